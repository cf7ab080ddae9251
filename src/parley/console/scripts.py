r"""Letters that pass for others: a word in letters of several alphabets, as no language writes it.

Letters of the alphabet that has fewer in the word are shown by their numbers, as controls are (forms/inert.py): a
Cyrillic one in a Latin name as `m\u{456}nister`. A word wholly of another alphabet is of another language, and stays.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

ALIKE: Final = frozenset(
    ("LATIN", "CYRILLIC", "GREEK", "COPTIC", "ARMENIAN", "CHEROKEE")
)  # share many a shape
_WORD: Final = re.compile(r"[^\W\d_]+")


def flagged(text: str) -> str:
    """The text with every letter that is of another alphabet than its word shown as its number."""
    return text if text.isascii() else _WORD.sub(_word, text)


def _word(found: re.Match[str]) -> str:
    letters = [(letter, _alphabet(letter)) for letter in found[0]]
    counted = Counter(alphabet for _, alphabet in letters if alphabet)
    if len(counted) < 2:  # noqa: PLR2004  # of one alphabet
        return found[0]
    (own, _), *_ = counted.most_common(1)
    return "".join(each if of in {own, ""} else f"\\u{{{ord(each):x}}}" for each, of in letters)


@lru_cache(maxsize=4096)
def _alphabet(letter: str) -> str:
    """Which of those that look alike it is of; empty for any other."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in ALIKE else ""
