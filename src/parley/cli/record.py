"""The record: what stands in both logs, what was odd, and the bundle for somebody who was not there."""

from pathlib import Path
from typing import Any

import click

from parley import wiring
from parley.cli import recordsheet
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, here, on_line, reads
from parley.cli.progress import Bar
from parley.cli.show import Sheet, as_json
from parley.station.ports import LineRow
from parley.views import bundles, excerpts, lines
from parley.views import record as view


@click.group
def record() -> None:
    """The record that both sides hold: show it, export it, see what was odd."""


@record.command
@click.argument("what", nargs=-1, metavar="[REF | PARTY INDEX]")
@click.option("--epoch", default="", help="With PARTY INDEX: in its log of this epoch, if not its newest.")
@click.option(
    "-n",
    "--newest",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="Without REF: so many of the last.",
)
@reads
@on_line
@here
@examples(
    "parley record show",
    "parley record show 3fa9c1d2",
    "parley record show boreas 412",
)
def show(at: Here, what: tuple[str, ...], epoch: str, newest: int) -> None:
    """The last entries of both sides; or one, by its reference, or by its author and its number there."""
    reading = wiring.reading(at.folder)
    rows = lines.chosen(reading, at.line)
    if not what:
        found = [tree for row in rows for tree in view.newest(reading, row, newest)]
        if at.json:
            as_json(found)
        else:
            recordsheet.listed(Sheet(), found)
        return
    tree = _one(at, what, epoch)
    if at.json:
        as_json(tree)
    else:
        recordsheet.whole(Sheet(), tree, now(at))


def _one(at: Here, what: tuple[str, ...], epoch: str) -> dict[str, Any]:
    reading = wiring.reading(at.folder)
    match what:
        case (ref,):
            with Bar("looking through the record") as bar:
                return view.by_ref(reading, lines.chosen(reading, at.line), ref, bar.at)
        case (party, index) if index.isdigit():
            return view.by_index(reading, _of(at, party), party, int(index), epoch)
    raise click.UsageError("give a reference, or a party and a number")


def _of(at: Here, party: str) -> LineRow:
    """The line on which that party writes: for our own name, the line must be said where there are several."""
    reading = wiring.reading(at.folder)
    if not at.line and any(party in {row.name, row.them} for row in reading.lines()):
        return lines.choose(reading, party)
    return lines.choose(reading, at.line)


@record.command
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option(
    "--all-receipts", is_flag=True, help="Every receipt, not only those that first cover something of weight."
)
@click.option(
    "--only",
    multiple=True,
    metavar="REF",
    help="Only this call, message, test or entry, with all words about it; the rest is withheld. Repeat it.",
)
@reads
@on_line
@here
@examples(
    "parley record export evidence.parley",
    "parley record export --line boreas /media/stick/evidence.parley",
    "parley record export one-call.parley --only 3fa9c1d2",
)
def export(at: Here, file: Path, force: bool, all_receipts: bool, only: tuple[str, ...]) -> None:
    """Write the line into FILE as a bundle: cards, heads, receipts, entries of both sides.

    Whoever has it can check it offline with `parley verify FILE`, best with the hashes of both cards from elsewhere.
    Contents are both sides' to publish; that an attempt was made, delivered, refused or not answered, either may state.
    """
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    if file.exists() and not force:
        raise Cannot(f"{file} is there already", "choose another name, or say --force")
    with Bar("reading the record") as bar:
        if only:
            refs = {ref for prefix in only for ref in _about(at, row, prefix, bar)}
            made = excerpts.excerpt(reading, row, now(at), refs, bar.at)
        else:
            made = bundles.bundle(reading, row, now(at), all_receipts=all_receipts, progress=bar.at)
    file.write_bytes(made.data)
    told = {
        "file": str(file),
        "bytes": len(made.data),
        "entries": made.entries,
        "heads": made.heads,
        "line": row.id,
        "cards": {"ours": made.ours, "theirs": made.theirs},
    }
    if at.json:
        as_json(told)
        return
    sheet = Sheet()
    sheet.say(f"written: {file}, {made.entries} entries, {len(made.data)} bytes")
    sheet.say("to check it, with both cards' hashes had from elsewhere:")
    sheet.say(f"parley verify {file} --card {made.ours} --card {made.theirs}", indent=2)


def _about(at: Here, row: LineRow, prefix: str, bar: Bar) -> frozenset[str]:
    """The references of all that was said about what this reference names."""
    reading = wiring.reading(at.folder)
    return excerpts.words_of(reading, row, view.by_ref(reading, [row], prefix, bar.at)["ref"])


@record.command
@reads
@on_line
@here
@examples(
    "parley record oddities",
    "parley record oddities --json",
)
def oddities(at: Here) -> None:
    """What was refused or flagged: forged or forked parcels, odd clocks, claims that cannot be true."""
    reading = wiring.reading(at.folder)
    found = [tree for row in lines.chosen(reading, at.line) for tree in view.oddities(reading, row)]
    if at.json:
        as_json(found)
    else:
        recordsheet.oddities(Sheet(), found, now(at))
