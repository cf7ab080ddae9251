"""Authenticators: each pair once, each side its own numbers, and a new book in time."""

import pytest

from parley.line import engine
from parley.line.authenticators import Book
from parley.line.values import Level, Refusal
from parley.record.entry import Instant, stamp
from tests.line.stage import DAY, MORNING, Stage
from tests.line.test_claimed import begin, now
from tests.line.test_release import Kept

BOOK = "b" * 64


def with_book(pairs: int = 40, *, first: bool = True) -> Stage:
    s = Stage()
    s.a.ask("authbook.told", book=BOOK, pairs=pairs, first=first, made=stamp(s.now))
    return s


def book(s: Stage) -> Book:
    assert s.a.line.core.book is not None
    return s.a.line.core.book


def use(s: Stage, number: int, use: str = "ask", **more: object) -> None:
    s.a.ask("authbook.use", number=number, use=use, by="watch 1", **more)


@pytest.mark.parametrize(("first", "numbers"), [(True, [1, 3, 5]), (False, [2, 4, 6])])
def test_each_side_asks_with_its_own_numbers_one_after_the_other(first: bool, numbers: list[int]) -> None:
    s = with_book(first=first)
    kept = Kept(s.a)
    for number in numbers:
        assert book(s).next == number
        use(s, number)
    assert [note.body["number"] for note in kept.all() if note.kind == "authbook.used/1"] == numbers
    assert book(s).left == 17


@pytest.mark.parametrize(("first", "left"), [(True, 3), (False, 2)])
def test_of_an_odd_book_whoever_has_the_odd_numbers_has_one_more(first: bool, left: int) -> None:
    s = with_book(pairs=5, first=first)
    assert book(s).left == left
    for _ in range(left):
        number = book(s).next
        assert number is not None
        use(s, number)
    assert (book(s).next, book(s).left) == (None, 0)


def test_no_pair_is_used_twice_and_a_restart_forgets_none() -> None:
    s = with_book()
    use(s, 1)
    use(s, 2, "answer")
    s.a.reload()
    for number, how in ((1, "ask"), (2, "answer")):
        with pytest.raises(Refusal, match="used up") as why:
            use(s, number, how)
        assert why.value.code == "used-up"


@pytest.mark.parametrize(
    ("number", "how", "why"),
    [(2, "ask", "theirs to ask"), (1, "answer", "ours to ask"), (41, "ask", "40 pairs")],
)
def test_a_number_of_the_other_side_or_of_no_book_is_refused(number: int, how: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        use(with_book(), number, how)


def test_without_a_book_there_is_nothing_to_ask_with() -> None:
    with pytest.raises(Refusal, match="no authenticator book"):
        use(Stage(), 1)


def test_a_book_that_is_used_up_says_so() -> None:
    s = with_book(pairs=2)
    use(s, 1)
    assert (book(s).next, book(s).left) == (None, 0)


def test_whoever_asks_with_a_wrong_challenge_uses_the_pair_up_and_is_told_of() -> None:
    s = with_book()
    use(s, 2, "answer", right=False)
    assert "did not know its challenge" in s.a.alarms(Level.INCIDENT)[-1].what
    with pytest.raises(Refusal, match="used up"):
        use(s, 2, "answer")


def test_a_claimed_call_is_settled_by_a_pair_that_we_asked_with_and_by_each_only_once() -> None:
    s = with_book()
    c = begin(s)
    check = {"claimed": c.ref, "by": "watch 1", "result": "held"}
    with pytest.raises(Refusal, match="nobody asked with pair 1"):
        s.a.ask("claimed.check", **check, authenticator=1)
    use(s, 1)
    s.a.ask("claimed.check", **check, authenticator=1)
    assert (now(s, c.ref).state, now(s, c.ref).checks[-1].how) == ("SUMMONING", "authenticator 1")
    s.a.ask("claimed.open", caller_post="minister", channel="radio", by="watch 1")
    other = next(
        note.body["claimed"] for note in reversed(engine.notes(s.a.line)) if note.kind == "claimed.opened/1"
    )
    with pytest.raises(Refusal, match="settled another call"):
        s.a.ask("claimed.check", claimed=other, by="watch 1", result="held", authenticator=1)


def test_a_new_book_takes_the_place_of_the_old_one() -> None:
    s = with_book()
    use(s, 1)
    with pytest.raises(Refusal, match="in use already"):
        s.a.ask("authbook.told", book=BOOK, pairs=40, first=True, made=stamp(s.now))
    s.a.ask("authbook.told", book="c" * 64, pairs=40, first=True, made=stamp(s.now))
    assert book(s).next == 1


def test_after_two_years_a_new_book_is_asked_for_once_and_not_before() -> None:
    s = with_book()
    line = s.a.line
    due = Instant(MORNING + 730 * DAY)
    assert engine.due(line) is not None
    for moment, said in ((due - 1, 0), (due, 1), (due + DAY, 0)):
        effects = engine.wake(line, Instant(moment), lambda since, until: until - since).effects
        assert len([e for e in effects if "authenticator book" in getattr(e, "what", "")]) == said
    assert book(s).told_old


def test_the_last_ten_are_told_of() -> None:
    s = with_book(pairs=24)
    use(s, 1)
    assert not s.a.alarms(Level.NOTICE)[1:]
    use(s, 3)
    assert "10 authenticators are left" in s.a.alarms(Level.NOTICE)[-1].what
