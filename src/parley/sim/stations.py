"""Stations as real processes: made, started, spoken to over their control sockets, killed, and started again.

A station that dies while it is spoken to is started anew, told the last time that it acknowledged, and asked again:
every request carries an id of ours, so that a repeat gets the same answer and nothing is done twice.
"""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

from parley.record.card import Card
from parley.record.entry import stamp
from parley.sim.relay import HOST
from parley.station.ports import Reading
from parley.station.settings import SOCKET

PASSPHRASE: Final = "a play has no secrets"  # noqa: S105  # stations of a play live for a minute in a folder of their own
PASSPHRASE_FILE: Final = "passphrase"  # noqa: S105  # the name of a file
START_WAIT_S: Final = 120.0  # on a machine that is busy with ten other things; one that died is known at once
ANSWER_WAIT_S: Final = 180.0
LOWEST_PORT: Final = (
    20_000  # below the ports that the system gives to outgoing connections: nobody takes ours
)
PORTS: Final = 12_000
RESTARTS_MAX: Final = 20


class Closing(Reading, Protocol):
    """A record to read, until it is closed."""

    def close(self) -> None: ...


class House(Protocol):
    """What the house gives us: a station made in a folder, its record to read. `parley.wiring` is one."""

    def init(  # noqa: PLR0913  # as there
        self,
        folder: Path,
        *,
        name: str,
        title: str,
        posts: Sequence[tuple[str, str]],
        addresses: Sequence[str],
        listen: str,
        passphrase: str,
        cost: str,
        now: int,
    ) -> Card: ...

    def reading(self, folder: Path) -> Closing: ...


Command = Callable[
    [Path, bool], Sequence[str]
]  # the station's folder, whether on a told clock: how to run it


def by_command_line(folder: Path, told: bool) -> Sequence[str]:  # noqa: FBT001  # as Command
    """How anybody runs a station: `parley run`, by the interpreter that runs us."""
    clock = "told" if told else "machine"
    return (
        sys.executable,
        *("-c", "from parley.cli import main; main()"),
        *("--folder", str(folder), "--passphrase-file", str(folder / PASSPHRASE_FILE)),
        *("run", "--clock", clock),
    )


class StationDied(Exception):
    """A station ended by itself, or cannot be brought back. The message has its last words."""


class Gone(Exception):
    """The station went away before it answered."""


class RefusedBy(Exception):
    """A station refused a request. `code` as on the control socket."""

    def __init__(self, who: str, request: Mapping[str, Any], error: Mapping[str, str]) -> None:
        super().__init__(
            f"{who} refused {request.get('do')}: {error.get('what', '')} ({error.get('hint', '')})"
        )
        self.code = error.get("code", "")
        self.what = error.get("what", "")
        self.hint = error.get("hint", "")


def free_port(chance: Callable[[int], int]) -> int:
    """A port on which nobody listens. `chance(n)` gives a number below n."""
    for _ in range(1000):
        port = LOWEST_PORT + chance(PORTS)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    raise StationDied("there is no free port on this machine")


