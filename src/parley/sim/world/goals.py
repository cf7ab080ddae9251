"""What the people of some worlds are after: of each thing one edge of its table, by the shortest way that leads there.

Uniform chance walks early edges often and late ones hardly ever. Here the next call, test or request that somebody
begins is for an edge that was walked least; people then take the steps towards it, and nothing else. What no person
says (a silence, an outage, a receipt that stays away) is left to time, and to `seeker`; a receipt stays away in dark
hours only, in which the ways carry nothing. Which edges there are, and which way leads to them, is read off the tables.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from random import Random
from typing import Any, Final

from parley.line import calls, linetest, requests
from parley.line.follow import Rfe
from parley.line.things import Call, Test
from parley.line.values import Layer
from parley.sim.world import coverage
from parley.sim.world.coverage import Edge

TABLES: Final[Mapping[str, Mapping[Any, Mapping[Any, Any]]]] = {
    "call": calls.NEXT,
    "station test": linetest.NEXT[Layer.STATION],
    "person test": linetest.NEXT[Layer.PERSON],
    "request": requests.NEXT,
}
SILENCE: Final = "Silence"
OUTAGE: Final = "OurOutage"
COSIGNED: Final = "Cosigned"
_UNASKED: Final = frozenset({"Crossed", "NobodyThere", "RefusedByStation"})  # decided before there is a call
_SLOW: Final = 3  # a silence takes as long as so many words
PATIENT_MS: Final = 3 * 3_600_000  # what has not moved for so long will not
LATER: Final = "when it is dark"  # no step: nobody does anything yet
Thing = Call | Test | Rfe


@dataclass(slots=True)
class _Goal:
    """Where one thing is to go. `state`: where it stood last, on its owner's side, and since when."""

    edge: Edge
    state: str
    since: int


class Goals:
    """The goals of all things in one world."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.dark = False  # the ways are shut, as soon as a receipt is to stay away
        self._times: Counter[Edge] = Counter()  # walked on some way, or gone for
        self._of: dict[str, _Goal] = {}

    def wanted(self, thing: Thing, now: int) -> str:
        """The step that is wanted of it next, wherever it comes from; empty if its goal is out of reach."""
        table, state = coverage.begun(thing)[0], str(thing.state)
        goal = self._of.get(thing.ref)
        if goal is None:
            goal = self._of[thing.ref] = _Goal(self._draw(table), state, now)
        if thing.mine and goal.state != state:
            self._times[Edge(table, goal.state, _step(table, goal.state, state))] += 1
            goal.state, goal.since = state, now
        if now - goal.since > PATIENT_MS:
            return ""
        if state == goal.edge.state:
            return goal.edge.step
        step = _ways(table, goal.edge.state).get(state, "")
        return LATER if step and not self.dark and _into_dark(goal.edge, state, step) else step

    def _draw(self, table: str) -> Edge:
        """One of the edges that were walked least so far: of those of its beginning, while it is dark."""
        able = [edge for edge in coverage.EDGES if edge.table == table and _may(edge, at_once=self.dark)]
        least = min(self._times[edge] for edge in able)
        drawn = self.chance.choice([edge for edge in able if self._times[edge] == least])
        self._times[drawn] += 1
        return drawn


def _step(table: str, state: str, then: str) -> str:
    """One of the steps that lead from the one state to the other; empty if more than one lies between."""
    return next((step for step, to in _steps(table, state).items() if to == then), "")


def withheld(table: str, state: str, step: str) -> bool:
    """Whether something else is wanted there than the receipt that it waits for."""
    return step not in {"", COSIGNED, LATER} and COSIGNED in _steps(table, state)


def _steps(table: str, state: str) -> Mapping[str, str]:
    return {str(step): str(then) for step, then in TABLES[table].get(state, {}).items()}


def _into_dark(edge: Edge, state: str, step: str) -> bool:
    """Whether this step leads to where a receipt is to stay away."""
    then = _steps(edge.table, state)[step]
    after = edge.step if then == edge.state else _ways(edge.table, edge.state).get(then, "")
    return withheld(edge.table, then, after)


@cache
def _may(edge: Edge, *, at_once: bool) -> bool:
    """Whether somebody may be after this edge. `at_once`: only of those for which a first receipt is to stay away."""
    if edge in coverage.UNREACHABLE or edge.step in _UNASKED:
        return False
    first = str(next(state for state in TABLES[edge.table] if COSIGNED in _steps(edge.table, str(state))))
    if edge.table == "call":
        first = str(calls.State.PLACED)
    step = edge.step if edge.state == first else _ways(edge.table, edge.state).get(first, "")
    return withheld(edge.table, first, step) is at_once


@cache
def _ways(table: str, goal: str) -> Mapping[str, str]:
    """By state: the first step of the shortest way from there to `goal`."""
    found: dict[str, str] = {}
    heap = [(0, goal, "")]
    while heap:
        far, state, step = heappop(heap)
        if state in found:
            continue
        found[state] = step
        for before, steps in TABLES[table].items():
            for one, then in steps.items():
                if str(then) == state and one not in {OUTAGE, *_UNASKED}:
                    heappush(heap, (far + (_SLOW if one == SILENCE else 1), str(before), str(one)))
    return found
