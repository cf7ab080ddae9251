"""From "written at A" to "receipt verified at A", two station processes over HTTPS on loopback, durable on both sides.

Beside it, in the same run, the floor (bench/floor.py). Run: python -m bench roundtrip
"""

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bench import stations
from bench.certificate import write_certificate

ONE_BY_ONE = 400
IN_FLIGHT = 50
MANY = 4_000
BATCH = 200
TEXT = "Convoy of six vehicles left Northgate at 0915Z, moving south on route 7 towards the bridge. Nothing to add."


def message(number: int) -> dict[str, object]:
    return {"to": "duty-desk", "subject": f"note {number}", "precedence": "R", "text": TEXT}


async def measure(folder: Path) -> dict[str, float]:
    """Requests one by one, then with IN_FLIGHT under way, at the control socket in `folder`."""
    pipe = await stations.Pipe.open(folder)

    async def once(number: int) -> None:
        await pipe.ask({"do": "write", "await": "receipt", **message(number)})

    for number in range(20):
        await once(number)
    times = []
    for number in range(ONE_BY_ONE):
        start = time.perf_counter()
        await once(number)
        times.append(time.perf_counter() - start)
    start = time.perf_counter()
    await flood(once)
    per_s = MANY / (time.perf_counter() - start)
    return {
        "median_ms": statistics.median(times) * 1e3,
        "p99_ms": statistics.quantiles(times, n=100)[98] * 1e3,
        "per_s": per_s,
    }


async def batches(folder: Path) -> float:
    """Messages a second when a command writes BATCH at once, each its own entry."""
    pipe = await stations.Pipe.open(folder)
    start = time.perf_counter()
    for first in range(0, MANY, BATCH):
        await pipe.ask(
            {"do": "write", "await": "receipt", "messages": [message(first + i) for i in range(BATCH)]}
        )
    return MANY / (time.perf_counter() - start)


async def flood(once: Callable[[int], Awaitable[None]]) -> None:
    """MANY requests, IN_FLIGHT of them at any time."""
    left = iter(range(MANY))

    async def worker() -> None:
        for number in left:
            await once(number)

    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))


def run_floor(folder: Path) -> dict[str, float]:
    write_certificate(folder)
    port = str(stations.free_port())
    processes = []
    try:
        for role in ("far", "near"):
            processes.append(subprocess.Popen([sys.executable, "-m", "bench.floor", role, str(folder), port]))
            time.sleep(1.0)
        return asyncio.run(measure(folder))
    finally:
        for process in processes:
            process.terminate()
            process.wait(10)


def main() -> None:
    with tempfile.TemporaryDirectory(dir=".", prefix=".bench-") as root:
        base = run_floor(Path(root))
        with stations.pair(Path(root)) as (a, b):
            idle = stations.memory_mib(a.process)
            before = [stations.cpu_ms(s.process) for s in (a, b)]
            mine = asyncio.run(measure(a.folder))
            cpu = [stations.cpu_ms(s.process) - was for s, was in zip((a, b), before, strict=True)]
            batched = asyncio.run(batches(a.folder))
    print(f"{'':28}{'ours':>10}{'floor':>10}{'ratio':>8}")
    for what, key, name in (("round trip, median", "median_ms", "ms"), ("round trip, p99", "p99_ms", "ms"),
                            (f"{IN_FLIGHT} in flight", "per_s", "/s")):  # fmt: skip
        print(f"{what + ', ' + name:28}{mine[key]:10.2f}{base[key]:10.2f}{mine[key] / base[key]:8.2f}")
    print(f"{f'batches of {BATCH}, /s':28}{batched:10.0f}")
    done = MANY + ONE_BY_ONE + 20
    print(f"{'CPU ms a message: A, B':28}{cpu[0] / done:10.2f}{cpu[1] / done:10.2f}")
    print(f"{'idle memory of A, MiB':28}{idle:10.1f}")


if __name__ == "__main__":
    main()
