"""Two real stations, each run wherever a test puts it: in a network namespace, on a small disk, under another clock.

`Load` writes at one of them without end, and remembers what was acknowledged; `held` compares that with both records.
"""

import json
import os
import random
import shutil
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from click.testing import CliRunner

from parley.cli import main
from parley.record import entry as entries
from parley.sim.relay import HOST
from parley.sim.stage import Side
from parley.sim.stations import PASSPHRASE, Running, StationDied, Wire, by_command_line, free_port
from parley.station.memory import places
from parley.wiring import serving
from tests.scenarios.staging import folder, logs, roots, until

POSTS: Final = [("duty-desk", "Duty desk")]
ECHO_S: Final = 6  # so that a dead line is said dead within a test's patience
PATIENCE_S: Final = 300.0  # until something comes to rest, on a machine that is busy with ten other things
IN_THE_AIR: Final = 5  # requests under way at once: a kill finds some written, some half, some not


@dataclass(frozen=True)
class Place:
    """Where a station runs: its folder (a new one if none), its address, and what stands before its command."""

    where: Path | None = None
    host: str = HOST
    before: tuple[str, ...] = ()


HERE: Final = Place()


@contextmanager
def pair(one: Place = HERE, other: Place = HERE) -> Iterator[tuple[Side, Side]]:
    """Two stations that run, are paired, and have agreed; gone afterwards."""
    with folder() as root:
        sides = [_made(root, name, at) for name, at in (("aster", one), ("boreas", other))]
        for side, far in (sides, sides[::-1]):
            serving.pair(side.station.folder, PASSPHRASE, far.card.text)
        try:
            for side in sides:
                side.station.start()
            for side in sides:
                side.station.ready()
            _agreed(*sides)
            yield sides[0], sides[1]
        finally:
            for side in sides:
                _ended(side)


def _made(root: Path, name: str, at: Place) -> Side:
    where = at.where or root / name
    port = free_port(random.randrange)
    card = serving.init(
        where,
        name=name,
        title=name.title(),
        posts=POSTS,
        addresses=[f"https://{at.host}:{port}"],
        listen=f"{at.host}:{port}",
        passphrase=PASSPHRASE,
        cost="test",
        now=time.time_ns() // 1_000_000,
    )

    # What it says at its end must be there to read, also where its own disk is full.
    (where / "station.log").symlink_to(root / f"{name}.log")

    def command(folder: Path, told: bool) -> Sequence[str]:
        return (*at.before, *by_command_line(folder, told))

    return Side(name, card, Running(name, where, command, told_clock=False), serving.reading(where))


def _ended(side: Side) -> None:
    side.reading.close()  # before the station's own: whoever closes last tidies the file up
    process = side.station._process
    if process is not None and process.poll() is None:
        os.kill(process.pid, signal.SIGCONT)  # a test that failed may have left it stopped
    side.station.stop()
    shutil.rmtree(places(side.station.folder)[0], ignore_errors=True)


def _agreed(one: Side, other: Side) -> None:
    sides = [
        {"party": side.card.party, "posts": [{"name": "duty-desk", "role": "desk"}]} for side in (one, other)
    ]
    terms = {"title": "pair", "sides": sides, "cadence": {"echo_s": ECHO_S}}
    one.station.ask({"do": "agree", "terms": terms})
    settled(one, other)
    other.station.ask({"do": "agree.sign"})
    settled(one, other)
    for side in (one, other):
        (side.row,) = side.reading.lines()


def asked(side: Side, request: dict[str, Any]) -> dict[str, Any]:
    """The answer over a connection of its own: the station's usual one belongs to whoever writes there."""
    wire = Wire.to(side.station.folder)
    try:
        ok: dict[str, Any] = wire.answer(wire.send(request))["ok"]
        return ok
    finally:
        wire.close()


def settled(*sides: Side, wait_s: float = 60.0) -> float:
    """How many seconds it took until nothing was under way and all was cosigned, without being nudged."""
    return until(lambda: all(asked(side, {"do": "settle"})["settled"] for side in sides), wait_s)


def outbox(side: Side) -> int:
    (line,) = asked(side, {"do": "status"})["lines"]
    return int(line["outbox"])


def bearers(side: Side) -> str:
    """What this running station's lamp of the bearers shows."""
    (line,) = asked(side, {"do": "status"})["lines"]
    return str(line["status"]["observed"]["bearers"]["value"])


