"""What a form says, read back: a message's fields, its translations, its header; and beside each input what is wrong.

Pure: the caller tells the time, so that `+48h` becomes a moment before anybody is shown what will be signed.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from parley.console.times import MOMENT
from parley.console.writing_nodes import ROOT, TEXTS, Fault, Typed
from parley.forms import fitting
from parley.forms.definition import Definition, Field
from parley.forms.typed import BadValue, hint, parse
from parley.line.values import Precedence, Usage
from parley.record.entry import Instant
from parley.station.errors import Refusal

MISSING: Final = "missing"
_PLAIN: Final = ("from", "language", "authentic", "label", "article", "paragraph", "remarks")
MOMENTS: Final = ("reply_by", "valid_from", "valid_to")
_POSTS: Final = ("to", "info", "exempted")
_REFS: Final = ("reply_to", "supersedes")
_MANY_REFS: Final = ("must_follow", "refers")
SUBJECT: Final = "subject"

_NO_KEYS: Final[Mapping[str, str]] = {}
Whole = Callable[[str], str]  # the whole reference of its beginning; raises Refusal


class Read:
    """What one form comes to: `letter` as a request has it, and `faults` by the name of the input.

    `keys`: of a table whose rows were begun with what was asked, its input and the column that says which. A row in
    which nothing else stands is an empty one.
    """

    def __init__(  # all that a form is read by
        self,
        definition: Definition,
        typed: Typed,
        languages: Sequence[str],
        now: int,
        whole: Whole,
        keys: Mapping[str, str] = _NO_KEYS,
    ) -> None:
        self.keys: Final = keys
        self.typed: Final = typed
        self.now: Final = Instant(now)
        self.whole: Final = whole
        self.own: Final = typed.one("language") or languages[0]
        self.faults: dict[str, Fault] = {}
        self.letter: dict[str, Any] = {"type": definition.type}
        self._header()
        self.letter["fields"] = self._fields(definition.fields, ROOT)
        translations = [self._translation(definition, other) for other in languages if other != self.own]
        if found := [one for one in translations if one["subject"] or one["fields"]]:
            self.letter["translations"] = found
        self._whole(definition)

    # --- the header -----------------------------------------------------------------------------------------

    def _header(self) -> None:
        letter, typed = self.letter, self.typed
        letter |= {name: said for name in _PLAIN if (said := typed.one(name).strip())}
        letter |= {name: posts for name in _POSTS if (posts := typed.many(name))}
        if subject := typed.one(f"{SUBJECT}:{self.own}").strip():
            letter[SUBJECT] = subject
        for name in ("precedence", "info_precedence"):
            if (said := typed.one(name)) in set(Precedence):
                letter[name] = said
        if (usage := typed.one("usage")) in set(Usage):
            letter["marking"] = {"usage": usage, "name": typed.one("marking").strip()}
        for name in MOMENTS:
            self._moment(name)
        for name in (*_REFS, *_MANY_REFS):
            self._refs(name)
        if not letter.get("to"):
            self.faults["to"] = Fault(MISSING)

    def _moment(self, name: str) -> None:
        if text := self.typed.one(name).strip():
            try:
                self.letter[name] = parse(MOMENT, text, self.now)
            except BadValue as why:
                self.faults[name] = _fault(MOMENT, why)

    def _refs(self, name: str) -> None:
        found = []
        for text in self.typed.one(name).replace(",", " ").replace(";", " ").split():
            try:
                found.append(self.whole(text))
            except Refusal as why:
                self.faults[name] = Fault(why.what, why.hint)
        if found:
            self.letter[name] = found if name in _MANY_REFS else found[0]

    # --- the type's own fields ------------------------------------------------------------------------------

    def _fields(self, fields: Sequence[Field], path: str) -> dict[str, Any]:
        made = {field.name: self._field(field, f"{path}.{field.name}") for field in fields}
        return {name: value for name, value in made.items() if fitting.given(value)}

    def _field(self, field: Field, name: str) -> Any:  # noqa: ANN401  # as the field's kind
        if field.kind == "list" and field.of == "choice":
            value: Any = self.typed.many(name)
        elif field.kind == "list":
            places = range(self.typed.rows(name, field.count_max))
            value = [
                part for at in places if fitting.given(part := self._value(field.element, f"{name}.{at}"))
            ]
        elif field.kind == "table":
            value = self._table(field, name)
        else:
            return self._one(field, name)
        if field.required and not value:
            self.faults[name] = Fault(MISSING, hint(field) if field.of != "choice" else "")
        elif value and field.of == "choice":
            self._check(field, name, value)
        return value

    def _table(self, field: Field, name: str) -> list[dict[str, Any]]:
        """The rows in which anything was typed; what is missing in an empty one nobody is told."""
        rows = []
        for place in range(self.typed.rows(name, field.count_max)):
            before, row = dict(self.faults), self._fields(field.columns, f"{name}.{place}")
            key = self.keys.get(name, "")
            if row.keys() - {key} or self._any(f"{name}.{place}.", but=f"{name}.{place}.{key}"):
                rows.append(row)
            else:
                self.faults = before
        return rows

    def _any(self, begins: str, but: str) -> bool:
        return any(
            text.strip() for name, some in self.typed.texts.items()
            if name.startswith(begins) and "#" not in name and name != but
            for text in some
        )  # fmt: skip

    def _one(self, field: Field, name: str) -> Any:  # noqa: ANN401  # as the field's kind
        value = self._value(
            field, f"{name}:{self.own}" if field.kind in TEXTS and field.translated else name, name
        )
        if field.required and not fitting.given(value) and name not in self.faults:
            self.faults[name] = Fault(MISSING)
        return value

    def _value(self, field: Field, name: str, at: str = "") -> Any:  # noqa: ANN401  # as the field's kind
        """What was typed there; None, with a fault beside it (or `at`), if it is no value of the field."""
        text = self.typed.one(name)
        if not text.strip():
            return None
        try:
            return parse(field, text if field.kind in TEXTS else text.strip(), self.now)
        except BadValue as why:
            self.faults[at or name] = _fault(field, why)
            return None

    def _check(self, field: Field, name: str, value: object) -> None:
        for problem in fitting.problems(field, value)[:1]:
            self.faults[name] = Fault(problem.removeprefix(f"{field.name}: "))

    def _translation(self, definition: Definition, language: str) -> dict[str, Any]:
        """The texts in another language, where there are any."""
        fields = {}
        for field in definition.fields:
            name = f"{ROOT}.{field.name}:{language}"
            if field.translated and (text := self._value(field, name)) is not None:
                fields[field.name] = text
        return {
            "language": language,
            SUBJECT: self.typed.one(f"{SUBJECT}:{language}").strip(),
            "fields": fields,
        }

    def _whole(self, definition: Definition) -> None:
        """The text that counts is there, and so is what the type needs in its header."""
        authentic = self.letter.get("authentic", self.own)
        there = {self.own, *(other["language"] for other in self.letter.get("translations", ()))}
        if authentic not in there:
            self.faults["authentic"] = Fault(
                f"there is no text in {authentic}", "write it, or choose another"
            )
        for need in definition.needs:
            if not self.letter.get(need) and need not in self.faults:
                self.faults[need] = Fault(MISSING)


def _fault(field: Field, why: BadValue) -> Fault:
    return Fault(why.what.removeprefix(f"{field.name}: "), why.hint)


def header_of(entry: Mapping[str, Any], own: str) -> dict[str, list[str]]:
    """The header of a message as it would have been typed."""
    made = {
        name: [str(entry[name])]
        for name in (*_PLAIN, *MOMENTS, "precedence", "info_precedence")
        if entry[name]
    }
    made |= {name: list(entry[name]) for name in _POSTS}
    made |= {name: [" ".join(entry[name])] for name in _MANY_REFS if entry[name]}
    if entry["reply_to"]:
        made["reply_to"] = [entry["reply_to"]]
    made[f"{SUBJECT}:{own}"] = [entry["subject"]]
    for other in entry["translations"]:
        made[f"{SUBJECT}:{other['language']}"] = [other["subject"]]
    if entry["marking"]:
        made |= {"usage": [entry["marking"]["usage"]], "marking": [entry["marking"]["name"]]}
    return made
