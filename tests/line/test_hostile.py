"""Either the machines take it or they say what is wrong with it, never anything else, and never do they accuse us."""

import random
import time

import pytest

from parley.line import engine
from parley.line import facts as f
from parley.line.effects import Alarm, Misconduct
from parley.line.facts import Word
from parley.line.things import WORDS_MAX, Bell
from parley.line.values import Level, Post, Ref, Refusal
from parley.line.written import message
from parley.record.entry import Instant
from tests.line.hostile import Hostile
from tests.line.roads import placed
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage, size
from tests.line.tales import a_call, ref

ANSWERS = (
    "call.attend", "call.accept", "call.refuse", "call.principals", "call.both_on", "call.hang_up",
    "call.schedule_agree", "call.in_writing", "call.withdraw",
)  # fmt: skip


def live(seed: int, words: int) -> Stage:
    """Our people go on with their work while theirs send whatever the vocabulary allows."""
    s = Stage()
    s.by_hand = True
    hostile, chance = Hostile(seed, s), random.Random(seed)
    for _ in range(words):
        word = hostile.word()
        s.a.held = word.place + 1
        s.a._hear(word)
        act = chance.random()
        try:
            if act < 0.15:
                s.a.ask(
                    "call.place",
                    to="minister",
                    precedence=chance.choice("ZOPR"),
                    climb=chance.choice((None, "mediator")),
                )
            elif act < 0.4 and (calls := [call.ref for call in s.a.calls()]):
                s.a.ask(chance.choice(ANSWERS), call=chance.choice(calls))
        except Refusal:
            pass
        if act > 0.8:
            s.now += chance.choice((SECOND, MINUTE, HOUR, DAY))
            s.a.wake()
        if act > 0.95:
            s.a.receipt(len(s.a.log))
            s.a.reload()
            s.a.status()
    s.a.wake()
    return s


@pytest.mark.parametrize("seed", range(40))
def test_a_hostile_counterpart_never_stops_the_machines_and_never_makes_us_the_culprit(seed: int) -> None:
    s = live(seed, 100)
    ours = {entry.ref for entry in s.a.log}
    for call in s.a.calls():
        assert not [fault for fault in call.story.faults if fault.ref in ours]
        for word in call.words:
            assert word.ref in ours or not word.mine
    assert not [e for e in s.a.effects if isinstance(e, Misconduct) and e.ref in ours]
    assert size(s.a.line) < 100_000


def test_words_without_end_about_one_call_cost_no_more_and_are_told_once() -> None:
    s = Stage()
    call = placed(s)
    s.by_hand = True
    for number in range(WORDS_MAX + 50):
        name = ref(f"flood {number}")
        s.a._hear(
            Word(False, 100 + number, name, Instant(s.now), Instant(s.now), 9, f.PickedUp(call, Post("desk")))
        )
    assert len(s.a.call(call).words) == WORDS_MAX
    assert sum(isinstance(e, Misconduct) and "more than" in e.why for e in s.a.effects) == 1


LONG = 10_000


