"""Their clock against ours: only what is surely beyond a limit is said, and said once."""

from parley.line import engine
from parley.line.clocks import Skew, measured
from parley.line.effects import Alarm
from parley.line.terms import Clocks
from parley.line.values import Level
from parley.record.entry import Instant
from tests.line.stage import MORNING, Stage, terms

LIMITS = Clocks()


def hellos(*pairs: tuple[int, int]) -> tuple[Skew, list[str]]:
    """Each hello: by how much their clock is ahead of ours, and how long it was under way, in ms."""
    skew, told = Skew(), []
    for off, way in pairs:
        skew, effects = measured(skew, MORNING, MORNING + way // 2 + off, Instant(MORNING + way), LIMITS)
        told += [f"{e.level}: {e.what}" for e in effects if isinstance(e, Alarm)]
    return skew, told


def test_two_clocks_within_two_seconds_are_not_spoken_of() -> None:
    skew, told = hellos((2_000, 0), (-2_000, 0), (1_999, 40))
    assert told == []
    assert skew.off_ms == 1_979


def test_beyond_two_seconds_is_a_warning_and_beyond_ten_an_alarm() -> None:
    _, told = hellos((2_001, 0), (10_000, 0), (10_001, 0))
    assert told == [
        "notice: their clock is +2.0 s from ours: one of the two is wrong",
        "alarm: their clock is +10.0 s from ours: one of the two is wrong",
    ]


def test_a_clock_behind_is_as_wrong_as_one_ahead() -> None:
    assert hellos((-12_000, 0))[1] == ["alarm: their clock is -12.0 s from ours: one of the two is wrong"]


def test_a_hello_that_was_long_under_way_shows_nothing() -> None:
    """Written any time in those 30 s, it fits a clock that is right."""
    assert hellos((12_000, 30_000))[1] == []


def test_a_hello_that_was_long_under_way_ends_nothing_either() -> None:
    skew, told = hellos((12_000, 0), (0, 30_000))
    assert (skew.told, len(told)) == (Level.ALARM, 1)


def test_a_clock_at_the_limit_does_not_flap() -> None:
    _, told = hellos(*[(2_001 if n % 2 else 1_900, 0) for n in range(50)])
    assert len(told) == 1
    _, told = hellos(*[(10_001 if n % 2 else 9_900, 0) for n in range(50)])
    assert [line.split(":")[0] for line in told] == ["notice", "alarm"]


def test_what_is_well_within_the_limit_again_is_over_and_said_so() -> None:
    skew, told = hellos((12_000, 0), (4_000, 0), (900, 0), (800, 0))
    assert [line.split(":")[0] for line in told] == ["alarm", "notice"]
    assert told[-1] == "notice: their clock and ours agree again"
    assert (skew.told, skew.off_ms) == (None, 800)


def test_a_station_measures_by_the_limits_that_were_agreed() -> None:
    s = Stage(terms(clocks=Clocks(warn_ms=500, alarm_ms=60_000)))
    effects = engine.clock(s.a.line, s.now, s.now + 700, Instant(s.now))
    assert [effect.level for effect in effects if isinstance(effect, Alarm)] == [Level.NOTICE]
