"""Requests for explanation and assurances, of both sides: where each stands, since when, and how long there is."""

from typing import Any, Final

from parley.line import things
from parley.line.follow import Assurance, Rfe, key
from parley.line.request_parts import Afterwards, Reply
from parley.line.requests import State, Step
from parley.line.values import Ref
from parley.station.ports import LineRow, Reading
from parley.views import messages
from parley.views.times import stamped

REQUEST: Final = "request"
ASSURANCE: Final = "assurance"

WORDS: Final = {  # of a request of ours
    State.ASKED: "asked; their station has not signed for it yet",
    State.UNDELIVERED: "their station has not signed for it in time; nothing follows about an answer",
    State.DELIVERED: "their station has it; the time for a reply runs",
    State.ANSWERED: "their reply came; we have not judged it yet",
    State.UNANSWERED: "no reply in time",
    State.INADEQUATE: "the reply was judged inadequate",
    State.MEETING_ASKED: "a meeting is asked for; their station has not signed for that yet",
    State.MEETING_UNDELIVERED: "their station has not signed in time for the request for a meeting",
    State.MEETING_DELIVERED: "a meeting is asked for; the time for an answer runs",
    State.ADEQUATE: "answered, and judged adequate",
    State.MEETING_AGREED: "they accepted the meeting",
    State.MEETING_REFUSED: "they did not accept the meeting",
    State.NOT_MET: "no answer in time to the request for a meeting",
    State.MEETING_WITHDRAWN: "the request for a meeting was taken back",
    State.CORRECTED: "a new request took its place",
    State.WITHDRAWN: "we took it back",
    State.OUR_FAULT: "our station was away while it should have listened",
}
OF_THEIRS: Final = {  # of a request of theirs, where that is not the same
    State.ASKED: "asked; our station has not signed for it yet",
    State.UNDELIVERED: "our station has not signed for it in time; nothing follows about an answer",
    State.DELIVERED: "our station has it; the time for a reply runs",
    State.ANSWERED: "we replied; they have not judged it yet",
    State.UNANSWERED: "no reply of ours in time",
    State.MEETING_ASKED: "a meeting is asked for; our station has not signed for that yet",
    State.MEETING_UNDELIVERED: "our station has not signed in time for the request for a meeting",
    State.MEETING_AGREED: "we accepted the meeting",
    State.MEETING_REFUSED: "we did not accept the meeting",
    State.WITHDRAWN: "they took it back",
    State.OUR_FAULT: "their station was away while it should have listened",
}
AFTERWARDS: Final = {  # of a request of ours: what came when its time was over, beside where it stands
    Afterwards.UNJUDGED: "their reply came afterwards; we have not judged it yet",
    Afterwards.ADEQUATE: "their reply came afterwards, and we judged it adequate",
    Afterwards.INADEQUATE: "their reply came afterwards, and we judged it inadequate",
    Afterwards.TAKEN_BACK: "their reply came afterwards, and they took it back",
}
TO_THEIRS: Final = {
    Afterwards.UNJUDGED: "our reply came afterwards; they have not judged it yet",
    Afterwards.ADEQUATE: "our reply came afterwards, and they judged it adequate",
    Afterwards.INADEQUATE: "our reply came afterwards, and they judged it inadequate",
    Afterwards.TAKEN_BACK: "our reply came afterwards, and we took it back",
}
LATE: Final = "ANSWERED_LATE"  # how UNANSWERED is called once a reply has come, judged or not


def requests(reading: Reading, row: LineRow, *, open_only: bool = False) -> list[dict[str, Any]]:
    """All requests for explanation on this line, oldest first."""
    found = (things.load(thing.data) for thing in reading.things(row.id, kind=REQUEST, open_only=open_only))
    about = messages.About(reading, row)
    return [request(rfe, about) for rfe in found if isinstance(rfe, Rfe)]


