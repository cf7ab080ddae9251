"""The called side: when it rings, and what its station signs by itself."""

import pytest

from parley.line import bells
from parley.line.calls import State
from parley.line.effects import Alarm, Effect, Ring, StopRing
from parley.line.facts import NobodyThere, Refused
from parley.line.things import Bell
from parley.line.values import Level, Post, Precedence, Ref
from tests.line.roads import placed
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage, terms

S = State


def rings(s: Stage) -> int:
    return len(s.b.told(Ring))


def test_while_nobody_has_told_who_is_there_it_rings_and_the_station_signs_nothing() -> None:
    s = Stage(manned=False)
    ref = placed(s)
    assert (rings(s), s.b.state(ref)) == (1, S.DELIVERED)
    s.wait(1 * MINUTE)
    assert s.a.state(ref) is S.UNATTENDED
    assert s.b.told(StopRing) == [StopRing(ref)]


def test_the_bell_of_a_desk_of_which_nobody_told_stops_by_our_own_clock() -> None:
    s = Stage(manned=False)
    ref = placed(s)
    s.cut = True
    s.wait(1 * MINUTE - 1)
    assert not s.b.told(StopRing)
    s.wait(1)
    assert s.b.told(StopRing) == [StopRing(ref)]
    assert s.b.state(ref) is S.DELIVERED


def _ring(call: str, post: str = "desk") -> Ring:
    return Ring(Ref(call), Post(post), Precedence.PRIORITY)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ([_ring("one"), _ring("two")], [_ring("one"), _ring("two")]),
        ([_ring("one"), StopRing(Ref("one"))], [StopRing(Ref("one"))]),
        ([_ring("one"), _ring("one", "office")], [_ring("one", "office")]),
        ([StopRing(Ref("one")), _ring("one", "office")], [StopRing(Ref("one")), _ring("one", "office")]),
        ([_ring("one"), _ring("two"), StopRing(Ref("one"))], [_ring("two"), StopRing(Ref("one"))]),
    ],
    ids=[
        "two calls ring",
        "it is over at once",
        "it is handed on at once",
        "it rings elsewhere",
        "one of two is over",
    ],
)
def test_of_what_one_turn_rings_only_what_still_rings_at_its_end_is_heard(
    told: list[Effect], left: list[Effect]
) -> None:
    assert bells.standing(told) == left


def test_an_empty_desk_is_said_at_once_and_no_bell_rings() -> None:
    s = Stage(manned=False)
    s.b.ask("desk", manned=False)
    ref = placed(s)
    assert (rings(s), s.a.state(ref)) == (0, S.UNATTENDED)
    assert isinstance(s.b.log[-1].fact, NobodyThere)


def test_a_manned_post_rings_itself_though_the_desk_is_empty() -> None:
    s = Stage(manned=False)
    s.b.ask("desk", manned=False)
    s.b.ask("desk", manned=True, post="minister")
    ref = placed(s)
    assert s.a.state(ref) is S.RINGING
    assert [e.post for e in s.b.effects if isinstance(e, Ring)] == ["minister"]


def test_a_call_older_than_its_wait_is_a_missed_attempt_and_rings_no_bell() -> None:
    s = Stage()
    s.cut = True
    ref = placed(s, precedence="Z")
    s.wait(2 * MINUTE + 1)
    s.cut = False
    s.settle()
    assert (rings(s), s.b.call(ref).bell) == (0, Bell.MISSED)
    assert "too late to ring" in s.b.alarms(Level.NOTICE)[-1].what


def test_a_call_that_was_needed_by_a_time_now_past_rings_no_bell() -> None:
    s = Stage()
    s.cut = True
    ref = placed(s, needed_by="+1m")
    s.wait(1 * MINUTE)
    s.cut = False
    s.settle()
    assert (rings(s), s.b.call(ref).bell) == (0, Bell.MISSED)


def test_a_station_that_was_down_after_the_call_reached_it_does_not_sign_that_it_rings_hours_later() -> None:
    s = Stage(manned=False)
    ref = placed(s)
    s.cut = True
    s.down(s.b)
    s.wait(2 * HOUR)
    s.up(s.b)
    before = len(s.b.log)
    s.b.ask("desk", manned=True)
    s.wait(1 * MINUTE)
    assert len(s.b.log) == before
    assert s.b.call(ref).bell is Bell.MISSED


