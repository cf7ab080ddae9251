"""What we observe of them: tests in three layers, three lamps, missed tests and how loudly we say so."""

import pytest

from parley.line import cadence, engine, phrases
from parley.line.cadence import Slot
from parley.line.contact import MISSED_MAX
from parley.line.effects import LampChanged, LateWord
from parley.line.facts import LineDeclared, PersonTest, Word
from parley.line.linetest import NEXT, State, Step
from parley.line.terms import Cadence, PersonTests, Terms, Weekday
from parley.line.values import Declared, Layer, Level, Post, Refusal, SilenceClass
from parley.record.entry import Instant, instant, stamp
from tests.line.roads import TO, placed
from tests.line.stage import DAY, HOUR, MINUTE, MORNING, SECOND, WEEKEND, A, Stage, terms, twice_daily

S, T = State, Step


# --- a test's own table -------------------------------------------------------------------------------------


def walk(layer: Layer, state: State, step: Step) -> tuple[Stage, State]:
    """A test of A's brought to that state, and that step taken."""
    s = Stage()
    s.cut = state is S.SENT
    ref = s.a.ask("test", layer=layer.value)[-1]
    assert s.a.test(ref).state is state
    match step:
        case T.COSIGNED:
            s.cut = False
            s.settle()
        case T.READ_BACK:
            s.b.ask("read_back", test=ref)
        case T.SILENCE:
            s.wait(15 * MINUTE)
        case T.OUR_OUTAGE:
            s.down(s.a)
            s.wait(2 * HOUR)
            s.up(s.a)
    return s, s.a.test(ref).state


EDGES = [(layer, state, step, then) for layer, table in NEXT.items() for state, steps in table.items()
         for step, then in steps.items()]  # fmt: skip


@pytest.mark.parametrize(
    ("layer", "state", "step", "then"), EDGES, ids=[f"{e[0]}-{e[1]}-{e[2]}" for e in EDGES]
)
def test_each_step_of_a_test_is_taken_and_told_alike(
    layer: Layer, state: State, step: Step, then: State
) -> None:
    s, reached = walk(layer, state, step)
    assert reached is then
    s.cut = False
    s.settle()
    for ref in s.a.rows:
        assert s.a.thing(ref).state == s.b.thing(ref).state


def test_a_read_back_after_the_wait_is_kept_and_does_not_light_the_lamp() -> None:
    s = Stage()
    [ref] = s.a.ask("test", layer="person")
    s.wait(15 * MINUTE - 1)
    s.cut = True
    s.b.ask("read_back", test=ref)
    s.wait(1 * MINUTE)
    s.cut = False
    s.settle()
    assert (s.a.test(ref).state, s.a.lamp("desk")) == (S.UNATTENDED, "UNATTENDED")
    assert len(s.a.told(LateWord)) == 1


def test_a_persons_test_that_reaches_no_station_is_a_dead_line_by_the_stations_clock() -> None:
    s = Stage()
    s.cut = True
    [ref] = s.a.ask("test", layer="person")
    s.wait(10 * MINUTE - 1)
    assert s.a.test(ref).state is S.SENT
    s.wait(1)
    assert s.a.test(ref).state is S.LINE_DEAD
    assert s.a.status()["tests"]["station"]["missed"] == 1


def test_a_short_outage_of_ours_during_a_test_is_made_up_for() -> None:
    s = Stage()
    [ref] = s.a.ask("test", layer="person")
    s.wait(1 * MINUTE)
    s.down(s.a)
    s.wait(1 * MINUTE)
    s.up(s.a)
    s.wait(14 * MINUTE - 1)
    assert s.a.test(ref).state is S.HELD
    s.wait(1)
    assert s.a.test(ref).state is S.UNATTENDED


