"""The agreement: what both sides sign before the line opens."""

import json
from pathlib import Path
from typing import Any

import click
import msgspec

from parley import wiring
from parley.cli import termsheet
from parley.cli.asking import ask
from parley.cli.examples import examples, verbatim
from parley.cli.failures import Cannot
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.line import misfits
from parley.line.terms import Terms, tree
from parley.views import lines
from parley.views import terms as view

FORMAT = "a terms file is JSON, in the shape that `parley agree draft` prints"


@click.group(invoke_without_command=True)
@click.pass_context
@verbatim(
    "One side:    parley agree propose",
    "The other:   parley agree show, then parley agree sign",
    "Both propose the same without a file, so that the second proposal signs the first.",
)
def agree(ctx: click.Context) -> None:
    """The agreement: posts, waits, ladder, languages, times of tests. Nothing is called before both have signed it."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(show)


@agree.command
@reads
@on_line
@here
@examples(
    "parley agree show",
    "parley agree show --json",
)
def show(at: Here) -> None:
    """Which terms stand, and which are offered, each with its hash."""
    reading = wiring.reading(at.folder)
    found = [view.agreement(reading, row) for row in lines.chosen(reading, at.line)]
    if at.json:
        as_json(found)
        return
    sheet = Sheet()
    if not found:
        sheet.say("there is no line yet")
    for tree_ in found:
        termsheet.agreement(sheet, tree_)


@agree.command
@on_line
@reads
@here
@examples(
    "parley agree draft > terms.json",
)
def draft(at: Here) -> None:
    """Print terms as JSON, to be edited: those that stand, else terms made from the posts on both cards."""
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    standing = view.agreement(reading, row)["standing"]
    as_json(standing["terms"] if standing else tree(view.first_terms(row)))


@agree.command
@click.option(
    "--terms",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True),
    help="Sign the terms in this file (JSON), or `-`; without it, those that `draft` prints.",
)
@writes
@on_line
@here
@examples(
    "parley agree propose",
    "parley agree propose --terms terms.json",
)
def propose(at: Here, file: Path | None) -> None:
    """Sign terms, for the other side to sign. They stand once both have signed the same text."""
    row = lines.choose(wiring.reading(at.folder), at.line)
    terms = _read(file) if file is not None else view.first_terms(row)
    at.line = row.id
    answer = ask(at, {"do": "agree", "terms": tree(terms)})
    _told(at, answer)


def _read(file: Path) -> Terms:
    """The terms in this file. What is left out has its default."""
    name = "standard input" if str(file) == "-" else str(file)
    with click.open_file(str(file), encoding="utf-8") as stream:
        text = stream.read()
    try:
        return msgspec.convert(json.loads(text), Terms)
    except (ValueError, msgspec.ValidationError) as why:
        raise Cannot(f"{name}: {misfits.told(why)}", FORMAT) from why


@agree.command
@click.argument("name", metavar="HASH", required=False)
@writes
@on_line
@here
@examples(
    "parley agree sign",
    "parley agree sign 4f01c9aa",
)
def sign(at: Here, name: str | None) -> None:
    """Sign the terms that they have signed. Give the beginning of their HASH, or look at them and confirm."""
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    offer = view.agreement(reading, row)["offered_by_them"]
    if offer is None:
        raise Cannot(
            f"{row.name} offers no terms", "see: parley agree show; or offer some: parley agree propose"
        )
    if name is None:
        termsheet.terms(Sheet(), offer, f"offered by {row.name}")
        if not click.confirm("Sign these terms?", err=True):
            raise Cannot("not signed")
    elif not offer["hash"].startswith(name.lower()):
        raise Cannot(
            f"{row.name} offers other terms: {offer['hash']}", "look at them again: parley agree show"
        )
    at.line = row.id
    _told(at, ask(at, {"do": "agree.sign"}))


def _told(at: Here, answer: dict[str, Any]) -> None:
    reading = wiring.reading(at.folder)
    found = view.agreement(reading, lines.choose(reading, at.line))
    if at.json:
        as_json({**answer, "agreement": found})
        return
    sheet = Sheet()
    if found["offered_by_us"]:
        sheet.say(f"signed by us: {found['offered_by_us']['hash']}")
        sheet.say(f"waiting for {found['with']} to sign the same")
    else:
        sheet.say(f"signed by both: {found['standing']['hash']}")
