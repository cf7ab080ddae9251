r"""One type of message: its name, its fields, and what they are called in each language; read from one TOML file.

What is read here fits: every default is filled in, every field can be checked, asked for and printed.
Spec: docs/spec/forms.md, §2. How to write one: docs/howto/add-a-form.md.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Final, Literal, TypeAlias

import msgspec
from msgspec import Meta, Struct

OURS: Final = ("en", "ru", "uk", "ar", "zh")  # every type of ours is labelled in each of these
LINE_CHARACTERS: Final = 200
TEXT_CHARACTERS_MAX: Final = 16_000  # as in an entry: docs/spec/messages.md
COUNT_MAX: Final = 64
INTEGER_MAX: Final = 2**53 - 1  # RFC 8785 §3.2.2.3, as in every entry
MESSAGE: Final = "message.sent/1"  # the kind of entry that carries what people write
DEPTH_MAX: Final = 5  # of a value in `fields`; a definition cannot ask for more

Kind: TypeAlias = Literal[
    "line", "text", "integer", "moment", "date", "duration", "choice",
    "flag", "post", "ref", "position", "language", "list", "table",
]  # fmt: skip
Group: TypeAlias = Literal["service", "calls", "notices", "risk", "own"]
Precedence: TypeAlias = Literal["Z", "O", "P", "R"]
Need: TypeAlias = Literal["reply_to", "supersedes", "reply_by", "valid_from", "valid_to", "must_follow"]

TYPE: Final = re.compile(r"[A-Z][A-Z0-9-]{0,39}/[1-9][0-9]{0,3}", re.ASCII)
NAME: Final = re.compile(r"[A-Z][A-Z0-9-]{0,39}", re.ASCII)
LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)  # RFC 5646, the common part
# An entry's kind; "with supersedes": its own type's form and this header part make it what it is (CORRECT).
CARRIER: Final = re.compile(
    r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*/[1-9][0-9]{0,3}( with supersedes)?", re.ASCII
)

_VISIBLE: Final = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029]"
Label: TypeAlias = Annotated[str, Meta(min_length=1, max_length=600, pattern=rf"^{_VISIBLE}+\Z")]
Labels: TypeAlias = dict[str, Label]
FieldName: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}\Z")]
Value: TypeAlias = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9._+-]{0,39}\Z")]
Unit: TypeAlias = Annotated[str, Meta(max_length=20, pattern=rf"^{_VISIBLE}*\Z")]


class BadDefinition(Exception):
    """A definition that cannot be used. `what` is wrong, `where` (its file), `hint`: what to write instead."""

    def __init__(self, what: str, where: str, hint: str = "") -> None:
        super().__init__(f"{where}: {what}")
        self.what = what
        self.where = where
        self.hint = hint


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the values of a choice, and what it is called."""

    value: Value
    label: Labels


class Field(Struct, frozen=True, forbid_unknown_fields=True):
    """One field of a type. What does not belong to its kind is empty: docs/spec/forms.md, §3.

    `characters` bounds a line or a text, `minimum` and `maximum` an integer or the seconds of a duration, `count_max`
    the elements of a list or the rows of a table. `of`: the kind of a list's elements.
    """

    name: FieldName
    kind: Kind
    label: Labels
    help: Labels = {}
    required: bool = False
    characters: Annotated[int, Meta(ge=0, le=TEXT_CHARACTERS_MAX)] = 0
    minimum: Annotated[int, Meta(ge=-INTEGER_MAX, le=INTEGER_MAX)] | None = None
    maximum: Annotated[int, Meta(ge=-INTEGER_MAX, le=INTEGER_MAX)] | None = None
    unit: Unit = ""
    options: Annotated[tuple[Option, ...], Meta(max_length=128)] = ()
    of: Kind | Literal[""] = ""
    count_max: Annotated[int, Meta(ge=0, le=1_000)] = 0
    columns: Annotated[tuple["Field", ...], Meta(max_length=16)] = ()
    translated: bool = False

    @property
    def element(self) -> "Field":
        """The field that each element of this list is checked, asked for and printed as."""
        assert self.of
        return msgspec.structs.replace(self, kind=self.of, of="", count_max=0, required=True)


