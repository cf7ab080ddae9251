"""How what was written in a play is shown: requests, messages, voices from outside. Plain words, as show.py has them.

A receipt is a receipt: nothing here says more of "seen" than that.
"""

from collections.abc import Sequence
from typing import Final

from rich.table import Table
from rich.text import Text

from parley.line.message import Mark, State
from parley.record.entry import Instant, instant
from parley.sim.show import table
from parley.sim.stage import Stage
from parley.sim.traffic import Told, Voice, Written
from parley.views.times import dtg

_HOW_FAR: Final = {
    State.SENT: "held by their station; seen by nobody yet",
    State.SEEN: "seen by the watch, receipt only",
    State.OFFICE: "with the principal's office, receipt only",
    State.INFORMED: "the principal was informed, receipt only",
}
_RESULTS: Final = {"held": "held", "failed": "failed", "no-record": "nothing to check it by"}
_UNHELD: Final = ("ASKED", "UNDELIVERED")  # of a request: no receipt of their station yet
_BESIDE: Final = {
    Mark.CANCELLED: "taken back",
    Mark.CORRECTED: "corrected by a later one",
    Mark.READDRESSED: "given to further posts",
    Mark.NACKED: "they cannot use it",
    Mark.EXPECTED: "an answer was announced",
    Mark.ANSWERED: "answered",
}


def requests(found: Sequence[Written], stage: Stage) -> Table:
    """One row for each request for explanation."""
    shown = table("Requests for explanation")
    shown.add_column("Asked", no_wrap=True)
    shown.add_column("Request", overflow="fold")
    shown.add_column("How it went", no_wrap=True)
    shown.add_column("In words, and what that rests on", overflow="fold")
    for one in found:
        shown.add_row(dtg(instant(one.mine["asked_at"])), _who(one, stage), _went(one), _rests(one))
    return shown


def _who(one: Written, stage: Stage) -> str:
    told = one.mine
    to = f"{stage.play.opposite(one.author)} {', '.join(told['to'])}"
    return f"{one.author} {told['from']} to {to}, no. {told['number']}: {told['subject']}"


def _went(one: Written) -> Text:
    """Where each entry led, and where it stands: the two may differ by a receipt."""
    told, text = one.mine, Text()
    steps = [f"{state} {dtg(Instant(at))}" for state, at in one.path]
    if not one.path or one.path[-1][0] != told["state"]:
        steps.append(f"{told['state']} since {dtg(instant(told['since']))}")
    text.append("".join(f"{step}\n" for step in steps[:-1])).append(steps[-1], style="bold")
    return text


def _rests(one: Written) -> Text:
    """Where it stands, in words; what the other side's entries and receipts show of it, and what is one side's word."""
    told, items = one.mine, len(one.mine["items"])
    answered, parts = items - len(told["missing"]), [told["words"]]
    if told["state"] in _UNHELD:
        parts.append(f"that it was asked: {one.author}'s word")
    else:
        parts.append("that it was delivered: their receipt")
    if told["replies"]:
        late = ", late: kept beside" if one.late else ""
        parts.append(f"their reply to {answered} of {items} items{late}")
        parts += [f"no answer to: {', '.join(told['missing'])}"] if told["missing"] else []
    if told["claim"]:
        parts.append(f"that nothing came in time: {one.author}'s word")
    parts.append(_other(one))
    return Text("\n".join(parts))


def _other(one: Written) -> str:
    """What the asked side's own record has of it."""
    if one.theirs is None:
        return "nothing of it has reached the asked side"
    state = one.theirs["state"]
    return "both records say the same" if state == one.mine["state"] else f"the asked side's record: {state}"


def messages(found: Sequence[Written], stage: Stage) -> Table:
    """One row for each message."""
    shown = table("Messages")
    shown.add_column("Filed", no_wrap=True)
    for name, least in (("Message", 18), ("Subject", 12), ("How far it came", 16)):
        shown.add_column(name, min_width=least, overflow="fold")
    for one in found:
        told = one.mine
        marking = f"{told['marking']['usage']} " if told["marking"] else ""
        form = told["type"].partition("/")[0]
        to = f"{stage.play.opposite(one.author)} {', '.join(told['to'])}"
        what = (
            f"{marking}{form} no. {told['number']}, {told['precedence']}, {one.author} {told['from']} to {to}"
        )
        shown.add_row(dtg(instant(told["at"])), what, told["subject"], _far(told))
    return shown


def _far(told: Told) -> Text:
    state = State(told["state"])
    held = told["held_at"] is not None
    text = Text(_HOW_FAR[state] if held or state is not State.SENT else "no receipt of their station yet")
    for mark in told["marks"]:
        beside = _BESIDE[Mark(mark)]
        text.append(
            "; an answer came" if told["type"].startswith("RFE/") and mark == Mark.ANSWERED else f"; {beside}"
        )
    if told["overdue"]:
        text.append("; OVERDUE", style="bold")
    return text


def voices(found: Sequence[Voice]) -> Table:
    """One row for each voice from outside the line: private to the side that heard it."""
    shown = table("Voices from outside the line (private: from the journal of the side that heard them)")
    shown.add_column("Heard", no_wrap=True)
    for name, least in (("Claims to be", 12), ("Every state it was in", 14), ("What its checks came to", 20)):
        shown.add_column(name, min_width=least, overflow="fold")
    for one in found:
        told = one.told
        who = f"{told['caller_post']}, to {one.party} {told['to']}, over {told['channel']}"
        shown.add_row(dtg(instant(told["opened_at"])), who, ", then ".join(one.path), _checks(one))
    return shown


def _checks(one: Voice) -> Text:
    told = one.told
    parts = [f"{check['how']}: {_RESULTS[check['result']]}" for check in told["checks"]]
    if told["verdict"]:
        parts.insert(len(parts) - 1, f"their desk signed: {told['verdict']}")
    parts += [f"{office} alone tried to pass it: refused" for office in one.refused_alone]
    return Text("\n".join(parts))
