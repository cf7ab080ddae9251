"""The text of cards, parcels and bundles: what is read, and what is refused with its line."""

import contextlib
from collections.abc import Callable
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as some

from parley.record import grammar
from parley.record.errors import Malformed
from parley.record.grammar import About, Chunk, Entries, Section, Signed, Single, Vouched, Want
from parley.record.note import Note, Signature

TITLE = "parley-test/1"
NOTE = Note(b"origin\n3\nroot\n", (Signature("a", b"1234", b"x"), Signature("b", b"1234", b"y")))
HASH = sha256(b"").digest()
SECTIONS: list[Section] = [
    About(b"{}"),
    Vouched("card", b'{"a":1}', NOTE),
    Vouched("hello", b'{"a":2}', NOTE),
    Signed(NOTE),
    Entries("o", 3, (b'{"text":"\xe2\x80\xa8"}', b"{}"), (HASH, HASH)),
    Entries("o", 0, ()),
    Single("o", 5, 9, (HASH,), b"{}"),
    Want(HASH.hex(), 7, 4096),
    Chunk(HASH.hex(), 7, b"\0\xff bytes\n"),
]


def body() -> bytes:
    return grammar.write(TITLE, SECTIONS)


def test_what_was_written_is_read() -> None:
    found = list(grammar.read(body(), TITLE))
    assert found[:4] == SECTIONS[:4]
    assert isinstance(found[4], Entries)
    assert (tuple(found[4].lines), found[4].left) == ((b'{"text":"\xe2\x80\xa8"}', b"{}"), (HASH, HASH))
    assert found[6:] == SECTIONS[6:]


def test_a_digest_seals_all_before_it() -> None:
    text = grammar.write(TITLE, SECTIONS, digest=True)
    head, _, last = text[:-1].rpartition(b"\n")
    assert last == b"digest sha256 " + sha256(head + b"\n").hexdigest().encode()
    assert len(list(grammar.read(text, TITLE, digest=True))) == len(SECTIONS)


def test_every_changed_byte_of_a_digested_file_is_noticed() -> None:
    text = grammar.write(TITLE, SECTIONS, digest=True)
    for at in range(len(text)):
        changed = bytearray(text)
        changed[at] ^= 1
        with pytest.raises(Malformed):
            list(grammar.read(bytes(changed), TITLE, digest=True))


def test_every_cut_of_a_digested_file_is_noticed() -> None:
    text = grammar.write(TITLE, SECTIONS, digest=True)
    for end in range(len(text)):
        with pytest.raises(Malformed):
            list(grammar.read(text[:end], TITLE, digest=True))


Change = Callable[[bytes], bytes]


def swap(old: bytes, new: bytes) -> Change:
    def change(text: bytes) -> bytes:
        assert old in text
        return text.replace(old, new, 1)

    return change


WANT = f"want {HASH.hex()} 7 4096".encode()
BYTES = b"AP8gYnl0ZXMK"

