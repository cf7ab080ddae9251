"""The command line as people use it: in this process for what reads, and as real processes for stations that run."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from click.testing import CliRunner, Result

from parley.cli import main
from parley.station import settings
from parley.station.settings import SOCKET

PASSPHRASE = "correct horse battery"
PROGRAM = (sys.executable, "-c", "from parley.cli import main; main()")
START_S = 20.0


@dataclass(frozen=True)
class At:
    """Commands on one station's folder."""

    folder: Path

    def run(self, *args: str, typed: str = "", status: int = 0) -> Result:
        """The command in this process; its status must be as expected."""
        secret = self.folder.parent / "passphrase"
        secret.write_text(f"{PASSPHRASE}\n")
        shared = ["--folder", str(self.folder), "--passphrase-file", str(secret)]
        done = CliRunner().invoke(main, [*shared, *args], input=typed, prog_name="parley")
        assert done.exit_code == status, f"{args}: status {done.exit_code}\n{done.output}\n{done.exception!r}"
        return done

    def said(self, *args: str, typed: str = "") -> str:
        return self.run(*args, typed=typed).stdout

    def read(self, *args: str) -> Any:
        """What the command prints with --json."""
        return msgspec.json.decode(self.said(*args, "--json"))

    def until(self, args: Sequence[str], word: str, wait_s: float = 60.0) -> str:
        """The command's output once it has this word. `wait_s`: until it is given up; other work may go on beside."""
        end = time.monotonic() + wait_s
        while word not in (found := self.said(*args)):
            assert time.monotonic() < end, f"{' '.join(args)} never said {word}:\n{found}"
            time.sleep(0.1)
        return found

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        """`parley run`, in a process of its own."""
        secret = self.folder.parent / "passphrase"
        secret.write_text(f"{PASSPHRASE}\n")
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            command = [*PROGRAM, "--folder", str(self.folder), "--passphrase-file", str(secret), "run"]
            process = subprocess.Popen(command, stderr=log, env={**os.environ, "PYTHONWARNINGS": ""})
        try:
            self.listening(process)
            yield process
        finally:
            process.kill()
            process.wait()

    def listening(self, process: subprocess.Popen[bytes]) -> None:
        """The station takes requests, and its console, where the settings name one, is served: it comes last."""
        doors: list[tuple[socket.AddressFamily, Any]] = [(socket.AF_UNIX, str(self.folder / SOCKET))]
        if console := settings.read(self.folder).console_host_and_port:
            doors.append((socket.AF_INET, console))
        end = time.monotonic() + START_S
        for family, door in doors:
            while not _opens(family, door):
                log = self.folder.parent / f"{self.folder.name}.log"
                assert process.poll() is None, f"the station ended by itself:\n{log.read_text()[-2000:]}"
                assert time.monotonic() < end, f"the station does not open {door}"
                time.sleep(0.05)


def _opens(family: socket.AddressFamily, door: Any) -> bool:
    with socket.socket(family) as probe:
        return probe.connect_ex(door) == 0


def free_port() -> int:
    """A port of this machine that nobody listens at just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def made(folder: Path, name: str, *posts: str) -> At:
    """A station's folder with these posts."""
    at = At(folder / name)
    named = [part for post in posts for part in ("--post", f"{post}={post.title()}")]
    address = f"https://127.0.0.1:{free_port()}"
    at.run("init", name, "--title", f"Republic of {name.title()}", *named, "--address", address,
           "--listen", address.removeprefix("https://"), "--cost", "test")  # fmt: skip
    return at


def introduced(one: At, other: At) -> None:
    """Each has paired with the other's card."""
    for here, there in ((one, other), (other, one)):
        card = there.folder.parent / f"{there.folder.name}.parley"
        there.run("card", "export", str(card), "--force")
        here.run("pair", str(card))
