"""Numbered phrases, each in several languages: what crosses the line is a number and what fills its slots.

Both sides read the phrase in their own language; the number is authentic. Whatever stands in a message, `say` answers
with one harmless line of bounded length, and raises nothing. Spec: docs/spec/phrases.md.
How to add a book: docs/howto/extend-the-phrase-book.md.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files  # noqa: TID251  # reads what this release ships, never what a user wrote
from types import MappingProxyType
from typing import Any, Final

from parley.forms import inert, slots
from parley.forms.bookread import NUMBER, SLOT, Book, Phrase, known, misheard, read
from parley.forms.definition import BadDefinition, Field, Labels, said
from parley.forms.slots import Filled
from parley.forms.typed import BadValue
from parley.record import canonical
from parley.record.entry import Instant

TYPE: Final = "PHRASE/1"  # the type of message that carries a phrase
FOUND_MAX: Final = 50  # phrases that a search answers with
WORDS_MAX: Final = 8  # of a search


class PhraseBook:
    """The books of a station as one. Never changes; `with_added` makes another one."""

    def __init__(self, books: Iterable[Book]) -> None:
        self.books: Final = tuple(sorted(books, key=lambda book: book.prefix))
        self._phrases: Final = MappingProxyType(
            {phrase.number: phrase for book in self.books for phrase in book.phrases}
        )
        self._slots: Final = MappingProxyType({slot.name: slot for book in self.books for slot in book.slots})
        self._groups: Final = MappingProxyType(
            {group.name: group.label for book in self.books for group in book.groups}
        )

    def phrase(self, number: str) -> Phrase | None:
        """The phrase of exactly this number: `P-1011`."""
        return self._phrases.get(number)

    def numbers(self) -> tuple[str, ...]:
        """Every number, book by book, in the order of each book."""
        return tuple(self._phrases)

    def groups(self) -> Mapping[str, Labels]:
        """What the phrases are about, by name, with the labels of each group."""
        return self._groups

    def all_slots(self) -> tuple[Field, ...]:
        """Every slot that a phrase may have, as the books list them."""
        return tuple(self._slots.values())

    def slots(self, number: str) -> tuple[Field, ...]:
        """The fields that fill this phrase, in the order of its English text; none for an unknown number."""
        phrase = self.phrase(number)
        return tuple(self._slots[name] for name in phrase.slots) if phrase else ()

    def replies(self, number: str) -> tuple[Phrase, ...]:
        """The phrases that answer this one; none for an unknown number."""
        phrase = self.phrase(number)
        return tuple(self._phrases[reply] for reply in phrase.replies) if phrase else ()

    def say(self, number: object, given: object, language: str, *, isolated: bool = True) -> str:
        """The phrase in this language, its slots filled: one harmless line, whatever was given. Raises nothing.

        `given`: texts by slot, or the rows of a PHRASE message. A slot that nothing fills is shown by its name,
        what fills no slot stands behind the phrase, and so does everything of an unknown number.
        `isolated`: a filled slot carries its own direction, so that figures keep their order in Arabic.
        """
        filled = slots.texts(given)
        phrase = self.phrase(number) if isinstance(number, str) else None
        if phrase is None:
            template = self._unknown(language)
            values = {"number": slots.cut(number) if isinstance(number, str) else "?"}
        else:
            template = said(phrase.texts, language)
            values = {
                name: slots.shown(self._slots[name], filled.pop(name, None), language)
                for name in phrase.slots
            }
        return slots.behind(slots.put(template, values, isolated=isolated), filled, isolated=isolated)

    def problems(self, number: str, given: Mapping[str, str]) -> list[str]:
        """What is wrong with a phrase that our own people are about to send, in words; nothing if all fits."""
        if number not in self._phrases:
            return [f"{inert.quoted(number)}: no such phrase"]
        wanted = {slot.name: slot for slot in self.slots(number)}
        found = [f"{name}: missing" for name in wanted if name not in given]
        for name, text in given.items():
            if name not in wanted:
                found.append(f"{inert.quoted(name)}: the phrase has no such slot")
            elif (why := slots.fault(wanted[name], text)) is not None:
                found.append(f"{name}: {why}")
        return found

    def fill(self, number: str, typed: Mapping[str, str], now: Instant | None = None) -> Filled:
        """The rows of a PHRASE message from what a person typed. Raises BadValue. `now`: what `+48h` counts from."""
        if number not in self._phrases:
            wrong = "its last digit does not check the others: ask for it again"
            raise BadValue(
                f"{inert.quoted(number)}: no such phrase",
                wrong if misheard(number) else "parley phrases lists them",
            )
        wanted = {slot.name: slot for slot in self.slots(number)}
        if odd := [name for name in typed if name not in wanted]:
            raise BadValue(
                f"{inert.quoted(odd[0])}: the phrase has no such slot",
                f"it has: {', '.join(wanted) or 'none'}",
            )
        if missing := [name for name in wanted if not typed.get(name, "").strip()]:
            raise BadValue(f"{missing[0]}: missing", f"the phrase has the slots: {', '.join(wanted)}")
        return [
            {"name": name, "value": slots.written(slot, typed[name], now)} for name, slot in wanted.items()
        ]

    def find(self, words: str, language: str) -> tuple[Phrase, ...]:
        """The phrases that have each of these words in this language, or in their number; 50 at most."""
        wanted = [_bare(word) for word in words.split()[:WORDS_MAX]]
        found: list[Phrase] = []
        for phrase, text in self._searched(language):
            if wanted and all(word in text for word in wanted):
                found.append(phrase)
                if len(found) == FOUND_MAX:
                    break
        return tuple(found)

    @cached_property
    def hash(self) -> str:
        """SHA-256, in hex, of the canonical JSON of all books, by prefix: docs/spec/phrases.md, §5."""
        return sha256(canonical.encode(hashed(self))).hexdigest()

    def with_added(self, texts: Mapping[str, str]) -> "PhraseBook":
        """This book and those of these files, by file name. Raises BadDefinition, with the file's name."""
        books, ours = list(self.books), known(self.books)
        for where, text in sorted(texts.items()):
            added = read(text, where, ours)
            if any(book.prefix == added.prefix for book in books):
                raise BadDefinition(
                    f"the prefix {added.prefix} is taken", where, "give each book a prefix of its own"
                )
            taken, here = known(books), known([added])
            for name in sorted((taken.slots & here.slots) | (taken.groups & here.groups)):
                raise BadDefinition(f"another book has {name} already", where, "call it otherwise")
            books.append(added)
        return PhraseBook(books)

    def _unknown(self, language: str) -> str:
        return next((said(book.unknown, language) for book in self.books if book.unknown), "{number}")

    def _searched(self, language: str) -> Iterator[tuple[Phrase, str]]:
        for phrase in self._phrases.values():
            yield phrase, _bare(f"{phrase.number} {SLOT.sub(' ', said(phrase.texts, language))}")


