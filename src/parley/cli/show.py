"""What a command prints: sentences and tables, rich on a terminal, plain text into a pipe, JSON where asked for.

Everything that goes through here is made harmless first (plain.py), so that no command can forget it.
"""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias
from unicodedata import category, east_asian_width

import click

from parley.cli.plain import lines, one_line

if TYPE_CHECKING:
    from rich.console import Console


class Tone(StrEnum):
    """How a word is coloured; the words alone say everything. Acknowledgements have no tone: they are not approval."""

    PLAIN = ""
    GOOD = "green"
    CARE = "yellow"
    BAD = "bold red"
    QUIET = "dim"
    STRONG = "bold"
    EXERCISE = "black on bright_magenta"


class Toned(NamedTuple):
    """A text in a tone."""

    text: str
    tone: Tone


Cell: TypeAlias = str | Toned
GAP: Final = "  "
_NO_WIDTH: Final = frozenset(("Mn", "Me", "Cf"))


def as_json(tree: Any) -> None:  # noqa: ANN401  # any shape of the reference
    """The tree as JSON, in ASCII: what others wrote does nothing to a terminal."""
    click.echo(json.dumps(tree, indent=2, ensure_ascii=True))


def in_rows(digits: str, groups: int = 4) -> list[str]:
    """The digits in rows of a few groups, as they are read aloud."""
    parts = digits.split(" ")
    return ["  ".join(parts[i : i + groups]) for i in range(0, len(parts), groups)]


class Sheet:
    """A page on standard output."""

    def __init__(self) -> None:
        self._rich = _console() if sys.stdout.isatty() else None

    def title(self, text: str) -> None:
        """A heading."""
        self._print([Toned(text, Tone.STRONG)])

    def say(self, *parts: Cell, indent: int = 0) -> None:
        """One sentence."""
        self._print([" " * indent, *parts] if indent else parts)

    def text(self, written: str, *, indent: int = 2) -> None:
        """A text of somebody, behind a bar, so that none of its lines passes for one of ours."""
        for line in lines(written):
            self._harmless(f"{' ' * indent}| {line}")

    def blank(self) -> None:
        click.echo()

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, folds: Sequence[str] = ()
    ) -> None:
        """Columns under their heads; on a narrow terminal those named in `folds` are broken over lines, no other."""
        if self._rich is None:
            _plain_table(heads, rows)
            return
        from rich.table import Table  # noqa: PLC0415  # 60 ms that a pipe need not wait for

        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        for head in heads:
            table.add_column(head, overflow="fold", no_wrap=head not in folds)
        for row in rows:
            table.add_row(*(self._text([cell]) for cell in row))
        self._rich.print(table)

    def _harmless(self, line: str) -> None:
        """A line that needs no more care: to make it harmless twice would show our own marks as foreign ones."""
        if self._rich is None:
            click.echo(line.rstrip())
            return
        from rich.text import Text  # noqa: PLC0415  # likewise

        self._rich.print(Text(line), soft_wrap=True)

    def _print(self, parts: Sequence[Cell]) -> None:
        if self._rich is None:
            click.echo("".join(one_line(_text(part)) for part in parts).rstrip())
        else:
            self._rich.print(self._text(parts), soft_wrap=True)

    def _text(self, parts: Sequence[Cell]) -> Any:  # noqa: ANN401  # rich's Text, imported only for a terminal
        from rich.text import Text  # noqa: PLC0415  # likewise

        return Text.assemble(
            *((one_line(_text(part)), part.tone.value if isinstance(part, Toned) else "") for part in parts)
        )


def _text(cell: Cell) -> str:
    return cell.text if isinstance(cell, Toned) else cell


def _console() -> "Console":
    from rich.console import Console  # noqa: PLC0415  # likewise

    # No markup, no guesses: a subject such as "[red]" is a subject.
    return Console(markup=False, highlight=False, emoji=False)


def _plain_table(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Columns of even width, the last one ragged; the same words as on a terminal, nothing cut off."""
    cells = [[one_line(_text(cell)) for cell in row] for row in [heads, *rows]]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(heads))]
    for row in cells:
        padded = (text + " " * (width - _width(text)) for text, width in zip(row, widths, strict=True))
        click.echo(GAP.join(padded).rstrip())


def _width(text: str) -> int:
    """The columns of a terminal that this text takes: two for the wide letters of East Asia, none for marks."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(c) in "WF" else category(c) not in _NO_WIDTH for c in text)
