"""What the past of an entry names that is not here.

The past of an entry: what stands before it in its log, so much of the log before as its log's first entry names, so
much of the counterpart's log as its `after` names, and the past of each of those. Where something of it is not here,
nothing can be said of what its author knew of a thing that may be spoken of there. Spec: docs/spec/calls.md, §3.1.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from parley.record.entry import NOTHING, After

Gaps = Mapping[str, int]  # by epoch, how many of the entries that are named are not here
NONE: Final[Gaps] = {}


@dataclass(frozen=True, slots=True)
class Trail:
    """A log, as far as the past of its entries needs it.

    `follows`: the log before, and how much of it; `steps`: the index and `after` of its first entry, and of each whose
    `after` is not that of the one before; `here`: how many of its entries are here.
    """

    epoch: str
    follows: After
    steps: Sequence[tuple[int, After]]
    here: int


class Pasts:
    """The pasts of all entries of both parties, as far as something of them is not here."""

    def __init__(self, trails: Iterable[Trail]) -> None:
        self._gaps: dict[str, list[tuple[int, Gaps]]] = {}  # by epoch: from which index on
        waiting = {trail.epoch: trail for trail in trails}
        self._here = {trail.epoch: trail.here for trail in waiting.values()}
        done = dict.fromkeys(waiting, 0)  # steps
        while waiting:
            moved = [self._follow(trail, done, waiting) for trail in list(waiting.values())]
            if not any(moved) and waiting:  # a circle: nobody wrote that honestly
                self._step(next(iter(waiting.values())), done)
            waiting = {epoch: trail for epoch, trail in waiting.items() if done[epoch] < len(trail.steps)}

    def add(self, epoch: str, index: int, after: After, follows: After = NOTHING) -> int:
        """How many entries the past of this one names that are not here; `follows`: of the first entry of a log."""
        if index >= self._here.get(epoch, 0):
            self._here[epoch] = index + 1
            self._grow(epoch, index, after, follows)
        return sum(self._at(epoch, index + 1).values())

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
        self._grow(trail.epoch, *trail.steps[at], trail.follows if at == 0 else NOTHING)
        done[trail.epoch] += 1

    def _grow(self, epoch: str, index: int, after: After, follows: After) -> None:
        before = self._at(epoch, index)
        gaps = _both(_both(before, self._of(follows)), self._of(after))
        if gaps != before:
            self._gaps.setdefault(epoch, []).append((index, gaps))

    def _of(self, name: After) -> Gaps:
        """What is not here of all that this names."""
        if not name.epoch:
            return NONE
        here = self._here.get(name.epoch, 0)
        missing = {name.epoch: name.size - here} if name.size > here else NONE
        return _both(self._at(name.epoch, min(name.size, here)), missing)

    def _at(self, epoch: str, size: int) -> Gaps:
        """What is not here of the past of the log's first entries."""
        grown = self._gaps.get(epoch, [])
        behind = bisect_left(grown, size, key=lambda one: one[0])
        return grown[behind - 1][1] if behind else NONE


def _both(one: Gaps, other: Gaps) -> Gaps:
    if not one or not other:
        return one or other
    return {epoch: max(one.get(epoch, 0), other.get(epoch, 0)) for epoch in {**one, **other}}
