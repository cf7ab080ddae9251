# ruff: noqa: RUF001  # words in five scripts, one of which has letters that look Latin
"""Values that fit a type, made from its definition alone: for every test that walks the types.

`whole` fills every field, `least` only what must be there, `translated` the texts that a translation repeats, and
`header` the parts of a message's header that its type cannot do without.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from parley.forms.definition import Definition, Field

NOW: Final = "2022-02-11T09:00:00.000Z"
LATER: Final = "2022-02-13T09:00:00.000Z"
REF: Final = "36ff737f1f097082cd61d7348fe6395d1d4ad0663d502dd3f71ecf30abdfcc0d"
POSTS: Final = ("desk", "secretary", "minister")
ROWS: Final = 2  # of a list or table, where so many are allowed

# What a watch might write, without a digit or a name; each has the marks, case and direction of its language.
WORDS: Final[Mapping[str, str]] = {
    "en": "The bridge is closed until further notice.",
    "ru": "Мост закрыт до особого распоряжения.",
    "uk": "Міст закрито до окремого розпорядження, об’їзд є.",
    "ar": "الجسر مغلق حتى إشعار آخر.",
    "zh": "桥梁关闭，另行通知。",
}


# Where a value must mean something to whoever reads it, and not only fit.
MEANT: Final[Mapping[str, dict[str, Any]]] = {
    "ROSTER": {
        "posts": [
            {
                "post": "desk",
                "languages": ["en", "uk"],
                "from": "08:00",
                "to": "20:00",
                "days": ["mon", "tue"],
            },
            {"post": "minister", "alternates": ["secretary"]},
        ],
        "handover": ["08:00", "20:00"],
    },
    "KEY-NOTICE": {"card": REF},
    "PHRASE": {
        "phrase": "P-2127",
        "slots": [{"name": "time", "value": LATER}, {"name": "post", "value": "minister"}],
    },
}
ENDS: Final = frozenset(("to", "until", "review", "review_by", "repair_expected"))  # later than what they end


def whole(definition: Definition, language: str = "en") -> dict[str, Any]:
    """Every field of the type, filled."""
    return _object(definition.fields, language) | MEANT.get(definition.short, {})


def least(definition: Definition, language: str = "en") -> dict[str, Any]:
    """The fields that must be there, and no other; of a table's rows likewise."""
    filled = _object(_required(definition.fields), language, _required)
    return filled | {name: value for name, value in MEANT.get(definition.short, {}).items() if name in filled}


def translated(definition: Definition, fields: Mapping[str, Any], language: str) -> dict[str, str]:
    """The same fields' texts in another language, as a translation carries them."""
    return {
        field.name: _text(field, language, 0)
        for field in definition.fields
        if field.translated and field.name in fields and isinstance(fields[field.name], str)
    }


def header(definition: Definition) -> dict[str, Any]:
    """What the type needs of the header, and an answer to what it follows."""
    filled: dict[str, Any] = {need: _NEEDED[need] for need in definition.needs}
    if definition.follows:
        filled["reply_to"] = REF
    if definition.lasting:
        filled |= {"valid_from": NOW, "valid_to": LATER}
    return filled


_NEEDED: Final[Mapping[str, Any]] = {
    "reply_to": REF,
    "supersedes": REF,
    "reply_by": LATER,
    "valid_from": NOW,
    "valid_to": LATER,
    "must_follow": (REF,),
}


def _required(fields: Iterable[Field]) -> Iterable[Field]:
    return (field for field in fields if field.required)


def _object(
    fields: Iterable[Field],
    language: str,
    of: Callable[[Iterable[Field]], Iterable[Field]] = iter,
    row: int = 0,
) -> dict[str, Any]:
    return {field.name: _value(field, language, of, row) for field in fields}


def _value(field: Field, language: str, of: Callable[[Iterable[Field]], Iterable[Field]], row: int) -> Any:
    if field.kind == "table":
        return [_object(of(field.columns), language, of, n) for n in range(min(ROWS, field.count_max))]
    if field.kind == "list":
        return [_ONE[field.of](field.element, language, n) for n in range(min(ROWS, field.count_max))]
    return _ONE[field.kind](field, language, row)


def _text(field: Field, language: str, row: int) -> str:
    """Words of that language, cut to what the field takes; a row further down says something else."""
    text = WORDS[language.partition("-")[0]]
    return f"{row + 1} {text}"[: field.characters].strip() if row else text[: field.characters].strip()


def _integer(field: Field, _: str, row: int) -> int:
    low = 0 if field.minimum is None else field.minimum
    high = low + 100 if field.maximum is None else field.maximum
    return min(max(low, 12 + row), high)


def _moment(field: Field, _: str, row: int) -> str:
    return LATER if field.name in ENDS else (NOW, LATER)[row % 2]


_ONE: Final[Mapping[str, Callable[[Field, str, int], Any]]] = {
    "line": _text,
    "text": _text,
    "integer": _integer,
    "duration": _integer,
    "moment": _moment,
    "date": lambda _, __, row: (NOW, LATER)[row % 2][:10],
    "choice": lambda field, _, row: field.options[row % len(field.options)].value,
    "flag": lambda _, __, row: row % 2 == 0,
    "post": lambda _, __, row: POSTS[row % len(POSTS)],
    "ref": lambda _, __, ___: REF,
    "position": lambda _, __, row: {"lat_e7": 543_583_333 + row, "lon_e7": -186_500_000},
    "language": lambda _, __, row: ("en", "uk")[row % 2],
}
