"""How a play is shown: each attempt with what became of it and on what evidence, as each side sees it; and the lamps.

Made of plain words first: colour only repeats them.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from parley.line.silence import read_as
from parley.line.values import CLASS_WORDS, Lamp, SilenceClass
from parley.record.entry import instant
from parley.sim.outcome import Attempt, View, last_talk
from parley.sim.play import Act
from parley.sim.proof import Proof
from parley.sim.stage import Noticed, Side, Stage
from parley.verdict import words
from parley.views.times import dtg, span

_STYLES: Final = {
    "UP": "green", "ATTENDED": "green", "REACHABLE": "green",
    "DEGRADED": "yellow", "UNKNOWN": "dim",
    "DEAD": "red", "UNATTENDED": "red", "CLOSED": "red",
}  # fmt: skip
_LAMPS: Final = tuple(Lamp)
_DETAIL: Final = "     "  # so deep the verdict gives references
LATEST: Final = 9  # happenings shown below the table while it plays


def attempts(found: Sequence[Attempt], stage: Stage) -> Table:
    """One row for each attempt."""
    several = len(stage.play.lines) > 1
    shown = table("Attempts")
    for name in (*(("Line",) if several else ()), "Placed"):
        shown.add_column(name, no_wrap=True)
    for name, least in (
        ("Attempt", 16),
        ("What became of it", 14),
        ("On what evidence", 12),
        ("Called side sees", 8),
    ):
        shown.add_column(name, min_width=least, overflow="fold")
    for attempt in found:
        told = attempt.caller.told
        called = f"{stage.play.opposite(attempt.caller.party)} {', then '.join(told['asked'])}"
        who = f"{attempt.caller.party} {told['from']} to {called}, {told['precedence']}"
        cells = [became(attempt.caller, stage.now), _evidence(attempt), _as_called(attempt, stage.now)]
        shown.add_row(*([attempt.line] if several else []), dtg(instant(told["placed_at"])), who, *cells)
    return shown


def became(view: View, now: int) -> Text:
    """Where the call stands, or how it ended."""
    told = view.told
    text = Text(view.state, style="bold")
    if told["refused"]:
        text.append(f" {told['refused']['code']}", style="bold")
        if told["refused"]["alternative"]:
            text.append(f", instead: {told['refused']['alternative']}")
    elif told["pending"]:
        text.append(f" {told['pending']['code']}, {told['pending']['decider']}")
    if told["open"]:
        text.append(f" since {span(max(0, now - instant(told['since'])))}", style="italic")
        if view.stale:
            text.append(", stale", style="italic")
    elif told["reached"]:
        text.append(f", {told['reached']} talked")
    return text


def _evidence(attempt: Attempt) -> Text:
    """How far it provably came, the class of the silence, and what of it is one side's word."""
    view = attempt.caller
    text = Text(read_as(view.evidence))
    if view.silence_class:
        text.append(f"; {view.silence_class} {CLASS_WORDS[SilenceClass(view.silence_class)]}")
    if view.told["claim"] and not view.told["claim"]["withdrawn"]:
        text.append("; the silence is the caller's word", style="italic")
    return text


def _as_called(attempt: Attempt, now: int) -> Text:
    if attempt.called is None:
        return Text("nothing of it has reached them", style="italic")
    if attempt.called.state == attempt.caller.state:
        return Text("the same")
    return became(attempt.called, now)


def lamps(stage: Stage, sides: Iterable[Side]) -> Table:
    """What each side sees of the other now."""
    shown = table("The line, as each side sees the other")
    shown.add_column("Seen by", no_wrap=True)
    for lamp in _LAMPS:
        shown.add_column(lamp.capitalize(), min_width=10)
    for side in sides:
        shown.add_row(side.name, *(_lamp(stage, side, lamp) for lamp in _LAMPS))
    return shown


def table(title: str) -> Table:
    """An empty table with that title, as all of a play are."""
    return Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)


