"""Whether this station's memory is unbroken: what it signed last, kept outside the database.

Two small files per line (and for the journal), written after every signed head without waiting for the disk: one in
the machine's volatile memory (gone after a reboot, absent on a clone), one beside the key. Each names epoch and size.
A restored database is behind the second; a rebooted or copied station lacks the first. Either way the station signs
nothing more under the old origin. Spec: docs/spec/wire.md, §6.
"""

import os
import stat
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol
from zlib import crc32

from parley.station.ports import StoreFailed

VOLATILE: Final = Path("/dev/shm")  # noqa: S108  # it must vanish with the machine's memory: that is its point
ALIVE: Final = "alive"
NOBODY_KNOWS: Final = 0  # the epoch: then nobody listened since
Signed = tuple[str, int]  # an epoch and a size


class Memory(StrEnum):
    """What the station may conclude from what it finds."""

    NONE = "none"  # nothing was ever signed on this line
    UNBROKEN = "unbroken"  # same machine, same boot, nothing newer was signed: the log continues
    REBOOTED = "rebooted"  # nothing newer was signed, as far as the file beside the key knows
    RESTORED = "restored"  # something newer was signed, or nobody knows: the counterpart is asked first


class Place(Protocol):
    """Where notes of a few characters are kept by name. Both raise OSError if this place fails."""

    def read(self, name: str) -> str | None:
        """The note, or None where there is none; empty if it cannot be read."""
        ...

    def write(self, name: str, text: str) -> None:
        """The note is this text, always of the same length, once the system has carried it out."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A place that is a folder of ours."""

    path: Path

    def read(self, name: str) -> str | None:
        try:
            return (self.path / name).read_text()
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return ""

    def write(self, name: str, text: str) -> None:
        """One short write over the old one: a crash of the process leaves the old or the new."""
        handle = os.open(_path(self.path, name), os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        try:
            if os.pwrite(handle, text.encode(), 0) != len(text):
                raise OSError("the write was cut short")  # as any other failure of this disk
        finally:
            os.close(handle)


@dataclass(frozen=True, slots=True)
class Memories:
    """The two places of one station. `alive` is when it last did anything, for the gaps in its listening."""

    volatile: Place
    durable: Place

    @classmethod
    def of(cls, folder: Path, volatile: Path | None = None) -> "Memories":
        """The places of the station in `folder`, made if need be. Raises StoreFailed."""
        try:
            return cls(*(Folder(path) for path in places(folder, volatile)))
        except OSError as why:
            raise StoreFailed(f"the memory of what was signed cannot be kept: {why}") from why

    def judge(self, stem: str, held: Sequence[Signed]) -> Memory:
        """What became of the memory of one line. `held`: its epochs and their sizes in the database, oldest first."""
        volatile, durable = (_signed(place.read(_name(stem))) for place in (self.volatile, self.durable))
        if not held and volatile is None and durable is None:
            return Memory.NONE
        newer = any(found is not None and _is_newer(found, held) for found in (volatile, durable))
        if not held or durable is None or newer:
            return Memory.RESTORED
        return Memory.REBOOTED if volatile is None else Memory.UNBROKEN

    def signed(self, origin: str, size: int) -> None:
        """A head of this origin and size was signed and stored. Raises StoreFailed."""
        stem, _, epoch = origin.rpartition("/")
        for place in (self.volatile, self.durable):
            _write(place, _name(stem), f"{epoch} {size:020d}")

    def alive(self, at: int) -> None:
        """The station was listening at `at` (ms). Raises StoreFailed."""
        text = f"{at:020d}"
        _write(self.durable, ALIVE, f"{text} {_sum(text)}")

    def last_alive(self) -> int | None:
        """When it last listened; None if it never did, NOBODY_KNOWS if the note is spoilt."""
        text = self.durable.read(ALIVE)
        if text is None:
            return None
        at, _, summed = text.partition(" ")
        if not at.isdecimal() or (summed and summed != _sum(at)):  # without a sum: of an earlier release
            return NOBODY_KNOWS
        return int(at)


def places(folder: Path, volatile: Path | None = None) -> tuple[Path, Path]:
    """The volatile and the durable folder of the station in `folder`, made if need be. Raises StoreFailed, OSError."""
    if volatile is None and not VOLATILE.is_dir():
        # No place that surely forgets at a reboot: then every start is one.
        volatile = Path(tempfile.mkdtemp(prefix="parley-"))
    here = folder.resolve()
    name = sha256(f"{here}\n{here.stat().st_ino}".encode()).hexdigest()[:24]
    ours = (volatile or VOLATILE) / f"parley-{os.getuid()}"
    both = ours / name, folder / "signed"
    for place in (ours, *both):
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        found = place.lstat()
        # /dev/shm is everybody's: who made the folder before us could plant links in it.
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
            raise StoreFailed(f"{place} is not ours alone: remove it, or have its owner remove it")
    return both


def _is_newer(found: Signed, held: Sequence[Signed]) -> bool:
    """This was signed, and the database lacks it. It may have more: the notes are written after the commit."""
    return found[1] > dict(held).get(found[0], -1)


@lru_cache(maxsize=4096)  # with every turn: joining paths anew was dearer than the write
def _path(place: Path, name: str) -> str:
    return str(place / name)


@lru_cache(maxsize=4096)
def _name(stem: str) -> str:
    return sha256(stem.encode()).hexdigest()[:24]


def _sum(text: str) -> str:
    """So that one bit that turned over does not make a gap in our listening smaller: nothing else could tell."""
    return f"{crc32(text.encode()):08x}"


def _signed(text: str | None) -> Signed | None:
    """What is noted there. A note that cannot be read is none: the station then asks before it signs."""
    try:
        epoch, size = (text or "").split(" ")
        return epoch, int(size)
    except ValueError:
        return None


def _write(place: Place, name: str, text: str) -> None:
    try:
        place.write(name, text)
    except OSError as why:
        raise StoreFailed(f"the memory of what was signed cannot be kept: {why}") from why
