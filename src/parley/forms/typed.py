r"""What a person typed for a field, as the value that an entry carries.

Reads back what `shown` says of a value that fits, in any language that forms have words for.
Spec: docs/spec/forms.md, §3.4.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from parley.forms import fitting, inert, moments, positions, wording
from parley.forms.definition import Field
from parley.forms.shown import SEPARATORS
from parley.record.entry import Instant

_SPACES: Final = re.compile(r"[\s_]+")
_HINTS: Final = {
    "integer": "write a whole number, with or without its unit",
    "moment": "write +48h, 2022-03-04T12:30Z or 041230Z MAR 22",
    "date": "write 2022-03-04",
    "duration": "write 48h, 90 min or 1 d 12 h",
    "flag": "write yes or no",
    "position": "write 54°21.5'N 018°39.0'E, 54°21'30\"N 018°39'00\"E or 54.35833,18.65",
    "ref": "write all 64 hex digits of the entry's reference",
    "language": "write a tag such as en, uk or zh-Hant",
    "list": "write the elements with semicolons or commas between them",
    "table": "write a row on each line, its cells with | between them",
}


class BadValue(Exception):
    """What was typed is no value of the field. `what` says why, `hint` how it is written."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def parse(field: Field, text: str, now: Instant | None = None) -> Any:  # noqa: ANN401  # any JSON value
    """The value of what was typed; None for nothing, where the field may stay empty. Raises BadValue.

    `now`: what `+48h` counts from.
    """
    if not text and not field.required:
        return None
    try:
        value = _KINDS[field.kind](field, text, now)
    except BadValue:
        raise
    except (ValueError, OverflowError) as why:
        raise BadValue(f"{field.name}: {why}", hint(field)) from why
    for problem in fitting.problems(field, value):
        raise BadValue(problem, hint(field))
    return value


def hint(field: Field) -> str:
    """How a value of this field is written."""
    if field.kind == "choice":
        return f"write one of: {', '.join(option.value for option in field.options)}"
    return _HINTS.get(field.kind, f"at most {field.characters} characters" if field.characters else "")


def _text(_: Field, text: str, __: Instant | None) -> str:
    return text


def _integer(field: Field, text: str, _: Instant | None) -> int:
    bare = _SPACES.sub("", text).replace("−", "-")
    known = (field.unit, *wording.words(f"unit.{field.unit}"))
    # The longest that fits, and no second one: one language's unit may end in another's.
    units = sorted((_SPACES.sub("", unit) for unit in known), key=len, reverse=True)
    bare = bare.removesuffix(next((unit for unit in units if bare.endswith(unit)), ""))
    if re.fullmatch(r"[+-]?\d{1,17}", bare) is None:
        raise ValueError("no whole number")
    return int(bare)


def _moment(_: Field, text: str, now: Instant | None) -> str:
    return moments.parse(text, now)


def _date(_: Field, text: str, __: Instant | None) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as why:
        raise ValueError(f"{inert.quoted(text.strip())} is no day") from why


def _duration(_: Field, text: str, __: Instant | None) -> int:
    return moments.parse_span(text)


def _choice(field: Field, text: str, _: Instant | None) -> str:
    typed = text.strip().casefold()
    for option in field.options:
        if typed == option.value.casefold():
            return option.value
    for option in field.options:
        if typed in {label.casefold() for label in option.label.values()}:
            return option.value
    raise ValueError(f"{text.strip()[:40]!r} is none of the choices")


def _flag(_: Field, text: str, __: Instant | None) -> bool:
    typed = text.strip().casefold()
    for word, value in (("flag.yes", True), ("flag.no", False)):
        if typed in {known.casefold() for known in wording.words(word)}:
            return value
    raise ValueError("neither yes nor no")


def _post(_: Field, text: str, __: Instant | None) -> str:
    return text.strip()


def _ref(_: Field, text: str, __: Instant | None) -> str:
    return _SPACES.sub("", text).lower()


def _position(_: Field, text: str, __: Instant | None) -> dict[str, int]:
    return positions.parse(text)


def _language(_: Field, text: str, __: Instant | None) -> str:
    return text.strip().partition(" ")[0]


def _list(field: Field, text: str, now: Instant | None) -> list[Any]:
    parts = re.split(r"[;\n]", text) if field.of == "position" else list(_split(text))
    return [parse(field.element, part, now) for part in parts if part.strip()]


def _split(text: str) -> Iterator[str]:
    r"""The elements of a list: between separators, or in quotation marks, where `""` is one of them."""
    at = 0
    while at < len(text):
        if quoted := re.compile(r'\s*"((?:[^"]|"")*)"\s*').match(text, at):
            yield quoted[1].replace('""', '"')
            at = quoted.end()
            if at < len(text) and text[at] not in SEPARATORS:
                raise ValueError("something stands behind a quotation mark")
            at += 1
        else:
            end = next((place for place in range(at, len(text)) if text[place] in SEPARATORS), len(text))
            yield text[at:end].strip()
            at = end + 1


def _table(field: Field, text: str, now: Instant | None) -> list[dict[str, Any]]:
    return [_row(field, row, now) for row in text.split("\n") if row.strip()]


def _row(field: Field, row: str, now: Instant | None) -> dict[str, Any]:
    cells = [_plain(cell.strip(" ")) for cell in _cells(row)]
    if len(cells) > len(field.columns):
        raise ValueError(f"{len(cells)} cells where the table has {len(field.columns)} columns")
    values = {
        column.name: parse(column, cell, now)
        for column, cell in zip(field.columns, cells, strict=False)
        if cell
    }
    for column in field.columns:
        if column.required and column.name not in values:
            raise BadValue(f"{field.name}, {column.name}: missing", hint(field))
    return values


def _cells(row: str) -> list[str]:
    """The cells of a row, escapes left in: a bar behind a backslash divides nothing."""
    cells, cell, escaped = [], "", False
    for letter in row:
        if letter == "|" and not escaped:
            cells.append(cell)
            cell = ""
        else:
            cell += letter
        escaped = letter == "\\" and not escaped
    return [*cells, cell]


def _plain(cell: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "s": " "}.get(found[1], found[1]), cell)


_KINDS: Final[Mapping[str, Callable[[Field, str, Instant | None], Any]]] = {
    "line": _text,
    "text": _text,
    "integer": _integer,
    "moment": _moment,
    "date": _date,
    "duration": _duration,
    "choice": _choice,
    "flag": _flag,
    "post": _post,
    "ref": _ref,
    "position": _position,
    "language": _language,
    "list": _list,
    "table": _table,
}
