"""SQLite on a simulated disk: its file system, through apsw. One station per disk, so that locks have nothing to do.

The index of the write-ahead log stays in the process (`locking_mode = exclusive`): that part is left to real processes.
"""

from typing import Any, Final
from weakref import WeakSet

import apsw

from parley.sim.world.disk import Disk, DiskError, Fault, File

_CODES: Final = {
    Fault.FULL: apsw.SQLITE_FULL,
    Fault.READ_ONLY: apsw.SQLITE_READONLY,
    Fault.SYNC: apsw.SQLITE_IOERR | apsw.SQLITE_IOERR_FSYNC,
    Fault.READ: apsw.SQLITE_IOERR | apsw.SQLITE_IOERR_READ,
}
_ERRORS: Final = {Fault.FULL: apsw.FullError, Fault.READ_ONLY: apsw.ReadOnlyError}
JULIAN_MS: Final = 210_866_760_000_000  # of 1970, from SQLite's day zero


def _sqlite_error(why: DiskError) -> apsw.Error:
    error = _ERRORS.get(why.fault, apsw.IOError)(str(why))
    error.extendedresult = _CODES[why.fault]  # type: ignore[attr-defined]  # apsw reads it, its types do not tell
    return error


class VfsFile:
    """One open file. `cut_off`: its process has ended; what SQLite still does with it, closing, reaches nothing."""

    def __init__(self, disk: Disk, file: File, name: str, *, deletes: bool) -> None:
        self.disk, self.file, self.name, self.deletes = disk, file, name, deletes
        self.cut_off = False

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802  # SQLite's names, here and below
        if self.cut_off:
            return bytes(amount)
        try:
            return self.disk.read(self.file, offset, amount)
        except DiskError as why:
            raise _sqlite_error(why) from why

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802  # as above
        if self.cut_off:
            return
        try:
            self.disk.write(self.file, offset, data)
        except DiskError as why:
            raise _sqlite_error(why) from why

    def xTruncate(self, size: int) -> None:  # noqa: N802  # as above
        if self.cut_off:
            return
        try:
            self.disk.truncate(self.file, size)
        except DiskError as why:
            raise _sqlite_error(why) from why

    def xSync(self, _flags: int) -> None:  # noqa: N802  # as above
        if self.cut_off:
            return
        try:
            self.disk.sync(self.file)
        except DiskError as why:
            raise _sqlite_error(why) from why

    def xFileSize(self) -> int:  # noqa: N802  # as above
        return len(self.file.cache)

    def xLock(self, _level: int) -> None:  # noqa: N802  # as above
        pass

    def xUnlock(self, _level: int) -> None:  # noqa: N802  # as above
        pass

    def xCheckReservedLock(self) -> bool:  # noqa: N802  # as above
        return False

    def xFileControl(self, _operation: int, _pointer: int) -> bool:  # noqa: N802  # as above
        return False

    def xSectorSize(self) -> int:  # noqa: N802  # as above
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802  # as above
        return apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE

    def xClose(self) -> None:  # noqa: N802  # as above
        if self.deletes and not self.cut_off:
            self.disk.files.pop(self.name, None)


class Vfs(apsw.VFS):
    """The file system of one disk, registered under `name` until it is closed."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.cut_off = False
        self.name = name
        self.disk = disk
        self.temporary = 0
        self.opened: WeakSet[VfsFile] = WeakSet()
        self.now = 0  # ms
        super().__init__(name, base="")  # last: SQLite may ask at once

    def cut(self) -> None:
        """The process that had files open has ended: it can be closed, and changes nothing any more."""
        self.cut_off = True
        for file in self.opened:
            file.cut_off = True
        self.opened.clear()

    def join(self) -> None:
        """A new process may open files."""
        self.cut_off = False

    def xOpen(  # type: ignore[override]  # noqa: N802  # any object with these methods will do, by SQLite's names
        self,
        name: Any,  # noqa: ANN401  # a name, or apsw.URIFilename
        flags: list[int],
    ) -> VfsFile:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        if path is None:
            self.temporary += 1
            path = f"temporary-{self.temporary}"
        try:
            file = self.disk.open(path, create=bool(flags[0] & apsw.SQLITE_OPEN_CREATE))
        except DiskError as why:
            raise _sqlite_error(why) from why
        if file is None:
            raise apsw.CantOpenError(f"no file {path} on this disk")
        flags[1] = flags[0]
        made = VfsFile(self.disk, file, path, deletes=bool(flags[0] & apsw.SQLITE_OPEN_DELETEONCLOSE))
        self.opened.add(made)
        return made

    def xAccess(self, path: str, _flags: int) -> bool:  # noqa: N802  # SQLite's names, here and below
        return path in self.disk.files

    def xDelete(self, path: str, syncdir: bool) -> None:  # noqa: N802, FBT001  # as above
        if self.cut_off:
            return
        if path not in self.disk.files:
            error = apsw.IOError(f"no file {path} on this disk")
            error.extendedresult = apsw.SQLITE_IOERR_DELETE_NOENT  # type: ignore[attr-defined]  # as above
            raise error
        try:
            self.disk.unlink(path, synced=syncdir)
        except DiskError as why:
            raise _sqlite_error(why) from why

    def xFullPathname(self, name: str) -> str:  # noqa: N802  # as above
        return name

    def xRandomness(self, count: int) -> bytes:  # noqa: N802  # as above
        return self.disk.chance.randbytes(count)

    def xSleep(self, microseconds: int) -> int:  # noqa: N802  # as above
        return microseconds

    def xCurrentTimeInt64(self) -> int:  # noqa: N802  # as above
        return JULIAN_MS + self.now
