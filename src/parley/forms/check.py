"""Whether a message fits its type as a whole: header, fields, translations, length.

Before a message is written, a problem here is a reason not to; of a message that came, it is shown beside it, and
changes nothing. Spec: docs/spec/forms.md, §5.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Protocol

from parley.forms import fitting, inert, words
from parley.forms.definition import Definition, Field

WORDS_MAX: Final = 200  # ACP 121: FLASH and IMMEDIATE are short
SHORT: Final = frozenset("ZO")
TEXTS: Final = frozenset(("line", "text"))


class Translated(Protocol):
    """What is read of one translation."""

    @property
    def language(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, Any]: ...


class Message(Protocol):
    """What is read of a message; `line`'s own fact has all of it."""

    @property
    def type(self) -> str: ...
    @property
    def precedence(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def authentic(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, Any]: ...
    @property
    def translations(self) -> Sequence[Translated]: ...
    @property
    def reply_to(self) -> str | None: ...


def problems(definition: Definition, message: Message, answers: str = "") -> list[str]:
    """What does not fit the type, in words; nothing if all does.

    `answers`: the type of the message that `reply_to` names, if it is known here.
    """
    return [
        *_header(definition, message, answers),
        *fitting.check(definition, message.fields),
        *_translations(definition, message),
        *_length(definition, message),
    ]


def spoken(definition: Definition, fields: object) -> Iterator[str]:
    """Every text in these fields that was written in words: lines and texts, also those in lists and tables."""
    yield from _spoken(definition.fields, fields)


def words_of(definition: Definition, fields: object, enough: int | None = None) -> int:
    """The words of a message. With `enough`, counting stops once there are more than that."""
    total = 0
    for text in spoken(definition, fields):
        total += words.count(text, enough)
        if enough is not None and total > enough:
            break
    return total


def _header(definition: Definition, message: Message, answers: str) -> Iterator[str]:
    for need in definition.needs:
        if not getattr(message, need, None):
            yield f"{need}: {definition.short} cannot do without it"
    if definition.follows and not message.reply_to and "reply_to" not in definition.needs:
        yield f"reply_to: {definition.short} answers {_either(definition.follows)}"
    if definition.follows and answers and not _fits(answers, definition.follows):
        yield f"reply_to: {definition.short} answers {_either(definition.follows)}, not {inert.quoted(answers)}"


def _either(follows: Sequence[str]) -> str:
    return " or ".join(follows)


def _fits(type_: str, follows: Sequence[str]) -> bool:
    return type_ in follows or type_.partition("/")[0] in follows


def _translations(definition: Definition, message: Message) -> Iterator[str]:
    translated = {field.name: field for field in definition.fields if field.translated}
    for translation in message.translations:
        at = f"translation {inert.quoted(translation.language)}"
        for name, text in translation.fields.items():
            if name not in translated:
                yield f"{at}, {inert.quoted(name)}: no text of this type that could be translated"
            else:
                yield from (f"{at}, {problem}" for problem in fitting.problems(translated[name], text))
        if translation.language == message.authentic:
            for name in sorted(translated.keys() - translation.fields.keys()):
                if fitting.given(message.fields.get(name)):
                    yield f"{at}, {name}: missing, though this is the authentic text"


def _length(definition: Definition, message: Message) -> Iterator[str]:
    if message.precedence in SHORT and words_of(definition, message.fields, WORDS_MAX) > WORDS_MAX:
        yield f"more than {WORDS_MAX} words: FLASH and IMMEDIATE are short; say less, or send it as PRIORITY"


def _spoken(fields: Iterable[Field], values: object) -> Iterator[str]:
    if not isinstance(values, Mapping):
        return
    for field in fields:
        value = values.get(field.name)
        if field.kind in TEXTS and isinstance(value, str):
            yield value
        elif field.kind == "list" and field.of in TEXTS and isinstance(value, (list, tuple)):
            yield from (part for part in value if isinstance(part, str))
        elif field.kind == "table" and isinstance(value, (list, tuple)):
            for row in value:
                yield from _spoken(field.columns, row)
