"""Single bits of a record that turn over: none is served unnoticed."""

from random import Random

import pytest

from parley.sim.world.disk import Disk
from parley.sim.world.flips import PAGE, Flipping, flips, notes, record
from parley.sim.world.host import RECORD
from parley.sim.world.keys import standing_in
from parley.sim.world.vfs import Vfs
from parley.station import check
from parley.station.ports import LogRow, StoreFailed
from parley.stores.sqlite import SqliteStore


def test_no_flip_of_a_record_is_served_unnoticed() -> None:
    turned = flips(300, seed=1)
    assert turned.wrong == []
    assert turned.tried == sum(turned.by.values()) == 300


def test_a_flip_in_the_log_of_writes_is_noticed_or_the_record_is_whole_as_it_was_before() -> None:
    turned = flips(100, seed=1, whole=False)
    assert turned.wrong == []
    assert turned.by["starting"] > 50


def test_sqlite_alone_would_serve_most_of_them() -> None:
    """The control: what the sums and the signed heads are for."""
    by = flips(300, seed=2).by
    ours = by["sums"] + by["entries"] + by["starting"]
    assert ours > 5 * (by["reading"] + by["integrity check"])


@pytest.mark.parametrize("state", [b"ENDED", b"WITHDRAWN", b"Duty desk", b"to be released"])
def test_a_flip_in_what_is_read_is_noticed_by_name(state: bytes) -> None:
    of = record(whole=True)
    data = of.image["station.db"]
    with standing_in(wanted=True):
        for at in (found for found in range(len(data)) if data.startswith(state, found)):
            who, what = Flipping(of).flip("station.db", at * 8)
            assert who != "nobody", what


def stored(name: str) -> tuple[Vfs, Disk, SqliteStore]:
    """The whole record on a disk of its own, open. Its file system is registered for as long as it is kept."""
    disk = Disk(Random(1))
    disk.put(dict(record(whole=True).image))
    vfs = Vfs(name, disk)
    return vfs, disk, SqliteStore(RECORD, vfs=vfs.name)


def own_log(store: SqliteStore) -> LogRow:
    return next(log for log in store.logs(store.lines()[0].id) if log.mine)


def test_entries_that_are_not_found_end_the_check_by_name() -> None:
    """Found by a bit of a page's pointers: the check asked for the missing entries for ever."""
    _vfs, _, store = stored("missing entries")
    row = own_log(store)
    store.db.execute("DELETE FROM entry WHERE log = ? AND idx >= 3", (row.id,))
    with pytest.raises(StoreFailed, match=f"its entries end at 3, and {row.size} were written"):
        check.full(store, row)
    store.close()


def test_an_entry_that_became_a_number_ends_the_check_by_name() -> None:
    """Found by a bit of a row's header, where its types are: the check ended with an error that nobody looked at."""
    _vfs, _, store = stored("a number")
    row = own_log(store)
    store.db.execute("PRAGMA writable_schema = ON")
    store.db.execute("UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = 'entry'")
    store.db.execute("PRAGMA writable_schema = RESET")
    store.db.execute("UPDATE entry SET raw = 7 WHERE log = ? AND idx = 3", (row.id,))
    with pytest.raises(StoreFailed, match="entry 3 is not as it was written"):
        check.full(store, row)
    store.close()


def test_a_record_whose_searchable_texts_cannot_be_read_is_not_opened_and_the_store_says_so() -> None:
    """Found by a bit of such a page: SQLite's own error went up to whoever started the station."""
    vfs, disk, store = stored("unreadable texts")
    (root,) = store.db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'written_text'")
    store.close()
    for content in (disk.files[str(RECORD)].cache, disk.files[str(RECORD)].platter):
        content[(root[0] - 1) * PAGE : root[0] * PAGE] = bytes(PAGE)
    with pytest.raises(StoreFailed, match="malformed"):
        SqliteStore(RECORD, vfs=vfs.name)


def test_bytes_that_became_a_text_are_noticed_when_the_record_is_opened() -> None:
    """Found by a bit of a row's header: the sum was the same, and the start ended in an error of ours."""
    disk = Disk(Random(1))
    disk.put(dict(record(whole=True).image))
    vfs = Vfs("a text", disk)  # registered for as long as it lives
    store = SqliteStore(RECORD, vfs=vfs.name)
    (sql,) = next(store.db.execute("SELECT sql FROM sqlite_schema WHERE name = 'line'"))
    rewrite = "UPDATE sqlite_schema SET sql = ? WHERE name = 'line'"
    for made in (sql.replace("STRICT", ""), sql):
        store.db.execute("PRAGMA writable_schema = ON")
        store.db.execute(rewrite, (made,))
        store.db.execute("PRAGMA writable_schema = RESET")
        if made != sql:
            store.db.execute("UPDATE line SET their_card = CAST(their_card AS TEXT)")
    store.close()
    with pytest.raises(StoreFailed, match="row 1 of its table line is not as it was written"):
        SqliteStore(RECORD, vfs=vfs.name)


def test_no_flip_of_a_note_is_taken_for_what_was_noted() -> None:
    turned = notes()
    assert turned.wrong == []
    assert turned.by["starting"] > turned.by["harmless"]


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_no_flip_of_very_many_is_served_unnoticed(seed: int) -> None:
    assert flips(9_000, seed).wrong == []
    assert flips(1_100, seed, whole=False).wrong == []
