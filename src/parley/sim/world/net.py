"""The ways between two machines: what becomes of each letter and each reply on its way.

A way loses, doubles, delays, reorders and spoils what it carries, may carry in one direction only, or nothing at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Final

POST_WAIT_MS: Final = 5_000  # how long a station's bearer waits for a reply: station/service.py
LATE_MS: Final = 30_000  # a letter that is overtaken comes so late at the most


@dataclass(slots=True)
class Way:
    """One bearer of the line. Chances from 0 to 1; delays in ms; `deaf`: machines that nothing reaches over it."""

    name: str
    loss: float = 0.0
    double: float = 0.0
    late: float = 0.0
    spoil: float = 0.0
    delay_ms: tuple[int, int] = (2, 40)
    deaf: set[str] = field(default_factory=set)
    shut: bool = False  # until what somebody waits for has come: goals

    def calm(self) -> None:
        """It carries everything, at once and once."""
        self.loss = self.double = self.late = self.spoil = 0.0
        self.delay_ms = (2, 40)
        self.deaf.clear()
        self.shut = False


@dataclass(slots=True)
class Carried:
    """One copy that arrives: so much later, as it was or spoilt."""

    after_ms: int
    data: bytes
    spoilt: bool


@dataclass(slots=True)
class Net:
    """All ways of one line, and what they did so far."""

    chance: Random
    ways: dict[str, Way]
    lost: int = 0
    doubled: int = 0
    delayed: int = 0
    spoilt: int = 0
    unheard: int = 0  # lost because the way is cut in that direction

    @property
    def faults(self) -> int:
        """How many letters and replies came to harm."""
        return self.lost + self.doubled + self.delayed + self.spoilt + self.unheard

    def carry(self, name: str, to: str, data: bytes) -> Iterator[Carried]:
        """The copies of this that arrive at the machine `to`; none if it is lost."""
        way, chance = self.ways[name], self.chance
        if way.shut or to in way.deaf:
            self.unheard += 1
            return
        if chance.random() < way.loss:
            self.lost += 1
            return
        copies = 1
        if chance.random() < way.double:
            self.doubled += 1
            copies = 2
        for _ in range(copies):
            after = chance.randint(*way.delay_ms)
            if chance.random() < way.late:
                self.delayed += 1
                after += chance.randrange(LATE_MS)
            spoilt = chance.random() < way.spoil
            if spoilt:
                self.spoilt += 1
            yield Carried(after, self._spoilt(data) if spoilt else data, spoilt)

    def _spoilt(self, data: bytes) -> bytes:
        """The same with a bit turned over, or cut short."""
        if self.chance.random() < 0.3:  # sometimes
            return data[: self.chance.randrange(len(data))]
        out = bytearray(data)
        at = self.chance.randrange(len(out) * 8)
        out[at // 8] ^= 1 << (at % 8)
        return bytes(out)

    def cut(self, name: str) -> bool:
        """Whether the way carries nothing in at least one direction."""
        return self.ways[name].shut or bool(self.ways[name].deaf)