def shown(side: Side) -> dict[str, Any]:
    """What `parley status --json` says, also where the station does not run."""
    done = CliRunner().invoke(main, ["--folder", str(side.station.folder), "status", "--json"])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def checks(side: Side) -> dict[str, dict[str, Any]]:
    """What it answers to "is it us?"."""
    return {check["what"]: check for check in shown(side)["station"]["checks"]}


def letter(subject: str) -> dict[str, Any]:
    return {
        "do": "write",
        "from": "duty-desk",
        "to": "duty-desk",
        "precedence": "R",
        "subject": subject,
        "text": f"the text of {subject}",
        "id": subject,
    }


class Load(threading.Thread):
    """Messages written at this station, `per_s` at most, until `enough` is set or the station ends by itself.

    A station that a signal killed is started again, and what it had not acknowledged is asked again.
    """

    def __init__(self, side: Side, per_s: float) -> None:
        super().__init__(daemon=True)
        self.side = side
        self.acknowledged: dict[str, str] = {}  # the caller's id, and the reference that was answered
        self.asked: list[str] = []
        self.enough = threading.Event()
        self.died: StationDied | None = None
        self._pause_s = IN_THE_AIR / per_s

    def run(self) -> None:
        try:
            while not self.enough.is_set():
                began = time.monotonic()
                self._burst()
                self.enough.wait(max(0.0, began + self._pause_s - time.monotonic()))
        except StationDied as why:
            self.died = why

    def _burst(self) -> None:
        ids = [f"{self.side.name} {len(self.asked) + n}" for n in range(IN_THE_AIR)]
        self.asked += ids
        station = self.side.station
        sent = [(id_, station.send(letter(id_))) for id_ in ids]
        for id_, number in sent:
            self.acknowledged[id_] = station.answer(letter(id_), number)["entries"][0]["ref"]

    def again(self) -> None:
        """What was asked and not acknowledged is asked once more: written then, or known already."""
        for id_ in self.asked:
            if id_ not in self.acknowledged:
                self.acknowledged[id_] = self.side.station.ask(letter(id_))["entries"][0]["ref"]

    def end(self) -> None:
        """No more is written, and all that was asked is answered."""
        self.enough.set()
        self.join(timeout=PATIENCE_S)
        assert not self.is_alive(), f"{self.side.name} does not answer"


@contextmanager
def under_load(*sides: Side, per_s: float = 50) -> Iterator[list[Load]]:
    """Each of these stations is written at; not any more afterwards."""
    loads = [Load(side, per_s) for side in sides]
    for load in loads:
        load.start()
    try:
        yield loads
    finally:
        for load in loads:
            load.end()


def written(side: Side, *, mine: bool) -> list[tuple[str, str]]:
    """Subject and reference of each message of one author on this side's record, in its order."""
    found = []
    for log in logs(side, mine=mine):
        for raw in side.reading.raws(log.id, 0, log.size):
            entry = entries.parse(raw)
            if entry.kind == "message.sent/1":
                found.append((entry.body["subject"], entry.ref))
    return found


def held(load: Load, far: Side) -> None:
    """What was acknowledged is in both records, under the reference that was answered; nothing is there twice."""
    near = load.side
    own = written(near, mine=True)
    doubled = {subject: n for subject, n in Counter(subject for subject, _ in own).items() if n > 1}
    assert not doubled, f"doubled: {doubled}"
    lost = {id_: ref for id_, ref in load.acknowledged.items() if (id_, ref) not in set(own)}
    assert not lost, f"lost, or answered wrongly: {lost}"
    assert written(far, mine=False) == own
    assert roots(near, mine=True) == roots(far, mine=False)


def outcome(loads: Sequence[Load], wait_s: float = PATIENCE_S) -> int:
    """How many messages came to rest: all receipts are there, and both records hold what both stations acknowledged."""
    one, other = loads
    settled(one.side, other.side, wait_s=wait_s)
    held(one, other.side)
    held(other, one.side)
    return sum(len(load.acknowledged) for load in loads)


def killed(side: Side) -> bool:
    """The station's process, if it runs, is killed now; whether it ran."""
    process = side.station._process
    side.station.restarts = 0  # those limit a station that dies of itself
    if process is None or process.poll() is not None:
        return False
    process.kill()
    return True
