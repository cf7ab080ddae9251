"""The station while it runs: brings letters, requests and the time to the turns, and does what follows from them.

All that waits goes into one turn (group commit); what the turn says is done after it is on disk. If the record
cannot be written the service stops and says so: it never carries on without its memory.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from parley.line import engine
from parley.line.effects import Alarm, Effect, LampChanged, Misconduct, Ring
from parley.line.values import Refusal
from parley.record.entry import Instant
from parley.station import attachments
from parley.station.bearing import Bearer, CertificateHash, Rejected, Rejection, Undelivered
from parley.station.book import Book
from parley.station.loop import Station
from parley.station.pictures import Picture
from parley.station.ports import StoreFailed
from parley.station.turn import Answer, Ask, Heard, Letter, Missed

POST_WAIT_MS: Final = 5_000  # ours; never longer than an echo period, so that the second missed echo tells
REFUSED: Final = 400  # docs/spec/wire.md, section 7: what we said was not taken
IDLE_MS: Final = 20_000  # a turn at least so often: how the station notices that it slept
PREFIX_MIN: Final = 4  # hex digits that may stand for a line's id
ASKS_MAX: Final = 1_000  # in one turn, so that a turn stays short
WAITING_MAX: Final = 10_000  # requests of our own people in memory at once

_log: Final = logging.getLogger("parley.station")


class Clock(Protocol):
    """Milliseconds since 1970. A told clock stands still until somebody tells it."""

    told: bool

    def now(self) -> int: ...
    def tell(self, at: int) -> None: ...


Made = Callable[
    [Book, Callable[[], None]], dict[str, Bearer]
]  # the bearers of a line; what to call when one breaks


class Service:
    """One running station."""

    def __init__(self, station: Station, clock: Clock, made: Made, bell: tuple[str, ...] = ()) -> None:
        self.station = station
        self.clock = clock
        self.bell = bell
        self.began = clock.now()
        self._timeless = clock.told  # until it is told: what arrives must not be dated by its last life
        station.listening.may_sleep = not clock.told
        self._made = made
        self._bearers: dict[str, dict[str, Bearer]] = {}
        self._by_certificate: dict[CertificateHash, str] = {}
        self._letters: list[tuple[Letter, asyncio.Future[bytes | Rejection] | None]] = []
        self._asks: list[tuple[Ask, asyncio.Future[Answer]]] = []
        self._kept: list[asyncio.Future[Answer]] = []
        self._missed: list[Missed] = []
        self._receipts: list[tuple[Answer, asyncio.Future[Answer]]] = []
        self._told: list[asyncio.Future[None]] = []
        self._wake = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._failure: StoreFailed | None = None
        self.why: dict[tuple[str, str], str] = {}  # by line and bearer: the last failure's words
        self.stopping = False
        self.watching: list[
            Callable[[Sequence[tuple[str, Effect]]], None]
        ] = []  # told what each turn brought

    @property
    def served(self) -> frozenset[str]:
        """The lines that have bearers."""
        return frozenset(self._bearers)

    # --- what comes in --------------------------------------------------------------------------------------

    def serve(self, book: Book, certificate: CertificateHash) -> None:
        """This line is served from now on."""
        self._by_certificate[certificate] = book.id
        self._bearers[book.id] = self._made(book, lambda: self._lost(book.id))
        book.courier.add(self._bearers[book.id], self.clock.now())
        self._wake.set()

    async def receive(self, certificate: CertificateHash, outer: bytes) -> bytes | Rejection:
        """A parcel that a counterpart brought; the sealed reply. Called by the listeners."""
        line = self._by_certificate.get(certificate)
        if line is None:
            return Rejection(403, "not paired")
        if self.stopping:
            return Rejection(503, "this station is stopping")
        reply: asyncio.Future[bytes | Rejection] = asyncio.get_running_loop().create_future()
        self._letters.append((Letter(line, "https", outer, asked=False), reply))
        self._wake.set()
        return await reply

    def ask(self, ask: Ask, *, receipt: bool = False) -> "asyncio.Future[Answer]":
        """A request of our people; its answer comes once it is on disk, or with `receipt` once they hold it."""
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        if len(self._asks) >= WAITING_MAX:
            answered.set_result(
                Answer(
                    error={"what": "too many requests wait", "hint": "try again in a moment", "code": "busy"}
                )
            )
            return answered
        if receipt:
            held: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
            answered.add_done_callback(lambda done: self._await_receipt(done, held))
            self._asks.append((ask, answered))
            self._wake.set()
            return held
        self._asks.append((ask, answered))
        self._wake.set()
        return answered

    def tell(self, at: int) -> "asyncio.Future[None]":
        """The told clock says `at`; done when the turn of that time is over."""
        self.set_clock(at)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._told.append(done)
        self._wake.set()
        return done

    def set_clock(self, at: int) -> None:
        """The told clock says `at`; no turn follows from that."""
        self.clock.tell(at)
        self._timeless = False
        self.began = self.began or self.clock.now()  # a told clock knows of no time before

    def nudge(self) -> None:
        """Every bearer may be tried at once."""
        for book in self.station.books.values():
            book.courier.nudge(self.clock.now())
        self._wake.set()

    def fail(self, why: StoreFailed) -> None:
        """The record is not what it must be: `run` raises this before anything else is done."""
        self._failure = why
        self._wake.set()

    def stop(self) -> None:
        """`run` returns after the turn that is under way."""
        self.stopping = True
        self._wake.set()

    def _lost(self, line: str) -> None:
        """A connection broke while nothing was under way: see at once whether they are still there."""
        book = self.station.books[line]
        book.courier.broke(self.clock.now())
        self._wake.set()

    # --- turns ----------------------------------------------------------------------------------------------

    async def run(self) -> None:
        """Serves until stopped. Raises StoreFailed when the record cannot be written."""
        try:
            while not self.stopping:
                if self._failure is not None:
                    raise self._failure
                self._turn()
                if not self._timeless:
                    self._send()
                await self._rest()
        finally:
            self.stopping = True
            for task in self._tasks:
                task.cancel()
            for line in self._bearers.values():
                for bearer in line.values():
                    await bearer.close()

    async def _rest(self) -> None:
        """Until something comes in, or is due. What came in meanwhile goes into one turn."""
        if not self._wake.is_set():
            try:
                async with asyncio.timeout(self._pause()):
                    await self._wake.wait()
            except TimeoutError:
                pass
        self._wake.clear()
        await asyncio.sleep(0)  # whatever is ready on other sockets joins this turn

    def _pause(self) -> float | None:
        if self.clock.told:
            return None
        due = self.station.due()
        now = self.clock.now()
        return min(IDLE_MS, max(0, due - now) if due is not None else IDLE_MS) / 1000

    def _turn(self) -> None:
        letters = [] if self._timeless else self._letters
        self._letters = self._letters[len(letters) :]
        asks, self._asks = self._asks[:ASKS_MAX], self._asks[ASKS_MAX:]
        if self._asks:
            self._wake.set()
        missed, self._missed = self._missed, []
        told, self._told = self._told, []
        now = self.clock.now()
        turned = self.station.turn(now, [letter for letter, _ in letters], [a for a, _ in asks], missed)
        waiting = [*self._kept, *(future for _, future in asks)]
        self._kept = [f for f, a in zip(waiting, turned.answers, strict=True) if a is None]
        for (letter, reply), heard in zip(letters, turned.letters, strict=True):
            self._reply(letter, reply, heard)
        for future, answer in zip(waiting, turned.answers, strict=True):
            if answer is not None and not future.done():
                future.set_result(answer)
        self._receipted()
        for done in told:
            if not done.done():
                done.set_result(None)
        for line, effect in turned.effects:
            self._do(line, effect)
        if letters or asks or missed or turned.effects:
            for told_of in self.watching:
                told_of(turned.effects)

    def _reply(self, letter: Letter, reply: "asyncio.Future[bytes | Rejection] | None", heard: Heard) -> None:
        """The reply to what they brought; or, if it was itself a reply, the courier hears how it went."""
        book = self.station.books[letter.line]
        now, way = self.station.now, (letter.line, letter.bearer)
        if reply is not None:
            if reply.done():
                return  # whoever brought it has gone
            refused = Rejection(REFUSED, heard.refused) if heard.refused else None
            reply.set_result(refused or self.station.reply(book, letter.bearer))
        elif heard.refused:
            book.courier.refused(letter.bearer, now, self.station.load(book))
            self.why[way] = f"their reply was refused: {heard.refused}"
        else:
            book.courier.arrived(letter.bearer, now, self.station.load(book), fresh=heard.fresh)
            self.why.pop(way, None)

    def _await_receipt(self, done: "asyncio.Future[Answer]", held: "asyncio.Future[Answer]") -> None:
        answer = done.result()
        if answer.error is not None:
            held.set_result(answer)
        else:
            self._receipts.append((answer, held))
            self._receipted()

    def _receipted(self) -> None:
        rest = []
        for answer, future in self._receipts:
            book = self.station.books.get(answer.line)
            if future.done():
                continue
            if book is None or book.receipted >= answer.size:
                future.set_result(answer)
            else:
                rest.append((answer, future))
        self._receipts = rest

    # --- what goes out --------------------------------------------------------------------------------------

    def _send(self) -> None:
        """Every bearer that has something to carry, and carries nothing now, goes."""
        now = self.station.now
        for book in self.station.books.values():
            bearers = self._bearers.get(book.id, {})
            for name, greets, carries in book.courier.choose(self.station.load(book), now):
                outer = self.station.letter(book, name, greets=greets, carries=carries)
                task = asyncio.get_running_loop().create_task(self._post(book, name, bearers[name], outer))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _post(self, book: Book, name: str, bearer: Bearer, outer: bytes) -> None:
        owed = book.receipt
        try:
            reply = await bearer.post(outer, min(POST_WAIT_MS, book.courier.echo_period_ms))
        except Undelivered as why:
            if isinstance(why, Rejected) and why.status == REFUSED:
                book.courier.refused(name, self.clock.now(), self.station.load(book))
            else:
                book.courier.failed(name, self.clock.now())
            self.why[book.id, name] = str(why)
            self._missed.append(Missed(book.id, name, str(why)))
        else:
            if book.receipt is owed:
                book.receipt_owed = False
            self._letters.append((Letter(book.id, name, reply, asked=True), None))
        self._wake.set()

    def _do(self, line: str, effect: object) -> None:
        """What a turn leaves to do for our own side. Peer text stays out of the log: it is in the record."""
        match effect:
            case Ring(call, where, precedence):
                _log.warning("ring %s: call %s at %s", precedence, call[:12], where)
                if self.bell:
                    task = asyncio.get_running_loop().create_task(self._ring(line, effect))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
            case Alarm(level, _, ref):
                _log.warning("%s on line %s: entry %s", level, line[:8], ref[:12])
            case LampChanged(lamp, was, now):
                _log.info("line %s: %s %s, was %s", line[:8], lamp, now, was)
            case Misconduct(ref, _):
                _log.warning("misconduct on line %s: entry %s", line[:8], ref[:12])
            case _:
                pass

    async def _ring(self, line: str, ring: Ring) -> None:
        more = ("everywhere",) if ring.everywhere else ()
        process = await asyncio.create_subprocess_exec(
            *self.bell, line, ring.call, ring.post, ring.precedence, *more
        )
        await process.wait()

    # --- what is asked of the station itself ----------------------------------------------------------------

    def status(self) -> dict[str, Any]:
        """How the station itself is, and each line with it."""
        self.began = self.began or self.clock.now()
        return {"now": self.clock.now(), "began": self.began, "pid": os.getpid(),
                "lines": [self._line_status(book) for book in self.station.books.values()]}  # fmt: skip

    def _line_status(self, book: Book) -> dict[str, Any]:
        bearers = [
            {
                "name": b.name,
                "failures": b.failures,
                "next_ms": book.courier.ready_ms(b, self.station.load(book)),
                "why": self.why.get((book.id, b.name), ""),
            }
            for b in book.courier.bearings.values()
        ]
        return {"line": book.id, "name": book.row.name, "outbox": book.outbox, "receipted": book.receipted,
                "last_fresh": book.last_fresh, "they_see": book.they_see, "bearers": bearers,
                "recalling": book.id in self.station.recalling,
                "status": engine.status(book.line, Instant(self.clock.now()))}  # fmt: skip

    def keep(self, line: str, picture: Picture) -> dict[str, Any]:
        """A picture of our people is in the record, to be named by a message of this line. Raises Refusal."""
        try:
            return attachments.keep(self.station.store, self.station.books[line], picture, self.clock.now())
        except StoreFailed as why:
            self.fail(why)
            raise Refusal("the record cannot be written: the station stops", "its disk needs care") from why

    def settled(self) -> dict[str, Any]:
        """Whether nothing is under way or waits to arrive, and what is due next."""
        books = self.station.books.values()
        quiet = not (self._letters or self._asks or self._missed or self._kept or self._tasks)
        now = self.clock.now()
        empty = all(not (book.outbox or book.receipt_owed or book.beside.waits(now)) for book in books)
        return {
            "settled": quiet and empty and not self.station.recalling,
            "quiet": quiet,
            "now": self.clock.now(),
            "due": self.station.due(),
        }

    def find(self, name: str) -> str:
        """The id of the line that `name` names: short name, id or a prefix; empty for the only one."""
        books = self.station.books.values()
        found = [
            b.id
            for b in books
            if name in {"", b.row.name} or (len(name) >= PREFIX_MIN and b.id.startswith(name))
        ]
        if len(found) == 1:
            return found[0]
        names = ", ".join(sorted(b.row.name for b in books)) or "none: pair first"
        raise Refusal(
            f"{'which line?' if not name or found else f'there is no line {name}'}", f"lines: {names}", "line"
        )
