"""What time alone brings: silences named, tests begun, rungs climbed, bells moved, alarms.

Only the owner ends a thing, and only for as long as its station really listened. A short outage of ours is made up for:
we listen for as much longer; a long one makes the end our fault. Spec: docs/spec/calls.md, §4.
"""

from typing import Final, cast

from msgspec.structs import replace

from parley.line import (
    bells,
    cadence,
    contact,
    ladder,
    minimize,
    phrases,
    release,
    waking_gaps,
    waking_life,
    waking_messages,
    waking_release,
    waking_requests,
)
from parley.line import facts as f
from parley.line.cadence import Slot
from parley.line.calls import NEXT, State, Step
from parley.line.commands_messages import Letter
from parley.line.drafts import Claimed, Drafted
from parley.line.effects import Alarm, Draft, Effect, Woken
from parley.line.fold import in_vain
from parley.line.follow import Assurance, Rfe, Thread
from parley.line.linetest import NEXT as TEST_NEXT
from parley.line.linetest import Step as TestStep
from parley.line.listening import Listened, listen
from parley.line.state import Line
from parley.line.terms import Do, Terms
from parley.line.things import Call, Message, Test, Thing
from parley.line.tickets import Ticket
from parley.line.values import SECOND_MS, Layer, Level, Post, Usage
from parley.line.written import message
from parley.record.entry import Instant

_OURS: Final = "OUR_FAULT"


def due(line: Line) -> Instant | None:
    """When `wake` would next do something."""
    core, terms = line.core, line.core.terms
    dues = [line.next_due(), waking_life.due(line), waking_release.due(line), waking_gaps.due(line)]
    if terms is not None:
        slot = _slot(line, terms)
        dues += [core.station_test_ms, slot.at_ms if slot else None]
        dues += [ladder.due(terms, climb) for climb in core.climbs]
        dues += [_alarm_due(line, terms, layer) for layer in Layer]
    return min((moment for moment in dues if moment is not None), default=None)


def _slot(line: Line, terms: Terms) -> Slot | None:
    """The next person's test of ours."""
    core, last = line.core, line.core.slot
    if last is None:
        return None
    return line.once("slot", (terms, last), lambda: cadence.next_slot(terms, core.me, last))


def wake(line: Line, now: Instant, listened: Listened) -> Woken:
    """What is due by `now`, in order of its dues; then tests, at most one rung, then alarms."""
    drafts: list[Draft] = []
    effects: list[Effect] = []
    due_now = line.due_by(now)
    for thing in due_now:
        more, told = _thing(line, thing, now, listened)
        drafts += more
        effects += told
    more, told = waking_messages.wake(line, [t for t in due_now if isinstance(t, Message)], now)
    drafts += more
    effects += told
    effects += waking_gaps.wake(line, now)
    effects += waking_life.wake(line, now)
    effects += waking_release.alarms(line, now)
    terms = line.core.terms
    if terms is not None:
        drafts += _tests(line, terms, now)
        more, told = _rung(line, terms, now)
        drafts += more
        effects += told
        effects += _alarms(line, terms, now)
    return Woken(_numbered(drafts), effects)


def _numbered(drafts: list[Draft]) -> list[Draft]:
    """Messages that go at one moment are numbered on from one another: none of them has been heard yet."""
    last: dict[Post, int] = {}
    found = []
    for draft in drafts:
        fact = draft.fact
        if isinstance(fact, f.MessageSent):
            last[fact.from_] = max(fact.number, last.get(fact.from_, 0) + 1)
            fact = replace(fact, number=last[fact.from_])
        found.append(replace(draft, fact=fact))
    return found


# --- silence ------------------------------------------------------------------------------------------------


def _thing(line: Line, thing: Thing, now: Instant, listened: Listened) -> tuple[list[Draft], list[Effect]]:
    match thing:
        case Call(mine=True):
            return _call(line, thing, now, listened)
        case Test():
            return _test(line, thing, now, listened), []
        case Message():
            return [], []
        case Drafted() | Claimed():
            return waking_release.wake(line, thing, now)
        case Rfe() | Assurance() | Thread():
            return waking_requests.wake(line, thing, now, listened)
        case Ticket():
            return [], waking_life.ticket_due(line, thing, now)
    call, fact, effects = bells.wake(line.core, thing, now)
    if call is not thing:
        line.put(call)
    return ([Draft(fact)] if fact is not None else []), effects


def _call(line: Line, call: Call, now: Instant, listened: Listened) -> tuple[list[Draft], list[Effect]]:
    silence = call.silence_ms
    assert silence is not None
    if now < silence:
        if call.stale(now) and not call.stale_told:
            line.put(replace(call, stale_told=True))
            return [], [
                Alarm(Level.NOTICE, f"their pending answer to {call.fact.subject[:80]!r} is stale", call.ref)
            ]
        return [], []
    end = NEXT[call.state][Step.SILENCE]
    if call.state is State.SCHEDULED:
        return _window_opens(line, call, now), []
    heard = listen(call.since_ms, silence, now, listened)
    if heard.longer is not None:
        line.put(replace(call, grace_ms=heard.longer))
        return [], []
    before = call.story.clock.awaited_ms if call.state is State.AWAITING else 0
    # Nothing is claimed of no time at all: a call that was given back after it was needed is our fault.
    ours = not heard.enough or not heard.ms or in_vain(call.words, call.story)
    named = cast("f.SilentEnd", _OURS if ours else str(end))
    return [Draft(f.Silent(call.ref, named, heard.ms + before))], []


