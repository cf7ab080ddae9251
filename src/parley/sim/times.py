"""When an act of a play is: on the play's own clock, in the order of time.

docs/reference/plays.md says how a time is written.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from parley.sim import sentences
from parley.sim.play import MINUTE_MS
from parley.sim.sentences import Token

_S: Final = 1_000


class NoTime(Exception):  # what read.py makes an error with a place
    """What stands there is no time, or not the next one."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


@dataclass(slots=True)
class Times:
    """How far a play has come. `zone_min`: what its clock is ahead of UTC; `at`: of the last act (ms)."""

    zone_min: int = 0
    at: int | None = None

    def read(self, said: list[Token]) -> tuple[int, list[Token]]:
        """When the act is, and the words after the time: `2022-02-11 10:00`, `10:00`, `+5m`, or the act before's."""
        word = "" if said[0][1] else said[0][0]
        if sentences.KINDS["date"].read(word):
            clock = said[1][0] if len(said) > 1 else ""
            return self.forward(self.day(word) + self.clock(clock)), said[2:]
        if word[:1].isalpha():
            return self.before(), said
        if sentences.KINDS["clocks"].read(word):
            before = self.before() + self.zone_min * MINUTE_MS
            midnight = before - before % (24 * 60 * MINUTE_MS) - self.zone_min * MINUTE_MS
            return self.forward(midnight + self.clock(word)), said[1:]
        length = sentences.duration_ms(word[1:]) if word.startswith("+") else None
        if length is None:
            raise NoTime(
                f"{said[0][0]!r} is no time", "begin an act with 2022-02-11 10:00, with 10:00 or with +5m"
            )
        return self.before() + length, said[1:]

    def before(self) -> int:
        if self.at is None:
            raise NoTime("the first act has no date", "begin it like 2022-02-11 10:00")
        return self.at

    def forward(self, at: int) -> int:
        if self.at is not None and at < self.at:
            raise NoTime("this is earlier than the act before it", "acts stand in the order of time")
        return at

    def day(self, text: str) -> int:
        """The first instant of a day on the play's clock."""
        try:
            moment = datetime.fromisoformat(text).replace(tzinfo=UTC)
        except ValueError as why:
            raise NoTime(f"{text} is no day of the calendar", "write days like 2022-02-28") from why
        return int(moment.timestamp()) * _S - self.zone_min * MINUTE_MS

    def clock(self, word: str) -> int:
        if not sentences.KINDS["clocks"].read(word):
            raise NoTime(f"{word!r} is no time of day", "write it like 09:00")
        return (int(word[:2]) * 60 + int(word[3:])) * MINUTE_MS
