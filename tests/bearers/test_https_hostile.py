"""The https bearer against slow, wrong, greedy and lying far sides."""

import asyncio
import random
import socket
import ssl
from collections import Counter
from contextlib import AsyncExitStack
from typing import Any, cast

import pytest

from parley.bearers import https_conversation, https_listener, https_tls
from parley.station.bearing import Garbled, TimedOut, Undelivered, Unreachable
from parley.station.keys import TlsIdentity
from tests.bearers.conftest import Run
from tests.bearers.house import LIMIT, WAIT_MS, Stream, calling, impostor, listening, plain, rest, stream
from tests.looping import finished

POST = b"POST /parley/1 HTTP/1.1\r\nhost: x\r\n"


@pytest.fixture(autouse=True)
def _little_lingering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(https_conversation, "LINGER_S", 0.1)


# Each request with what it is answered; the connection ends afterwards.
REQUESTS = {
    "another path": (b"POST /parley/2 HTTP/1.1\r\ncontent-length: 0\r\n\r\n", 404),
    "a query": (b"POST /parley/1?x HTTP/1.1\r\ncontent-length: 0\r\n\r\n", 404),
    "an absolute path": (b"POST https://x/parley/1 HTTP/1.1\r\ncontent-length: 0\r\n\r\n", 404),
    "another method": (b"GET /parley/1 HTTP/1.1\r\n\r\n", 405),
    "no length": (POST + b"\r\n", 411),
    "chunks": (POST + b"transfer-encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", 411),
    "chunks and a length": (POST + b"content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n", 400),
    "two lengths": (POST + b"content-length: 3\r\ncontent-length: 4\r\n\r\nabcd", 400),
    "a length that is no number": (POST + b"content-length: 3x\r\n\r\nabc", 400),
    "a negative length": (POST + b"content-length: -3\r\n\r\nabc", 400),
    "a length of twenty digits": (POST + b"content-length: 99999999999999999999\r\n\r\n", 400),
    "a parcel over the limit": (POST + b"content-length: %d\r\n\r\n" % (LIMIT + 1), 413),
    "a head without end": (POST + b"x: " + b"y" * 20_000, 431),
    "headers without end": (POST + b"x: y\r\n" * 4_000, 431),
    "an upgrade": (b"GET /parley/1 HTTP/1.1\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n", 405),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
    "not HTTP": (b"\x00\x01\x02\x03\r\n\r\n", 400),
    "TLS inside TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 3, 400),
}


@pytest.mark.parametrize(("request_bytes", "status"), REQUESTS.values(), ids=REQUESTS.keys())
def test_a_request_that_is_not_as_agreed_is_refused_by_name(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, request_bytes: bytes, status: int
) -> None:
    async def play() -> None:
        async with listening(boreas, [auster]) as house:
            async with stream(house.port, auster, boreas) as (reader, writer):
                writer.write(request_bytes)
                answer = await rest(reader)
                assert answer.startswith(b"HTTP/1.1 %d " % status), answer
                assert b"connection: close\r\n" in answer
                assert b"server:" not in answer.lower()
                assert len(answer) < 300
            await still_serves(house.port, auster, boreas)

    run(play())


async def still_serves(port: int, us: TlsIdentity, them: TlsIdentity) -> None:
    async with calling(us, them, port) as bearer:
        assert await bearer.post(b"honest", WAIT_MS) == b"honest"


