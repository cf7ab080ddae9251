"""Fault tickets: a way to them has failed, what is done about it, and by when they must have been told.

A ticket opens by itself when the bearers' lamp says DEAD or DEGRADED for a while, or again and again, or by hand; it
closes by itself once all ways have answered for a while. It is private: what they are told is a FAULT-REPORT, or
somebody's voice.
Spec: docs/spec/life.md, §5.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line.contact import Light
from parley.line.effects import Alarm, Effect, Note
from parley.line.private import Private
from parley.line.terms import Repair
from parley.line.values import HOUR_MS, MINUTE_MS, SECOND_MS, Bearers, Level, Ref
from parley.record.entry import Instant, stamp

FAILED_MS: Final = 2 * MINUTE_MS  # so long it must fail: ours, so that a letter that was lost is no ticket
FLAPS: Final = (
    3  # or so often within an hour: a way that nobody can rely on is a fault, however short each time
)
MENDED_MS: Final = (
    10
    * MINUTE_MS  # so long it must work again: ours, so that a flapping way is one ticket, not a list of them
)
HISTORY_MAX: Final = 32
_FAILING: Final = frozenset((Bearers.DEAD, Bearers.DEGRADED))
UNBEGUN: Final = "its repair has not begun"
BY_ITSELF: Final = "bearer"  # the part of a ticket that the lamp opened


class Step(Struct, frozen=True):
    """Something done about it: when, and how, in our people's words."""

    at_ms: Instant
    what: str  # opened, failed again, told, repair begun, closed
    how: str


class Ticket(Private, frozen=True, tag="ticket", tag_field="thing", kw_only=True):
    """One fault. `since_ms`: when it first failed; `report`: place of our FAULT-REPORT about it, one past."""

    number: int
    part: str  # as a FAULT-REPORT has it: bearer, station, console, voice, telephone, power, clock, other
    name: str  # which one
    fails: str
    since_ms: Instant
    repair: Repair
    by_hand: bool = False
    failures: int = 1
    told_ms: Instant | None = None
    begun_ms: Instant | None = None
    mended_ms: Instant | None = None  # all ways answer since then
    closed_ms: Instant | None = None
    report: int = 0
    repaired: bool = False  # our last FAULT-REPORT about it says so
    said_ms: Instant = Instant(0)  # the last of its clocks that the watch has heard of
    steps: tuple[Step, ...] = ()

    @property
    def open(self) -> bool:
        return self.closed_ms is None

    @property
    def state(self) -> str:
        """OPEN, REPAIR (it has begun), MENDED (it works again, for how long?), CLOSED."""
        if self.closed_ms is not None:
            return "CLOSED"
        if self.mended_ms is not None:
            return "MENDED"
        return "OPEN" if self.begun_ms is None else "REPAIR"

    @property
    def due_ms(self) -> Instant | None:
        """When time alone changes something about it."""
        if self.closed_ms is not None:
            return None
        if self.mended_ms is not None:
            return Instant(self.mended_ms + MENDED_MS)
        return min((at for at, _, _ in clocks(self) if at > self.said_ms), default=None)

    @property
    def out_ms(self) -> Instant:
        """From then on it is a fault that they must be told of."""
        return Instant(self.since_ms + self.repair.out_s * SECOND_MS)

    @property
    def tell_ms(self) -> Instant:
        """By then they must have been told."""
        return Instant(self.since_ms + self.repair.told_s * SECOND_MS)

    @property
    def begin_ms(self) -> Instant:
        """By then its repair must have begun."""
        return Instant(self.since_ms + self.repair.begun_s * SECOND_MS)


Kept = tuple[Ticket, list[Effect], list[Note]]


def clocks(ticket: Ticket) -> list[tuple[Instant, Level, str]]:
    """What the watch hears of while it fails, and when, each once and in this order. What was done is left out."""
    found: list[tuple[Instant, Level, str]] = []
    if ticket.mended_ms is not None:
        return found
    if ticket.told_ms is None:
        minutes, left = ticket.repair.out_s // 60, (ticket.repair.told_s - ticket.repair.out_s) // 60
        out = "out" if ticket.failures == 1 else "out, on and off,"
        words = f"{out} for {minutes} min: tell them" + (f" within {left} min" if left > 0 else " at once")
        found.append((ticket.out_ms, Level.INCIDENT, words))
        found.append((ticket.tell_ms, Level.ALARM, "they have not been told"))
    if ticket.begun_ms is None:
        found.append((ticket.begin_ms, Level.ALARM, UNBEGUN))
    return sorted(found, key=lambda clock: clock[0])