def of_message(reading: Reading, row: LineRow, ref: str) -> dict[str, Any] | None:
    """The request or the assurance that this message is, as plain values with its `sort`; None if it is neither."""
    thing = reading.thing(row.id, key(Ref(ref)))
    found = things.load(thing.data) if thing is not None else None
    if isinstance(found, Rfe):
        return {"sort": REQUEST, **request(found, messages.About(reading, row))}
    return {"sort": ASSURANCE, **assurance(found, row)} if isinstance(found, Assurance) else None


def request(rfe: Rfe, about: messages.About) -> dict[str, Any]:
    """One request as plain values; `ref` is its message."""
    story, fact = rfe.story, rfe.fact
    due = rfe.silence_ms
    row = about.row
    return {
        "ref": rfe.message,
        "line": row.id,
        "with": row.name,
        "mine": rfe.mine,
        "number": fact.number,
        "from": fact.from_,
        "to": list(fact.to),
        "subject": fact.subject,
        "activity": _activity(rfe, about),
        "asked_at": stamped(rfe.began.at_ms),
        "state": rfe.state.value,
        "called": called(rfe),
        "words": _words(rfe),
        "afterwards": story.afterwards.value if story.afterwards else None,
        "since": stamped(rfe.since_ms),
        "due": stamped(due) if due is not None else None,
        "path": [
            {"state": move.state, "at": stamped(move.at_ms), "ref": move.ref}
            for move in story.path
            if move.step != Step.COSIGNED  # derived: its time would be that of the word that shows it
        ],
        "items": list(story.asked),
        "missing": list(story.missing),
        "replies": [_reply(reply) for reply in story.replies],
        "expected_by": stamped(story.expected.by_ms) if story.expected else None,
        "meeting": story.meeting.ref if story.meeting else None,
        "late": list(story.late),
        "claim": story.claim.ref if story.claim else None,
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in story.faults],
    }


def called(rfe: Rfe) -> str:
    """What people read for its state: a request that has a reply by now is nowhere called unanswered."""
    return LATE if rfe.story.answered_late and rfe.state is State.UNANSWERED else rfe.state.value


def _words(rfe: Rfe) -> str:
    """Where it stands, and what came when its time was over."""
    words = WORDS[rfe.state] if rfe.mine else OF_THEIRS.get(rfe.state, WORDS[rfe.state])
    came = rfe.story.afterwards
    return f"{words}; {(AFTERWARDS if rfe.mine else TO_THEIRS)[came]}" if came is not None else words


def _activity(rfe: Rfe, about: messages.About) -> str:
    """What it asks to be explained, from the entry itself: the machine does not keep it."""
    thing = about.reading.thing(about.row.id, rfe.message)
    said = messages.written(messages.loaded(thing.data), about)["fields"].get("activity") if thing else None
    return said if isinstance(said, str) else ""


def _reply(reply: Reply) -> dict[str, Any]:
    judged = reply.judged
    return {
        "ref": reply.ref,
        "at": stamped(reply.heard_ms),
        "answered": list(reply.answered),
        "late": reply.late,
        "adequate": judged.adequate if judged else None,
        "missing": list(judged.missing) if judged else [],
        "text": judged.text if judged else "",
        "taken_back": reply.taken_back,
    }


def assurances(reading: Reading, row: LineRow, *, standing: bool = False) -> list[dict[str, Any]]:
    """All assurances on this line, oldest first."""
    found = (things.load(thing.data) for thing in reading.things(row.id, kind=ASSURANCE, open_only=standing))
    return [assurance(one, row) for one in found if isinstance(one, Assurance)]


def assurance(one: Assurance, row: LineRow) -> dict[str, Any]:
    """One assurance as plain values; `ref` is its message, which has the whole text."""
    fields = one.fact.fields
    until = one.until_ms
    return {
        "ref": one.message,
        "line": row.id,
        "with": row.name,
        "mine": one.mine,
        "number": one.fact.number,
        "from": one.fact.from_,
        "statement": str(fields.get("statement", "")),
        "trigger": fields.get("trigger"),
        "state": one.state.value,
        "until": stamped(until) if until is not None else None,
        "told": list(one.story.told),
        "missed": list(one.story.missed),
    }
