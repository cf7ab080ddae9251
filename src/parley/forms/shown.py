"""A value as a person reads it, in one language. Never raises: what does not fit its field is shown as it is.

What `shown` says of a value that fits, `typed.parse` reads back as the same value. Not yet harmless: printers make it
so. Spec: docs/spec/forms.md, §3.4.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.forms import moments, positions, wording
from parley.forms.definition import Field, said

# Between the elements of a list: comma and semicolon, those of Chinese and Arabic, a new line.
SEPARATORS: Final = ",;\uff0c\u3001\u060c\u061b\n"
UNGROUPED_MAX: Final = 9_999  # shorter numbers are read aloud as they are
ESCAPES: Final = {
    "\\": "\\\\",
    "|": "\\|",
    "\n": "\\n",
}  # within the cell of a table; a space at its edge is `\s`
BITS_MAX: Final = 64  # an entry holds no longer number
DEPTH_MAX: Final = 16  # of what is shown as it is; an entry is never deeper


def shown(field: Field, value: object, language: str) -> str:
    """The value in words: a choice by its label, a number with its unit, a list on one line, a table on several."""
    if value is None:
        return ""
    try:
        return _KINDS[field.kind](field, value, language)
    except (TypeError, ValueError, KeyError, AttributeError):
        return plainly(value, language)


def plainly(value: object, language: str, depth: int = 0) -> str:
    """Any JSON value, of which nothing more is known, readable."""
    if depth > DEPTH_MAX:
        return "…"
    match value:
        case None:
            return "–"
        case bool():
            return wording.word("flag.yes" if value else "flag.no", language)
        case Mapping():
            inner = (f"{name}: {plainly(part, language, depth + 1)}" for name, part in value.items())
            return f"({'; '.join(inner)})"
        case list() | tuple():
            return "; ".join(plainly(part, language, depth + 1) for part in value)
        case int() if value.bit_length() > BITS_MAX:
            return f"({value.bit_length()} bits)"
        case _:
            return str(value)


def _text(_: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value, here and below
    return value if isinstance(value, str) else plainly(value, language)


def _integer(field: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value
    if type(value) is not int:
        raise TypeError
    digits = f"{value:,}".replace(",", " ") if abs(value) > UNGROUPED_MAX else str(value)
    return f"{digits} {wording.word(f'unit.{field.unit}', language)}" if field.unit else digits


def _moment(_: Field, value: Any, __: str) -> str:  # noqa: ANN401  # any JSON value
    return moments.shown(value)


def _duration(_: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value
    if type(value) is not int:
        raise TypeError
    return moments.span(value, language)


def _choice(field: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value
    known = {option.value: option for option in field.options}
    return said(known[value].label, language)


def _flag(_: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value
    return plainly(value, language)


def _ref(_: Field, value: Any, __: str) -> str:  # noqa: ANN401  # any JSON value
    return grouped(value)


def grouped(digits: str, size: int = 8) -> str:
    """Digits in groups, to be read aloud."""
    return " ".join(digits[at : at + size] for at in range(0, len(digits), size))


def _position(_: Field, value: Any, __: str) -> str:  # noqa: ANN401  # any JSON value
    if any(type(value[name]) is not int for name in positions.KEYS):
        raise TypeError
    return positions.shown(value)


def _language(_: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value
    name = wording.word(f"language.{value.partition('-')[0]}", language)
    return value if name == value.partition("-")[0] else f"{value} ({name})"


def _list(field: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value
    if not isinstance(value, (list, tuple)):
        raise TypeError
    return "; ".join(_quoted(shown(field.element, part, language), field.of) for part in value)


def _quoted(text: str, of: str) -> str:
    plain = (
        text == text.strip() and text and not any(letter in SEPARATORS or letter == '"' for letter in text)
    )
    doubled = text.replace('"', '""')
    return text if plain or of == "position" else f'"{doubled}"'


def _table(field: Field, value: Any, language: str) -> str:  # noqa: ANN401  # any JSON value
    return "\n".join(
        " | ".join(_cell(shown(column, row.get(column.name), language)) for column in field.columns)
        for row in value
    )


def _cell(text: str) -> str:
    for plain, escaped in ESCAPES.items():
        text = text.replace(plain, escaped)
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return "\\s" * before + text.strip(" ") + "\\s" * after if text.strip(" ") else "\\s" * before


_KINDS: Final[Mapping[str, Callable[[Field, Any, str], str]]] = {
    "line": _text,
    "text": _text,
    "integer": _integer,
    "moment": _moment,
    "date": _text,
    "duration": _duration,
    "choice": _choice,
    "flag": _flag,
    "post": _text,
    "ref": _ref,
    "position": _position,
    "language": _language,
    "list": _list,
    "table": _table,
}
