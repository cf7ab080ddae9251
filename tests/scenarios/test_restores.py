"""A station comes back from an older backup: it signs no more under its old log, and regains what the other holds."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from parley.record.evidence import Kind
from parley.record.verify import verify
from parley.sim.stage import Side, Stage
from parley.verdict import judge
from parley.views import bundles
from tests.scenarios.staging import converged, lamp, logs, messages, staged, two_parties, until
from tests.scenarios.test_outages import letter, outbox

RESTORED_S = 40  # a restored station awaits its counterpart's word for up to half a minute


def copy_of(database: Path, target: Path) -> None:
    """A backup of the running station's record, as `sqlite3 station.db .backup` makes one."""
    with sqlite3.connect(database) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    source.close()
    copy.close()


def only_the_database(side: Side, backup: Path) -> Callable[[], None]:
    """Takes a backup now; what is returned puts it in place of the newer record."""
    copy_of(side.station.folder / "station.db", backup)

    def restore() -> None:
        for name in ("station.db", "station.db-wal", "station.db-shm"):
            (side.station.folder / name).unlink(missing_ok=True)
        shutil.copy(backup, side.station.folder / "station.db")

    return restore


def the_whole_folder(side: Side, backup: Path) -> Callable[[], None]:
    """The same with all that lies beside the record: as if the disk were a week old, on another machine."""
    folder = side.station.folder
    shutil.copytree(folder, backup, ignore=shutil.ignore_patterns("control.sock", "station.db*"))
    copy_of(folder / "station.db", backup / "station.db")

    def restore() -> None:
        shutil.rmtree(folder)
        shutil.copytree(backup, folder)

    return restore


def write(side: Side, first: int, last: int) -> None:
    for number in range(first, last + 1):
        side.station.ask(letter(number))


def settled(stage: Stage) -> None:
    until(lambda: all(outbox(side) == 0 for side in stage.sides.values()), RESTORED_S)


def reopened(side: Side) -> None:
    """A reader of a file that was replaced reads the old one."""
    from parley import wiring  # noqa: PLC0415 - beside the one use

    side.reading.close()
    side.reading = wiring.reading(side.station.folder)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("backup_of", "victim", "other_runs"),
    [  # each pair of what may differ; all eight in a soak
        (only_the_database, "aster", True), (the_whole_folder, "boreas", True),
        (the_whole_folder, "aster", False), (only_the_database, "boreas", False),
        pytest.param(only_the_database, "boreas", True, marks=pytest.mark.soak),
        pytest.param(the_whole_folder, "aster", True, marks=pytest.mark.soak),
        pytest.param(the_whole_folder, "boreas", False, marks=pytest.mark.soak),
        pytest.param(only_the_database, "aster", False, marks=pytest.mark.soak),
    ],
)  # fmt: skip
def test_a_restored_station_begins_a_new_epoch_and_regains_what_its_counterpart_holds(
    backup_of: Callable[[Side, Path], Callable[[], None]], victim: str, other_runs: bool
) -> None:
    with staged(two_parties("restore", "60s"), told=False) as stage:
        restored = stage.sides[victim]
        other = stage.sides["boreas" if victim == "aster" else "aster"]
        write(stage.sides["aster"], 1, 10)
        write(stage.sides["boreas"], 1, 3)
        settled(stage)
        restore = backup_of(restored, stage.folder / "backup")
        write(stage.sides["aster"], 11, 30)
        write(stage.sides["boreas"], 4, 6)
        settled(stage)
        mine, theirs = messages(restored, mine=True), messages(restored, mine=False)
        restored.station.stop()
        if not other_runs:
            other.station.stop()
        restore()
        reopened(restored)
        assert len(messages(restored, mine=True)) < len(mine)
        restored.station.start()
        restored.station.ready()
        if not other_runs:
            time.sleep(1)
            other.station.start()
            other.station.ready()
        until(lambda: len(logs(restored, mine=True)) == 2, RESTORED_S)
        settled(stage)
        until(lambda: messages(restored, mine=True) == mine, RESTORED_S)
        assert messages(restored, mine=False) == theirs
        write(stage.sides["aster"], 31, 35)
        write(stage.sides["boreas"], 7, 8)
        settled(stage)
        converged(stage)
        assert [n for _, n in messages(stage.sides["boreas"], mine=False)] == list(range(1, 36))
        assert [n for _, n in messages(stage.sides["aster"], mine=False)] == list(range(1, 9))
        assert lamp(other, "bearers")["value"] == "UP"
        nothing_is_held_against_anybody(stage)


def nothing_is_held_against_anybody(stage: Stage) -> None:
    """Neither record shows an equivocation, or two stations under one card; both bundles come to one verdict."""
    found = []
    for side in stage.sides.values():
        assert side.row is not None
        made = bundles.bundle(side.reading, side.row, stage.now)
        evidence = verify(made.data, (made.ours, made.theirs))
        assert not {finding.kind for finding in evidence.findings} & {
            Kind.EQUIVOCATION,
            Kind.TWO_STATIONS,
            Kind.ROLLBACK,
        }
        verdict = judge(evidence)
        assert verdict.misconduct == ()
        # When each was received may differ: the restored side no longer has all the receipts that it was given.
        found.append([(message.ref, message.level) for message in verdict.messages])
        assert not [
            kind
            for _, kind, _, _ in side.reading.oddities(side.row.id)
            if kind in {"forked", "contradicted", "forged"}
        ]
    assert found[0] == found[1]


@pytest.mark.slow
def test_what_was_written_and_never_sent_is_gone_with_the_disk_and_forks_nothing() -> None:
    with staged(two_parties("lost", "60s"), told=False) as stage:
        restored, other = stage.sides["aster"], stage.sides["boreas"]
        write(restored, 1, 5)
        settled(stage)
        restore = only_the_database(restored, stage.folder / "backup")
        write(restored, 6, 8)  # the counterpart has these
        settled(stage)
        other.station.stop()
        write(restored, 9, 12)  # and these nobody
        restored.station.stop()
        restore()
        reopened(restored)
        restored.station.start()
        restored.station.ready()
        other.station.start()
        other.station.ready()
        until(lambda: len(logs(restored, mine=True)) == 2, RESTORED_S)
        restored.station.ask({**letter(99), "id": "after"})
        settled(stage)
        converged(stage)
        assert messages(other, mine=False) == [*((f"m{n}", n) for n in range(1, 9)), ("m99", 9)]
        nothing_is_held_against_anybody(stage)
