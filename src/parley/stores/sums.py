"""Rows that are not as they were written: a sum over each, made by SQLite itself with every write (schema.sql).

SQLite alone notices one changed bit in twenty. Entries are checked against their signed heads, by the station; that
leaves all the rows that nobody signs: what stands where, when something came, what was answered.
The sum guards against bad disks and memories, not against people: whoever can write the file can make the sums anew.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

import apsw

SUM_BYTES: Final = 8
AT_ONCE: Final = 2_000  # rows looked at between two pauses
SMALL: Final = ("meta", "line", "log", "line_state")  # a station reads these whole when it starts


def row_sum(*values: object) -> bytes:
    """The sum of these values of one row. Their columns are typed, so that a number and its text cannot meet."""
    raws = [v if type(v) is bytes else str(v).encode(errors="surrogatepass") for v in values]
    return blake2b(b"".join([b"%d:%b" % (len(raw), raw) for raw in raws]), digest_size=SUM_BYTES).digest()


def register(db: apsw.Connection) -> None:
    """This connection can write rows with their sums, and compare them."""
    db.create_scalar_function("row_sum", row_sum, deterministic=True)


def schema() -> str:
    """What a record is made with."""
    return files("parley.stores").joinpath("schema.sql").read_text()


@cache
def summed() -> Mapping[str, str]:
    """By table, the columns that its sum is over."""
    made = re.findall(r"CREATE TABLE (\w+) \((?:(?!CREATE).)*?row_sum\(([^)]*)\)", schema(), re.DOTALL)
    return dict(made)


@cache
def _made() -> apsw.Connection:
    """An empty record in memory, to see what one is made of."""
    db = apsw.Connection(":memory:")
    register(db)
    db.execute(schema())
    return db


@cache
def _expected() -> list[tuple[object, ...]]:
    return _tables(_made())


@cache
def _untyped(table: str) -> str:
    """The condition that a value of the row is not of its column's type.

    A text and the bytes that it is made of have one sum, and one bit between them.
    """
    typed = _made().execute("SELECT name, lower(type) FROM pragma_table_info(?)", (table,))
    return " OR ".join(f"typeof({name}) NOT IN ('null', '{of}')" for name, of in typed)


def _tables(db: apsw.Connection) -> list[tuple[object, ...]]:
    return list(db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"))


def opening(db: apsw.Connection) -> str:
    """What is wrong with what a station reads when it starts; empty if nothing is.

    Raises apsw.Error, and UnicodeDecodeError for a text that is none any more.
    """
    if _tables(db) != _expected():
        return "its tables are not those that a record is made with"
    for table in SMALL:
        found = "".join(_rows(db, table))
        if found:
            return found
    return "".join(_rows(db, "thing", "open = 1"))


def damage(db: apsw.Connection) -> Iterator[str]:
    """Looks through all of it: empty for every lot of rows that are well, else what is wrong. Raises as `opening`."""
    said = db.execute("PRAGMA integrity_check(1)").fetchone()
    yield "" if said == ("ok",) else f"SQLite: {said[0] if said else 'nothing'}"
    yield "" if _tables(db) == _expected() else "its tables are not those that a record is made with"
    for table in summed():
        yield from _rows(db, table)


def _rows(db: apsw.Connection, table: str, where: str = "1") -> Iterator[str]:
    bad = f"sum IS NOT row_sum({summed()[table]}) OR {_untyped(table)}"
    sql = f"SELECT {bad} FROM {table} WHERE {where}"  # noqa: S608  # tables, columns and conditions are ours
    for number, (wrong,) in enumerate(db.execute(sql), 1):
        if wrong:
            yield f"row {number} of its table {table} is not as it was written"
            return
        if number % AT_ONCE == 0:
            yield ""
