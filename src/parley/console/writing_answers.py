"""A form that answers another one: which of its fields answer what was asked, found in the two definitions.

Pure. A type names those that it `follows`. Where it has a table with a choice, and the other a list of the same
choices, each that was asked has a row; a field that has the name and the kind of one of the other answers that one.
What was asked is the word of the other side, whatever it holds: what does not fit its field is not shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from parley.console.writing_nodes import ROOT, TEXTS, Typed
from parley.forms import fitting
from parley.forms.definition import Definition, Field, said
from parley.forms.shown import shown

_NOTHING: Final[Mapping[str, Any]] = {}


class Asked(Struct, frozen=True):
    """What was asked, in one language; `lang` is empty if it is in none."""

    lang: str
    text: str


class Answering(Struct, frozen=True):
    """`definition` answers `form`, of which a message says `fields`, in `language`, and `translations`."""

    definition: Definition
    form: Definition
    fields: Mapping[str, Any]
    language: str
    translations: Sequence[Mapping[str, Any]]

    @property
    def keys(self) -> dict[str, str]:
        """Of each table with a row for what was asked: its input, and the column that says which."""
        return {f"{ROOT}.{table.name}": column.name for table, column, _ in _tables(self)}

    def begun(self) -> dict[str, list[str]]:
        """A row for each that was asked."""
        made: dict[str, list[str]] = {}
        for table, column, listed in _tables(self):
            name, values = f"{ROOT}.{table.name}", self._values(listed)[: table.count_max]
            made[f"{name}#"] = [str(len(values))]
            made |= {f"{name}.{at}.{column.name}": [value] for at, value in enumerate(values)}
        return made

    def beside(self, typed: Typed) -> dict[str, tuple[Asked, ...]]:
        """What stands beside which input, or row, of the form as it is filled in."""
        found = {f"{ROOT}.{field.name}": self._said(asked) for field, asked in _namesakes(self)}
        for table, column, listed in _tables(self):
            name, values = f"{ROOT}.{table.name}", self._values(listed)
            for at in range(typed.rows(name, table.count_max)):
                if (value := typed.one(f"{name}.{at}.{column.name}")) in values:
                    found[f"{name}.{at}"] = self._called(listed, value)
        return {name: asked for name, asked in found.items() if asked}

    def unanswered(self, fields: Mapping[str, Any], language: str) -> list[str]:
        """What was asked and has no answer in these fields, in that language."""
        missing = [
            said(asked.label, language)
            for field, asked in _namesakes(self)
            if field.kind in TEXTS and self._said(asked) and not fitting.given(fields.get(field.name))
        ]
        for table, column, listed in _tables(self):
            given = {row.get(column.name) for row in fields.get(table.name) or ()}
            values = [value for value in self._values(listed) if value not in given]
            missing += [_label(listed, value, language) for value in values]
        return missing

    def _values(self, listed: Field) -> list[str]:
        """The choices that were made of this list, each once."""
        value = self.fields.get(listed.name)
        known = {option.value for option in listed.options}
        chosen = value if isinstance(value, list) else ()
        return list(dict.fromkeys(each for each in chosen if isinstance(each, str) and each in known))

    def _called(self, listed: Field, value: str) -> tuple[Asked, ...]:
        """What the choice is called in each language of the request."""
        tags = dict.fromkeys((self.language, *(other["language"] for other in self.translations)))
        return tuple(Asked(tag, _label(listed, value, tag)) for tag in tags)

    def _said(self, field: Field) -> tuple[Asked, ...]:
        """What the request says in this field, in each language in which it says it."""
        own = self.fields.get(field.name)
        if not fitting.given(own) or fitting.problems(field, own):
            return ()
        first = Asked(self.language if field.kind in TEXTS else "", shown(field, own, "en"))
        others = ((other["language"], other["fields"].get(field.name)) for other in self.translations)
        return (first, *(Asked(tag, text) for tag, text in others if isinstance(text, str) and text))


def _label(field: Field, value: str, language: str) -> str:
    return next(said(option.label, language) for option in field.options if option.value == value)


def _tables(answering: Answering) -> Iterator[tuple[Field, Field, Field]]:
    """Each table that has a row for each choice, its column of choices, and the list of the request."""
    lists = [field for field in answering.form.fields if field.kind == "list" and field.of == "choice"]
    for table in answering.definition.fields:
        found = ((column, listed) for column in table.columns for listed in lists if _same(column, listed))
        if table.kind == "table" and (pair := next(found, None)):
            yield table, *pair


def _same(column: Field, listed: Field) -> bool:
    """Whether all that may be asked for in the list may be chosen in the column."""
    wanted = {option.value for option in listed.options}
    return column.kind == "choice" and wanted <= {option.value for option in column.options}


def _namesakes(answering: Answering) -> Iterator[tuple[Field, Field]]:
    """The fields of the answer that answer one field of the request, and those."""
    for field in answering.definition.fields:
        asked = answering.form.field(field.name)
        if asked is not None and asked.kind == field.kind and field.kind not in {"list", "table"}:
            yield field, asked


def answering(definition: Definition, form: Definition | None, about: Mapping[str, Any]) -> Answering | None:
    """What this form answers of that message; None if its type answers none of that one. `form`: of the message."""
    if form is None or {form.type, form.short}.isdisjoint(definition.follows):
        return None
    fields = about["fields"] if isinstance(about["fields"], dict) else _NOTHING
    return Answering(definition, form, fields, about["language"], about["translations"])
