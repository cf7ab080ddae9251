"""Since when the other side has signed that it holds an entry: the first cosignature that covers it."""

from collections.abc import Sequence

from parley.station.ports import LogRow, Reading


class Held:
    """Receipts on one party's logs of a line, each looked up when it is asked for: a log may have very many."""

    def __init__(self, reading: Reading, logs: Sequence[LogRow]) -> None:
        self.reading = reading
        self.logs = sorted(logs, key=lambda log: log.ordinal)
        self._known: dict[tuple[int, int], int | None] = {}

    def at(self, log: LogRow, index: int) -> int | None:
        """When the holder signed for entry `index` of `log`, by its own clock, ms; None if it has not.

        What it holds of a later epoch it holds on top of all before: a new log begins where the old one ends.
        """
        later = ((other.id, 0) for other in self.logs if other.ordinal > log.ordinal)
        for log_id, size in ((log.id, index + 1), *later):
            found = self._first(log_id, size)
            if found is not None:
                return found * 1000
        return None

    def _first(self, log: int, size: int) -> int | None:
        """When the first head of at least this size was cosigned, s."""
        if (log, size) not in self._known:
            head = self.reading.first_receipt(log, size)
            self._known[log, size] = head.receipt_s if head is not None else None
        return self._known[log, size]
