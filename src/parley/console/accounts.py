"""Who may use the console: local accounts in one private file, a password and a second secret for each, or passkeys.

Passwords are hashed with argon2id (argon2-cffi); the second secret is a time-based code (RFC 6238, pyotp). Whoever can
read the file can make codes, so it is for the station's user alone, like the control socket. Of a passkey only the
public key is here.
"""

import re
import secrets
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from msgspec import Struct
from msgspec.structs import replace

from parley.keystores import durable
from parley.station.errors import Refusal

FILE: Final = "accounts.json"
NAME: Final = re.compile(r"[a-z][a-z0-9.-]{0,31}", re.ASCII)
PASSWORD_MIN: Final = 12
PASSKEYS_MAX: Final = 8  # of one person
STEP_S: Final = 30  # of a code
DRIFT: Final = 1  # a code of the step before or after counts, too: people type slowly

_hasher: Final = PasswordHasher()  # the library's own costs, RFC 9106's second choice


@cache
def _nobody() -> str:
    """A hash that no password has: a name unknown takes as long as a wrong password."""
    return _hasher.hash(secrets.token_hex(16))


class Role(StrEnum):
    """What somebody may do here. `READS` sees everything and does nothing."""

    WATCH = "watch"
    READS = "reads"


class Passkey(Struct, frozen=True):
    """A key that stays in one device of theirs. `count`: how often it had signed, by its own word, when last used."""

    id: bytes
    key: bytes  # public, as COSE has it (RFC 9052)
    label: str
    made_s: int
    count: int = 0


class Account(Struct, frozen=True):
    """One person. `step`: the last time step whose code was used, so that none counts twice."""

    name: str
    role: Role
    password: str
    secret: str
    step: int = 0
    passkeys: tuple[Passkey, ...] = ()


class Accounts:
    """All accounts of one station, read anew when the file has changed."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._read_at: tuple[int, int] | None = None
        self._known: dict[str, Account] = {}

    def all(self) -> dict[str, Account]:
        """By name. Raises Refusal if the file is damaged."""
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return {}
        if self._read_at != (stat.st_mtime_ns, stat.st_ino):
            try:
                found = msgspec.json.decode(self.path.read_bytes(), type=list[Account])
            except ValueError as why:
                raise Refusal(
                    f"{self.path} is damaged: {why}", "restore it, or make the accounts anew"
                ) from why
            self._known = {account.name: account for account in found}
            self._read_at = stat.st_mtime_ns, stat.st_ino
        return self._known

    def add(self, name: str, role: Role, password: str) -> str:
        """A new account; the address of its second secret, for an authenticator. Raises Refusal."""
        if NAME.fullmatch(name) is None:
            raise Refusal(f"{name!r} cannot be an account's name", "a-z, 0-9, dot and hyphen, at most 32")
        if len(password) < PASSWORD_MIN:
            raise Refusal("the password is too short", f"take at least {PASSWORD_MIN} characters")
        if name in self.all():
            raise Refusal(f"there is an account {name} already", "remove it first, or choose another name")
        secret = pyotp.random_base32()
        self._write([*self.all().values(), Account(name, role, _hasher.hash(password), secret)])
        return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Parley")

    def remove(self, name: str) -> None:
        """The account is gone, and its sessions with the next request. Raises Refusal."""
        if name not in self.all():
            raise Refusal(f"there is no account {name}", f"accounts: {', '.join(self.all()) or 'none'}")
        self._write([account for account in self.all().values() if account.name != name])

    def check(self, name: str, password: str, code: str, now_s: int) -> Account | None:
        """The account whose password and present code these are; None, after the same time, if they are not."""
        account = self.all().get(name)
        try:
            _hasher.verify(account.password if account else _nobody(), password)
        except VerificationError:
            return None
        step = _step(account, code, now_s) if account else None
        if account is None or step is None:
            return None
        return self._put(replace(account, step=step))

    def with_passkey(self, id_: bytes) -> tuple[Account, Passkey] | None:
        """Whose passkey that is, and the passkey."""
        found = ((account, key) for account in self.all().values() for key in account.passkeys)
        return next((pair for pair in found if pair[1].id == id_), None)

    def add_passkey(self, name: str, made: Passkey) -> None:
        """From now on this passkey lets this person in. Raises Refusal."""
        account = self.all().get(name)
        if account is None or self.with_passkey(made.id) is not None:
            raise Refusal("this passkey is known already", "remove it first")
        if len(account.passkeys) >= PASSKEYS_MAX:
            raise Refusal(f"{name} has {PASSKEYS_MAX} passkeys", "remove one first")
        self._put(replace(account, passkeys=(*account.passkeys, made)))

    def remove_passkey(self, name: str, id_: bytes) -> None:
        """This passkey lets nobody in any longer. Harmless if it did not."""
        account = self.all().get(name)
        if account is not None:
            self._put(replace(account, passkeys=tuple(key for key in account.passkeys if key.id != id_)))

    def used_passkey(self, account: Account, used: Passkey, count: int) -> Account:
        """The account, now that this passkey has signed so often."""
        keys = tuple(replace(key, count=count) if key.id == used.id else key for key in account.passkeys)
        return self._put(replace(account, passkeys=keys))

    def _put(self, account: Account) -> Account:
        """This account as it is now, in the place of what it was."""
        self._write([account if known.name == account.name else known for known in self.all().values()])
        return account

    def _write(self, accounts: list[Account]) -> None:
        durable.replace(self.path, msgspec.json.format(msgspec.json.encode(accounts)))


def _step(account: Account, code: str, now_s: int) -> int | None:
    """The time step whose code this is, if it is near and was not used yet."""
    now, totp = now_s // STEP_S, pyotp.TOTP(account.secret)
    digits = code.replace(" ", "")
    steps = range(max(account.step + 1, now - DRIFT), now + DRIFT + 1)
    return next((step for step in steps if totp.verify(digits, for_time=step * STEP_S)), None)
