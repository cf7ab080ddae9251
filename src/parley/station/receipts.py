"""Receipts: theirs on our heads, read; ours on theirs, signed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from parley.line import engine
from parley.record import head as heads
from parley.record import note as notes
from parley.record.entry import After, Instant
from parley.record.epochs import place
from parley.record.errors import Forged
from parley.record.head import Head
from parley.record.identity import Identity, origin, read_origin
from parley.record.note import Note
from parley.station import outgoing
from parley.station.ahead import Ahead
from parley.station.book import Book, Held, Log
from parley.station.keys import Keystore
from parley.station.work import Cosigned, Work

LIFE_PERIODS: Final = 2  # of the echo: a dead line is noticed within so many

Sign = Callable[[heads.Role, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt of theirs that says something new, verified. `signed_at`: when we signed that head, our clock."""

    log: Log
    head: Head
    note: Note
    time_s: int
    signed_at: int

    @property
    def held(self) -> Held:
        return Held(self.log.ordinal, self.head.size)

    @property
    def lines(self) -> bytes:
        return "".join(s.line() for s in self.note.signatures).encode()


def read(book: Book, note: Note, sight: Ahead) -> Receipt | None:
    """Their receipt on a head of ours, if it says anything new. Raises Malformed or Forged.

    New is more than they held, as far as we know; after a restore of theirs that may be less than they once cosigned,
    so that only a *later* receipt on the same head is news.
    """
    _, party, epoch = read_origin(heads.origin_of(note))
    if party != book.row.me:
        raise Forged(f"a receipt on a log that is not ours: {heads.origin_of(note)[:120]}")
    log = book.log_of(epoch, mine=True)
    head = heads.read_text(note.text, origin(book.id, party, epoch))
    if log is None or head.size > log.size:
        return None  # more than we remember: their hello says so too, and a new epoch's receipt covers it
    held = Held(log.ordinal, head.size)
    row = sight.next_head(log.id, head.size)
    beside = log is not book.my_log and row is not None and not row.receipt_s  # it came to them late
    if held <= book.they_hold and held <= Held(book.my_log.ordinal, book.receipted) and not beside:
        return None  # what it says we know: a hello alone may have said so, but only a receipt is proof
    if row is not None and row.size > head.size:
        return None  # a head that we let go once they had cosigned a larger one
    if row is None or row.root != head.root:
        raise Forged(f"a receipt on a head of size {head.size} that we did not sign")
    keys = book.them.receipt_keys(epoch, head.size, book.my_epochs)
    time_s = heads.check_receipt(note.signatures, head, book.them.receipt_name, keys)
    if time_s is None:
        raise Forged(f"a receipt on our head {head.size} without a signature of {book.row.them}")
    if time_s <= row.receipt_s:
        return None
    return Receipt(log, head, note, time_s, row.at)


def given_back(them: Identity, note: Note, head: Head, epochs: tuple[str, ...]) -> tuple[Note, bytes, int]:
    """A head of ours that they gave back: as we signed it, their receipt on it if it came along, and when they signed.

    Raises Forged. `epochs`: ours, this head's among them.
    """
    theirs = [line for line in note.signatures if line.name == them.receipt_name]
    own = Note(note.text, tuple(line for line in note.signatures if line.name == head.origin))
    epoch = read_origin(head.origin)[2]
    time_s = heads.check_receipt(theirs, head, them.receipt_name, them.receipt_keys(epoch, head.size, epochs))
    return (own, b"", 0) if time_s is None else (own, "".join(s.line() for s in theirs).encode(), time_s)


def cosign(book: Book, head: Head, time_s: int, sign: Sign) -> Note:
    """Our receipt on their head: to be made only in the transaction that stores the entries below it."""
    lines = heads.sign_receipt(head, book.me.receipt_name, time_s, book.me.card.keys, sign)
    return Note(head.text(), lines)


def give(work: Work, time_s: int, sign: Sign) -> None:
    """Their heads that wait for it are cosigned: the newest log's, and of logs beside it each its own."""
    book = work.book
    waiting, book.their_heads = book.their_heads, {}
    for log in book.theirs:
        if (head := waiting.get(log.epoch)) is None:
            continue
        note = cosign(book, head, time_s, sign)
        lines = "".join(s.line() for s in note.signatures).encode()
        newest = log is book.theirs[-1]
        work.receipts.append(Cosigned(log.id, head, lines, time_s, book.cosigned if newest else 0))
        if not newest:
            book.receipt_again, book.receipt_owed = note, True
        else:
            book.receipt, book.receipt_owed, book.cosigned = note, True, head.size


def again(book: Book, log: Log, size: int, sight: Ahead) -> None:
    """They ask for our receipt on an older log of theirs: the next letter brings it, if we gave one."""
    row = sight.next_head(log.id, size)
    if row is not None and row.receipt_s:
        book.receipt_again, book.receipt_owed = notes.parse(on(row.note, row.receipt)), True


def on(note: bytes, lines: bytes) -> bytes:
    """A receipt as it travels: these lines under the text of that head."""
    return note.rpartition(b"\n\n")[0] + b"\n\n" + lines


def fresh(book: Book, receipt: Receipt, now: int) -> bool:
    """Whether it shows that they are there now: it is on something of our newest log that we signed lately.

    When something was signed before this process began only our clock knows, and it may have been set back.
    """
    new = receipt.log is book.my_log and receipt.held > book.signed_before
    return new and now - receipt.signed_at <= LIFE_PERIODS * book.courier.echo_period_ms


def hear(work: Work, receipt: Receipt, keys: Keystore, now: int, sight: Ahead) -> None:
    """They signed that they hold our log so far: the machines know, and older sealing keys may go."""
    book, held = work.book, receipt.held
    before = book.receipted if receipt.log is book.my_log else 0
    work.receipts.append(Cosigned(receipt.log.id, receipt.head, receipt.lines, receipt.time_s, before))
    book.they_hold = max(book.they_hold, held)
    if book.they_have:
        outgoing.follow(After(receipt.log.epoch, held.size), book.mine, sight, book.they_have)
    receipt.log.cosigned = max(receipt.log.cosigned, held.size)
    book.sealing.receipted(keys, held.ordinal, held.size)
    at = place(held.ordinal, held.size)
    for arrived in [waits for waits in book.waiting if waits < at]:
        del book.waiting[arrived]
    work.effects += engine.receipt(book.line, place(receipt.log.told, held.size), Instant(now), book.unheld)
    work.dirty = True
