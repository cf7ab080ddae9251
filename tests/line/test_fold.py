"""One story from two logs: what crossed, what was late, what its author could not honestly say."""

from typing import Any

import pytest

from parley.line import facts as f
from parley.line.calls import State, Step
from parley.line.facts import Word
from parley.line.fold import Rules, order
from parley.line.terms import Waits
from parley.line.things import WORDS_MAX, Call, add
from parley.line.values import PendingCode, Post, Precedence, RefusalCode
from parley.record.entry import Instant, stamp
from tests.line.tales import CALL, REVIEW, START, Tale, a_call, no, ref, ringing

S, T = State, Step
MINUTE, HOUR = 60_000, 3_600_000


def pending() -> f.ApprovalAwaited:
    return f.ApprovalAwaited(CALL, PendingCode.SUPERIOR, Post("head of state"), REVIEW)


def accepted_until(*facts: f.AnyFact) -> Tale:
    tale = ringing()
    tale.called(f.Accepted(CALL))
    for fact in facts:
        tale.called(fact)
    return tale


# --- the order ----------------------------------------------------------------------------------------------


def test_the_counterparts_words_stand_before_the_first_of_the_owners_that_covers_them() -> None:
    tale = Tale()
    early = tale.called(f.Rang(CALL, Post("desk")))
    crossed = tale.called(f.PickedUp(CALL, Post("desk")))
    mine = tale.owner(f.Withdrawn(CALL, ""), after=1)
    told = order(tale.words, owner_mine=True)
    assert [word.ref for word in told] == [early, mine, crossed]


def test_the_order_in_which_the_words_arrived_does_not_matter() -> None:
    tale = ringing()
    tale.called(pending())
    tale.owner(f.Withdrawn(CALL, ""), after=1)
    tale.called(no(), after=1)
    story = tale.story()
    tale.words.reverse()
    assert tale.story() == story


def test_a_mediator_on_either_side_reads_the_same_story() -> None:
    tale = accepted_until(f.IdentityHeld(CALL, "x"), f.WindowOffered(CALL, REVIEW, stamp(START + 90_000_000)))
    tale.owner(f.PrincipalsHere(CALL))
    story = tale.story()

    def turned(word: Word) -> Word:
        return Word(not word.mine, word.place, word.ref, word.at_ms, word.heard_ms, word.after, word.fact)

    tale.begun, tale.words = turned(tale.begun), [turned(word) for word in tale.words]
    assert tale.story() == story


# --- late words ---------------------------------------------------------------------------------------------


def test_an_answer_that_crossed_the_end_is_late_and_no_misconduct() -> None:
    tale = ringing()
    tale.wait(180_000)
    tale.owner(f.Silent(CALL, "UNANSWERED", 180_000))
    late = tale.called(no(), after=1)
    story = tale.story()
    assert (story.state, story.late, story.faults) == (S.UNANSWERED, (late,), ())
    assert story.refused is None


def test_a_word_written_in_knowledge_of_the_end_is_misconduct() -> None:
    tale = ringing()
    tale.owner(f.Withdrawn(CALL, ""))
    wrong = tale.called(no(), after=2)
    story = tale.story()
    assert (story.state, story.late) == (S.WITHDRAWN, ())
    assert [fault.ref for fault in story.faults] == [wrong]


def test_a_word_overtaken_by_a_step_of_the_other_side_is_kept_without_blame() -> None:
    tale = accepted_until(f.IdentityHeld(CALL, "x"))
    tale.owner(f.PrincipalsHere(CALL))
    echo = tale.called(f.PrincipalsHere(CALL), after=1)
    story = tale.story()
    assert (story.state, story.crossed, story.faults) == (S.INTERPRETING, (echo,), ())


def test_the_second_side_to_say_that_all_are_here_adds_nothing() -> None:
    tale = accepted_until(f.IdentityHeld(CALL, "x"), f.PrincipalsHere(CALL))
    echoes = [tale.owner(f.PrincipalsHere(CALL))]
    tale.called(f.InterpretersReady(CALL))
    echoes.append(tale.owner(f.InterpretersNotNeeded(CALL)))
    story = tale.story()
    assert (story.state, story.crossed, story.faults) == (S.READY, tuple(echoes), ())
    early = accepted_until()
    early.owner(f.InterpretersReady(CALL))
    assert len(early.story().faults) == 1


# --- misconduct ---------------------------------------------------------------------------------------------


