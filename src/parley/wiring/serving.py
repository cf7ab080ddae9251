"""What makes a station and runs it: which store, which bearers, which keys, which clock."""

import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvloop

from parley.bearers.https import HttpsBearer, HttpsListener
from parley.bearers.https_tls import fingerprint
from parley.keystores import sealed
from parley.keystores.envelope import Cost
from parley.keystores.file import FileKeystore
from parley.record import card as cards
from parley.record.card import Card
from parley.record.entry import stamp
from parley.record.head import Keys
from parley.station import begin, check, private
from parley.station.bearing import Bearer
from parley.station.book import Book
from parley.station.control import Control
from parley.station.errors import Refusal
from parley.station.keys import KeyRole, Keystore
from parley.station.loop import Station
from parley.station.memory import Memories
from parley.station.onward import Onward
from parley.station.ports import StoreFailed
from parley.station.service import Service
from parley.station.settings import CARD, RECORD, Settings
from parley.station.settings import read as read_settings
from parley.station.settings import write as write_settings
from parley.stores.sqlite import SqliteReading, SqliteStore
from parley.stores.sqlite import make as make_record
from parley.wire.seal import OUTER_BYTES_MAX
from parley.wiring import card_of, catalogue, reading

if TYPE_CHECKING:
    from parley.wiring.consoles import Console

__all__ = [
    "SystemClock",
    "ToldClock",
    "carried",
    "carry",
    "init",
    "keep",
    "kept",
    "pair",
    "reading",  # so that plays are handed one module that makes stations and reads them
    "serve",
]


