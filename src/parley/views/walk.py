"""Both sides' entries in the order of the story, a part at a time: what a part costs does not depend on the whole.

An entry stands after whatever its author held when writing it; of two that neither had seen, the one that reached our
record first. A place in the story is how many entries of each side stand before it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from parley.record.epochs import place
from parley.station.ports import LineRow, LogRow, Reading

BLOCK: Final = 100  # entries read at a time


class End(NamedTuple):
    """A place in the story: so many entries of either side stand before it."""

    ours: int
    theirs: int


BEGIN: Final = End(0, 0)


class _After(Struct):
    epoch: str
    size: int


class _Brief(Struct):
    """What is looked at of every entry that is passed; the record has checked its form when it came."""

    kind: str
    after: _After


class Passed(NamedTuple):
    """One entry on the way, with the log and the number under which it can be had. `heard`: our clock, ms."""

    log: LogRow
    number: int
    raw: bytes
    heard: int
    kind: str
    place: int
    after: int  # the place that its author held of the other side


_brief: Final = msgspec.json.Decoder(_Brief).decode


class _Side:
    """One party's logs as one row of entries, read in blocks."""

    def __init__(self, reading: Reading, logs: Sequence[LogRow], others: Sequence[LogRow]) -> None:
        self.reading = reading
        self.logs = sorted(logs, key=lambda log: log.ordinal)
        self.starts = list(accumulate((log.size for log in self.logs), initial=0))
        self._ordinals = {log.epoch: log.ordinal for log in others}
        self._blocks: dict[int, list[Passed]] = {}

    @property
    def size(self) -> int:
        return self.starts[-1]

    def at(self, position: int) -> Passed:
        number, offset = divmod(position, BLOCK)
        if number not in self._blocks:
            self._blocks[number] = list(self._read(number * BLOCK, (number + 1) * BLOCK))
        return self._blocks[number][offset]

    def _read(self, first: int, end: int) -> Iterator[Passed]:
        for log, start in zip(self.logs, self.starts, strict=False):
            low, high = max(first, start) - start, min(end, start + log.size) - start
            if low < high:
                for index, (raw, heard) in enumerate(self.reading.entries(log.id, low, high - low), low):
                    yield self._passed(log, index, raw, heard)

    def _passed(self, log: LogRow, index: int, raw: bytes, heard: int) -> Passed:
        brief = _brief(raw)
        after = place(self._ordinals.get(brief.after.epoch, 0), brief.after.size)
        return Passed(log, index, raw, heard, brief.kind, place(log.ordinal, index), after)

    def until(self, at: int) -> int:
        """Where the last entry that had come by then ends. Within a log, entries came in their order."""
        for log, start in reversed(list(zip(self.logs, self.starts, strict=False))):
            if count := bisect_right(range(log.size), at, key=lambda index: self._heard(log, index)):
                return start + count
        return 0

    def since(self, at: int) -> int:
        """Where the first entry that came then or later begins."""
        for log, start in zip(self.logs, self.starts, strict=False):
            index = bisect_left(range(log.size), at, key=lambda index: self._heard(log, index))
            if index < log.size:
                return start + index
        return self.size

    def _heard(self, log: LogRow, index: int) -> int:
        ((_, heard),) = self.reading.entries(log.id, index, 1)
        return heard


class Story:
    """Both sides of one line."""

    def __init__(self, reading: Reading, row: LineRow) -> None:
        self.logs = reading.logs(row.id)
        ours, theirs = ([log for log in self.logs if log.mine is mine] for mine in (True, False))
        self._ours = _Side(reading, ours, theirs)
        self._theirs = _Side(reading, theirs, ours)

    @property
    def whole(self) -> End:
        """Where it ends."""
        return End(self._ours.size, self._theirs.size)

    def until(self, at: int) -> End:
        """Where what had come by then ends."""
        return End(self._ours.until(at), self._theirs.until(at))

    def since(self, at: int) -> End:
        """Where what came then or later begins."""
        return End(self._ours.since(at), self._theirs.since(at))

    def within(self, end: End) -> End:
        """The place, or the nearest that there is: an address may have been typed."""
        return End(*(max(0, min(at, most)) for at, most in zip(end, self.whole, strict=True)))

    def back(self, end: End, first: End = BEGIN) -> Iterator[tuple[Passed, End]]:
        """The entries before `end`, the last first, each with the place where it begins; as far as `first`."""
        ours, theirs = end
        while ours > first.ours or theirs > first.theirs:
            mine = self._ours.at(ours - 1) if ours > first.ours else None
            other = self._theirs.at(theirs - 1) if theirs > first.theirs else None
            later = _later(mine, other)
            ours, theirs = (ours - 1, theirs) if later is mine else (ours, theirs - 1)
            yield later, End(ours, theirs)

    def onward(self, begin: End, last: End) -> Iterator[tuple[Passed, End]]:
        """The entries from `begin` on, each with the place where it ends; as far as `last`."""
        ours, theirs = begin
        while ours < last.ours or theirs < last.theirs:
            mine = self._ours.at(ours) if ours < last.ours else None
            other = self._theirs.at(theirs) if theirs < last.theirs else None
            later = _later(mine, other)
            mine_first = mine is not None and (other is None or later is other)
            ours, theirs = (ours + 1, theirs) if mine_first else (ours, theirs + 1)
            first = mine if mine_first else other
            assert first is not None
            yield first, End(ours, theirs)


def _later(mine: Passed | None, other: Passed | None) -> Passed:
    """Which of the two stands later in the story."""
    if mine is None or other is None:
        found = mine or other
        assert found is not None
        return found
    if mine.after > other.place:
        return mine
    if other.after > mine.place:
        return other
    return mine if mine.heard > other.heard else other
