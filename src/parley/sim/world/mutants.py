"""Mutants of real parcels: of the sealed bytes, of the text inside, of its sections, and of what an author signs.

The last are sealed and signed anew with the right keys, so that the code behind the signatures is reached.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from parley.record import canonical, entry, grammar
from parley.record.entry import After
from parley.record.errors import Malformed
from parley.record.grammar import Entries, Section, Signed, Vouched
from parley.record.note import Note, Signature
from parley.sim.world.hand import Hand

NUMBERS = (b"0", b"1", b"3", b"9007199254740993", b"99999999999999999999", b"-1", b"00", b"1.0")
WORDS = (
    b"\n",
    b"\n\n",
    b"head\n",
    b"entries ",
    b"hello\n",
    b"{}",
    b"\xe2\x80\x94 ",
    b"\xff",
    b"\0",
    b" ",
    b"=",
)
ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        -1,
        0,
        2**53 - 1,
        "",
        "x",
        "é" * 300,
        "\u202e",
        "0" * 64,
        "f" * 64,
        [],
        {},
        [[]],
        {"a": None},
    ),
    *("2022-03-01T09:00:00.000Z", "9999-12-31T23:59:59.999Z", "Z", "P4", "duty-desk"),
)

LINES_MAX = 400  # doubled again and again, a parcel would be too long to be sealed at all


class Mutator:
    """Changes what it is given, by one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    # --- bytes ----------------------------------------------------------------------------------------------

    def data(self, data: bytes) -> bytes:
        """One to three changes somewhere."""
        out = bytearray(data)
        for _ in range(self.chance.choice((1, 1, 1, 2, 3))):
            self.chance.choice((self._flip, self._cut, self._splice, self._double, self._number, self._word))(
                out
            )
        return bytes(out)

    def _at(self, out: bytearray) -> int:
        return self.chance.randrange(len(out) + 1)

    def _flip(self, out: bytearray) -> None:
        if out:
            out[self.chance.randrange(len(out))] ^= 1 << self.chance.randrange(8)

    def _cut(self, out: bytearray) -> None:
        at = self._at(out)
        del out[at : at + self.chance.choice((1, 7, 100, len(out)))]

    def _splice(self, out: bytearray) -> None:
        start, at, length = self._at(out), self._at(out), self.chance.choice((1, 30, 700, 5_000))
        out[at:at] = out[start : start + length]

    def _double(self, out: bytearray) -> None:
        lines = bytes(out).split(b"\n")
        at = self.chance.randrange(len(lines))
        lines.insert(self.chance.randrange(len(lines) + 1), lines[at])
        out[:] = b"\n".join(lines)

    def _number(self, out: bytearray) -> None:
        found = list(re.finditer(rb"\b[0-9]+\b", out))
        if found:
            one = self.chance.choice(found)
            out[one.start() : one.end()] = self.chance.choice(NUMBERS)

    def _word(self, out: bytearray) -> None:
        at = self._at(out)
        out[at:at] = self.chance.choice(WORDS)

    # --- sections -------------------------------------------------------------------------------------------

    def sections(self, sections: Sequence[Section]) -> bytes:
        """Sections shuffled, dropped, doubled, or changed inside."""
        out = list(sections)
        for _ in range(self.chance.randint(1, 3)):
            at = self.chance.randrange(len(out)) if out else 0
            match self.chance.randrange(5):
                case 0:
                    self.chance.shuffle(out)
                case 1 if out:
                    del out[at]
                case 2 if out:
                    out.insert(self.chance.randrange(len(out) + 1), out[at])
                case _ if out:
                    out[at] = self._inside(out[at], self.chance.choice(out))
        return grammar.write(grammar.PARCEL, out)

    def _inside(self, section: Section, other: Section) -> Section:
        match section:
            case Entries():
                return self._entries(section)
            case Signed(note):
                return Signed(self._note(note, other))
            case Vouched():
                return replace(section, note=self._note(section.note, other))
        return section

    def _entries(self, part: Entries) -> Entries:
        lines = list(part.lines)
        match self.chance.randrange(5):
            case 0:
                return replace(part, first=max(0, part.first + self.chance.choice((-2, -1, 1, 5, 2**52))))
            case 1:
                self.chance.shuffle(lines)
            case 2:
                lines = (lines * self.chance.choice((0, 2, 40)))[:LINES_MAX]
            case 3:
                lines.insert(self.chance.randrange(len(lines) + 1), self.chance.choice((b"{}", b"", b"null")))
            case 4:
                return replace(
                    part, origin=part.origin[:-8] + self.chance.choice(("00000000", "0000000", "x"))
                )
        return replace(part, lines=lines)

    def _note(self, note: Note, other: Section) -> Note:
        lines = list(note.signatures)
        stranger = other.note if isinstance(other, Signed | Vouched) else note
        match self.chance.randrange(5):
            case 0:
                self.chance.shuffle(lines)
            case 1:
                lines = lines * self.chance.choice((0, 2, 9))
            case 2:
                lines += stranger.signatures
            case 3:
                return Note(stranger.text, note.signatures)
            case 4 if lines:
                at = self.chance.randrange(len(lines))
                lines[at] = Signature(lines[at].name, lines[at].key_id, self.data(lines[at].data) or b"x")
        return Note(note.text, tuple(lines))

    # --- what an author signs -------------------------------------------------------------------------------

    def entry(self, hand: Hand, templates: Sequence[bytes]) -> bytes:
        """An entry as its author might write it in bad faith: canonical, and anything else."""
        while True:
            tree = canonical.decode(self.chance.choice(templates))
            refs = [entry.parse(raw).ref for raw in (*templates[-20:], *hand.raws[-20:])]
            kind = tree.pop("kind")
            for key in ("after", "at", "salt"):
                tree.pop(key)
            for _ in range(self.chance.choice((0, 1, 1, 2))):
                self._tree(tree, refs)
            held = hand.held()
            size = self.chance.choice((held.size, held.size, 1, 0, 2**53 - 1))
            after = After(self.chance.choice((held.epoch, held.epoch, "ffffffff")), size)
            at = self.chance.choice((hand.now, hand.now, 0, hand.now + 10**9))
            try:
                return hand.entry(kind, after, at, **tree)
            except Malformed:
                continue

    def _tree(self, tree: dict[str, Any], refs: Sequence[str]) -> None:
        """One value somewhere becomes another."""
        if not tree:
            tree["more"] = self.chance.choice(ODD)
            return
        key = self.chance.choice(sorted(tree))
        value = tree[key]
        if isinstance(value, dict) and value and self.chance.random() < 0.6:
            self._tree(value, refs)
        elif isinstance(value, str) and len(value) == 64 and self.chance.random() < 0.7:
            tree[key] = self.chance.choice(refs)
        elif self.chance.random() < 0.1:
            del tree[key]
        else:
            tree[key] = self.chance.choice(ODD)
