"""One machine with one station: its disk, its clock, its memory, and how all of them fail.

The station is the production one, over the production store; only what it stands on is simulated.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

import apsw
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from parley.keystores import certificate
from parley.record import card as cards
from parley.record.card import Card
from parley.record.entry import stamp
from parley.record.head import Keys, Sign
from parley.record.head import Role as HeadRole
from parley.sim.world.disk import Crash, Disk, DiskError, Survival
from parley.sim.world.keys import SEED_BYTES, DiskKeys
from parley.sim.world.vfs import Vfs
from parley.station import begin
from parley.station.book import Book
from parley.station.keys import KeyRole
from parley.station.loop import Station
from parley.station.memory import Memories
from parley.station.onward import Onward
from parley.station.ports import StoreFailed
from parley.station.turn import Ask, Letter, Missed, Turned
from parley.stores import sqlite

RECORD: Final = Path("station.db")
MS: Final = 1_000_000  # in ns
POSTS: Final = (("desk", "Duty desk"), ("office", "Principal"), ("deputy", "Deputy"))


class Stopped(StrEnum):
    """Why a station is not running."""

    NEVER_RAN = "never ran"
    CRASHED = "crashed"  # its machine stopped in the middle of an operation of the disk
    KILLED = "killed"
    POWER = "power cut"
    DISK = "disk"  # it stopped by itself: the record could not be written or read


@cache
def empty_record() -> bytes:
    """The file of an empty record, as the production store makes it."""
    with TemporaryDirectory() as folder:
        sqlite.make(Path(folder) / RECORD)
        return (Path(folder) / RECORD).read_bytes()


@cache
def tls_certificate() -> bytes:
    """The same for all: simulated ways check none, but a card has one, and the same seed makes the same card. DER."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(SEED_BYTES))
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "nobody checks this")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(certificate.VALID_FROM)
        .not_valid_after(certificate.VALID_UNTIL)
    )
    return made.sign(key, None).public_bytes(Encoding.DER)


@dataclass(frozen=True, slots=True)
class Volatile:
    """Notes in the machine's memory."""

    notes: dict[str, str]

    def read(self, name: str) -> str | None:
        return self.notes.get(name)

    def write(self, name: str, text: str) -> None:
        self.notes[name] = text


@dataclass(frozen=True, slots=True)
class OnDisk:
    """Notes in files of the simulated disk, beside the keys."""

    disk: Disk

    def read(self, name: str) -> str | None:
        file = self.disk.files.get(f"signed/{name}")
        return bytes(file.cache).decode(errors="replace") if file is not None else None

    def write(self, name: str, text: str) -> None:
        self.disk.note(f"signed/{name}", text)


