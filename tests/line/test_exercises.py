"""Scores of exercises: counted from both logs alone, the same for both sides."""

import pytest

from parley.line import exercises
from parley.line.exercises import Act, Score
from parley.line.facts import MessageSent
from parley.line.values import Precedence, Ref
from tests.line.stage import HOUR, MINUTE, A, B, Stage, Station

MARK = {"usage": "EXERCISE", "name": "Cold Lake"}


def acts(station: Station) -> list[Act]:
    return [Act(n, e.ref, e.at_ms, e.after, e.fact) for n, e in enumerate(station.log)]


def sent(station: Station) -> list[Ref]:
    """The messages of this station, in order."""
    return [e.ref for e in station.log if isinstance(e.fact, MessageSent)]


def scored(s: Stage, name: str = "cold lake") -> Score:
    """From either side, the parties in one order."""
    found = exercises.score(name, [(A, acts(s.a)), (B, acts(s.b))])
    turned = exercises.score(name, [(B, acts(s.b)), (A, acts(s.a))])
    assert set(found.parts) == set(turned.parts)
    assert (found.percent, found.from_ms, found.until_ms) == (turned.percent, turned.from_ms, turned.until_ms)
    return found


@pytest.fixture
def stage() -> Stage:
    s = Stage()
    for n, precedence in enumerate("OOP"):
        s.a.ask("write", to="desk", text=f"inject {n}", precedence=precedence, marking=MARK)
    s.a.ask("write", to="desk", text="not of the exercise")
    return s


def test_messages_are_counted_by_precedence_and_by_whether_they_were_seen_in_time(stage: Stage) -> None:
    first, second, *_ = sent(stage.a)
    stage.wait(5 * MINUTE)
    stage.b.ask("seen", message=first)
    stage.wait(HOUR)
    stage.b.ask("seen", message=second)
    part = scored(stage).parts[0]
    assert (part.party, part.messages, part.delivered) == (A, 3, 3)
    speeds = {s.precedence: (s.sent, s.in_time, s.late, s.unseen) for s in part.seen}
    assert speeds == {Precedence.IMMEDIATE: (2, 1, 1, 0), Precedence.PRIORITY: (1, 0, 0, 1)}
    assert part.slowest_ms == 5 * MINUTE


def test_the_score_is_what_was_done_in_time_of_what_was_to_be_done(stage: Stage) -> None:
    assert scored(stage).percent == 0
    for message in sent(stage.a)[:2]:
        stage.b.ask("seen", message=message)
    found = scored(stage)
    assert (found.done, found.due, found.percent) == (2, 3, 66)


def test_replies_count_if_they_came_by_the_time_that_was_asked_for(stage: Stage) -> None:
    (asked,) = stage.a.ask("write", to="desk", text="?", marking=MARK, reply_by="+1h")
    (late,) = stage.a.ask("write", to="desk", text="??", marking=MARK, reply_by="+1h")
    stage.b.ask("write", to="desk", text="yes", marking=MARK, reply_to=asked)
    stage.wait(2 * HOUR)
    stage.b.ask("write", to="desk", text="yes", marking=MARK, reply_to=late)
    part = scored(stage).parts[0]
    assert (part.asked, part.replied) == (2, 1)


def test_exercise_calls_count_by_the_name_in_their_subject(stage: Stage) -> None:
    (call,) = stage.a.ask("call.place", to="minister", subject="Cold Lake: call one", exercise=True)
    stage.b.ask("call.accept")
    stage.a.ask("call.place", to="general staff", subject="Cold Lake: call two", exercise=True)
    stage.b.ask("call.refuse", call=stage.a.log[-1].ref)
    stage.a.ask("call.place", to="first deputy", subject="another matter", exercise=True)
    stage.a.ask("call.place", to="desk", subject="Cold Lake, but real")
    part = scored(stage).parts[0]
    assert (part.calls, part.answered, part.refused) == (2, 1, 1)
    assert call


def test_what_they_did_not_receive_is_not_delivered() -> None:
    s = Stage()
    s.cut = True
    s.a.ask("write", to="desk", text="x", marking=MARK)
    part = scored(s).parts[0]
    assert (part.messages, part.delivered, part.slowest_ms) == (1, 0, 0)


def test_an_exercise_that_nobody_held_has_no_score() -> None:
    found = scored(Stage())
    assert (found.percent, found.from_ms) == (None, None)


def test_the_exercises_on_record_are_listed_once_each(stage: Stage) -> None:
    stage.b.ask("write", to="desk", text="x", marking={"usage": "EXERCISE", "name": "Second"})
    stage.b.ask("write", to="desk", text="x", marking={"usage": "DRILL", "name": "Fire"})
    assert exercises.names([*acts(stage.a), *acts(stage.b)]) == ["Cold Lake", "Second"]
