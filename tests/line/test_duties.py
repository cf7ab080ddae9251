"""The calendar of obligations: each duty stands in it once, on the right side, until it is done."""

from typing import Any

from parley.line import duties, engine, things
from parley.line.duties import Duty
from parley.line.message import Message
from parley.line.terms import Cadence, Drills, PersonTests
from parley.line.values import Post
from parley.record.entry import Instant
from tests.line.stage import DAY, HOUR, MINUTE, A, B, Stage, Station, terms


def listed(station: Station, days: int = 14) -> list[Duty]:
    now = station.now()
    kept = map(things.load, station.rows.values())
    waiting = [thing for thing in kept if isinstance(thing, Message) or thing.open]
    return duties.duties(station.line.core, waiting, now, Instant(now + days * DAY))


def of(station: Station, sort: str, days: int = 14) -> list[tuple[str, str]]:
    return [(duty.whose, duty.what) for duty in listed(station, days) if duty.sort == sort]


def test_tests_of_both_sides_stand_in_it_with_who_must_read_back() -> None:
    tests = (PersonTests(A, ("09:00",), Post("desk")), PersonTests(B, ("10:00",), Post("secretary")))
    s = Stage(terms(cadence=Cadence(person_tests=tests, station_test_s=30 * DAY // 1000)))
    assert of(s.a, "test", 1) == [
        ("theirs", "we test desk: to be read back"),
        ("ours", "they test secretary: to be read back"),
    ]
    assert [whose for whose, _ in of(s.b, "test", 1)] == ["ours", "theirs"]


def test_a_person_s_test_that_waits_has_its_own_time() -> None:
    s = Stage()
    s.a.ask("test", layer="person")
    assert ("ours", "a test of desk: to be read back") in of(s.b, "test", 1)
    assert ("theirs", "a test of desk: to be read back") in of(s.a, "test", 1)
    s.b.ask("read_back")
    assert ("ours", "a test of desk: to be read back") not in of(s.b, "test", 1)


def test_reviews_pending_answers_and_agreed_times_stand_in_it() -> None:
    s = Stage()
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+48h", emergency_exception=True)
    (pending,) = s.a.ask("call.place", to="minister", subject="movements", precedence="Z")
    s.b.ask("call.pending", decider="general staff")
    assert of(s.a, "review") == [("theirs", "review of SUSPENDED")]
    assert of(s.b, "review") == [("ours", "review of SUSPENDED")]
    assert of(s.a, "call") == [("theirs", "word on the pending call 'movements': general staff decides")]
    s.b.ask("call.schedule", call=pending, from_="+20h", until="+21h")
    s.a.ask("call.schedule_agree", call=pending)
    assert of(s.a, "window") == [("both", "agreed time of the call 'movements'")]
    assert of(s.a, "call") == []


def test_drills_exercises_and_keys_stand_in_it_when_their_day_comes_near() -> None:
    s = Stage(terms(drills=Drills(contact_days=10, exercise_days=20, rekey_days=30)))
    assert [d.sort for d in listed(s.a, 9) if d.sort in {"drill", "exercise", "keys"}] == []
    assert [d.sort for d in listed(s.a, 31) if d.sort in {"drill", "exercise", "keys"}] == [
        "drill",
        "exercise",
        "keys",
    ]


def test_a_ticket_s_clocks_stand_in_it_until_each_is_met() -> None:
    s = Stage()
    s.a.ask("ticket.open", fails="the fax")
    assert [what.split(": ")[1] for _, what in of(s.a, "ticket")] == [
        "out for 30 min",
        "they have not been told",
        "its repair has not begun",
    ]
    s.a.ask("ticket.told", how="telephone")
    assert len(of(s.a, "ticket")) == 1
    assert of(s.b, "ticket") == []


def test_rosters_tell_when_the_watch_changes_and_when_they_end() -> None:
    s = Stage()
    fields: dict[str, Any] = {
        "posts": [{"post": "desk"}],
        "utc_offset_min": 0,
        "handover": ["08:00", "20:00"],
    }
    s.b.ask("write", type="ROSTER/1", to="desk", fields=fields, valid_to="+5d")
    assert of(s.a, "roster") == [("theirs", "the roster ends: a new one is needed")]
    assert of(s.a, "hand-over") == [("theirs", "the watch changes")] * 2
    assert of(s.b, "roster") == [("ours", "the roster ends: a new one is needed")]


def test_agreed_holidays_stand_in_it_and_one_that_is_no_day_harms_nobody() -> None:
    s = Stage(terms(holidays=("2022-03-08", "2022-02-30", "2021-01-01")))
    assert of(s.a, "holiday") == [("both", "agreed holiday: no test is to be read back")]


def test_what_is_overdue_comes_first_and_what_comes_later_is_left_out() -> None:
    s = Stage()
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+1h")
    s.wait(2 * HOUR)
    found = listed(s.a, 1)
    assert found[0].sort == "review"
    assert found[0].at_ms < s.now
    assert all(duty.at_ms <= s.now + DAY for duty in found)
    assert found == sorted(found)


def test_before_terms_stand_nothing_is_owed_but_what_was_declared() -> None:
    line = engine.begin("1" * 32, A, B, smaller_card_is_mine=True)
    assert duties.duties(line.core, [], Instant(0), Instant(10 * MINUTE)) == []


def test_a_message_stands_in_it_until_it_is_seen_by_those_who_must_act_and_those_who_need_only_know() -> None:
    s = Stage()
    (sent,) = s.a.ask("write", to="desk", info=["minister"], text="x", subject="border", precedence="O")
    both = [
        "to be seen for information, IMMEDIATE: message no. 1, border",
        "to be seen, IMMEDIATE: message no. 1, border",
    ]
    assert of(s.b, "message") == [("ours", what) for what in both]
    assert of(s.a, "message") == [("theirs", what) for what in both]
    s.b.ask("seen", message=sent, post="desk")
    assert of(s.a, "message") == of(s.b, "message") == []


def test_an_answer_that_was_asked_for_or_announced_stands_in_it_until_it_comes() -> None:
    s = Stage()
    (asked,) = s.a.ask("write", to="desk", text="?", subject="border", reply_by="+6h")
    s.b.ask("seen", message=asked)
    s.b.ask("expect", message=asked, by="+12h")
    now = s.now
    replies = [duty for duty in listed(s.b) if duty.sort == "reply"]
    assert [(duty.at_ms - now, duty.whose) for duty in replies] == [(6 * HOUR, "ours"), (12 * HOUR, "ours")]
    assert [duty.whose for duty in listed(s.a) if duty.sort == "reply"] == ["theirs", "theirs"]
    s.b.ask("write", to="desk", text="yes", reply_to=asked)
    assert of(s.a, "reply") == of(s.b, "reply") == []


def test_of_a_message_that_was_cancelled_nothing_is_owed() -> None:
    s = Stage()
    (sent,) = s.a.ask("write", to="desk", text="?", subject="border", reply_by="+6h")
    s.a.ask("cancel", message=sent, reason="sent too early")
    assert [what for _, what in of(s.b, "message")] == ["to be seen, ROUTINE: message no. 2, border"]
    assert of(s.b, "reply") == []


def test_nobody_is_late_with_a_holiday_or_a_hand_over_and_everybody_with_the_rest() -> None:
    past, sorts = Instant(0), set(duties.Sort)
    late = {sort for sort in sorts if duties.overdue(Duty(past, sort, duties.OURS, "x"), Instant(1))}
    assert sorts - late == {duties.Sort.HOLIDAY, duties.Sort.HAND_OVER}
    assert not duties.overdue(Duty(Instant(1), duties.Sort.TEST, duties.OURS, "x"), Instant(1))
