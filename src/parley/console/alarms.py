"""What must be heard until somebody says that they have heard it: messages that ring, and what the watch is told.

Of all consoles together: silenced on one, it is silent on all, and stays on the screen until what it is about is done.
It outlives a restart of the station, in a file beside the sessions; what lasts (line/causes.py) and the messages that
still wait are found again in the record where that file has nothing of them.
"""

import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import Struct

from parley.console import causes, unreal
from parley.keystores import durable
from parley.line.causes import Cause, late, private, together
from parley.line.effects import EXERCISE, Alarm, Arrived, Effect
from parley.line.message import Message, State
from parley.line.values import Level, Usage
from parley.station.book import Book
from parley.station.ports import LineRow, Reading
from parley.views import messages

FILE: Final = "alarms.json"
FOUND: Final = frozenset(("Z", "O"))  # what is so urgent rings again, if nothing was kept of it
Marks = Mapping[str, tuple[tuple[int, int], ...]]
URGENCY: Final[Mapping[str, int]] = {
    "Z": 0, Level.MEDIATOR: 1, Level.ALARM: 1, "O": 2, Level.INCIDENT: 3, "P": 4, "R": 5,
}  # fmt: skip
KEPT_MAX: Final = 200  # beyond it the oldest silent ones go, then the oldest
_log: Final = logging.getLogger("parley.console")


class Heard(Struct):
    """One alarm. `sort`: "message" or "watch"; `what`: the station's words of a watch alarm.

    `unreal`: EXERCISE or DRILL, where it is about one. `level`, `causes`: as the watch's alarm has them; `precedence`:
    of the message, of a watch alarm only where that is more urgent than its level.
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
    causes: tuple[str, ...] = ()
    id: str = ""


class Alarms:
    """All alarms of one station that somebody has yet to deal with. `path`: where they are kept."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._kept: dict[str, Heard] = {}
        self._next = 0
        self._seen: Marks = {}  # of each line, when its alarms were looked at last

    def told(self, effects: Sequence[tuple[str, Effect]], now: int) -> None:
        """What a turn brought: the line's id, and what is to be done about it."""
        before = self._next
        for line, effect in effects:
            match effect:
                case Arrived(message, _, precedence, True, usage):
                    kept = Heard(line, "message", now, precedence=precedence.value, ref=message)
                    kept.unreal = usage or ""
                    self._add(kept)
                case Alarm(level) if level in causes.LOUD:
                    self._remind(_heard(line, effect, now))
                case _:
                    pass
        if self._next != before:
            self._keep()

    def _add(self, heard: Heard) -> None:
        self._next += 1
        heard.id = str(self._next)
        self._kept[heard.id] = heard
        if len(self._kept) > KEPT_MAX:
            gone = next((known.id for known in self._kept.values() if known.silent), next(iter(self._kept)))
            del self._kept[gone]

    def _remind(self, heard: Heard) -> None:
        """A later alarm of one cause takes the place of the earlier; that a message is late, that of its arrival."""
        messages = {ref for name in heard.causes if (ref := late(name))}
        for known in [known for known in self._kept.values() if known.line == heard.line]:
            if known.sort == "message" and known.ref in messages:
                del self._kept[known.id]
            elif not set(heard.causes).isdisjoint(known.causes):
                known.causes = tuple(name for name in known.causes if name not in heard.causes)
                if not known.causes:
                    del self._kept[known.id]
        self._add(heard)

    def silence(self, ids: Iterable[str]) -> None:
        """Somebody has heard these: what it is about may last, and then it stays, silent; else it is done."""
        for id_ in ids:
            known = self._kept.get(id_)
            if known is not None and (known.sort == "message" or known.causes):
                known.silent = True
            elif known is not None:
                del self._kept[id_]
        self._keep()

    # --- over a restart -------------------------------------------------------------------------------------

    def _keep(self) -> None:
        """As they are now they outlive the station. Where that fails they are heard all the same."""
        if self._path is None:
            return
        try:
            durable.replace(self._path, msgspec.json.encode(list(self._kept.values())))
        except OSError as why:
            _log.error("the alarms cannot be kept: %s", why)  # the reason is all there is to say

    def _load(self) -> None:
        """Those that were kept; none, where nothing is or it cannot be read: the record has most of them."""
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=list[Heard]) if self._path else []
        except (FileNotFoundError, ValueError):
            kept = []
        self._kept = {known.id: known for known in kept if known.id.isdecimal() and _urgent(known) in URGENCY}
        self._next = max((int(id_) for id_ in self._kept), default=0)

    def find_again(self, reading: Reading, now: int) -> None:
        """After a start: what was kept and still stands, silent if it was; and what the record has besides."""
        self._load()
        self.standing(reading, {row.id: () for row in reading.lines()})
        for row in reading.lines():
            self._find_causes(reading, row, now)
            self._find_messages(reading, row, now)

    def _find_causes(self, reading: Reading, row: LineRow, now: int) -> None:
        """What lasts, and of which no alarm is there: messages that are late as one, as when they fell due."""
        known = {name for heard in self._kept.values() if heard.line == row.id for name in heard.causes}
        found: list[Cause] = [cause for cause in causes.loud(reading, row, now) if cause.name not in known]
        late = [cause for cause in found if cause.due is not None]
        for several in (late, *([cause] for cause in found if cause.due is None)):
            if several:
                self._remind(_heard(row.id, together(several), min(cause.since_ms for cause in several)))

    def _find_messages(self, reading: Reading, row: LineRow, now: int) -> None:
        """Unseen FLASH and IMMEDIATE messages ring once more: each, and as one those that are too many to look at."""
        kept = [heard for heard in self._kept.values() if heard.line == row.id]
        here = [heard for heard in kept if heard.sort == "message"]
        known = {heard.ref for heard in here} | {late(name) for heard in kept for name in heard.causes}
        looked = causes.unseen(reading, row, unreal.LOOKED_MAX)
        for message in looked:
            if message.precedence in FOUND and message.ref not in known and not message.quiet:
                self._add(_arrived(row.id, message, now))
        for counted in reading.counts(row.id, messages.TABLE, State.SENT, mine=False):
            seen = sum(message.precedence == counted.precedence for message in looked)
            one = any(heard.precedence == counted.precedence and not heard.ref for heard in here)
            if counted.precedence in FOUND and counted.count > seen and not one:
                self._add(Heard(row.id, "message", now, precedence=counted.precedence))

    # --- what still stands ----------------------------------------------------------------------------------

    def standing(self, reading: Reading, marks: Marks) -> list[Heard]:
        """Those that still stand, first what nobody has heard: the most urgent, of these the newest.

        A message's goes once it is seen or gone, a reminder with its cause. `marks`: of each line, what is another
        whenever its record is. Where it is the same only what may end without a word on the record is looked at.
        """
        moved = {line for line, mark in marks.items() if self._seen.get(line) != mark}
        self._seen = dict(marks)
        for known in list(self._kept.values()):
            if known.sort == "message" and known.line in moved and not _waits(reading, known):
                del self._kept[known.id]
        for row in reading.lines() if any(known.causes for known in self._kept.values()) else ():
            self._lapse(reading, row, known_moved=row.id in moved)
        return sorted(self._kept.values(), key=_urgency)

    def _lapse(self, reading: Reading, row: LineRow, *, known_moved: bool) -> None:
        """Alarms of this line go with their causes; of several, what is told goes on with those that stand."""
        asked = [
            known for known in self._kept.values()
            if known.line == row.id and known.causes and (known_moved or any(map(private, known.causes)))
        ]  # fmt: skip
        if not asked:
            return
        stands = causes.named(reading, row, [name for known in asked for name in known.causes])
        for known in asked:
            rest = [stands[name] for name in known.causes if name in stands]
            if not rest:
                del self._kept[known.id]
            elif len(rest) < len(known.causes):
                self._kept[known.id] = _again(known, together(rest))


