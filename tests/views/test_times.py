import pytest

from parley.views.times import ago, dtg, roughly, span, when

NOON = 1_646_397_000_000  # 2022-03-04T12:30:00Z


def test_a_date_time_group_is_the_fields_own() -> None:
    assert dtg(NOON) == "041230Z MAR 22"
    assert dtg(NOON + 59_999) == "041230Z MAR 22"


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (0, "0 s"),
        (999, "0 s"),
        (40_000, "40 s"),
        (60_000, "1 min"),
        (61_500, "1 min 1 s"),
        (7_500_000, "2 h 5 min"),
        (7_200_000 + 4_000, "2 h"),
        (2 * 86_400_000 + 3 * 3_600_000, "2 d 3 h"),
        (100 * 86_400_000 + 3 * 3_600_000, "100 d"),
    ],
)
def test_a_length_of_time_is_told_in_its_two_largest_units(ms: int, words: str) -> None:
    assert span(ms) == words


def test_before_and_after_now() -> None:
    assert ago(NOON, NOON + 180_000) == "3 min ago"
    assert ago(NOON, NOON - 7_200_000) == "in 2 h"
    assert ago(NOON, NOON + 10) == "now"
    assert when(NOON, NOON + 180_000) == "041230Z MAR 22, 3 min ago"


@pytest.mark.parametrize(
    ("off_ms", "words"), [(-1_460_000, "24 min ago"), (7_500_000, "in 2 h"), (0, "now"), (-999, "now")]
)
def test_a_narrow_column_has_the_largest_unit_alone(off_ms: int, words: str) -> None:
    assert roughly(NOON + off_ms, NOON) == words