class Definition(Struct, frozen=True, forbid_unknown_fields=True):
    """One type in one version. `carried`: the kinds of entry that carry it; people write only `message.sent/1`."""

    type: Annotated[str, Meta(pattern=rf"^{TYPE.pattern}\Z")]
    name: Labels
    about: Labels
    group: Group = "own"
    number: Annotated[int, Meta(ge=0, le=999)] = 0
    carried: tuple[str, ...] = (MESSAGE,)
    precedence: Precedence = "R"
    needs: tuple[Need, ...] = ()
    follows: tuple[str, ...] = ()
    lasting: bool = False
    fields: Annotated[tuple[Field, ...], Meta(max_length=COUNT_MAX)] = ()

    @property
    def short(self) -> str:
        """The name without its version: `RFE`."""
        return self.type.partition("/")[0]

    @property
    def version(self) -> int:
        return int(self.type.partition("/")[2])

    @property
    def written(self) -> bool:
        """Whether people write it as a message; all others are printed and explained only."""
        return MESSAGE in self.carried

    def field(self, name: str) -> Field | None:
        return next((field for field in self.fields if field.name == name), None)


def said(labels: Mapping[str, str], language: str) -> str:
    """The label in this language, or in the language without its region, or in English."""
    return labels.get(language) or labels.get(language.partition("-")[0]) or labels["en"]


def parsed(text: str, where: str) -> dict[str, Any]:
    """The TOML text as a tree, of a type or of a phrase book. Raises BadDefinition."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as why:  # ValueError: a number without end, too
        raise BadDefinition(
            f"not TOML: {why}", where, "see https://toml.io; every text stands in quotes"
        ) from why


def read(text: str, where: str) -> Definition:
    """The type that this TOML text defines, defaults filled in. Raises BadDefinition. `where`: the file's name."""
    tree = parsed(text, where)
    try:
        found = msgspec.convert(_filled(tree), Definition)
    except (msgspec.ValidationError, TypeError, AttributeError) as why:
        raise BadDefinition(
            f"{why}", where, "docs/spec/forms.md lists every key and what it may hold"
        ) from why
    for what, hint in _faults(found):
        raise BadDefinition(what, where, hint)
    return found


# --- defaults -----------------------------------------------------------------------------------------------


def _filled(tree: dict[str, Any]) -> dict[str, Any]:
    tree = dict(tree)
    if isinstance(tree.get("carried"), str):
        tree["carried"] = [tree["carried"]]
    tree["fields"] = [_field(field) for field in tree.get("fields", [])]
    return tree


_DEFAULTS: Final[Mapping[str, dict[str, Any]]] = {
    "line": {"characters": LINE_CHARACTERS, "translated": True},
    "text": {"characters": TEXT_CHARACTERS_MAX, "translated": True},
    "list": {"count_max": COUNT_MAX},
    "table": {"count_max": COUNT_MAX},
}


def _field(field: dict[str, Any]) -> dict[str, Any]:
    """A field as the struct has it: the labels of each option apart from its value, defaults of its kind."""
    filled = _DEFAULTS.get(field.get("kind", ""), {}) | field
    if "options" in field:
        filled["options"] = [_option(option) for option in field["options"]]
    if "columns" in field:
        filled["columns"] = [_field(column) | {"translated": False} for column in field["columns"]]
    if filled.get("of") in {"line", "text"}:
        filled.setdefault("characters", _DEFAULTS[filled["of"]]["characters"])
    return filled


def _option(option: dict[str, Any]) -> dict[str, Any]:
    return {"value": option.get("value"), "label": {k: v for k, v in option.items() if k != "value"}}


