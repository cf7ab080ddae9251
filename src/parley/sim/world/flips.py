"""Single bits that turn over in a station's record: each is noticed before or by the daily check, or changes nothing.

"Changes nothing" is not believed but compared: all that any reader could be served, table by table, and that SQLite
finds every index in agreement with its table.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import sha256
from itertools import count
from random import Random
from typing import Final

import apsw

from parley.sim.world.disk import Disk, File, Survival
from parley.sim.world.exhaustive import Play
from parley.sim.world.host import RECORD, OnDisk, Stopped, Volatile
from parley.sim.world.keys import standing_in
from parley.sim.world.scenes import SCENES
from parley.sim.world.vfs import Vfs
from parley.station import begin, check
from parley.station.book import Log
from parley.station.memory import NOBODY_KNOWS, Memories, Memory
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
PAGE: Final = 4_096  # bytes, of the record's file
GRAMS: Final = "written_grams"
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

    def add(self, name: str, bit: int, who: str, what: str) -> None:
        self.tried += 1
        self.by[who] += 1
        if who == "nobody":
            self.wrong.append((name, bit, what))


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


def _content(db: apsw.Connection, tables: Iterable[str] | None = None) -> Content:
    """All that anybody could be served: every table, and which message has which letters. Raises UNREADABLE.

    `tables`: these alone.
    """
    return {table: _table(db, table) for table in (_tables() if tables is None else tables)}


def _table(db: apsw.Connection, table: str) -> bytes:
    if table != GRAMS:
        return _digest(db.execute(_reads()[table]))
    db.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen USING fts5vocab ('main', '{GRAMS}', 'instance')"
    )
    return _digest(db.execute("SELECT term, doc FROM temp.seen ORDER BY term, doc"))


@cache
def _tables() -> tuple[str, ...]:
    return (*_reads(), GRAMS)


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


@dataclass(slots=True)
class Traced(Disk):
    """A disk that remembers which pages of the record were read."""

    pages: set[int] = field(default_factory=set)

    def read(self, file: File, at: int, count: int) -> bytes:
        if file is self.files.get(str(RECORD)):
            self.pages.update(range(at // PAGE, (at + count - 1) // PAGE + 1))
        return Disk.read(self, file, at, count)


class Flipping:
    """One record, of which one bit at a time is another.

    Who reads no page that the bit is in, reads what he read before: of a record in one file, it is known of everybody
    which pages he reads, and only those look again who read that page.
    """

    def __init__(self, of: Record) -> None:
        self.of = of
        self.disk = Traced(Random(0))
        self.disk.put(dict(of.image))
        self.vfs = Vfs(f"flips {next(NAMES)}", self.disk)
        self.store: SqliteStore | None = None  # open, and it remembers no page but those of its opening
        self.opens: set[int] = set()  # pages that are read when a record is opened,
        self.reads: dict[str, set[int]] = {}  # and those that each table's readers, and each check, read then
        if LOG not in of.image:
            self._trace()

    def _trace(self) -> None:
        looks: dict[str, Callable[[SqliteStore], object]] = {
            table: partial(self._again, table=table) for table in _tables()
        }
        looks |= {"starting": self._starts, "entries": self._entries, "sums": self._rows}
        self.store = store = self._opened()
        self.opens = set(self.disk.pages)
        for who, look in looks.items():
            store.db.release_memory()
            self.disk.pages.clear()
            look(store)
            self.reads[who] = self.opens | self.disk.pages

    @staticmethod
    def _again(store: SqliteStore, table: str) -> None:
        _table(store.db, table)

    def _opened(self) -> SqliteStore:
        self.vfs.join()
        self.disk.pages.clear()
        return SqliteStore(RECORD, vfs=self.vfs.name)

    def flip(self, name: str, bit: int) -> tuple[str, str]:
        """Who notices, and what: `nobody` with what it changed, or `harmless`."""
        page = bit // 8 // PAGE
        if not self.reads or name != str(RECORD) or page in self.opens:
            return self._anew(name, bit)
        self.store = self.store or self._opened()
        return self._inside(self.store, name, bit, page)

    def _inside(self, store: SqliteStore, name: str, bit: int, page: int) -> tuple[str, str]:
        """The bit is in no page that is read at the opening: it turns over while the record is open."""
        self.disk.flip(name, bit)
        store.db.release_memory()
        try:
            return self._flipped(store, page)
        finally:
            self.disk.flip(name, bit)
            store.db.release_memory()

    def _anew(self, name: str, bit: int) -> tuple[str, str]:
        if self.store is not None:
            self._closes(self.store)
            self.store = None
            self.disk.put(dict(self.of.image))
        self.disk.flip(name, bit)
        written = self.disk.operations
        try:
            store = self._opened()
        except StoreFailed as why:
            return "opening", str(why)
        else:
            try:
                return self._flipped(store, None)
            finally:
                self._closes(store)
        finally:
            if self.disk.operations == written:
                self.disk.flip(name, bit)
            else:
                self.disk.put(dict(self.of.image))

    def _closes(self, store: SqliteStore) -> None:
        self.vfs.cut()
        store.close()

    def _flipped(self, store: SqliteStore, page: int | None) -> tuple[str, str]:
        """`page`: what was read at the opening is as it was, and so is every other page."""
        of = self.of.content
        if page is None and self._notices(self._starts, store):
            return "starting", "the machines, or the memory of what was signed"
        try:
            found = {**of, **_content(store.db, [table for table in of if self._reads(table, page)])}
        except UNREADABLE as why:
            return "reading", str(why)
        other = [table for table in of if of[table] != found[table]]
        for who, look in (("starting", self._starts), ("entries", self._entries), ("sums", self._rows)):
            if (who != "sums" and not other) or not self._reads(who, page):
                continue
            said = self._notices(look, store)
            if said:
                return "integrity check" if "SQLite: " in said else who, said
        if found in self.of.earlier:
            return "behind", "the last transactions are gone, whole; none of them signed anything"
        return ("nobody", ", ".join(other)) if other else ("harmless", "")

    def _reads(self, who: str, page: int | None) -> bool:
        return page is None or page in self.reads[who]

    @staticmethod
    def _notices(look: Callable[[SqliteStore], None], store: SqliteStore) -> str:
        try:
            look(store)
        except StoreFailed as why:
            return str(why)
        return ""

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
    """So many bits of the record's files, each turned over alone; in every page as many."""
    chance, of = Random(f"flips {seed}"), record(whole=whole)
    turned = Turned()
    names = [name for name in of.image if name.startswith(str(RECORD)) and of.image[name]]
    pages = [(name, at) for name in names for at in range(0, len(of.image[name]), PAGE)]
    with standing_in(wanted=True):
        flipping = Flipping(of)
        for number in range(tries):
            name, at = pages[number % len(pages)] if tries > len(pages) else chance.choice(pages)
            bit = at * 8 + chance.randrange(min(PAGE, len(of.image[name]) - at) * 8)
            turned.add(name, bit, *flipping.flip(name, bit))
    return turned


