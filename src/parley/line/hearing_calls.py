"""What a word about a call does: to the call, to bells, to the lamps it shows something for, to the ladder.

Nothing here raises, whatever theirs says: what has no place is kept beside the story and told as misconduct.
"""

from typing import Final

from msgspec.structs import replace

from parley.line import agreement, bells, collision, contact, ladder, things
from parley.line import facts as f
from parley.line.calls import State, Step
from parley.line.contact import Attempt
from parley.line.effects import Draft, Effect, LateWord, Misconduct
from parley.line.facts import Word
from parley.line.fold import fold
from parley.line.state import Line
from parley.line.things import Call
from parley.line.values import DAY_MS, Post, Precedence, Ref, Role
from parley.record.entry import Instant

FLASHES_KEPT: Final = 1_100  # above the highest quota that an agreement may name
_FAILED: Final = frozenset(
    (State.AWAITING, State.REFUSED, State.UNANSWERED, State.UNDECIDED, State.UNAPPROVED)
)
BY_STATION: Final = frozenset(  # no person need have acted: a call that crosses may be a rung of their ladder
    (Step.COSIGNED, Step.RANG, Step.NOBODY_THERE, Step.REFUSED_BY_STATION, Step.CROSSED)
)


def call_placed(line: Line, word: Word, draft: Draft | None) -> list[Effect]:
    """A call begins, ours or theirs; it may cross or preempt another."""
    core, fact = line.core, word.fact
    assert isinstance(fact, f.CallPlaced)
    rules = line.rules(fact.agreement)
    story = fold(word, (), rules)
    call = Call(placed=word, rules=rules, story=story, delivered_ms=None if word.mine else word.heard_ms)
    effects: list[Effect] = []
    if not word.mine and core.agreement.rules(fact.agreement) is None:
        effects += line.absent(word, "a call under an agreement that we do not know")
    call, more = _collide(line, call)
    effects += more
    if fact.preempts is not None:
        effects += _preempt(line, word, fact.preempts)
    if word.mine:
        _climb(line, call, draft)
    elif call.open:
        if fact.precedence is Precedence.FLASH:
            count_flash(line, word.heard_ms)
        count = sum(
            isinstance(thing, Call) and not thing.mine and thing.open for thing in line.things.values()
        )
        call, more = bells.placed(core, call, count)
        effects += more
    line.put(call)
    return effects


def _collide(line: Line, call: Call) -> tuple[Call, list[Effect]]:
    """The new call, and those it crossed: the ones that do not survive are merged."""
    core = line.core
    new = collision.placing(call.placed, call.rules)
    effects: list[Effect] = []
    for known in core.placings:
        other = line.things.get(known.ref)
        if not collision.crossed(new, known) or not isinstance(other, Call):
            continue
        if collision.survives(known, new, smaller_is_mine=core.smaller_is_mine):
            call = things.add(call, other.placed)
        else:
            effects += hears(line, other, call.placed)
    core.placings = (*core.placings, new)[-collision.KEPT :]
    return call, effects


def _preempt(line: Line, word: Word, target: Ref) -> list[Effect]:
    other = line.things.get(target)
    if isinstance(other, Call) and target != word.ref:
        return hears(line, other, word)
    return [] if word.mine else line.absent(word, "preempts a call that is not on record")


def count_flash(line: Line, at: Instant) -> None:
    """One more FLASH of theirs, of which an agreed number a day rings."""
    recent = [t for t in line.core.their_flashes if t > at - DAY_MS]
    line.core.their_flashes = (*recent, at)[-FLASHES_KEPT:]