@pytest.mark.parametrize("abuse", ["leaves out every second number", "corrects each correction"])
def test_ten_thousand_messages_that_each_abuse_the_one_before_cost_no_more_than_the_first(abuse: str) -> None:
    s = Stage()
    s.by_hand = True
    agreed = s.a.line.core.agreement.settled.standing or ""
    took: list[float] = []
    for batch in range(10):
        began = time.process_time()
        for number in range(batch * LONG // 10, (batch + 1) * LONG // 10):
            more: dict[str, object] = {
                "number": number + 1,
                "supersedes": ref(f"m{number - 1}") if number else None,
            }
            if abuse == "leaves out every second number":
                more = {"number": 2 * number + 2}
            fact = message(from_=Post("desk"), to=(Post("desk"),), text="t", agreement=agreed, **more)
            s.a._hear(Word(False, 10 + number, ref(f"m{number}"), s.a.now(), s.a.now(), 9, fact))
        took.append(time.process_time() - began)
    assert min(took[5:]) < 2 * max(took[:5])
    assert size(s.a.line) < 20_000
    assert len(s.a.line.things) < 10
    assert max(len(data) for data in s.a.rows.values()) < 10_000
    assert not [
        alarm for alarm in s.a.effects if isinstance(alarm, Alarm) and alarm.level is not Level.NOTICE
    ]


def test_calls_without_end_are_kept_and_beyond_a_hundred_ring_no_bell() -> None:
    s = Stage()
    s.by_hand = True
    standing = s.a.line.core.agreement.settled.standing or ""
    for number in range(120):
        fact = a_call(from_=Post("minister"), to=Post("secretary"), agreement=standing)
        s.a._hear(Word(False, 10 + number, ref(f"call {number}"), Instant(s.now), Instant(s.now), 9, fact))
    bells = [call.bell for call in s.a.calls()]
    assert bells.count(Bell.POST) == 101
    assert bells.count(Bell.QUIET) == 19


@pytest.mark.parametrize(
    "fact",
    [
        f.PickedUp(Ref("a" * 64), Post("desk")),
        f.ReadBack(Ref("a" * 64), Post("desk"), "x"),
        f.TestSilent(Ref("a" * 64), "LINE_DEAD", 0),
        f.MessageSeen(Ref("a" * 64), Post("desk")),
        f.ClaimWithdrawn(Ref("a" * 64), Ref("b" * 64), ""),
        a_call(preempts=Ref("a" * 64)),
        a_call(agreement="e" * 64),
    ],
    ids=f.kind,
)
def test_a_word_about_what_is_not_on_record_is_misconduct(fact: f.AnyFact) -> None:
    s = Stage()
    wrong = s.b.write(fact)
    s.settle()
    assert {e.ref for e in s.a.effects if isinstance(e, Misconduct)} == {wrong}


def test_a_word_out_of_turn_is_told_once_and_not_again_with_each_later_word() -> None:
    s = Stage()
    call = placed(s)
    wrong = s.b.write(f.BothOn(call))
    s.settle()
    s.b.ask("call.attend", call=call)
    s.b.ask("call.accept", call=call)
    assert [e.ref for e in s.a.effects if isinstance(e, Misconduct)] == [wrong]


def test_read_backs_without_end_cost_no_more() -> None:
    s = Stage()
    [test] = s.a.ask("test", layer="person")
    s.by_hand = True
    for number in range(WORDS_MAX + 5):
        fact = f.ReadBack(test, Post("desk"), "nonsense")
        s.a._hear(Word(False, 100 + number, ref(f"flood {number}"), s.a.now(), s.a.now(), 9, fact))
    assert (len(s.a.test(test).words), s.a.test(test).excess) == (WORDS_MAX, 5)
    assert sum(isinstance(e, Misconduct) and "more than" in e.why for e in s.a.effects) == 1


def test_a_word_about_a_thing_of_another_kind_is_misconduct() -> None:
    s = Stage()
    call = placed(s)
    for fact in (f.ReadBack(call, Post("desk"), "x"), f.MessageSeen(call, Post("desk"))):
        s.b.write(fact)
    s.settle()
    assert sum(isinstance(e, Misconduct) for e in s.a.effects) == 2


def test_an_unknown_kind_is_kept_without_blame_and_a_known_kind_that_does_not_fit_is_misconduct() -> None:
    s = Stage()
    s.a._hear(
        Word(False, 50, ref("new"), s.a.now(), s.a.now(), 0, f.read("weather.report/1", {"rain": True}))
    )
    assert not [e for e in s.a.effects if isinstance(e, Misconduct)]
    s.a._hear(Word(False, 51, ref("bad"), s.a.now(), s.a.now(), 0, f.read("call.rang/1", {"post": "desk"})))
    assert [e.why for e in s.a.effects if isinstance(e, Misconduct)] == [
        "call.rang/1: fields missing or too many: call"
    ]
    assert s.a.status()["odd_entries"] == 2


def test_every_kind_has_a_machine() -> None:
    assert set(engine.MACHINES) == {*f.KINDS.values(), f.Unknown}
