"""Combining marks in a row, bounded: normalizing a text takes the square of the longest row.

An entry has room for 30,000 marks on one letter, and putting those in order takes seconds, in the turn that hears it.
Thirty is what Unicode's own Stream-Safe Text Format allows (UAX #15, §13); no script needs more than four.
"""

import re
import unicodedata
from typing import Final

ROW_MAX: Final = 30

_MARK: Final = "x"
_UNSEEN: Final = frozenset(("Mn", "Me", "Cf", "Cs"))
_TOWER: Final = re.compile(f"{_MARK}{{{ROW_MAX + 1},}}")


class _Sorts(dict[int, str]):
    """For `str.translate`: which characters are marks, or nothing but marks once they are taken apart.

    What is unseen counts as one: a search leaves it out before it normalizes, and would join what it kept apart.
    """

    def __missing__(self, point: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(point))
        unseen = unicodedata.category(chr(point)) in _UNSEEN
        self[point] = sort = _MARK if unseen or all(map(unicodedata.combining, parts)) else "o"
        return sort


_sorts: Final = _Sorts()


def bounded(text: str) -> str:
    """The text with at most ROW_MAX marks in a row. Further ones are left out, as only a search or a match may do."""
    if text.isascii():
        return text
    left, at = [], 0
    for tower in _TOWER.finditer(text.translate(_sorts)):
        left.append(text[at : tower.start() + ROW_MAX])
        at = tower.end()
    left.append(text[at:])
    return "".join(left)
