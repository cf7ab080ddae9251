"""What the past of an entry names that is not here.

The past of an entry: what stands before it in its log, so much of the log before as its log's first entry names, so
much of the counterpart's log as its `after` names, and the past of each of those. Where something of it is not here,
nothing can be said of what its author knew of a thing that may be spoken of there. A log of which something is lacking
may have gone on, until its author is known to write another: nobody goes back to a log. Spec: docs/spec/calls.md, §3.1.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from parley.record.entry import NOTHING, After


class Gap(NamedTuple):
    """What is not here of one log: so many `entries` that are named; `over`: its author wrote in another since."""

    entries: int
    over: bool
    mine: bool  # its author's side


Gaps = Mapping[str, Gap]  # by epoch
NONE: Final[Gaps] = {}


class Lack(NamedTuple):
    """How many entries the past of an entry names that are not here: in all, and in logs that were over by then."""

    entries: int = 0
    over: int = 0


def lack_of_ended(after: After, newest: str, here: int) -> Lack:
    """What an entry lacks where no logs lie beside one another: only of a log that ended can the end have been lost.

    `newest`: the counterpart's newest log, if it has others; `here`: how many entries are here of the one named.
    """
    if not newest or after.epoch in {"", newest}:
        return Lack()
    return Lack(max(0, after.size - here))


@dataclass(frozen=True, slots=True)
class Trail:
    """A log, as far as the past of its entries needs it.

    `follows`: the log before, and how much of it; `steps`: the index and `after` of its first entry, and of each whose
    `after` is not that of the one before; `here`: how many of its entries are here.
    """

    mine: bool
    epoch: str
    follows: After
    steps: Sequence[tuple[int, After]]
    here: int


class Pasts:
    """The pasts of all entries of both parties, as far as something of them is not here."""

    def __init__(self, trails: Iterable[Trail]) -> None:
        self._gaps: dict[str, list[tuple[int, Gaps]]] = {}  # by epoch: from which index on
        all_ = {trail.epoch: trail for trail in trails}
        self._here = {trail.epoch: trail.here for trail in all_.values()}
        waiting, done, circles = dict(all_), dict.fromkeys(all_, 0), False  # done: steps
        while waiting:
            moved = [self._follow(trail, done, waiting) for trail in list(waiting.values())]
            if not any(moved):  # nobody wrote that honestly
                self._step(next(iter(waiting.values())), done)
                circles = True
            waiting = {epoch: trail for epoch, trail in waiting.items() if done[epoch] < len(trail.steps)}
        while circles:
            grown = [self._again(trail) for trail in all_.values()]
            circles = any(grown)

    def add(self, epoch: str, index: int, after: After, follows: After, *, mine: bool) -> Lack:
        """What the past of this entry lacks. `follows`: what its log does, if it is the first."""
        if index >= self._here.get(epoch, 0):
            self._here[epoch] = index + 1
            self._grow(mine, epoch, index, after, follows)
        return self.lack(epoch, index)

    def lack(self, epoch: str, index: int) -> Lack:
        """What the past of this entry lacks, which was read before."""
        gaps = self._at(epoch, index + 1).values()
        return Lack(sum(gap.entries for gap in gaps), sum(gap.entries for gap in gaps if gap.over))

    def _follow(self, trail: Trail, done: dict[str, int], waiting: Mapping[str, Trail]) -> bool:
        """Its steps, as long as what they name was followed itself; whether there were any."""
        before = done[trail.epoch]
        while done[trail.epoch] < len(trail.steps):
            at = done[trail.epoch]
            named = (trail.steps[at][1], trail.follows if at == 0 else NOTHING)
            if any(self._ahead(name, done, waiting) for name in named):
                break
            self._step(trail, done)
        return done[trail.epoch] > before

    def _ahead(self, name: After, done: Mapping[str, int], waiting: Mapping[str, Trail]) -> bool:
        """Whether what it names was not followed that far yet."""
        trail = waiting.get(name.epoch)
        if trail is None or done[name.epoch] >= len(trail.steps):
            return False
        return trail.steps[done[name.epoch]][0] < min(name.size, trail.here)

    def _step(self, trail: Trail, done: dict[str, int]) -> None:
        at = done[trail.epoch]
        self._grow(trail.mine, trail.epoch, *trail.steps[at], trail.follows if at == 0 else NOTHING)
        done[trail.epoch] += 1

    def _again(self, trail: Trail) -> bool:
        """Its steps once more, after those of logs that it names have grown; whether it grew by that."""
        before = self._gaps.pop(trail.epoch, [])
        done = {trail.epoch: 0}
        while done[trail.epoch] < len(trail.steps):
            self._step(trail, done)
        return self._gaps.get(trail.epoch, []) != before

    def _grow(self, mine: bool, epoch: str, index: int, after: After, follows: After) -> None:  # noqa: FBT001  # a side
        before = self._at(epoch, index)
        gaps = _both(_both(before, self._of(follows, mine)), self._of(after, not mine))
        gaps = {
            of: gap._replace(over=gap.over or (gap.mine is mine and of != epoch)) for of, gap in gaps.items()
        }
        if gaps != before:
            self._gaps.setdefault(epoch, []).append((index, gaps))

    def _of(self, name: After, mine: bool) -> Gaps:  # noqa: FBT001  # a side
        """What is not here of all that this names, a log of that side."""
        if not name.epoch:
            return NONE
        here = self._here.get(name.epoch, 0)
        missing = {name.epoch: Gap(name.size - here, over=False, mine=mine)} if name.size > here else NONE
        return _both(self._at(name.epoch, min(name.size, here)), missing)

    def _at(self, epoch: str, size: int) -> Gaps:
        """What is not here of the past of the log's first entries."""
        grown = self._gaps.get(epoch, [])
        behind = bisect_left(grown, size, key=lambda one: one[0])
        return grown[behind - 1][1] if behind else NONE


def _both(one: Gaps, other: Gaps) -> Gaps:
    if not one or not other:
        return one or other
    found = dict(one)
    for epoch, gap in other.items():
        known = found.get(epoch, gap)
        found[epoch] = Gap(max(gap.entries, known.entries), gap.over or known.over, gap.mine)
    return found
