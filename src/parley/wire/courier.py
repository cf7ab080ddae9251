"""The courier: what must still arrive, by which bearer, and when next. It holds no queue.

What must still arrive is a subtraction: the size of our log minus the size that they cosigned. So a lost, doubled
or reordered parcel needs nothing further. One parcel is in flight per bearer, and what waits is under way once only
(unless it is urgent: then over all bearers at once); new traffic never resends what is in flight; a timer *and* any
sign of life wake it (resending only when somebody speaks loses whole days).
Spec: docs/spec/wire.md, §4.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

RETRY_MS: Final = {"Z": (250, 2_000), "O": (500, 5_000), "P": (1_000, 15_000), "R": (1_000, 30_000)}
"""First and longest wait after a try that brought nothing, by the highest precedence that waits. Ours; the floor keeps
a refused connection cheap, the ceiling keeps an outage's end from being noticed late."""
WAKE_MS: Final = 250  # ours: a sign of life ends every wait, but no bearer is tried more often than this
URGENT: Final = frozenset("Z")  # over all bearers at once


class Going(NamedTuple):
    """A letter that is to go now: by which bearer, whether with a hello, whether with what waits."""

    name: str
    greets: bool
    carries: bool


@dataclass(frozen=True, slots=True)
class Load:
    """What waits on a line: `outbox` entries, whether a receipt is owed, and the highest precedence among them.

    `held`: the place up to which they hold our log. If it does not grow, what we sent was not taken.
    """

    outbox: int
    receipt_owed: bool
    precedence: str  # Z O P R
    held: int = 0

    @property
    def waiting(self) -> bool:
        return self.outbox > 0 or self.receipt_owed


@dataclass(slots=True)
class Bearing:
    """One bearer of one line, as the courier sees it.

    `failures`: tries in a row without a reply. `stalls`: replies in a row that answered neither our challenge nor what
    we carried: somebody is there, but going on at once would turn in circles at the speed of the wire. `refusals`: how
    often one side refused what the other said, with nothing new taken since; no sign of life ends that wait.
    """

    name: str
    failures: int = 0
    stalls: int = 0
    tried_ms: int = 0  # when the last try ended
    wake_ms: int | None = None  # a sign of life came since: not before this
    echo_ms: int = 0  # when the next fresh challenge is due
    going: Going | None = None  # what is in flight
    held: int | None = None  # how much they held when it left with entries of ours
    refusals: int = 0
    refused_ms: int = 0  # when the last one was,
    refused_outbox: int = 0  # and what waited then

    def ready_ms(self, precedence: str) -> int:
        """Not before; shorter at once when something more urgent waits."""
        tries = self.failures or self.stalls
        if not tries:
            return self.tried_ms
        first, longest = RETRY_MS[precedence]
        ready = self.tried_ms + min(longest, first << min(tries - 1, 10))
        return ready if self.wake_ms is None else min(ready, self.wake_ms)

    def held_back_ms(self, load: Load, longest: int) -> int:
        """Not before, after a refusal, whoever gives a sign of life; but what was written since goes at once."""
        if not self.refusals or load.outbox > self.refused_outbox:
            return 0
        return self.refused_ms + min(longest, WAKE_MS << min(self.refusals, 10))

    def wake(self, at: int) -> None:
        """Ready at `at` at the latest."""
        self.wake_ms = at if self.wake_ms is None else min(self.wake_ms, at)

    @property
    def in_flight(self) -> bool:
        return self.going is not None


