"""Fault tickets: opened by the lamp, told of within the hour, closed by themselves, and loud only where nobody acts."""

from typing import Any

import pytest

from parley.forms.catalogue import builtin
from parley.forms.values import check
from parley.line import engine
from parley.line.effects import Alarm
from parley.line.facts import MessageSent
from parley.line.tickets import FAILED_MS, MENDED_MS, Ticket
from parley.line.values import Level, Refusal
from parley.record.entry import Instant, stamp
from tests.line.stage import HOUR, MINUTE, Stage, Station


def fails(station: Station, why: str = "no answer", bearer: str = "https") -> None:
    station.effects += engine.bearer(station.line, bearer, False, station.now(), why)
    station._store()


def broken(stage: Stage) -> None:
    """It has failed for long enough."""
    fails(stage.a)
    stage.wait(FAILED_MS)


def answers(station: Station, bearer: str = "https") -> None:
    station.effects += engine.bearer(station.line, bearer, True, station.now(), "answers")
    station._store()


def tickets(station: Station) -> list[Ticket]:
    found = [thing for ref in station.rows if isinstance(thing := station.thing(ref), Ticket)]
    return sorted(found, key=lambda ticket: ticket.number)


def loud(station: Station) -> list[tuple[Level, str]]:
    told = [effect for effect in station.effects if isinstance(effect, Alarm)]
    return [(a.level, a.what) for a in told if "fault ticket" in a.what]


def kinds(station: Station) -> list[str]:
    return [note.kind for note in engine.notes(station.line)]


@pytest.fixture
def stage() -> Stage:
    s = Stage()
    answers(s.a)
    return s


def test_a_dead_line_opens_a_ticket_and_nobody_is_woken_for_half_an_hour(stage: Stage) -> None:
    fails(stage.a, "refused")
    stage.wait(30 * MINUTE - 1)
    (ticket,) = tickets(stage.a)
    assert (ticket.state, ticket.part, ticket.fails) == ("OPEN", "bearer", "DEAD: https: refused")
    assert loud(stage.a) == []


def test_after_half_an_hour_an_hour_and_two_the_watch_hears_what_was_not_done(stage: Stage) -> None:
    fails(stage.a)
    began = stage.now
    for minutes, level, words in (
        (30, Level.INCIDENT, "out for 30 min: tell them within 30 min"),
        (60, Level.ALARM, "they have not been told"),
        (120, Level.ALARM, "its repair has not begun"),
    ):
        before = len(loud(stage.a))
        stage.at(began + minutes * MINUTE - 1)
        assert len(loud(stage.a)) == before
        stage.at(began + minutes * MINUTE)
        ((found, what),) = loud(stage.a)[before:]
        assert found is level
        assert what.endswith(words)
    stage.wait(24 * HOUR)
    assert len(loud(stage.a)) == 3


def test_what_was_told_and_begun_in_time_raises_nothing(stage: Stage) -> None:
    fails(stage.a)
    stage.wait(20 * MINUTE)
    stage.a.ask("ticket.told", how="telephone, their duty officer")
    stage.a.ask("ticket.begun", how="our router is changed")
    stage.wait(10 * HOUR)
    assert loud(stage.a) == []
    (ticket,) = tickets(stage.a)
    assert ticket.state == "REPAIR"
    assert [(step.what, step.how) for step in ticket.steps[1:]] == [
        ("told", "telephone, their duty officer"),
        ("repair begun", "our router is changed"),
    ]
    assert kinds(stage.a) == ["ticket.opened/1", "ticket.told/1", "ticket.begun/1"]


def test_it_closes_by_itself_once_all_ways_have_answered_for_ten_minutes_with_the_time_when_they_did(
    stage: Stage,
) -> None:
    fails(stage.a)
    stage.wait(5 * MINUTE)
    answers(stage.a)
    up = stage.now
    stage.wait(MENDED_MS - 1)
    assert [t.state for t in tickets(stage.a)] == ["MENDED"]
    stage.wait(1)
    (ticket,) = tickets(stage.a)
    assert (ticket.state, ticket.closed_ms) == ("CLOSED", up)
    assert loud(stage.a) == []
    assert kinds(stage.a)[-1] == "ticket.closed/1"


def flaps(stage: Stage, times: int, down: int, up: int) -> None:
    for _ in range(times):
        fails(stage.a)
        stage.wait(down)
        answers(stage.a)
        stage.wait(up)


def test_a_way_that_has_failed_for_two_minutes_is_a_fault_and_before_that_none(stage: Stage) -> None:
    fails(stage.a)
    stage.wait(2 * MINUTE - 1)
    assert tickets(stage.a) == []
    stage.wait(1)
    assert [t.state for t in tickets(stage.a)] == ["OPEN"]