class Host:
    """A machine, its station running or not. `clock_ms` and `drift_ppm`: how far its clock is off, and goes wrong."""

    count = 0  # of all that this process made: names of file systems are its own

    def __init__(self, name: str, chance: Random, *, stand_in: bool) -> None:
        Host.count += 1
        self.name = name
        self.chance = chance
        self.stand_in = stand_in
        self.disk = Disk(Random(chance.getrandbits(64)))
        self.vfs = Vfs(f"{name}-{Host.count}", self.disk)
        self.memory: dict[str, str] = {}
        self.clock_ms = 0
        self.drift_ppm = 0
        self.since = 0  # world time at which the clock was last set
        self.onward = Onward(0, 0)  # how its station reads the clock; begun anew with each start
        self.seeds = {role: chance.randbytes(SEED_BYTES) for role in KeyRole}
        self.signs: Callable[[KeyRole, bytes], None] = lambda *_: None  # who looks on
        self.kind: Callable[..., Station] = Station  # what runs here; a liar is one, too
        self.station: Station | None = None
        self.why = Stopped.NEVER_RAN
        self.card: Card
        self.starts = 0

    # --- its clock ------------------------------------------------------------------------------------------

    def now(self, world: int) -> int:
        """What the machine's clock says when the world's time is that."""
        return world + self.clock_ms + (world - self.since) * self.drift_ppm // 1_000_000

    def reads(self, world: int) -> int:
        """What its station reads there: the same, but after a step back it goes on at half speed until they agree."""
        return self.onward.read(self.now(world) * MS, world * MS) // MS

    def when(self, told: int, world: int) -> int:
        """When, in the world's time, its station will read so; not before now."""
        left = told - self.now(world)
        there = world + left * 1_000_000 // (1_000_000 + self.drift_ppm) + (left > 0)
        self.reads(world)
        return max(world, min(there, -(-self.onward.ran_at(told * MS) // MS)))

    def set_clock(self, world: int, off_ms: int, drift_ppm: int) -> None:
        """From now on it is so far off, and drifts so fast."""
        self.since, self.clock_ms, self.drift_ppm = world, off_ms, drift_ppm

    # --- its station ----------------------------------------------------------------------------------------

    def make(self, world: int) -> None:
        """Keys, card and an empty record are on the disk."""
        self.disk.put({str(RECORD): empty_record()})
        keys = self._keys()
        if not keys.sealing_keys():
            keys.new_sealing_key()
        at = self.now(world)
        fields: dict[str, object] = {
            "name": self.name, "title": self.name.title(), "number": 1, "previous": "", "made_at": stamp(at),
            "addresses": [], "posts": [{"post": post, "title": words} for post, words in POSTS],
            "seal_key": next(iter(keys.sealing_keys().values())).hex(), "tls": tls_certificate().hex(),
        }  # fmt: skip
        public = Keys(keys.public(KeyRole.LOG), keys.public(KeyRole.COSIGN), keys.public(KeyRole.MLDSA))
        self.card = cards.issue(fields, public, max(1, at // 1000), self._signer(keys))

    @staticmethod
    def _signer(keys: DiskKeys) -> Sign:
        def sign(role: HeadRole, message: bytes) -> bytes:
            return keys.sign(KeyRole(role.value), message)

        return sign

    def _keys(self) -> DiskKeys:
        return DiskKeys(self.disk, self.seeds, self.chance, self.signs, stand_in=self.stand_in)

    @property
    def book(self) -> Book:
        """Its only line. The station runs."""
        assert self.station is not None
        return next(iter(self.station.books.values()))

    def start(self, world: int, bearers: Sequence[str]) -> bool:
        """The station runs, if nothing stops it at once."""
        assert self.station is None
        self.vfs.now = world
        self.vfs.join()
        self.disk.failed = 0
        self.starts += 1
        self.onward = Onward(self.now(world) * MS, world * MS)
        try:
            store = sqlite.SqliteStore(RECORD, vfs=self.vfs.name)
            memories = Memories(Volatile(self.memory), OnDisk(self.disk))
            keys = self._keys()
            self.station = self.kind(
                store, keys, memories, self.chance.randbytes, self.card.party, self.reads(world)
            )
            for book in self.station.books.values():
                book.courier.add(bearers, self.station.now)
        except (Crash, StoreFailed, DiskError, apsw.Error) as failure:
            self._stopped(Stopped.CRASHED if isinstance(failure, Crash) else Stopped.DISK)
        return self.station is not None

    def pair(self, other: Card, bearers: Sequence[str], world: int) -> None:
        """It has a line with the party of that card. The disk is well."""
        assert self.station is not None
        row = begin.pair(self.station.store, self.card, other, self.reads(world))
        self.station.add(begin.book(self.station.store, row))
        self.book.courier.add(bearers, self.station.now)

    def turn(
        self,
        world: int,
        letters: Sequence[Letter] = (),
        asks: Sequence[Ask] = (),
        missed: Sequence[Missed] = (),
    ) -> Turned | None:
        """One turn of the station; None if it did not survive it."""
        assert self.station is not None
        self.vfs.now = world
        try:
            return self.station.turn(self.reads(world), letters, asks, missed)
        except Crash:
            self._stopped(Stopped.CRASHED)
        except (StoreFailed, DiskError, apsw.Error):
            self._stopped(Stopped.DISK)
        return None

    def stop(self, why: Stopped) -> None:
        """The station stops without a word."""
        if self.station is not None:
            self._stopped(why)

    def _stopped(self, why: Stopped) -> None:
        """Nothing more reaches the disk; what the connection would still write is not written."""
        self.why = why
        self.disk.dead = True
        self.vfs.cut()
        if self.station is not None:
            station, self.station = self.station, None
            with suppress(apsw.Error):  # what it still holds is nobody's any more
                station.store.close()

    def revive(self, mode: Survival) -> None:
        """The machine is up again, its disk as such a crash left it. A power cut empties its memory, too."""
        self.disk.revive(mode)
        if mode is not Survival.KILL:
            self.memory.clear()

    def backup(self) -> Mapping[str, bytes]:
        """The record as a copy taken while the station rested would hold it. The station is not running."""
        return {name: data for name, data in self.disk.image().items() if name.startswith(str(RECORD))}

    def restore(self, saved: Mapping[str, bytes], *, whole: bool) -> None:
        """The record as it was; with `whole` the notes beside the keys are lost, too: another machine, say."""
        for name in [name for name in self.disk.files if name.startswith(str(RECORD))]:
            del self.disk.files[name]
        if whole:
            for name in [name for name in self.disk.files if name.startswith("signed/")]:
                del self.disk.files[name]
            self.memory.clear()
        kept = self.disk.image()
        self.disk.put({**kept, **saved})
