"""What the web console is given of a running station."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

from parley.console import alarms, watching
from parley.console.accounts import Accounts
from parley.console.app import application
from parley.console.desk import Desk
from parley.console.live import Kept, Live
from parley.console.server import ConsoleServer
from parley.console.sessions import Sessions
from parley.line.effects import Effect, Ring, StopRing
from parley.record.card import Card
from parley.station import pictures
from parley.station.errors import Refusal
from parley.station.service import Service
from parley.stores.sqlite import SqliteReading
from parley.wiring import catalogue, phrase_book

_log = logging.getLogger("parley.console")


def _attaching(service: Service) -> Callable[[str, str, bytes], Awaitable[dict[str, Any]]]:
    """What hands in a picture: made flat beside the loop, one at a time, and kept."""
    decoding = asyncio.Lock()

    async def attach(line: str, name: str, data: bytes) -> dict[str, Any]:
        async with decoding:
            picture = await asyncio.to_thread(pictures.from_file, name, data)
        return {"name": name, **service.keep(line, picture)}

    return attach


class Console:
    """The console of one station, while it runs."""

    def __init__(
        self, folder: Path, card: Card, service: Service, record: Path, address: tuple[str, int]
    ) -> None:
        host, port = address
        self.live = Live()
        self.alarms = alarms.Alarms(folder / alarms.FILE)
        self._reading = SqliteReading(record)
        accounts = Accounts(folder)

        desk = Desk(
            folder, card,
            reading=self._reading, opened=lambda: SqliteReading(record),
            running=service.status, ask=service.ask, attach=_attaching(service),
            books=service.station.books.values, now=service.clock.now,
            live=self.live, kept=Kept(), alarms=self.alarms, accounts=accounts, sessions=Sessions(folder, accounts),
            catalogue=catalogue(folder), book=phrase_book(folder),
        )  # fmt: skip
        names = frozenset(f"{name}:{port}" for name in ("localhost", "127.0.0.1", "[::1]"))
        self._server = ConsoleServer(application(desk, names), host, port)
        self._desk = desk
        self._lapsing: asyncio.Task[None] | None = None
        self._now = service.clock.now
        service.watching.append(self._told)

    def _told(self, effects: Sequence[tuple[str, Effect]]) -> None:
        self.alarms.told(effects, self._now())
        if any(isinstance(effect, Ring | StopRing) for _, effect in effects):
            self.live.at_once()
        else:
            self.live.changed()

    def start(self) -> None:
        self.alarms.find_again(self._reading, self._now())
        self._server.start()
        self._lapsing = asyncio.get_running_loop().create_task(watching.lapse(self._desk))

    async def stop(self) -> None:
        if self._lapsing is not None:
            self._lapsing.cancel()
        self.live.close()
        await self._server.stop()
        self._reading.close()


def opened(
    folder: Path, card: Card, service: Service, record: Path, address: tuple[str, int] | None
) -> Console | None:
    """The console, served from now on; None where none is wanted, or its address is taken: the line runs without."""
    if address is None:
        return None
    try:
        console = Console(folder, card, service, record, address)
    except Refusal as why:
        _log.error("no console: %s", why)  # said in full; where it was raised tells nobody more
        return None
    console.start()
    return console