def call_word(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """Something is said about a call."""
    assert isinstance(word.fact, f.CallWord)
    call = line.things.get(word.fact.call)
    if not isinstance(call, Call):
        return line.absent(word, f"{f.kind(word.fact)} about a call that is not on record")
    return hears(line, call, word)


def hears(line: Line, before: Call, word: Word) -> list[Effect]:
    """The call with this word, and all that follows for bells, lamps and ladder."""
    call = things.add(before, word, barred=_barred(line, before, word))
    if call.excess:
        line.put(call)
        return (
            []
            if before.excess
            else [Misconduct(word.ref, f"more than {things.WORDS_MAX} words about one call")]
        )
    old, new = before.story, call.story
    effects: list[Effect] = [
        Misconduct(fault.ref, fault.why) for fault in new.faults if fault not in old.faults
    ]
    effects += [LateWord(ref, call.ref) for ref in new.late if ref not in old.late]
    if call.mine:
        effects += _observe(line, before, call, word)
        if call.story.ended:
            climb_ended(line, call)
    else:
        call, more = bells.settle(line.core, before, call, word.heard_ms)
        effects += more
        effects += _principal(line, call, word.heard_ms)
    line.put(call)
    return effects


def _barred(line: Line, call: Call, word: Word) -> bool:
    """Whether a station refused what its own declared exception lets through. Its author's words come in its order."""
    if not isinstance(word.fact, f.Refused) or word.fact.by != "station":
        return False
    declared = line.core.contact.mine if word.mine else line.core.contact.theirs
    return bells.exempt(declared, call.fact)


# --- what our own calls show of them ------------------------------------------------------------------------


def _observe(line: Line, before: Call, call: Call, word: Word) -> list[Effect]:
    """A call of ours moved: somebody acted there, or nobody did, and a principal talked or did not."""
    core = line.core
    moved = [move for move in call.story.path[len(before.story.path) :] if move.ref == word.ref]
    effects: list[Effect] = []
    if moved and not word.mine and any(move.step not in BY_STATION for move in moved):
        why = f"{moved[-1].step} on a call to {call.fact.to}"
        core.contact, effects = contact.acted(core.contact, (call.ref, word.ref), word.heard_ms, why)
    elif moved and call.state is State.UNATTENDED:
        why = f"a call to {call.fact.to} reached their station, and nobody took it up"
        core.contact, effects = contact.nobody(core.contact, (call.ref, word.ref), word.heard_ms, why)
    return effects + _principal(line, call, word.heard_ms)


def _principal(line: Line, call: Call, at: Instant) -> list[Effect]:
    """What the call shows of a principal of theirs: the one called, or the one who called."""
    core = line.core
    enough = core.terms.principal_attempts if core.terms else 3
    attempt = _attempt(line, call)
    core.contact, effects = contact.attempted(core.contact, call.ref, attempt, enough, at)
    return effects


def _attempt(line: Line, call: Call) -> Attempt | None:
    def is_principal(post: Post) -> bool:
        return agreement.role_of(core.terms, core.them, post) is Role.PRINCIPAL

    core, story = line.core, call.story
    talked = story.clock.talked_ms
    if talked is not None:
        theirs = story.reached if call.mine else call.fact.from_
        reached = theirs is not None and is_principal(theirs)
        return Attempt(call.ref, talked=True, how="talked", at_ms=talked) if reached else None
    if not call.mine or call.state not in _FAILED or not is_principal(call.fact.to):
        return None
    how = str(call.state)
    if call.state is State.REFUSED and story.refused is not None:
        how = f"REFUSED {story.refused.code}"
    elif call.state is State.AWAITING and story.pending is not None:
        how = f"AWAITING {story.pending.code}"
    return Attempt(call.ref, talked=False, how=how, at_ms=call.placed.heard_ms, open=call.open)


# --- the ladder ---------------------------------------------------------------------------------------------


def _climb(line: Line, call: Call, draft: Draft | None) -> None:
    """A new call of ours is a ladder's next attempt, or begins one, or neither."""
    if draft is None or draft.climb is None:
        return
    core = line.core
    known = next((climb for climb in core.climbs if ladder.follows(climb, call)), None)
    if known is not None:
        core.climbs = tuple(ladder.taken(c, call) if c is known else c for c in core.climbs)
    else:
        core.climbs = (*core.climbs, ladder.begin(call, draft.climb))[-ladder.CLIMBS_MAX :]


def climb_ended(line: Line, call: Call) -> None:
    """The ladder that made this call goes on, or is over."""
    core = line.core
    after: list[ladder.Climb] = []
    for climb in core.climbs:
        going = ladder.ended(climb, call) if climb.call == call.ref and climb.open else climb
        if going is not None:
            after.append(going)
    core.climbs = tuple(after)


def delivered(line: Line, call: Call, at: Instant) -> None:
    """Their receipt covers our call: it is delivered, and their station's clock begins."""
    line.put(replace(call, delivered_ms=at, grace_ms=None))
