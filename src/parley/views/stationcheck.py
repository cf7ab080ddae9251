"""Is it us? Everything of our own that can fail: what `status` checks, and files, keys, certificates, record, backup.

Each check says how it stands and why. What nobody can know from here is unknown, and never well.
"""

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography import x509

from parley.line.values import DAY_MS
from parley.record import card as cards
from parley.record.card import Card
from parley.record.entry import instant, stamp
from parley.station.ports import Reading
from parley.views.status import check
from parley.views.times import dtg, span

EXPIRY_CARE_MS: Final = 60 * DAY_MS  # ours: a new card takes a meeting face to face
REKEY_MS: Final = 2 * 365 * DAY_MS  # keys are renewed face to face about every two years
WAL_CARE_BYTES: Final = 256 << 20  # a reader that never ends keeps it from being taken up


@dataclass(frozen=True, slots=True)
class File:
    """A file of the station as it lies on the disk. `mode`: its permissions."""

    size: int
    mode: int
    changed_ms: int


@dataclass(frozen=True, slots=True)
class Folder:
    """What lies in the station's folder. `files`: by name, those that are there. `certificate`: DER, if readable."""

    files: Mapping[str, File]
    certificate: bytes | None
    keys: str  # the names of the files
    record: str


def checks(reading: Reading, card: Card, folder: Folder, now: int) -> list[dict[str, Any]]:
    """What `status` does not look at."""
    return [
        _keys(folder),
        _age(card, now),
        _certificate(card, folder, now),
        *_theirs(reading, now),
        _record(folder),
        check(
            "backup",
            "unknown",
            "the station keeps no note of them: make them with SQLite's online backup, never by plain copying",
        ),
    ]


def _keys(folder: Folder) -> dict[str, Any]:
    """Whoever can read the file may try passphrases for years."""
    found = folder.files.get(folder.keys)
    if found is None:
        return check("keys", "bad", f"{folder.keys} is not there: nothing can be signed after the next start")
    if found.mode & (stat.S_IRWXG | stat.S_IRWXO):
        return check(
            "keys", "bad", f"others on this machine can read {folder.keys}: chmod 600, and think of new keys"
        )
    return check("keys", "well", f"{folder.keys} is there, for the station's own user alone")


def _age(card: Card, now: int) -> dict[str, Any]:
    made = instant(card.made_at)
    words = f"card {card.number} was made {dtg(made)}, {span(max(0, now - made))} ago"
    if now - made > REKEY_MS:
        return check("key-age", "care", f"{words}: keys are renewed face to face about every two years")
    return check("key-age", "well", words)


def _certificate(card: Card, folder: Folder, now: int) -> dict[str, Any]:
    if folder.certificate is None:
        return check(
            "certificate", "bad", "it is not there, or cannot be read: nobody is let in after the next start"
        )
    if folder.certificate != card.tls:
        return check("certificate", "bad", "it is not the one on our card: the other side refuses it")
    return _expiry("certificate", "ours", card.tls, now)


def _theirs(reading: Reading, now: int) -> Iterator[dict[str, Any]]:
    for row in reading.lines():
        yield _expiry("their-certificate", row.name, cards.parse(row.their_card).tls, now)


def _expiry(what: str, whose: str, der: bytes, now: int) -> dict[str, Any]:
    """A card's certificate was read when it was paired; it is pinned, and yet TLS refuses one that has expired."""
    found = x509.load_der_x509_certificate(der)
    until = int(found.not_valid_after_utc.timestamp() * 1000)
    since = int(found.not_valid_before_utc.timestamp() * 1000)
    words = f"{whose}, from {_day(since)} until {_day(until)}"
    if not since <= now < until:
        return check(what, "bad", f"{words}: not valid now, so no connection is made; is our clock right?")
    return check(what, "care" if until - now < EXPIRY_CARE_MS else "well", words)


def _day(at: int) -> str:
    """With its century, which a date-time group lacks: `2100-01-01`."""
    return stamp(at)[: len("2100-01-01")]


def _record(folder: Folder) -> dict[str, Any]:
    found = folder.files.get(folder.record)
    if found is None:
        return check("record", "bad", f"{folder.record} is not there: restore it from a backup")
    wal = folder.files.get(f"{folder.record}-wal")
    waiting = wal.size if wal is not None else 0
    words = f"{found.size >> 10:,} KiB, and {waiting >> 10:,} KiB not yet taken up; at each start all of it is checked"
    return check("record", "care" if waiting > WAL_CARE_BYTES else "well", words)
