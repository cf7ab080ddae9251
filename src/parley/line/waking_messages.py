"""What time alone brings about messages: alarms, one for all that fell due together, and queries for a receipt.

Nothing of it ends anything. Spec: docs/spec/messages.md, section 4.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from parley.line import facts as f
from parley.line import message_clocks as clocks
from parley.line.effects import EXERCISE, Alarm, Draft, Effect
from parley.line.message import Addressees, Message, full
from parley.line.message_clocks import CLASS, LOOK_MS, UNDELIVERED, Clock
from parley.line.state import Line
from parley.line.values import Level, Ref
from parley.record.entry import Instant, instant

QUERIES_A_WAKE: Final = 20  # our station asks after so many messages at once; the others wait their turn
NAMED_MAX: Final = 5  # so many messages are named in an alarm, the rest counted

_LATE: Final = {  # what an alarm says of the messages that it names: ours, and theirs
    UNDELIVERED: ("their station does not have in time", ""),
    Clock.ACTION: ("their watch has not seen in time", "our watch has not seen in time"),
    Clock.INFO: (
        "not seen in time by those who are to know",
        "not seen in time by those of ours who are to know",
    ),
    Clock.REPLY_BY: ("not answered by the time asked", "we have not answered by the time asked"),
    Clock.EXPECTED: (
        "the answer that they announced has not come",
        "we announced an answer and have not sent it",
    ),
}
_ALARMS: Final = frozenset((UNDELIVERED, Clock.ACTION))


class Due(NamedTuple):
    """What is late of a message: `what` is a key of what an alarm says."""

    what: str
    message: Message


def wake(line: Line, due: Sequence[Message], now: Instant) -> tuple[list[Draft], list[Effect]]:
    """What is due about these messages by `now`: queries, and one alarm for all."""
    drafts: list[Draft] = []
    late: list[Due] = []
    for message in due:
        more, told = _one(line, message, now, len(drafts))
        drafts += more
        late += told
    return drafts, [alarm(late)] if late else []


def _one(line: Line, message: Message, now: Instant, asked: int) -> tuple[list[Draft], list[Due]]:
    """What is due about this message by `now`, and if more of it is late, all that is. `asked`: queries so far."""
    running = clocks.running(message, line.desks(mine=not message.mine))
    drafts: list[Draft] = []
    fired = False
    for clock, moment in running.items():
        if moment > now:
            continue
        known = message.told
        message, more = _fire(line, message, clock, now, asked)
        drafts += more
        fired = fired or message.told != known
    line.put(message)
    return drafts, lasting(message, line) if fired else []


def _fire(
    line: Line, message: Message, clock: Clock, now: Instant, asked: int
) -> tuple[Message, list[Draft]]:
    """The message with this clock fired, and what our station writes. Its `told` grows if the watch is to be told."""
    match clock:
        case Clock.ACTION | Clock.INFO:
            return _unseen(line, message, clock, now, asked)
        case Clock.DELIVERY:
            if line.core.holds(message.place):
                return replace(message, delivered_ms=now, next_ms=None), []
            return replace(message, next_ms=Instant(now + LOOK_MS)), []
        case Clock.QUERY:
            return _query(message, now, asked)
        case Clock.REPLY_BY:
            return replace(message, told=(*message.told, clock)), []
    expected = message.story.expected
    assert expected is not None
    return replace(message, told=(*message.told, expected.ref)), []


def _unseen(
    line: Line, message: Message, clock: Clock, now: Instant, asked: int
) -> tuple[Message, list[Draft]]:
    if message.mine and message.delivered_ms is None and not line.core.holds(message.place):
        if UNDELIVERED in message.told:
            return message, []  # the other class's clock has just found it out
        return replace(message, told=(*message.told, UNDELIVERED), next_ms=Instant(now + LOOK_MS)), []
    message = replace(message, told=(*message.told, clock))
    if clock is Clock.ACTION and message.mine:
        return _query(message, now, asked)
    return message, []


def _query(message: Message, now: Instant, asked: int) -> tuple[Message, list[Draft]]:
    """Our station asks, and asks again later; if it has asked after too many just now, it only waits.

    Where our side has said as much about it as either may, one word more would be misconduct.
    """
    if full(message, mine=True):
        return replace(message, next_ms=None), []
    if asked >= QUERIES_A_WAKE:
        return replace(message, next_ms=Instant(now + LOOK_MS)), []
    return replace(message, next_ms=clocks.next_query(message, now)), [
        Draft(f.MessageQueried(message.ref, "station"))
    ]


def lasting(message: Message, line: Line) -> list[Due]:
    """What the watch was told of this message, and is so still."""
    if message.story.stopped:
        return []
    desks = line.desks(mine=not message.mine)
    unseen = {
        CLASS[addressees]
        for addressees in clocks.classes(message)
        if not clocks.handled(message, message.story, addressees, desks)
    }
    found: list[str] = [
        clock for clock in (Clock.ACTION, Clock.INFO) if clock in unseen and clock in message.told
    ]
    if clocks.undelivered(message) and not line.core.holds(message.place):
        found.append(UNDELIVERED)
    return [Due(what, message) for what in (*found, *_unanswered(message))]


def _unanswered(message: Message) -> list[str]:
    expected, told = message.story.expected, message.told
    if message.story.replies:
        return []
    found: list[str] = [Clock.REPLY_BY] if Clock.REPLY_BY in told else []
    return [*found, Clock.EXPECTED] if expected is not None and expected.ref in told else found


def since_ms(due: Due) -> Instant:
    """Since when it is late, on our clock."""
    message = due.message
    if due.what == Clock.REPLY_BY and message.reply_by is not None:
        return instant(message.reply_by)
    if due.what == Clock.EXPECTED and message.story.expected is not None:
        return message.story.expected.by_ms
    return message.due_ms(Addressees.INFO if due.what == Clock.INFO else Addressees.ACTION)


def alarm(fired: Sequence[Due]) -> Alarm:
    """One alarm for all that is late of messages of which a clock has just fired, or is late still: at least one."""
    parts = [_part(what, mine, fired) for what in _LATE for mine in (True, False)]
    level = Level.ALARM if any(due.what in _ALARMS for due in fired) else Level.INCIDENT
    marked = EXERCISE if all(due.message.unreal for due in fired) else ""
    causes = tuple(cause(due.message.ref, due.what) for due in fired)
    words = marked + "; ".join(part for part in parts if part)
    urgent = [due.message.precedence for due in fired if due.what in _ALARMS]
    gravest = max(urgent, key=lambda precedence: precedence.rank, default=None)
    return Alarm(level, words, fired[0].message.ref, causes, gravest)


def cause(message: Ref, what: str) -> str:
    """The name of what is late of that message."""
    return f"message {message} {what}"


def _part(what: str, mine: bool, fired: Sequence[Due]) -> str:  # noqa: FBT001  # ours, or theirs
    found = [due.message for due in fired if due.what == what and due.message.mine is mine]
    found.sort(key=lambda message: message.place)
    if not found:
        return ""
    named = [f"{m.precedence.name} no. {m.number} of {m.from_}" for m in found[:NAMED_MAX]]
    more = [f"and {len(found) - NAMED_MAX} more"] if len(found) > NAMED_MAX else []
    return f"{_LATE[what][0 if mine else 1]}: {', '.join([*named, *more])}"
