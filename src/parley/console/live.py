"""The station's own event stream: each console hears within a fraction of a second that something has changed.

An event says *that*, and which bells ring, with the dialog of the first: nothing is to be asked before it is painted.
What else is to be shown a console asks for, so that one that was away for an hour needs nothing but the newest event.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Final

GATHER_S: Final = 0.05  # what changes within it is told at once
HEARTBEAT_S: Final = 3  # a console that hears nothing for three of these says that it is stale
CONSOLES_MAX: Final = 500
FULL: Final = b"retry: 5000\nevent: full\ndata: {}\n\n"  # to one more than these, which asks again


class Kept:
    """What was made for one version of the record and one second: many consoles ask the same, one look is enough."""

    def __init__(self) -> None:
        self._of = (-1, -1)
        self._made: dict[str, bytes] = {}

    def get(self, version: int, second: int, key: str, make: Callable[[], bytes]) -> bytes:
        """What `make` made, or made before for this moment."""
        if self._of != (version, second):
            self._of, self._made = (version, second), {}
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


class Full(Exception):
    """No more consoles can be served."""


class Live:
    """Who listens, and what they were told last. `version` grows with every change."""

    def __init__(self) -> None:
        self.version = 0
        self._waiting: set[asyncio.Event] = set()
        self._gathering: asyncio.TimerHandle | None = None
        self.closed = False
        self._said: tuple[int, Mapping[str, object]] = (-1, {})

    def changed(self) -> None:
        """Something that a console may show is different now."""
        if self._gathering is None and not self.closed:
            self._gathering = asyncio.get_running_loop().call_later(GATHER_S, self._tell)

    def at_once(self) -> None:
        """Likewise, and it cannot wait: a bell."""
        if self._gathering is not None:
            self._gathering.cancel()
        self._tell()

    def close(self) -> None:
        """Every stream ends: the station stops."""
        self.closed = True
        self._tell()

    def _tell(self) -> None:
        self._gathering = None
        self.version += 1
        for waiting in self._waiting:
            waiting.set()

    @property
    def consoles(self) -> int:
        """How many listen."""
        return len(self._waiting)

    def _say(self, state: Callable[[], Mapping[str, object]]) -> Mapping[str, object]:
        """What there is to say of this version, found once for all consoles."""
        if self._said[0] != self.version:
            self._said = (self.version, state())
        return self._said[1]

    async def stream(
        self,
        now: Callable[[], int],
        state: Callable[[], Mapping[str, object]],
        own: Callable[[Mapping[str, object]], Mapping[str, object]],
        may: Callable[[], bool],
    ) -> AsyncIterator[bytes]:
        """The events of one console, the first at once, for as long as it `may` hear them.

        `state`: called once a version, for all. `own`: what this console is told besides. Raises Full.
        """
        if len(self._waiting) >= CONSOLES_MAX:
            raise Full
        told, changed = -1, asyncio.Event()
        self._waiting.add(changed)
        try:
            yield b"retry: 1000\n\n"
            while not self.closed and may():
                if told != self.version:
                    told, said = self.version, self._say(state)
                    yield _event(told, {"now": now(), "version": told, **said, **own(said)})
                changed.clear()
                try:
                    await asyncio.wait_for(changed.wait(), HEARTBEAT_S)
                except TimeoutError:
                    yield b"event: beat\ndata: {}\n\n"
        finally:
            self._waiting.discard(changed)


def _event(version: int, said: Mapping[str, object]) -> bytes:
    return f"id: {version}\nevent: state\ndata: {json.dumps(said)}\n\n".encode()
