"""A line's record as one file of evidence: both cards, both sides' heads with their receipts, every entry.

Of the receipts only those are taken that first cover something of weight: a month of hourly station tests would
otherwise weigh more than what happened in it. Anybody may ask for all.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parley import __version__
from parley.record import bundle as bundles
from parley.record import card as cards
from parley.record import note as notes
from parley.record.bundle import LogPart
from parley.record.card import Card
from parley.record.entry import stamp
from parley.record.note import Note
from parley.station.errors import Refusal
from parley.station.ports import HeadRow, LineRow, LogRow, Reading

AT_ONCE: Final = 5_000
TRIES: Final = 5  # a line rests for longer than it is read: an hourly test, a message now and then
ROUTINE_KINDS: Final = frozenset(("test.station/1", "seal.rotated/1"))  # nobody asks when these were received

Progress = Callable[[int, int], None]
"""Told how many entries were read, and how many there are."""


@dataclass(frozen=True, slots=True)
class Made:
    """A bundle and what is in it; `ours`, `theirs`: the hashes of the first cards, to be given from elsewhere."""

    data: bytes
    entries: int
    heads: int
    ours: str
    theirs: str


def bundle(
    reading: Reading, row: LineRow, now: int, *, all_receipts: bool = False, progress: Progress | None = None
) -> Made:
    """The whole line as a bundle. Raises Refusal if the record never stands still."""
    ours, theirs = cards.parse(row.my_card), cards.parse(row.their_card)
    parts = steadily(reading, row, lambda logs: _parts(reading, logs, progress, all_receipts=all_receipts))
    return finished(row, now, ours, theirs, parts)


def steadily(reading: Reading, row: LineRow, read: Callable[[list[LogRow]], list[LogPart]]) -> list[LogPart]:
    """What `read` reads of the logs, read anew if one of them grew meanwhile. Raises Refusal.

    A running station writes, and drops heads that a larger one covers: entries and heads of two moments do not fit.
    """
    for _ in range(TRIES):
        logs = [log for log in reading.logs(row.id) if log.size]
        parts = read(logs)
        if [log.size for log in reading.logs(row.id) if log.size] == [log.size for log in logs]:
            return parts
    raise Refusal("the record grew whenever it was read", "try again when the line is quieter")


def _parts(
    reading: Reading, logs: list[LogRow], progress: Progress | None, *, all_receipts: bool
) -> list[LogPart]:
    total, done = sum(log.size for log in logs), 0
    parts = []
    for log in logs:
        lines: list[bytes] = []
        for raw in reading.raws(log.id, 0, log.size):
            lines.append(raw)
            if progress is not None and len(lines) % AT_ONCE == 0:
                progress(done + len(lines), total)
        done += log.size
        parts.append(LogPart(log.origin, _heads(reading, log, lines, all_receipts=all_receipts), lines))
    if progress is not None:
        progress(total, total)
    return parts


def finished(row: LineRow, now: int, ours: Card, theirs: Card, parts: Sequence[LogPart]) -> Made:
    """These logs as a bundle."""
    about = {
        "exported_at": stamp(now),
        "exported_by": row.me,
        "line": row.id,
        "program": f"parley {__version__}",
    }
    data = bundles.write(about, sorted((ours, theirs), key=lambda card: card.hash), parts)
    entries = sum(len(part.entries) + len(part.singles) for part in parts)
    return Made(data, entries, sum(len(part.heads) for part in parts), ours.hash, theirs.hash)


def _heads(reading: Reading, log: LogRow, lines: list[bytes], *, all_receipts: bool) -> list[Note]:
    """The heads to show, smallest first, each with its receipt where there is one."""
    rows = [row for row in reading.heads(log.id) if row.size <= len(lines)]  # a larger one came meanwhile
    receipted = [row for row in rows if row.receipt_s]
    wanted = set(rows[-1:]) | set(receipted[-1:])
    wanted |= set(receipted) if all_receipts else set(_first_over_weight(receipted, lines))
    # A change of cards counts only with the head that it closes.
    wanted |= {row for row in rows if _kind(lines[row.size - 1]) == "card/1"}
    return [merged(row) for row in rows if row in wanted]


def _first_over_weight(receipted: Iterable[HeadRow], lines: list[bytes]) -> Iterator[HeadRow]:
    """The receipts that are the first to cover an entry of weight."""
    covered = 0
    for row in receipted:
        if any(_kind(raw) not in ROUTINE_KINDS for raw in lines[covered : row.size]):
            yield row
        covered = max(covered, row.size)


def _kind(raw: bytes) -> str:
    found = json.loads(raw)["kind"]
    assert isinstance(found, str)
    return found


def merged(row: HeadRow) -> Note:
    """A head with its receipt, if it has one."""
    head = notes.parse(row.note)
    if not row.receipt_s:
        return head
    return bundles.merged(head, notes.parse(head.text + b"\n" + row.receipt))