def test_a_declaration_of_ours_that_comes_back_after_a_restore_is_older_than_the_last() -> None:
    s = Stage()
    s.a.ask("declare", state="LIMITED", reason="weekdays")
    [old] = [e for e in s.a.log if isinstance(e.fact, LineDeclared)]
    s.a.ask("declare", state="OPEN")
    s.a._hear(Word(True, 1, old.ref, old.at_ms, s.a.now(), 0, old.fact))
    assert s.a.status()["declared"]["mine"]["state"] == "OPEN"


def test_of_several_open_tests_the_one_read_back_is_named() -> None:
    s = Stage()
    refs = [s.a.ask("test", layer="person")[0] for _ in range(2)]
    with pytest.raises(Refusal, match="2 tests of theirs"):
        s.b.ask("read_back")
    s.b.ask("read_back", test=refs[1][:12])
    assert [s.a.test(ref).state for ref in refs] == [S.HELD, S.READ_BACK]
    s.b.ask("read_back")
    assert s.a.test(refs[0]).state is S.READ_BACK


def test_other_words_than_were_sent_are_no_read_back() -> None:
    s = Stage()
    [ref] = s.a.ask("test", layer="person")
    with pytest.raises(Refusal, match="other words"):
        s.b.ask("read_back", test=ref, phrase="yes, we are here")
    fact = s.a.test(ref).began.fact
    assert isinstance(fact, PersonTest)
    s.b.ask("read_back", test=ref, phrase=f"  {fact.phrase[0].text.upper()} ")
    assert s.a.test(ref).state is S.READ_BACK


def test_a_test_that_ended_cannot_be_read_back_again() -> None:
    s = Stage()
    [ref] = s.a.ask("test", layer="person")
    s.b.ask("read_back", test=ref)
    with pytest.raises(Refusal, match="had ended"):
        s.b.ask("read_back", test=ref)


