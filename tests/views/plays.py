"""Two stations in one process under an agreement, and short ways to say what each side does."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from msgspec.structs import replace

from parley import wiring
from parley.line.terms import RECEIPT_LEAST, Receipts, tree
from parley.line.values import Party
from parley.station.ports import LineRow
from parley.station.turn import Missed
from parley.stores.sqlite import SqliteReading
from parley.views.terms import first_terms
from tests.station.pairs import START, Side, make_folder, pair, settle

MINUTE = 60_000
HOUR = 60 * MINUTE
DAY_S = 86_400


@dataclass
class Pair:
    """aster and boreas, on one line; `now` is the time of both."""

    aster: Side
    boreas: Side
    now: int = START

    @classmethod
    def paired(cls, folder: Path) -> "Pair":
        """Paired, without an agreement."""
        aster, boreas = (
            Side(make_folder(folder / name, name), folder / "volatile") for name in ("aster", "boreas")
        )
        pair(aster, boreas)
        found = cls(aster, boreas)
        found.settle()
        return found

    @classmethod
    def agreed(cls, folder: Path, *, highest: int = 2) -> "Pair":
        """Paired, and under the terms that both cards suggest. `highest`: how far up boreas gives receipts."""
        found = cls.paired(folder)
        for side in (found.aster, found.boreas):
            terms = first_terms(found.reading(side).lines()[0])
            calm = replace(terms.cadence, echo_s=30 * DAY_S, station_test_s=7 * DAY_S)
            up_to = (Receipts(Party(found.row(found.boreas).me), highest),) if highest > RECEIPT_LEAST else ()
            found.ask(side, "agree", terms=tree(replace(terms, cadence=calm, receipts=up_to)))
        found.settle()
        return found

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for side in (self.aster, self.boreas):
            side.close()

    def settle(self, later_ms: int = 0) -> None:
        """It is so much later, both stations listening all the while, and all that both wrote has arrived."""
        for moment in self._moments(later_ms):
            self.now = moment
            settle(self.aster, self.boreas, self.now)

    def wait(self, ms: int) -> None:
        """Time passes at both, who listen, and nothing is carried."""
        for moment in self._moments(ms):
            self.now = moment
            for side in (self.aster, self.boreas):
                self._lose(side)

    def _lose(self, side: Side) -> None:
        """What this side sends now goes nowhere."""
        book = side.book
        side.station.turn(self.now)
        for name, *_ in book.courier.choose(side.station.load(book), self.now):
            book.courier.failed(name, self.now)
            side.station.turn(self.now, missed=[Missed(book.id, name, "no answer within the wait")])

    def _moments(self, ms: int) -> Iterator[int]:
        """Whenever one of the two has something to do; a station that sleeps through it was not listening."""
        end = self.now + ms
        while self.now < end:
            dues = [due for side in (self.aster, self.boreas) if (due := side.station.due()) is not None]
            yield min(end, max(self.now + 1000, min(dues, default=end)))
        yield end

    def ask(self, side: Side, do: str, **said: Any) -> str:
        """What our people say; the reference of what was written first, or nothing."""
        answer = side.ask(self.now, do=do, **said)
        assert answer.ok is not None, answer.error
        entries = answer.ok["entries"]
        return str(entries[0]["ref"]) if entries else ""

    def reading(self, side: Side) -> SqliteReading:
        return wiring.reading(side.folder)

    def row(self, side: Side) -> LineRow:
        return self.reading(side).lines()[0]

    def ringing(self, **said: Any) -> str:
        """A call from aster's secretary that rings at boreas; its reference."""
        self.ask(self.boreas, "desk", manned=True)
        call = self.ask(
            self.aster,
            "call.place",
            **{"to": "secretary", "from": "secretary", "subject": "the border", **said},
        )
        self.settle()
        return call