def _window_opens(line: Line, call: Call, now: Instant) -> list[Draft]:
    """The agreed time has come: the next attempt takes over, if we are not too late for it ourselves."""
    window = call.story.window
    waited = Instant(max(0, now - call.since_ms))
    if window is None or now > window.until_ms:
        return [Draft(f.Silent(call.ref, "OUR_FAULT", waited))]
    climb = next((c.limit for c in line.core.climbs if c.call == call.ref), None)
    replaced = Draft(f.Silent(call.ref, "REPLACED", waited))
    if now < window.from_ms:  # needed-by, or the whole attempt's limit, came before the window
        return [replaced]
    return [replaced, Draft(ladder.again(call.fact, call.ref, call.story.post), climb)]


def _test(line: Line, test: Test, now: Instant, listened: Listened) -> list[Draft]:
    silence = test.silence_ms
    assert silence is not None
    heard = listen(test.since_ms, silence, now, listened)
    if heard.longer is not None:
        line.put(replace(test, grace_ms=heard.longer))
        return []
    end = TEST_NEXT[test.layer][test.state][TestStep.SILENCE]
    ours = not heard.enough or in_vain(test.words, test.story)
    named = cast("f.TestEnd", _OURS if ours else str(end))
    return [Draft(f.TestSilent(test.ref, named, heard.ms))]


# --- tests --------------------------------------------------------------------------------------------------


def _tests(line: Line, terms: Terms, now: Instant) -> list[Draft]:
    """The tests of ours that are due: after a long gap one of each, not all that were missed."""
    core = line.core
    drafts: list[Draft] = []
    if core.station_test_ms is not None and core.station_test_ms <= now:
        drafts.append(Draft(f.StationTest()))
    late = Slot(Instant(now - terms.cadence.read_back_s * SECOND_MS), -1)
    if core.slot is None:
        return drafts
    # What was due longer ago and not sent, we missed ourselves: nothing is claimed of it.
    core.slot = max(core.slot, late)
    while (slot := cadence.next_slot(terms, core.me, core.slot)) is not None and slot.at_ms <= now:
        core.slot = slot
        post = terms.cadence.person_tests[slot.spec].post
        phrase = phrases.phrase(terms.languages, core.tests_begun)
        drafts.append(Draft(f.PersonTest(post, phrase, terms.cadence.read_back_s * SECOND_MS)))
    return drafts


# --- the ladder ---------------------------------------------------------------------------------------------


def _rung(line: Line, terms: Terms, now: Instant) -> tuple[list[Draft], list[Effect]]:
    """The next rung that is due, of one ladder: the next time we wake, the next."""
    core = line.core
    for climb in core.climbs:
        moment = ladder.due(terms, climb)
        if moment is None or moment > now:
            continue
        after, rung = ladder.step(terms, terms.side(core.them), climb, now)
        if isinstance(rung, f.CallPlaced):
            rung = replace(rung, agreement=core.agreement.settled.standing or rung.agreement)
        kept = tuple(after if c is climb else c for c in core.climbs)
        core.climbs = tuple(c for c in kept if c.open or ladder.due(terms, c) is not None)
        return _rung_drafts(line, after, rung, now)
    return [], []


def _rung_drafts(
    line: Line, climb: ladder.Climb, rung: f.CallPlaced | Do | None, now: Instant
) -> tuple[list[Draft], list[Effect]]:
    match rung:
        case f.CallPlaced():
            return [Draft(rung, climb.limit)], []
        case Do.TEXT:
            return _written(line, climb, now)
        case Do.MEDIATOR:
            what = f"no answer to {climb.placed.subject[:80]!r} at {', '.join(dict.fromkeys(climb.asked))}"
            return [], [Alarm(Level.MEDIATOR, what, climb.root)]
    return [], []


def _written(line: Line, climb: ladder.Climb, now: Instant) -> tuple[list[Draft], list[Effect]]:
    """The rung in writing; below MINIMIZE it lies ready as a draft, and our watch is told."""
    text = _text(line, climb)
    if minimize.until(line.core.minimize, text, now) is None:
        return [Draft(text)], []
    letter = Letter(
        **{
            name: getattr(text, name)
            for name in ("from_", "to", "precedence", "marking", "subject", "refers")
        },
        text=ladder.TEXT,
    )
    draft = release.drafted(line, letter, "MINIMIZE holds back what the ladder would have written", now)
    what = f"MINIMIZE holds back our text about {climb.placed.subject[:80]!r}: parley draft show {draft[:8]}"
    return [], [Alarm(Level.NOTICE, what, climb.root)]


def _text(line: Line, climb: ladder.Climb) -> f.MessageSent:
    core, placed = line.core, climb.placed
    return message(
        number=core.numbers.next(placed.from_),
        from_=placed.from_,
        to=(placed.to,),
        precedence=placed.precedence,
        marking=f.Marking(Usage.EXERCISE, "") if placed.exercise else None,
        subject=placed.subject,
        text=ladder.TEXT,
        refers=(climb.root,),
        agreement=core.agreement.settled.standing or "",
    )


# --- alarms -------------------------------------------------------------------------------------------------


def _alarm_due(line: Line, terms: Terms, layer: Layer) -> Instant | None:
    found = contact.escalation(line.core.contact, layer, terms.cadence)
    if found is None:
        return None
    # Nobody was to read a test back on a holiday, so no alarm about it is raised on one.
    return cadence.next_work(terms, found[1]) if layer is Layer.PERSON else found[1]


def _alarms(line: Line, terms: Terms, now: Instant) -> list[Effect]:
    core = line.core
    effects: list[Effect] = []
    for layer in Layer:
        moment = _alarm_due(line, terms, layer)
        found = contact.escalation(core.contact, layer, terms.cadence)
        if moment is not None and found is not None and moment <= now:
            core.contact, told = contact.escalate(core.contact, layer, found[0])
            effects += told
    return effects
