"""How many words a text has, in any language, the same for everybody who counts.

A word is a segment between two boundaries of Unicode's word segmentation (UAX #29, default rules) that holds a letter
or a digit. So each Han ideograph is a word, as is each syllable of a script written without spaces.

The properties of each character are uniseg's; the rules are one pattern over them, since a hostile message may be all
of one word, or of marks, and every message is counted in the turn that hears it. uniseg, which walks the rules one by
one, is the oracle of the tests. Spec: docs/spec/forms.md, §4.
"""

import re
import unicodedata
from typing import Final

from uniseg.emoji import extended_pictographic
from uniseg.wordbreak import WordBreak as W
from uniseg.wordbreak import word_break

# Each character becomes one sign for what it does in the rules.
_SIGNS: Final = {
    W.ALETTER: "A", W.HEBREW_LETTER: "H", W.NUMERIC: "N", W.KATAKANA: "K", W.EXTENDNUMLET: "E",
    W.MIDLETTER: "m", W.MIDNUM: "n", W.MIDNUMLET: "q", W.SINGLE_QUOTE: "s", W.DOUBLE_QUOTE: "d",
    W.EXTEND: "x", W.FORMAT: "x", W.ZWJ: "z", W.CR: "b", W.LF: "b", W.NEWLINE: "b",
}  # fmt: skip
_OTHER: Final = "o"  # joins nothing,
_MARK: Final = "-"  # and is no letter: spaces, flags and pictures, too, for where they join there is no word
_PICTURE: Final = {"o": "p", "-": "p", "A": "P"}  # what WB3c joins to a ZWJ before it
_GOES_ON: Final = (  # here no segment ends
    r"[AP]+(?=[APHNE])"  # WB5, 9, 13a: in one step for as many as there are
    r"|[AP](?:[mqs](?=\+?[APH])|(?=\+?[APHNE]))"  # WB5, 6, 7, 9, 13a
    r"|H(?:d(?=H)|[mqs](?=\+?[APH])|(?=\+?[APHNE]))"  # and WB7b, 7c
    r"|N(?:[nqs](?=N)|(?=\+?[APHNE]))"  # WB8, 10, 11, 12, 13a
    r"|K(?=[KE])"  # WB13, 13a
    r"|E(?=\+?[APHNKE])"  # WB13a, 13b
)
_RUN: Final = rf"(?:\+?(?:{_GOES_ON}))*\+?(?:Hs|[^+])"  # Hs: WB7a; what nothing joins is a segment: WB999
_SEGMENT: Final = re.compile(rf"-+|{_RUN}(?:(?=\+){_RUN})*", re.DOTALL)  # +: WB3c
_IGNORED: Final = re.compile(r"(?<!b)(?<=.)[xz]+", re.DOTALL)


def _is_word(letter: str) -> bool:
    """A letter or a digit: what makes a segment a word."""
    return unicodedata.category(letter)[0] in "LN"


class _Table(dict[int, str]):
    """For `str.translate`: signs, made as characters are met."""

    def __missing__(self, point: int) -> str:
        self[point] = made = self.make(chr(point))
        return made

    def make(self, letter: str) -> str:
        raise NotImplementedError


class _Signs(_Table):
    def make(self, letter: str) -> str:
        sign = _SIGNS.get(word_break(letter), _OTHER if _is_word(letter) else _MARK)
        return _PICTURE.get(sign, sign) if extended_pictographic(letter) else sign


class _Flags(_Table):
    def make(self, letter: str) -> str:
        return "1" if _is_word(letter) else "0"


_signs: Final = _Signs()
_flags: Final = _Flags()


def count(text: str, enough: int | None = None) -> int:
    """The number of words. With `enough`, counting stops once there are more than that."""
    signs, flags = _joined(text.translate(_signs), text.translate(_flags))
    total = 0
    for segment in _SEGMENT.finditer(signs):
        total += flags.find("1", segment.start(), segment.end()) >= 0
        if enough is not None and total > enough:
            break
    return total


def _joined(signs: str, flags: str) -> tuple[str, str]:
    """Without what WB4 ignores; a picture that WB3c joins has a plus before it."""
    if "x" not in signs and "z" not in signs:
        return signs, flags
    left: list[str] = []
    counted: list[str] = []
    at = 0
    for ignored in _IGNORED.finditer(signs):
        start, end = ignored.span()
        # What is ignored belongs to the character before it: where it is a letter, that is no mere mark.
        worth = "1" if "1" in flags[start - 1 : end] else "0"
        before = signs[start - 1]
        left += [signs[at : start - 1], _OTHER if (before, worth) == (_MARK, "1") else before]
        counted += [flags[at : start - 1], worth]
        at = end
        if signs[end - 1] == "z" and signs[end : end + 1] in {"p", "P"}:
            left.append("+")
            counted.append("0")
    left.append(signs[at:])
    counted.append(flags[at:])
    return "".join(left), "".join(counted)