def _bare(text: str) -> str:
    """Without case and marks, so that a search finds a word however its letters are marked."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("’", "'")


def hashed(book: PhraseBook) -> dict[str, Any]:
    """What the hash is of: every key of every book."""
    return {"books": [_tree(each) for each in book.books]}


def _tree(book: Book) -> dict[str, Any]:
    """A book as it is hashed: labels and texts as lists, because a language's tag is no key."""
    return {
        "prefix": book.prefix,
        "name": _listed(book.name),
        "unknown": _listed(book.unknown),
        "slots": [
            {
                "name": slot.name,
                "kind": slot.kind,
                "label": _listed(slot.label),
                "characters": slot.characters,
                "minimum": slot.minimum,
                "maximum": slot.maximum,
                "unit": slot.unit,
            }
            for slot in book.slots
        ],
        "groups": [{"name": group.name, "label": _listed(group.label)} for group in book.groups],
        "phrases": [
            {
                "number": phrase.number,
                "group": phrase.group,
                "replies": list(phrase.replies),
                "cites": list(phrase.cites),
                "texts": _listed(phrase.texts),
            }
            for phrase in book.phrases
        ],
    }


def _listed(labels: Mapping[str, str]) -> Sequence[Sequence[str]]:
    return [[tag, labels[tag]] for tag in sorted(labels)]


@cache
def builtin() -> PhraseBook:
    """The phrase book of this release."""
    text = (files("parley.forms") / "phrases.toml").read_text("utf-8")
    return PhraseBook([read(text, "phrases.toml", known([]), ours=True)])


__all__ = ["NUMBER", "TYPE", "Phrase", "PhraseBook", "builtin", "hashed"]
