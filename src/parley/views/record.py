"""The record itself: entries of both logs with what they say, who has signed for them, and what was odd."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

from parley.line import facts
from parley.record import entry as entries
from parley.record.entry import Entry
from parley.record.epochs import place
from parley.record.tree import leaf_hash
from parley.station.errors import Refusal
from parley.station.ports import LineRow, LogRow, Reading
from parley.views.held import Held
from parley.views.says import sentence
from parley.views.times import stamped

PREFIX_MIN: Final = 4
AT_ONCE: Final = 5_000

Progress = Callable[[int, int], None]
"""Told how many entries were looked at, and how many there are."""


def newest(reading: Reading, row: LineRow, count: int) -> list[dict[str, Any]]:
    """The last entries of both sides, in the order in which they reached our record."""
    sides: dict[bool, list[_Heard]] = {True: [], False: []}
    ordinals = {(log.mine, log.epoch): log.ordinal for log in reading.logs(row.id)}
    for log, held in _logs(reading, row):
        first = max(0, log.size - count)
        for index, (raw, heard) in enumerate(reading.entries(log.id, first, count), first):
            parsed = entries.parse(raw)
            after = place(ordinals.get((not log.mine, parsed.after.epoch), 0), parsed.after.size)
            tree = entry(row, log, index, parsed, heard, held)
            sides[log.mine].append(_Heard(heard, place(log.ordinal, index), after, tree))
    return [heard.tree for heard in _merged(sides[True], sides[False])][-count:]


class _Heard(NamedTuple):
    """An entry, when it reached our record, and what its author then held of the other side."""

    at: int
    place: int
    after: int
    tree: dict[str, Any]


def _merged(ours: list[_Heard], theirs: list[_Heard]) -> list[_Heard]:
    """Both sides' entries by our clock; of what came in one moment, what its author had seen comes first."""
    merged: list[_Heard] = []
    left, right = deque(ours), deque(theirs)
    while left and right:
        mine, other = left[0], right[0]
        first = (mine.at, mine.after > other.place) <= (other.at, other.after > mine.place)
        merged.append((left if first else right).popleft())
    return [*merged, *left, *right]


def by_index(reading: Reading, row: LineRow, party: str, index: int, epoch: str = "") -> dict[str, Any]:
    """Entry `index` of that party's newest log, or of its log of that epoch. Raises Refusal."""
    mine = _is_mine(row, party)
    logs = [
        (log, held) for log, held in _logs(reading, row) if log.mine is mine and log.epoch.startswith(epoch)
    ]
    if not logs:
        raise Refusal(
            f"no log of {party}" + (f" with the epoch {epoch}" if epoch else ""), "see: parley record show"
        )
    log, held = logs[-1]
    if index >= log.size:
        raise Refusal(f"{party} has {log.size} entries in epoch {log.epoch}", f"the last is {log.size - 1}")
    ((raw, heard),) = reading.entries(log.id, index, 1)
    return entry(row, log, index, entries.parse(raw), heard, held)


def by_ref(
    reading: Reading, rows: list[LineRow], prefix: str, progress: Progress | None = None
) -> dict[str, Any]:
    """The entry whose reference begins so. Raises Refusal if there is none, or more than one."""
    prefix = prefix.lower()
    if len(prefix) < PREFIX_MIN or any(letter not in "0123456789abcdef" for letter in prefix):
        raise Refusal(f"{prefix[:64]!r} is no reference", f"give at least {PREFIX_MIN} hex digits of it")
    found: list[dict[str, Any]] = []
    total = sum(log.size for row in rows for log in reading.logs(row.id))
    looked = 0
    for row in rows:
        for log, held in _logs(reading, row):
            for index, raw, heard in _each(reading, log):
                if leaf_hash(raw).hex().startswith(prefix):
                    found.append(entry(row, log, index, entries.parse(raw), heard, held))
                looked += 1
                if progress is not None and looked % AT_ONCE == 0:
                    progress(looked, total)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(f"no entry has the reference {prefix}", "see the last ones with: parley record show")
    refs = ", ".join(tree["ref"][:16] for tree in found)
    raise Refusal(f"more than one entry begins with {prefix}", f"give more digits: {refs}")


def entry(row: LineRow, log: LogRow, index: int, parsed: Entry, heard: int, held: Held) -> dict[str, Any]:
    """One entry as plain values; `held_at`: when the other side, or for theirs we, signed for it."""
    fact = facts.read(parsed.kind, parsed.body)
    return {
        "line": row.id,
        "with": row.name,
        "by": row.me if log.mine else row.them,
        "mine": log.mine,
        "origin": log.origin,
        "epoch": log.epoch,
        "index": index,
        "ref": parsed.ref,
        "kind": parsed.kind,
        "at": parsed.at,
        "heard_at": stamped(heard),
        "held_at": stamped(held.at(log, index)),
        "after": {"epoch": parsed.after.epoch, "size": parsed.after.size},
        "says": sentence(fact),
        "body": dict(parsed.body),
        "raw": parsed.raw.decode(),
    }


def oddities(reading: Reading, row: LineRow) -> list[dict[str, Any]]:
    """What was refused or flagged on this line, oldest first, each with the bytes that were kept of it."""
    return [
        {"line": row.id, "with": row.name, "at": stamped(at), "kind": kind, "what": what, "bytes": data.hex()}
        for at, kind, what, data in reading.oddities(row.id)
    ]


def _logs(reading: Reading, row: LineRow) -> Iterator[tuple[LogRow, Held]]:
    """Every log of the line, ours and theirs, with the receipts on its side."""
    logs = reading.logs(row.id)
    for mine in (True, False):
        side = [log for log in logs if log.mine is mine]
        held = Held(reading, side)
        yield from ((log, held) for log in side)


def _each(reading: Reading, log: LogRow) -> Iterator[tuple[int, bytes, int]]:
    for first in range(0, log.size, AT_ONCE):
        for index, (raw, heard) in enumerate(reading.entries(log.id, first, AT_ONCE), first):
            yield index, raw, heard


def _is_mine(row: LineRow, party: str) -> bool:
    """Whether that name is ours: short, as in the party's name, or whole. Raises Refusal."""
    for name, mine in ((row.me, True), (row.them, False)):
        if party in {name, name.rpartition("-")[0]}:
            return mine
    ours, theirs = row.me.rpartition("-")[0], row.them.rpartition("-")[0]
    raise Refusal(f"{party} is not on this line", f"its parties are {ours} and {theirs}")