def test_the_english_and_russian_phrases_carry_every_letter() -> None:
    alphabets = {"en": "abcdefghijklmnopqrstuvwxyz", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"}
    for language, letters in alphabets.items():
        for turn in range(2):
            [phrase] = phrases.phrase((language,), turn)
            assert set(letters) <= set(phrase.text.lower())
            assert set("0123456789") <= set(phrase.text)
    assert phrases.phrase(("xx",), 0)[0].language == "en"
    assert [p.language for p in phrases.phrase(("en", "ru-RU"), 7)] == ["en", "ru-RU"]


# --- the calendar -------------------------------------------------------------------------------------------


def test_the_person_is_tested_at_the_agreed_times_and_the_station_every_hour() -> None:
    s = Stage(twice_daily())
    s.at("2022-03-02T08:00:00.000Z")
    tests = [s.a.test(ref) for ref, data in s.a.rows.items() if b'"test"' in data[:20]]
    person = [stamp(t.began.at_ms)[11:16] for t in tests if t.layer is Layer.PERSON and t.mine]
    station = [t for t in tests if t.layer is Layer.STATION and t.mine]
    assert person == ["09:00", "17:00"]
    assert len(station) == 25
    assert all(test.state is S.ANSWERED for test in station)


def test_after_a_long_gap_one_test_is_sent_and_not_all_that_were_missed() -> None:
    s = Stage(twice_daily())
    s.down(s.a)
    s.at("2022-03-09T17:05:00.000Z")
    s.up(s.a)
    tests = [s.a.test(ref) for ref, data in s.a.rows.items() if b'"test"' in data[:20]]
    assert [test.layer for test in tests if test.began.at_ms == s.now] == [Layer.STATION, Layer.PERSON]
    due = engine.due(s.a.line)
    assert due is not None
    assert due > s.now


def test_a_persons_test_that_we_were_too_late_to_send_is_not_sent() -> None:
    s = Stage(twice_daily())
    s.down(s.a)
    s.at("2022-03-01T11:00:00.000Z")
    s.up(s.a)
    assert not s.a.alarms(Level.NOTICE)[2:]
    tests = [s.a.test(ref) for ref, data in s.a.rows.items() if b'"test"' in data[:20]]
    assert not [test for test in tests if test.layer is Layer.PERSON]


def agreed(**more: object) -> Terms:
    tests = (PersonTests(A, ("09:00", "17:00"), Post("desk")), PersonTests(A, ("09:00",), Post("minister")))
    return terms(cadence=Cadence(person_tests=tests, utc_offset_min=9 * 60), **more)


def test_the_calendar_leaves_out_weekends_and_holidays_of_its_own_zone() -> None:
    friday = instant("2023-04-07T00:00:00.000Z")  # 09:00 there
    plan = agreed(weekend=WEEKEND, holidays=("2023-04-10",))
    found: list[tuple[str, int]] = []
    slot: Slot | None = Slot(Instant(friday - 1), -1)
    while slot is not None and len(found) < 5:
        slot = cadence.next_slot(plan, A, slot)
        if slot is not None:
            found.append((stamp(slot.at_ms), slot.spec))
    assert found == [
        ("2023-04-07T00:00:00.000Z", 0), ("2023-04-07T00:00:00.000Z", 1), ("2023-04-07T08:00:00.000Z", 0),
        ("2023-04-11T00:00:00.000Z", 0), ("2023-04-11T00:00:00.000Z", 1),
    ]  # fmt: skip


def test_a_slot_is_found_on_the_far_side_of_midnight() -> None:
    times = Cadence(person_tests=(PersonTests(A, ("22:30", "09:00"), Post("desk")),), utc_offset_min=-300)
    slot = cadence.next_slot(terms(cadence=times), A, Slot(instant("2022-03-01T02:00:00.000Z"), -1))
    assert slot is not None
    assert stamp(slot.at_ms) == "2022-03-01T03:30:00.000Z"  # 22:30 of the last of February there


def test_a_test_that_was_due_before_the_line_opened_is_not_made_up_for() -> None:
    s = Stage(twice_daily(("08:00",)), now=instant("2022-03-01T08:10:00.000Z"))
    assert not [data for data in s.a.rows.values() if b"test.person" in data]


def test_a_party_that_tests_nobody_has_no_slot_and_an_endless_holiday_none_either() -> None:
    assert cadence.next_slot(agreed(), terms().sides[1].party, Slot(MORNING, -1)) is None
    week = tuple(type(WEEKEND[0]))
    assert cadence.next_slot(agreed(weekend=week), A, Slot(MORNING, -1)) is None
    assert cadence.next_work(agreed(weekend=week), MORNING) == MORNING


# --- missed tests -------------------------------------------------------------------------------------------


def test_one_missed_is_a_notice_two_an_incident_then_an_alarm_then_the_mediator() -> None:
    s = Stage(twice_daily())
    s.at("2022-03-01T09:15:00.000Z")
    assert [a.what for a in s.a.alarms(Level.NOTICE)][-1] == "a person test was not answered"
    s.at("2022-03-01T17:15:00.000Z")
    [incident] = s.a.alarms(Level.INCIDENT)
    assert "first at 2022-03-01T09:00:00.000Z" in incident.what
    s.at("2022-03-01T20:59:59.999Z")
    assert not s.a.alarms(Level.ALARM)
    s.at("2022-03-01T21:00:00.000Z")
    assert len(s.a.alarms(Level.ALARM)) == 1
    s.at("2022-03-02T08:59:59.999Z")
    assert not s.a.alarms(Level.MEDIATOR)
    s.at("2022-03-02T09:00:00.000Z")
    assert len(s.a.alarms(Level.MEDIATOR)) == 1
    s.at("2022-03-05T09:00:00.000Z")
    assert [len(s.a.alarms(level)) for level in (Level.INCIDENT, Level.ALARM, Level.MEDIATOR)] == [1, 1, 1]


def test_a_read_back_ends_the_incident_and_the_next_miss_is_a_notice_again() -> None:
    s = Stage(twice_daily())
    s.at("2022-03-01T17:15:00.000Z")
    s.at("2022-03-02T09:00:00.000Z")
    s.b.ask("read_back")
    assert s.a.status()["tests"]["person"]["missed"] == 0
    s.at("2022-03-02T17:15:00.000Z")
    assert len(s.a.alarms(Level.INCIDENT)) == 1
    assert s.a.status()["tests"]["person"]["missed"] == 1


@pytest.mark.parametrize("act", ["opens a message", "takes up a call"])
def test_who_acts_in_time_though_the_tests_lay_unread_is_there_and_raises_no_alarm_of_silence(
    act: str,
) -> None:
    s = Stage(twice_daily())
    s.at("2022-03-01T17:20:00.000Z")
    assert len(s.a.alarms(Level.INCIDENT)) == 1
    if act == "opens a message":
        [message] = s.a.ask("write", to="desk", text="are you there?", precedence="Z")
        s.b.ask("seen", message=message)
    else:
        s.b.ask("call.attend", call=placed(s))
    assert (s.a.lamp("desk"), s.a.status()["tests"]["person"]["missed"]) == ("ATTENDED", 0)
    assert s.a.status()["silence"] is None
    s.at("2022-03-02T08:59:00.000Z")
    assert not s.a.alarms(Level.ALARM)
    before = len(s.a.alarms(Level.NOTICE))
    s.at("2022-03-02T09:15:00.000Z")  # the next one missed begins a row of its own
    assert s.a.status()["tests"]["person"]["missed"] == 1
    assert "a person test was not answered" in [a.what for a in s.a.alarms(Level.NOTICE)][before:]


def test_a_message_opened_too_late_ends_no_row_of_missed_tests() -> None:
    s = Stage(twice_daily())
    [message] = s.a.ask("write", to="desk", text="are you there?", precedence="Z")
    s.at("2022-03-01T17:20:00.000Z")
    s.b.ask("seen", message=message)
    s.at("2022-03-01T21:00:00.000Z")
    assert [a.what[:27] for a in s.a.alarms(Level.ALARM)][-1] == "2 person tests in a row mis"


def test_who_declared_to_be_away_is_shown_and_raises_no_alarm() -> None:
    s = Stage(twice_daily())
    s.b.ask("declare", state="MAINTENANCE", reason="new mast", review="+3d")
    s.at("2022-03-03T08:00:00.000Z")
    assert s.a.lamp("desk") == "UNATTENDED"
    assert not s.a.alarms(Level.INCIDENT) + s.a.alarms(Level.ALARM) + s.a.alarms(Level.MEDIATOR)
    assert s.a.status()["declared"]["theirs"]["state"] == "MAINTENANCE"
    s.at("2022-03-04T09:15:00.000Z")  # the review is past: what is missed now begins a new row
    assert s.a.status()["tests"]["person"]["missed"] == 1
    s.at("2022-03-04T17:15:00.000Z")
    [incident] = s.a.alarms(Level.INCIDENT)
    assert "first at 2022-03-04T09:00:00.000Z" in incident.what
    s.at("2022-03-04T21:00:00.000Z")
    assert len(s.a.alarms(Level.ALARM)) == 1


def test_an_alarm_that_falls_into_their_declared_absence_waits_for_its_end() -> None:
    s = Stage(twice_daily(("09:00", "09:30")))
    s.at("2022-03-01T10:00:00.000Z")
    assert len(s.a.alarms(Level.INCIDENT)) == 1
    s.b.ask("declare", state="MAINTENANCE", reason="new mast", review="2022-03-02T08:00:00.000Z")
    s.at("2022-03-02T07:59:59.999Z")
    assert not s.a.alarms(Level.ALARM)
    s.at("2022-03-02T08:00:00.000Z")
    assert len(s.a.alarms(Level.ALARM)) == 1


def test_an_absence_to_the_end_of_the_calendar_raises_no_alarm_and_stops_nobody() -> None:
    for zone in (-14 * 60, 0, 14 * 60):
        cadence_ = Cadence(
            person_tests=(PersonTests(A, ("09:00", "17:00"), Post("desk")),), utc_offset_min=zone
        )
        s = Stage(terms(cadence=cadence_, weekend=tuple(Weekday)))
        for _ in range(2):
            s.a.ask("test", layer="person")
            s.wait(16 * MINUTE)
        away = "2022-03-01T12:00:00.000Z"
        s.b.write(LineDeclared(Declared.SUSPENDED, "", away, "9999-12-31T23:59:59.999Z", False))
        s.at("2022-03-05T20:00:00.000Z")
        assert len(s.a.alarms(Level.INCIDENT)) == 1
        assert not s.a.alarms(Level.ALARM)


def test_who_is_away_until_further_notice_raises_no_alarm() -> None:
    s = Stage(twice_daily())
    s.b.ask("declare", state="WITHDRAWN", reason="no more")
    s.at("2022-03-09T08:00:00.000Z")
    assert not s.a.alarms(Level.INCIDENT)


def test_a_claim_that_a_test_was_missed_is_taken_back() -> None:
    s = Stage()
    s.cut = True
    [ref] = s.a.ask("test")
    s.wait(10 * MINUTE)
    assert s.a.test(ref).state is S.LINE_DEAD
    assert s.a.status()["silence"]["class"] == "S1"
    s.a.ask("claim.withdraw", of=ref, why="our antenna")
    assert s.a.test(ref).state is S.OUR_FAULT
    assert s.a.status()["tests"]["station"]["missed"] == 0
    with pytest.raises(Refusal, match="no claim"):
        s.a.ask("claim.withdraw", of=ref, why="again")
    s.cut = False
    s.settle()
    assert s.b.test(ref).state is S.OUR_FAULT


def test_a_station_that_signs_again_is_not_called_dead_until_the_next_test() -> None:
    s = Stage()
    s.cut = True
    s.a.ask("test")
    s.wait(10 * MINUTE)
    assert s.a.status()["silence"]["class"] == "S1"
    s.cut = False
    s.a.ask("write", to="desk", text="are you back?")
    assert s.a.status()["silence"] is None


def test_a_line_called_dead_names_the_last_two_tests_that_nobody_answered() -> None:
    s = Stage()
    s.cut = True
    tests = []
    for _ in range(3):
        tests += s.a.ask("test")
        s.wait(10 * MINUTE)
    silence = s.a.status()["silence"]
    assert (silence["class"], silence["refs"]) == ("S1", tests[1:])


def test_of_many_missed_tests_the_first_and_the_last_are_kept_and_all_are_counted() -> None:
    s = Stage()
    s.cut = True
    tests = []
    for _ in range(MISSED_MAX + 3):
        tests += s.a.ask("test")
        s.wait(10 * MINUTE)
    streak = s.a.line.core.contact.station
    assert streak.count == MISSED_MAX + 3
    assert [missed.test for missed in streak.missed] == [tests[0], *tests[-MISSED_MAX + 1 :]]


# --- lamps --------------------------------------------------------------------------------------------------


def test_bearers_are_unknown_then_up_degraded_dead() -> None:
    s = Stage()
    line, at = s.a.line, s.a.now()
    assert s.a.lamp("bearers") == "UNKNOWN"
    assert engine.bearers_seen(line) == "unknown"
    effects = engine.bearer(line, "https", True, at, "answered")
    assert [(e.was, e.now) for e in effects if isinstance(e, LampChanged)] == [("UNKNOWN", "UP")]
    assert engine.bearer(line, "https", True, at, "answered") == []
    assert s.a.lamp("bearers") == "UP"
    engine.bearer(line, "radio", False, at, "rain")
    assert s.a.lamp("bearers") == "DEGRADED"
    engine.bearer(line, "https", False, at, "refused")
    assert s.a.lamp("bearers") == "DEAD"
    assert s.a.status()["observed"]["bearers"]["why"] == "https: refused; radio: rain"
    assert s.a.status()["silence"]["class"] == "S1"
    engine.bearer(line, "https", None, at, "taken down")
    engine.bearer(line, "radio", None, at, "taken down")
    assert s.a.lamp("bearers") == "UNKNOWN"
    assert len(s.a.status()["observed"]["bearers"]["history"]) == 4


def test_before_any_test_nothing_is_claimed() -> None:
    s = Stage()
    s.a.line.core.contact = type(s.a.line.core.contact)()
    silence = s.a.status()["silence"]
    assert (silence["class"], silence["shown"]) == ("S0", "no test yet")


def test_any_persons_act_in_time_shows_that_the_desk_is_attended() -> None:
    s = Stage()
    ref = placed(s)
    assert s.a.lamp("desk") == "UNKNOWN"  # it rang: a station can do that alone
    s.b.ask("call.attend", call=ref)
    assert s.a.lamp("desk") == "ATTENDED"


def test_a_message_seen_in_time_shows_it_too_and_one_seen_late_does_not() -> None:
    for hours, lamp in ((1, "ATTENDED"), (7, "UNKNOWN")):
        s = Stage()
        [ref] = s.a.ask("write", to="desk", text="good morning")
        s.wait(hours * HOUR)
        s.b.ask("seen", message=ref)
        assert s.a.lamp("desk") == lamp


def test_nobody_at_the_desk_is_what_their_own_station_says() -> None:
    s = Stage()
    s.b.ask("desk", manned=False)
    ref = placed(s)
    assert (s.a.state(ref), s.a.lamp("desk")) == ("UNATTENDED", "UNATTENDED")
    assert s.a.status()["silence"]["class"] == "S2"


def refuse(s: Stage, to: str = "minister", **more: str) -> None:
    ref = placed(s, to=to, from_="desk")
    s.b.ask("call.refuse", call=ref, code=more.get("code", "R99"))
    s.wait(1 * MINUTE)


def talk(s: Stage) -> None:
    ref = TO[TO_TALK](s)
    s.a.ask("call.hang_up", call=ref)


TO_TALK = next(state for state in TO if state == "TALKING")


def test_the_principal_is_closed_at_the_third_failed_attempt_and_reachable_by_a_talk() -> None:
    s = Stage()
    talk(s)
    talked = s.a.status()["observed"]["principal"]
    assert (talked["value"], talked["last_talk_ms"]) == ("REACHABLE", s.now)
    refuse(s)
    refuse(s, code="R03")
    assert s.a.lamp("principal") == "REACHABLE"
    pending = placed(s)
    s.b.ask("call.pending", call=pending, decider="head of state", code="P2")
    light = s.a.status()["observed"]["principal"]
    assert light["value"] == "CLOSED"
    counted = "the last 3 attempts that show something of a principal"
    assert light["why"].startswith(f"{counted}: REFUSED R99, REFUSED R03, still AWAITING P2; last talk ")
    assert s.a.changes("principal") == ["REACHABLE", "CLOSED"]
    for do, more in (("call.accept", {}), ("call.identity", {"result": "held"}), ("call.principals", {}),
                     ("call.interpreters", {}), ("call.both_on", {})):  # fmt: skip
        s.b.ask(do, call=pending, **more)
    assert s.a.lamp("principal") == "REACHABLE"


def test_an_attempt_that_was_pending_is_told_by_its_end_once_it_has_one() -> None:
    s = Stage(terms(principal_attempts=1))
    pending = placed(s)
    s.b.ask("call.pending", call=pending, decider="head of state", code="P2")
    assert "still AWAITING P2" in s.a.status()["observed"]["principal"]["why"]
    s.b.ask("call.refuse", call=pending, code="R03")
    told = s.a.status()["observed"]["principal"]["why"]
    assert told == "the last 1 attempts that show something of a principal: REFUSED R03; no talk yet"


def test_what_says_nothing_of_the_principal_is_not_counted() -> None:
    s = Stage()
    for _ in range(3):
        refuse(s, to="desk")  # the desk refuses for itself
    s.cut = True
    for _ in range(3):
        placed(s)
        s.wait(10 * MINUTE)  # a dead line is no closed principal
    s.cut = False
    s.settle()
    s.b.ask("desk", manned=False)
    for _ in range(3):
        placed(s)  # nor is an empty desk
    assert s.a.lamp("principal") == "UNKNOWN"


def test_their_principal_who_calls_us_is_reachable() -> None:
    s = Stage()
    [ref] = s.b.ask("call.place", from_="minister", to="secretary")
    for do, more in (("call.accept", {}), ("call.identity", {"result": "held"}), ("call.principals", {}),
                     ("call.interpreters", {"needed": False}), ("call.both_on", {})):  # fmt: skip
        s.a.ask(do, call=ref, **more)
    assert s.a.lamp("principal") == "REACHABLE"
    assert s.b.lamp("principal") == "REACHABLE"


def test_an_attempt_whose_claim_was_withdrawn_is_no_attempt_on_the_principal() -> None:
    s = Stage(terms(principal_attempts=1))
    ref = placed(s)
    s.wait(3 * MINUTE)
    assert s.a.lamp("principal") == "CLOSED"
    s.a.ask("claim.withdraw", of=ref, why="our bell")
    assert s.a.lamp("principal") == "UNKNOWN"


# --- the class of each call ---------------------------------------------------------------------------------


def class_of(s: Stage, ref: str) -> tuple[str | None, bool | None]:
    shown = engine.show(s.a.line, s.a.thing(ref), s.a.now())["silence"]  # type: ignore[arg-type]  # a Ref
    return (shown["class"], shown["one_sided"]) if shown else (None, None)


def test_silence_classes_of_calls_and_whose_word_they_rest_on() -> None:
    dead = Stage()
    dead.cut = True
    ref = placed(dead)
    dead.wait(10 * MINUTE)
    assert class_of(dead, ref) == (SilenceClass.S1, True)

    s = Stage()
    rang = placed(s)
    s.wait(3 * MINUTE)
    assert class_of(s, rang) == (SilenceClass.S2, False)  # it rang, but nothing shows that anybody was there
    s.wait(1 * SECOND)
    s.a.ask("test", layer="person")
    s.b.ask("read_back")
    again = placed(s)
    s.wait(3 * MINUTE)
    assert class_of(s, again) == (SilenceClass.S3, False)
    assert class_of(s, rang) == (SilenceClass.S2, False)  # what we learn later changes no earlier class
    taken = placed(s)
    s.b.ask("call.attend", call=taken)
    s.wait(10 * MINUTE)
    assert class_of(s, taken) == (SilenceClass.S3, False)
    waits = placed(s)
    s.b.ask("call.pending", call=waits, decider="head of state")
    assert class_of(s, waits) == (SilenceClass.S4, False)
    s.wait(2 * DAY)
    assert (s.a.state(waits), class_of(s, waits)) == ("UNAPPROVED", (SilenceClass.S4, False))
    no = placed(s)
    s.b.ask("call.refuse", call=no)
    assert class_of(s, no) == (SilenceClass.S5, False)
    back = placed(s)
    s.a.ask("call.withdraw", call=back)
    assert class_of(s, back) == (None, None)


def test_evidence_is_how_far_they_themselves_signed() -> None:
    s = Stage()
    s.cut = True
    ref = placed(s)
    levels = []

    def look() -> None:
        levels.append(engine.show(s.a.line, s.a.thing(ref), s.a.now())["evidence"])

    look()
    s.b.ask("desk", manned=False, post="desk")
    s.b.line.core.manned = {}
    s.cut = False
    s.settle()
    look()
    s.b.ask("desk", manned=True)
    look()
    s.wait(1 * SECOND)
    s.b.ask("call.attend", call=ref)
    look()
    s.b.ask("call.pending", call=ref, decider="minister")
    look()
    s.b.ask("call.refuse", call=ref)
    look()
    assert levels == ["attempted", "delivered", "rang", "seen by a person", "pending", "refused"]
