"""The simulated disk: what a crash of each kind leaves, and that SQLite on it keeps or loses what it must."""

from itertools import count
from pathlib import Path
from random import Random

import pytest

from parley.sim.world.disk import SECTOR, Crash, Disk, DiskError, Fault, Survival
from parley.sim.world.host import RECORD, empty_record
from parley.sim.world.vfs import Vfs
from parley.station.ports import StoreFailed
from parley.stores.sqlite import SqliteStore

NAMES = count()
POWER = (Survival.NONE, Survival.ALL, Survival.PREFIX, Survival.SUBSET)


def disk(seed: int = 1) -> Disk:
    return Disk(Random(seed))


def written(on: Disk, *parts: bytes, synced: int = 0) -> bytes:
    """A file of these parts, the first so many synced; what its readers see."""
    file = on.open("file", create=True)
    assert file is not None
    at = 0
    for number, part in enumerate(parts, 1):
        on.write(file, at, part)
        at += len(part)
        if number == synced:
            on.sync(file)
    return bytes(file.cache)


def left(on: Disk) -> bytes | None:
    file = on.files.get("file")
    return bytes(file.cache) if file is not None else None


def test_a_killed_process_loses_nothing_that_it_wrote() -> None:
    on = disk()
    seen = written(on, b"one", b"two")
    on.revive(Survival.KILL)
    assert left(on) == seen


def test_a_power_cut_keeps_what_was_synced_and_may_lose_all_the_rest() -> None:
    on = disk()
    written(on, b"one", b"two", synced=1)
    on.revive(Survival.NONE)
    assert left(on) == b"one"


def test_a_name_that_was_never_synced_may_be_gone() -> None:
    on = disk()
    written(on, b"one")
    on.revive(Survival.NONE)
    assert left(on) is None


@pytest.mark.parametrize("seed", range(40))
def test_a_torn_write_ends_at_a_sector(seed: int) -> None:
    on = disk(seed)
    written(on, b"a" * SECTOR * 4, synced=1)
    file = on.files["file"]
    on.write(file, 100, b"b" * SECTOR * 2)
    on.revive(Survival.SUBSET)
    found = left(on)
    assert found is not None
    ends = found.rfind(b"b") + 1
    assert ends in {0, 100 + SECTOR * 2} or ends % SECTOR == 0


def test_a_sync_that_fails_drops_what_waited_for_its_readers_too() -> None:
    on = disk()
    written(on, b"one", b"two", synced=1)
    on.faults.add(Fault.SYNC)
    with pytest.raises(DiskError):
        on.sync(on.files["file"])
    assert left(on) == b"one"


def test_nothing_reaches_a_disk_after_its_machine_stopped() -> None:
    on = disk()
    written(on, b"one")
    on.crash_at = on.operations + 1
    for _ in range(2):
        with pytest.raises(Crash):
            on.write(on.files["file"], 0, b"two")
    assert bytes(on.files["file"].cache) == b"one"


# --- SQLite on it -------------------------------------------------------------------------------------------


def opened(vfs: Vfs, *, safe: bool = True) -> SqliteStore:
    """The production store on this disk; not `safe`: with a setting that many wrappers choose."""
    vfs.join()
    store = SqliteStore(Path(RECORD), vfs=vfs.name)
    if not safe:
        store.db.execute("PRAGMA synchronous = NORMAL")
    return store


def crashed(seed: int, at: int, mode: Survival, *, safe: bool) -> tuple[int, int]:
    """Commits that were acknowledged before a crash at that operation, and the last that is there afterwards."""
    on = disk(seed)
    on.put({str(RECORD): empty_record()})
    vfs = Vfs(f"test-{next(NAMES)}", on)
    store = opened(vfs, safe=safe)
    on.crash_at = on.operations + at
    told = 0
    try:
        for number in range(1, 30):
            with store.writing() as page:
                page.meta({"number": str(number)})
            told = number
    except (Crash, StoreFailed):
        pass  # the crash that was asked for
    on.dead = True
    vfs.cut()
    store.close()
    on.revive(mode)
    again = opened(vfs)
    found = int(again.meta().get("number", "0"))
    again.close()
    return told, found


@pytest.mark.parametrize("mode", Survival)
def test_what_was_acknowledged_is_there_after_a_crash_at_any_operation(mode: Survival) -> None:
    for at in range(1, 60):
        told, found = crashed(at, at, mode, safe=True)
        assert found in {told, told + 1}, f"operation {at}: {told} were acknowledged, {found} are there"


def test_a_weaker_setting_is_seen_to_forget() -> None:
    """The control: if this did not lose, the disk would be too kind to test anything."""
    lost = [at for at in range(1, 60) if (pair := crashed(at, at, Survival.NONE, safe=False))[1] < pair[0]]
    assert len(lost) > 10


@pytest.mark.parametrize("fault", Fault)
def test_a_fault_of_the_disk_is_the_stores_own_error(fault: Fault) -> None:
    on = disk()
    on.put({str(RECORD): empty_record()})
    store = opened(Vfs(f"test-{next(NAMES)}", on))
    on.faults.add(fault)
    with pytest.raises(StoreFailed):
        _used(store)
    on.faults.clear()
    store.close()


def _used(store: SqliteStore) -> None:
    """Written to and read from, more than its cache holds."""
    for number in range(200):
        with store.writing() as page:
            page.meta({f"key {number}": "x" * 5_000})
        store.db.execute("PRAGMA shrink_memory")
        store.meta()
