"""One phrase book, read from one TOML file: what is read here fits, in every language that the file speaks.

Spec: docs/spec/phrases.md, §2. How to write one: docs/howto/extend-the-phrase-book.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta, Struct

from parley.forms.definition import LANGUAGE, LINE_CHARACTERS, OURS, BadDefinition, Field, Labels, parsed

PREFIX: Final = "P"  # of the book of this release; an added book has one of its own
NUMBER: Final = re.compile(r"[A-Z][A-Z0-9]{0,7}-[1-9][0-9]{1,4}", re.ASCII)
SLOT: Final = re.compile(r"\{([a-z][a-z0-9_]{0,39})\}", re.ASCII)
SLOT_KINDS: Final = ("moment", "integer", "position", "post", "language", "line")
SLOTS_MAX: Final = 8  # of one phrase: more is a form, not a phrase
PHRASES_MAX: Final = 2_000  # of one book
TEXT_CHARACTERS_MAX: Final = 400  # of a phrase in one language: it is one sentence, or two
REPLIES_MAX: Final = 16

_VISIBLE: Final = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]"
GroupName = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]


class Group(Struct, frozen=True, forbid_unknown_fields=True):
    """What some phrases are about."""

    name: GroupName
    label: Labels


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """One phrase: its number, its text in each language, the numbers of its replies, and what it corresponds to.

    `cites`: signals of published tables that say the same, by their own numbers; never their text.
    """

    number: Annotated[str, Meta(pattern=rf"^{NUMBER.pattern}\Z")]
    group: GroupName
    texts: Labels
    replies: Annotated[tuple[str, ...], Meta(max_length=REPLIES_MAX)] = ()
    cites: Annotated[
        tuple[Annotated[str, Meta(max_length=40, pattern=rf"^{_VISIBLE}+\Z")], ...], Meta(max_length=8)
    ] = ()

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of its slots, in the order of its English text."""
        return tuple(dict.fromkeys(SLOT.findall(self.texts["en"])))


class Book(Struct, frozen=True, forbid_unknown_fields=True):
    """One file. `unknown`: how it says that a number is not in it; of the release's book only."""

    prefix: Annotated[str, Meta(pattern=r"^[A-Z][A-Z0-9]{0,7}\Z")]
    name: Labels
    unknown: Labels = {}
    slots: Annotated[tuple[Field, ...], Meta(max_length=64)] = ()
    groups: Annotated[tuple[Group, ...], Meta(max_length=64)] = ()
    phrases: Annotated[tuple[Phrase, ...], Meta(max_length=PHRASES_MAX)] = ()


class Known(Struct, frozen=True):
    """What a further book may use: the slots, groups and numbers of the books before it."""

    slots: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


def check_digit(digits: str) -> str:
    """The digit behind these that makes them a number of a phrase: ISO/IEC 7064, MOD 11,10.

    One digit misheard, and nearly every two neighbours exchanged, make a number that no book has.
    """
    rest = 10
    for digit in digits:
        rest = 2 * ((rest + int(digit)) % 10 or 10) % 11
    return str((11 - rest) % 10)


def misheard(number: str) -> bool:
    """Whether this has the form of a number, and a last digit that does not fit the others."""
    return bool(NUMBER.fullmatch(number)) and check_digit(number.partition("-")[2][:-1]) != number[-1]


def known(books: Iterable[Book]) -> Known:
    """What these books give to the next one."""
    listed = list(books)
    return Known(
        frozenset(slot.name for book in listed for slot in book.slots),
        frozenset(group.name for book in listed for group in book.groups),
        frozenset(phrase.number for book in listed for phrase in book.phrases),
    )


def read(text: str, where: str, before: Known, *, ours: bool = False) -> Book:
    """The book that this TOML text holds. Raises BadDefinition. `where`: the file's name; `ours`: the release's."""
    tree = parsed(text, where)
    try:
        found = msgspec.convert(_filled(tree), Book)
    except (msgspec.ValidationError, TypeError, AttributeError, ValueError) as why:
        raise BadDefinition(
            f"{why}", where, "docs/spec/phrases.md lists every key and what it may hold"
        ) from why
    for what, hint in _faults(found, before, ours=ours):
        raise BadDefinition(what, where, hint)
    return found


def _filled(tree: dict[str, Any]) -> dict[str, Any]:
    """The tree as the structs have it: texts apart from the other keys of a phrase, defaults of a slot's kind."""
    filled = dict(tree)
    filled["phrases"] = [_phrase(phrase) for phrase in tree.get("phrases", [])]
    filled["slots"] = [
        ({"characters": LINE_CHARACTERS} if slot.get("kind") == "line" else {}) | slot | {"required": True}
        for slot in tree.get("slots", [])
    ]
    return filled


def _phrase(phrase: dict[str, Any]) -> dict[str, Any]:
    texts = {key: text for key, text in phrase.items() if LANGUAGE.fullmatch(key)}
    return {key: part for key, part in phrase.items() if key not in texts} | {"texts": texts}


