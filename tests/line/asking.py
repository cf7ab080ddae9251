"""How requests for explanation are asked, answered and met on the stage, and what both stations then tell."""

from typing import Any

from msgspec.structs import replace

from parley.line.effects import Alarm
from parley.line.follow import Rfe, key
from parley.line.request_parts import Story
from parley.line.requests import State
from parley.line.values import Ref
from parley.record.entry import Instant
from tests.line.stage import Stage, Station

SIX = ["objective", "location", "completion", "formations", "subordination", "equipment"]


def ask(station: Station, **more: Any) -> Ref:
    """A request for explanation to the other side's desk."""
    fields = {"activity": "columns on the coast road", "place": "north of the river", "items": SIX}
    return station.ask(
        "write", type="RFE/1", to="desk", subject="movements", fields=fields, **{"precedence": "P", **more}
    )[0]


def reply(station: Station, to: Ref, items: list[str] | None = None, **more: Any) -> Ref:
    """A reply that answers these items."""
    answers = [{"item": item, "answer": f"the {item}"} for item in (SIX if items is None else items)]
    [ref] = station.ask(
        "write", type="RFE-REPLY/1", to="desk", reply_to=to, fields={"answers": answers}, **more
    )
    return ref


def meet(station: Station, on: Ref) -> Ref:
    """A request for a meeting, as our station has it ready."""
    letter = rfe(station, on)
    fields = {"level": "delegations", "within_hours": 48, "agenda": "the movements"}
    [ref] = station.ask("write", type="MEETING-REQUEST/1", to="desk", reply_to=letter.message, fields=fields)
    return ref


def met(station: Station, to: Ref, answer: str) -> Ref:
    """An answer about a meeting."""
    [ref] = station.ask("write", type="MEETING-REPLY/1", to="desk", reply_to=to, fields={"answer": answer})
    return ref


def rfe(station: Station, ref: Ref) -> Rfe:
    """The request as that station has it."""
    thing = station.thing(key(ref))
    assert isinstance(thing, Rfe)
    return thing


def state(station: Station, ref: Ref) -> State:
    return rfe(station, ref).state


def alike(s: Stage, ref: Ref) -> Rfe:
    """Both stations tell one story; what it is at the requester's."""
    ours, theirs = rfe(s.a, ref), rfe(s.b, ref)
    assert told(ours.story) == told(theirs.story)
    return ours


def told(story: Story) -> Story:
    """What must be the same for whoever holds both logs."""
    replies = tuple(replace(reply, heard_ms=Instant(0)) for reply in story.replies)
    return replace(story, since_ms=Instant(0), replies=replies)


def heard(station: Station, text: str) -> list[Alarm]:
    """The alarms in which the people of that station were told this."""
    return [effect for effect in station.effects if isinstance(effect, Alarm) and text in effect.what]
