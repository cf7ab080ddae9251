"""A relay between two stations that can be told to misbehave: refuse, swallow, delay. It sees TLS, and nothing in it.

Runs its own event loop in a thread, so that whoever stages a play may simply call it.
"""

import asyncio
import contextlib
import threading
from enum import StrEnum
from typing import Final

HOST: Final = "127.0.0.1"
CHUNK: Final = 65_536


class Way(StrEnum):
    """What the relay does with what comes."""

    CARRY = "carry"
    FAIL = "fail"  # nobody listens: connections are refused, those that stand are broken
    SWALLOW = "swallow"  # connections stand, and nothing arrives any more


class Relay:
    """Listens on `port` and carries to `to_port`, after `delay_s` for each piece. Both on this machine."""

    def __init__(self, port: int, to_port: int) -> None:
        self.port = port
        self.to_port = to_port
        self.delay_s = 0.0
        self.way = Way.FAIL
        self._pipes: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name=f"relay {port}", daemon=True)
        self._thread.start()
        self.go(Way.CARRY)

    def go(self, way: Way) -> None:
        """From now on it is this way; what stood before is broken or silent when this returns."""
        asyncio.run_coroutine_threadsafe(self._go(way), self._loop).result(timeout=10)

    def close(self) -> None:
        """Nothing is carried any more, and the thread has ended."""
        self.go(Way.FAIL)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    async def _go(self, way: Way) -> None:
        self.way = way
        if self._server is not None and way is Way.FAIL:
            self._server.close()
            self._server = None
        if way is not Way.SWALLOW:  # what was swallowed is lost: a connection cannot go on without it
            for pipe in list(self._pipes):
                pipe.transport.abort()
            tasks = list(self._tasks)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if self._server is None and way is not Way.FAIL:
            self._server = await asyncio.start_server(self._accept, HOST, self.port)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._pipes.add(writer)
        other: asyncio.StreamWriter | None = None
        try:
            other_reader, other = await asyncio.open_connection(HOST, self.to_port)
            self._pipes.add(other)
            await asyncio.gather(self._carry(reader, other), self._carry(other_reader, writer))
        except (OSError, asyncio.CancelledError):
            pass  # their station is not there, or we were told to break: the caller sees a broken connection
        finally:
            self._tasks.discard(task)
            for end in (writer, other):
                if end is not None:
                    self._pipes.discard(end)
                    end.close()

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """From one end to the other until either closes."""
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(CHUNK):
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                if self.way is Way.CARRY:
                    writer.write(piece)
                    await writer.drain()
        if self.way is Way.CARRY:
            writer.close()
