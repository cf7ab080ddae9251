"""What a seed decides before anything happens: how bad the ways, the disks, the clocks and the people are."""

from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from typing import Final

FAULTS: Final = (
    "loss", "double", "late", "spoil", "cut", "one-way", "replay", "flood",  # the ways
    "kill", "power", "crash", "between", "full", "read-only", "sync", "read",  # machines and disks
    "drift", "jump", "pause", "restore",  # clocks, and what was saved
)  # fmt: skip
DAY_MS: Final = 86_400_000
HOUR_MS: Final = 3_600_000
MINUTE_MS: Final = 60_000


@dataclass(frozen=True, slots=True)
class Plan:
    """One seed's world. `faults`: how often each kind happens, in times a day; for the ways, a chance from 0 to 1."""

    seed: int
    days: float
    faults: dict[str, float]
    echo_s: int
    acts_a_day: float  # of each side
    patience: float
    bearers: tuple[str, ...]
    two_persons: bool
    stand_in: bool
    mind: str = ""  # what people are mostly up to: calls, requests, drafts; or all of it alike
    brisk: bool = False  # agreed times are short: what takes days elsewhere takes minutes here
    down_s: tuple[float, ...] = (0.05, 1, 20, 600, 7_200)  # until somebody starts a station that stopped
    pause_s: tuple[float, ...] = (10, 300, 20_000)  # on average
    cut_s: tuple[float, ...] = (60, 900, 7_200, 90_000)  # on average
    again: float = 0.0  # of what somebody was answered: asked again later, as if no answer had come
    lies_a_day: float = 0.0  # of `boreas`, who is in good faith if it tells none
    thorough: bool = False  # people are after every edge of every table: goals
    keen: float = 0.0  # how likely a trouble comes at each turn at which its moment has come: moments


MINDS: Final = ("calls", "requests", "drafts")
CHANCES: Final = frozenset(("loss", "double", "late", "spoil"))
OFTEN: Final = {  # times a day, at the most
    "cut": 12, "one-way": 12, "replay": 40, "flood": 4, "kill": 12, "power": 8, "crash": 12, "between": 8, "full": 3,
    "read-only": 2, "sync": 3, "read": 2, "drift": 2, "jump": 2, "pause": 6, "restore": 1.5,
}  # fmt: skip
MOST: Final = {"loss": 0.5, "double": 0.3, "late": 0.3, "spoil": 0.2}


def plan(seed: int, days: float, kinds: Collection[str], *, stand_in: bool) -> Plan:
    """The world of this seed. Each kind of fault is absent, rare or frequent. Raises KeyError for a kind unknown."""
    chance = Random(f"plan {seed}")
    faults: dict[str, float] = {}
    for kind in FAULTS:
        share = chance.choice((0.0, chance.random() ** 3, chance.random()))
        most = MOST[kind] if kind in CHANCES else OFTEN[kind]
        if kind in kinds:
            faults[kind] = share * most
    unknown = set(kinds) - set(FAULTS)
    if unknown:
        raise KeyError(min(unknown))
    return Plan(
        seed=seed,
        days=days,
        faults=faults,
        echo_s=chance.choice((900, 1_800, 3_600, 7_200)),
        acts_a_day=chance.choice((60, 200, 600, 2_000)),
        patience=chance.choice((0.2, 0.6, 0.9)),
        bearers=chance.choice((("https",), ("https", "second"))),
        two_persons=chance.random() < 0.5,
        stand_in=stand_in,
        brisk=chance.random() < 0.6,
        mind=chance.choice(("", "", *MINDS)),
        again=chance.choice((0.0, 0.02, 0.1)),
    )
