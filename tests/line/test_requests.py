"""Requests for explanation: each clock in a play in which it runs out, and in one in which it must not."""

from typing import Any

import pytest

from parley.line import engine
from parley.line import facts as f
from parley.line.drafts import Drafted
from parley.line.effects import LateWord
from parley.line.follow import Rfe, key
from parley.line.request_parts import Afterwards
from parley.line.requests import State
from parley.line.terms import Requests
from parley.line.values import Level, Refusal
from parley.record.entry import Instant, stamp
from tests.line.asking import SIX, alike, ask, heard, meet, met, reply, rfe, state, told
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage, terms

# --- the path ------------------------------------------------------------------------------------------------


def test_a_reply_within_48_hours_that_the_requester_finds_adequate_ends_the_request() -> None:
    s = Stage()
    request = ask(s.a)
    assert state(s.a, request) is State.DELIVERED
    s.wait(47 * HOUR)
    answer = reply(s.b, request)
    assert state(s.a, request) is State.ANSWERED
    assert rfe(s.a, request).story.missing == ()
    s.a.ask("request.judge", request=request, adequate=True)
    assert alike(s, request).state is State.ADEQUATE
    assert alike(s, request).story.replies[0].ref == answer
    s.wait(10 * DAY)
    assert alike(s, request).state is State.ADEQUATE


def test_48_hours_after_delivery_and_not_before_silence_is_named_and_a_meeting_request_lies_ready() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(48 * HOUR - SECOND)
    assert state(s.a, request) is State.DELIVERED
    s.wait(2 * SECOND)
    found = alike(s, request)
    assert found.state is State.UNANSWERED
    assert found.story.claim is not None
    assert found.story.claim.listened_ms >= 48 * HOUR
    drafts = [t for t in s.a.line.things.values() if isinstance(t, Drafted)]
    assert [d.letter.type for d in drafts] == ["MEETING-REQUEST/1"]
    assert drafts[0].letter.reply_to == request
    assert not any(getattr(entry.fact, "form", "") == "MEETING-REQUEST" for entry in s.a.log), (
        "nothing leaves by itself"
    )
    assert any("no reply in time" in alarm.what for alarm in s.a.alarms(Level.ALARM))


def test_what_the_watch_is_told_of_a_request_in_an_exercise_begins_with_that() -> None:
    s = Stage()
    marking = {"usage": "EXERCISE", "name": "cold lake"}
    request = ask(s.a, marking=marking)
    s.wait(2 * DAY + SECOND)
    reply(s.b, request, marking=marking)
    alarms = [alarm.what for station in (s.a, s.b) for level in Level for alarm in station.alarms(level)]
    found = {what.partition("request for explanation")[0] for what in alarms if "for explanation" in what}
    assert found == {
        "EXERCISE: their ",
        "EXERCISE: our ",
        "EXERCISE: our reply to their ",
        "EXERCISE: a late answer to our ",
    }


def test_the_48_hours_run_from_delivery_not_from_when_it_was_written() -> None:
    s = Stage()
    s.cut = True
    request = ask(s.a)
    s.wait(HOUR)
    s.cut = False
    s.settle()
    s.wait(48 * HOUR - MINUTE)
    assert state(s.a, request) is State.DELIVERED
    s.wait(2 * MINUTE)
    assert state(s.a, request) is State.UNANSWERED


def test_what_is_not_delivered_in_its_service_time_waits_on_and_is_no_silence_of_theirs() -> None:
    s = Stage()
    s.cut = True
    request = ask(s.a)
    s.wait(3 * HOUR - SECOND)
    assert state(s.a, request) is State.ASKED
    s.wait(10 * DAY)
    assert state(s.a, request) is State.UNDELIVERED
    assert [e.fact.end for e in s.a.log if isinstance(e.fact, f.RequestSilent)] == ["UNDELIVERED"]
    s.cut = False
    s.settle()
    assert alike(s, request).state is State.DELIVERED
    s.wait(48 * HOUR + SECOND)
    assert alike(s, request).state is State.UNANSWERED


