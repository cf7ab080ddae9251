"""Attacks on a line that is dead: whoever holds the wire brings old letters, and it must never be shown up for them.

Both machines run, and nothing of either reaches the other any more. Whoever sits between them has every letter and
every reply that ever went, also some that never arrived, and brings them again: as they were, spoilt, to either side,
as letters or as replies to what was just asked.
"""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Final

from parley.line.values import Bearers
from parley.sim.world.host import Stopped
from parley.sim.world.keys import standing_in
from parley.sim.world.mail import Mail, Under
from parley.sim.world.net import Carried, Net
from parley.sim.world.plan import MINUTE_MS, plan
from parley.sim.world.side import Side
from parley.sim.world.watch import UP_PERIODS, UP_SLACK_MS, Violated
from parley.sim.world.world import World
from parley.station.turn import Heard, Letter

ECHO_S: Final = 900
LOST: Final = 0.3  # of the letters before the cut: the attacker has them, and nobody else
KEPT: Final = 400  # letters and replies that the attacker has of each side
APART_MS: Final = 3_000  # between two attacks, on average
RESTARTS: Final = 0.002  # of attacks: the station is started anew, so that it forgets what it asked
LEAP_MS: Final = 7_200_000  # so far a clock is set back at the most, with a restart


@dataclass
class Attacked:
    """`attacks`: letters brought to a dead line; `shown_up`: turns after which it was shown up: none, or it is broken.

    `sorts`: of which sort the attacks were; `taken`: how many were not refused; `fresh`: for a sign of life.
    """

    attacks: int = 0
    taken: int = 0
    fresh: int = 0
    shown_up: int = 0
    sorts: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Tapped(Net):
    """Ways on which somebody keeps a copy of all that goes, also of what is lost on them. `had`: by receiver."""

    had: dict[str, deque[bytes]] = field(default_factory=dict)

    def carry(self, name: str, to: str, data: bytes) -> Iterator[Carried]:
        self.had.setdefault(to, deque(maxlen=KEPT)).append(data)
        return Net.carry(self, name, to, data)


class Answered(Mail):
    """The mail of such a world: it counts what became of what the attacker brought."""

    def heard(self, side: Side, letter: Letter, under: Under | None, heard: Heard) -> None:
        if under is None and isinstance(self.world, Wire) and self.world.found.attacks:
            self.world.found.taken += not heard.refused
            self.world.found.fresh += heard.fresh
        super().heard(side, letter, under, heard)


class Wire(World):
    """A world whose ways somebody else holds. `had`: what went, by the machine that it was for."""

    def __init__(self, seed: int, *, stand_in: bool) -> None:
        super().__init__(plan(seed, 0.05, (), stand_in=stand_in))
        self.tap = Tapped(Random(seed), self.net.ways)
        self.net = self.tap
        self.had: dict[str, deque[bytes]] = {}
        self.attacker = Random(f"attacker {seed}")
        self.found = Attacked()
        self.mail = Answered(self)

    def live(self) -> None:
        for way in self.net.ways.values():
            way.loss = LOST
        super().live()

    def cut(self) -> None:
        """Nothing of either reaches the other from now on; and the line has been dead for long enough to be seen.

        What is sent into a dead line the attacker does not bring: that would be another wire, and no dead line.
        """
        for way in self.net.ways.values():
            way.deaf |= {self.a.host.name}
        self._ask(
            self.a, {"do": "write", "to": "desk", "text": "its receipt is kept back", "subject": "note"}
        )
        self._settle()
        self.had = {name: deque(kept) for name, kept in self.tap.had.items()}
        for way in self.net.ways.values():
            way.deaf |= {side.host.name for side in self.sides}
        wait = UP_PERIODS * self.a.host.book.courier.echo_period_ms + UP_SLACK_MS
        end = self.now + 2 * wait
        self._until(lambda: self._heap[0][0] > end)

    def attack(self, count: int) -> Attacked:
        """So many letters are brought to the two machines, at random moments. Raises Violated."""
        when = self.now
        for _ in range(count):
            when += int(self.attacker.expovariate(1 / APART_MS)) + 1
            self.at(when, partial(self._brings, self.attacker.choice(self.sides)))
        self._until(lambda: self._heap[0][0] > when + MINUTE_MS)
        return self.found

    def _brings(self, side: Side) -> None:
        if side.host.station is None:
            return
        if self.attacker.random() < RESTARTS:
            self._restart(side)
            return
        sort, outer = self._outer(side)
        asked = self.attacker.random() < 0.5  # half of them as replies to what the station just asked
        sort += ", as a reply" if asked else ""
        way = self.attacker.choice(self.plan.bearers)
        self.found.attacks += 1
        self.found.sorts[sort] += 1
        side.letters.append((Letter(side.host.book.id, way, outer, asked=asked), None))
        self._turn(side)

    def _outer(self, side: Side) -> tuple[str, bytes]:
        """What is brought: what was for this machine, or for the other; whole, or spoilt."""
        draw = self.attacker.random()
        theirs, own = self.had[side.host.name], self.had[self.other(side).host.name]
        if draw < 0.6:
            return "an old letter", self.attacker.choice(theirs)
        if draw < 0.75:
            return "the newest letter", theirs[-1]
        if draw < 0.85:
            return "its own letter", self.attacker.choice(own)
        outer = bytearray(self.attacker.choice(theirs))
        outer[self.attacker.randrange(len(outer))] ^= 1 << self.attacker.randrange(8)
        return "a spoilt letter", bytes(outer)

    def _restart(self, side: Side) -> None:
        """The station is killed; its clock, perhaps, was fast, and is set right."""
        host = side.host
        self.found.sorts["a restart between"] += 1
        if self.attacker.random() < 0.5:
            off = host.now(self.now) - self.now - self.attacker.randrange(LEAP_MS)
            host.set_clock(self.now, off, 0)
        host.stop(Stopped.KILLED)
        self.died(side)

    def _turn(self, side: Side) -> None:
        super()._turn(side)
        if side.host.station is not None and self.net.cut(self.plan.bearers[0]) and self.found.attacks:
            shown = side.host.book.line.core.contact.bearers.value
            self.found.shown_up += shown == Bearers.UP
            if shown == Bearers.UP:
                what = f"{side.host.name} shows UP after {self.found.attacks} old letters on a dead line"
                raise Violated("TRUTHFUL-LINE", what)


def replay(seed: int, attacks: int, *, stand_in: bool = True) -> Attacked:
    """So many attacks on the line of this seed, dead both ways. Raises Violated if it is ever shown up."""
    with standing_in(wanted=stand_in):
        world = Wire(seed, stand_in=stand_in)
        world.begin()
        world.live()
        world.cut()
        return world.attack(attacks)
