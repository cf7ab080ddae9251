"""A disk that does what disks do: it keeps what was synced, and of the rest what it likes.

Each file has two contents: what its readers see (the system's cache), and what the platter holds. A write changes the
cache at once and waits; a sync brings what waits to the platter. A killed process leaves the cache; a power cut leaves
the platter, with none, all, the first few or any few of the writes that waited, each perhaps torn at a sector.
A crash can be armed for any single operation, and failures of several kinds can be switched on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random
from typing import Final

SECTOR: Final = 512  # bytes that a disk writes whole, or not at all


class Crash(BaseException):
    """The machine stops here. Nothing may catch it but the simulator."""


class Survival(StrEnum):
    """What is left of writes that were not synced: the modes of a crash."""

    KILL = "kill"  # the process ended, the system did not: everything
    NONE = "none"
    ALL = "all"
    PREFIX = "prefix"  # the first few, in order
    SUBSET = "subset"  # any few, torn at a sector


class Fault(StrEnum):
    """What an operation can be made to fail with."""

    FULL = "full"  # no room: writes that lengthen a file fail
    READ_ONLY = "read-only"  # no write is taken
    SYNC = "sync"  # a sync fails, and what waited for it is dropped: so does Linux
    READ = "read"  # a read fails


class DiskError(OSError):
    """The disk's own failure, of the kind `fault`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"simulated: {fault}")
        self.fault = fault


@dataclass(slots=True)
class File:
    """One file. `waits`: writes since the last sync, as (offset, data), or (size, None) where it was cut to a size."""

    cache: bytearray = field(default_factory=bytearray)
    platter: bytearray = field(default_factory=bytearray)
    waits: list[tuple[int, bytes | None]] = field(default_factory=list)
    named: bool = False  # its name is on the platter, too


