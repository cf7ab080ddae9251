"""The calendar of obligations as plain values: what either side owes the other by when, what is overdue first."""

from collections.abc import Iterator
from typing import Any, Final

from parley.line import duties, things
from parley.line.things import Thing
from parley.record.entry import Instant
from parley.station.ports import LineRow, Reading
from parley.views import lines
from parley.views.times import stamped

MESSAGES: Final = (
    1_000  # of the last messages, those that wait to be seen or answered; of older ones see the inbox
)
DUE_MAX: Final = 1_000


def calendar(
    reading: Reading, row: LineRow, now: int, until: int, newest: int = MESSAGES
) -> list[dict[str, Any]]:
    """Everything that falls due on this line until then; nothing while the station has never run with it.

    `newest`: of so many of the last messages what was not seen or answered in time.
    """
    line = lines.state(reading, row)
    if line is None:
        return []
    found = {thing.ref: thing for thing in _waiting(reading, row, until, newest)}
    return [
        {
            "line": row.id,
            "with": row.name,
            "at": stamped(duty.at_ms),
            "overdue": duties.overdue(duty, Instant(now)),
            "sort": duty.sort.value,
            "whose": duty.whose,
            "what": duty.what,
            "ref": duty.ref or None,
        }
        for duty in duties.duties(line.core, found.values(), Instant(now), Instant(until))
    ]


def _waiting(reading: Reading, row: LineRow, until: int, newest: int) -> Iterator[Thing]:
    """What has not ended, and the messages about which something may still be owed."""
    yield from (things.load(thing.data) for thing in reading.things(row.id, open_only=True))
    yield from (things.load(thing.data) for thing in reading.due_things(row.id, until, DUE_MAX))
    yield from (things.load(thing.data) for thing in reading.things(row.id, kind="message", newest=newest))
