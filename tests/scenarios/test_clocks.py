"""Every clock that users are promised: a play on the scenario clock in which it fires, and one in which it must not.

`PLAYS` binds each row of docs/reference/clocks.md to its two plays. Many are told where their machine is tested; what
was missing is told here.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from parley.line import engine
from parley.line import facts as f
from parley.line.calls import State
from parley.line.effects import Alarm
from parley.line.message import Message
from parley.line.terms import Cadence, Drills
from parley.line.values import Level, Ref, Refusal
from parley.record import entry as entries
from parley.record.entry import Instant
from parley.station.turn import Letter, Missed
from tests.line import (
    test_calls,
    test_clock_skew,
    test_contact,
    test_drills,
    test_message_clocks,
    test_requests,
    test_tickets,
)
from tests.line.roads import placed
from tests.line.stage import DAY, HOUR, MINUTE, Stage, Station, terms, twice_daily
from tests.line.test_tickets import answers, fails, loud
from tests.station.pairs import START, Side, agree, carry, deliver, make_folder, pair, settle

ECHO: Final = 60_000


class Plays(NamedTuple):
    """Where a clock fires, and where it must not."""

    fires: Callable[..., None]
    must_not: Callable[..., None]


@pytest.fixture
def sides(tmp_path: Path) -> Iterator[tuple[Side, Side]]:
    a, b = (Side(make_folder(tmp_path / name, name), tmp_path / "volatile") for name in ("aster", "boreas"))
    pair(a, b)
    settle(a, b, START)
    yield a, b
    a.close()
    b.close()


# --- how long, and how many ---------------------------------------------------------------------------------


@pytest.mark.parametrize("precedence", ["Z", "O"])
def test_an_urgent_message_of_201_words_does_not_leave(precedence: str) -> None:
    s = Stage()
    with pytest.raises(Refusal, match="more than 200 words"):
        s.a.ask("write", to="desk", text="word " * 201, precedence=precedence)
    assert s.b.status()["messages"]["unseen_by_us"] == 0


def test_one_of_200_words_leaves_and_a_longer_one_goes_as_priority() -> None:
    s = Stage()
    for precedence, words in (("Z", 200), ("O", 200), ("P", 201), ("R", 3_000)):
        s.a.ask("write", to="desk", text="word " * words, precedence=precedence)
    assert s.b.status()["messages"]["unseen_by_us"] == 4


def test_ten_flash_in_a_day_ring_all_and_so_do_ten_more_on_the_next() -> None:
    s = Stage()
    for _ in range(2):
        flashes = [s.a.ask("write", to="desk", text="now", precedence="Z")[0] for _ in range(10)]
        assert [_quiet(s.b, ref) for ref in flashes] == [""] * 10
        s.wait(DAY + 1)


def _quiet(station: Station, ref: Ref) -> str:
    thing = station.thing(ref)
    assert isinstance(thing, Message)
    return thing.quiet


# --- the line itself ----------------------------------------------------------------------------------------


def test_after_a_quiet_minute_a_fresh_challenge_goes_and_without_an_answer_that_way_is_dead(
    sides: tuple[Side, Side],
) -> None:
    a, b = sides
    agree(a, b, START)
    assert not carry(a, b, START + ECHO - 1)
    assert lamp(a, START + ECHO) == "UP"
    [(name, greets, _)] = a.book.courier.choose(a.station.load(a.book), START + ECHO)
    assert greets
    a.book.courier.failed(name, START + ECHO)
    a.station.turn(START + ECHO, missed=[Missed(a.book.id, name, "no answer")])
    assert lamp(a, START + ECHO) == "DEAD"


def lamp(side: Side, now: int) -> str:
    """What this station observes of the ways to the other side."""
    value: str = engine.status(side.book.line, Instant(now))["observed"]["bearers"]["value"]
    return value


def test_a_fresh_answer_within_the_minute_puts_the_next_challenge_off(sides: tuple[Side, Side]) -> None:
    a, b = sides
    agree(a, b, START)
    assert a.ask(START + 30_000, do="write", to="duty-desk", text="Good morning.").error is None
    assert carry(a, b, START + 30_000)
    assert not carry(a, b, START + ECHO)
    assert not carry(a, b, START + 30_000 + ECHO - 1)
    assert carry(a, b, START + 30_000 + ECHO)
    assert lamp(a, START + 30_000 + ECHO) == "UP"


def station_tests(s: Stage) -> list[int]:
    return [entry.at_ms for entry in s.a.log if isinstance(entry.fact, f.StationTest)]


def test_the_station_is_tested_each_hour_to_the_millisecond() -> None:
    s = Stage(terms(cadence=Cadence()))
    first = s.now
    s.wait(HOUR - 1)
    before = len(station_tests(s))
    s.wait(1)
    assert len(station_tests(s)) == before + 1
    s.wait(3 * HOUR)
    assert [moment - first for moment in station_tests(s)][before:] == [n * HOUR for n in (1, 2, 3, 4)]


def test_a_test_by_hand_puts_the_calendar_s_off_for_an_hour() -> None:
    s = Stage(terms(cadence=Cadence()))
    s.wait(HOUR + 30 * MINUTE)
    before = len(station_tests(s))
    s.a.ask("test")
    s.wait(HOUR - 1)
    assert len(station_tests(s)) == before + 1
    s.wait(1)
    assert len(station_tests(s)) == before + 2


def test_a_test_that_is_read_back_in_time_is_not_missed() -> None:
    s = Stage(twice_daily())
    s.at("2022-03-01T09:14:59.999Z")
    s.b.ask("read_back")
    s.at("2022-03-01T12:00:00.000Z")
    assert s.a.status()["tests"]["person"]["missed"] == 0
    assert not [alarm for alarm in s.a.alarms(Level.NOTICE) if "test" in alarm.what]


@pytest.mark.parametrize(
    ("seen", "louder", "late"),
    [
        ("2022-03-01T20:59:00.000Z", Level.ALARM, "2022-03-02T08:00:00.000Z"),
        ("2022-03-02T08:59:00.000Z", Level.MEDIATOR, "2022-03-02T09:14:00.000Z"),
    ],
    ids=["before the alarm", "before the mediator"],
)
def test_a_read_back_before_it_is_due_makes_it_no_louder(seen: str, louder: Level, late: str) -> None:
    s = Stage(twice_daily())
    s.at("2022-03-01T17:15:00.000Z")
    assert len(s.a.alarms(Level.INCIDENT)) == 1
    s.at(seen)
    [ref] = s.a.ask("test", layer="person", post="desk")
    s.b.ask("read_back", test=ref)
    assert s.a.lamp("desk") == "ATTENDED"
    s.at(late)
    assert not s.a.alarms(louder)


# --- calls that wait ----------------------------------------------------------------------------------------


def test_a_refusal_in_the_last_moment_of_48_hours_is_a_refusal_and_no_silence() -> None:
    s = Stage()
    ref = placed(s)
    s.b.ask("call.pending", call=ref, decider="head of state", code="P2", review_by="+48h")
    s.wait(48 * HOUR - 1)
    s.b.ask("call.refuse", call=ref, code="R03")
    s.wait(DAY)
    assert s.a.state(ref) is s.b.state(ref) is State.REFUSED


# --- faults, drills, keys -----------------------------------------------------------------------------------


def test_a_way_that_answers_again_within_half_an_hour_is_nobody_s_alarm() -> None:
    s = Stage()
    answers(s.a)
    fails(s.a)
    s.wait(30 * MINUTE - 1)
    answers(s.a)
    s.wait(3 * HOUR)
    assert loud(s.a) == []


def quarter() -> Stage:
    return Stage(terms(drills=Drills(contact_days=3_000)))


def said(s: Stage, word: str) -> list[str]:
    return [effect.what for effect in s.a.effects if isinstance(effect, Alarm) and word in effect.what]


def test_an_exercise_held_on_the_last_day_puts_the_next_off_by_a_quarter() -> None:
    s = quarter()
    s.wait(90 * DAY - MINUTE)
    s.a.ask("write", to="desk", text="x", marking={"usage": "EXERCISE", "name": "cold lake"})
    s.wait(90 * DAY - 1)
    assert said(s, "exercise") == []
    s.wait(1)
    assert len(said(s, "exercise is due")) == 1


def test_keys_that_were_changed_are_not_asked_for_until_two_years_later() -> None:
    s = Stage(terms(drills=Drills(contact_days=3_000, exercise_days=3_000)))
    s.wait(600 * DAY)
    s.b.write(f.CardChanged("", "", 0))
    s.wait(600 * DAY)
    assert said(s, "keys") == []
    s.wait(130 * DAY)
    assert said(s, "keys should have been changed")


# --- two clocks ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ahead_ms", "levels"),
    [(1_900, []), (2_100, ["notice"]), (9_900, ["notice"]), (10_100, ["alarm"]), (-10_100, ["alarm"])],
)
def test_two_real_stations_measure_each_other_s_clock_by_a_hello(
    sides: tuple[Side, Side], ahead_ms: int, levels: list[str]
) -> None:
    a, b = sides
    agree(a, b, START)
    later = START + 2 * ECHO
    a.station.turn(later)
    b.station.turn(later + ahead_ms)
    [(name, greets, carries)] = a.book.courier.choose(a.station.load(a.book), later)
    _, reply = deliver(b, later + ahead_ms, a.station.letter(a.book, name, greets=greets, carries=carries))
    assert isinstance(reply, bytes)
    a.station.turn(later, letters=[Letter(a.book.id, name, reply, asked=True)])
    assert [body["level"] for body in alarms(a)] == levels


def alarms(side: Side) -> list[Mapping[str, Any]]:
    """What this station alarmed its watch of about the clocks, from its journal."""
    store = side.station.store
    found = [entries.parse(raw) for log in store.logs("") for raw in store.raws(log.id, 0, log.size)]
    return [e.body for e in found if e.kind == "alarm.raised/1" and "clock" in str(e.body["what"])]


# --- which two plays are a clock's --------------------------------------------------------------------------

_SEEN: Final = Plays(
    test_message_clocks.test_at_its_service_time_and_not_before_both_watches_hear_that_a_message_was_not_seen,
    test_message_clocks.test_a_message_that_was_seen_in_time_alarms_nobody,
)
_QUERY: Final = Plays(
    test_message_clocks.test_the_station_asks_when_it_is_overdue_then_after_ten_minutes_and_twice_as_long_each_time_up_to_six_hours,
    test_message_clocks.test_it_stops_asking_once_somebody_has_seen_it_or_said_that_they_cannot_use_it,
)
_LOUDER: Final = test_contact.test_one_missed_is_a_notice_two_an_incident_then_an_alarm_then_the_mediator
_SKEW: Final = Plays(
    test_two_real_stations_measure_each_other_s_clock_by_a_hello,
    test_clock_skew.test_two_clocks_within_two_seconds_are_not_spoken_of,
)
_FAULT: Final = test_tickets.test_after_half_an_hour_an_hour_and_two_the_watch_hears_what_was_not_done

PLAYS: Final[Mapping[str, Plays]] = {
    "FLASH is seen": _SEEN,
    "IMMEDIATE is seen": _SEEN,
    "PRIORITY is seen": _SEEN,
    "ROUTINE is seen": _SEEN,
    "length of FLASH and IMMEDIATE": Plays(
        test_an_urgent_message_of_201_words_does_not_leave,
        test_one_of_200_words_leaves_and_a_longer_one_goes_as_priority,
    ),
    "quota of FLASH": Plays(
        test_message_clocks.test_the_eleventh_flash_of_a_day_does_not_ring_and_tomorrow_one_rings_again,
        test_ten_flash_in_a_day_ring_all_and_so_do_ten_more_on_the_next,
    ),
    "query for a receipt": _QUERY,
    "longest pause between queries": _QUERY,
    "echo of a bearer": Plays(
        test_after_a_quiet_minute_a_fresh_challenge_goes_and_without_an_answer_that_way_is_dead,
        test_a_fresh_answer_within_the_minute_puts_the_next_challenge_off,
    ),
    "test of the station": Plays(
        test_the_station_is_tested_each_hour_to_the_millisecond,
        test_a_test_by_hand_puts_the_calendar_s_off_for_an_hour,
    ),
    "test of the person": Plays(
        test_contact.test_the_person_is_tested_at_the_agreed_times_and_the_station_every_hour,
        test_contact.test_the_calendar_leaves_out_weekends_and_holidays_of_its_own_zone,
    ),
    "one test missed": Plays(_LOUDER, test_a_test_that_is_read_back_in_time_is_not_missed),
    "two tests missed": Plays(
        _LOUDER, test_contact.test_a_read_back_ends_the_incident_and_the_next_miss_is_a_notice_again
    ),
    "tests missed, alarm": Plays(_LOUDER, test_a_read_back_before_it_is_due_makes_it_no_louder),
    "tests missed, mediator": Plays(_LOUDER, test_a_read_back_before_it_is_due_makes_it_no_louder),
    "clocks apart, warning": _SKEW,
    "clocks apart, alarm": Plays(_SKEW.fires, test_clock_skew.test_a_clock_at_the_limit_does_not_flap),
    "pending": Plays(
        test_calls.test_the_principal_never_decides_and_the_renewal_is_missed,
        test_a_refusal_in_the_last_moment_of_48_hours_is_a_refusal_and_no_silence,
    ),
    "renewal of pending": Plays(
        test_calls.test_the_principal_never_decides_and_the_renewal_is_missed,
        test_calls.test_renewals_keep_a_pending_answer_fresh_and_never_restart_its_clock,
    ),
    "reply to a request for explanation": Plays(
        test_requests.test_48_hours_after_delivery_and_not_before_silence_is_named_and_a_meeting_request_lies_ready,
        test_requests.test_a_reply_within_48_hours_that_the_requester_finds_adequate_ends_the_request,
    ),
    "meeting after it": Plays(
        test_requests.test_the_meeting_has_48_hours_of_its_own_from_when_it_is_delivered,
        test_requests.test_an_answer_about_the_meeting_ends_the_request,
    ),
    "a fault lasts": Plays(_FAULT, test_a_way_that_answers_again_within_half_an_hour_is_nobody_s_alarm),
    "others are told of a fault": Plays(
        _FAULT, test_tickets.test_what_was_told_and_begun_in_time_raises_nothing
    ),
    "repair begins": Plays(_FAULT, test_tickets.test_what_was_told_and_begun_in_time_raises_nothing),
    "contact drill": Plays(
        test_drills.test_after_thirty_days_a_drill_is_due_and_a_week_later_overdue,
        test_drills.test_a_drill_held_in_time_raises_nothing_until_the_next_is_due,
    ),
    "exercise": Plays(
        test_drills.test_exercises_are_asked_for_each_quarter_and_one_that_was_held_is_enough,
        test_an_exercise_held_on_the_last_day_puts_the_next_off_by_a_quarter,
    ),
    "keys are changed": Plays(
        test_drills.test_keys_are_asked_for_two_months_ahead_and_alarmed_after_two_years,
        test_keys_that_were_changed_are_not_asked_for_until_two_years_later,
    ),
}


@pytest.mark.parametrize("name", PLAYS)
def test_each_clock_has_a_play_in_which_it_fires_and_another_in_which_it_must_not(name: str) -> None:
    fires, must_not = PLAYS[name]
    assert fires is not must_not
    for play in (fires, must_not):  # collected, and so played, where they stand
        assert play.__name__.startswith("test_")
        assert play.__module__.rpartition(".")[2].startswith("test_")
