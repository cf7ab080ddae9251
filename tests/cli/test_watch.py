"""`parley watch` at two real stations: what happens there stands here, rings, and is answered by one key."""

import asyncio
import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from parley.cli import watch_look
from parley.cli.here import Here
from parley.cli.watch_app import WatchApp
from parley.cli.watch_call import CallScreen, RefuseScreen
from parley.cli.watch_ear import Ear
from parley.console import shapes
from tests.cli.running import PROGRAM, At, introduced, made
from tests.cli.terminals import read_until
from tests.looping import finished

WAIT_S = 60.0  # until it is given up: nothing here waits for so long unless it fails
TERMINAL = {**os.environ, "TERM": "xterm-256color"}
HOSTILE = "[red]urgent[/red] [@click=app.quit]x[/] \u202ederesrever"

Play = Callable[[WatchApp, Pilot[None]], Awaitable[None]]


@pytest.fixture(scope="module")
def stations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[At, At]]:
    folder = Path(tmp_path_factory.mktemp("w"))
    aster, boreas = made(folder, "aster", "secretary"), made(folder, "boreas", "secretary")
    introduced(aster, boreas)
    with aster.running(), boreas.running():
        aster.said("agree", "propose")
        boreas.until(["agree", "show"], "offered by aster")
        boreas.said("agree", "sign", typed="y\n")
        aster.until(["agree", "show"], "signed by both")
        boreas.said("desk", "take", "--screen")
        yield aster, boreas


@pytest.fixture(autouse=True)
def withdrawn(request: pytest.FixtureRequest) -> Iterator[None]:
    """No test leaves a call open to the next."""
    yield
    if "stations" in request.fixturenames:
        aster, _ = request.getfixturevalue("stations")
        for call in aster.read("calls", "--open"):
            aster.said("call", "withdraw", call["ref"])


def watching(at: At, play: Play, size: tuple[int, int] = (120, 45)) -> None:
    """The terminal console of this station, while this is done with it."""

    async def run() -> None:
        app = WatchApp(Ear(Here(at.folder)))
        async with app.run_test(size=size) as pilot:
            await play(app, pilot)

    finished(run())


def seen(app: WatchApp, name: str) -> str:
    """What this part of the screen in front, or of the first one, says."""
    for screen in (app.screen, app.screen_stack[0]):
        for found in screen.query(name).results(Static):
            return str(found.render())
    return ""


def waiting(app: WatchApp) -> str:
    """The rows of what waits for us."""
    return "\n".join(str(o.prompt) for o in app.screen_stack[0].query_one("#waiting", OptionList).options)


async def until(pilot: Pilot[None], look: Callable[[], Any]) -> Any:
    """What `look` finds, once it finds something."""
    end = time.monotonic() + WAIT_S
    while not (found := look()):
        assert time.monotonic() < end, "it never came"
        await pilot.pause(0.1)
    return found


async def called(app: WatchApp, pilot: Pilot[None], aster: At, *args: str) -> CallScreen:
    """A call of aster's is in front, and keys count."""
    await asyncio.to_thread(aster.said, "call", "secretary", *args)
    await until(pilot, lambda: isinstance(app.screen, CallScreen) and app.screen.rings)
    screen = app.screen
    assert isinstance(screen, CallScreen)
    await until(pilot, lambda: "IT RINGS" in seen(app, "#call") and time.monotonic() >= screen.ready_s)
    return screen


async def becomes(aster: At, state: str) -> dict[str, Any]:
    """The newest call of aster's, once aster knows that it stands so."""
    await asyncio.to_thread(aster.until, ["calls", "--newest", "1"], state)
    found: dict[str, Any] = aster.read("calls", "--newest", "1")[0]
    return found


def test_a_ring_comes_to_the_front_rings_the_bell_and_is_refused_with_a_code(
    stations: tuple[At, At], monkeypatch: pytest.MonkeyPatch
) -> None:
    aster, boreas = stations

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        rung: list[float] = []
        monkeypatch.setattr(app, "bell", lambda: rung.append(time.monotonic()))
        await called(app, pilot, aster, "-p", "flash", "-s", HOSTILE)
        said = seen(app, "#call")
        assert "Z FLASH  IT RINGS" in said
        assert "from     aster, desk" in said
        assert "[red]urgent[/red] [@click=app.quit]x[/] \\u{202e}deresrever" in said
        await until(pilot, lambda: len(rung) >= 2)
        await becomes(aster, "RINGING")  # which their station says only once a console has shown it
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, RefuseScreen))
        assert app.screen.query_one(OptionList).highlighted_option.id == "R99"  # type: ignore[union-attr]  # one is
        app.screen.query_one(OptionList).highlighted = app.screen.query_one(OptionList).get_option_index(
            "R08"
        )
        app.screen.query_one("#alternative", Input).value = "in writing"
        await pilot.press("enter")
        told = await becomes(aster, "REFUSED")
        assert (told["refused"]["code"], told["refused"]["alternative"]) == ("R08", "in writing")
        await until(pilot, lambda: "no longer open" in seen(app, "#call"))
        await until(pilot, lambda: app.alarm.words == "armed")
        rung.clear()
        await pilot.pause(1.5)
        assert rung == []

    watching(boreas, play)
    (shown,) = (entry["body"] for entry in boreas.read("journal") if entry["kind"] == "ring.painted/1")
    assert shown["console"] == "terminal"


