"""A real station stopped in mid-call, and another version of the program started on its record.

The version is told to differ; the kinds of entry are the same. In tests/sim/test_upgrades.py those differ.
"""

from typing import Any

import pytest

from parley.sim.stage import Side
from tests.processes.pair import pair, settled

OTHER = "import parley; parley.__version__ = '99.0'; from parley.cli import main; main()"


def calls(side: Side) -> list[tuple[str, str]]:
    (line,) = side.reading.lines()
    return [(thing.ref, thing.state) for thing in side.reading.things(line.id, kind="call")]


def upgraded(side: Side) -> None:
    """The station is asked to stop, and the other version runs in its place."""
    station = side.station
    station.stop()
    assert station._process is not None
    assert station._process.returncode == 0, station.last_words()
    command = station._argv.index("-c") + 1
    station._argv[command] = OTHER
    station.start()
    station.ready()


@pytest.mark.slow
@pytest.mark.parametrize("who", [0, 1])
def test_a_station_that_is_upgraded_in_mid_call_talks_on(who: int) -> None:
    with pair() as sides:
        one, other = sides
        place = {
            "do": "call.place",
            "from": "duty-desk",
            "to": "duty-desk",
            "precedence": "P",
            "subject": "x",
        }
        ref = one.station.ask(place)["entries"][0]["ref"]
        settled(*sides)
        _does(other, "call.attend", ref)
        _does(other, "call.accept", ref)
        settled(*sides)
        upgraded(sides[who])
        settled(*sides)
        _does(other, "call.identity", ref, result="held", how="call-back")
        _does(other, "call.principals", ref)
        settled(*sides)
        _does(one, "call.interpreters", ref, needed=False)
        settled(*sides)
        _does(other, "call.both_on", ref)
        settled(*sides)
        _does(one, "call.hang_up", ref)
        settled(*sides)
        assert calls(one) == calls(other) == [(ref, "ENDED")]


def _does(side: Side, do: str, call: str, **fields: Any) -> None:
    side.station.ask({"do": do, "call": call, **fields})
