"""What goes in and out of one turn of the station: letters and requests in, answers and effects out."""

from dataclasses import dataclass, field
from typing import Any

from parley.line.effects import Effect


@dataclass(frozen=True, slots=True)
class Letter:
    """A sealed parcel that a bearer brought from the counterpart on `line`; `asked`: as the reply to a post of ours."""

    line: str
    bearer: str
    outer: bytes
    asked: bool


@dataclass(frozen=True, slots=True)
class Missed:
    """A post of ours on `bearer` brought no reply, and why."""

    line: str
    bearer: str
    why: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A request of our own people. `id` is the caller's: the same id gets the same answer, once and for all.

    An empty id is nobody's: such a request cannot be repeated, so its answer is not kept.
    """

    id: str
    line: str
    request: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of an ask: `ok`, or `error` with what and what now. `line` and `size`: what a receipt must cover."""

    ok: dict[str, Any] | None = None
    error: dict[str, str] | None = None
    line: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Heard:
    """What became of a letter: `refused` is empty, or says why; `fresh`: it proved that they are there now."""

    refused: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Turned:
    """What a turn leaves to do, all of its causes on disk. Lists are parallel to what was given."""

    letters: list[Heard] = field(default_factory=list)  # by letter
    answers: list[Answer | None] = field(default_factory=list)  # None: kept for a later turn
    effects: list[tuple[str, Effect]] = field(default_factory=list)  # with the line's id
