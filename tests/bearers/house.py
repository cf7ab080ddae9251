"""Stations for the bearer's tests: real sockets on loopback, real certificates, and a far side that can misbehave."""

import asyncio
import contextlib
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from parley.bearers import https_tls
from parley.bearers.https import HttpsBearer, HttpsListener
from parley.keystores.envelope import Cost
from parley.keystores.file import FileKeystore
from parley.station.bearing import Receive
from parley.station.keys import TlsIdentity

LIMIT = 100_000  # small, so that a parcel over it is quickly made
WAIT_MS = 5_000

Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def identity(folder: Path, name: str) -> TlsIdentity:
    (folder / name).mkdir()
    return FileKeystore.create(folder / name, "correct horse battery", Cost.TEST).tls()


async def echo(_peer: str, parcel: bytes) -> bytes:
    return parcel


@asynccontextmanager
async def listening(
    us: TlsIdentity, peers: Sequence[TlsIdentity], receive: Receive = echo, port: int = 0, limit: int = LIMIT
) -> AsyncIterator[HttpsListener]:
    listener = HttpsListener(us, "127.0.0.1", port, receive, limit)
    listener.admit([peer.certificate for peer in peers])
    await listener.start()
    try:
        yield listener
    finally:
        await listener.stop()


@asynccontextmanager
async def calling(
    us: TlsIdentity, peer: TlsIdentity, *ports: int, lost: Callable[[], None] = lambda: None
) -> AsyncIterator[HttpsBearer]:
    addresses = [f"https://127.0.0.1:{port}" for port in ports]
    bearer = HttpsBearer(us, peer.certificate, addresses, LIMIT, lost)
    try:
        yield bearer
    finally:
        await bearer.close()
        await asyncio.sleep(0)


@asynccontextmanager
async def stream(port: int, us: TlsIdentity, peer: TlsIdentity) -> AsyncIterator[Stream]:
    """A TLS connection as an admitted counterpart who writes what it likes."""
    async with plain(port, ssl=https_tls.calling(us, peer.certificate), server_hostname="") as both:
        yield both


@asynccontextmanager
async def plain(port: int, **tls: object) -> AsyncIterator[Stream]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, **tls)  # type: ignore[arg-type]  # ssl=, name
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        await asyncio.sleep(0)


async def rest(reader: asyncio.StreamReader, within_s: float = 5.0) -> bytes:
    """All that comes until the far side ends the connection."""
    got = b""
    async with asyncio.timeout(within_s):
        with contextlib.suppress(ConnectionError, ssl.SSLError):
            while more := await reader.read(65_536):
                got += more
    return got


@asynccontextmanager
async def impostor(
    script: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
    context: ssl.SSLContext | None,
) -> AsyncIterator[int]:
    """A far side that does what `script` says with each connection. Gives its port."""
    tasks: set[asyncio.Task[None]] = set()

    async def play(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            with contextlib.suppress(ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
                await script(reader, writer)
        except asyncio.CancelledError:
            pass  # the test is over
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(play, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.sleep(0)