OUT_OF_TURN: list[tuple[str, list[tuple[str, f.AnyFact]], str]] = [
    ("an answer before it rang", [("called", f.Accepted(CALL))], "Accepted while the call stood at DELIVERED"),
    ("the desk refuses before it rang", [("called", no())], "Refused while the call stood at DELIVERED"),
    ("the caller answers itself", [("called", f.Rang(CALL, Post("desk"))), ("owner", f.Accepted(CALL))],
     "Accepted is the called side's to say"),
    ("the called side takes the call back", [("called", f.Withdrawn(CALL, ""))], "Withdrawn is the caller's to say"),
    ("the called side names a silence", [("called", f.Silent(CALL, "LINE_DEAD", 600_000))], "Silence is the caller's"),
    ("a station refuses with a person's code", [("called", no(RefusalCode.NO_REASON, by="station"))],
     "a station may not refuse with R99"),
    ("both on before anybody accepted", [("called", f.BothOn(CALL))], "BothOn while"),
    ("rang twice", [("called", f.Rang(CALL, Post("desk"))), ("called", f.Rang(CALL, Post("desk")))],
     "Rang while the call stood at RINGING"),
    ("the caller offers a time nobody asked for", [("called", f.Rang(CALL, Post("desk"))),
     ("owner", f.WindowOffered(CALL, REVIEW, stamp(START + 90_000_000)))], "WindowOffered is the called side's to say"),
    ("a renewal of nothing", [("called", f.Rang(CALL, Post("desk"))),
     ("called", f.StillPending(CALL, Post("minister"), REVIEW))], "StillPending while the call stood at RINGING"),
    ("no word about a call", [("called", f.MessageSeen(CALL, Post("desk")))], "no word about a call"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "why"), [row[1:] for row in OUT_OF_TURN], ids=[row[0] for row in OUT_OF_TURN]
)
def test_what_its_author_could_not_honestly_say(words: list[tuple[str, f.AnyFact]], why: str) -> None:
    tale = Tale()
    last = [getattr(tale, who)(fact) for who, fact in words][-1]
    story = tale.story()
    assert story.faults[-1].ref == last
    assert why in story.faults[-1].why
    assert last not in {move.ref for move in story.path if move.step is not T.COSIGNED}


def test_one_post_cannot_override_the_check_alone() -> None:
    tale = accepted_until(f.Overridden(CALL, Post("watch"), Post("watch")))
    assert (tale.story().state, len(tale.story().faults)) == (S.CHECKING, 1)


def test_the_same_post_is_not_asked_twice() -> None:
    tale = ringing()
    tale.called(f.Delegated(CALL, Post("minister")))
    assert tale.story().state is S.RINGING
    assert "asked before" in tale.story().faults[0].why


def test_a_loop_of_delegations_ends_after_three_hops() -> None:
    tale = ringing()
    for post in ("one", "two", "three", "four"):
        tale.called(f.Delegated(CALL, Post(post)))
        tale.called(f.Rang(CALL, Post(post)))
    story = tale.story()
    assert story.asked == ("minister", "one", "two", "three")
    assert "more than 3 times" in story.faults[0].why


def test_the_author_whose_after_runs_backwards_can_cross_what_it_held() -> None:
    """An honest author that rang for our call has it, and can no longer cross it; record/ flags this one's `after`."""
    for step, before in ((T.RANG, S.RINGING), (None, S.DELIVERED)):
        tale = Tale()
        if step:
            tale.called(f.Rang(CALL, Post("desk")))
        else:
            tale.called(f.NobodyThere(CALL, Post("desk")), after=0)
            held = tale.begun.place + 1
            tale.words[-1] = Word(False, 0, ref("x"), Instant(START), Instant(START), held, f.BothOn(CALL))
        other = a_call(from_=Post("minister"), to=Post("secretary"))
        tale.called(other, after=0)
        story = tale.story()
        assert (story.state, [move.state for move in story.path][-2:]) == (S.MERGED, [before, S.MERGED])


def test_a_word_about_a_call_that_its_author_did_not_hold_yet_moves_nothing_for_any_reader() -> None:
    tale = Tale()
    tale.called(f.Rang(CALL, Post("desk")), after=0)
    tale.called(f.Refused(CALL, RefusalCode.NO_REASON, "", "desk", None, None), after=0)
    story = tale.story()
    assert story.state is S.PLACED
    assert [fault.why for fault in story.faults] == ["speaks of a call that its author did not hold yet"] * 2


