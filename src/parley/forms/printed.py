"""A message as a form of plain text, to be kept on paper and read aloud over a telephone. 79 columns.

Harmless on any terminal, and the same bytes from the same record. Spec: docs/spec/forms.md, §6.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from parley.forms import aloud, compose, inert, wording
from parley.forms.definition import Definition
from parley.forms.sheet import Row, Said, Section, Sheet, items

COLUMNS: Final = 79
BOXES: Final = "[ ] [ ]"  # read back, confirmed
MARGIN: Final = COLUMNS - aloud.COLUMNS
GROUPS: Final = 6  # of check digits on a line


def text(
    message: Mapping[str, Any], form: Definition | None, languages: Sequence[str], *, signed: bool = True
) -> str:
    """The form, with a line feed behind each line; one that is not `signed` yet says so."""
    made = compose.sheet(message, form, languages, signed=signed)
    return "".join(f"{line.rstrip(' ')}\n" for line in _page(made))


def _page(sheet: Sheet) -> Iterator[str]:
    yield from _banner(sheet)
    for title in dict.fromkeys(sheet.titles):
        yield from _wide(title)
    yield "=" * COLUMNS
    for how in dict.fromkeys(sheet.how):
        yield from _wide(how)
    yield ""
    legend = [_all(sheet, f"aloud.{name}") for name in ("read_back", "confirmed")]
    for box, words in zip(("[1] ...", "... [2]"), legend, strict=True):
        yield f"{'':8}{box}  {words}"
    current: Section | None = None
    for section, number, row in items(sheet):
        if section is not current:
            current = section
            yield from ("", _joined(section.titles), "-" * COLUMNS)
        yield from _row(row, number, sheet)
    yield from _end(sheet)


def _end(sheet: Sheet) -> Iterator[str]:
    groups = sheet.check.split(" ") if sheet.check else []
    if groups:
        yield from ("", _all(sheet, "aloud.digits"))
    for at in range(0, len(groups), GROUPS):
        yield f"{'':8}{BOXES}  {'  '.join(groups[at : at + GROUPS])}"
    yield from ("", "=" * COLUMNS)
    for end in dict.fromkeys(sheet.ends):
        yield from _wide(end)
    yield from _banner(sheet)


def _banner(sheet: Sheet) -> Iterator[str]:
    if sheet.banner:
        yield "#" * COLUMNS
        for words in sheet.banner:
            for line in inert.wrapped(inert.line(words), COLUMNS - 4):
                yield f"# {_isolated(line)}{' ' * (COLUMNS - 4 - inert.width(line))} #"
        yield "#" * COLUMNS


def _wide(words: str) -> Iterator[str]:
    for line in inert.wrapped(inert.line(words), COLUMNS):
        yield _isolated(line)


def _isolated(line: str, language: str = "") -> str:
    return inert.isolated(line, from_right=inert.rtl(line, language))


def _joined(words: Sequence[str]) -> str:
    """The same thing in each language, on one line."""
    return " / ".join(_isolated(inert.line(word)) for word in dict.fromkeys(words))


def _all(sheet: Sheet, key: str) -> str:
    return _joined([wording.word(key, tag) for tag in sheet.languages])


# --- one row ------------------------------------------------------------------------------------------------


def _row(row: Row, number: int, sheet: Sheet) -> Iterator[str]:
    first = f"{number:>6}  {BOXES}  " if number else " " * MARGIN
    indent = " " * (aloud.INDENT * row.level)
    label = list(_label(row))
    alone = row.said[0] if len(row.said) == 1 else None
    if not label:
        yield from _unlabelled(row, sheet)
    elif not row.said:
        yield from _under(
            first, [*label[:-1], label[-1] if label[-1].endswith(".") else f"{label[-1]}:"], indent
        )
    elif alone is not None and not row.tagged and _fits(label, alone, row):
        yield f"{first}{indent}{label[0]}: {_isolated(aloud.harmless(alone), alone.language)}"
    else:
        yield from _under(first, label, indent)
        yield from _said(row, number, sheet)


def _label(row: Row) -> Iterator[str]:
    """The labels, on one line if they fit there, else one below the other."""
    if not row.labels:
        return
    joined = _joined(row.labels)
    if inert.width(joined) <= aloud.columns(row.level):
        yield joined
        return
    for label in dict.fromkeys(row.labels):
        yield from map(_isolated, inert.wrapped(inert.line(label), aloud.columns(row.level)))


def _fits(label: Sequence[str], said: Said, row: Row) -> bool:
    cut = aloud.lines(said, row.level)
    used = inert.width(label[0]) + 2 + inert.width(cut[0])
    return len(label) == 1 and len(cut) == 1 and used <= aloud.columns(row.level)


def _under(first: str, lines: Sequence[str], indent: str) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield f"{' ' * MARGIN if place else first}{indent}{line}"


def _unlabelled(row: Row, sheet: Sheet) -> Iterator[str]:
    """A sentence of its own, in each language."""
    for said in row.said:
        lines = [_isolated(line, said.language) for line in aloud.lines(said, row.level)]
        yield from _under(_tagged(said, sheet), lines, " " * (aloud.INDENT * row.level))


def _tagged(said: Said, sheet: Sheet) -> str:
    tag = said.language if said.language and len(sheet.languages) > 1 else ""
    return f"{inert.line(tag):>{MARGIN - 2}}  "


def _said(row: Row, number: int, sheet: Sheet) -> Iterator[str]:
    """Each wording below its label: in which language, whether it is the one that counts, and line by line."""
    indent = " " * (aloud.INDENT * row.level)
    by_line = bool(number) and aloud.many(row)
    for said in row.said:
        cut = aloud.lines(said, row.level)
        if said.note and row.tagged:
            note = f"{inert.line(said.language)}: {_all(sheet, said.note)}"
            yield f"{' ' * MARGIN}{indent}({note})"
        if said.note:
            yield from _lines(said, number if by_line else 0, cut, indent)
        else:
            lines = [_isolated(line, said.language) for line in cut]
            yield from _under(_tagged(said, sheet), lines, indent)


def _lines(said: Said, number: int, cut: Sequence[str], indent: str) -> Iterator[str]:
    for name, line in aloud.numbered(number, cut):
        first = f"{name:>6}  {BOXES}  " if number and name else " " * MARGIN
        yield f"{first}{indent}{_isolated(line, said.language)}"
