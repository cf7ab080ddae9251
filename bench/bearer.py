"""What a parcel costs on its way: sealing, opening, and one POST over mutual TLS to another process on loopback.

Run: `.venv/bin/python -m bench.bearer`. Times on one machine are not times on another: read the ratios.
"""

import asyncio
import multiprocessing
import os
import ssl
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

import uvloop

from parley.bearers import https_tls
from parley.bearers.https import HttpsBearer, HttpsListener
from parley.keystores.envelope import Cost
from parley.keystores.file import FileKeystore
from parley.station.keys import KeyRole, TlsIdentity
from parley.wire import seal

ROUNDS = 3_000
PASSPHRASE = "only for the benchmark"
SIZES = {"a head and its receipt": 8_000, "a full bucket of entries": 65_000}


def microseconds(work: Callable[[], object], rounds: int = 500) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1e6


def seals(keys: FileKeystore) -> None:
    (key, public) = next(iter(keys.sealing_keys().items()))
    info = seal.header(key, "0" * 32, "auster-" + "0" * 16, "boreas-" + "1" * 16)
    for name, size, rounds in (("4 KiB", 4_000, 500), ("64 KiB", 65_000, 500), ("4 MiB", 4_000_000, 30)):
        text = os.urandom(size)
        outer = seal.frame(info, keys.seal(public, info, seal.pad(text)))

        def close(text: bytes = text) -> bytes:
            return seal.frame(info, keys.seal(public, info, seal.pad(text)))

        def unseal(outer: bytes = outer) -> bytes:
            sealed = seal.read(outer)
            return seal.unpad(keys.open(sealed.key, sealed.info, sealed.box))

        print(
            f"seal / open {name:>6}: {microseconds(close, rounds):8.0f} / {microseconds(unseal, rounds):.0f} µs"
        )
    print(f"sign Ed25519 / ML-DSA-44: {microseconds(lambda: keys.sign(KeyRole.LOG, info)):.0f} / ", end="")
    print(f"{microseconds(lambda: keys.sign(KeyRole.MLDSA, info)):.0f} µs")


class Echo(asyncio.Protocol):
    """The floor: the same TLS and the same bytes, without HTTP."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.transport.write(data)


def far_side(folder: Path, peer: bytes, pipe: Connection) -> None:
    """The other process: a listener that returns what it gets, and the floor beside it."""

    async def receive(_peer: str, parcel: bytes) -> bytes:
        return parcel

    async def serve() -> None:
        keys = FileKeystore.open_file(folder, PASSPHRASE)
        listener = HttpsListener(keys.tls(), "127.0.0.1", 0, receive, seal.OUTER_BYTES_MAX)
        listener.admit([peer])
        await listener.start()
        floor = await asyncio.get_running_loop().create_server(
            Echo, "127.0.0.1", 0, ssl=https_tls.listening(keys.tls(), [peer])
        )
        pipe.send((listener.port, floor.sockets[0].getsockname()[1]))
        await asyncio.get_running_loop().run_in_executor(None, pipe.recv)
        floor.close()
        await listener.stop()

    uvloop.run(serve())


async def rounds(name: str, post: Callable[[], Awaitable[object]]) -> float:
    for _ in range(200):
        await post()
    times = []
    began_cpu = time.process_time()
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await post()
        times.append(time.perf_counter() - began)
    cpu = (time.process_time() - began_cpu) / ROUNDS * 1e6
    times.sort()
    median, p99 = times[ROUNDS // 2] * 1e6, times[ROUNDS * 99 // 100] * 1e6
    print(f"{name:<42} median {median:5.0f}  p99 {p99:5.0f}  our CPU {cpu:4.0f} µs")
    return median


async def posts(us: TlsIdentity, peer: bytes, port: int, floor_port: int) -> None:
    context: ssl.SSLContext = https_tls.calling(us, peer)
    reader, writer = await asyncio.open_connection("127.0.0.1", floor_port, ssl=context, server_hostname="")
    bearer = HttpsBearer(us, peer, [f"https://127.0.0.1:{port}"], seal.OUTER_BYTES_MAX)
    for name, size in SIZES.items():
        parcel = os.urandom(len(seal.pad(bytes(size))) + seal.OVERHEAD_BYTES)

        async def echo(parcel: bytes = parcel) -> bytes:
            writer.write(parcel)
            return await reader.readexactly(len(parcel))

        async def post(parcel: bytes = parcel) -> bytes:
            return await bearer.post(parcel, 5_000)

        floor = await rounds(f"TLS echo, {name} ({len(parcel):,} B)", echo)
        ours = await rounds("https bearer, the same", post)
        print(f"{'':<42} ratio {ours / floor:.2f}")
    writer.transport.abort()

    async def afresh() -> None:
        await bearer.close()
        await bearer.post(b"parcel", 5_000)

    times = []
    for _ in range(100):
        began = time.perf_counter()
        await afresh()
        times.append((time.perf_counter() - began) * 1e3)
    print(f"a new connection (mutual TLS 1.3) and a POST   median {statistics.median(times):.2f} ms")
    await bearer.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place, name) for name in ("auster", "boreas")]
        for folder in folders:
            folder.mkdir()
        auster, boreas = (FileKeystore.create(folder, PASSPHRASE, Cost.TEST) for folder in folders)
        seals(auster)
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(
            target=far_side, args=(folders[1], auster.tls().certificate, theirs), daemon=True
        )
        process.start()
        uvloop.run(posts(auster.tls(), boreas.tls().certificate, *ours.recv()))
        ours.send(None)
        process.join(5)


if __name__ == "__main__":
    main()
