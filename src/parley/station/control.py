"""The control socket: how our own people's commands reach the running station.

One JSON object per line, each with `req`; the reply carries the same `req`, and `ok` or `error`. Whoever may open the
socket (file mode 0600 in a folder 0700) may command. The caller chooses `id`: the same id gets the same answer.
Reference: docs/reference/control.md.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import msgspec

from parley.record.entry import instant
from parley.record.errors import Malformed, Theirs
from parley.station import pictures
from parley.station.errors import Refusal
from parley.station.service import Service
from parley.station.settings import SOCKET
from parley.station.turn import Answer, Ask

LINE_BYTES_MAX: Final = 8 << 20  # a batch of messages

Pair = Callable[[str], Awaitable[dict[str, Any]]]


class Control:
    """The station's end of the socket."""

    def __init__(self, service: Service, folder: Path, pair: Pair) -> None:
        self.service = service
        self.path = folder / SOCKET
        self.pair = pair
        self._server: asyncio.Server | None = None
        self._decoding = asyncio.Lock()

    async def start(self) -> None:
        """Listening when this returns. Raises Refusal if another station serves this folder."""
        if self.path.exists():
            if _answers(self.path):
                raise Refusal(
                    f"a station runs in {self.path.parent} already",
                    "stop it first: two would fork the record",
                )
            self.path.unlink()
        self._server = await asyncio.start_unix_server(self._serve, str(self.path), limit=LINE_BYTES_MAX)
        self.path.chmod(0o600)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        self.path.unlink(missing_ok=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks: set[asyncio.Task[None]] = set()
        try:
            while line := await reader.readline():
                self._request(line, writer, tasks)
        except (ConnectionError, ValueError):
            pass  # gone, or a line over the limit: nothing to answer to
        finally:
            for task in tasks:
                task.cancel()
            writer.close()

    def _request(self, line: bytes, writer: asyncio.StreamWriter, tasks: set[asyncio.Task[None]]) -> None:
        req: object = None
        try:
            request = parse(line)
            req = request.pop("req", None)
            own = self._own(request)
            if own is not None:
                task = asyncio.get_running_loop().create_task(_answer(own, req, writer))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
                return
            self._to_line(request, req, writer)
        except (Refusal, Theirs) as why:
            _write(writer, req, Answer(error=_error(why)))

    def _to_line(self, request: dict[str, Any], req: object, writer: asyncio.StreamWriter) -> None:
        """A request for the machines of one line: its answer is written when its turn is on disk."""
        line = self.service.find(str(request.pop("line", "")))
        id_ = str(request.pop("id", ""))
        receipt = request.pop("await", "") == "receipt"
        answered = self.service.ask(Ask(id_, line, request), receipt=receipt)

        def write(done: "asyncio.Future[Answer]") -> None:
            if not done.cancelled():
                _write(writer, req, done.result())

        answered.add_done_callback(write)

    def _own(self, request: dict[str, Any]) -> Awaitable[dict[str, Any]] | None:
        """What the station itself answers; None if the request is for a line's machines."""
        service = self.service
        match request:
            case {"do": "status"}:
                return _now(service.status)
            case {"do": "settle"}:
                if request.get("nudge"):
                    service.nudge()
                return _now(service.settled)
            case {"do": "clock", "at": str(at)}:
                if not service.clock.told:
                    raise Refusal(
                        "this station runs on the machine's clock",
                        "only a demo's station is told the time",
                        "clock",
                    )
                if request.get("turn", True) is False:  # the hands are set, and nothing follows yet
                    service.set_clock(instant(at))
                    return _now(service.settled)
                return self._tell(instant(at))
            case {"do": "pair", "card": str(card)}:
                return self.pair(card)
            case {"do": "attach", "data": str(data)}:
                name = str(request.get("name", ""))
                return self._attach(service.find(str(request.get("line", ""))), name, data)
            case {"do": "stop"}:
                service.stop()
                return _now(dict)
        return None

    async def _attach(self, line: str, name: str, data: str) -> dict[str, Any]:
        """The picture, made flat beside the loop and kept: what a message is to say of it."""
        async with self._decoding:  # one at a time: each takes memory
            picture = await asyncio.to_thread(pictures.handed_in, name, data)
        return {"name": name, **self.service.keep(line, picture)}

    async def _tell(self, at: int) -> dict[str, Any]:
        await self.service.tell(at)
        return self.service.settled()


def parse(line: bytes) -> dict[str, Any]:
    """The fields of the request in this line. Raises Malformed."""
    try:
        return msgspec.json.decode(line, type=dict[str, Any])
    except (ValueError, RecursionError) as why:
        raise Malformed(f"not JSON: {why}") from why


async def _now(what: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    return what()


async def _answer(own: Awaitable[dict[str, Any]], req: object, writer: asyncio.StreamWriter) -> None:
    try:
        _write(writer, req, Answer(ok=await own))
    except (Refusal, Theirs) as why:
        _write(writer, req, Answer(error=_error(why)))


def _error(why: Refusal | Theirs) -> dict[str, str]:
    if isinstance(why, Refusal):
        return {"what": why.what, "hint": why.hint, "code": why.code}
    return {"what": str(why), "hint": "", "code": "malformed" if isinstance(why, Malformed) else "forged"}


def _write(writer: asyncio.StreamWriter, req: object, answer: Answer) -> None:
    body = {"error": answer.error} if answer.error is not None else {"ok": answer.ok}
    if not writer.is_closing():
        writer.write(msgspec.json.encode({"req": req, **body}) + b"\n")


def _answers(path: Path) -> bool:
    """Somebody listens on this socket."""
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
        return True
