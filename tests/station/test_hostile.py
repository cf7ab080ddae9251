"""A counterpart in bad faith: each parcel is refused by name, the record stays as it was, and the station stays up."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from parley.record import canonical, grammar
from parley.record.grammar import Entries, Section, Signed
from parley.record.head import Head
from parley.record.note import Note
from parley.record.tree import root_of
from parley.wire import seal
from tests.station.pairs import START, Side, make_folder, pair
from tests.station.rogue import Rogue, forged, kept, new_epoch, record

Make = Callable[[Rogue], Sequence[Section]]


def refused(rogue: Rogue, outer: bytes) -> str:
    """The parcel is refused and kept as evidence, the record is as before, and honest traffic goes on."""
    before, known = record(rogue.victim), len(kept(rogue.victim))
    why = rogue.deliver(outer)
    assert why
    assert record(rogue.victim) == before
    assert len(kept(rogue.victim)) == known + 1
    assert kept(rogue.victim)[-1][1].startswith(why[:100])
    assert rogue.send(*rogue.added(rogue.declared("and on"))) == ""
    return why


# --- the seal and the header --------------------------------------------------------------------------------


def test_a_parcel_over_the_size_limit(rogue: Rogue) -> None:
    assert "are allowed" in refused(rogue, bytes(seal.OUTER_BYTES_MAX + 1))


def test_nothing_at_all(rogue: Rogue) -> None:
    assert "header" in refused(rogue, b"")


@pytest.mark.parametrize("keep", [1, 100, 300, 1_400, 5_000])
def test_a_parcel_cut_short(rogue: Rogue, keep: int) -> None:
    assert refused(rogue, rogue.parcel(rogue.hello())[:keep])


def test_a_box_that_was_changed_on_the_way(rogue: Rogue) -> None:
    outer = bytearray(rogue.parcel(rogue.hello()))
    outer[-1] ^= 1
    assert "does not open" in refused(rogue, bytes(outer))


def test_a_box_sealed_to_a_key_that_is_not_ours(rogue: Rogue) -> None:
    assert "not or no longer ours" in refused(rogue, rogue.sealed(b"x", key="00000000"))


def test_a_parcel_for_another_line(rogue: Rogue) -> None:
    assert "for the line 0000" in refused(rogue, rogue.sealed(b"x", line="0" * 32))


def test_a_parcel_from_somebody_else(rogue: Rogue) -> None:
    assert "on a line of others" in refused(rogue, rogue.sealed(b"x", sender="chara-0000000000000000"))


def test_a_parcel_for_somebody_else(rogue: Rogue) -> None:
    assert "on a line of others" in refused(rogue, rogue.sealed(b"x", recipient="chara-0000000000000000"))


def test_a_text_that_is_no_parcel(rogue: Rogue) -> None:
    assert "line 1" in refused(rogue, rogue.sealed(b"parley-bundle/1\n"))


def test_twenty_thousand_and_one_entries(rogue: Rogue) -> None:
    raws = [b"{}"] * 20_001
    assert "more than 20000 entries" in refused(rogue, rogue.parcel(Entries(rogue.name, 2, raws)))


def test_an_unpaired_party_is_refused_whatever_it_signs(rogue: Rogue, sides: tuple[Side, Side]) -> None:
    """It has a card, and keys, and the sealing key of our card; but there is no line between us."""
    a, b = sides
    stranger = Side(make_folder(b.folder.parent / "chara", "chara"), b.volatile)
    pair(b, stranger)
    settle_with = next(book for book in b.station.books.values() if book is not b.book)
    b.station.turn(START + 1)
    assert "for the line" in refused(rogue, b.station.letter(settle_with, "hand", greets=True))
    assert len(a.station.books) == 1


# --- what stands in the parcel ------------------------------------------------------------------------------


def changed(rogue: Rogue, at: int) -> list[Section]:
    """One byte of a signature is changed: of the first line for 0, of the second for 1."""
    raw = rogue.declared()
    made = forged(rogue, raw)
    lines = list(made.signatures)
    data = bytearray(lines[at].data)
    data[-1] ^= 1
    lines[at] = replace(lines[at], data=bytes(data))
    return [Entries(rogue.name, 2, [raw]), Signed(Note(made.text, tuple(lines)))]


def signed_by_half(rogue: Rogue, keep: slice) -> list[Section]:
    raw = rogue.declared()
    made = forged(rogue, raw)
    return [Entries(rogue.name, 2, [raw]), Signed(Note(made.text, made.signatures[keep]))]


def over(rogue: Rogue, raw: bytes) -> list[Section]:
    """Any bytes at all as an entry, under a head that is right."""
    return [Entries(rogue.name, len(rogue.raws), [raw]), Signed(forged(rogue, raw))]


def too_long(rogue: Rogue) -> bytes:
    """One byte more than an entry may have; canonical otherwise."""
    tree = canonical.decode(rogue.entry("note/1", text=""))
    room = 65_536 - len(canonical.encode(tree))
    raw = canonical.encode({**tree, "text": "x" * room})
    assert len(raw) == 65_536
    return raw


def receipt_on(
    rogue: Rogue, size: int, root: bytes | None = None, keep: slice = slice(None), **fields: int
) -> Signed:
    """A receipt on a head of the victim's log, or on one that it never signed."""
    log = rogue.victim.book.my_log
    made = rogue.receipt(Head(log.origin, size, root or log.frontier.root()), **fields)
    return Signed(Note(made.text, made.signatures[keep]))


