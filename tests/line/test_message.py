"""What becomes of a message: cancelled, corrected, crossed, readdressed, answered; and what must come before it."""

from typing import Any

import pytest

from parley.line import facts as f
from parley.line.effects import Misconduct
from parley.line.message import Mark, Message, State
from parley.line.terms import Receipts
from parley.line.values import Post, Ref, Refusal
from parley.line.written import message
from tests.line.stage import HOUR, B, Stage, Station, terms

MARK = {"usage": "EXERCISE", "name": "cold lake"}
RFE = {"type": "RFE/1", "fields": {"activity": "a column", "place": "the east bank", "items": ["objective"]}}


def at(station: Station, ref: Ref) -> Message:
    thing = station.thing(ref)
    assert isinstance(thing, Message)
    return thing


def marks(s: Stage, ref: Ref) -> tuple[Mark, ...]:
    """What stands beside it, the same for both."""
    ours, theirs = at(s.a, ref).story, at(s.b, ref).story
    assert (ours.state, ours.marks) == (theirs.state, theirs.marks)
    assert [(r.ref, r.crossed) for r in ours.receipts] == [(r.ref, r.crossed) for r in theirs.receipts]
    return ours.marks


def faults(s: Stage, ref: Ref) -> list[str]:
    told = [[fault.why for fault in at(x, ref).story.faults] for x in (s.a, s.b)]
    assert told[0] == told[1]
    return told[0]


def misconduct(station: Station) -> list[str]:
    return [effect.why for effect in station.effects if isinstance(effect, Misconduct)]


def raw(station: Station, number: int, **more: Any) -> Ref:
    """The station writes this, whether its machines would let its people or not."""
    given = {"number": number, "from_": Post("desk"), "to": (Post("desk"),), "text": "t", **more}
    return station.write(message(**given))


# --- cancelled and corrected ----------------------------------------------------------------------------------


def test_a_message_cancelled_and_then_corrected_stays_cancelled_and_our_people_are_told_to_write_a_new_one() -> (
    None
):
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one")
    s.a.ask("cancel", message=ref, reason="wrong line")
    with pytest.raises(Refusal, match="that message is cancelled") as why:
        s.a.ask("correct", message=ref, text="two")
    assert why.value.hint == "write a new one"
    assert marks(s, ref) == (Mark.CANCELLED,)


def test_a_counterpart_that_corrects_what_it_had_cancelled_contradicts_itself_and_the_message_stays_cancelled() -> (
    None
):
    s = Stage()
    [ref] = s.b.ask("write", to="desk", text="one")
    s.b.ask("cancel", message=ref, reason="wrong line")
    correction = raw(s.b, 3, text="two", supersedes=ref)
    s.settle()
    assert marks(s, ref) == (Mark.CANCELLED, Mark.CORRECTED)
    why = "corrects a message that it had cancelled"
    assert faults(s, ref) == [why]
    assert [fault.why for fault in at(s.a, correction).faults] == [f"supersedes: it {why}"]
    assert any(why in each for each in misconduct(s.a))
    s.a.ask("seen", message=correction)  # the correction itself is a message, and can be read


def test_a_message_corrected_and_then_cancelled_our_people_cancel_its_newest_text() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one")
    [newest] = s.a.ask("correct", message=ref, text="two")
    with pytest.raises(Refusal, match="corrected already") as why:
        s.a.ask("cancel", message=ref, reason="x")
    assert newest in why.value.hint
    s.a.ask("cancel", message=newest, reason="x")
    assert (marks(s, ref), marks(s, newest)) == ((Mark.CORRECTED,), (Mark.CANCELLED,))
    assert misconduct(s.b) == []


def test_a_counterpart_that_cancels_the_old_text_after_its_correction_cancels_that_text_alone() -> None:
    s = Stage()
    [ref] = s.b.ask("write", to="desk", text="one")
    [newest] = s.b.ask("correct", message=ref, text="two")
    raw(s.b, 3, type="CANCEL/1", text=None, fields={"reason": "x"}, supersedes=ref)
    s.settle()
    assert (marks(s, ref), marks(s, newest)) == ((Mark.CANCELLED, Mark.CORRECTED), ())
    assert misconduct(s.a) == []


