"""A command's end of the control socket. Apart from the station's end, so that a command need not load a station.

Reference: docs/reference/control.md.
"""

import json
import socket
from pathlib import Path
from typing import Any

from parley.station.errors import Refusal
from parley.station.settings import SOCKET


class NotRunning(Exception):
    """Nobody listens on the control socket of this folder."""


class Client:
    """A command's end of the socket: one request at a time."""

    def __init__(self, folder: Path, wait_s: float = 30.0) -> None:
        """Raises NotRunning if no station serves this folder."""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(wait_s)
        try:
            self._socket.connect(str(folder / SOCKET))
        except OSError as why:
            self._socket.close()
            raise NotRunning(f"no station runs in {folder}") from why
        self._file = self._socket.makefile("rwb")
        self._count = 0

    def ask(self, request: dict[str, Any], *, line: str = "", id: str = "") -> dict[str, Any]:  # noqa: A002  # as on the wire
        """The `ok` of the answer. Raises Refusal, or NotRunning if the station went away before it answered."""
        self._count += 1
        named = {**({"line": line} if line else {}), **({"id": id} if id else {})}
        try:
            self._file.write(json.dumps({"req": self._count, **named, **request}).encode() + b"\n")
            self._file.flush()
            while answer := self._file.readline():
                tree = json.loads(answer)
                if tree.get("req") == self._count:
                    return _ok(tree)
        except (OSError, ValueError) as why:
            raise NotRunning(f"the station went away before it answered: {why}") from why
        raise NotRunning("the station went away before it answered")

    def close(self) -> None:
        self._file.close()
        self._socket.close()


def _ok(tree: dict[str, Any]) -> dict[str, Any]:
    if error := tree.get("error"):
        raise Refusal(error["what"], error.get("hint", ""), error.get("code", "refused"))
    ok: dict[str, Any] = tree["ok"]
    return ok
