"""After a play both consoles stand open: a link lets one in at each, time goes on as it does here, and calls cross."""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import time
from http.client import HTTPConnection
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from parley.sim import hands, read
from parley.sim.stage import Stage
from parley.sim.stations import PASSPHRASE_FILE
from parley.wiring import serving
from tests.cli.running import PROGRAM
from tests.cli.terminals import read_until

PLAY = """
play evening: "One evening"

party aster: "Aster"
    desk duty-desk
    principal secretary

party boreas: "Boreas"
    desk duty-desk
    principal minister

line staff between aster and boreas

acts
    2022-04-01 17:00  aster.secretary calls boreas.minister as first, IMMEDIATE, "Lights at the border"
    +1m   boreas refuses first with R01
"""


def asked(link: str, path: str, *, method: str = "GET", cookie: str = "") -> tuple[int, str, str]:
    """Status, cookie and page, as a browser would have them from that console."""
    host = link.split("/")[2]
    wire = HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=30)
    wire.request(method, path, headers={"host": host, "origin": f"http://{host}", "cookie": cookie})
    answer = wire.getresponse()
    page = answer.read().decode()
    wire.close()
    return answer.status, str(answer.headers["set-cookie"] or "").partition(";")[0], page


def logged_in(link: str) -> str:
    """The cookie of whoever came by this link."""
    path = "/" + link.split("/", 3)[3]
    assert asked(link, path)[0] == 200
    status, cookie, _ = asked(link, path, method="POST")
    assert status == 303
    return cookie


def test_both_consoles_are_open_to_whoever_has_the_links_and_the_line_lives(tmp_path: Path) -> None:
    file = tmp_path / "evening.play"
    file.write_text(PLAY)
    opened: list[str] = []
    said = StringIO()

    with Stage(read.find(str(file)), tmp_path / "s", serving, consoles=True) as stage:
        stage.build()
        stage.run()
        ended = stage.now
        began = time.monotonic()

        def typed() -> bool:
            """What a person does meanwhile: looks at both pages, calls from one, and ends it once the other rings."""
            if not calls:
                calls.append(
                    stage.ask("aster", {"do": "call.place", "to": "minister", "subject": "Hands"}, "by-hand")
                )
                cookies.extend(logged_in(link) for link in opened)
                assert "boreas" in asked(opened[0], "/", cookie=cookies[0])[2]
            assert len({cookie.partition("=")[0] for cookie in cookies}) == len(
                opened
            )  # one browser keeps both
            if stage.now > ended and "Hands" in asked(opened[1], "/", cookie=cookies[1])[2]:
                raise KeyboardInterrupt
            assert time.monotonic() - began < 60
            time.sleep(0.2)
            return False

        calls: list[object] = []
        cookies: list[str] = []
        hands.try_by_hand(stage, Console(file=said, width=200), opened.append, typed)
        real_ms = (time.monotonic() - began) * 1000
        assert 0 < stage.now - ended <= real_ms
        assert asked(opened[0], "/" + opened[0].split("/", 3)[3])[0] == 403  # each counts once

    assert [link.split("/")[2].split(":")[0] for link in opened] == ["localhost", "localhost"]
    assert all(link in said.getvalue() for link in opened)
    assert "from 011701Z APR 22, and nobody acts but you" in said.getvalue()


def test_without_consoles_a_station_serves_none(tmp_path: Path) -> None:
    file = tmp_path / "evening.play"
    file.write_text(PLAY)
    with Stage(read.find(str(file)), tmp_path / "s", serving) as stage:
        stage.build()
        assert [hands.address(side) for side in stage.sides.values()] == ["http://localhost:0"] * 2


def test_a_keyboard_that_is_closed_only_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/null").open() as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        keyboard = hands.Keyboard()
        began = time.monotonic()
        assert [keyboard(), keyboard()] == [False, False]
        assert time.monotonic() - began >= hands.TICK_S


def test_on_a_terminal_the_demo_stays_until_it_is_interrupted_and_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    file = tmp_path / "evening.play"
    file.write_text(PLAY)
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    command = [*PROGRAM, "demo", "--scenario", str(file)]
    demo = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True
    )
    os.close(theirs)
    shown = read_until(ours, f"{PASSPHRASE_FILE} watch".encode())  # the last words before it waits
    assert b"Ctrl-C ends" in shown
    (folder,) = {Path(found.decode()) for found in re.findall(rb"--folder (\S+)/aster ", shown)}
    assert (folder / "boreas" / "control.sock").exists()
    os.killpg(demo.pid, signal.SIGINT)  # as a terminal does: to the stations, too
    assert demo.wait(60) == 0, os.read(ours, 65_536)
    assert not folder.exists()
    os.close(ours)
