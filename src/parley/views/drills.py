"""Contact drills as our watch reads them: the sheet of what is to be tried, what was found, and earlier scores."""

from collections.abc import Mapping
from typing import Any, Final

from parley.line import drills, waking_life
from parley.line.drills import Drill, Result, Score
from parley.line.values import Party
from parley.station.ports import LineRow, Reading
from parley.views import lines
from parley.views.times import stamped


def drill(reading: Reading, row: LineRow) -> dict[str, Any]:
    """The drill that is on, if one is; every score that is kept, and when the next is due."""
    line = lines.state(reading, row) or lines.fresh(row)
    life = line.core.life
    return {
        "line": row.id,
        "with": row.name,
        "due": stamped(waking_life.contact_drill_ms(line.core)),
        "on": _on(life.drill, line.core.me) if life.drill else None,
        "scores": [_score(score) for score in life.scores],
    }


def _on(found: Drill, me: Party) -> dict[str, Any]:
    return {
        "begun_at": stamped(found.begun_ms),
        "by": found.by,
        "items": [_item(found, number, me) for number in range(1, len(found.items) + 1)],
        "counts": _counts(found.counts()),
    }


def _item(found: Drill, number: int, me: Party) -> dict[str, Any]:
    """`over`: where it is tried; null: over the line itself."""
    item, tried = found.items[number - 1], found.of(number)
    return {
        "item": number,
        "party": item.party,
        "mine": item.party == me,
        "sort": item.sort,
        "what": item.what,
        "over": item.number or None,
        "hours": item.hours,
        "result": (tried.result if tried else Result.NOT_TRIED).value,
        "text": tried.text if tried else "",
        "tried_at": stamped(tried.at_ms if tried else None),
    }


def _score(found: Score) -> dict[str, Any]:
    """`percent`: of all that is on the sheet, what works today and will go on working."""
    works = found.counts.get(Result.WORKS.value, 0)
    return {
        "begun_at": stamped(found.begun_ms),
        "ended_at": stamped(found.ended_ms),
        "night": found.night,
        "items": found.items,
        "counts": _counts(found.counts),
        "percent": 100 * works // found.items if found.items else None,
        "words": found.words,
    }


def _counts(found: Mapping[str, int]) -> dict[str, int]:
    """How many of each result, by names that a program likes."""
    return {result.replace(" ", "_"): count for result, count in found.items()}


RESULTS: Final = {result.value.replace(" ", "-"): result for result in drills.Result}  # as people type them
