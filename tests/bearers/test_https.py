"""The https bearer between stations that mean well: real TLS sockets on loopback."""

import asyncio
import socket
import ssl
from hashlib import sha256

import pytest

from parley.bearers import https_caller
from parley.bearers.https import HttpsBearer, HttpsListener, parse_address
from parley.record.errors import Malformed
from parley.station.bearing import (
    Garbled,
    NotAdmitted,
    NotPinned,
    Refused,
    Rejected,
    Rejection,
    TimedOut,
    Unreachable,
)
from parley.station.keys import TlsIdentity
from tests.bearers.conftest import Run
from tests.bearers.house import LIMIT, WAIT_MS, calling, echo, impostor, listening


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def conversations(listener: HttpsListener) -> int:
    return len(listener._conversations())


def test_a_parcel_comes_with_its_bearers_certificate_and_the_reply_goes_back(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def receive(peer: str, parcel: bytes) -> bytes:
        return peer.encode() + parcel

    async def play() -> None:
        async with (
            listening(boreas, [auster], receive) as house,
            calling(auster, boreas, house.port) as bearer,
        ):
            told = await bearer.post(b"parcel", WAIT_MS)
            assert told == sha256(auster.certificate).hexdigest().encode() + b"parcel"

    run(play())


@pytest.mark.parametrize("size", [0, 1, 4_096, 65_536, LIMIT])
def test_parcels_of_every_size_arrive_whole(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, size: int
) -> None:
    parcel = bytes(i % 251 for i in range(size))

    async def play() -> None:
        async with listening(boreas, [auster]) as house, calling(auster, boreas, house.port) as bearer:
            assert await bearer.post(parcel, WAIT_MS) == parcel

    run(play())


def test_one_connection_serves_many_posts_without_delay(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with listening(boreas, [auster]) as house, calling(auster, boreas, house.port) as bearer:
            for turn in range(200):
                assert await bearer.post(b"%d" % turn, WAIT_MS) == b"%d" % turn
                assert conversations(house) == 1
            (theirs,) = house._conversations()
            assert bearer._link is not None
            for end in (theirs._transport, bearer._link._transport):
                assert end is not None
                assert end.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    run(play())


def test_posts_at_once_are_answered_each_with_its_own_reply(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with listening(boreas, [auster]) as house, calling(auster, boreas, house.port) as bearer:
            parcels = [b"%d" % turn for turn in range(50)]
            assert await asyncio.gather(*(bearer.post(parcel, WAIT_MS) for parcel in parcels)) == parcels

    run(play())


def test_a_rejection_brings_its_status_and_words_and_the_connection_lives_on(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def receive(_peer: str, parcel: bytes) -> bytes | Rejection:
        return Rejection(429, "more than \x1b[31mwe\r\ntake \u202e") if parcel == b"too much" else parcel

    async def play() -> None:
        async with (
            listening(boreas, [auster], receive) as house,
            calling(auster, boreas, house.port) as bearer,
        ):
            with pytest.raises(Rejected) as told:
                await bearer.post(b"too much", WAIT_MS)
            assert (told.value.status, told.value.words) == (429, "more than ?[31mwe??take ?")
            link = bearer._link
            assert await bearer.post(b"less", WAIT_MS) == b"less"
            assert bearer._link is link

    run(play())


def test_a_station_that_is_down_is_known_at_once(run: Run, auster: TlsIdentity, boreas: TlsIdentity) -> None:
    async def play() -> None:
        async with calling(auster, boreas, free_port()) as bearer:
            began = asyncio.get_running_loop().time()
            with pytest.raises(Refused):
                await bearer.post(b"parcel", WAIT_MS)
            assert asyncio.get_running_loop().time() - began < 2

    run(play())


def test_a_station_that_restarts_between_posts_costs_nothing(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        port = free_port()
        async with calling(auster, boreas, port) as bearer:
            for _ in range(3):
                async with listening(boreas, [auster], port=port):
                    assert await bearer.post(b"parcel", WAIT_MS) == b"parcel"
                with pytest.raises(Refused):
                    await bearer.post(b"parcel", WAIT_MS)

    run(play())


def test_a_connection_that_ends_just_as_we_write_is_made_again(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with listening(boreas, [auster]) as house, calling(auster, boreas, house.port) as bearer:
            await bearer.post(b"first", WAIT_MS)
            first = bearer._link
            house._conversations()[0].cut_off()  # they have ended it; we have not heard of it yet
            assert await bearer.post(b"second", WAIT_MS) == b"second"
            assert bearer._link is not first

    run(play())


def test_we_are_told_when_an_idle_connection_breaks_and_not_when_we_close_it(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        losses = asyncio.Semaphore(0)
        port = free_port()
        async with calling(auster, boreas, port, lost=losses.release) as bearer:
            async with listening(boreas, [auster], port=port):
                await bearer.post(b"parcel", WAIT_MS)
            await asyncio.wait_for(losses.acquire(), 1)
            async with listening(boreas, [auster], port=port):
                await bearer.post(b"parcel", WAIT_MS)
                await bearer.close()
                await asyncio.sleep(0.05)
        assert losses.locked()

    run(play())


def test_no_answer_within_the_wait_is_timed_out_and_a_late_one_is_nobodys(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def receive(_peer: str, parcel: bytes) -> bytes:
        if parcel == b"slow":
            await asyncio.sleep(0.3)
        return parcel

    async def play() -> None:
        async with (
            listening(boreas, [auster], receive) as house,
            calling(auster, boreas, house.port) as bearer,
        ):
            with pytest.raises(TimedOut, match="no answer"):
                await bearer.post(b"slow", 100)
            assert await bearer.post(b"quick", WAIT_MS) == b"quick"
            await asyncio.sleep(0.4)
            assert await bearer.post(b"again", WAIT_MS) == b"again"

    run(play())


def test_a_post_that_is_given_up_leaves_no_answer_behind(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def receive(_peer: str, parcel: bytes) -> bytes:
        await asyncio.sleep(0.1)
        return parcel

    async def play() -> None:
        async with (
            listening(boreas, [auster], receive) as house,
            calling(auster, boreas, house.port) as bearer,
        ):
            given_up = asyncio.ensure_future(bearer.post(b"given up", WAIT_MS))
            await asyncio.sleep(0.05)
            given_up.cancel()
            assert await bearer.post(b"next", WAIT_MS) == b"next"

    run(play())


def test_the_first_address_that_answers_is_taken_and_remembered(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        down = free_port()
        async with (
            listening(boreas, [auster]) as house,
            calling(auster, boreas, down, house.port) as bearer,
        ):
            assert await bearer.post(b"parcel", WAIT_MS) == b"parcel"
            assert bearer._order[0].endswith(f":{house.port}")

    run(play())


def test_of_several_failures_the_most_telling_is_told(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, stranger: TlsIdentity
) -> None:
    async def play() -> None:
        async with listening(stranger, [auster]) as house:
            async with calling(auster, boreas, free_port(), house.port) as bearer:
                with pytest.raises(NotPinned):
                    await bearer.post(b"parcel", WAIT_MS)
            async with calling(auster, boreas, free_port(), free_port()) as bearer:
                with pytest.raises(Refused):
                    await bearer.post(b"parcel", WAIT_MS)
            async with calling(auster, boreas) as bearer:
                with pytest.raises(Unreachable, match="no address"):
                    await bearer.post(b"parcel", WAIT_MS)

    run(play())


def test_whoever_answers_without_the_cards_certificate_gets_nothing(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, stranger: TlsIdentity
) -> None:
    heard: list[bytes] = []

    async def receive(_peer: str, parcel: bytes) -> bytes:
        heard.append(parcel)
        return parcel

    async def play() -> None:
        async with (
            listening(stranger, [auster], receive) as house,
            calling(auster, boreas, house.port) as bearer,
        ):
            with pytest.raises(NotPinned):
                await bearer.post(b"parcel", WAIT_MS)
        assert heard == []

    run(play())


def test_a_caller_that_is_not_paired_is_told_so(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, stranger: TlsIdentity
) -> None:
    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            calling(stranger, boreas, house.port) as bearer,
        ):
            with pytest.raises((NotAdmitted, Unreachable)):  # the alert, or the reset that overtook it
                await bearer.post(b"parcel", WAIT_MS)
            assert conversations(house) == 0

    run(play())


def test_nobody_is_admitted_before_anybody_is_paired(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with listening(boreas, []) as house, calling(auster, boreas, house.port) as bearer:
            with pytest.raises((NotAdmitted, Unreachable)):
                await bearer.post(b"parcel", WAIT_MS)

    run(play())


def test_a_new_counterpart_is_admitted_while_the_others_talk_on(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, stranger: TlsIdentity
) -> None:
    async def play() -> None:
        async with (
            listening(boreas, [auster]) as house,
            calling(auster, boreas, house.port) as old,
            calling(stranger, boreas, house.port) as new,
        ):
            await old.post(b"parcel", WAIT_MS)
            link = old._link
            house.admit([auster.certificate, stranger.certificate])
            assert await new.post(b"new", WAIT_MS) == b"new"
            assert await old.post(b"old", WAIT_MS) == b"old"
            assert old._link is link

    run(play())


def test_a_counterpart_that_is_no_longer_admitted_is_cut_off(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with listening(boreas, [auster]) as house, calling(auster, boreas, house.port) as bearer:
            await bearer.post(b"parcel", WAIT_MS)
            house.admit([])
            with pytest.raises((NotAdmitted, Unreachable)):
                await bearer.post(b"parcel", WAIT_MS)
            assert conversations(house) == 0

    run(play())


def test_many_counterparts_are_told_apart(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, stranger: TlsIdentity
) -> None:
    async def receive(peer: str, _parcel: bytes) -> bytes:
        return peer.encode()

    async def play() -> None:
        async with listening(boreas, [stranger, auster], receive) as house:
            for caller in (auster, stranger):
                async with calling(caller, boreas, house.port) as bearer:
                    told = await bearer.post(b"", WAIT_MS)
                    assert told.decode() == sha256(caller.certificate).hexdigest()

    run(play())


def test_stopping_lets_the_answer_that_is_being_made_go_out(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def receive(_peer: str, parcel: bytes) -> bytes:
        await asyncio.sleep(0.2)
        return parcel

    async def play() -> None:
        async with calling(auster, boreas, port := free_port()) as bearer:
            async with listening(boreas, [auster], receive, port):
                posting = asyncio.ensure_future(bearer.post(b"parcel", WAIT_MS))
                await asyncio.sleep(0.1)
            assert await posting == b"parcel"
            with pytest.raises(Refused):
                await bearer.post(b"parcel", WAIT_MS)

    run(play())


def test_we_send_no_parcel_that_they_would_not_take(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity
) -> None:
    async def play() -> None:
        async with calling(auster, boreas, free_port()) as bearer:
            with pytest.raises(ValueError, match="100,001 bytes"):
                await bearer.post(bytes(LIMIT + 1), WAIT_MS)

    run(play())


def test_only_tls_1_3_is_spoken_by_the_caller(run: Run, auster: TlsIdentity, boreas: TlsIdentity) -> None:
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    old.load_cert_chain(boreas.certificate_path, boreas.key_path, boreas.key_password)
    old.maximum_version = ssl.TLSVersion.TLSv1_2

    async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async def play() -> None:
        async with impostor(silent, old) as port, calling(auster, boreas, port) as bearer:
            with pytest.raises((Garbled, NotAdmitted, Unreachable)):
                await bearer.post(b"parcel", WAIT_MS)

    run(play())


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("https://192.0.2.7:7443", "192.0.2.7", 7443),
        ("https://[2001:db8::7]:7443/", "2001:db8::7", 7443),
        ("https://station.example:443", "station.example", 443),
    ],
)
def test_an_address_is_host_and_port(text: str, host: str, port: int) -> None:
    assert parse_address(text) == (host, port)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "192.0.2.7:7443",
        "http://192.0.2.7:7443",
        "https://192.0.2.7",
        "https://192.0.2.7:0",
        "https://192.0.2.7:70000",
        "https://:7443",
        "https://[2001:db8::7:7443",
        "https://a:7443/other",
        "https://user@a:7443",
        "https://a:7443?x",
    ],
)
def test_anything_else_is_no_address(text: str) -> None:
    with pytest.raises(Malformed, match="address"):
        parse_address(text)


def test_a_host_that_does_not_exist_is_unreachable(
    run: Run, auster: TlsIdentity, boreas: TlsIdentity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(https_caller, "CONNECT_WAIT_S", 2.0)

    async def play() -> None:
        bearer = HttpsBearer(auster, boreas.certificate, ["https://no-such-host.invalid:7443"], LIMIT)
        with pytest.raises((Unreachable, TimedOut)):
            await bearer.post(b"parcel", WAIT_MS)

    run(play())


def test_a_listener_may_listen_on_every_address(run: Run, auster: TlsIdentity, boreas: TlsIdentity) -> None:
    async def play() -> None:
        house = HttpsListener(boreas, "", 0, echo, LIMIT)
        house.admit([auster.certificate])
        await house.start()
        async with calling(auster, boreas, house.port) as bearer:
            assert await bearer.post(b"parcel", WAIT_MS) == b"parcel"
        await house.stop()

    run(play())
