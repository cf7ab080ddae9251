"""Attachments between two real stations: whatever happens on the way, the bytes arrive once, or it is said that not."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

import pytest

from parley.record.grammar import Chunk, Want
from parley.station import attachments, pictures, post
from parley.station.bearing import Rejection
from parley.station.errors import Refusal
from parley.station.pictures import Picture
from parley.station.ports import BlobRow
from parley.station.turn import Answer, Letter, Missed
from parley.wire import beside as limits
from parley.wire import flat
from parley.wire.beside import ASK_MS, WITHHELD
from parley.wire.parcel import Parcel
from tests.station.images import picture_of, png_of
from tests.station.pairs import START, Side, agree, carry, deliver, settle

NOW = START + 1_000


@pytest.fixture
def pair(sides: tuple[Side, Side]) -> tuple[Side, Side]:
    """Aster writes, Boreas reads; both have signed the terms, and https is the only bearer."""
    agree(*sides, START)
    return sides


def attached(picture: Picture, **other: object) -> dict[str, object]:
    said = {
        "name": "map.png",
        "media": picture.media,
        "size": len(picture.data),
        "hash": picture.hash,
        "about": "",
    }
    return said | other


def write(side: Side, now: int, *said: dict[str, object]) -> Answer:
    return side.ask(
        now, do="write", to="duty-desk", text="see the map", attachments=list(said), **{"from": "duty-desk"}
    )


def send(side: Side, picture: Picture, now: int = NOW, **other: object) -> str:
    """Handed in and named; the hash."""
    attachments.keep(side.station.store, side.book, picture, now)
    said = write(side, now, attached(picture, **other))
    assert said.error is None, said.error
    return picture.hash


def row(side: Side, hash_: str) -> BlobRow:
    found = side.station.store.blob(side.book.id, hash_)
    assert found is not None
    return found


def held(side: Side, hash_: str) -> bytes:
    return side.station.store.blob_bytes(side.book.id, hash_, 0, 1 << 30)


def odd(side: Side) -> list[str]:
    return [what for kind, what in side.odd() if kind == attachments.ODD]


def inject(sender: Side, receiver: Side, now: int, **parts: Want | Chunk) -> str:
    """A letter of `sender` with these parts, however wrong; why it was refused, or nothing."""
    outer = post.sealed(sender.book, sender.station.keys, Parcel(**parts), reply=False)  # type: ignore[arg-type]  # named so
    _, reply = deliver(receiver, now, outer)
    return reply.words if isinstance(reply, Rejection) else ""


# --- arriving -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [70, 24 << 10, (24 << 10) + 1, 500_000, 2 << 20])
def test_the_bytes_arrive_whole(pair: tuple[Side, Side], size: int) -> None:
    a, b = pair
    hash_ = send(a, picture_of(size))
    settle(a, b, NOW)
    assert row(b, hash_).state == attachments.WHOLE
    assert sha256(held(b, hash_)).hexdigest() == hash_
    assert (odd(a), odd(b)) == ([], [])
    assert b.book.beside.due() is None, "nothing more is asked for"


def test_one_byte_arrives_and_is_no_picture(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, Picture(flat.PNG, b"\x89"))
    settle(a, b, NOW)
    assert (held(b, hash_), row(b, hash_).state) == (b"\x89", attachments.CLOSED)
    assert any("not a flat image: not opened" in what for what in odd(b))


def test_several_at_once_and_both_ways(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hashes = [
        send(side, picture_of(size)) for side, size in ((a, 30_000), (b, 90_000), (a, 300_000), (b, 5_000))
    ]
    settle(a, b, NOW)
    assert [row(side, h).state for side in pair for h in hashes] == [attachments.WHOLE] * 8


def test_the_same_picture_named_twice_travels_once(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, picture_of(9_000))
    settle(a, b, NOW)
    first = row(b, hash_)
    send(a, picture_of(9_000))
    settle(a, b, NOW + 1)
    assert row(b, hash_) == first


def test_entries_go_before_a_picture(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, picture_of(1 << 20))
    carry(a, b, NOW)
    assert row(b, hash_).have < 1 << 20
    b.station.turn(NOW)
    a.book.beside.wanted = Want(hash_, row(b, hash_).have, 4_096)
    urgent = a.ask(NOW, do="write", to="duty-desk", text="stop", precedence="Z", **{"from": "duty-desk"})
    assert urgent.error is None
    a.station.letter(a.book, "hand", greets=False)
    assert a.book.beside.wanted is not None, "it waits while a FLASH goes"
    settle(a, b, NOW + ASK_MS)
    assert row(b, hash_).state == attachments.WHOLE


# --- loss, restarts, doubles ----------------------------------------------------------------------------------


@dataclass
class Road:
    """A road on which letters are lost, doubled and late."""

    chance: random.Random
    lost: float
    old: list[tuple[Side, bytes]]

    def go(self, sender: Side, receiver: Side, now: int) -> None:
        book = sender.book
        for name, greets, carries in book.courier.choose(sender.station.load(book), now):
            outer = sender.station.letter(book, name, greets=greets, carries=carries)
            self.old = [*self.old[-20:], (receiver, outer)]
            reply: bytes | Rejection = Rejection(503, "lost")
            if self.chance.random() >= self.lost:
                reply = deliver(receiver, now, outer)[1]
            if self.chance.random() < self.lost or isinstance(reply, Rejection):
                book.courier.failed(name, now)
                sender.station.turn(now, missed=[Missed(book.id, name, "lost")])
                continue
            heard = sender.station.turn(now, letters=[Letter(book.id, name, reply, asked=True)]).letters[0]
            book.courier.arrived(name, now, sender.station.load(book), fresh=heard.fresh)
        if self.old and self.chance.random() < self.lost / 2:
            to, outer = self.chance.choice(self.old)
            deliver(to, now, outer)


@pytest.mark.parametrize("seed", range(4))
def test_half_of_all_letters_are_lost_others_come_twice_and_stations_restart(
    pair: tuple[Side, Side], seed: int
) -> None:
    a, b = pair
    hash_ = send(a, picture_of(200_000))
    road, now = Road(random.Random(seed), 0.5, []), NOW
    for step in range(4_000):
        now += 500
        for side, other in ((a, b), (b, a)):
            side.station.turn(now)
            road.go(side, other, now)
        if step % 40 == 20:
            road.chance.choice((a, b)).restart(now)
        found = b.station.store.blob(b.book.id, hash_)
        if found is not None and found.state == attachments.WHOLE:
            break
    assert held(b, hash_) == png_of(200_000)
    assert not [what for what in odd(b) if "hash" in what]


def test_what_came_before_a_restart_is_not_asked_for_again(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, picture_of(300_000))
    while not (found := b.station.store.blob(b.book.id, hash_)) or not 0 < found.have < 300_000:
        carry(a, b, NOW)
    for side in pair:
        side.restart(NOW)
    assert b.book.beside.lacking[hash_].have == row(b, hash_).have > 0
    settle(a, b, NOW)
    assert held(b, hash_) == png_of(300_000)


def test_a_restored_reader_is_given_it_again(pair: tuple[Side, Side]) -> None:
    a, b = pair
    saved = b.backup(NOW)
    hash_ = send(a, picture_of(50_000))
    settle(a, b, NOW)
    b.restore(saved, NOW + 1)
    settle(a, b, NOW + 60_000)
    assert held(b, hash_) == png_of(50_000)


def test_a_restored_writer_is_given_its_own_bytes_back(pair: tuple[Side, Side]) -> None:
    a, b = pair
    saved = a.backup(NOW)
    hash_ = send(a, picture_of(50_000))
    settle(a, b, NOW)
    a.restore(saved, NOW + 1)
    assert a.station.store.blob(a.book.id, hash_) is None
    settle(a, b, NOW + 60_000)
    assert (held(a, hash_), row(a, hash_).mine) == (png_of(50_000), True)


# --- what is not delivered ------------------------------------------------------------------------------------


def forgets(side: Side, hash_: str) -> None:
    """`side` named it, and does not give it."""
    with side.station.store.writing() as page:
        page.blob(side.book.id, replace(row(side, hash_), state=attachments.CLOSED))


def test_what_they_named_and_never_give_stays_visible_and_is_asked_for_less_and_less(
    pair: tuple[Side, Side],
) -> None:
    a, b = pair
    hash_ = send(a, picture_of(10_000))
    forgets(a, hash_)
    settle(a, b, NOW)
    now, asked, quiet = NOW, [], 0
    while row(b, hash_).asked < WITHHELD:
        now += 1_000
        b.station.turn(now)
        carry(b, a, now)
        carry(a, b, now)
        asked.append(row(b, hash_).asked)
        quiet = quiet + 1 if b.book.beside.waits(now) else quiet
        assert now < NOW + 7_200_000
    assert (now - NOW) > 20 * 60_000
    assert any("named, and not delivered so far" in what for what in odd(b))
    assert row(b, hash_).state == attachments.LACKING
    waits = b.book.beside.wakes(now)
    assert waits is not None
    assert waits - now > 60_000


def test_in_a_silence_nobody_is_blamed_and_nothing_is_put_off(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, picture_of(300_000))
    while not b.station.store.blob(b.book.id, hash_):
        carry(a, b, NOW)
    now = NOW
    for _ in range(100):
        now += 10_000
        b.station.turn(now)
        for name, *_ in b.book.courier.choose(b.station.load(b.book), now):
            b.station.letter(b.book, name, greets=True)
            b.book.courier.failed(name, now)
    assert row(b, hash_).asked == 0
    settle(a, b, now + ASK_MS)
    assert held(b, hash_) == png_of(300_000)


def test_bytes_of_another_hash_are_dropped_and_asked_for_again(pair: tuple[Side, Side]) -> None:
    a, b = pair
    good = picture_of(20_000)
    hash_ = send(a, good)
    with a.station.store.writing() as page:
        page.drop_blob_bytes(a.book.id, hash_)
        page.blob_bytes(a.book.id, hash_, 0, good.data[:-1] + b"!")
    settle(a, b, NOW)
    spoilt = row(b, hash_)
    assert (spoilt.state, spoilt.have, spoilt.spoilt) == (attachments.LACKING, 0, 1)
    assert held(b, hash_) == b""
    assert any("do not have the hash" in what for what in odd(b))
    with a.station.store.writing() as page:
        page.drop_blob_bytes(a.book.id, hash_)
        page.blob_bytes(a.book.id, hash_, 0, good.data)
    settle(a, b, NOW + 60_000)
    assert row(b, hash_).state == attachments.WHOLE


# --- what is refused ------------------------------------------------------------------------------------------


def test_our_own_picture_over_the_limit_is_refused_with_a_hint(pair: tuple[Side, Side]) -> None:
    with pytest.raises(Refusal, match="at most 2,097,152") as refused:
        send(pair[0], picture_of((2 << 20) + 1))
    assert "smaller" in refused.value.hint


def test_theirs_over_the_limit_is_named_and_not_asked_for(
    pair: tuple[Side, Side], monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = pair
    monkeypatch.setitem(limits.LIMITS, "https", limits.Limit(4 << 20, 180 << 10))
    hash_ = send(a, picture_of((2 << 20) + 1))
    monkeypatch.undo()
    settle(a, b, NOW)
    assert row(b, hash_).state == attachments.REFUSED
    assert any("more than was agreed: not asked for" in what for what in odd(b))
    inject(a, b, NOW, chunk=Chunk(hash_, 0, b"x" * 100))
    assert held(b, hash_) == b""


def test_a_message_that_names_what_we_do_not_have_is_refused_with_a_hint(pair: tuple[Side, Side]) -> None:
    a, b = pair
    picture = picture_of(100)
    for said in (attached(picture), attached(picture, size=99), attached(picture, media=flat.JPEG)):
        answer = write(a, NOW, said)
        assert answer.error is not None
        assert answer.error["code"] == "no-attachment"
        assert "--attach" in answer.error["hint"]
    assert (a.book.my_log.size, b.book.theirs[-1].size) == (b.book.theirs[-1].size, a.book.my_log.size)


def test_bytes_that_no_entry_names_are_refused(pair: tuple[Side, Side]) -> None:
    a, b = pair
    assert inject(a, b, NOW, chunk=Chunk("ab" * 32, 0, b"x")) == ""
    assert odd(b) == [f"bytes came that no entry names: {'ab' * 32}"]
    assert b.station.store.blobs(b.book.id) == []


def test_what_our_people_handed_in_and_no_message_names_is_given_to_nobody(pair: tuple[Side, Side]) -> None:
    a, b = pair
    secret = picture_of(500)
    attachments.keep(a.station.store, a.book, secret, NOW)
    inject(b, a, NOW, want=Want(secret.hash, 0, 500))
    assert a.book.beside.wanted is None
    assert any("no entry names" in what for what in odd(a))


@pytest.mark.parametrize("at", [1, 4_095, 50_000, 2**53 - 1, 10**15], ids=str)
def test_a_hostile_offset_moves_nothing(pair: tuple[Side, Side], at: int) -> None:
    a, b = pair
    hash_ = send(a, picture_of(50_000))
    forgets(a, hash_)
    settle(a, b, NOW)
    inject(a, b, NOW, chunk=Chunk(hash_, at, b"x" * 4_096))
    assert (row(b, hash_).have, held(b, hash_)) == (0, b"")
    inject(b, a, NOW, want=Want(hash_, at, 2**53 - 1))
    a.station.letter(a.book, "hand", greets=False)


def test_more_bytes_than_the_entry_names_are_refused(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, picture_of(100))
    forgets(a, hash_)
    settle(a, b, NOW)
    inject(a, b, NOW, chunk=Chunk(hash_, 0, b"x" * 101))
    assert held(b, hash_) == b""
    assert any("more bytes came than its entry names" in what for what in odd(b))


def test_a_want_for_more_than_a_letter_takes_is_answered_with_a_letter(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, picture_of(1 << 20))
    settle(a, b, NOW)
    inject(b, a, NOW, want=Want(hash_, 0, 2**53 - 1))
    filled = attachments.fill(a.book, a.station.store, Parcel(), NOW)
    assert filled.chunk is None, "the reply had it"
    a.book.beside.wanted = Want(hash_, 0, 2**53 - 1)
    filled = attachments.fill(a.book, a.station.store, Parcel(), NOW)
    assert filled.chunk is not None
    assert len(filled.chunk.data) == limits.LIMITS["https"].letter_bytes


def test_a_day_has_its_share(pair: tuple[Side, Side], monkeypatch: pytest.MonkeyPatch) -> None:
    a, b = pair
    for module in (limits, attachments):
        monkeypatch.setattr(module, "DAY_BYTES", 40_000)
    hashes = [send(a, picture_of(size)) for size in (30_000, 20_000, 25_000)]
    settle(a, b, NOW)
    states = [row(b, hash_).state for hash_ in hashes]
    assert attachments.LACKING in states
    due = b.book.beside.due()
    assert due is not None
    assert due > NOW
    assert due % limits.DAY_MS == 0
    settle(a, b, due)
    settle(a, b, due + limits.DAY_MS)
    assert [row(b, hash_).state for hash_ in hashes] == [attachments.WHOLE] * 3


def test_a_picture_with_something_behind_it_is_kept_and_not_opened(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, Picture(flat.PNG, png_of(300) + b"PK\x03\x04 an archive"))
    settle(a, b, NOW)
    assert row(b, hash_).state == attachments.CLOSED
    assert held(b, hash_).endswith(b"an archive"), "evidence is kept"


def test_a_form_of_right_parts_that_no_decoder_takes_is_not_given_out(pair: tuple[Side, Side]) -> None:
    a, b = pair
    hash_ = send(a, picture_of(3_000))
    settle(a, b, NOW)
    with pytest.raises(flat.NotFlat):
        pictures.opened(held(b, hash_), row(b, hash_).media)


@pytest.fixture(autouse=True)
def closed(sides: tuple[Side, Side]) -> Iterator[None]:
    yield
    for side in sides:
        side.close()
