"""What the store will hold once the turn under way is written: several letters of one turn build on one another."""

from collections.abc import Iterator, Mapping

from parley.record import entry as entries
from parley.record.entry import After
from parley.station.ports import HeadRow, Reading
from parley.station.work import Draught, Work


class Ahead:
    """The heads and entries of a line's logs, those that this turn has gathered included. Reads only."""

    def __init__(self, store: Reading, logs: Mapping[int, Draught]) -> None:
        self.store = store
        self.logs = logs

    def next_head(self, log: int, size: int) -> HeadRow | None:
        """The smallest head of at least this size."""
        draught = self.logs.get(log)
        new = [row for row in draught.heads if row.size >= size] if draught else []
        return self.store.next_head(log, size) or next(iter(new), None)

    def raws(self, log: int, first: int, count: int) -> Iterator[bytes]:
        """Up to `count` entries from `first`."""
        draught = self.logs.get(log)
        stored = max(0, min(count, draught.first - first)) if draught else count
        yield from self.store.raws(log, first, stored)
        if draught:
            start = max(0, first - draught.first)
            yield from draught.raws[start : first + count - draught.first]


def written_at(work: Work, store: Reading, after: After) -> int:
    """When we wrote the last of what they say they held, by our own clock; 0 if we do not know it."""
    if after not in work.dated:
        log = work.book.log_of(after.epoch, mine=True)
        raws = list(Ahead(store, work.logs).raws(log.id, after.size - 1, 1)) if log and after.size else []
        work.dated[after] = entries.parse(raws[0]).claimed_at if raws else 0
    return work.dated[after]
