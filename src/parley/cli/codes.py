"""How urgent, as people write it: the word or the letter, in either case."""

from typing import Final

import click

from parley.line.values import Precedence


class PrecedenceWord(click.ParamType[str]):
    """`FLASH` or `Z`, `IMMEDIATE` or `O`, `PRIORITY` or `P`, `ROUTINE` or `R`; its value is the letter."""

    name = "precedence"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).upper()
        found = next((known for known in Precedence if text in {known.value, known.name}), None)
        if found is None:
            self.fail(f"{value!r} is none of FLASH (Z), IMMEDIATE (O), PRIORITY (P), ROUTINE (R)", param, ctx)
        return found.value


PRECEDENCE: Final = PrecedenceWord()


def word(letter: str) -> str:
    """`Z` as `FLASH`."""
    return Precedence(letter).name