# --- claims of silence --------------------------------------------------------------------------------------


def test_an_end_that_contradicts_what_its_author_had_seen_is_misconduct_and_named_by_the_table() -> None:
    tale = ringing()
    tale.wait(180_000)
    wrong = tale.owner(f.Silent(CALL, "LINE_DEAD", 600_000))
    story = tale.story()
    assert story.state is S.UNANSWERED
    assert story.faults[0].ref == wrong
    assert "by its own `after`" in story.faults[0].why


def test_an_end_after_a_refusal_that_was_seen_changes_nothing() -> None:
    tale = ringing()
    tale.called(no())
    tale.owner(f.Silent(CALL, "UNANSWERED", 180_000))
    story = tale.story()
    assert (story.state, len(story.faults)) == (S.REFUSED, 1)


def test_the_caller_admits_delivery_by_the_end_it_claims() -> None:
    tale = Tale()
    tale.wait(60_000)
    tale.owner(f.Silent(CALL, "UNATTENDED", 60_000))
    story = tale.story()
    assert [move.state for move in story.path] == [S.DELIVERED, S.UNATTENDED]
    assert story.faults == ()


def test_who_did_not_listen_long_enough_may_not_claim_silence() -> None:
    tale = ringing()
    tale.owner(f.Silent(CALL, "UNANSWERED", 5_000))
    story = tale.story()
    assert story.state is S.OUR_FAULT
    assert "5000 ms of 180000 ms" in story.faults[0].why


def test_who_says_that_it_was_away_is_believed() -> None:
    tale = ringing()
    tale.owner(f.Silent(CALL, "OUR_FAULT", 5_000))
    assert (tale.story().state, tale.story().faults) == (S.OUR_FAULT, ())


@pytest.mark.parametrize(
    ("more", "wait_ms"),
    [({"needed_by": stamp(START + 20_000)}, 20_000), ({}, 31 * 24 * HOUR)],
    ids=["needed by", "thirty days"],
)
def test_a_clock_cut_short_needs_less_listening(more: dict[str, Any], wait_ms: int) -> None:
    tale = Tale(a_call(**more))
    tale.called(f.Rang(CALL, Post("desk")))
    tale.wait(wait_ms)
    tale.owner(f.Silent(CALL, "UNANSWERED", 15_000))
    assert (tale.story().state, tale.story().faults) == (S.UNANSWERED, ())


def test_the_wait_is_that_of_the_agreement_under_which_the_call_stands() -> None:
    tale = Tale(rules=Rules(Waits(ringing_s=20)))
    tale.called(f.Rang(CALL, Post("desk")))
    tale.owner(f.Silent(CALL, "UNANSWERED", 20_000))
    assert (tale.story().state, tale.story().faults) == (S.UNANSWERED, ())


def test_a_false_claim_is_withdrawn_and_the_end_is_the_callers_fault() -> None:
    tale = ringing()
    claim = tale.owner(f.Silent(CALL, "UNANSWERED", 180_000))
    back = tale.owner(f.ClaimWithdrawn(claim, CALL, "our bell was broken"))
    story = tale.story()
    assert story.state is S.OUR_FAULT
    assert story.claim is not None
    assert (story.claim.end, story.claim.withdrawn) == ("UNANSWERED", back)
    assert story.faults == ()


@pytest.mark.parametrize("who", ["owner", "called"])
def test_nobody_withdraws_a_claim_that_is_not_there(who: str) -> None:
    tale = ringing()
    if who == "called":
        tale.owner(f.Silent(CALL, "UNANSWERED", 180_000))
    getattr(tale, who)(f.ClaimWithdrawn(ref("owner 1"), CALL, ""))
    story = tale.story()
    assert len(story.faults) == 1
    assert story.state is (S.RINGING if who == "owner" else S.UNANSWERED)


def test_nobody_there_is_their_stations_own_word_and_no_claim() -> None:
    tale = Tale()
    tale.called(f.NobodyThere(CALL, Post("desk")))
    assert (tale.story().state, tale.story().claim) == (S.UNATTENDED, None)


# --- refusals by a station, preemption ----------------------------------------------------------------------


