"""Every crash of a scene: at each operation of either disk, in each way that a disk can forget, with all that follows.

A scene is played once. At each operation, what every kind of crash would leave is opened by the production store. What
the station finds there decides what follows; each future that was not met before is lived by a forked process: in it
the machine stops at this operation, starts again, the scene goes on to its end, and what must hold is judged. The play
itself goes on as if nothing had happened.
"""

import gc
import json
import os
import pickle
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from random import Random
from typing import Final

from parley.record.identity import origin
from parley.sim.world.disk import Disk, Survival
from parley.sim.world.exhaustive import MODES, START_MS, Play, Point
from parley.sim.world.host import RECORD, Host, OnDisk, Volatile
from parley.sim.world.keys import standing_in
from parley.sim.world.scenes import SCENES
from parley.sim.world.side import Side
from parley.sim.world.vfs import Vfs
from parley.sim.world.watch import Violated
from parley.station import journal
from parley.station.memory import Memories
from parley.station.ports import StoreFailed
from parley.stores.sqlite import SqliteStore

TOLD_MAX: Final = 1_500  # characters of what is wrong with a future: fewer than a pipe takes at once
NOTES: Final = "signed/"
SEEN: Final = 4  # contents of a file that are remembered


@dataclass(slots=True)
class Found:
    """What crashes at these points came to.

    `opened`: disks of which no two were the same to the byte, each opened by the production store. `lived`: futures of
    which no two were the same, each played to its end and judged.
    """

    operations: int = 0
    points: int = 0
    opened: int = 0
    lived: int = 0
    bad: list[tuple[str, Point, str]] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.operations += other.operations
        self.points += other.points
        self.opened += other.opened
        self.lived += other.lived
        self.bad += other.bad


class Counting:
    """Looks on while a scene is played without a crash, and finds out what a crash at each operation would leave.

    `futures`: by name, the first point that leads there. The name is made of the moment, and of all that the station
    learns at its start: what the database holds once SQLite has recovered it, the keys, what it concludes from its
    notes, and, to a factor of two, for how long it has been silent.
    """

    def __init__(self, name: str, every: int, first: int, play: Play) -> None:
        self.name, self.every, self.first, self.play = name, every, first, play
        self.found = Found()
        self.futures: dict[bytes, Point] = {}
        self.left: set[bytes] = set()
        self.learned: dict[bytes, bytes] = {}
        self.digests: dict[str, deque[tuple[bytes, bytes]]] = {}
        self.vfs = Vfs(f"after a crash {Host.count}", Disk(Random(0)))
        for side in self.play.sides:
            side.host.disk.before = partial(self._operation, side.host)

    def plays(self) -> None:
        """The scene to its end, without a crash. Raises Violated; its requests are all granted."""
        self.play.play(SCENES[self.name])
        if not self.play.crashed and self.play.counts["refused"]:
            refused = [answer.error for answer in self.play.watch.answers.values() if answer.error]
            raise Violated("CONVERGENCE", f"the scene itself is wrong: {refused[0]}")

    def _operation(self, host: Host) -> None:
        number = host.disk.operations
        self.found.operations += 1
        if number % self.every != self.first % self.every:
            return
        for mode, kind in enumerate(MODES):
            self.found.points += 1
            point = Point(host.name, number, mode)
            future = self._point(host, point, kind)
            if future is not None:
                self.met(point, future)

    def met(self, point: Point, future: bytes) -> None:
        """This future was not met before."""
        self.futures[future] = point

    def _point(self, host: Host, point: Point, kind: Survival) -> bytes | None:
        """The future that begins here, if it is a new one."""
        left = host.disk.copy(point.chance())
        left.revive(kind)
        play = self.play
        moment = f"{host.name} {play.now} {play.counts['turns']} {play.handed} {kind is Survival.KILL}"
        files = {name: self._digest(name, file.cache) for name, file in left.files.items()}
        name = _names(moment, files)
        if name in self.left:
            return None
        self.left.add(name)
        self.found.opened += 1
        memory = Volatile(dict(host.memory) if kind is Survival.KILL else {})
        try:
            future = _names(moment, self._read(host, left, files, memory))
        except StoreFailed as why:
            self.found.bad.append((self.name, point, f"the store does not open: {why}"))
            return None
        return None if future in self.futures else future

    def _read(self, host: Host, left: Disk, files: Mapping[str, bytes], memory: Volatile) -> dict[str, bytes]:
        """All that a station learns from this disk, the database as the production store reads it."""
        others = {name: digest for name, digest in files.items() if not name.startswith((str(RECORD), NOTES))}
        notes = {name: digest for name, digest in files.items() if name.startswith(NOTES)}
        self.vfs.disk = left
        self.vfs.join()
        store = SqliteStore(RECORD, vfs=self.vfs.name)
        record = self._digest("", store.db.serialize("main"))
        known = _names(f"{host.name} {self.play.now} {memory.notes}", {**notes, "": record})
        if known not in self.learned:
            learned = " ".join(self._learned(host, store, Memories(memory, OnDisk(left))))
            self.learned[known] = learned.encode()
        self.vfs.cut()
        store.close()
        return {**others, "": record, NOTES: self.learned[known]}

    def _digest(self, name: str, data: bytes | bytearray) -> bytes:
        """Of this content; most files are mostly as they were when last looked at, and comparing is quicker."""
        known = self.digests.setdefault(name, deque(maxlen=SEEN))
        for content, digest in known:
            if content == data:
                return digest
        made = sha256(data).digest()
        known.appendleft((bytes(data), made))
        return made

    def _learned(self, host: Host, store: SqliteStore, memories: Memories) -> Iterator[str]:
        """What the station concludes from its notes when it starts; nothing reads them later."""
        party = host.card.party
        for stem, line in (
            *((origin(row.id, party, "").rstrip("/"), row.id) for row in store.lines()),
            (f"{journal.PREFIX}/{party}", journal.LINE),
        ):
            yield memories.judge(stem, [(row.epoch, row.size) for row in store.logs(line) if row.mine])
        last = memories.last_alive()
        yield "never" if last is None else str((self.play.now + START_MS - last).bit_length())


