"""How urgent, why not, and who must decide, as people write it: a word or a code, in either case."""

from collections.abc import Mapping
from typing import Any, Final

import click

from parley.line.values import PENDING_WORDS, REFUSAL_WORDS, Precedence


class Coded(click.ParamType[str]):
    """One of a few codes; `words`: what may be written, and the code that it means."""

    def __init__(self, name: str, words: Mapping[str, str]) -> None:
        self.name = name
        self.words = words

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        found = self.words.get(str(value).upper())
        if found is None:
            self.fail(f"{value!r} is none of {', '.join(self.words)}", param, ctx)
        return found


def _own(words: Mapping[Any, str]) -> dict[str, str]:
    return {code.value: code.value for code in words}


PRECEDENCE: Final = Coded(
    "precedence", {p.name: p.value for p in Precedence} | {p.value: p.value for p in Precedence}
)
REFUSAL: Final = Coded("code", _own(REFUSAL_WORDS))
PENDING: Final = Coded("code", _own(PENDING_WORDS))


def word(letter: str) -> str:
    """`Z` as `FLASH`."""
    return Precedence(letter).name


def whose(state: str, *, mine: bool) -> str:
    """A state as our own people have to take it: the fault of whoever began a thing is theirs if they began it."""
    return "THEIR_FAULT" if state == "OUR_FAULT" and not mine else state


def listed(words: Mapping[Any, str]) -> str:
    """The codes with their words, for the end of a help text."""
    return "\b\nCodes:\n" + "\n".join(f"  {code.value}  {said}" for code, said in words.items())
