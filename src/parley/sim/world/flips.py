"""Single bits that turn over in a station's record: each is noticed before or by the daily check, or changes nothing.

"Changes nothing" is not believed but compared: all that any reader could be served, table by table, and that SQLite
finds every index in agreement with its table.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import count
from random import Random
from typing import Final

import apsw

from parley.sim.world.disk import Disk, Survival
from parley.sim.world.exhaustive import Play
from parley.sim.world.host import RECORD, OnDisk, Stopped, Volatile
from parley.sim.world.keys import standing_in
from parley.sim.world.scenes import SCENES
from parley.sim.world.vfs import Vfs
from parley.station import begin, check
from parley.station.book import Log
from parley.station.memory import Memories, Memory
from parley.station.ports import LogRow, StoreFailed
from parley.stores import sums
from parley.stores.sqlite import UNREADABLE, SqliteStore

NAMES: Final = count()
LIVED: Final = (
    "a call is talked and hung up", "a request is answered and judged", "a message is corrected",
    "a draft is released", "a voice is checked", "a shift is noted", "a fault is written up", "a picture is sent",
    "an assurance is told", "a line is tested by persons", "a line is suspended and opened",
)  # fmt: skip
LOG: Final = f"{RECORD}-wal"
LOG_HEADER, FRAME = 32, 24 + 4_096  # of SQLite's write-ahead log, in bytes
TRANSACTIONS: Final = 12  # at the end of the log, looked at one by one
Content = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Record:
    """The files of one station that has lived: its record, its log of writes if there is one, its notes and keys."""

    image: Mapping[str, bytes]
    memory: Mapping[str, str]
    party: str
    content: Content
    earlier: tuple[Content, ...]  # as it was before its last transactions, if they are still in the log


@dataclass(slots=True)
class Turned:
    """What bits that turned over came to, by who noticed; `wrong`: those that nobody did, and what they changed.

    `behind`: the log of writes lost its end, and the record is as it was some transactions before, none of which signed
    anything of ours. What it lacks their next hello brings back.
    """

    tried: int = 0
    by: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, int, str]] = field(default_factory=list)


@cache
def record(*, whole: bool) -> Record:
    """The record of aster after many scenes. `whole`: in one file; else most of it still in the log beside it."""
    with standing_in(wanted=True):
        play = Play()
        play.play([step for name in LIVED for step in SCENES[name]])
    host = play.a.host
    host.stop(Stopped.KILLED)
    host.revive(Survival.KILL)
    if whole:
        host.vfs.join()
        SqliteStore(RECORD, vfs=host.vfs.name).close()  # the last to close it brings the log home
    image = host.disk.image()
    found = _read(image)
    earlier = tuple(_read({**image, LOG: image[LOG][:end]}) for end in _commits(image.get(LOG, b"")))
    return Record(image, dict(host.memory), host.card.party, found, earlier)


def _read(image: Mapping[str, bytes]) -> Content:
    disk = Disk(Random(0))
    disk.put(dict(image))
    vfs = Vfs(f"flips {next(NAMES)}", disk)
    store = SqliteStore(RECORD, vfs=vfs.name)
    found = _content(store.db)
    vfs.cut()
    store.close()
    return found


def _commits(log: bytes) -> list[int]:
    """Where the last transactions of a write-ahead log end, but for the very last."""
    frames = range(LOG_HEADER, len(log), FRAME)
    ends = [
        at + FRAME for at in frames if any(log[at + 4 : at + 8])
    ]  # the database's size, in a transaction's last
    return ends[:-1][-TRANSACTIONS:]


def _content(db: apsw.Connection) -> Content:
    """All that anybody could be served: every table, and which message has which letters. Raises UNREADABLE."""
    made = {table: _digest(db.execute(sql)) for table, sql in _reads().items()}
    db.execute("CREATE VIRTUAL TABLE temp.seen USING fts5vocab ('main', 'written_grams', 'instance')")
    made["written_grams"] = _digest(db.execute("SELECT term, doc FROM temp.seen ORDER BY term, doc"))
    return made


@cache
def _reads() -> Mapping[str, str]:
    found = {}
    for table, columns in sums.summed().items():
        raw = ", raw" if table == "entry" else ""
        found[table] = f"SELECT {columns}{raw} FROM {table} NOT INDEXED"  # noqa: S608  # names of our own schema
    return found


def _digest(rows: Iterator[tuple[object, ...]]) -> bytes:
    made = sha256()
    for row in rows:
        made.update(repr(row).encode(errors="backslashreplace"))
    return made.digest()


class Flipping:
    """One record, of which one bit at a time is another."""

    def __init__(self, of: Record) -> None:
        self.of = of
        self.disk = Disk(Random(0))
        self.vfs = Vfs(f"flips {next(NAMES)}", self.disk)

    def flip(self, name: str, bit: int) -> tuple[str, str]:
        """Who notices, and what: `nobody` with what it changed, or `harmless`."""
        self.disk.put(dict(self.of.image))
        self.disk.flip(name, bit)
        self.vfs.join()
        try:
            store = SqliteStore(RECORD, vfs=self.vfs.name)
        except StoreFailed as why:
            return "opening", str(why)
        try:
            return self._flipped(store)
        finally:
            self.vfs.cut()
            store.close()

    def _flipped(self, store: SqliteStore) -> tuple[str, str]:
        try:
            found: Content = _content(store.db)
        except UNREADABLE as why:
            return "reading", str(why)
        other = [table for table in self.of.content if self.of.content[table] != found[table]]
        for who, look in (("starting", self._starts), ("entries", self._entries), ("sums", self._rows)):
            if who != "sums" and not other:
                continue
            try:
                look(store)
            except StoreFailed as why:
                return "integrity check" if "SQLite: " in str(why) else who, str(why)
        if found in self.of.earlier:
            return "behind", "the last transactions are gone, whole; none of them signed anything"
        return ("nobody", ", ".join(other)) if other else ("harmless", "")

    def _starts(self, store: SqliteStore) -> None:
        """What a station does when it starts: it reads its lines, and asks itself whether it forgot anything."""
        memories = Memories(Volatile(dict(self.of.memory)), OnDisk(self.disk))
        for row in store.lines():
            book = begin.book(store, row)
            self._remembers(memories, f"parley/1/{row.id}/{row.me}", book.mine)
        check.quick(store, rows := store.logs(""))
        self._remembers(memories, f"parley-journal/1/{self.of.party}", rows)

    @staticmethod
    def _remembers(memories: Memories, stem: str, logs: Sequence[Log | LogRow]) -> None:
        held = [(log.epoch, log.size) for log in logs]
        if memories.judge(stem, held) is not Memory.UNBROKEN:
            raise StoreFailed(f"{stem}: something newer was signed: a new epoch begins")

    @staticmethod
    def _entries(store: SqliteStore) -> None:
        for line in ("", *(row.id for row in store.lines())):
            for row in store.logs(line):
                check.full(store, row, pause_s=0)

    @staticmethod
    def _rows(store: SqliteStore) -> None:
        check.rows(store, pause_s=0)


def flips(tries: int, seed: int, *, whole: bool = True) -> Turned:
    """So many bits of the record's files, each turned over alone."""
    chance, of = Random(f"flips {seed}"), record(whole=whole)
    flipping, turned = Flipping(of), Turned()
    names = [name for name in of.image if name.startswith(str(RECORD)) and of.image[name]]
    sizes = [len(of.image[name]) for name in names]
    with standing_in(wanted=True):
        for name in chance.choices(names, sizes, k=tries):
            bit = chance.randrange(len(of.image[name]) * 8)
            who, what = flipping.flip(name, bit)
            turned.tried += 1
            turned.by[who] += 1
            if who == "nobody":
                turned.wrong.append((name, bit, what))
    return turned
