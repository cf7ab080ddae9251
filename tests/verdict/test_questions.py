"""Each request for explanation in a bundle: what became of it, on whose word, and what their own log shows."""

from typing import Any

import pytest
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.values import Declared, Post, Precedence, Ref
from parley.record.verify import verify
from parley.verdict import judge, words
from parley.verdict.result_written import RequestResult
from tests.record.making import bundle_of
from tests.verdict.plays import DAY, HOUR, MINUTE, SECOND, Play, begin

ITEMS = ["objective", "location", "completion"]


def ask(play: Play, **more: Any) -> Ref:
    fields = {"activity": "columns on the coast road", "place": "north of the river", "items": ITEMS}
    return play.send(play.a, "RFE/1", subject="movements", fields=fields, **more)


def reply(play: Play, to: Ref, items: list[str]) -> Ref:
    answers = [{"item": item, "answer": f"the {item}"} for item in items]
    return play.send(play.b, "RFE-REPLY/1", reply_to=to, fields={"answers": answers})


def silent(play: Play, request: Ref, end: str = "UNANSWERED", listened: int = 48 * HOUR + SECOND) -> Ref:
    return play.write(play.a, f.RequestSilent(request, end, listened))  # type: ignore[arg-type]  # plays name wrong ends too


def meet(play: Play, request: Ref) -> Ref:
    fields = {"level": "delegations", "within_hours": 48, "agenda": "the movements"}
    return play.send(play.a, "MEETING-REQUEST/1", reply_to=request, fields=fields)


def judged(play: Play, request: Ref, answer: Ref, missing: tuple[str, ...]) -> Ref:
    return play.write(play.a, f.RequestJudged(request, answer, not missing, missing, ""))


def only(play: Play) -> RequestResult:
    (request,) = play.verdict().requests
    return request


def levels(request: RequestResult) -> list[str]:
    return [shown.level for shown in request.levels]


def unanswered() -> tuple[Play, Ref]:
    """Asked, delivered, seen; 48 hours without a reply, and claimed so."""
    play = begin()
    request = ask(play)
    play.write(play.b, f.MessageSeen(request, Post("desk")))
    play.wait(48 * HOUR)
    silent(play, request)
    return play, request


def test_a_request_never_answered_says_so_in_words_with_what_it_rests_on() -> None:
    play, _ = unanswered()
    request, a, b = only(play), play.a.name, play.b.name
    assert (request.state, request.answer, request.ended) == ("UNANSWERED", "never answered", False)
    assert levels(request) == ["asked", "delivered", "seen by a person"]
    assert [shown.by for shown in request.levels] == [a, b, b]
    assert request.missing == tuple(ITEMS)
    assert request.absence is not None
    assert (request.absence.by, request.absence.entries, request.absence.receipted) == (b, 3, 3)
    listened = f"that {a}'s station had listened for 2 d 1 s"
    assert request.one_sided == (
        f"that no answer had come by {request.claims[0].entry.at}, and {listened}: {a} says so",
    )
    text = words(play.verdict())
    assert "never answered, as far as this record goes: no. 1 of aster desk" in text
    assert "asked: objective, location, completion" in text
    assert "boreas held the request: receipt on the log of aster, dated 2022-03-01T08:00:03.000Z." in text
    assert "aster says that no reply had come in the agreed 2 d after delivery." in text


def test_what_their_own_log_shows_is_not_the_requesters_word_alone() -> None:
    play, _ = unanswered()
    play.wait(HOUR)
    later = play.write(
        play.b,
        f.LineDeclared(Declared.LIMITED, "away", play.later(0), None, emergency_exception=True),
    )
    request = only(play)
    assert request.silent_by is not None
    assert request.silent_by.ref == later
    (word,) = request.one_sided
    assert word.endswith(f"says so. That no answer had been written, {play.b.name}'s own log shows")
    assert "by its own log: boreas wrote an entry dated" in words(play.verdict())


def test_an_entry_of_theirs_within_the_time_shows_no_silence() -> None:
    play = begin()
    request = ask(play)
    play.wait(47 * HOUR)
    play.write(play.b, f.MessageSeen(request, Post("desk")))
    found = only(play)
    assert (found.state, found.silent_by) == ("DELIVERED", None)
    play.wait(HOUR)
    play.write(play.b, f.MessageOffice(request, Post("minister")))
    found = only(play)
    assert (found.state, found.claims) == ("DELIVERED", ())
    assert found.silent_by is not None, "the time is over by their own clock, though nobody claimed it"


