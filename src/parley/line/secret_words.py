"""Secret words, and how one is found in a text: as a whole word, in any script, whatever its spelling may vary.

What they mean and what follows is in duress.py. They are kept in memory only.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from parley.forms import marks
from parley.line.values import Refusal

LETTERS_MIN: Final = 3  # a shorter word stands in too many texts

_IGNORED: Final = re.compile(
    "[\u00ad\u034f\u061c\u0640\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"  # unseen; tatweel
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points,
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"  # Arabic: may be left out
)
_UNSPACED: Final = re.compile(  # scripts that put no space between words: a word may begin and end anywhere
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


class Secrets(Struct, frozen=True):
    """The words, made comparable (`plain`)."""

    our_duress: tuple[str, ...] = ()
    their_duress: tuple[str, ...] = ()
    our_compromise: tuple[str, ...] = ()
    their_compromise: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Not the words: a traceback is a text as well."""
        return "Secrets(…)"


def secrets(words: Mapping[str, Iterable[str]]) -> Secrets:
    """These words, comparable. Raises Refusal for one that would be found everywhere, or in two places."""
    made = {kind: tuple(_secret(word) for word in said) for kind, said in words.items()}
    every = [word for said in made.values() for word in said]
    if len(set(every)) != len(every):
        raise Refusal("one word stands for two things", "choose another word for one of them", "words")
    return Secrets(**made)


def _secret(word: str) -> str:
    found = plain(word).strip()
    letters = sum(unicodedata.category(c)[0] in "LN" for c in found)
    if letters < LETTERS_MIN and not _UNSPACED.search(found):
        raise Refusal(
            f"a secret word has fewer than {LETTERS_MIN} letters", "choose a longer one: it is sought in every text",
            "words",
        )  # fmt: skip
    return found


def plain(text: str) -> str:
    """The text with all that spelling may vary taken out: case, width, unseen characters, runs of space."""
    folded = unicodedata.normalize("NFKC", marks.bounded(text)).casefold()
    return " ".join(_IGNORED.sub("", unicodedata.normalize("NFC", folded)).split())


def has(words: tuple[str, ...], texts: Iterable[str]) -> bool:
    """Whether one of these words stands in one of these texts as a whole word."""
    return bool(words) and any(_stands(word, text) for text in map(plain, texts) for word in words)


def _stands(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if _free(text, at, at + len(word)):
            return True
        at = text.find(word, at + 1)
    return False


def _free(text: str, begin: int, end: int) -> bool:
    """Whether what stands there is a word, and no part of a longer one."""
    before, after = text[begin - 1 : begin], text[end : end + 1]
    if after and unicodedata.category(after)[0] == "M":  # a mark that makes another letter of the last one
        return False
    return _apart(before, text[begin]) and _apart(after, text[end - 1])


def _apart(beside: str, letter: str) -> bool:
    if not beside or _UNSPACED.match(beside) or _UNSPACED.match(letter):
        return True
    return unicodedata.category(beside)[0] not in "LNM"


def strings(tree: object) -> Iterator[str]:
    """Every text in these plain values, names of fields left out."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, Mapping):
        for value in tree.values():
            yield from strings(value)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from strings(value)
