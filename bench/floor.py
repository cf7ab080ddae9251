"""The floor: what two stations cost at least, without our protocol.

Same sockets (a Unix socket in, mutual TLS 1.3 between, on loopback), same hops, four durable SQLite commits (accepted
at A, stored at B, receipt stored at B, receipt stored at A). Each message is one JSON request, is signed and verified
with Ed25519, and has its own signed receipt; everything that waits shares a commit and a write.
Run as a process: `python -m bench.floor ROLE FOLDER PORT`.
"""

import asyncio
import json
import ssl
import sys
from collections.abc import Sequence
from pathlib import Path

import apsw
from nacl.signing import SigningKey, VerifyKey

SEED = bytes(32)
KEY = SigningKey(SEED)
PUBLIC = VerifyKey(bytes(KEY.verify_key))
SIGNATURE = 64


def database(path: Path) -> apsw.Connection:
    db = apsw.Connection(str(path))
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE message (id INTEGER PRIMARY KEY, body BLOB)")
    return db


def commit(db: apsw.Connection, bodies: Sequence[bytes]) -> None:
    with db:
        db.executemany("INSERT INTO message (body) VALUES (?)", ((body,) for body in bodies))


async def frame(reader: asyncio.StreamReader) -> bytes:
    size = int.from_bytes(await reader.readexactly(4), "big")
    return await reader.readexactly(size)


def framed(body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + body


def split(data: bytes) -> list[bytes]:
    bodies, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        bodies.append(data[at + 4 : at + 4 + size])
        at += 4 + size
    return bodies


def context(folder: Path, *, server: bool) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if server else ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_3
    made.check_hostname = False
    made.verify_mode = ssl.CERT_REQUIRED
    made.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    made.load_verify_locations(folder / "cert.pem")
    return made


async def far(folder: Path, port: int) -> None:
    """B: stores what comes, stores its receipt, answers."""
    db = database(folder / "b.db")

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            signed = split(await frame(reader))
            commit(db, [PUBLIC.verify(body) for body in signed])
            receipts = [KEY.sign(body[:SIGNATURE]) for body in signed]
            commit(db, receipts)
            writer.write(framed(b"".join(map(framed, receipts))))

    server = await asyncio.start_server(serve, "127.0.0.1", port, ssl=context(folder, server=True))
    await server.serve_forever()


async def near(folder: Path, port: int) -> None:
    """A: stores what its client writes, brings it to B, stores the receipt, tells the client."""
    db = database(folder / "a.db")
    waiting: list[tuple[dict[str, object], asyncio.StreamWriter]] = []
    some = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                line = await reader.readline()
                if not line:
                    return
                waiting.append((json.loads(line), writer))
                some.set()
        except ConnectionError:
            pass

    server = await asyncio.start_unix_server(serve, str(folder / "control.sock"))
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context(folder, server=False))
    async with server:
        while True:
            await some.wait()
            some.clear()
            taken, waiting[:] = waiting[:], []
            bodies = [json.dumps(request).encode() for request, _ in taken]
            commit(db, bodies)
            writer.write(framed(b"".join(framed(KEY.sign(body)) for body in bodies)))
            receipts = split(await frame(reader))
            commit(db, [PUBLIC.verify(receipt) for receipt in receipts])
            for request, client in taken:
                client.write(json.dumps({"req": request["req"], "ok": {}}).encode() + b"\n")


if __name__ == "__main__":
    _, role, where, on = sys.argv
    asyncio.run((near if role == "near" else far)(Path(where), int(on)))
