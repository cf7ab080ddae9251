"""Sentences that are made in English, told again in the language of the page: the verdict's, the rules', an entry's.

Each file named in FILES holds a sentence a line. Its English words are the very words that are made, and so a sentence
is known by them; where they have a place, anything of that sort may stand. Pure.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from markupsafe import Markup

from parley.console import speech as spoken
from parley.console.shapes import harmless
from parley.console.speech import Speech

SAID: Final = ("says",)
FILES: Final = ("concluded", "rules", *SAID)
LENGTH_MAX: Final = 4_000  # characters; what is longer is shown as it is
DEPTH_MAX: Final = 6  # sentences within sentences
_QUOTED: Final = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_PLACE: Final = re.compile(r"\{ \$(\w+) \}")
_SENTENCE: Final = re.compile(rf"""((?:(?<=\w)'|[^'"]|{_QUOTED})+?)\.(?: |$)""")
_COUNT: Final = re.compile(r"(.+?) (\d+)(?:, |$)")
_UNIT: Final = re.compile(r"(\d+) (d|h|min|s|ms)")

_WORD: Final = r"[\w.-]{1,80}"
_ANY: Final = r"(?:(?!: |, \d{4}).){1,400}?"
PLACES: Final[Mapping[str, str]] = {  # what may stand in a place of this name; in any other, any words
    **dict.fromkeys(("party", "other", "third", "caller", "called", "by", "of", "to"), _WORD),
    **dict.fromkeys(("n", "count", "shown"), r"\d[\d,]*"),
    **dict.fromkeys(("at", "from", "until"), r"\d{4}-\d\d-\d\dT[\d:.]+Z"),
    "text": _QUOTED,
    "digits": r"[\d ]+",
    **dict.fromkeys(("least", "most"), r"-?\d[\d,.]*"),
    "typed": _QUOTED,
    "raw": rf"b?(?:{_QUOTED})",
    "command": r"parley\b.{0,200}",
    "field": rf"(?:translation {_QUOTED}, )?[\w.:\[\]-]{{1,64}}(?:, (?:row )?[\w.:-]{{1,64}}){{0,4}}",
    **dict.fromkeys(("sort", "other_sort", "kind"), r"[\w./ -]{1,80}"),
    "detail": r".{1,300}",
    "part": r"[\w' ]{1,40}",
    "signed": r"(?:head|receipt of) .{1,500}?",
    "begins": r"follows [0-9a-f]{8}|begins from nothing",
    "against": r"head|receipt on a head|the entries|one of size \d+",
    "version": r".{1,4000}",
    "finding": r"[a-z ]{1,40}",
    "requested": r".{1,120}",
    "nack": "[A-Z-]+",
    "seconds": r"[+-]\d+\.\d",
    **dict.fromkeys(("hint", "where", "fails", "channel", "before"), r".{1,200}?"),
    "subject": r".{0,200}",
    **dict.fromkeys(("day", "other_day"), r"\d{4}-\d\d-\d\d"),
    "waits": r".{1,400}",
    "usage": "[A-Z]+",
    "marked": rf"none|[A-Z]+ (?:{_QUOTED})",
    **dict.fromkeys(("said", "named"), r".{1,2000}"),
    "became": r"[a-z_]+",
    "step": r"[A-Z][A-Za-z]+",
    "side": "ours|theirs",
    "parts": "rows|elements",
    "possible": r"[\w ,-]{1,400}",
    "speed": r"[A-Z]+",
    **dict.fromkeys(("speed_code", "other_code"), "[ZOPR]"),
    "quoted": "“.*”",
    "dtg": r"\d{6}Z [A-Z]{3} \d\d",
    "other_dtg": r"\d{6}Z [A-Z]{3} \d\d",
    "precedence": r"[A-Z]+",
    "form": r"[A-Z0-9-]+",
    "ref": r"[0-9a-f]{6,64}|[\w.-]{1,120}",
    "place": r"[\w.-]{1,80}/[0-9a-f]{8}",
    "marks": rf"(?:[A-Z]+ (?:(?:{_QUOTED}) )?)?",
    "numbers": r"[\d, a-z]+",
    "counts": r".{1,800}",
    "code": r"[RP]\d\d?",
    "class": r"S\d",
    "span": r"\d+ \w+(?: \d+ \w+)?",
    "other_span": r"\d+ \w+(?: \d+ \w+)?",
    "clock": r"[\d:, ]+ UTC\S*",
    **dict.fromkeys(("state", "other_state", "from_state"), r"[A-Z_]+|open"),
    "light": r"[A-Z]+",
    "other_light": r"[A-Z]+",
    "what": r".{1,300}?",
    "sentence": r".{1,3000}?",
    "why": r".{1,3000}",
}
GROUPS: Final[
    Mapping[str, tuple[str, ...]]
] = {  # values with words of their own, by the words of the vocabulary
    "level": ("evidence",),
    "words": ("refusal", "pending", "silence"),
    "who": (),
    "known": (),
    "judged": (),
    "watch": (),
    "what": (),
    "sentence": (),
}
TERMS: Final[Mapping[str, str]] = {  # values that are names of the vocabulary
    "state": "state",
    "light": "light",
    "other_light": "light",
    "role": "role",
    "lamp": "lamp",
    "layer": "layer",
    "declared": "declared",
    "finding": "cv-found",
    "nack": "msg-nack",
}


class Sentence(NamedTuple):
    """A sentence with places, and the key of its words. `holds`: its longest word, which tells most texts apart."""

    words: re.Pattern[str]
    key: str
    holds: str


class Known(NamedTuple):
    """All that is known by its English: what has no place in it, and what has, the most particular first."""

    whole: Mapping[str, str]
    with_places: tuple[Sentence, ...]


def teller(speech: Speech, why: Callable[[str], Markup]) -> Callable[[str], Markup | None]:
    """What tells such a sentence in this language; None for what is none. `why`: tells a reason that one gives.

    In English the verdict and the rules are repeated word for word, as `parley verify` has them. What an entry says is
    told anew in English, too: states have words there that are not the machines' names of them.
    """
    return Teller(speech, why, SAID if speech.language == spoken.FALLBACK else FILES).told


class Teller:
    """One language. `terms`: values that are names of the vocabulary, by the group that each is in."""

    terms: Mapping[str, str] = TERMS
    length_max = LENGTH_MAX

    def __init__(self, speech: Speech, why: Callable[[str], Markup], files: tuple[str, ...] = FILES) -> None:
        self.speech = speech
        self.why = why
        self.known = known(files)

    def told(self, text: str, depth: int = 0) -> Markup | None:
        """The sentence, or the several sentences that these are; None unless all of it is known."""
        if len(text) > self.length_max or depth > DEPTH_MAX:
            return None
        if (whole := self._whole(text)) is not None:
            return whole
        if text.endswith(".") and (several := self._several(text, depth)) is not None:
            return several
        return next(filter(None, self._fitting(text, depth)), None) or self._counts(text)

    def _whole(self, text: str) -> Markup | None:
        key = self.known.whole.get(text)
        return self.speech.say(key) if key is not None else None

    def _several(self, text: str, depth: int) -> Markup | None:
        parts = _SENTENCE.findall(text)
        if sum(len(part) + 2 for part in parts) != len(text) + 1:
            return None
        told = [self.told(part, depth + 1) for part in parts]
        stops = [self.speech.say("cv-stop", sentence=one) for one in told if one is not None]
        return Markup(" ").join(stops) if len(stops) == len(parts) else None

    def _fitting(self, text: str, depth: int) -> Iterator[Markup | None]:
        for sentence in self.known.with_places:
            if sentence.holds in text and (found := sentence.words.fullmatch(text)):
                values: dict[str, Markup] = {}
                for name, said in found.groupdict().items():
                    if (value := self._value(name, said, depth)) is None:
                        break  # what else stands in it is not looked at: sentences lie within sentences
                    values[name] = value
                else:
                    yield self.speech.say(sentence.key, **values)

    def _value(self, name: str, said: str, depth: int) -> Markup | None:
        if name in self.terms:
            return self._term(name, said)
        if name == "counts":
            return self._counts(said)
        if name in {"span", "other_span"}:
            return _spans(self.speech, said)
        if name in GROUPS:
            return self._worded(GROUPS[name], said) or self.told(said, depth + 1)
        if name == "why":
            return self.why(said)
        if name == "items":
            return self.told(said, depth + 1) or _apart(said)
        return _apart(said) if said else Markup("")

    def _term(self, name: str, said: str) -> Markup | None:
        key = f"{self.terms[name]}-{said.replace('_', '-')}"
        return self.speech.say(key, whose=spoken.whose(None)) if spoken.has(key) else self._whole(said)

    def _worded(self, groups: tuple[str, ...], said: str) -> Markup | None:
        found = (_vocabulary(group).get(said) for group in groups)
        key = next(filter(None, found), None)
        return self.speech.say(key) if key is not None else None

    def _counts(self, text: str) -> Markup | None:
        """`REFUSED 3, seen in time 1`: what each is called, and how many there are."""
        if not text[-1:].isdecimal():
            return None
        parts: list[Markup] = []
        found = _COUNT.findall(text)
        if ", ".join(f"{name} {count}" for name, count in found) != text:
            return None
        for name, count in found:
            called = self._term("state", name) or self._worded(("evidence",), name)
            if called is None:
                return None
            parts.append(Markup("{} {}").format(called, count))
        return Markup(", ").join(parts) if parts else None


def _apart(text: str) -> Markup:
    return Markup("<bdi>{}</bdi>").format(harmless(text))


def _spans(speech: Speech, said: str) -> Markup | None:
    """`2 h 5 min`."""
    found = _UNIT.findall(said)
    words = [
        speech.say(f"span-{unit}", n=Markup(int(count))) if unit != "ms" else _apart(f"{count} ms")  # noqa: S704  # digits
        for count, unit in found
    ]
    return Markup(" ").join(words) if words else None


@cache
def known(files: tuple[str, ...] = FILES) -> Known:
    """The sentences of these files."""
    whole: dict[str, str] = {}
    with_places: list[tuple[int, Sentence]] = []
    for key, text in lines(files):
        if _PLACE.search(text):
            literal = len(_PLACE.sub("", text))
            holds = max(_PLACE.sub(" ", text).split(), key=len, default="")
            with_places.append((literal, Sentence(re.compile(_pattern(text), re.DOTALL), key, holds)))
        else:
            whole.setdefault(text, key)
    ordered = sorted(with_places, key=lambda found: found[0], reverse=True)
    return Known(whole, tuple(sentence for _, sentence in ordered))


def lines(files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each key of these files with its English words."""
    for name in files:
        for line in (spoken.WORDS / spoken.FALLBACK / f"{name}.ftl").read_text(encoding="utf-8").splitlines():
            key, equals, text = line.partition(" = ")
            if equals and not line.startswith("#"):
                yield key, text


def _pattern(text: str) -> str:
    """The sentence as an expression: each place takes what may stand there, and blanks may be several."""
    parts = _PLACE.split(text)
    made = [re.escape(parts[0])]
    for name, rest in zip(parts[1::2], parts[2::2], strict=True):
        made += [f"(?P<{name}>{PLACES.get(name, _ANY)})", re.escape(rest)]
    return "".join(made).replace("\\ ", " +")


@cache
def _vocabulary(group: str) -> Mapping[str, str]:
    """The English words of a group of terms, each with its key."""
    return {str(spoken.speech(spoken.FALLBACK).say(key)): key for key in spoken.keys(f"{group}-")}
