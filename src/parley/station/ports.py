"""The port to the store: what a station writes down, and in which units it is written.

`writing()` is one transaction: all of a page is durable when it ends, or none of it. Everything but the entries, the
heads with their signatures, and the answers given to commands is derived from them and can be rebuilt.
Any error of the disk raises StoreFailed: the station stops and says so; it does not carry on.
Implementations: parley.stores.sqlite. One contract test serves all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final, Protocol

SIZE_MAX: Final = 2**53 - 1


class StoreFailed(Exception):
    """The disk or the database failed, or is not what it must be. What was not committed is not there."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line: who is on it, and the first card of each (text of a card file)."""

    id: str
    name: str  # how our people call it: the counterpart's short name
    me: str  # our party name
    them: str
    my_card: bytes
    their_card: bytes
    paired_at: int
    seal_key: bytes  # theirs, the newest known


@dataclass(frozen=True, slots=True)
class LogRow:
    """One log: a line's, or (with an empty line) our journal's."""

    id: int
    line: str
    origin: str
    mine: bool
    epoch: str
    ordinal: int  # 0, 1, 2 … along the chain of epochs
    size: int
    frontier: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A signed head: its author's note, and the receipt lines of the holder if there is a receipt."""

    size: int
    root: bytes
    note: bytes
    receipt: bytes  # signature lines; empty while there is none
    receipt_s: int  # 0 while there is none
    at: int  # our clock, when we signed or first saw it


@dataclass(frozen=True, slots=True)
class ThingRow:
    """A call, a message or a test as the machines last left it. Derived."""

    ref: str
    kind: str
    mine: bool
    opened_at: int
    open: bool
    due: int | None
    state: str
    data: bytes
    precedence: str = ""


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A message as it is found again. Derived: station/written.py makes it from the entry."""

    ref: str
    mine: bool
    number: int
    type: str
    posts: tuple[str, ...]  # its author's and every addressee
    at: int  # its author's clock
    text: str  # all that may be searched for


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which messages are looked for: those that fit all that is given. Nothing given: all of them.

    Each word of `text` occurs somewhere in the message, within a longer word too; upper and lower case are one.
    `type`: with its version, or a name alone for every version. `since` and before `until`: its author's clock, 0 for
    no bound. `state`: of its row; with it, `precedence` too. `newest`: so many of the last, 0 for all.
    """

    text: str = ""
    number: int = 0
    post: str = ""
    since: int = 0
    until: int = 0
    type: str = ""
    mine: bool | None = None
    state: str = ""
    newest: int = 50
    precedence: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """Rows of one precedence: how many, and when the first of them began."""

    precedence: str
    count: int
    first_at: int


@dataclass(frozen=True, slots=True)
class BlobRow:
    """An attachment's bytes: who named them, and how many of them are there. docs/spec/wire.md, §8."""

    hash: str  # SHA-256, hex
    size: int  # as the entry names it
    media: str
    name: str
    ref: str  # the message that named it first; empty while no entry does
    mine: bool  # that message is ours
    state: str  # `lacking`, `whole`, `closed` (all came, and it is no flat image), `refused` (larger than agreed)
    have: int
    named_at: int  # our clock: when an entry named it, or our people handed it in,
    moved_at: int  # and when bytes of it came last
    asked: int = 0  # times in a row in vain
    spoilt: int = 0  # times that all came and had another hash


class Page(Protocol):
    """What one transaction writes."""

    def line(self, row: LineRow) -> None: ...
    def log(self, row: LogRow) -> None: ...
    def entries(self, log: int, first: int, raws: Sequence[bytes], heard_at: int) -> None:
        """Appends at `first`; raises StoreFailed if the log does not end there (two stations would fork it)."""
        ...

    def size(self, log: int, size: int, frontier: Sequence[bytes]) -> None: ...
    def head(self, log: int, row: HeadRow) -> None: ...
    def receipt(self, log: int, size: int, root: bytes, receipt: bytes, receipt_s: int) -> None: ...
    def drop_heads(self, log: int, below: int) -> None:
        """Heads smaller than `below` that no receipt covers are gone: a larger one says the same and more."""
        ...

    def things(self, line: str, rows: Iterable[ThingRow]) -> None: ...
    def written(self, line: str, rows: Iterable[WrittenRow]) -> None:
        """These messages can be found from now on. One that is there already stays as it is."""
        ...

    def forget_written(self) -> None:
        """No message of any line can be found any longer: they are to be written anew."""
        ...

    def blob(self, line: str, row: BlobRow) -> None: ...
    def blob_bytes(self, line: str, hash_: str, at: int, data: bytes) -> None:
        """These bytes of the attachment are there, from `at` on."""
        ...

    def drop_blob_bytes(self, line: str, hash_: str) -> None: ...
    def state(self, line: str, parts: Mapping[str, bytes]) -> None:
        """These parts of the line's state are so now; the others stay as they are."""
        ...

    def answers(self, rows: Sequence[tuple[str, bytes]], at: int) -> None:
        """What these commands came to, by their ids."""
        ...

    def oddity(self, line: str, at: int, kind: str, what: str, data: bytes) -> None:
        """Something of theirs that was refused, kept as evidence; the oldest go when the line's share is full."""
        ...

    def meta(self, values: Mapping[str, str]) -> None: ...


