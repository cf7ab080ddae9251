"""The door to the machines: every word of a line goes in here, and what follows from it comes out. It only routes.

The loop calls, in one turn: `hear` for each new word in order of arrival (theirs, and each draft of ours once it is
written), `receipt` for their cosignature, then `wake` while `due` has come; then it stores what `changed`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from parley.forms.catalogue import Catalogue
from parley.line import (
    asks,
    contact,
    core,
    hearing,
    hearing_calls,
    hearing_life,
    hearing_messages,
    hearing_release,
    hearing_requests,
    hearing_tests,
    release,
    things,
    waking,
)
from parley.line import facts as f
from parley.line import status as statuses
from parley.line.core import Core
from parley.line.effects import Draft, Effect, Note, Woken
from parley.line.facts import AnyFact, Word
from parley.line.follow import Rfe
from parley.line.listening import Listened
from parley.line.state import Line
from parley.line.things import Call, Message, Row, Test, Thing
from parley.line.values import Party, Ref
from parley.record.entry import Instant

__all__ = [
    "Draft",
    "Line",
    "Row",
    "Woken",
    "ask",
    "bearer",
    "bearers_seen",
    "begin",
    "changed",
    "changed_state",
    "clock",
    "due",
    "forget_closed",
    "hear",
    "load",
    "load_state",
    "named",
    "needs",
    "notes",
    "receipt",
    "row",
    "show",
    "status",
    "wake",
    "warnings",
]

Hears = Callable[[Line, Word, Draft | None], list[Effect]]
MACHINES: Final[Mapping[type[f.Fact], Hears]] = {
    **dict.fromkeys((f.EpochBegun, f.CardChanged, f.SealRotated), hearing.shown_only),
    f.AgreementSigned: hearing.agreement_signed,
    f.LineDeclared: hearing.declared,
    **dict.fromkeys((f.StationTest, f.PersonTest), hearing_tests.begun),
    **dict.fromkeys((f.ReadBack, f.TestSilent), hearing_tests.said),
    f.ClaimWithdrawn: hearing.claim_withdrawn,
    f.CallPlaced: hearing_calls.call_placed,
    **{kind: hearing_calls.call_word for kind in f.KINDS.values() if issubclass(kind, f.CallWord)},
    f.MessageSent: hearing_messages.message_sent,
    **{kind: hearing_messages.message_word for kind in f.KINDS.values() if issubclass(kind, f.MessageWord)},
    **dict.fromkeys((f.RequestSilent, f.RequestJudged), hearing_requests.request_said),
    **dict.fromkeys((f.AssuranceTold, f.AssuranceMissed), hearing_requests.assurance_said),
    f.Unknown: hearing.unreadable,
}

_NAMING: Final = (  # the fields of a fact that name the thing it is about
    *("call", "test", "of", "message", "reply_to", "supersedes", "request", "assurance", "preempts"),
)


def begin(
    line: str, me: Party, them: Party, *, smaller_card_is_mine: bool, catalogue: Catalogue | None = None
) -> Line:
    """A line on which nothing has been said. `catalogue`: the types that this station knows; else this release's."""
    return Line(Core(line, me, them, smaller_card_is_mine), catalogue)


def needs(line: Line, what: AnyFact | Mapping[str, Any]) -> Iterator[Ref]:
    """The things that `hear` (of a fact) or `ask` (of a request) wants in `line.things`: load the absent ones.

    Load each before the next is taken: which request a reply belongs to, only a loaded thing says.
    """
    if isinstance(what, f.CallPlaced):
        crossing = (p.ref for p in line.core.placings if (p.from_, p.to) == (what.to, what.from_))
        yield from (*named(what), *crossing)
    elif isinstance(what, f.Fact):
        yield from named(what)
        if isinstance(what, f.MessageSent):
            yield from hearing_messages.needs(line, what)
    else:
        yield from asks.refs(what)
        yield from release.needs(line, what)
    yield from hearing_requests.needs(line, what)


def named(fact: AnyFact) -> list[Ref]:
    """The things that this fact is about."""
    found = (getattr(fact, name, None) for name in _NAMING)
    return [ref for ref in found if ref is not None]


def hear(line: Line, word: Word, draft: Draft | None = None) -> list[Effect]:
    """The line with this word, once each, in order of arrival. Raises nothing whatever theirs says.

    `draft`: what it was drafted as, if it is our own and new; without it no ladder begins.
    """
    if word.mine:
        line.core.my_place = max(line.core.my_place, word.place + 1)
    else:
        line.core.their_place = max(line.core.their_place, word.place + 1)
    effects = MACHINES[type(word.fact)](line, word, draft)
    return [
        *effects,
        *hearing_requests.beside(line, word, draft),
        *hearing_life.beside(line, word),
        *hearing_release.beside(line, word, draft),
    ]


