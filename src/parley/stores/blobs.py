"""The bytes of attachments in SQLite: a row for each hash that is named, and its bytes in pieces as they came."""

from typing import Any, Final

import apsw

from parley.station.ports import BlobRow

_ROW: Final = (
    "SELECT lower(hex(hash)), size, media, name, lower(hex(ref)), mine, state, have, named_at, moved_at, asked, spoilt"
    " FROM blob"
)


def find(db: apsw.Connection, line: str, hash_: str) -> BlobRow | None:
    """The row of this hash."""
    found = db.execute(f"{_ROW} WHERE line = ? AND hash = ?", (line, bytes.fromhex(hash_))).fetchone()
    return _row(*found) if found else None


def listed(db: apsw.Connection, line: str, state: str, count: int) -> list[BlobRow]:
    """The rows of a line, of that state if one is given; the first named first."""
    where, values = (" AND state = ?", [state]) if state else ("", [])
    sql = f"{_ROW} WHERE line = ?{where} ORDER BY named_at, hash LIMIT ?"
    return [_row(*row) for row in db.execute(sql, (line, *values, count or -1))]


def read(db: apsw.Connection, line: str, hash_: str, at: int, count: int) -> bytes:
    """Up to `count` bytes from `at`."""
    sql = "SELECT at, data FROM blob_part WHERE line = ? AND hash = ? AND at < ? AND at + length(data) > ? ORDER BY at"
    parts = list(db.execute(sql, (line, bytes.fromhex(hash_), at + count, at)))
    first = parts[0][0] if parts else at
    return b"".join(data for _, data in parts)[at - first : at - first + count]


def put(db: apsw.Connection, line: str, row: BlobRow) -> None:
    """The row of this hash is as given."""
    values = (row.size, row.media, row.name, bytes.fromhex(row.ref), int(row.mine), row.state, row.have, row.named_at,
              row.moved_at, row.asked, row.spoilt)  # fmt: skip
    db.execute(
        "INSERT OR REPLACE INTO blob VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (line, bytes.fromhex(row.hash), *values),
    )


def append(db: apsw.Connection, line: str, hash_: str, at: int, data: bytes) -> None:
    """These bytes are there, from `at` on."""
    db.execute("INSERT OR REPLACE INTO blob_part VALUES (?, ?, ?, ?)", (line, bytes.fromhex(hash_), at, data))


def drop(db: apsw.Connection, line: str, hash_: str) -> None:
    """No bytes of this hash are there."""
    db.execute("DELETE FROM blob_part WHERE line = ? AND hash = ?", (line, bytes.fromhex(hash_)))


def _row(*row: Any) -> BlobRow:  # noqa: ANN401  # the table is STRICT: each column is of its type
    hash_, size, media, name, ref, mine, *rest = row
    return BlobRow(hash_, size, media, name, ref, bool(mine), *rest)
