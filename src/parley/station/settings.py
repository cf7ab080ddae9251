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

PORT: Final = re.compile(r"[0-9]{1,5}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Settings:
    """`listen`: host and port of the https bearer. `bell`: a command run when something rings; empty for none.

    `two_persons`: who writes a message does not release it.
    """

    name: str
    listen: str
    bell: tuple[str, ...] = ()
    two_persons: bool = False

    @property
    def host_and_port(self) -> tuple[str, int]:
        """Where to listen. Raises Refusal if that is no address."""
        host, colon, port = self.listen.rpartition(":")
        if not colon or PORT.fullmatch(port) is None:
            raise Refusal(
                f"listen = {self.listen!r} is not host:port", f"write it in {FILE} like 0.0.0.0:7443"
            )
        return host.strip("[]"), int(port)


def write(folder: Path, settings: Settings) -> None:
    """The settings as a file that people can read and change."""
    bell = ", ".join(json.dumps(word) for word in settings.bell)
    (folder / FILE).write_text(
        "# Settings of this station; restart it after a change. What both parties share is in the agreement.\n"
        f"name = {json.dumps(settings.name)}\n"
        f"listen = {json.dumps(settings.listen)}  # host:port of the https bearer\n"
        f"bell = [{bell}]  # a command to run when something rings, as a list of words\n"
        f"two_persons = {json.dumps(settings.two_persons)}  # true: who writes a message does not release it\n",
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
        return Settings(str(tree["name"]), str(tree["listen"]), tuple(map(str, bell)), two)
    except (KeyError, ValueError, RecursionError) as why:  # also no UTF-8, or a number without end
        raise Refusal(
            f"{path} cannot be read: {why}", "mend it, or compare it with docs/reference/settings.md"
        ) from why
