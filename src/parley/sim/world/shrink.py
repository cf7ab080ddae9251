"""From a world that failed to the shortest play that still fails: fewer days, fewer kinds of fault, fewer acts.

What is left is kept as a file, lived by a test for ever: tests/seeds. The file has the whole plan, so that it stays the
same world when seeds come to draw others.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from parley.sim.world import seed as seeds
from parley.sim.world.life import Lived
from parley.sim.world.plan import DAY_MS, Plan

TRIES: Final = 60  # worlds lived at the most, to shrink one
SLACK: Final = 1.01  # of the time at which it failed: so much is lived at least
DAYS_LEAST: Final = 0.01
WORDS: Final = ("violated", "what", "mended")


@dataclass(frozen=True, slots=True)
class Play:
    """One world that failed once. `mended`: what was wrong, and where it was put right."""

    plan: Plan
    violated: str
    what: str
    mended: str = ""

    @property
    def faults(self) -> dict[str, float]:
        """The kinds of fault that it takes, and how often."""
        return {kind: often for kind, often in self.plan.faults.items() if often}

    def text(self) -> str:
        """As a file."""
        said = {
            field.name: getattr(self.plan, field.name) for field in fields(Plan) if field.name != "faults"
        }
        said |= {name: getattr(self, name) for name in WORDS}
        lines = [f"{name} = {_text(value)}" for name, value in said.items()]
        lines += ["[faults]", *(f"{_text(kind)} = {_text(often)}" for kind, often in self.faults.items())]
        return "\n".join(lines) + "\n"


def read(text: str) -> Play:
    """The play of this file."""
    tree = tomllib.loads(text)
    words = {name: tree.pop(name) for name in WORDS}
    said: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in tree.items()
    }
    return Play(Plan(**said), **words)


def _text(value: object) -> str:
    """The value in TOML."""
    match value:
        case bool():
            return str(value).lower()
        case tuple():
            return f"[{', '.join(_text(one) for one in value)}]"
        case str():
            plain = "".join(c if c.isprintable() else " " for c in value)
            return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value)


Lives = Callable[[Plan], Lived]


def shrunk(
    failed: Lived, plan: Plan, lives: Lives = seeds.lived, *, goes_on: Callable[[], bool] = lambda: True
) -> Play:
    """The shortest play found that violates the same invariant, while it `goes_on`: a world may take a minute."""
    best = Play(plan, failed.violated, failed.what)
    left = TRIES

    def fails(tried: Plan) -> bool:
        nonlocal left, best
        if left <= 0 or not goes_on():
            return False
        left -= 1
        lived = lives(tried)
        if lived.violated != failed.violated:
            return False
        best = replace(best, plan=tried, what=lived.what)
        return True

    at = max(DAYS_LEAST, round(failed.lived_ms / DAY_MS * SLACK, 4))
    if at >= plan.days or not fails(replace(plan, days=at)):
        _fewer_days(plan, fails)
    for kind in best.faults:
        rest = {other: often for other, often in best.faults.items() if other != kind}
        fails(replace(best.plan, faults=rest))
    acts = plan.acts_a_day
    while acts > 1 and fails(replace(best.plan, acts_a_day=acts / 4)):
        acts /= 4
    return best


def _fewer_days(plan: Plan, fails: Callable[[Plan], bool]) -> None:
    """It failed at the end: half of the days, again and again."""
    days = plan.days / 2
    while days >= DAYS_LEAST and fails(replace(plan, days=days)):
        days /= 2
