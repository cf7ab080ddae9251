"""Two stations in one process, with real keys and real SQLite, and letters carried by hand."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from parley import wiring
from parley.keystores.file import FileKeystore
from parley.line.terms import PostTerms, Terms
from parley.line.terms import Side as Party
from parley.line.values import Party as Name
from parley.line.values import Post, Role
from parley.record.card import parse
from parley.station import begin
from parley.station.bearing import Rejection
from parley.station.book import Book
from parley.station.loop import Station
from parley.station.memory import Memories
from parley.station.turn import Answer, Ask, Letter, Missed, Turned
from parley.stores.sqlite import SqliteStore
from parley.wiring import serving

PASSPHRASE = "correct horse battery"
START = 1_646_125_200_000  # 2022-03-01T09:00:00Z


def make_folder(folder: Path, name: str) -> Path:
    posts = [("duty-desk", "Duty desk"), ("secretary", "Secretary")]
    serving.init(folder, name=name, title=name.title(), posts=posts, addresses=["https://127.0.0.1:1"],
                listen="127.0.0.1:1", passphrase=PASSPHRASE, cost="test", now=START)  # fmt: skip
    return folder


@dataclass
class Side:
    """One station, opened in `folder`; `volatile` stands for the machine's memory."""

    folder: Path
    volatile: Path
    station: Station = field(init=False)
    count: int = 0

    def __post_init__(self) -> None:
        self.open(START)

    def open(self, now: int) -> None:
        store = SqliteStore(self.folder / "station.db")
        keys = FileKeystore.open_file(self.folder, PASSPHRASE)
        self.station = Station(
            store,
            keys,
            Memories.of(self.folder, self.volatile),
            os.urandom,
            wiring.card_of(self.folder).party,
            now,
        )
        for book in self.station.books.values():
            book.courier.add(["hand"], now)

    def close(self) -> None:
        self.station.store.close()

    def restart(self, now: int) -> None:
        """The process ends, and begins again."""
        self.close()
        self.open(now)

    def reboot(self, now: int) -> None:
        """The machine forgets what it held in memory."""
        self.close()
        self.volatile = self.volatile.with_name(f"{self.volatile.name}+")
        self.open(now)

    def backup(self, now: int) -> dict[str, bytes]:
        """The database as it is, copied while the station rests."""
        self.close()
        saved = {path.name: path.read_bytes() for path in self.folder.glob("station.db*")}
        self.open(now)
        return saved

    def restore(self, saved: dict[str, bytes], now: int) -> None:
        """The database as it was."""
        self.close()
        for path in self.folder.glob("station.db*"):
            path.unlink()
        for name, data in saved.items():
            (self.folder / name).write_bytes(data)
        self.open(now)

    def odd(self, *but: str) -> list[tuple[str, str]]:
        """What the station noticed of the other, but for these kinds."""
        found = self.station.store.oddities(self.book.id)
        return [(kind, what) for _, kind, what, _ in found if kind not in but]

    def epochs(self, *, mine: bool) -> list[str]:
        return [log.epoch for log in (self.book.mine if mine else self.book.theirs)]

    @property
    def book(self) -> Book:
        return next(iter(self.station.books.values()))

    def ask(self, now: int, **request: Any) -> Answer:
        """The answer to one request, which must come at once."""
        self.count += 1
        turned = self.station.turn(now, asks=[Ask(f"{self.folder.name}-{self.count}", self.book.id, request)])
        answer = turned.answers[-1]
        assert answer is not None
        return answer

    def raws(self, *, mine: bool) -> list[bytes]:
        logs = self.book.mine if mine else self.book.theirs
        return [raw for log in logs for raw in self.station.store.raws(log.id, 0, log.size)]


def pair(a: Side, b: Side) -> None:
    for side, other in ((a, b), (b, a)):
        row = begin.pair(side.station.store, wiring.card_of(side.folder), wiring.card_of(other.folder), START)
        book = begin.book(side.station.store, row)
        side.station.add(book)
        book.courier.add(["hand"], START)


def agree(a: Side, b: Side, now: int) -> None:
    """Both have signed the same terms, and the line is open."""
    posts = (PostTerms(Post("duty-desk"), Role.DESK), PostTerms(Post("secretary"), Role.PRINCIPAL))
    terms = Terms("the line", tuple(Party(Name(side.book.row.me), posts) for side in (a, b)))
    assert a.ask(now, do="agree", terms=msgspec.to_builtins(terms)).error is None
    settle(a, b, now)
    assert b.ask(now, do="agree.sign").error is None
    settle(a, b, now)


def deliver(receiver: Side, now: int, outer: bytes) -> tuple[Turned, bytes | Rejection]:
    """One parcel brought to `receiver`, and its reply."""
    turned = receiver.station.turn(now, letters=[Letter(receiver.book.id, "hand", outer, asked=False)])
    refused = turned.letters[0].refused
    return turned, Rejection(400, refused) if refused else receiver.station.reply(receiver.book, "hand")


def carry(sender: Side, receiver: Side, now: int) -> bool:
    """What `sender` has to send now is brought, and the reply brought back. False if there was nothing."""
    book = sender.book
    chosen = book.courier.choose(sender.station.load(book), now)
    for name, greets, carries in chosen:
        owed = book.receipt
        _, reply = deliver(receiver, now, sender.station.letter(book, name, greets=greets, carries=carries))
        if isinstance(reply, Rejection):
            book.courier.refused(name, now, sender.station.load(book))
            sender.station.turn(now, missed=[Missed(book.id, name, reply.words)])
            continue
        if book.receipt is owed:
            book.receipt_owed = False
        heard = sender.station.turn(now, letters=[Letter(book.id, name, reply, asked=True)]).letters[0]
        if heard.refused:
            book.courier.refused(name, now, sender.station.load(book))
        else:
            book.courier.arrived(name, now, sender.station.load(book), fresh=heard.fresh)
    return bool(chosen)


def settle(a: Side, b: Side, now: int) -> None:
    """Both hold all that both wrote, and the time is still `now`: whoever waits before it tries again is nudged."""
    for side in (a, b):
        side.station.turn(now)
    for _ in range(50):
        while carry(a, b, now) | carry(b, a, now):
            pass
        if all(not side.station.load(side.book).waiting and not side.station.recalling for side in (a, b)):
            return
        for side in (a, b):
            side.book.courier.nudge(now)
    raise AssertionError("the two stations do not come to rest")


__all__ = ["START", "Side", "agree", "carry", "deliver", "make_folder", "pair", "parse", "settle"]
