"""Letters: what goes into the next parcel to the counterpart, sealed; and what came, opened.

What goes is a subtraction (wire/courier.py), so a parcel is made anew each time from what is stored.
"""

from dataclasses import dataclass, replace
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from parley.record import entry as entries
from parley.record import epochs
from parley.record import note as notes
from parley.record.entry import NOTHING, After
from parley.record.errors import Forged
from parley.record.grammar import Entries, Signed, Vouched
from parley.station.book import Book, Held, Log
from parley.station.keys import KeyRole, Keystore
from parley.station.ports import HeadRow, Reading
from parley.wire import hello as hellos
from parley.wire import parcel as parcels
from parley.wire import seal
from parley.wire.hello import Hello
from parley.wire.parcel import Parcel

LETTER_BYTES: Final = 3 << 20  # of entries; leaves room below the seal's limit for heads and a hello
LETTER_ENTRIES: Final = 10_000
CHALLENGES_MAX: Final = 16  # unanswered at once: one per bearer and way, and some that were lost
LIFE_PERIODS: Final = 2  # of the echo: a dead line is noticed within so many


@dataclass(frozen=True, slots=True)
class Greeting:
    """A hello of theirs, verified. `fresh`: it answered a challenge of ours, so they are there now."""

    hello: Hello
    fresh: bool


# --- in ------------------------------------------------------------------------------------------------------


def open_letter(book: Book, keys: Keystore, outer: bytes) -> Parcel:
    """The parcel inside. Raises Theirs: not for us, not from them, not to be opened, not well formed."""
    sealed = seal.read(outer)
    if sealed.line != book.id:
        raise Forged(f"a parcel for the line {sealed.line}")
    if sealed.sender != book.row.them or sealed.recipient != book.row.me:
        raise Forged(f"a parcel from {sealed.sender} to {sealed.recipient} on a line of others")
    text = seal.unpad(keys.open(sealed.key, sealed.info, sealed.box))
    return parcels.read(text, f"parley/1/{book.id}/{book.row.me}/")


def read_hello(book: Book, vouched: Vouched, now: int) -> Greeting:
    """Their hello. Nothing is taken from it yet. Raises Theirs."""
    name = hellos.origin(book.id, book.row.them)
    hello = hellos.read(vouched, name, book.them.card.keys.log, _verify)
    asked = book.challenges.get(hello.answers)
    # Old answers do not count: whoever carries our letters could keep them back, and so keep a dead line "up".
    return Greeting(hello, asked is not None and now - asked <= LIFE_PERIODS * book.courier.echo_period_ms)


def greeted(book: Book, greeting: Greeting, bearer: str) -> None:
    """Their hello is believed, as the parcel that it came with was."""
    hello = greeting.hello
    book.challenges.pop(hello.answers, None)
    book.their_challenges[bearer] = hello.challenge
    if greeting.fresh:
        book.fresh_key = hello.seal
        book.they_see = hello.sees
        believe(book, hello)
    book.reply_key = hello.seal
    book.their_claim = hello.mine


def believe(book: Book, hello: Hello) -> None:
    """What a fresh hello says they hold of ours: less than we thought after a restore, more if *we* were restored."""
    if hello.holds == NOTHING:
        book.they_hold, book.recalled, book.forgot = Held(0, 0), True, False
        return
    log = book.log_of(hello.holds.epoch, mine=True)
    book.forgot = log is None or hello.holds.size > log.size
    book.recalled = not book.forgot
    if log is not None and not book.forgot:
        book.they_hold = Held(log.ordinal, hello.holds.size)
    # What they hold and we do not remember their parcel brings (receive.py); then we begin a new epoch.


def _verify(key: bytes, message: bytes, signature: bytes) -> None:
    try:
        VerifyKey(key).verify(message, signature)
    except (BadSignatureError, ValueError) as why:
        raise Forged("hello: the signature does not match") from why


# --- out -----------------------------------------------------------------------------------------------------


def compose(
    book: Book, store: Reading, hello: Vouched | None, *, entries_too: bool, recalling: bool
) -> Parcel:
    """The next parcel: what they lack of ours, what they forgot of theirs, and our receipt."""
    parts: list[Entries | Signed] = []
    if hello is not None:
        parts += _returned(book, store)
    if entries_too and not recalling:
        parts += _outbox(book, store)
    return Parcel(hello, tuple(parts), None if recalling else book.receipt)