@pytest.mark.parametrize(
    ("declared", "call", "code"),
    [
        ({}, {}, "R09"),
        ({}, {"precedence": "Z"}, "R09"),
        ({"emergency_exception": True}, {}, "R09"),
        ({"emergency_exception": True}, {"precedence": "Z"}, None),
        ({"from_": "+1d"}, {}, None),
        ({"state": "OPEN"}, {}, None),
        ({"state": "MAINTENANCE"}, {}, None),
        ({"state": "OPEN"}, {"exercise": True}, "R16"),
    ],
    ids=["suspended", "FLASH too", "no FLASH", "the exception", "not yet", "open", "maintenance", "exercise"],
)  # fmt: skip
def test_the_station_refuses_only_by_its_declared_state(
    declared: dict[str, object], call: dict[str, object], code: str | None
) -> None:
    s = Stage()
    s.b.ask("declare", **{"state": "SUSPENDED", "reason": "protest", "review": "+7d", **declared})
    s.b.ask("exercises", accepted=False)
    ref = placed(s, **call)
    if code is None:
        assert s.a.state(ref) is S.RINGING
        return
    refused = s.a.call(ref).story.refused
    assert refused is not None
    assert (s.a.state(ref), refused.code, refused.by) == (S.REFUSED, code, "station")
    assert rings(s) == 0
    assert s.a.call(ref).story.faults == ()


def test_outside_declared_hours_is_said_when_limited_and_nobody_is_there() -> None:
    s = Stage()
    s.b.ask("declare", state="LIMITED", reason="weekdays")
    assert s.a.state(placed(s)) is S.RINGING
    s.b.ask("desk", manned=False)
    ref = placed(s, from_="chairman")
    refused = s.a.call(ref).story.refused
    assert isinstance(refused, Refused)
    assert refused.code == "R13"


def test_flash_beyond_the_quota_is_delivered_and_does_not_ring() -> None:
    s = Stage(terms(flash_a_day=2))
    for number in range(3):
        ref = placed(s, precedence="Z")
        assert s.b.call(ref).bell is (Bell.POST if number < 2 else Bell.QUIET)
        s.a.ask("call.withdraw", call=ref)
    assert "beyond their quota" in s.b.alarms(Level.NOTICE)[-1].what
    s.wait(1 * DAY + 1)
    assert s.b.call(placed(s, precedence="Z")).bell is Bell.POST


def test_flash_messages_count_towards_the_quota() -> None:
    s = Stage(terms(flash_a_day=2))
    for _ in range(2):
        s.a.ask("write", to="desk", text="at once", precedence="Z")
    assert s.b.call(placed(s, precedence="Z")).bell is Bell.QUIET
    assert s.b.call(placed(s, precedence="O", from_="chairman")).bell is Bell.POST


def test_the_bell_stops_when_the_call_is_taken_up_or_taken_back() -> None:
    for who, do in (("b", "call.attend"), ("a", "call.withdraw")):
        s = Stage()
        ref = placed(s)
        s.wait(1 * SECOND)
        getattr(s, who).ask(do, call=ref)
        assert s.b.told(StopRing) == [StopRing(ref)]
        s.wait(10 * MINUTE)
        assert len(s.b.told(StopRing)) == 1


def test_alarms_are_for_our_own_side_only() -> None:
    s = Stage()
    placed(s)
    assert not [e for e in s.a.effects if isinstance(e, Ring)]
    assert not [e for e in s.a.effects if isinstance(e, Alarm) and "call" in e.what]


# --- at a console -------------------------------------------------------------------------------------------


def watched() -> Stage:
    """B's desk is manned at a console."""
    s = Stage(manned=False)
    s.b.ask("desk", manned=True, screen=True)
    return s


def test_at_a_console_it_rings_only_once_one_has_shown_it() -> None:
    s = watched()
    ref = placed(s)
    assert (rings(s), s.a.state(ref)) == (1, S.DELIVERED)
    s.b.ask("call.painted", call=ref, console="left screen")
    assert s.a.state(ref) is S.RINGING


def test_a_console_that_says_it_twice_or_late_changes_nothing() -> None:
    s = watched()
    ref = placed(s)
    s.b.ask("call.painted", call=ref)
    size = len(s.b.log)
    s.b.ask("call.painted", call=ref)
    s.b.ask("call.refuse", call=ref)
    s.b.ask("call.painted", call=ref)
    assert (s.a.state(ref), len(s.b.log)) == (S.REFUSED, size + 1)


