"""The numbers of each sending post in the bundle: what is missing, what stands twice, what went back.

A message that is withheld has its number with it: nothing is called missing unless its author's whole record is here.
"""

from collections.abc import Iterator

from parley.line import facts as f
from parley.verdict.basis import Basis
from parley.verdict.replay import Said
from parley.verdict.result_written import NumbersShown


def numbers(basis: Basis) -> Iterator[NumbersShown]:
    """Of each party each sending post, in the order in which they first wrote."""
    for party, words in basis.words.items():
        posts: dict[str, list[tuple[int, Said]]] = {}
        for word in words:
            if isinstance(word.fact, f.MessageSent):
                posts.setdefault(word.fact.from_, []).append((word.fact.number, word))
        for post, sent in posts.items():
            yield _numbers(party, post, sent, basis)


def _numbers(party: str, post: str, sent: list[tuple[int, Said]], basis: Basis) -> NumbersShown:
    had: set[int] = set()
    repeated, behind, highest = [], [], 0
    for number, word in sent:
        if number in had:
            repeated.append(basis.reference(word.ref))
        elif number < highest:
            behind.append(basis.reference(word.ref))
        had.add(number)
        highest = max(highest, number)
    missing = tuple(_gaps(sorted(had))) if basis.whole[party] else None
    return NumbersShown(party, post, len(sent), highest, missing, tuple(repeated), tuple(behind))


def _gaps(had: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of numbers that is not there."""
    for before, number in zip([0, *had], had, strict=False):
        if number > before + 1:
            yield before + 1, number - 1
