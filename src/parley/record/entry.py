"""Entries: the lines of a log, as they are signed, stored and read.

An entry is one line of canonical JSON. Four fields are in every entry; all others belong to its kind:
`kind` (a name and a version, `call.refused/1`), `at` (the author's clock), `after` (how much of the counterpart's
log the author held) and `salt` (16 random bytes, so that a sibling's hash discloses nothing).
The bytes are the entry: sign them, store them, never make them anew to check them. Spec: docs/spec/record.md, §2.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any, Final, NewType

from msgspec import Struct

from parley.record import canonical
from parley.record.errors import Malformed
from parley.record.tree import leaf_hash

Instant = NewType("Instant", int)  # milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted

KIND: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*/[1-9][0-9]{0,3}", re.ASCII)
KIND_CHARACTERS_MAX: Final = 64
SALT: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)  # how texts and entries write one
EPOCH: Final = re.compile(r"[0-9a-f]{8}", re.ASCII)
STAMP: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])\.([0-9]{3})Z", re.ASCII
)  # no leap second: the clock that we number by has none
COMMON: Final = frozenset(("after", "at", "kind", "salt"))

_START: Final = datetime(1970, 1, 1, tzinfo=UTC)
_INSTANT_MAX: Final = 253_402_300_799_999  # 9999-12-31T23:59:59.999Z, the last that RFC 3339 can write


def stamp(at: int) -> str:
    """RFC 3339 UTC with milliseconds: `2022-03-01T09:00:00.000Z`. `at`: milliseconds since 1970."""
    if not 0 <= at <= _INSTANT_MAX:
        raise ValueError(f"{at} ms is outside the years 1970 to 9999")
    return f"{(_START + timedelta(milliseconds=at)).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def instant(text: str) -> Instant:
    """Milliseconds since 1970 of an RFC 3339 UTC text with milliseconds. Raises Malformed for any other form."""
    found = STAMP.fullmatch(text)
    if found is None:
        raise Malformed(f"the time {text[:40]!r} is not of the form 2022-03-01T09:00:00.000Z")
    day, hour, minute, second, ms = found.groups()
    return Instant(
        _day_ms(day) + int(hour) * 3_600_000 + int(minute) * 60_000 + int(second) * 1_000 + int(ms)
    )


@lru_cache(maxsize=512)  # a log goes on from day to day
def _day_ms(day: str) -> int:
    """Milliseconds from 1970 to the beginning of this day. Raises Malformed."""
    try:
        days = (date.fromisoformat(day) - _START.date()).days
    except ValueError as why:
        raise Malformed(f"there is no such day as {day}: {why}") from why
    if days < 0:
        raise Malformed(f"the day {day} is before 1970")
    return days * 86_400_000


def _check_stamp(text: str) -> None:
    """`text` is an instant, without saying which: four times in five of what reading it costs is saved."""
    if STAMP.fullmatch(text) is None:
        raise Malformed(f"the time {text[:40]!r} is not of the form 2022-03-01T09:00:00.000Z")
    _day_ms(text[:10])


# Structs, not dataclasses, without the garbage collector's care: a log has many, and they hold no cycles.


class After(Struct, frozen=True, gc=False):
    """What the author held of the counterpart's log: its epoch, and how many entries of it.

    Epoch is empty exactly while nothing of the counterpart has ever been held.
    """

    epoch: str
    size: int


NOTHING: Final = After("", 0)


class Entry(Struct, frozen=True, gc=False):
    """One entry and its bytes. `body` holds the fields of its kind, the four common ones left out."""

    kind: str
    at: str
    after: After
    salt: str
    body: Mapping[str, Any]
    raw: bytes
    leaf: bytes

    @property
    def ref(self) -> str:
        """How other entries name this one: its leaf hash in hex."""
        return self.leaf.hex()

    @property
    def claimed_at(self) -> Instant:
        return instant(self.at)


def write(kind: str, at: int, after: After, salt: str, body: Mapping[str, Any]) -> Entry:
    """A new entry. Raises Malformed if the profile cannot say it, or it is too long."""
    if clash := COMMON & body.keys():
        raise Malformed(f"{kind}: the body may not bring its own {sorted(clash)}")
    said = stamp(at)
    common = {"after": {"epoch": after.epoch, "size": after.size}, "at": said, "kind": kind, "salt": salt}
    _common(kind, said, common["after"], salt)
    raw = canonical.encode({**common, **body})
    if len(raw) > canonical.ENTRY_BYTES_MAX:
        raise Malformed(f"{kind}: {len(raw)} bytes where {canonical.ENTRY_BYTES_MAX} are allowed")
    return Entry(kind, said, after, salt, dict(body), raw, leaf_hash(raw))


def parse(raw: bytes) -> Entry:
    """The entry that these bytes are. Raises Malformed. Fields of the kind itself are not judged here."""
    tree = canonical.decode(raw)
    if missing := COMMON - tree.keys():
        raise Malformed(f"an entry without {', '.join(sorted(missing))}")
    # `tree` is ours: what is left of it is the body.
    kind, at, after, salt = tree.pop("kind"), tree.pop("at"), tree.pop("after"), tree.pop("salt")
    return Entry(kind, at, _common(kind, at, after, salt), salt, tree, raw, leaf_hash(raw))


def _common(kind: object, at: object, after: object, salt: object) -> After:
    """The four fields that every entry has are well formed; `after` read."""
    if type(kind) is not str:
        raise Malformed("an entry whose kind is not a text")
    _check_kind(kind)
    if type(at) is not str:
        raise Malformed(f"{kind}: `at` is not a text")
    _check_stamp(at)
    if type(salt) is not str or SALT.fullmatch(salt) is None:
        raise Malformed(f"{kind}: the salt is not 16 bytes in lower-case hex")
    return _after(kind, after)


@lru_cache(maxsize=1024)  # kinds are few and return for ever
def _check_kind(kind: str) -> None:
    if len(kind) > KIND_CHARACTERS_MAX or KIND.fullmatch(kind) is None:
        raise Malformed(f"the kind {kind[:80]!r} is not of the form name.name/version")


def _after(kind: str, after: object) -> After:
    if not isinstance(after, dict) or after.keys() != {"epoch", "size"}:
        raise Malformed(f"{kind}: `after` does not have exactly epoch and size")
    epoch, size = after["epoch"], after["size"]
    if type(epoch) is not str or type(size) is not int or size < 0:
        raise Malformed(f"{kind}: `after` does not hold an epoch and a size")
    if epoch == "" and size == 0:
        return NOTHING
    if EPOCH.fullmatch(epoch) is None:
        raise Malformed(f"{kind}: `after` names the epoch {epoch[:40]!r}, which is not 8 hex digits")
    return After(epoch, size)
