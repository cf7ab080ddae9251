"""Heads and receipts: what an author, and a holder, sign of a log.

A head is a C2SP tlog-checkpoint (origin, size, root). Its author signs it with two keys; a receipt is the
counterpart's C2SP cosignature of it, again with two keys and one time. Half of a pair counts for nothing: else the
post-quantum half could be stripped. Spec: docs/spec/record.md, §5.
"""

import re
import struct
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey
from nacl.bindings import crypto_core_ed25519_is_valid_point
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from parley.record import note as notes
from parley.record.errors import Forged, Malformed
from parley.record.note import COSIGNATURE, ED25519, MLDSA44, Note, Signature
from parley.record.tree import EMPTY_ROOT, HASH_BYTES

ED25519_KEY_BYTES: Final = 32
ED25519_BYTES: Final = 64
MLDSA44_KEY_BYTES: Final = 1_312
MLDSA44_BYTES: Final = 2_420
TIME_BYTES: Final = 8
TIME_S_MAX: Final = 253_402_300_799  # 9999-12-31T23:59:59Z: the last that an entry could state
SIZE_MAX: Final = 2**53 - 1
SIZE: Final = re.compile(r"0|[1-9][0-9]{0,15}", re.ASCII)


class Role(StrEnum):
    """What a signing key is for. A key serves one role (C2SP: no key for two signature types)."""

    LOG = "log"  # Ed25519, heads of the party's own logs
    COSIGN = "cosign"  # Ed25519, receipts on the counterpart's heads
    MLDSA = "mldsa"  # ML-DSA-44, both: the signer's name is part of what is signed


