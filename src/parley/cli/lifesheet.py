"""How tickets, drills and the watch look."""

from collections.abc import Sequence
from typing import Any, Final

from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.record.entry import instant
from parley.views.times import ago, dtg, span, when
from parley.views.watch import waiting

_STATES: Final = {"OPEN": Tone.BAD, "REPAIR": Tone.CARE}
_RESULTS: Final = {"dead": Tone.BAD, "wrong": Tone.BAD, "soon not": Tone.CARE, "not tried": Tone.QUIET}


def _when(stamp: str | None, now: int) -> str:
    return when(instant(stamp), now) if stamp else "-"


# --- tickets ------------------------------------------------------------------------------------------------


def tickets(sheet: Sheet, found: Sequence[dict[str, Any]], now: int) -> None:
    """The tickets, one a row."""
    if not found:
        sheet.say("no fault tickets")
        return
    rows: list[list[Cell]] = [
        [str(t["number"]), Toned(t["state"], _STATES.get(t["state"], Tone.PLAIN)), dtg(instant(t["since"])),
         _told(t, now), _begun(t, now), t["with"], t["fails"]]
        for t in found
    ]  # fmt: skip
    sheet.table(
        ["NO.", "STATE", "SINCE", "TOLD", "REPAIR", "LINE", "WHAT FAILS"], rows, folds=("WHAT FAILS",)
    )


def _told(found: dict[str, Any], now: int) -> Cell:
    if found["told_at"]:
        return dtg(instant(found["told_at"]))
    if found["state"] in {"MENDED", "CLOSED"}:
        return "-"
    return _due(found["tell_by"], now)


def _begun(found: dict[str, Any], now: int) -> Cell:
    if found["begun_at"]:
        return dtg(instant(found["begun_at"]))
    if found["state"] in {"MENDED", "CLOSED"}:
        return "-"
    return _due(found["begin_by"], now)


def _due(stamp: str, now: int) -> Cell:
    due = instant(stamp)
    return f"due {ago(due, now)}" if due > now else Toned(f"OVERDUE {span(now - due)}", Tone.BAD)


def ticket(sheet: Sheet, found: dict[str, Any], now: int) -> None:
    """One ticket."""
    part = found["part"] + (f", {found['name']}" if found["name"] else "")
    sheet.title(f"FAULT TICKET {found['number']}  {found['state']}  line with {found['with']}")
    sheet.say(f"fails:   {found['fails']} ({part})")
    again = f"; it has failed {found['failures']} times" if found["failures"] > 1 else ""
    sheet.say(f"since:   {_when(found['since'], now)}{again}")
    sheet.say("told:    ", _told(found, now), "; a FAULT-REPORT is written" if found["reported"] else "")
    sheet.say("repair:  ", _begun(found, now))
    if found["closes_at"]:
        closes = ago(instant(found["closes_at"]), now)
        sheet.say(f"all bearers answer since {_when(found['mended_at'], now)}; it closes {closes}")
    for step in found["steps"]:
        sheet.say(f"{dtg(instant(step['at']))}  {step['what']}: {step['how']}", indent=2)
    if found["possible"]:
        sheet.say(f"now: parley ticket {', '.join(found['possible'])}")


# --- drills -------------------------------------------------------------------------------------------------


def drill(sheet: Sheet, found: dict[str, Any], now: int) -> None:
    """The sheet of the drill that is on, or what the earlier ones came to."""
    on = found["on"]
    if on is None:
        due = f"the next is due {_when(found['due'], now)}" if found["due"] else "no agreement stands"
        sheet.say(f"line with {found['with']}: no contact drill is on; {due}")
    else:
        sheet.title(
            f"CONTACT DRILL  line with {found['with']}, begun {_when(on['begun_at'], now)} by {on['by']}"
        )
        heads = ["NO.", "PARTY", "WHAT", "TRY AT", "HOURS", "RESULT", "NOTE"]
        sheet.table(heads, [_item(item) for item in on["items"]], folds=("WHAT", "TRY AT", "NOTE"))
        left = on["counts"]["not_tried"]
        sheet.say(
            f"{left} of {len(on['items'])} not tried yet: parley drill result NO RESULT; then parley drill end"
        )
    _scores(sheet, found["scores"], now)


def _item(item: dict[str, Any]) -> list[Cell]:
    over = item["over"] or "over the line"
    tone = _RESULTS.get(item["result"], Tone.PLAIN)
    party = item["party"].rpartition("-")[0]
    plain = item["sort"] == "number" or item["what"] == item["sort"]  # a desk that is called `desk`
    what = item["what"] if plain else f"{item['sort']} {item['what']}"
    return [str(item["item"]), party, what, over, item["hours"], Toned(item["result"], tone), item["text"]]


def _scores(sheet: Sheet, scores: Sequence[dict[str, Any]], now: int) -> None:
    if scores and not any(score["night"] for score in scores):
        sheet.say("no drill on record was held at night: numbers that are dead then stay unknown")
    for score in scores[-3:]:
        night = ", at night" if score["night"] else ""
        percent = f"{score['percent']} %" if score["percent"] is not None else "-"
        sheet.say(f"drill of {_when(score['begun_at'], now)}{night}: {percent}; {score['words']}")


# --- the watch ----------------------------------------------------------------------------------------------


def watch(sheet: Sheet, found: dict[str, Any], now: int) -> None:
    """Who has it, and what waits for whoever has it."""
    who: Cell = f"{found['by']} has the watch since {_when(found['since'], now)}" if found["by"] else Toned(
        "nobody has the watch", Tone.CARE
    )  # fmt: skip
    sheet.say(f"line with {found['with']}: ", who, "" if found["by"] else ": parley shift begin --by OFFICE")
    sheet.say(f"open: {waiting(found['open'])}", indent=2)
    for duty in found["overdue"]:
        sheet.say(
            Toned(f"overdue since {dtg(instant(duty['at']))}", Tone.BAD),
            f", {duty['whose']}: {duty['what']}",
            indent=2,
        )


def log(sheet: Sheet, found: Sequence[dict[str, Any]]) -> None:
    """Its log."""
    if not found:
        sheet.say("the log of the watch is empty")
        return
    rows: list[list[Cell]] = [
        [dtg(instant(entry["at"])), _short(entry["kind"]), entry["words"]] for entry in found
    ]
    sheet.table(["DTG", "KIND", "WHAT"], rows, folds=("WHAT",))


def _short(kind: str) -> str:
    """`shift.begun/1` without what every kind has."""
    return kind.rpartition("/")[0] or kind
