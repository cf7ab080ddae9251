# noqa: INP001  # a program, not a package
"""Writes docs/reference/phrases.md from the release’s phrase book; a test compares the two.

Run after a change of a phrase: .venv/bin/python tools/phrases_reference.py
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from parley.forms.bookread import Phrase
from parley.forms.definition import OURS
from parley.forms.phrasebook import PhraseBook, builtin

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "phrases.md"
COLUMNS: Final = ("number", "English", "Russian", "Ukrainian", "Arabic", "Chinese", "replies")
HEAD: Final = """# Phrases

The phrase book of this release, made from `src/parley/forms/phrases.toml` by `tools/phrases_reference.py`; a test
compares the two. On the line a phrase is its number and what fills its slots; each side reads it in its own
language, and the number is authentic ([how](../spec/phrases.md)). A party may add books of its own
([how](../howto/extend-the-phrase-book.md)).

The wording is ours, and follows no signal table of any agreement.

"""


def page() -> str:
    """The whole page."""
    book = builtin()
    return HEAD + "\n".join(_lines(book)) + "\n"


def _lines(book: PhraseBook) -> Iterator[str]:
    phrases = [phrase for number in book.numbers() if (phrase := book.phrase(number))]
    yield f"{len(phrases)} phrases. Hash of the book:"
    yield f"\n```text\n{book.hash}\n```"
    yield "\n## Slots\n"
    yield "| slot | kind | unit | English | Russian | Ukrainian | Arabic | Chinese |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for slot in book.all_slots():
        labels = " | ".join(slot.label[language] for language in OURS)
        yield f"| `{{{slot.name}}}` | {slot.kind} | {slot.unit or '–'} | {labels} |"
    for name, label in book.groups().items():
        yield f"\n## {label['en']}\n"
        yield f"| {' | '.join(COLUMNS)} |"
        yield f"| {' | '.join('---' for _ in COLUMNS)} |"
        yield from (_row(phrase) for phrase in phrases if phrase.group == name)


def _row(phrase: Phrase) -> str:
    texts = " | ".join(phrase.texts[language].replace("|", "\\|") for language in OURS)
    return f"| {phrase.number} | {texts} | {', '.join(phrase.replies) or '–'} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
