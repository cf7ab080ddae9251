"""The parcel: what travels in one sealed box. The same text grammar as a bundle.

Order: an optional hello; then, by log and oldest first, entries each followed by the head that covers them; then the
receipt on the counterpart's latest head. Entries of an older epoch need no head of their own: the `epoch/1`
entry that follows names their root. Every part is idempotent, so a parcel may be lost, doubled or late.
Spec: docs/spec/wire.md, §3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from parley.record import grammar
from parley.record.errors import Malformed
from parley.record.grammar import Entries, Signed, Single, Vouched
from parley.record.note import Note

ENTRIES_MAX: Final = 20_000  # ours: with the byte limit of the seal, what one turn must be able to swallow
SECTIONS_MAX: Final = 64  # ours: a hello, a few epochs, heads and receipts


@dataclass(frozen=True, slots=True)
class Parcel:
    """The parts of a parcel in the order in which they count."""

    hello: Vouched | None = None
    parts: tuple[Entries | Signed | Single, ...] = ()
    receipt: Note | None = None  # the text of *their* head, with our two signature lines only

    def empty(self) -> bool:
        return self.hello is None and not self.parts and self.receipt is None


def write(parcel: Parcel) -> bytes:
    """The text of the parcel."""
    return grammar.write(grammar.PARCEL, _sections(parcel))


def _sections(parcel: Parcel) -> Iterator[grammar.Section]:
    if parcel.hello is not None:
        yield parcel.hello
    yield from parcel.parts
    if parcel.receipt is not None:
        yield Signed(parcel.receipt)


def read(text: bytes, mine: str) -> Parcel:
    """The parcel that `text` says. Raises Malformed.

    The receipt is a last head whose origin begins with `mine` and that its author, the reader, did not sign here: with
    the author's own lines it is a head given back after a restore.
    """
    hello: Vouched | None = None
    parts: list[Entries | Signed | Single] = []
    entries = 0
    for count, section in enumerate(grammar.read(text, grammar.PARCEL)):
        if count >= SECTIONS_MAX:
            raise Malformed(f"parcel: more than {SECTIONS_MAX} sections")
        match section:
            case Vouched("hello") if count == 0:
                hello = section
            case Entries() | Signed() | Single():
                parts.append(section)
                entries += len(section.lines) if isinstance(section, Entries) else 1
            case _:
                raise Malformed(f"parcel: section {count + 1} has no place in a parcel")
        if entries > ENTRIES_MAX:
            raise Malformed(f"parcel: more than {ENTRIES_MAX} entries")
    last = parts[-1] if parts else None
    if isinstance(last, Signed) and _is_receipt(last.note, mine.encode()):
        return Parcel(hello, tuple(parts[:-1]), last.note)
    return Parcel(hello, tuple(parts), None)


def _is_receipt(note: Note, mine: bytes) -> bool:
    author = note.text.partition(b"\n")[0].decode()
    return note.text.startswith(mine) and all(line.name != author for line in note.signatures)