Sign = Callable[[Role, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Keys:
    """A party's public signature keys at one time: raw bytes."""

    log: bytes
    cosign: bytes
    mldsa: bytes

    def __post_init__(self) -> None:
        """Raises Malformed for a key of the wrong length and for a weak one.

        A low-order Ed25519 key verifies a signature on *every* text: its owner could disown all of them.
        """
        for what, key in (("log", self.log), ("cosignature", self.cosign)):
            if len(key) != ED25519_KEY_BYTES or not crypto_core_ed25519_is_valid_point(key):
                raise Malformed(f"the {what} key is not a sound Ed25519 key")
        if len(self.mldsa) != MLDSA44_KEY_BYTES:
            raise Malformed(f"the ML-DSA-44 key has {len(self.mldsa)} bytes, not {MLDSA44_KEY_BYTES}")
        if self.log == self.cosign:
            raise Malformed("one Ed25519 key serves both as log and as cosignature key")


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says. Two heads are the same head if these three are equal; note bytes may differ."""

    origin: str
    size: int
    root: bytes

    def text(self) -> bytes:
        """The body of the checkpoint, its last LF included: what Ed25519 signs."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n".encode()


def read_text(text: bytes, origin: str) -> Head:
    """The head that a note's text says. Raises Malformed unless it is exactly that of `origin`."""
    match text.decode().split("\n"):
        case [found, size_text, root_text, ""]:
            pass
        case _:  # an extension line would not be covered by ML-DSA
            raise Malformed(f"head of {origin}: not exactly three lines")
    if found != origin:
        raise Malformed(f"head of {found[:120]!r} where one of {origin} belongs")
    if SIZE.fullmatch(size_text) is None or int(size_text) > SIZE_MAX:
        raise Malformed(f"head of {origin}: {size_text[:40]!r} is not a size")
    size, root = int(size_text), notes.unbase64(root_text, f"the root of {origin}")
    if len(root) != HASH_BYTES:
        raise Malformed(f"head of {origin}: a root of {len(root)} bytes")
    if size == 0 and root != EMPTY_ROOT:
        raise Malformed(f"head of {origin}: size 0 with a root that is not that of nothing")
    return Head(origin, size, root)


def origin_of(note: Note) -> str:
    """The origin that a note's text claims: its first line."""
    return note.text.decode().split("\n", 1)[0]


# What is signed


def cosigned_text(head: Head, time_s: int) -> bytes:
    """What an Ed25519 cosignature covers (C2SP tlog-cosignature, type 0x04)."""
    return f"cosignature/v1\ntime {time_s}\n".encode() + head.text()


def subtree_text(head: Head, name: str, time_s: int) -> bytes:
    """What an ML-DSA-44 cosignature covers (C2SP tlog-cosignature, type 0x06), for the whole tree."""
    signer, origin = name.encode(), head.origin.encode()
    return b"".join((
        b"subtree/v1\n\0",
        bytes((len(signer),)), signer,
        struct.pack(">Q", time_s),
        bytes((len(origin),)), origin,
        struct.pack(">QQ", 0, head.size),
        head.root,
    ))  # fmt: skip


def sign_head(head: Head, time_s: int, keys: Keys, sign: Sign) -> Note:
    """The head as its author signs it: the Ed25519 and the ML-DSA-44 line, both named by the origin."""
    name = head.origin
    first = sign(Role.LOG, head.text())
    second = struct.pack(">Q", time_s) + sign(Role.MLDSA, subtree_text(head, name, time_s))
    return Note(head.text(), (
        Signature(name, notes.key_id(name, ED25519, keys.log), first),
        Signature(name, notes.key_id(name, MLDSA44, keys.mldsa), second),
    ))  # fmt: skip


def sign_receipt(head: Head, name: str, time_s: int, keys: Keys, sign: Sign) -> tuple[Signature, Signature]:
    """The two lines of a receipt by the holder called `name`: `parley/1/<party>`."""
    time = struct.pack(">Q", time_s)
    return (
        Signature(name, notes.key_id(name, COSIGNATURE, keys.cosign),
                  time + sign(Role.COSIGN, cosigned_text(head, time_s))),
        Signature(name, notes.key_id(name, MLDSA44, keys.mldsa),
                  time + sign(Role.MLDSA, subtree_text(head, name, time_s))),
    )  # fmt: skip


# What is checked


def check_author(note: Note, origin: str, *keys: Keys) -> Head:
    """The head of `origin` that `note` says, signed in full by each of `keys`. Raises Malformed or Forged."""
    return check_author_at(note, origin, *keys)[0]


def check_author_at(note: Note, origin: str, *keys: Keys) -> tuple[Head, int]:
    """Like check_author, and the time in seconds that the last of `keys` states: a claim by the author's clock."""
    head, time_s = read_text(note.text, origin), 0
    what = f"head {head.size} of {origin}"
    for owned in keys:
        lines = _known(note.signatures, origin, {ED25519: owned.log, MLDSA44: owned.mldsa})
        if ED25519 not in lines:
            raise Forged(f"{what}: no Ed25519 signature by the key that counts there")
        if MLDSA44 not in lines:
            raise Forged(
                f"{what}: no ML-DSA-44 signature by the key that counts there: provisional, not proof"
            )
        _check_ed25519(owned.log, head.text(), lines[ED25519], what)
        time_s, data = _timed(lines[MLDSA44], MLDSA44_BYTES, what)
        _check_mldsa(owned.mldsa, subtree_text(head, origin, time_s), data, what)
    return head, time_s


def check_receipt(signatures: Iterable[Signature], head: Head, name: str, keys: Keys) -> int | None:
    """The time in seconds of `name`'s receipt on `head`; None if there is none. Raises Forged for a bad or half one."""
    lines = _known(signatures, name, {COSIGNATURE: keys.cosign, MLDSA44: keys.mldsa})
    if not lines:
        return None
    what = f"receipt of {name} on head {head.size} of {head.origin}"
    if lines.keys() != {COSIGNATURE, MLDSA44}:
        raise Forged(f"{what}: only one of its two signatures")
    time_s, first = _timed(lines[COSIGNATURE], ED25519_BYTES, what)
    other_s, second = _timed(lines[MLDSA44], MLDSA44_BYTES, what)
    if time_s != other_s:
        raise Forged(f"{what}: its two signatures name two times, {time_s} and {other_s}")
    _check_ed25519(keys.cosign, cosigned_text(head, time_s), first, what)
    _check_mldsa(keys.mldsa, subtree_text(head, name, time_s), second, what)
    return time_s


def _known(signatures: Iterable[Signature], name: str, keys: Mapping[int, bytes]) -> dict[int, bytes]:
    """By type, the data of the lines made under one of `keys`; unknown lines are ignored, as C2SP says."""
    ids = {notes.key_id(name, algorithm, key): algorithm for algorithm, key in keys.items()}
    found: dict[int, bytes] = {}
    for line in signatures:
        if line.name != name or line.key_id not in ids:
            continue
        algorithm = ids[line.key_id]
        if algorithm in found:
            raise Forged(f"two signatures by one key of {name}")
        found[algorithm] = line.data
    return found


def _timed(data: bytes, length: int, what: str) -> tuple[int, bytes]:
    if len(data) != TIME_BYTES + length:
        raise Forged(f"{what}: a signature of {len(data)} bytes where {TIME_BYTES + length} belong")
    time_s = int.from_bytes(data[:TIME_BYTES], "big")
    if time_s == 0:  # C2SP: zero states nothing about the log as a whole
        raise Forged(f"{what}: time zero states nothing")
    if time_s > TIME_S_MAX:
        raise Forged(f"{what}: {time_s} s is a time that no calendar has")
    return time_s, data[TIME_BYTES:]


def _check_ed25519(key: bytes, message: bytes, data: bytes, what: str) -> None:
    if len(data) != ED25519_BYTES:
        raise Forged(f"{what}: an Ed25519 signature of {len(data)} bytes")
    try:
        VerifyKey(key).verify(message, data)  # libsodium: refuses low-order keys, OpenSSL does not
    except BadSignatureError as why:
        raise Forged(f"{what}: the Ed25519 signature does not match") from why


def _check_mldsa(key: bytes, message: bytes, data: bytes, what: str) -> None:
    try:
        _mldsa(key).verify(data, message)
    except InvalidSignature as why:
        raise Forged(f"{what}: the ML-DSA-44 signature does not match") from why


@lru_cache(maxsize=64)
def _mldsa(key: bytes) -> MLDSA44PublicKey:
    return MLDSA44PublicKey.from_public_bytes(key)
