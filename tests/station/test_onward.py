"""A clock that never goes back, though the machine's does."""

import pytest

from parley.station.onward import Onward


@pytest.mark.parametrize(
    ("wall", "ran", "says"),
    [(60, 60, 60), (500, 60, 500), (-3_000, 60, 30), (30, 60, 30), (31, 60, 31), (0, 0, 0)],
    ids=["it goes along", "it was set forward", "it was set back: half as fast", "both say the same",
         "it has been caught up with", "no time has passed"],
)  # fmt: skip
def test_what_it_says(wall: int, ran: int, says: int) -> None:
    assert Onward(0, 0).read(wall, ran) == says


def test_it_says_beforehand_when_it_will_say_so_at_the_latest() -> None:
    clock = Onward(1_000, 0)
    assert clock.read(-50_000, 10) == 1_005
    then = clock.ran_at(1_205)
    assert then == 410
    assert clock.read(-50_000, then - 2) == 1_204
    assert clock.read(-50_000, then) == 1_205
    assert clock.ran_at(1_000) == then  # that is past
