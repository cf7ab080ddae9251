"""On a terminal: colour where it helps, never markup or control characters of others."""

import os
import pty
import re
import subprocess
from pathlib import Path

from tests.cli.running import PROGRAM
from tests.views.plays import Pair

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def on_a_terminal(folder: Path, *args: str, columns: int = 120) -> str:
    """What a person sees."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [*PROGRAM, "--folder", str(folder), *args], stdout=theirs, stderr=subprocess.STDOUT, env=environment
    )
    os.close(theirs)
    seen = b""
    try:
        while some := os.read(ours, 65_536):
            seen += some
    except OSError:  # Linux says so when the other end has closed
        pass
    os.close(ours)
    assert process.wait() == 0, seen.decode()
    return seen.decode()


def test_a_subject_in_square_brackets_is_a_subject(pair: Pair) -> None:
    call = pair.ringing(subject="[red]urgent[/red] :bomb: \u202ederesrever")
    pair.ask(pair.boreas, "call.refuse", call=call, code="R99")
    pair.settle()
    seen = on_a_terminal(pair.aster.folder, "calls", columns=200)
    assert "\x1b[33mREFUSED R99" in seen
    assert "[red]urgent[/red] :bomb: \\u{202e}deresrever" in COLOUR.sub("", seen)
    assert "\u202e" not in seen


def test_a_narrow_terminal_breaks_words_and_cuts_nothing_off(pair: Pair) -> None:
    pair.ringing(subject="a rather long subject about the movements near the border")
    seen = COLOUR.sub("", on_a_terminal(pair.aster.folder, "calls", columns=100))
    assert "RINGING" in seen
    assert "…" not in seen
    for word in ("rather", "movements", "border"):
        assert word in seen


def test_status_is_coloured_by_how_it_stands_and_says_it_in_words_too(pair: Pair) -> None:
    seen = on_a_terminal(pair.aster.folder, "status")
    assert "\x1b[1;31mbad" in seen
    assert "\x1b[32mUP" in seen
