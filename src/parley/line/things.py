"""What has a life on a line: calls, tests and messages, each with all its words, as the store keeps them in rows.

A thing is immutable; a word makes a new one. What is derived from words is re-folded, never edited.
"""

from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from parley.line import calls, facts, fold, linetest
from parley.line.calls import State
from parley.line.drafts import Claimed, Drafted
from parley.line.facts import Word
from parley.line.fold import Rules
from parley.line.follow import Assurance, Rfe, Thread
from parley.line.message import Message
from parley.line.private import Private
from parley.line.tickets import Ticket
from parley.line.values import SECOND_MS, Layer, Post, Ref
from parley.record.entry import Instant, instant

__all__ = [  # with the message, which is written down in a file of its own
    "Bell",
    "Call",
    "Message",
    "Row",
    "Test",
    "Thing",
    "add",
    "add_to_test",
    "dump",
    "load",
    "row",
]

WORDS_MAX: Final = 250  # of one author about one thing; further ones stay on the record, and are counted


class Bell(StrEnum):
    """What our bells do about a call of theirs. Ours alone: nothing of it is told."""

    NONE = "none"
    POST = "post"  # rings where it was asked for, or at the desk
    EVERYWHERE = "everywhere"
    STOPPED = "stopped"
    MISSED = "missed"  # it came too late to ring
    QUIET = "quiet"  # beyond their quota: delivered, does not ring


class Call(Struct, frozen=True, tag="call", tag_field="thing"):
    """A call with its words. `mine`: we placed it."""

    placed: Word
    rules: Rules
    story: fold.Story
    words: tuple[Word, ...] = ()
    barred: tuple[Ref, ...] = ()  # refusals that their author's own declared exception forbids
    delivered_ms: Instant | None = None  # our clock: their receipt came, or the call reached us
    grace_ms: Instant | None = None  # the silence is claimed then: we make up for what we did not hear
    bell: Bell = Bell.NONE
    bell_ms: Instant = Instant(0)
    stale_told: bool = False
    excess: int = 0

    @property
    def ref(self) -> Ref:
        return self.placed.ref

    @property
    def mine(self) -> bool:
        return self.placed.mine

    @property
    def fact(self) -> facts.CallPlaced:
        assert isinstance(self.placed.fact, facts.CallPlaced)
        return self.placed.fact

    @property
    def state(self) -> State:
        """Where it stands. A receipt is no entry: until a word says more, it is laid over the story here."""
        if self.story.state is State.PLACED and self.delivered_ms is not None:
            return State.DELIVERED
        return self.story.state

    @property
    def since_ms(self) -> Instant:
        """When it came to stand there, on our clock."""
        if self.story.state is State.PLACED and self.delivered_ms is not None:
            return self.delivered_ms
        return self.story.clock.since_ms

    @property
    def open(self) -> bool:
        return not self.story.ended

    @property
    def silence_ms(self) -> Instant | None:
        """When its silence may be named. On the owner's station that is the owner's clock; None at an end."""
        if self.story.ended:
            return None
        state, since = self.state, self.since_ms
        until = since + _wait_ms(self, state)
        if state is State.SCHEDULED and self.story.window is not None:
            until = self.story.window.from_ms
        until = min(until, self.placed.heard_ms + self.rules.waits.whole_s * SECOND_MS)
        if state in calls.BEFORE_TALK and self.fact.needed_by is not None:
            until = min(until, instant(self.fact.needed_by))
        return Instant(max(since, until))

    @property
    def stale_ms(self) -> Instant | None:
        """When their pending answer goes stale unless renewed."""
        pending = self.story.pending
        if self.story.state is not State.AWAITING or pending is None:
            return None
        renewal = self.story.clock.pending_ms + self.rules.waits.renewal_s * SECOND_MS
        return Instant(min(pending.review_by_ms, renewal))

    def stale(self, now: Instant) -> bool:
        """Whether the review, or the renewal, was missed by `now`."""
        return self.stale_ms is not None and now >= self.stale_ms


def _wait_ms(call: Call, state: State) -> int:
    waits = call.rules.waits
    if state is State.TALKING:
        return waits.unheard_s * SECOND_MS  # no media pass through this station: it cannot hear the talk
    wait = calls.WAITS.get(state)
    length = wait.ms(waits, call.fact.precedence) if wait else waits.whole_s * SECOND_MS
    return max(0, length - call.story.clock.awaited_ms) if state is State.AWAITING else length


