"""Who declared that nobody would answer is excused from when that begins, and not before."""

from parley.line.values import Level
from tests.line.stage import DAY, Stage, tested_twice_daily


def test_an_absence_that_has_not_begun_yet_excuses_nobody() -> None:
    s = Stage(tested_twice_daily())
    s.b.ask("declare", state="MAINTENANCE", reason="new mast, next week", from_="+7d", review="+9d")
    s.wait(2 * DAY)
    assert s.a.alarms(Level.INCIDENT)


def test_an_absence_that_has_begun_does() -> None:
    s = Stage(tested_twice_daily())
    s.b.ask("declare", state="MAINTENANCE", reason="new mast", review="+9d")
    s.wait(2 * DAY)
    assert s.a.alarms(Level.NOTICE)
    assert not s.a.alarms(Level.INCIDENT)
