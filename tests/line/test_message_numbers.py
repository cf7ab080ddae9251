"""The numbers of messages: a gap is noticed, stays in sight, is asked for, and closes when it is explained."""

import pytest

from parley.line import facts as f
from parley.line.drafts import Drafted
from parley.line.effects import Alarm, Misconduct
from parley.line.message import Message
from parley.line.messages import ASK_MS, ASKING_MAX, GAPS_MAX, SENDERS_MAX
from parley.line.values import Level, Post, Ref
from parley.line.written import message
from tests.line.stage import HOUR, B, Stage, Station, size


def send(s: Stage, *numbers: int, post: str = "desk", **more: object) -> list[Ref]:
    """B's station, which need not be honest, writes messages with these numbers."""
    given = {"from_": Post(post), "to": (Post("desk"),), "text": "t", **more}
    refs = [s.b.write(message(**{**given, "number": number})) for number in numbers]
    s.settle()
    return refs


def gaps(station: Station) -> list[tuple[str, int, int]]:
    return [(gap["post"], gap["first"], gap["last"]) for gap in station.status()["messages"]["gaps"]]


def faults(station: Station, ref: Ref) -> list[str]:
    thing = station.thing(ref)
    assert isinstance(thing, Message)
    return [fault.why for fault in thing.faults]


def drafts(station: Station) -> list[Drafted]:
    found = [station.thing(ref) for ref in station.rows]
    return [thing for thing in found if isinstance(thing, Drafted)]


def service(what: str, first: int, last: int | None = None, **more: object) -> dict[str, object]:
    fields = {"what": what, "post": "desk", "first": first, **({} if last is None else {"last": last})}
    return {"to": "desk", "type": "SERVICE/1", "fields": fields, **more}


def test_a_gap_that_was_fabricated_is_told_at_once_and_shown_by_both_stations_until_it_is_explained() -> None:
    s = Stage()
    _, after = send(s, 1, 4)
    assert [alarm.what for alarm in s.a.alarms(Level.NOTICE)][-1] == "numbers 2 to 3 of desk were never sent"
    assert faults(s.a, after) == faults(s.b, after) == ["numbers 2 to 3 of desk were never sent"]
    s.wait(48 * HOUR)
    assert gaps(s.a) == gaps(s.b) == [("desk", 2, 3)]
    assert s.a.told(Misconduct) == [], "a restored station may honestly have forgotten its numbers"


def test_after_ten_minutes_a_question_about_it_lies_ready_and_nothing_is_sent_before_a_person_releases_it() -> (
    None
):
    s = Stage()
    send(s, 1, 4)
    s.wait(ASK_MS - 1)
    assert drafts(s.a) == []
    s.wait(1)
    (draft,) = drafts(s.a)
    assert (draft.by, draft.why) == ("station", "numbers 2 to 3 of desk were never sent")
    assert "a question to them lies ready" in s.a.alarms(Level.INCIDENT)[-1].what
    written = [e.fact for e in s.a.log if isinstance(e.fact, f.MessageSent)]
    assert written == []
    s.a.ask("draft.release", draft=draft.ref, by="officer")
    (letter,) = [e.fact for e in s.a.log if isinstance(e.fact, f.MessageSent)]
    assert (letter.type, letter.fields) == (
        "SERVICE/1",
        {"what": "gap", "post": "desk", "first": 2, "last": 3},
    )
    (gap,) = s.a.status()["messages"]["gaps"]
    assert gap["asked"] == next(e.ref for e in s.a.log if e.fact is letter)


def test_a_gap_that_closes_within_ten_minutes_is_asked_for_by_nobody() -> None:
    s = Stage()
    send(s, 1, 3)
    s.wait(ASK_MS - 1)
    (late,) = send(s, 2)
    s.wait(HOUR)
    assert drafts(s.a) == []
    assert gaps(s.a) == gaps(s.b) == []
    assert faults(s.a, late) == faults(s.b, late) == ["number 2 of desk came after number 3"]


def test_a_question_that_a_person_wrote_is_not_drafted_again() -> None:
    s = Stage()
    send(s, 1, 4)
    s.a.ask("write", **service("gap", 2, 3))
    s.wait(HOUR)
    assert drafts(s.a) == []


@pytest.mark.parametrize("way", ["they answer the question", "they say that the numbers were used wrongly"])
def test_a_gap_is_explained_when(way: str) -> None:
    s = Stage()
    send(s, 1, 4)
    (asked,) = s.a.ask("write", **service("gap", 2, 3))
    if way == "they answer the question":
        s.b.ask("write", to="desk", text="Two drafts were held back.", reply_to=asked)
    else:
        s.b.ask("write", **service("wrong-number", 2, 3))
    assert gaps(s.a) == gaps(s.b) == []


