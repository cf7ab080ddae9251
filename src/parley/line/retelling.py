"""A line told anew: all that both parties wrote is heard once more, in the order of their logs.

As long as each log follows the one before, words come in their order, and the line is told as they come. When something
comes that stands before what was heard already (an end of an older log, a log beside another, words of ours that we
forgot), the line is told anew from its record. What is ours alone stays as it was: bells, drafts, tickets, what was
told to whom, what we observed. Spec: docs/spec/calls.md, §3.1.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from parley.line import engine, hearing_calls
from parley.line.agreement import Agreement
from parley.line.contact import Contact
from parley.line.core import Core
from parley.line.effects import Effect
from parley.line.facts import MessageSent, Word
from parley.line.follow import Assurance, Rfe, key
from parley.line.life import Life
from parley.line.messages import Numbers
from parley.line.private import Private
from parley.line.state import Line
from parley.line.things import Call, Message, Test, Thing
from parley.line.traffic import Traffic
from parley.line.values import Ref


def causes_first(words: Iterable[Word]) -> Iterator[Word]:
    """The same words; one that speaks of what came with none of them so far waits until it comes, or for the end.

    Logs that lie beside one another may name each other's entries whichever is told first.
    """
    told: set[Ref] = set()
    waiting: dict[Ref, list[Word]] = {}
    for word in words:
        ready = [word]
        while ready:
            first = ready.pop(0)
            if (
                lacks := next((ref for ref in engine.named(first.fact) if ref not in told), None)
            ) is not None:
                waiting.setdefault(lacks, []).append(first)
                continue
            told.add(first.ref)
            yield first
            ready += waiting.pop(first.ref, [])
    yield from (word for left in waiting.values() for word in left)


class Retelling:
    """A line while it is told anew. `stored`: all its things, as they were; `receipted`: one past what they hold."""

    def __init__(self, line: Line, stored: Mapping[Ref, Thing], receipted: int) -> None:
        self.line = line
        self.stored = stored
        self.before = line.core
        self.notes, self.alarms = line.notes, line.alarms
        self.changed = line.anew(_shared_anew(line.core))
        line.core.receipted = receipted

    def hear(self, word: Word) -> list[Effect]:
        """One word in its turn."""
        effects = engine.hear(self.line, word)
        for ref in (word.ref, key(word.ref)) if isinstance(word.fact, MessageSent) else (word.ref,):
            known = self.stored.get(ref)
            if known is not None and (told := self.line.things.get(ref)) is not None:
                self.line.put(_begun(told, known))
        return effects

    def end(self) -> None:
        """All was heard: what is ours alone is as it was."""
        line, before = self.line, self.before
        for thing in self.stored.values():
            if isinstance(thing, Private):
                (line.put if thing.ref in self.changed else line.hold)(thing)
            elif (told := line.things.get(thing.ref)) is not None and _path(told) == _path(thing):
                line.put(_reached(told, thing))
        core = line.core
        core.contact = replace(before.contact, mine=core.contact.mine, theirs=core.contact.theirs)
        core.traffic, core.climbs = before.traffic, before.climbs
        core.tests_begun = max(core.tests_begun, before.tests_begun)
        core.station_test_ms = before.station_test_ms or core.station_test_ms
        core.slot = before.slot or core.slot
        drafts = {gap.ref: gap.draft for gap in before.numbers.gaps}
        core.numbers.gaps = tuple(replace(gap, draft=drafts.get(gap.ref)) for gap in core.numbers.gaps)
        line.notes, line.alarms = self.notes, self.alarms
        for climb in core.climbs:
            call = line.things.get(climb.call)
            if climb.open and isinstance(call, Call) and call.story.ended:
                hearing_calls.climb_ended(line, call)


def _shared_anew(core: Core) -> Core:
    """The core with nothing heard. What our own people told of themselves stays: by it our bells ring."""
    life = core.life
    return replace(
        core,
        my_place=0,
        their_place=0,
        agreement=Agreement(),
        contact=Contact(),
        numbers=Numbers(),
        minimize=(),
        traffic=Traffic(),
        climbs=(),
        placings=(),
        their_flashes=(),
        station_test_ms=None,
        slot=None,
        tests_begun=0,
        odd=0,
        life=Life(
            skew=life.skew,
            shift=life.shift,
            drill=life.drill,
            scores=life.scores,
            tickets=life.tickets,
            told=life.told,
        ),
    )


def _begun(told: Thing, known: Thing) -> Thing:
    """A thing that has just begun once more, with what is ours alone of it."""
    match told, known:
        case Call(), Call():
            ours: dict[str, Any] = {"delivered_ms": known.delivered_ms, "bell": known.bell}
            return replace(told, bell_ms=known.bell_ms, **ours)
        case Test(), Test():
            return replace(told, delivered_ms=known.delivered_ms, sent_wait_ms=known.sent_wait_ms)
        case Message(), Message():
            return replace(
                told,
                delivered_ms=known.delivered_ms,
                quiet=known.quiet,
                next_ms=known.next_ms,
                told=known.told,
            )
        case Rfe(), Rfe():
            return replace(told, delivered_ms=known.delivered_ms, crowded=known.crowded)
        case Assurance(), Assurance():
            return replace(told, over=known.over, crowded=known.crowded)
    return told


def _reached(told: Thing, known: Thing) -> Thing:
    """A thing that was told as before, with what we did about where it stands."""
    match told, known:
        case Call(), Call():
            ours: dict[str, Any] = {"bell": known.bell, "bell_ms": known.bell_ms}
            return replace(told, grace_ms=known.grace_ms, stale_told=known.stale_told, **ours)
        case Test(), Test():
            return replace(told, grace_ms=known.grace_ms)
        case Rfe(), Rfe():
            return replace(told, grace_ms=known.grace_ms, told=known.told, met_ms=known.met_ms)
    return told


def _path(thing: Thing) -> object:
    return getattr(thing.story, "path", None) if isinstance(thing, Call | Test | Rfe) else None