def test_a_correction_of_a_correction_is_followed_to_the_newest_text() -> None:
    s = Stage()
    [first] = s.a.ask("write", to="desk", text="one", subject="the bridge", precedence="O")
    [second] = s.a.ask("correct", message=first, text="two")
    [third] = s.a.ask("correct", message=second, text="three")
    assert (at(s.b, first).story.corrections, at(s.b, second).story.corrections) == ((second,), (third,))
    newest = at(s.b, third)
    assert (newest.subject, newest.precedence) == ("the bridge", "O"), "what was left out stays as it was"


def test_a_correction_of_another_type_corrects_nothing() -> None:
    s = Stage()
    [ref] = s.b.ask("write", to="desk", text="one")
    raw(s.b, 2, text=None, supersedes=ref, **RFE)
    s.settle()
    assert marks(s, ref) == ()
    with pytest.raises(Refusal, match="of the same type"):
        s.b.ask("correct", message=ref, **RFE)


@pytest.mark.parametrize(
    ("type_", "mark"),
    [("CANCEL/7", Mark.CANCELLED), ("FREE-TEXT/7", Mark.CORRECTED)],
    ids=["it cancels", "it corrects"],
)
def test_a_newer_version_of_a_type_still_does_what_its_name_says(type_: str, mark: Mark) -> None:
    s = Stage()
    [ref] = s.b.ask("write", to="desk", text="one")
    raw(s.b, 2, type=type_, fields={"wherefore": "x"}, text=None, supersedes=ref)
    s.settle()
    assert marks(s, ref) == (mark,)
    assert misconduct(s.a) == []


@pytest.mark.parametrize(
    ("do", "more"),
    [("cancel", {"reason": "x"}), ("correct", {"text": "x"}), ("readdress", {"to": "minister", "why": "x"})],
)
def test_a_cancellation_is_not_itself_taken_back_corrected_or_handed_on(
    do: str, more: dict[str, Any]
) -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one")
    [cancelled] = s.a.ask("cancel", message=ref, reason="wrong line")
    with pytest.raises(Refusal, match="CANCEL stays as it is"):
        s.a.ask(do, message=cancelled, **more)


def test_nobody_takes_back_or_corrects_what_the_other_side_wrote() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one")
    raw(s.b, 1, type="CANCEL/1", text=None, fields={"reason": "x"}, supersedes=ref)
    raw(s.b, 2, text="two", supersedes=ref)
    s.settle()
    assert marks(s, ref) == ()
    assert faults(s, ref) == ["cancels a message of the other side", "corrects a message of the other side"]


def test_our_people_do_not_ask_after_what_they_took_back() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one")
    s.a.ask("cancel", message=ref, reason="x")
    with pytest.raises(Refusal, match="that message is cancelled"):
        s.a.ask("query", message=ref)
    s.wait(7 * HOUR)
    assert not [e for e in s.a.log if isinstance(e.fact, f.MessageQueried) and e.fact.message == ref]


def test_a_cancellation_cannot_be_slower_than_what_it_takes_back() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one", precedence="Z")
    with pytest.raises(Refusal, match="at least the precedence of the message, FLASH"):
        s.a.ask("cancel", message=ref, reason="x", precedence="R")
    [cancel] = s.a.ask("cancel", message=ref, reason="x")
    assert at(s.b, cancel).precedence == "Z"


# --- what crossed ---------------------------------------------------------------------------------------------


def crossing(s: Stage, does: str, **said: Any) -> Ref:
    """A does something about its message while B's watch opens it; then both arrive."""
    [ref] = s.a.ask("write", to="desk", text="one")
    s.cut = True
    s.b.ask("seen", message=ref)
    s.a.ask(does, message=ref, **said)
    s.cut = False
    s.settle()
    return ref


