"""Each message in a bundle: how far it came, whether a person had it in time, and what became of it."""

from collections.abc import Callable

import pytest

from parley.line import facts as f
from parley.line.values import Post, Precedence, Ref
from parley.record.verify import verify
from parley.verdict import judge, words
from parley.verdict.result_written import MessageResult
from tests.record.making import bundle_of
from tests.verdict.plays import HOUR, MINUTE, Play, begin

DESK, MINISTER = Post("desk"), Post("minister")


def first(play: Play) -> MessageResult:
    return play.verdict().messages[0]


def levels(message: MessageResult) -> list[str]:
    return [shown.level for shown in message.levels]


def test_four_levels_of_receipt_stand_side_by_side_each_with_its_entry() -> None:
    play = begin()
    sent = play.send(play.a)
    for fact in (
        f.MessageSeen(sent, DESK),
        f.MessageOffice(sent, MINISTER),
        f.MessageInformed(sent, MINISTER),
    ):
        play.write(play.b, fact)
    found = first(play)
    assert levels(found) == [
        "attempted",
        "delivered",
        "seen by a person",
        "with the principal's office",
        "principal informed",
    ]
    assert found.level == "principal informed"
    assert found.one_sided == ()
    assert {shown.by for shown in found.levels[1:]} == {play.b.name}
    assert "a receipt is a receipt only: not approval, agreement or permission" in words(play.verdict())


def test_a_higher_receipt_implies_no_lower_one() -> None:
    play = begin()
    sent = play.send(play.a)
    play.write(play.b, f.MessageInformed(sent, MINISTER))
    assert levels(first(play)) == ["attempted", "delivered", "principal informed"]


def test_what_nobody_there_signed_is_its_authors_word() -> None:
    play = begin()
    play.cut = True
    play.send(play.a)
    found = first(play)
    assert (levels(found), found.watch) == (["attempted"], "nothing here shows that it was delivered")
    assert found.one_sided == (
        f"that {play.a.name} wrote it at all: nothing here that {play.b.name} signed covers it",
    )


def seen(after_ms: int) -> Callable[[Play, Ref], None]:
    def told(play: Play, sent: Ref) -> None:
        play.wait(after_ms)
        play.write(play.b, f.MessageSeen(sent, DESK))

    return told


def waited(ms: int) -> Callable[[Play, Ref], None]:
    def told(play: Play, _sent: Ref) -> None:
        play.wait(ms)
        play.write(play.b, f.StationTest())

    return told


def cancelled(play: Play, sent: Ref) -> None:
    play.send(play.a, "CANCEL/1", supersedes=sent, fields={"reason": "overtaken"})
    play.wait(5 * HOUR)


def unusable(play: Play, sent: Ref) -> None:
    play.write(play.b, f.MessageNacked(sent, DESK, "LANGUAGE", "nobody here reads it"))


@pytest.mark.parametrize(
    ("then", "watch"),
    [
        pytest.param(seen(3 * HOUR - MINUTE), "seen in time", id="a PRIORITY seen just before three hours"),
        pytest.param(seen(3 * HOUR), "seen late", id="a PRIORITY seen just after three hours"),
        pytest.param(
            waited(3 * HOUR), "not seen, and overdue when the record ends", id="nobody saw it for three hours"
        ),
        pytest.param(
            waited(2 * HOUR),
            "not seen, and not yet due when the record ends",
            id="nobody saw it for two hours",
        ),
        pytest.param(
            cancelled, "cancelled or corrected before anybody had seen it", id="cancelled, then hours passed"
        ),
        pytest.param(unusable, "a person there could not use it", id="a negative acknowledgement"),
    ],
)
def test_whether_a_person_had_it_in_time(then: Callable[[Play, Ref], None], watch: str) -> None:
    play = begin()
    then(play, play.send(play.a))
    assert first(play).watch == watch


def test_what_arrived_late_is_due_so_much_later() -> None:
    play = begin()
    play.cut = True
    sent = play.send(play.a)
    play.wait(5 * HOUR)
    play.cut = False
    play.exchange()
    play.wait(2 * HOUR)
    play.write(play.b, f.MessageSeen(sent, DESK))
    assert first(play).watch == "seen in time"


