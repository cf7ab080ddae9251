"""The station's record in one SQLite file.

WAL with synchronous=FULL, read back at every opening: with NORMAL a power cut forgets what was acknowledged, with
nothing set (DELETE, FULL) a crash inside a commit can lose a page. One writer; any number of readers, also from other
processes while the station runs.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, TypeVar

import apsw

from parley.station.ports import (
    SIZE_MAX,
    BlobRow,
    Count,
    HeadRow,
    LineRow,
    LogRow,
    StoreFailed,
    ThingRow,
    Wanted,
    WrittenRow,
)
from parley.stores import blobs, search, sums

SCHEMA: Final = "4"
BUSY_MS: Final = 5_000  # readers hold no lock for long under WAL; a second writer would be a mistake
ODDITIES_MAX: Final = (
    200  # kept per line and kind: noise of theirs fills its own share, and drives out no proof
)
WAL_PAGES: Final = 4_000  # 16 MiB: a turn writes 10 to 20, so that few turns wait for a checkpoint
READ_AT_ONCE: Final = 5_000
HASH: Final = 32

T = TypeVar("T")
UNREADABLE: Final = (apsw.Error, UnicodeDecodeError)  # the second for a text of which a bit turned over


@contextmanager
def _readable() -> Iterator[None]:
    """What SQLite says against reading is said as StoreFailed."""
    try:
        yield
    except UNREADABLE as why:
        raise StoreFailed(f"the record cannot be read: {why}") from why


def _settings(db: apsw.Connection) -> None:
    db.set_busy_timeout(BUSY_MS)
    mode = db.execute("PRAGMA journal_mode = WAL").fetchone()
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA fullfsync = ON")  # macOS: an fsync there does not reach the disk; elsewhere no matter
    db.execute("PRAGMA checkpoint_fullfsync = ON")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA cache_size = -16384")  # 16 MiB
    db.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
    durable = db.execute("PRAGMA synchronous").fetchone()
    if mode != ("wal",) or durable != (2,):
        raise StoreFailed(
            f"SQLite took journal_mode {mode} and synchronous {durable}, not wal and 2: nothing would be safe"
        )


def _sound(db: apsw.Connection) -> None:
    found = sums.opening(db)
    if found:
        raise StoreFailed(f"the record is damaged: {found}: restore it from a backup")


class SqliteReading:
    """The record, to read. Raises StoreFailed if the file is not there or is not a station's.

    `vfs`: SQLite's name for the file system that `path` is in; empty for the machine's own.
    """

    def __init__(self, path: Path, *, readonly: bool = True, vfs: str = "") -> None:
        flags = apsw.SQLITE_OPEN_READONLY if readonly else apsw.SQLITE_OPEN_READWRITE
        if not vfs and not path.exists():
            raise StoreFailed(
                f"{path}: there is no such record; it may have been moved: restore it from a backup"
            )
        try:
            self.db = apsw.Connection(str(path), flags=flags, vfs=vfs or None)
        except apsw.Error as why:
            raise StoreFailed(f"{path}: cannot be opened: {why}") from why
        self.db.set_busy_timeout(BUSY_MS)
        sums.register(self.db)
        try:
            if vfs:  # before anything is read: then WAL needs no memory shared between processes
                self.db.execute("PRAGMA locking_mode = exclusive")
            found = self.meta().get("schema")
        except StoreFailed as why:
            self.db.close()
            raise StoreFailed(f"{path}: this is not a station's record: {why}") from why
        if found != SCHEMA:
            self.db.close()
            raise StoreFailed(
                f"{path}: its schema is {found}, this program reads {SCHEMA}: open it with the release that made it"
            )

    def _all(
        self, sql: str, *values: object
    ) -> list[tuple[Any, ...]]:  # the tables are STRICT: each column is of its type
        try:
            return list(self.db.execute(sql, values))
        except UNREADABLE as why:
            raise StoreFailed(f"the record cannot be read: {why}") from why

    def lines(self) -> list[LineRow]:
        rows = self._all(
            "SELECT id, name, me, them, my_card, their_card, paired_at, seal_key FROM line ORDER BY name"
        )
        return [LineRow(*row) for row in rows]

    def logs(self, line: str) -> list[LogRow]:
        rows = self._all(
            "SELECT id, line, origin, mine, epoch, ordinal, size, frontier FROM log WHERE line = ?"
            " ORDER BY mine, ordinal, id",
            line,
        )
        return [_log(*row) for row in rows]

    def last_log(self) -> int:
        largest: int = self._all("SELECT coalesce(max(id), 0) FROM log")[0][0]
        return largest

    def entries(self, log: int, first: int, count: int) -> list[tuple[bytes, int]]:
        sql = "SELECT raw, heard_at FROM entry WHERE log = ? AND idx >= ? AND idx < ? ORDER BY idx"
        return self._all(sql, log, first, first + count)

    def raws(self, log: int, first: int, count: int) -> Iterator[bytes]:
        for start in range(first, first + count, READ_AT_ONCE):
            rows = self.entries(log, start, min(READ_AT_ONCE, first + count - start))
            yield from (raw for raw, _ in rows)

    def heads(self, log: int, first: int = 0) -> list[HeadRow]:
        rows = self._all(f"{_HEAD} WHERE log = ? AND size >= ? ORDER BY size, at", log, first)
        return [HeadRow(*row) for row in rows]

    def first_receipt(self, log: int, size: int) -> HeadRow | None:
        sql = f"{_HEAD} WHERE log = ? AND size >= ? AND receipt_s > 0 ORDER BY size, receipt_s LIMIT 1"
        return self._head(sql, log, size)

    def next_head(self, log: int, size: int) -> HeadRow | None:
        return self._head(f"{_HEAD} WHERE log = ? AND size >= ? ORDER BY size, at LIMIT 1", log, size)

    def last_head(self, log: int, up_to: int = SIZE_MAX) -> HeadRow | None:
        sql = f"{_HEAD} WHERE log = ? AND size <= ? ORDER BY size DESC, at DESC LIMIT 1"
        return self._head(sql, log, up_to)

    def last_receipt(self, log: int) -> HeadRow | None:
        return self._head(f"{_HEAD} WHERE log = ? AND receipt_s > 0 ORDER BY size DESC LIMIT 1", log)

    def roots(self, log: int) -> Iterator[tuple[int, bytes]]:
        rows = self._all("SELECT size, root FROM head WHERE log = ? ORDER BY size", log)
        return iter(rows)

    def _head(self, sql: str, *values: object) -> HeadRow | None:
        rows = self._all(sql, *values)
        return HeadRow(*rows[0]) if rows else None

    def thing(self, line: str, ref: str) -> ThingRow | None:
        try:
            key = bytes.fromhex(ref)
        except ValueError:  # no reference, so of nothing
            return None
        rows = self._all(f"{_THING} WHERE line = ? AND ref = ?", line, key)
        return _thing(*rows[0]) if rows else None

    def things(
        self, line: str, *, kind: str = "", mine: bool | None = None, open_only: bool = False, newest: int = 0
    ) -> list[ThingRow]:
        sql, values = f"{_THING} WHERE line = ?", [line]
        if kind:
            sql, values = f"{sql} AND kind = ?", [*values, kind]
        if mine is not None:
            sql += f" AND mine = {mine:d}"
        if open_only:
            sql += " AND open = 1"
        sql += " ORDER BY opened_at DESC, ref DESC LIMIT ?" if newest else " ORDER BY opened_at, ref"
        found = [_thing(*row) for row in self._all(sql, *values, *([newest] if newest else []))]
        return found[::-1] if newest else found

    def due_things(self, line: str, until: int, count: int) -> list[ThingRow]:
        sql = f"{_THING} WHERE line = ? AND due <= ? AND open = 0 ORDER BY due, ref LIMIT ?"
        return [_thing(*row) for row in self._all(sql, line, until, count)]

    def next_due(self, line: str) -> int | None:
        sql = "SELECT due FROM thing WHERE line = ? AND due IS NOT NULL AND open = 0 ORDER BY due LIMIT 1"
        rows = self._all(sql, line)
        return rows[0][0] if rows else None

    def counts(self, line: str, kind: str, state: str, *, mine: bool, until: int = SIZE_MAX) -> list[Count]:
        sql = (
            "SELECT precedence, count(*), min(opened_at) FROM thing"
            " WHERE line = ? AND kind = ? AND mine = ? AND state = ? AND opened_at <= ? GROUP BY precedence"
        )
        return [Count(*row) for row in self._all(sql, line, kind, int(mine), state, until)]

    def search(self, line: str, wanted: Wanted) -> list[ThingRow]:
        try:
            return [_thing(*row) for row in search.find(self.db, _THING_OF, line, wanted)]
        except UNREADABLE as why:
            raise StoreFailed(f"the record cannot be searched: {why}") from why

    def refs(self, line: str, prefix: str) -> list[str]:
        rows = self._all(
            "SELECT lower(hex(ref)) FROM thing WHERE line = ? AND lower(hex(ref)) LIKE ? LIMIT 3",
            line,
            f"{prefix}%",
        )
        return [str(row[0]) for row in rows]

    def blob(self, line: str, hash_: str) -> BlobRow | None:
        with _readable():
            return blobs.find(self.db, line, hash_)

    def blobs(self, line: str, *, state: str = "", count: int = 0) -> list[BlobRow]:
        with _readable():
            return blobs.listed(self.db, line, state, count)

    def blob_bytes(self, line: str, hash_: str, at: int, count: int) -> bytes:
        with _readable():
            return blobs.read(self.db, line, hash_, at, count)

    def state(self, line: str) -> dict[str, bytes]:
        return dict(self._all("SELECT part, data FROM line_state WHERE line = ?", line))

    def answers(self, commands: Sequence[str]) -> dict[str, bytes]:
        if not commands:
            return {}
        asked = "SELECT id, answer FROM command WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._all(asked, json.dumps(commands)))

    def answer(self, command: str) -> bytes | None:
        rows = self._all("SELECT answer FROM command WHERE id = ?", command)
        return rows[0][0] if rows else None

    def oddities(self, line: str) -> list[tuple[int, str, str, bytes]]:
        return self._all("SELECT at, kind, what, data FROM oddity WHERE line = ? ORDER BY id", line)

    def damage(self) -> Iterator[str]:
        with _readable():
            yield from sums.damage(self.db)

    def meta(self) -> dict[str, str]:
        return {str(k): str(v) for k, v in self._all("SELECT key, value FROM meta")}

    def close(self) -> None:
        self.db.close()


class SqliteStore(SqliteReading):
    """The record, to read and to write. It is made once, by `make`, and never instead of one that is missing."""

    def __init__(self, path: Path, *, vfs: str = "") -> None:
        super().__init__(path, readonly=False, vfs=vfs)
        try:
            _settings(self.db)
            _sound(self.db)
            self.index = search.Index(self.db)  # it reads, too
        except (*UNREADABLE, StoreFailed) as why:
            self.db.close()
            raise StoreFailed(f"{path}: {why}") from why

    @contextmanager
    def writing(self) -> Iterator["SqlitePage"]:
        """One transaction, durable when the block ends. Raises StoreFailed; nothing of it is there then."""
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except apsw.Error as why:
            raise StoreFailed(f"the record cannot be written: {why}") from why
        try:
            yield SqlitePage(self.db, self.index)
            self.db.execute("COMMIT")
        except BaseException as why:
            try:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
            except apsw.Error:
                pass  # the first error says more
            if isinstance(why, apsw.Error):
                raise StoreFailed(f"the record cannot be written: {why}") from why
            raise


class SqlitePage:
    """One open transaction."""

    def __init__(self, db: apsw.Connection, index: search.Index) -> None:
        self.db = db
        self.index = index

    def line(self, row: LineRow) -> None:
        self.db.execute(
            "INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET seal_key = excluded.seal_key",
            (row.id, row.name, row.me, row.them, row.my_card, row.their_card, row.paired_at, row.seal_key),
        )

    def log(self, row: LogRow) -> None:
        self.db.execute(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                row.id,
                row.line,
                row.origin,
                int(row.mine),
                row.epoch,
                row.ordinal,
                row.size,
                b"".join(row.frontier),
            ),
        )

    def entries(self, log: int, first: int, raws: Sequence[bytes], heard_at: int) -> None:
        found = self.db.execute("SELECT size FROM log WHERE id = ?", (log,)).fetchone()
        if found != (first,):
            raise StoreFailed(
                f"log {log} ends at {found}, not at {first}: another station writes to this record"
            )
        self.db.executemany(
            "INSERT INTO entry (log, idx, heard_at, raw) VALUES (?, ?, ?, ?)",
            ((log, index, heard_at, raw) for index, raw in enumerate(raws, first)),
        )
        self.db.execute("UPDATE log SET size = ? WHERE id = ?", (first + len(raws), log))

    def size(self, log: int, size: int, frontier: Sequence[bytes]) -> None:
        self.db.execute("UPDATE log SET size = ?, frontier = ? WHERE id = ?", (size, b"".join(frontier), log))

    def head(self, log: int, row: HeadRow) -> None:
        self.db.execute(
            "INSERT OR IGNORE INTO head (log, size, root, note, receipt, receipt_s, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (log, row.size, row.root, row.note, row.receipt, row.receipt_s, row.at),
        )

    def receipt(self, log: int, size: int, root: bytes, receipt: bytes, receipt_s: int) -> None:
        self.db.execute(
            "UPDATE head SET receipt = ?, receipt_s = ? WHERE log = ? AND size = ? AND root = ? AND receipt_s = 0",
            (receipt, receipt_s, log, size, root),
        )

    def drop_heads(self, log: int, below: int) -> None:
        self.db.execute("DELETE FROM head WHERE log = ? AND size < ? AND receipt_s = 0", (log, below))

    def things(self, line: str, rows: Iterable[ThingRow]) -> None:
        self.db.executemany(
            "INSERT OR REPLACE INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    line,
                    bytes.fromhex(r.ref),
                    r.kind,
                    int(r.mine),
                    r.opened_at,
                    int(r.open),
                    r.due,
                    r.state,
                    r.precedence,
                    r.data,
                )
                for r in rows
            ),
        )

    def written(self, line: str, rows: Iterable[WrittenRow]) -> None:
        self.index.put(line, rows)

    def forget_written(self) -> None:
        self.index.clear()

    def blob(self, line: str, row: BlobRow) -> None:
        blobs.put(self.db, line, row)

    def blob_bytes(self, line: str, hash_: str, at: int, data: bytes) -> None:
        blobs.append(self.db, line, hash_, at, data)

    def drop_blob_bytes(self, line: str, hash_: str) -> None:
        blobs.drop(self.db, line, hash_)

    def state(self, line: str, parts: Mapping[str, bytes]) -> None:
        rows = [(line, part, data) for part, data in parts.items()]
        self.db.executemany("INSERT OR REPLACE INTO line_state VALUES (?, ?, ?)", rows)

    def answers(self, rows: Sequence[tuple[str, bytes]], at: int) -> None:
        self.db.executemany(
            "INSERT INTO command VALUES (?, ?, ?)", [(id_, at, answer) for id_, answer in rows]
        )

    def oddity(self, line: str, at: int, kind: str, what: str, data: bytes) -> None:
        self.db.execute(
            "INSERT INTO oddity (line, at, kind, what, data) VALUES (?, ?, ?, ?, ?)",
            (line, at, kind, what, data),
        )
        self.db.execute(
            "DELETE FROM oddity WHERE line = ? AND kind = ? AND id <="
            " (SELECT id FROM oddity WHERE line = ? AND kind = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
            (line, kind, line, kind, ODDITIES_MAX),
        )

    def meta(self, values: Mapping[str, str]) -> None:
        self.db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())


_HEAD: Final = "SELECT size, root, note, receipt, receipt_s, at FROM head"
_THING_OF: Final = "SELECT lower(hex(t.ref)), kind, t.mine, opened_at, open, due, state, data, precedence"
_THING: Final = f"{_THING_OF} FROM thing t"


def make(path: Path) -> None:
    """An empty record at `path`: whole and durable, or not there at all. Raises StoreFailed if something is there."""
    aside = path.with_name(f"{path.name}.new")
    try:
        if path.exists():
            raise StoreFailed(f"{path}: there is a record already: it is never replaced")
        aside.unlink(missing_ok=True)
        db = apsw.Connection(str(aside))
        _settings(db)
        sums.register(db)
        with db:
            db.execute(sums.schema())
            db.execute("INSERT INTO meta VALUES ('schema', ?)", (SCHEMA,))
        db.close()  # the last connection: nothing is left in a log beside the file
        aside.replace(path)
        _sync(path.parent)
    except (apsw.Error, OSError) as why:
        raise StoreFailed(f"{path}: cannot be made: {why}") from why


def _sync(folder: Path) -> None:
    """The names in `folder` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _log(
    id_: int, line: str, origin: str, mine: int, epoch: str, ordinal: int, size: int, frontier: bytes
) -> LogRow:  # a row of the table
    hashes = tuple(frontier[i : i + HASH] for i in range(0, len(frontier), HASH))
    return LogRow(id_, line, origin, bool(mine), epoch, ordinal, size, hashes)


def _thing(
    ref: str,
    kind: str,
    mine: int,
    opened_at: int,
    is_open: int,
    due: int | None,
    state: str,
    data: bytes,
    precedence: str,
) -> ThingRow:  # likewise
    return ThingRow(ref, kind, bool(mine), opened_at, bool(is_open), due, state, data, precedence)
