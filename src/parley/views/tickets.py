"""Fault tickets as our watch reads them: what fails, by when it must be told and repaired, and what was done."""

from typing import Any, Final

from parley.line import things
from parley.line.tickets import MENDED_MS, Step, Ticket
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views.times import stamped

TABLE: Final = "ticket"


def tickets(reading: Reading, row: LineRow, *, open_only: bool = True) -> list[dict[str, Any]]:
    """The tickets of a line, oldest first."""
    return [ticket(found, row) for found in _loaded(reading, row, open_only=open_only)]


def one(reading: Reading, row: LineRow, number: int) -> dict[str, Any]:
    """The ticket of that number; 0: the last. Raises Refusal if there is none."""
    found = [t for t in _loaded(reading, row, open_only=False) if number in {0, t.number}]
    if not found:
        raise Refusal(
            f"there is no ticket {number}" if number else "there is no ticket",
            "see: parley ticket list --all",
        )
    return ticket(found[-1], row)


def _loaded(reading: Reading, row: LineRow, *, open_only: bool) -> list[Ticket]:
    rows = (things.load(thing.data) for thing in reading.things(row.id, kind=TABLE, open_only=open_only))
    return sorted((found for found in rows if isinstance(found, Ticket)), key=lambda t: t.number)


def ticket(found: Ticket, row: LineRow) -> dict[str, Any]:
    """One ticket as plain values."""
    return {
        "ref": found.ref,
        "line": row.id,
        "with": row.name,
        "number": found.number,
        "state": found.state,
        "part": found.part,
        "name": found.name,
        "fails": found.fails,
        "by_hand": found.by_hand,
        "opened_at": stamped(found.opened_ms),
        "since": stamped(found.since_ms),
        "failures": found.failures,
        "tell_from": stamped(found.out_ms),
        "tell_by": stamped(found.tell_ms),
        "told_at": stamped(found.told_ms),
        "reported": found.report > 0,
        "begin_by": stamped(found.begin_ms),
        "begun_at": stamped(found.begun_ms),
        "mended_at": stamped(found.mended_ms),
        "closes_at": stamped(found.mended_ms + MENDED_MS if found.open and found.mended_ms else None),
        "closed_at": stamped(found.closed_ms),
        "steps": [_step(step) for step in found.steps],
        "possible": possible(found),
    }


def _step(step: Step) -> dict[str, Any]:
    return {"at": stamped(step.at_ms), "what": step.what, "how": step.how}


def possible(found: Ticket) -> list[str]:
    """What can be done about it now, by the names of the commands."""
    if not found.open:
        return []
    verbs = {
        "report": not found.report and found.told_ms is None,
        "told": found.told_ms is None,
        "begun": found.begun_ms is None,
        "close": found.by_hand or found.mended_ms is not None,
    }
    return [verb for verb, can in verbs.items() if can]
