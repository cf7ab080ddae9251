"""What there is to say of requests for explanation and assurances: plain values. Instants are ms of our clock."""

from typing import Any

from parley.line import request_words
from parley.line.fold import Claim
from parley.line.follow import Assurance, Rfe
from parley.line.request_parts import Reply
from parley.line.requests import ENDS, State
from parley.line.state import Line
from parley.record.entry import Instant

Plain = dict[str, Any]


def requests(line: Line, now: Instant) -> list[Plain]:
    """Every request in memory, ours and theirs, oldest first: what still runs, and ours that are not ended."""
    found = [thing for thing in line.things.values() if isinstance(thing, Rfe) and thing.open]
    return [request(thing, now) for thing in sorted(found, key=lambda rfe: rfe.began.heard_ms)]


def standing(line: Line) -> list[Plain]:
    """Every assurance that stands, ours and theirs, oldest first."""
    found = [thing for thing in line.things.values() if isinstance(thing, Assurance) and thing.open]
    return [assurance(thing) for thing in sorted(found, key=lambda given: given.began.heard_ms)]


def request(rfe: Rfe, now: Instant) -> Plain:
    """One request: where it stands, what is missing, how long there is. `left_ms`: below 0 once it is overdue."""
    fact, story, meeting = rfe.fact, rfe.story, rfe.story.meeting
    due = rfe.silence_ms if rfe.state is not State.ANSWERED else None
    return {
        "thing": "request",
        "message": rfe.message,
        "mine": rfe.mine,
        "number": fact.number,
        "from": fact.from_,
        "to": list(fact.to),
        "precedence": fact.precedence,
        "marking": fact.marking.usage if fact.marking else None,
        "subject": fact.subject,
        "at_ms": rfe.began.at_ms,
        "heard_ms": rfe.began.heard_ms,
        "delivered_ms": rfe.delivered_ms,
        "state": rfe.state,
        "words": request_words.WORDS[rfe.state],
        "ended": rfe.state in ENDS,
        "since_ms": rfe.since_ms,
        "due_ms": due,
        "left_ms": None if due is None else due - now,
        "asked": list(story.asked),
        "missing": list(story.missing),
        "replies": [_reply(reply) for reply in story.replies],
        "expected": None
        if story.expected is None
        else {"by_ms": story.expected.by_ms, "post": story.expected.post, "ref": story.expected.ref},
        "meeting": None
        if meeting is None
        else {
            "ref": meeting.ref,
            "at_ms": meeting.at_ms,
            "delivered_ms": rfe.met_ms,
            "answer": meeting.answer or None,
            "answered": meeting.answered,
            "taken_back": meeting.taken_back,
        },
        "claims": [_claim(claim) for claim in story.claims],
        "path": [{"step": m.step, "state": m.state, "ref": m.ref, "at_ms": m.at_ms} for m in story.path],
        "late": list(story.late),
        "beside": list(story.beside),
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in story.faults],
        "ready": request_words.letter(rfe),
    }


def _reply(reply: Reply) -> Plain:
    judged = reply.judged
    return {
        "ref": reply.ref,
        "at_ms": reply.at_ms,
        "heard_ms": reply.heard_ms,
        "answered": list(reply.answered),
        "late": reply.late,
        "taken_back": reply.taken_back,
        "judged": None
        if judged is None
        else {
            "ref": judged.ref,
            "adequate": judged.adequate,
            "missing": list(judged.missing),
            "text": judged.text,
        },
    }


def _claim(claim: Claim) -> Plain:
    return {
        "ref": claim.ref,
        "end": claim.end,
        "listened_ms": claim.listened_ms,
        "withdrawn": claim.withdrawn,
    }


def assurance(given: Assurance) -> Plain:
    """One assurance: what was stated, until when, whether its trigger came. The whole text is in its entry."""
    fact, story = given.fact, given.story
    return {
        "thing": "assurance",
        "message": given.message,
        "mine": given.mine,
        "number": fact.number,
        "from": fact.from_,
        "to": list(fact.to),
        "marking": fact.marking.usage if fact.marking else None,
        "subject": fact.subject,
        "statement": fact.fields.get("statement", ""),
        "trigger": fact.fields.get("trigger"),
        "at_ms": given.began.at_ms,
        "heard_ms": given.began.heard_ms,
        "valid_from": fact.valid_from,
        "valid_to": fact.valid_to,
        "state": given.state,
        "told": list(story.told),
        "missed": list(story.missed),
        "beside": list(story.beside),
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in story.faults],
    }