def test_an_answer_being_prepared_is_shown_and_moves_no_clock() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(40 * HOUR)
    s.b.ask("expect", message=request, by="+2d", text="with our minister")
    found = alike(s, request)
    assert found.story.expected is not None
    assert found.story.expected.by_ms == s.now + 2 * DAY
    s.wait(8 * HOUR + SECOND)
    assert alike(s, request).state is State.UNANSWERED


def test_who_announces_an_answer_shows_that_what_is_to_be_answered_was_delivered() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(2 * DAY + SECOND)
    s.by_hand = True  # no receipt comes back
    meeting = meet(s.a, request)
    s.b.take(len(s.a.log))
    s.b.ask("expect", message=request, by="+1d")
    s.a.take(len(s.b.log))
    assert state(s.a, request) is State.MEETING_ASKED, "they held the request; of the meeting it says nothing"
    s.b.ask("expect", message=meeting, by="+1d", text="our minister travels")
    s.a.take(len(s.b.log))
    assert state(s.a, request) is State.MEETING_DELIVERED


def test_a_late_answer_is_kept_beside_the_end_and_may_still_be_judged() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(3 * DAY)
    late = reply(s.b, request)
    found = alike(s, request)
    assert (found.state, found.story.late) == (State.UNANSWERED, (late,))
    assert [e.ref for e in s.a.effects if isinstance(e, LateWord)] == [late]
    s.a.ask("request.judge", request=request, adequate=True)
    found = alike(s, request)
    assert found.state is State.UNANSWERED
    assert found.story.replies[0].judged is not None
    assert found.story.replies[0].judged.adequate


def test_beside_the_end_stands_what_the_newest_late_answer_came_to() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(3 * DAY)
    assert alike(s, request).story.afterwards is None
    first = reply(s.b, request)
    assert alike(s, request).story.afterwards is Afterwards.UNJUDGED
    s.a.ask("request.judge", request=request, adequate=False)
    assert alike(s, request).story.afterwards is Afterwards.INADEQUATE
    second = reply(s.b, request)
    assert alike(s, request).story.afterwards is Afterwards.UNJUDGED
    s.a.ask("request.judge", request=request, adequate=True)
    assert alike(s, request).story.afterwards is Afterwards.ADEQUATE
    s.b.ask("cancel", message=second, reason="wrong")
    assert alike(s, request).story.afterwards is Afterwards.INADEQUATE
    s.b.ask("cancel", message=first, reason="wrong")
    found = alike(s, request)
    assert (found.state, found.story.afterwards) == (State.UNANSWERED, Afterwards.TAKEN_BACK)


def test_an_answer_in_time_leaves_nothing_to_say_of_a_later_one() -> None:
    s = Stage()
    request = ask(s.a)
    reply(s.b, request)
    s.a.ask("request.judge", request=request, adequate=True)
    later = reply(s.b, request)
    found = alike(s, request)
    assert (found.story.late, found.story.afterwards) == ((later,), None)


def test_an_answer_that_crosses_our_claim_is_late_and_nobody_is_blamed() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(48 * HOUR - SECOND)
    s.by_hand = True
    s.wait(2 * SECOND)
    s.a.wake()
    late = reply(s.b, request)
    s.by_hand = False
    s.settle()
    found = alike(s, request)
    assert (found.state, found.story.late, found.story.faults) == (State.UNANSWERED, (late,), ())


def test_two_items_of_six_are_offered_as_inadequate_and_a_person_judges() -> None:
    s = Stage()
    request = ask(s.a)
    reply(s.b, request, ["objective", "location"])
    found = alike(s, request)
    assert (found.state, found.story.missing) == (State.ANSWERED, tuple(SIX[2:]))
    assert any(
        "without an answer: completion, formations" in alarm.what for alarm in s.a.alarms(Level.NOTICE)
    )
    s.a.ask("request.judge", request=request, adequate=False)
    found = alike(s, request)
    assert found.state is State.INADEQUATE
    judged = found.story.replies[0].judged
    assert judged is not None
    assert judged.missing == tuple(SIX[2:])
    meeting = meet(s.a, request)
    assert alike(s, request).state is State.MEETING_DELIVERED
    met(s.b, meeting, "yes")
    assert alike(s, request).state is State.MEETING_AGREED