def reported(ticket: Ticket, receipted: int) -> bool:
    """Whether they hold our report about it, and nobody has noted that they know."""
    return ticket.open and ticket.told_ms is None and 0 < ticket.report <= receipted


def wake(ticket: Ticket, now: Instant) -> Kept:
    """What is due about it by `now`: it has worked for long enough, or the watch is to hear of a clock."""
    if ticket.mended_ms is not None:
        if now < ticket.mended_ms + MENDED_MS:
            return ticket, [], []
        return closed(ticket, f"all ways answer since {stamp(ticket.mended_ms)}", ticket.mended_ms)
    passed = [clock for clock in clocks(ticket) if ticket.said_ms < clock[0] <= now]
    effects: list[Effect] = [_alarm(ticket, level, what) for _, level, what in passed]
    said = max((at for at, _, _ in passed), default=ticket.said_ms)
    return replace(ticket, said_ms=said), effects, []


def _alarm(ticket: Ticket, level: Level, what: str) -> Alarm:
    words = f"fault ticket {ticket.number}, {ticket.fails[:80]}: {what}"
    about = "begin" if what == UNBEGUN else "tell"
    return Alarm(level, words, Ref(""), (f"ticket {ticket.ref} {about}",))


def lasting(ticket: Ticket) -> list[tuple[Instant, Alarm]]:
    """What the watch has been told of it and nobody has seen to, and since when: the last of each matter last."""
    passed = [clock for clock in clocks(ticket) if ticket.open and clock[0] <= ticket.said_ms]
    return [(at, _alarm(ticket, level, what)) for at, level, what in passed]


def step(ticket: Ticket, what: str, how: str, now: Instant) -> tuple[Ticket, Note]:
    """The ticket with one more step, and what the journal says of it."""
    steps = (*ticket.steps, Step(now, what, how))
    if len(steps) > HISTORY_MAX:
        steps = (steps[0], *steps[2:])
    kind = f"ticket.{what.rsplit(maxsplit=1)[-1]}/1"
    body = {"ticket": ticket.number, "part": ticket.part, "fails": ticket.fails, "how": how}
    return replace(ticket, steps=steps), Note(kind, body)


def told(ticket: Ticket, how: str, now: Instant) -> Kept:
    """They know of it."""
    after, note = step(replace(ticket, told_ms=now), "told", how, now)
    return after, [], [note]


def begun(ticket: Ticket, how: str, now: Instant) -> Kept:
    """Somebody repairs it."""
    after, note = step(replace(ticket, begun_ms=now), "repair begun", how, now)
    return after, [], [note]


def closed(ticket: Ticket, how: str, at: Instant) -> Kept:
    """It works again, since then."""
    after, note = step(replace(ticket, closed_ms=at), "closed", how, at)
    effects: list[Effect] = []
    if at >= ticket.out_ms:
        what = f"fault ticket {ticket.number} is closed after {(at - ticket.since_ms) // 60_000} min: {how}"
        effects = [Alarm(Level.NOTICE, what[:300], Ref(""))]
    return after, effects, [note]


def answers(ticket: Ticket, now: Instant) -> Ticket:
    """All ways answer again: nothing more is asked of anybody unless that ends."""
    return ticket if ticket.mended_ms is not None else replace(ticket, mended_ms=now)


def fails(ticket: Ticket, why: str, now: Instant) -> Kept:
    """A way fails: since before (what fails may have changed), or again.

    Then its clocks ran on, as it never worked for long; but they begin anew where the other side was told of a repair.
    """
    if ticket.mended_ms is None:
        return replace(ticket, fails=why), [], []
    again = replace(ticket, mended_ms=None, failures=ticket.failures + 1, fails=why)
    if ticket.repaired:
        again = replace(again, since_ms=now, told_ms=None, report=0, repaired=False, failures=1)
    after, note = step(again, "failed again", why, now)
    return after, [], [note]


def failing(value: str) -> bool:
    """Whether a lamp of that value asks for a ticket."""
    return value in _FAILING


def opens(light: Light) -> tuple[Instant, Instant] | None:
    """Since when the lamp shows a failure, and when that is a ticket; None if it shows none."""
    if light.value not in _FAILING:
        return None
    began = [c.at_ms for c in light.history if c.now in _FAILING and c.was not in _FAILING]
    since = began[-1] if began else light.history[0].at_ms
    often = sum(at > since - HOUR_MS for at in began) >= FLAPS
    return since, since if often else Instant(since + FAILED_MS)
