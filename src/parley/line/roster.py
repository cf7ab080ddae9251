"""Rosters: when a party's posts are manned, by its own word. They explain a silence; they excuse no test and end none.

Kept of each party are the newest in force and what comes after it. What a test may ask for stays in the agreement.
Spec: docs/spec/life.md, §1.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from msgspec import Struct

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.values import DAY_MS, MINUTE_MS, Post, Ref
from parley.record.entry import Instant, instant

FORM: Final = "ROSTER"
KEPT_MAX: Final = 3  # of one party: in force, and two to come
POSTS_MAX: Final = 64
HOLIDAYS_MAX: Final = 64
FEW_MAX: Final = 8  # alternates, languages, hand-overs
OFFSET_MIN_MAX: Final = 14 * 60
LOOK_DAYS: Final = 60
_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])|24:00", re.ASCII)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_START: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Watch(Struct, frozen=True):
    """One post: who stands in, which languages, and when somebody is there. Minutes of the local day."""

    post: Post
    alternates: tuple[Post, ...]
    languages: tuple[str, ...]
    from_min: int
    to_min: int  # not later than `from_min`: through midnight; the same: day and night
    days: tuple[str, ...]


class Roster(Struct, frozen=True):
    """What one ROSTER message says."""

    ref: Ref
    place: int
    from_ms: Instant
    to_ms: Instant | None
    watches: tuple[Watch, ...]
    holidays: tuple[str, ...]
    utc_offset_min: int
    handover: tuple[int, ...]
    remarks: str

    def local(self, at: int) -> datetime:
        """That moment on their clocks."""
        return _START + timedelta(milliseconds=at + self.utc_offset_min * MINUTE_MS)

    def watch(self, post: str) -> Watch | None:
        """What it says of that post."""
        return next((watch for watch in self.watches if watch.post == post), None)


def read(word: Word) -> Roster | None:
    """The roster that this message is; None if its fields do not fit, so that it says nothing."""
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    try:
        return _read(word, fact)
    except (KeyError, TypeError, ValueError):
        return None


def _read(word: Word, fact: f.MessageSent) -> Roster:
    fields = fact.fields
    offset = _integer(fields["utc_offset_min"], OFFSET_MIN_MAX)
    return Roster(
        ref=word.ref,
        place=word.place,
        from_ms=instant(fact.valid_from) if fact.valid_from else word.at_ms,
        to_ms=instant(fact.valid_to) if fact.valid_to else None,
        watches=tuple(_watch(row) for row in _some(fields["posts"], POSTS_MAX)),
        holidays=tuple(
            date.fromisoformat(day).isoformat() for day in _some(fields.get("holidays"), HOLIDAYS_MAX)
        ),
        utc_offset_min=offset,
        handover=tuple(_minutes(time) for time in _some(fields.get("handover"), FEW_MAX)),
        remarks=_text(fields.get("remarks") or ""),
    )


def _watch(row: object) -> Watch:
    if not isinstance(row, Mapping):
        raise TypeError("no row")
    days = tuple(_text(day) for day in _some(row.get("days"), len(_DAYS)))
    if not set(days) <= set(_DAYS):
        raise ValueError("no day of the week")
    return Watch(
        post=Post(_text(row["post"])),
        alternates=tuple(Post(_text(post)) for post in _some(row.get("alternates"), FEW_MAX)),
        languages=tuple(_text(language) for language in _some(row.get("languages"), FEW_MAX)),
        from_min=_minutes(row.get("from") or "00:00"),
        to_min=_minutes(row.get("to") or "24:00"),
        days=days or _DAYS,
    )


def _some(value: object, most: int) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list | tuple) or len(value) > most:
        raise ValueError("no list, or too long")
    return list(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value[:200]


def _integer(value: object, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > most:
        raise ValueError("no number, or too large")
    return value


def _minutes(value: object) -> int:
    found = _TIME.fullmatch(_text(value))
    if found is None:
        raise ValueError("no time of day")
    return DAY_MS // MINUTE_MS if found[1] is None else int(found[1]) * 60 + int(found[2])


# --- which counts -------------------------------------------------------------------------------------------


def with_new(kept: Sequence[Roster], roster: Roster) -> tuple[Roster, ...]:
    """The rosters of a party with this one: a later one takes the place of all that would begin after it."""
    rest = [old for old in kept if old.place < roster.place and old.from_ms < roster.from_ms]
    newer = [old for old in kept if old.place > roster.place]
    return (*rest, roster, *newer)[-KEPT_MAX:]


def without(kept: Sequence[Roster], ref: Ref) -> tuple[Roster, ...]:
    """The rosters of a party once it has taken that one back."""
    return tuple(old for old in kept if old.ref != ref)


def in_force(kept: Sequence[Roster], at: int) -> Roster | None:
    """The one that holds then; None if nothing was said of that time."""
    found = [r for r in kept if r.from_ms <= at and (r.to_ms is None or at < r.to_ms)]
    return found[-1] if found else None


# --- what it says -------------------------------------------------------------------------------------------


def manned(roster: Roster, post: str, at: int) -> bool | None:
    """Whether somebody is to be at that post then, by their own word; None if it says nothing of it."""
    watch = roster.watch(post)
    return None if watch is None else _why_not(roster, watch, at) is None


def why_away(roster: Roster, post: str, at: int) -> str | None:
    """Why nobody is to be expected there then, in words; None if somebody is, or nothing is said."""
    watch = roster.watch(post)
    return None if watch is None else _why_not(roster, watch, at)


def _why_not(roster: Roster, watch: Watch, at: int) -> str | None:
    now = roster.local(at)
    minute = now.hour * 60 + now.minute
    shift = now.date()  # the day on which the shift that is on now began
    if watch.from_min < watch.to_min:
        if not watch.from_min <= minute < watch.to_min:
            return "outside their declared hours"
    elif watch.from_min > watch.to_min and watch.to_min <= minute < watch.from_min:
        return "outside their declared hours"
    elif watch.from_min > watch.to_min and minute < watch.to_min:
        shift -= timedelta(days=1)
    if shift.isoformat() in roster.holidays:
        return "on a day on which they declared that nobody is to be expected"
    if _DAYS[shift.weekday()] not in watch.days:
        return "outside their declared days"
    return None


def next_manned(roster: Roster, post: str, at: int) -> Instant | None:
    """When somebody is to be there next, from `at` on; None if not within two months, or nothing is said."""
    watch = roster.watch(post)
    if watch is None:
        return None
    if _why_not(roster, watch, at) is None:
        return Instant(at)
    local = roster.local(at)
    midnight = at - (local.hour * 60 + local.minute) * MINUTE_MS - at % MINUTE_MS
    for day in range(LOOK_DAYS):
        for minutes in (0, watch.from_min):
            moment = midnight + day * DAY_MS + minutes * MINUTE_MS
            if moment > at and _why_not(roster, watch, moment) is None:
                return Instant(moment)
    return None


def handovers(roster: Roster, since: int, until: int) -> list[Instant]:
    """When their watch changes, between the two."""
    local = roster.local(since)
    midnight = since - (local.hour * 60 + local.minute) * MINUTE_MS - since % MINUTE_MS
    moments = [
        midnight + day * DAY_MS + minutes * MINUTE_MS
        for day in range((until - midnight) // DAY_MS + 1)
        for minutes in roster.handover
    ]
    return sorted(Instant(moment) for moment in moments if since <= moment < until)
