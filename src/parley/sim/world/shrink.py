"""From a seed that failed to the shortest play that still fails: fewer days, fewer kinds of fault, fewer acts.

What is left is kept as a file, lived by a test for ever: tests/seeds.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from parley.sim.world import plan as plans
from parley.sim.world import seed as seeds
from parley.sim.world.plan import DAY_MS, Plan
from parley.sim.world.seed import Lived

TRIES: Final = 60  # worlds lived at the most, to shrink one
SLACK: Final = 1.01  # of the time at which it failed: so much is lived at least
DAYS_LEAST: Final = 0.01


@dataclass(frozen=True, slots=True)
class Play:
    """One world that failed once. `mended`: what was wrong, and where it was put right."""

    seed: int
    days: float
    faults: tuple[str, ...]
    violated: str
    what: str
    acts_a_day: float | None = None  # None: as the seed draws
    mended: str = ""

    def plan(self, *, stand_in: bool = True) -> Plan:
        """The plan of its world."""
        drawn = plans.plan(self.seed, self.days, self.faults, stand_in=stand_in)
        return drawn if self.acts_a_day is None else replace(drawn, acts_a_day=self.acts_a_day)

    def text(self) -> str:
        """As a file."""
        faults = ", ".join(_text(kind) for kind in self.faults)
        lines = [f"seed = {self.seed}", f"days = {self.days:g}", f"faults = [{faults}]"]
        if self.acts_a_day is not None:
            lines.append(f"acts_a_day = {self.acts_a_day:g}")
        words = (("violated", self.violated), ("what", self.what), ("mended", self.mended))
        lines += [f"{name} = {_text(value)}" for name, value in words]
        return "\n".join(lines) + "\n"


def read(text: str) -> Play:
    """The play of this file."""
    tree = tomllib.loads(text)
    return Play(**{**tree, "faults": tuple(tree["faults"])})


def _text(value: str) -> str:
    plain = "".join(c if c.isprintable() else " " for c in value)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


Lives = Callable[[Plan], Lived]


def shrunk(failed: Lived, plan: Plan, lives: Lives = seeds.lived) -> Play:
    """The shortest play found that violates the same invariant."""
    kinds = tuple(kind for kind, often in plan.faults.items() if often)
    play = Play(plan.seed, plan.days, kinds, failed.violated, failed.what)
    left = TRIES
    best = play

    def fails(tried: Play) -> bool:
        nonlocal left, best
        if left <= 0:
            return False
        left -= 1
        lived = lives(tried.plan(stand_in=plan.stand_in))
        if lived.violated != play.violated:
            return False
        best = replace(tried, what=lived.what)
        return True

    at = max(DAYS_LEAST, round(failed.lived_ms / DAY_MS * SLACK, 4))
    if at >= plan.days or not fails(replace(best, days=at)):
        _fewer_days(best, fails)
    for kind in kinds:
        fails(replace(best, faults=tuple(k for k in best.faults if k != kind)))
    acts = plan.acts_a_day
    while acts > 1 and fails(replace(best, acts_a_day=acts / 4)):
        acts /= 4
    return best


def _fewer_days(play: Play, fails: Callable[[Play], bool]) -> None:
    """It failed at the end: half of the days, again and again."""
    days = play.days / 2
    while days >= DAYS_LEAST and fails(replace(play, days=days)):
        days /= 2
