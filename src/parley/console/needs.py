"""Why somebody should look at a line: all that has a clock which runs against us, the most urgent first.

One rule for all of it: what waits for a word, a look or a deed of ours is named, and by when. What waits for them is
not.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from parley.console import alarm_pages, unreal
from parley.console.alarms import Heard
from parley.line import causes
from parley.line.bells import RINGS
from parley.line.calls import BELLS, State
from parley.line.drafts import Claimed, ClaimState
from parley.line.duties import THEIRS, Sort
from parley.line.values import DAY_MS, SERVICE_MS
from parley.record.entry import instant
from parley.station.book import Book
from parley.station.ports import Reading
from parley.views import duties

ORDER: Final = {precedence.value: rank for rank, precedence in enumerate(SERVICE_MS)}  # the most urgent first
AHEAD_MS: Final = 7 * DAY_MS  # so far the calendar is looked at
NEWEST: Final = 200  # messages whose replies may be late
LAST: Final = 99  # no rank is as high
CLOSED: Final = ("desk closed",)  # the cause of an alarm: line/bells.py
UNSEEN: Final = {"Z": 1, "O": 4, "P": 5, "R": 6}  # the rank of messages that nobody has seen,
LATE: Final = {"Z": 1, "O": 2, "P": 3, "R": 4}  # and of those that somebody should have seen by now

# Whose word a call waits for. What the called side says alone, ours where they call; what either may say, always.
_CALLED: Final = {State.ATTENDED: (1, "answer"), State.AWAITING: (3, "decide"), State.CHECKING: (2, "check")}
_EITHER: Final = {
    State.SUMMONING: (2, "fetch"),
    State.INTERPRETING: (2, "fetch"),
    State.READY: (2, "fetch"),
    State.INTERRUPTED: (1, "interrupted"),
}
# Named by the call, the message or the request itself; or done by the station (tests that are to begin).
_ELSEWHERE: Final = frozenset((Sort.CALL, Sort.REQUEST, Sort.HAND_OVER, Sort.HOLIDAY))


class Need(NamedTuple):
    """One reason. `why`: a subject, a precedence, or the station's words; `by`: our clock, ms; `href`: its page."""

    rank: int
    word: str
    why: str = ""
    by: int | None = None
    usage: str = ""  # EXERCISE or DRILL: nothing in it is so
    href: str = ""


class Known(NamedTuple):
    """What is known of a line besides its status: messages nobody has seen, what is owed, voices, alarms."""

    unseen: Mapping[str, str] = {}  # each message's reference, and how it is marked
    marked: Mapping[
        str, str
    ] = {}  # each precedence of which nothing unseen is meant in earnest, and how it is marked
    owed: Iterable[Mapping[str, Any]] = ()
    claimed: Iterable[Claimed] = ()
    alarms: Iterable[tuple[Heard, str]] = ()  # with the page to which each leads
    closed: bool = False  # the desk is taken, and no console of its watch is open


def known(reading: Reading, book: Book, now: int, alarms: Iterable[Heard]) -> Known:
    """What is known of this line now. `alarms`: of all lines."""
    found = unreal.unseen(reading, book.id)
    return Known(
        *found,
        duties.calendar(reading, book.row, now, now + AHEAD_MS, NEWEST),
        [each for each in book.line.things.values() if isinstance(each, Claimed)],
        [
            (each, alarm_pages.about(reading, each, book.row.name).page) for each in alarms
            if each.line == book.id and each.sort == "watch" and not each.silent
        ],
        bool(book.line.core.closed),
    )  # fmt: skip


def needs(line: Mapping[str, Any], known: Known, now: int) -> list[Need]:
    """All of it, the most urgent first. `line`: as `parley status` has it."""
    found = [
        *_calls(line),
        *_unseen(line, known),
        *(Need(1, "alarm", each.what, href=page) for each, page in known.alarms if not _named(each, known)),
        *([Need(2, "closed")] if known.closed else []),
        *(_claimed(each, line["name"]) for each in known.claimed if each.state is ClaimState.CHECKING),
        *_owed(line["name"], known, now),
        *_lasting(line, now),
    ]
    return sorted(found, key=lambda need: (need.rank, need.by is None, need.by or 0))


