"""The parcel: its parts in their order, its limits, and what is a receipt."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.record import grammar
from parley.record.errors import Malformed, Theirs
from parley.record.grammar import Chunk, Entries, Section, Signed, Single, Vouched, Want
from parley.record.head import Head
from parley.record.note import Note, Signature
from parley.wire import parcel as parcels
from parley.wire.parcel import ENTRIES_MAX, SECTIONS_MAX, Parcel

LINE = "8c9d7ea789845acc50b99c87cd276bdb"
MINE = f"parley/1/{LINE}/aster-db4ee7f0fa5cca54/"
MY_LOG, THEIR_LOG = f"{MINE}00112233", f"parley/1/{LINE}/boreas-6d97300000000000/44556677"
RECEIPT_NAME = "parley/1/boreas-6d97300000000000"


def note(origin: str, *names: str, size: int = 3) -> Note:
    text = Head(origin, size, bytes(32)).text()
    return Note(text, tuple(Signature(name, b"1234", bytes(64)) for name in names))


HELLO = Vouched("hello", b'{"kind":"parley-echo/1"}', note("parley-echo/1/x", "x", size=1))
THEIRS = (Entries(THEIR_LOG, 0, [b"{}", b"{}", b"{}"]), Signed(note(THEIR_LOG, THEIR_LOG, THEIR_LOG)))
RECEIPT = note(MY_LOG, RECEIPT_NAME, RECEIPT_NAME)
WANT, CHUNK = Want("ab" * 32, 0, 4_096), Chunk("cd" * 32, 4_096, b"bytes")
GIVEN_BACK = (Entries(MY_LOG, 0, [b"{}", b"{}", b"{}"]), Signed(note(MY_LOG, MY_LOG, MY_LOG)))


def read(*sections: Section) -> Parcel:
    return parcels.read(grammar.write(grammar.PARCEL, sections), MINE)


# --- what is read back --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parcel",
    [
        Parcel(),
        Parcel(HELLO),
        Parcel(HELLO, THEIRS, RECEIPT),
        Parcel(None, THEIRS),
        Parcel(None, (), RECEIPT),
        Parcel(HELLO, GIVEN_BACK, RECEIPT),
        Parcel(None, (*GIVEN_BACK, *THEIRS), RECEIPT),
        Parcel(None, (Single(THEIR_LOG, 2, 3, (bytes(32),), b"{}"), *THEIRS)),
        Parcel(HELLO, THEIRS, RECEIPT, WANT, CHUNK),
        Parcel(None, (), None, WANT),
        Parcel(None, (), None, None, CHUNK),
        Parcel(None, GIVEN_BACK, None, None, CHUNK),
    ],
    ids=[
        "nothing",
        "hello",
        "all",
        "entries",
        "receipt",
        "given back",
        "both",
        "express",
        "beside",
        "a want",
        "a chunk",
        "a chunk behind what is given back",
    ],
)
def test_a_parcel_is_read_as_it_was_written(parcel: Parcel) -> None:
    assert parcels.read(parcels.write(parcel), MINE) == parcel


def test_a_parcel_without_parts_is_empty() -> None:
    assert Parcel().empty()
    assert not any(p.empty() for p in (Parcel(HELLO), Parcel(None, THEIRS), Parcel(None, (), RECEIPT)))


def test_a_head_given_back_at_the_end_is_no_receipt() -> None:
    parcel = read(HELLO, *GIVEN_BACK)
    assert parcel.receipt is None
    assert parcel.parts == GIVEN_BACK


def test_a_head_with_the_lines_of_both_is_given_back() -> None:
    assert read(Signed(note(MY_LOG, MY_LOG, RECEIPT_NAME))).receipt is None


def test_a_receipt_is_only_what_comes_last() -> None:
    parcel = read(Signed(RECEIPT), *THEIRS)
    assert parcel.receipt is None
    assert parcel.parts[0] == Signed(RECEIPT)


def test_a_last_head_of_their_own_is_no_receipt() -> None:
    assert read(*THEIRS).receipt is None


# --- what is refused ----------------------------------------------------------------------------------------


def entries(count: int) -> Entries:
    return Entries(THEIR_LOG, 0, [b"{}"] * count)


ROWS: list[tuple[str, Callable[[], Sequence[Section]], str]] = [
    ("a hello that is not first", lambda: (*THEIRS, HELLO), "section 3 has no place"),
    ("a want before entries", lambda: (WANT, *THEIRS), "section 1 has no place"),
    ("a chunk before a want", lambda: (CHUNK, WANT), "section 1 has no place"),
    ("two wants", lambda: (WANT, WANT), "section 1 has no place"),
    ("two chunks", lambda: (HELLO, CHUNK, CHUNK, Signed(RECEIPT)), "section 2 has no place"),
    ("two hellos", lambda: (HELLO, HELLO), "section 2 has no place"),
    ("a card", lambda: (Vouched("card", HELLO.json, HELLO.note),), "section 1 has no place"),
    ("an about", lambda: (grammar.About(b"{}"),), "section 1 has no place"),
    ("a section too many", lambda: [Signed(RECEIPT)] * (SECTIONS_MAX + 1), "sections"),
    ("an entry too many", lambda: (entries(ENTRIES_MAX + 1),), "more than 20000 entries"),
    ("an entry too many in two parts", lambda: (entries(ENTRIES_MAX), entries(1)), "more than 20000 entries"),
    (
        "an entry too many, of its own",
        lambda: (entries(ENTRIES_MAX), Single(THEIR_LOG, 1, 3, (), b"{}")),
        "more than 20000 entries",
    ),
]


@pytest.mark.parametrize(("make", "why"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_refused(make: Callable[[], Sequence[Section]], why: str) -> None:
    with pytest.raises(Malformed, match=why):
        read(*make())


def test_the_largest_parcel_is_read() -> None:
    assert len(read(*[Signed(RECEIPT)] * SECTIONS_MAX).parts) == SECTIONS_MAX - 1
    assert len(read(entries(ENTRIES_MAX)).parts) == 1


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\n",
        b"parley-parcel/1",
        b"parley-bundle/1\n",
        b"parley-parcel/2\n",
        b"parley-parcel/1\n\n",
        b"parley-parcel/1\nhead\n",
        b"parley-parcel/1\nhello\n{}\n",
        b"parley-parcel/1\nentries x 0 2 0\n{}\n",
        b"parley-parcel/1\nentries x 0 99999999999999999999 0\n",
        b"parley-parcel/1\nentries x -1 1 0\n{}\n",
        b"parley-parcel/1\nentries x 0 1 65\n" + b"00\n" * 66,
        b"parley-parcel/1\r\n",
        b"\xff\xfe",
    ],
)
def test_what_is_no_parcel_is_refused(text: bytes) -> None:
    with pytest.raises(Malformed):
        parcels.read(text, MINE)


WHOLE = parcels.write(Parcel(HELLO, (*GIVEN_BACK, *THEIRS), RECEIPT))


@given(st.data())
def test_whatever_is_changed_it_is_a_parcel_or_refused(data: st.DataObject) -> None:
    """The invariant: a Parcel, or Theirs, and never anything else."""
    text = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 40))
        text[at : at + cut] = data.draw(
            st.binary(max_size=8) | st.sampled_from((b"\n", b"entries ", b" 0", b"head\n"))
        )
    try:
        parcel = parcels.read(bytes(text), MINE)
    except Theirs:
        return
    assert parcels.read(parcels.write(parcel), MINE) == parcel
