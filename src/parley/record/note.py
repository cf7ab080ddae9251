"""Signed notes (C2SP signed-note): a text, a blank line, and signature lines.

This reads and writes the form; which signatures count is decided by the keys that the reader expects, in head.py.
Spec: docs/spec/record.md, §4.
"""

import base64
import binascii
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from parley.record.errors import Malformed

NOTE_BYTES_MAX: Final = 131_072  # ours: 16 hybrid signatures are 60 kB
SIGNATURES_MAX: Final = 32  # C2SP asks readers to accept at least 16
NAME_BYTES_MAX: Final = 255  # the ML-DSA message counts a name's bytes with one byte
KEY_ID_BYTES: Final = 4
PREFIX: Final = "\u2014 "  # an em dash and a space

_CONTROL: Final = bytes(range(0x20)).replace(b"\n", b"")  # all below the space, but for LF

ED25519: Final = 0x01
COSIGNATURE: Final = 0x04
MLDSA44: Final = 0x06


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: a name, four bytes that hint at the key, and what the key made."""

    name: str
    key_id: bytes
    data: bytes

    def line(self) -> str:
        blob = binascii.b2a_base64(self.key_id + self.data, newline=False)
        return f"{PREFIX}{self.name} {blob.decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text (its last LF included) and its signature lines in their order."""

    text: bytes
    signatures: tuple[Signature, ...]

    def dump(self) -> bytes:
        return self.text + b"\n" + "".join(s.line() for s in self.signatures).encode()


@lru_cache(maxsize=64)  # a head is read several times: as it comes, with its receipt, when it is sent again
def parse(data: bytes) -> Note:
    """The note that these bytes are. Raises Malformed at the first thing that C2SP signed-note does not allow."""
    if len(data) > NOTE_BYTES_MAX:
        raise Malformed(f"note: {len(data)} bytes where {NOTE_BYTES_MAX} are allowed")
    try:
        data.decode()
    except UnicodeDecodeError as why:
        raise Malformed(f"note: not UTF-8 at byte {why.start}") from why
    if len(data.translate(None, _CONTROL)) < len(data):  # 30 times as fast as a pattern over some kilobytes
        raise Malformed("note: a control character")
    text, gap, signatures = data.rpartition(b"\n\n")  # the *last* blank line separates
    if not gap:
        raise Malformed("note: no blank line before the signatures")
    if not signatures or not signatures.endswith(b"\n"):
        raise Malformed("note: no signature line, or the last is not ended")
    lines = signatures[:-1].decode().split("\n")
    if len(lines) > SIGNATURES_MAX:
        raise Malformed(f"note: {len(lines)} signatures where {SIGNATURES_MAX} are allowed")
    return Note(text + b"\n", tuple(signature(line) for line in lines))


def signature(line: str) -> Signature:
    """One signature line without its LF. Raises Malformed."""
    if not line.startswith(PREFIX):
        raise Malformed(f"note: {line[:60]!r} is not a signature line")
    name, gap, blob = line[len(PREFIX) :].partition(" ")
    if not gap:
        raise Malformed(f"note: the signature line of {name[:60]!r} has no signature")
    check_name(name)
    raw = unbase64(blob, f"the signature of {name[:60]}")
    if len(raw) <= KEY_ID_BYTES:
        raise Malformed(f"note: the signature of {name[:60]} is empty")
    return Signature(name, raw[:KEY_ID_BYTES], raw[KEY_ID_BYTES:])


@lru_cache(maxsize=256)  # two parties have few names, and each is on every head
def check_name(name: str) -> None:
    """A key name: 1 to 255 bytes, no white space, no plus sign. Raises Malformed."""
    white = name.split() != [name]
    if not name or len(name.encode()) > NAME_BYTES_MAX or "+" in name or white:
        raise Malformed(f"note: {name[:60]!r} cannot be a key's name")


def unbase64(text: str, what: str) -> bytes:
    """Bytes of standard base64 with padding; raises Malformed unless `text` is their one encoding."""
    try:
        given = text.encode("ascii")
        raw = binascii.a2b_base64(given, strict_mode=True)
    except (binascii.Error, ValueError) as why:
        raise Malformed(f"{what}: not base64") from why
    if binascii.b2a_base64(raw, newline=False) != given:  # `AB==` and `AA==` read alike
        raise Malformed(f"{what}: not the canonical base64 of its bytes")
    return raw


@lru_cache(maxsize=256)  # likewise
def key_id(name: str, algorithm: int, public: bytes) -> bytes:
    """The four bytes by which a signature line hints at its key (C2SP signed-note)."""
    return sha256(name.encode() + b"\n" + bytes((algorithm,)) + public).digest()[:KEY_ID_BYTES]


def key_string(name: str, algorithm: int, public: bytes) -> str:
    """A verifier key as other C2SP tools take it: `name+key id+base64(type, key)`."""
    blob = base64.b64encode(bytes((algorithm,)) + public).decode()
    return f"{name}+{key_id(name, algorithm, public).hex()}+{blob}"


def read_key_string(text: str) -> tuple[str, int, bytes]:
    """Name, type and key of a verifier key string. Raises Malformed."""
    name, first, rest = text.partition("+")
    hint, second, blob = rest.partition("+")
    if not first or not second:
        raise Malformed(f"key string {text[:60]!r}: not of the form name+id+key")
    check_name(name)
    raw = unbase64(blob, "key string")
    if not raw[1:]:
        raise Malformed("key string: no key")
    if key_id(name, raw[0], raw[1:]).hex() != hint:
        raise Malformed("key string: the id is not that of the key")
    return name, raw[0], raw[1:]