def receipt(line: Line, places: int, at_ms: Instant, unheld: tuple[int, ...] = ()) -> list[Effect]:
    """They cosigned our entries 0..places-1, which reached us at `at_ms`; but for those that lie from `unheld` on."""
    if places <= line.core.receipted and unheld == line.core.unheld:
        return []
    line.core.receipted, line.core.unheld = max(places, line.core.receipted), unheld
    line.core.contact = contact.signed(line.core.contact, at_ms)
    effects: list[Effect] = []
    for ref in sorted(
        (ref for ref, place in line.waiting.items() if line.core.holds(place)), key=line.waiting.__getitem__
    ):
        effects += _delivered(line, line.things[ref], at_ms)
    return effects


def received(line: Line, ref: Ref, at_ms: Instant) -> None:
    """They cosigned this entry of ours, whatever they did of those before it: where logs lie beside one another."""
    if ref in line.waiting:
        _delivered(line, line.things[ref], at_ms)


def _delivered(line: Line, thing: Thing, at_ms: Instant) -> list[Effect]:
    if isinstance(thing, Test):
        return hearing_tests.delivered(line, thing, at_ms)
    if isinstance(thing, Rfe):
        hearing_requests.delivered(line, thing, at_ms)
    elif isinstance(thing, Call):
        hearing_calls.delivered(line, thing, at_ms)
    elif isinstance(thing, Message):
        hearing_messages.delivered(line, thing, at_ms)
    return []


def ask(line: Line, request: Mapping[str, Any], now: Instant) -> list[Draft]:
    """What our people's request comes to: facts to write and hear before the next is asked. Raises values.Refusal."""
    return asks.ask(line, request, now)


def warnings(line: Line) -> list[str]:
    """What the last request, though it was done, leads to that its writers should know of."""
    return list(line.warnings)


def due(line: Line) -> Instant | None:
    """When `wake` would next do something; it may be past already (a bell to sign for, at once)."""
    return waking.due(line)


def wake(line: Line, now: Instant, listened: Listened) -> Woken:
    """What is due by `now`. Hear each draft before waking again."""
    return waking.wake(line, now, listened)


def bearer(line: Line, name: str, alive: bool | None, at_ms: Instant, why: str) -> list[Effect]:  # noqa: FBT001  # yes, no, or not known
    """A fresh challenge over this bearer came back (True), did not (False), or nothing is known (None)."""
    return hearing_life.lamps(line, hearing.bearer(line, name, alive, at_ms, why), at_ms)


def clock(line: Line, asked_ms: int, said_ms: int, at_ms: Instant) -> list[Effect]:
    """A fresh hello, written between our challenge of `asked_ms` and `at_ms`, says what their clock was."""
    return hearing_life.clock(line, asked_ms, said_ms, at_ms)


def bearers_seen(line: Line) -> str:
    """How we see the ways to them, as a hello says it: unknown, dead, degraded, up."""
    return line.core.contact.bearers.value.lower()


def changed(line: Line) -> set[Ref]:
    """The things that changed since this was last called."""
    return line.changed()


def notes(line: Line) -> list[Note]:
    """What belongs into our journal since this was last called."""
    told, line.notes = line.notes, []
    return told


def row(line: Line, ref: Ref) -> Row:
    """A thing in memory as the store keeps it."""
    thing = line.things[ref]
    return things.row(thing, line.due_of(thing), waits=ref in line.waiting)


def load(line: Line, data: bytes) -> Ref:
    """Put a stored thing back into `line.things`."""
    thing = things.load(data)
    line.hold(thing)
    return thing.ref


def forget_closed(line: Line) -> None:
    """Let go of things that need not be in memory, once they are stored."""
    line.forget_closed()


def changed_state(line: Line) -> dict[str, bytes]:
    """Of all that is not a thing (agreement, lamps, numbers, schedules, ladders) the parts that changed, by name."""
    return line.parts.changed(line.core)


def load_state(parts: Mapping[str, bytes], catalogue: Catalogue | None = None) -> Line:
    """The line as stored, its open things still to be loaded. Raises ValueError."""
    return Line(core.load(parts), catalogue, parts)


def status(line: Line, now: Instant) -> dict[str, Any]:
    """What there is to say of the line: plain values, ready for JSON."""
    return statuses.status(line, now)


def show(line: Line, thing: Thing | bytes, now: Instant) -> dict[str, Any]:
    """What there is to say of one thing, closed or open, as an object or as its row's data."""
    return statuses.thing_status(line.core, things.load(thing) if isinstance(thing, bytes) else thing, now)
