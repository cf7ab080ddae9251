"""What lasts of that which the watch is told: for as long as a cause stands its alarm is in sight, also after a start.

Found in the line's state, as the machines keep it: nothing of it is remembered here.
"""

import re
from typing import Final, NamedTuple

from parley.line import clocks, contact
from parley.line.core import Core
from parley.line.values import Layer, Level

LOUD: Final = frozenset((Level.ALARM, Level.INCIDENT, Level.MEDIATOR))
_TESTS: Final = re.compile(
    r"\d+ (\w+) tests in a row missed|a (\w+) test was not answered"
)  # line/contact.py
_CLOCK: Final = "their clock is "  # line/clocks.py


class Cause(NamedTuple):
    """What the watch is told, how loudly, and since when, on our clock."""

    what: str
    level: Level
    since_ms: int


def of(what: str) -> str:
    """The name of the cause of which the watch was told this; nothing where it does not last, or has a thing."""
    if found := _TESTS.match(what):
        return f"tests {found[1] or found[2]}"
    return "clock" if what.startswith(_CLOCK) else ""


def standing(core: Core) -> dict[str, Cause]:
    """The causes that stand on this line, by their names."""
    found = {}
    for layer in (Layer.STATION, Layer.PERSON):
        streak = core.contact.streak(layer)
        if streak.count and streak.told in LOUD:
            what = contact.missed_words(streak, layer)
            found[of(what)] = Cause(what, streak.told, streak.missed[-1].at_ms)
    skew = core.life.skew
    if skew.told in LOUD:
        found["clock"] = Cause(clocks.words(skew), skew.told, skew.since_ms or 0)
    return found
