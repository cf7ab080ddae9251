"""For how long our own station really listened, and whether that is enough to claim a silence.

A short outage of ours is made up for: we listen for as much longer; a long one makes the end our fault.
Spec: docs/spec/calls.md, section 4.3.
"""

from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from parley.record.entry import Instant

MADE_UP: Final = 10  # an outage of up to one part in so many of the wait is made up for; ours
Listened: TypeAlias = Callable[
    [Instant, Instant], int
]  # how many ms between the two our station really listened


class Heard(NamedTuple):
    """How long we listened; whether that is enough to claim silence; if not, until when to listen on, if that helps."""

    ms: int
    enough: bool
    longer: Instant | None = None


def listen(since: Instant, silence: Instant, now: Instant, listened: Listened) -> Heard:
    """Whether the silence that is due may be claimed at `now`."""
    wait = silence - since
    ms = listened(since, now)
    if ms >= wait:
        return Heard(ms, enough=True)
    longer = now + (wait - ms)
    if longer <= silence + wait // MADE_UP:
        return Heard(ms, enough=False, longer=Instant(longer))
    return Heard(ms, enough=False)
