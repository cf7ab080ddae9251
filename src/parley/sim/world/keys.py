"""A party's keys on a simulated disk: real ones, or stand-ins that cost next to nothing.

Stand-ins are for runs of many millions of events: a signature is then a keyed hash that anybody could make, so such a
run shows nothing about forgery. `standing_in` swaps the checks that belong to them, for its block only.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey
from nacl.signing import SigningKey

from parley.keystores import xwing
from parley.record import head as heads
from parley.record.errors import Forged
from parley.record.head import ED25519_BYTES, MLDSA44_BYTES
from parley.sim.world.disk import Disk
from parley.station import post
from parley.station.keys import CannotOpen, KeyRole, TlsIdentity, sealing_key_id

FILE: Final = "keys"
SEED_BYTES: Final = 32
ENCAPSULATED_BYTES: Final = 1_120  # of X-Wing; a stand-in box is as long as a real one
TAG_BYTES: Final = 16


class DiskKeys:
    """Keys whose sealing keys live in a file of the disk. Implements parley.station.keys.Keystore.

    `seeds` are the party's for life; `signs` is told what is signed; `stand_in`: signatures and boxes that cost a hash.
    """

    def __init__(
        self,
        disk: Disk,
        seeds: Mapping[KeyRole, bytes],
        chance: Random,
        signs: Callable[[KeyRole, bytes], None],
        *,
        stand_in: bool,
    ) -> None:
        self.disk, self.chance, self.signs, self.stand_in = disk, chance, signs, stand_in
        plain = [role for role in seeds if role is not KeyRole.MLDSA]
        self._ed25519: dict[KeyRole, SigningKey] = {role: SigningKey(seeds[role]) for role in plain}
        self._mldsa = MLDSA44PrivateKey.from_seed_bytes(seeds[KeyRole.MLDSA])
        self._public: dict[KeyRole, bytes] = {
            role: bytes(key.verify_key) for role, key in self._ed25519.items()
        }
        self._public[KeyRole.MLDSA] = self._mldsa.public_key().public_bytes_raw()
        self._sealing: dict[str, xwing.PrivateKey] = {}
        file = disk.files.get(FILE)
        raw = bytes(file.cache) if file else b""
        for at in range(0, len(raw), xwing.PRIVATE_BYTES):
            key = xwing.PrivateKey(raw[at : at + xwing.PRIVATE_BYTES])
            self._sealing[sealing_key_id(key.public)] = key

    def public(self, role: KeyRole) -> bytes:
        return self._public[role]

    def sign(self, role: KeyRole, message: bytes) -> bytes:
        self.signs(role, message)
        if self.stand_in:
            size = MLDSA44_BYTES if role is KeyRole.MLDSA else ED25519_BYTES
            return _stand_in(self._public[role], message, size)
        if role is KeyRole.MLDSA:
            return self._mldsa.sign(message)
        return self._ed25519[role].sign(message).signature

    def seal(self, public: bytes, info: bytes, plain: bytes) -> bytes:
        if self.stand_in:
            return bytes(ENCAPSULATED_BYTES) + plain + _tag(public, info, plain)
        return xwing.seal(public, info, plain)

    def open(self, key_id: str, info: bytes, box: bytes) -> bytes:
        key = self._sealing.get(key_id)
        if key is None:
            raise CannotOpen(f"sealed parcel: sealed to the key {key_id[:8]}, which is not or no longer ours")
        try:
            return self._open(key, info, box) if self.stand_in else key.open(info, box)
        except InvalidTag as why:
            raise CannotOpen(f"sealed parcel: the key {key_id} does not open it") from why

    def _open(self, key: xwing.PrivateKey, info: bytes, box: bytes) -> bytes:
        plain = box[ENCAPSULATED_BYTES:-TAG_BYTES]
        if box != bytes(ENCAPSULATED_BYTES) + plain + _tag(key.public, info, plain):
            raise InvalidTag
        return plain

    def new_sealing_key(self) -> tuple[str, bytes]:
        key = xwing.PrivateKey(self.chance.randbytes(xwing.PRIVATE_BYTES))
        name = sealing_key_id(key.public)
        self._keep({**self._sealing, name: key})
        return name, key.public

    def sealing_keys(self) -> Mapping[str, bytes]:
        return MappingProxyType({name: key.public for name, key in self._sealing.items()})

    def forget_sealing_key(self, key_id: str) -> None:
        if key_id in self._sealing:
            self._keep({name: key for name, key in self._sealing.items() if name != key_id})

    def tls(self) -> TlsIdentity:
        """Simulated ways need none: the file names lead nowhere."""
        return TlsIdentity(b"no certificate", Path("tls.crt"), Path("tls.key"), "")

    def _keep(self, sealing: dict[str, xwing.PrivateKey]) -> None:
        self.disk.replace(FILE, b"".join(key.private for key in sealing.values()))
        self._sealing = sealing


def _stand_in(public: bytes, message: bytes, size: int) -> bytes:
    return blake2b(message, key=public[:32], digest_size=64).digest().ljust(size, b"\0")


def _tag(public: bytes, info: bytes, plain: bytes) -> bytes:
    return blake2b(info + plain, key=public[:32], digest_size=TAG_BYTES).digest()


def _check(key: bytes, message: bytes, data: bytes, what: str) -> None:
    if data != _stand_in(key, message, len(data)):
        raise Forged(f"{what}: the stand-in signature does not match")


def _check_hello(key: bytes, message: bytes, signature: bytes) -> None:
    _check(key, message, signature, "hello")


_SWAPPED: Final = (
    (heads, "_check_ed25519", _check),
    (heads, "_check_mldsa", _check),
    (post, "_verify", _check_hello),
)


@contextmanager
def standing_in(*, wanted: bool) -> Iterator[None]:
    """Within the block stand-in signatures hold, and no others, if that is wanted."""
    before = [(module, name, getattr(module, name)) for module, name, _ in _SWAPPED]
    try:
        if wanted:
            for module, name, check in _SWAPPED:
                setattr(module, name, check)
        yield
    finally:
        for module, name, check in before:
            setattr(module, name, check)