def greet(book: Book, keys: Keystore, bearer: str, challenge: str, now: int) -> Vouched:
    """A hello with this fresh challenge, which answers their last."""
    book.challenges[challenge] = now
    for old in list(book.challenges)[:-CHALLENGES_MAX]:
        del book.challenges[old]
    answers, book.hello_owed = book.their_challenges.pop(bearer, ""), False
    mine = After(book.my_log.epoch, book.my_log.size) if book.mine else NOTHING
    hello = Hello(challenge, answers, now, book.after, mine, book.sealing.current(keys), book.sees)
    name = hellos.origin(book.id, book.row.me)
    return hellos.write(hello, name, book.me.card.keys.log, lambda message: keys.sign(KeyRole.LOG, message))


def sealed(book: Book, keys: Keystore, parcel: Parcel, *, reply: bool) -> bytes:
    """The parcel as it travels. A hello that may be a replay chooses the key of the reply to it, and no other."""
    asked, book.reply_key = book.reply_key, b""
    public = (asked if reply else b"") or book.fresh_key or book.row.seal_key
    info = seal.header(seal.key_id(public), book.id, book.row.me, book.row.them)
    return seal.frame(info, keys.seal(public, info, seal.pad(parcels.write(parcel))))


def _outbox(book: Book, store: Reading) -> list[Entries | Signed]:
    """Our entries from what they hold on, epoch by epoch, ended by a head."""
    parts: list[Entries | Signed] = []
    held = book.they_hold
    for log in book.mine[held.ordinal :]:
        start = held.size if log.ordinal == held.ordinal else 0
        if log is not book.my_log:
            parts += _closed(log, start, book.mine[log.ordinal + 1], store)
        elif log.size > start:
            parts += _ended(log, start, store.heads(log.id, start + 1), store)
    return parts


def _closed(log: Log, start: int, successor: Log, store: Reading) -> list[Entries | Signed]:
    """The rest of an older log, up to the size that its successor names."""
    first = next(store.raws(successor.id, 0, 1))
    previous = epochs.opening(entries.parse(first)).previous
    end = previous[1] if previous else 0
    return [Entries(log.origin, start, list(store.raws(log.id, start, end - start)))] if end > start else []


def _ended(log: Log, start: int, heads: list[HeadRow], store: Reading) -> list[Entries | Signed]:
    """Entries from `start` up to the largest signed head that one letter can hold."""
    lines: list[bytes] = []
    size = 0
    for raw in store.raws(log.id, start, min(log.size - start, LETTER_ENTRIES)):
        size += len(raw) + 1
        if size > LETTER_BYTES:
            break
        lines.append(raw)
    ends = [row for row in heads if row.size <= start + len(lines)]
    if not ends:
        return []
    head = ends[-1]
    return [Entries(log.origin, start, lines[: head.size - start]), Signed(notes.parse(head.note))]


def _returned(book: Book, store: Reading) -> list[Entries | Signed]:
    """What they wrote and, by their own hello, no longer have: entries and their own signed heads."""
    claim, book.their_claim = book.their_claim, None
    if claim is None or not book.theirs:
        return []
    known = book.log_of(claim.epoch, mine=False) if claim.epoch else None
    held = Held(known.ordinal, claim.size) if known else Held(0, 0)
    if claim.epoch and known is None:
        return []  # an epoch that we have not seen: they are ahead of us
    parts: list[Entries | Signed] = []
    for log in book.theirs[held.ordinal :]:
        start = held.size if log.ordinal == held.ordinal else 0
        if log.size <= start:
            continue
        if log is not book.theirs[-1]:
            parts += _closed(log, start, book.theirs[log.ordinal + 1], store)
        else:
            parts += _ended(log, start, store.heads(log.id, start + 1), store)
    return parts


def with_key(book: Book, key: bytes) -> None:
    """The book seals to this key of theirs from now on."""
    book.row = replace(book.row, seal_key=key)
    book.fresh_key = b""
    book.row_changed = True
