"""SQLite: safe settings are read back; whatever is wrong with the file is said in words; nothing is half-written."""

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from parley.station.ports import StoreFailed
from parley.stores import sqlite, sums
from parley.stores.sqlite import SqliteReading, SqliteStore
from tests.stores.houses import LINE, NOW, begun


@pytest.fixture
def path(tmp_path: Path) -> Path:
    sqlite.make(tmp_path / "station.db")
    return tmp_path / "station.db"


@pytest.fixture
def tmpfs(tmp_path: Path) -> Iterator[Path]:
    """A disk of one mebibyte."""
    mount = shutil.which("mount")
    place = tmp_path / "small"
    place.mkdir()
    if os.getuid() != 0 or mount is None:
        pytest.skip("only root may mount a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "none", str(place)], check=False).returncode:
        pytest.skip("this machine does not let us mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(store: SqliteStore, taken: list[bytes], count: int = 4_000) -> None:
    """Entries of a kilobyte, one page each; what was taken, as far as it came."""
    for number in range(count):
        raw = os.urandom(512).hex().encode()
        with store.writing() as page:
            page.entries(1, number, [raw], NOW)
        taken.append(raw)


# --- settings -----------------------------------------------------------------------------------------------


def test_wal_and_full_are_read_back(path: Path) -> None:
    store = SqliteStore(path)
    assert store.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.db.execute("PRAGMA synchronous").fetchone() == (2,)
    assert store.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    store.close()


def test_a_database_that_will_not_take_wal_is_refused() -> None:
    with pytest.raises(StoreFailed, match="not wal and 2"):
        sqlite._settings(apsw.Connection(":memory:"))


def test_every_table_is_strict(path: Path) -> None:
    store = SqliteStore(path)
    ours = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    ours += " AND name NOT LIKE 'written_grams_%'"
    tables = store.db.execute(ours).fetchall()  # but for the index and what SQLite keeps for it
    assert len(tables) >= 12
    assert [name for name, sql in tables if "STRICT" not in str(sql)] == []
    store.close()


# --- a file that is not what it must be ---------------------------------------------------------------------


def test_a_record_that_is_missing_is_not_made_anew(tmp_path: Path) -> None:
    for opening in (SqliteStore, SqliteReading):
        with pytest.raises(StoreFailed, match="no such record"):
            opening(tmp_path / "station.db")
    assert list(tmp_path.iterdir()) == []


def test_a_record_is_never_made_over_another(path: Path) -> None:
    begun(SqliteStore(path)).close()
    with pytest.raises(StoreFailed, match="already"):
        sqlite.make(path)
    assert SqliteReading(path).lines() == [LINE]


def test_what_a_crash_left_of_a_record_being_made_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "station.db.new").write_bytes(b"half a file")
    sqlite.make(tmp_path / "station.db")
    SqliteStore(tmp_path / "station.db").close()
    assert [found.name for found in tmp_path.iterdir()] == ["station.db"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a station's record"),
        (b"# notes\n" * 1000, "not a station's record: .*not a database"),
        (b"SQLite format 3\0" + bytes(4080), "not a station's record"),
    ],
    ids=["an empty file", "a text", "the beginning of a database"],
)
def test_a_foreign_file_is_refused_in_words_and_left_alone(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "station.db"
    path.write_bytes(content)
    for opening in (SqliteStore, SqliteReading):
        with pytest.raises(StoreFailed, match=why):
            opening(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    apsw.Connection(str(tmp_path / "station.db")).execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreFailed, match=r"not a station's record: .*no such table: meta"):
        SqliteStore(tmp_path / "station.db")


@pytest.mark.parametrize("schema", ["1", "2", "3", "9"])
def test_another_schema_is_refused_by_name_and_left_alone(path: Path, schema: str) -> None:
    """That of an earlier release too: its rows of things are not those of this one."""
    db = apsw.Connection(str(path))
    sums.register(db)
    db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (schema,))
    for opening in (SqliteStore, SqliteReading):
        with pytest.raises(StoreFailed, match=f"its schema is {schema}, this program reads 4: open it with"):
            opening(path)
    assert next(apsw.Connection(str(path)).execute("SELECT value FROM meta")) == (schema,)


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_file_cut_short_is_noticed_before_anything_is_served(path: Path, keep: float) -> None:
    store = begun(SqliteStore(path))
    fill(store, [], 200)
    store.close()
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(StoreFailed):
        list(SqliteStore(path).raws(1, 0, 200))


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreFailed, match="cannot be opened"):
        SqliteStore(tmp_path)


