"""Links that let somebody in once, without a password: for a first login, before there is a passkey.

Each is a file of its own, named by the hash of its secret: whoever removes the file has used the link, so two cannot.
Like the accounts, the files are for the station's user alone.
"""

import secrets
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from parley.console.accounts import Account, Accounts
from parley.keystores import durable
from parley.station.errors import Refusal

FOLDER: Final = "links"
LIVES_S: Final = 600  # ours: to carry it to a browser on the same machine


class Link(Struct, frozen=True):
    """Whom it lets in, and until when."""

    name: str
    until_s: int


class Links:
    """All links of one station that nobody has used yet."""

    def __init__(self, folder: Path, accounts: Accounts) -> None:
        self.folder = folder / FOLDER
        self.accounts = accounts

    def make(self, name: str, now_s: int) -> str:
        """A new link for this account; its secret. Raises Refusal if there is no such account."""
        if name not in self.accounts.all():
            raise Refusal(f"there is no account {name}", "make it first: parley account add NAME")
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self._clear(now_s)
        secret = secrets.token_urlsafe(32)
        durable.replace(self._file(secret), msgspec.json.encode(Link(name, now_s + LIVES_S)))
        return secret

    def find(self, secret: str, now_s: int) -> Account | None:
        """Whom this link would let in now."""
        return self._account(_read(self._file(secret)), now_s)

    def take(self, secret: str, now_s: int) -> Account | None:
        """Whom it lets in, this once."""
        file = self._file(secret)
        link = _read(file)
        try:
            file.unlink()
        except FileNotFoundError:
            return None
        return self._account(link, now_s)

    def _account(self, link: Link | None, now_s: int) -> Account | None:
        return self.accounts.all().get(link.name) if link is not None and now_s < link.until_s else None

    def _file(self, secret: str) -> Path:
        return self.folder / f"{sha256(secret.encode()).hexdigest()}.json"

    def _clear(self, now_s: int) -> None:
        """What nobody used in time is gone."""
        for file in self.folder.glob("*.json"):
            link = _read(file)
            if link is None or link.until_s <= now_s:
                file.unlink(missing_ok=True)


def _read(file: Path) -> Link | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=Link)
    except (FileNotFoundError, ValueError):
        return None
