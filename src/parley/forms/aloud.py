"""A row of a sheet cut into the lines that one person says and another repeats, each harmless and with its number.

The text and the page cut alike, so that "line 14.3" is the same line on both. Spec: docs/spec/forms.md, §6.3.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from parley.forms import inert
from parley.forms.sheet import Row, Said

COLUMNS: Final = 62  # of a line of text: with its number and its two boxes it fits a page
INDENT: Final = 2  # columns, for each level
HELD_MAX: Final = 20  # characters of a slot that no line break divides: a date-time group
_HELD: Final = "\ue000"  # in place of a space where no line may break; nothing harmless has this character
_OPENS: Final = (inert.LRI, inert.RLI)


def columns(level: int) -> int:
    """How wide a line is at this level."""
    return COLUMNS - INDENT * level


def lines(said: Said, level: int = 0) -> list[str]:
    """The wording in harmless lines that fit; nothing is left out."""
    if said.parts:
        cut = inert.wrapped(harmless(said, _HELD), columns(level))
        return [line.replace(_HELD, " ") for line in _balanced(list(cut))]
    return [part for text in inert.lines(said.text) for part in inert.wrapped(text, columns(level))]


def harmless(said: Said, space: str = " ") -> str:
    """The wording on one line, each filled slot with a direction of its own. `space`: for one in a short slot."""
    if not said.parts:
        return inert.line(said.text)
    told = [inert.line(part) for part in said.parts]
    told[1::2] = [part.replace(" ", space) if len(part) <= HELD_MAX else part for part in told[1::2]]
    if not inert.leftward("".join(told)):
        return "".join(told)
    return "".join(slot(part) if place % 2 else part for place, part in enumerate(told))


def slot(text: str) -> str:
    """What fills a slot, isolated."""
    return f"{inert.RLI if inert.rtl(text) else inert.LRI}{text}{inert.PDI}" if text else ""


def many(row: Row) -> bool:
    """Whether the author's words take more than one line, and so are numbered line by line."""
    return any(len(lines(said, row.level)) > 1 for said in row.said if said.note)


def numbered(number: int, cut: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The lines of one wording with their numbers, `14.3`; an empty line has none, because nobody says it."""
    place = 0
    for line in cut:
        place += bool(line.strip())
        yield (f"{number}.{place}" if line.strip() else "", line)


def _balanced(cut: Sequence[str]) -> Iterator[str]:
    """Lines in which every isolate that is opened is closed: one that was cut goes on in the next line."""
    still = ""
    for line in cut:
        text = still + line
        opened = [letter for letter in text if letter in _OPENS]
        still = opened[-1] if len(opened) > text.count(inert.PDI) else ""
        yield text + inert.PDI if still else text
