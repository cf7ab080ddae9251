"""A type's definition as the inputs of a page: what each is called, what has been typed into it, what is wrong with it.

Pure. What is typed is kept as it was typed, whatever it is, so that a page that comes back has lost nothing.
Names of inputs: `f.place`, in several languages `f.place:uk`, an element of a list or a row `f.posts.0`, its column
`f.posts.0.days`; `f.posts#` says how many rows there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from parley.forms import fitting, inert
from parley.forms.definition import Definition, Field, said
from parley.forms.shown import shown

ROOT: Final = "f"
TEXTS: Final = frozenset(("line", "text"))
# Of these a page says how they are written.
HINTED: Final = frozenset(("moment", "date", "duration", "position", "language", "ref", "post"))
ROWS_OFFERED: Final = 1  # empty ones, where nothing is filled in yet
ROWS_MAX: Final = 1_000  # as a definition may allow
LONG: Final = 200  # characters; what may be longer is typed into an area of several lines


class Fault(Struct, frozen=True):
    """What is wrong with what was typed, as the station words it, and how it is written."""

    what: str
    hint: str = ""


class Typed:
    """What a form says: each name with its texts."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self.texts: Final = {name: list(some) for name, some in texts.items()}

    def one(self, name: str) -> str:
        """The text of that input, with line ends as an entry has them."""
        return (self.texts.get(name) or [""])[0].replace("\r\n", "\n").replace("\r", "\n")

    def many(self, name: str) -> list[str]:
        """What was chosen of that name, each once."""
        return [text for text in dict.fromkeys(self.texts.get(name, ())) if text]

    def rows(self, name: str, most: int) -> int:
        """How many rows of that name there are, at most `most`."""
        said = self.one(f"{name}#")
        return min(int(said), most) if said.isascii() and said.isdecimal() and len(said) < len("10000") else 0


class Box(Struct, frozen=True):
    """One input. `how`: `line`, `area`, `choice`, `flag`. `lang`: of what is typed, empty if it is in none."""

    name: str
    label: str
    how: str
    typed: str
    help: str = ""
    hint: str = ""
    unit: str = ""
    required: bool = False
    characters: int = 0
    options: tuple[tuple[str, str], ...] = ()
    lang: str = ""
    fault: Fault | None = None
    shape: str = "box"

    @property
    def id(self) -> str:
        return ident(self.name)

    @property
    def dir(self) -> str:
        """The direction of what is typed: that of its language."""
        return "" if not self.lang else "rtl" if inert.rtl("", self.lang) else "ltr"


class Texts(Struct, frozen=True):
    """One text in several languages, side by side."""

    name: str
    label: str
    boxes: tuple[Box, ...]
    help: str = ""
    required: bool = False
    fault: Fault | None = None
    shape: str = "texts"


class Marks(Struct, frozen=True):
    """A list of choices: any of them."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    help: str = ""
    required: bool = False
    fault: Fault | None = None
    shape: str = "marks"


class Rows(Struct, frozen=True):
    """A list or a table: one group of inputs a row. `more`: another row may be had."""

    name: str
    label: str
    rows: tuple[tuple["Node", ...], ...]
    more: bool
    table: bool
    help: str = ""
    required: bool = False
    fault: Fault | None = None
    shape: str = "rows"


Node = Box | Texts | Marks | Rows


def ident(name: str) -> str:
    """An input's name as the id of an element."""
    return name.replace(".", "-").replace(":", "--")


class Tongues(Struct, frozen=True):
    """In which languages a form is labelled, and in which its texts are asked for; the author's own comes first."""

    labels: str
    texts: tuple[str, ...]


def nodes(
    definition: Definition, typed: Typed, faults: Mapping[str, Fault], tongues: Tongues
) -> tuple[Node, ...]:
    """Every field of the type as inputs, in its order."""
    return tuple(_each(definition.fields, ROOT, typed, faults, tongues))


def _each(
    fields: Sequence[Field], path: str, typed: Typed, faults: Mapping[str, Fault], tongues: Tongues
) -> Iterator[Node]:
    for field in fields:
        name = f"{path}.{field.name}"
        if field.kind == "list" and field.of == "choice":
            yield _marks(field, name, typed, faults, tongues)
        elif field.kind in {"list", "table"}:
            yield _rows(field, name, typed, faults, tongues)
        elif field.kind in TEXTS and field.translated:
            yield _texts(field, name, typed, faults, tongues)
        else:
            yield _box(field, name, typed, faults, tongues)


