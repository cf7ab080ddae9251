"""One story from two logs: the call that a list of words tells, the same for both stations and for a mediator.

The owner's words stand in their order; each of the counterpart's takes effect just before the first of the owner's
whose `after` covers it, the uncovered ones last. What is told late or out of turn is kept beside the story.
Spec: docs/spec/calls.md, §3.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.calls import BEFORE_TALK, BY, ENDS, NEXT, SILENT_ENDS, WAITS, State, Step, Who
from parley.line.facts import AnyFact, Word
from parley.line.terms import Waits
from parley.line.values import SECOND_MS, STATION_MAY_REFUSE, PendingCode, Post, Ref
from parley.record.entry import Instant, instant
from parley.record.epochs import PLACES
from parley.record.telling import lies

STEP: Final[Mapping[type[f.Fact], Step]] = {
    f.Rang: Step.RANG,
    f.NobodyThere: Step.NOBODY_THERE,
    f.PickedUp: Step.PICKED_UP,
    f.Accepted: Step.ACCEPTED,
    f.ApprovalAwaited: Step.APPROVAL_AWAITED,
    f.StillPending: Step.STILL_PENDING,
    f.WindowOffered: Step.WINDOW_OFFERED,  # or a counter-offer
    f.WindowAgreed: Step.WINDOW_AGREED,
    f.Delegated: Step.DELEGATED,
    f.AskedInWriting: Step.ASKED_IN_WRITING,
    f.Refused: Step.REFUSED,  # or by the station
    f.IdentityHeld: Step.IDENTITY_HELD,
    f.IdentityFailed: Step.IDENTITY_FAILED,
    f.Overridden: Step.OVERRIDDEN,
    f.PrincipalsHere: Step.PRINCIPALS_HERE,
    f.InterpretersReady: Step.INTERPRETERS_READY,
    f.InterpretersNotNeeded: Step.NOT_NEEDED,
    f.BothOn: Step.BOTH_ON,  # or heard again
    f.HungUp: Step.HUNG_UP,
    f.Withdrawn: Step.WITHDRAWN,
    f.Silent: Step.SILENCE,  # or our outage
    f.CallPlaced: Step.CROSSED,  # of another call: crossed, or preempted
}
_JOINT: Final = frozenset((Step.PRINCIPALS_HERE, Step.INTERPRETERS_READY, Step.NOT_NEEDED, Step.BOTH_ON))
_CLAIMS: Final = (f.Silent, f.TestSilent, f.RequestSilent)
_FREE: Final = 200  # a reason names at most so much of what they wrote


class Rules(Struct, frozen=True):
    """What the agreement under which the call stands says of it."""

    waits: Waits = Waits()
    hops_max: int = 3


class Move(Struct, frozen=True):
    """One step of a story: `ref` is the entry that made it, `at_ms` its author's claim."""

    step: str  # calls.Step, or linetest.Step
    state: str
    ref: Ref
    at_ms: Instant


class Fault(Struct, frozen=True):
    """An entry that its author could not honestly write there, and why."""

    ref: Ref
    why: str


class Pending(Struct, frozen=True):
    """Their answer that waits for somebody. `decider` is a post."""

    code: PendingCode
    decider: Post
    review_by_ms: Instant
    ref: Ref


class Window(Struct, frozen=True):
    """The time last offered, by the caller or by the called side."""

    from_ms: Instant
    until_ms: Instant
    by_owner: bool


class Claim(Struct, frozen=True):
    """The owner's claim of silence, as made; `withdrawn`: the entry that took it back."""

    ref: Ref
    end: str
    listened_ms: int
    withdrawn: Ref | None = None


class Clock(Struct, frozen=True):
    """The moments of the story on *our* clock: the only part that differs from one reader to another."""

    since_ms: Instant
    awaited_ms: int = 0  # spent in AWAITING before now; its clock never restarts
    pending_ms: Instant = Instant(0)  # when we had their last word that an answer is pending
    talked_ms: Instant | None = None


class Story(Struct, frozen=True):
    """A call as its words tell it."""

    state: State
    clock: Clock
    post: Post  # asked now
    asked: tuple[Post, ...]  # each post asked, in order
    path: tuple[Move, ...] = ()
    reached: Post | None = None  # the post whose principal talked
    pending: Pending | None = None
    window: Window | None = None
    refused: f.Refused | None = None
    claim: Claim | None = None
    other: Ref | None = None  # the call that it was merged into, or that preempted it
    late: tuple[Ref, ...] = ()
    crossed: tuple[Ref, ...] = ()  # overtaken by a step of the other side, without harm
    faults: tuple[Fault, ...] = ()

    @property
    def ended(self) -> bool:
        return self.state in ENDS