def _calls(line: Mapping[str, Any]) -> Iterator[Need]:
    for call in line["open_calls"]:
        turn = _turn(call)
        if turn is not None:
            usage = "EXERCISE" if call["exercise"] else ""
            where = f"/calls/{line['name']}/{call['ref']}"
            yield Need(*turn, call["subject"] or call["to"], _by(call), usage, where)


def _turn(call: Mapping[str, Any]) -> tuple[int, str] | None:
    """The rank and word of a call in which something waits for us."""
    state = State(call["state"])
    if state in _EITHER:
        return _EITHER[state]
    if state is State.WINDOWING and call["window"] is not None:
        return None if call["window"]["by_caller"] is call["mine"] else (3, "window")
    if call["mine"]:
        return None
    if state in BELLS:  # too late or too many of them make no sound, and wait all the same
        return (0, "rings") if call["bell"] in RINGS else (2, "waits")
    if state is State.AWAITING and call["pending"] and call["pending"]["stale"]:
        return (1, "stale")
    return _CALLED.get(state)


def _by(call: Mapping[str, Any]) -> int | None:
    """Until when: our own review, or when the call's silence is named."""
    review = (
        instant(call["pending"]["review_by"]) if call["state"] == State.AWAITING and call["pending"] else None
    )
    due = instant(call["due"]) if call["due"] else None
    return min((each for each in (review, due) if each is not None), default=None)


def _unseen(line: Mapping[str, Any], known: Known) -> Iterator[Need]:
    for each in line["unseen"]["by_us"]["by_precedence"]:
        precedence = each["precedence"]
        rank, word = (LATE[precedence], "overdue") if each["overdue"] else (UNSEEN[precedence], "unseen")
        usage = known.marked.get(precedence, "")
        yield Need(rank, word, precedence, instant(each["first_due"]), usage, "/messages")


def _named(alarm: Heard, known: Known) -> bool:
    """Whether what it is about stands here by itself: a desk without an open console, messages that are overdue."""
    late = bool(alarm.causes) and all(causes.late(name) in known.unseen for name in alarm.causes)
    return late or alarm.causes == CLOSED


def _claimed(voice: Claimed, name: str) -> Need:
    return Need(1, "claimed", voice.caller_post, voice.until_ms, "", f"/line/{name}")


def _owed(name: str, known: Known, now: int) -> Iterator[Need]:
    """What the calendar has against us: late already; or about something that is open, within a day. Drafts always."""
    for duty in known.owed:
        sort, by = Sort(duty["sort"]), instant(duty["at"])
        near = duty["overdue"] or sort is Sort.DRAFT or (duty["ref"] is not None and by <= now + DAY_MS)
        if near and duty["whose"] != THEIRS and sort not in _ELSEWHERE and not _said(duty, sort, known):
            word, rank = ("late", 3) if duty["overdue"] else ("owed", 2 if sort is Sort.TEST else 6)
            yield Need(rank, word, duty["what"], by, "", _where(name, sort, duty["ref"]))


def _said(duty: Mapping[str, Any], sort: Sort, known: Known) -> bool:
    """Whether it is among the unseen messages, or the station does it by itself."""
    if sort is Sort.MESSAGE:
        return duty["ref"] in known.unseen
    return sort is Sort.TEST and duty["ref"] is None


def _where(name: str, sort: Sort, ref: str | None) -> str:
    """The page on which it is done."""
    match sort:
        case Sort.DRAFT:
            return f"/messages/{name}/drafts/{ref}"
        case Sort.MESSAGE | Sort.REPLY | Sort.ASSURANCE:
            return f"/messages/{name}/{ref}"
        case Sort.WINDOW:
            return f"/calls/{name}/{ref}"
        case Sort.TEST:
            return f"/line/{name}#tests"
        case _:
            return f"/line/{name}#duties"


def _lasting(line: Mapping[str, Any], now: int) -> Iterator[Need]:
    """What stands until somebody does something about it."""
    bearers = line["observed"]["bearers"]
    if bearers["value"] == "DEAD":
        yield Need(3, "dead", bearers["why"])
    if line["agreement"]["waits_for_us"]:
        yield Need(8, "agreement", href=f"/line/{line['name']}#agreement")
    # Of one that we have answered nothing runs: they judge it.
    if due := line["requests"]["theirs"]["first_due"]:
        by = instant(due)
        yield Need(3 if by < now else 7, "request", by=by, href="/messages?box=requests")
    if line["requests"]["ours"]["to_judge"]:
        yield Need(7, "judge", href="/messages?box=requests")
