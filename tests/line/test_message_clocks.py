"""The clocks of messages: each fires in one play, and in another it must not."""

from itertools import pairwise

import pytest

from parley.line import engine
from parley.line import facts as f
from parley.line.effects import Misconduct
from parley.line.message import WORDS_MAX, Message
from parley.line.message_clocks import LOOK_MS, QUERIES_MAX, QUERY_MS, QUERY_MS_MAX
from parley.line.traffic import APPEAL_MS
from parley.line.values import SERVICE_MS, Level, Post, Precedence, Ref, Refusal
from parley.line.written import message
from tests.line.stage import DAY, HOUR, MINUTE, Stage, Station, terms

MARK = {"usage": "EXERCISE", "name": "cold lake"}


def alarms(station: Station, *levels: Level) -> list[str]:
    return [
        alarm.what for level in levels or (Level.ALARM, Level.INCIDENT) for alarm in station.alarms(level)
    ]


def about(station: Station, words: str) -> list[str]:
    return [what for what in alarms(station) if words in what]


def queries(s: Stage) -> list[int]:
    """When A's station, or its desk, asked."""
    return [entry.at_ms for entry in s.a.log if isinstance(entry.fact, f.MessageQueried)]


def at(station: Station, ref: Ref) -> Message:
    thing = station.thing(ref)
    assert isinstance(thing, Message)
    return thing


# --- seen in time ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("precedence", Precedence)
def test_at_its_service_time_and_not_before_both_watches_hear_that_a_message_was_not_seen(
    precedence: Precedence,
) -> None:
    s = Stage()
    s.a.ask("write", to="desk", text="?", precedence=precedence.value)
    s.wait(SERVICE_MS[precedence] - 1)
    assert about(s.a, "not seen in time") == about(s.b, "not seen in time") == []
    s.wait(1)
    named = f"{precedence.name} no. 1 of desk"
    assert about(s.a, "not seen in time") == [f"their watch has not seen in time: {named}"]
    assert about(s.b, "not seen in time") == [f"our watch has not seen in time: {named}"]


@pytest.mark.parametrize("precedence", Precedence)
def test_a_message_that_was_seen_in_time_alarms_nobody(precedence: Precedence) -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?", precedence=precedence.value)
    s.wait(SERVICE_MS[precedence] - 1)
    s.b.ask("seen", message=ref)
    s.wait(DAY)
    assert about(s.a, "seen in time") == about(s.b, "seen in time") == []
    assert queries(s) == []
    assert at(s.a, ref).seen[0].in_time


def test_those_who_need_only_know_have_a_clock_of_their_own() -> None:
    s = Stage()
    header = {"to": "desk", "info": ["minister"], "precedence": "Z", "info_precedence": "P"}
    [ref] = s.a.ask("write", text="?", **header)
    s.b.ask("seen", message=ref, post="first deputy")  # neither addressee nor desk: it counts for all
    s.wait(DAY)
    assert about(s.a, "in time") == []
    [ref] = s.a.ask("write", text="?", **{**header, "to": "general staff"})
    s.b.ask("seen", message=ref, post="general staff")
    s.wait(3 * HOUR - 1)
    assert about(s.a, "in time") == []
    s.wait(1)
    assert about(s.a, "in time") == ["not seen in time by those who are to know: FLASH no. 2 of desk"]


def test_once_more_of_a_message_is_late_its_alarm_says_all_that_is_lacking() -> None:
    s = Stage()
    header = {"to": "general staff", "info": ["minister"], "precedence": "Z", "info_precedence": "P"}
    [ref] = s.a.ask("write", text="?", reply_by="+4h", **header)
    s.wait(3 * HOUR)
    first, second = about(s.a, "in time")
    assert first == "their watch has not seen in time: FLASH no. 1 of desk"
    assert second == f"{first}; not seen in time by those who are to know: FLASH no. 1 of desk"
    told = [alarm for alarm in s.a.alarms(Level.ALARM) if "in time" in alarm.what]
    assert set(told[0].causes) < set(told[1].causes)
    assert {alarm.precedence for alarm in told} == {Precedence.FLASH}
    s.b.ask("seen", message=ref, post="general staff")
    s.wait(HOUR)
    [third] = [alarm for alarm in s.a.alarms(Level.INCIDENT) if "by the time asked" in alarm.what]
    assert "their watch" not in third.what, "which has seen it since"
    assert "those who are to know" in third.what
    assert third.precedence is None, "nobody who must act has to see it any more"


