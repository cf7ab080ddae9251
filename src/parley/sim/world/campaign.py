"""Many worlds, one after the other on each core: what they lived through in all, and what none of them ever did."""

import gc
import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

from parley.sim.world import coverage
from parley.sim.world import seed as seeds
from parley.sim.world.badfaith import LIE
from parley.sim.world.bound import Bound
from parley.sim.world.kinds import kind, world
from parley.sim.world.life import Lived
from parley.sim.world.marks import SOMETIMES
from parley.sim.world.plan import Plan
from parley.sim.world.shrink import Play, shrunk

STATIONS: Final = 2  # of one world
EVENTS_MAX: Final = 60_000  # of one world: the longest season has fewer, and its two disks fit into memory
CLEAR: Final = 0.05  # of the time, before it is over, every world clears up: it rests, and is judged
LONGEST: Final = 0.25  # of the time, for one world: on a slow machine the other kinds would have none
SHRINKING: Final = (
    0.5  # of the time at the most, once it is over, for shorter plays of the worlds that failed
)


@dataclass
class Totals:
    """What a campaign came to. `failed`: each with the shortest play that fails the same way."""

    worlds: int = 0
    station_days: float = 0.0
    seconds: float = 0.0
    cores: int = 1
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    edges: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    sometimes: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)  # of worlds
    cut: Counter[str] = field(default_factory=Counter)  # likewise, those that ended before their plan did
    failed: list[Play] = field(default_factory=list)
    broken: str = ""  # the last world that failed, before a shorter play is looked for

    def add(self, lived: Lived) -> None:
        """One world more."""
        self.worlds += 1
        self.kinds[kind(lived.seed).name] += 1
        self.cut[kind(lived.seed).name] += lived.cut
        self.station_days += STATIONS * (0 if lived.violated else lived.days)
        self.counts.update(lived.counts)
        self.faults.update(lived.faults)
        self.edges.update(lived.edges)
        self.sometimes.update(lived.sometimes)

    @property
    def events_a_second(self) -> float:
        """On one core."""
        return self.counts["events"] / max(0.001, self.seconds) / self.cores

    @property
    def lies(self) -> int:
        """How many were told."""
        return sum(times for what, times in self.counts.items() if what.startswith(LIE))

    def tree(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {
            "worlds": self.worlds, "kinds": dict(sorted(self.kinds.items())),
            "cut": dict(sorted((+self.cut).items())),
            "station_days": round(self.station_days, 1), "seconds": round(self.seconds, 1),
            "cores": self.cores, "events": self.counts["events"], "faults": self.faults.total(), "lies": self.lies,
            "events_a_second_and_core": round(self.events_a_second),
            "counts": dict(sorted(self.counts.items())), "faults_by_kind": dict(sorted(self.faults.items())),
            "sometimes": {name: self.sometimes[name] for name in SOMETIMES},
            "edges": [[*edge, self.edges[edge]] for edge in coverage.EDGES if edge not in coverage.UNREACHABLE],
            "never_walked": [str(edge) for edge in coverage.missing(self.edges)],
            "walked_against_reason": [str(edge) for edge in coverage.unforeseen(self.edges)],
            "cannot_be_walked": {str(edge): why for edge, why in coverage.UNREACHABLE.items()},
            "violations": [{"seed": p.plan.seed, "violated": p.violated, "what": p.what} for p in self.failed],
        }  # fmt: skip


def _live(made: Plan, ends: Bound) -> Lived:
    """One world, in a process of its own; of what it told nothing is brought back."""
    gc.disable()  # a world makes few cycles while it lives, and is one itself when it is over
    lived = seeds.lived(made, ends)
    gc.collect()
    return replace(lived, tale=[])


def campaign(
    first: int,
    seconds: float,
    *,
    cores: int = 2,
    stand_in: bool = True,
    said: Callable[[Totals], None] | None = None,
) -> Totals:
    """The worlds from `first` on, for so long. `said` is told how it goes, with each world that ends."""
    totals, began = Totals(cores=cores), time.monotonic()
    failed: list[tuple[Plan, Lived]] = []
    for made, lived in _worlds(first, began, seconds, cores=cores, stand_in=stand_in):
        totals.add(lived)
        totals.seconds = time.monotonic() - began
        if lived.violated:
            failed.append((made, lived))
            totals.broken = f"{kind(made.seed).name}, seed {made.seed}: {lived.violated}: {lived.what}"
        if said is not None:
            said(totals)
    over = time.monotonic() + seconds * SHRINKING
    for made, lived in failed:
        totals.failed.append(shrunk(lived, made, goes_on=lambda: time.monotonic() < over))
    return totals


def _worlds(
    first: int, began: float, seconds: float, *, cores: int, stand_in: bool
) -> Iterator[tuple[Plan, Lived]]:
    """Each world once it has ended, as much of it as there was time for; no new one begins once all must clear up."""
    over = began + seconds * (1 - CLEAR)
    running: dict[Future[Lived], Plan] = {}
    plans = (world(seed, stand_in=stand_in) for seed in count(first))
    with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")) as pool:
        while True:
            while len(running) < cores and (now := time.monotonic()) < over:
                made, ends = next(plans), Bound(EVENTS_MAX, min(over, now + seconds * LONGEST))
                running[pool.submit(_live, made, ends)] = made
            if not running:
                return
            done, _ = wait(running, timeout=1, return_when=FIRST_COMPLETED)
            for future in done:
                made, lived = running.pop(future), future.result()
                yield replace(made, days=lived.days), lived
