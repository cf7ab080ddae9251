"""Two real stations with consoles, and people who are logged in to them."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pyotp

from tests.cli.running import At, free_port, introduced, made

PASSWORD = "correct horse battery"


@dataclass
class Served:
    """One station with its console. `secret`: of the account o.haas."""

    at: At
    port: int
    secret: str
    process: subprocess.Popen[bytes] | None = None  # while it runs

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self, path: str, *, method: str = "GET", body: str | None = None, **headers: str
    ) -> tuple[HTTPResponse, str]:
        """One request as anybody on this machine could make it; header names with _ for -."""
        wire = HTTPConnection("127.0.0.1", self.port, timeout=10)
        wire.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = wire.getresponse()
        said = answer.read().decode()
        wire.close()
        return answer, said

    def log_in(self, *, origin: str = "", password: str = PASSWORD) -> tuple[HTTPResponse, str]:
        """The form as the page sends it."""
        body = urlencode({"name": "o.haas", "password": password, "code": pyotp.TOTP(self.secret).now()})
        kind = "application/x-www-form-urlencoded"
        return self.ask("/login", method="POST", body=body, content_type=kind, origin=origin or self.address)

    @property
    def token(self) -> Path:
        """Where the cookie of the first login is kept: a code counts once, and the next comes in half a minute."""
        return self.at.folder.parent / f"{self.at.folder.name}.cookie"

    def cookie(self) -> str:
        """The cookie of somebody who is logged in."""
        name = f"parley-{self.port}"
        if not self.token.exists():
            given = str(self.log_in()[0].headers["set-cookie"]).partition(";")[0]
            self.token.write_text(given.removeprefix(f"{name}="))
        return f"{name}={self.token.read_text()}"


def with_console(at: At) -> Served:
    """The station is to serve a console, and o.haas may log in."""
    port = free_port()
    settings = at.folder / "settings.toml"
    settings.write_text(settings.read_text().replace('console = ""', f'console = "127.0.0.1:{port}"'))
    password = at.folder.parent / "password"
    password.write_text(f"{PASSWORD}\n")
    said = at.said("account", "add", "o.haas", "--password-file", str(password))
    found = re.search(r"secret=(\w+)", said)
    assert found is not None
    return Served(at, port, found[1])


@contextmanager
def two(folder: Path) -> Iterator[tuple[Served, Served]]:
    """Aster and Boreas, paired and agreed, each with a console."""
    aster, boreas = (
        with_console(made(folder, name, "secretary", "minister")) for name in ("aster", "boreas")
    )
    introduced(aster.at, boreas.at)
    with aster.at.running() as aster.process, boreas.at.running() as boreas.process:
        aster.at.said("agree", "propose")
        boreas.at.until(["agree", "show"], "offered by aster")
        boreas.at.said("agree", "sign", typed="y\n")
        aster.at.until(["agree", "show"], "signed by both")
        yield aster, boreas
