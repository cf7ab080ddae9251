"""What a party does of its own, before or without anything leaving: drafts released, voices from outside checked.

Sentences, requests and what they come to, as in written.py. Who acts is an office of the party; none of it crosses the
line but the messages that are released here.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from parley.line import things
from parley.line.drafts import Claimed, Drafted
from parley.sim.play import Act, PlayError
from parley.sim.stations import RefusedBy
from parley.views.drafts import CLAIMED, DRAFT

if TYPE_CHECKING:
    from parley.sim.stage import Side, Stage

Request = dict[str, Any]

ACTS: Final[Mapping[str, str]] = {
    "{officer:post} of {who:party} releases the meeting request of {request:message} as {message:new}":
        "release.meeting",
    "a voice claiming to be {claimed:office} calls {to:office} as {voice:new} over {channel:text}"
    " saying {text:text}": "claimed.open",
    "{who:party} checks {voice:voice} by {method:text} and finds nothing": "claimed.no_record",
    "{who:party} checks {voice:voice} by {method:text} and it holds": "claimed.held",
    "{who:party} checks {voice:voice} by {method:text} and it fails": "claimed.failed",
    "{who:party} asks the other desk about {voice:voice} as {message:new}": "claimed.ask",
    "{officer:post} of {who:party} tries to pass {voice:voice} alone and is refused": "claimed.override_alone",
    "{first:post} and {second:post} of {who:party} pass {voice:voice}": "claimed.override",
    "expect voice {voice:voice} {word:voice-state}": "expect.voice",
    "expect voice {voice:voice} never {word:voice-state}": "expect.never",
    "expect {who:party} has {count:number} drafts of {form}": "expect.drafts",
    "expect {who:party} finds {kind:text} in its journal [{count:number} times]": "expect.journal",
}  # fmt: skip

OFFICER: Final = "duty-officer"  # who acts where a sentence names nobody
MEETING: Final = "MEETING-REQUEST"
TWO_PERSONS: Final = "two-persons"  # the code with which a station refuses one officer alone
DOES: Final = frozenset(do for do in ACTS.values() if not do.startswith("expect."))


def act(stage: "Stage", act: Act) -> None:
    """The act is done, and what it begins has its name. Raises RefusedBy, PlayError."""
    side, values = stage.sides[act.party], act.values
    answer: dict[str, Any] = {}
    try:
        answer = stage.ask(act.party, request(stage, side, act), f"act:{act.line}")
    except RefusedBy as why:
        if act.do != "claimed.override_alone" or why.code != TWO_PERSONS:
            raise
    else:
        if act.do == "claimed.override_alone":
            raise PlayError(act.line, "one officer alone passed the voice", "it takes two", stage.play.name)
    if act.do == "claimed.open":
        stage.names[values["voice"]] = next(v.ref for v in voices(side) if v.ref not in stage.names.values())
    elif act.do in {"claimed.ask", "release.meeting"}:
        stage.names[values["message"]] = answer["entries"][0]["ref"]


def request(stage: "Stage", side: "Side", act: Act) -> Request:
    """What the acting party's people ask of their station."""
    values = act.values
    if act.do == "claimed.open":
        made = {"do": "claimed.open", "caller_post": values["claimed"][1], "to": values["to"][1]}
        return {**made, "channel": values["channel"], "said": values["text"], "by": OFFICER}
    if act.do == "release.meeting":
        draft = _meeting(side, stage.names[values["request"]], act)
        return {"do": "draft.release", "draft": draft.ref, "by": values["officer"]}
    return {**_OF_VOICE[act.do](values), "claimed": stage.names[values["voice"]]}


def _check(result: str) -> Callable[[Mapping[str, Any]], Request]:
    return lambda v: {"do": "claimed.check", "result": result, "how": v["method"], "by": OFFICER}


_OF_VOICE: Final[Mapping[str, Callable[[Mapping[str, Any]], Request]]] = {
    "claimed.no_record": _check("no-record"),
    "claimed.held": _check("held"),
    "claimed.failed": _check("failed"),
    "claimed.ask": lambda _: {"do": "claimed.ask", "by": OFFICER},
    "claimed.override_alone": lambda v: {"do": "claimed.override", "by": v["officer"]},
    "claimed.override": lambda v: {"do": "claimed.override", "by": v["first"], "second": v["second"]},
}


def _meeting(side: "Side", about: str, act: Act) -> Drafted:
    """The draft of the request for a meeting on that request: open, or released if the act is repeated."""
    found = [draft for draft in drafts(side, MEETING) if draft.letter.reply_to == about]
    if not found:
        what = f"no meeting request on {act.values['request']} is drafted"
        raise PlayError(
            act.line, what, "it is drafted when the time for the answer is over, or the answer inadequate"
        )
    return found[-1]


def drafts(side: "Side", form: str, *, open_only: bool = False) -> list[Drafted]:
    """This side's drafts of that form, oldest first."""
    assert side.row is not None
    rows = side.reading.things(side.row.id, kind=DRAFT, open_only=open_only)
    found = [things.load(row.data) for row in rows]
    return [d for d in found if isinstance(d, Drafted) and d.letter.type.partition("/")[0] == form]


def voices(side: "Side") -> list[Claimed]:
    """The calls from outside that this side was to check, oldest first."""
    if side.row is None:
        return []
    found = [things.load(row.data) for row in side.reading.things(side.row.id, kind=CLAIMED)]
    return sorted((v for v in found if isinstance(v, Claimed)), key=lambda v: v.opened_ms)