def notes() -> Turned:
    """Every bit of every note beside the keys, each turned over alone."""
    of, disk, turned = record(whole=True), Disk(Random(0)), Turned()
    disk.put(dict(of.image))
    memories = Memories(Volatile(dict(of.memory)), OnDisk(disk))
    with standing_in(wanted=True):
        vfs = Vfs(f"flips {next(NAMES)}", disk)
        store = SqliteStore(RECORD, vfs=vfs.name)
        sound = _concluded(store, memories, of.party)
        for name in (name for name in of.image if name.startswith("signed/")):
            for bit in range(len(of.image[name]) * 8):
                disk.flip(name, bit)
                found = _concluded(store, memories, of.party)
                turned.add(name, bit, *_judged(sound, found))
                disk.flip(name, bit)
        store.close()
    return turned


def _concluded(store: SqliteStore, memories: Memories, party: str) -> tuple[Memory | int | None, ...]:
    """What a station concludes from its notes at its start: of each log, and when it last listened."""
    stems = [(f"parley/1/{row.id}/{row.me}", row.id) for row in store.lines()]
    logs = [(stem, store.logs(line)) for stem, line in (*stems, (f"parley-journal/1/{party}", ""))]
    return (
        *(memories.judge(stem, [(row.epoch, row.size) for row in rows if row.mine]) for stem, rows in logs),
        memories.last_alive(),
    )


def _judged(
    sound: tuple[Memory | int | None, ...], found: tuple[Memory | int | None, ...]
) -> tuple[str, str]:
    """Who asks its counterpart before it signs, or knows that it does not know when it listened, has noticed."""
    other = [now for was, now in zip(sound, found, strict=True) if was != now]
    if not other:
        return "harmless", ""
    if all(now in {Memory.RESTORED, NOBODY_KNOWS} for now in other):
        return "starting", ""
    return "nobody", f"{sound} became {found}"
