"""A counterpart in bad faith: it has real keys, signs what it likes, and sends what it likes."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from parley.keystores.file import FileKeystore
from parley.record import entry as entries
from parley.record import epochs, grammar
from parley.record import head as heads
from parley.record.entry import NOTHING, After
from parley.record.grammar import Entries, Section, Signed, Vouched
from parley.record.head import Head, Keys
from parley.record.identity import origin
from parley.record.note import Note
from parley.record.tree import leaf_hash, root_of
from parley.station.keys import KeyRole
from parley.station.turn import Letter
from parley.wire import hello as hellos
from parley.wire import seal
from parley.wire.hello import Hello
from tests.station.pairs import PASSPHRASE, START, Side


@dataclass
class Rogue:
    """It took over `side`'s keys and knows its log; `victim` is the honest station at the other end."""

    side: Side
    victim: Side
    now: int = START + 1_000
    epoch: str = field(init=False)
    raws: list[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = FileKeystore.open_file(self.side.folder, PASSPHRASE)
        self.book = self.side.book
        self.epoch = self.book.my_log.epoch
        self.raws = self.side.raws(mine=True)

    @property
    def name(self) -> str:
        return origin(self.book.id, self.book.row.me, self.epoch)

    @property
    def public(self) -> Keys:
        return self.book.me.card.keys

    def sign(self, role: heads.Role, message: bytes) -> bytes:
        return self.keys.sign(KeyRole(role.value), message)

    # --- what it writes -------------------------------------------------------------------------------------

    def entry(self, kind: str, after: After | None = None, at: int | None = None, **body: Any) -> bytes:
        """One line of its log, not yet in it."""
        held = self.victim.book.my_log
        after = After(held.epoch, held.size) if after is None else after
        return entries.write(kind, self.now if at is None else at, after, os.urandom(16).hex(), body).raw

    def declared(self, reason: str = "", **fields: Any) -> bytes:
        """A harmless entry."""
        since = entries.stamp(self.now)
        body = {
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

    def hello(self, **fields: Any) -> Vouched:
        """A hello that is all right but for these fields."""
        book, held = self.book, self.victim.book.my_log
        mine, seal_key = After(self.epoch, len(self.raws)), next(iter(self.keys.sealing_keys().values()))
        theirs = After(held.epoch, held.size)
        said = Hello(os.urandom(16).hex(), "", self.now, theirs, mine, seal_key, "up")
        name = hellos.origin(book.id, book.row.me)
        return hellos.write(replace(said, **fields), name, self.public.log, self._sign_hello)

    def _sign_hello(self, message: bytes) -> bytes:
        return self.keys.sign(KeyRole.LOG, message)

    # --- what it sends --------------------------------------------------------------------------------------

    def sealed(self, text: bytes, **header: str) -> bytes:
        """Any text at all as a parcel for the victim."""
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

    def deliver(self, outer: bytes, *, asked: bool = False) -> str:
        """Brought to the victim: empty, or why it was refused. Whatever came, a reply can be made."""
        self.now += 1
        line = self.victim.book.id
        heard = self.victim.station.turn(
            self.now, letters=[Letter(line, "hand", outer, asked=asked)]
        ).letters[0]
        assert self.victim.station.reply(self.victim.book, "hand")
        return heard.refused

    def send(self, *sections: Section) -> str:
        return self.deliver(self.parcel(*sections))


def record(side: Side) -> object:
    """All that counts as the record of a line."""
    store = side.station.store
    return [
        (
            log,
            store.entries(log.id, 0, log.size),
            [(row.size, row.root, row.receipt_s) for row in store.heads(log.id)],
        )
        for log in store.logs(side.book.id)
    ]


def kept(side: Side) -> list[tuple[str, str, bytes]]:
    return [(kind, what, data) for _, kind, what, data in side.station.store.oddities(side.book.id)]


def forged(rogue: Rogue, *raws: bytes, name: str | None = None, time_s: int | None = None) -> Note:
    return rogue.head([*rogue.raws, *raws], name, time_s)


def new_epoch(rogue: Rogue, first: bytes, after: str = "") -> list[Section]:
    """A log of a new epoch with this first entry; if it follows one that we have not seen, that one comes along."""
    name = rogue.name[:-8] + "ffffffff"
    before = [Entries(rogue.name[:-8] + after, 0, [rogue.opening(None)])] if after else []
    return [*before, Entries(name, 0, [first]), Signed(rogue.head([first], name))]
