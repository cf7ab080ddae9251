"""`parley verify`: what a bundle proves, to somebody who needs neither a station nor either party."""

from pathlib import Path

import click

from parley.cli.examples import examples
from parley.cli.failures import EVIDENCE, Cannot
from parley.cli.here import Here, here, reads
from parley.cli.progress import Working
from parley.cli.show import Sheet, Tone, Toned, as_json
from parley.record.errors import Theirs
from parley.verdict import plain
from parley.views import proving
from parley.views.proving import Proved


@click.command
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--card",
    "cards",
    multiple=True,
    metavar="HASH",
    help="A first card's hash, or its sixty digits, had from elsewhere than the file; give both parties'.",
)
@click.option(
    "--view", metavar="PARTY", help="Judge as that party's station had it, not from each owner's log."
)
@reads
@here
@examples(
    "parley verify evidence.parley",
    "parley verify evidence.parley --card 74a4709c… --card 24a6ec68…",
    "parley verify evidence.parley --json",
)
def verify(at: Here, file: Path, cards: tuple[str, ...], view: str | None) -> None:
    """Check a bundle offline, and say in plain words what may be concluded from it, and what is one side's word.

    Status 0 if everything in it is authentic; otherwise 3, with the first thing that is wrong. Without --card it shows
    only that the bundle does not contradict itself: who the parties are, it cannot say.
    """
    found = _checked(file, cards, view)
    if at.json:
        as_json(plain(found.verdict))
        return
    sheet = Sheet()
    sheet.say(Toned("AUTHENTIC", Tone.STRONG), f"  {file}: every signature, every root and every proof holds")
    if not found.evidence.confirmed:
        sheet.say("identities unconfirmed: give both cards' hashes, had from elsewhere, with --card")
    for line in found.words:
        sheet.say(line)


def _checked(file: Path, cards: tuple[str, ...], view: str | None) -> Proved:
    """The evidence in the file, and the verdict. Raises Cannot with the first thing that is wrong."""
    data = file.read_bytes()
    try:
        with Working(f"checking {len(data) >> 10:,} KiB"):
            found = proving.proved(data, cards, view)
    except Theirs as why:
        hint = "it proves nothing as it stands: ask whoever exported it for another copy"
        raise Cannot(f"{file}: {why}", hint, EVIDENCE) from why
    for said in proving.strangers(found.evidence, cards):
        names = ", ".join(f"{party['name']} {party['hash']}" for party in found.parties)
        raise Cannot(f"{file}: neither party's card is {said}", f"the cards in it: {names}", EVIDENCE)
    return found
