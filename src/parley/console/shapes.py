"""How values look on every page: times, glyphs, and the text of others made harmless."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from markupsafe import Markup, escape

from parley.console import scripts
from parley.console.speech import Speech, whose
from parley.forms import inert
from parley.line.values import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS
from parley.record.entry import instant
from parley.views import times

UNITS: Final[Mapping[str, int]] = {"d": DAY_MS, "h": HOUR_MS, "min": MINUTE_MS, "s": SECOND_MS}

# Each lamp's value has a shape of its own, so that nobody needs its colour.
GLYPHS: Final[Mapping[str, str]] = {
    "UP": "●", "ATTENDED": "●", "REACHABLE": "●", "DEGRADED": "◐", "UNATTENDED": "○", "CLOSED": "✕", "DEAD": "✕",
    "UNKNOWN": "?",
}  # fmt: skip
TONES: Final[Mapping[str, str]] = {
    "UP": "well", "ATTENDED": "well", "REACHABLE": "well", "DEGRADED": "care", "UNATTENDED": "bad", "CLOSED": "bad",
    "DEAD": "bad", "UNKNOWN": "quiet",
}  # fmt: skip


_ENDS: Final = re.compile(r"[ \t]*(?:\r\n|\r|\n)\s*")


def dtg(at: str | int | None) -> Markup:
    """A date-time group that keeps its order in a page written from the right."""
    if at is None:
        return Markup("–")
    at_ms = instant(at) if isinstance(at, str) else at
    return Markup('<bdi dir="ltr" class="dtg">{}</bdi>').format(times.dtg(at_ms))


def ages(speech: Speech, now: int) -> Callable[[str | int | None], Markup]:
    """How long ago or until then, in this language; kept up to date by the page itself."""

    def age(at: str | int | None) -> Markup:
        if at is None:
            return Markup("–")
        at_ms = instant(at) if isinstance(at, str) else at
        return Markup('<time data-at="{}">{}</time>').format(at_ms, _ago(speech, now - at_ms))

    return age


def _ago(speech: Speech, apart_ms: int) -> Markup:
    if abs(apart_ms) < SECOND_MS:
        return speech.say("time-now")
    return speech.say("time-ago" if apart_ms > 0 else "time-in", span=spoken_span(speech, abs(apart_ms)))


def spoken_span(speech: Speech, ms: int) -> Markup:
    """A length of time in its two largest units: `2 h 5 min`."""
    units = [(unit, name) for name, unit in UNITS.items() if ms >= unit] or [(SECOND_MS, "s")]
    largest, name = units[0]
    words = [speech.say(f"span-{name}", n=escape(ms // largest))]
    if len(units) > 1 and (rest := ms % largest // units[1][0]):
        words.append(speech.say(f"span-{units[1][1]}", n=escape(rest)))
    return Markup(" ").join(words)


def theirs(text: str) -> Markup:
    """Text that somebody else wrote: its own direction, no control over ours."""
    return Markup("<bdi>{}</bdi>").format(harmless(text))


def harmless(text: str) -> str:
    """The same without an element around it: as an option says it. Several lines are one, and show where each ends."""
    return scripts.flagged(inert.line(_ENDS.sub(" ⏎ ", text.strip("\r\n"))))


STRIP_MAX: Final = 40  # attempts shown on a card, the newest; all are on the page of calls
STRIP: Final[Mapping[str, str]] = {
    "ENDED": "●",
    "CUT_OFF": "◐",
    "WITHDRAWN": "–",
    "TALKING": "☎",
    "OUR_FAULT": "!",
}


HELPERS: Final[dict[str, Callable[..., Any] | Mapping[str, str] | int]] = {
    "dtg": dtg, "theirs": theirs, "whose": whose, "inert": harmless,
    "STRIP": STRIP, "STRIP_MAX": STRIP_MAX, "GLYPHS": GLYPHS, "TONES": TONES,
}  # fmt: skip
