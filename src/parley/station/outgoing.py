"""Which entries go into the next letter: ours that they lack, and theirs that they forgot. A subtraction, made anew.

Everything shares one letter's room, and what does not fit waits for the next: a letter over the seal's limit could not
be sealed at all, and one with more parts than a parcel may have would be refused by everybody, for ever.
Spec: docs/spec/wire.md, §3 and §6.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from parley.record import bundle, epochs, note
from parley.record import entry as entries
from parley.record.entry import NOTHING, After
from parley.record.grammar import Entries, Signed
from parley.record.note import Note
from parley.station.ahead import Ahead
from parley.station.book import Held, Log
from parley.station.ports import HeadRow, Reading

BYTES: Final = 3 << 20  # of entries; leaves room below the seal's limit for heads and a hello
ENTRIES: Final = 10_000  # half of what a parcel may have
LOGS: Final = 24  # two sections each, of the 64 that a parcel may have
MORE: Final = 1.2  # where one head covers more than that, so much more: 3.6 MiB and 12,000 entries


@dataclass(slots=True)
class Room:
    """What still fits into a letter."""

    bytes: float = BYTES
    entries: float = ENTRIES
    logs: int = LOGS

    def half(self) -> "Room":
        return Room(self.bytes / 2, self.entries / 2, self.logs // 2)

    def less(self, parts: Sequence[Entries | Signed]) -> "Room":
        """What is left beside these."""
        lists = [part for part in parts if isinstance(part, Entries)]
        used = sum(len(line) + 1 for part in lists for line in part.lines)
        return Room(
            self.bytes - used, self.entries - sum(len(p.lines) for p in lists), self.logs - len(lists)
        )


def since(logs: Sequence[Log], held: Held, store: Reading, room: Room) -> list[Entries | Signed]:
    """The entries of these epochs from `held` on, as far as there is room, ended by a head of their author.

    A head of theirs goes with the receipt that we gave on it: who forgot the one forgot the other.
    """
    parts: list[Entries | Signed] = []
    left = room
    for log, later in zip(logs, (*logs[1:], None), strict=True):
        start = held.size if log.ordinal == held.ordinal else 0
        if log.ordinal < held.ordinal or log.size <= start:
            continue
        if start == 0:
            overlooked = _overlooked(log, logs, held, store, left)
            parts += overlooked
            left = left.less(overlooked)
        if later is not None and left.logs > 1 and _vouched(log, later, logs, store):
            whole = _lines(log, start, log.size, store, left)
            if len(whole) == log.size - start:
                parts.append(Entries(log.origin, start, whole))  # the next epoch's first entry names its root
                left = left.less(parts[-1:])
                continue
        last = _ended(log, start, log.size, store, left)
        if not last:
            return _covered(parts, store, logs)
        parts += last
        left = left.less(last)
        if start + len(last[0].lines) < log.size:
            return parts
    return _covered(parts, store, logs)


def forgotten(claim: After, logs: Sequence[Log]) -> Held | None:
    """Up to where their author has these logs, by what it claims; None if it lacks nothing of them."""
    if not logs:
        return None
    known = next((log for log in logs if log.epoch == claim.epoch), None)
    if claim.epoch and known is None:
        return None  # an epoch that we have not seen: they are ahead of us
    held = Held(known.ordinal, claim.size) if known else Held(0, 0)
    return held if held < Held(logs[-1].ordinal, logs[-1].size) else None


def held_of(claims: Iterable[After], logs: Sequence[Log], store: Reading | Ahead) -> dict[str, int]:
    """How much of each log somebody has who says this of some of them: of what these follow, what they name."""
    held: dict[str, int] = {}
    for claim in claims:
        if any(log.epoch == claim.epoch for log in logs):
            follow(claim, logs, store, held)
    return held


def follow(claim: After, logs: Sequence[Log], store: Reading | Ahead, held: dict[str, int]) -> None:
    """Who has so much of a log has what it follows, as far as it names it."""
    known = {log.epoch: log for log in logs}
    while claim.epoch in known and claim.size > held.get(claim.epoch, 0):
        held[claim.epoch] = claim.size
        claim = previous(known[claim.epoch], store)


def signed_for(logs: Sequence[Log], store: Reading) -> dict[str, int]:
    """How much of each log its reader signed that it holds."""
    rows = ((log, store.last_receipt(log.id)) for log in logs)
    return held_of([After(log.epoch, row.size) for log, row in rows if row is not None], logs, store)


def unsigned(logs: Iterable[Log], store: Reading) -> list[Signed]:
    """The last head of the first of these logs: whoever holds all below it is asked for a receipt on it."""
    heads = (store.last_head(log.id) for log in logs)
    return [Signed(note.parse(head.note)) for head in heads if head is not None][:1]


def missing(
    logs: Sequence[Log], held: dict[str, int], store: Reading, room: Room, newest: str = ""
) -> list[Entries | Signed]:
    """What whoever has so much of these logs lacks of them, in their order, each ended by a head, while there is room.

    Before each log what it follows, as far as that is lacking: without a head, as the log's first entry names its root.
    `newest`: to whom did not write them, and takes no more of one that ended: of those that they have only the one that
    came to them last, and only the first that they lack, so that it gets a receipt of its own.
    """
    parts: list[Entries | Signed] = []
    for log in sorted(logs, key=lambda log: log.told):
        start = held.get(log.epoch, 0)
        if log.size <= start or (newest and start and log.epoch != newest):
            continue
        before: list[Entries | Signed] = []
        for named in reversed(_lineage(log.ordinal, logs, store)):
            older = next((one for one in logs if one.epoch == named.epoch), None)
            have = held.get(named.epoch, 0)
            if start == 0 and older is not None and named.size > have:
                lines = _lines(older, have, named.size, store, room.less(parts).less(before))
                if len(lines) < named.size - have:
                    return parts
                before.append(Entries(older.origin, have, lines))
        last = _ended(log, start, log.size, store, room.less(parts).less(before))
        if not last:
            continue
        parts += [*before, *last]
        if newest:
            return parts
        follow(After(log.epoch, start + len(last[0].lines)), logs, store, held)
    return parts


def _vouched(log: Log, later: Log, logs: Sequence[Log], store: Reading) -> bool:
    """Whether the next log names all of this one; or another one does, and no head of its own reaches so far."""
    if (whole := After(log.epoch, log.size)) == previous(later, store):
        return True
    head = store.last_head(log.id)
    after = (known for known in logs if known.ordinal > later.ordinal)
    return (head is None or head.size < log.size) and any(previous(known, store) == whole for known in after)


def _overlooked(
    log: Log, logs: Sequence[Log], held: Held, store: Reading, room: Room
) -> list[Entries | Signed]:
    """What this log descends from of older ones than they hold, and they may lack: their ends, of which a backup knew.

    Surely they have of those what the log that they hold descends from; of what they have besides, nothing here says
    how much: a log between the two may never have come, or be forgotten.
    """
    sure = _lineage(held.ordinal, logs, store)
    parts: list[Entries | Signed] = []
    for named in _lineage(log.ordinal, logs, store):
        older = next((one for one in logs if one.epoch == named.epoch and one.ordinal < held.ordinal), None)
        if older is None:
            break
        start = max((after.size for after in sure if after.epoch == older.epoch), default=0)
        lines = _lines(older, start, named.size, store, room.less(parts)) if named.size > start else []
        if lines:
            parts.insert(0, Entries(older.origin, start, lines))
        if start:
            break
    return parts


def _lineage(ordinal: int, logs: Sequence[Log], store: Reading) -> list[After]:
    """What the log of that ordinal names, what the log that it names names, and so on."""
    known = {log.epoch: log for log in logs}
    log = next((log for log in logs if log.ordinal == ordinal), None)
    found: list[After] = []
    while log is not None:
        found.append(previous(log, store))
        log = known.get(found[-1].epoch) if len(found) < len(logs) else None
    return found


def previous(log: Log, store: Reading | Ahead) -> After:
    """The log that this one names as the one before it, and how much of it."""
    if log.previous is None:
        before = epochs.opening(entries.parse(next(iter(store.raws(log.id, 0, 1))))).previous
        log.previous = After(*before[:2]) if before else NOTHING
    return log.previous


def _lines(log: Log, start: int, end: int, store: Reading, room: Room) -> list[bytes]:
    """The entries from `start` that there is room for."""
    lines: list[bytes] = []
    size = 0
    for raw in store.raws(log.id, start, min(end - start, max(0, int(room.entries)))):
        size += len(raw) + 1
        if size > room.bytes:
            break
        lines.append(raw)
    return lines


def _ended(log: Log, start: int, end: int, store: Reading, room: Room) -> tuple[Entries, Signed] | tuple[()]:
    """Entries from `start` up to the largest signed head for which there is room; none if there is no such head."""
    if room.logs <= 0:
        return ()
    lines = _lines(log, start, end, store, room)
    head = store.last_head(log.id, start + len(lines))
    if (head is None or head.size <= start) and (room.bytes, room.entries) == (BYTES, ENTRIES):
        lines = _lines(log, start, end, store, Room(BYTES * MORE, ENTRIES * MORE))
        head = store.last_head(log.id, start + len(lines))
    if head is None or head.size <= start:
        return ()
    return Entries(log.origin, start, lines[: head.size - start]), Signed(
        _noted(head, given_back=not log.mine)
    )


def _noted(head: HeadRow, *, given_back: bool) -> Note:
    """The head under its author's signatures; given back, under ours too."""
    own = note.parse(head.note)
    if not given_back or not head.receipt_s:
        return own
    return bundle.merged(own, note.parse(own.text + b"\n" + head.receipt))


def _covered(parts: list[Entries | Signed], store: Reading, logs: Sequence[Log]) -> list[Entries | Signed]:
    """The parts, the last of them under a head of its own: nothing follows that would name its root."""
    last = parts[-1] if parts else None
    if not isinstance(last, Entries):
        return parts
    log = next(log for log in logs if log.origin == last.origin)
    return [*parts[:-1], *_ended(log, last.first, last.first + len(last.lines), store, Room())]
