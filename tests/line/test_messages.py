"""Messages: numbered without gaps, seen or not, and cheap however many come."""

import time

import pytest

from parley.line import engine, written
from parley.line import facts as f
from parley.line.effects import Alarm, Misconduct
from parley.line.facts import Word
from parley.line.message import WORDS_MAX, Message
from parley.line.values import Level, Post, Ref, Refusal
from tests.line.stage import DAY, Stage, size
from tests.line.tales import ref


def message(number: int, **more: object) -> f.MessageSent:
    return written.message(
        **{"number": number, "from_": Post("desk"), "to": (Post("desk"),), "text": "t", **more}
    )


def test_numbers_run_per_post_and_a_batch_runs_on() -> None:
    s = Stage()
    s.a.ask("write", to="desk", text="one")
    s.a.ask("write", messages=[{"to": "desk", "text": "two"}, {"to": "minister", "text": "one", "from": "secretary"},
                               {"to": "desk", "text": "three"}])  # fmt: skip
    sent = [entry.fact for entry in s.a.log if isinstance(entry.fact, f.MessageSent)]
    assert [(fact.from_, fact.number) for fact in sent] == [
        ("desk", 1),
        ("desk", 2),
        ("secretary", 1),
        ("desk", 3),
    ]
    assert s.b.status()["messages"]["unseen_by_us"] == 4


@pytest.mark.parametrize(
    ("numbers", "why"),
    [((1, 4), "numbers 2 to 3 of desk were never sent"), ((1, 2, 2), "number 2 of desk was used before"),
     ((3,), "numbers 1 to 2 of desk were never sent")],
    ids=["a gap", "a number twice", "a late beginning"],
)  # fmt: skip
def test_numbers_that_do_not_run_on_are_told(numbers: tuple[int, ...], why: str) -> None:
    s = Stage()
    for number in numbers:
        s.b.write(message(number))
    s.settle()
    assert [alarm.what for alarm in s.a.alarms(Level.NOTICE)][-1] == why
    refs = [entry.ref for entry in s.b.log if isinstance(entry.fact, f.MessageSent)]
    last = s.a.thing(refs[-1])
    assert isinstance(last, Message)
    assert last.faults[0].why == why


def test_seen_is_a_receipt_by_a_post_and_by_each_only_once() -> None:
    s = Stage()
    [name] = s.a.ask("write", to="desk", text="please read")
    s.b.ask("seen", message=name)
    s.b.ask("seen", message=name, post="minister")
    with pytest.raises(Refusal, match="seen it already"):
        s.b.ask("seen", message=name)
    thing = s.a.thing(name)
    assert isinstance(thing, Message)
    assert [seen.post for seen in thing.seen] == ["desk", "minister"]
    assert s.a.status()["messages"]["unseen_by_them"] == 0


def test_posts_without_end_that_see_a_message_cost_no_more() -> None:
    s = Stage()
    [name] = s.a.ask("write", to="desk", text="please read")
    for number in range(WORDS_MAX + 5):
        s.b.write(f.MessageSeen(name, Post(f"post {number}")))
    s.settle()
    thing = s.a.thing(name)
    assert isinstance(thing, Message)
    assert len(thing.seen) == WORDS_MAX


def test_our_own_people_are_stopped_before_they_say_more_of_a_message_than_is_counted() -> None:
    s = Stage()
    [name] = s.a.ask("write", to="desk", text="please read")
    for _ in range(WORDS_MAX):
        s.b.ask("expect", message=name, by="+6h")
    for more in ({"do": "expect", "message": name, "by": "+6h"}, {"do": "seen", "message": name}):
        with pytest.raises(Refusal, match="counts no more"):
            s.b.ask(**more)
    with pytest.raises(Refusal, match="counts no more"):
        s.b.ask("write", to="desk", text="the answer", reply_to=name)
    thing = s.a.thing(name)
    assert isinstance(thing, Message)
    assert (len(thing.words), thing.excess) == (WORDS_MAX, 0)


