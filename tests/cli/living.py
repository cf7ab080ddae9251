"""A line that lives: numbers to fall back on, a roster, a fault, a drill under way, a watch, an exercise."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from parley.line.terms import Fallback, tree
from parley.views.terms import first_terms
from tests.cli.running import At
from tests.views.plays import DAY_S, MINUTE, Pair

RULES = ("To keep an incident from growing, and for nothing else.",)
ROSTER: dict[str, Any] = {
    "utc_offset_min": 180,
    "holidays": ["2022-03-08"],
    "handover": ["08:00", "20:00"],
    "posts": [
        {"post": "duty-desk", "languages": ["en", "ru"]},
        {"post": "secretary", "from": "14:00", "to": "18:00", "days": ["mon", "tue"], "alternates": ["duty-desk"]},
    ],
    "remarks": "The secretary travels on Wednesdays.",
}  # fmt: skip


def agreed(folder: Path) -> Pair:
    """Two stations on 1 March 2022, under terms with numbers and rules."""
    pair = Pair.paired(folder)
    for side in (pair.aster, pair.boreas):
        terms = first_terms(pair.row(side))
        us, them = (party.party for party in terms.sides)
        numbers = (
            Fallback(us, "duty officer, telephone", "+00 1 234", "day and night"),
            Fallback(them, "fax", "+00 9"),
        )
        calm = replace(terms.cadence, echo_s=30 * DAY_S, station_test_s=7 * DAY_S)
        whole = replace(terms, cadence=calm, fallback=numbers, rules=RULES, holidays=("2022-03-08",))
        pair.ask(side, "agree", terms=tree(whole))
    pair.settle()
    return pair


def lived(folder: Path) -> Pair:
    """The same, with something of each sort on aster's side."""
    pair = agreed(folder)
    pair.ask(pair.boreas, "write", to="duty-desk", type="ROSTER/1", fields=ROSTER, valid_to="+30d")
    pair.ask(pair.boreas, "write", to="duty-desk", type="ROSTER/1", fields=ROSTER, valid_from="+30d")
    mark = {"usage": "EXERCISE", "name": "Cold Lake"}
    pair.ask(
        pair.aster, "write", to="duty-desk", text="inject 1", precedence="O", marking=mark, reply_by="+1h"
    )
    pair.settle()
    pair.ask(pair.aster, "shift.begin", by="watch 2")
    pair.ask(pair.aster, "shift.note", text="their desk is slow")
    pair.ask(pair.aster, "ticket.open", fails="the fax does not answer", part="telephone", name="fax 2")
    pair.ask(pair.aster, "drill.begin", by="duty officer")
    pair.ask(pair.aster, "drill.result", item=1, result="works")
    pair.ask(pair.aster, "drill.end")
    pair.ask(pair.aster, "drill.begin", by="duty officer")
    pair.ask(pair.aster, "drill.result", item=2, result="wrong", text="a bakery answers")
    message = At(pair.boreas.folder).read("inbox")[0]["ref"]
    pair.ask(pair.boreas, "seen", message=message)
    pair.ask(pair.boreas, "declare", state="LIMITED", reason="hours", review="+5m")
    pair.settle(10 * MINUTE)
    pair.ask(pair.aster, "shift.hand_over", to="watch 3", text="nothing pending")
    return pair


def trees(pair: Pair) -> dict[str, list[Any]]:
    """What each command about it prints with --json."""
    aster = At(pair.aster.folder)
    return {
        "ticket": aster.read("ticket", "list", "--all"),
        "drill": [aster.read("drill", "show")["drill"]],
        "watch": [aster.read("shift", "show")["watch"]],
        "log": aster.read("shift", "log"),
        "duty": aster.read("calendar", "--days", "800"),
        "roster": [*aster.read("roster"), *aster.read("roster", "--at", "010910Z MAR 22")],
        "rules": [aster.read("rules")],
        "exercise": aster.read("exercise"),
    }
