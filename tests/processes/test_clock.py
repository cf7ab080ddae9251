"""The machine's clock of one real station is set while it runs: both sides say so, and all goes on."""

import os
import signal
from pathlib import Path

import pytest

from parley.sim.stage import Side
from tests.processes.pair import ECHO_S, Place, bearers, checks, outcome, pair, shown, under_load
from tests.scenarios.staging import folder, until

pytestmark = pytest.mark.usefixtures("faketime")

HOUR = 3600


def told(hands: Path, offset_s: int) -> None:
    """The station's machine is so far from ours from now on; never read half written."""
    new = hands.with_suffix(".new")
    new.write_text(f"{offset_s:+d}\n", "utf-8")
    new.replace(hands)


def clock(hands: Path) -> Place:
    """A station whose wall clock is where the file says; how long it waits is left as it is."""
    return Place(before=("env", f"FAKETIME_TIMESTAMP_FILE={hands}", "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1",
                         f"LD_PRELOAD={library()}"))  # fmt: skip


def library() -> Path:
    (found,) = Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")
    return found


def apart(side: Side) -> int:
    """So far apart are the clocks at least, by this side's status, in seconds."""
    (line,) = shown(side)["lines"]
    return round(int(line["clock"]["off_ms"]) / 1000)


@pytest.mark.slow
def test_a_clock_set_an_hour_forward_is_told_on_both_sides_and_stops_nothing() -> None:
    with folder() as where:
        hands = where / "hands"
        told(hands, 0)
        with pair(clock(hands)) as (near, far):
            assert apart(near) == apart(far) == 0
            with under_load(near, far, per_s=10) as loads:
                told(hands, HOUR)
                until(lambda: apart(near) < 60 - HOUR and apart(far) > HOUR - 60, 3 * ECHO_S)
            assert checks(near)["clock"]["state"] == checks(far)["clock"]["state"] == "bad"
            outcome(loads)


@pytest.mark.slow
def test_a_station_whose_clock_is_set_an_hour_back_says_so_and_still_notices_that_the_line_is_dead() -> None:
    with folder() as where:
        hands = where / "hands"
        told(hands, 0)
        with pair(clock(hands)) as (near, far):
            with under_load(near, far, per_s=10) as loads:
                told(hands, -HOUR)
                # It goes half as fast from now on, and so the two come apart by a second in two.
                until(lambda: apart(near) > 2 and apart(far) < -2, 4 * ECHO_S)
            assert checks(near)["clock"]["state"] != "well"
            assert checks(far)["clock"]["state"] != "well"
            outcome(loads)
            os.kill(far.station.pid, signal.SIGSTOP)
            until(
                lambda: bearers(near) == "DEAD", 4 * ECHO_S
            )  # two echo periods of a clock at half its speed
            os.kill(far.station.pid, signal.SIGCONT)
            until(lambda: bearers(near) == "UP", 4 * ECHO_S)