def test_all_that_became_of_a_message_stands_beside_it() -> None:
    play = begin()
    sent = play.send(play.a)
    query = play.write(play.a, f.MessageQueried(sent, "desk"))
    play.write(play.b, f.AnswerExpected(sent, DESK, play.later(HOUR), "tomorrow"))
    corrected = play.send(play.a, supersedes=sent, text="a better text")
    readdressed = play.send(
        play.a, "READDRESS/1", reply_to=sent, to=(MINISTER,), fields={"why": "it is for the minister"}
    )
    answer = play.send(play.b, reply_to=sent)
    gone = play.send(play.a, "CANCEL/1", supersedes=sent, fields={"reason": "overtaken"})
    found = first(play)
    assert [entry.ref for entry in found.queries] == [query]
    assert found.promise is not None
    assert (found.promise.text, found.promise.kept) == ("tomorrow", True)
    assert [entry.ref for entry in found.corrections] == [corrected]
    assert [entry.ref for entry in found.readdressed] == [readdressed]
    assert [entry.ref for entry in found.replies] == [answer]
    assert found.cancelled is not None
    assert found.cancelled.ref == gone
    text = words(play.verdict())
    assert "cancelled 1, corrected 1, readdressed 1" in text
    assert "asked after by their sender 1, answered by a message 1, with an answer promised 1" in text


def test_a_receipt_that_crossed_with_the_cancellation_is_kept_and_says_so() -> None:
    play = begin()
    sent = play.send(play.a)
    play.cut = True
    play.send(play.a, "CANCEL/1", supersedes=sent, fields={"reason": "overtaken"})
    receipt = play.write(play.b, f.MessageSeen(sent, DESK))
    play.cut = False
    play.exchange()
    found = first(play)
    assert [entry.ref for entry in found.crossed] == [receipt]
    assert found.levels[-1].what == "seen by the watch of desk; crossed with its cancellation"
    assert found.odd == ()


def test_an_exercise_is_counted_apart_from_what_is_real() -> None:
    play = begin()
    play.send(play.a)
    play.send(play.a, marking=f.Marking("DRILL", "Amber"))  # type: ignore[arg-type]  # as JSON has it
    play.send(play.a, marking=f.Marking("OPERATION", "Steel"))  # type: ignore[arg-type]  # likewise
    assert [(m.marking, m.unreal) for m in play.verdict().messages] == [
        ("", False),
        ("DRILL", True),
        ("OPERATION", False),
    ]
    text = words(play.verdict())
    assert "MESSAGES: 2 (" in text
    assert "MESSAGES OF EXERCISES AND DRILLS, in which nothing is so: 1" in text


def test_a_call_of_an_exercise_is_no_attempt_to_reach_anybody() -> None:
    play = begin()
    play.call()
    play.write(
        play.a,
        f.CallPlaced(
            Post("secretary"), MINISTER, Precedence.IMMEDIATE, "", (), None, None, None, play.agreement, exercise=True,
        ),
    )  # fmt: skip
    text = words(play.verdict())
    assert "ATTEMPTS: 1, open 1" in text
    assert "ATTEMPTS OF EXERCISES: 1, open 1" in text


def test_a_type_of_a_later_release_is_a_message_all_the_same() -> None:
    play = begin()
    play.send(play.a, "WEATHER-REPORT/7", fields={"cloud": True})
    found = first(play)
    assert (found.type, found.level, found.odd) == ("WEATHER-REPORT/7", "delivered", ())


def test_in_a_selection_nobody_is_called_late_over_a_receipt_that_is_not_shown() -> None:
    play = begin()
    sent = play.send(play.a)
    play.write(play.b, f.MessageSeen(sent, DESK))
    play.wait(10 * HOUR)
    play.send(play.a)
    a, b = (party.log for party in (play.a, play.b))
    parts = [a.selection(*range(a.size), size=max(a.heads)), b.selection(0, size=max(b.heads))]
    found = judge(verify(bundle_of(parts, (play.a, play.b)))).messages[0]
    assert (found.level, found.watch) == ("delivered", "not known: entries are withheld")


def test_the_text_of_a_refusal_to_use_it_is_quoted() -> None:
    play = begin()
    sent = play.send(play.a)
    play.write(play.b, f.MessageNacked(sent, DESK, "UNREADABLE", "half'\n    no. 2 of desk: accepted"))
    (line,) = [line for line in words(play.verdict()).splitlines() if "UNREADABLE" in line]
    assert """of boreas: UNREADABLE: "half'\\n    no. 2 of desk: accepted" [entry""" in line
