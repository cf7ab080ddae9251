"""The card: what the other side needs of us, and how people make sure that it is ours."""

import sys
from pathlib import Path

import click

from parley import wiring
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, folder, here, reads
from parley.cli.show import Sheet, as_json, in_rows
from parley.record import card as cards
from parley.record.card import Card
from parley.views import lines

OF = click.option(
    "--of", "party", metavar="NAME", default="", help="The card of that counterpart, instead of ours."
)


@click.group
@folder
def card() -> None:
    """The card: show it, give it away, compare it."""


def _card(at: Here, party: str) -> Card:
    if not party:
        return wiring.card_of(at.folder)
    return cards.parse(lines.choose(wiring.reading(at.folder), party).their_card)


@card.command
@OF
@reads
@here
@examples(
    "parley card show",
    "parley card show --of boreas --json",
)
def show(at: Here, party: str) -> None:
    """What the card says."""
    found = _card(at, party)
    if at.json:
        as_json(lines.card(found))
        return
    sheet = Sheet()
    sheet.title(f"{found.title} ({found.party})")
    sheet.say(f"card {found.number}, made {found.made_at}")
    sheet.say(f"hash {found.hash}")
    for row in in_rows(found.digits):
        sheet.say(row, indent=2)
    sheet.say(f"addresses: {', '.join(found.addresses)}")
    sheet.table(["POST", "TITLE"], found.posts)


@card.command
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@OF
@folder
@here
@examples(
    "parley card export /media/stick/aster.parley",
    "parley card export - | sha256sum",
)
def export(at: Here, file: Path, force: bool, party: str) -> None:
    """Write the card to FILE (`-` for standard output), to be carried to the other side."""
    found = _card(at, party)
    if str(file) == "-":
        click.echo(found.text, nl=False)
        return
    if file.exists() and not force:
        raise Cannot(f"{file} is there already", "choose another name, or say --force")
    file.write_bytes(found.text)
    Sheet().say(f"written: {file}, {len(found.text)} bytes; compare it by its digits: parley card digits")


@card.command
@OF
@folder
@here
@examples(
    "parley card digits               ours, read out by us",
    "parley card digits --of boreas   theirs, compared with what they read out",
)
def digits(at: Here, party: str) -> None:
    """Sixty digits of the card's hash, to be read aloud. Both sides must read the same."""
    found = _card(at, party)
    sheet = Sheet()
    sheet.say(f"{found.title} ({found.party}):")
    for row in in_rows(found.digits):
        sheet.say(row, indent=2)


@card.command
@click.option(
    "--svg", type=click.Path(dir_okay=False, path_type=Path), help="Write it as a picture to this file."
)
@OF
@folder
@here
@examples(
    "parley card qr",
    "parley card qr --svg hash.svg",
)
def qr(at: Here, svg: Path | None, party: str) -> None:
    """A QR code of the card's hash, to compare without reading aloud. A card itself is too large for one."""
    import segno  # noqa: PLC0415  # only this command draws

    found = _card(at, party)
    code = segno.make(f"parley:{found.hash}", error="m", micro=False)
    if svg is not None:
        code.save(str(svg), kind="svg", scale=8, border=4)
        Sheet().say(f"written: {svg}")
        return
    code.terminal(out=sys.stdout, compact=True)
    Sheet().say(f"{found.party}  {found.hash}")
