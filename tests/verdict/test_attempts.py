"""Each attempt in a bundle: its end by name, how far it provably came, and whose word is whose."""

import pytest

from parley.line import facts
from parley.line.values import Post, RefusalCode
from parley.verdict import words
from parley.verdict.result import Attempt
from tests.verdict.plays import HOUR, MINUTE, SECOND, Play, begin


def only(play: Play) -> Attempt:
    (attempt,) = play.verdict().attempts
    return attempt


def levels(attempt: Attempt) -> list[str]:
    return [shown.level for shown in attempt.levels]


def test_a_refusal_is_the_called_sides_own_word() -> None:
    play = begin()
    call = play.call()
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.refuse(call, RefusalCode.NO_AUTHORITY)
    attempt = only(play)
    assert (attempt.end, attempt.silence_class, attempt.level) == ("REFUSED", "S5", "refused")
    assert levels(attempt) == ["attempted", "delivered", "rang", "refused"]
    assert attempt.refused is not None
    assert attempt.refused.code == "R03"
    assert attempt.one_sided == ()
    assert [shown.by for shown in attempt.levels] == [play.a.name, play.b.name, play.b.name, play.b.name]
    assert [entry.kind for entry in attempt.entries] == ["call.placed/1", "call.rang/1", "call.refused/1"]


def test_an_unanswered_call_rang_by_their_word_and_stayed_silent_by_ours() -> None:
    play = begin()
    play.test()
    call = play.call()
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.wait(3 * MINUTE)
    play.silent(call, "UNANSWERED", 3 * MINUTE + SECOND)
    attempt = only(play)
    assert (attempt.end, attempt.silence_class, attempt.level) == ("UNANSWERED", "S3", "rang")
    name = play.a.name
    assert attempt.one_sided == (
        f"that nothing more came by then, and that {name}'s station had listened for 3 min 1 s: {name} says so",
    )


def test_where_no_read_back_shows_a_person_the_silence_is_that_of_a_station() -> None:
    play = begin()
    play.test(read_back=False)
    call = play.call()
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.wait(3 * MINUTE)
    play.silent(call, "UNANSWERED", 3 * MINUTE + SECOND)
    assert only(play).silence_class == "S2"


def test_a_pending_call_that_nobody_decided() -> None:
    play = begin()
    call = play.call()
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.write(play.b, facts.ApprovalAwaited(call, "P2", Post("minister"), play.later(12 * HOUR)))  # type: ignore[arg-type]  # as JSON has it
    play.wait(48 * HOUR)
    play.silent(call, "UNAPPROVED", 48 * HOUR + SECOND)
    attempt = only(play)
    assert (attempt.end, attempt.silence_class, attempt.level) == ("UNAPPROVED", "S4", "pending")
    assert attempt.pending is not None
    assert attempt.pending.code == "P2"
    assert len(attempt.one_sided) == 1


def test_a_dead_line_is_one_sides_word_altogether() -> None:
    play = begin()
    play.cut = True
    call = play.call()
    play.wait(2 * MINUTE)
    play.silent(call, "LINE_DEAD", 2 * MINUTE + SECOND)
    attempt = only(play)
    assert (attempt.end, attempt.silence_class, attempt.level) == ("LINE_DEAD", "S1", "attempted")
    assert levels(attempt) == ["attempted"]
    assert "called at all" in attempt.one_sided[0]
    assert "proof" not in words(play.verdict())


def test_a_call_ended_as_dead_that_did_reach_them_says_both() -> None:
    play = begin()
    play.cut = True
    call = play.call()
    play.wait(2 * MINUTE)
    play.silent(call, "LINE_DEAD", 2 * MINUTE + SECOND)
    play.wait(HOUR)
    play.cut = False
    play.exchange()
    attempt = only(play)
    assert (attempt.end, attempt.level) == ("LINE_DEAD", "delivered")
    assert any("had come by then" in claim for claim in attempt.one_sided)


def test_delivery_that_only_the_callers_claim_implies_is_not_shown() -> None:
    play = begin()
    call = play.call()
    play.wait(MINUTE)
    play.silent(call, "UNATTENDED", MINUTE + SECOND)
    for size in list(play.a.log.heads):
        play.a.log.heads[size] = type(play.a.log.heads[size])(
            play.a.log.heads[size].text, play.a.log.heads[size].signatures[:2]
        )
    attempt = only(play)
    assert attempt.end == "UNATTENDED"
    assert attempt.level == "attempted"
    assert "called at all" in attempt.one_sided[0]


def test_a_later_word_of_theirs_shows_what_they_held_where_no_receipt_does() -> None:
    play = begin()
    play.call()
    play.write(play.b, facts.StationTest())
    for size in list(play.a.log.heads):
        note = play.a.log.heads[size]
        play.a.log.heads[size] = type(note)(note.text, note.signatures[:2])
    attempt = only(play)
    assert attempt.level == "delivered"
    delivered = attempt.levels[1]
    assert delivered.entry is not None
    assert (delivered.entry.party, delivered.entry.kind) == (play.b.name, "test.station/1")