def test_a_console_that_shows_it_at_the_post_asked_before_says_nothing_of_the_one_asked_now() -> None:
    s = watched()
    ref = placed(s)
    s.b.ask("call.painted", call=ref, post="minister")
    assert s.a.state(ref) is S.RINGING
    s.b.ask("call.delegate", call=ref, to="secretary")
    s.b.ask("call.painted", call=ref, post="minister")
    assert s.a.state(ref) is S.DELIVERED
    s.b.ask("call.painted", call=ref, post="secretary")
    assert s.a.state(ref) is S.RINGING


def test_that_no_console_shows_it_is_told_after_five_seconds_and_it_rings_everywhere() -> None:
    s = watched()
    ref = placed(s)
    s.wait(5 * SECOND - 1)
    assert rings(s) == 1
    s.wait(1)
    assert [ring.everywhere for ring in s.b.effects if isinstance(ring, Ring)] == [False, True]
    told = [alarm for alarm in s.b.effects if isinstance(alarm, Alarm) and alarm.ref == ref]
    assert [(alarm.level, "no console" in alarm.what) for alarm in told] == [(Level.ALARM, True)]
    assert s.b.told(StopRing) == []
    s.b.ask("call.painted", call=ref)
    assert s.a.state(ref) is S.RINGING


def test_a_ring_that_no_console_ever_shows_is_no_ring_to_the_caller() -> None:
    s = watched()
    ref = placed(s)
    s.wait(1 * MINUTE)
    assert s.a.state(ref) is S.UNATTENDED
    assert s.b.told(StopRing) == [StopRing(ref)]


def test_a_shown_ring_is_not_signed_while_nobody_has_told_that_they_are_there() -> None:
    s = Stage(manned=False)
    ref = placed(s)
    s.b.ask("call.painted", call=ref)
    assert s.a.state(ref) is S.DELIVERED


def test_who_takes_the_desk_without_a_console_is_rung_by_the_bell_alone() -> None:
    s = watched()
    s.b.ask("desk", manned=True)
    assert s.a.state(placed(s)) is S.RINGING


def closed(s: Stage, *, closed: bool = True) -> None:
    """B's watch has no console open any longer, or has again."""
    s.b.ask("desk", manned=True, screen=True, closed=closed)


def loud(s: Stage) -> list[str]:
    return [e.what for e in s.b.effects if isinstance(e, Alarm) and e.level in {Level.ALARM, Level.INCIDENT}]


def test_a_watch_without_an_open_console_is_told_of_once_and_has_not_left_the_desk() -> None:
    s = watched()
    closed(s)
    closed(s)
    assert loud(s) == [
        "the desk is taken, and no console of its watch is open: calls ring everywhere at once"
    ]
    assert s.b.line.core.manned == {"desk": True}
    closed(s, closed=False)
    closed(s)
    assert len(loud(s)) == 2


def test_with_no_console_open_it_rings_everywhere_at_once_and_nothing_is_signed_of_who_is_there() -> None:
    s = watched()
    closed(s)
    ref = placed(s)
    assert [ring.everywhere for ring in s.b.effects if isinstance(ring, Ring)] == [True]
    assert loud(s)[-1].startswith("it rings, and no console of the watch is open: ")
    size = len(s.b.log)
    s.wait(1 * MINUTE)
    assert (s.a.state(ref), len(s.b.log)) == (S.UNATTENDED, size), "by the caller's own clock"


def test_a_console_that_shows_it_then_counts_whoever_sits_there() -> None:
    s = watched()
    closed(s)
    ref = placed(s)
    s.b.ask("call.painted", call=ref)
    assert s.a.state(ref) is S.RINGING


@pytest.mark.parametrize("taken", [{"screen": True}, {}, {"manned": False}])
def test_who_takes_the_desk_anew_or_leaves_it_ends_that(taken: dict[str, bool]) -> None:
    s = watched()
    closed(s)
    s.b.ask("desk", **{"manned": True, **taken})
    assert s.b.line.core.closed == ()


def test_a_desk_that_was_taken_at_no_console_has_none_to_close() -> None:
    s = Stage(manned=False)
    s.b.ask("desk", manned=True, closed=True)
    assert (s.b.line.core.closed, loud(s)) == ((), [])
