"""The order in which both parties' logs are told, found from what is in them alone: the same for whoever holds them.

As long as each log follows the one before, that is their order. Where logs lie beside one another (a station was
restored from an old backup, or two run under one card), the order in which the *counterpart's* entries first name them
decides: nothing that it was heard of earlier can be put before by a log that was begun later. A log that nobody names
stands where its own first entry is dated. Spec: docs/spec/record.md, §8.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from parley.record.epochs import PLACES, place

FIRST: Final = ""  # what the first log of a party follows


@dataclass(frozen=True, slots=True)
class Branch:
    """A log, as far as its place among the others needs it.

    `follows`: the epoch that its first entry names as the one before, "" for none, and `size` of it; `at_ms`: the date
    of that entry, its author's claim; `names`: the counterpart's epochs that its entries name in `after`, each where it
    is first named.
    """

    epoch: str
    follows: str
    size: int
    at_ms: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """From which places on a party's other logs lie apart from one of them, each to the end of its log.

    `beside`: those of which nothing says that who names this log held them. `behind`: those that follow it.
    """

    beside: tuple[int, ...] = ()
    behind: tuple[int, ...] = ()

    def from_(self, named: int, after: int) -> tuple[int, ...]:
        """What lies apart from an entry that names the log up to the place `named`; its `after` counts as `after`.

        That is larger where an entry before it named another log, told later: then none that follows this one counts.
        """
        return (*self.beside, *self.behind) if after // PLACES > named // PLACES else self.beside


TOGETHER: Final = Apart()


@dataclass(frozen=True)
class Told:
    """One party's logs in the order in which they are told."""

    branches: tuple[Branch, ...]

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Of each epoch, where it stands."""
        return {branch.epoch: rank for rank, branch in enumerate(self.branches)}

    @cached_property
    def beside(self) -> bool:
        """Whether some of them lie beside one another."""
        return any(
            branch.follows != before for branch, before in zip(self.branches, self._before(), strict=True)
        )

    def _before(self) -> Iterator[str]:
        yield FIRST
        yield from (branch.epoch for branch in self.branches[:-1])

    def apart(self, epoch: str, sizes: Mapping[str, int]) -> Apart:
        """From which places on entries lie apart from this log. `sizes`: how many entries of each are here.

        One place of each such log: its first if the two lie beside one another, else where the log that follows it
        leaves it, if it goes on.
        """
        known = {branch.epoch: branch for branch in self.branches}
        left = {epoch: -1}  # to the end
        below = known.get(epoch)
        while below is not None and below.follows not in left:
            left[below.follows] = below.size
            below = known.get(below.follows)
        behind = {epoch}
        beside, after = list[int](), list[int]()
        for rank, branch in enumerate(self.branches):
            size = left.get(branch.epoch)
            if size is None and branch.follows in behind:
                behind.add(branch.epoch)
                after.append(place(rank, 0))
            elif size is None:
                beside.append(place(rank, 0))
            elif 0 <= size < sizes[branch.epoch]:
                beside.append(place(rank, size))
        return Apart(tuple(beside), tuple(after))


def lies(at: int, apart: Iterable[int]) -> bool:
    """Whether the entry at this place is among those that lie apart."""
    return any(at // PLACES == first // PLACES and at >= first for first in apart)


def tell(one: Sequence[Branch], other: Sequence[Branch]) -> tuple[Told, Told]:
    """Both parties' logs in the order in which they are told. One that follows none that is here is left out."""
    sides = (_Side(one), _Side(other))
    while any([sides[0].follow(sides[1]), sides[1].follow(sides[0])]) or _begin(sides):
        pass
    return sides[0].told(), sides[1].told()


def _begin(sides: Sequence["_Side"]) -> bool:
    """What nobody named so far: of all that may come next, the first by its own date."""
    waiting = [(branch.at_ms, branch.epoch, side) for side in sides for branch in side.waiting()]
    if not waiting:
        return False
    _, epoch, side = min(waiting, key=lambda one: one[:2])
    side.order.append(epoch)
    return True


class _Side:
    """One party's logs while they are put into their order."""

    def __init__(self, branches: Sequence[Branch]) -> None:
        self.known = {branch.epoch: branch for branch in branches}
        self.order: list[str] = []
        self.named: set[str] = set()

    def names(self) -> Iterator[str]:
        """What its entries name, in their order, as far as that stands."""
        for epoch in self.order:
            yield from self.known[epoch].names

    def waiting(self) -> Iterator[Branch]:
        """The logs that may come next."""
        for branch in self.known.values():
            if branch.epoch not in self.order and (branch.follows == FIRST or branch.follows in self.order):
                yield branch

    def follow(self, against: "_Side") -> bool:
        """Takes the logs that the other side's entries name, each after what it follows; whether there were any."""
        before = len(self.order)
        for name in against.names():
            if name in self.known and name not in self.named:
                self._take(name)
        return len(self.order) > before

    def _take(self, name: str) -> None:
        path: list[str] = []
        while name in self.known and name not in path:
            path.append(name)
            name = self.known[name].follows
        if name != FIRST:
            return  # it leads to none that is here
        self.named.update(path)
        self.order += [epoch for epoch in reversed(path) if epoch not in self.order]

    def told(self) -> Told:
        """Their order: those that somebody named, and among them by their dates those that nobody did."""
        order = [self.known[epoch] for epoch in self.order if epoch in self.named]
        for epoch in self.order:
            if epoch not in self.named:
                self._insert(order, self.known[epoch])
        return Told(tuple(order))

    @staticmethod
    def _insert(order: list[Branch], branch: Branch) -> None:
        """Behind what it follows, before the first that is dated later."""
        at = next((i for i, known in enumerate(order, 1) if known.epoch == branch.follows), 0)
        while at < len(order) and (order[at].at_ms, order[at].epoch) < (branch.at_ms, branch.epoch):
            at += 1
        order.insert(at, branch)
