"""A verdict: what a bundle lets anybody conclude, as plain values ready for JSON.

Times are RFC 3339 texts. `at` is its author's claim; `received_at` is the counterpart's clock, out of its receipt.
"""

from typing import Any

import msgspec
from msgspec import Struct

from parley.verdict.result_parts import Claim, Reference, Shown
from parley.verdict.result_written import AssuranceResult, MessageResult, NumbersShown, RequestResult


class Refusal(Struct, frozen=True):
    """A signed no."""

    code: str
    words: str
    text: str
    by: str  # desk or station
    alternative: str | None
    retry_after: str | None


class Pending(Struct, frozen=True):
    """A signed "not yet". `decider` is a post."""

    code: str
    words: str
    decider: str
    review_by: str


class Attempt(Struct, frozen=True):
    """One call: what became of it, how far it provably came, and what of it is one side's word.

    `end` by the names of docs/spec/calls.md; None while it was open when the bundle was made (`state` says where).
    `levels`: every level that is shown, each with its evidence, none merged; `level` is the furthest.
    """

    ref: str
    caller: str
    called: str
    from_post: str
    to_post: str
    asked: tuple[str, ...]  # every post asked, in order
    precedence: str
    exercise: bool
    subject: str
    placed_at: str
    state: str
    end: str | None
    words: str
    silence_class: str | None
    silence_words: str | None
    level: str
    levels: tuple[Shown, ...]
    one_sided: tuple[str, ...]
    refused: Refusal | None
    pending: Pending | None
    claim: Claim | None
    reached: str | None
    merged_into: str | None
    entries: tuple[Reference, ...]
    late: tuple[Reference, ...]
    crossed: tuple[Reference, ...]


class TestResult(Struct, frozen=True):
    """A line test, likewise."""

    __test__ = False  # pytest: not a class of tests

    ref: str
    by: str
    layer: str
    post: str | None
    begun_at: str
    state: str
    level: str
    levels: tuple[Shown, ...]
    one_sided: tuple[str, ...]
    late: tuple[Reference, ...]


class Declared(Struct, frozen=True):
    """What a party said of its own side of the line."""

    state: str
    reason: str
    since: str
    review: str | None
    entry: Reference


class LampChange(Struct, frozen=True):
    """What one side's lamp came to show, and why."""

    lamp: str
    was: str
    now: str
    why: str
    at: str


class LogShown(Struct, frozen=True):
    """How much of one log the bundle shows. `counted`: entries beyond are a voided tail; None while the log is open."""

    epoch: str
    signed: int
    shown: int
    whole: bool
    counted: int | None
    receipted: int
    stray: bool


class PartyShown(Struct, frozen=True):
    """A party, how sure we are who it is, and how much of its record is here."""

    name: str
    title: str
    card: str
    digits: str
    confirmed: bool
    logs: tuple[LogShown, ...]
    lamps: tuple[LampChange, ...]  # what its station would have shown of the other: desk and principal
    declared: tuple[Declared, ...]


class Misstep(Struct, frozen=True):
    """An entry that its author could not honestly write there."""

    entry: Reference
    why: str


class Found(Struct, frozen=True):
    """Something that record.verify found: authentic, and yet must not be."""

    kind: str
    party: str
    what: str


class Verdict(Struct, frozen=True):
    """All that may be concluded. `complete` false: entries are withheld, and nothing follows from what is absent.

    `until`: the latest time that anybody signed or claimed in this bundle; what came after it nothing here shows.
    """

    line: str
    point_of_view: str | None
    confirmed: bool
    complete: bool
    until: str
    parties: tuple[PartyShown, ...]
    agreement: str | None
    attempts: tuple[Attempt, ...]
    tests: tuple[TestResult, ...]
    messages: tuple[MessageResult, ...]
    numbers: tuple[NumbersShown, ...]
    requests: tuple[RequestResult, ...]
    assurances: tuple[AssuranceResult, ...]
    misconduct: tuple[Misstep, ...]
    found: tuple[Found, ...]
    unknown: tuple[
        Reference, ...
    ]  # entries of kinds that this release does not know: kept, nothing concluded


def plain(verdict: Verdict) -> dict[str, Any]:
    """The verdict as dicts, lists, texts and numbers."""
    built: dict[str, Any] = msgspec.to_builtins(verdict)
    return built
