"""For how long the station really listened: what it missed is never counted, and never twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.station.listening import KEPT, Listening
from parley.station.ports import StoreFailed
from tests.station.pairs import START, Side

TIMES = st.integers(0, 60)


def test_who_never_slept_heard_everything() -> None:
    assert Listening().listened(10, 25) == 15


@pytest.mark.parametrize(
    ("since", "until", "heard"),
    [(0, 10, 10), (0, 15, 10), (12, 18, 0), (15, 25, 5), (0, 30, 20), (10, 20, 0), (20, 20, 0), (30, 20, 0)],
)
def test_a_gap_is_taken_off(since: int, until: int, heard: int) -> None:
    listening = Listening([(10, 20)])
    assert listening.listened(since, until) == heard


@given(st.lists(st.tuples(TIMES, TIMES), max_size=12), TIMES, TIMES)
def test_it_is_what_counting_moment_by_moment_gives(
    gaps: list[tuple[int, int]], since: int, until: int
) -> None:
    """Also where a clock went back, so that gaps are told out of order."""
    listening, asleep, latest = Listening(), set[int](), 0
    for start, end in gaps:
        listening.missed(start, end)
        asleep |= set(range(max(start, latest), end))
        latest = max(latest, end) if end > max(start, latest) else latest
    assert listening.listened(since, until) == len(set(range(since, until)) - asleep)


@given(st.lists(st.tuples(TIMES, TIMES)))
def test_what_is_dumped_is_loaded(gaps: list[tuple[int, int]]) -> None:
    listening = Listening()
    for gap in gaps:
        listening.missed(*gap)
    assert Listening.load(listening.dump()).gaps == listening.gaps
    assert not listening.changed


def test_the_oldest_gaps_are_forgotten_first() -> None:
    listening = Listening()
    for number in range(KEPT + 5):
        listening.missed(10 * number, 10 * number + 1)
    assert (len(listening.gaps), listening.gaps[0], listening.gaps[-1][0]) == (
        KEPT,
        (50, 51),
        10 * (KEPT + 4),
    )


@pytest.mark.parametrize("text", ["", "{", "[1]", '[["a", 2]]', "[[1, 2, 3]]", "7"])
def test_a_damaged_note_is_said_in_words(text: str) -> None:
    with pytest.raises(StoreFailed, match="when we listened"):
        Listening.load(text)


def test_a_stop_is_a_gap_and_is_remembered(sides: tuple[Side, Side]) -> None:
    a, _ = sides
    a.station.turn(START + 1_000)
    a.restart(START + 61_000)
    a.station.turn(START + 61_000)
    assert a.station.listening.listened(START, START + 61_000) == 1_000
    a.restart(START + 61_001)
    assert a.station.listening.listened(START, START + 61_001) == 1_000


def test_a_machine_that_slept_knows_it_by_the_turn_that_came_late(sides: tuple[Side, Side]) -> None:
    a, _ = sides
    a.station.turn(START + 1_000)
    due = a.station.due()
    assert due is not None
    a.station.turn(due + 3_600_000)
    assert a.station.listening.listened(due, due + 3_600_000) == 0


def test_a_turn_that_comes_in_time_is_no_gap(sides: tuple[Side, Side]) -> None:
    a, _ = sides
    for number in range(1, 40):
        a.station.turn(START + 1_000 * number)
    assert a.station.listening.gaps == []


def test_a_clock_set_right_does_not_stop_a_station_for_as_long_as_it_was_wrong(
    sides: tuple[Side, Side],
) -> None:
    a, _ = sides
    a.station.turn(START + 10 * 365 * 86_400_000)  # the clock said 2032
    a.restart(START + 2_000)
    assert a.station.now == START + 2_000
    a.station.turn(START + 3_000)
    assert a.station.now == START + 3_000
