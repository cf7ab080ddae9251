"""What one turn is going to write, line by line, and how it is written."""

from dataclasses import dataclass, field
from typing import Final

from parley.line import engine
from parley.line.effects import Effect
from parley.line.things import Call, Message, Thing
from parley.line.values import Ref
from parley.record.entry import After
from parley.record.head import Head
from parley.station.book import Book, Log
from parley.station.ports import BlobRow, HeadRow, LogRow, Page, ThingRow, WrittenRow

HEADS_APART: Final = (
    48  # 48 of the longest entries are 3 MiB: whoever lacks them all gets them with one letter
)
ODDITIES_MAX: Final = 20  # of one kind from one line in one turn: a parcel may hold 20,000 odd entries


@dataclass(slots=True)
class Draught:
    """What this turn will write of one log."""

    log: Log
    first: int
    raws: list[bytes] = field(default_factory=list)
    heads: list[HeadRow] = field(default_factory=list)
    heard_at: int = 0
    unsigned_bytes: int = 0  # of our own entries, since the last head


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A receipt to store, theirs or ours. `before`: the size of the receipt before it."""

    log: int
    head: Head
    lines: bytes
    time_s: int
    before: int


@dataclass(slots=True)
class Work:
    """One line's share of the turn being made."""

    book: Book
    logs: dict[int, Draught] = field(default_factory=dict)  # by the log's id
    receipts: list[Cosigned] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    oddities: list[tuple[str, str, bytes]] = field(default_factory=list)
    written: list[WrittenRow] = field(default_factory=list)
    blobs: dict[str, BlobRow] = field(default_factory=dict)  # attachments as this turn leaves them, by hash,
    pieces: list[tuple[str, int, bytes]] = field(default_factory=list)  # the bytes that came of them,
    dropped: set[str] = field(default_factory=set)  # and those whose older bytes go
    loaded: set[Ref] = field(default_factory=set)  # things in memory for this turn, because they are due
    dirty: bool = False  # the machines' state changed
    after_grew: bool = False  # the largest `after` that they wrote, or the log it is in
    signed: bool = False  # a head of ours was
    returned: bool = False  # what came back ends our newest log
    blind: bool = False  # whether we began without having heard them
    anew: bool = (
        False  # the line is to be told anew in this turn: something came that stands before what was heard
    )
    begun: bool = False  # a log was
    told: bool = False  # the order in which its logs are told changed
    heard: dict[int, int] = field(default_factory=dict)  # of a log, by its id, so many entries were heard
    dated: dict[After, int] = field(default_factory=dict)  # when we wrote what they say they held

    def came_back(self, *, ended: bool) -> None:
        """Entries of our own that we had forgotten. `ended`: nothing more is signed in our newest log.

        That must outlive a kill: with what came back the database agrees with the notes beside it.
        """
        self.book.doubted, self.book.ask_again = False, True
        if ended:
            self.book.returned, self.returned = self.book.my_log.epoch, True

    def odd(self, kind: str, what: str, evidence: bytes = b"") -> None:
        """Something of theirs to be kept and shown; of one kind, only the first of a turn."""
        if sum(known == kind for known, _, _ in self.oddities) < ODDITIES_MAX:
            self.oddities.append((kind, what, evidence))


def write(page: Page, work: Work, now: int) -> list[ThingRow]:
    """This line's share is on the page: entries, heads and receipts first, then what is derived from them.

    Returns the things among it.
    """
    book = work.book
    for draught in work.logs.values():
        _log(page, draught, book.id)
    for one in work.receipts:
        page.receipt(one.log, one.head.size, one.head.root, one.lines, one.time_s)
        if one.head.size - one.before <= HEADS_APART:
            page.drop_heads(one.log, one.head.size)
    for kind, what, data in work.oddities:
        page.oddity(book.id, now, kind, what, data)
    _attachments(page, work)
    things = [_thing(book, ref) for ref in sorted(engine.changed(book.line) | work.loaded)]
    if things:
        page.things(book.id, things)
    if work.written:
        page.written(book.id, work.written)
    if work.dirty and (parts := engine.changed_state(book.line)):
        page.state(book.id, parts)
    _noted(page, work)
    return things


def _noted(page: Page, work: Work) -> None:
    """What the station keeps of the line beside its machines, as far as this turn changed it."""
    book = work.book
    if book.row_changed:
        page.line(book.row)
        book.row_changed = False
    if work.returned:
        page.meta({f"returned/{book.id}": book.returned})
    if work.blind:
        page.meta({f"blind/{book.id}": "" if book.blind is None else str(book.blind)})
    if work.told:
        page.meta({f"told/{book.id}": book.order})
    if work.after_grew:
        held = f"{book.after_in} {book.their_after} {book.my_after} {','.join(sorted(book.lacking))}"
        page.meta({f"after/{book.id}": held})
    if book.sealing.changed:
        page.meta({f"sealing/{book.id}": book.sealing.dump()})


def _attachments(page: Page, work: Work) -> None:
    for hash_ in work.dropped:
        page.drop_blob_bytes(work.book.id, hash_)
    for row in work.blobs.values():
        page.blob(work.book.id, row)
    for hash_, at, data in work.pieces:
        page.blob_bytes(work.book.id, hash_, at, data)


def _log(page: Page, draught: Draught, line: str) -> None:
    log = draught.log
    if draught.first == 0:
        page.log(LogRow(log.id, line, log.origin, log.mine, log.epoch, log.ordinal, 0, ()))
    page.entries(log.id, draught.first, draught.raws, draught.heard_at)
    page.size(log.id, log.size, log.frontier.hashes)
    for row in draught.heads:
        page.head(log.id, row)


def _thing(book: Book, ref: Ref) -> ThingRow:
    row, speed = engine.row(book.line, ref), _speed(book.line.things[ref])
    return ThingRow(
        row.ref, row.kind, row.mine, row.opened_ms, row.open, row.due_ms, row.state, row.data, speed
    )


def _speed(thing: Thing) -> str:
    """Its precedence, where it has one."""
    match thing:
        case Message():
            return str(thing.precedence)
        case Call():
            return str(thing.fact.precedence)
    return ""
