"""What our station does by itself after a silent end: only so far, one call at a time, not before a refusal's time."""

import pytest

from parley.line import ladder
from parley.line.calls import State
from parley.line.drafts import Drafted
from parley.line.facts import MessageSent
from parley.line.values import Level
from tests.line.roads import placed
from tests.line.stage import DAY, HOUR, MINUTE, Stage


def attempts(s: Stage) -> list[tuple[str, int]]:
    """Each call of A's: to whom, and how many minutes after the first."""
    calls = sorted((call for call in s.a.calls() if call.mine), key=lambda call: call.placed.place)
    return [(call.fact.to, (call.placed.at_ms - calls[0].placed.at_ms) // MINUTE) for call in calls]


def texts(s: Stage) -> int:
    return sum(isinstance(entry.fact, MessageSent) for entry in s.a.log)


def test_flash_climbs_the_whole_ladder_and_ends_at_the_mediator() -> None:
    s = Stage()
    placed(s, precedence="Z", climb="mediator")
    s.wait(1 * DAY)
    # Each attempt rings for 3 minutes; the rungs count from the end of the first.
    assert attempts(s) == [
        ("minister", 0),
        ("minister", 5),
        ("minister", 8),
        ("first deputy", 11),
        ("general staff", 14),
    ]
    assert texts(s) == 1
    assert [alarm.level for alarm in s.a.alarms(Level.MEDIATOR)] == [Level.MEDIATOR]
    assert not s.a.line.core.climbs


def test_routine_climbs_slowly() -> None:
    s = Stage()
    placed(s, precedence="R", climb="mediator")
    s.wait(2 * DAY)
    assert [to for to, _ in attempts(s)] == [
        "minister",
        "minister",
        "minister",
        "first deputy",
        "general staff",
    ]
    assert [minutes // 60 for _, minutes in attempts(s)] == [0, 0, 1, 2, 12]


@pytest.mark.parametrize(
    ("climb", "count", "text"),
    [(None, 1, 0), ("retry", 3, 0), ("alternate", 4, 0), ("other_level", 5, 0), ("text", 5, 1)],
)
def test_it_climbs_only_as_far_as_the_release_allows(climb: str | None, count: int, text: int) -> None:
    s = Stage()
    placed(s, precedence="Z", climb=climb)
    s.wait(1 * DAY)
    assert (len(attempts(s)), texts(s)) == (count, text)
    assert not s.a.alarms(Level.MEDIATOR)


def test_two_ladders_climb_on_their_own() -> None:
    s = Stage()
    placed(s, precedence="Z", climb="retry")
    placed(s, precedence="Z", climb="retry", from_="chairman", to="general staff")
    s.wait(4 * MINUTE)
    first, second = (call for call in s.a.calls() if call.fact.refers is None)
    s.wait(2 * MINUTE)
    for call in s.a.calls():
        if call.fact.refers == second.ref:
            s.b.ask("call.in_writing", call=call.ref)
    s.wait(1 * DAY)
    counts = [sum(call.fact.refers == root.ref for call in s.a.calls()) for root in (first, second)]
    assert counts == [2, 1]


def test_a_person_who_answers_ends_the_ladder() -> None:
    s = Stage()
    placed(s, precedence="Z", climb="mediator")
    s.wait(5 * MINUTE)
    second = s.a.calls()[-1]
    s.b.ask("call.in_writing", call=second.ref)
    s.wait(1 * DAY)
    assert len(attempts(s)) == 2


def test_after_a_refusal_there_is_no_retry_before_its_time_and_none_without_one() -> None:
    for more, minutes in (({"retry_after": "+2h"}, [0, 120]), ({}, [0])):
        s = Stage()
        ref = placed(s, precedence="Z", climb="retry")
        s.b.ask("call.refuse", call=ref, code="R02", **more)
        s.at(s.now + 2 * HOUR)
        assert [minute for _, minute in attempts(s)] == minutes


def test_a_call_taken_back_climbs_no_further() -> None:
    s = Stage()
    ref = placed(s, precedence="Z", climb="mediator")
    s.a.ask("call.withdraw", call=ref)
    s.wait(1 * DAY)
    assert len(attempts(s)) == 1


def test_one_attempt_at_a_time() -> None:
    s = Stage()
    placed(s, precedence="Z", climb="mediator")
    s.wait(6 * MINUTE)
    second = s.a.calls()[-1]
    s.b.ask("call.pending", call=second.ref, decider="minister")
    s.wait(40 * HOUR)
    assert len(attempts(s)) == 2
    s.wait(20 * HOUR)
    assert s.a.state(second.ref) is State.UNAPPROVED
    assert len(attempts(s)) == 5


def test_the_ladder_goes_on_with_the_attempt_that_an_agreed_time_brings() -> None:
    s = Stage()
    ref = placed(s, precedence="Z", climb="retry")
    s.b.ask("call.schedule", call=ref, from_="+3h", until="+4h")
    s.a.ask("call.schedule_agree", call=ref)
    s.wait(4 * HOUR)
    assert [minutes for _, minutes in attempts(s)] == [0, 180, 185, 188]


def test_a_call_that_is_no_longer_needed_is_not_tried_again() -> None:
    s = Stage()
    placed(s, precedence="Z", climb="retry", needed_by="+4m")
    s.wait(1 * DAY)
    assert len(attempts(s)) == 1


def test_after_an_outage_of_ours_the_ladder_goes_on_one_rung_at_a_time() -> None:
    s = Stage()
    placed(s, precedence="Z", climb="mediator")
    s.wait(4 * MINUTE)
    s.down(s.a)
    s.wait(3 * HOUR)
    s.up(s.a)
    assert len(attempts(s)) == 2
    s.wait(1 * DAY)
    assert len(attempts(s)) == 5


def test_below_minimize_the_ladder_writes_nothing_and_its_text_lies_ready() -> None:
    s = Stage()
    order = {"from": "2022-03-01T08:00:00.000Z", "to": "2022-03-03T08:00:00.000Z", "lowest": "Z"}
    s.b.ask("write", to="desk", type="MINIMIZE/1", fields={**order, "reason": "crisis"}, precedence="Z")
    placed(s, precedence="O", climb="mediator")
    s.wait(1 * HOUR)
    assert texts(s) == 0
    (draft,) = [thing for ref in s.a.rows if isinstance(thing := s.a.thing(ref), Drafted)]
    assert (draft.by, draft.letter.text) == ("station", ladder.TEXT)
    assert any("MINIMIZE holds back our text" in alarm.what for alarm in s.a.alarms(Level.NOTICE))
