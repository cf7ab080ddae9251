"""The text in which cards, parcels and bundles are written: lines of UTF-8, sections that end by themselves.

    file    = title LF *section [digest]
    about   = "about" LF json LF
    card    = "card" LF json LF note          the note is a head of one leaf: the json line
    hello   = "hello" LF json LF note         likewise
    head    = "head" LF note                  author's and holder's signature lines under one text
    entries = "entries" SP origin SP first SP count SP hashes LF *(hex LF) *(json LF)
    entry   = "entry" SP origin SP index SP size SP hashes LF *(hex LF) json LF
    want    = "want" SP hex SP offset SP bytes LF
    chunk   = "chunk" SP hex SP offset LF base64 LF
    digest  = "digest sha256 " hex LF         over all bytes before it

A note is its three lines, an empty line, and every following line that begins with an em dash.
`entries` with hashes is a range: they are the complete subtrees to its left, largest first. `entry` stands alone,
its hashes are the inclusion proof: how a bundle withholds the rest, and how a FLASH may travel ahead of its prefix.
`want` and `chunk` are of the bytes of an attachment, named by their SHA-256; they stand in parcels only.
Spec: docs/spec/grammar.md.
"""

import binascii
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from parley.record import note as notes
from parley.record.errors import Malformed
from parley.record.note import Note
from parley.record.tree import HASH_BYTES

CARD: Final = "parley-card/1"
PARCEL: Final = "parley-parcel/1"
BUNDLE: Final = "parley-bundle/1"

NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)  # 2^53 has 16 digits
HASHES_MAX: Final = 64  # a proof in a tree of 2^53 leaves has at most 53
_DASH: Final = notes.PREFIX.encode()
_DIGEST: Final = "digest sha256 "
_DIGEST_LINE_BYTES: Final = len(_DIGEST) + 2 * HASH_BYTES + 1


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself: one canonical JSON line. A claim; nothing signs it."""

    json: bytes


@dataclass(frozen=True, slots=True)
class Vouched:
    """A JSON line and the note that signs it as the only leaf of a tree. `word` is `card` or `hello`."""

    word: str
    json: bytes
    note: Note


@dataclass(frozen=True, slots=True)
class Signed:
    """A head with its signature lines."""

    note: Note


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries `first`, `first` + 1, … of `origin`; `left`: the subtrees before `first`, if a range is to be proved."""

    origin: str
    first: int
    lines: Sequence[bytes]
    left: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Single:
    """Entry `index` of `origin` with its inclusion proof in the tree of `size`."""

    origin: str
    index: int
    size: int
    proof: tuple[bytes, ...]
    line: bytes


@dataclass(frozen=True, slots=True)
class Want:
    """The author lacks the bytes of this hash from `at` on, and asks for up to `count` of them."""

    hash: str
    at: int
    count: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """Bytes of the attachment of this hash, from `at` on; at least one."""

    hash: str
    at: int
    data: bytes


Section = About | Vouched | Signed | Entries | Single | Want | Chunk


def write(title: str, sections: Iterable[Section], *, digest: bool = False) -> bytes:
    """The file with these sections; with `digest`, sealed by the hash of all before it."""
    text = f"{title}\n".encode() + b"".join(_section(s) for s in sections)
    if digest:
        text += f"{_DIGEST}{sha256(text).hexdigest()}\n".encode()
    return text


def _section(section: Section) -> bytes:
    match section:
        case About(json):
            return b"about\n" + json + b"\n"
        case Vouched(word, json, note):
            return word.encode() + b"\n" + json + b"\n" + note.dump()
        case Signed(note):
            return b"head\n" + note.dump()
        case Entries(origin, first, lines, left):
            title = f"entries {origin} {first} {len(lines)} {len(left)}\n".encode()
            return title + _hashes(left) + b"".join(line + b"\n" for line in lines)
        case Single(origin, index, size, proof, line):
            return f"entry {origin} {index} {size} {len(proof)}\n".encode() + _hashes(proof) + line + b"\n"
        case Want(hash_, at, count):
            return f"want {hash_} {at} {count}\n".encode()
        case Chunk(hash_, at, data):
            return f"chunk {hash_} {at}\n".encode() + binascii.b2a_base64(data)


def _hashes(hashes: Iterable[bytes]) -> bytes:
    return b"".join(h.hex().encode() + b"\n" for h in hashes)


