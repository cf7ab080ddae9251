"""Who is logged in. A session ends with the shift, and outlives a restart of the station.

The browser holds a random token; the file beside the accounts holds its hash only.
"""

import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parley.console.accounts import Accounts, Role
from parley.keystores import durable

FILE: Final = "sessions.json"
SHIFT_S: Final = 12 * 3600  # ours: a watch and its hand-over
TRIES: Final = 5  # failed logins of one name, within
TRIES_AT: Final = 60  # and of one address: behind a tunnel all of a house's people have the same
WINDOW_S: Final = 300
AWAY_S: Final = (
    60  # a console that was not heard for so long is not open: a page speaks every 20 s, a reload takes one
)
NAMES_MAX: Final = 10_000  # remembered of those that failed


class Session(Struct, frozen=True):
    """`until_s`: seconds since 1970. `watches`: it has taken the desk, and not left it."""

    name: str
    role: Role
    began_s: int
    until_s: int
    watches: bool = False


class Sessions:
    """All sessions of one station."""

    def __init__(self, folder: Path, accounts: Accounts) -> None:
        self.path = folder / FILE
        self.accounts = accounts
        self._failed: dict[str, list[int]] = {}
        self._over: dict[str, Session] = {}  # those that ended without anybody's doing, to be told so
        self._heard: dict[str, int] = {}  # when a console of a session spoke last
        self._since_s: int | None = None  # since when it is listened to them
        try:
            self._open = msgspec.json.decode(self.path.read_bytes(), type=dict[str, Session])
        except (FileNotFoundError, ValueError):
            self._open = {}  # then everybody logs in anew

    def begin(self, name: str, role: Role, now_s: int, *, before: str = "") -> str:
        """A new session; the token that stands for it. `before`: the same person's, whose watch it goes on with."""
        known = self.find(before, now_s)
        watches = known is not None and known.name == name and known.watches
        if watches:
            self._open.pop(_hash(before))
        token = secrets.token_urlsafe(32)
        self._open[_hash(token)] = Session(name, role, now_s, now_s + SHIFT_S, watches)
        self._write()
        return token

    def find(self, token: str, now_s: int) -> Session | None:
        """The session of this token, if it is still open and its account still stands as it was."""
        session = self._open.get(_hash(token))
        return session if session is not None and self._stands(session, now_s) else None

    def _stands(self, session: Session, now_s: int) -> bool:
        account = self.accounts.all().get(session.name)
        return session.until_s > now_s and account is not None and account.role == session.role

    def end(self, token: str) -> None:
        if self._open.pop(_hash(token), None) is not None:
            self._write()

    def watch(self, token: str) -> None:
        """This session has taken the desk."""
        session = self._open.get(_hash(token))
        if session is not None and not session.watches:
            self._open[_hash(token)] = replace(session, watches=True)
            self._write()

    def left(self) -> None:
        """The desk was left: no session is at it any longer."""
        self._open = {key: replace(session, watches=False) for key, session in self._open.items()}
        self._write()

    def watched(self, now_s: int) -> bool:
        """Whether a session that still stands has taken the desk."""
        return any(session.watches and self._stands(session, now_s) for session in self._open.values())

    def heard(self, token: str, now_s: int) -> None:
        """A console of this session is open."""
        if _hash(token) in self._open:
            self._heard[_hash(token)] = now_s

    def attended(self, now_s: int) -> bool | None:
        """Whether a console of those who have the desk is open; None while that is not known, or nobody has it."""
        if self._since_s is None:
            self._since_s = now_s
        watching = [key for key, one in self._open.items() if one.watches and self._stands(one, now_s)]
        if any(self._heard.get(key, 0) > now_s - AWAY_S for key in watching):
            return True
        return False if watching and now_s >= self._since_s + AWAY_S else None

    def lapsed(self, now_s: int) -> bool:
        """Those that are over are kept apart; whether one of them was at the desk, and now none is."""
        over = {key: known for key, known in self._open.items() if not self._stands(known, now_s)}
        if not over:
            return False
        self._open = {key: known for key, known in self._open.items() if key not in over}
        self._over = dict([*self._over.items(), *over.items()][-NAMES_MAX:])
        self._heard = {key: at for key, at in self._heard.items() if key in self._open}
        self._write()
        return any(session.watches for session in over.values()) and not self.watched(now_s)

    def over(self, token: str, now_s: int) -> Session | None:
        """The session of this token, if it ended without anybody's doing."""
        known = self._open.get(_hash(token)) or self._over.get(_hash(token))
        return None if known is None or self._stands(known, now_s) else known

    def too_many(self, who: tuple[str, ...], now_s: int) -> bool:
        """Whether one of these (`name o.haas`, `address ::1`) failed too often of late."""
        return any(
            self._late(each, now_s) >= (TRIES if each.startswith("name ") else TRIES_AT) for each in who
        )

    def _late(self, who: str, now_s: int) -> int:
        return len([at for at in self._failed.get(who, ()) if at > now_s - WINDOW_S])

    def failed(self, names: tuple[str, ...], now_s: int) -> None:
        """A login by these has failed."""
        for name in names:
            self._failed[name] = [at for at in self._failed.get(name, ()) if at > now_s - WINDOW_S] + [now_s]
        while len(self._failed) > NAMES_MAX:
            del self._failed[next(iter(self._failed))]

    def _write(self) -> None:
        durable.replace(self.path, msgspec.json.encode(self._open))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
