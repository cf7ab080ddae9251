"""Two real stations on a cable of their own that loses packets, is thin, carries one way, or is pulled out.

After the fault everything has arrived and every receipt is there; while the line is dead, both say so, and in time.
"""

import time
from collections.abc import Iterator
from functools import partial

import pytest

from parley.sim.stage import Side
from tests.processes.network import ONE, OTHER, Network
from tests.processes.pair import ECHO_S, HERE, Place, bearers, outbox, outcome, pair, settled, under_load
from tests.scenarios.staging import until

HEALED_S = 3 * ECHO_S  # a courier tries at least at every echo; TCP has backed off, too


@pytest.fixture
def sides(network: Network) -> Iterator[tuple[Side, Side]]:
    assert HERE.host not in {ONE, OTHER}
    one = Place(host=ONE, before=network.inside(network.one))
    other = Place(host=OTHER, before=network.inside(network.other))
    with pair(one, other) as made:
        yield made


def says(sides: tuple[Side, Side], value: str, within_s: float) -> float:
    """How many seconds it took until both stations said this of their bearers."""
    return until(lambda: all(bearers(side) == value for side in sides), within_s)


@pytest.mark.slow
@pytest.mark.parametrize("per_cent", [pytest.param(30, marks=pytest.mark.soak), 40])
def test_where_every_third_packet_is_lost_all_receipts_arrive(
    network: Network, sides: tuple[Side, Side], per_cent: int
) -> None:
    network.drop(per_cent)
    with under_load(*sides, per_s=20) as loads:
        time.sleep(6)
    assert network.dropped() > 10
    network.heal()
    assert outcome(loads, HEALED_S) > 20
    says(sides, "UP", 2 * ECHO_S)


@pytest.mark.slow
def test_on_a_cable_of_64_kbit_a_second_all_receipts_arrive(
    network: Network, sides: tuple[Side, Side]
) -> None:
    network.thin(64)
    with under_load(*sides, per_s=5) as loads:
        time.sleep(2)
    assert outcome(loads, 60) > 10
    says(sides, "UP", 2 * ECHO_S)


@pytest.mark.slow
def test_where_one_side_hears_nothing_both_say_dead_in_time_and_all_arrives_afterwards(
    network: Network, sides: tuple[Side, Side]
) -> None:
    says(sides, "UP", 2 * ECHO_S)
    network.deaf(network.other)
    with under_load(*sides, per_s=10) as loads:
        says(sides, "DEAD", 2 * ECHO_S)
    assert all(outbox(side) > 0 for side in sides)
    network.heal()
    outcome(loads, HEALED_S)
    says(sides, "UP", 2 * ECHO_S)


@pytest.mark.slow
def test_where_the_cable_is_out_both_say_dead_in_time_and_all_arrives_afterwards(
    network: Network, sides: tuple[Side, Side]
) -> None:
    says(sides, "UP", 2 * ECHO_S)
    network.pull()
    with under_load(*sides, per_s=10) as loads:
        says(sides, "DEAD", 2 * ECHO_S)
    network.heal()
    outcome(loads, HEALED_S)
    says(sides, "UP", 2 * ECHO_S)


@pytest.mark.slow
def test_a_cable_that_is_pulled_and_plugged_all_the_time_loses_nothing(
    network: Network, sides: tuple[Side, Side]
) -> None:
    with under_load(*sides, per_s=20) as loads:
        for _ in range(6):
            network.pull()
            time.sleep(0.7)
            network.plug()
            time.sleep(0.7)
    network.heal()
    outcome(loads, HEALED_S)
    says(sides, "UP", 2 * ECHO_S)


@pytest.mark.soak
def test_ten_minutes_of_a_cable_in_bad_faith(network: Network, sides: tuple[Side, Side]) -> None:
    with under_load(*sides, per_s=10) as loads:
        for turn in range(40):
            ear = (network.one, network.other)[turn % 2]
            for fault in (partial(network.drop, 30), network.pull, partial(network.deaf, ear)):
                fault()
                time.sleep(2)
                network.heal()
                time.sleep(3)
    assert outcome(loads, HEALED_S) > 1_000
    settled(*sides)
