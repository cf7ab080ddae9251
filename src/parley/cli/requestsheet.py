"""How a request for explanation looks: as a row of a list, and whole, with every state it was in."""

from collections.abc import Sequence
from typing import Any, Final

from parley.cli.codes import whose
from parley.cli.messagesheet import beginning
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.record.entry import instant
from parley.views.requests import LATE as ANSWERED_LATE
from parley.views.says import short
from parley.views.times import dtg, span, when

LATE: Final = frozenset(("UNANSWERED", "NOT_MET", "UNDELIVERED", "MEETING_UNDELIVERED"))
KEPT: Final = ("UNANSWERED", "INADEQUATE")
"""What a later state must not hide: that nothing came in time, or too little."""
CAME: Final = {
    "UNJUDGED": "not judged yet",
    "ADEQUATE": "judged adequate",
    "INADEQUATE": "judged inadequate",
    "TAKEN_BACK": "taken back by its author",
}
"""What a reply came to that came after its time."""
ANSWERABLE: Final = frozenset(("ASKED", "DELIVERED", "ANSWERED", "UNANSWERED", "INADEQUATE"))


def listed(sheet: Sheet, requests: Sequence[dict[str, Any]], now: int) -> None:
    """The requests, one a row."""
    if not requests:
        sheet.say("no requests")
        return
    heads = ["REQUEST", "DTG", "BY", "TO", "SUBJECT", "STATE", "TIME", "NO ANSWER TO"]
    sheet.table(heads, [_row(tree, now) for tree in requests], folds=("SUBJECT", "STATE", "NO ANSWER TO"))


def _row(tree: dict[str, Any], now: int) -> list[Cell]:
    by = "us" if tree["mine"] else tree["with"]
    head: list[Cell] = [short(tree["ref"]), dtg(instant(tree["asked_at"])), by, ", ".join(tree["to"])]
    return [*head, about(tree), _state(tree), _time(tree, now), ", ".join(tree["missing"])]


def _state(tree: dict[str, Any]) -> Cell:
    """Where it stands, what that must not hide, and what a late reply came to."""
    before = next((move["state"] for move in tree["path"] if move["state"] in KEPT), tree["state"])
    words = whose(tree["called"], mine=tree["mine"])
    if before != tree["state"]:
        words = f"{before}, then {words}"
    if came := CAME.get(tree["afterwards"]):
        words += f": {came}" if tree["called"] == ANSWERED_LATE else f"; late reply: {came}"
    return _toned(tree, words, before)


def _toned(tree: dict[str, Any], words: str, *states: str) -> Cell:
    if tree["called"] == ANSWERED_LATE:
        return Toned(words, Tone.CARE)
    return Toned(words, Tone.BAD) if LATE & {tree["state"], *states} else words


def about(tree: dict[str, Any]) -> str:
    """Its subject; without one the activity, in parentheses: its author did not call it so."""
    return str(tree["subject"] or (f"({beginning(tree['activity'])})" if tree["activity"] else ""))


def _time(tree: dict[str, Any], now: int) -> Cell:
    if tree["due"] is None:
        return f"since {dtg(instant(tree['since']))}"
    left = instant(tree["due"]) - now
    return f"{span(left)} left" if left > 0 else Toned(f"over by {span(-left)}", Tone.BAD)


def whole(sheet: Sheet, tree: dict[str, Any], now: int) -> None:
    """One request: what was asked, what came, every state with its time, and what is ours to do."""
    sheet.say(f"REQUEST {short(tree['ref'])}  ", _toned(tree, whose(tree["called"], mine=tree["mine"])))
    sheet.say(tree["words"])
    by = "we" if tree["mine"] else tree["with"]
    to = ", ".join(tree["to"])
    sheet.say(
        f"{by} asked: no. {tree['number']} from {tree['from']} to {to}, {dtg(instant(tree['asked_at']))}"
    )
    if tree["subject"]:
        sheet.say(f"subject  {tree['subject']}")
    sheet.say("activity:")
    sheet.text(tree["activity"])
    sheet.say(f"asked on: {', '.join(tree['items']) or 'no item by name'}")
    for move in tree["path"]:
        sheet.say(f"{dtg(instant(move['at']))}  {move['state']}  ({short(move['ref'])})", indent=2)
    for reply in tree["replies"]:
        _reply(sheet, reply)
    if tree["expected_by"]:
        sheet.say(f"a reply is being prepared: expect it by {when(instant(tree['expected_by']), now)}")
    if tree["missing"]:
        sheet.say(f"without an answer: {', '.join(tree['missing'])}")
    if tree["claim"]:
        sheet.say(f"that nothing came in time is the word of the side that asked ({short(tree['claim'])})")
    sheet.say("time: ", _time(tree, now))
    if said := _now(tree):
        sheet.say(f"now: {said}")


def _reply(sheet: Sheet, reply: dict[str, Any]) -> None:
    late = ", after its time" if reply["late"] else ""
    answered = ", ".join(reply["answered"]) or "no item"
    sheet.say(f"reply {short(reply['ref'])}, {dtg(instant(reply['at']))}{late}: to {answered}")
    if reply["taken_back"]:
        sheet.say("taken back by its author", indent=2)
    if reply["adequate"] is not None:
        missing = f"; missing: {', '.join(reply['missing'])}" if reply["missing"] else ""
        judged = "adequate" if reply["adequate"] else "inadequate"
        sheet.say(f"judged {judged} by the side that asked{missing}", indent=2)
        if reply["text"]:
            sheet.text(reply["text"], indent=2)


def _now(tree: dict[str, Any]) -> str:
    """What our side can do next, as commands."""
    ref = short(tree["ref"])
    if not tree["mine"]:
        return f"parley answer {ref}; parley expect {ref} BY" if tree["state"] in ANSWERABLE else ""
    unjudged = any(reply["adequate"] is None and not reply["taken_back"] for reply in tree["replies"])
    if unjudged:
        return f"parley judge {ref} adequate, or inadequate"
    if tree["state"] in KEPT:
        return "the request for a meeting lies ready: parley draft list"
    return ""