def test_who_writes_more_flashes_than_ring_in_a_day_is_told_so_and_only_flashes_count() -> None:
    s = Stage()
    told = []
    for precedence in ["P"] * 12 + ["Z"] * 11:
        s.a.ask("write", to="desk", text="now", precedence=precedence)
        told.append(engine.warnings(s.a.line))
    assert told[:-1] == [[]] * 22
    (warning,) = told[-1]
    assert warning.startswith("11 FLASH in 24 hours: of ours, 10 ring there")
    s.wait(DAY)
    s.a.ask("write", to="desk", text="now", precedence="Z")
    assert engine.warnings(s.a.line) == []


def test_held_is_what_their_receipt_covers() -> None:
    s = Stage()
    s.cut = True
    [name] = s.a.ask("write", to="desk", text="please read")
    assert engine.show(s.a.line, s.a.rows[name], s.a.now())["state"] == "SENT"
    s.cut = False
    s.settle()
    assert engine.show(s.a.line, s.a.rows[name], s.a.now())["state"] == "HELD"


def test_nobody_sees_its_own_message() -> None:
    s = Stage()
    [name] = s.b.ask("write", to="desk", text="x")
    s.b.write(f.MessageSeen(name, Post("desk")))
    s.settle()
    assert [e.why for e in s.a.effects if isinstance(e, Misconduct)] == ["says that it saw its own message"]
    with pytest.raises(Refusal, match="no such message"):
        s.b.ask("seen", message=name)


def test_a_message_that_is_not_there_cannot_be_seen() -> None:
    s = Stage()
    with pytest.raises(Refusal, match="no such message"):
        s.b.ask("seen", message="a" * 64)
    s.b.write(f.MessageSeen(Ref("a" * 64), Post("desk")))
    s.settle()
    assert any(isinstance(e, Misconduct) for e in s.a.effects)


def test_flash_is_short_and_a_message_has_a_text() -> None:
    s = Stage()
    for precedence in ("Z", "O"):
        with pytest.raises(Refusal, match="more than 200 words"):
            s.a.ask("write", to="desk", text="word " * 201, precedence=precedence)
        s.a.ask("write", to="desk", text="word " * 200, precedence=precedence)
    s.a.ask("write", to="desk", text="word " * 201, precedence="P")
    for text in ("", " \n"):
        with pytest.raises(Refusal, match="no text"):
            s.a.ask("write", to="desk", text=text)
    with pytest.raises(Refusal, match="needs a post"):
        s.a.ask("write", text="to whom?")


def test_a_message_costs_the_machines_no_more_however_many_there_are() -> None:
    s = Stage()
    at = s.a.now()
    long, agreed = "t" * 200, s.a.line.core.agreement.settled.standing
    words = [
        Word(False, 100 + n, ref(f"m{n}"), at, at, 3, message(n + 1, text=long, agreement=agreed))
        for n in range(8_000)
    ]
    took = []
    for start in range(0, 8_000, 500):
        began = time.process_time()
        for word in words[start : start + 500]:
            engine.hear(s.a.line, word)
        for name in engine.changed(s.a.line):
            engine.row(s.a.line, name)
        engine.forget_closed(s.a.line)
        took.append((time.process_time() - began) / 500)
    first, last = min(took[:8]), min(took[8:])
    assert last < 1.5 * first + 5e-6
    assert len(s.a.line.things) < 10
    assert size(s.a.line) < 20_000
    assert not [e for e in s.a.effects if isinstance(e, Alarm) and "number" in e.what]


def test_no_answer_is_announced_to_a_message_that_was_cancelled() -> None:
    s = Stage()
    [name] = s.a.ask("write", to="desk", text="which units?")
    s.a.ask("cancel", message=name, reason="settled")
    with pytest.raises(Refusal, match="cancelled"):
        s.b.ask("expect", message=name, by="+6h")
