"""`words`: secret words, exchanged face to face. They are typed unseen, kept under the passphrase, and never shown."""

from typing import Final

import click

from parley import wiring
from parley.cli.asking import ask, running
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.station import private
from parley.station.ports import LineRow
from parley.views import lines
from parley.wiring import serving

ASKED: Final = {
    "our_duress": "Our duress word",
    "their_duress": "Their duress word",
    "our_compromise": "Our compromise word",
    "their_compromise": "Their compromise word",
}


@click.group
def words() -> None:
    """Secret words: one says "I am not free", one says "our keys are not ours alone".

    Heard in a text of theirs, our own consoles and our journal have an ALARM; in one of ours, our journal alone. They
    are whole words in any script, and are never on the record, never sent, never shown.
    """


def _row(at: Here) -> LineRow:
    row = lines.choose(wiring.reading(at.folder), at.line)
    at.line = row.id
    return row


def _kept(at: Here, row: LineRow) -> dict[str, list[str]]:
    found = serving.kept(at.folder, at.passphrase(), private.words_file(row.id))
    return private.load_words(found) if found is not None else {kind: [] for kind in private.KINDS}


def _keep(at: Here, row: LineRow, said: dict[str, list[str]]) -> None:
    """The words are in their file, and a running station knows them."""
    serving.keep(at.folder, at.passphrase(), private.words_file(row.id), private.dump_words(said))
    if running(at) is not None:
        ask(at, {"do": "words", **said})


@words.command("set")
@writes
@on_line
@here
@examples("parley words set")
def set_(at: Here) -> None:
    """Set the words of this line, one after the other; an empty line keeps the one before.

    Several words for one thing are separated by commas.
    """
    row = _row(at)
    said = _kept(at, row)
    for kind, asked in ASKED.items():
        typed = click.prompt(asked, default="", hide_input=True, show_default=False, err=True)
        if typed.strip():
            said[kind] = [word.strip() for word in typed.split(",") if word.strip()]
    _keep(at, row, said)
    _show(at, said)


@words.command
@writes
@on_line
@here
@examples("parley words forget")
def forget(at: Here) -> None:
    """Forget all words of this line."""
    said: dict[str, list[str]] = {kind: [] for kind in private.KINDS}
    _keep(at, _row(at), said)
    _show(at, said)


@words.command
@reads
@on_line
@here
@examples("parley words show")
def show(at: Here) -> None:
    """Which words are set, and not what they are."""
    _show(at, _kept(at, _row(at)))


def _show(at: Here, said: dict[str, list[str]]) -> None:
    counts = {kind: len(said[kind]) for kind in private.KINDS}
    if at.json:
        as_json(counts)
        return
    sheet = Sheet()
    for kind, asked in ASKED.items():
        sheet.say(f"{asked}: {'set' if counts[kind] else 'not set'}")
