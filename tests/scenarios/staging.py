"""What the scenario tests share: stages in short folders, and what two records say of one line."""

import json
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from rich.console import Console

from parley.record import entry as entries
from parley.record.tree import Frontier, leaf_hash
from parley.record.verify import verify
from parley.sim import demo, expect, read
from parley.sim.play import Act, Play
from parley.sim.stage import Side, Stage
from parley.sim.stations import Running
from parley.verdict import Verdict, judge
from parley.wiring import serving

OWN_KINDS = (
    "epoch/1",
    "seal.rotated/1",
)  # a station's own business: how many there are depends on its restarts

TWO_POSTS = """
play {name}: "{name}"
party aster: "Aster"
    desk duty-desk
party boreas: "Boreas"
    desk duty-desk
line staff between aster and boreas
    echo every {echo}
    station tests every 1h
acts
    2022-03-01 09:00  say "begin"
"""


def two_parties(name: str, echo: str = "10s", *, relays: bool = False) -> Play:
    """A play in which nothing happens, for what a test does itself."""
    text = TWO_POSTS.format(name=name, echo=echo)
    if relays:
        text += "    the bearers of staff carry\n"
    return read.read(text)


@contextmanager
def folder() -> Iterator[Path]:
    """A folder whose path is short enough for a control socket; gone afterwards."""
    where = Path(tempfile.mkdtemp(prefix="parley-t-", dir="/tmp"))
    try:
        yield where
    finally:
        shutil.rmtree(where, ignore_errors=True)


@contextmanager
def staged(
    play: Play, *, told: bool = True, on_request: Callable[[Stage, Running], None] | None = None
) -> Iterator[Stage]:
    """The play's stations, built; every process of theirs has ended afterwards."""
    with folder() as where, Stage(play, where, serving, told=told) as stage:
        if on_request is not None:
            stage.on_request = lambda station: on_request(stage, station)
        stage.build()
        yield stage


@dataclass(frozen=True)
class Kept:
    """What a demo printed and left in its folder. `verdicts`: what a stranger concludes, bundle by bundle."""

    printed: str
    attempts: list[dict[str, Any]]
    written: list[dict[str, Any]]
    bundles: list[bytes]
    verdicts: list[Verdict]

    def rows(self, kind: str) -> list[dict[str, Any]]:
        return [row for row in self.written if row["kind"] == kind]


@cache
def demonstrated(name: str) -> Kept:
    """The shipped play of that name, run as `parley demo --headless --keep` does; it ended with status 0."""
    out = StringIO()
    with folder() as keep:
        status = demo.main(
            serving, scenario=name, keep=keep, headless=True, console=Console(file=out, width=200)
        )
        assert status == 0, out.getvalue()
        attempts, written = (
            json.loads((keep / file).read_text("utf-8")) for file in (demo.ATTEMPTS, demo.WRITTEN)
        )
        bundles = [path.read_bytes() for path in sorted(keep.glob("evidence*.parley"))]
        return Kept(out.getvalue(), attempts, written, bundles, [judge(verify(data)) for data in bundles])


def unmet(text: str) -> list[str]:
    """What of this play's expectations was not met, played on real stations, with the line of each."""
    found: list[str] = []
    with staged(read.read(text)) as stage:

        def judged(act: Act) -> None:
            if act.do.startswith(expect.EXPECTS) and (wrong := expect.unmet(stage, act)):
                found.append(f"{act.text}: {wrong}")

        stage.watcher.acted = judged
        stage.run()
        converged(stage)
    return found


def said(stage: Stage) -> Counter[tuple[str, str, str]]:
    """What the parties wrote, each as its own station holds it: party, kind, time. Salts and references differ."""
    return Counter(
        (side.name, kind, at)
        for side in stage.sides.values()
        for kind, at in _told(side)
        if kind not in OWN_KINDS
    )


def _told(side: Side) -> Iterator[tuple[str, str]]:
    for log in logs(side, mine=True):
        for raw in side.reading.raws(log.id, 0, log.size):
            entry = entries.parse(raw)
            yield entry.kind, entry.at


def logs(side: Side, *, mine: bool) -> list[Any]:
    assert side.row is not None
    return [log for log in side.reading.logs(side.row.id) if log.mine is mine]


def roots(side: Side, *, mine: bool) -> dict[str, tuple[int, bytes]]:
    """Each log of one author, by epoch: its size and the root that its entries give."""
    found = {}
    for log in logs(side, mine=mine):
        frontier = Frontier()
        for raw in side.reading.raws(log.id, 0, log.size):
            frontier.append(leaf_hash(raw))
        found[log.epoch] = (log.size, frontier.root())
    return found


def converged(stage: Stage) -> None:
    """Each party's logs are byte for byte what its counterpart holds of them."""
    for line in stage.play.lines.values():
        one, other = (stage.sides[party] for party in line.parties)
        assert roots(one, mine=True) == roots(other, mine=False)
        assert roots(other, mine=True) == roots(one, mine=False)


def until(true: Callable[[], object], wait_s: float) -> float:
    """How many seconds it took until this was true. Fails after `wait_s`."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < wait_s, f"not within {wait_s} s"
        time.sleep(0.01)
    return time.monotonic() - began


def lamp(side: Side, name: str) -> dict[str, Any]:
    """What this side's running station says of a lamp."""
    (line,) = side.station.ask({"do": "status"})["lines"]
    shown: dict[str, Any] = line["status"]["observed"][name]
    return shown


def messages(side: Side, *, mine: bool) -> list[tuple[str, int]]:
    """Subject and number of the messages of one author on this side's record, in its order."""
    found = []
    for log in logs(side, mine=mine):
        for raw in side.reading.raws(log.id, 0, log.size):
            entry = entries.parse(raw)
            if entry.kind == "message.sent/1":
                found.append((entry.body["subject"], entry.body["number"]))
    return found