def _lamp(stage: Stage, side: Side, lamp: str) -> Text:
    changes = [n for n in side.noticed if n.kind == "lamp.changed/1" and n.body["lamp"] == lamp]
    value = stage.lamp(side.name, lamp)
    since = f" since {dtg(changes[-1].at)}" if changes else ""
    talked = last_talk(stage, side) if lamp == Lamp.PRINCIPAL else None
    since += f", last talk {dtg(talked)}" if talked else ""
    return Text(value, style=_STYLES.get(value, "")) + Text(since, style="dim")


def history(noticed: Iterable[Noticed]) -> Table:
    """The lamps through time: every change, and why."""
    shown = table("The lamps through time")
    for name in ("When", "Seen by", "Lamp", "Was", "Is"):
        shown.add_column(name, no_wrap=True)
    shown.add_column("Why", overflow="fold")
    for change in sorted((n for n in noticed if n.kind == "lamp.changed/1"), key=lambda n: n.at):
        body = change.body
        now = Text(body["now"], style=_STYLES.get(body["now"], ""))
        shown.add_row(dtg(change.at), change.party, body["lamp"], body["was"], now, body["why"])
    return shown


def happening(act: Act) -> Text:
    """An act, in a line of its own."""
    at = Text(f"{dtg(act.at)}  ", style="dim")
    match act.do:
        case "say":
            return at + Text(act.values["text"], style="bold")
        case "later":
            return at + Text(f"(left for later: {act.values['text']})", style="dim")
        case "send":  # its text has a table of its own
            who, to = (".".join(act.values[key]) for key in ("from", "to"))
            return at + Text(f"{who} sends {to} {act.values['form']}: {act.values['subject']}")
    words = act.text.split(None, 2)
    timed = words[0][0].isdigit() or words[0][0] == "+"
    dated = timed and len(words[0]) > len("00:00") and words[0][0].isdigit()
    return at + Text(" ".join(words[2:] if dated else [act.text.split(None, 1)[1]] if timed else [act.text]))


def noticed(seen: Noticed) -> Text:
    """What a station noticed, in a line of its own."""
    body = seen.body
    at = Text(f"{dtg(seen.at)}  ", style="dim")
    if seen.kind == "lamp.changed/1":
        return (
            at
            + Text(f"{seen.party} sees {body['lamp']} ")
            + Text(body["now"], style=_STYLES.get(body["now"], ""))
            + Text(f", was {body['was']}: {body['why']}", style="dim")
        )
    return at + Text(f"{seen.party} is told, {body['level']}: {body['what']}")


def screen(stage: Stage, tables: Iterable[RenderableType], latest: Sequence[Text]) -> RenderableType:
    """The whole while it plays. `tables`: what became of things so far, kind by kind."""
    title = f"{stage.play.title}   {dtg(stage.now)}"
    return Panel(
        Group(*tables, "", lamps(stage, stage.sides.values()), "", *latest),
        title=title,
        title_align="left",
    )


def verdict(shown: Proof) -> Iterable[Text]:
    """What a third machine concludes from the bundle, without the reference of every level."""
    kept = [line for line in words(shown.verdict).splitlines() if not line.startswith(_DETAIL)]
    for line in kept:
        if not (line.startswith(" ") and line.endswith(":")):  # what it announces was detail
            yield Text(line, style="" if line.startswith(" ") else "bold")


def proof(shown: Proof, name: str) -> Iterable[Text]:
    """What a third machine says of the bundle and of its damaged copies."""
    made = shown.made
    yield Text(
        f"{name}: {made.entries} entries, {made.heads} signed heads, {len(made.data):,} bytes", style="bold"
    )
    yield Text(
        "  verify: authentic; every entry is under a root that its author signed, both identities confirmed"
    )
    for damage in shown.damaged:
        yield Text(
            f"{name}, {damage.how} (byte {damage.at:,}: {damage.was!r} to {damage.now!r})", style="bold"
        )
        yield Text(f"  verify: {damage.said}" if damage.said else "  verify: NOTICED NOTHING", style="red")