def test_an_answer_to_something_else_explains_nothing() -> None:
    s = Stage()
    send(s, 1, 4)
    s.a.ask("write", **service("gap", 2, 3))
    (other,) = s.a.ask("write", to="desk", text="Good morning.")
    s.b.ask("write", to="desk", text="Good morning.", reply_to=other)
    s.b.ask("write", **service("wrong-number", 7, 8))
    s.a.ask("write", **service("wrong-number", 2, 3))  # of our own desk's numbers, not of theirs
    assert gaps(s.a) == gaps(s.b) == [("desk", 2, 3)]


def test_an_exercise_explains_no_real_gap() -> None:
    s = Stage()
    send(s, 1, 4)
    mark = {"usage": "EXERCISE", "name": "cold lake"}
    s.b.ask("write", **service("wrong-number", 2, 3, marking=mark))
    assert gaps(s.a) == gaps(s.b) == [("desk", 2, 3)]


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ((1, 6, 2), [("desk", 3, 5)]),
        ((1, 6, 5), [("desk", 2, 4)]),
        ((1, 6, 4), [("desk", 2, 3), ("desk", 5, 5)]),
        ((1, 6, 2, 3, 4, 5), []),
        ((3,), [("desk", 1, 2)]),
        ((1, 3, 6), [("desk", 2, 2), ("desk", 4, 5)]),
        ((1, 2, 2), []),
    ],
    ids=[
        "the first of the missing comes",
        "the last of them",
        "one from the middle",
        "all of them, late",
        "the beginning is missing",
        "two gaps of one post",
        "a duplicate leaves none",
    ],
)
def test_what_is_missing_is_what_has_not_come(
    sent: tuple[int, ...], left: list[tuple[str, int, int]]
) -> None:
    s = Stage()
    send(s, *sent)
    assert gaps(s.a) == gaps(s.b) == left


def test_a_duplicate_number_is_told_and_both_messages_stand() -> None:
    s = Stage()
    first, second = send(s, 1, 1)
    assert faults(s.a, first) == []
    assert faults(s.a, second) == faults(s.b, second) == ["number 1 of desk was used before"]
    assert [alarm.what for alarm in s.a.alarms(Level.NOTICE)][-1] == "number 1 of desk was used before"
    for message_ in (first, second):
        s.a.ask("seen", message=message_)
    assert s.a.status()["messages"]["unseen_by_us"] == 0


def test_each_post_has_numbers_of_its_own() -> None:
    s = Stage()
    send(s, 1, 3)
    send(s, 2, post="minister")
    assert gaps(s.a) == [("desk", 2, 2), ("minister", 1, 1)]


def test_a_peer_that_leaves_out_numbers_without_end_fills_neither_our_memory_nor_our_drafts() -> None:
    s = Stage()
    send(s, *range(2, 400, 2))
    assert len(gaps(s.a)) == GAPS_MAX
    s.wait(24 * HOUR - 1)
    assert len(drafts(s.a)) == ASKING_MAX
    assert size(s.a.line) < 20_000


def test_a_gap_that_is_filled_at_every_second_number_is_not_split_without_end() -> None:
    s = Stage()
    send(s, 1, 1_000, *range(3, 300, 2))
    assert len(gaps(s.a)) == GAPS_MAX
    assert gaps(s.a) == gaps(s.b)


def test_posts_without_end_are_not_followed_for_ever() -> None:
    s = Stage()
    for number in range(SENDERS_MAX + 2):
        s.b.write(message(number=1, from_=Post(f"post {number}"), to=(Post("desk"),), text="t"))
    last = s.b.write(message(number=2, from_=Post("post 257"), to=(Post("desk"),), text="t"))
    s.settle()
    assert len(s.a.status()["messages"]["numbers"]["theirs"]) == SENDERS_MAX
    unfollowed = "more than 256 posts have written: the numbers of post 257 are not followed"
    assert faults(s.a, last) == [unfollowed, f"from: post 257: no post of {B} by that agreement"]
    assert gaps(s.a) == []


def test_numbers_run_on_after_a_cancellation_and_a_correction() -> None:
    s = Stage()
    (first,) = s.b.ask("write", to="desk", text="one")
    s.b.ask("correct", message=first, text="two")
    (third,) = s.b.ask("write", to="desk", text="three")
    s.b.ask("cancel", message=third, reason="wrong line")
    sent = [e.fact.number for e in s.b.log if isinstance(e.fact, f.MessageSent)]
    assert sent == [1, 2, 3, 4]
    assert gaps(s.a) == []
    assert not [
        e for e in s.a.effects if isinstance(e, Alarm) and "number" in e.what and "of desk w" in e.what
    ]
