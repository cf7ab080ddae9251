"""The fields of a message as items to print: by its type where that is known, by their own names where not.

Whatever is there is shown: a field that the type has not, and a value that does not fit, as they were signed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from parley.forms import fitting, wording
from parley.forms.definition import Definition, Field, said
from parley.forms.sheet import Row, Said, each, mapping, sequence
from parley.forms.shown import plainly, shown

TEXTS: Final = frozenset(("line", "text"))
DEPTH_MAX: Final = 6  # of rows within rows; what is deeper stands on one line


class Wordings:
    """In which languages the texts of a message are, and which of them counts."""

    def __init__(self, entry: Mapping[str, Any]) -> None:
        self.language: Final = str(entry.get("language") or "")
        self.authentic: Final = str(entry.get("authentic") or self.language)
        self.translations: Final = [mapping(found) for found in sequence(entry.get("translations"))]

    def own(self, text: str) -> Said:
        """The author's own words."""
        return Said(self.language, text, "text.authentic" if self.authentic == self.language else "text.own")

    def others(self, text: str, found: Mapping[str, Any]) -> Said:
        language = str(found.get("language") or "")
        return Said(language, text, "text.authentic" if language == self.authentic else "text.translation")

    def of(self, name: str, value: object) -> tuple[Said, ...]:
        """A field's text as it was written, and as each translation has it."""
        fields = [(mapping(found.get("fields")), found) for found in self.translations]
        return (
            self.own(plainly(value, self.language)),
            *(self.others(plainly(texts[name], "en"), found) for texts, found in fields if name in texts),
        )

    def subject(self, value: object) -> tuple[Said, ...]:
        return (
            self.own(plainly(value, self.language)),
            *(
                self.others(plainly(found["subject"], "en"), found)
                for found in self.translations
                if found.get("subject") not in {None, ""}
            ),
        )

    def unplaced(self, shown_names: frozenset[str]) -> Iterator[Row]:
        """What translations say of fields that are not shown above: it was signed, so it is printed."""
        for found in self.translations:
            for name, text in mapping(found.get("fields")).items():
                if name not in shown_names:
                    yield Row((name,), (self.others(plainly(text, "en"), found),))
            for name in sorted(found.keys() - {"language", "subject", "fields"}):
                yield Row((name,), (self.others(plainly(found[name], "en"), found),))


def rows(
    fields: object, definition: Definition | None, wordings: Wordings, languages: Sequence[str]
) -> Iterator[Row]:
    """Every field that is there, in the order of the type, then what the type has not."""
    if not isinstance(fields, Mapping):
        if fields is not None:
            yield from raw("fields", fields, wordings, languages)
        return
    known = definition.fields if definition else ()
    for field in known:
        if fitting.given(fields.get(field.name)):
            yield from _field(field, fields[field.name], wordings, languages)
    names = {field.name for field in known}
    for name, value in fields.items():
        if name not in names:
            yield from raw(str(name), value, wordings, languages)
    placed = frozenset(name for name, value in fields.items() if fitting.given(value) or name not in names)
    yield from wordings.unplaced(frozenset(name for name in placed if _translates(definition, name, fields)))


def _translates(definition: Definition | None, name: str, fields: Mapping[str, Any]) -> bool:
    """Whether translations of this field are shown beside it."""
    field = definition.field(name) if definition else None
    return isinstance(fields[name], str) and (field is None or field.kind in TEXTS)


def labels(field: Field, languages: Sequence[str]) -> tuple[str, ...]:
    """What the field is called in each language."""
    return tuple(said(field.label, language) for language in languages)


def _field(
    field: Field, value: object, wordings: Wordings, languages: Sequence[str], level: int = 0
) -> Iterator[Row]:
    names = labels(field, languages)
    if fitting.problems(field, value):
        yield from raw(field.name, value, wordings, languages, level, names)
    elif field.kind == "list":
        yield Row(names, (), level)
        for place, part in enumerate(sequence(value), 1):
            yield Row((f"{place}.",), _said(field.element, part, wordings, languages), level + 1)
    elif field.kind == "table":
        yield Row(names, (), level)
        for place, part in enumerate(sequence(value), 1):
            yield Row(
                tuple(wording.filled("part.row", tag, n=str(place)) for tag in languages), (), level + 1
            )
            for column in field.columns:
                if fitting.given(part.get(column.name)):
                    yield from _field(column, part[column.name], wordings, languages, level + 2)
    elif field.kind in TEXTS and level == 0:
        yield Row(names, wordings.of(field.name, value))
    else:
        yield Row(names, _said(field, value, wordings, languages), level)


def _said(field: Field, value: object, wordings: Wordings, languages: Sequence[str]) -> tuple[Said, ...]:
    if field.kind in TEXTS:
        return (wordings.own(shown(field, value, wordings.language)),)
    return each(languages, [shown(field, value, language) for language in languages])


def raw(  # a value and where it stands
    name: str,
    value: object,
    wordings: Wordings,
    languages: Sequence[str],
    level: int = 0,
    names: tuple[str, ...] = (),
) -> Iterator[Row]:
    """A value of which nothing is known but its name: objects and lists row by row, all others on one line."""
    names = names or (name,)
    inner: list[tuple[str, Any]] = []
    if isinstance(value, Mapping):
        inner = [(str(key), part) for key, part in value.items()]
    elif isinstance(value, (list, tuple)) and any(isinstance(part, (Mapping, list, tuple)) for part in value):
        inner = [(f"{place}.", part) for place, part in enumerate(value, 1)]
    if inner and level < DEPTH_MAX:
        yield Row(names, (), level)
        for key, part in inner:
            yield from raw(key, part, wordings, languages, level + 1)
    elif isinstance(value, str):
        yield Row(names, wordings.of(name, value) if level == 0 else (wordings.own(value),), level)
    else:
        yield Row(names, each(languages, [plainly(value, language) for language in languages]), level)