class SystemClock:
    """The machine's clock, but it never goes back (station/onward.py). `wall`, `ran`: in ns; nobody sets `ran`."""

    told = False

    def __init__(
        self, wall: Callable[[], int] = time.time_ns, ran: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self._wall = wall
        self._ran = ran
        self._onward = Onward(wall(), ran())

    def now(self) -> int:
        return self._onward.read(self._wall(), self._ran()) // 1_000_000

    def tell(self, at: int) -> None:
        raise NotImplementedError(f"the machine's clock is not told {at}")


class ToldClock:
    """A scenario's clock: it stands still until it is told, and never goes back."""

    told = True

    def __init__(self, at: int) -> None:
        self._now = at

    def now(self) -> int:
        return self._now

    def tell(self, at: int) -> None:
        self._now = max(self._now, at)


def init(folder: Path, *, name: str, title: str, posts: Sequence[tuple[str, str]], addresses: Sequence[str],
         listen: str, passphrase: str, cost: str = "interactive", now: int) -> Card:  # fmt: skip
    """A new station in `folder`: keys, first card, empty record. Raises Refusal or Malformed (a bad name)."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (folder / CARD).exists():
        raise Refusal(
            f"there is a station in {folder} already", "choose another folder: a first card is never replaced"
        )
    fields = {
        "name": name,
        "title": title,
        "number": 1,
        "previous": "",
        "made_at": stamp(now),
        "addresses": list(addresses),
        "posts": [{"post": post, "title": words} for post, words in posts],
    }
    cards.check_name(name)
    keys = FileKeystore.create(folder, passphrase, Cost(cost))
    fields |= {
        "seal_key": next(iter(keys.sealing_keys().values())).hex(),
        "tls": keys.tls().certificate.hex(),
    }
    public = Keys(keys.public(KeyRole.LOG), keys.public(KeyRole.COSIGN), keys.public(KeyRole.MLDSA))
    card = cards.issue(
        fields, public, max(1, now // 1000), lambda role, message: keys.sign(KeyRole(role.value), message)
    )
    make_record(folder / RECORD)
    write_settings(folder, Settings(name, listen))
    (folder / CARD).write_bytes(card.text)  # last: a folder with a card is a whole station
    return card


def pair(folder: Path, passphrase: str, card: bytes) -> dict[str, Any]:
    """The line with the party of this card, while no station runs. Raises Refusal, Malformed or Forged."""
    FileKeystore.open_file(folder, passphrase)  # who may pair must know the passphrase
    store = SqliteStore(folder / RECORD)
    row = begin.pair(store, card_of(folder), cards.parse(card), SystemClock().now())
    store.close()
    return {"line": row.id, "name": row.name, "them": row.them}


def keep(folder: Path, passphrase: str, name: str, contents: bytes) -> None:
    """A private file of the station holds this, under its passphrase. Raises Refusal for a wrong one."""
    cost = FileKeystore.open_file(
        folder, passphrase
    ).cost  # who may keep things here must know the passphrase
    sealed.write(folder / name, passphrase, cost, contents)


def kept(folder: Path, passphrase: str, name: str) -> bytes | None:
    """What that private file holds; None if there is none. Raises Refusal."""
    try:
        return sealed.read(folder / name, passphrase)
    except FileNotFoundError:
        return None


def carry(path: Path, passphrase: str, contents: bytes) -> None:
    """A file to be carried by hand, under a passphrase of its own."""
    sealed.write(path, passphrase, Cost.INTERACTIVE, contents)


def carried(path: Path, passphrase: str) -> bytes:
    """What such a file holds. Raises Refusal."""
    return sealed.read(path, passphrase)


def _private(folder: Path, passphrase: str, station: Station, *, two_persons: bool) -> None:
    """Our own rules and secret words are known to the machines before anything is heard."""
    private.rules(station, two_persons=two_persons)
    for book in station.books.values():
        found = kept(folder, passphrase, private.words_file(book.id))
        if found is not None:
            private.tell(book, private.load_words(found))


def serve(folder: Path, passphrase: str, *, told: bool = False) -> int:
    """Runs the station until it is stopped; the exit status."""
    try:
        return uvloop.run(_serve(folder, passphrase, told=told))
    except StoreFailed as why:
        logging.getLogger("parley").critical("the station has stopped: %s", why)
        return 74  # EX_IOERR


async def _serve(folder: Path, passphrase: str, *, told: bool) -> int:
    config = read_settings(folder)
    keys = FileKeystore.open_file(folder, passphrase)
    card = card_of(folder)
    store = SqliteStore(folder / RECORD)
    memories = Memories.of(folder)
    clock = ToldClock(memories.last_alive() or 0) if told else SystemClock()
    station = Station(store, keys, memories, os.urandom, card.party, clock.now())
    known = catalogue(folder)
    private.know(station, known)
    _private(folder, passphrase, station, two_persons=config.two_persons)
    service = Service(station, clock, _bearers(keys), config.bell)
    listener = HttpsListener(keys.tls(), *config.host_and_port, service.receive, OUTER_BYTES_MAX)

    def admit() -> None:
        for book in station.books.values():
            if book.id not in service.served:
                service.serve(book, fingerprint(book.them.card.tls))
        listener.admit([book.them.card.tls for book in station.books.values()])

    async def pair_running(text: str) -> dict[str, Any]:
        row = begin.pair(store, card, cards.parse(text.encode()), clock.now())
        if row.id not in station.books:
            station.add(begin.book(store, row))
            private.know(station, known)
            private.rule(station.books[row.id], two_persons=config.two_persons)
            admit()
        return {"line": row.id, "name": row.name, "them": row.them}

    control = Control(service, folder, pair_running)
    await control.start()
    console = None
    try:
        admit()
        await listener.start()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, service.stop)
        console = _console(folder, card, service, config)
        at = f", console at http://{config.console}" if console is not None else ""
        sys.stderr.write(f"{card.name}: listening on {config.listen}{at}\n")
        checking = asyncio.create_task(_check(folder / RECORD, service))
        await service.run()
        checking.cancel()
    finally:
        if console is not None:
            await console.stop()
        await listener.stop()
        await control.stop()
        store.close()
    return 0


def _console(folder: Path, card: Card, service: Service, config: Settings) -> "Console | None":
    """The console, served from now on; None where none is wanted, or none can be had."""
    if not config.console:
        return None
    from parley.wiring import consoles  # noqa: PLC0415  # a second that a station without one need not wait for

    return consoles.opened(folder, card, service, folder / RECORD, config.console_host_and_port)


async def _check(record: Path, service: Service) -> None:
    """Every entry and every row is read once beside the running station, on its own connection; damage stops it."""

    def work() -> None:
        reading = SqliteReading(record)
        for line in ("", *(row.id for row in reading.lines())):
            for row in reading.logs(line):
                check.full(reading, row, lambda: service.stopping)
        check.rows(reading, lambda: service.stopping)
        reading.close()

    try:
        await asyncio.to_thread(work)
    except StoreFailed as why:
        service.fail(why)
    except Exception as why:  # noqa: BLE001  # a check that cannot go on has read what no station wrote
        service.fail(StoreFailed(f"the check of the record ended by an error, so it may be damaged: {why!r}"))


def _bearers(keys: Keystore) -> Callable[[Book, Callable[[], None]], dict[str, Bearer]]:
    def made(book: Book, lost: Callable[[], None]) -> dict[str, Bearer]:
        bearer = HttpsBearer(keys.tls(), book.them.card.tls, book.them.card.addresses, OUTER_BYTES_MAX, lost)
        return {bearer.name: bearer}

    return made
