"""A real station on a disk that fills up stops and says why. Given room, it starts with all that it acknowledged."""

import os
from pathlib import Path

import pytest

from tests.processes.pair import Load, Place, checks, outcome, pair, under_load
from tests.scenarios.staging import until

IO_ERROR = 74  # sysexits.h: EX_IOERR
STOPPED = "the station has stopped: the record cannot be written"


def fill(where: Path) -> Path:
    """No byte of room is left on this disk; the file that takes it."""
    ballast = where / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while True:
                    file.write(os.urandom(size))
            except OSError:
                continue
    return ballast


@pytest.mark.slow
def test_on_a_full_disk_the_station_stops_says_so_and_loses_nothing_that_it_acknowledged(
    small_disk: Path,
) -> None:
    with pair(Place(where=small_disk / "aster")) as (near, far):
        with under_load(near, far, per_s=20) as (mine, theirs):
            until(lambda: len(mine.acknowledged) > 20, 30)
            ballast = fill(small_disk)
            until(lambda: mine.died is not None, 60)
        ended(mine)
        told = checks(near)
        assert told["station"]["state"] == told["disk"]["state"] == "bad"
        assert "0 MiB free" in told["disk"]["why"]
        ballast.unlink()
        again(mine)
        assert outcome([mine, theirs]) > 40


def ended(load: Load) -> None:
    """The station ended by itself, with this status and these words."""
    process = load.side.station._process
    assert process is not None
    assert process.returncode == IO_ERROR
    assert STOPPED in load.side.station.last_words()


def again(load: Load) -> None:
    """The station starts, and what it had not acknowledged is asked once more."""
    load.side.station._open.close()
    load.side.station.start()
    load.side.station.ready()
    load.again()