def test_a_refusal_that_crossed_the_end_is_late_and_kept() -> None:
    play = begin()
    call = play.call()
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.wait(3 * MINUTE)
    play.note(play.a, facts.Silent(call, "UNANSWERED", 3 * MINUTE + SECOND))
    play.note(play.b, facts.Refused(call, RefusalCode.NO_REASON, "", "desk", None, None))
    play.exchange()
    attempt = only(play)
    assert (attempt.end, attempt.level) == ("UNANSWERED", "rang")
    assert [late.kind for late in attempt.late] == ["call.refused/1"]
    assert "late, beside the end: boreas signed call.refused/1" in words(play.verdict())
    assert play.verdict().misconduct == ()


def test_a_withdrawn_claim_makes_the_end_the_callers_fault() -> None:
    play = begin()
    call = play.call()
    play.wait(MINUTE)
    claim = play.silent(call, "UNATTENDED", MINUTE + SECOND)
    play.write(play.a, facts.ClaimWithdrawn(claim, call, "our station had lost its network"))
    attempt = only(play)
    assert (attempt.end, attempt.silence_class) == ("OUR_FAULT", None)
    assert attempt.claim is not None
    assert attempt.claim.withdrawn is not None
    assert attempt.one_sided == ()


def test_a_claim_that_its_own_after_contradicts_is_misconduct() -> None:
    play = begin()
    call = play.call()
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.wait(10 * MINUTE)
    play.silent(call, "LINE_DEAD", 10 * MINUTE)
    verdict = play.verdict()
    assert [m.entry.kind for m in verdict.misconduct] == ["call.silent/1"]
    assert verdict.misconduct[0].entry.party == play.a.name
    assert "NOT HONESTLY SAID" in words(verdict)


def test_a_talk_of_which_only_one_side_wrote() -> None:
    play = begin()
    call = play.call()
    for fact in (
        facts.Rang(call, Post("minister")),
        facts.Accepted(call),
        facts.IdentityHeld(call, "authenticator"),
        facts.PrincipalsHere(call),
        facts.InterpretersNotNeeded(call),
    ):
        play.write(play.b, fact)
    play.write(play.a, facts.BothOn(call))
    play.wait(20 * MINUTE)
    play.write(play.a, facts.HungUp(call))
    attempt = only(play)
    assert (attempt.end, attempt.level, attempt.reached) == ("ENDED", "answered", "minister")
    assert attempt.one_sided == (f"that they talked: only {play.a.name} wrote so",)


def test_a_call_that_was_only_handed_over_is_nowhere_told_as_answered() -> None:
    play = begin()
    call = play.call()
    play.write(play.b, facts.Rang(call, Post("minister")))
    play.write(play.b, facts.Delegated(call, Post("desk")))
    play.wait(10 * MINUTE)
    play.silent(call, "UNATTENDED", 10 * MINUTE)
    attempt = only(play)
    assert (attempt.end, attempt.level) == ("UNATTENDED", "answered")
    text = words(play.verdict())
    assert "shown as far as: a person signed how it goes on\n" in text
    assert "a person signed how it goes on: boreas, " in text
    assert "answered" not in text


def test_an_open_call_has_no_end() -> None:
    play = begin()
    play.call()
    attempt = only(play)
    assert (attempt.end, attempt.state, attempt.level) == (None, "DELIVERED", "delivered")


def test_two_calls_that_crossed_are_both_attempts() -> None:
    play = begin()
    play.note(play.a, play.placed("minister"))
    theirs = play.placed("secretary", by="minister")
    play.note(play.b, theirs)
    play.exchange()
    ends = {(attempt.caller, attempt.end) for attempt in play.verdict().attempts}
    assert len(ends) == 2
    assert {end for _, end in ends} == {"MERGED", None}


@pytest.mark.parametrize("view", ["a", "b", None])
def test_the_end_is_the_same_from_every_point_of_view(view: str | None) -> None:
    play = begin()
    play.test()
    refused = play.call()
    play.write(play.b, facts.Rang(refused, Post("minister")))
    play.refuse(refused)
    dead = play.call("staff")
    play.wait(MINUTE)
    play.silent(dead, "UNATTENDED", MINUTE + SECOND)
    name = {"a": play.a.name, "b": play.b.name, None: None}[view]
    verdict = play.verdict(name)
    assert verdict.point_of_view == name
    assert [(a.to_post, a.end, a.level) for a in verdict.attempts] == [
        ("minister", "REFUSED", "refused"),
        ("staff", "UNATTENDED", "delivered"),
    ]


def test_nobody_of_that_name_has_a_point_of_view() -> None:
    with pytest.raises(KeyError):
        begin().verdict("chara-0000000000000000")