class Test(Struct, frozen=True, tag="test", tag_field="thing"):
    """A line test with its words. `mine`: we ask."""

    __test__ = False  # pytest: not a class of tests

    began: Word
    story: linetest.Story
    sent_wait_ms: int
    words: tuple[Word, ...] = ()
    delivered_ms: Instant | None = None
    grace_ms: Instant | None = None
    excess: int = 0

    @property
    def ref(self) -> Ref:
        return self.began.ref

    @property
    def mine(self) -> bool:
        return self.began.mine

    @property
    def layer(self) -> Layer:
        return Layer.PERSON if isinstance(self.began.fact, facts.PersonTest) else Layer.STATION

    @property
    def post(self) -> Post | None:
        return self.began.fact.post if isinstance(self.began.fact, facts.PersonTest) else None

    @property
    def state(self) -> linetest.State:
        """Where it stands, a receipt laid over the story as with calls."""
        state = self.story.state
        if state is linetest.State.SENT and self.delivered_ms is not None:
            return linetest.NEXT[self.layer][state][linetest.Step.COSIGNED]
        return state

    @property
    def since_ms(self) -> Instant:
        if self.story.state is linetest.State.SENT and self.delivered_ms is not None:
            return self.delivered_ms
        return self.story.since_ms

    @property
    def open(self) -> bool:
        return self.state not in linetest.ENDS

    @property
    def silence_ms(self) -> Instant | None:
        """When its silence may be named; None at an end."""
        if not self.open:
            return None
        fact = self.began.fact
        held = self.state is linetest.State.HELD and isinstance(fact, facts.PersonTest)
        wait = fact.wait_ms if held and isinstance(fact, facts.PersonTest) else self.sent_wait_ms
        return Instant(self.since_ms + wait)


Thing: TypeAlias = Call | Test | Message | Drafted | Claimed | Ticket | Rfe | Assurance | Thread


class Row(NamedTuple):
    """The columns of a thing's row; `data` is what `load` takes. `open` false: need not be kept in memory."""

    ref: Ref
    kind: str  # call, test, message, draft, claimed, request, assurance, thread, ticket
    mine: bool
    opened_ms: Instant
    open: bool
    due_ms: Instant | None
    state: str
    data: bytes


_encode: Final = msgspec.json.Encoder().encode
_decode: Final = msgspec.json.Decoder(Thing).decode


def dump(thing: Thing) -> bytes:
    """The thing as bytes."""
    return _encode(thing)


def load(data: bytes) -> Thing:
    """The thing of these bytes."""
    thing: Thing = _decode(data)
    return thing


def row(thing: Thing, due_ms: Instant | None, *, waits: bool = False) -> Row:
    """The thing as a row. `waits`: a message that stays in memory until their station has it."""
    if isinstance(thing, Message):
        kind, opened, unended = "message", thing.heard_ms, waits
    elif isinstance(thing, Call):
        kind, opened, unended = "call", thing.placed.heard_ms, thing.open
    elif isinstance(thing, Private | Rfe | Assurance | Thread):
        kind, opened, unended = thing.kind, thing.opened_ms, thing.open
    else:
        kind, opened, unended = "test", thing.began.heard_ms, thing.open
    return Row(thing.ref, kind, thing.mine, opened, unended, due_ms, str(thing.state), dump(thing))


def add(call: Call, word: Word, *, barred: bool = False) -> Call:
    """The call with one more word, re-folded. A word beyond the limit is counted only."""
    if sum(known.mine is word.mine for known in call.words) >= WORDS_MAX:
        return replace(call, excess=call.excess + 1)
    words = (*call.words, word)
    bars = (*call.barred, word.ref) if barred else call.barred
    story = fold.fold(call.placed, words, call.rules, bars)
    moved = story.path != call.story.path
    return replace(
        call,
        words=words,
        barred=bars,
        story=story,
        grace_ms=None if moved else call.grace_ms,
        stale_told=call.stale_told and story.clock.pending_ms == call.story.clock.pending_ms,
    )


def add_to_test(test: Test, word: Word) -> Test:
    """The test with one more word, re-folded."""
    if sum(known.mine is word.mine for known in test.words) >= WORDS_MAX:
        return replace(test, excess=test.excess + 1)
    words = (*test.words, word)
    return replace(test, words=words, story=linetest.fold(test.began, words), grace_ms=None)
