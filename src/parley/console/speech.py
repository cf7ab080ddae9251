"""The console's own words, in each language that it speaks: Fluent files, one folder a language, one file a screen.

A word that a language lacks is said in English. A text that a value brings in is escaped and isolated, so that a name
from the right disturbs nothing beside it; markup of our own is let through. Nothing that is signed or sent passes here.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from fluent.runtime import FluentBundle, FluentResource
from markupsafe import Markup, escape

WORDS: Final = Path(__file__).parent / "words"
LANGUAGES: Final = {
    "en": "English", "uk": "Українська", "ru": "Русский", "ar": "العربية", "zh": "中文",
}  # fmt: skip
FALLBACK: Final = "en"
FROM_RIGHT: Final = frozenset(("ar",))

PLACED_MAX: Final = (
    900  # characters; Fluent itself refuses to place more than 1,000, and a hostile name may have them
)
FSI: Final = "\u2068"
PDI: Final = "\u2069"

_WHOSE: Final = {True: Markup("ours"), False: Markup("theirs"), None: Markup("either")}

Value = str | int


class Speech:
    """One language: `say` it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = "rtl" if language in FROM_RIGHT else "ltr"
        self._bundles = [_bundle(name) for name in dict.fromkeys((language, FALLBACK))]

    def say(self, key: str, **values: Value) -> Markup:
        """The words of this key, ready for a page. Raises KeyError if English has no such words."""
        for bundle in self._bundles:
            if bundle.has_message(key):
                return _formed(bundle, key, values)
        raise KeyError(f"no words for {key}")

    def term(self, group: str, value: str, mine: bool | None = None) -> Markup:  # noqa: FBT001  # as templates have it
        """A value of the field's vocabulary (`state`, `REFUSED`) in words; one that has none stands for itself.

        `mine`: whether the call, test or message that has this value is ours, as far as it is either side's.
        """
        key = f"{group}-{value.replace('_', '-')}"
        if not any(bundle.has_message(key) for bundle in self._bundles):
            return escape(value)
        return self.say(key, whose=whose(mine))


def whose(mine: bool | None) -> Markup:  # noqa: FBT001  # as templates have it
    """What words choose by that say "our" and "their", as the side that reads them has to take it."""
    return _WHOSE[mine]


def _formed(bundle: FluentBundle, key: str, values: dict[str, Value]) -> Markup:
    given = {name: value if isinstance(value, int) else _apart(value) for name, value in values.items()}
    long = {name: text for name, text in given.items() if isinstance(text, str) and len(text) > PLACED_MAX}
    given |= {name: f"{FSI}{name}{PDI}{FSI}{PDI}" for name in long}  # which no value made harmless can hold
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(f"no words for {key}")
    words, errors = bundle.format_pattern(pattern, given)
    if errors:
        raise errors[0]
    told = str(words)
    for name, text in long.items():
        told = told.replace(str(given[name]), text)
    return Markup(told)  # noqa: S704  # our own words, which hold no markup, around values that are escaped


def _apart(value: str) -> str:
    """Text with a direction of its own; what is ours already (Markup) as it is."""
    return str(value) if isinstance(value, Markup) else f"{FSI}{escape(value)}{PDI}"


@cache
def speech(language: str) -> Speech:
    """The speech of this language; English if it is none of ours."""
    return Speech(language if language in LANGUAGES else FALLBACK)


def has(key: str) -> bool:
    """Whether there are such words, in English at least."""
    return _bundle(FALLBACK).has_message(key)


@cache
def keys(begins: str) -> tuple[str, ...]:
    """The keys that begin so, in the order of their files."""
    lines = (line for path in files(FALLBACK) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(key for line in lines if (key := line.partition(" = ")[0]).startswith(begins) and has(key))


def preferred(accepted: str) -> str:
    """The first language of an Accept-Language header that we speak."""
    for part in accepted.split(",")[:20]:
        primary = part.partition(";")[0].strip().partition("-")[0].lower()
        if primary in LANGUAGES:
            return primary
    return FALLBACK


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for path in files(language):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def files(language: str) -> Iterable[Path]:
    """The files of words of this language."""
    return sorted((WORDS / language).glob("*.ftl"))
