"""A play: who is on which line, what people do by habit, and what happens when. Read from a text by read.py.

Everything here is data; stage.py plays it. Reference: docs/reference/plays.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

MINUTE_MS: Final = 60_000
DAY_MS: Final = 86_400_000


class PlayError(Exception):
    """What is wrong with a play, in which line, and what now. The only error that reading one raises."""

    def __init__(self, line: int, what: str, hint: str, source: str = "") -> None:
        where = f"{source}, line {line}" if source else f"line {line}"
        super().__init__(f"{where}: {what}")
        self.line = line
        self.what = what
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Post:
    """An office, never a person. `role`: desk or principal. `alternates` stand in for it, in order."""

    name: str
    role: str
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """One side of one line: its short name, its title, its posts."""

    name: str
    title: str
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What an agreement says beyond the defaults: each a pair of a field and its value, as agreement.py takes them."""

    name: str
    line: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two parties, A and B. `terms`: signed before the play begins."""

    name: str
    parties: tuple[str, str]
    terms: Terms


@dataclass(frozen=True, slots=True)
class Habit:
    """What people of `party` do of themselves, so long after its cause, on days between `since` and `until`.

    `do`: `read_back` (line tests at their desk) or `seen` (messages to them). Instants in ms; `until` is exclusive.
    """

    line: int
    party: str
    do: str
    delay_ms: int
    since: int | None = None
    until: int | None = None
    days_off: tuple[int, ...] = ()  # first instant of each

    def keeps(self, at: int) -> bool:
        """Whether somebody is there for what came in at `at`."""
        since = self.since is None or at >= self.since
        until = self.until is None or at < self.until
        return since and until and not any(day <= at < day + DAY_MS for day in self.days_off)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that happens at `at` (ms). `do`, `values`: as in the table of sentences.py; `party`: who does it."""

    line: int
    at: int
    do: str
    values: Mapping[str, Any]
    text: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class Play:
    """A whole play. `zone_min`: what its clock is ahead of UTC. `acts` are in order of time."""

    name: str
    title: str
    about: str
    zone_min: int
    parties: Mapping[str, Party]
    lines: Mapping[str, Line]
    terms: Mapping[str, Terms]
    habits: tuple[Habit, ...]
    acts: tuple[Act, ...]
    calls: Mapping[str, str] = field(default_factory=dict)  # a call's label: its line

    @property
    def begins(self) -> int:
        """The stations are made, paired and agreed at the hour before the first act."""
        return self.acts[0].at // (60 * MINUTE_MS) * 60 * MINUTE_MS - 60 * MINUTE_MS

    @property
    def ends(self) -> int:
        return self.acts[-1].at

    def line_of(self, party: str) -> Line:
        """The line that this party is on: in a play it is on exactly one."""
        return next(line for line in self.lines.values() if party in line.parties)

    def opposite(self, party: str) -> str:
        one, other = self.line_of(party).parties
        return other if party == one else one

    @property
    def bearers_fail(self) -> bool:
        """Whether the stage needs something between the stations that can fail."""
        return any(act.do == "bearers" for act in self.acts)