def read(data: bytes, title: str, *, digest: bool = False) -> Iterator[Section]:
    """The sections of a file called `title`. Raises Malformed, naming the line, at the first that is not allowed."""
    if digest:
        data = _undigested(data)
    if not data.endswith(b"\n"):
        raise Malformed("the last line is not ended: the file may have been cut")
    lines = _Lines(data[:-1].split(b"\n"))  # never splitlines(): U+2028 and others are part of a text
    found = lines.take()
    if found != title.encode():
        raise Malformed(f"line 1: {found[:40]!r} where {title!r} belongs")
    while lines.more():
        yield _read_section(lines)


def _undigested(data: bytes) -> bytes:
    """All before the digest line. Raises Malformed if the digest is not that of what stands before it."""
    body, last = data[:-_DIGEST_LINE_BYTES], data[-_DIGEST_LINE_BYTES:]
    if not last.startswith(_DIGEST.encode()) or not body.endswith(b"\n"):
        raise Malformed("the file does not end with its digest: it was cut, or something was added")
    if last != f"{_DIGEST}{sha256(body).hexdigest()}\n".encode():
        raise Malformed(
            "the digest at the end is not that of the text before it: something was changed since"
        )
    return body


class _Lines:
    """The lines of a file, and where reading stands."""

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines
        self.at = 0

    def more(self) -> bool:
        return self.at < len(self.lines)

    def take(self) -> bytes:
        if not self.more():
            raise Malformed(f"line {self.at + 1}: the file ends where more belongs")
        self.at += 1
        return self.lines[self.at - 1]

    def take_many(self, count: int) -> list[bytes]:
        if count > len(self.lines) - self.at:
            raise Malformed(
                f"line {self.at + 1}: {count} lines are announced, {len(self.lines) - self.at} are there"
            )
        self.at += count
        return self.lines[self.at - count : self.at]

    def note(self) -> Note:
        start = self.at
        self.take_many(3)
        if self.take() != b"":
            raise Malformed(f"line {self.at}: a note has three lines and then an empty one")
        while self.more() and self.lines[self.at].startswith(_DASH):
            self.at += 1
        try:
            return notes.parse(b"\n".join(self.lines[start : self.at]) + b"\n")
        except Malformed as why:
            raise Malformed(f"line {start + 1}: {why}") from why


def _read_section(lines: _Lines) -> Section:
    start = lines.at + 1
    try:
        word, *rest = lines.take().decode().split(" ")
    except UnicodeDecodeError as why:
        raise Malformed(f"line {start}: not UTF-8") from why
    match word, rest:
        case "about", []:
            return About(lines.take())
        case (("card" | "hello"), []):
            return Vouched(word, lines.take(), lines.note())
        case "head", []:
            return Signed(lines.note())
        case "entries", [origin, first, count, hashes]:
            left = _read_hashes(lines, hashes, start)
            return Entries(origin, _number(first, start), lines.take_many(_number(count, start)), left)
        case "entry", [origin, index, size, hashes]:
            proof = _read_hashes(lines, hashes, start)
            return Single(origin, _number(index, start), _number(size, start), proof, lines.take())
        case "want", [hash_, at, count]:
            return Want(_hash(hash_.encode(), start).hex(), _number(at, start), _number(count, start))
        case "chunk", [hash_, at]:
            return Chunk(_hash(hash_.encode(), start).hex(), _number(at, start), _base64(lines.take(), start))
    raise Malformed(f"line {start}: {word[:40]!r} with {len(rest)} words after it is not a section")


def _read_hashes(lines: _Lines, count: str, start: int) -> tuple[bytes, ...]:
    many = _number(count, start)
    if many > HASHES_MAX:
        raise Malformed(f"line {start}: {many} hashes where {HASHES_MAX} are allowed")
    return tuple(_hash(line, start) for line in lines.take_many(many))


def _hash(line: bytes, start: int) -> bytes:
    try:
        raw = bytes.fromhex(line.decode("ascii"))
    except ValueError as why:
        raise Malformed(f"after line {start}: {line[:70]!r} is not a hash") from why
    if len(raw) != HASH_BYTES or raw.hex().encode() != line:
        raise Malformed(f"after line {start}: a hash is 64 lower-case hex digits")
    return raw


def _base64(line: bytes, start: int) -> bytes:
    """What the line says, if it is the only way to say it, and says something."""
    try:
        data = binascii.a2b_base64(line)
    except binascii.Error as why:
        raise Malformed(f"after line {start}: not base64") from why
    if not data or binascii.b2a_base64(data, newline=False) != line:
        raise Malformed(f"after line {start}: bytes that are none, or not the base64 that they have")
    return data


def _number(text: str, start: int) -> int:
    if NUMBER.fullmatch(text) is None:
        raise Malformed(f"line {start}: {text[:40]!r} is not a number")
    return int(text)
