"""The numbers of messages in a bundle: gaps, repeats, and what may not be concluded where entries are withheld."""

import pytest

from parley.line.values import Post
from parley.record.verify import verify
from parley.verdict import judge, words
from parley.verdict.result_written import NumbersShown
from tests.record.making import bundle_of
from tests.verdict.plays import Play, begin


def of_a(play: Play) -> NumbersShown:
    return next(one for one in play.verdict().numbers if one.by == play.a.name)


@pytest.mark.parametrize(
    ("sent", "missing", "repeated", "behind"),
    [
        pytest.param((1, 2, 3), (), 0, 0, id="without a gap"),
        pytest.param((1, 2, 5), ((3, 4),), 0, 0, id="two numbers that no message has"),
        pytest.param((2, 3), ((1, 1),), 0, 0, id="the first is missing"),
        pytest.param((1, 2, 2, 3), (), 1, 0, id="one number twice"),
        pytest.param((1, 3, 2), (), 0, 1, id="a number that comes after a larger one is not missing"),
        pytest.param((1, 4, 4, 8), ((2, 3), (5, 7)), 1, 0, id="gaps and a repeat"),
        pytest.param((1, 10**12), ((2, 10**12 - 1),), 0, 0, id="a gap as large as numbers go"),
    ],
)
def test_what_is_missing_and_what_stands_twice(
    sent: tuple[int, ...], missing: tuple[tuple[int, int], ...], repeated: int, behind: int
) -> None:
    play = begin()
    for number in sent:
        play.send(play.a, number=number)
    found = of_a(play)
    assert (found.missing, len(found.repeated), len(found.behind)) == (missing, repeated, behind)
    assert (found.messages, found.highest) == (len(sent), max(sent))


def test_each_post_counts_for_itself() -> None:
    play = begin()
    play.send(play.a, number=1)
    play.send(play.a, number=1, from_=Post("secretary"))
    play.send(play.b, number=2)
    found = [(one.by, one.post, one.missing) for one in play.verdict().numbers]
    assert found == [
        (play.a.name, "desk", ()),
        (play.a.name, "secretary", ()),
        (play.b.name, "desk", ((1, 1),)),
    ]


def test_a_gap_is_told_to_whom_it_may_concern() -> None:
    play = begin()
    for number in (1, 4, 4):
        play.send(play.a, number=number)
    text = words(play.verdict())
    told = "aster desk: 3 messages, the highest number 4; MISSING: 2 to 3; the record of aster holds no such message"
    assert told in text
    assert "a number that stands twice" in text


def test_in_a_selection_no_number_is_missing() -> None:
    play = begin()
    for number in (1, 2, 3):
        play.send(play.a, number=number)
    log, size = play.a.log, max(play.a.log.heads)
    parts = [log.selection(0, log.size - 1, size=size), play.b.log.part()]
    verdict = judge(verify(bundle_of(parts, (play.a, play.b))))
    (found,) = verdict.numbers
    assert (found.messages, found.highest, found.missing) == (1, 3, None)
    assert "whether any is missing is not known: entries are withheld" in words(verdict)
    assert "MISSING" not in words(verdict)