def test_a_receipt_that_crossed_with_the_cancellation_is_kept_and_says_so() -> None:
    s = Stage()
    ref = crossing(s, "cancel", reason="x")
    assert marks(s, ref) == (Mark.CANCELLED,)
    (receipt,) = at(s.a, ref).seen
    assert receipt.crossed
    assert at(s.a, ref).story.crossed == (receipt.ref,)
    assert misconduct(s.a) == misconduct(s.b) == []


def test_a_receipt_after_the_cancellation_was_read_did_not_cross() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one")
    s.a.ask("cancel", message=ref, reason="x")
    s.b.ask("seen", message=ref)
    assert (marks(s, ref), at(s.a, ref).seen[0].crossed) == ((Mark.CANCELLED,), False)


def test_a_receipt_that_crossed_with_a_correction_is_of_the_old_text_alone() -> None:
    s = Stage()
    ref = crossing(s, "correct", text="two")
    (newest,) = at(s.a, ref).story.corrections
    assert (at(s.a, ref).state, at(s.a, newest).state) == (State.SEEN, State.SENT)
    assert marks(s, ref) == (Mark.CORRECTED,)


def test_an_answer_that_crossed_with_the_cancellation_is_kept_beside_it() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?")
    s.cut = True
    [answer] = s.b.ask("write", to="desk", text="yes", reply_to=ref)
    s.a.ask("cancel", message=ref, reason="x")
    s.cut = False
    s.settle()
    assert marks(s, ref) == (Mark.CANCELLED, Mark.ANSWERED)
    assert answer in at(s.a, ref).story.crossed
    assert misconduct(s.a) == []


# --- readdressed, answered, expected --------------------------------------------------------------------------


def test_a_readdressed_message_stays_as_it_was_and_names_what_hands_it_on() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one", precedence="O")
    [further] = s.a.ask("readdress", message=ref, to=["minister"], why="it concerns them too")
    assert marks(s, ref) == (Mark.READDRESSED,)
    handed = at(s.b, further)
    assert (handed.to, handed.reply_to, handed.precedence) == (("minister",), ref, "O")


def test_an_answer_that_is_taken_back_answers_no_longer() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?")
    [answer] = s.b.ask("write", to="desk", text="yes", reply_to=ref)
    assert marks(s, ref) == (Mark.ANSWERED,)
    s.b.ask("cancel", message=answer, reason="not so")
    assert marks(s, ref) == ()


def test_an_answer_that_is_announced_is_no_answer() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?")
    s.b.ask("expect", message=ref, by="+6h", text="the staff is asked")
    assert marks(s, ref) == (Mark.EXPECTED,)
    assert at(s.a, ref).state is State.SENT, "nor a receipt"
    with pytest.raises(Refusal, match="a time that is past"):
        s.b.ask("expect", message=ref, by="+0h")


# --- receipts -------------------------------------------------------------------------------------------------


def test_each_side_gives_the_receipts_that_it_agreed_to_and_no_higher_ones() -> None:
    s = Stage(terms(receipts=(Receipts(B, 4),)))
    [ours] = s.a.ask("write", to="minister", text="one")
    [theirs] = s.b.ask("write", to="secretary", text="one")
    s.b.ask("seen", message=ours)
    s.b.ask("office", message=ours)
    assert at(s.a, ours).state is State.OFFICE
    s.b.ask("informed", message=ours)
    assert [(r.level, r.post) for r in at(s.a, ours).seen] == [
        (2, "desk"),
        (3, "minister"),
        (4, "minister"),
    ]
    assert marks(s, ours) == (), "not approved, not agreed, not permitted"
    s.a.ask("seen", message=theirs)
    for level in ("office", "informed"):
        with pytest.raises(Refusal, match="the agreement has us give no receipts of level") as why:
            s.a.ask(level, message=theirs)
        assert "level 2 by agreement" in why.value.hint


@pytest.mark.parametrize("says", [f.MessageSeen, f.MessageOffice, f.MessageInformed])
def test_a_receipt_of_a_message_that_its_author_did_not_hold_yet_shows_nothing(
    says: type[f.MessageSeen | f.MessageOffice | f.MessageInformed],
) -> None:
    s = Stage()
    s.cut = True
    [ref] = s.a.ask("write", to="desk", text="one")
    s.b.write(says(ref, Post("desk")))
    s.cut = False
    s.settle()
    assert at(s.a, ref).state is State.SENT
    (fault,) = at(s.a, ref).story.faults
    assert fault.why.endswith("a message that its author did not hold yet")


