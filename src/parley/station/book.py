"""One line's two logs, as the running station holds them in memory: sizes, frontiers, heads, who holds what.

Derived from the store when the station starts; changed only by receive.py and loop.py within a turn.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from parley.line.engine import Line
from parley.record.entry import NOTHING, After
from parley.record.epochs import place
from parley.record.head import Head
from parley.record.identity import Identity
from parley.record.note import Note
from parley.record.pasts import Pasts
from parley.record.telling import Apart
from parley.record.tree import Frontier
from parley.station.ports import LineRow, LogRow
from parley.station.sealing import Sealing
from parley.wire.beside import Beside
from parley.wire.courier import Courier

TELLINGS: Final = 8  # of a line anew, that are looked at together: retelling.too_soon


@dataclass(slots=True)
class Log:
    """One epoch of one party: what is known of it without reading an entry."""

    id: int
    origin: str
    mine: bool
    epoch: str
    ordinal: int
    frontier: Frontier
    previous: After | None = None  # what its first entry names, once that was read
    cosigned: int = 0  # of ours, how much of it they signed that they hold
    told: int = -1  # where it stands in the order in which both sides tell its author's logs
    began_ms: int = 0  # the date of its first entry,
    names: dict[str, None] = field(default_factory=dict)  # and the counterpart's logs that its entries name,
    steps: list[tuple[int, After]] = field(
        default_factory=list
    )  # each with its index, where it is another one,
    read: int = 0  # as far as they were read

    def __post_init__(self) -> None:
        if self.told < 0:
            self.told = self.ordinal

    @property
    def size(self) -> int:
        return self.frontier.size


def log(row: LogRow) -> Log:
    """The log of this row."""
    return Log(row.id, row.origin, row.mine, row.epoch, row.ordinal, Frontier(row.size, row.frontier))


def stood(kept: str) -> dict[tuple[bool, str], int]:
    """Where each log, ours (True) or theirs, stands in the order in which they are told, as `Book.order` kept it."""
    logs = (one.split("/") for one in kept.split())
    return {(mine == "1", epoch): int(told) for mine, epoch, told in logs}


@dataclass(frozen=True, slots=True, order=True)
class Held:
    """How far somebody holds a party's logs: all before this epoch's, and `size` entries of it."""

    ordinal: int
    size: int


@dataclass(slots=True)
class Book:
    """A line: two identities, two chains of logs, and what each side holds of the other's."""

    row: LineRow
    me: Identity
    them: Identity
    line: Line
    courier: Courier
    mine: list[Log] = field(default_factory=list)
    theirs: list[Log] = field(default_factory=list)
    they_hold: Held = Held(0, 0)  # of mine, now: less than they signed after they were restored
    signed_before: Held = Held(0, 0)  # of mine, when this process started: a receipt on it may be an old one
    head: Note | None = None  # mine, of the current size
    receipt: Note | None = None  # our two lines on their latest head,
    cosigned: int = 0  # and its size
    receipt_owed: bool = False
    receipt_again: Note | None = (
        None  # one on an older log of theirs, for the next letter instead of the last
    )
    challenges: dict[str, int] = field(
        default_factory=dict
    )  # what we asked and nobody answered yet, and when
    their_challenges: dict[str, str] = field(default_factory=dict)  # by bearer, the last they asked there
    hello_owed: bool = False  # something came that needs to know what we hold
    ask_again: bool = False  # they gave back a part of what we forgot: there may be more
    they_have: dict[str, int] = field(
        default_factory=dict
    )  # of each log of ours, once a hello told it log by log
    their_logs: tuple[After, ...] = ()  # the other logs of theirs that their last hello says they have
    they_see: str = "unknown"  # how they see our bearers, from their last fresh hello
    last_fresh: int = 0  # our clock, when they last proved to be there
    waiting: dict[int, str] = field(default_factory=dict)  # precedence of what waits, by place
    their_after: int = 0  # the largest `after` that they wrote, as a place,
    after_in: int = 0  # in the log that is told there: a restore of theirs makes them hold less, honestly
    my_after: int = 0  # the same of our newest log
    branched: bool = False  # logs of one party lie beside one another,
    apart: dict[str, Apart] = field(
        default_factory=dict
    )  # and from which places on the others lie beside this one,
    tellings: deque[int] = field(
        default_factory=lambda: deque(maxlen=TELLINGS)
    )  # when the line was told anew
    pasts: Pasts | None = None  # and what the past of each entry names that is not here
    lacking: frozenset[str] = (
        frozenset()
    )  # logs of theirs of which we held more, by our own entries, than we hold
    their_heads: dict[str, Head] = field(
        default_factory=dict
    )  # by epoch, the last that we have not cosigned yet
    their_claim: After | None = None  # how much of their own log they say they have, from their last hello
    give_back: bool = False  # and by a fresh one, it is less than we hold of it
    reply_key: bytes = b""  # from their last hello: for the reply to it
    fresh_key: bytes = b""  # from their last fresh hello, until their log states it
    sealing: Sealing = field(default_factory=Sealing)
    beside: Beside = field(default_factory=Beside)  # attachments under way
    recalled: bool = False  # a fresh hello said that they hold no more of our log than we do
    forgot: bool = False  # a fresh hello said that they hold more of our log than we do,
    doubted: bool = False  # and for as long as we waited they did not give it back
    back: int = 0  # so many of our newest logs they do not know, it seems: what they would give back is older
    withheld: int = 0  # letters in a row whose entries had to wait for what we forgot
    all_here: bool = False  # a fresh hello said that they have no more of their own log than we do
    returned: str = ""  # epoch of a log of ours that ended when some of ours came back
    blind: int | None = None  # ordinal of a log that we began without having heard what they hold of ours
    row_changed: bool = False

    @property
    def id(self) -> str:
        return self.row.id

    @property
    def my_log(self) -> Log:
        return self.mine[-1]

    @property
    def receipted(self) -> int:
        """Entries of our newest log that they cosigned."""
        return self.my_log.cosigned if self.mine else 0

    @property
    def my_epochs(self) -> tuple[str, ...]:
        return tuple(log.epoch for log in self.mine)

    @property
    def their_epochs(self) -> tuple[str, ...]:
        return tuple(log.epoch for log in self.theirs)

    @property
    def after(self) -> After:
        """How much of theirs we hold: what every entry of ours says."""
        return After(self.theirs[-1].epoch, self.theirs[-1].size) if self.theirs else NOTHING

    @property
    def their_place(self) -> int:
        """The place that their next entry would have."""
        return place(self.theirs[-1].ordinal, self.theirs[-1].size) if self.theirs else 0

    @property
    def outbox(self) -> int:
        """Entries of ours that must still arrive: size minus cosigned. Older epochs count as one step to take."""
        if not self.mine:
            return 0
        behind = self.they_hold < Held(self.my_log.ordinal, 0)
        held = min(self.receipted, self.they_hold.size)
        if behind:  # the newest to them is another; a hello may have told that they have ours all the same
            held = self.they_have.get(self.my_log.epoch, 0)
        return self.my_log.size - held + (self.they_lack or bool(self.unsigned))

    def pace(self) -> None:
        """Echoes are due as often as the agreement says."""
        if self.line.core.terms is not None:
            self.courier.echo_period_ms = self.line.core.terms.cadence.echo_s * 1000

    @property
    def asks(self) -> bool:
        """Whether the next letter is to bring a hello back: something may be missing, here or there."""
        return self.ask_again or self.give_back or self.they_lack

    @property
    def they_lack(self) -> bool:
        """Whether there are logs of ours that they do not know, though they know later ones."""
        known = [log.ordinal for log in self.mine if log.epoch in self.they_have]
        older = (log for log in self.mine if known and log.ordinal < max(known))
        return any(log.size > 0 and log.epoch not in self.they_have for log in older)

    @property
    def unsigned(self) -> list[Log]:
        """Our logs beside one another of which they signed less than there is, though none of ours names it all."""
        named = {log.previous for log in self.mine}
        ended = self.mine[:-1] if self.branched else []
        return [log for log in ended if log.cosigned < log.size and After(log.epoch, log.size) not in named]

    @property
    def unheld(self) -> tuple[int, ...]:
        """From which places on they lack our logs that lie beside one another, as far as they signed or told."""
        held = {log.epoch: max(log.cosigned, self.they_have.get(log.epoch, 0)) for log in self.mine}
        lacking: list[int] = []
        for log in sorted(self.mine if self.branched else (), key=lambda log: -log.told):
            if (
                held[log.epoch] and log.previous is not None and log.previous.epoch in held
            ):  # who has it, has that
                held[log.previous.epoch] = max(held[log.previous.epoch], log.previous.size)
            if held[log.epoch] < log.size:
                lacking.append(place(log.told, held[log.epoch]))
        return tuple(lacking)

    @property
    def sees(self) -> str:
        """How we see the ways to them: what our hello says."""
        failures = [bearing.failures for bearing in self.courier.bearings.values()]
        if not self.last_fresh and not any(failures):
            return "unknown"
        if not any(failures):
            return "up"
        return "dead" if all(failures) else "degraded"

    @property
    def told(self) -> After:
        """How much of our own log we say that we have: what came before a blind beginning, until nothing is missing.

        Both may have been restored, each to what the other forgot: then they do not know our newest, and cannot say
        what comes after it. Log by log we say less, until they find one that they know; then from the newest again.
        """
        logs = [log for log in self.mine if self.blind is None or log.ordinal < self.blind]
        known = logs[: len(logs) - self.back % (len(logs) + 1)]
        return After(known[-1].epoch, known[-1].size) if known else NOTHING

    @property
    def order(self) -> str:
        """Where the logs stand in the order in which they are told, to be kept: nothing as long as none lie apart."""
        if not self.branched:
            return ""
        return " ".join(f"{int(log.mine)}/{log.epoch}/{log.told}" for log in (*self.mine, *self.theirs))

    def log_of(self, epoch: str, *, mine: bool) -> Log | None:
        """The log of that epoch, if we have it."""
        return next((log for log in (self.mine if mine else self.theirs) if log.epoch == epoch), None)

    def precedence(self) -> str:
        """The highest precedence that waits in the outbox: R if nothing else."""
        return min(self.waiting.values(), key="ZOPR".index, default="R")