WRONG: list[tuple[str, Change, str]] = [
    ("a want of no hash", swap(WANT, b"want o 7 4096"), "is not a hash"),
    (
        "a want in upper case",
        swap(WANT, WANT[:5] + HASH.hex().upper().encode() + WANT[69:]),
        "64 lower-case hex",
    ),
    ("a want of less than nothing", swap(WANT, WANT[:-4] + b"-1"), "is not a number"),
    ("a chunk of no bytes", swap(BYTES, b""), "bytes that are none"),
    ("a chunk that is not base64", swap(BYTES, b"A"), "not base64"),
    (
        "a chunk with a space in it",
        swap(BYTES, BYTES[:4] + b" " + BYTES[4:]),
        "not the base64 that they have",
    ),
    ("a chunk that ends in bits of nothing", swap(BYTES, b"AP9="), "not the base64 that they have"),
    ("a chunk without its padding", swap(BYTES, b"AP8"), "not base64"),
    (
        "a chunk from nowhere",
        swap(b"chunk " + HASH.hex().encode() + b" 7", b"chunk " + HASH.hex().encode()),
        "words",
    ),
    ("another title", swap(b"parley-test/1", b"parley-test/2"), "line 1"),
    ("no last line end", lambda text: text[:-1], "last line is not ended"),
    ("nothing", lambda _: b"", "last line is not ended"),
    ("an unknown section", swap(b"about\n", b"aboot\n"), "line 2: 'aboot' with 0 words"),
    ("a word too many", swap(b"about\n", b"about x\n"), "line 2: 'about' with 1 words"),
    ("a word too few", swap(b"entries o 3 2 2", b"entries o 3 2"), "'entries' with 3 words"),
    ("two spaces", swap(b"entries o 3", b"entries o  3"), "'entries' with 5 words"),
    ("a section that is not UTF-8", swap(b"about\n", b"ab\xffut\n"), "line 2: not UTF-8"),
    ("an empty line between sections", swap(b"about\n", b"\nabout\n"), "line 2: '' with 0 words"),
    ("a carriage return", swap(b"about\n", b"about\r\n"), "not a section"),
    ("a leading zero", swap(b"entries o 3", b"entries o 03"), "'03' is not a number"),
    ("a plus", swap(b"entries o 3", b"entries o +3"), "'\\+3' is not a number"),
    ("an underscore", swap(b"entries o 3", b"entries o 3_0"), "'3_0' is not a number"),
    ("an Arabic digit", swap(b"entries o 3", "entries o \u0663".encode()), "is not a number"),
    ("seventeen digits", swap(b"entries o 3", b"entries o " + b"1" * 17), "is not a number"),
    (
        "more entries than there are",
        swap(b"entries o 3 2 2", b"entries o 3 900 2"),
        "900 lines are announced",
    ),
    ("65 hashes", swap(b"entries o 3 2 2", b"entries o 3 2 65"), "65 hashes where 64"),
    (
        "fewer hashes than there are",
        swap(b"entries o 3 2 2", b"entries o 3 2 1"),
        "is not a section|not UTF-8",
    ),
    ("a hash in upper case", swap(HASH.hex().encode(), HASH.hex().upper().encode()), "64 lower-case hex"),
    ("a hash with a space", swap(HASH.hex().encode(), b" " + HASH.hex().encode()), "64 lower-case hex"),
    ("a short hash", swap(HASH.hex().encode(), HASH.hex().encode()[2:]), "64 lower-case hex"),
    ("a hash that is none", swap(HASH.hex().encode(), b"x" * 64), "is not a hash"),
    (
        "a note of four lines",
        swap(b"origin\n3\nroot\n", b"origin\n3\nroot\nmore\n"),
        "three lines and then an empty one",
    ),
    ("a note without signatures", swap(NOTE.dump(), NOTE.text + b"\n"), "no signature line"),
    (
        "a file that ends in a note",
        lambda text: text[: text.index(b"origin")] + b"origin\n3\n",
        "3 lines are announced",
    ),
    ("a file that ends after a section's word", lambda text: text + b"about\n", "ends where more belongs"),
]


@pytest.mark.parametrize(("change", "what"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_refused(change: Change, what: str) -> None:
    with pytest.raises(Malformed, match=what):
        list(grammar.read(change(body()), TITLE))


def test_as_many_hashes_as_may_be_are_read() -> None:
    section = Entries("o", 3, [b"{}"], (HASH,) * grammar.HASHES_MAX)
    assert list(grammar.read(grammar.write(TITLE, [section]), TITLE)) == [section]


@given(some.binary(max_size=300))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with contextlib.suppress(Malformed):
        list(grammar.read(TITLE.encode() + b"\n" + data, TITLE))


@given(some.integers(0, 10_000), some.binary(max_size=3), some.integers(0, 40))
def test_any_splice_into_a_file_is_read_or_refused_and_nothing_else(at: int, new: bytes, cut: int) -> None:
    text = body()
    at %= len(text)
    with contextlib.suppress(Malformed):
        list(grammar.read(text[:at] + new + text[at + cut :], TITLE))
