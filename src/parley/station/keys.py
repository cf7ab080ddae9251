"""The port to a party's keys: who signs, who seals, who opens. Private keys stay behind it.

Implementations: parley.keystores.file (a file under a passphrase). One contract test serves all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from parley.record.errors import Theirs
from parley.wire.seal import key_id as sealing_key_id

__all__ = ["CannotOpen", "KeyRole", "Keystore", "TlsIdentity", "sealing_key_id"]


class KeyRole(StrEnum):
    """The signing keys that a party has. One key serves one signature type only, as C2SP asks."""

    LOG = "log"  # Ed25519: heads of our logs, C2SP type 0x01
    COSIGN = "cosign"  # Ed25519: receipts on the counterpart's heads, type 0x04
    MLDSA = "mldsa"  # ML-DSA-44: both of the above, type 0x06 (the signed structure names its role)
    JOURNAL = "journal"  # Ed25519: heads of the private journal


class CannotOpen(Theirs):
    """A sealed box that none of our keys opens: changed on the way, sealed to another, or to a key we destroyed."""


@dataclass(frozen=True, slots=True)
class TlsIdentity:
    """What a bearer needs to speak TLS as this party. Python's ssl takes the key only as a file."""

    certificate: bytes  # DER; its SHA-256 is on our card
    certificate_path: Path  # PEM
    key_path: Path  # PEM, PKCS#8, encrypted
    key_password: str = field(repr=False)


class Keystore(Protocol):
    """A party's private keys. What it returns from `new_sealing_key` is on disk before it returns."""

    def public(self, role: KeyRole) -> bytes:
        """The raw public key: 32 bytes for Ed25519, 1,312 for ML-DSA-44."""
        ...

    def sign(self, role: KeyRole, message: bytes) -> bytes:
        """A signature: 64 bytes for Ed25519, 2,420 for ML-DSA-44 (pure, empty context)."""
        ...

    def seal(self, public: bytes, info: bytes, plain: bytes) -> bytes:
        """`plain` sealed to the holder of `public` (X-Wing, 1,216 bytes), bound to `info`.

        Raises Malformed for a key that nobody should seal to.
        """
        ...

    def open(self, key_id: str, info: bytes, box: bytes) -> bytes:
        """What was sealed to our key of that id under exactly this `info`. Raises CannotOpen."""
        ...

    def new_sealing_key(self) -> tuple[str, bytes]:
        """Id and public key of a fresh sealing key, durable before this returns."""
        ...

    def sealing_keys(self) -> Mapping[str, bytes]:
        """Public sealing keys that we can still open for, by id, oldest first."""
        ...

    def forget_sealing_key(self, key_id: str) -> None:
        """The private key of that id is gone from the store when this returns; nothing happens if it was not there."""
        ...

    def tls(self) -> TlsIdentity: ...
