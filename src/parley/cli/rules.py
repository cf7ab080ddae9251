"""`rules`: the card of the rules of use, to be printed and kept beside the telephone."""

from pathlib import Path

import click

from parley import wiring
from parley.cli import rulescard
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads
from parley.cli.show import as_json
from parley.views import lines
from parley.views import rules as view


@click.command
@click.option(
    "--html", is_flag=True, help="As one page of HTML, without scripts and without anything from outside."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Into this file."
)
@reads
@on_line
@here
@examples("parley rules", "parley rules --html -o rules.html")
def rules(at: Here, html: bool, output: Path | None) -> None:
    """What both agreed on, on one page: who may call whom, how fast, receipts, waits, hours, fall-back numbers.

    And what to do when the line fails, step by step. Print it: it is needed when this screen is dark.
    """
    reading = wiring.reading(at.folder)
    found = view.card(reading, lines.choose(reading, at.line), now(at))
    if at.json:
        as_json(found)
        return
    made = rulescard.html(found) if html else rulescard.text(found)
    if output is None:
        click.echo(made, nl=False)
    else:
        output.write_text(made, encoding="utf-8")