def order(words: Sequence[Word], *, owner_mine: bool) -> list[Word]:
    """The words as the owner's log orders them."""
    own = sorted((w for w in words if w.mine is owner_mine), key=_place)
    other = sorted((w for w in words if w.mine is not owner_mine), key=_place)
    told: list[Word] = []
    taken = 0
    for word in own:
        while taken < len(other) and other[taken].place < word.after:
            told.append(other[taken])
            taken += 1
        told.append(word)
    return told + other[taken:]


class Told(Protocol):
    """What a story has: its steps, and what could not honestly be said."""

    @property
    def path(self) -> tuple[Move, ...]: ...
    @property
    def faults(self) -> tuple[Fault, ...]: ...


T = TypeVar("T", bound=Told)


class Begun(Protocol):
    """What began a thing: whose it is, its place, and how much its past lacks of logs that were over (record/pasts)."""

    @property
    def mine(self) -> bool: ...
    @property
    def place(self) -> int: ...
    @property
    def over(self) -> int: ...


def unread(began: Begun, word: Word) -> bool:
    """Whether `word`, the counterpart's, was written before its author held what `began` the thing."""
    return word.after <= began.place


def forgetful(began: Begun, words: Sequence[Word]) -> frozenset[Ref]:
    """Words for which nobody is to blame: of what they contradict, nothing says that their author knew it.

    Their author wrote about it in another log, too, or held less than before: it may not know what it forgot. Or the
    other side spoke of it in logs that lie beside what the word names. What `began` the thing, all others that speak of
    it hold.
    """
    logs = {mine: {word.place // PLACES for word in words if word.mine is mine} for mine in (True, False)}
    logs[began.mine].add(began.place // PLACES)
    most = {True: 0, False: 0}
    most[began.mine] = began.after if isinstance(began, Word) else 0
    found: set[Ref] = set()
    for word in sorted(words, key=_place):
        anew = word.after < most[word.mine] or len(logs[word.mine]) > 1
        if (anew and (word.mine is began.mine or not unread(began, word))) or _apart(word, began, words):
            found.add(word.ref)
        most[word.mine] = max(most[word.mine], word.after)
    return frozenset(found)


def unblamed(before: T, then: T, aside: Callable[[T, Word], T], word: Word) -> T:
    """The story with a word that nobody is to blame for: where it would be misconduct it moves nothing, and is kept."""
    return then if then.faults == before.faults else aside(before, word)


def in_vain(words: Sequence[Word], story: Told) -> bool:
    """Whether a claim of silence of ours stands there that moved nothing: another like it would move nothing either."""
    moved = {move.ref for move in story.path}
    return any(w.mine and isinstance(w.fact, _CLAIMS) and w.ref not in moved for w in words)


def _apart(word: Word, began: Begun, words: Sequence[Word]) -> bool:
    """Whether somebody spoke of it in a log that lies apart from what this word names, or may have, where we lack it.

    What the past of what began the thing lacks was written before, in logs that were over: it speaks of something else.
    """
    if word.lacks > began.over:
        return True
    others = [other.place for other in (began, *words) if other.mine is not word.mine]
    return any(lies(place, word.apart) for place in others)


def _place(word: Word) -> int:
    return word.place


def fold(placed: Word, words: Sequence[Word], rules: Rules, barred: Sequence[Ref] = ()) -> Story:
    """The story of the call that `placed` began and `words` continued; raises nothing whatever they say.

    `words` includes other calls' placing words that cross or preempt this one. `barred`: refusals that their author's
    own declared emergency exception forbids.
    """
    assert isinstance(placed.fact, f.CallPlaced)
    telling = _Telling(placed, placed.fact, rules, frozenset(barred))
    story = Story(State.PLACED, Clock(placed.heard_ms), placed.fact.to, (placed.fact.to,))
    forgot = forgetful(placed, words)
    for word in order(words, owner_mine=placed.mine):
        then = telling.take(story, word)
        story = unblamed(story, then, _aside, word) if word.ref in forgot else then
        if word.mine is placed.mine:
            telling.owner_place = word.place
    return story


class _Telling:
    """What stays the same while one story is told, and how far the owner's log has come."""

    def __init__(self, placed: Word, call: f.CallPlaced, rules: Rules, barred: frozenset[Ref]) -> None:
        self.placed = placed
        self.call = call
        self.rules = rules
        self.barred = barred
        self.owner_place = placed.place

    def take(self, story: Story, word: Word) -> Story:
        """The story with this word in its turn, or beside it."""
        fact = word.fact
        if isinstance(fact, f.ClaimWithdrawn):
            return self._unclaim(story, word, fact)
        if (
            word.mine is not self.placed.mine
            and not isinstance(fact, f.CallPlaced)
            and unread(self.placed, word)
        ):
            return _fault(story, word, "speaks of a call that its author did not hold yet")
        step = step_of(story.state, fact, self.placed.ref)
        if step is None:
            return _fault(story, word, f"{f.kind(fact)} is no word about a call")
        if story.state is State.PLACED and _implies_delivery(step, fact):
            story = _moved(story, Step.COSIGNED, word)
        if step not in NEXT.get(story.state, {}):
            return self._out_of_turn(story, word, step)
        if why := self._forbidden(story, word, step):
            return _fault(story, word, why)
        if isinstance(fact, f.Silent):
            return self._silent(story, word, fact, step)
        return _moved(story, step, word, **_learned(story, word, step, owner=word.mine is self.placed.mine))

    def _out_of_turn(self, story: Story, word: Word, step: Step) -> Story:
        """A word without a place: late, overtaken, or misconduct.

        Nobody is blamed for a word that crossed: its author is blamed only for what its own `after` had seen. The
        owner's log is the order itself, so an owner has always seen what stands before its words.
        """
        if isinstance(word.fact, f.CallPlaced):
            return story  # another call that would have merged or preempted this one, had it still been there
        knew = word.mine is self.placed.mine or word.after > self.owner_place
        if not knew:
            return _aside(story, word)
        if _echo(story, step):
            return replace(story, crossed=(*story.crossed, word.ref))
        return _fault(story, word, f"{step} while the call stood at {story.state}")

    def _forbidden(self, story: Story, word: Word, step: Step) -> str:
        """Why this step, which the table has, is not this author's, or not with these words. Empty if it may be."""
        if why := self._not_theirs(story, word, step):
            return why
        match word.fact:
            case f.Delegated(to=to) if to in story.asked:
                return f"delegated to {to[:_FREE]}, which was asked before: each post once per call"
            case f.Delegated() if len(story.asked) > self.rules.hops_max:
                return f"delegated more than {self.rules.hops_max} times"
            case f.Overridden(first=first, second=second) if first == second:
                return "the check was overridden by one post alone"
            case f.Refused(by="station", code=code) if code not in STATION_MAY_REFUSE:
                return f"a station may not refuse with {code}: only a person may"
            case f.Refused(by="station") if word.ref in self.barred:
                return "their station refused what their own declared emergency exception lets through"
            case f.CallPlaced() as other if step is Step.PREEMPTED:
                return _no_preemption(self.placed, self.call, word, other)
        return ""

    def _not_theirs(self, story: Story, word: Word, step: Step) -> str:
        owner = word.mine is self.placed.mine
        who = BY[step]
        if step is Step.WINDOW_OFFERED and story.state is State.SCHEDULED:
            who = Who.EITHER
        if who is Who.OWNER and not owner:
            return f"{step} is the caller's to say"
        if who is Who.CALLED and owner:
            return f"{step} is the called side's to say"
        if who is Who.TURN and story.window is not None and story.window.by_owner is owner:
            return f"{step} by the side that made the last offer"
        return ""

    def _silent(self, story: Story, word: Word, fact: f.Silent, step: Step) -> Story:
        """The owner's clock ran out. What it may claim is what the table says for where the call stood."""
        claim = Claim(word.ref, fact.end, fact.listened_ms)
        if step is Step.OUR_OUTAGE:
            return replace(_moved(story, step, word), claim=claim)
        wait = self._wait_ms(story.state)
        if fact.listened_ms < wait and not self._cut_short(story, word):
            why = f"claims {fact.end} after listening {fact.listened_ms} ms of {wait} ms"
            return _fault(replace(_moved(story, Step.OUR_OUTAGE, word), claim=claim), word, why)
        stood = story.state
        story = replace(_moved(story, step, word), claim=claim)
        if fact.end != story.state:
            why = f"claims {fact.end}, though by its own `after` the call stood at {stood}: {story.state}"
            return _fault(story, word, why)
        return story

    def _wait_ms(self, state: State) -> int:
        """The least that must have been listened in that state: 0 where the clock is a moment."""
        wait = WAITS.get(state)
        return wait.ms(self.rules.waits, self.call.precedence) if wait else 0

    def _cut_short(self, story: Story, word: Word) -> bool:
        """Whether the clock was shortened by needed-by or by the whole attempt's limit: by the owner's own times."""
        whole = word.at_ms >= self.placed.at_ms + self.rules.waits.whole_s * SECOND_MS
        needed_by = self.call.needed_by
        return whole or (
            needed_by is not None and story.state in BEFORE_TALK and word.at_ms >= instant(needed_by)
        )

    def _unclaim(self, story: Story, word: Word, fact: f.ClaimWithdrawn) -> Story:
        """A claim of silence taken back: the end was ours."""
        claim = story.claim
        if (
            word.mine is not self.placed.mine
            or claim is None
            or claim.ref != fact.claim
            or claim.withdrawn is not None
        ):
            return _fault(story, word, "withdraws a claim that its author did not make here")
        story = replace(story, claim=replace(claim, withdrawn=word.ref))
        if story.state not in SILENT_ENDS:
            return story
        path = (*story.path, Move(Step.OUR_OUTAGE, State.OUR_FAULT, word.ref, word.at_ms))
        return replace(
            story, state=State.OUR_FAULT, path=path, clock=replace(story.clock, since_ms=word.heard_ms)
        )


def step_of(state: State, fact: AnyFact, call: Ref) -> Step | None:
    """Which step this fact is, said of a call that stands at `state`; None if it is no word about a call."""
    match fact:
        case f.WindowOffered() if state is State.WINDOWING:
            return Step.COUNTER_OFFERED
        case f.BothOn() if state in {State.TALKING, State.INTERRUPTED}:
            return Step.HEARD
        case f.Refused(by="station"):
            return Step.REFUSED_BY_STATION
        case f.Silent(end="OUR_FAULT"):
            return Step.OUR_OUTAGE
        case f.CallPlaced(preempts=ref) if ref == call:
            return Step.PREEMPTED
    return STEP.get(type(fact))


def _implies_delivery(step: Step, fact: AnyFact) -> bool:
    """Whether this word shows that their station held the call: by speaking of it, or by what the owner admits."""
    if isinstance(fact, f.Silent):
        return fact.end not in {"LINE_DEAD", "OUR_FAULT"}
    return step not in NEXT[State.PLACED]


def _echo(story: Story, step: Step) -> bool:
    """Both sides may say that all are here; the second to say so adds nothing."""
    made = {move.step for move in story.path}
    if step in {Step.INTERPRETERS_READY, Step.NOT_NEEDED}:
        return bool(made & {Step.INTERPRETERS_READY, Step.NOT_NEEDED})
    return step in _JOINT and step in made


def _no_preemption(placed: Word, call: f.CallPlaced, word: Word, other: f.CallPlaced) -> str:
    """Why `other` cannot preempt `call`; empty if it can."""
    if other.precedence.rank <= call.precedence.rank:
        return f"precedence {other.precedence} does not preempt {call.precedence}"
    same_caller = word.mine is placed.mine
    shared = (
        other.to == call.to or other.from_ == call.from_
        if same_caller
        else other.to == call.from_ or other.from_ == call.to
    )
    return "" if shared else "a call that shares no post with it preempts nothing"


def _learned(story: Story, word: Word, step: Step, *, owner: bool) -> dict[str, Any]:
    """What a step tells beside the state that it leads to."""
    match word.fact:
        case f.ApprovalAwaited(code=code, decider=decider, review_by=review_by):
            return {"pending": Pending(code, decider, instant(review_by), word.ref)}
        case f.StillPending(decider=decider, review_by=review_by) if story.pending is not None:
            return {"pending": Pending(story.pending.code, decider, instant(review_by), word.ref)}
        case f.WindowOffered(from_=opens, until=until):
            return {"window": Window(instant(opens), instant(until), owner)}
        case f.Delegated(to=to):
            return {"post": to, "asked": (*story.asked, to)}
        case f.Refused() as refused:
            return {"refused": refused}
        case f.BothOn() if step is Step.BOTH_ON:
            return {"reached": story.post}
        case f.CallPlaced():
            return {"other": word.ref}
    return {}


def _moved(story: Story, step: Step, word: Word, **learned: Any) -> Story:  # noqa: ANN401 - the fields of a Story
    """The story one step on."""
    then = NEXT[story.state][step]
    clock, now = story.clock, word.heard_ms
    awaited = clock.awaited_ms
    if story.state is State.AWAITING and then is not State.AWAITING:
        awaited += now - clock.since_ms
    pending = now if step in {Step.APPROVAL_AWAITED, Step.STILL_PENDING} else clock.pending_ms
    talked = now if then is State.TALKING and clock.talked_ms is None else clock.talked_ms
    stays = story.state is State.AWAITING and then is State.AWAITING  # its clock is never restarted
    since = clock.since_ms if stays else now
    path = (*story.path, Move(step, then, word.ref, word.at_ms))
    return replace(story, state=then, clock=Clock(since, awaited, pending, talked), path=path, **learned)


def _aside(story: Story, word: Word) -> Story:
    """A word that moves nothing, kept without blame."""
    if story.ended:
        return replace(story, late=(*story.late, word.ref))
    return replace(story, crossed=(*story.crossed, word.ref))


def _fault(story: Story, word: Word, why: str) -> Story:
    return replace(story, faults=(*story.faults, Fault(word.ref, why)))