def test_a_station_refuses_only_by_its_three_codes_and_never_against_the_exception() -> None:
    for code in (RefusalCode.SUSPENDED, RefusalCode.HOURS, RefusalCode.EXERCISE):
        tale = Tale()
        word = tale.called(no(code, by="station"))
        assert tale.story().state is S.REFUSED
        tale.barred = [word]
        assert tale.story().state is S.DELIVERED
        assert "emergency exception" in tale.story().faults[0].why


@pytest.mark.parametrize(
    ("other", "by_owner", "state"),
    [
        (a_call(from_=Post("chairman"), precedence=Precedence.FLASH, preempts=CALL), True, S.PREEMPTED),
        (a_call(from_=Post("chairman"), precedence=Precedence.PRIORITY, preempts=CALL), True, S.RINGING),
        (
            a_call(from_=Post("chairman"), to=Post("staff"), precedence=Precedence.FLASH, preempts=CALL),
            True,
            S.RINGING,
        ),
        (
            a_call(from_=Post("minister"), to=Post("x"), precedence=Precedence.FLASH, preempts=CALL),
            False,
            S.PREEMPTED,
        ),
        (a_call(from_=Post("x"), to=Post("x"), precedence=Precedence.FLASH, preempts=CALL), False, S.RINGING),
    ],
    ids=["higher, same post", "no higher", "other post", "theirs, same post", "theirs, other post"],
)
def test_only_a_higher_call_at_the_same_post_preempts(
    other: f.CallPlaced, *, by_owner: bool, state: State
) -> None:
    tale = ringing()
    if by_owner:
        tale.owner(other)
    else:
        tale.called(other)
    assert tale.story().state is state
    assert bool(tale.story().faults) is (state is S.RINGING)


# --- bounds -------------------------------------------------------------------------------------------------


def test_words_beyond_the_limit_of_one_author_are_counted_and_move_nothing() -> None:
    tale = ringing()
    call = Call(tale.begun, tale.rules, tale.story())
    for place in range(WORDS_MAX + 5):
        fact = f.PickedUp(CALL, Post("desk"))
        word = Word(False, place + 9, ref(f"x{place}"), Instant(START), Instant(START), 1, fact)
        call = add(call, word)
    assert (len(call.words), call.excess) == (WORDS_MAX, 5)
    mine = Word(True, 1, ref("mine"), Instant(START), Instant(START), 300, f.Withdrawn(CALL, ""))
    assert add(call, mine).state is S.WITHDRAWN


# --- who was restored ---------------------------------------------------------------------------------------


def silent(end: str = "UNANSWERED") -> f.Silent:
    return f.Silent(CALL, end, 180_000)  # type: ignore[arg-type]  # one of the ends


def test_an_owner_who_forgot_the_end_and_names_a_silence_is_not_blamed() -> None:
    tale = accepted_until()
    tale.owner(f.Withdrawn(CALL, ""))
    forgot = tale.owner(silent(), after=1)
    story = tale.story()
    assert (story.state, story.late, story.faults) == (S.WITHDRAWN, (forgot,), ())


def test_an_owner_who_remembers_the_end_and_names_a_silence_is_blamed() -> None:
    tale = accepted_until()
    tale.owner(f.Withdrawn(CALL, ""))
    named = tale.owner(silent())
    story = tale.story()
    assert (story.state, story.late, [fault.ref for fault in story.faults]) == (S.WITHDRAWN, (), [named])


def test_a_claim_of_a_silence_by_an_owner_who_forgot_where_the_call_stood_moves_nothing() -> None:
    tale = accepted_until(f.IdentityHeld(CALL, "x"))
    tale.owner(f.PrincipalsHere(CALL))
    forgot = tale.owner(silent(), after=1)
    story = tale.story()
    assert (story.state, story.crossed, story.faults) == (S.INTERPRETING, (forgot,), ())


def test_a_called_side_that_forgot_whom_it_had_asked_is_not_blamed() -> None:
    tale = ringing()
    tale.called(f.Delegated(CALL, Post("deputy")), after=2)
    tale.called(f.Rang(CALL, Post("desk")), after=2)
    again = tale.called(f.Delegated(CALL, Post("deputy")), after=1)
    story = tale.story()
    assert (story.state, story.crossed, story.faults) == (S.RINGING, (again,), ())


def test_a_word_about_a_call_that_its_author_did_not_hold_is_misconduct_whatever_it_forgot() -> None:
    tale = ringing()
    spoke = tale.called(f.PickedUp(CALL, Post("desk")), after=0)
    assert [fault.ref for fault in tale.story().faults] == [spoke]
