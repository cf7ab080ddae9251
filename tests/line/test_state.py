"""A line in memory: what is asked with every turn is worked out anew only when something of it changed."""

from collections.abc import Callable

import pytest

from parley.line import engine
from parley.line.state import Line
from tests.line.stage import DAY, HOUR, Stage


def anew(line: Line) -> object:
    """When it next wakes, with nothing kept from before."""
    line._known.clear()  # what is kept is what is under test
    return engine.due(line)


def time_only(s: Stage) -> None:
    s.wait(3 * DAY)


def declared(s: Stage) -> None:
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+24h")


def reviewed(s: Stage) -> None:
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+1h")
    s.wait(2 * HOUR)


def drilling(s: Stage) -> None:
    s.a.ask("drill.begin", by="the watch")


def drilled(s: Stage) -> None:
    s.a.ask("drill.begin", by="the watch")
    s.wait(HOUR)
    s.a.ask("drill.end")


def overdue(s: Stage) -> None:
    s.wait(60 * DAY)


ACTS: dict[str, Callable[[Stage], None]] = {
    "nothing but time": time_only,
    "a declaration to be reviewed": declared,
    "a review that was told of": reviewed,
    "a drill": drilling,
    "a drill that is over": drilled,
    "months without a drill": overdue,
}


@pytest.mark.parametrize("what", ACTS)
def test_when_a_line_wakes_next_is_the_same_whether_kept_or_worked_out_anew_after(what: str) -> None:
    s = Stage()
    engine.due(s.a.line)
    ACTS[what](s)
    for station in (s.a, s.b):
        kept = engine.due(station.line)
        assert kept is not None
        assert kept == anew(station.line)


def test_what_depends_on_another_object_is_asked_anew_and_otherwise_not() -> None:
    line, asked = Stage().a.line, list[int]()

    def answer() -> int:
        asked.append(1)
        return len(asked)

    one, other = (1, 2), (1, 2, 3)
    assert [line.once("x", (of,), answer) for of in (one, one, other, other, one)] == [1, 1, 2, 2, 3]
