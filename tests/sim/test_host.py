"""A simulated machine's clock, as its station reads it."""

from collections.abc import Iterator
from random import Random

import pytest

from parley.sim.world.disk import Survival
from parley.sim.world.host import Host, Stopped
from parley.sim.world.keys import standing_in

HOUR_MS = 3_600_000
BEGAN = 1_646_125_200_000


@pytest.fixture(autouse=True)
def stand_ins() -> Iterator[None]:
    with standing_in(wanted=True):
        yield


def host() -> Host:
    made = Host("aster", Random(1), stand_in=True)
    made.make(BEGAN)
    assert made.start(BEGAN, [])
    return made


def test_a_clock_that_is_set_back_goes_on_at_half_speed_as_a_real_station_reads_it() -> None:
    """A station whose clock stood still until the other caught up would ask for no echo meanwhile."""
    machine = host()
    machine.set_clock(BEGAN, -HOUR_MS, 0)
    assert machine.reads(BEGAN + 60_000) == BEGAN + 30_000
    assert machine.reads(BEGAN + 3 * HOUR_MS) == BEGAN + 2 * HOUR_MS == machine.now(BEGAN + 3 * HOUR_MS)


def test_it_is_known_when_a_clock_that_was_set_back_will_say_so() -> None:
    machine = host()
    machine.set_clock(BEGAN, -HOUR_MS, 0)
    for told in (BEGAN, BEGAN + 1, BEGAN + 60_000, BEGAN + 2 * HOUR_MS, BEGAN + 5 * HOUR_MS):
        at = machine.when(told, BEGAN)
        assert told <= machine.reads(at) <= told + 1


def test_a_start_begins_with_what_the_machine_says() -> None:
    machine = host()
    machine.set_clock(BEGAN, -HOUR_MS, 0)
    machine.stop(Stopped.KILLED)
    machine.revive(Survival.KILL)
    assert machine.start(BEGAN + 1_000, [])
    assert machine.reads(BEGAN + 1_000) == BEGAN + 1_000 - HOUR_MS
