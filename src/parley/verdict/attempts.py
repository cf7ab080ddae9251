"""One call of the bundle: its end by name, how far it provably came, and what of that is one side's word."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from parley.line import facts, silence
from parley.line.calls import SILENT_ENDS, State, Step
from parley.line.fold import Move
from parley.line.silence import Evidence
from parley.line.things import Call
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS
from parley.record.entry import stamp
from parley.verdict.basis import Basis, span
from parley.verdict.replay import Side
from parley.verdict.result import Attempt, Pending, Refusal
from parley.verdict.result_parts import Claim, Reference, Shown

WORDS: Final = {  # said to somebody who was not there, and takes neither side
    State.PLACED: "open: {caller} placed it; nothing more is known",
    State.DELIVERED: "open: {called}'s station holds it",
    State.RINGING: "open: {called} signed that it rings",
    State.ATTENDED: "open: a person at {called} took it up and has not answered",
    State.AWAITING: "open: {called} signed that somebody there must decide",
    State.WINDOWING: "open: a time is being agreed",
    State.SCHEDULED: "open: a time is agreed",
    State.CHECKING: "open: accepted; the caller's identity is being checked",
    State.SUMMONING: "open: accepted; the principals are being fetched",
    State.INTERPRETING: "open: accepted; the interpreters are being fetched",
    State.READY: "open: all are there",
    State.TALKING: "open: they talk",
    State.INTERRUPTED: "open: they talked, and lost each other",
    State.LINE_DEAD: "{caller} heard nothing from {called}'s station in the agreed time",
    State.UNATTENDED: "it reached {called}'s station, and rang at no manned post",
    State.UNANSWERED: "it rang at {called}, and nobody took it up in the agreed time",
    State.UNDECIDED: "a person at {called} took it up, and gave no answer in the agreed time",
    State.UNAPPROVED: "{called} signed that somebody there must decide; nobody did in the agreed time",
    State.NO_WINDOW: "no time for it was agreed",
    State.REPLACED: "a time was agreed, and came; the next attempt took its place",
    State.UNVERIFIED: "{called} accepted, and never settled whether the caller was who they said",
    State.MISMATCHED: "{called} signed that the caller was not who they said",
    State.NOT_JOINED: "{called} accepted, and not all who were needed came",
    State.REFUSED: "{called} refused",
    State.WRITTEN: "{called} asked for it in writing",
    State.WITHDRAWN: "{caller} took it back",
    State.PREEMPTED: "a call of higher precedence took its place",
    State.MERGED: "each had called the other; the other call went on",
    State.HELD_BACK: "never released, so never sent",
    State.OUR_FAULT: "{caller}'s own station was away: no silence can be claimed",
    State.ENDED: "they talked, and hung up",
    State.CUT_OFF: "they talked, and lost each other",
}
_TALK: Final = frozenset((Step.BOTH_ON, Step.HEARD, Step.HUNG_UP))


def attempt(side: Side, call: Call, basis: Basis) -> Attempt:
    """The verdict on this call, as `side` had it."""
    fact, story = call.fact, call.story
    caller = basis.author(call.ref)
    called = basis.other[caller]
    delivered = _delivered(call, called, basis)
    levels = tuple(_levels(call, caller, called, delivered, basis))
    shown = replace(call, delivered_ms=call.placed.heard_ms if delivered else None)
    deep = silence.of_call(side.line.core, shown)
    return Attempt(
        ref=call.ref,
        caller=caller,
        called=called,
        from_post=fact.from_,
        to_post=fact.to,
        asked=tuple(story.asked),
        precedence=fact.precedence.value,
        exercise=fact.exercise,
        subject=fact.subject,
        placed_at=stamp(call.placed.at_ms),
        state=shown.state.value,
        end=shown.state.value if story.ended else None,
        words=WORDS[shown.state].format(caller=caller, called=called),
        silence_class=deep.cls.value if deep else None,
        silence_words=deep.shown if deep else None,
        level=_furthest(call, called, delivered, basis).value,
        levels=levels,
        one_sided=tuple(_one_sided(call, caller, called, delivered, basis)),
        refused=_refusal(call),
        pending=_pending(call),
        claim=_claim(call, caller, basis),
        reached=story.reached,
        merged_into=story.other,
        entries=_references(_refs(call), basis),
        late=_references(story.late, basis),
        crossed=_references(story.crossed, basis),
    )


def _delivered(call: Call, called: str, basis: Basis) -> Shown | None:
    """What the called side signed that shows that it held the call."""
    if (shown := basis.delivered(call.ref)) is not None:
        return shown
    for word in call.words:
        if basis.author(word.ref) == called and isinstance(word.fact, facts.CallWord):
            entry = basis.reference(word.ref)
            return Shown(Evidence.DELIVERED, called, "its own entry speaks of the call", entry.at, entry)
    return None


def _levels(call: Call, caller: str, called: str, delivered: Shown | None, basis: Basis) -> Iterator[Shown]:
    """Each level that is shown, with its evidence. None stands for another."""
    begun = basis.reference(call.ref)
    yield Shown(Evidence.ATTEMPTED, caller, "its own entry: its word", begun.at, begun)
    if delivered is not None:
        yield delivered
    for move in call.story.path:
        level = _level(call, move)
        if (
            level is not Evidence.ATTEMPTED
            and level is not Evidence.DELIVERED
            and basis.author(move.ref) == called
        ):
            entry = basis.reference(move.ref)
            yield Shown(level, called, f"its entry {entry.kind}", entry.at, entry)


def _level(call: Call, *moves: Move) -> Evidence:
    """What these moves alone show."""
    return silence.evidence(replace(call, delivered_ms=None, story=replace(call.story, path=moves)))


def _furthest(call: Call, called: str, delivered: Shown | None, basis: Basis) -> Evidence:
    """The furthest level. What the caller's own claim implies of the called side shows nothing of it."""
    signed = [move for move in call.story.path if basis.author(move.ref) == called]
    level = _level(call, *signed)
    return Evidence.DELIVERED if delivered is not None and level is Evidence.ATTEMPTED else level


