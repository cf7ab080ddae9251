"""When which line test is due: the station's by a period, the person's by the agreement's times, holidays left out.

The agreement's days and times are of its own fixed offset from UTC, so that both sides count the same days.
"""

from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from parley.line.terms import PersonTests, Terms, Weekday
from parley.line.values import DAY_MS, MINUTE_MS, Party
from parley.record.entry import Instant

_DAYS: Final = tuple(Weekday)
_START: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LOOK_DAYS: Final = 60  # a holiday longer than this is no holiday
_CALENDAR_MS: Final = (
    253_000_000_000_000  # in 9987: beyond it no day can be named in each zone, and a peer may name one
)


class Slot(NamedTuple):
    """A person's test that the agreement asks for. Ordered by time, then by its place in the agreement."""

    at_ms: Instant
    spec: int  # which of the cadence's person tests


def works(terms: Terms, at: int) -> bool:
    """Whether that moment's day is neither weekend nor holiday. At the end of all calendars every day is for work."""
    if at > _CALENDAR_MS:
        return True
    day = _START + timedelta(milliseconds=at + terms.cadence.utc_offset_min * MINUTE_MS)
    return _DAYS[day.weekday()] not in terms.weekend and day.date().isoformat() not in terms.holidays


def next_slot(terms: Terms, me: Party, after: Slot) -> Slot | None:
    """The first person's test of ours that comes after `after`."""
    slots = [
        slot
        for index, tests in enumerate(terms.cadence.person_tests)
        if tests.by == me and (slot := _next_of(terms, tests, index, after)) is not None
    ]
    return min(slots, default=None)


def _next_of(terms: Terms, tests: PersonTests, index: int, after: Slot) -> Slot | None:
    offset = terms.cadence.utc_offset_min * MINUTE_MS
    midnight = (after.at_ms + offset) // DAY_MS * DAY_MS - offset
    times = sorted(int(clock[:2]) * 60 + int(clock[3:]) for clock in tests.times)
    for day in range(_LOOK_DAYS):
        for minutes in times:
            slot = Slot(Instant(midnight + day * DAY_MS + minutes * MINUTE_MS), index)
            if slot > after and works(terms, slot.at_ms):
                return slot
    return None


def next_work(terms: Terms, at: Instant) -> Instant:
    """That moment, or the same time of the next day on which people work."""
    for day in range(_LOOK_DAYS):
        if works(terms, at + day * DAY_MS):
            return Instant(at + day * DAY_MS)
    return at
