"""`parley demo`: a play on real stations on this machine, shown as it happens; then the evidence, and forgeries of it.

Needs the house's hands (parley.wiring) to make stations and read their records: whoever calls passes them in.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from parley.sim import expect, hands, outcome, read, show, show_written, traffic
from parley.sim.outcome import Attempt
from parley.sim.play import DAY_MS, Act, Play, PlayError
from parley.sim.proof import Proof, contradicted, levels, prove
from parley.sim.stage import Noticed, Stage, Watcher
from parley.sim.stations import PASSPHRASE, PASSPHRASE_FILE, House, StationDied
from parley.sim.traffic import Voice, Written
from parley.station.settings import SOCKET
from parley.views.times import span

EVIDENCE: Final = "evidence.parley"
ATTEMPTS: Final = "attempts.json"
WRITTEN: Final = "written.json"
SOCKET_PATH_MAX: Final = 70  # a socket's path may have some hundred bytes; the stations' folders come on top
PLAIN_COLUMNS: Final = 150  # where nobody looks at a terminal


@dataclass(slots=True)
class Seen:
    """What was seen of a play: which expectations were not met, what was left for later, what happened last."""

    unmet: list[str] = field(default_factory=list)
    met: int = 0
    later: list[str] = field(default_factory=list)
    latest: list[Text] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    requests: list[Written] = field(default_factory=list)
    messages: list[Written] = field(default_factory=list)


def main(  # noqa: PLR0913  # the command's options
    house: House,
    *,
    scenario: str = "march-2022",
    listed: bool = False,
    pace: float = 0.0,
    keep: Path | None = None,
    headless: bool = False,
    browse: hands.Browse | None = None,
    console: Console | None = None,
) -> int:
    """Status 0 if the play ended as it says it does; 1 if not; 2 if it cannot be played. `pace`: seconds a day.

    On a terminal both consoles stay open afterwards, until Ctrl-C; `browse` opens them, where there is a browser.
    """
    console = console or _console()
    try:
        if listed:
            console.print(_listed())
            return 0
        live = not headless and console.is_terminal
        play = read.find(scenario)
        return _play(play, house, pace=pace, keep=keep, live=live, browse=browse, console=console)
    except PlayError as why:
        return _cannot(why, why.hint, 2)
    except StationDied as why:
        return _cannot(why, "this should not happen: please report it, with the play and these words", 1)


def _cannot(why: Exception, hint: str, status: int) -> int:
    print(f"error: {why}\nhint: {hint}", file=sys.stderr)  # noqa: T201  # as every command tells its errors
    return status


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=PLAIN_COLUMNS)


def _listed() -> Table:
    table = Table("Scenario", "What it plays", "Days", "Stations", box=SIMPLE_HEAD, pad_edge=False)
    for name in read.shipped():
        play = read.find(name)
        table.add_row(name, play.title, str(1 + (play.ends - play.begins) // DAY_MS), str(len(play.parties)))
    return table


def _play(  # noqa: PLR0913  # as main
    play: Play,
    house: House,
    *,
    pace: float,
    keep: Path | None,
    live: bool,
    browse: hands.Browse | None,
    console: Console,
) -> int:
    console.print(Text(play.title, style="bold"))
    console.print(Text(play.about, style="dim"))
    began = time.monotonic()
    with _folder() as folder, Stage(play, folder, house, consoles=live) as stage:
        stage.build()
        console.print(_stations(stage))
        seen = _run(stage, pace=pace, live=live, console=console)
        took = time.monotonic() - began
        proofs = [prove(stage, line) for line in play.lines.values()]
        seen.unmet += contradicted(proofs, seen.attempts, [*seen.requests, *seen.messages])
        _tell(stage, seen, proofs, console)
        _say_how(stage, seen, took, console)
        if live:
            hands.try_by_hand(stage, console, browse, hands.Keyboard())
        stage.close()
        if keep is not None:
            _keep(keep, stage, seen, proofs)
            console.print(f"\nkept in {keep}: {EVIDENCE}, {ATTEMPTS}, {WRITTEN}, and the stations' folders")
    sound = not seen.unmet and all(damage.said for proof in proofs for damage in proof.damaged)
    return 0 if sound else 1


def _say_how(stage: Stage, seen: Seen, took: float, console: Console) -> None:
    played = span(stage.play.ends - stage.play.begins)
    console.print(f"\n{played} in {took:.1f} s, {stage.moments} moments; {_expected(seen)}")


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder for the stations, with a path short enough for their sockets; gone afterwards."""
    root = tempfile.gettempdir()
    where = tempfile.mkdtemp(prefix="parley-", dir=root if len(root) < SOCKET_PATH_MAX else "/tmp")  # noqa: S108  # short
    try:
        yield Path(where)
    finally:
        shutil.rmtree(where, ignore_errors=True)


