"""A real station whose disk fails under it, as SQLite would see a power cut: it stops and says so, and loses nothing.

The calls are made to fail by strace, on the record and its write-ahead log only. A station that carried on after a
failed sync would lose quietly: the system forgets what it could not write, and the next sync succeeds.
"""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from parley.sim.stage import Side
from parley.station.settings import RECORD
from tests.processes.pair import Load, outcome, pair, under_load
from tests.processes.test_full_disk import again, ended
from tests.scenarios.staging import until

pytestmark = pytest.mark.usefixtures("strace")

ONLY_ONCE = ("fdatasync:error=EIO", "pwrite64:error=EIO", "pwrite64:error=ENOSPC")


@contextmanager
def failing(side: Side, inject: str, nth: int) -> Iterator[None]:
    """The nth such call of the running station fails, once: whoever tries again is told that all is well."""
    record = side.station.folder / RECORD
    files = [part for name in (record, f"{record}-wal") for part in ("-P", str(name))]
    faults = ["-e", f"inject={inject}:when={nth}"]
    tracer = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", "/dev/null", *files, *faults, "-p", str(side.station.pid)],
        stderr=subprocess.PIPE,
    )
    try:
        yield
    finally:
        tracer.send_signal(signal.SIGTERM)
        tracer.communicate()


def fails(inject: str, nth: int) -> tuple[Load, Load]:
    """Under load, the station stopped at this fault; both were asked again what they had not acknowledged."""
    with pair() as (near, far):
        with under_load(near, far, per_s=20) as (mine, theirs):
            until(lambda: mine.acknowledged and theirs.acknowledged, 30)
            with failing(near, inject, nth):
                until(lambda: mine.died is not None, 60)
        ended(mine)
        again(mine)
        outcome([mine, theirs])
        return mine, theirs


@pytest.mark.slow
@pytest.mark.parametrize("inject", ONLY_ONCE)
def test_where_a_call_to_the_disk_fails_once_the_station_stops_and_nothing_acknowledged_is_lost(
    inject: str,
) -> None:
    mine, _ = fails(inject, nth=5)
    assert len(mine.acknowledged) == len(mine.asked)


@pytest.mark.slow
def test_killed_in_the_middle_of_a_sync_nothing_acknowledged_is_lost() -> None:
    with pair() as (near, far):
        with under_load(near, far, per_s=20) as loads:
            for nth in (1, 4):
                near.station.restarts = 0
                with failing(near, "fdatasync:signal=KILL", nth):
                    until(partial(restarted, near, near.station.pid), 60)
        assert outcome(loads) > 0


def restarted(side: Side, pid: int) -> bool:
    """It is another process by now: whoever writes there started it again."""
    return side.station.pid != pid


@pytest.mark.soak
@pytest.mark.parametrize("inject", ONLY_ONCE)
@pytest.mark.parametrize("nth", range(1, 21))
def test_where_any_of_the_first_twenty_calls_fails_nothing_acknowledged_is_lost(
    inject: str, nth: int
) -> None:
    fails(inject, nth)
