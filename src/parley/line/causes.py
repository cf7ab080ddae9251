"""What lasts of that which the watch was told: each cause by a name, with the words that its alarm has now.

Found in the line's state and its things, as the machines keep them: nothing of it is remembered here. An alarm that
names no cause is news: it is over once somebody has heard it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from parley.line import bells, claimed, clocks, contact, tickets, waking_gaps, waking_life, waking_messages
from parley.line import waking_requests as requests
from parley.line.drafts import Claimed, Drafted
from parley.line.effects import Alarm
from parley.line.follow import Rfe
from parley.line.message import Message
from parley.line.state import Line
from parley.line.things import Thing
from parley.line.tickets import Ticket
from parley.line.values import Level
from parley.line.waking_messages import Due
from parley.record.entry import Instant


class Cause(NamedTuple):
    """`alarm`: what the watch is told of this alone. `due`: the message that is late, if it is one."""

    name: str
    since_ms: Instant
    alarm: Alarm
    due: Due | None = None


def standing(line: Line, things: Iterable[Thing], now: Instant) -> dict[str, Cause]:
    """The causes that stand, by their names: those of the line itself, and those of these things of it."""
    told = [
        *contact.lasting(line.core.contact),
        *clocks.lasting(line.core.life.skew, now),
        *bells.lasting(line.core, now),
        *waking_life.lasting(line.core),
    ]
    found = [*_caused(told), *(cause for thing in things for cause in _of(line, thing, now))]
    return {cause.name: cause for cause in found}


def together(causes: Sequence[Cause]) -> Alarm:
    """One alarm for these: messages that are late are told of as one, as when they fell due; else the last."""
    dues = [cause.due for cause in causes if cause.due is not None]
    return waking_messages.alarm(dues) if dues else causes[-1].alarm


def refs(name: str) -> list[str]:
    """The things on which the cause of this name rests."""
    sort, _, rest = name.partition(" ")
    return [rest.partition(" ")[0]] if sort in {"claimed", "gap", "message", "thing", "ticket"} else []


def late(name: str) -> str:
    """The message that is late by the cause of this name; empty if it is about anything else."""
    return refs(name)[0] if name.startswith("message ") else ""


def private(name: str) -> bool:
    """Whether it may end without a word on the line's record."""
    return not name.startswith(("message ", "thing "))


def _caused(told: Iterable[tuple[Instant, Alarm]]) -> Iterator[Cause]:
    for since, alarm in told:
        yield from (Cause(name, since, alarm) for name in alarm.causes)


def _of(line: Line, thing: Thing, now: Instant) -> Iterator[Cause]:
    match thing:
        case Ticket():
            away = waking_life.maintenance(line.core.contact.theirs, now)
            yield from (_quiet(c) if away else c for c in _caused(tickets.lasting(thing)))
        case Claimed():
            yield from _caused(claimed.lasting(thing))
        case Drafted():
            yield from _caused(waking_gaps.lasting(line, thing))
        case Rfe():
            yield from _caused(requests.lasting(thing, now))
        case Message():
            for due in waking_messages.lasting(thing, line):
                alarm = waking_messages.alarm([due])
                yield Cause(alarm.causes[0], waking_messages.since_ms(due), alarm, due)


def _quiet(cause: Cause) -> Cause:
    """While they are away by their own word nothing of a fault is louder than a notice."""
    return cause._replace(alarm=Alarm(Level.NOTICE, cause.alarm.what, cause.alarm.ref, cause.alarm.causes))
