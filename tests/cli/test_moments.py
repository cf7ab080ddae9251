import click
import pytest

from parley.cli.moments import MOMENT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+48h", "+48h"),
        ("+30m", "+30m"),
        ("041230Z MAR 22", "2022-03-04T12:30:00.000Z"),
        ("041230zmar22", "2022-03-04T12:30:00.000Z"),
        ("2022-03-04T12:30Z", "2022-03-04T12:30:00.000Z"),
        ("2022-03-04T14:30:05.250+02:00", "2022-03-04T12:30:05.250Z"),
    ],
)
def test_a_time_may_be_typed_in_three_ways(typed: str, meant: str) -> None:
    assert MOMENT.convert(typed, None, None) == meant


@pytest.mark.parametrize(
    "typed", ["tomorrow", "48h", "+0h", "2022-03-04T12:30", "321230Z MAR 22", "041230Z MAI 22", ""]
)
def test_anything_else_is_refused_with_the_three_ways(typed: str) -> None:
    with pytest.raises(click.BadParameter, match=r"\+48h"):
        MOMENT.convert(typed, None, None)