# --- what the types of the structs cannot say ---------------------------------------------------------------


def _faults(book: Book, before: Known, *, ours: bool) -> Iterator[tuple[str, str]]:
    """What is wrong, with a hint, worst first."""
    if (book.prefix == PREFIX) is not ours:
        yield f"the prefix {book.prefix} is kept for releases of Parley", "take your unit's short name"
    for labels, where in _labels(book):
        yield from _languages(labels, where)
    yield from _slots(book, before)
    yield from _twice([group.name for group in book.groups], "group", before.groups)
    yield from _twice([phrase.number for phrase in book.phrases], "number", before.numbers)
    for number in filter(misheard, (phrase.number for phrase in book.phrases)):
        stem = number[:-1]
        right = stem + check_digit(stem.partition("-")[2])
        yield f"{number}: the last digit does not check the others", f"write {right}"
    after = known([book])
    for phrase in book.phrases:
        yield from _one(phrase, book, before, after)


def _labels(book: Book) -> Iterator[tuple[Labels, str]]:
    yield book.name, "name"
    if book.unknown:
        yield book.unknown, "unknown"
    yield from ((slot.label, f"slots.{slot.name}.label") for slot in book.slots)
    yield from ((group.label, f"groups.{group.name}.label") for group in book.groups)
    yield from ((phrase.texts, phrase.number) for phrase in book.phrases)


def _languages(labels: Mapping[str, str], where: str) -> Iterator[tuple[str, str]]:
    if "en" not in labels:
        yield f"{where}: no English", 'write en = "…"; other languages may stand beside it'
    for language in labels:
        if LANGUAGE.fullmatch(language) is None:
            yield f"{where}: {language!r} is no language", 'write a tag such as "uk" or "zh-Hant"'


def _twice(names: list[str], what: str, taken: frozenset[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for name in names:
        if name in seen or name in taken:
            yield f"the {what} {name} stands twice", f"give each {what} its own name"
        seen.add(name)


def _slots(book: Book, before: Known) -> Iterator[tuple[str, str]]:
    yield from _twice([slot.name for slot in book.slots], "slot", before.slots)
    for slot in book.slots:
        if slot.characters > LINE_CHARACTERS:
            yield (
                f"slots.{slot.name}: more than {LINE_CHARACTERS} characters",
                "a slot is a part of one sentence",
            )
        if slot.kind not in SLOT_KINDS:
            yield f"slots.{slot.name}: no kind of slot: {slot.kind}", f"write one of: {', '.join(SLOT_KINDS)}"
        if slot.options or slot.columns or slot.of or slot.count_max or slot.translated or slot.help:
            yield (
                f"slots.{slot.name}: a slot is one value",
                "name, kind, label, characters or bounds; no more",
            )


def _one(phrase: Phrase, book: Book, before: Known, after: Known) -> Iterator[tuple[str, str]]:
    if phrase.number.partition("-")[0] != book.prefix:
        yield f"{phrase.number}: not of this book", f"begin it with {book.prefix}-"
    if phrase.group not in before.groups | after.groups:
        yield f"{phrase.number}: no group {phrase.group}", "add it as [[groups]], or use one that is there"
    if len(phrase.slots) > SLOTS_MAX:
        yield f"{phrase.number}: {len(phrase.slots)} slots where {SLOTS_MAX} are allowed", "make it a form"
    for slot in phrase.slots:
        if slot not in before.slots | after.slots:
            yield f"{phrase.number}: no slot {{{slot}}}", "add it as [[slots]], or use one that is there"
    for reply in phrase.replies:
        if reply not in before.numbers | after.numbers:
            yield f"{phrase.number}: no reply {reply}", "a reply is the number of a phrase"
    for language, text in phrase.texts.items():
        yield from _text(phrase, language, text)
    missing = set(book.name) - set(phrase.texts)
    if missing:
        yield (
            f"{phrase.number}: not in {', '.join(sorted(missing))}",
            "every phrase stands in each language of the book's name",
        )


def _text(phrase: Phrase, language: str, text: str) -> Iterator[tuple[str, str]]:
    if len(text) > TEXT_CHARACTERS_MAX:
        yield f"{phrase.number}, {language}: longer than {TEXT_CHARACTERS_MAX} characters", "say it shorter"
    if sorted(SLOT.findall(text)) != sorted(phrase.slots):
        yield (
            f"{phrase.number}, {language}: not the slots of the English text, each once",
            f"they are: {', '.join(phrase.slots) or 'none'}",
        )
    if re.search(r"[{}]", SLOT.sub("", text)):
        yield f"{phrase.number}, {language}: a brace that is no slot", "write {name}, or no brace"


__all__ = [
    "NUMBER",
    "OURS",
    "SLOT",
    "Book",
    "Group",
    "Known",
    "Phrase",
    "check_digit",
    "known",
    "misheard",
    "read",
]
