"""Since when the other side has signed that it holds an entry: the first cosignature that covers it."""

from collections.abc import Sequence
from functools import cached_property

from parley.record import entry as entries
from parley.record import epochs
from parley.station.ports import LogRow, Reading


class Held:
    """Receipts on one party's logs of a line, each looked up when it is asked for: a log may have very many."""

    def __init__(self, reading: Reading, logs: Sequence[LogRow]) -> None:
        self.reading = reading
        self.logs = sorted(logs, key=lambda log: log.ordinal)
        self._known: dict[tuple[int, int], int | None] = {}

    def at(self, log: LogRow, index: int) -> int | None:
        """When the holder signed for entry `index` of `log`, by its own clock, ms; None if it has not.

        Whoever holds a log holds what that log follows, as far as it names it: nobody signs for it without.
        """
        waiting = [(log, index + 1)]
        for one, size in waiting:
            found = self._first(one.id, size)
            if found is not None:
                return found * 1000
            waiting += [(later, 1) for later, named in self._following.get(one.epoch, ()) if named >= size]
        return None

    @cached_property
    def _following(self) -> dict[str, list[tuple[LogRow, int]]]:
        """By epoch, the logs that follow it, each with how much of it they name."""
        found: dict[str, list[tuple[LogRow, int]]] = {}
        for log in self.logs:
            for raw, _ in self.reading.entries(log.id, 0, 1):
                previous = epochs.opening(entries.parse(raw)).previous
                if previous is not None:
                    found.setdefault(previous[0], []).append((log, previous[1]))
        return found

    def _first(self, log: int, size: int) -> int | None:
        """When the first head of at least this size was cosigned, s."""
        if (log, size) not in self._known:
            head = self.reading.first_receipt(log, size)
            self._known[log, size] = head.receipt_s if head is not None else None
        return self._known[log, size]
