"""The bell of a terminal: how often it comes says how urgent it is; nothing new is silenced with the old."""

from typing import Any

import pytest

from parley.cli.watch_bell import AWAY, AWAY_S, Bell
from parley.cli.watch_ear import Sight


def sight(*things: dict[str, Any], alive: bool = True) -> Sight:
    """One line on which these calls of theirs are open, and these messages unseen."""
    calls = [t for t in things if "bell" in t]
    return Sight(0, alive, {"lines": [{"open_calls": calls}]}, [t for t in things if "quiet" in t])


def call(ref: str, precedence: str = "P", bell: str = "post") -> dict[str, Any]:
    return {"ref": ref, "precedence": precedence, "bell": bell, "mine": False, "heard_at": ref}


def message(ref: str, precedence: str, quiet: str | None = None) -> dict[str, Any]:
    return {"ref": ref, "precedence": precedence, "quiet": quiet}


def rung(bell: Bell, seconds: float) -> int:
    """How often it rings in that time, asked four times a second."""
    return sum(bell.due(tick / 4) for tick in range(int(seconds * 4)))


@pytest.mark.parametrize(
    ("thing", "times"),
    [
        (call("a", "Z"), 60),
        (call("a", "O"), 30),
        (call("a", "P"), 20),
        (call("a", "R"), 12),
        (call("a", "Z", bell="quiet"), 0),
        (call("a", "Z", bell="stopped"), 0),
        (message("a", "Z"), 30),
        (message("a", "O"), 12),
        (message("a", "R"), 1),
        (message("a", "Z", quiet="beyond their quota"), 0),
    ],
    ids=[
        "a FLASH call rings every second",
        "an IMMEDIATE call every other",
        "a PRIORITY call less often",
        "a ROUTINE call rings on all the same",
        "a call beyond the quota does not ring",
        "a call that was answered does not ring",
        "a FLASH message rings until it is seen",
        "an IMMEDIATE message likewise",
        "a ROUTINE message rings once",
        "a message that is held down does not ring",
    ],
)
def test_in_a_minute(thing: dict[str, Any], times: int) -> None:
    bell = Bell()
    bell.hear(sight(thing))
    assert rung(bell, 60) == times


def test_what_is_silenced_stays_silent_and_what_comes_afterwards_rings() -> None:
    bell = Bell()
    bell.hear(sight(call("a")))
    bell.silence()
    assert bell.words == "silenced here"
    assert rung(bell, 60) == 0
    bell.hear(sight(call("a"), call("b", "Z")))
    assert bell.words == "RINGS"
    assert rung(bell, 60) == 60


def test_a_call_that_rings_anew_is_heard_anew() -> None:
    bell = Bell()
    bell.hear(sight(call("a")))
    bell.silence()
    bell.hear(sight())
    bell.hear(sight(call("a")))
    assert bell.due(0)


def test_a_station_that_is_away_rings_and_its_calls_do_not() -> None:
    bell = Bell()
    bell.hear(sight(call("a", "Z"), alive=False))
    assert bell.rings == {AWAY: AWAY_S}
    assert rung(bell, 60) == 60 / AWAY_S


def test_the_most_urgent_ring_stands_first() -> None:
    found = sight(call("a", "R"), call("b", "Z", bell="stopped"), call("c", "O"))
    assert [each["ref"] for each in found.calls] == ["c", "a", "b"]
