r"""Text of others, made harmless and bounded before it is printed: it is data, whatever it says.

Controls, direction controls, invisible characters and what Unicode has not assigned are shown as `\u{202e}`, never
obeyed; towers of combining marks are cut to what a script needs. Nothing is left out. Spec: docs/spec/forms.md, §6.5.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

MARKS_MAX: Final = 4  # combining marks on one letter; no script needs more
LRI: Final = "\u2066"  # what follows, up to the next PDI, runs from left to right
RLI: Final = "\u2067"  # likewise, from right to left
PDI: Final = "\u2069"
RTL: Final = frozenset(("ar", "arc", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"))
_JOINERS: Final = "\u200c\u200d"  # Persian and the scripts of India are misspelt without them
_ESCAPED: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_BLANK: Final = "\u034f\u115f\u1160\u2800\u3164\uffa0"  # letters and marks that show nothing
_WIDE: Final = frozenset(("W", "F"))


def line(text: str) -> str:
    """The text on one line: breaks and tabs are shown as what they are."""
    return "".join(_thinned(text))


def lines(text: str) -> list[str]:
    """A text of several lines, each harmless; a tab is four spaces."""
    return [line(part.replace("\t", "    ")) for part in re.split(r"\r\n|\n|\r", text)]


def quoted(value: object, characters: int = 40) -> str:
    """The beginning of a value, for a message about it: between quotation marks that it cannot close."""
    text = line(str(value)[:characters].replace("\\", "\\\\").replace("'", "\\'"))
    return f"'{text}'" if len(str(value)) <= characters else f"'{text}…'"


def leftward(text: str) -> bool:
    """Whether anything in it runs from right to left."""
    return not text.isascii() and any(_direction(letter) in {"R", "AL"} for letter in text)


def rtl(text: str, language: str = "") -> bool:
    """Whether a text runs from right to left: by its language, or else by its first letter that has a direction."""
    if language:
        return language.partition("-")[0] in RTL
    found = next((_direction(letter) for letter in text if _direction(letter) in {"L", "R", "AL"}), "L")
    return found != "L"


def isolated(text: str, *, from_right: bool) -> str:
    """The text so that its direction disturbs nothing beside it; what has no letters from right to left as it was."""
    return f"{RLI if from_right else LRI}{text}{PDI}" if leftward(text) else text


def width(text: str) -> int:
    """How many columns of a fixed-width font it takes; an estimate for what fonts disagree on."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def wrapped(text: str, columns: int) -> Iterator[str]:
    """The text in lines of at most so many columns, broken at spaces where there are any; nothing is left out."""
    rest: list[str] = []
    used = last = 0
    for letter in text:
        wide = _columns(letter)
        if used + wide > columns and rest:
            cut = last or len(rest)
            yield "".join(rest[:cut]).rstrip(" ")
            rest = rest[cut:]
            used, last = width("".join(rest)), 0
        rest.append(letter)
        used += wide
        if letter == " ":
            last = len(rest)
    yield "".join(rest)


def _thinned(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        marks = marks + 1 if _mark(letter) or letter in _JOINERS else 0
        yield _shown(letter) if marks <= MARKS_MAX else f"\\u{{{ord(letter):x}}}"


@lru_cache(maxsize=8192)
def _shown(letter: str) -> str:
    if letter in _JOINERS or (unicodedata.category(letter) not in _ESCAPED and letter not in _BLANK):
        return letter
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(letter, f"\\u{{{ord(letter):x}}}")


@lru_cache(maxsize=8192)
def _mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me"}


@lru_cache(maxsize=8192)
def _direction(letter: str) -> str:
    return unicodedata.bidirectional(letter)


@lru_cache(maxsize=8192)
def _columns(letter: str) -> int:
    if _mark(letter) or letter in _JOINERS or letter in {LRI, RLI, PDI}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