def _heard(line: str, alarm: Alarm, at: int) -> Heard:
    """`at`: when the watch was told, or since when it holds; our clock, ms."""
    marked = Usage.EXERCISE if alarm.what.startswith(EXERCISE) else ""
    heard = Heard(line, "watch", at, what=alarm.what, ref=alarm.ref, unreal=marked, level=alarm.level.value)
    heard.causes = alarm.causes
    if alarm.precedence is not None and URGENCY[alarm.precedence] < URGENCY[alarm.level]:
        heard.precedence = alarm.precedence.value
    return heard


def _again(known: Heard, alarm: Alarm) -> Heard:
    """The same alarm, heard or not, with what is left of it."""
    heard = _heard(known.line, alarm, known.at_ms)
    heard.id, heard.silent = known.id, known.silent
    return heard


def _arrived(line: str, message: Message, at: int) -> Heard:
    usage = message.marking.usage.value if message.marking is not None and message.unreal else ""
    return Heard(line, "message", at, precedence=message.precedence.value, ref=message.ref, unreal=usage)


def _urgent(known: Heard) -> str:
    return known.precedence or known.level


def _urgency(known: Heard) -> tuple[bool, int, int, int]:
    return known.silent, URGENCY[_urgent(known)], -known.at_ms, -int(known.id)


def marks(books: Iterable[Book]) -> Marks:
    """How far each line's two logs go, and their receipts: all that is said of a message, and who has it."""
    return {
        book.id: (
            *((log.ordinal, log.size) for logs in (book.mine, book.theirs) for log in logs[-1:]), (-1, book.receipted)
        )
        for book in books
    }  # fmt: skip


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
            "causes": len(a.causes),  # of several, some may be over
        }
        for a in alarms
    ]
