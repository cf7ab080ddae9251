"""What the sides declare, when it is to be reviewed, and who has the watch."""

from typing import Any

import pytest

from parley.line import engine
from parley.line.calls import State
from parley.line.effects import Alarm, Ring
from parley.line.things import Message
from parley.line.values import Level, Refusal
from tests.line.stage import DAY, HOUR, MINUTE, Stage, Station


def reviews(station: Station) -> list[tuple[Level, str]]:
    return [(e.level, e.what) for e in station.effects if isinstance(e, Alarm) and "the review of" in e.what]


def test_a_review_that_has_come_is_told_to_both_sides_and_before_it_to_none() -> None:
    s = Stage(reloads=True)
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+48h")
    s.wait(48 * HOUR - 1)
    assert (reviews(s.a), reviews(s.b)) == ([], [])
    s.wait(1)
    assert reviews(s.a) == [
        (Level.NOTICE, "the review of their SUSPENDED is due: they have said nothing since")
    ]
    assert reviews(s.b) == [(Level.NOTICE, "the review of our SUSPENDED is due: declare how it is now")]
    s.wait(30 * DAY)
    assert len(reviews(s.a)) == 1


def test_a_side_that_reviews_in_time_is_not_asked() -> None:
    s = Stage()
    s.b.ask("declare", state="LIMITED", reason="desk 08:00 to 20:00; no naval matters", review="+48h")
    s.wait(47 * HOUR)
    s.b.ask("declare", state="OPEN", review="+7d")
    s.wait(30 * DAY)
    assert (reviews(s.a), reviews(s.b)) == ([], [])


def test_each_new_date_of_review_is_told_of_once() -> None:
    s = Stage()
    for _ in range(2):
        s.b.ask("declare", state="SUSPENDED", reason="protest", review="+24h")
        s.wait(25 * HOUR)
    assert len(reviews(s.a)) == 2


def call(s: Stage, to: str = "minister", **more: Any) -> Any:
    return s.a.ask("call.place", to=to, subject="x", **more)[0]


def test_a_call_during_maintenance_is_refused_by_no_rule_and_rings() -> None:
    s = Stage()
    s.b.ask("declare", state="MAINTENANCE", reason="power", review="+4h")
    ref = call(s)
    s.wait(MINUTE)
    assert s.a.state(ref) is State.RINGING
    assert s.b.told(Ring)


def test_flash_passes_a_suspension_with_an_exception_and_priority_does_not() -> None:
    s = Stage()
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+48h", emergency_exception=True)
    assert s.a.state(call(s, precedence="Z")) is State.RINGING
    assert s.a.state(call(s, "general staff", precedence="P")) is State.REFUSED


def test_flash_does_not_pass_a_suspension_without_one() -> None:
    s = Stage()
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+48h")
    assert s.a.state(call(s, precedence="Z")) is State.REFUSED


@pytest.mark.parametrize("state", ["SUSPENDED", "MAINTENANCE", "LIMITED", "WITHDRAWN"])
def test_messages_are_delivered_whatever_is_declared(state: str) -> None:
    s = Stage()
    s.b.ask("declare", state=state, reason="protest", review="+48h")
    (ref,) = s.a.ask("write", to="desk", text="read this all the same")
    found = s.b.thing(ref)
    assert isinstance(found, Message)
    assert s.a.line.core.receipted > found.place


# --- the watch ----------------------------------------------------------------------------------------------


def notes(station: Station) -> list[tuple[str, dict[str, Any]]]:
    return [(note.kind, dict(note.body)) for note in engine.notes(station.line)]


def test_the_watch_is_taken_noted_and_handed_over_with_what_is_open() -> None:
    s = Stage()
    s.a.ask("shift.begin", by="duty officer 1")
    s.a.ask("shift.note", text="their desk is slow today")
    s.b.ask("write", to="desk", text="unseen")
    s.b.ask("call.place", to="secretary", subject="x")
    s.a.ask("ticket.open", fails="the fax")
    engine.notes(s.b.line)
    s.a.ask("shift.hand_over", to="duty officer 2", text="call the ministry at nine")
    told = notes(s.a)
    assert [kind for kind, _ in told] == [
        "shift.begun/1",
        "shift.note/1",
        "ticket.opened/1",
        "shift.handed/1",
    ]
    handed = told[-1][1]
    assert (handed["by"], handed["to"]) == ("duty officer 1", "duty officer 2")
    assert handed["open"] | {"calls": 1, "unseen_by_us": 1, "tickets": [1]} == handed["open"]
    shift = s.a.line.core.life.shift
    assert shift is not None
    assert (shift.by, shift.since_ms) == ("duty officer 2", s.now)


def test_a_watch_taken_without_a_hand_over_names_who_had_it() -> None:
    s = Stage()
    s.a.ask("shift.begin", by="one")
    s.a.ask("shift.begin", by="two")
    assert [body["before"] for _, body in notes(s.a)] == ["", "one"]


def test_nothing_can_be_handed_over_that_nobody_has() -> None:
    with pytest.raises(Refusal, match="nobody has the watch"):
        Stage().a.ask("shift.hand_over", to="two")


def test_the_watch_never_reaches_the_other_side() -> None:
    s = Stage()
    before = len(s.a.log)
    s.a.ask("shift.begin", by="one")
    s.a.ask("shift.note", text="x")
    s.a.ask("shift.hand_over", to="two")
    assert len(s.a.log) == before
    assert s.b.line.core.life.shift is None