def test_the_answer_has_no_banner_and_no_more_than_it_needs(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            writer.write(POST + b"connection: close\r\ncontent-length: 3\r\n\r\nabc")
            assert await rest(reader) == (
                b"HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: 3\r\n"
                b"connection: close\r\n\r\nabc"
            )

    run(play())


def test_a_request_may_come_byte_by_byte(run: Run, auster: TlsIdentity, boreas: TlsIdentity) -> None:
    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            for byte in POST + b"connection: close\r\ncontent-length: 3\r\n\r\nabc":
                writer.write(bytes((byte,)))
                await asyncio.sleep(0)
            assert (await rest(reader)).endswith(b"\r\n\r\nabc")

    run(play())


def test_a_second_request_before_the_answer_ends_the_connection_after_the_first(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    heard: list[bytes] = []

    async def receive(_peer: str, parcel: bytes) -> bytes:
        heard.append(parcel)
        await asyncio.sleep(0.1)
        return parcel

    async def play() -> None:
        async with (
            listening(boreas, [auster], receive) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            writer.write((POST + b"content-length: 1\r\n\r\na") + (POST + b"content-length: 1\r\n\r\nb"))
            answer = await rest(reader)
            assert answer.count(b"HTTP/1.1") == 1
            assert answer.endswith(b"a")
        assert heard == [b"a"]

    run(play())


def test_nothing_of_a_parcel_over_the_limit_is_read(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            writer.write(POST + b"content-length: 1000000000\r\n\r\n")
            await asyncio.sleep(0.05)
            (conversation,) = house._conversations()
            for _ in range(20):
                writer.write(bytes(100_000))
                await asyncio.sleep(0)
            assert b" 413 " in await rest(reader)
            assert conversation._body == []

    run(play())


def test_a_fault_of_ours_is_told_to_the_loop_and_the_station_serves_on(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    faults: list[dict[str, Any]] = []

    async def receive(_peer: str, parcel: bytes) -> bytes:
        if parcel == b"bad":
            raise RuntimeError("the disk is gone")
        return parcel

    async def play() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: faults.append(context))
        async with (
            listening(boreas, [auster], receive) as house,
            calling(auster, boreas, house.port) as bearer,
        ):
            with pytest.raises(Undelivered, match="500 a fault of ours"):
                await bearer.post(b"bad", WAIT_MS)
            assert await bearer.post(b"good", WAIT_MS) == b"good"
        assert [str(fault["exception"]) for fault in faults] == ["the disk is gone"]

    run(play())


class Paper:
    """A transport that keeps what is written on it."""

    def __init__(self, certificate: bytes) -> None:
        self.written = b""
        self.certificate = certificate

    def get_extra_info(self, name: str) -> object:
        assert name == "ssl_object"
        return self

    def getpeercert(self, *, binary_form: bool) -> bytes:
        assert binary_form
        return self.certificate

    def write(self, data: bytes) -> None:
        self.written += data

    def nothing(self) -> None: ...

    abort = close = pause_reading = resume_reading = nothing


def test_10000_mutants_are_each_answered_or_refused(auster: TlsIdentity, boreas: TlsIdentity) -> None:
    # Either a parcel of ours comes to `receive`, or an answer names what is wrong, or more is awaited; nothing raises.
    chance = random.Random(2022)
    good = POST + b"content-length: 9\r\n\r\nthe parcel"[:-1]
    ends: Counter[bytes] = Counter()

    async def play() -> None:
        async with listening(boreas, [auster]) as house:
            for _ in range(10_000):
                mutant = mutated(chance, good)
                paper = Paper(auster.certificate)
                conversation = https_conversation.Conversation(house)
                conversation.connection_made(cast("asyncio.Transport", paper))
                cut = chance.randrange(len(mutant) + 1)
                conversation.data_received(mutant[:cut])
                conversation.data_received(mutant[cut:])
                for _ in range(3):
                    await asyncio.sleep(0)
                conversation.connection_lost(None)
                ends[paper.written[9:12]] += 1

    finished(play())
    assert ends.keys() <= {b"", b"200", b"400", b"404", b"405", b"411", b"413", b"431"}
    assert min(ends[kind] for kind in (b"", b"200", b"400", b"404", b"411")) > 50, ends


def mutated(chance: random.Random, good: bytes) -> bytes:
    """One to four bytes changed, left out, doubled, or a piece copied elsewhere."""
    data = bytearray(good)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randint(1, 20)]
            case 2:
                data[place:place] = data[place : place + chance.randint(1, 40)]
            case _:
                data.insert(place, chance.choice(b"\r\n :;,\x00\xff0"))
        if not data:
            break
    return bytes(data)


# Before the handshake.


def test_500_slow_sockets_are_closed_while_an_honest_caller_is_served(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https_listener, "HANDSHAKE_WAIT_S", 1.0)

    async def play() -> None:
        loop = asyncio.get_running_loop()
        async with listening(boreas, [auster]) as house:
            slow = [socket.socket() for _ in range(500)]
            try:
                for one in slow:
                    one.setblocking(False)
                    await loop.sock_connect(one, ("127.0.0.1", house.port))
                async with calling(auster, boreas, house.port) as bearer:
                    began = loop.time()
                    for _ in range(20):
                        assert await bearer.post(b"honest", WAIT_MS) == b"honest"
                    assert loop.time() - began < 3
                    assert len(house._handshakes) <= https_listener.HANDSHAKES_PER_ADDRESS_MAX
                    await still_serves(house.port, auster, boreas)
                async with asyncio.timeout(3):
                    assert await asyncio.gather(*(ended(loop, one) for one in slow)) == [True] * 500
            finally:
                for one in slow:
                    one.close()

    run(play())


async def ended(loop: asyncio.AbstractEventLoop, connection: socket.socket) -> bool:
    try:
        return await loop.sock_recv(connection, 1) == b""
    except ConnectionError:
        return True


def test_plain_http_to_the_tls_port_gets_nothing(run: Run, auster: TlsIdentity, boreas: TlsIdentity) -> None:
    async def play() -> None:
        async with listening(boreas, [auster]) as house:
            async with plain(house.port) as (reader, writer):
                writer.write(POST + b"content-length: 3\r\n\r\nabc")
                assert b"HTTP" not in await rest(reader)
            await still_serves(house.port, auster, boreas)

    run(play())


def contexts(boreas: TlsIdentity, stranger: TlsIdentity) -> dict[str, ssl.SSLContext]:
    """Callers' contexts that the listener must not admit."""
    none, old, wrong = (ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) for _ in range(3))
    for context in (none, old, wrong):
        context.check_hostname = False
        context.load_verify_locations(cadata=boreas.certificate)
    wrong.load_cert_chain(stranger.certificate_path, stranger.key_path, stranger.key_password)
    return {"no certificate": none, "TLS 1.2": old, "a wrong certificate": wrong}


@pytest.mark.parametrize("kind", ["no certificate", "TLS 1.2", "a wrong certificate"])
def test_a_caller_of_the_wrong_kind_is_not_heard(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, stranger: TlsIdentity, kind: str
) -> None:
    heard: list[bytes] = []
    context = contexts(boreas, stranger)[kind]
    if kind == "TLS 1.2":
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(auster.certificate_path, auster.key_path, auster.key_password)

    async def receive(_peer: str, parcel: bytes) -> bytes:
        heard.append(parcel)
        return parcel

    async def attempt(port: int) -> bytes:
        try:
            async with plain(port, ssl=context, server_hostname="") as (reader, writer):
                writer.write(POST + b"content-length: 3\r\n\r\nabc")
                return await rest(reader)
        except (ssl.SSLError, ConnectionError):
            return b""

    async def play() -> None:
        async with listening(boreas, [auster], receive) as house:
            assert await attempt(house.port) == b""
            assert heard == []
            await still_serves(house.port, auster, boreas)

    run(play())


# After the handshake: an admitted counterpart that is slow or greedy.


@pytest.mark.parametrize(
    "beginning",
    [b"", b"POST /parl", POST, POST + b"content-length: 100\r\n\r\nabc"],
    ids=["none", "line", "head", "body"],
)
def test_a_request_that_never_ends_is_cut_off(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, monkeypatch: pytest.MonkeyPatch, beginning: bytes
) -> None:
    monkeypatch.setattr(https_conversation, "REQUEST_WAIT_S", 0.3)

    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            writer.write(beginning)
            began = asyncio.get_running_loop().time()
            assert await rest(reader) == b""
            assert 0.2 < asyncio.get_running_loop().time() - began < 2

    run(play())


def test_bytes_that_trickle_do_not_postpone_the_deadline(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https_conversation, "REQUEST_WAIT_S", 0.3)

    async def trickle(writer: asyncio.StreamWriter) -> None:
        for byte in POST * 10:
            writer.write(bytes((byte,)))
            await asyncio.sleep(0.02)

    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            trickling = asyncio.ensure_future(trickle(writer))
            assert await rest(reader, 2) == b""
            trickling.cancel()

    run(play())


def test_a_large_parcel_has_the_time_that_a_thin_line_needs(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https_conversation, "REQUEST_WAIT_S", 0.2)
    monkeypatch.setattr(https_conversation, "BODY_BYTES_PER_S_MIN", 50)

    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            writer.write(POST + b"connection: close\r\ncontent-length: 50\r\n\r\n")
            for _ in range(5):
                await asyncio.sleep(0.1)
                writer.write(b"0123456789")
            assert (await rest(reader)).endswith(b"0123456789" * 5)

    run(play())


def test_an_idle_connection_ends_after_its_time(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https_conversation, "IDLE_WAIT_S", 0.2)

    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            stream(house.port, auster, boreas) as (reader, writer),
        ):
            writer.write(POST + b"content-length: 1\r\n\r\na")
            assert (await rest(reader, 2)).endswith(b"a")

    run(play())


def test_more_connections_than_one_counterpart_needs_replace_its_oldest(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        most = https_listener.CONNECTIONS_PER_PEER_MAX
        async with listening(boreas, [auster]) as house, AsyncExitStack() as held:
            streams: list[Stream] = []
            for _ in range(most + 2):
                reader, writer = await held.enter_async_context(stream(house.port, auster, boreas))
                writer.write(POST + b"content-length: 1\r\n\r\na")
                await reader.readuntil(b"\r\n\r\na")
                streams.append((reader, writer))
            for reader, _ in streams[:2]:
                assert await rest(reader) == b""
            assert len(house._conversations()) == most

    run(play())


def test_a_counterpart_that_does_not_read_gets_no_more_answers_and_is_cut_off(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https_conversation, "REQUEST_WAIT_S", 0.5)
    heard: list[int] = []

    async def receive(_peer: str, parcel: bytes) -> bytes:
        heard.append(len(parcel))
        return bytes(4_000_000)

    async def play() -> None:
        async with listening(boreas, [auster], receive) as house:
            async with stream(house.port, auster, boreas) as (_, writer):
                for _ in range(30):
                    writer.write(POST + b"content-length: 1\r\n\r\na")
                    await asyncio.sleep(0.02)
                await asyncio.sleep(0.3)
                assert house._conversations() == []
            assert len(heard) < 5

    run(play())


# The far side that we call lies.


def script(*answers: bytes, then_end: bool = False) -> Any:
    async def play(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        for answer in answers:
            writer.write(answer)
            await writer.drain()
        if not then_end:
            await asyncio.sleep(5)

    return play


OK = b"HTTP/1.1 200 OK\r\n"
REPLIES = {
    "a reply over the limit": (
        OK + b"content-length: %d\r\n\r\n" % (LIMIT + 1),
        "a reply of more than 100,000 bytes",
    ),
    "chunks over the limit": (
        OK + b"transfer-encoding: chunked\r\n\r\n" + (b"10000\r\n" + bytes(65_536) + b"\r\n") * 3,
        "a reply of more than 100,000 bytes",
    ),
    "a reply until the end over the limit": (
        OK + b"\r\n" + bytes(LIMIT + 1),
        "a reply of more than 100,000 bytes",
    ),
    "a head without end": (OK + b"x: " + b"y" * 50_000, "a head of more than 8,192 bytes"),
    "not HTTP": (b"220 mail.example ESMTP\r\n", "not HTTP/1.1"),
    "a length that is no number": (OK + b"content-length: many\r\n\r\n", "not HTTP/1.1"),
    "two replies": ((OK + b"content-length: 1\r\n\r\na") * 2, None),
}


@pytest.mark.parametrize(("reply", "why"), REPLIES.values(), ids=REPLIES.keys())
def test_a_reply_that_is_not_as_agreed_is_garbled(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, reply: bytes, why: str | None
) -> None:
    async def play() -> None:
        context = https_tls.listening(boreas, [auster.certificate])
        async with impostor(script(reply), context) as port, calling(auster, boreas, port) as bearer:
            if why is None:  # the first is a reply; the second ends the connection
                assert await bearer.post(b"parcel", WAIT_MS) == b"a"
            else:
                with pytest.raises(Garbled, match=why):
                    await bearer.post(b"parcel", WAIT_MS)
            await asyncio.sleep(0.05)
            assert bearer._link is not None
            assert not bearer._link.open

    run(play())


def test_words_of_a_reply_that_nobody_asked_for_end_the_connection(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        context = https_tls.listening(boreas, [auster.certificate])
        late = OK + b"content-length: 5\r\n\r\nlater"
        async with (
            impostor(script(OK + b"content-length: 1\r\n\r\na", b"", late), context) as port,
            calling(auster, boreas, port) as bearer,
        ):
            for _ in range(3):
                assert await bearer.post(b"parcel", WAIT_MS) == b"a"
                await asyncio.sleep(0.05)

    run(play())


def test_a_far_side_that_hangs_up_without_an_answer_is_unreachable(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        context = https_tls.listening(boreas, [auster.certificate])
        async with (
            impostor(script(OK, then_end=True), context) as port,
            calling(auster, boreas, port) as bearer,
        ):
            with pytest.raises(Unreachable, match="before an answer"):
                await bearer.post(b"parcel", WAIT_MS)

    run(play())


def test_a_far_side_that_never_answers_the_handshake_is_timed_out(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.read()
        await asyncio.sleep(5)

    async def play() -> None:
        async with impostor(silent, None) as port, calling(auster, boreas, port) as bearer:
            with pytest.raises(TimedOut, match="no connection"):
                await bearer.post(b"parcel", 300)

    run(play())


def test_a_far_side_that_speaks_no_tls_is_garbled(run: Run, auster: TlsIdentity, boreas: TlsIdentity) -> None:
    async def web(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await asyncio.sleep(5)

    async def play() -> None:
        async with impostor(web, None) as port, calling(auster, boreas, port) as bearer:
            with pytest.raises(Garbled, match=r"no TLS 1\.3"):
                await bearer.post(b"parcel", WAIT_MS)

    run(play())
