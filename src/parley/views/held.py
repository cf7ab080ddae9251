"""Since when the other side has signed that it holds an entry: the first cosignature that covers it."""

from collections.abc import Sequence

from parley.station.ports import LogRow, Reading


class Held:
    """Receipts on one party's logs of a line; the heads of a log are read once."""

    def __init__(self, reading: Reading, logs: Sequence[LogRow]) -> None:
        self.reading = reading
        self.logs = sorted(logs, key=lambda log: log.ordinal)
        self.known: dict[int, list[tuple[int, int]]] = {}

    def at(self, log: LogRow, index: int) -> int | None:
        """When the holder signed for entry `index` of `log`, by its own clock, ms; None if it has not.

        What it holds of a later epoch it holds on top of all before: a new log begins where the old one ends.
        """
        here = (seconds for size, seconds in self._receipts(log) if size > index)
        later = (
            s for other in self.logs if other.ordinal > log.ordinal for _, s in self._receipts(other)[:1]
        )
        found = next(here, None) or next(later, None)
        return None if found is None else found * 1000

    def _receipts(self, log: LogRow) -> list[tuple[int, int]]:
        """Sizes and times (s) of the heads with a receipt, smallest first."""
        if log.id not in self.known:
            heads = self.reading.heads(log.id)
            self.known[log.id] = [(head.size, head.receipt_s) for head in heads if head.receipt_s]
        return self.known[log.id]
