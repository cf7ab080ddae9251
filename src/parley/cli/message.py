"""Messages that are there: `inbox`, `outbox`, and `seen`, which is a receipt and nothing more."""

from collections.abc import Sequence
from typing import Any, Final

import click

from parley import wiring
from parley.cli import messagesheet
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.forms.phrasebook import TYPE
from parley.views import lines
from parley.views import messages as view

NEWEST: Final = click.option(
    "-n",
    "--newest",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    help="So many of the last; 0 for all.",
)


def _listed(at: Here, prefix: str | None, newest: int, *, mine: bool, unseen: bool) -> None:
    if prefix is not None:
        _one(at, prefix)
        return
    reading, moment = wiring.reading(at.folder), now(at)
    found = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.messages(reading, row, moment, mine=mine, unseen=unseen, newest=newest)
    ]
    if at.json:
        as_json(found)
        return
    sheet = Sheet()
    messagesheet.listed(sheet, found, moment, mine=mine)
    for row in lines.chosen(reading, at.line):
        for gap in view.gaps_of(reading, row, mine=mine):
            messagesheet.gap(sheet, gap, moment)


def _one(at: Here, prefix: str) -> None:
    reading, moment = wiring.reading(at.folder), now(at)
    row, ref = lines.find(reading, prefix, "message", at.line)
    found = view.one(reading, row, ref, moment)
    if at.json:
        as_json(found)
    else:
        whole(Sheet(), at, found, view.About(reading, row).languages, moment)


def whole(sheet: Sheet, at: Here, found: dict[str, Any], languages: Sequence[str], moment: int) -> None:
    """The message as a signal form; a phrase with its sentence, by our own book, in these languages."""
    phrase = _phrase(at, found, languages)
    messagesheet.whole(sheet, found, moment, wiring.catalogue(at.folder), phrase)


def _phrase(at: Here, message: dict[str, Any], languages: Sequence[str]) -> dict[str, str]:
    """The sentence of a phrase's number, by our own book, in each language of the line."""
    if message["type"] != TYPE:
        return {}
    book, fields = wiring.phrase_book(at.folder), message["fields"]
    return {
        language: book.say(fields.get("phrase"), fields.get("slots"), language, isolated=False)
        for language in languages
    }


@click.command
@click.argument("message", required=False)
@click.option("--unseen", is_flag=True, help="Only those that our watch has not seen.")
@NEWEST
@reads
@on_line
@here
@examples(
    "parley inbox --unseen",
    "parley inbox 7be20c44",
)
def inbox(at: Here, message: str | None, unseen: bool, newest: int) -> None:
    """What they wrote; with MESSAGE (its reference, or the beginning of it), that one whole.

    To read here acknowledges nothing: say `parley seen MESSAGE` for that.
    """
    _listed(at, message, newest, mine=False, unseen=unseen)


@click.command
@click.argument("message", required=False)
@click.option("--unseen", is_flag=True, help="Only those that their watch has not seen.")
@NEWEST
@reads
@on_line
@here
@examples(
    "parley outbox",
    "parley outbox 7be20c44 --json",
)
def outbox(at: Here, message: str | None, unseen: bool, newest: int) -> None:
    """What we wrote: whether their station has it, and whether their watch has seen it."""
    _listed(at, message, newest, mine=True, unseen=unseen)


@click.command
@click.argument("message")
@click.option(
    "--post", metavar="POST", help="The post whose watch has seen it; without it, the one it was written to."
)
@writes
@here
@examples(
    "parley seen 7be20c44",
)
def seen(at: Here, message: str, post: str | None) -> None:
    """Say that our watch has opened MESSAGE. A receipt only: never approval, agreement or permission."""
    reading = wiring.reading(at.folder)
    row, ref = lines.find(reading, message, "message", at.line)
    at.line = row.id
    answer = ask(at, {"do": "seen", "message": ref, **({"post": post} if post else {})})
    found = view.one(wiring.reading(at.folder), row, ref, now(at))
    if at.json:
        as_json({**answer, "message": found})
    else:
        sheet = Sheet()
        messagesheet.receipt(sheet, found["receipts"][-1])
        messagesheet.replaced(sheet, found)
