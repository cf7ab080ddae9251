"""Keys in a file under a passphrase: `keys.parley`, with `tls.crt` and `tls.key` beside it.

The file holds 32-byte seeds and raw private keys; what it looks like on disk is envelope.py. Every change is a whole
new file: written aside, synced, renamed, its folder synced; a crash leaves the old file or the new one.
Python cannot wipe memory, and a disk may keep what was overwritten: use a disk with encryption as well.
"""

import secrets
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificate
from nacl.signing import SigningKey

from parley.keystores import certificate, xwing
from parley.keystores.durable import replace
from parley.keystores.envelope import FILE_BYTES_MAX, Cost, Envelope, WrongPassphrase, fresh, unwrap
from parley.record import canonical
from parley.record.errors import Malformed
from parley.station.errors import Refusal
from parley.station.keys import CannotOpen, KeyRole, TlsIdentity, sealing_key_id

FILE: Final = "keys.parley"
TLS_CERTIFICATE: Final = "tls.crt"
TLS_KEY: Final = "tls.key"
SEED_BYTES: Final = 32
PASSPHRASE_CHARACTERS_MIN: Final = 8  # ours: against a slip of the finger; Argon2id is there for the rest

_ED25519: Final = (KeyRole.LOG, KeyRole.COSIGN, KeyRole.JOURNAL)


class FileKeystore:
    """A party's keys, opened. Implements parley.station.keys.Keystore."""

    def __init__(self, folder: Path, envelope: Envelope, contents: Mapping[str, Any]) -> None:
        """From contents that were read from the folder, or are about to be written there. Raises Malformed."""
        self._folder = folder
        self._envelope = envelope
        self._seeds = {role: _raw(contents, role.value, SEED_BYTES) for role in KeyRole}
        self._tls_password = str(contents["tls_password"])
        self._ed25519 = {role: SigningKey(self._seeds[role]) for role in _ED25519}
        self._mldsa = MLDSA44PrivateKey.from_seed_bytes(self._seeds[KeyRole.MLDSA])
        keys = [
            xwing.PrivateKey(_raw({"sealing key": k}, "sealing key", xwing.PRIVATE_BYTES))
            for k in contents["sealing"]
        ]
        self._sealing = {sealing_key_id(key.public): key for key in keys}

    @classmethod
    def create(cls, folder: Path, passphrase: str, cost: Cost = Cost.INTERACTIVE) -> Self:
        """New keys in `folder`, one sealing key among them, durable. Refuses to replace a keystore that is there."""
        if (folder / FILE).exists():
            raise Refusal(
                f"there are keys in {folder} already",
                "open them, or choose another folder; keys are never replaced",
            )
        if len(passphrase) < PASSPHRASE_CHARACTERS_MIN:
            raise Refusal(
                f"the passphrase is shorter than {PASSPHRASE_CHARACTERS_MIN} characters",
                "take several words: whoever has the file may try passphrases for years",
            )
        contents: dict[str, Any] = {role.value: secrets.token_hex(SEED_BYTES) for role in KeyRole}
        contents |= {"sealing": [], "tls_password": secrets.token_hex(SEED_BYTES)}
        store = cls(folder, fresh(passphrase, cost), contents)
        public, private = certificate.generate(store._tls_password)
        replace(folder / TLS_CERTIFICATE, public)
        replace(folder / TLS_KEY, private)
        store.new_sealing_key()  # also writes the file: last, so that a keystore that is there is whole
        return store

    @classmethod
    def open_file(cls, folder: Path, passphrase: str) -> Self:
        """The keys in `folder`. Takes 0.4 s at the interactive cost. Raises Refusal with a hint."""
        try:
            data = _read(folder / FILE)
        except FileNotFoundError as why:
            raise Refusal(f"there are no keys in {folder}", "make them with: parley init") from why
        try:
            envelope, contents = unwrap(data, passphrase)
            return cls(folder, envelope, canonical.decode(contents, FILE_BYTES_MAX))
        except WrongPassphrase as why:
            raise Refusal(
                f"the passphrase does not open {folder / FILE}",
                "check the keyboard layout and Caps Lock; "
                "if it is surely right, the file is damaged: restore it from a backup",
            ) from why
        except (Malformed, KeyError, TypeError) as why:
            raise Refusal(f"{folder / FILE} is damaged: {why}", "restore it from a backup") from why

    @property
    def cost(self) -> Cost:
        """What a guess costs: whoever shows a station's state should say so where it is `test`."""
        return self._envelope.cost

    def change_passphrase(self, passphrase: str, cost: Cost = Cost.INTERACTIVE) -> None:
        """The file opens with `passphrase` only; old copies of it still open with the old one."""
        self._envelope = fresh(passphrase, cost)
        self._keep(self._sealing)

    def public(self, role: KeyRole) -> bytes:
        if role is KeyRole.MLDSA:
            return self._mldsa.public_key().public_bytes_raw()
        return bytes(self._ed25519[role].verify_key)

    def sign(self, role: KeyRole, message: bytes) -> bytes:
        if role is KeyRole.MLDSA:
            return self._mldsa.sign(
                message
            )  # releases the interpreter's lock: two threads sign twice as much
        return self._ed25519[role].sign(message).signature

    def seal(self, public: bytes, info: bytes, plain: bytes) -> bytes:
        return xwing.seal(public, info, plain)

    def open(self, key_id: str, info: bytes, box: bytes) -> bytes:
        key = self._sealing.get(key_id)
        if key is None:
            raise CannotOpen(f"sealed parcel: sealed to the key {key_id[:8]}, which is not or no longer ours")
        try:
            return key.open(info, box)
        except InvalidTag as why:
            raise CannotOpen(
                f"sealed parcel: the key {key_id} does not open it; header or box were changed on the way"
            ) from why

    def new_sealing_key(self) -> tuple[str, bytes]:
        key = xwing.PrivateKey.generate()
        name = sealing_key_id(key.public)
        self._keep({**self._sealing, name: key})
        return name, key.public

    def sealing_keys(self) -> Mapping[str, bytes]:
        return MappingProxyType({name: key.public for name, key in self._sealing.items()})

    def forget_sealing_key(self, key_id: str) -> None:
        if key_id in self._sealing:
            self._keep({name: key for name, key in self._sealing.items() if name != key_id})

    def tls(self) -> TlsIdentity:
        path = self._folder / TLS_CERTIFICATE
        der = load_pem_x509_certificate(path.read_bytes()).public_bytes(Encoding.DER)
        return TlsIdentity(der, path, self._folder / TLS_KEY, self._tls_password)

    def _keep(self, sealing: dict[str, xwing.PrivateKey]) -> None:
        """These are the sealing keys, on disk first and only then here."""
        tree: dict[str, Any] = {role.value: seed.hex() for role, seed in self._seeds.items()}
        tree["sealing"] = [key.private.hex() for key in sealing.values()]
        tree["tls_password"] = self._tls_password
        replace(self._folder / FILE, self._envelope.wrap(canonical.encode(tree)))
        self._sealing = sealing


def _raw(tree: Mapping[str, Any], name: str, size: int) -> bytes:
    raw = bytes.fromhex(tree[name])
    if len(raw) != size:
        raise Malformed(f"keystore: {name} has {len(raw)} bytes, not {size}")
    return raw


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(FILE_BYTES_MAX + 2)
