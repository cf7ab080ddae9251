"""After a play: both sides' consoles stand open, to try by hand.

The stations stay in the play's time, which goes on from its last moment as fast as ours: set to our own, they would
find years of silence behind them. Nobody acts any longer but whoever sits at the consoles.
"""

import secrets
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from parley.console.accounts import Accounts, Role
from parley.console.links import LIVES_S, Links
from parley.line.values import MINUTE_MS, SECOND_MS
from parley.sim.relay import HOST
from parley.sim.stage import Side, Stage
from parley.sim.stations import PASSPHRASE_FILE, StationDied
from parley.station import settings
from parley.views.times import dtg

NAME: Final = "watch"  # who may log in
TICK_S: Final = 0.25
OPENS_S: Final = 20.0  # until a console that does not answer is said to be missing

Browse = Callable[[str], object]  # opens an address in a window of its own


def try_by_hand(stage: Stage, console: Console, browse: Browse | None, typed: Callable[[], bool]) -> None:
    """Consoles are ready for people, and time goes on, until Ctrl-C.

    `typed`: waits a tick, and says whether Enter was pressed.
    """
    made_ready(stage)
    links = fresh_links(stage)
    # Whoever started us may have told us to ignore it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(KeyboardInterrupt):  # from the first word that names it
        _tell(stage, links, console)
        if browse is not None:
            for link in links.values():
                browse(link)
        try:
            _go_on(stage, console, typed)
        except StationDied:
            time.sleep(
                TICK_S
            )  # a Ctrl-C goes to the stations, too; where it reached them first, ours follows now
            raise


def _go_on(stage: Stage, console: Console, typed: Callable[[], bool]) -> None:
    """Time goes on from where the play ended, as fast as ours; Enter makes new links."""
    began, at = time.monotonic(), stage.now
    while True:
        if typed():
            _tell(stage, fresh_links(stage), console)
        stage.tell(at + int((time.monotonic() - began) * SECOND_MS))


def made_ready(stage: Stage) -> None:
    """Every bearer carries, every desk is taken at its console, and there is somebody who may log in."""
    for line in list(stage.down):
        stage.bearers(line, "carry")
    for name, side in stage.sides.items():
        for post in (post.name for post in stage.play.parties[name].posts if post.role == "desk"):
            stage.ask(
                name, {"do": "desk", "manned": True, "post": post, "screen": True}, f"hands:{name}:{post}"
            )
        Accounts(side.station.folder).add(NAME, Role.WATCH, secrets.token_urlsafe(32))


def address(side: Side) -> str:
    """Where its console is: by name, since passkeys are made for a name."""
    _, port = settings.read(side.station.folder).console_host_and_port or ("", 0)
    return f"http://localhost:{port}"


def fresh_links(stage: Stage) -> dict[str, str]:
    """A link into each party's console that counts once."""
    return {name: _link(side, stage.now) for name, side in stage.sides.items()}


def _link(side: Side, now: int) -> str:
    folder: Path = side.station.folder
    return f"{address(side)}/enter/{Links(folder, Accounts(folder)).make(NAME, now // SECOND_MS)}"


def _tell(stage: Stage, links: Mapping[str, str], console: Console) -> None:
    console.print()
    console.print(Text("Now by hand: open both consoles beside each other", style="bold"))
    for name, link in links.items():
        said = (
            link
            if _answers(stage.sides[name])
            else "its console does not answer: see station.log in its folder"
        )
        console.print(Text(f"  {name:<10} {said}"), soft_wrap=True)
    minutes = LIVES_S * SECOND_MS // MINUTE_MS
    console.print(
        Text(
            f"Each link lets you in once, within {minutes} minutes; Enter makes new ones. The stations' time goes on"
            f" from {dtg(stage.now)}, and nobody acts but you. Ctrl-C ends it.",
            style="dim",
        ),
    )
    first = next(iter(stage.sides.values())).station.folder
    command = f"parley --folder {first} --passphrase-file {first / PASSPHRASE_FILE} watch"
    console.print(Text(f"On another terminal, likewise: {command}", style="dim"), soft_wrap=True)


def _answers(side: Side) -> bool:
    """Whether somebody listens where its console should be, by then."""
    until = time.monotonic() + OPENS_S
    port = int(address(side).rpartition(":")[2])
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return True
        time.sleep(TICK_S)
    return False


class Keyboard:
    """Waits one tick, and says whether somebody pressed Enter in it; one that has been closed only waits."""

    def __init__(self) -> None:
        self._open = True

    def __call__(self) -> bool:
        if not self._open:
            time.sleep(TICK_S)
            return False
        ready, _, _ = select.select([sys.stdin], [], [], TICK_S)
        if not ready:
            return False
        self._open = bool(sys.stdin.readline())
        return self._open