def test_a_letter_that_was_lost_is_no_ticket(stage: Stage) -> None:
    flaps(stage, 2, FAILED_MS - 1, 40 * MINUTE)
    flaps(stage, 5, 1_000, HOUR)
    assert tickets(stage.a) == []


def test_a_way_that_fails_three_times_within_an_hour_is_a_fault_however_short_each_time(stage: Stage) -> None:
    flaps(stage, 2, 1_000, 25 * MINUTE)
    assert tickets(stage.a) == []
    flaps(stage, 1, 1_000, 0)
    (ticket,) = tickets(stage.a)
    assert (ticket.failures, ticket.state) == (1, "MENDED")
    assert ticket.steps[0].at_ms == ticket.since_ms


def test_a_flapping_way_is_one_ticket_whose_clocks_run_on_until_it_has_answered_for_ten_minutes(
    stage: Stage,
) -> None:
    flaps(stage, 3, 5 * MINUTE, 5 * MINUTE)
    assert loud(stage.a) == []
    flaps(stage, 1, 5 * MINUTE, 5 * MINUTE)
    (ticket,) = tickets(stage.a)
    assert (ticket.failures, ticket.state) == (4, "MENDED")
    said = "fault ticket 1, DEAD: https: no answer: out, on and off, for 30 min: tell them within 30 min"
    assert loud(stage.a) == [(Level.INCIDENT, said)]
    stage.wait(HOUR)
    broken(stage)
    assert [t.state for t in tickets(stage.a)] == ["CLOSED", "OPEN"]


def test_what_fails_again_after_they_were_told_of_its_repair_has_clocks_of_its_own(stage: Stage) -> None:
    answers(stage.a, "radio")
    broken(stage)
    stage.a.ask("ticket.report")
    stage.wait(HOUR)
    answers(stage.a)
    stage.a.ask("ticket.report", repaired=True)
    stage.wait(MINUTE)
    fails(stage.a)
    (ticket,) = tickets(stage.a)
    assert (ticket.since_ms, ticket.told_ms, ticket.failures) == (stage.now, None, 1)
    stage.wait(30 * MINUTE)
    assert "out for 30 min: tell them within 30 min" in loud(stage.a)[-1][1]


def test_a_long_fault_is_said_to_be_over(stage: Stage) -> None:
    fails(stage.a)
    stage.wait(45 * MINUTE)
    answers(stage.a)
    stage.wait(HOUR)
    assert loud(stage.a)[-1] == (
        Level.NOTICE,
        "fault ticket 1 is closed after 45 min: all ways answer since 2022-03-01T08:45:00.000Z",
    )


def test_one_of_two_ways_is_a_fault_too_and_the_other_carries_the_report(stage: Stage) -> None:
    answers(stage.a, "radio")
    broken(stage)
    assert [t.fails for t in tickets(stage.a)] == ["DEGRADED: radio answers; https: no answer"]
    asked_ms = stage.now
    stage.a.ask("ticket.report", doing="a new cable is on its way", expected="+2h")
    stage.wait(3 * HOUR)
    (ticket,) = tickets(stage.a)
    assert ticket.told_ms is not None
    assert [what.split(": ")[-1] for _, what in loud(stage.a)] == ["its repair has not begun"]
    (letter,) = [entry.fact for entry in stage.a.log if isinstance(entry.fact, MessageSent)]
    assert (letter.type, letter.fields["ticket"], letter.to) == ("FAULT-REPORT/1", "1", ("desk",))
    assert letter.fields["doing"] == "a new cable is on its way"
    assert letter.fields["repair_expected"] == stamp(Instant(asked_ms + 2 * HOUR))
    form = builtin().get(letter.type)
    assert form is not None
    assert check(form, letter.fields) == []


NAMES = [("what has no name", "", {}), ("what has one", "fax 2", {"name": "fax 2"})]