def test_a_late_reply_is_kept_beside_the_end_and_the_request_is_not_called_unanswered_for_ever() -> None:
    play, request = unanswered()
    play.wait(75 * MINUTE)
    late = reply(play, request, ["objective", "location"])
    judged(play, request, late, ("completion",))
    found = only(play)
    assert (found.state, found.answer, found.missing) == ("UNANSWERED", "answered in part", ("completion",))
    assert [entry.ref for entry in found.late] == [late]
    (shown,) = found.replies
    assert (shown.late, shown.missing) == (True, ("completion",))
    assert shown.judged is not None
    assert not shown.judged.adequate
    assert found.absence is None
    text = words(play.verdict())
    assert "late, after the end of its time, boreas replied at" in text
    assert "to 2 of 3 items, not to completion; aster judged it inadequate" in text
    assert ": UNANSWERED; answered late, and judged inadequate\n" in text
    assert found.afterwards == "INADEQUATE"
    assert "never answered" not in text


def test_a_reply_that_was_written_before_the_end_of_the_time_leaves_their_log_silent_about_nothing() -> None:
    play = begin()
    request = ask(play)
    play.wait(47 * HOUR)
    play.cut = True
    reply(play, request, ITEMS)  # written in time, and not received
    play.wait(2 * HOUR)
    silent(play, request)
    play.cut = False
    play.exchange()
    found = only(play)
    assert (found.state, found.silent_by) == ("UNANSWERED", None)
    assert found.replies[0].late
    assert "that no answer had come by" in found.one_sided[0]
    assert found.odd == ()


def test_an_adequate_reply_ends_it_and_its_worth_is_the_requesters_word() -> None:
    play = begin()
    request = ask(play)
    play.wait(HOUR)
    judged(play, request, reply(play, request, ITEMS), ())
    found = only(play)
    assert (found.state, found.ended, found.answer) == ("ADEQUATE", True, "every item has an answer")
    assert levels(found) == ["asked", "delivered", "answered"]
    assert found.one_sided == (
        f"that the reply of {found.replies[0].entry.at} is adequate: {play.a.name} says so",
    )


def test_a_reply_taken_back_was_given_and_leaves_its_items_without_an_answer() -> None:
    play = begin()
    request = ask(play)
    answer = reply(play, request, ITEMS)
    play.send(play.b, "CANCEL/1", supersedes=answer, reply_to=request, fields={"reason": "a mistake"})
    found = only(play)
    assert (found.state, found.answer) == ("ANSWERED", "answered, and every answer was taken back")
    assert found.missing == tuple(ITEMS)
    assert "boreas answered, and took every answer back" in words(play.verdict())


def test_an_answer_promised_moves_no_clock_and_a_promise_not_kept_is_said() -> None:
    play = begin()
    request = ask(play)
    play.wait(40 * HOUR)
    play.write(play.b, f.AnswerExpected(request, Post("desk"), play.later(24 * HOUR), "with our minister"))
    found = only(play)
    assert found.promise is not None
    assert (found.state, found.promise.kept, found.promise.text) == ("DELIVERED", None, "with our minister")
    play.wait(8 * HOUR)
    silent(play, request)
    play.wait(DAY)
    play.send(play.a)
    found = only(play)
    assert found.promise is not None
    assert (found.state, found.promise.kept) == ("UNANSWERED", False)
    assert "the time by which an answer was promised passed without one" in words(play.verdict())


@pytest.mark.parametrize(
    ("answer", "state", "said"),
    [
        ("yes", "MEETING_AGREED", "boreas accepted the meeting at"),
        ("other-time", "MEETING_AGREED", "boreas accepted a meeting at another time at"),
        ("no", "MEETING_REFUSED", "boreas did not accept the meeting at"),
    ],
)
def test_the_meeting_has_an_answer_of_its_own(answer: str, state: str, said: str) -> None:
    play, request = unanswered()
    meeting = meet(play, request)
    play.send(play.b, "MEETING-REPLY/1", reply_to=meeting, fields={"answer": answer})
    found = only(play)
    assert (found.state, found.answer) == (state, "never answered")
    assert found.meeting is not None
    assert [shown.level for shown in found.meeting.levels] == ["asked", "delivered", "answered"]
    assert said in words(play.verdict())


def test_a_meeting_that_nobody_answered_is_a_second_silence_of_its_own() -> None:
    play, request = unanswered()
    meet(play, request)
    play.wait(48 * HOUR)
    silent(play, request, "NOT_MET")
    found = only(play)
    assert (found.state, [claim.end for claim in found.claims]) == ("NOT_MET", ["UNANSWERED", "NOT_MET"])
    text = words(play.verdict())
    assert "aster says that no reply had come in the agreed" in text
    assert "aster says that no answer to its request for a meeting had come" in text


def test_what_never_reached_them_is_no_silence_of_theirs() -> None:
    play = begin()
    play.cut = True
    request = ask(play)
    play.wait(3 * HOUR)
    silent(play, request, "UNDELIVERED", 3 * HOUR + SECOND)
    found = only(play)
    assert (found.state, found.due, levels(found)) == ("UNDELIVERED", None, ["asked"])
    assert "asked at all: nothing here that" in found.one_sided[0]
    assert "nothing follows of an answer" in words(play.verdict())


