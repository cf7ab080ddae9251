"""Bytes under a passphrase: one line of canonical JSON, its cost in the clear, its contents in a box.

Argon2id (RFC 9106) makes the wrapping key, libsodium's SecretBox (XSalsa20-Poly1305, random nonce) wraps.
PKCS#8's own encryption (PBKDF2, 2,048 rounds) would cost a guesser 0.6 ms a try, this 400 ms and 128 MiB.
"""

import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from parley.record import canonical
from parley.record.errors import Malformed

FORMAT: Final = "parley-keys/1"
FILE_BYTES_MAX: Final = 1 << 20  # ours: 2,000 sealing keys; a keystore has a handful
SALT_BYTES: Final = 16  # RFC 9106 §3.1 recommends 16
MEMORY_KIB_MAX: Final = 1 << 21  # ours, 2 GiB: a damaged file must not eat the machine
ITERATIONS_MAX: Final = 1_000  # ours, likewise
LANES_MAX: Final = 64


class Cost(StrEnum):
    """What a guess at the passphrase costs. Written in the file, and never chosen silently."""

    INTERACTIVE = "interactive"  # 0.4 s and 128 MiB on two cores: start-up stays below 1 s
    TEST = "test"  # no protection worth the name: tests and the demo, whose keys protect nothing


@dataclass(frozen=True, slots=True)
class Parameters:
    """Of Argon2id, in the units of RFC 9106."""

    memory_kib: int
    iterations: int
    lanes: int


PARAMETERS: Final = {
    # RFC 9106 §4 asks for at least 64 MiB; twice that, and passes until two cores need 0.4 s.
    Cost.INTERACTIVE: Parameters(memory_kib=131_072, iterations=8, lanes=4),
    Cost.TEST: Parameters(memory_kib=64, iterations=1, lanes=1),
}


class WrongPassphrase(Exception):
    """The box does not open: another passphrase, or the file was changed. Nothing tells the two apart."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A wrapping key kept after one derivation, so that writing again costs no second one."""

    cost: Cost
    parameters: Parameters
    salt: bytes
    box: SecretBox

    def wrap(self, contents: bytes) -> bytes:
        """The file's bytes around `contents`."""
        tree = {
            "box": self.box.encrypt(contents).hex(),
            "cost": self.cost.value,
            "format": FORMAT,
            "iterations": self.parameters.iterations,
            "lanes": self.parameters.lanes,
            "memory_kib": self.parameters.memory_kib,
            "salt": self.salt.hex(),
        }
        return canonical.encode(tree) + b"\n"


def fresh(passphrase: str, cost: Cost) -> Envelope:
    """An envelope with a new salt. Takes 0.4 s at the interactive cost."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Envelope(cost, PARAMETERS[cost], salt, _derive(passphrase, salt, PARAMETERS[cost]))


def unwrap(data: bytes, passphrase: str) -> tuple[Envelope, bytes]:
    """The envelope and the contents of a file. Raises Malformed, WrongPassphrase."""
    cost, parameters, salt, box = _read(data)
    envelope = Envelope(cost, parameters, salt, _derive(passphrase, salt, parameters))
    try:
        return envelope, envelope.box.decrypt(box)
    except (CryptoError, ValueError) as why:
        raise WrongPassphrase from why


def _derive(passphrase: str, salt: bytes, parameters: Parameters) -> SecretBox:
    return SecretBox(
        Argon2id(
            salt=salt,
            length=SecretBox.KEY_SIZE,
            iterations=parameters.iterations,
            lanes=parameters.lanes,
            memory_cost=parameters.memory_kib,
        ).derive(passphrase.encode())
    )


def _read(data: bytes) -> tuple[Cost, Parameters, bytes, bytes]:
    if not data.endswith(b"\n"):
        raise Malformed("keystore: the file does not end with its line; it was cut off")
    tree = canonical.decode(data[:-1], FILE_BYTES_MAX)
    if tree.get("format") != FORMAT:
        raise Malformed(f"keystore: the format {str(tree.get('format'))[:40]!r} is not {FORMAT!r}")
    if tree.keys() != {"box", "cost", "format", "iterations", "lanes", "memory_kib", "salt"}:
        raise Malformed(f"keystore: unexpected fields {sorted(tree)}")
    if tree["cost"] not in list(Cost):
        raise Malformed(f"keystore: the cost {str(tree['cost'])[:40]!r} is unknown")
    parameters = Parameters(
        memory_kib=_number(tree, "memory_kib", MEMORY_KIB_MAX),
        iterations=_number(tree, "iterations", ITERATIONS_MAX),
        lanes=_number(tree, "lanes", LANES_MAX),
    )
    if parameters.memory_kib < 8 * parameters.lanes:  # RFC 9106 §3.1
        raise Malformed("keystore: less memory than 8 KiB a lane")
    salt = _unhex(tree, "salt")
    if len(salt) != SALT_BYTES:
        raise Malformed(f"keystore: a salt of {len(salt)} bytes, not {SALT_BYTES}")
    return Cost(tree["cost"]), parameters, salt, _unhex(tree, "box")


def _number(tree: dict[str, Any], name: str, most: int) -> int:
    value = tree[name]
    if type(value) is not int or not 1 <= value <= most:
        raise Malformed(f"keystore: {name} is not a number from 1 to {most:,}")
    return value


def _unhex(tree: dict[str, Any], name: str) -> bytes:
    value = tree[name]
    try:
        raw = bytes.fromhex(value)
    except (TypeError, ValueError) as why:
        raise Malformed(f"keystore: {name} is not hex") from why
    if raw.hex() != value:
        raise Malformed(f"keystore: {name} is not lower-case hex")
    return raw