@dataclass(slots=True)
class Courier:
    """The bearers of one line. Mutable; the loop owns it and brings the time."""

    echo_period_ms: int
    bearings: dict[str, Bearing] = field(default_factory=dict)

    def add(self, names: Iterable[str], now: int) -> None:
        """These bearers exist; each owes a first hello at once."""
        for name in names:
            self.bearings.setdefault(name, Bearing(name, tried_ms=now, echo_ms=now))

    def choose(self, load: Load, now: int) -> list[Going]:
        """What goes now. The bearers that are named are in flight when this returns."""
        idle = [b for b in self.bearings.values() if not b.in_flight and now >= self.ready_ms(b, load)]
        carry = {b.name for b in _best(idle, load)} if load.waiting and self._free(load) else set()
        chosen = []
        for bearing in idle:
            carries, echo = bearing.name in carry, now >= bearing.echo_ms
            if carries or echo:
                # After a try that brought nothing we ask, too: their answer says what they hold.
                asks = echo or bearing.failures > 0 or bearing.stalls > 0
                bearing.going = Going(bearing.name, asks, carries)
                bearing.held = load.held if carries and load.outbox > 0 else None
                chosen.append(bearing.going)
        return chosen

    def arrived(self, name: str, now: int, load: Load, *, fresh: bool) -> None:
        """A reply came back on `name`; `fresh`: it answered a challenge of ours, so no echo is due for a period."""
        bearing = self.bearings[name]
        unmoved = bearing.held is not None and load.outbox > 0 and load.held <= bearing.held
        unanswered = bearing.going is not None and bearing.going.greets and not fresh
        bearing.failures, bearing.stalls = 0, bearing.stalls + 1 if unmoved or unanswered else 0
        if fresh:
            bearing.echo_ms = now + self.echo_period_ms
        self._ended(bearing, now)

    def failed(self, name: str, now: int) -> None:
        """No reply on `name`: the next try waits, doubling from the floor of the highest precedence that waits."""
        bearing = self.bearings[name]
        bearing.failures += 1
        self._ended(bearing, now)

    def refused(self, name: str, now: int, load: Load) -> None:
        """They refused what went, or we their reply: a failure, and from the second in a row a wait of its own doubles.

        Two sides that contradict each other are both alive, and would wake each other for ever. The wait is never
        longer than an echo period: so long, at most, is somebody kept waiting who mended.
        """
        bearing = self.bearings[name]
        if now > bearing.refused_ms + 2 * self.echo_period_ms:
            bearing.refusals = 0  # another time
        bearing.refusals += bearing.failures > 0  # one alone may be a letter that was spoilt on the way
        bearing.refused_ms, bearing.refused_outbox = now, load.outbox
        self.failed(name, now)

    def moved(self) -> None:
        """One side took something new from the other: whatever was refused, they understand each other again."""
        for bearing in self.bearings.values():
            bearing.refusals = 0

    def contact(self, *, called: bool) -> None:
        """They gave a sign of life, so every bearer that failed is tried soon.

        `called`: they spoke of themselves. Then what they did not take before may go as well; a mere reply does not
        end that wait, or two bearers would wake each other for ever.
        """
        for bearing in self.bearings.values():
            if bearing.failures or called:
                bearing.wake(bearing.tried_ms + WAKE_MS)

    def nudge(self, now: int) -> None:
        """Our own people want every bearer tried at once."""
        self.moved()
        for bearing in self.bearings.values():
            bearing.wake(now)

    def broke(self, now: int) -> None:
        """A connection broke while nothing was under way: see at once whether they are still there."""
        for bearing in self.bearings.values():
            bearing.echo_ms = min(bearing.echo_ms, now)

    def due(self, load: Load) -> int | None:
        """When `choose` next has something to do, if nothing else happens."""
        at_once = load.waiting and self._free(load)
        times = [
            self.ready_ms(b, load) if at_once else max(self.ready_ms(b, load), b.echo_ms)
            for b in self.bearings.values()
            if not b.in_flight
        ]
        return min(times, default=None)

    def ready_ms(self, bearing: Bearing, load: Load) -> int:
        """When this bearer may be tried again, not before."""
        return max(bearing.ready_ms(load.precedence), bearing.held_back_ms(load, self.echo_period_ms))

    def under_way(self) -> bool:
        """What waits is in flight on some bearer."""
        return any(b.going is not None and b.going.carries for b in self.bearings.values())

    def _free(self, load: Load) -> bool:
        """What waits may go: nothing of it is under way, or it is urgent and takes every way there is."""
        return load.precedence in URGENT or not self.under_way()

    def _ended(self, bearing: Bearing, now: int) -> None:
        bearing.going, bearing.held, bearing.wake_ms, bearing.tried_ms = None, None, None, now


def _best(idle: list[Bearing], load: Load) -> list[Bearing]:
    """The bearer with the fewest failures; all of them for what is urgent."""
    if load.precedence in URGENT:
        return idle
    return sorted(idle, key=lambda b: (b.failures, b.stalls))[:1]
