"""`calendar`, `roster`, `exercise`: what is owed by when, who should be there, how an exercise went."""

from typing import Final

import click

from parley import wiring
from parley.cli import dutysheet
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.line.duties import BOTH, OURS, THEIRS
from parley.line.request import moment
from parley.line.values import DAY_MS
from parley.record.entry import Instant
from parley.views import duties as calendar_view
from parley.views import exercises as exercise_view
from parley.views import lines
from parley.views import rosters as roster_view

DAYS: Final = 2


@click.command
@click.option(
    "--days", type=click.IntRange(0, 800), default=DAYS, show_default=True, help="So many days ahead."
)
@click.option(
    "--whose",
    type=click.Choice([OURS, THEIRS]),
    help="Only what we owe, or only what they owe; what both owe always.",
)
@click.option("--overdue", "late", is_flag=True, help="Only what is overdue.")
@reads
@on_line
@here
@examples("parley calendar", "parley calendar --days 90 --whose theirs", "parley calendar --overdue --json")
def calendar(at: Here, days: int, whose: str | None, late: bool) -> None:
    """What either side owes the other, by when; overdue first.

    Tests to be read back, messages to be seen and answered, reviews, pending calls, agreed times, requests, assurances,
    drills, exercises, keys, rosters; and our own faults and drafts.
    """
    reading, today = wiring.reading(at.folder), now(at)
    found = [
        duty
        for row in lines.chosen(reading, at.line)
        for duty in calendar_view.calendar(reading, row, today, today + days * DAY_MS)
        if (whose is None or duty["whose"] in {whose, BOTH}) and (duty["overdue"] or not late)
    ]
    found.sort(key=lambda duty: (not duty["overdue"], duty["at"]))
    if at.json:
        as_json(found)
    else:
        dutysheet.calendar(Sheet(), found, today, days)


@click.command
@click.option("--at", "then", type=MOMENT, help="Then, and not now.")
@reads
@on_line
@here
@examples("parley roster", "parley roster --at +12h", "parley roster --at '060300Z MAR 22'")
def roster(at: Here, then: str | None) -> None:
    """Who should be there now: each post of both sides, by its side's own word, with hours, holidays and hand-over.

    A roster is sent as a message: parley fill roster desk.
    """
    reading, today = wiring.reading(at.folder), now(at)
    when = moment(then, Instant(today)) if then else today
    found = [roster_view.rosters(reading, row, when) for row in lines.chosen(reading, at.line)]
    if at.json:
        as_json(found)
    else:
        for one in found:
            dutysheet.roster(Sheet(), one, when)


@click.command
@click.argument("name", required=False)
@reads
@on_line
@here
@examples("parley exercise", 'parley exercise "Cold Lake"')
def exercise(at: Here, name: str | None) -> None:
    """How the exercise NAME went, counted from the record alone; without NAME, which exercises are on record.

    Its messages are those marked EXERCISE with its name; its calls are exercise calls whose subject has the name.
    """
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    both = exercise_view.logs(reading, row)
    found = [exercise_view.score(both, row, each) for each in ([name] if name else exercise_view.names(both))]
    if at.json:
        as_json(found[0] if name else found)
    elif name:
        dutysheet.exercise(Sheet(), found[0])
    else:
        dutysheet.exercises(Sheet(), found)