def other_author(rogue: Rogue) -> str:
    return rogue.name.replace(rogue.book.row.me, "chara-0000000000000000")


ROWS: list[tuple[str, Make, str]] = [
    ("a head with a broken Ed25519 line", lambda r: changed(r, 0), "Ed25519 signature does not match"),
    ("a head with a broken ML-DSA line", lambda r: changed(r, 1), "ML-DSA-44 signature does not match"),
    ("a head without its post-quantum half", lambda r: signed_by_half(r, slice(0, 1)), "provisional, not proof"),
    ("a head without its classical half", lambda r: signed_by_half(r, slice(1, 2)), "no Ed25519 signature"),
    ("a head without signatures of ours", lambda r: over(r, b"{}") and [Signed(r.receipt(Head(r.name, 3, bytes(32))))],
     "no Ed25519 signature"),
    ("a head of no calendar's time", lambda r: [Entries(r.name, 2, [r.declared("t")]),
                                                Signed(forged(r, r.declared("t"), time_s=2**64 - 1))], "no calendar"),
    ("a head of another line", lambda r: [Signed(r.head(r.raws, r.name.replace(r.book.id, "0" * 32)))], "another line"),
    ("a head of a third party", lambda r: [Signed(r.head(r.raws, other_author(r)))], "not on this line"),
    ("a head under a journal's origin", lambda r: [Signed(r.head(r.raws, "parley-journal/1/x"))], "not the origin"),
    ("entries that do not give the root", lambda r: [Entries(r.name, 2, [r.declared("said")]),
                                                     Signed(forged(r, r.declared("signed")))], "do not give the root"),
    ("entries of another line", lambda r: [Entries(r.name.replace(r.book.id, "0" * 32), 0, r.raws)], "another line"),
    ("entries of a third party", lambda r: [Entries(other_author(r), 0, r.raws)], "line or party"),
    ("entries of ours that we never wrote", lambda r: [
        Entries(r.victim.book.my_log.origin, 2, [r.declared("put into our mouth")]),
        Signed(r.head([*r.victim.raws(mine=True), r.declared("put into our mouth")], r.victim.book.my_log.origin))],
     "no Ed25519 signature"),
    ("an epoch of ours that we never began", lambda r: [
        Entries(r.victim.book.my_log.origin[:-8] + "ffffffff", 0, [r.opening(None)]),
        Signed(r.head([r.opening(None)], r.victim.book.my_log.origin[:-8] + "ffffffff"))], "no Ed25519 signature"),
    ("a range", lambda r: [Entries(r.name, 2, [r.declared()], (bytes(32),))], "no ranges"),
    ("an entry that is no JSON", lambda r: over(r, b"hello"), "entry 2 of .*not JSON"),
    ("an entry in another form", lambda r: over(r, r.declared().replace(b'":', b'": ', 1)), "not in canonical form"),
    ("an entry of one byte too many", lambda r: over(r, too_long(r)), "65536 bytes where 65535"),
    ("an entry a thousand levels deep", lambda r: over(r, b'{"a":' * 6_000 + b"1" + b"}" * 6_000), "not JSON|levels"),
    ("an entry seventeen levels deep",
     lambda r: over(r, r.declared().replace(b'"OPEN"', b"[" * 17 + b"]" * 17)), "levels"),
    ("an entry with a number that readers disagree on", lambda r: over(r, b'{"a":9007199254740993}'), "beyond"),
    ("an entry that changes the card", lambda r: over(r, r.entry("card/1", card="x")), "cannot follow a change"),
    ("a log whose first entry is no epoch", lambda r: new_epoch(r, r.declared()), "a log begins with"),
    ("an epoch that follows one that is not there, and says it is empty",
     lambda r: new_epoch(r, r.opening(("eeeeeeee", 0, root_of([]))), after="eeeeeeee"), "says that it is empty"),
    ("an epoch that names another root", lambda r: new_epoch(r, r.opening((r.epoch, 2, bytes(32)))), "another root"),
    ("an epoch that names more with another root", lambda r: [
        Entries(r.name, 2, [r.declared()]), *new_epoch(r, r.opening((r.epoch, 3, bytes(32))))], "do not give the root"),
    ("an epoch that follows itself", lambda r: new_epoch(r, r.opening(("ffffffff", 1, bytes(32)))), "follows itself"),
    ("a receipt on a root that we did not sign", lambda r: [receipt_on(r, 3, bytes(32))], "we did not sign"),
    ("a receipt without its post-quantum half", lambda r: [receipt_on(r, 3, keep=slice(0, 1))], "only one of its two"),
    ("a receipt without its classical half", lambda r: [receipt_on(r, 3, keep=slice(1, 2))], "only one of its two"),
    ("a receipt without a signature of theirs", lambda r: [receipt_on(r, 3, keep=slice(0, 0))], "signature"),
    ("a receipt at time zero", lambda r: [receipt_on(r, 3, time_s=0)], "time zero"),
    ("a receipt at a time that no database holds", lambda r: [receipt_on(r, 3, time_s=2**64 - 1)], "no calendar"),
    ("a receipt on their own log", lambda r: [Signed(r.receipt(Head(r.name, 9, bytes(32))))], "no Ed25519|not ours"),
    ("a hello that is not first", lambda r: [*over(r, r.declared()), r.hello()], "no place in a parcel"),
    ("a hello with a sealing key that nobody can seal to", lambda r: [r.hello(seal=b"\xff" * seal.PUBLIC_BYTES)],
     "sealing key cannot be used"),
    ("a hello with a low-order sealing key", lambda r: [r.hello(seal=low_order(r))], "sealing key cannot be used"),
    ("a hello under another name", lambda r: [replace(r.hello(), word="hello", note=r.head(r.raws))], "belongs"),
]  # fmt: skip


