"""Letters: what goes into the next parcel to the counterpart, sealed; and what came, opened.

What goes is a subtraction (wire/courier.py), so a parcel is made anew each time from what is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from parley.record import card as cards
from parley.record.entry import NOTHING, After
from parley.record.errors import Forged
from parley.record.grammar import Vouched
from parley.station import outgoing, receipts
from parley.station.ahead import Ahead
from parley.station.book import Book, Held, Log
from parley.station.keys import KeyRole, Keystore
from parley.station.ports import Reading
from parley.wire import hello as hellos
from parley.wire import parcel as parcels
from parley.wire import seal
from parley.wire.hello import Hello
from parley.wire.parcel import Parcel

CHALLENGES_MAX: Final = 16  # unanswered at once: one per bearer and way, and some that were lost


@dataclass(frozen=True, slots=True)
class Greeting:
    """A hello of theirs, verified. `fresh`: it answered a challenge of ours, so they are there now.

    `asked`: when we sent that challenge; 0 for none.
    """

    hello: Hello
    fresh: bool
    asked: int


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
    if hello.seal not in {book.row.seal_key, book.fresh_key}:
        cards.check_seal_key(hello.seal)  # a reply that cannot be sealed would stop the station
    asked = book.challenges.get(hello.answers, 0)
    # Old answers do not count: whoever carries our letters could keep them back, and so keep a dead line "up".
    return Greeting(
        hello, asked > 0 and now - asked <= receipts.LIFE_PERIODS * book.courier.echo_period_ms, asked
    )


def told(greeting: Greeting | None) -> After | None:
    """How much of ours they hold by now; None if no fresh hello says so."""
    return greeting.hello.holds if greeting is not None and greeting.fresh else None


def _lack(book: Book, hello: Hello, sight: Ahead) -> bool:
    """Whether they forgot some of their own logs, as far as they name all that they have."""
    held = outgoing.held_of((hello.mine, *hello.also_mine), book.theirs, sight)
    return bool(hello.also_mine) and any(log.size > held.get(log.epoch, 0) for log in book.theirs)


def greeted(book: Book, greeting: Greeting, bearer: str, sight: Ahead) -> None:
    """Their hello is believed, as the parcel that it came with was."""
    hello = greeting.hello
    book.challenges.pop(hello.answers, None)
    book.their_challenges[bearer] = hello.challenge
    if greeting.fresh:
        book.fresh_key = hello.seal
        book.they_see = hello.sees
        believe(book, hello)
        held = (hello.holds, *hello.also_holds) if hello.also_holds else ()
        book.they_have = outgoing.held_of(held, book.mine, sight)
    book.reply_key = hello.seal
    book.their_claim, book.their_logs = hello.mine, hello.also_mine
    if greeting.fresh:
        book.give_back = outgoing.forgotten(hello.mine, book.theirs) is not None or _lack(book, hello, sight)


def believe(book: Book, hello: Hello) -> None:
    """What a fresh hello says they hold of ours: less than we thought after a restore, more if *we* were restored.

    And whether there is more of theirs to come.
    """
    newest = book.log_of(hello.mine.epoch, mine=False)
    book.all_here = hello.mine == NOTHING or (newest is not None and newest.size >= hello.mine.size)
    if hello.holds == NOTHING:
        book.they_hold, book.recalled, book.forgot = Held(0, 0), True, False
        return
    log = book.log_of(hello.holds.epoch, mine=True)
    book.forgot = log is None or hello.holds.size > log.size
    book.recalled = not book.forgot
    if log is not None and not book.forgot:
        book.they_hold = Held(log.ordinal, hello.holds.size)
    # What they hold and we do not remember their parcel brings (receive.py); then we begin a new epoch.


def say_less(book: Book, *, given_back: bool, broken: bool) -> None:
    """They hold what we forgot and gave nothing back: it may be that they do not know the log we said we have."""
    if not book.forgot and not book.withheld:
        book.back = 0
    elif broken and not given_back:
        book.back += 1
        book.ask_again = book.back <= len(book.mine)  # the first time around; then with the echoes


def _verify(key: bytes, message: bytes, signature: bytes) -> None:
    try:
        VerifyKey(key).verify(message, signature)
    except (BadSignatureError, ValueError) as why:
        raise Forged("hello: the signature does not match") from why


# --- out -----------------------------------------------------------------------------------------------------


def compose(
    book: Book, store: Reading, hello: Vouched | None, *, entries_too: bool, recalling: bool
) -> Parcel:
    """The next parcel: what they forgot of theirs, what they lack of ours, and our receipt.

    What they forgot goes with a hello only: one that answers theirs, and brings nothing, says that nothing is missing.
    """
    held, has = None, tuple[After, ...]()
    if hello is not None and book.their_claim is not None:
        held = outgoing.forgotten(book.their_claim, book.theirs)
        has = (book.their_claim, *book.their_logs)
        book.their_claim, book.give_back = None, False
    room = outgoing.Room()
    sends = entries_too and not recalling and book.outbox > 0
    half = room.half() if sends else room
    if has[1:]:  # they say of each log of theirs what they have
        parts = outgoing.missing(book.theirs, outgoing.held_of(has, book.theirs, store), store, half)
    else:
        parts = outgoing.since(book.theirs, held, store, half) if held else []
    left = room.less(parts) if parts else room
    if sends and book.branched:
        newest = next((log for log in book.mine if log.ordinal == book.they_hold.ordinal), None)
        has_ours = _they_have(book, newest, store)
        ours = outgoing.missing(book.mine, has_ours, store, left, (newest or book.my_log).epoch)
        parts += ours or outgoing.unsigned(book.unsigned, store)
    elif sends:
        parts += outgoing.since(book.mine, book.they_hold, store, left)
    receipt, book.receipt_again = book.receipt_again or book.receipt, None
    return Parcel(hello, tuple(parts), None if recalling else receipt)


def _they_have(book: Book, newest: Log | None, store: Reading) -> dict[str, int]:
    """How much of each log of ours they have: as they told it, log by log or none but one line; else as they signed.

    `newest`: of ours, to them. If nothing of it is there yet, what it follows is.
    """
    told = book.recalled or book.forgot
    held = dict(book.they_have) if told or book.they_have else outgoing.signed_for(book.mine, store)
    if newest is not None:
        size = book.they_hold.size
        claim = After(newest.epoch, size) if size else outgoing.previous(newest, store)
        outgoing.follow(claim, book.mine, store, held)
    return held


def greet(  # what a hello is made of
    book: Book, keys: Keystore, bearer: str, challenge: str, now: int, *, broken: bool
) -> Vouched:
    """A hello with this fresh challenge, which answers their last. `broken`: our memory may lack entries of our own."""
    book.challenges[challenge] = now
    for old in list(book.challenges)[:-CHALLENGES_MAX]:
        del book.challenges[old]
    book.ask_again = False
    answers, book.hello_owed = book.their_challenges.pop(bearer, ""), False
    hello = Hello(challenge, answers, now, book.after, book.told, book.sealing.current(keys), book.sees)
    if book.branched or broken:
        hello = replace(hello, also_holds=_named(book.theirs), also_mine=_named(book.mine))
    name = hellos.origin(book.id, book.row.me)
    return hellos.write(hello, name, book.me.card.keys.log, lambda message: keys.sign(KeyRole.LOG, message))


def _named(logs: Sequence[Log]) -> tuple[After, ...]:
    """The newest of these logs, each with its size."""
    return tuple(After(log.epoch, log.size) for log in logs[-hellos.LOGS_MAX :])


def sealed(book: Book, keys: Keystore, parcel: Parcel, *, reply: bool) -> bytes:
    """The parcel as it travels. A hello that may be a replay chooses the key of the reply to it, and no other."""
    asked, book.reply_key = book.reply_key, b""
    return _sealed(book, keys, parcel, (asked if reply else b"") or book.fresh_key or book.row.seal_key)


def knock(book: Book, keys: Keystore, hello: Vouched) -> bytes:
    """A hello and nothing else, sealed to the key on their card: the one that they never destroy (decision 14)."""
    return _sealed(book, keys, Parcel(hello), book.them.card.seal_key)


def _sealed(book: Book, keys: Keystore, parcel: Parcel, public: bytes) -> bytes:
    info = seal.header(seal.key_id(public), book.id, book.row.me, book.row.them)
    return seal.frame(info, keys.seal(public, info, seal.pad(parcels.write(parcel))))


def with_key(book: Book, key: bytes) -> None:
    """The book seals to this key of theirs from now on."""
    book.row = replace(book.row, seal_key=key)
    book.fresh_key = b""
    book.row_changed = True