def _about(field: Field, name: str, faults: Mapping[str, Fault], tongues: Tongues) -> dict[str, Any]:
    return {
        "name": name,
        "label": said(field.label, tongues.labels),
        "help": said(field.help, tongues.labels) if field.help else "",
        "required": field.required,
        "fault": faults.get(name),
    }


def _box(
    field: Field, name: str, typed: Typed, faults: Mapping[str, Fault], tongues: Tongues, lang: str = ""
) -> Box:
    how = {"text": "area", "choice": "choice", "flag": "flag"}.get(field.kind, "line")
    return Box(
        **_about(field, name, faults, tongues),
        how="line" if how == "area" and field.characters <= LONG else how,
        typed=typed.one(name),
        hint=field.kind if field.kind in HINTED else "",
        unit=field.unit,
        characters=field.characters if field.kind in TEXTS else 0,
        options=_options(field, tongues),
        lang=lang or (tongues.texts[0] if field.kind in TEXTS else ""),
    )


def _options(field: Field, tongues: Tongues) -> tuple[tuple[str, str], ...]:
    return tuple((option.value, said(option.label, tongues.labels)) for option in field.options)


def _texts(field: Field, name: str, typed: Typed, faults: Mapping[str, Fault], tongues: Tongues) -> Texts:
    own, *others = (
        replace(_box(field, f"{name}:{lang}", typed, faults, tongues, lang), help="")
        for lang in tongues.texts
    )
    about = _about(field, name, faults, tongues)
    return Texts(**{**about, "fault": None}, boxes=(replace(own, fault=about["fault"] or own.fault), *others))


def _marks(field: Field, name: str, typed: Typed, faults: Mapping[str, Fault], tongues: Tongues) -> Marks:
    return Marks(
        **_about(field, name, faults, tongues),
        options=_options(field, tongues),
        chosen=tuple(typed.many(name)),
    )


def _rows(field: Field, name: str, typed: Typed, faults: Mapping[str, Fault], tongues: Tongues) -> Rows:
    count = min(typed.rows(name, field.count_max) or ROWS_OFFERED, field.count_max)
    rows: list[tuple[Node, ...]] = []
    for place in range(count):
        row = f"{name}.{place}"
        if field.kind == "table":
            rows.append(tuple(_each(field.columns, row, typed, faults, tongues)))
        else:
            rows.append((_box(_optional(field), row, typed, faults, tongues),))
    return Rows(
        **_about(field, name, faults, tongues),
        rows=tuple(rows),
        more=count < field.count_max,
        table=field.kind == "table",
    )


def _optional(field: Field) -> Field:
    """An element of this list as it is asked for: the list may need one, this input none."""
    return replace(field.element, required=False)


# --- what is in a message, as it would have been typed ------------------------------------------------------


def retyped(
    definition: Definition, fields: Mapping[str, Any], translations: Sequence[Mapping[str, Any]], own: str
) -> dict[str, list[str]]:
    """The texts of a form that says what this message says; `own`: its language."""
    made: dict[str, list[str]] = {}
    for name, text in _retyped(definition.fields, fields, ROOT, own):
        made.setdefault(name, []).append(text)
    for other in translations:
        for name, text in other["fields"].items():
            made[f"{ROOT}.{name}:{other['language']}"] = [text]
    return made


def _retyped(
    fields: Sequence[Field], values: Mapping[str, Any], path: str, own: str
) -> Iterator[tuple[str, str]]:
    for field in fields:
        value: Any = values.get(field.name)
        name = f"{path}.{field.name}"
        if not fitting.given(value):
            continue
        if field.kind == "list" and field.of == "choice":
            yield from ((name, part) for part in value)
        elif field.kind == "list":
            yield f"{name}#", str(len(value))
            yield from (
                (f"{name}.{place}", shown(field.element, part, "en")) for place, part in enumerate(value)
            )
        elif field.kind == "table":
            yield f"{name}#", str(len(value))
            for place, row in enumerate(value):
                yield from _retyped(field.columns, row, f"{name}.{place}", own)
        else:
            text = value if field.kind == "choice" else shown(field, value, "en")
            yield (f"{name}:{own}" if field.kind in TEXTS and field.translated else name), text
