"""How many words a text has, in any language, the same for everybody who counts.

A word is a segment between two boundaries of Unicode's word segmentation (UAX #29, default rules) that holds a letter
or a digit. So each Han ideograph is a word, as is each syllable of a script written without spaces.
Spec: docs/spec/forms.md, §4.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from uniseg.wordbreak import words

# There is a boundary on both sides of every space and line feed, whatever stands beside it (WB3a, WB3b, WB999), so
# the pieces can be counted alone: long texts need not be read to their end, and common words are counted once.
_PIECES: Final = re.compile(r"[^ \n]+")
_SHORT: Final = 40


def count(text: str, enough: int | None = None) -> int:
    """The number of words. With `enough`, counting stops once there are more than that."""
    total = 0
    for piece in _PIECES.finditer(text):
        total += _common(piece[0]) if len(piece[0]) <= _SHORT else _words(piece[0])
        if enough is not None and total > enough:
            break
    return total


def _words(text: str) -> int:
    return sum(any(unicodedata.category(letter)[0] in "LN" for letter in segment) for segment in words(text))


_common: Final = lru_cache(maxsize=8192)(_words)
