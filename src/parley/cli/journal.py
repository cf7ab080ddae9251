"""`journal`: what our own people did and what our station noticed. Never sent, and read by our supervisors alone."""

from typing import Any

import click

from parley import wiring
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads
from parley.cli.message import NEWEST
from parley.cli.show import Cell, Sheet, as_json
from parley.record.entry import instant
from parley.views import journal as view
from parley.views import lines
from parley.views.times import dtg


@click.command
@click.option("--kind", default="", help="Only kinds that begin so, as in `duress` or `draft.released`.")
@NEWEST
@reads
@on_line
@here
@examples("parley journal", "parley journal --kind duress", "parley journal --kind draft. -n 0 --json")
def journal(at: Here, kind: str, newest: int) -> None:
    """Our own journal, newest last: who drafted, released, overrode; what rang; which alarms were raised."""
    reading = wiring.reading(at.folder)
    line = lines.choose(reading, at.line).id if at.line else ""
    found = view.journal(reading, begins=kind, line=line, newest=newest)
    if at.json:
        as_json(found)
        return
    sheet = Sheet()
    if not found:
        sheet.say("nothing of that kind")
        return
    sheet.table(["DTG", "KIND", "LINE", "WHAT"], [_row(entry) for entry in found], folds=("WHAT",))


def _row(entry: dict[str, Any]) -> list[Cell]:
    what = "; ".join(f"{name} {_short(value)}" for name, value in entry["body"].items() if _said(value))
    return [dtg(instant(entry["at"])), entry["kind"], entry["with"], what]


def _said(value: object) -> bool:
    """Whether there is anything to say of it."""
    return value not in ("", None, [], {})


def _short(value: object) -> str:
    """A value on one line: of an object and a list what is in them, named."""
    text = _plain(value)
    return f"{text[:60]}…" if len(text) > 60 else text  # noqa: PLR2004  # one line of a terminal; --json has all


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {_plain(part)}" for name, part in value.items() if _said(part))
    if isinstance(value, list):
        return ", ".join(_plain(part) for part in value)
    return str(value)