def _run(stage: Stage, *, pace: float, live: bool, console: Console) -> Seen:
    """The play from its first act to its last, shown if `live`."""
    seen = Seen()
    with Live(console=console, refresh_per_second=10, transient=True) if live else _no_screen() as screen:

        def refresh() -> None:
            if screen is not None:
                screen.update(show.screen(stage, _tables(stage, seen), seen.latest[-show.LATEST :]))

        def acted(act: Act) -> None:
            _judge(stage, act, seen)
            if live:
                _look(stage, seen)
            if not act.do.startswith(expect.EXPECTS):
                seen.latest.append(show.happening(act))
            refresh()

        def noticed(found: Noticed) -> None:
            if found.kind == "lamp.changed/1" or found.body["level"] != "notice":
                seen.latest.append(show.noticed(found))

        before = stage.now

        def moment(at: int) -> None:
            nonlocal before
            if pace > 0:
                refresh()
                time.sleep((at - before) / DAY_MS * pace)
            before = at

        stage.watcher = Watcher(moment, acted, noticed)
        stage.run()
    _look(stage, seen)
    seen.unmet += [f"attempt {a.ref[:12]} has no end" for a in seen.attempts if a.end is None]
    return seen


def _look(stage: Stage, seen: Seen) -> None:
    """What became of each thing by now, from the stations' own records."""
    seen.attempts = outcome.attempts(stage)
    seen.voices = traffic.voices(stage)
    seen.requests, seen.messages = (traffic.written(stage, kind) for kind in ("request", "message"))


@contextmanager
def _no_screen() -> Iterator[None]:
    yield None


def _judge(stage: Stage, act: Act, seen: Seen) -> None:
    if act.do == "later":
        seen.later.append(act.values["text"])
    elif act.do.startswith(expect.EXPECTS):
        if found := expect.unmet(stage, act):
            seen.unmet.append(f"line {act.line}: {act.text}: but {found}")
        else:
            seen.met += 1


def _stations(stage: Stage) -> Text:
    lines = []
    for line in stage.play.lines.values():
        one, other = (stage.sides[party] for party in line.parties)
        assert one.row is not None
        ways = " and ".join(f"{side.name} at {side.card.addresses[0]}" for side in (one, other))
        lines.append(f"line {line.name} ({one.row.id[:12]}…): {ways}")
    return Text("\n".join(lines), style="dim")


def _tell(stage: Stage, seen: Seen, proofs: list[Proof], console: Console) -> None:
    """The outcome, for reading."""
    for told in _tables(stage, seen):
        console.print()
        console.print(told)
    console.print()
    console.print(show.lamps(stage, stage.sides.values()))
    console.print()
    console.print(show.history(n for side in stage.sides.values() for n in side.noticed))
    for later in seen.later:
        console.print(Text(f"left for later: {later}", style="dim"))
    console.print()
    for proof, name in zip(proofs, names(proofs), strict=True):
        for text in show.proof(proof, name):
            console.print(text, soft_wrap=True)
        console.print()
        console.print(
            f"What a third machine concludes from {name} alone (in full: parley verify {name})", style="bold"
        )
        for text in show.verdict(proof):
            console.print(text, soft_wrap=True)
    for wrong in seen.unmet:
        console.print(Text(f"not as expected: {wrong}", style="bold red"), soft_wrap=True)


def _tables(stage: Stage, seen: Seen) -> Iterator[Table]:
    """What became of each thing, kind by kind; a play without attempts says so only if it has nothing else."""
    if seen.attempts or not (seen.messages or seen.voices):
        yield show.attempts(seen.attempts, stage)
    if seen.voices:
        yield show_written.voices(seen.voices)
    if seen.requests:
        yield show_written.requests(seen.requests, stage)
    if seen.messages:
        yield show_written.messages(seen.messages, stage)


def names(proofs: list[Proof]) -> list[str]:
    """The files' names: the first line's evidence, then each further line's with its name."""
    return [
        EVIDENCE if not at else EVIDENCE.replace(".", f"-{proof.line.name}.")
        for at, proof in enumerate(proofs)
    ]


def _expected(seen: Seen) -> str:
    if seen.unmet:
        return f"{len(seen.unmet)} things are not as the play expects"
    return f"all {seen.met} expectations of the play were met"


def _keep(folder: Path, stage: Stage, seen: Seen, proofs: list[Proof]) -> None:
    """Bundles, attempts, what was written, and stations are in `folder`; a play kept there before is replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    for known in [*folder.glob(f"*{EVIDENCE}"), *folder.glob(EVIDENCE.replace(".", "-*."))]:
        known.unlink()
    for known in [child for child in folder.iterdir() if child.is_dir() and _ours(child)]:
        shutil.rmtree(known)
    for proof, name in zip(proofs, names(proofs), strict=True):
        (folder / name).write_bytes(proof.made.data)
        (folder / f"damaged-{name}").write_bytes(proof.damaged[0].data)
    shown = levels(proofs)
    rows = [{**attempt.row(), "bundle_level": shown.get(attempt.ref)} for attempt in seen.attempts]
    _write(folder / ATTEMPTS, rows)
    written = [w.row() for w in (*seen.requests, *seen.messages)]
    _write(folder / WRITTEN, [*(voice.row() for voice in seen.voices), *written])
    for side in stage.sides.values():
        shutil.copytree(side.station.folder, folder / side.name, ignore=shutil.ignore_patterns(SOCKET))


def _write(file: Path, rows: list[dict[str, Any]]) -> None:
    file.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _ours(folder: Path) -> bool:
    """Whether a play left this station there: nothing else is ever removed."""
    try:
        return (folder / PASSPHRASE_FILE).read_text(encoding="utf-8").strip() == PASSPHRASE
    except OSError:
        return False