def low_order(rogue: Rogue) -> bytes:
    """A good ML-KEM half, and an X25519 half that gives zeros with every key."""
    return next(iter(rogue.keys.sealing_keys().values()))[:1_184] + bytes(32)


@pytest.mark.parametrize(("make", "why"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_refused(rogue: Rogue, make: Make, why: str) -> None:
    rogue.victim.ask(rogue.now, do="declare", state="OPEN", reason="something to cosign")
    text = grammar.write(grammar.PARCEL, make(rogue))
    found = refused(rogue, rogue.sealed(text))
    assert re.search(why, found)


def test_of_a_parcel_with_one_bad_part_nothing_counts(rogue: Rogue) -> None:
    """Also not the hello in it, though it is good: a parcel is taken as a whole."""
    rogue.victim.station.letter(rogue.victim.book, "hand", greets=True)
    challenge = list(rogue.victim.book.challenges)[-1]
    seen = rogue.victim.book.last_fresh
    rogue.victim.ask(rogue.now, do="declare", state="OPEN", reason="something to cosign")
    bad = receipt_on(rogue, 3, bytes(32))
    assert refused(rogue, rogue.parcel(rogue.hello(answers=challenge), *rogue.added(rogue.declared()), bad))
    assert rogue.victim.book.last_fresh == seen
    assert challenge in rogue.victim.book.challenges
