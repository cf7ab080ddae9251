"""What falls due: in memory, as the machines say, and among the things that are not in memory.

Messages have dues, and there are too many of them to be held: the store knows by an index which is due next. Here is
what the loop remembers between its turns, so that a turn with nothing due asks nothing.
"""

from collections.abc import Sequence
from typing import Final

from parley.line import engine
from parley.line.values import Ref
from parley.station.book import Book
from parley.station.ports import Reading, ThingRow
from parley.station.work import Work

LOADED_MAX: Final = (
    500  # of one line in one turn: a twentieth of a second; the rest in the turns that follow at once
)


class Dues:
    """By line: when the store's next due is, as of the last time that anything was written there; and the machines'."""

    def __init__(self, store: Reading) -> None:
        self.store = store
        self._next: dict[str, int | None] = {}
        self._wakes: dict[str, int | None] = {}

    def wakes(self, book: Book) -> int | None:
        """When the machines of this line next wake. Asked anew only once they have heard something, or were asked."""
        if book.id not in self._wakes:
            self._wakes[book.id] = engine.due(book.line)
        return self._wakes[book.id]

    def heard(self, book: Book) -> None:
        """They heard something since: they are to be asked again."""
        self._wakes.pop(book.id, None)

    def next(self, line: str) -> int | None:
        """When something falls due that is not in memory."""
        return self._next.get(line)

    def read(self, line: str) -> None:
        """What is stored of that line is known."""
        self._next[line] = self.store.next_due(line)

    def written(self, line: str, rows: Sequence[ThingRow]) -> None:
        """These rows of that line were written. The store is asked only if they can have changed what is due next."""
        due = any(row.due is not None and not row.open for row in rows)
        if due or (rows and self._next[line] is not None):
            self.read(line)

    def load(self, work: Work, now: int) -> None:
        """What is due by `now` is in memory for this turn, the longest due first.

        Its rows are written anew at the end, whatever came of it: the due in a row is what the machines say now, so
        that nothing is loaded turn after turn for a due that an earlier release gave it. What was known of the
        machines' dues counts on only if the turn told them nothing so far.
        """
        line = work.book.line
        first = self.next(work.book.id)
        if first is not None and first <= now:
            for row in self.store.due_things(work.book.id, now, LOADED_MAX):
                if Ref(row.ref) not in line.things:  # else this turn changed it already
                    engine.load(line, row.data)
                work.loaded.add(Ref(row.ref))
            work.dirty = True
        if work.dirty:
            self.heard(work.book)
