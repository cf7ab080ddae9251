"""`shift`: the watch. Who has it, its log, and the hand-over to the next. Private: offices, never sent."""

from typing import Any

import click

from parley import wiring
from parley.cli import lifesheet
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.message import NEWEST
from parley.cli.show import Sheet, as_json
from parley.views import lines
from parley.views import watch as view


@click.group
def shift() -> None:
    """The watch of a line: take it, keep its log, hand it over. It stays in our journal; nothing of it is sent."""


@shift.command
@click.option(
    "--by", required=True, metavar="OFFICE", help="Your office, as in `watch 2`: never a person's name."
)
@writes
@on_line
@here
@examples('parley shift begin --by "watch 2"')
def begin(at: Here, by: str) -> None:
    """Take the watch where nobody hands it over."""
    _do(at, {"do": "shift.begin", "by": by})


@shift.command
@click.argument("text")
@writes
@on_line
@here
@examples('parley shift note "their desk is slow to read back since 0200Z"')
def note(at: Here, text: str) -> None:
    """Write TEXT into the log of the watch."""
    _do(at, {"do": "shift.note", "text": text})


@shift.command("hand-over")
@click.argument("to", metavar="OFFICE")
@click.option("--text", default="", help="What the next must know.")
@writes
@on_line
@here
@examples('parley shift hand-over "watch 3" --text "minister\'s call pending, review 0600Z"')
def hand_over(at: Here, to: str, text: str) -> None:
    """Hand the watch to OFFICE. What is open at this moment goes into the journal with it."""
    _do(at, {"do": "shift.hand_over", "to": to, "text": text})


@shift.command
@reads
@on_line
@here
@examples("parley shift show")
def show(at: Here) -> None:
    """Who has the watch, what is open, and what is overdue."""
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    _shown(at, {})


@shift.command
@click.option("--all", "every", is_flag=True, help="All else that our journal has of this line, too.")
@NEWEST
@reads
@on_line
@here
@examples("parley shift log", "parley shift log --all -n 200")
def log(at: Here, every: bool, newest: int) -> None:
    """The log of the watch, newest last: who had it, what they noted, what was open when it was handed over."""
    reading = wiring.reading(at.folder)
    found = view.log(reading, lines.choose(reading, at.line), every=every, newest=newest)
    if at.json:
        as_json(found)
    else:
        lifesheet.log(Sheet(), found)


def _do(at: Here, request: dict[str, Any]) -> None:
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    _shown(at, ask(at, request))


def _shown(at: Here, answer: dict[str, Any]) -> None:
    reading, moment = wiring.reading(at.folder), now(at)
    found = view.watch(reading, lines.choose(reading, at.line), moment)
    if at.json:
        as_json({**answer, "watch": found})
    else:
        lifesheet.watch(Sheet(), found, moment)
