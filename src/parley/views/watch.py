"""The watch as our people read it: who has it, what waits for whoever has it, and its log. None of it is ever sent."""

from collections.abc import Mapping
from typing import Any

from parley.line import engine, shift
from parley.station.ports import LineRow, Reading
from parley.views import duties, journal, lines
from parley.views.times import stamped


def watch(reading: Reading, row: LineRow, now: int) -> dict[str, Any]:
    """Who has the watch of this line, since when, what is open, and what is overdue."""
    line = lines.state(reading, row) or lines.fresh(row)
    for thing in reading.things(row.id, open_only=True):
        engine.load(line, thing.data)
    on = line.core.life.shift
    return {
        "line": row.id,
        "with": row.name,
        "by": on.by if on else None,
        "since": stamped(on.since_ms if on else None),
        "open": shift.still_open(line),
        "overdue": [duty for duty in duties.calendar(reading, row, now, now) if duty["overdue"]],
    }


def log(reading: Reading, row: LineRow, *, every: bool = False, newest: int = 50) -> list[dict[str, Any]]:
    """The log of the watch, oldest first; `every`: all else that the journal has of this line, too."""
    begins = "" if every else "shift."
    return [
        {**entry, "words": words(entry["kind"], entry["body"])}
        for entry in journal.journal(reading, begins=begins, line=row.id, newest=newest)
    ]


def words(kind: str, body: Mapping[str, Any]) -> str:
    """One entry of our journal in a sentence; what has none of its own, by its fields."""
    match kind:
        case shift.BEGUN:
            before = body.get("before")
            return f"{body['by']} takes the watch" + (f"; {before} handed nothing over" if before else "")
        case shift.NOTE:
            return f"{body['by'] or 'nobody on watch'}: {body['text']}"
        case shift.HANDED:
            said = f": {body['text']}" if body.get("text") else ""
            return f"{body['by']} hands over to {body['to']}{said}; open: {waiting(body['open'])}"
    return "; ".join(f"{name} {value}" for name, value in body.items() if value not in ("", None))


def waiting(found: Mapping[str, Any]) -> str:
    """How much waits of each sort; `nothing` if nothing does."""
    counted = {
        "calls": "calls",
        "claimed_calls": "claimed calls to settle",
        "tests_to_read_back": "tests to read back",
        "unseen_by_us": "messages for us to see",
        "unseen_by_them": "messages for them to see",
        "drafts": "drafts",
        "missed_tests": "tests missed in a row",
    }
    said = [f"{what} {found[name]}" for name, what in counted.items() if found.get(name)]
    if found.get("tickets"):
        said.append(f"fault tickets {', '.join(map(str, found['tickets']))}")
    if found.get("drill"):
        said.append("a contact drill")
    return ", ".join(said) or "nothing"
