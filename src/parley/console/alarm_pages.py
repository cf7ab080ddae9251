"""What an alarm is about, and where it leads: to the page of one thing, or to the list in which its things stand."""

from typing import Final, NamedTuple

from parley.console.alarms import Heard
from parley.line import causes, things
from parley.line.follow import Rfe
from parley.line.message import Message
from parley.station.ports import Reading

MESSAGES: Final = "/messages"
PAGES: Final = {  # by the kind of a thing
    "message": "/messages/{line}/{ref}",
    "call": "/calls/{line}/{ref}",
    "draft": "/messages/{line}/drafts/{ref}",
    "test": "/line/{line}#tests",
    "ticket": "/line/{line}#tickets",
}


class About(NamedTuple):
    """`page`: its address, empty where what the alarm is about has none. `message`: the one that came, if one did."""

    page: str
    message: Message | None = None


def about(reading: Reading, alarm: Heard, name: str) -> About:
    """What the alarm is about. `name`: of its line."""
    refs = {ref for cause in alarm.causes for ref in causes.refs(cause)} or {alarm.ref}
    found = [row for ref in refs if ref and (row := reading.thing(alarm.line, ref)) is not None]
    if len(found) != 1:
        several = found and all(row.kind == "message" for row in found)
        return About(MESSAGES if several or alarm.sort == "message" else "")
    row = found[0]
    thing = things.load(row.data) if row.kind == "request" or alarm.sort == "message" else None
    kind, ref = ("message", thing.message) if isinstance(thing, Rfe) else (row.kind, row.ref)
    page = PAGES.get(kind, "").format(line=name, ref=ref)
    return About(page, thing if isinstance(thing, Message) else None)
