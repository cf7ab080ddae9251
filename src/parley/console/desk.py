"""What the console is given of the station: the record to read, what changes, and whom to ask."""

from asyncio import Future
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.console.accounts import Accounts
from parley.console.alarms import Alarms
from parley.console.live import Kept, Live
from parley.console.sessions import Sessions
from parley.forms.catalogue import Catalogue
from parley.forms.phrasebook import PhraseBook
from parley.record.card import Card
from parley.station.book import Book
from parley.station.ports import Reading
from parley.station.turn import Answer, Ask


@dataclass(frozen=True, slots=True)
class Desk:
    """One station's console has all this, and nothing else of it. `now`: milliseconds, on the station's clock.

    `attach`: a picture of our people for that line (its id), by its file's name and bytes; what a message says of it.
    `opened`: the record once more, for what is read beside the loop; whoever opens it closes it.
    """

    folder: Path
    card: Card
    reading: Reading
    opened: Callable[[], Reading]
    running: Callable[[], dict[str, Any]]
    ask: Callable[[Ask], "Future[Answer]"]
    attach: Callable[[str, str, bytes], Awaitable[dict[str, Any]]]
    books: Callable[[], Iterable[Book]]
    now: Callable[[], int]
    live: Live
    kept: Kept
    alarms: Alarms
    accounts: Accounts
    sessions: Sessions
    catalogue: Catalogue
    book: PhraseBook
