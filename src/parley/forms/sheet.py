"""A message as numbered items under headings, from which both the text and the page are printed.

Everything that its author signed is in it: what has no place of its own is shown under its own name.
Spec: docs/spec/forms.md, §6.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from parley.forms import wording

LANGUAGES_MAX: Final = 3  # side by side; more would not fit a page


class Said(Struct, frozen=True):
    """One wording of a value. `language` is empty where the value is in none: a number, a time, a post.

    `note`: a key of the fixed words, `text.authentic` for the wording that counts; only the author's texts have one.
    `parts`: the same text cut into our own words and what fills their slots, in turn, so that a date keeps its order
    within a sentence that runs from right to left.
    """

    language: str
    text: str
    note: str = ""
    parts: tuple[str, ...] = ()


class Row(Struct, frozen=True):
    """One item: what it is called in each language, and what it says. `level`: 0, or deeper within the item above.

    `loud`: whoever holds the paper must not overlook it.
    """

    labels: tuple[str, ...]
    said: tuple[Said, ...]
    level: int = 0
    loud: bool = False

    @property
    def tagged(self) -> bool:
        """Whether its language must be said. A text that stands alone and counts is in the language of the header."""
        return len(self.said) > 1 or any(said.note not in {"", "text.authentic"} for said in self.said)


class Section(Struct, frozen=True):
    """Items under a heading. `numbered`: they are the author's, and so the same in every print of this message."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    numbered: bool = True


class Sheet(Struct, frozen=True):
    """All that is printed. Not yet harmless: that is done where it is printed.

    `banner`: the marking, loud, in each language, and the name of what it belongs to. `check`: digits from the
    entry's hash. `running`: what each further page begins with.
    """

    languages: tuple[str, ...]
    titles: tuple[str, ...]
    banner: tuple[str, ...]
    how: tuple[str, ...]
    sections: tuple[Section, ...]
    ends: tuple[str, ...]
    check: str
    running: str


def chosen(languages: Sequence[str]) -> tuple[str, ...]:
    """The languages to print in, each once; English if none is named."""
    return tuple(dict.fromkeys(languages))[:LANGUAGES_MAX] or ("en",)


def items(sheet: Sheet) -> Iterator[tuple[Section, int, Row]]:
    """Every row with its section and its number, 0 where it has none."""
    number = 0
    for section in sheet.sections:
        for row in section.rows:
            number += section.numbered
            yield section, number if section.numbered else 0, row


def one(text: str) -> tuple[Said, ...]:
    """A value that is in no language."""
    return (Said("", text),)


def each(languages: Sequence[str], said: Sequence[str]) -> tuple[Said, ...]:
    """A value in each language; one wording where all say the same."""
    if len(set(said)) == 1:
        return one(said[0])
    return tuple(Said(language, text) for language, text in zip(languages, said, strict=True))


def sentence(key: str, languages: Sequence[str], **slots: str) -> tuple[Said, ...]:
    """One of the fixed sentences in each language, its slots filled."""
    told = [wording.parts(key, language, **slots) for language in languages]
    return tuple(
        Said(language, "".join(parts), parts=parts) for language, parts in zip(languages, told, strict=True)
    )


def mapping(value: object) -> Mapping[str, Any]:
    """The object, or an empty one where somebody wrote something else."""
    return value if isinstance(value, Mapping) else {}


def sequence(value: object) -> Sequence[Any]:
    """The list, or an empty one where somebody wrote something else."""
    return value if isinstance(value, (list, tuple)) else ()
