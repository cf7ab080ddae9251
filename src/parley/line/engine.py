"""The door to the machines: every word of a line goes in here, and what follows from it comes out.

It only routes. The loop calls, in one turn: `hear` for each new word in order of arrival (theirs, and each draft of
ours once it is written), `receipt` for their cosignature, then `wake` while `due` has come, then stores what `changed`.
SIGNATURES FIRST: bodies follow.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from parley.line.effects import Effect
from parley.line.facts import AnyFact, Word
from parley.line.values import Party, Ref
from parley.record.entry import Instant

Listened = Callable[[Instant, Instant], int]  # how many ms between the two our station really listened


class Draft(Struct, frozen=True):
    """A fact that the loop is to write as our entry, and then to `hear` together with this draft.

    `climb`: how far the ladder may go on from this call unaided; private, so not part of the fact.
    """

    fact: AnyFact
    climb: str | None = None


class Woken(NamedTuple):
    """What a moment brings: `drafts` to write, in this order, and `effects` (bells that stop, alarms)."""

    drafts: list[Draft]
    effects: list[Effect]


class Row(NamedTuple):
    """The columns of a thing's row; `data` is what `load` takes. `open` false: need not be kept in memory."""

    ref: Ref
    kind: str  # call, test, message
    mine: bool
    opened_ms: Instant
    open: bool
    due_ms: Instant | None
    state: str
    data: bytes


class Line:
    """One line as we see it. Mutable; the loop owns it. `things`: by ref, closed ones may be left out."""


def begin(line: str, me: Party, them: Party, *, smaller_card_is_mine: bool) -> Line:
    """A line on which nothing has been said."""
    raise NotImplementedError


def needs(line: Line, what: AnyFact | Mapping[str, Any]) -> tuple[Ref, ...]:
    """The things that `hear` (of a fact) or `ask` (of a request) wants in `line.things`: load the absent ones."""
    raise NotImplementedError


def hear(line: Line, word: Word, draft: Draft | None = None) -> list[Effect]:
    """The line with this word, once each, in order of arrival. Raises nothing whatever theirs says."""
    raise NotImplementedError


def receipt(line: Line, places: int, at_ms: Instant) -> list[Effect]:
    """They cosigned our entries 0..places-1, which reached us at `at_ms`."""
    raise NotImplementedError


def ask(line: Line, request: Mapping[str, Any], now: Instant) -> list[Draft]:
    """What our user's request comes to. Raises values.Refusal(what, hint)."""
    raise NotImplementedError


def due(line: Line) -> Instant | None:
    """When `wake` would next do something; it may be past already (a bell to sign for, at once)."""
    raise NotImplementedError


def wake(line: Line, now: Instant, listened: Listened) -> Woken:
    """What is due by `now`. Hear each draft before waking again."""
    raise NotImplementedError


def bearer(line: Line, name: str, alive: bool | None, at_ms: Instant, why: str) -> list[Effect]:  # noqa: FBT001
    """A fresh challenge over this bearer came back (True), did not (False), or nothing is known (None)."""
    raise NotImplementedError


def changed(line: Line) -> set[Ref]:
    """The things that changed since this was last called."""
    raise NotImplementedError


def row(line: Line, ref: Ref) -> Row:
    """A thing as the store keeps it."""
    raise NotImplementedError


def load(line: Line, data: bytes) -> Ref:
    """Put a stored thing back into `line.things`."""
    raise NotImplementedError


def forget_closed(line: Line) -> None:
    """Let go of things that need not be in memory, once they are stored."""
    raise NotImplementedError


def dump_state(line: Line) -> bytes:
    """All that is not a thing: agreement, lamps, numbers, schedules."""
    raise NotImplementedError


def load_state(data: bytes) -> Line:
    """The line as dumped, its open things still to be loaded."""
    raise NotImplementedError


def status(line: Line, now: Instant) -> dict[str, Any]:
    """What there is to say of the line: plain values, ready for JSON."""
    raise NotImplementedError
