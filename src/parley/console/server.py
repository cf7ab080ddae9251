"""The console's own listener, in the station's event loop: uvicorn, with a deadline for every request."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from typing import Any, Final

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from parley.station.errors import Refusal

REQUEST_S: Final = 5.0  # until a request must have come in whole; an answer may take longer
STOP_S: Final = 1


class _WithDeadline(HttpToolsProtocol):
    """Closes a connection on which no whole request comes in time: uvicorn itself waits for ever."""

    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401  # as uvicorn declares it
        super().connection_made(transport)
        self._arm()

    def _arm(self) -> None:
        self._disarm()
        self._due = self.loop.call_later(REQUEST_S, self.transport.abort)

    def _disarm(self) -> None:
        if self._due is not None:
            self._due.cancel()

    def on_message_begin(self) -> None:
        self._arm()
        super().on_message_begin()

    def on_message_complete(self) -> None:
        self._disarm()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._disarm()
        super().connection_lost(exc)


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """The station has them."""
        yield


class ConsoleServer:
    """Serves the application on one address until it is stopped."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        config = uvicorn.Config(
            app, loop="none", http=_WithDeadline, ws="none", lifespan="off", log_config=None, access_log=False,
            server_header=False, timeout_graceful_shutdown=STOP_S,
        )  # fmt: skip
        self._server = _Server(config)
        self._socket = _bound(host, port)
        self.port: int = self._socket.getsockname()[1]
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._server.serve(sockets=[self._socket]))

    async def stop(self) -> None:
        self._server.should_exit = True
        if self._task is not None:
            await self._task


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as why:
        made.close()
        raise Refusal(
            f"the console cannot listen on {host}:{port}: {why}", "choose another in settings.toml"
        ) from why
    made.listen(128)
    return made
