"""Scores of exercises, counted from both logs as they are on record: the same numbers on both sides."""

from collections.abc import Iterator
from typing import Any, Final

from parley.line import exercises, facts
from parley.line.exercises import Act, Part, Score
from parley.line.values import Party, Ref
from parley.record import entry as entries
from parley.record.epochs import place
from parley.station.errors import Refusal
from parley.station.ports import LineRow, LogRow, Reading
from parley.views.times import stamped

AT_ONCE: Final = 5_000

NOTHING: Final = facts.Unknown("", {}, "of no exercise")
SENT: Final = str(facts.MessageSent.__struct_config__.tag)

Logs = list[tuple[Party, list[Act]]]


def logs(reading: Reading, row: LineRow) -> Logs:
    """All that both parties wrote, each in order, ours first."""
    found = reading.logs(row.id)
    return [
        (Party(row.me if mine else row.them), list(_acts(reading, found, mine=mine)))
        for mine in (True, False)
    ]


def _acts(reading: Reading, found: list[LogRow], *, mine: bool) -> Iterator[Act]:
    """An `after` that decreases counts as the largest before it."""
    ordinals = {log.epoch: log.ordinal for log in found if log.mine is not mine}
    held = 0
    for log in sorted((log for log in found if log.mine is mine), key=lambda log: log.ordinal):
        for first in range(0, log.size, AT_ONCE):
            for index, (raw, _) in enumerate(reading.entries(log.id, first, AT_ONCE), first):
                parsed = entries.parse(raw)
                held = max(held, place(ordinals.get(parsed.after.epoch, 0), parsed.after.size))
                fact = facts.read(parsed.kind, parsed.body) if _counts(parsed.kind, raw) else NOTHING
                yield Act(place(log.ordinal, index), Ref(parsed.ref), parsed.claimed_at, held, fact)


def _counts(kind: str, raw: bytes) -> bool:
    """Whether the entry can count for an exercise: of the messages only those marked as one, and replies.

    An escape in these ASCII words would not be canonical, so the bytes tell. Most messages are neither, and to read
    their fields takes longer than all the rest.
    """
    return kind != SENT or b'"EXERCISE"' in raw or b'"reply_to":"' in raw


def names(both: Logs) -> list[str]:
    """The exercises on record, in the order in which they began."""
    acts = sorted((act for _, mine in both for act in mine), key=lambda act: act.at_ms)
    return exercises.names(acts)


def score(both: Logs, row: LineRow, name: str) -> dict[str, Any]:
    """The score of that exercise. Raises Refusal if the record has none of that name."""
    found = exercises.score(name, both)
    if found.from_ms is None:
        known = ", ".join(names(both)) or "none is on record"
        raise Refusal(f"no exercise {name} is on record", f"there are: {known}")
    written = next((known for known in names(both) if known.casefold() == name.casefold()), name)
    return _score(found, row, written)


def _score(found: Score, row: LineRow, name: str) -> dict[str, Any]:
    """`name`: as it was first written."""
    return {
        "line": row.id,
        "with": row.name,
        "name": name,
        "from": stamped(found.from_ms),
        "until": stamped(found.until_ms),
        "due": found.due,
        "done": found.done,
        "percent": found.percent,
        "parts": [_part(part, row) for part in found.parts],
    }


def _part(part: Part, row: LineRow) -> dict[str, Any]:
    """What one party sent, and what became of it on the other side."""
    return {
        "party": part.party,
        "mine": part.party == row.me,
        "messages": part.messages,
        "delivered": part.delivered,
        "slowest_ms": part.slowest_ms,
        "seen": [
            {
                "precedence": speed.precedence.value,
                "sent": speed.sent,
                "in_time": speed.in_time,
                "late": speed.late,
                "unseen": speed.unseen,
            }
            for speed in part.seen
        ],
        "asked": part.asked,
        "replied": part.replied,
        "calls": part.calls,
        "answered": part.answered,
        "refused": part.refused,
    }
