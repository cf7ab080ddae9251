"""The sealed parcel: what a bearer, a relay or a thief of traffic sees of a parcel.

One line of canonical JSON (format, from, key, line, to), LF, then the sealed box. The header's bytes are the `info` of
HPKE, so nothing that is readable outside can be changed without the box refusing to open.
Pure framing: sealing and opening themselves are the keystore's, which alone has private keys.

    info = header(key, line, sender, recipient)
    outer = frame(info, keystore.seal(their_public, info, pad(text)))
    sealed = read(outer)
    text = unpad(keystore.open(sealed.key, sealed.info, sealed.box))

Spec: docs/spec/wire.md, the seal.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from parley.record import canonical
from parley.record.errors import Malformed

FORMAT: Final = "parley-seal/1"

# RFC 9180 with X-Wing (draft-connolly-cfrg-xwing-kem §5): ML-KEM-768 and X25519, one after the other.
PUBLIC_BYTES: Final = 1_184 + 32
ENC_BYTES: Final = 1_088 + 32
TAG_BYTES: Final = 16  # AES-256-GCM
OVERHEAD_BYTES: Final = ENC_BYTES + TAG_BYTES

LENGTH_BYTES: Final = 4  # the text's length, big-endian, before the text
# Ours: a hybrid head takes 3.6 kB and with its receipt 7.0 kB, so that most parcels fill one or two of these.
BUCKET_BYTES: Final = 4_096
# Ours, 4 MiB: some 12,000 entries of 335 bytes in one step, and the memory that one parcel may cost its recipient.
PARCEL_BYTES_MAX: Final = BUCKET_BYTES << 10
TEXT_BYTES_MAX: Final = PARCEL_BYTES_MAX - LENGTH_BYTES
HEADER_BYTES_MAX: Final = 256  # ours: with the longest names of record/card.py a header has 180
OUTER_BYTES_MAX: Final = HEADER_BYTES_MAX + 1 + OVERHEAD_BYTES + PARCEL_BYTES_MAX

KEY_ID: Final = re.compile(r"[0-9a-f]{8}", re.ASCII)
LINE_ID: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
PARTY: Final = re.compile(r"[a-z][a-z0-9]{0,15}-[0-9a-f]{16}", re.ASCII)  # as record/card.py makes them
_FIELDS: Final = {"key": KEY_ID, "line": LINE_ID, "from": PARTY, "to": PARTY}


@dataclass(frozen=True, slots=True)
class Sealed:
    """A parcel as it travels: who says they sent it, to whom, and a box that only the recipient can open.

    `sender` is a claim until the heads inside are verified: anybody who has the public key can seal.
    """

    key: str  # id of the recipient's sealing key, 8 hex
    line: str  # 32 hex
    sender: str
    recipient: str
    info: bytes  # the header's bytes, without the LF
    box: bytes  # enc (1,120 bytes) and ciphertext


def key_id(public: bytes) -> str:
    """The 8 hex digits by which a parcel names the sealing key that it is for."""
    if len(public) != PUBLIC_BYTES:
        raise Malformed(f"sealing key: {len(public)} bytes where an X-Wing key has {PUBLIC_BYTES:,}")
    return sha256(FORMAT.encode() + b"\n" + public).digest()[:4].hex()


def header(key: str, line: str, sender: str, recipient: str) -> bytes:
    """The header line without its LF: also the `info` to seal and open with. Raises Malformed."""
    tree = {"format": FORMAT, "from": sender, "key": key, "line": line, "to": recipient}
    _check(tree)
    return canonical.encode(tree)


def pad(text: bytes) -> bytes:
    """Length, text, zeros: 4 KiB times the least power of two. Raises Malformed for a text over TEXT_BYTES_MAX."""
    if len(text) > TEXT_BYTES_MAX:
        raise Malformed(f"parcel: {len(text):,} bytes where {TEXT_BYTES_MAX:,} are allowed")
    total = BUCKET_BYTES
    while total < LENGTH_BYTES + len(text):
        total *= 2
    return (len(text).to_bytes(LENGTH_BYTES, "big") + text).ljust(total, b"\0")


def unpad(plain: bytes) -> bytes:
    """The text inside. Raises Malformed unless the length, the bucket and every zero are as `pad` makes them.

    A larger bucket than needed is allowed: a sender may hide more than we do.
    """
    if not _is_bucket(len(plain)):
        raise Malformed(
            f"parcel: {len(plain):,} bytes of plain text are no bucket of 4 KiB times a power of two"
        )
    end = LENGTH_BYTES + int.from_bytes(plain[:LENGTH_BYTES], "big")
    if end > len(plain):
        raise Malformed(f"parcel: a text of {end - LENGTH_BYTES:,} bytes in a bucket of {len(plain):,}")
    if plain.count(0, end) != len(plain) - end:
        raise Malformed("parcel: the padding is not all zeros")
    return plain[LENGTH_BYTES:end]


def frame(info: bytes, box: bytes) -> bytes:
    """The parcel as it travels."""
    return info + b"\n" + box


def read(outer: bytes) -> Sealed:
    """The header and the box of a parcel. Nothing is verified yet but the shape. Raises Malformed."""
    if len(outer) > OUTER_BYTES_MAX:
        raise Malformed(f"sealed parcel: {len(outer):,} bytes where {OUTER_BYTES_MAX:,} are allowed")
    end = outer.find(b"\n", 0, HEADER_BYTES_MAX + 1)
    if end < 0:
        raise Malformed(f"sealed parcel: no header line within {HEADER_BYTES_MAX:,} bytes")
    info, box = outer[:end], outer[end + 1 :]
    try:
        tree = canonical.decode(info, HEADER_BYTES_MAX)
    except Malformed as why:
        raise Malformed(f"sealed parcel: header: {why}") from why
    _check(tree)
    if not _is_bucket(len(box) - OVERHEAD_BYTES):
        raise Malformed(
            f"sealed parcel: a box of {len(box):,} bytes holds no bucket of 4 KiB times a power of two"
        )
    return Sealed(tree["key"], tree["line"], tree["from"], tree["to"], info, box)


def _check(tree: Mapping[str, object]) -> None:
    """The header has exactly its five fields, each of its form. Raises Malformed."""
    if tree.get("format") != FORMAT:
        raise Malformed(f"sealed parcel: the format {str(tree.get('format'))[:40]!r} is not {FORMAT!r}")
    if tree.keys() != {"format", *_FIELDS}:
        raise Malformed(
            f"sealed parcel: the header has the fields {sorted(tree)[:8]}, not format, from, key, line, to"
        )
    for name, form in _FIELDS.items():
        value = tree[name]
        if type(value) is not str or form.fullmatch(value) is None:
            raise Malformed(f"sealed parcel: {str(value)[:60]!r} cannot be the header's {name!r}")
    if tree["from"] == tree["to"]:
        raise Malformed("sealed parcel: from a party to itself")


def _is_bucket(size: int) -> bool:
    return (
        BUCKET_BYTES <= size <= PARCEL_BYTES_MAX and size & (size - 1) == 0
    )  # both limits are powers of two
