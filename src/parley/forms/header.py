"""The header of a message as items to print, in the order of the OSCE's Open Skies form.

Every key of the entry has its item; one that this release does not know is shown under its own name.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from parley.forms import moments, wording
from parley.forms.body import Wordings
from parley.forms.definition import Field
from parley.forms.sheet import Row, Said, each, mapping, one, sequence
from parley.forms.shown import grouped, plainly, shown

COMMON: Final = frozenset(("after", "kind", "salt"))  # of the log, not of the message
ELSEWHERE: Final = frozenset(
    ("at", "attachments", "fields", "remarks", "translations")
)  # in sections of their own
ALWAYS: Final = frozenset(("info",))  # said also where nobody is named


class Header:
    """What is needed to word a header: the languages, and what the references are called."""

    def __init__(self, message: Mapping[str, Any], languages: Sequence[str]) -> None:
        self.entry: Final = mapping(message.get("entry"))
        self.names: Final = mapping(message.get("names"))
        self.message: Final = message
        self.languages: Final = languages
        self.wordings: Final = Wordings(self.entry)

    def rows(self) -> Iterator[Row]:
        """Every item of the header, and what stands in the entry beside it."""
        if self.message.get("line"):
            yield self.row("line", one(grouped(plainly(self.message["line"], "en"))))
        if self.message.get("party"):
            yield self.row("party", one(plainly(self.message["party"], "en")))
        for name, worded in _ORDER.items():
            value = self.entry.get(name)
            if name == "at":
                yield from self._filed(value)
            elif value not in (None, "", [], ()) or name in ALWAYS:
                yield self.row(name, worded(self, value))
        if self.wordings.translations:
            tags = [plainly(found.get("language"), "en") for found in self.wordings.translations]
            yield self.row(
                "translations", self._each(lambda tag: "; ".join(_named(part, tag) for part in tags))
            )
        for name in sorted(self.entry.keys() - _ORDER.keys() - COMMON - ELSEWHERE):
            yield Row((name,), one(plainly(self.entry[name], "en")))

    def row(self, name: str, said: tuple[Said, ...]) -> Row:
        return Row(tuple(wording.word(f"header.{name}", tag) for tag in self.languages), said)

    def _each(self, worded: Callable[[str], str]) -> tuple[Said, ...]:
        return each(self.languages, [worded(tag) for tag in self.languages])

    def _filed(self, at: object) -> Iterator[Row]:
        text = plainly(at, "en")
        group = moments.dtg(text)
        yield self.row("at", one(f"{group} ({text})" if group != text else text))
        if spelled := moments.spelled(text):
            yield self.row("spelled", one(spelled))

    # --- one wording for each sort of value -------------------------------------------------------------

    def plain(self, value: object) -> tuple[Said, ...]:
        return self._each(lambda tag: plainly(value, tag))

    def own(self, value: object) -> tuple[Said, ...]:
        """Words of the author that no translation repeats."""
        return (self.wordings.own(plainly(value, "en")),)

    def subject(self, value: object) -> tuple[Said, ...]:
        return self.wordings.subject(value)

    def coded(self, prefix: str, value: object) -> tuple[Said, ...]:
        return self._each(lambda tag: wording.word(f"{prefix}.{plainly(value, 'en')}", tag))

    def precedence(self, value: object) -> tuple[Said, ...]:
        return self.coded("precedence", value)

    def posts(self, value: object) -> tuple[Said, ...]:
        if not value:
            return self._each(lambda tag: wording.word("part.nothing", tag))
        return self.plain(value)

    def marking(self, value: object) -> tuple[Said, ...]:
        if not isinstance(value, Mapping) or value.keys() - {"usage", "name"}:
            return self.plain(value)
        usage, name = plainly(value.get("usage"), "en"), plainly(value.get("name"), "en")
        return self._each(lambda tag: f"{wording.word(f'usage.{usage}', tag)}: {name}")

    def moment(self, value: object) -> tuple[Said, ...]:
        text = plainly(value, "en")
        return one(f"{moments.shown(text)}; {moments.spelled(text)}".removesuffix("; "))

    def refs(self, value: object) -> tuple[Said, ...]:
        many = sequence(value) or (value,)
        return one("; ".join(self.named(plainly(ref, "en")) for ref in many))

    def named(self, ref: str) -> str:
        """A reference in groups, and what it stands for where that is known."""
        known = self.names.get(ref)
        return f"{known}: {grouped(ref)}" if known else grouped(ref)

    def language(self, value: object) -> tuple[Said, ...]:
        return self._each(lambda tag: _named(plainly(value, "en"), tag))


_TAG: Final = Field(name="language", kind="language", label={"en": "Language"})


def _named(tag: str, language: str) -> str:
    return shown(_TAG, tag, language)


_ORDER: Final[Mapping[str, Callable[[Header, Any], tuple[Said, ...]]]] = {
    "type": Header.plain,
    "precedence": Header.precedence,
    "info_precedence": Header.precedence,
    "marking": Header.marking,
    "from": Header.posts,
    "to": Header.posts,
    "info": Header.posts,
    "exempted": Header.posts,
    "subject": Header.subject,
    "number": Header.plain,
    "at": Header.plain,
    "agreement": Header.refs,
    "article": Header.plain,
    "paragraph": Header.plain,
    "reply_to": Header.refs,
    "supersedes": Header.refs,
    "must_follow": Header.refs,
    "refers": Header.refs,
    "language": Header.language,
    "authentic": Header.language,
    "released_by": Header.posts,
    "reply_by": Header.moment,
    "valid_from": Header.moment,
    "valid_to": Header.moment,
    "label": Header.own,
}
