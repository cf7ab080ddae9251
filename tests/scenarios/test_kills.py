"""Either station is killed at any moment of the month, and started again: the month comes to the same.

SIGKILL to real processes, while a request of ours is under way or just after. Nothing is lost, nothing is doubled.
"""

import random
import threading
from collections import Counter
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from parley.sim import outcome, read
from parley.sim.stage import Stage
from parley.sim.stations import Running
from tests.scenarios.staging import converged, said, staged

PLAY = "march-2022"
KILLS = 5  # in one run
LATE_S = 0.012  # a turn, with its commits and the parcel there and back, takes about so long
VARIES = ("line_id", "entries")  # names that chance made

Rows = list[dict[str, Any]]
Told = Counter[tuple[str, str, str]]


def played(prepare: Callable[[Stage], None]) -> tuple[Rows, Told, int]:
    """What a run of the play comes to, and how many requests it took."""
    count = 0
    with staged(read.find(PLAY)) as stage:

        def counted(_: Running) -> None:
            nonlocal count
            count += 1

        for side in stage.sides.values():
            side.station.on_request = counted
        prepare(stage)
        stage.run()
        converged(stage)
        rows = [attempt.row() for attempt in outcome.attempts(stage)]
        return [plain(row) for row in rows], said(stage), count


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """The attempt without what chance made; how many entries it has remains."""
    return {**{k: v for k, v in row.items() if k not in VARIES}, "entries": len(row["entries"])}


@cache
def undisturbed() -> tuple[Rows, Told, int]:
    """The month in which nobody was killed."""
    return played(lambda _: None)


def test_two_runs_of_the_month_come_to_the_same() -> None:
    again = played(lambda _: None)
    assert again[:2] == undisturbed()[:2]


def saboteur(seed: int, kills: int, requests: int) -> tuple[Callable[[Stage], None], list[str]]:
    """Kills either station at `kills` random requests, up to some milliseconds after each was sent."""
    chance = random.Random(seed)
    points = set(chance.sample(range(requests), kills))
    done: list[str] = []
    count = 0

    def prepare(stage: Stage) -> None:
        names = sorted(stage.sides)

        def before(_: Running) -> None:
            nonlocal count
            if count in points:
                victim = stage.sides[chance.choice(names)].station
                late = chance.uniform(0, LATE_S)
                done.append(f"{victim.name} {late * 1000:.1f} ms after request {count}")
                timer = threading.Timer(late, victim.kill)
                timer.start()
            count += 1

        for side in stage.sides.values():
            side.station.on_request = before

    return prepare, done


def survives(seed: int, kills: int) -> None:
    """The run with these kills comes to the same as without."""
    rows, told, requests = undisturbed()
    prepare, done = saboteur(seed, kills, requests)
    found_rows, found_told, _ = played(prepare)
    assert len(done) == kills
    assert found_rows == rows, done
    assert found_told - told == Counter(), f"written twice, after {done}"
    assert told - found_told == Counter(), f"lost, after {done}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_killed_at_five_random_points_the_month_comes_to_the_same(seed: int) -> None:
    survives(seed, KILLS)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1_000, 1_040))
def test_killed_at_two_hundred_random_points_the_month_comes_to_the_same(seed: int) -> None:
    survives(seed, KILLS)