@pytest.mark.parametrize(("name", "said"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_a_report_names_what_fails_if_it_has_a_name(stage: Stage, name: str, said: dict[str, str]) -> None:
    stage.a.ask("ticket.open", fails="the fax", part="telephone", name=name)
    stage.a.ask("ticket.report", meanwhile="by telephone")
    report = stage.a.log[-1].fact
    assert isinstance(report, MessageSent)
    since = {"since": stamp(tickets(stage.a)[0].since_ms)}
    told = {"ticket": "1", "part": "telephone", "state": "open", "fails": "the fax"}
    assert report.fields == {**told, **since, **said, "meanwhile": "by telephone"}


def test_a_report_of_theirs_says_nothing_of_our_ticket_of_the_same_number(stage: Stage) -> None:
    for station in (stage.a, stage.b):
        station.ask("ticket.open", fails="the fax", part="telephone")
    stage.b.ask("ticket.report", repaired=True)
    (ours,), (theirs,) = tickets(stage.a), tickets(stage.b)
    assert (ours.number, ours.repaired, ours.told_ms) == (theirs.number, False, None)
    assert theirs.repaired


def test_a_report_that_does_not_arrive_tells_nobody(stage: Stage) -> None:
    answers(stage.a, "radio")
    broken(stage)
    stage.cut = True
    stage.a.ask("ticket.report")
    stage.wait(HOUR)
    assert any("they have not been told" in what for _, what in loud(stage.a))
    stage.cut = False
    stage.settle()
    assert tickets(stage.a)[0].told_ms == stage.now


def test_a_fault_during_their_declared_maintenance_is_a_notice_and_after_it_an_alarm(stage: Stage) -> None:
    stage.b.ask("declare", state="MAINTENANCE", reason="power", review="+50m")
    stage.cut = True
    fails(stage.a)
    stage.wait(2 * HOUR)
    assert [(level, "maintenance" in what) for level, what in loud(stage.a)] == [
        (Level.NOTICE, True),
        (Level.ALARM, False),
        (Level.ALARM, False),
    ]


def test_a_ticket_by_hand_is_closed_by_hand_and_a_lamps_ticket_by_the_lamp(stage: Stage) -> None:
    stage.a.ask("ticket.open", fails="the fax", part="telephone", name="fax 2")
    broken(stage)
    assert [(t.number, t.by_hand) for t in tickets(stage.a)] == [(1, True), (2, False)]
    with pytest.raises(Refusal, match="2 tickets are open"):
        stage.a.ask("ticket.close", how="new toner")
    stage.a.ask("ticket.close", number=1, how="new toner")
    with pytest.raises(Refusal, match="closes once they all answer"):
        stage.a.ask("ticket.close", number=2, how="tired of it")
    answers(stage.a)
    stage.wait(HOUR)
    assert [t.state for t in tickets(stage.a)] == ["CLOSED", "CLOSED"]


REFUSED: list[tuple[str, str, dict[str, Any], str]] = [
    ("a ticket without a word", "ticket.open", {"fails": " "}, "says what fails"),
    ("told, and not how", "ticket.told", {"how": ""}, "how were they told"),
    ("a number that is not there", "ticket.told", {"number": 9, "how": "x"}, "no open ticket 9"),
]


@pytest.mark.parametrize(
    ("do", "given", "why"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_what_says_nothing_is_refused(stage: Stage, do: str, given: dict[str, Any], why: str) -> None:
    broken(stage)
    with pytest.raises(Refusal, match=why):
        stage.a.ask(do, **given)


def test_a_second_word_of_the_same_is_refused_and_the_first_stands(stage: Stage) -> None:
    broken(stage)
    stage.a.ask("ticket.told", how="telephone")
    stage.a.ask("ticket.begun")
    for do in ("ticket.told", "ticket.begun"):
        with pytest.raises(Refusal, match="already"):
            stage.a.ask(do, how="again")


def test_tickets_by_hand_are_bounded() -> None:
    s = Stage()
    for n in range(50):
        s.a.ask("ticket.open", fails=f"lamp {n}")
    with pytest.raises(Refusal, match="50 tickets are open"):
        s.a.ask("ticket.open", fails="one more")


def test_tickets_are_ours_alone_and_outlive_the_process() -> None:
    s = Stage(reloads=True)
    answers(s.a)
    before = len(s.a.log)
    fails(s.a)
    s.wait(HOUR)
    assert len(loud(s.a)) == 2
    assert len(s.a.log) == before
    assert tickets(s.b) == []
    assert Instant(0) < tickets(s.a)[0].said_ms


def test_a_repair_is_reported_once_the_lamp_says_so(stage: Stage) -> None:
    broken(stage)
    with pytest.raises(Refusal, match="still fails"):
        stage.a.ask("ticket.report", repaired=True)
    answers(stage.a)
    stage.a.ask("ticket.report", repaired=True)
    report = stage.a.log[-1].fact
    assert isinstance(report, MessageSent)
    assert (report.fields["state"], report.fields["ticket"]) == ("repaired", "1")
    assert report.subject.startswith("repaired: ")


def test_a_fault_of_people_s_own_finding_is_reported_as_repaired_by_their_word(stage: Stage) -> None:
    stage.a.ask("ticket.open", fails="the fax")
    stage.a.ask("ticket.report", repaired=True)
    report = stage.a.log[-1].fact
    assert isinstance(report, MessageSent)
    assert report.fields["state"] == "repaired"