@dataclass(slots=True)
class Disk:
    """The files of one machine, by name. `crash_at`: the number of the operation at which the machine stops."""

    chance: Random
    files: dict[str, File] = field(default_factory=dict)
    gone: dict[str, File] = field(default_factory=dict)  # unlinked, and not yet so on the platter
    operations: int = 0
    crash_at: int | None = None
    dead: bool = False
    faults: set[Fault] = field(default_factory=set)
    failed: int = 0  # operations that failed by a fault
    before: Callable[[], None] | None = None  # called before each operation: who looks on

    def operation(self) -> None:
        """One operation begins. Raises Crash if the machine stops at it, or has stopped."""
        self.operations += 1
        if self.before is not None and not self.dead:
            self.before()
        if self.crash_at is not None and self.operations >= self.crash_at:
            self.dead = True
        if self.dead:
            raise Crash

    def fail(self, *kinds: Fault) -> None:
        """Raises DiskError if one of these is switched on."""
        if not self.faults:
            return
        for kind in kinds:
            if kind in self.faults:
                self.failed += 1
                raise DiskError(kind)

    # --- what a program does --------------------------------------------------------------------------------

    def open(self, name: str, *, create: bool) -> File | None:
        """The file of that name; a new one if it may be created; None if there is none."""
        file = self.files.get(name)
        if file is None and create:
            self.operation()
            self.fail(Fault.READ_ONLY, Fault.FULL)
            file = self.files[name] = File()
        return file

    def read(self, file: File, at: int, count: int) -> bytes:
        """Up to so many bytes."""
        if self.dead:
            raise Crash
        self.fail(Fault.READ)
        return bytes(file.cache[at : at + count])

    def write(self, file: File, at: int, data: bytes) -> None:
        """The cache has it, the platter not yet."""
        self.operation()
        if self.faults:
            self.fail(Fault.READ_ONLY)
            if at + len(data) > len(file.cache):
                self.fail(Fault.FULL)
        _splice(file.cache, at, data)
        file.waits.append((at, data))

    def truncate(self, file: File, size: int) -> None:
        """The file is as long as that."""
        self.operation()
        self.fail(Fault.READ_ONLY)
        _cut(file.cache, size)
        file.waits.append((size, None))

    def sync(self, file: File) -> None:
        """What waited is on the platter, and so is the file's name. If that fails, what waited is gone from both."""
        self.operation()
        if Fault.SYNC in self.faults:
            # The system drops the pages that it could not write and calls them clean: readers see the platter again.
            file.cache, file.waits = bytearray(file.platter), []
        self.fail(Fault.SYNC)
        platter = file.platter
        for at, data in file.waits:
            if data is None:
                _cut(platter, at)
            else:
                _splice(platter, at, data)
        file.waits.clear()
        file.named = True

    def unlink(self, name: str, *, synced: bool) -> None:
        """The name is gone; on the platter, too, if its folder is synced."""
        self.operation()
        self.fail(Fault.READ_ONLY)
        file = self.files.pop(name, None)
        if file is not None and file.named and not synced:
            self.gone[name] = file

    def replace(self, name: str, data: bytes) -> None:
        """The file of that name holds this, durably, or as before after a crash: written aside, synced, renamed."""
        self.operation()
        self.fail(Fault.READ_ONLY, Fault.FULL, Fault.SYNC)
        self.files[name] = File(bytearray(data), bytearray(data), named=True)

    def note(self, name: str, text: str) -> None:
        """A short note over the old one, without a sync."""
        file = self.open(name, create=True)
        assert file is not None
        self.write(file, 0, text.encode())

    # --- what happens to it ---------------------------------------------------------------------------------

    def revive(self, mode: Survival) -> None:
        """The machine starts again after a crash of that kind; no fault is switched on any more."""
        self.dead, self.crash_at = False, None
        self.faults.clear()
        if mode is Survival.KILL:
            return
        for name, file in self.gone.items():
            if mode is not Survival.ALL and name not in self.files:
                self.files[name] = file
        self.gone.clear()
        for name, file in list(self.files.items()):
            if not file.named and mode is Survival.NONE:
                del self.files[name]
                continue
            for write in self._kept(file.waits, mode):
                _apply(file.platter, write)
            self.files[name] = File(bytearray(file.platter), file.platter, named=True)

    def _kept(self, waits: list[tuple[int, bytes | None]], mode: Survival) -> list[tuple[int, bytes | None]]:
        match mode:
            case Survival.ALL:
                return waits
            case Survival.PREFIX:
                return waits[: self.chance.randint(0, len(waits))]
            case Survival.SUBSET:
                return [self._torn(write) for write in waits if self.chance.random() < 0.6]  # most
        return []

    def _torn(self, write: tuple[int, bytes | None]) -> tuple[int, bytes | None]:
        """The write, or as much of it as whole sectors had."""
        at, data = write
        if data is None or self.chance.random() < 0.5:  # every second
            return write
        first = -at % SECTOR
        ends = [*range(first, len(data), SECTOR), len(data)]
        return at, data[: self.chance.choice(ends)]

    def image(self) -> dict[str, bytes]:
        """What a backup of the resting disk holds."""
        return {name: bytes(file.cache) for name, file in self.files.items()}

    def copy(self, chance: Random) -> "Disk":
        """The same disk at this moment, with what waits to be synced."""
        files = {
            name: File(bytearray(f.cache), bytearray(f.platter), list(f.waits), f.named)
            for name, f in self.files.items()
        }
        return Disk(chance, files, dict(self.gone))

    def put(self, image: dict[str, bytes]) -> None:
        """The disk holds this, durably: a backup restored, a disk copied."""
        self.gone.clear()
        self.files = {
            name: File(bytearray(data), bytearray(data), named=True) for name, data in image.items()
        }

    def flip(self, name: str, bit: int) -> None:
        """One bit of a file changes, on the platter and for its readers."""
        for content in (self.files[name].cache, self.files[name].platter):
            if bit // 8 < len(content):
                content[bit // 8] ^= 1 << (bit % 8)


def _apply(content: bytearray, write: tuple[int, bytes | None]) -> None:
    at, data = write
    if data is None:
        _cut(content, at)
    else:
        _splice(content, at, data)


def _splice(content: bytearray, at: int, data: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _cut(content: bytearray, size: int) -> None:
    del content[size:]
    content.extend(bytes(size - len(content)))
