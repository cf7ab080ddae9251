"""`parley verify`: what a bundle proves, to somebody who needs neither a station nor either party."""

from collections.abc import Iterable
from pathlib import Path

import click

from parley.cli.examples import examples
from parley.cli.failures import EVIDENCE, Cannot
from parley.cli.here import Here, here, reads
from parley.cli.progress import Working
from parley.cli.show import Sheet, Tone, Toned, as_json
from parley.record.errors import Theirs
from parley.record.evidence import Evidence
from parley.record.verify import verify as verified
from parley.verdict import judge, plain, words


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
    evidence = _checked(file, cards)
    if view is not None and view not in {party.name for party in evidence.parties}:
        names = " and ".join(party.name for party in evidence.parties)
        raise Cannot(f"{view} is no party of this bundle", f"its parties are {names}")
    verdict = judge(evidence, view)
    if at.json:
        as_json(plain(verdict))
        return
    sheet = Sheet()
    sheet.say(Toned("AUTHENTIC", Tone.STRONG), f"  {file}: every signature, every root and every proof holds")
    if not evidence.confirmed:
        sheet.say("identities unconfirmed: give both cards' hashes, had from elsewhere, with --card")
    for line in words(verdict).splitlines():
        sheet.say(line)


def _checked(file: Path, cards: tuple[str, ...]) -> Evidence:
    """The evidence in the file. Raises Cannot with the first thing that is wrong."""
    data = file.read_bytes()
    try:
        with Working(f"checking {len(data) >> 10:,} KiB"):
            evidence = verified(data, cards)
    except Theirs as why:
        hint = "it proves nothing as it stands: ask whoever exported it for another copy"
        raise Cannot(f"{file}: {why}", hint, EVIDENCE) from why
    for said in cards:
        if not _is_one_of(said, evidence):
            names = ", ".join(f"{party.name} {party.identity.first.hash}" for party in evidence.parties)
            raise Cannot(f"{file}: neither party's card is {said}", f"the cards in it: {names}", EVIDENCE)
    return evidence


def _is_one_of(said: str, evidence: Evidence) -> bool:
    """Whether these digits, or this hash, are those of one of the two first cards."""
    return _bare(said) in _all_bare(
        (p.identity.first.hash, p.identity.first.digits) for p in evidence.parties
    )


def _all_bare(pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {_bare(text) for pair in pairs for text in pair}


def _bare(text: str) -> str:
    return "".join(text.split()).lower()
