"""How values look on every page: times, glyphs, and the text of others made harmless."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from markupsafe import Markup

from parley.forms import inert
from parley.record.entry import instant
from parley.views import times

# Each lamp's value has a shape of its own, so that nobody needs its colour.
GLYPHS: Final[Mapping[str, str]] = {
    "UP": "●", "ATTENDED": "●", "REACHABLE": "●", "DEGRADED": "◐", "UNATTENDED": "○", "CLOSED": "✕", "DEAD": "✕",
    "UNKNOWN": "?",
}  # fmt: skip
TONES: Final[Mapping[str, str]] = {
    "UP": "well", "ATTENDED": "well", "REACHABLE": "well", "DEGRADED": "care", "UNATTENDED": "bad", "CLOSED": "bad",
    "DEAD": "bad", "UNKNOWN": "quiet",
}  # fmt: skip


def dtg(at: str | int | None) -> Markup:
    """A date-time group that keeps its order in a page written from the right."""
    if at is None:
        return Markup("–")
    at_ms = instant(at) if isinstance(at, str) else at
    return Markup('<bdi dir="ltr" class="dtg">{}</bdi>').format(times.dtg(at_ms))


def age(at: str | int | None, now: int) -> Markup:
    """How long ago or until then, kept up to date by the page itself."""
    if at is None:
        return Markup("–")
    at_ms = instant(at) if isinstance(at, str) else at
    return Markup('<time data-at="{}">{}</time>').format(at_ms, times.ago(at_ms, now))


def theirs(text: str) -> Markup:
    """Text that somebody else wrote: its own direction, no control over ours."""
    return Markup("<bdi>{}</bdi>").format(inert.line(text))


HELPERS: Final[dict[str, Callable[..., Any] | Mapping[str, str]]] = {
    "dtg": dtg, "age": age, "theirs": theirs, "GLYPHS": GLYPHS, "TONES": TONES,
}  # fmt: skip
