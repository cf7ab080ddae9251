"""What lasts of an alarm is found again in the line and its things, by the same name and in the same words."""

from collections.abc import Callable

import pytest

from parley.line import causes
from parley.line.causes import Cause
from parley.line.effects import Alarm
from parley.line.tickets import FAILED_MS
from parley.line.values import Level, Ref
from tests.line.asking import ask, meet, reply, rfe
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage, Station
from tests.line.test_claimed import answer, asked
from tests.line.test_message_numbers import drafts, send
from tests.line.test_tickets import answers, fails

Play = tuple[Stage, Callable[[], object]]
LOUD = {Level.ALARM, Level.INCIDENT, Level.MEDIATOR}


def gap() -> Play:
    s = Stage()
    send(s, 1, 4)
    s.wait(HOUR)
    return s, lambda: s.a.ask("draft.release", draft=drafts(s.a)[0].ref, by="officer")


def gap_that_is_filled() -> Play:
    s, _ = gap()
    return s, lambda: send(s, 2, 3)


def denied_voice() -> Play:
    s = Stage()
    claimed, question = asked(s)
    answer(s, question, "not-ours")
    s.wait(2 * HOUR)  # nobody settles it: still their denial is to be said
    return s, lambda: s.a.ask("claimed.check", claimed=claimed.ref, by="watch 1", result="failed")


def voice_that_is_theirs() -> Play:
    s = Stage()
    claimed, question = asked(s)
    answer(s, question, "ours")
    return s, lambda: s.a.ask(
        "claimed.check", claimed=claimed.ref, by="watch 1", result="held", how="by voice"
    )


def broken() -> Stage:
    s = Stage()
    answers(s.a)
    fails(s.a)
    s.wait(FAILED_MS)
    s.a.ask("ticket.told", how="telephone")
    s.wait(3 * HOUR)
    return s


def repair() -> Play:
    s = broken()
    return s, lambda: s.a.ask("ticket.begun", how="a new router")


def repair_that_is_no_longer_needed() -> Play:
    s = broken()
    return s, lambda: answers(s.a)


def unanswered() -> tuple[Stage, Ref]:
    s = Stage()
    request = ask(s.a)
    s.wait(2 * DAY + SECOND)
    return s, request


def reply_that_came_late() -> Play:
    s, request = unanswered()
    return s, lambda: reply(s.b, request)


def request_that_was_taken_back() -> Play:
    s, request = unanswered()
    return s, lambda: s.a.ask("cancel", message=request, reason="the columns went home")


def request_that_became_one_for_a_meeting() -> Play:
    s, request = unanswered()
    return s, lambda: meet(s.a, request)


PLAYS = {
    "our request for explanation 1 of desk: no reply": reply_that_came_late,
    "request for explanation 1 of desk: no reply in time": request_that_was_taken_back,
    "no reply in time": request_that_became_one_for_a_meeting,
    "a question to them lies ready": gap,
    "were never sent": gap_that_is_filled,
    "is NOT theirs: say so": denied_voice,
    "is theirs: if the voice": voice_that_is_theirs,
    "its repair has not begun": repair,
    "fault ticket 1": repair_that_is_no_longer_needed,
}


def stand(station: Station) -> dict[str, Cause]:
    things = [station.thing(ref) for ref in station.rows]
    return causes.standing(station.line, things, station.now())


@pytest.mark.parametrize("words", PLAYS)
def test_a_cause_stands_in_the_words_of_its_alarm_until_it_is_over(words: str) -> None:
    s, over = PLAYS[words]()
    told = [
        each for each in s.a.effects if isinstance(each, Alarm) and words in each.what and each.level in LOUD
    ][-1]
    assert told.causes
    assert [stand(s.a)[name].alarm.what for name in told.causes] == [told.what for _ in told.causes]
    over()
    assert not set(told.causes) & set(stand(s.a))


def test_a_reply_that_its_author_took_back_was_given_and_wakes_nobody_anew() -> None:
    s, request = unanswered()
    late = reply(s.b, request)
    s.b.ask("cancel", message=late, reason="not ours to give")
    assert rfe(s.a, request).story.replies[0].taken_back
    assert not [name for name in stand(s.a) if name.startswith("thing ")]


def test_that_their_station_lacks_a_request_is_one_cause_with_that_it_lacks_its_message() -> None:
    s = Stage()
    s.cut = True
    ask(s.a)
    s.wait(3 * HOUR)
    told = [each for each in s.a.alarms(Level.ALARM) if "in time" in each.what]
    assert [each.what for each in told] == [
        "their station does not have in time: PRIORITY no. 1 of desk",
        "our request for explanation 1 of desk: not delivered in time; it waits on",
    ]
    assert told[0].causes == told[1].causes
    assert set(told[0].causes) <= set(stand(s.a))
    s.cut = False
    s.settle()
    assert not set(told[0].causes) & set(stand(s.a))


def test_a_fault_while_they_are_away_by_their_own_word_is_no_louder_than_a_notice() -> None:
    s = broken()
    assert {cause.alarm.level for cause in stand(s.a).values()} == {Level.ALARM}
    s.b.ask("declare", state="MAINTENANCE", reason="a new mast")
    s.settle()
    assert {cause.alarm.level for cause in stand(s.a).values()} == {Level.NOTICE}


def test_a_reminder_of_what_nobody_was_told_stands_not() -> None:
    s = Stage()
    s.wait(30 * MINUTE)
    assert stand(s.a) == {}
    assert causes.refs("clock") == causes.refs("contact drill/late") == []
