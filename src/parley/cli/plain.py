r"""Text of others, made harmless for a terminal: it is data, whatever it says.

Control characters could move the cursor or retitle the window, direction controls could show a text in another order
than it was signed in, invisible ones could hide a part of it. All of these are shown as `\u{202e}`, never obeyed.
Letters that run from right to left are kept, each run isolated, so that a date-time group beside them stays whole.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

MARKS_MAX: Final = (
    4  # combining marks on one letter; no script needs more, towers of them cover the lines above
)
_JOINERS: Final = "\u200c\u200d"  # Persian and the scripts of India are misspelt without them
_LRI: Final = "\u2066"
_RLI: Final = "\u2067"
_FSI: Final = "\u2068"
_PDI: Final = "\u2069"
_ESCAPED: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_TAB: Final = "    "
_FORWARD: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.,:;+°'\"/ _-]*[A-Za-z0-9])?")


def one_line(text: str) -> str:
    """The text on one line: line breaks and tabs are shown as what they are."""
    return _isolated("".join(map(_shown, _thinned(text))))


def lines(text: str) -> list[str]:
    """A text of several lines, each harmless, and each running the way its first letter runs."""
    return [_directed("".join(map(_shown, _thinned(line)))) for line in _broken(text)]


def _broken(text: str) -> list[str]:
    return [line.replace("\t", _TAB) for line in re.split(r"\r\n|\n|\r", text)]


def _directed(text: str) -> str:
    """A line that begins from right to left is kept so as a whole; Latin words and date-time groups in it stay whole.

    Isolated run by run, the parts of a sentence with a number in it would stand in the wrong order.
    """
    first = next((d for d in map(unicodedata.bidirectional, text) if d in {"L", "R", "AL"}), "L")
    if first == "L":
        return _isolated(text)
    return f"{_RLI}{_FORWARD.sub(lambda found: f'{_LRI}{found[0]}{_PDI}', text)}{_PDI}"


@lru_cache(maxsize=4096)
def _shown(letter: str) -> str:
    if letter in _JOINERS or unicodedata.category(letter) not in _ESCAPED:
        return letter
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(letter, f"\\u{{{ord(letter):x}}}")


def _thinned(text: str) -> str:
    """No letter carries more than MARKS_MAX marks; the others are shown as their numbers."""
    if text.isascii():
        return text
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        kept.append(letter if marks <= MARKS_MAX else f"\\u{{{ord(letter):x}}}")
    return "".join(kept)


def _isolated(text: str) -> str:
    """Each run of right-to-left letters stands in isolation marks; Latin letters and digits end a run."""
    if text.isascii():
        return text
    out, run, after = [], "", ""  # `after`: neutral characters that belong to the run only if it goes on
    for letter in text:
        leftward = unicodedata.bidirectional(letter) in {"R", "AL"}
        if leftward:
            run, after = run + after + letter, ""
        elif run and unicodedata.bidirectional(letter) not in {"L", "EN"}:
            after += letter
        else:
            out += [_wrapped(run), after, letter]
            run, after = "", ""
    return "".join([*out, _wrapped(run), after])


def _wrapped(run: str) -> str:
    return f"{_FSI}{run}{_PDI}" if run else ""
