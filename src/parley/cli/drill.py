"""`drill`: contact drills. Every number, post and desk of both sides is tried, before it is needed."""

from typing import Any

import click

from parley import wiring
from parley.cli import lifesheet
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.examples import examples, verbatim
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.line.drills import ITEMS_MAX
from parley.views import drills as view
from parley.views import lines


@click.group
@verbatim("begin     make the sheet",
          "result    what became of one entry of it: works, soon-not, dead, wrong, not-tried",
          "end       score it")  # fmt: skip
def drill() -> None:
    """Contact drills: try every number, post and desk of both sides, also at night. By default one a month.

    A drill is private. What it shows wrong is settled with them by people.
    """


@drill.command
@click.option(
    "--by", default="desk", show_default=True, metavar="OFFICE", help="Our office, for our journal."
)
@writes
@on_line
@here
@examples('parley drill begin --by "duty officer"')
def begin(at: Here, by: str) -> None:
    """Begin a drill: its sheet has every agreed number and post of both sides."""
    _do(at, {"do": "drill.begin", "by": by})


@drill.command
@click.argument("item", type=click.IntRange(1, ITEMS_MAX))
@click.argument("result", type=click.Choice(list(view.RESULTS)))
@click.option("--text", default="", help="What else there is to say of it.")
@writes
@on_line
@here
@examples("parley drill result 1 works", 'parley drill result 4 wrong --text "a bakery answers"')
def result(at: Here, item: int, result: str, text: str) -> None:
    """Note what became of ITEM of the sheet. A second result for it takes the first one's place."""
    _do(at, {"do": "drill.result", "item": item, "result": view.RESULTS[result].value, "text": text})


@drill.command
@writes
@on_line
@here
@examples("parley drill end")
def end(at: Here) -> None:
    """End the drill and score it. What was not tried counts as that."""
    _do(at, {"do": "drill.end"})


@drill.command
@reads
@on_line
@here
@examples("parley drill show", "parley drill show --json")
def show(at: Here) -> None:
    """The sheet of the drill that is on; else when the next is due, and what earlier ones came to."""
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    _shown(at, {})


def _do(at: Here, request: dict[str, Any]) -> None:
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    _shown(at, ask(at, request))


def _shown(at: Here, answer: dict[str, Any]) -> None:
    reading = wiring.reading(at.folder)
    found = view.drill(reading, lines.choose(reading, at.line))
    if at.json:
        as_json({**answer, "drill": found})
    else:
        lifesheet.drill(Sheet(), found, now(at))
