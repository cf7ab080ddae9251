"""What follows a message of some forms: a request for explanation with its clocks, an assurance with its time.

Each has a row of its own beside the message's, under a reference made from the message's (`key`); the message itself
is what the entry says, and lives as every message does.
"""

from hashlib import sha256
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from parley.line import assurances, request_story, requests
from parley.line import facts as f
from parley.line.facts import Word
from parley.line.request_parts import Story, trimmed
from parley.line.requests import CLOCKS, TO_MEET, State
from parley.line.terms import Requests
from parley.line.values import HOUR_MS, Ref
from parley.record.entry import Instant, instant

WORDS_MAX: Final = 250  # of one author about one thing; further ones stay on the record, and are counted
CROWD_MAX: Final = 100  # of theirs that are open at once; further ones are kept, and raise no alarm
LAST_CALL_MS: Final = 4 * HOUR_MS  # before a reply of ours is due, our own people hear of it once more


def key(message: Ref) -> Ref:
    """The reference under which the row is kept that follows this message."""
    return Ref(sha256(f"follows {message}".encode()).hexdigest())


class Rfe(Struct, frozen=True, tag="request", tag_field="thing"):
    """A request for explanation with its words. `mine`: we ask. `delivered_ms`: our clock, of the request itself."""

    began: Word
    clocks: Requests
    story: Story
    words: tuple[Word, ...] = ()
    delivered_ms: Instant | None = None
    met_ms: Instant | None = None  # the same of the request for a meeting that counts
    grace_ms: Instant | None = None  # the silence is claimed then: we make up for what we did not hear
    told: int = 0  # how many of the reminders of where it stands our people have had
    crowded: bool = False  # beyond what we keep in memory of theirs
    excess: int = 0

    @property
    def ref(self) -> Ref:
        return key(self.began.ref)

    @property
    def kind(self) -> str:
        """Its row's kind."""
        return str(self.__struct_config__.tag)

    @property
    def opened_ms(self) -> Instant:
        return self.began.heard_ms

    @property
    def message(self) -> Ref:
        return self.began.ref

    @property
    def mine(self) -> bool:
        return self.began.mine

    @property
    def fact(self) -> f.MessageSent:
        assert isinstance(self.began.fact, f.MessageSent)
        return self.began.fact

    @property
    def state(self) -> State:
        """Where it stands. A receipt is no entry: until a word says more, it is laid over the story here."""
        state = self.story.state
        if state in TO_MEET:
            return State.MEETING_DELIVERED if self.met_ms is not None else state
        if requests.Step.COSIGNED in requests.NEXT.get(state, {}) and self.delivered_ms is not None:
            return State.DELIVERED
        return state

    @property
    def since_ms(self) -> Instant:
        """When it came to stand there, on our clock. From their first receipt, where there is one."""
        state = self.state
        if state is State.DELIVERED and self.delivered_ms is not None:
            return self.delivered_ms
        if state is State.MEETING_DELIVERED and self.met_ms is not None:
            return self.met_ms
        return self.story.since_ms

    @property
    def open(self) -> bool:
        """Whether it is kept in memory: its clock runs, or our own people have something to do about it."""
        if self.crowded:
            return False
        return not self.story.ended if self.mine else self.state in CLOCKS

    @property
    def awaits(self) -> int | None:
        """The place of the entry of ours whose receipt it waits for."""
        if not self.mine or requests.Step.COSIGNED not in requests.NEXT.get(self.state, {}):
            return None
        meeting = self.story.meeting
        return meeting.place if self.state in TO_MEET and meeting is not None else self.began.place

    @property
    def silence_ms(self) -> Instant | None:
        """When the clock of where it stands runs out; None where none runs."""
        state = self.state
        if state not in CLOCKS:
            return None
        wait = request_story.wait_ms(state, self.fact.precedence, self.story.meeting, self.clocks)
        return Instant(self.since_ms + wait)

    @property
    def reminders(self) -> tuple[Instant, ...]:
        """When our own people are told that time runs.

        Of a reply of ours: at half of its time, 4 hours before it is due, and when it is due. Of a reply of theirs:
        once, when it has waited for our judgement for as long as they had for it.
        """
        due = self.silence_ms
        if due is None or self.crowded:
            return ()
        if self.mine:
            return (due,) if self.state is State.ANSWERED else ()
        if self.state not in {State.DELIVERED, State.MEETING_DELIVERED}:
            return ()
        half = Instant(self.since_ms + (due - self.since_ms) // 2)
        last = Instant(due - LAST_CALL_MS)
        return (half, last, due) if last > half else (half, due)

    @property
    def due_ms(self) -> Instant | None:
        """When time alone next does something about it."""
        if not self.open:
            return None
        if self.told < len(self.reminders):
            return self.reminders[self.told]
        if not self.mine or self.state is State.ANSWERED:
            return None
        return self.grace_ms or self.silence_ms


class Assurance(Struct, frozen=True, tag="assurance", tag_field="thing"):
    """An assurance with its words. `mine`: we gave it. `over`: its time has passed, by our clock."""

    began: Word
    story: assurances.Story
    words: tuple[Word, ...] = ()
    over: bool = False
    crowded: bool = False
    excess: int = 0

    @property
    def ref(self) -> Ref:
        return key(self.began.ref)

    @property
    def kind(self) -> str:
        """Its row's kind."""
        return str(self.__struct_config__.tag)

    @property
    def opened_ms(self) -> Instant:
        return self.began.heard_ms

    @property
    def message(self) -> Ref:
        return self.began.ref

    @property
    def mine(self) -> bool:
        return self.began.mine

    @property
    def fact(self) -> f.MessageSent:
        assert isinstance(self.began.fact, f.MessageSent)
        return self.began.fact

    @property
    def until_ms(self) -> Instant | None:
        """Its author's `valid_to`; None if it names none, as its form asks."""
        return instant(self.fact.valid_to) if self.fact.valid_to else None

    @property
    def state(self) -> assurances.State:
        state = self.story.state
        return assurances.State.EXPIRED if self.over and state is assurances.State.STANDING else state

    @property
    def open(self) -> bool:
        """Whether it is kept in memory: it stands, or is told of or disputed within its time."""
        return not self.crowded and not self.over and self.story.state not in assurances.ENDS

    @property
    def due_ms(self) -> Instant | None:
        """When its time is over: of one that is not kept in memory, too."""
        ended = self.over or self.story.state in assurances.ENDS
        return None if ended else self.until_ms


class Thread(Struct, frozen=True, tag="thread", tag_field="thing"):
    """A message that belongs to a request (a reply, a request for a meeting), and the row of that request."""

    message: Ref
    request: Ref
    mine: bool
    heard_ms: Instant
    state: str = "THREAD"
    open: bool = False
    due_ms: None = None

    @property
    def kind(self) -> str:
        """Its row's kind."""
        return str(self.__struct_config__.tag)

    @property
    def opened_ms(self) -> Instant:
        return self.heard_ms

    @property
    def ref(self) -> Ref:
        return key(self.message)


Follow: TypeAlias = Rfe | Assurance | Thread


def add(thing: Rfe, word: Word) -> Rfe:
    """The request with one more word, re-folded. A word beyond the limit is counted only."""
    if _full(thing.words, word):
        return replace(thing, excess=thing.excess + 1)
    words = (*thing.words, trimmed(word))
    story = request_story.fold(thing.began, words, thing.clocks)
    moved = story.path != thing.story.path
    anew = story.meetings != thing.story.meetings
    after = replace(
        thing,
        words=words,
        story=story,
        grace_ms=None if moved else thing.grace_ms,
        told=0 if moved else thing.told,
        met_ms=None if anew else thing.met_ms,
    )
    if anew and not thing.mine and story.state in TO_MEET:
        return replace(after, met_ms=word.heard_ms)  # we hold it: our own time to answer runs
    return after


def add_to_assurance(thing: Assurance, word: Word) -> Assurance:
    """The assurance with one more word, re-folded."""
    if _full(thing.words, word):
        return replace(thing, excess=thing.excess + 1)
    words = (*thing.words, assurances.trimmed(word))
    return replace(thing, words=words, story=assurances.fold(thing.began, words))


def _full(words: tuple[Word, ...], word: Word) -> bool:
    return sum(known.mine is word.mine for known in words) >= WORDS_MAX