def _one_sided(call: Call, caller: str, called: str, delivered: Shown | None, basis: Basis) -> Iterator[str]:
    """What of this rests on one side's word, as sentences that begin with "that"."""
    story = call.story
    claim = story.claim
    if delivered is None:
        yield f"that {caller} called at all: nothing here that {called} signed covers it"
    if claim is not None and claim.withdrawn is None and story.state in SILENT_ENDS:
        listened = f"{caller}'s station had listened for {span(claim.listened_ms)}"
        yield f"that nothing more came by then, and that {listened}: {caller} says so"
    if story.state is State.LINE_DEAD and delivered is not None:
        held = f"{called} signed that it held the call, dated {delivered.at}"
        yield f"that nothing of {called} had come by then: {caller} says so; {held}"
    if story.clock.talked_ms is not None:
        tellers = {basis.author(move.ref) for move in story.path if move.step in _TALK}
        if len(tellers) == 1:
            (teller,) = tellers
            yield f"that they talked: only {teller} wrote so"


def _refs(call: Call) -> tuple[str, ...]:
    """The entries that make the story, in its order."""
    claim = call.story.claim
    claims = () if claim is None else (claim.ref, *((claim.withdrawn,) if claim.withdrawn else ()))
    return tuple(dict.fromkeys((call.ref, *(move.ref for move in call.story.path), *claims)))


def _references(refs: Iterable[str], basis: Basis) -> tuple[Reference, ...]:
    return tuple(basis.reference(ref) for ref in refs)


def _refusal(call: Call) -> Refusal | None:
    refused = call.story.refused
    if refused is None:
        return None
    words = REFUSAL_WORDS[refused.code]
    code, by = refused.code.value, refused.by
    return Refusal(code, words, refused.text, by, refused.alternative, refused.retry_after)


def _pending(call: Call) -> Pending | None:
    pending = call.story.pending
    if pending is None:
        return None
    words = PENDING_WORDS[pending.code]
    return Pending(pending.code.value, words, pending.decider, stamp(pending.review_by_ms))


def _claim(call: Call, caller: str, basis: Basis) -> Claim | None:
    claim = call.story.claim
    if claim is None:
        return None
    withdrawn = basis.reference(claim.withdrawn) if claim.withdrawn else None
    return Claim(caller, claim.end, claim.listened_ms, basis.reference(claim.ref), withdrawn)
