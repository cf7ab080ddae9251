"""How calls look: as a line, as a list, and whole."""

from collections.abc import Sequence
from typing import Any, Final

from parley.cli.codes import whose, word
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.line.calls import State
from parley.line.silence import read_as
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import dtg, when

_TONES: Final = {
    State.LINE_DEAD: Tone.BAD,
    State.UNATTENDED: Tone.BAD,
    State.UNANSWERED: Tone.CARE,
    State.UNDECIDED: Tone.CARE,
    State.UNAPPROVED: Tone.CARE,
    State.REFUSED: Tone.CARE,
    State.MISMATCHED: Tone.BAD,
    State.OUR_FAULT: Tone.BAD,
}


def state(call: dict[str, Any]) -> Cell:
    """Where it stands, and the code if there is one."""
    text = whose(call["state"], mine=call["mine"])
    if call["refused"]:
        text += f" {call['refused']['code']}"
    elif call["pending"] and call["state"] in {"AWAITING", "UNAPPROVED"}:
        text += f" {call['pending']['code']}" + (
            " stale" if call["pending"]["stale"] and call["open"] else ""
        )
    return Toned(text, _TONES.get(State(call["state"]), Tone.PLAIN))


def line(sheet: Sheet, call: dict[str, Any]) -> None:
    """One call in one line: what a command that changed it prints."""
    exercise: list[Cell] = [Toned("EXERCISE", Tone.EXERCISE), "  "] if call["exercise"] else []
    sheet.say(
        *exercise,
        short(call["ref"]),
        "  ",
        state(call),
        f"  {call['words']}; {_route(call)}, {word(call['precedence'])}",
    )


def _route(call: dict[str, Any]) -> str:
    return f"{call['by'].rpartition('-')[0]} {call['from']} to {' then '.join(call['asked'])}"


def listed(sheet: Sheet, calls: Sequence[dict[str, Any]], now: int) -> None:
    """The attempts, one a row."""
    if not calls:
        sheet.say("no calls")
        return
    rows = [_row(call, now) for call in calls]
    heads = ["CALL", "PLACED", "P", "BY, TO", "SUBJECT", "STATE", "WHAT BECAME OF IT", "EVIDENCE"]
    sheet.table(heads, rows, folds=("BY, TO", "SUBJECT", "WHAT BECAME OF IT", "EVIDENCE"))


def _row(call: dict[str, Any], now: int) -> list[Cell]:
    subject: Cell = call["subject"]
    if call["exercise"]:
        subject = Toned(f"EXERCISE {call['subject']}", Tone.EXERCISE)
    silence = f"{call['silence']['class']} " if call["silence"] else ""
    return [
        short(call["ref"]),
        dtg(instant(call["placed_at"])),
        call["precedence"],
        f"{call['by'].rpartition('-')[0]} {call['from']} > {' > '.join(call['asked'])}",
        subject,
        state(call),
        became(call, now),
        f"{silence}{evidence(call)}",
    ]


def became(call: dict[str, Any], now: int) -> str:
    """In words, with what one needs to know next."""
    text: str = call["words"]
    if call["refused"]:
        text = f"refused: {call['refused']['words']}"
    elif call["open"] and call["pending"] and call["state"] == "AWAITING":
        text += f", {call['pending']['decider']} by {dtg(instant(call['pending']['review_by']))}"
    if call["open"] and call["due"]:
        text += f"; next {when(instant(call['due']), now)}"
    return text


def evidence(call: dict[str, Any]) -> str:
    """The level, and what of the end is one side's word alone."""
    shown = call["evidence"]
    text = read_as(shown["level"])
    if shown["end_is_callers_word"]:
        text += "; silence: " + ("our word" if call["mine"] else "their word")
    return text


def whole(sheet: Sheet, call: dict[str, Any], now: int) -> None:
    """Everything about one call."""
    line(sheet, call)
    sheet.say(f"subject: {call['subject']}", indent=2)
    sheet.say(
        f"placed {when(instant(call['placed_at']), now)} by the clock of {call['by']}; reference {call['ref']}",
        indent=2,
    )
    if call["delivered_at"]:
        sheet.say(
            f"their station signed for it {when(instant(call['delivered_at']), now)}"
            if call["mine"]
            else "held by us",
            indent=2,
        )
    sheet.say(f"evidence: {evidence(call)}", indent=2)
    if silence := call["silence"]:
        sheet.say(f"silence {silence['class']}, {silence['words']}: {silence['why']}", indent=2)
    if call["open"] and call["due"]:
        sheet.say(f"next: {when(instant(call['due']), now)}", indent=2)
    if call["possible"]:
        sheet.say("you can say:", indent=2)
    for step in call["possible"]:
        step_word, _, more = step.partition(" ")
        sheet.say(f"parley call {step_word} {short(call['ref'])} {more}", indent=4)
    if (refused := call["refused"]) and refused["text"]:
        sheet.say("their words:" if call["mine"] else "our words:", indent=2)
        sheet.text(refused["text"], indent=4)
    sheet.table(
        ["STEP", "TO", "AT", "ENTRY"],
        [[m["step"], m["state"], dtg(instant(m["at"])), short(m["ref"])] for m in call["path"]],
    )
    for title, refs in (
        ("late word, after the end", call["late"]),
        ("overtaken by the other side's step", call["crossed"]),
    ):
        for ref in refs:
            sheet.say(f"{title}: {short(ref)}  (parley record show {short(ref)})", indent=2)
    for fault in call["faults"]:
        sheet.say(
            Toned("contradiction", Tone.BAD), f": entry {short(fault['ref'])}: {fault['why']}", indent=2
        )
    if call["claim"] and call["claim"]["withdrawn"]:
        sheet.say(
            f"the claim of {call['claim']['end']} was withdrawn: {short(call['claim']['withdrawn'])}",
            indent=2,
        )
