"""Bundles: one file of text with the cards, heads, receipts and entries of a line, for somebody who was not there.

Everything of one log may be in it, or single entries with their proofs, so that the rest can be withheld.
This puts one together, and takes one apart again; verify.py says what of it is authentic.
Spec: docs/spec/record.md, §10; docs/spec/grammar.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from parley.record import canonical, grammar
from parley.record.card import Card
from parley.record.errors import Malformed
from parley.record.grammar import About, Chunk, Entries, Section, Signed, Single, Vouched, Want
from parley.record.head import Head, origin_of, read_text
from parley.record.note import Note
from parley.record.tree import Frontier


@dataclass(frozen=True, slots=True)
class LogPart:
    """What a bundle shows of one log.

    `heads`: by size, each with its author's signature lines and, where there is one, the counterpart's receipt.
    `entries`: the lines from `first` on, up to the size of a head; `left`: the complete subtrees before `first`, if
    that is not 0. `singles`: entries proved one by one, each in a head that is here.
    A log is shown with its entry 0, and each change of cards with the head that it closes.
    """

    origin: str
    heads: Sequence[Note]
    entries: Sequence[bytes] = ()
    first: int = 0
    left: Sequence[bytes] = ()
    singles: Sequence[Single] = ()


@dataclass(slots=True)
class Shown:
    """What a bundle that was read shows of one log, nothing of it checked but its form."""

    heads: dict[Head, Note] = field(default_factory=dict)
    ranges: list[Entries] = field(default_factory=list)
    singles: list[Single] = field(default_factory=list)


@dataclass(slots=True)
class Parts:
    """A bundle taken apart. `cards`: a JSON line and the note that signs it. `logs`: by origin."""

    about: Mapping[str, Any]
    cards: list[Vouched]
    logs: dict[str, Shown]


def write(about: Mapping[str, Any], cards: Sequence[Card], logs: Sequence[LogPart]) -> bytes:
    """The bundle. `cards`: the first card of each party. `about`: what the file says of itself, signed by nobody."""
    sections: list[Section] = [About(canonical.encode(about))]
    sections += [Vouched("card", card.json, card.note) for card in cards]
    for log in logs:
        sections += [Signed(note) for note in log.heads]
        if log.entries:
            sections.append(Entries(log.origin, log.first, log.entries, tuple(log.left)))
        sections += log.singles
    return grammar.write(grammar.BUNDLE, sections, digest=True)


def single(origin: str, index: int, size: int, proof: Sequence[bytes], line: bytes) -> Single:
    """An entry to be shown without its neighbours, proved in the head of `size`."""
    return Single(origin, index, size, tuple(proof), line)


def merged(head: Note, receipt: Note | None) -> Note:
    """One note with the author's and the holder's lines. Raises Malformed if they are not on one text."""
    if receipt is None:
        return head
    if receipt.text != head.text:
        raise Malformed("a receipt on another head than the one it was to be shown with")
    seen = set(head.signatures)
    return Note(head.text, (*head.signatures, *(line for line in receipt.signatures if line not in seen)))


def read(data: bytes) -> Parts:
    """The parts of a bundle. Raises Malformed, naming what and where, for anything that is not of a bundle's form."""
    sections = list(grammar.read(data, grammar.BUNDLE, digest=True))
    match sections:
        case [About(json), Vouched("card") as one, Vouched("card") as other, *rest]:
            parts = Parts(_about(json), [one, other], {})
        case _:
            raise Malformed("a bundle begins with about, card and card")
    for section in rest:
        match section:
            case Signed(note):
                _add_head(parts.logs, note)
            case Entries():
                _add_range(parts.logs.setdefault(section.origin, Shown()), section)
            case Single():
                parts.logs.setdefault(section.origin, Shown()).singles.append(section)
            case About() | Vouched(word=_) | Want() | Chunk():
                raise Malformed(
                    f"{type(section).__name__.lower()}: no place for it after the two cards of a bundle"
                )
    return parts


def _about(json: bytes) -> Mapping[str, Any]:
    try:
        return canonical.decode(json)
    except Malformed as why:
        raise Malformed(f"about: {why}") from why


def _add_head(logs: dict[str, Shown], note: Note) -> None:
    origin = origin_of(note)
    head = read_text(note.text, origin)
    shown = logs.setdefault(origin, Shown())
    if head in shown.heads:
        raise Malformed(f"head {head.size} of {origin}: twice")
    shown.heads[head] = note


def _add_range(shown: Shown, part: Entries) -> None:
    where = f"entries from {part.first} of {part.origin}"
    if not part.lines:
        raise Malformed(f"{where}: none")
    if len(part.left) != part.first.bit_count():
        raise Malformed(f"{where}: {len(part.left)} hashes before them where {part.first.bit_count()} belong")
    Frontier(part.first, part.left)
    if shown.ranges and part.first < shown.ranges[-1].first + len(shown.ranges[-1].lines):
        raise Malformed(f"{where}: they overlap those before them, or come before them")
    shown.ranges.append(part)
