"""A numbered phrase on the form of its type: chosen from the book, its slots filled in the one form that each has."""

from collections.abc import Mapping
from typing import Any, Final

from parley.console.writing_nodes import ROOT
from parley.forms.definition import LINE_CHARACTERS, said
from parley.forms.phrasebook import TYPE, PhraseBook
from parley.record.entry import Instant

NUMBER: Final = f"{ROOT}.phrase"  # the inputs of that form
SLOTS: Final = f"{ROOT}.slots"

__all__ = ["NUMBER", "SLOTS", "TYPE", "begun", "filled", "listed"]


def listed(book: PhraseBook, language: str, answered: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """Every phrase with its number, by what it is about; first, under an empty name, those that answer that phrase."""
    first = [(reply.number, book.say(reply.number, {}, language)) for reply in book.replies(answered)]
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in book.groups()}
    for number in book.numbers():
        phrase = book.phrase(number)
        assert phrase is not None
        groups[phrase.group].append((number, book.say(number, {}, language)))
    labelled = [(said(label, language), groups[name]) for name, label in book.groups().items()]
    return [(label, phrases) for label, phrases in (("", first), *labelled) if phrases]


def begun(book: PhraseBook, number: str) -> dict[str, list[str]]:
    """The form of that phrase with a row for each of its slots; of one that the book has not, its number."""
    slots = book.slots(number)
    made = {NUMBER: [number], f"{SLOTS}#": [str(len(slots))]}
    return made | {f"{SLOTS}.{place}.name": [slot.name] for place, slot in enumerate(slots)}


def filled(book: PhraseBook, letter: Mapping[str, Any], now: Instant, language: str) -> dict[str, Any]:
    """The letter with its slots as they travel, and the phrase as its subject if it has none. Raises BadValue."""
    fields = letter["fields"]
    number = str(fields.get("phrase", "")).upper()
    typed = {str(row.get("name", "")): str(row.get("value", "")) for row in fields.get("slots", ())}
    slots = book.fill(number, typed, now)
    made = {**letter, "fields": {"phrase": number, **({"slots": slots} if slots else {})}}
    made.setdefault("subject", book.say(number, slots, language, isolated=False)[:LINE_CHARACTERS])
    return made
