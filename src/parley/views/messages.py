"""Messages as people read them: what came, what went, who has it, and who has seen it, with their wording.

Seen is level 2 of four and never more: it is not approval, and every view says so.
"""

import json
from typing import Any, Final

from parley.line import things
from parley.line.things import Message
from parley.line.values import SERVICE_MS
from parley.record.entry import instant
from parley.record.epochs import PLACES
from parley.station.ports import LineRow, LogRow, Reading, ThingRow
from parley.views.held import Held
from parley.views.times import dtg, stamped

TABLE: Final = "message"


def receipt_words(post: str, seen_at: str) -> str:
    """What a person's receipt says, and what it does not say. The same on screen, on paper and in an export."""
    return (
        f"RECEIPT ONLY. Seen by the watch of {post} at {dtg(instant(seen_at))}."
        " This is not approval, agreement or permission."
    )


def messages(
    reading: Reading, row: LineRow, now: int, *, mine: bool, unseen: bool = False, newest: int = 0
) -> list[dict[str, Any]]:
    """The messages that came (or, `mine`, that went) on this line, oldest first."""
    logs = {log.ordinal: log for log in reading.logs(row.id) if log.mine is mine}
    held = Held(reading, list(logs.values()))
    found = _wanted(reading, row, mine=mine, unseen=unseen, newest=newest)
    # The store orders by our clock: of what came in one moment, its author's order decides.
    ordered = sorted((_loaded(thing.data) for thing in found), key=lambda m: (m.heard_ms, m.place))
    return [message(m, row, logs, reading, held, now) for m in ordered[-newest:]]


def _wanted(reading: Reading, row: LineRow, *, mine: bool, unseen: bool, newest: int) -> list[ThingRow]:
    """Rows that fit, of both sides' messages: with `newest`, looked for from the end, further and further back."""
    many = 4 * newest
    while True:
        rows = reading.things(row.id, kind=TABLE, newest=many)
        found = [r for r in rows if r.mine is mine and not (unseen and r.state == "SEEN")]
        if not newest or len(found) >= newest or len(rows) < many:
            return found
        many *= 8


def one(reading: Reading, row: LineRow, ref: str, now: int) -> dict[str, Any]:
    """The message of that reference, which must be there."""
    thing = reading.thing(row.id, ref)
    assert thing is not None
    logs = {log.ordinal: log for log in reading.logs(row.id) if log.mine is thing.mine}
    return message(_loaded(thing.data), row, logs, reading, Held(reading, list(logs.values())), now)


def _loaded(data: bytes) -> Message:
    thing = things.load(data)
    assert isinstance(thing, Message)
    return thing


def message(  # what is read once for many messages comes in
    found: Message, row: LineRow, logs: dict[int, LogRow], reading: Reading, held: Held, now: int
) -> dict[str, Any]:
    """One message as plain values, its text from the entry itself."""
    ordinal, index = divmod(found.place, PLACES)
    log = logs[ordinal]
    ((raw, _),) = reading.entries(log.id, index, 1)
    body = json.loads(raw)
    due = found.heard_ms + SERVICE_MS[found.precedence]
    return {
        "ref": found.ref,
        "line": row.id,
        "with": row.name,
        "mine": found.mine,
        "number": found.number,
        "from": found.from_,
        "type": found.type,
        "to": list(found.to),
        "info": list(found.info),
        "precedence": found.precedence.value,
        "marking": body["marking"],
        "subject": found.subject,
        "fields": body["fields"],
        "text": body["fields"].get("text", ""),
        "language": found.language,
        "refers": body["refers"],
        "at": stamped(found.at_ms),
        "heard_at": stamped(found.heard_ms),
        "held_at": stamped(held.at(log, index)),
        "seen": [_seen(found, index) for index in range(len(found.seen))],
        "due": stamped(due),
        "overdue": not found.seen and now > due,
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in found.faults],
    }


def _seen(found: Message, index: int) -> dict[str, Any]:
    seen = found.seen[index]
    at = stamped(seen.heard_ms)
    assert at is not None
    return {
        "ref": seen.ref,
        "post": seen.post,
        "at": at,
        "in_time": seen.in_time,
        "words": receipt_words(seen.post, at),
    }