class Kept(Play):
    """A play of which a copy is kept before each turn, so that other futures can begin there."""

    def __init__(self, snap: Callable[[], None], *, weak: bool) -> None:
        super().__init__(weak=weak, whole=True)
        self.snap = snap

    def _turn(self, side: Side) -> None:
        self.snap()
        super()._turn(side)


class Living(Counting):
    """The same, and each new future is lived, each in a process of its own.

    Before each turn a process is forked that keeps the world as it is then. It is told of the futures that begin before
    the next one, and forks for each: not at the operation itself, since SQLite's locks do not outlive a fork.
    """

    def __init__(self, name: str, every: int, first: int, *, weak: bool) -> None:
        super().__init__(name, every, first, Kept(self._snap, weak=weak))
        self.begin: list[tuple[Point, bytes]] = []  # futures that begin after the newest copy
        self.copy: tuple[int, int, int] | None = (
            None  # the process that keeps it, how to tell it, where it reports
        )
        self.tells: int | None = None  # in a process that lives a future: where it reports, and of which one
        self.number = 0

    def plays(self) -> None:
        try:
            super().plays()
        except Violated as why:
            self._ends(str(why))
            raise
        except BaseException:  # a process that lives a future ends here, whatever happened in it
            self._ends(traceback.format_exc())
            raise
        self._ends("")
        self._live()

    def met(self, point: Point, future: bytes) -> None:
        super().met(point, future)
        self.begin.append((point, future))

    def _snap(self) -> None:
        if self.tells is not None:
            return
        self._live()
        (its, ours), (hears, reports) = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            os.close(ours)
            os.close(hears)
            self._keeps(its, reports)  # returns in those that it forks
            return
        os.close(its)
        os.close(reports)
        self.copy = child, ours, hears

    def _live(self) -> None:
        """The futures that begin after the newest copy are lived; the copy is gone."""
        if self.copy is None:
            return
        child, ours, hears = self.copy
        begin, self.begin, self.copy = self.begin, [], None
        with os.fdopen(ours, "wb") as pipe:
            pickle.dump(begin, pipe)
        with os.fdopen(hears) as pipe:
            told = dict(line.split(" ", 1) for line in pipe)
        os.waitpid(child, 0)
        for number, (point, _) in enumerate(begin):
            self.found.lived += 1
            what = json.loads(told.get(str(number), '"the process that lived it died"'))
            if what:
                self.found.bad.append((self.name, point, what))

    def _keeps(self, its: int, reports: int) -> None:
        """In the process that keeps a copy: it forks for each future that it is told of, and ends."""
        with os.fdopen(its, "rb") as pipe:
            told = pipe.read()
        if not told:
            os._exit(1)  # whoever was to tell it is gone
        begin = pickle.loads(told)  # noqa: S301  # its own parent wrote it
        for self.number, (point, future) in enumerate(begin):
            child = os.fork()
            if child == 0:
                self.tells = reports
                gc.disable()  # it lives for a tenth of a second
                self._stops(point, future)
                return
            os.waitpid(child, 0)
        os._exit(0)

    def _stops(self, point: Point, future: bytes) -> None:
        """The machine is to stop at this point."""
        self.play.point, self.play.future = point, future
        for side in self.play.sides:
            side.host.disk.before = None
            if side.host.name == point.side:
                side.host.disk.crash_at = point.operation

    def _ends(self, what: str) -> None:
        if self.tells is None:
            return
        if not what and not self.play.crashed:
            what = "STATION-LIVES: the play took another way than when it was counted"
        os.write(self.tells, f"{self.number} {json.dumps(what[-TOLD_MAX:])}\n".encode())
        os._exit(0)


def _names(moment: str, parts: Mapping[str, bytes]) -> bytes:
    """One name for all of this."""
    return sha256(repr((moment, sorted(parts.items()))).encode()).digest()


def counted(
    name: str, every: int = 1, first: int = 1, *, weak: bool = False
) -> tuple[Found, dict[bytes, Point]]:
    """The scene without a crash, and the futures of crashes in it. Raises Violated; its requests are all granted."""
    with standing_in(wanted=True):
        looking = Counting(name, every, first, Play(weak=weak, whole=True))
        looking.plays()
    return looking.found, looking.futures


def exhaust(name: str, every: int = 1, first: int = 1, *, weak: bool = False) -> Found:
    """The scene, with a crash at every operation (or every so-manieth) in every mode."""
    with standing_in(wanted=True), _frozen():
        living = Living(name, every, first, weak=weak)
        living.plays()
    return living.found


@contextmanager
def _frozen() -> Iterator[None]:
    """What is in memory now stays as it is, so that a forked process need not copy it."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def whole(every: int = 1, first: int = 1) -> Found:
    """Every scene."""
    found = Found()
    for name in SCENES:
        found.add(exhaust(name, every, first))
    return found
