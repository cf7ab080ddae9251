"""What a line keeps of its own life: rosters, clocks, drills, who has the watch, what the watch was told.

Kept in the line's core, so all of it is bounded. Spec: docs/spec/life.md.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from parley.line.clocks import Skew
from parley.line.drills import Drill, Score
from parley.line.roster import Roster
from parley.line.values import HOUR_MS
from parley.record.entry import Instant

TRAFFIC_HOURS: Final = 24


class Shift(Struct, frozen=True):
    """Who has the watch: an office, never sent."""

    by: str
    since_ms: Instant


class Hour(Struct, frozen=True):
    """Calls and messages of one party that began in one hour of our clock, and how many of them FLASH."""

    began_ms: Instant
    all: int
    flash: int


def share(hours: Iterable[Hour], now: Instant) -> tuple[int, int]:
    """How many calls and messages began within the last 24 hours, to the hour, and how many of them FLASH."""
    recent = [hour for hour in hours if hour.began_ms > now - TRAFFIC_HOURS * HOUR_MS]
    return sum(hour.all for hour in recent), sum(hour.flash for hour in recent)


class Life(Struct):
    """Mutable: one per line. `told`: what the watch was told of, and of which moment, so that it is told once."""

    since_ms: Instant | None = None  # when terms first stood here
    my_rosters: tuple[Roster, ...] = ()
    their_rosters: tuple[Roster, ...] = ()
    my_flashes: tuple[Instant, ...] = ()  # theirs are in the core: they count against their quota
    my_traffic: tuple[Hour, ...] = ()
    their_traffic: tuple[Hour, ...] = ()
    skew: Skew = Skew()
    shift: Shift | None = None
    drill: Drill | None = None
    scores: tuple[Score, ...] = ()
    exercise: str = ""  # the last that was held, by the name on its traffic
    exercise_ms: Instant | None = None
    rekeyed_ms: Instant | None = None
    tickets: int = 0  # the number of the last
    told: dict[str, Instant] = {}
