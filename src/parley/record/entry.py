"""Entries: the lines of a log, as they are signed, stored and read.

An entry is one line of canonical JSON. Four fields are in every entry; all others belong to its kind:
`kind` (a name and a version, `call.refused/1`), `at` (the author's clock), `after` (how much of the counterpart's
log the author held) and `salt` (16 random bytes, so that a sibling's hash discloses nothing).
The bytes are the entry: sign them, store them, never make them anew to check them. Spec: docs/spec/record.md, §2.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final, NewType

from parley.record import canonical
from parley.record.errors import Malformed
from parley.record.tree import leaf_hash

Instant = NewType("Instant", int)  # milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted

KIND: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*/[1-9][0-9]{0,3}", re.ASCII)
KIND_CHARACTERS_MAX: Final = 64
SALT: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
EPOCH: Final = re.compile(r"[0-9a-f]{8}", re.ASCII)
STAMP: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z", re.ASCII)
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
    if STAMP.fullmatch(text) is None:
        raise Malformed(f"the time {text[:40]!r} is not of the form 2022-03-01T09:00:00.000Z")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as why:
        raise Malformed(f"there is no such time as {text}: {why}") from why
    if moment < _START:
        raise Malformed(f"the time {text} is before 1970")
    return Instant((moment - _START) // timedelta(milliseconds=1))


@dataclass(frozen=True, slots=True)
class After:
    """What the author held of the counterpart's log: its epoch, and how many entries of it.

    Epoch is empty exactly while nothing of the counterpart has ever been held.
    """

    epoch: str
    size: int


NOTHING: Final = After("", 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry and its bytes. `body` holds the fields of its kind, the four common ones left out."""

    kind: str
    at: str
    after: After
    salt: str
    body: Mapping[str, Any]
    raw: bytes = field(repr=False)
    leaf: bytes = field(repr=False)

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
    common = {"after": {"epoch": after.epoch, "size": after.size}, "at": stamp(at), "kind": kind, "salt": salt}
    raw = canonical.encode({**common, **body})
    if len(raw) > canonical.ENTRY_BYTES_MAX:
        raise Malformed(f"{kind}: {len(raw)} bytes where {canonical.ENTRY_BYTES_MAX} are allowed")
    _common(common)
    return Entry(kind, common["at"], after, salt, dict(body), raw, leaf_hash(raw))  # type: ignore[arg-type]  # a stamp


def parse(raw: bytes) -> Entry:
    """The entry that these bytes are. Raises Malformed. Fields of the kind itself are not judged here."""
    tree = canonical.decode(raw)
    after = _common(tree)
    del tree["after"]  # `tree` is ours: what is left of it is the body
    kind, at, salt = tree.pop("kind"), tree.pop("at"), tree.pop("salt")
    return Entry(kind, at, after, salt, tree, raw, leaf_hash(raw))


def _common(tree: Mapping[str, Any]) -> After:
    """The four fields that every entry has are there, and well formed."""
    if missing := COMMON - tree.keys():
        raise Malformed(f"an entry without {sorted(missing)}")
    kind, at, salt = tree["kind"], tree["at"], tree["salt"]
    if type(kind) is not str:
        raise Malformed("an entry whose kind is not a text")
    _check_kind(kind)
    if type(at) is not str:
        raise Malformed(f"{kind}: `at` is not a text")
    instant(at)
    if type(salt) is not str or SALT.fullmatch(salt) is None:
        raise Malformed(f"{kind}: the salt is not 16 bytes in lower-case hex")
    return _after(kind, tree["after"])


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
