"""SIGKILL and SIGSTOP, again and again, to two real stations while messages are written at both.

What a station acknowledged is in both records; nothing is there twice, also where a request was repeated after a death.
"""

import os
import random
import signal
import time

import pytest

from parley.sim.stage import Side
from tests.processes.pair import PATIENCE_S, Load, killed, outcome, pair, under_load

SOAK_KILLS = 100  # in one run of five
SOAK_STOPS = 60


def progress(load: Load, since: int, wait_s: float = PATIENCE_S) -> None:
    """The station has acknowledged something since."""
    until = time.monotonic() + wait_s
    while len(load.acknowledged) <= since and load.died is None:
        assert time.monotonic() < until, f"{load.side.name} acknowledges nothing any more"
        time.sleep(0.005)
    assert load.died is None, load.died


def kills(sides: tuple[Side, Side], seed: int, count: int) -> int:
    """So many stations killed under load, now one, now the other, now both; how many messages it came to."""
    chance = random.Random(seed)
    with under_load(*sides) as loads:
        done = 0
        while done < count:
            victims = chance.choice([loads[:1], loads[1:], loads])
            marks = [len(load.acknowledged) for load in victims]
            done += sum(killed(load.side) for load in victims)
            for load, mark in zip(victims, marks, strict=True):
                if chance.random() < 0.9:  # else killed again while it starts
                    progress(load, mark)
            time.sleep(chance.uniform(0.0, 0.4))
    return outcome(loads)


def stops(sides: tuple[Side, Side], seed: int, count: int) -> int:
    """So many times a station stood still under load, for up to two seconds; how many messages it came to."""
    chance = random.Random(seed)
    with under_load(*sides) as loads:
        for _ in range(count):
            victims = chance.choice([loads[:1], loads[1:], loads])
            for load in victims:
                os.kill(load.side.station.pid, signal.SIGSTOP)
            time.sleep(chance.choice([0.05, 0.3, 2.0]))
            for load in victims:
                os.kill(load.side.station.pid, signal.SIGCONT)
            time.sleep(chance.uniform(0.0, 0.4))
    return outcome(loads)


@pytest.mark.slow
def test_killed_six_times_under_load_nothing_acknowledged_is_lost_and_nothing_doubled() -> None:
    with pair() as sides:
        assert kills(sides, seed=1, count=6) > 100


@pytest.mark.slow
def test_stopped_and_continued_under_load_nothing_is_lost_and_nothing_doubled() -> None:
    with pair() as sides:
        assert stops(sides, seed=1, count=4) > 100


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 105))
def test_killed_five_hundred_times_under_load(seed: int) -> None:
    with pair() as sides:
        messages = kills(sides, seed, SOAK_KILLS)
        print(f"seed {seed}: {SOAK_KILLS} kills, {messages} messages")  # noqa: T201  # the figure for the page
        assert messages > SOAK_KILLS


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(200, 205))
def test_stopped_three_hundred_times_under_load(seed: int) -> None:
    with pair() as sides:
        messages = stops(sides, seed, SOAK_STOPS)
        print(f"seed {seed}: {SOAK_STOPS} stops, {messages} messages")  # noqa: T201  # the figure for the page
        assert messages > SOAK_STOPS
