"""Their clock against ours: how far apart, how sure we are of it, and when the watch hears of it.

A hello says when it was written; it was written between our challenge and its arrival. So what is known is an interval,
and only an interval that lies wholly beyond a limit raises anything. Nothing is ever dropped for its date.
Spec: docs/spec/life.md, §6.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line.effects import Alarm, Effect
from parley.line.terms import Clocks
from parley.line.values import Level, Ref
from parley.record.entry import Instant

CALM: Final = 2  # back within one part in so many of a limit, and it is over: ours, so that it does not flap


class Skew(Struct, frozen=True):
    """Their clock minus ours, in ms: at least `low`, at most `high`, as measured at `at_ms`.

    `told`: what the watch has heard of it.
    """

    at_ms: Instant | None = None
    low: int = 0
    high: int = 0
    told: Level | None = None
    since_ms: Instant | None = None  # what was told holds since then

    @property
    def off_ms(self) -> int:
        """So far apart the two are at least, with its sign; 0: they may agree."""
        return max(self.low, 0) or min(self.high, 0)


def measured(skew: Skew, asked: int, said: int, now: Instant, clocks: Clocks) -> tuple[Skew, list[Effect]]:
    """A hello that answers a challenge of `asked`, says that it was written at `said`, and came `now`."""
    seen = replace(skew, at_ms=now, low=said - now, high=said - asked)
    level = _level(seen, clocks)
    if level == skew.told:
        return seen, []
    after = replace(seen, told=level, since_ms=now)
    if level is None:
        return after, [Alarm(Level.NOTICE, "their clock and ours agree again", Ref(""))]
    if skew.told is Level.ALARM:
        return after, []  # less far apart than before: shown, and no news for the night
    return after, [_apart(seen, level)]


def lasting(skew: Skew, now: Instant) -> list[tuple[Instant, Alarm]]:
    """That their clock is not ours, and since when, if the watch has been told so."""
    if skew.told is None:
        return []
    return [(skew.since_ms or now, _apart(skew, skew.told))]


def _apart(skew: Skew, level: Level) -> Alarm:
    return Alarm(level, words(skew), Ref(""), ("clock",))


def words(skew: Skew) -> str:
    """What the watch is told of clocks that are apart."""
    return f"their clock is {skew.off_ms / 1000:+.1f} s from ours: one of the two is wrong"


def _level(skew: Skew, clocks: Clocks) -> Level | None:
    """What it comes to: raised only by what is surely beyond a limit, ended only by what is surely well within it."""
    off, most = abs(skew.off_ms), max(abs(skew.low), abs(skew.high))
    if off > clocks.alarm_ms:
        return Level.ALARM
    if skew.told is Level.ALARM and most > clocks.alarm_ms // CALM:
        return Level.ALARM
    if off > clocks.warn_ms:
        return Level.NOTICE
    if skew.told is not None and most > clocks.warn_ms // CALM:
        return Level.NOTICE
    return None
