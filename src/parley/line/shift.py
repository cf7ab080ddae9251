"""The watch: who has it, and what it hands over to the next. Private: kept in the journal.

Spec: docs/spec/life.md, §7.
"""

from typing import Any, Final

from parley.line import hearing_life
from parley.line.effects import Note
from parley.line.life import Shift
from parley.line.private import Private
from parley.line.state import Line
from parley.line.things import Call, Test
from parley.line.values import Layer
from parley.record.entry import Instant

BEGUN: Final = "shift.begun/1"
NOTE: Final = "shift.note/1"
HANDED: Final = "shift.handed/1"


def begin(line: Line, by: str, now: Instant) -> None:
    """That office has the watch; one that had it and handed nothing over is named."""
    before = line.core.life.shift
    line.core.life.shift = Shift(by, now)
    line.notes.append(Note(BEGUN, {"by": by, "before": before.by if before else ""}))


def note(line: Line, text: str) -> None:
    """A line for the log of the watch."""
    shift = line.core.life.shift
    line.notes.append(Note(NOTE, {"by": shift.by if shift else "", "text": text}))


def hand_over(line: Line, to: str, text: str, now: Instant) -> None:
    """The watch goes on to that office; what is open at this moment is on record with it."""
    shift = line.core.life.shift
    body = {"by": shift.by if shift else "", "to": to, "text": text, "open": still_open(line)}
    line.core.life.shift = Shift(to, now)
    line.notes.append(Note(HANDED, body))


def still_open(line: Line) -> dict[str, Any]:
    """How much of each sort waits for somebody."""
    core = line.core
    open_things = [
        thing for thing in line.things.values() if isinstance(thing, Call | Test | Private) and thing.open
    ]
    private = [thing for thing in open_things if isinstance(thing, Private)]
    return {
        "calls": sum(isinstance(thing, Call) for thing in open_things),
        "tests_to_read_back": sum(
            isinstance(thing, Test) and not thing.mine and thing.layer is Layer.PERSON
            for thing in open_things
        ),
        "unseen_by_us": core.numbers.theirs_unseen,
        "unseen_by_them": core.numbers.mine_unseen,
        "tickets": [ticket.number for ticket in hearing_life.open_tickets(line)],
        "drafts": sum(thing.kind == "draft" for thing in private),
        "claimed_calls": sum(thing.kind == "claimed" for thing in private),
        "missed_tests": core.contact.station.count + core.contact.person.count,
        "drill": core.life.drill is not None,
    }
