"""Moments as a form prints them, as they are read aloud, and as people type them."""

from typing import Final

import pytest

from parley.forms import moments
from parley.record.entry import Instant, stamp

NOW: Final = Instant(1_646_397_000_000)

SHOWN: Final = {
    "2022-03-04T12:30:00.000Z": ("041230Z MAR 22", "041230Z MAR 22", "0 4 1 2 3 0 ZULU MAR 2 0 2 2"),
    "2022-03-04T12:30:01.000Z": (
        "041230Z MAR 22",
        "2022-03-04T12:30:01.000Z",
        "0 4 1 2 3 0 ZULU MAR 2 0 2 2",
    ),
    "1999-12-31T23:59:00.000Z": (
        "312359Z DEC 99",
        "1999-12-31T23:59:00.000Z",
        "3 1 2 3 5 9 ZULU DEC 1 9 9 9",
    ),
    "soon": ("soon", "soon", ""),
}


@pytest.mark.parametrize(("text", "said"), SHOWN.items())
def test_a_moment_is_shown_as_a_group_where_that_says_all_of_it(
    text: str, said: tuple[str, str, str]
) -> None:
    assert (moments.dtg(text), moments.shown(text), moments.spelled(text)) == said


TYPED: Final = {
    "+90s": "2022-03-04T12:31:30.000Z",
    "+2d": "2022-03-06T12:30:00.000Z",
    "041230Z MAR 22": "2022-03-04T12:30:00.000Z",
    "041230ZMAR22": "2022-03-04T12:30:00.000Z",
    "2022-03-04T12:30Z": "2022-03-04T12:30:00.000Z",
    "2022-03-04T12:30:01.250Z": "2022-03-04T12:30:01.250Z",
    "2022-03-04 07:30-05:00": "2022-03-04T12:30:00.000Z",
}


@pytest.mark.parametrize(("text", "at"), TYPED.items())
def test_a_moment_may_be_typed_in_several_ways(text: str, at: str) -> None:
    assert moments.parse(text, NOW) == at


LATER: Final = {  # typed at 12:30:17.250
    "+90s": "2022-03-04T12:31:47.000Z", "+1m": "2022-03-04T12:31:00.000Z", "+2h": "2022-03-04T14:30:00.000Z",
    "+10d": "2022-03-14T12:30:00.000Z",
}  # fmt: skip


@pytest.mark.parametrize(("text", "at"), LATER.items())
def test_a_time_from_now_has_the_seconds_that_it_was_asked_for_with(text: str, at: str) -> None:
    assert moments.parse(text, Instant(NOW + 17_250)) == at


@pytest.mark.parametrize(
    "text", ["", "+0h", "+h", "311230Z FEB 22", "041230 MAR 22", "2022-03-04", "12:30Z", "+9999999d"]
)
def test_what_names_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever its words are
        moments.parse(text, NOW)


def test_a_group_says_which_minute_and_no_other() -> None:
    groups = {moments.dtg(stamp(NOW + minute * 60_000)) for minute in range(3 * 1_440)}
    assert len(groups) == 3 * 1_440


SPANS: Final = {0: "0 s", 59: "59 s", 93_900: "1 d 2 h 5 min", -60: "−1 min", 172_800: "2 d"}


@pytest.mark.parametrize(("seconds", "said"), SPANS.items())
def test_a_length_of_time_is_said_in_whole_units(seconds: int, said: str) -> None:
    assert moments.span(seconds, "en") == said
    assert moments.parse_span(said) == seconds