def test_what_fell_due_together_is_one_alarm() -> None:
    s = Stage()
    s.a.ask("write", messages=[{"to": "desk", "text": str(n), "precedence": "Z"} for n in range(8)])
    s.wait(10 * MINUTE)
    (what,) = about(s.a, "not seen in time")
    assert what.endswith("FLASH no. 5 of desk, and 3 more")


@pytest.mark.parametrize("said", ["cancel", "correct"])
def test_a_message_that_was_taken_back_or_corrected_has_no_clock(said: str) -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?", precedence="Z", reply_by="+1h")
    more = {"reason": "x"} if said == "cancel" else {"text": "!"}
    [after] = s.a.ask(said, message=ref, **more)
    s.b.ask("seen", message=after)
    s.wait(2 * HOUR - 1)
    assert not any("no. 1 of desk" in what for what in alarms(s.a))


# --- delivered ------------------------------------------------------------------------------------------------


def test_a_message_that_their_station_does_not_have_in_time_is_a_dead_line_and_nobodys_lateness() -> None:
    s = Stage()
    s.cut = True
    [ref] = s.a.ask("write", to="desk", text="?", precedence="Z")
    s.wait(10 * MINUTE)
    assert about(s.a, "in time") == ["their station does not have in time: FLASH no. 1 of desk"]
    assert queries(s) == [], "nobody there can have seen it: there is nobody to ask"
    s.wait(HOUR)
    s.cut = False
    s.settle()
    delivered = s.now
    assert at(s.a, ref).delivered_ms == delivered
    s.wait(10 * MINUTE - 1)
    assert len(about(s.a, "in time")) == 1
    s.wait(1)
    assert about(s.a, "in time")[1:] == ["their watch has not seen in time: FLASH no. 1 of desk"]


