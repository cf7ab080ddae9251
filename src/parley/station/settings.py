"""A station's own settings, in `settings.toml` in its folder, and the names of the files beside it.

What both sides must share is in the signed agreement, not here. The environment is read in cli/ only.
"""

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from parley.station.errors import Refusal

FILE: Final = "settings.toml"
RECORD: Final = "station.db"
CARD: Final = "card.parley"
FORMS: Final = "forms"  # a folder: types of message that the party added, one TOML file each
PHRASES: Final = "phrases"  # a folder: phrase books that the party added
SOCKET: Final = "control.sock"

LOOPBACK: Final = frozenset(("127.0.0.1", "::1", "localhost"))
PORT: Final = re.compile(r"[0-9]{1,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Settings:
    """`listen`: host and port of the https bearer. `bell`: a command run when something rings; empty for none.

    `two_persons`: who writes a message does not release it. `console`: host and port of the
    web console; empty for none.
    """

    name: str
    listen: str
    bell: tuple[str, ...] = ()
    two_persons: bool = False
    console: str = ""

    @property
    def host_and_port(self) -> tuple[str, int]:
        """Where to listen. Raises Refusal if that is no address."""
        return _address("listen", self.listen, "0.0.0.0:7443")

    @property
    def console_host_and_port(self) -> tuple[str, int] | None:
        """Where the console is served; None for nowhere. Raises Refusal if that is no address of this machine alone."""
        if not self.console:
            return None
        host, port = _address("console", self.console, "127.0.0.1:7444")
        if host not in LOOPBACK:
            raise Refusal(
                f"console = {self.console!r}: this release serves the console to this machine alone",
                "write 127.0.0.1:7444, and reach it from others over ssh or a TLS proxy on this machine",
            )
        return host, port


def _address(name: str, text: str, such_as: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or PORT.fullmatch(port) is None:
        raise Refusal(f"{name} = {text!r} is not host:port", f"write it in {FILE} like {such_as}")
    return host.strip("[]"), int(port)


def write(folder: Path, settings: Settings) -> None:
    """The settings as a file that people can read and change."""
    bell = ", ".join(json.dumps(word) for word in settings.bell)
    (folder / FILE).write_text(
        "# Settings of this station; restart it after a change. What both parties share is in the agreement.\n"
        f"name = {json.dumps(settings.name)}\n"
        f"listen = {json.dumps(settings.listen)}  # host:port of the https bearer\n"
        f"bell = [{bell}]  # a command to run when something rings, as a list of words\n"
        f"two_persons = {json.dumps(settings.two_persons)}  # true: who writes a message does not release it\n"
        f"console = {json.dumps(settings.console)}  # host:port of the web console, on this machine; empty for none\n",
        encoding="utf-8",
    )


def read(folder: Path) -> Settings:
    """The settings of the station in `folder`. Raises Refusal with what is wrong."""
    path = folder / FILE
    try:
        return parse(path.read_bytes(), path)
    except FileNotFoundError as why:
        raise Refusal(f"there is no station in {folder}", "make one with: parley init") from why


def parse(data: bytes, path: Path = Path(FILE)) -> Settings:
    """The settings that these bytes of a file say. Raises Refusal with what is wrong."""
    try:
        tree: dict[str, Any] = tomllib.loads(data.decode())
        bell, two = tree.get("bell", []), tree.get("two_persons", False)
        if not isinstance(bell, list):
            raise Refusal(f"bell = {bell!r} is no list of words", f"mend it in {path}")
        if not isinstance(two, bool):
            raise Refusal(f"two_persons = {two!r} is neither true nor false", f"mend it in {path}")
        console = tree.get("console", "")
        if not isinstance(console, str):
            raise Refusal(f"console = {console!r} is no host:port", f"mend it in {path}")
        return Settings(str(tree["name"]), str(tree["listen"]), tuple(map(str, bell)), two, console)
    except (KeyError, ValueError, RecursionError) as why:  # also no UTF-8, or a number without end
        raise Refusal(
            f"{path} cannot be read: {why}", "mend it, or compare it with docs/reference/settings.md"
        ) from why
