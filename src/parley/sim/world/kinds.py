"""The kinds of worlds in a campaign: each dwells on one family of trouble, so that what is rare elsewhere is not rare.

Some are short and wild, the others dwell on something or last for weeks, up to a whole season: uniform trouble hides
what only shows after a calm. In some, people are after every edge of every table (`goals`).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final

from parley.sim.world.plan import CHANCES, FAULTS, Plan, plan


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `times`: how many of a round are of it; `days`: from and to; `acts`: a day, at the least.

    `less`: what is left of the faults that the seed draws (where `acts` is 0, of the people's acts, too); `more`: what
    it dwells on, times a day at the most; `fields`: of its plan.
    """

    name: str
    times: int
    days: tuple[float, float]
    acts: float = 0.0
    less: float = 1.0
    more: Mapping[str, float] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)


BRIEF_S: Final = (1, 60, 100, 200)  # a tenth of most waits: what was waited for then is our fault
BUSY: Final = 1_500.0  # acts a day of each side: who does little in so short a time walks few edges
DEAF: Final[Mapping[str, float]] = {"cut": 60, "one-way": 60}
ONE_WAY: Final = ("https",)  # when that is cut, nothing is left
KEEN: Final = 0.05  # at each turn at which the moment of a trouble has come
KINDS: Final = (
    Kind("season", 1, (92, 100), 0.0, 0.004, {"replay": 4}, {"echo_s": 7_200, "cut_s": (60, 900, 7_200)}),
    Kind(  # half a year of which nobody would speak: what only time brings, at a few turns a day
        "still", 2, (150, 200), 0.0, 0.002, {"replay": 1},
        {"echo_s": 21_600, "cut_s": (60, 900, 7_200), "bearers": ONE_WAY},
    ),
    Kind(
        "thorough", 3, (0.3, 0.4), 700.0, 0.1, {"kill": 2, "power": 2, "pause": 2, "cut": 1},
        {"thorough": True, "acts_a_day": 700.0, "brisk": True, "patience": 0.9, "two_persons": False, "mind": "drafts",
         "down_s": (0.05, 1, 60), "pause_s": (10, 60), "cut_s": (60,)},
    ),
    Kind(
        "disks", 1, (0.1, 0.2), BUSY, 0.5,
        {"full": 100, "read-only": 30, "sync": 30, "read": 20, "crash": 150, "power": 30, "cut": 60, "flood": 40},
        {"down_s": (0.05, 1, 60), "cut_s": (60, 600), "bearers": ONE_WAY, "keen": KEEN},
    ),
    Kind(
        "clocks", 1, (0.1, 0.3), BUSY, 0.5, {"jump": 80, "drift": 40, "pause": 20, **DEAF},
        {"cut_s": (60, 300), "pause_s": BRIEF_S, "keen": KEEN},
    ),
    Kind(
        "restores", 1, (0.1, 0.3), BUSY, 0.5, {"restore": 60}, {"down_s": (0.05, 1, 60, 600), "keen": KEEN / 10},
    ),
    Kind(
        "outages", 2, (0.08, 0.15), 5_000.0, 0.1,
        {"kill": 250, "power": 100, "crash": 100, "pause": 300, "jump": 5},
        {"down_s": BRIEF_S, "pause_s": BRIEF_S, "brisk": True, "mind": "calls", "patience": 0.6},
    ),
    Kind("weeks", 1, (4, 12), 0.0, 0.03, {"replay": 10}, {"echo_s": 7_200, "cut_s": (60, 900, 7_200)}),
    Kind(
        "cuts", 1, (0.1, 0.3), BUSY, 0.5, {**DEAF, "replay": 200, "flood": 40},
        {"cut_s": (60, 300, 900, 3_600), "brisk": True, "mind": "requests", "bearers": ONE_WAY, "keen": KEEN},
    ),
    Kind(  # a jammed way on which everything comes again: most letters of a campaign, and most of its faults
        "storm", 3, (0.02, 0.04), BUSY, 0.1,
        {"flood": 4_000, "replay": 500, "loss": 0.7, "double": 0.3, "late": 0.3, "spoil": 0.2},
        {"bearers": ONE_WAY, "brisk": True},
    ),
    Kind("liar", 1, (0.05, 0.15), 600.0, 0.5, {}, {"lies_a_day": 3_000.0}),
    Kind("wild", 2, (0.1, 0.4), 600.0, fields={"keen": KEEN / 10}),
    Kind("quiet", 1, (0.2, 0.5), BUSY, 0.3, DEAF, {"patience": 0.2, "brisk": True, "cut_s": (300, 900, 3_600)}),
    Kind(
        "absences", 1, (0.1, 0.2), 3_000.0, 0.1,
        {"kill": 250, "power": 100, "crash": 100, "pause": 300, "cut": 30},
        {"down_s": BRIEF_S, "pause_s": BRIEF_S, "cut_s": (60, 900), "brisk": True, "mind": "requests",
         "bearers": ONE_WAY},
    ),
)  # fmt: skip
ROUND: Final = tuple(kind for turn in range(3) for kind in KINDS if kind.times > turn)
QUIETEST: Final = 2.0  # acts a day, at the least
SHARE: Final = 0.3  # of what a kind dwells on, at the least


def kind(seed: int) -> Kind:
    """The kind of world that this seed is in a campaign: each round has them all, the longest first."""
    return ROUND[(seed - 1) % len(ROUND)]


def world(seed: int, faults: Collection[str] = FAULTS, *, stand_in: bool = True) -> Plan:
    """The world of this seed in a campaign."""
    return of(kind(seed), seed, faults, stand_in=stand_in)


def of(kind: Kind, seed: int, faults: Collection[str] = FAULTS, *, stand_in: bool = True) -> Plan:
    """The world of this kind and seed."""
    chance = Random(f"{kind.name} {seed}")
    made = plan(seed, round(chance.uniform(*kind.days), 3), faults, stand_in=stand_in)
    drawn = {name: often * (1 if name in CHANCES else kind.less) for name, often in made.faults.items()}
    more = {name: most * chance.uniform(SHARE, 1) for name, most in kind.more.items() if name in drawn}
    acts = max(kind.acts, made.acts_a_day) if kind.acts else max(QUIETEST, made.acts_a_day * kind.less)
    return replace(made, **{"acts_a_day": acts, **kind.fields}, faults={**drawn, **more})
