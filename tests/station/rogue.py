"""A counterpart in bad faith: it has real keys, signs what it likes, and sends what it likes."""

import os

from parley.keystores.file import FileKeystore
from parley.record.entry import After
from parley.record.grammar import Entries, Section, Signed
from parley.record.note import Note
from parley.sim.world.hand import Hand
from parley.station.turn import Letter
from tests.station.pairs import PASSPHRASE, START, Side


class Rogue(Hand):
    """It took over `side`'s keys and knows its log; `victim` is the honest station at the other end."""

    def __init__(self, side: Side, victim: Side, now: int = START + 1_000) -> None:
        keys = FileKeystore.open_file(side.folder, PASSPHRASE)
        super().__init__(keys, side.book, self._held, os.urandom, now)
        self.side, self.victim = side, victim
        self.raws = side.raws(mine=True)

    def _held(self) -> After:
        log = self.victim.book.my_log
        return After(log.epoch, log.size)

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
