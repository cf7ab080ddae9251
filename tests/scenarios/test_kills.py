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

from parley.record.entry import stamp
from parley.sim import outcome, read, traffic
from parley.sim.stage import Stage
from parley.sim.stations import Running
from tests.scenarios.staging import converged, said, staged, two_parties

PLAY = "march-2022"
KILLS = 5  # in one run
LATE_S = 0.012  # a turn, with its commits and the parcel there and back, takes about so long
VARIES = ("line_id", "entries")  # names that chance made

FEW = [
    0,
    *(pytest.param(seed, marks=pytest.mark.soak) for seed in (1, 2, 3)),
]  # the first; the others when there is time

Rows = list[dict[str, Any]]
Told = Counter[tuple[str, str, str]]


def played(on_request: Callable[[Stage, Running], None], play: str = PLAY) -> tuple[Rows, Told]:
    """What a run of the play comes to. `on_request` is told of each request before it goes, from the first on."""
    with staged(read.find(play), on_request=on_request) as stage:
        stage.run()
        converged(stage)
        rows = [plain(attempt.row()) for attempt in outcome.attempts(stage)]
        rows += [stands(one) for kind in ("request", "message") for one in traffic.written(stage, kind)]
        rows += [{"voice": voice.label, "path": voice.path} for voice in traffic.voices(stage)]
        return rows, said(stage)


def stands(one: traffic.Written) -> dict[str, Any]:
    """Where it stands on both sides, and how it came there."""
    assert one.theirs is not None
    there = (one.theirs["state"], one.theirs.get("marks"))
    return {"name": one.label, "state": one.mine["state"], "marks": one.mine.get("marks"), "path": one.path,
            "there": there, "number": one.mine["number"]}  # fmt: skip


def plain(row: dict[str, Any]) -> dict[str, Any]:
    """The attempt without what chance made; how many entries it has remains."""
    return {**{k: v for k, v in row.items() if k not in VARIES}, "entries": len(row["entries"])}


@cache
def undisturbed(play: str = PLAY) -> tuple[Rows, Told, int]:
    """The play in which nobody was killed, and how many requests it took."""
    count = 0

    def counted(_stage: Stage, _station: Running) -> None:
        nonlocal count
        count += 1

    return *played(counted, play), count


@pytest.mark.soak
def test_two_runs_of_the_month_come_to_the_same() -> None:
    assert played(lambda *_: None) == undisturbed()[:2]


class Saboteur:
    """Kills either station at random requests, up to some milliseconds after each was sent."""

    def __init__(self, seed: int, kills: int, requests: int) -> None:
        self.chance = random.Random(seed)
        self.points = set(self.chance.sample(range(requests), kills))
        self.count = 0
        self.done: list[str] = []

    def __call__(self, stage: Stage, station: Running) -> None:
        if self.count in self.points:
            running = [side.station for side in stage.sides.values()] or [station]
            victim = self.chance.choice(running)
            late = self.chance.uniform(0, LATE_S)
            self.done.append(f"{victim.name} {late * 1000:.1f} ms after request {self.count}")
            threading.Timer(late, victim.kill).start()
        self.count += 1


def survives(seed: int, kills: int, play: str = PLAY) -> None:
    """The run with these kills comes to the same as without."""
    rows, told, requests = undisturbed(play)
    saboteur = Saboteur(seed, kills, requests)
    found_rows, found_told = played(saboteur, play)
    assert len(saboteur.done) == kills
    assert found_rows == rows, saboteur.done
    assert found_told - told == Counter(), f"written twice, after {saboteur.done}"
    assert told - found_told == Counter(), f"lost, after {saboteur.done}"


@pytest.mark.parametrize(
    "request_number", [0, 3, 8, *(pytest.param(at, marks=pytest.mark.soak) for at in (1, 2, 4, 5, 12))]
)
def test_killed_while_the_line_is_being_made_it_is_made_all_the_same(request_number: int) -> None:
    saboteur = Saboteur(request_number, 0, 1)
    saboteur.points = {request_number}
    with staged(two_parties("made", "6h"), on_request=saboteur) as stage:
        stage.run()
        converged(stage)
        assert len(saboteur.done) == 1
        assert (
            sum(said(stage)[name, "agreement.signed/1", stamp(stage.play.begins)] for name in stage.sides)
            == 2
        )


@pytest.mark.slow
@pytest.mark.parametrize("seed", FEW)
def test_killed_at_five_random_points_the_month_comes_to_the_same(seed: int) -> None:
    survives(seed, KILLS)


@pytest.mark.slow
@pytest.mark.parametrize("seed", FEW)
@pytest.mark.parametrize("play", ["hoax-2008", pytest.param("vienna-2022", marks=pytest.mark.soak)])
def test_killed_at_random_points_what_was_written_and_what_was_never_sent_come_to_the_same(
    play: str, seed: int
) -> None:
    survives(seed, 3, play)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1_000, 1_040))
def test_killed_at_two_hundred_random_points_the_month_comes_to_the_same(seed: int) -> None:
    survives(seed, KILLS)
