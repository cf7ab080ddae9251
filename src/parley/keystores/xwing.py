"""Sealing and opening with HPKE (RFC 9180): X-Wing, HKDF-SHA-256, AES-256-GCM, base mode, one shot per box.

The primitive and its combiner are `cryptography`'s. One shot only: two libraries reused nonces in long-lived contexts.
"""

from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from parley.record.errors import Malformed

SUITE: Final = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
MLKEM_PUBLIC_BYTES: Final = 1_184
PUBLIC_BYTES: Final = MLKEM_PUBLIC_BYTES + 32
MLKEM_SEED_BYTES: Final = 64
PRIVATE_BYTES: Final = MLKEM_SEED_BYTES + 32


class PrivateKey:
    """One sealing key. The hybrid objects of `cryptography` do not serialise, so both halves are kept raw."""

    __slots__ = ("_key", "private", "public")

    def __init__(self, private: bytes) -> None:
        if len(private) != PRIVATE_BYTES:
            raise Malformed(f"sealing key: {len(private)} private bytes, not {PRIVATE_BYTES}")
        mlkem = MLKEM768PrivateKey.from_seed_bytes(private[:MLKEM_SEED_BYTES])
        x25519 = X25519PrivateKey.from_private_bytes(private[MLKEM_SEED_BYTES:])
        self.private = private
        self.public = mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        self._key = MLKEM768X25519PrivateKey(mlkem, x25519)

    @classmethod
    def generate(cls) -> "PrivateKey":
        return cls(
            MLKEM768PrivateKey.generate().private_bytes_raw()
            + X25519PrivateKey.generate().private_bytes_raw()
        )

    def open(self, info: bytes, box: bytes) -> bytes:
        """What was sealed to this key under `info`. Raises InvalidTag and nothing else, whatever the box."""
        try:
            return SUITE.decrypt(box, self._key, info=info)
        except ValueError as why:  # a low-order X25519 point in the box
            raise InvalidTag from why


def seal(public: bytes, info: bytes, plain: bytes) -> bytes:
    """The encapsulated key (1,120 bytes) and the ciphertext. Raises Malformed for a key that nobody should seal to."""
    key = _public(public)
    try:
        return SUITE.encrypt(plain, key, info=info)
    except ValueError as why:
        raise Malformed(f"sealing key: {why}") from why


@lru_cache(maxsize=256)  # 16 µs a key; a station seals to few counterparts, and public keys are no secret
def _public(public: bytes) -> MLKEM768X25519PublicKey:
    if len(public) != PUBLIC_BYTES:
        raise Malformed(f"sealing key: {len(public):,} bytes where an X-Wing key has {PUBLIC_BYTES:,}")
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(public[:MLKEM_PUBLIC_BYTES])
        x25519 = X25519PublicKey.from_public_bytes(public[MLKEM_PUBLIC_BYTES:])
    except ValueError as why:
        raise Malformed(f"sealing key: {why}") from why
    return MLKEM768X25519PublicKey(mlkem, x25519)
