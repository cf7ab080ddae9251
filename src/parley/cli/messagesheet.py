"""How messages look: as a line, as a list, and whole, in the form of a signal. No tick, no green, no "accepted"."""

from collections.abc import Sequence
from typing import Any

from parley.cli.codes import word
from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import ago, dtg, span, when


def line(sheet: Sheet, message: dict[str, Any]) -> None:
    """One message in one line: what `write` prints."""
    marking = message["marking"]
    exercise: list[Cell] = [Toned(marking["usage"], Tone.EXERCISE), "  "] if marking else []
    to = ", ".join(message["to"])
    words = f"  no. {message['number']} from {message['from']} to {to}, {word(message['precedence'])}; "
    sheet.say(*exercise, short(message["ref"]), words, _held(message))


def _held(message: dict[str, Any]) -> str:
    if not message["mine"]:
        return "held by our station"
    if message["held_at"] is None:
        return "on our record, not yet received by them"
    return f"their station has it since {dtg(instant(message['held_at']))}"


def _seen(message: dict[str, Any], now: int) -> Cell:
    """Whether a person has seen it; if not, how long there is, or has been, for that."""
    if message["seen"]:
        first = message["seen"][0]
        return f"seen {dtg(instant(first['at']))} at {first['post']}"
    late = now - instant(message["due"])
    if late > 0:
        return Toned(f"not seen, overdue by {span(late)}", Tone.BAD)
    return f"not seen, {span(-late)} left"


def listed(sheet: Sheet, messages: Sequence[dict[str, Any]], now: int, *, mine: bool | None) -> None:
    """The messages, one a row; `mine` None: of both sides."""
    if not messages:
        sheet.say("no messages")
        return
    rows = [_row(message, now, mine=mine) for message in messages]
    station = [] if mine is False else ["THEIR STATION"]
    heads = ["MESSAGE", "DTG", "AGE", "P", "NO", "FROM", "TO", "SUBJECT", *station, "SEEN (RECEIPT ONLY)"]
    sheet.table(heads, rows, folds=("FROM", "TO", "SUBJECT", "SEEN (RECEIPT ONLY)"))


def _row(message: dict[str, Any], now: int, *, mine: bool | None) -> list[Cell]:
    at = instant(message["at"])
    subject: Cell = message["subject"]
    if message["marking"]:
        subject = Toned(f"{message['marking']['usage']} {message['subject']}", Tone.EXERCISE)
    station: list[Cell] = [] if mine is False else [_station(message)]
    head: list[Cell] = [
        short(message["ref"]),
        dtg(at),
        ago(at, now),
        message["precedence"],
        str(message["number"]),
    ]
    return [*head, message["from"], ", ".join(message["to"]), subject, *station, _seen(message, now)]


def _station(message: dict[str, Any]) -> str:
    if not message["mine"]:
        return "theirs"
    return "has it" if message["held_at"] else "not yet received"


def whole(sheet: Sheet, message: dict[str, Any], now: int) -> None:
    """One message as a signal form."""
    usage = message["marking"]["usage"] if message["marking"] else ""
    exercise: list[Cell] = [Toned(" ".join([usage] * 3), Tone.EXERCISE)] if usage else []
    if exercise:
        sheet.say(*exercise)
    sheet.title(f"{word(message['precedence'])}  {dtg(instant(message['at']))}  no. {message['number']}")
    sheet.say(f"FROM     {message['from']}")
    sheet.say(f"TO       {', '.join(message['to'])}")
    sheet.say(f"SUBJECT  {message['subject']}")
    sheet.say(f"LANGUAGE {message['language']}")
    for ref in message["refers"]:
        sheet.say(f"REFERS   {short(ref)}")
    sheet.text(message["text"])
    if exercise:
        sheet.say(*exercise)
    sheet.say(f"END OF MESSAGE {message['number']}  ({message['ref']})")
    sheet.say(f"arrived {when(instant(message['heard_at']), now)}" if not message["mine"] else _held(message))
    for seen in message["seen"]:
        sheet.say(seen["words"])
    if not message["seen"]:
        sheet.say(_seen(message, now))
    for fault in message["faults"]:
        sheet.say(Toned("contradiction", Tone.BAD), f": {fault['why']} ({short(fault['ref'])})")
