"""What there is to say of one message, as plain values: its header, its clocks, its receipts, what became of it.

Instants are milliseconds of our clock. The text is in the entry that `ref` names.
"""

from typing import Any, Final

import msgspec

from parley.line import message_clocks as clocks
from parley.line.core import Core
from parley.line.message import Addressees, Message, Story, faults
from parley.line.values import SERVICE_MS, Post, Ref
from parley.record.entry import Instant, instant

Plain = dict[str, Any]
NOT_AGREED: Final = "level 2 by agreement"
_HEADER: Final = (
    *("ref", "mine", "number", "type", "to", "info", "exempted", "subject", "language", "authentic"),
    *("reply_to", "supersedes", "must_follow", "refers", "reply_by", "valid_from", "valid_to", "label"),
    *("agreement", "article", "paragraph", "quiet", "excess"),
)


def message(core: Core, found: Message, now: Instant) -> Plain:
    """One message: where it stands, each leg and class with its due time, every receipt, and what stands beside."""
    story = found.story
    desks = _desks(core, mine=not found.mine)
    running = clocks.running(found, desks)
    delivered = found.delivered_ms is not None or core.holds(found.place)
    held = not found.mine or delivered
    return {
        **{name: getattr(found, name) for name in _HEADER},
        "from": found.from_,
        "precedence": found.precedence.value,
        "info_precedence": found.service(Addressees.INFO).value if found.info else None,
        "marking": msgspec.to_builtins(found.marking),
        "unreal": found.unreal,
        "at_ms": found.at_ms,
        "heard_ms": found.heard_ms,
        "place": found.place,
        "held": held,
        "delivered_ms": found.delivered_ms if found.mine else found.heard_ms,
        "state": "HELD" if found.mine and held and not story.receipts else story.state.value,
        "marks": [mark.value for mark in story.marks],
        "classes": {
            addressees.value: _class(found, story, addressees, desks, now)
            for addressees in clocks.classes(found)
        },
        "levels": _levels(core, found),
        "seen": [msgspec.to_builtins(receipt) for receipt in story.receipts],
        "queries": [msgspec.to_builtins(query) for query in story.queries],
        "nacks": [msgspec.to_builtins(nack) for nack in story.nacks],
        "expected": _expected(story, now),
        "cancelled": story.cancelled,
        "corrections": list(story.corrections),
        "corrected": newest_here(story),
        "readdressed": list(story.readdressed),
        "replies": list(story.replies),
        "crossed": list(story.crossed),
        "reply_overdue": _reply_overdue(found, story, now),
        "expired": found.valid_to is not None and instant(found.valid_to) <= now,
        "clocks": {clock.value: moment for clock, moment in running.items()},
        "due_ms": min(running.values(), default=None),
        "faults": [msgspec.to_builtins(fault) for fault in faults(found)],
    }


def _class(
    found: Message, story: Story, addressees: Addressees, desks: tuple[Post, ...], now: Instant
) -> Plain:
    """One class of addressees: by when, seen by whom first, how long each leg took."""
    handled = clocks.handled(found, story, addressees, desks)
    due = found.due_ms(addressees)
    first = next((r for r in story.receipts if clocks.counts(found, addressees, r.post, desks)), None)
    arrived = found.delivered_ms if found.mine else found.heard_ms
    return {
        "posts": list(found.posts(addressees)),
        "precedence": found.service(addressees).value,
        "service_ms": SERVICE_MS[found.service(addressees)],
        "due_ms": due,
        "handled": handled,
        "overdue": not handled and not story.stopped and now > due,
        "seen_ms": first.heard_ms if first else None,
        "seen_by": first.post if first else None,
        "in_time": first.in_time if first else None,
        "leg_delivered_ms": arrived - found.at_ms if arrived is not None else None,
        "leg_seen_ms": first.heard_ms - arrived if first and arrived is not None else None,
    }


def _levels(core: Core, found: Message) -> Plain:
    """How far up the side that has it gives receipts, and the words for what is not agreed."""
    reader = core.them if found.mine else core.me
    highest = core.terms.highest_receipt(reader) if core.terms else 2
    return {"highest": highest, "shown": "" if highest > 2 else NOT_AGREED}  # noqa: PLR2004 - level 2, the watch


def _expected(story: Story, now: Instant) -> Plain | None:
    if story.expected is None:
        return None
    overdue = not story.replies and not story.stopped and story.expected.by_ms <= now
    return {**msgspec.to_builtins(story.expected), "overdue": overdue}


def _reply_overdue(found: Message, story: Story, now: Instant) -> bool:
    waits = found.reply_by is not None and not story.replies and not story.stopped
    return waits and instant(found.reply_by or "") <= now


def newest_here(story: Story) -> Ref | None:
    """The last correction of this text. It may itself be corrected: follow it."""
    return story.corrections[-1] if story.corrections else None


def _desks(core: Core, *, mine: bool) -> tuple[Post, ...]:
    return core.terms.side(core.me if mine else core.them).desks if core.terms else ()