def test_a_second_reply_after_an_inadequate_one_is_judged_anew() -> None:
    s = Stage()
    request = ask(s.a)
    reply(s.b, request, SIX[:2])
    s.a.ask("request.judge", request=request, adequate=False)
    reply(s.b, request, SIX[2:])
    found = alike(s, request)
    assert (found.state, found.story.missing) == (State.ANSWERED, ())
    s.a.ask("request.judge", request=request, adequate=True)
    assert alike(s, request).state is State.ADEQUATE


def test_a_reply_that_nobody_judges_keeps_its_place_and_the_watch_is_told_once() -> None:
    s = Stage()
    request = ask(s.a)
    reply(s.b, request)
    s.wait(48 * HOUR - MINUTE)
    assert not heard(s.a, "waits to be judged")
    s.wait(30 * DAY)
    assert (state(s.a, request), len(heard(s.a, "waits to be judged"))) == (State.ANSWERED, 1)


@pytest.mark.parametrize(
    ("answer", "end"),
    [("yes", "MEETING_AGREED"), ("other-time", "MEETING_AGREED"), ("no", "MEETING_REFUSED")],
)
def test_an_answer_about_the_meeting_ends_the_request(answer: str, end: str) -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(2 * DAY + SECOND)
    meeting = meet(s.a, request)
    s.wait(47 * HOUR)
    met(s.b, meeting, answer)
    assert alike(s, request).state == end


def test_the_meeting_has_48_hours_of_its_own_from_when_it_is_delivered() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(3 * DAY)
    s.cut = True
    meeting = meet(s.a, request)
    s.wait(3 * HOUR + SECOND)
    assert state(s.a, request) is State.MEETING_UNDELIVERED
    s.cut = False
    s.settle()
    s.wait(48 * HOUR - SECOND)
    assert state(s.a, request) is State.MEETING_DELIVERED
    s.wait(2 * SECOND)
    assert alike(s, request).state is State.NOT_MET
    met(s.b, meeting, "yes")
    found = alike(s, request)
    assert (found.state, len(found.story.late), found.story.faults) == (State.NOT_MET, 1, ())


def test_the_agreed_times_count_and_not_the_defaults() -> None:
    s = Stage(terms(requests=Requests(reply_s=3_600, meeting_s=7_200)))
    request = ask(s.a)
    s.wait(HOUR + SECOND)
    assert state(s.a, request) is State.UNANSWERED
    meet(s.a, request)
    s.wait(2 * HOUR + SECOND)
    assert state(s.a, request) is State.NOT_MET


def test_a_long_outage_of_our_own_makes_it_our_fault_and_a_short_one_is_made_up_for() -> None:
    for outage, end, after in (
        (6 * HOUR, State.OUR_FAULT, 48 * HOUR),
        (2 * HOUR, State.UNANSWERED, 50 * HOUR),
    ):
        s = Stage()
        request = ask(s.a)
        s.a.gaps.append((s.now + HOUR, s.now + HOUR + outage))
        s.wait(after - SECOND)
        assert state(s.a, request) is State.DELIVERED
        s.wait(2 * SECOND)
        assert alike(s, request).state is end


def test_a_claim_of_silence_can_be_taken_back() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(2 * DAY + SECOND)
    s.a.ask("claim.withdraw", of=request, why="our own store had lost it")
    found = alike(s, request)
    assert (found.state, found.story.claim) == (State.OUR_FAULT, None)
    with pytest.raises(Refusal):
        s.a.ask("claim.withdraw", of=request, why="again")


def test_a_correction_begins_the_clock_anew_and_ends_the_old_request() -> None:
    s = Stage()
    old = ask(s.a)
    s.wait(40 * HOUR)
    new = ask(s.a, supersedes=old)
    assert alike(s, old).state is State.CORRECTED
    s.wait(40 * HOUR)
    assert (alike(s, old).state, alike(s, new).state) == (State.CORRECTED, State.DELIVERED)
    with pytest.raises(Refusal, match="corrected"):
        reply(s.b, old)
    reply(s.b, new)
    assert alike(s, new).state is State.ANSWERED


