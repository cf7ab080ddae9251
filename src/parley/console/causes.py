"""What lasts of that which the watch is told: for as long as a cause stands its alarm is in sight, also after a start.

Read from the record: nothing of it is remembered here. What the causes are: line/causes.py.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from parley.line import causes, things
from parley.line.causes import Cause
from parley.line.message import Message, State
from parley.line.things import Thing
from parley.line.values import Level
from parley.record.entry import Instant
from parley.station.ports import LineRow, Reading, Wanted
from parley.views import lines, messages

LOUD: Final = frozenset((Level.ALARM, Level.INCIDENT, Level.MEDIATOR))
MESSAGES: Final = 1_000  # of the last messages, those about which the watch was told


def named(reading: Reading, row: LineRow, names: Iterable[str]) -> dict[str, Cause]:
    """Those of these causes of the line that stand."""
    wanted = set(names)
    refs = {ref for name in wanted for ref in causes.refs(name)}
    found = _standing(reading, row, _loaded(reading, row, refs), 0)
    return {name: cause for name, cause in found.items() if name in wanted}


def loud(reading: Reading, row: LineRow, now: int) -> list[Cause]:
    """All causes of the line that stand, and of which the watch is told aloud."""
    waiting = [thing.data for thing in reading.things(row.id, open_only=True)]
    last = [thing.data for thing in reading.things(row.id, kind=messages.TABLE, newest=MESSAGES)]
    found = _standing(reading, row, (things.load(data) for data in (*waiting, *last)), now)
    return [cause for cause in found.values() if cause.alarm.level in LOUD and not _quiet(cause)]


def _quiet(cause: Cause) -> bool:
    """Of a message that did not ring when it came nobody is told when it is overdue: line/message_clocks.py."""
    return cause.due is not None and bool(cause.due.message.quiet)


def _standing(reading: Reading, row: LineRow, of: Iterable[Thing], now: int) -> dict[str, Cause]:
    line = lines.state(reading, row)
    return causes.standing(line, of, Instant(now)) if line is not None else {}


def _loaded(reading: Reading, row: LineRow, refs: Iterable[str]) -> Iterator[Thing]:
    for ref in refs:
        if (found := reading.thing(row.id, ref)) is not None:
            yield things.load(found.data)


def unseen(reading: Reading, row: LineRow, newest: int) -> list[Message]:
    """The newest messages of theirs that nobody has seen."""
    found = reading.search(row.id, Wanted(mine=False, state=State.SENT, newest=newest))
    return [messages.loaded(thing.data) for thing in found]
