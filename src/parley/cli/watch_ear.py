"""What `parley watch` shows: asked of the station and read in its record, as `status` and `inbox` do it."""

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, Final

from parley import wiring
from parley.cli import message as letter
from parley.cli.asking import ask, running
from parley.cli.here import Here
from parley.cli.show import Sheet
from parley.line.values import SERVICE_MS
from parley.station.errors import Refusal
from parley.station.ports import StoreFailed
from parley.views import lines, messages, status

RANK: Final = {precedence.value: rank for rank, precedence in enumerate(SERVICE_MS)}  # the most urgent first
RINGS: Final = frozenset(("post", "everywhere"))  # values of a call's `bell`


@dataclass(frozen=True, slots=True)
class Sight:
    """One look. `alive`: the station answered; `why`: what went wrong, if anything, and then the rest is older."""

    now: int
    alive: bool
    found: dict[str, Any]
    unseen: list[dict[str, Any]]
    why: str = ""

    @property
    def calls(self) -> list[dict[str, Any]]:
        """Calls of theirs that have not ended: those that ring first, the most urgent before the others."""
        found = [call for line in self.found["lines"] for call in line["open_calls"] if not call["mine"]]
        return sorted(
            found, key=lambda call: (not self.rings(call), RANK[call["precedence"]], call["heard_at"])
        )

    def rings(self, call: dict[str, Any]) -> bool:
        """Whether our bells ring for it now; those of a station that is away ring for nothing."""
        return self.alive and call["bell"] in RINGS

    def call(self, ref: str) -> dict[str, Any] | None:
        """The call of that reference, while it is open."""
        return next((call for call in self.calls if call["ref"] == ref), None)


@dataclass(slots=True)
class Ear:
    """Looks and asks for one terminal. Each look opens the record anew: it may have been replaced meanwhile."""

    at: Here
    last: Sight | None = None

    def look(self) -> Sight:
        """How it stands now; if that cannot be read, how it stood, and why not."""
        try:
            self.last = self._read()
        except (StoreFailed, Refusal, OSError) as why:
            if self.last is None:
                raise
            self.last = replace(self.last, alive=False, why=str(why))
        return self.last

    def _read(self) -> Sight:
        alive = running(self.at)
        now = int(alive["now"]) if alive is not None else time.time_ns() // 1_000_000
        around = status.Around(str(self.at.folder), now, shutil.disk_usage(self.at.folder).free, alive)
        reading = wiring.reading(self.at.folder)
        try:
            found = status.status(reading, wiring.card_of(self.at.folder), around)
            unseen = [
                message
                for row in reading.lines()
                for message in messages.messages(reading, row, now, mine=False, unseen=True)
            ]
        finally:
            reading.close()
        why = "" if alive is not None else "the station does not run"
        ordered = sorted(unseen, key=lambda m: (RANK[m["precedence"]], m["due"]))
        return Sight(now, alive is not None, found, ordered, why)

    def message(self, sheet: Sheet, line: str, ref: str, now: int) -> None:
        """The message, whole, as `parley inbox` shows it. Acknowledges nothing."""
        reading = wiring.reading(self.at.folder)
        try:
            row = lines.choose(reading, line)
            found = messages.one(reading, row, ref, now)
            letter.whole(sheet, self.at, found, messages.About(reading, row).languages, now)
        finally:
            reading.close()

    def ask(self, line: str, request: dict[str, Any]) -> dict[str, Any]:
        """The request, carried out once. Raises Refusal, Cannot."""
        return ask(Here(self.at.folder, line=line), request)

    def painted(self, call: dict[str, Any]) -> None:
        """The station is told that this ring stands on a screen, if it asks for that. Raises Cannot."""
        # Refused: the call has moved on meanwhile, or this station does not ask its consoles.
        with suppress(Refusal):
            self.ask(call["line"], {"do": "call.painted", "call": call["ref"], "console": "terminal"})
