"""What a verified bundle holds: who, which logs, which entries, who vouched for how much of them, and what contradicts.

Nothing here judges what happened; parley.verdict does. Spec: docs/spec/record.md, §11.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from parley.record import entry as entries
from parley.record.entry import Entry
from parley.record.epochs import Opening, place
from parley.record.grammar import Entries, Single
from parley.record.head import Head
from parley.record.identity import Identity
from parley.record.note import Note
from parley.record.telling import TOGETHER, Apart


class Kind(StrEnum):
    """What may be found in a bundle that is authentic. Each is the doing of the party named with it."""

    EQUIVOCATION = "equivocation"  # it signed two heads of one log that cannot both be true
    TWO_STATIONS = (
        "two stations"  # two of its logs follow one and the same: so does a restore from an old backup
    )
    VOIDED_TAIL = (
        "voided tail"  # entries of an old log that neither it remembers nor its counterpart received
    )
    ROLLBACK = "rollback"  # it signed a smaller head, or receipt, at a later time
    BAD_CARD = "bad card"  # a change of cards that does not hold, or an epoch under another card
    AFTER_WENT_BACK = "after went back"  # it says to hold less of its counterpart's log than it said before
    AFTER_BEYOND = (
        "after beyond"  # it says to hold more of it than is here: never written, or lost by both since
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that people must see. `notes`: the signed texts that prove it, for one who has nothing else."""

    kind: Kind
    party: str
    what: str
    notes: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head signed in full by its author. `claimed_s`: the author's clock."""

    head: Head
    claimed_s: int
    note: Note
    receipt_s: int | None  # the counterpart's clock, if it signed a receipt on this head


def unbroken(ranges: Iterable[Entries]) -> int:
    """How many entries from the first on these ranges hold without a gap. They come by ascending index."""
    end = 0
    for part in ranges:
        end = part.first + len(part.lines) if part.first == end else end
    return end


@dataclass(frozen=True)
class Log:
    """One log as far as the bundle shows it. Every entry here is under a root that its author signed.

    `ordinal`: which of its author's logs, from 0; None for a stray. `counted`: entries beyond are a voided tail.
    """

    origin: str
    party: str
    epoch: str
    ordinal: int | None
    opening: Opening
    heads: tuple[SignedHead, ...]  # by size; one that contradicts the entries here is in the findings instead
    ranges: tuple[Entries, ...]
    singles: Mapping[int, Single]
    counted: int | None = None
    named: Mapping[int, int | None] = field(
        default_factory=dict
    )  # sizes, with the root that the entries give, that other logs of its author name; when the counterpart signed it
    apart: Apart = TOGETHER

    @property
    def size(self) -> int:
        """The largest size that its author is known to have signed."""
        return max((signed.head.size for signed in self.heads), default=0)

    @cached_property
    def end(self) -> int:
        """How many of its entries count, from the first to the last that is here."""
        size = max((index + 1 for index, _ in self.lines()), default=0)
        return size if self.counted is None else min(size, self.counted)

    @property
    def whole(self) -> bool:
        """Every entry from the first to the last signed one is here."""
        return 0 < unbroken(self.ranges) >= self.size

    def lines(self) -> Iterator[tuple[int, bytes]]:
        """Index and bytes of each entry that is here, in order. Ranges and singles do not overlap."""
        parts = [(part.first, part.lines) for part in self.ranges]
        parts += [(single.index, (single.line,)) for single in self.singles.values()]
        for first, lines in sorted(parts, key=lambda part: part[0]):
            yield from enumerate(lines, first)

    def entries(self) -> Iterator[tuple[int, Entry]]:
        """Index and entry of each that is here, in order, read anew from its bytes (a log may be large)."""
        for index, line in self.lines():
            yield index, entries.parse(line)

    def counts(self, index: int) -> bool:
        """Entry `index` is part of what happened: no stray, no voided tail."""
        return self.ordinal is not None and (self.counted is None or index < self.counted)

    def place(self, index: int) -> int:
        """The place of an entry among all that its author wrote. Only for a log that is no stray."""
        assert self.ordinal is not None
        return place(self.ordinal, index)

    @property
    def receipted(self) -> int:
        """The largest size that the counterpart cosigned; 0 if none is here."""
        return max((signed.head.size for signed in self.heads if signed.receipt_s is not None), default=0)

    def received_s(self, index: int) -> int | None:
        """When the counterpart first signed that it holds entry `index`: its clock, in seconds; None if it did not.

        Only receipts on heads in which the entry is proved here count, and those on logs of the author that follow this
        one if they name a size beyond `index`: their first entries were not to be cosigned without what they name.
        """
        times = []
        if (single := self.singles.get(index)) is not None:
            times += [self._receipts.get(single.size), self.named.get(single.size)]
        for part, (sizes, earliest) in zip(self.ranges, self._received, strict=True):
            if part.first <= index < part.first + len(part.lines):
                times.append(earliest[bisect_right(sizes, index)])
                end = part.first + len(part.lines)
                times += [time_s for size, time_s in self.named.items() if index < size <= end]
        return min((time_s for time_s in times if time_s is not None), default=None)

    @cached_property
    def _receipts(self) -> dict[int, int]:
        """By size, the time of the receipt."""
        return {s.head.size: s.receipt_s for s in self.heads if s.receipt_s is not None}

    @cached_property
    def _received(self) -> list[tuple[list[int], list[int | None]]]:
        """For each range: its sizes with a receipt, and the earliest time at which that size or a larger was signed.

        The times are one more than the sizes: beyond the largest, none.
        """
        found = []
        for part in self.ranges:
            end = part.first + len(part.lines)
            sizes = sorted(size for size in self._receipts if part.first < size <= end)
            times: list[int | None] = [None]
            for size in reversed(sizes):
                later, time_s = times[-1], self._receipts[size]
                times.append(time_s if later is None else min(time_s, later))
            found.append((sizes, times[::-1]))
        return found


@dataclass(frozen=True, slots=True)
class Party:
    """One side of the line. `confirmed`: the hash of its first card was given from outside the bundle."""

    identity: Identity
    confirmed: bool
    logs: tuple[Log, ...]  # in the order in which they are told
    strays: tuple[Log, ...]  # nobody received them, and another log took their place: shown, not counted

    @property
    def name(self) -> str:
        return self.identity.party


@dataclass(frozen=True, slots=True)
class Evidence:
    """An authentic bundle. `about` is the only part that nobody signed."""

    line: str
    parties: tuple[Party, Party]  # in the bundle's order
    findings: tuple[Finding, ...]
    about: Mapping[str, Any]

    @property
    def confirmed(self) -> bool:
        """Both identities rest on hashes from outside; otherwise the bundle only proves itself consistent."""
        return all(party.confirmed for party in self.parties)

    def party(self, name: str) -> Party:
        """The party with this name. Raises KeyError."""
        for party in self.parties:
            if party.name == name:
                return party
        raise KeyError(name)
