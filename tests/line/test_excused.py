"""Who declared that nobody would answer is excused from when that begins, and not before."""

from parley.line.terms import Cadence, PersonTests
from parley.line.values import Level, Post
from tests.line.stage import DAY, A, Stage, terms

DAILY = Cadence(person_tests=(PersonTests(A, ("09:00", "17:00"), Post("desk")),))


def test_an_absence_that_has_not_begun_yet_excuses_nobody() -> None:
    s = Stage(terms(cadence=DAILY))
    s.b.ask("declare", state="MAINTENANCE", reason="new mast, next week", from_="+7d", review="+9d")
    s.wait(2 * DAY)
    assert s.a.alarms(Level.INCIDENT)


def test_an_absence_that_has_begun_does() -> None:
    s = Stage(terms(cadence=DAILY))
    s.b.ask("declare", state="MAINTENANCE", reason="new mast", review="+9d")
    s.wait(2 * DAY)
    assert s.a.alarms(Level.NOTICE)
    assert not s.a.alarms(Level.INCIDENT)
