"""What our own people are told of a request for explanation, and the letter that asks for a meeting, to be released."""

from typing import Any, Final

from parley.line.effects import EXERCISE
from parley.line.follow import Rfe
from parley.line.requests import State
from parley.line.values import HOUR_MS, MINUTE_MS, SECOND_MS
from parley.record.entry import Instant, stamp

MEETING: Final = "MEETING-REQUEST/1"
WORDS: Final = {
    State.ASKED: "asked; their station has not signed for it yet",
    State.UNDELIVERED: "not delivered in time; it waits on",
    State.DELIVERED: "delivered; the reply is awaited",
    State.ANSWERED: "a reply came; it is to be judged",
    State.UNANSWERED: "no reply in time",
    State.INADEQUATE: "the reply was judged inadequate",
    State.MEETING_ASKED: "a meeting is asked for; their station has not signed for that yet",
    State.MEETING_UNDELIVERED: "the request for a meeting was not delivered in time; it waits on",
    State.MEETING_DELIVERED: "a meeting is asked for; the answer is awaited",
    State.ADEQUATE: "the reply was judged adequate",
    State.MEETING_AGREED: "the meeting was accepted",
    State.MEETING_REFUSED: "the meeting was not accepted",
    State.NOT_MET: "no answer to the request for a meeting in time",
    State.MEETING_WITHDRAWN: "the request for a meeting was cancelled",
    State.CORRECTED: "a corrected request took its place",
    State.WITHDRAWN: "cancelled by the side that asked",
    State.OUR_FAULT: "the asking station was away: no silence can be claimed",
}


def name(rfe: Rfe) -> str:
    """The request in a few words."""
    return f"request for explanation {rfe.fact.number} of {rfe.fact.from_}"


def told(rfe: Rfe, what: str) -> str:
    """What our people are told of it, marked where nothing in the request is so."""
    return EXERCISE + what if rfe.fact.unreal else what


def hours(ms: int) -> str:
    """A length of time as a watch says it: `23 h 40 min`."""
    minutes = max(0, ms) // MINUTE_MS
    if minutes < 60:  # noqa: PLR2004 - of an hour
        return f"{minutes} min"
    return f"{minutes // 60} h" + (f" {minutes % 60} min" if minutes % 60 else "")


def letter(rfe: Rfe) -> dict[str, Any] | None:
    """The request for a meeting that would follow now, as `write` takes it; None where none would.

    Level, time and agenda are proposals: whoever releases it changes them.
    """
    if not rfe.mine or rfe.state not in {State.UNANSWERED, State.INADEQUATE}:
        return None
    fact = rfe.fact
    marking = {"usage": fact.marking.usage.value, "name": fact.marking.name} if fact.marking else None
    return {
        "type": MEETING,
        "from": fact.from_,
        "to": list(fact.to),
        "info": list(fact.info),
        "precedence": fact.precedence.value,
        "marking": marking,
        "subject": f"Meeting on our request for explanation no. {fact.number}"[:200],
        "language": "en",
        "reply_to": rfe.message,
        "fields": {
            "level": "delegations",
            "within_hours": max(1, min(720, rfe.clocks.meeting_s * SECOND_MS // HOUR_MS)),
            "agenda": _agenda(rfe),
        },
    }


def _agenda(rfe: Rfe) -> str:
    fact, story = rfe.fact, rfe.story
    asked = f"Request for explanation no. {fact.number} of {fact.from_}, {stamp(rfe.began.at_ms)}"
    asked += f": {fact.subject}." if fact.subject else "."
    if rfe.state is State.UNANSWERED:
        came = f"No reply had come {hours(rfe.clocks.reply_s * SECOND_MS)} after its delivery"
        came += f" on {_stamp(rfe.delivered_ms)}." if rfe.delivered_ms is not None else "."
    else:
        judged = next((reply.judged for reply in reversed(story.replies) if reply.judged), None)
        came = "The reply was found inadequate."
        came += f" {judged.text}" if judged is not None and judged.text else ""
    missing = f" Without an answer: {', '.join(story.missing)}." if story.missing else ""
    return f"{asked} {came}{missing}"[:4_000]


def _stamp(at: Instant | None) -> str | None:
    return None if at is None else stamp(at)
