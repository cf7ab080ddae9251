"""Why something was not done, and what to do now, told again in the language of the page.

The station's refusals, the console's own, what is wrong with something that was typed or sent, why a bundle is not
authentic, and what the station flagged beside the record: known, as the verdict is, by the English words that they are
made with. Pure.
"""

from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup

from parley.console import retold, sayings
from parley.console.shapes import harmless
from parley.console.speech import Speech
from parley.line.request_words import WORDS
from parley.line.values import Precedence

FILES: Final = ("refused", "misfit", "verified", "flagged")
LENGTH_MAX: Final = 1_500  # characters: no refusal is longer, but for what somebody made long
_REQUESTED: Final = {words: state for state, words in WORDS.items()}
_WITHIN: Final = frozenset((
    "does", "marked", "sentence", "signed", "begins", "against",
))  # fmt: skip  # sentences within a sentence
FIELDS: Final[Mapping[str, str]] = {  # those of requests that a page has a form for, and the words of its label
    "text": "named-text", "reason": "named-reason", "by": "watch-by", "to": "named-to",
    "how": "field-how", "why": "field-why", "decider": "field-decider", "alternative": "field-alternative",
    "first": "field-first", "second": "field-second", "subject": "ring-subject", "phrase": "reading-typed",
    "fails": "ticket-fails", "label": "wr-label", "article": "wr-article", "paragraph": "wr-paragraph",
    "remarks": "wr-remarks", "marking.name": "wr-marking",
}  # fmt: skip
_TWO_VERSIONS: Final = " was signed in two versions; one is "


def teller(speech: Speech, why: Callable[[str], Markup]) -> Callable[[str], Markup | None]:
    """What tells such a sentence in this language, English too: states and codes have words there, as in any.

    None for what is no such sentence. `why`: tells a reason within one.
    """
    return Teller(speech, why, FILES).told


class Teller(retold.Teller):
    """One language."""

    length_max = LENGTH_MAX

    terms: Mapping[str, str] = {
        **retold.TERMS, "thing": "rf-thing", "usage": "marking", "side": "side", "parts": "mf-parts", "step": "step",
        "other_state": "state", "from_state": "state", "speed_code": "precedence", "other_code": "precedence",
    }  # fmt: skip

    def told(self, text: str, depth: int = 0) -> Markup | None:
        """As any; an entry that was signed in two versions is shown with one of them, however long that is."""
        where, between, version = text.partition(_TWO_VERSIONS)
        told = super().told(f"{where}{between}…" if between else text, depth)
        if told is None or not between:
            return told
        before, _, after = told.rpartition("…")
        return Markup("{}{}{}").format(before, harmless(version), after)

    def _value(self, name: str, said: str, depth: int) -> Markup | None:
        if name in _WITHIN:
            return self.told(said, depth + 1)
        if name in SHOWN:
            return SHOWN[name](self, said)
        return super()._value(name, said, depth)

    def command(self, said: str) -> Markup:
        """What is typed at a command line, the name of a field, or a library's own words: as it stands."""
        return Markup('<code lang="en" dir="ltr">{}</code>').format(harmless(said))

    def possible(self, said: str) -> Markup | None:
        """What may be done now, each as its button calls it."""
        told = [self._button(word) for word in said.split(", ")]
        return Markup(", ").join(word for word in told if word is not None) if None not in told else None

    def _button(self, word: str) -> Markup | None:
        if word in sayings.SAYINGS:
            return self.speech.say(f"say-{sayings.SAYINGS[word].key}")
        return self._whole(word)

    def became(self, said: str) -> Markup | None:
        """A state in small letters."""
        return self._term("state", said.upper())

    def requested(self, said: str) -> Markup | None:
        """Where a request of ours stands, in the words of the machines."""
        state = _REQUESTED.get(said)
        return self.speech.term("became-request", state, True) if state else None  # noqa: FBT003  # ours: it is we who ask

    def field(self, said: str) -> Markup | None:
        """A field as its form calls it; any other by its name."""
        return self.speech.say(FIELDS[said]) if said in FIELDS else super()._value("field", said, 0)

    def speed(self, said: str) -> Markup | None:
        """A precedence by its name."""
        found = Precedence.__members__.get(said)
        return self.speech.term("precedence", found.value) if found else None


SHOWN: Final[Mapping[str, Callable[[Teller, str], Markup | None]]] = {
    "command": Teller.command,
    "part": Teller.command,
    "detail": Teller.command,
    "possible": Teller.possible,
    "became": Teller.became,
    "requested": Teller.requested,
    "speed": Teller.speed,
    "field": Teller.field,
}
