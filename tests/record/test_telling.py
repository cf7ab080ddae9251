"""The order in which logs are told that lie beside one another: found from what is in them, however they came."""

from itertools import permutations

import pytest

from parley.record.epochs import place
from parley.record.telling import Apart, Branch, lies, tell

ROOT = Branch("b0", "", 0, 0, ("a0",))


def log(epoch: str, follows: str, size: int, at_ms: int, *names: str) -> Branch:
    return Branch(epoch, follows, size, at_ms, names)


def told(theirs: list[Branch], *names: str) -> list[str]:
    """The order of these logs, as a counterpart with one log tells them, whose entries name these in turn."""
    mine = [log("a0", "", 0, 0, *names)]
    orders = {
        tuple(branch.epoch for branch in tell(mine, list(given))[1].branches)
        for given in permutations(theirs)
    }
    swapped = {tuple(b.epoch for b in tell(list(given), mine)[0].branches) for given in permutations(theirs)}
    assert orders == swapped
    (order,) = orders  # the same, however they came
    return list(order)


def test_logs_of_which_each_follows_the_one_before_are_told_so_whatever_their_dates() -> None:
    assert told([ROOT, log("b1", "b0", 5, -9), log("b2", "b1", 3, -99)]) == ["b0", "b1", "b2"]


def test_of_two_that_follow_one_the_counterparts_entries_say_which_it_heard_of_first() -> None:
    beside = [ROOT, log("b1", "b0", 5, 1), log("b2", "b0", 4, 2)]
    assert told(beside, "b0", "b2", "b1") == ["b0", "b2", "b1"]
    assert told(beside, "b0", "b1", "b2") == ["b0", "b1", "b2"]


def test_a_log_that_is_dated_back_comes_after_what_was_heard_before_it() -> None:
    lie = log("b2", "b0", 1, -1_000_000)
    assert told([ROOT, log("b1", "b0", 5, 1), lie], "b0", "b1", "b2") == ["b0", "b1", "b2"]


def test_what_follows_a_named_log_does_not_come_before_it_and_what_it_follows_comes_along() -> None:
    logs = [ROOT, log("b1", "b0", 5, 1), log("b2", "b0", 5, 2), log("b3", "b2", 2, 3)]
    assert told(logs, "b0", "b3", "b1") == ["b0", "b2", "b3", "b1"]


def test_a_log_that_nobody_names_stands_where_it_is_dated_behind_what_it_follows() -> None:
    logs = [ROOT, log("b1", "b0", 5, 10), log("b2", "b0", 4, 20), log("b3", "b0", 3, 15)]
    assert told(logs, "b0", "b1", "b2") == ["b0", "b1", "b3", "b2"]


def test_a_log_that_follows_none_that_is_here_is_left_out() -> None:
    assert told([ROOT, log("b2", "b1", 4, 20)], "b0", "b2") == ["b0"]


def test_both_sides_may_have_logs_beside_one_another() -> None:
    mine = [
        log("a0", "", 0, 0, "b0"),
        log("a1", "a0", 3, 1, "b2"),
        log("a2", "a0", 2, 2, "b1"),
    ]
    theirs = [ROOT, log("b1", "b0", 5, 3, "a2"), log("b2", "b0", 4, 4, "a1")]
    one, other = tell(mine, theirs)
    assert [branch.epoch for branch in one.branches] == ["a0", "a1", "a2"]
    assert [branch.epoch for branch in other.branches] == ["b0", "b2", "b1"]
    assert one.beside
    assert other.beside


@pytest.mark.parametrize(
    ("named", "at", "apart"),
    [
        ("b2", place(0, 3), False),  # of what it follows, so much as it names
        ("b2", place(0, 4), True),  # but not what comes after that
        ("b2", place(1, 0), True),  # nor what is in a log beside it
        ("b2", place(2, 9), False),  # the log itself is never apart: its own size says how much
        ("b1", place(2, 0), True),
        ("b0", place(1, 0), False),  # what follows it lies behind it
    ],
)
def test_what_lies_apart_from_a_log_is_what_it_does_not_say_that_its_author_held(
    named: str, at: int, *, apart: bool
) -> None:
    theirs = [ROOT, log("b1", "b0", 5, 1), log("b2", "b0", 4, 2)]
    _, order = tell([log("a0", "", 0, 0, "b0", "b1", "b2")], theirs)
    assert lies(at, order.apart(named, {"b0": 5, "b1": 7, "b2": 9}).from_(0, 0)) is apart


def test_what_follows_the_named_log_lies_apart_only_where_an_earlier_name_makes_after_larger() -> None:
    """It names b1 up to 4, and named b3 before, which is told later: of b2, told between the two, it says nothing."""
    theirs = [ROOT, log("b1", "b0", 5, 1), log("b2", "b1", 4, 2), log("b3", "b0", 5, 3)]
    _, order = tell([log("a0", "", 0, 0, "b0", "b1", "b2", "b3")], theirs)
    sizes = {"b0": 5, "b1": 4, "b2": 9, "b3": 2}
    named, after = place(order.rank["b1"], 4), place(order.rank["b3"], 1)
    assert order.apart("b1", sizes) == Apart((place(3, 0),), (place(2, 0),))
    assert not lies(place(2, 3), order.apart("b1", sizes).from_(named, named))
    assert lies(place(2, 3), order.apart("b1", sizes).from_(named, after))
    assert not lies(place(2, 3), order.apart("b1", sizes).from_(place(1, 2), named)), (
        "it went back in one log"
    )
