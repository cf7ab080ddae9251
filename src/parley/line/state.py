"""A line in memory: its things and its core. Mutable; the engine changes it, the loop owns it."""

import heapq
from collections.abc import Callable, Mapping
from operator import is_
from typing import Any, Final, TypeVar

from parley.forms.catalogue import Catalogue, builtin
from parley.line import bells, message_clocks
from parley.line import facts as f
from parley.line.core import Core, Parts
from parley.line.effects import Alarm, Effect, Misconduct, Note
from parley.line.facts import Word
from parley.line.fold import Rules
from parley.line.follow import Rfe
from parley.line.secret_words import Secrets
from parley.line.things import Call, Message, Test, Thing
from parley.line.tickets import Ticket
from parley.line.values import Post, Ref
from parley.record.entry import Instant

WAITING_MAX: Final = (
    1_000  # messages whose late arrival is waited for in memory; of further ones it is looked up
)

_OWNERS: Final = (f.Silent, f.TestSilent, f.RequestSilent, f.ClaimWithdrawn, f.Withdrawn, f.MessageQueried)

T = TypeVar("T")


class Line:
    """One line as we see it. `things`: by ref; closed ones may be left out, and are loaded when a word needs them."""

    __slots__ = (
        "_changed",
        "_closed",
        "_heap",
        "_known",
        "alarms",
        "catalogue",
        "core",
        "notes",
        "parts",
        "secrets",
        "things",
        "tickets",
        "waiting",
        "warnings",
    )

    def __init__(
        self, core: Core, catalogue: Catalogue | None = None, stored: Mapping[str, bytes] | None = None
    ) -> None:
        self.core = core
        self.parts = Parts(stored or {})  # of the core, as they are stored
        self.catalogue = catalogue or builtin()  # the types that this station knows
        self.things: dict[Ref, Thing] = {}
        self.tickets: dict[Ref, Ticket] = {}  # of these, the faults that are open: asked for with every turn
        self.warnings: list[str] = []  # what the last request leads to that its writers should know of
        self.notes: list[Note] = []  # for our own journal, until the engine hands them on
        self.alarms: list[Alarm] = []  # from what our own people said, until the line wakes, in the same turn
        self.secrets = Secrets()  # told anew with every start: they are in no row
        self.waiting: dict[Ref, int] = {}  # own calls and tests without a receipt yet, with their place
        self._changed: set[Ref] = set()
        self._closed: set[Ref] = set()
        self._heap: list[tuple[Instant, Ref]] = []
        self._known: dict[str, tuple[tuple[object, ...], Any]] = {}

    def once(self, name: str, of: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` says, asked anew only when one of `of` is another object than the last time.

        For what is asked with every turn and changes with few. `of`: all that it depends on; none is changed in place.
        """
        known = self._known.get(name)
        if known is not None and all(map(is_, known[0], of)):
            found: T = known[1]
            return found
        made = make()
        self._known[name] = (of, made)
        return made

    def put(self, thing: Thing) -> None:
        """The thing is now this, and to be stored."""
        self._changed.add(thing.ref)
        self._hold(thing)

    def hold(self, thing: Thing) -> None:
        """The thing as it was stored."""
        self._hold(thing)

    def _hold(self, thing: Thing) -> None:
        ref = thing.ref
        self.things[ref] = thing
        if isinstance(thing, Message):
            self._await_late(thing)
        elif thing.open:
            self._closed.discard(ref)
        else:
            self._closed.add(ref)
        if isinstance(thing, Call | Test | Rfe):
            self._await(thing)
        elif isinstance(thing, Ticket):
            self._fault(thing)
        due = self.due_of(thing)
        if due is not None:
            heapq.heappush(self._heap, (due, ref))
            if len(self._heap) > 4 * len(self.things) + 64:
                self._rebuild()

    def _fault(self, ticket: Ticket) -> None:
        if ticket.open:
            self.tickets[ticket.ref] = ticket
        else:
            self.tickets.pop(ticket.ref, None)

    def _await(self, thing: Call | Test | Rfe) -> None:
        """Whether their receipt is still to come."""
        if isinstance(thing, Rfe):
            place = thing.awaits
        else:
            began = thing.placed if isinstance(thing, Call) else thing.began
            place = began.place if thing.mine and thing.delivered_ms is None and thing.open else None
        if place is not None:
            self.waiting[thing.ref] = place
        else:
            self.waiting.pop(thing.ref, None)

    def _await_late(self, message: Message) -> None:
        """A message of ours that was late to arrive stays in memory until it does; other messages need not."""
        late = message_clocks.undelivered(message)
        if late and (message.ref in self.waiting or len(self.waiting) < WAITING_MAX):
            self.waiting[message.ref] = message.place
            self._closed.discard(message.ref)
        else:
            self.waiting.pop(message.ref, None)
            self._closed.add(message.ref)

    def _rebuild(self) -> None:
        dues = ((self.due_of(thing), ref) for ref, thing in self.things.items())
        self._heap = [(due, ref) for due, ref in dues if due is not None]
        heapq.heapify(self._heap)

    def due_of(self, thing: Thing) -> Instant | None:
        """When time alone next changes something about this thing."""
        if isinstance(thing, Message):
            return message_clocks.due(thing, self.desks(mine=not thing.mine) if thing.words else ())
        if not isinstance(thing, Call | Test):
            return thing.due_ms
        if isinstance(thing, Test):
            return (thing.grace_ms or thing.silence_ms) if thing.mine else None
        return _due_of_ours(thing) if thing.mine else bells.due(self.core, thing)

    def next_due(self) -> Instant | None:
        """The earliest of all things' dues."""
        while self._heap:
            due, ref = self._heap[0]
            thing = self.things.get(ref)
            if thing is not None and self.due_of(thing) == due:
                return due
            heapq.heappop(self._heap)
        return None

    def due_by(self, now: Instant) -> list[Thing]:
        """The things due by `now`, in order of their dues."""
        found: dict[Ref, Thing] = {}
        kept: list[tuple[Instant, Ref]] = []
        while self._heap and self._heap[0][0] <= now:
            due, ref = heapq.heappop(self._heap)
            thing = self.things.get(ref)
            if thing is not None and ref not in found and self.due_of(thing) == due:
                found[ref] = thing
                kept.append((due, ref))
        for item in kept:
            heapq.heappush(self._heap, item)
        return list(found.values())

    def reschedule_bells(self) -> None:
        """Our own people told who is there: what their calls wait for may have come."""
        for thing in self.things.values():
            due = self.due_of(thing) if isinstance(thing, Call) and not thing.mine else None
            if due is not None:
                heapq.heappush(self._heap, (due, thing.ref))

    def changed(self) -> set[Ref]:
        """The things put since this was last called."""
        changed, self._changed = self._changed, set()
        return changed

    def anew(self, core: Core) -> set[Ref]:
        """The line with this core and without things; those that were put since `changed` was last called."""
        self.core = core
        self.things, self.tickets, self.waiting = {}, {}, {}
        self._closed, self._heap, self._known = set(), [], {}
        return self.changed()

    def forget_closed(self) -> None:
        """Let go of what need not be in memory. Things changed and not yet taken by `changed` stay."""
        for ref in self._closed - self._changed:
            self.things.pop(ref, None)
        self._closed &= self._changed

    def desks(self, *, mine: bool) -> tuple[Post, ...]:
        """The desks of our side, or of theirs, by the terms that stand."""
        core = self.core
        return core.terms.side(core.me if mine else core.them).desks if core.terms else ()

    def absent(self, word: Word, why: str) -> list[Effect]:
        """This word names what is not on record: misconduct, unless its author may have held what is not here.

        What only its owner says may be about a thing in another log of that owner, which is still to come.
        """
        to_come = self.core.beside and isinstance(word.fact, _OWNERS)
        return [] if word.unsure or to_come else [Misconduct(word.ref, why)]

    def rules(self, agreement: str) -> Rules:
        """What that agreement says of calls; the defaults if we do not know it."""
        return self.core.agreement.rules(agreement) or Rules()


def _due_of_ours(call: Call) -> Instant | None:
    silence = call.grace_ms or call.silence_ms
    stale = None if call.stale_told else call.stale_ms
    dues = [due for due in (silence, stale) if due is not None]
    return min(dues, default=None)
