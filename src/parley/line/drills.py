"""Contact drills: every number, post and desk of both sides tried, one by one, and scored.

What is needed only in a crisis is wrong by then unless it is tried. A drill is private; what it shows wrong, people
settle.
Spec: docs/spec/life.md, §3.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line.terms import Terms
from parley.line.values import MINUTE_MS, Party, Role
from parley.record.entry import Instant

ITEMS_MAX: Final = 256  # 100 numbers and 128 posts at most
KEPT_MAX: Final = 24
NIGHT: Final = (22, 6)  # from that hour to that hour, on the line's clock: ours
_START: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Result(StrEnum):
    """What became of one entry of the sheet."""

    WORKS = "works"
    SOON_NOT = "soon not"  # it works, and will not for long: to be changed, or its holder leaves
    DEAD = "dead"
    WRONG = "wrong"  # somebody else answers
    NOT_TRIED = "not tried"


class Item(Struct, frozen=True):
    """One entry of the sheet. `number`: where to try it; over the line itself, if empty."""

    party: Party
    sort: str  # number, post, desk
    what: str
    number: str = ""
    hours: str = ""


class Tried(Struct, frozen=True):
    """What was found, when, and what else there is to say of it. `item`: its number on the sheet, from 1."""

    item: int
    result: Result
    at_ms: Instant
    text: str = ""


class Drill(Struct, frozen=True):
    """A drill that is on. `tried`: of each item at most one, in their order."""

    begun_ms: Instant
    by: str
    items: tuple[Item, ...]
    tried: tuple[Tried, ...] = ()

    def of(self, number: int) -> Tried | None:
        """What was found of that item; None if nothing yet."""
        return next((tried for tried in self.tried if tried.item == number), None)

    def counts(self) -> dict[str, int]:
        """How many of each result; what has none was not tried."""
        found = Counter(tried.result.value for tried in self.tried)
        found[Result.NOT_TRIED.value] += len(self.items) - len(self.tried)
        return {result.value: found[result.value] for result in Result}


class Score(Struct, frozen=True):
    """What a drill came to."""

    begun_ms: Instant
    ended_ms: Instant
    night: bool
    items: int
    counts: Mapping[str, int]

    @property
    def words(self) -> str:
        """Its result in one line."""
        named = {Result.WORKS.value: "work"}
        counted = [(result.value, self.counts.get(result.value, 0)) for result in Result]
        parts = [f"{count} {named.get(what, what)}" for what, count in counted if count]
        return f"{self.items} numbers: {', '.join(parts) or 'none tried'}"


def sheet(terms: Terms) -> tuple[Item, ...]:
    """Everything to be tried: the fall-back numbers, then the desks and the other posts, party by party."""
    items = [Item(Party(way.party), "number", way.what, way.number, way.hours) for way in terms.fallback]
    for side in terms.sides:
        posts = sorted(side.posts, key=lambda post: post.role is not Role.DESK)
        items += [
            Item(Party(side.party), "desk" if post.role is Role.DESK else "post", post.name) for post in posts
        ]
    return tuple(items[:ITEMS_MAX])


def noted(drill: Drill, number: int, result: Result, text: str, now: Instant) -> Drill:
    """The drill with this result; a second one for the same item takes the first one's place."""
    others = [tried for tried in drill.tried if tried.item != number]
    tried = sorted([*others, Tried(number, result, now, text)], key=lambda tried: tried.item)
    return replace(drill, tried=tuple(tried))


def scored(drill: Drill, terms: Terms, now: Instant) -> Score:
    """What it came to."""
    return Score(drill.begun_ms, now, at_night(terms, drill.begun_ms), len(drill.items), drill.counts())


def at_night(terms: Terms, at: int) -> bool:
    """Whether that moment is in the night, on the line's clock."""
    hour = (_START + timedelta(milliseconds=at + terms.cadence.utc_offset_min * MINUTE_MS)).hour
    return hour >= NIGHT[0] or hour < NIGHT[1]
