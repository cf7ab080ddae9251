# ruff: noqa: RUF001  # primes, as people type them
"""Positions: typed in many ways, shown in one, and never another place than was meant."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.forms import positions

TYPED: Final = {
    "54°21.5'N 018°39.0'E": (543_583_333, 186_500_000),
    "54 21 30 N, 18 39 0 E": (543_583_333, 186_500_000),
    "54°21′30″N 18°39′00″W": (543_583_333, -186_500_000),
    "n54 21.5 e018 39": (543_583_333, 186_500_000),
    "54.35833,18.65": (543_583_300, 186_500_000),
    "-54.35833 -18.65": (-543_583_300, -186_500_000),
    "0,0": (0, 0),
    "90N 180W": (900_000_000, -1_800_000_000),
    "54,5N 18,5E": (545_000_000, 185_000_000),
}


@pytest.mark.parametrize(("text", "place"), TYPED.items())
def test_a_position_is_read_as_people_write_it(text: str, place: tuple[int, int]) -> None:
    assert positions.parse(text) == dict(zip(("lat_e7", "lon_e7"), place, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        *("", "the bridge", "54", "54N", "91N 0E", "0N 180.1E", "54 60 N 18 E", "54.5 30 N 18 E"),
        *("54 21 61 N 18 E", "54N 18N", "1e3,5", "54N 18E 5", "٥٤,١٨"),
    ],
)
def test_what_is_no_position_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"position|angle|latitude"):
        positions.parse(text)


SHOWN: Final = {
    (0, 0): "00°00.0'N 000°00.0'E",
    (543_583_333, -186_500_000): "54°21.5'N 018°39.0'W",
    (-1, 1): "00°00.000006'S 000°00.000006'E",
    (900_000_000, 1_800_000_000): "90°00.0'N 180°00.0'E",
}


@pytest.mark.parametrize(("place", "text"), SHOWN.items())
def test_a_position_is_shown_with_as_few_decimals_as_name_it(place: tuple[int, int], text: str) -> None:
    assert positions.shown({"lat_e7": place[0], "lon_e7": place[1]}) == text


@given(st.integers(-900_000_000, 900_000_000), st.integers(-1_800_000_000, 1_800_000_000))
def test_what_is_shown_names_this_place_and_no_other(lat: int, lon: int) -> None:
    place = {"lat_e7": lat, "lon_e7": lon}
    assert positions.parse(positions.shown(place)) == place