def test_a_cancelled_request_claims_nothing_of_anybody() -> None:
    s = Stage()
    request = ask(s.a)
    s.a.ask("cancel", message=request, reason="answered by telephone")
    s.wait(10 * DAY)
    assert alike(s, request).state is State.WITHDRAWN
    assert not [e for e in s.a.log if isinstance(e.fact, f.RequestSilent)]


def test_a_reply_taken_back_is_still_a_reply_and_its_items_count_as_missing() -> None:
    s = Stage()
    request = ask(s.a)
    answer = reply(s.b, request)
    s.b.ask("cancel", message=answer, reason="a mistake")
    found = alike(s, request)
    assert (found.state, found.story.missing) == (State.ANSWERED, tuple(SIX))
    assert found.story.replies[0].taken_back is not None


def test_the_side_that_is_asked_is_told_at_half_of_its_time_four_hours_before_and_when_it_is_due() -> None:
    s = Stage()
    request = ask(s.a)
    s.b.effects.clear()
    due = []
    for hours in (24, 20, 4, 1):
        s.wait(hours * HOUR - SECOND)
        due.append(len(heard(s.b, "our reply")))
        s.wait(SECOND)
        if hours == 4:
            s.by_hand = True  # their claim does not reach us yet
    assert due == [0, 1, 2, 3]
    [asked] = [thing for thing in map(s.b.thing, s.b.rows) if isinstance(thing, Rfe)]
    by = f"is due at {stamp(Instant(asked.began.heard_ms + 48 * HOUR))}"  # a moment: true however late it is read
    assert [(alarm.level, alarm.what.partition("desk ")[2]) for alarm in heard(s.b, "our reply")] == [
        (Level.NOTICE, by),
        (Level.INCIDENT, by),
        (Level.ALARM, "was due, and is not written"),
    ]
    assert request


def test_who_has_replied_is_reminded_of_nothing() -> None:
    s = Stage()
    request = ask(s.a)
    reply(s.b, request)
    s.b.effects.clear()
    s.wait(5 * DAY)
    assert not heard(s.b, "our reply")


def test_status_shows_both_ways_with_the_hours_left_and_the_letter_that_is_ready() -> None:
    s = Stage()
    mine, theirs = ask(s.a), ask(s.b)
    s.wait(10 * HOUR)
    shown = {r["message"]: r for r in s.a.status()["requests"]}
    assert shown[mine]["left_ms"] == shown[theirs]["left_ms"] == 38 * HOUR
    assert (shown[mine]["mine"], shown[theirs]["mine"]) == (True, False)
    s.wait(2 * DAY)
    ready = engine.show(s.a.line, s.a.thing(key(mine)), s.a.now())["ready"]
    assert ready["type"] == "MEETING-REQUEST/1"
    assert "No reply had come 48 h after its delivery" in ready["fields"]["agenda"]


def test_a_station_that_restarts_after_every_word_claims_the_same() -> None:
    ends = []
    for reloads in (False, True):
        s = Stage(reloads=reloads)
        request = ask(s.a)
        s.wait(3 * DAY)
        meeting = meet(s.a, request)
        met(s.b, meeting, "no")
        ends.append((told(rfe(s.a, request).story), s.a.rows.keys()))
    assert ends[0] == ends[1]
    assert ends[0][0].state is State.MEETING_REFUSED


def test_a_late_reply_is_drafted_and_released_by_the_first_digits_of_its_draft() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(3 * DAY)
    letter: dict[str, Any] = {
        "type": "RFE-REPLY/1",
        "to": "desk",
        "reply_to": request,
        "fields": {"answers": [{"item": "objective", "answer": "an exercise"}]},
    }
    s.b.ask("draft.write", **letter, by="duty officer")
    [draft] = [t for t in s.b.line.things.values() if isinstance(t, Drafted)]
    s.b.ask("draft.verify", draft=draft.ref[:8], by="interpreter")
    s.b.ask("draft.release", draft=draft.ref[:8], by="releaser")
    assert alike(s, request).story.late != ()