# --- a disk that says no ------------------------------------------------------------------------------------


def test_a_full_disk_stops_a_page_and_leaves_all_before_it(tmpfs: Path) -> None:
    sqlite.make(tmpfs / "station.db")
    store = begun(SqliteStore(tmpfs / "station.db"))
    taken: list[bytes] = []
    with pytest.raises(StoreFailed, match=r"cannot be written: .*(full|disk)"):
        fill(store, taken)
    store.close()
    after = SqliteReading(tmpfs / "station.db")
    assert list(after.raws(1, 0, 4_000)) == taken
    assert (len(taken) > 9, after.logs(LINE.id)[-1].size) == (True, len(taken))
    after.close()


def test_no_record_is_made_on_a_full_disk(tmpfs: Path) -> None:
    (tmpfs / "ballast").write_bytes(bytes(1_000_000))
    with pytest.raises(StoreFailed, match="cannot be made"):
        sqlite.make(tmpfs / "station.db")
    assert not (tmpfs / "station.db").exists()


def test_a_file_that_may_not_grow_stops_a_page_and_leaves_all_before_it(path: Path) -> None:
    """As with a quota; needs no root. Python ignores SIGXFSZ, so that the write itself fails."""
    store = begun(SqliteStore(path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    taken: list[bytes] = []
    resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, hard))
    try:
        with pytest.raises(StoreFailed, match="cannot be written"):
            fill(store, taken)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    store.close()
    after = SqliteReading(path)
    assert list(after.raws(1, 0, 4_000)) == taken
    assert (len(taken) > 9, after.logs(LINE.id)[-1].size) == (True, len(taken))
    after.close()


def test_a_disk_that_is_read_only_is_refused_in_words(tmpfs: Path) -> None:
    sqlite.make(tmpfs / "station.db")
    subprocess.run(["mount", "-o", "remount,ro", str(tmpfs)], check=True)
    with pytest.raises(StoreFailed, match="read"):
        begun(SqliteStore(tmpfs / "station.db"))


def test_a_second_writer_in_the_middle_of_a_page_is_told_after_a_while(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    store, second = begun(SqliteStore(path)), SqliteStore(path)
    with store.writing() as page:
        page.meta({"a": "b"})
        with pytest.raises(StoreFailed, match=r"cannot be written: .*(locked|busy)"), second.writing():
            pass
    assert store.meta()["a"] == "b"
    second.close()
    store.close()


def test_a_text_that_is_none_any_more_is_the_stores_own_error(path: Path) -> None:
    """Of one bit that turned over in it: no traceback of a decoder, but a record that cannot be read."""
    store = SqliteStore(path)
    store.db.execute("INSERT INTO oddity (line, at, kind, what, data) VALUES ('', 0, 'forged!', '', x'')")
    _flipped(store, b"forged!", b"forged\xe3")
    with pytest.raises(StoreFailed, match="the record cannot be read: 'utf-8' codec"):
        SqliteReading(path).oddities("")
    with pytest.raises(StoreFailed, match="the record cannot be read: 'utf-8' codec"):
        list(SqliteReading(path).damage())


def test_a_row_that_nobody_signs_and_that_changed_is_found_by_its_sum(path: Path) -> None:
    store = SqliteStore(path)
    store.db.execute("INSERT INTO command (id, at, answer) VALUES ('ask-7041', 7, x'7B7D')")
    assert set(store.damage()) == {""}
    _flipped(store, b"ask-7041", b"ask-7045")
    again = list(SqliteReading(path).damage())
    assert "row 1 of its table command is not as it was written" in again


def _flipped(store: SqliteStore, was: bytes, now: bytes) -> None:
    """These bytes of the file are others, once everything is in it."""
    path = Path(store.db.filename)
    store.close()
    data = path.read_bytes()
    assert data.count(was) >= 1
    path.write_bytes(data.replace(was, now))


def test_other_tables_than_a_record_is_made_with_are_refused(path: Path) -> None:
    db = apsw.Connection(str(path))
    db.execute("DROP INDEX thing_open")
    db.close()
    with pytest.raises(StoreFailed, match="its tables are not those that a record is made with"):
        SqliteStore(path)
