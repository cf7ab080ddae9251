"""Two real stations for the benchmarks: folders, cards, agreement, processes. Everything in a temporary folder."""

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from parley import wiring
from parley.station.client import Client, NotRunning
from parley.wiring import serving

PASSPHRASE = "bench bench bench"
RUN = (
    "import sys; from pathlib import Path; from parley.wiring import serving;"
    "sys.exit(serving.serve(Path(sys.argv[1]), sys.argv[2]))"
)


@dataclass
class Running:
    """One station process."""

    name: str
    folder: Path
    process: subprocess.Popen[bytes]

    def client(self, wait_s: float = 10.0) -> Client:
        until = time.monotonic() + wait_s
        while True:
            try:
                return Client(self.folder)
            except NotRunning:
                if time.monotonic() > until:
                    raise
                time.sleep(0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(name: str, folder: Path) -> Running:
    log = (folder / "log").open("ab")
    return Running(
        name, folder, subprocess.Popen([sys.executable, "-c", RUN, str(folder), PASSPHRASE], stderr=log)
    )


def make(root: Path, name: str) -> Path:
    """A station's folder, not yet paired."""
    port = free_port()
    posts = [("duty-desk", "Duty desk"), ("secretary", "Secretary")]
    serving.init(
        root / name,
        name=name,
        title=name.title(),
        posts=posts,
        addresses=[f"https://127.0.0.1:{port}"],
        listen=f"127.0.0.1:{port}",
        passphrase=PASSPHRASE,
        cost="test",
        now=time.time_ns() // 1_000_000,
    )
    return root / name


def terms(a: Path, b: Path) -> dict[str, object]:
    """An agreement with no tests that would disturb a measurement."""
    sides = [
        {"party": wiring.card_of(folder).party,
         "posts": [{"name": "duty-desk", "role": "desk"}, {"name": "secretary", "role": "principal"}]}
        for folder in (a, b)
    ]  # fmt: skip
    return {"title": "bench", "sides": sides}


@contextmanager
def pair(root: Path) -> Iterator[tuple[Running, Running]]:
    """Two stations that run, are paired and have agreed."""
    folders = [make(root, name) for name in ("aster", "boreas")]
    cards = [wiring.card_of(folder).text for folder in folders]
    serving.pair(folders[0], PASSPHRASE, cards[1])
    serving.pair(folders[1], PASSPHRASE, cards[0])
    stations = [start(folder.name, folder) for folder in folders]
    try:
        for station in stations:
            client = station.client()
            client.ask({"do": "agree", "terms": terms(*folders)})
            client.close()
        settle(stations)
        yield stations[0], stations[1]
    finally:
        for station in stations:
            station.process.terminate()
        for station in stations:
            station.process.wait(10)


def settle(stations: list[Running], wait_s: float = 60.0) -> None:
    """Nothing is under way between them."""
    until = time.monotonic() + wait_s
    for station in [*stations, *stations]:
        client = station.client()
        while not client.ask({"do": "settle"})["settled"]:
            if time.monotonic() > until:
                raise TimeoutError(
                    f"{station.name} does not settle: {(station.folder / 'log').read_text()[-2000:]}"
                )
            time.sleep(0.01)
        client.close()


class Pipe:
    """The control socket with many requests under way."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.waiting: dict[int, asyncio.Future[dict[str, object]]] = {}
        self.count = 0
        self.task = asyncio.create_task(self._read())

    @classmethod
    async def open(cls, folder: Path) -> "Pipe":
        return cls(*await asyncio.open_unix_connection(str(folder / "control.sock"), limit=1 << 24))

    def ask(self, request: dict[str, object]) -> "asyncio.Future[dict[str, object]]":
        self.count += 1
        future: asyncio.Future[dict[str, object]] = asyncio.get_running_loop().create_future()
        self.waiting[self.count] = future
        self.writer.write(json.dumps({"req": self.count, **request}).encode() + b"\n")
        return future

    async def _read(self) -> None:
        while line := await self.reader.readline():
            answer = json.loads(line)
            future = self.waiting.pop(answer["req"])
            if "error" in answer:
                future.set_exception(RuntimeError(str(answer["error"])))
            else:
                future.set_result(answer["ok"])


def cpu_ms(process: subprocess.Popen[bytes]) -> float:
    """Processor time used so far."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 10.0


def memory_mib(process: subprocess.Popen[bytes]) -> float:
    status = Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