# --- must follow ----------------------------------------------------------------------------------------------


def test_what_must_come_before_has_come_and_still_holds() -> None:
    s = Stage()
    [first] = s.a.ask("write", to="desk", text="one")
    [second] = s.a.ask("write", to="desk", text="two", must_follow=[first])
    assert at(s.b, second).faults == ()
    s.a.ask("cancel", message=first, reason="x")
    with pytest.raises(Refusal, match=f"must_follow: {first[:12]} was cancelled"):
        s.a.ask("write", to="desk", text="three", must_follow=[first])


@pytest.mark.parametrize(
    ("before", "why"),
    [("f" * 64, "is not on record"), ("theirs", "its author did not hold")],
    ids=["it is not there", "its author did not hold it"],
)
def test_a_message_whose_precondition_does_not_hold_is_shown_with_that(before: str, why: str) -> None:
    s = Stage()
    s.cut = True
    refs = s.a.ask("write", to="desk", text="one")
    must = Ref(before if len(before) > 10 else refs[0])  # a whole reference, not a word
    ref = raw(s.b, 1, must_follow=(must,))
    s.cut = False
    s.settle()
    (fault,) = at(s.a, ref).faults
    assert fault.why.startswith("must_follow: ")
    assert why in fault.why


# --- exercise -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("does", ["correct", "cancel", "readdress"])
def test_what_follows_an_exercise_message_is_marked_as_it_is(does: str) -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="one", marking=MARK)
    said: dict[str, dict[str, Any]] = {
        "correct": {"text": "two"},
        "cancel": {"reason": "x"},
        "readdress": {"to": ["minister"], "why": "x"},
    }
    [after] = s.a.ask(does, message=ref, **said[does])
    assert at(s.b, after).unreal
    assert misconduct(s.b) == []


def test_a_real_answer_to_an_exercise_is_refused_here_and_shown_as_odd_when_it_comes() -> None:
    s = Stage()
    [ref] = s.a.ask("write", to="desk", text="?", marking=MARK)
    with pytest.raises(
        Refusal, match="marking: that of the message which it answers is EXERCISE 'cold lake'"
    ):
        s.b.ask("write", to="desk", text="yes", reply_to=ref)
    odd = raw(s.b, 1, reply_to=ref)
    s.settle()
    assert [fault.why for fault in at(s.a, odd).faults] == [
        "marking: that of the message which it answers is EXERCISE 'cold lake'"
    ]


# --- types that this release does not know ----------------------------------------------------------------------


@pytest.mark.parametrize("type_", ["RFE/2", "WEATHER/1", "FREE-TEXT/9999"])
def test_a_message_of_an_unknown_type_is_delivered_numbered_and_seen_and_its_author_is_not_blamed(
    type_: str,
) -> None:
    s = Stage()
    fields = {"cloud": ["low", "grey"], "wind": {"from": 270, "kn": 12}, "gusts": None}
    ref = raw(s.b, 1, type=type_, text=None, fields=fields, precedence="O")
    s.settle()
    s.a.ask("seen", message=ref)
    found = at(s.a, ref)
    assert (found.type, found.state, found.faults, found.quiet) == (type_, State.SEEN, (), "")
    assert misconduct(s.a) == []


def test_our_people_cannot_write_a_type_that_the_station_does_not_know_and_are_told_which_it_knows() -> None:
    s = Stage()
    with pytest.raises(Refusal, match="this station knows no type RFE/2") as why:
        s.a.ask("write", to="desk", type="RFE/2", fields={})
    assert why.value.hint == "the newest that this station knows is RFE/1"
    with pytest.raises(Refusal, match="knows no type WEATHER/1") as why:
        s.a.ask("write", to="desk", type="WEATHER/1", fields={})
    assert why.value.hint == "see: parley forms"
