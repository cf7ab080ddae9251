"""The record against its own signed heads: what SQLite alone does not notice (it sees one flipped bit in twenty).

At opening each log's frontier is compared with its newest head, which costs nothing. The full check, which reads every
entry and every row, runs beside the station on a connection of its own; what it finds stops the station.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final

from parley.record.tree import Frontier, leaf_hash
from parley.station.ports import LogRow, Reading, StoreFailed

AT_ONCE: Final = 2_000
PAUSE_S: Final = 0.002  # between two lots: the station's own turns go first


def quick(reading: Reading, rows: Iterable[LogRow]) -> None:
    """Each log's frontier gives the root of its newest head. Raises StoreFailed."""
    for row in rows:
        head = next((h for h in reading.heads(row.id, row.size) if h.size == row.size), None)
        if row.size and (head is None or Frontier(row.size, row.frontier).root() != head.root):
            _closed_or_damaged(reading, row)


def _closed_or_damaged(reading: Reading, row: LogRow) -> None:
    """A log that a later epoch closed may end without a head of its own: that epoch names its root."""
    later = [log for log in reading.logs(row.line) if log.mine == row.mine and log.ordinal > row.ordinal]
    if not later:
        raise StoreFailed(
            f"{row.origin}: {row.size} entries do not give the root that was signed: the record is damaged"
        )


def rows(reading: Reading, stop: Callable[[], bool] = lambda: False, *, pause_s: float = PAUSE_S) -> None:
    """Every row is as it was written, the derived ones too. Raises StoreFailed, naming the table."""
    for found in reading.damage():
        if found:
            raise StoreFailed(f"the record is damaged: {found}")
        if stop():
            return
        _pause(pause_s)


def full(
    reading: Reading, row: LogRow, stop: Callable[[], bool] = lambda: False, *, pause_s: float = PAUSE_S
) -> int:
    """Every entry of this log is what was signed; how many were read. Raises StoreFailed, naming where it parts."""
    roots = dict(reading.roots(row.id))
    frontier = Frontier()
    while frontier.size < row.size and not stop():
        lot = reading.entries(row.id, frontier.size, min(AT_ONCE, row.size - frontier.size))
        if not lot:
            raise StoreFailed(
                f"{row.origin}: its entries end at {frontier.size}, and {row.size} were written"
            )
        for raw, _ in lot:
            if type(raw) is not bytes:  # SQLite keeps each value's type beside it: a bit can make it a number
                raise StoreFailed(f"{row.origin}: entry {frontier.size} is not as it was written")
            frontier.append(leaf_hash(raw))
            expected = roots.get(frontier.size)
            if expected is not None and frontier.root() != expected:
                raise StoreFailed(
                    f"{row.origin}: the entries below {frontier.size} are not those that were signed"
                )
        _pause(pause_s)
    if frontier.size == row.size and frontier.hashes != list(row.frontier):
        raise StoreFailed(f"{row.origin}: the entries and the stored frontier disagree at {row.size}")
    return frontier.size


def _pause(seconds: float) -> None:
    """The station goes on meanwhile. A clock that is set just then may refuse to be slept by: no reason to stop."""
    with suppress(OSError):
        time.sleep(seconds)