# --- what the types of the structs cannot say ---------------------------------------------------------------

_BELONGS: Final[Mapping[str, frozenset[str]]] = {
    "characters": frozenset(("line", "text")),
    "minimum": frozenset(("integer", "duration")),
    "maximum": frozenset(("integer", "duration")),
    "unit": frozenset(("integer",)),
    "options": frozenset(("choice",)),
    "of": frozenset(("list",)),
    "count_max": frozenset(("list", "table")),
    "columns": frozenset(("table",)),
    "translated": frozenset(("line", "text")),
}
_ELEMENTS: Final = frozenset(("characters", "minimum", "maximum", "unit", "options"))  # a list hands them on


def _faults(found: Definition) -> Iterator[tuple[str, str]]:
    """What is wrong, with a hint, worst first."""
    yield from _labels(found.name, "name")
    yield from _labels(found.about, "about")
    if not found.carried or not all(CARRIER.fullmatch(kind) for kind in found.carried):
        yield f"carried: {list(found.carried)} names no kind of entry", f'write carried = "{MESSAGE}"'
    for name in found.follows:
        if not (NAME.fullmatch(name) or TYPE.fullmatch(name)):
            yield f"follows: {name!r} is no type", 'write "RFE" for any version, or "RFE/1"'
    yield from _each(found.fields, "fields")


def _each(fields: Sequence[Field], where: str) -> Iterator[tuple[str, str]]:
    names = [field.name for field in fields]
    for name in names:
        if names.count(name) > 1:
            yield f"{where}: the name {name} stands twice", "give each field its own name"
    for field in fields:
        yield from _one(field, f"{where}.{field.name}")


def _one(field: Field, where: str) -> Iterator[tuple[str, str]]:
    yield from _labels(field.label, f"{where}.label")
    if field.help:
        yield from _labels(field.help, f"{where}.help")
    for key, kinds in _BELONGS.items():
        handed = field.kind == "list" and key in _ELEMENTS and field.of in kinds
        if getattr(field, key) not in (None, 0, "", (), False) and field.kind not in kinds and not handed:
            yield (
                f"{where}: {key} means nothing for the kind {field.kind}",
                f"it belongs to: {', '.join(sorted(kinds))}",
            )
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        yield f"{where}: the minimum is above the maximum", "exchange the two"
    if "choice" in {field.kind, field.of}:
        yield from _options(field, where)
    if field.kind == "list" and field.of in {"", "list", "table"}:
        yield f"{where}: a list of what?", 'write of = "line", or any kind but list and table'
    if field.kind == "table":
        yield from _columns(field, where)


def _options(field: Field, where: str) -> Iterator[tuple[str, str]]:
    values = [option.value for option in field.options]
    if not values or len(set(values)) < len(values):
        yield (
            f"{where}: a choice needs options, each value once",
            'write options = [{value = "yes", en = "Yes"}, …]',
        )
    for option in field.options:
        yield from _labels(option.label, f"{where}.options.{option.value}")
    for language in sorted({tag for option in field.options for tag in option.label}):
        called = [option.label[language].casefold() for option in field.options if language in option.label]
        if len(set(called)) < len(called):
            yield f"{where}: two options have one name in {language}", "name them apart: people choose by it"


def _columns(field: Field, where: str) -> Iterator[tuple[str, str]]:
    if not field.columns:
        yield f"{where}: a table without columns", "give it [[fields.columns]]"
    if any(column.kind == "table" for column in field.columns):
        yield f"{where}: a table within a table", "make it a table of its own"
    yield from _each(field.columns, where)


def _labels(labels: Mapping[str, str], where: str) -> Iterator[tuple[str, str]]:
    if "en" not in labels:
        yield f"{where}: no English", 'write en = "…"; other languages may stand beside it'
    for language in labels:
        if LANGUAGE.fullmatch(language) is None:
            yield f"{where}: {language!r} is no language", 'write a tag such as "uk" or "zh-Hant"'
