"""Scores from the two logs of real stations: the same on both sides, over epochs, and whatever else was written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from parley.station.errors import Refusal
from parley.views import exercises
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair

MARK = {"usage": "EXERCISE", "name": "Cold Lake"}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found


def scored(pair: Pair, side: Side, name: str = "cold lake") -> dict[str, Any]:
    reading, row = pair.reading(side), pair.row(side)
    return exercises.score(exercises.logs(reading, row), row, name)


def alike(pair: Pair) -> dict[str, Any]:
    """The score, which both sides must come to alike but for whose is whose."""
    ours, theirs = scored(pair, pair.aster), scored(pair, pair.boreas)
    for name in ("name", "from", "until", "due", "done", "percent"):
        assert ours[name] == theirs[name], name
    parts = [
        sorted((p | {"mine": None} for p in s["parts"]), key=lambda p: p["party"]) for s in (ours, theirs)
    ]
    assert parts[0] == parts[1]
    return ours


def test_both_sides_come_to_one_score(pair: Pair) -> None:
    first = pair.ask(
        pair.aster, "write", to="duty-desk", text="1", precedence="O", marking=MARK, reply_by="+1h"
    )
    pair.ask(pair.aster, "write", to="duty-desk", text="2", precedence="O", marking=MARK)
    pair.ask(pair.aster, "write", to="duty-desk", text="no part of it")
    pair.settle(5 * MINUTE)
    pair.ask(pair.boreas, "seen", message=first)
    pair.ask(pair.boreas, "write", to="duty-desk", text="yes", reply_to=first, marking=MARK)
    pair.settle(HOUR)
    found = alike(pair)
    assert (found["done"], found["due"], found["percent"]) == (2, 4, 50), (
        "the reply is a message of it too, and nobody saw it"
    )
    assert found["name"] == "Cold Lake"


def test_an_exercise_goes_on_over_a_new_epoch(pair: Pair) -> None:
    first = pair.ask(pair.aster, "write", to="duty-desk", text="1", precedence="O", marking=MARK)
    pair.settle(MINUTE)
    pair.aster.reboot(pair.now)
    pair.settle(MINUTE)
    second = pair.ask(pair.aster, "write", to="duty-desk", text="2", precedence="O", marking=MARK)
    pair.settle(MINUTE)
    assert len(pair.aster.epochs(mine=True)) == 2
    for message in (first, second):
        pair.ask(pair.boreas, "seen", message=message)
    pair.settle(MINUTE)
    found = alike(pair)
    (part,) = [part for part in found["parts"] if part["mine"]]
    assert (part["messages"], part["delivered"], found["percent"]) == (2, 2, 100)


def test_a_call_of_the_exercise_counts_and_a_refusal_is_no_answer(pair: Pair) -> None:
    answered = pair.ringing(subject="Cold Lake: first", exercise=True)
    pair.ask(pair.boreas, "call.in_writing", call=answered)
    pair.settle(MINUTE)
    refused = pair.ringing(subject="cold lake: second", exercise=True)
    pair.ask(pair.boreas, "call.refuse", call=refused)
    pair.settle(MINUTE)
    (part,) = [part for part in alike(pair)["parts"] if part["mine"]]
    assert (part["calls"], part["answered"], part["refused"]) == (2, 1, 1)


def test_a_drill_of_that_name_is_no_exercise(pair: Pair) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", text="1", marking={"usage": "DRILL", "name": "Cold Lake"})
    pair.settle(MINUTE)
    with pytest.raises(Refusal, match="no exercise cold lake is on record"):
        scored(pair, pair.aster)