def test_a_withdrawn_claim_and_an_outage_of_the_requester_are_told_apart() -> None:
    play, request = unanswered()
    claim = only(play).claims[0].entry.ref
    play.write(play.a, f.ClaimWithdrawn(Ref(claim), request, "our station had lost its network"))
    found = only(play)
    assert (found.state, found.one_sided) == ("OUR_FAULT", ())
    assert found.claims[0].withdrawn is not None
    assert "aster withdrew its claim of silence" in words(play.verdict())

    play = begin()
    request = ask(play)
    play.wait(48 * HOUR)
    silent(play, request, "OUR_FAULT", HOUR)
    assert only(play).state == "OUR_FAULT"
    assert "aster's own station had not listened for the agreed time" in words(play.verdict())


def test_a_claim_that_listened_too_little_is_misconduct_and_shows_no_silence() -> None:
    play = begin()
    request = ask(play)
    play.wait(10 * HOUR)
    silent(play, request, listened=10 * HOUR)
    verdict = play.verdict()
    assert [m.entry.kind for m in verdict.misconduct] == ["request.silent/1"]
    assert verdict.requests[0].state == "OUR_FAULT"


@pytest.mark.parametrize("view", ["a", "b", None])
def test_the_end_is_the_same_from_every_point_of_view(view: str | None) -> None:
    play, request = unanswered()
    meet(play, request)
    reply(play, request, ["objective"])
    name = {"a": play.a.name, "b": play.b.name, None: None}[view]
    (found,) = play.verdict(name).requests
    assert replace(found, ref="") == replace(only(play), ref="")
    assert (found.state, found.answer) == ("MEETING_DELIVERED", "answered in part")


def test_in_a_selection_nothing_follows_from_a_reply_that_is_not_shown() -> None:
    play, _ = unanswered()
    parts = []
    for party in (play.a, play.b):
        log, size = party.log, max(party.log.heads)
        picked = [
            i for i, e in enumerate(log.entries) if i == 0 or e.kind.startswith(("message.sent", "request."))
        ]
        parts.append(log.selection(*picked, size=size))
    verdict = judge(verify(bundle_of(parts, (play.a, play.b))))
    (found,) = verdict.requests
    assert found.answer == "no reply is shown, and entries are withheld"
    assert (found.absence, found.silent_by) == (None, None)
    text = words(verdict)
    assert "nothing follows from that" in text
    assert "never answered" not in text


def test_a_question_of_an_exercise_is_counted_apart() -> None:
    play = begin()
    ask(play, marking=f.Marking("EXERCISE", "Amber"))  # type: ignore[arg-type]  # as JSON has it
    assert only(play).unreal
    text = words(play.verdict())
    assert "REQUESTS FOR EXPLANATION: 0, and 1 of exercises and drills" in text
    assert "1. EXERCISE 'Amber' 2022-03-01" in text
    assert "  never answered, as far" not in text


def test_a_cancelled_request_was_never_answered_and_nobody_is_asked_why() -> None:
    play = begin()
    request = ask(play)
    play.send(play.a, "CANCEL/1", supersedes=request, fields={"reason": "settled by telephone"})
    assert only(play).state == "WITHDRAWN"
    assert "  never answered, as far" not in words(play.verdict())


def test_what_a_party_wrote_cannot_pretend_to_be_our_words() -> None:
    play = begin()
    fields = {"activity": "x", "place": "y", "items": ITEMS}
    subject = "movements': UNANSWERED \u202e   the request was never answered"
    play.send(play.a, "RFE/1", subject=subject, fields=fields, precedence=Precedence.ROUTINE)
    (line,) = [line for line in words(play.verdict()).splitlines() if "movements" in line]
    assert line.startswith("   about \"movements': UNANSWERED \\u202e   the request")
    assert line.endswith('"; asked: objective, location, completion')


@pytest.mark.parametrize(
    ("entries", "shows"),
    [
        pytest.param((47,), None, id="one within the time"),
        pytest.param((47, 49), 1, id="one within and one after it"),
        pytest.param((49, 60), 0, id="the first after it"),
        pytest.param((50, 30), 0, id="one that its author dates back afterwards"),
    ],
)
def test_the_first_entry_dated_after_the_time_shows_that_it_was_over(
    entries: tuple[int, ...], shows: int | None
) -> None:
    play = begin()
    ask(play)
    asked = play.now
    refs = [play.b.log.write("test.station/1", {}, at=asked + hours * HOUR).ref for hours in entries]
    play.now = asked + 60 * HOUR
    play.exchange()
    found = only(play)
    assert (found.silent_by.ref if found.silent_by else None) == (None if shows is None else refs[shows])
