"""Whether this station's memory is unbroken: the last size signed, kept outside the database.

Two small files per log, written after every signed head without waiting for the disk: one in the machine's volatile
memory (gone after a reboot, absent on a clone), one beside the key. A restored database is behind the second; a
rebooted or copied station lacks the first. Either way the station signs nothing more under the
old origin. Spec: docs/spec/wire.md, §6.
"""

import os
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

VOLATILE: Final = Path("/dev/shm")  # noqa: S108  # it must vanish with the machine's memory: that is its point


class Memory(StrEnum):
    """What the station may conclude from what it finds."""

    UNBROKEN = "unbroken"  # same machine, same boot, nothing newer was signed: the log continues
    REBOOTED = (
        "rebooted"  # nothing newer was signed, as far as the file beside the key knows: a new epoch at once
    )
    RESTORED = (
        "restored"  # something newer was signed, or nobody knows: ask the counterpart first, then a new epoch
    )


@dataclass(frozen=True, slots=True)
class Memories:
    """The two places of one station. `alive` is when it last did anything, for the gaps in its listening."""

    volatile: Path
    durable: Path

    @classmethod
    def of(cls, folder: Path, volatile: Path | None = None) -> "Memories":
        """The places of the station in `folder`, made if need be."""
        root = volatile or (VOLATILE if VOLATILE.is_dir() else folder)
        here = folder.resolve()
        name = sha256(f"{here}\n{here.stat().st_ino}".encode()).hexdigest()[:24]
        places = cls(root / f"parley-{os.getuid()}" / name, folder / "signed")
        for place in (places.volatile, places.durable):
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return places

    def judge(self, origin: str, size: int) -> Memory:
        """What became of the memory of this log, of which the database holds `size` entries."""
        volatile, durable = (_read(place / _name(origin)) for place in (self.volatile, self.durable))
        if durable is None or durable > size or (volatile is not None and volatile > size):
            return Memory.RESTORED
        return Memory.REBOOTED if volatile is None else Memory.UNBROKEN

    def signed(self, origin: str, size: int) -> None:
        """A head of this size was signed and stored."""
        for place in (self.volatile, self.durable):
            _write(_path(place, _name(origin)), size)

    def alive(self, at: int) -> None:
        """The station was listening at `at` (ms)."""
        _write(_path(self.durable, "alive"), at)

    def last_alive(self) -> int | None:
        return _read(self.durable / "alive")


@lru_cache(maxsize=4096)  # with every turn: joining paths anew was dearer than the write
def _path(place: Path, name: str) -> str:
    return str(place / name)


@lru_cache(maxsize=4096)
def _name(origin: str) -> str:
    return sha256(origin.encode()).hexdigest()[:24]


def _read(path: Path) -> int | None:
    try:
        return int(path.read_text())
    except (FileNotFoundError, ValueError):
        return None


def _write(path: str, value: int) -> None:
    """One short write over the old one: a crash of the process leaves the old or the new."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.pwrite(handle, f"{value:020d}".encode(), 0)
    finally:
        os.close(handle)
