"""The stores under the one contract: how each is made, opened anew and read beside its writer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from parley.station.ports import HeadRow, LineRow, LogRow, Reading, Store, ThingRow, WrittenRow
from parley.stores import sqlite

S = TypeVar("S", bound=Store)

NOW = 1_646_125_200_000
LINE = LineRow("ab" * 16, "boreas", "aster-0", "boreas-0", b"my card", b"their card", NOW, b"a key")
MINE = LogRow(1, LINE.id, "parley/1/x/aster-0/00000001", True, "00000001", 0, 0, ())
THEIRS = LogRow(2, LINE.id, "parley/1/x/boreas-0/00000002", False, "00000002", 0, 0, ())
THING = ThingRow("cd" * 32, "call", True, NOW, True, NOW + 5, "PLACED", b"data")

WRITTEN = WrittenRow("cd" * 32, True, 1, "FREE-TEXT/1", ("desk", "secretary"), NOW, "nothing to report")


def head(size: int, at: int = NOW, note: bytes = b"note") -> HeadRow:
    return HeadRow(size, sha256(b"%d" % size).digest(), note, b"", 0, at)


def thing(number: int, **fields: object) -> ThingRow:
    return replace(THING, ref=f"{number:064x}", **fields)  # type: ignore[arg-type]  # as the row says


def written(number: int, **fields: object) -> WrittenRow:
    return replace(WRITTEN, ref=f"{number:064x}", number=number, **fields)  # type: ignore[arg-type]  # as above


@dataclass(frozen=True)
class House:
    """`open` makes it if need be; `reading` is how a command beside the station sees it."""

    open: Callable[[], Store]
    reading: Callable[[], Reading]


def sqlite_house(folder: Path) -> House:
    path = folder / "station.db"

    def opened() -> Store:
        if not path.exists():
            sqlite.make(path)
        return sqlite.SqliteStore(path)

    return House(opened, lambda: sqlite.SqliteReading(path))


HOUSES = {"sqlite": sqlite_house}


def begun(store: S) -> S:
    """A line with two empty logs."""
    with store.writing() as page:
        page.line(LINE)
        page.log(MINE)
        page.log(THEIRS)
    return store
