"""What must be heard until somebody says that they have heard it: messages that ring, and what the watch is told.

Kept in memory, for all consoles together: silenced on one, it is silent on all, and stays on the screen until what it
is about is done. After a restart of the station the messages that still wait, and causes that last (causes.py), are
found again in the record.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from msgspec import Struct

from parley.console import causes, unreal
from parley.line.effects import Alarm, Arrived, Effect
from parley.line.message import State
from parley.line.values import Level, Usage
from parley.station.book import Book
from parley.station.ports import LineRow, Reading
from parley.views import lines, messages

Marks = Mapping[str, tuple[tuple[int, int], ...]]
URGENCY: Final[Mapping[str, int]] = {
    "Z": 0, Level.MEDIATOR: 1, Level.ALARM: 1, "O": 2, Level.INCIDENT: 3, "P": 4, "R": 5,
}  # fmt: skip
KEPT_MAX: Final = 200  # beyond it the oldest silent ones go, then the oldest
EXERCISE: Final = (
    "EXERCISE: "  # so begins what is said of messages that are all of one: line/waking_messages.py
)


class Heard(Struct):
    """One alarm. `sort`: "message" or "watch"; `what`: the station's words of a watch alarm.

    `unreal`: EXERCISE or DRILL, where it is about one. `level`, `due`: as the watch's alarm has them.
    """

    line: str
    sort: str
    at_ms: int
    precedence: str = ""
    what: str = ""
    ref: str = ""
    silent: bool = False
    unreal: str = ""
    level: str = ""
    due: tuple[str, str] | None = None
    id: str = ""


class Alarms:
    """All alarms of one station that somebody has yet to deal with."""

    def __init__(self) -> None:
        self._kept: dict[str, Heard] = {}
        self._next = 0
        self._seen: Marks = {}  # of each line, when its alarms were looked at last

    def told(self, effects: Sequence[tuple[str, Effect]], now: int) -> None:
        """What a turn brought: the line's id, and what is to be done about it."""
        for line, effect in effects:
            match effect:
                case Arrived(message, _, precedence, True, usage):
                    kept = Heard(line, "message", now, precedence=precedence.value, ref=message)
                    kept.unreal = usage or ""
                    self._add(kept)
                case Alarm(level, what, ref, due) if level in causes.LOUD:
                    marked = Usage.EXERCISE if what.startswith(EXERCISE) else ""
                    self._remind(Heard(
                        line, "watch", now, what=what, ref=ref, unreal=marked, level=level.value, due=due
                    ))  # fmt: skip
                case _:
                    pass

    def _add(self, heard: Heard) -> None:
        self._next += 1
        heard.id = str(self._next)
        self._kept[heard.id] = heard
        if len(self._kept) > KEPT_MAX:
            gone = next((known.id for known in self._kept.values() if known.silent), next(iter(self._kept)))
            del self._kept[gone]

    def _remind(self, heard: Heard) -> None:
        """A later alarm of one thing, or of one cause, takes the place of the earlier."""
        for known in list(self._kept.values()):
            if _about(heard) and _about(known) == _about(heard):
                del self._kept[known.id]
        self._add(heard)

    def find_again(self, reading: Reading, now: int) -> None:
        """After a start: unseen FLASH and IMMEDIATE messages ring once more, as one each; so does what lasts."""
        for row in reading.lines():
            for cause in _causes(reading, row).values():
                level = cause.level.value
                self._add(Heard(row.id, "watch", cause.since_ms or now, what=cause.what, level=level))
            for counted in reading.counts(row.id, messages.TABLE, State.SENT, mine=False):
                if counted.precedence in {"Z", "O"} and counted.count:
                    usage = unreal.unseen(reading, row.id).marked.get(counted.precedence, "")
                    kept = Heard(row.id, "message", now, precedence=counted.precedence, unreal=usage)
                    self._add(kept)

    def silence(self, ids: Iterable[str]) -> None:
        """Somebody has heard these: what it is about may last, and then it stays, silent; else it is done."""
        for id_ in ids:
            known = self._kept.get(id_)
            if known is not None and (known.sort == "message" or _about(known)):
                known.silent = True
            elif known is not None:
                del self._kept[id_]

    def standing(self, reading: Reading, marks: Marks) -> list[Heard]:
        """Those that still stand, first what nobody has heard: the most urgent, of these the newest.

        A message's goes once it is seen or gone, a reminder once what it is about has moved, others with their cause.
        `marks`: of each line, what is another whenever its record is. Where it is the same nothing is read.
        """
        moved = {line for line, mark in marks.items() if self._seen.get(line) != mark}
        self._seen = dict(marks)
        for known in list(self._kept.values()):
            if known.line in moved and not _stands(reading, known):
                del self._kept[known.id]
        self._lapse(reading)
        return sorted(self._kept.values(), key=_urgency)

    def _lapse(self, reading: Reading) -> None:
        """Alarms whose cause is gone go with it: perhaps by a receipt alone, which is no entry."""
        lasting = [known for known in self._kept.values() if causes.of(known.what)]
        if not lasting:
            return
        of_line = {row.id: _causes(reading, row) for row in reading.lines()}
        for known in lasting:
            if causes.of(known.what) not in of_line.get(known.line, {}):
                del self._kept[known.id]


def _causes(reading: Reading, row: LineRow) -> dict[str, causes.Cause]:
    line = lines.state(reading, row)
    return causes.standing(line.core) if line is not None else {}


def _about(known: Heard) -> tuple[str, str] | None:
    """The thing or the cause that this alarm is about: line and name; None where it is over as soon as it was heard."""
    name = known.due[0] if known.due is not None else causes.of(known.what)
    return (known.line, name) if name else None


def _urgency(known: Heard) -> tuple[bool, int, int, int]:
    return known.silent, URGENCY[known.precedence or known.level], -known.at_ms, -int(known.id)


def marks(books: Iterable[Book]) -> Marks:
    """How far each line's two logs go: whatever is said of a message is an entry in one of them."""
    return {
        book.id: tuple((log.ordinal, log.size) for logs in (book.mine, book.theirs) for log in logs[-1:])
        for book in books
    }


def _stands(reading: Reading, known: Heard) -> bool:
    """Whether what this alarm is about is not done: a message that nobody has seen, a thing that has not moved."""
    if known.sort == "message":
        return _waits(reading, known)
    if known.due is None:
        return True
    found = reading.thing(known.line, known.due[0])
    return found is not None and found.state == known.due[1]


def _waits(reading: Reading, known: Heard) -> bool:
    """Whether nobody has seen what this alarm is about."""
    if known.ref:
        found = reading.thing(known.line, known.ref)
        return found is not None and found.state == State.SENT
    counted = reading.counts(known.line, messages.TABLE, State.SENT, mine=False)
    return any(each.precedence == known.precedence and each.count for each in counted)


def told(alarms: Iterable[Heard], names: dict[str, str]) -> list[dict[str, Any]]:
    """What an event says of each."""
    return [
        {
            "id": a.id,
            "line": names.get(a.line, ""),
            "precedence": a.precedence,
            "sort": a.sort,
            "silent": a.silent,
            "exercise": bool(a.unreal),
        }
        for a in alarms
    ]
