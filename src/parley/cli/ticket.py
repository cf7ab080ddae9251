"""`ticket`: fault tickets. Ours alone: what the other side is told of it is a FAULT-REPORT, or somebody's voice."""

from typing import Any, Final, get_args

import click

from parley import wiring
from parley.cli import lifesheet
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.examples import examples, verbatim
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.line.commands_life import Part
from parley.views import lines
from parley.views import tickets as view

NUMBER: Final = click.argument("number", type=click.IntRange(1), required=False)


@click.group
@verbatim("told        they know of it: how they were told",
          "begun       somebody repairs it",
          "report      tell them over the line, over whatever bearer still works",
          "close       it works again")  # fmt: skip
def ticket() -> None:
    """Faults: what fails, by when they must know of it, by when its repair begins.

    When a bearer fails a ticket opens by itself, and closes by itself. NUMBER may be left out where only one is open.
    """


@ticket.command("open")
@click.argument("fails")
@click.option(
    "--part", type=click.Choice(get_args(Part)), default="other", show_default=True, help="Which part."
)
@click.option("--name", default="", help="Which one of them.")
@writes
@on_line
@here
@examples('parley ticket open "the fax does not answer" --part telephone --name "fax 2"')
def open_(at: Here, fails: str, part: str, name: str) -> None:
    """Open a ticket for what no lamp shows: FAILS says what fails."""
    _do(at, 0, {"do": "ticket.open", "fails": fails, "part": part, "name": name})


@ticket.command
@NUMBER
@click.option("--how", required=True, help="How they were told, and who there.")
@writes
@on_line
@here
@examples('parley ticket told --how "telephone, their duty officer"')
def told(at: Here, number: int | None, how: str) -> None:
    """Note that they know of it, and how they were told."""
    _do(at, number, {"do": "ticket.told", "how": how})


@ticket.command
@NUMBER
@click.option("--how", default="", help="Who repairs it, and what is done.")
@writes
@on_line
@here
@examples('parley ticket begun 3 --how "the carrier looks for the cut"')
def begun(at: Here, number: int | None, how: str) -> None:
    """Note that its repair has begun."""
    _do(at, number, {"do": "ticket.begun", "how": how})


@ticket.command
@NUMBER
@click.option("--how", required=True, help="How it was repaired, or why it was none.")
@writes
@on_line
@here
@examples('parley ticket close 3 --how "new cable"')
def close(at: Here, number: int | None, how: str) -> None:
    """Close it: it works again. What a lamp opened, the lamp closes once all bearers have answered for a while."""
    _do(at, number, {"do": "ticket.close", "how": how})


@ticket.command
@NUMBER
@click.option("--to", metavar="POST", help="Their post; without it, their first desk.")
@click.option("--doing", default="", help="What we do about it.")
@click.option("--meanwhile", default="", help="How we can be reached; without it, the agreed numbers.")
@click.option("--expected", type=MOMENT, help="When it should work again.")
@click.option("--repaired", is_flag=True, help="It works again: say so before you close it.")
@writes
@on_line
@here
@examples('parley ticket report 3 --doing "new cable" --expected +6h', "parley ticket report 3 --repaired")
def report(
    at: Here,
    number: int | None,
    to: str | None,
    doing: str,
    meanwhile: str,
    expected: str | None,
    *,
    repaired: bool,
) -> None:
    """Tell them of it by a FAULT-REPORT, over whatever bearer still works.

    Once their station has signed for it, they count as told.
    """
    said = {"to": to, "doing": doing, "meanwhile": meanwhile, "expected": expected, "repaired": repaired}
    _do(at, number, {"do": "ticket.report", **{name: what for name, what in said.items() if what}})


@ticket.command("list")
@click.option("--all", "every", is_flag=True, help="Those too that are closed.")
@reads
@on_line
@here
@examples("parley ticket list", "parley ticket list --all --json")
def listed(at: Here, every: bool) -> None:
    """The tickets that are open, and what is due about each."""
    reading = wiring.reading(at.folder)
    found = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.tickets(reading, row, open_only=not every)
    ]
    if at.json:
        as_json(found)
    else:
        lifesheet.tickets(Sheet(), found, now(at))


@ticket.command
@NUMBER
@reads
@on_line
@here
@examples("parley ticket show 3")
def show(at: Here, number: int | None) -> None:
    """One ticket, with its times and everything that was done about it."""
    reading = wiring.reading(at.folder)
    at.line = lines.choose(reading, at.line).id
    _shown(at, number, {})


def _do(at: Here, number: int | None, request: dict[str, Any]) -> None:
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    _shown(at, number, ask(at, {**request, **({"number": number} if number else {})}))


def _shown(at: Here, number: int | None, answer: dict[str, Any]) -> None:
    """The ticket as it is now; without a number, the last one."""
    reading = wiring.reading(at.folder)
    found = view.one(reading, lines.choose(reading, at.line), number or 0)
    if at.json:
        as_json({**answer, "ticket": found})
    else:
        lifesheet.ticket(Sheet(), found, now(at))
