"""A counterpart's own hand: with its real keys it writes, signs and seals whatever it likes.

What is made here is for a liar (lies.py) and for the tests of what an honest station does about it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from parley.record import entry as entries
from parley.record import epochs, grammar
from parley.record import head as heads
from parley.record.entry import NOTHING, After
from parley.record.grammar import Entries, Section, Signed, Vouched
from parley.record.head import Head, Keys
from parley.record.identity import origin
from parley.record.note import Note
from parley.record.tree import leaf_hash, root_of
from parley.station.book import Book
from parley.station.keys import KeyRole, Keystore
from parley.wire import hello as hellos
from parley.wire import seal
from parley.wire.hello import Hello


class Hand:
    """It has the keys of one party and knows its log. `book`: that party's line; `raws`: its log of `epoch`.

    `held`: how much of the reader's log it says it holds; `chance(n)` gives n random bytes; `now`: the time it writes.
    """

    def __init__(
        self, keys: Keystore, book: Book, held: Callable[[], After], chance: Callable[[int], bytes], now: int
    ) -> None:
        self.keys = keys
        self.book = book
        self.held = held
        self.chance = chance
        self.now = now
        self.epoch = book.my_log.epoch
        self.raws: list[bytes] = []

    @property
    def name(self) -> str:
        return origin(self.book.id, self.book.row.me, self.epoch)

    @property
    def public(self) -> Keys:
        return self.book.me.card.keys

    def sign(self, role: heads.Role, message: bytes) -> bytes:
        return self.keys.sign(KeyRole(role.value), message)

    # --- what it writes -------------------------------------------------------------------------------------

    def entry(self, kind: str, after: After | None = None, at: int | None = None, **body: object) -> bytes:
        """One line of its log, not yet in it."""
        after = self.held() if after is None else after
        return entries.write(kind, self.now if at is None else at, after, self.chance(16).hex(), body).raw

    def declared(self, reason: str = "", **fields: object) -> bytes:
        """A harmless entry."""
        since = entries.stamp(self.now)
        body: dict[str, Any] = {
            "state": "OPEN",
            "reason": reason,
            "from": since,
            "review": None,
            "emergency_exception": False,
        }
        return self.entry("line.declared/1", **{**body, **fields})

    def opening(self, previous: tuple[str, int, bytes] | None, holds: After = NOTHING) -> bytes:
        """The first entry of a new epoch."""
        return self.entry(epochs.KIND, **epochs.body(self.book.me.card.hash, previous, holds))

    def head(self, raws: Sequence[bytes], name: str | None = None, time_s: int | None = None) -> Note:
        """Its signed head over these lines."""
        head = Head(name or self.name, len(raws), root_of([leaf_hash(raw) for raw in raws]))
        return self.note(head, time_s)

    def note(self, head: Head, time_s: int | None = None) -> Note:
        return heads.sign_head(head, self.now // 1000 if time_s is None else time_s, self.public, self.sign)

    def added(self, *new: bytes) -> list[Section]:
        """Its log goes on with these, under a head."""
        first = len(self.raws)
        self.raws += new
        return [Entries(self.name, first, new), Signed(self.head(self.raws))]

    def receipt(self, head: Head, time_s: int | None = None) -> Note:
        """Its receipt on a head, whosever it is."""
        time_s = self.now // 1000 if time_s is None else time_s
        lines = heads.sign_receipt(head, self.book.me.receipt_name, time_s, self.public, self.sign)
        return Note(head.text(), lines)

    def hello(self, **fields: Any) -> Vouched:  # noqa: ANN401  # whatever a hello has
        """A hello that is all right but for these fields."""
        mine, seal_key = After(self.epoch, len(self.raws)), next(iter(self.keys.sealing_keys().values()))
        said = Hello(self.chance(16).hex(), "", self.now, self.held(), mine, seal_key, "up")
        name = hellos.origin(self.book.id, self.book.row.me)
        return hellos.write(replace(said, **fields), name, self.public.log, self._sign_hello)

    def _sign_hello(self, message: bytes) -> bytes:
        return self.keys.sign(KeyRole.LOG, message)

    # --- what it sends --------------------------------------------------------------------------------------

    def sealed(self, text: bytes, **header: str) -> bytes:
        """Any text at all as a parcel for the other side."""
        book, public = self.book, self.book.row.seal_key
        named = {
            "key": seal.key_id(public),
            "line": book.id,
            "sender": book.row.me,
            "recipient": book.row.them,
        }
        info = seal.header(**{**named, **header})
        return seal.frame(info, self.keys.seal(public, info, seal.pad(text)))

    def parcel(self, *sections: Section) -> bytes:
        return self.sealed(grammar.write(grammar.PARCEL, sections))
