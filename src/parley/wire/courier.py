"""The courier: what must still arrive, by which bearer, and when next. It holds no queue.

What must still arrive is a subtraction: the size of our log minus the size that they cosigned. So a lost, doubled
or reordered parcel needs nothing further. One parcel is in flight per bearer and line; new traffic never resends what
is in flight; a timer *and* any sign of life wake it (resending only when somebody speaks loses whole days).
Spec: docs/spec/wire.md, §4.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

RETRY_MS: Final = {"Z": (250, 2_000), "O": (500, 5_000), "P": (1_000, 15_000), "R": (1_000, 30_000)}
"""First and longest wait after a failure, by the highest precedence that waits. Ours; the floor keeps a refused
connection cheap, the ceiling keeps an outage's end from being noticed late."""
URGENT: Final = frozenset("Z")  # over all bearers at once


@dataclass(slots=True)
class Bearing:
    """One bearer of one line, as the courier sees it."""

    name: str
    in_flight: bool = False
    failures: int = 0
    next_ms: int = 0  # not before
    echo_ms: int = 0  # when the next fresh challenge is due


@dataclass(frozen=True, slots=True)
class Load:
    """What waits on a line: `outbox` entries, whether a receipt is owed, and the highest precedence among them."""

    outbox: int
    receipt_owed: bool
    precedence: str  # Z O P R


@dataclass(slots=True)
class Courier:
    """The bearers of one line. Mutable; the loop owns it and brings the time."""

    echo_period_ms: int
    bearings: dict[str, Bearing] = field(default_factory=dict)

    def add(self, names: Iterable[str], now: int) -> None:
        """These bearers exist; each owes a first hello at once."""
        for name in names:
            self.bearings.setdefault(name, Bearing(name, echo_ms=now))

    def choose(self, load: Load, now: int) -> list[tuple[str, bool]]:
        """Which bearers go now, and whether each carries a hello. The chosen are in flight when this returns."""
        idle = [b for b in self.bearings.values() if not b.in_flight and now >= b.next_ms]
        echoes = {b.name for b in idle if now >= b.echo_ms}
        waiting = load.outbox > 0 or load.receipt_owed
        carry = _best(idle, load) if waiting and self._free(load) else []
        chosen = [b for b in idle if b.name in echoes or b in carry]
        for bearing in chosen:
            bearing.in_flight = True
        return [(b.name, b.name in echoes or b.failures > 0) for b in chosen]

    def arrived(self, name: str, now: int, *, fresh: bool) -> None:
        """A reply came back on `name`; `fresh`: it answered a challenge of ours, so no echo is due for a period."""
        bearing = self.bearings[name]
        bearing.in_flight, bearing.failures, bearing.next_ms = False, 0, now
        if fresh:
            bearing.echo_ms = now + self.echo_period_ms

    def failed(self, name: str, now: int, precedence: str) -> None:
        """No reply on `name`: the next try waits, doubling from the floor of the highest precedence that waits."""
        bearing = self.bearings[name]
        first, longest = RETRY_MS[precedence]
        bearing.in_flight = False
        bearing.next_ms = now + min(longest, first * 2 ** min(bearing.failures, 10))
        bearing.failures += 1

    def contact(self, now: int) -> None:
        """They gave a sign of life: every bearer may be tried at once."""
        for bearing in self.bearings.values():
            if bearing.failures:
                bearing.next_ms = now

    def due(self, load: Load) -> int | None:
        """When `choose` next has something to do, if nothing else happens."""
        now_if_free = (load.outbox > 0 or load.receipt_owed) and self._free(load)
        times = [
            max(b.next_ms, 0 if now_if_free else b.echo_ms) for b in self.bearings.values() if not b.in_flight
        ]
        return min(times, default=None)

    def _free(self, load: Load) -> bool:
        """What waits may go: nothing of it is under way, or it is urgent and takes every way there is."""
        return load.precedence in URGENT or not any(b.in_flight for b in self.bearings.values())


def _best(idle: list[Bearing], load: Load) -> list[Bearing]:
    """The bearer with the fewest failures; all of them for what is urgent."""
    if load.precedence in URGENT:
        return idle
    return sorted(idle, key=lambda b: b.failures)[:1]
