"""What the console is given of the station: the record to read, what changes, and whom to ask."""

from asyncio import Future
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.console.accounts import Accounts
from parley.console.live import Live
from parley.console.sessions import Sessions
from parley.record.card import Card
from parley.station.ports import Reading
from parley.station.turn import Answer, Ask


@dataclass(frozen=True, slots=True)
class Desk:
    """One station's console has all this, and nothing else of it. `now`: milliseconds, on the station's clock."""

    folder: Path
    card: Card
    reading: Reading
    running: Callable[[], dict[str, Any]]
    ask: Callable[[Ask], "Future[Answer]"]
    now: Callable[[], int]
    live: Live
    accounts: Accounts
    sessions: Sessions
