"""The same work with a long record: round trips, opening, memory, the full check.

Run: python -m bench size [ENTRIES]   (default 100,000; 1,000,000 takes some minutes and 2 GB of disk)
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from bench import roundtrip, stations
from parley import wiring
from parley.station import check

BATCH = 500


async def fill(folder: Path, entries: int) -> float:
    """Messages written in batches, each its own entry; entries a second."""
    pipe = await stations.Pipe.open(folder)
    start = time.perf_counter()
    for first in range(0, entries, BATCH):
        many = [roundtrip.message(first + i) for i in range(BATCH)]
        await pipe.ask({"do": "write", "await": "receipt", "messages": many})
    return entries / (time.perf_counter() - start)


def opening(station: stations.Running) -> tuple[stations.Running, float]:
    """The station stopped and started again: seconds until it answers, key unwrapping included."""
    station.process.terminate()
    station.process.wait(30)
    start = time.perf_counter()
    again = stations.start(station.name, station.folder)
    client = again.client(60)
    client.ask({"do": "status"})
    return again, time.perf_counter() - start


def checking(folder: Path) -> tuple[int, float]:
    """Every entry of the record against its signed heads: how many, and seconds."""
    reading = wiring.reading(folder)
    start, count = time.perf_counter(), 0
    for line in ("", *(row.id for row in reading.lines())):
        count += sum(check.full(reading, row) for row in reading.logs(line))
    return count, time.perf_counter() - start


def main() -> None:
    entries = int(sys.argv[-1]) if sys.argv[-1].isdigit() else 100_000
    with tempfile.TemporaryDirectory(dir=".", prefix=".bench-") as root, stations.pair(Path(root)) as (a, _):
        short = asyncio.run(roundtrip.measure(a.folder))
        rate = asyncio.run(fill(a.folder, entries))
        long = asyncio.run(roundtrip.measure(a.folder))
        busy = stations.memory_mib(a.process)
        again, seconds = opening(a)
        a.process = again.process
        time.sleep(5)
        idle = stations.memory_mib(a.process)
        count, took = checking(a.folder)
        size = sum(p.stat().st_size for p in a.folder.glob("station.db*")) / 2**20
    print(f"entries in the record of A: {count:,} ({size:.0f} MiB); written at {rate:,.0f}/s")
    print(f"{'':28}{'empty':>10}{'full':>10}{'ratio':>8}")
    rows = {"round trip, median ms": "median_ms", "round trip, p99 ms": "p99_ms", "50 in flight, /s": "per_s"}
    for what, key in rows.items():
        print(f"{what:28}{short[key]:10.2f}{long[key]:10.2f}{long[key] / short[key]:8.2f}")
    print(f"opening, s: {seconds:.2f}; full check, s: {took:.2f} ({count / took:,.0f}/s)")
    print(f"memory, MiB: {busy:.0f} after the load, {idle:.0f} idle after a restart")


if __name__ == "__main__":
    main()
