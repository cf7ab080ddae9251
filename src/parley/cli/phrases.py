"""`phrases`: the phrase book; `say`: a phrase to a post, by its number."""

from collections.abc import Sequence
from typing import Any

import click

from parley import wiring
from parley.cli import letters, writing
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.forms.definition import said
from parley.forms.phrasebook import TYPE, PhraseBook
from parley.forms.typed import BadValue
from parley.record.entry import Instant
from parley.station.errors import Refusal
from parley.views import lines


def _tree(book: PhraseBook, number: str, language: str) -> dict[str, Any]:
    phrase = book.phrase(number)
    assert phrase is not None
    return {
        "number": number,
        "text": said(phrase.texts, language),
        "slots": [{"name": slot.name, "kind": slot.kind, "label": said(slot.label, language)}
                  for slot in book.slots(number)],
        "replies": [reply.number for reply in book.replies(number)],
    }  # fmt: skip


@click.command
@click.argument("words", required=False, default="")
@click.option(
    "--language", default="en", show_default=True, metavar="TAG", help="The language of the phrases."
)
@reads
@here
@examples("parley phrases", "parley phrases repeat", "parley phrases P-1011")
def phrases(at: Here, words: str, language: str) -> None:
    """The phrase book, or the phrases that hold WORDS; a single number shows its slots and its replies."""
    book = wiring.phrase_book(at.folder)
    number = words.upper()
    if book.phrase(number) is not None:
        numbers = [number]
    else:
        numbers = [phrase.number for phrase in book.find(words, language)] if words else list(book.numbers())
    found = [_tree(book, each, language) for each in numbers]
    if at.json:
        as_json(found)
        return
    sheet = Sheet()
    if len(found) == 1:
        _one(sheet, book, found[0], language)
        return
    rows = [[tree["number"], tree["text"], " ".join(tree["replies"])] for tree in found]
    sheet.table(["NO", "PHRASE", "REPLIES"], rows, folds=("PHRASE", "REPLIES"))
    if not rows:
        sheet.say("no phrase holds these words")


def _one(sheet: Sheet, book: PhraseBook, tree: dict[str, Any], language: str) -> None:
    sheet.title(tree["number"])
    sheet.text(tree["text"])
    for slot in tree["slots"]:
        sheet.say(f"{slot['name']}={slot['kind']}: {slot['label']}", indent=2)
    for reply in tree["replies"]:
        sheet.say(f"reply {reply}: {book.say(reply, {}, language)}")


@click.command
@click.argument("post")
@click.argument("number")
@click.argument("filled", nargs=-1, metavar="[SLOT=VALUE]...")
@letters.header
@writes
@on_line
@here
@examples("parley say desk P-1011 post=desk", "parley say desk P-2127 time=+2h post=minister -p immediate")
def say(at: Here, header: letters.Options, post: str, number: str, filled: Sequence[str]) -> None:
    """Send phrase NUMBER to POST, its slots filled. The number is authentic; each side reads it in its language."""
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    book = wiring.phrase_book(at.folder)
    typed: dict[str, str] = {}
    for pair in filled:
        name, equals, text = pair.partition("=")
        if not equals:
            raise Refusal(f"{pair!r} fills no slot", "write SLOT=VALUE, as in time=+2h")
        typed[name] = text
    try:
        slots = book.fill(number.upper(), typed, Instant(now(at)))
    except BadValue as why:
        raise Refusal(why.what, why.hint) from why
    fields: dict[str, Any] = {"phrase": number.upper(), **({"slots": slots} if slots else {})}
    made = letters.letter(at, reading, header, [post])
    made.setdefault(
        "subject", book.say(number.upper(), slots, header["language"] or "en", isolated=False)[:200]
    )
    writing.send(at, row, {**made, "type": TYPE, "fields": fields})
