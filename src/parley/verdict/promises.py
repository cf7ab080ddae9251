"""One assurance of the bundle: what was stated until when, and what either side said of its trigger."""

from collections.abc import Iterable, Iterator

from parley.line import facts as f
from parley.line.assurances import State
from parley.line.follow import Assurance
from parley.line.message import Message
from parley.line.values import Ref
from parley.record.entry import stamp
from parley.verdict.basis import Basis
from parley.verdict.letters import furthest, receipts
from parley.verdict.replay import Side
from parley.verdict.result_parts import Shown
from parley.verdict.result_written import AboutTrigger, AssuranceResult, Level

WORDS = {
    State.STANDING: "{by} stated it, and it stands when the record ends",
    State.EXPIRED: "{by} stated it; its time was over before the record ends, and nothing else was said of it",
    State.KEPT: "{by} told of the trigger",
    State.DISPUTED: "{to} says that the trigger came and that it had not been told",
    State.CORRECTED: "{by} put a corrected assurance in its place",
    State.WITHDRAWN: "{by} took it back",
}


def assurance(side: Side, given: Assurance, basis: Basis) -> AssuranceResult:
    """The verdict on an assurance, as `side` had it. Whether what it states is so, nothing here says."""
    by = basis.author(given.message)
    to, story = basis.other[by], given.story
    fact = basis.by_ref[given.message].fact
    assert isinstance(fact, f.MessageSent)
    delivered = basis.delivered(given.message)
    levels = tuple(_levels(side, given, delivered, basis))
    state = _state(given, basis)
    return AssuranceResult(
        ref=given.message,
        by=by,
        given_to=to,
        number=fact.number,
        from_post=fact.from_,
        to_posts=fact.to,
        marking=fact.marking.usage.value if fact.marking else "",
        marking_name=fact.marking.name if fact.marking else "",
        unreal=fact.unreal,
        statement=_text(fact, "statement") or "",
        trigger=_text(fact, "trigger") if story.trigger else None,
        stated_at=stamp(given.began.at_ms),
        until=fact.valid_to,
        state=state.value,
        words=tuple(_words(given, state, by, to, basis)),
        level=furthest(levels),
        levels=levels,
        told=_about(story.told, basis),
        missed=_about(story.missed, basis),
        one_sided=tuple(_one_sided(given, by, to, delivered, basis)),
        odd=tuple(fault.why for fault in story.faults) if basis.complete else (),
    )


def _state(given: Assurance, basis: Basis) -> State:
    """As at the end of the record: then its time is over or not."""
    until = given.until_ms
    over = until is not None and until <= basis.end_ms
    return State.EXPIRED if over and given.story.state is State.STANDING else given.story.state


def _words(given: Assurance, state: State, by: str, to: str, basis: Basis) -> Iterator[str]:
    yield WORDS[state].format(by=by, to=to)
    story = given.story
    if state is State.DISPUTED:
        yield (
            f"{by} says that it told, {len(story.told)} times"
            if story.told
            else f"{by} has not said that it told"
        )
    elif story.trigger and not story.told and not story.missed and basis.complete:
        yield "neither side said that the trigger came"


def _levels(side: Side, given: Assurance, delivered: Shown | None, basis: Basis) -> Iterator[Shown]:
    begun = basis.reference(given.message)
    yield Shown(Level.STATED, begun.party, "its own entry: its word", begun.at, begun)
    if delivered is not None:
        yield delivered
    message = side.line.things.get(given.message)
    if isinstance(message, Message):
        yield from receipts(message.story, basis)


def _about(refs: Iterable[Ref], basis: Basis) -> tuple[AboutTrigger, ...]:
    facts = ((ref, basis.by_ref[ref].fact) for ref in refs)
    return tuple(
        AboutTrigger(fact.text, basis.reference(ref))
        for ref, fact in facts
        if isinstance(fact, f.AssuranceTold | f.AssuranceMissed)
    )


def _text(fact: f.MessageSent, name: str) -> str | None:
    found = fact.fields.get(name)
    return found if isinstance(found, str) else None


def _one_sided(given: Assurance, by: str, to: str, delivered: Shown | None, basis: Basis) -> Iterator[str]:
    if delivered is None:
        yield f"that {by} stated it at all: nothing here that {to} signed covers it"
    for ref in given.story.told:
        yield f"that the trigger came, or would: {by} said so at {basis.reference(ref).at}"
    for ref in given.story.missed:
        yield f"that the trigger came untold: {to} said so at {basis.reference(ref).at}"
