r"""Whether the values of a message fit its type, and what does not.

`check` answers for any JSON tree, whoever wrote it, and raises nothing. What fits here fits in an entry.
Spec: docs/spec/forms.md, §3.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from parley.forms import inert, positions
from parley.forms.definition import INTEGER_MAX, LANGUAGE, Definition, Field
from parley.record.entry import HASH, instant
from parley.record.errors import Malformed

PROBLEMS_MAX: Final = 20  # more say nothing new
_LINE: Final = re.compile(r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]*")
_TEXT: Final = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]*")
_POST: Final = re.compile(r"(?!\s)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]{1,64}(?<!\s)")
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def check(definition: Definition, fields: object) -> list[str]:
    """What does not fit the type, in words; nothing if all fits."""
    if not isinstance(fields, Mapping):
        return ["the fields are no object"]
    return _at_most(_object(definition.fields, fields, ""))


def problems(field: Field, value: object) -> list[str]:
    """What does not fit this one field, in words."""
    return _at_most(_value(field, value, field.name))


def _at_most(found: Iterator[str]) -> list[str]:
    listed: list[str] = []
    for problem in found:
        if len(listed) == PROBLEMS_MAX:
            return [*listed, "and more"]
        listed.append(problem)
    return listed


def given(value: object) -> bool:
    """Whether this says anything: null, an empty text, list or object do not."""
    return not (value is None or value in ("", [], {}, ()))


def _object(fields: tuple[Field, ...], values: Mapping[Any, Any], at: str) -> Iterator[str]:
    known = {field.name for field in fields}
    for name in values:
        if name not in known:
            yield f"{at}{inert.quoted(name)}: the type has no such field"
    for field in fields:
        value = values.get(field.name)
        if given(value):
            yield from _value(field, value, f"{at}{field.name}")
        elif field.required:
            yield f"{at}{field.name}: missing"
        elif value not in (None, ""):
            yield from _value(field, value, f"{at}{field.name}")


def _value(field: Field, value: object, at: str) -> Iterator[str]:
    yield from (f"{at}: {why}" for why in _KINDS[field.kind](field, value))
    if field.kind == "list" and isinstance(value, (list, tuple)):
        for place, inner in enumerate(value[: field.count_max], 1):
            yield from _value(field.element, inner, f"{at}, {place}")
    if field.kind == "table" and isinstance(value, (list, tuple)):
        for place, inner in enumerate(value[: field.count_max], 1):
            if isinstance(inner, Mapping) and any(map(given, inner.values())):
                yield from _object(field.columns, inner, f"{at}, row {place}, ")
            else:
                yield f"{at}, row {place}: nothing in it"


# --- one check for each kind --------------------------------------------------------------------------------


def _text(field: Field, value: object) -> Iterator[str]:
    allowed = _LINE if field.kind == "line" else _TEXT
    if not isinstance(value, str):
        yield "no text"
    elif not value.strip() and field.required:
        yield "missing"
    elif len(value) > field.characters:
        yield f"{len(value)} characters where {field.characters} are allowed"
    elif not allowed.fullmatch(value):
        yield "control characters" if field.kind == "text" else "control characters or line breaks"


def _integer(field: Field, value: object) -> Iterator[str]:
    low = -INTEGER_MAX if field.minimum is None else field.minimum
    high = INTEGER_MAX if field.maximum is None else field.maximum
    if type(value) is not int:
        yield "no whole number"
    elif not low <= value <= high:
        yield f"not from {low} to {high}"


def _moment(_: Field, value: object) -> Iterator[str]:
    try:
        instant(value if isinstance(value, str) else "")
    except Malformed:
        yield "no moment of the form 2022-03-01T09:00:00.000Z"


def _date(_: Field, value: object) -> Iterator[str]:
    if not isinstance(value, str) or not _DATE.fullmatch(value) or not _exists(value):
        yield "no day of the form 2022-03-01"


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _choice(field: Field, value: object) -> Iterator[str]:
    values = [option.value for option in field.options]
    if not isinstance(value, str):
        yield "no choice"
    elif value not in values:
        yield f"{inert.quoted(value)} is none of: {', '.join(values)}"


def _flag(_: Field, value: object) -> Iterator[str]:
    if type(value) is not bool:
        yield "neither true nor false"


def _post(_: Field, value: object) -> Iterator[str]:
    if not isinstance(value, str) or not _POST.fullmatch(value):
        yield "no name of a post"


def _ref(_: Field, value: object) -> Iterator[str]:
    if not isinstance(value, str) or not HASH.fullmatch(value):
        yield "no reference of 64 hex digits"


def _position(_: Field, value: object) -> Iterator[str]:
    if not isinstance(value, Mapping) or value.keys() != positions.KEYS:
        yield "no position: lat_e7 and lon_e7, nothing else"
        return
    for name, most in (("lat_e7", positions.LAT_MAX), ("lon_e7", positions.LON_MAX)):
        part = value[name]
        if type(part) is not int or abs(part) > most:
            yield f"{name} is no whole number from {-most} to {most}"


def _language(_: Field, value: object) -> Iterator[str]:
    if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
        yield "no tag of a language"


def _many(field: Field, value: object) -> Iterator[str]:
    what = "rows" if field.kind == "table" else "elements"
    if not isinstance(value, (list, tuple)):
        yield "no list"
    elif len(value) > field.count_max:
        yield f"{len(value)} {what} where {field.count_max} are allowed"


_KINDS: Final[Mapping[str, Callable[[Field, object], Iterator[str]]]] = {
    "line": _text,
    "text": _text,
    "integer": _integer,
    "moment": _moment,
    "date": _date,
    "duration": _integer,
    "choice": _choice,
    "flag": _flag,
    "post": _post,
    "ref": _ref,
    "position": _position,
    "language": _language,
    "list": _many,
    "table": _many,
}
