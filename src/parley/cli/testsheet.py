"""How line tests look."""

from collections.abc import Sequence
from typing import Any

from parley.cli.codes import whose
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import ago, dtg, when


def _state(test: dict[str, Any]) -> Cell:
    bad = test["state"] in {"LINE_DEAD", "UNATTENDED", "OUR_FAULT"}
    return Toned(whose(test["state"], mine=test["mine"]), Tone.BAD if bad else Tone.PLAIN)


def line(sheet: Sheet, test: dict[str, Any], now: int) -> None:
    """One test in one line."""
    due = f"; until {when(instant(test['due']), now)}" if test["open"] and test["due"] else ""
    where = f" at {test['post']}" if test["post"] else ""
    sheet.say(
        short(test["ref"]), "  ", _state(test), f"  {test['words']}; test of the {test['layer']}{where}{due}"
    )


def listed(sheet: Sheet, tests: Sequence[dict[str, Any]], now: int) -> None:
    """The tests, one a row."""
    if not tests:
        sheet.say("no tests")
        return
    rows: list[list[Cell]] = []
    for test in tests:
        at = instant(test["began_at"])
        name = test["by"].rpartition("-")[0]
        rows.append(
            [
                short(test["ref"]),
                dtg(at),
                ago(at, now),
                name,
                test["layer"],
                test["post"] or "",
                _state(test),
                test["words"],
            ]
        )
    heads = ["TEST", "DTG", "AGE", "BY", "LAYER", "POST", "STATE", "WHAT BECAME OF IT"]
    sheet.table(heads, rows, folds=("POST", "WHAT BECAME OF IT"))