def test_a_station_that_restarts_meanwhile_learns_the_same() -> None:
    s = Stage()
    s.cut = True
    [ref] = s.a.ask("write", to="desk", text="?", precedence="Z")
    s.wait(10 * MINUTE + LOOK_MS // 2)
    s.a.reload()
    s.cut = False
    s.settle()
    assert at(s.a, ref).delivered_ms == s.now


# --- QUERY-ACK ------------------------------------------------------------------------------------------------


def test_the_station_asks_when_it_is_overdue_then_after_ten_minutes_and_twice_as_long_each_time_up_to_six_hours() -> (
    None
):
    s = Stage()
    s.a.ask("write", to="desk", text="?", precedence="Z")
    began = s.now
    s.wait(3 * DAY)
    minutes = [(moment - began) // MINUTE for moment in queries(s)]
    pauses = [later - sooner for sooner, later in pairwise(minutes)]
    assert minutes[0] == 10
    assert pauses[:7] == [10, 20, 40, 80, 160, 320, 360]
    assert set(pauses[7:]) == {360}
    assert (QUERY_MS, QUERY_MS_MAX) == (10 * MINUTE, 6 * HOUR)


def test_it_stops_asking_once_somebody_has_seen_it_or_said_that_they_cannot_use_it() -> None:
    for done in ("seen", "nack"):
        s = Stage()
        [ref] = s.a.ask("write", to="desk", text="?", precedence="Z")
        s.wait(HOUR)
        asked = len(queries(s))
        assert asked
        s.b.ask(done, message=ref, **({"reason": "LANGUAGE"} if done == "nack" else {}))
        s.wait(DAY)
        assert len(queries(s)) == asked


def test_it_does_not_ask_for_ever() -> None:
    s = Stage()
    s.a.ask("write", to="desk", text="?", precedence="Z")
    s.wait(60 * DAY)
    assert len(queries(s)) == QUERIES_MAX


def test_it_does_not_ask_where_our_people_have_said_as_much_as_is_counted() -> None:
    """One word more, and the other side would have it in writing that we do not keep to the rules."""
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?", precedence="Z")
    for _ in range(WORDS_MAX):
        s.a.ask("query", message=ref)
    s.wait(DAY)
    assert len(queries(s)) == WORDS_MAX
    assert not s.b.told(Misconduct)


@pytest.mark.parametrize(
    ("before", "why"),
    [("cut", "their station does not have it yet"), ("seen", "desk has seen it already")],
    ids=["it has not arrived", "it was seen"],
)
def test_a_person_asks_only_what_can_be_answered(before: str, why: str) -> None:
    s = Stage()
    s.cut = before == "cut"
    [ref] = s.a.ask("write", to="desk", text="?")
    if before == "seen":
        s.b.ask("seen", message=ref)
    with pytest.raises(Refusal, match=why):
        s.a.ask("query", message=ref)


def test_a_question_is_told_to_their_watch() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?")
    s.a.ask("query", message=ref)
    assert alarms(s.b, Level.NOTICE)[-1] == "they ask whether message no. 1 of desk was seen"


# --- answers --------------------------------------------------------------------------------------------------


def test_an_answer_that_was_asked_for_by_a_time_is_missed_then_and_not_if_it_came() -> None:
    s = Stage()
    [late] = s.a.ask("write", to="desk", text="?", reply_by="+1h")
    [kept] = s.a.ask("write", to="desk", text="?", reply_by="+1h")
    for ref in (late, kept):
        s.b.ask("seen", message=ref)
    s.b.ask("write", to="desk", text="yes", reply_to=kept)
    s.wait(HOUR - 1)
    assert about(s.a, "answered by the time") == []
    s.wait(1)
    assert about(s.a, "answered by the time") == ["not answered by the time asked: ROUTINE no. 1 of desk"]
    assert about(s.b, "answered by the time") == [
        "we have not answered by the time asked: ROUTINE no. 1 of desk"
    ]


def test_an_answer_that_they_announced_is_missed_when_it_does_not_come_and_not_if_it_does() -> None:
    s = Stage()
    [late] = s.a.ask("write", to="desk", text="?")
    [kept] = s.a.ask("write", to="desk", text="?")
    for ref in (late, kept):
        s.b.ask("seen", message=ref)
        s.b.ask("expect", message=ref, by="+1h", text="the staff is asked")
    s.b.ask("write", to="desk", text="yes", reply_to=kept)
    s.wait(HOUR - 1)
    assert about(s.a, "announced") == []
    s.wait(1)
    assert about(s.a, "announced") == ["the answer that they announced has not come: ROUTINE no. 1 of desk"]
    assert about(s.b, "announced") == ["we announced an answer and have not sent it: ROUTINE no. 1 of desk"]


def test_an_announcement_may_be_renewed_and_then_counts_anew() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?")
    s.b.ask("seen", message=ref)
    s.b.ask("expect", message=ref, by="+1h")
    s.wait(HOUR - 1)
    s.b.ask("expect", message=ref, by="+2h")
    s.wait(HOUR)
    assert about(s.a, "announced") == []
    s.wait(HOUR)
    assert len(about(s.a, "announced")) == 1


# --- what did not ring ----------------------------------------------------------------------------------------


def flood(s: Stage, count: int, precedence: Precedence = Precedence.ROUTINE, **more: object) -> list[Ref]:
    """B writes so many messages in a row."""
    given = {"from_": Post("desk"), "to": (Post("desk"),), "text": "t", "precedence": precedence, **more}
    first = 1 + s.b.line.core.numbers.mine.get(Post("desk"), 0)
    refs = [s.b.write(message(**{**given, "number": first + n})) for n in range(count)]
    s.settle()
    return refs


def quiet(s: Stage, refs: list[Ref]) -> list[str]:
    return [at(s.a, ref).quiet for ref in refs]


def test_a_flood_is_delivered_and_numbered_and_rings_neither_when_it_comes_nor_when_it_is_overdue() -> None:
    s = Stage()
    refs = flood(s, 100)
    assert quiet(s, refs) == [""] * 60 + ["flood"] * 40
    s.wait(DAY)
    (what,) = about(s.a, "our watch has not seen")
    assert what.endswith("and 55 more"), "the sixty that rang, and none of the forty"
    assert s.a.status()["messages"]["unseen_by_us"] == 100
    assert engine.show(s.a.line, s.a.rows[refs[-1]], s.a.now())["classes"]["action"]["overdue"]


def test_the_eleventh_flash_of_a_day_does_not_ring_and_tomorrow_one_rings_again() -> None:
    s = Stage()
    assert quiet(s, flood(s, 11, Precedence.FLASH)) == [""] * 10 + ["quota"]
    s.wait(DAY + 1)
    assert quiet(s, flood(s, 1, Precedence.FLASH)) == [""]


def test_a_stop_appeal_rings_though_the_quota_of_flash_is_used_up_and_the_line_is_flooded() -> None:
    s = Stage()
    flood(s, 80)
    flood(s, 12, Precedence.FLASH)
    appeal = {"type": "STOP-APPEAL/1", "fields": {"what": "fire on the bridge", "where": "bridge 4"}}
    (ref,) = s.b.ask("write", to="desk", precedence="Z", **appeal)
    assert at(s.a, ref).quiet == ""


def test_an_appeal_rings_once_even_where_no_flash_may_and_no_number_of_them_silences_the_next_for_a_day() -> (
    None
):
    s = Stage(terms(flash_a_day=0))
    appeal = {"type": "STOP-APPEAL/1", "fields": {"what": "fire on the bridge", "where": "bridge 4"}}

    def once() -> str:
        return at(s.a, s.b.ask("write", to="desk", precedence="Z", **appeal)[0]).quiet

    assert [once(), once()] == ["", "quota"]
    s.wait(APPEAL_MS - 1)
    assert once() == "quota"
    s.wait(1)
    assert [once(), once()] == ["", "quota"]


def test_exercise_traffic_that_our_station_does_not_take_is_kept_and_rings_nobody() -> None:
    s = Stage()
    s.a.ask("exercises", accepted=False)
    (drill,) = s.b.ask("write", to="desk", text="x", precedence="Z", marking=MARK)
    (real,) = s.b.ask("write", to="desk", text="x", precedence="Z")
    assert quiet(s, [drill, real]) == ["exercise", ""]
    s.wait(10 * MINUTE)
    assert about(s.a, "our watch") == ["our watch has not seen in time: FLASH no. 2 of desk"]


def test_an_alarm_about_exercise_traffic_alone_says_so_first() -> None:
    s = Stage()
    s.b.ask("write", to="desk", text="x", precedence="Z", marking=MARK)
    s.wait(10 * MINUTE)
    assert about(s.a, "our watch") == ["EXERCISE: our watch has not seen in time: FLASH no. 1 of desk"]


def test_below_minimize_a_slower_message_that_comes_all_the_same_is_delivered_without_a_bell() -> None:
    s = Stage()
    order = {"from": "2022-03-01T08:00:00.000Z", "to": "2022-03-01T20:00:00.000Z", "lowest": "O"}
    s.a.ask("write", to="desk", type="MINIMIZE/1", fields={**order, "reason": "crisis"}, precedence="O")
    routine, immediate = flood(s, 1) + flood(s, 1, Precedence.IMMEDIATE)
    assert quiet(s, [routine, immediate]) == ["minimize", ""]
    s.at("2022-03-01T20:00:00.001Z")
    assert quiet(s, flood(s, 1)) == [""]


def test_a_correction_rings_as_loudly_as_what_it_corrects() -> None:
    s = Stage()
    flood(s, 60)
    (flash,) = flood(s, 1, Precedence.FLASH)
    (correction,) = flood(s, 1, Precedence.ROUTINE, supersedes=flash)
    assert quiet(s, [flash, correction]) == ["", ""]


def test_nacks_without_end_wake_our_watch_once() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?")
    for number in range(30):
        s.b.write(f.MessageNacked(ref, Post(f"post {number}"), "UNREADABLE", ""))
    s.settle()
    assert len(alarms(s.a, Level.INCIDENT)) == 1