def test_a_call_is_taken_up_and_accepted_and_only_keys_that_fit_are_shown(stations: tuple[At, At]) -> None:
    aster, boreas = stations

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        screen = await called(app, pilot, aster)
        await pilot.press("a")
        await becomes(aster, "ATTENDED")
        await until(pilot, lambda: not screen.check_action("attend", ()))
        await pilot.press("y")
        await becomes(aster, "CHECKING")
        await until(pilot, lambda: "parley call identity" in seen(app, "#call"))
        assert not screen.check_action("accept", ())
        await pilot.press("escape")
        await until(pilot, lambda: "CHECKING" in waiting(app))

    watching(boreas, play)


def test_waiting_for_a_decision_is_said_with_its_code_and_by_when(stations: tuple[At, At]) -> None:
    aster, boreas = stations

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        await called(app, pilot, aster)
        await pilot.press("p")
        await until(pilot, lambda: app.screen.query("#decider"))
        app.screen.query_one("#decider", Input).value = "secretary"
        await pilot.press("enter")
        told = await becomes(aster, "AWAITING")
        assert (told["pending"]["code"], told["pending"]["decider"]) == ("P1", "secretary")

    watching(boreas, play)


def test_what_the_station_refuses_is_told_with_what_and_what_now(stations: tuple[At, At]) -> None:
    aster, boreas = stations

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        await called(app, pilot, aster)
        await pilot.press("p")
        await until(pilot, lambda: app.screen.query("#review_by"))
        app.screen.query_one("#review_by", Input).value = "[b]soon[/b]"
        await pilot.press("enter")
        said = await until(pilot, lambda: seen(app, "CallScreen #said"))
        assert said.startswith("Not done: ")
        assert "[b]soon[/b]" in said

    watching(boreas, play)


def test_it_looks_like_the_web_console_does() -> None:
    assert dict(shapes.GLYPHS) == watch_look.GLYPHS


def test_a_key_that_was_meant_for_what_stood_there_answers_nothing(stations: tuple[At, At]) -> None:
    aster, boreas = stations

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        screen = await called(app, pilot, aster)
        screen.ready_s = time.monotonic() + 60
        await pilot.press("a")
        await until(pilot, lambda: "press the key again" in seen(app, "CallScreen #said"))
        assert screen.call is not None
        assert screen.call["state"] != "ATTENDED"

    watching(boreas, play)


def test_messages_stand_by_precedence_are_read_whole_and_then_acknowledged(stations: tuple[At, At]) -> None:
    aster, boreas = stations
    aster.said("write", "secretary", "the road is open", "--subject", "[bold]road[/bold]")
    aster.said("write", "secretary", "the bridge\nis \u202eclosed", "--precedence", "immediate")

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        rows = await until(pilot, lambda: waiting(app).splitlines() if waiting(app).count("\n") else None)
        assert re.match(r"O IMMEDIATE  message  2\d min", rows[0])  # of the thirty that it may wait
        assert "[bold]road[/bold]" in rows[1]
        await until(pilot, lambda: "1 IMMEDIATE unseen" in seen(app, "#cards"))
        await pilot.press("s")  # opens, and acknowledges nothing yet
        said = await until(pilot, lambda: seen(app, "MessageScreen Static"))
        assert "| the bridge" in said
        assert "is \\u{202e}closed" in said
        assert boreas.read("inbox", "--unseen")[-1]["receipts"] == []
        await pilot.press("s")
        await until(pilot, lambda: "A receipt only, not approval" in seen(app, "#said"))
        await until(pilot, lambda: "IMMEDIATE" not in waiting(app))

    watching(boreas, play)
    assert "seen" in aster.until(["outbox", "-n", "1"], "seen")


def test_a_station_that_goes_away_is_said_to_be_and_is_found_again(tmp_path: Path) -> None:
    at = made(tmp_path, "aster", "secretary")

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        await until(pilot, lambda: "THE STATION IS AWAY" in seen(app, "#head"))
        await until(pilot, lambda: "nothing rings; what stands below is old" in seen(app, "#checks"))
        with at.running():
            await until(pilot, lambda: "live" in seen(app, "#head"))
            await until(pilot, lambda: "parley pair CARD" in seen(app, "#cards"))
        await until(pilot, lambda: "THE STATION IS AWAY" in seen(app, "#head"))
        await pilot.press("b")
        await until(pilot, lambda: "was rung once" in seen(app, "#said"))

    watching(at, play)


def test_a_narrow_terminal_shows_the_ring_and_its_keys(stations: tuple[At, At]) -> None:
    aster, boreas = stations

    async def play(app: WatchApp, pilot: Pilot[None]) -> None:
        await called(app, pilot, aster, "-s", "the border " * 10)
        shown = app.screen.query_one("#call").region
        assert shown.width <= 80
        await pilot.press("space")
        await until(pilot, lambda: "silenced here" in seen(app, "#head"))

    watching(boreas, play, (80, 24))


def test_without_a_terminal_it_says_what_to_use_instead(tmp_path: Path) -> None:
    at = made(tmp_path, "aster", "secretary")
    assert "parley status --json" in at.run("watch", status=1).stderr


def test_in_a_real_terminal_it_comes_up_and_leaves_it_as_it_was(stations: tuple[At, At]) -> None:
    aster, _ = stations
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    command = [*PROGRAM, "--folder", str(aster.folder), "watch"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=TERMINAL)
    os.close(theirs)
    shown = read_until(ours, b"Line with boreas")
    os.write(ours, b"q")
    shown += read_until(ours, b"\x1b[?1049l")  # back to what stood there before
    assert process.wait(WAIT_S) == 0
    os.close(ours)
    assert b"Republic of Aster" in shown
