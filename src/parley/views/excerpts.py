"""A part of a line's record as evidence: single entries with their proofs, the rest withheld.

With a call, a message or a test go all words about it; always with them, what nobody can do without: the first entry of
each log, agreements, changes of cards. What is withheld shows as a hash, and its salt keeps it from being guessed.
"""

import json
from bisect import bisect_right
from collections.abc import Collection
from typing import Final

from parley.line import things
from parley.line.follow import Assurance, Rfe, key
from parley.line.message import Message
from parley.line.things import Call, Test, Thing
from parley.line.values import Ref
from parley.record import card as cards
from parley.record.bundle import LogPart, single
from parley.record.grammar import Single
from parley.record.tree import inclusion, leaf_hash
from parley.station.ports import HeadRow, LineRow, LogRow, Reading
from parley.views.bundles import Made, Progress, finished, merged, steadily

Worded = Call | Test | Message
ALWAYS: Final = frozenset(("agreement.signed/1", "card/1", "epoch/1"))


def words_of(reading: Reading, row: LineRow, ref: str) -> frozenset[str]:
    """The references of everything said about that call, test or message; of an entry that is none, its own."""
    found = reading.thing(row.id, ref)
    if found is None:
        return frozenset((ref,))
    thing = things.load(found.data)
    told = {ref, *(word.ref for word in thing.words)} if isinstance(thing, Worded) else {ref}
    if isinstance(thing, Message) and (follows := reading.thing(row.id, key(Ref(ref)))) is not None:
        told |= _of_follow(things.load(follows.data))
    return frozenset(told)


def _of_follow(thing: Thing) -> set[str]:
    """The words of the request or assurance that a message is; a reply's request is an excerpt of its own."""
    return {word.ref for word in thing.words} if isinstance(thing, Rfe | Assurance) else set()


def excerpt(
    reading: Reading, row: LineRow, now: int, refs: Collection[str], progress: Progress | None = None
) -> Made:
    """These entries as a bundle. Raises Refusal if the record never stands still."""

    def read(logs: list[LogRow]) -> list[LogPart]:
        parts = []
        for done, log in enumerate(logs, 1):
            parts.append(_part(reading, log, refs))
            if progress is not None:
                progress(done, len(logs))
        return parts

    parts = steadily(reading, row, read)
    ours, theirs = cards.parse(row.my_card), cards.parse(row.their_card)
    return finished(row, now, ours, theirs, parts)


def _part(reading: Reading, log: LogRow, refs: Collection[str]) -> LogPart:
    raws = list(reading.raws(log.id, 0, log.size))
    leaves = [leaf_hash(raw) for raw in raws]
    rows = [row for row in reading.heads(log.id) if row.size <= log.size]  # a larger one came meanwhile
    shown: list[Single] = []
    used: set[int] = set()
    for index, (raw, leaf) in enumerate(zip(raws, leaves, strict=True)):
        if leaf.hex() not in refs and not _always(raw):
            continue
        size = _size(rows, log, index, closes=b'"kind":"card/1"' in raw)
        used.add(size)
        shown.append(single(log.origin, index, size, inclusion(leaves[:size], index), raw))
    return LogPart(log.origin, [merged(row) for row in rows if row.size in used], singles=shown)


def _always(raw: bytes) -> bool:
    return any(f'"kind":"{kind}"'.encode() in raw for kind in ALWAYS) and json.loads(raw)["kind"] in ALWAYS


def _size(rows: list[HeadRow], log: LogRow, index: int, *, closes: bool) -> int:
    """The size of the head to prove entry `index` in: the first with a receipt, so that it says when it was held.

    A change of cards is proved in the head that it closes. The tail of an ended log may have no head of its own: the
    next epoch names its root.
    """
    if closes:
        return index + 1
    receipted = [row.size for row in rows if row.receipt_s]
    at = bisect_right(receipted, index)
    if at < len(receipted):
        return receipted[at]
    return max((row.size for row in rows if row.size > index), default=log.size)