@dataclass(slots=True)
class Wire:
    """One connection to a control socket; requests may be sent before earlier ones were answered."""

    sock: socket.socket
    count: int = 0
    buffer: bytes = b""
    answers: dict[int, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def to(cls, folder: Path) -> "Wire":
        """Raises OSError if nobody listens there."""
        sock = socket.socket(socket.AF_UNIX)
        sock.settimeout(ANSWER_WAIT_S)
        try:
            sock.connect(str(folder / SOCKET))
        except OSError:
            sock.close()
            raise
        return cls(sock)

    def send(self, request: Mapping[str, Any]) -> int:
        """Sent, under the number that is returned. Raises Gone."""
        self.count += 1
        try:
            self.sock.sendall(json.dumps({"req": self.count, **request}).encode() + b"\n")
        except OSError as why:
            raise Gone(str(why)) from why
        return self.count

    def answer(self, number: int) -> dict[str, Any]:
        """The answer to that request. Raises Gone."""
        while number not in self.answers:
            line, found, rest = self.buffer.partition(b"\n")
            if found:
                self.buffer = rest
                tree = json.loads(line)
                self.answers[tree["req"]] = tree
                continue
            try:
                piece = self.sock.recv(1 << 16)
            except OSError as why:
                raise Gone(str(why)) from why
            if not piece:
                raise Gone("the connection ended")
            self.buffer += piece
        return self.answers.pop(number)

    def close(self) -> None:
        self.sock.close()


Sent = tuple[Wire, int]  # on which connection, under which number
GONE: Final = -1  # the number of what could not be sent


class Running:
    """One station and its process. `told`: the time that it last acknowledged (ms)."""

    def __init__(self, name: str, folder: Path, command: Command, *, told_clock: bool = True) -> None:
        self.name = name
        self.folder = folder
        self.told: int | None = None
        self.restarts = 0
        self.on_request: Callable[[Running], None] | None = None  # see Stage
        self._argv = list(command(folder, told_clock))
        self._process: subprocess.Popen[bytes] | None = None
        self._wire: Wire | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """The process begins; `ready` waits until it answers."""
        (self.folder / PASSPHRASE_FILE).write_text(f"{PASSPHRASE}\n", encoding="utf-8")
        with (self.folder / "station.log").open("ab") as log:
            self._process = subprocess.Popen(self._argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log)  # noqa: S603  # our own program

    def ready(self) -> None:
        """Its control socket answers. Raises StationDied with its last words; Gone if a signal ended it."""
        until = time.monotonic() + START_WAIT_S
        while True:
            try:
                self._wire = Wire.to(self.folder)
            except OSError:
                status = self._process.poll() if self._process else 1
                if status is not None and status < 0:
                    raise Gone(f"{self.name} was killed while it started") from None
                if status is not None or time.monotonic() > until:
                    raise StationDied(f"{self.name} did not start: {self.last_words()}") from None
                time.sleep(0.005)
            else:
                return

    def kill(self) -> None:
        """SIGKILL, now."""
        if self._process is not None:
            self._process.kill()

    def wait(self) -> None:
        """The process is gone."""
        if self._process is not None:
            self._process.wait()

    def revive(self) -> None:
        """Started again after a death by signal, as often as it takes, and told the last time that it acknowledged."""
        while True:
            self.restarts += 1
            self._check_death()
            if self._wire is not None:
                self._wire.close()
            try:
                self.start()
                self.ready()
                if self.told is not None:
                    request = {"do": "clock", "at": stamp(self.told)}
                    self._open.answer(self._open.send(request))
            except Gone:
                continue  # killed once more
            return

    def _check_death(self) -> None:
        assert self._process is not None
        try:
            status = self._process.wait(timeout=ANSWER_WAIT_S)
        except subprocess.TimeoutExpired:
            raise StationDied(f"{self.name} runs and does not answer: {self.last_words()}") from None
        if status >= 0 or self.restarts > RESTARTS_MAX:
            raise StationDied(f"{self.name} ended with status {status}: {self.last_words()}")

    @property
    def _open(self) -> Wire:
        assert self._wire is not None
        return self._wire

    def send(self, request: Mapping[str, Any]) -> Sent:
        """Sent; where the station is not there, `answer` brings it back and sends again."""
        if self.on_request is not None:
            self.on_request(self)
        wire = self._open
        try:
            return wire, wire.send(request)
        except Gone:
            return wire, GONE

    def answer(self, request: Mapping[str, Any], sent: Sent) -> dict[str, Any]:
        """The `ok` of the answer. Raises RefusedBy, StationDied."""
        wire, number = sent
        while True:
            try:
                if wire is self._open and number != GONE:
                    return self._ok(request, wire.answer(number))
                if wire is self._open:
                    self.revive()
                wire = self._open  # a new one: what was asked on the old one was lost, or is known by its id
                number = wire.send(request)
            except Gone:
                number = GONE

    def _ok(self, request: Mapping[str, Any], tree: Mapping[str, Any]) -> dict[str, Any]:
        if error := tree.get("error"):
            raise RefusedBy(self.name, request, error)
        ok: dict[str, Any] = tree["ok"]
        return ok

    def ask(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """One request and its answer."""
        return self.answer(request, self.send(request))

    def stop(self) -> None:
        """Asked to stop, and gone; killed if it does not go."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if self._wire is not None:
            self._wire.close()

    def last_words(self) -> str:
        """The end of its log, for people."""
        try:
            return (self.folder / "station.log").read_bytes()[-2_000:].decode("utf-8", "replace").strip()
        except OSError:
            return "(no log)"
