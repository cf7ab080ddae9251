"""The parcel: what travels in one sealed box. The same text grammar as a bundle.

Order: an optional hello; then, by log and oldest first, entries each followed by the head that covers them; then what
is asked for and what is given of an attachment; then the receipt on the counterpart's latest head. Entries of an
older epoch need no head of their own: the `epoch/1` entry that follows names their root. Every part is idempotent, so a
parcel may be lost, doubled or late.
Spec: docs/spec/wire.md, §3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeGuard, TypeVar

from parley.record import grammar
from parley.record.errors import Malformed
from parley.record.grammar import Chunk, Entries, Signed, Single, Vouched, Want
from parley.record.note import Note

ENTRIES_MAX: Final = 20_000  # ours: with the byte limit of the seal, what one turn must be able to swallow
SECTIONS_MAX: Final = 64  # ours: a hello, a few epochs, heads and receipts

S = TypeVar("S", bound=grammar.Section)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The parts of a parcel in the order in which they count."""

    hello: Vouched | None = None
    parts: tuple[Entries | Signed | Single, ...] = ()
    receipt: Note | None = None  # the text of *their* head, with our two signature lines only
    want: Want | None = None  # what the author lacks of an attachment,
    chunk: Chunk | None = None  # and what it gives of one

    def empty(self) -> bool:
        return not (self.parts or any((self.hello, self.receipt, self.want, self.chunk)))


def write(parcel: Parcel) -> bytes:
    """The text of the parcel."""
    return grammar.write(grammar.PARCEL, _sections(parcel))


def _sections(parcel: Parcel) -> Iterator[grammar.Section]:
    if parcel.hello is not None:
        yield parcel.hello
    yield from parcel.parts
    yield from (part for part in (parcel.want, parcel.chunk) if part is not None)
    if parcel.receipt is not None:
        yield Signed(parcel.receipt)


def read(text: bytes, mine: str) -> Parcel:
    """The parcel that `text` says. Raises Malformed.

    The receipt is a last head whose origin begins with `mine` and that its author, the reader, did not sign here: with
    the author's own lines it is a head given back after a restore.
    """
    rest = list(enumerate(_limited(text), 1))
    hello = rest[0][1] if rest else None
    hello = hello if _is_hello(hello) else None
    del rest[: 1 if hello else 0]
    last = rest[-1][1] if rest else None
    receipt = last.note if isinstance(last, Signed) and _is_receipt(last.note, mine.encode()) else None
    del rest[len(rest) - (receipt is not None) :]
    chunk, want = _last(rest, Chunk), _last(rest, Want)
    parts: list[Entries | Signed | Single] = []
    for number, section in rest:
        if not isinstance(section, Entries | Signed | Single):
            raise Malformed(f"parcel: section {number} has no place in a parcel")
        parts.append(section)
    return Parcel(hello, tuple(parts), receipt, want, chunk)


def _limited(text: bytes) -> Iterator[grammar.Section]:
    """The sections, as many as a parcel may have. Raises Malformed."""
    entries = 0
    for count, section in enumerate(grammar.read(text, grammar.PARCEL)):
        entries += len(section.lines) if isinstance(section, Entries) else isinstance(section, Single)
        if count >= SECTIONS_MAX:
            raise Malformed(f"parcel: more than {SECTIONS_MAX} sections")
        if entries > ENTRIES_MAX:
            raise Malformed(f"parcel: more than {ENTRIES_MAX} entries")
        yield section


def _last(rest: list[tuple[int, grammar.Section]], kind: type[S]) -> S | None:
    """The last of these, taken away, if it is of that kind."""
    last = rest[-1][1] if rest else None
    if not isinstance(last, kind):
        return None
    rest.pop()
    return last


def _is_hello(section: grammar.Section | None) -> TypeGuard[Vouched]:
    return isinstance(section, Vouched) and section.word == "hello"


def _is_receipt(note: Note, mine: bytes) -> bool:
    author = note.text.partition(b"\n")[0].decode()
    return note.text.startswith(mine) and all(line.name != author for line in note.signatures)