class Reading(Protocol):
    """What anybody may read, the running station or a command beside it."""

    def lines(self) -> list[LineRow]: ...
    def logs(self, line: str) -> list[LogRow]: ...
    def last_log(self) -> int:
        """The largest id of a log, 0 if there is none."""
        ...

    def entries(self, log: int, first: int, count: int) -> list[tuple[bytes, int]]:
        """Up to `count` entries from `first`: bytes, and when they came to us."""
        ...

    def raws(self, log: int, first: int, count: int) -> Iterator[bytes]: ...
    def heads(self, log: int, first: int = 0) -> list[HeadRow]:
        """Heads of size `first` or more, smallest first."""
        ...

    def next_head(self, log: int, size: int) -> HeadRow | None:
        """The smallest head of at least this size."""
        ...

    def last_head(self, log: int, up_to: int = SIZE_MAX) -> HeadRow | None:
        """The largest head of at most this size."""
        ...

    def last_receipt(self, log: int) -> HeadRow | None: ...
    def roots(self, log: int) -> Iterator[tuple[int, bytes]]:
        """Size and root of every head, smallest first."""
        ...

    def first_receipt(self, log: int, size: int) -> HeadRow | None:
        """The smallest head with a receipt that covers `size` entries."""
        ...

    def thing(self, line: str, ref: str) -> ThingRow | None: ...
    def things(
        self, line: str, *, kind: str = "", mine: bool | None = None, open_only: bool = False, newest: int = 0
    ) -> list[ThingRow]:
        """The things of a line, oldest first; with `newest`, so many of the last. `mine`: ours, theirs, or both."""
        ...

    def due_things(self, line: str, until: int, count: int) -> list[ThingRow]:
        """Of the things that are not open, up to `count` that are due by then, the longest due first."""
        ...

    def next_due(self, line: str) -> int | None:
        """When the first of the things that are not open is due."""
        ...

    def counts(self, line: str, kind: str, state: str, *, mine: bool, until: int = SIZE_MAX) -> list[Count]:
        """How many things of that kind and state began by `until`, by precedence."""
        ...

    def search(self, line: str, wanted: Wanted) -> list[ThingRow]:
        """The messages that fit, in the order in which they reached our record."""
        ...

    def refs(self, line: str, prefix: str) -> list[str]:
        """Things whose reference begins so, at most a few."""
        ...

    def blob(self, line: str, hash_: str) -> BlobRow | None: ...
    def blobs(self, line: str, *, state: str = "", count: int = 0) -> list[BlobRow]:
        """The attachments of a line, of that state if one is given, the first named first; all, or up to `count`."""
        ...

    def blob_bytes(self, line: str, hash_: str, at: int, count: int) -> bytes:
        """Up to `count` bytes of this attachment, from `at` on."""
        ...

    def state(self, line: str) -> dict[str, bytes]:
        """The parts of the line's state, by name; none before it was first written."""
        ...

    def answer(self, command: str) -> bytes | None: ...
    def answers(self, commands: Sequence[str]) -> dict[str, bytes]:
        """The answers of those of these commands that have one."""
        ...

    def oddities(self, line: str) -> list[tuple[int, str, str, bytes]]: ...
    def damage(self) -> Iterator[str]:
        """Looks for rows that are not as they were written: empty for each lot that is well, else what is wrong."""
        ...

    def meta(self) -> dict[str, str]: ...
    def close(self) -> None: ...


class Store(Reading, Protocol):
    """The station's own store: one writer."""

    def writing(self) -> AbstractContextManager[Page]: ...
