"""Where an alarm leads: to the page of the one thing that it is about, or to the list in which its things stand."""

from typing import Final

from parley.console.alarms import Heard
from parley.line import causes, things
from parley.line.follow import Rfe
from parley.line.message import Message
from parley.station.ports import Reading, ThingRow

MESSAGES: Final = "/messages"
PAGES: Final = {  # by the kind of a thing
    "message": "/messages/{line}/{ref}",
    "call": "/calls/{line}/{ref}",
    "draft": "/messages/{line}/drafts/{ref}",
    "test": "/line/{line}#tests",
    "ticket": "/line/{line}#tickets",
}


def page(reading: Reading, alarm: Heard, name: str) -> str:
    """Its address; empty where what it is about has none. `name`: of its line."""
    refs = {ref for cause in alarm.causes for ref in causes.refs(cause)} or {alarm.ref}
    found = [row for ref in refs if ref and (row := reading.thing(alarm.line, ref)) is not None]
    if len(found) == 1:
        return _page(found[0], name)
    several = found and all(row.kind == "message" for row in found)
    return MESSAGES if several or alarm.sort == "message" else ""


def named(reading: Reading, alarm: Heard) -> Message | None:
    """The message that came, where the alarm is that one did: who wrote it, its number, about what."""
    row = reading.thing(alarm.line, alarm.ref) if alarm.sort == "message" and alarm.ref else None
    thing = things.load(row.data) if row is not None else None
    return thing if isinstance(thing, Message) else None


def _page(row: ThingRow, name: str) -> str:
    thing = things.load(row.data) if row.kind == "request" else None
    kind, ref = ("message", thing.message) if isinstance(thing, Rfe) else (row.kind, row.ref)
    return PAGES.get(kind, "").format(line=name, ref=ref)
