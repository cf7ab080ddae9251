"""Calls as people read them: each attempt with what became of it, how deep the silence was, and on what evidence.

Evidence comes in levels that are never merged; what rests on one side's word alone says so.
"""

from typing import Any, Final

from parley.line import asks_calls, silence, things
from parley.line.calls import State, Step
from parley.line.core import Core
from parley.line.fold import Move
from parley.line.things import Call
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS
from parley.record.entry import Instant
from parley.station.ports import LineRow, Reading, ThingRow
from parley.views import lines
from parley.views.times import stamped

TABLE: Final = "call"


WORDS: Final = {  # what became of a call of ours, for whoever was not there
    State.PLACED: "on our record; their station has signed nothing yet",
    State.DELIVERED: "their station holds it",
    State.RINGING: "it rings",
    State.ATTENDED: "a person took it up, no answer yet",
    State.AWAITING: "pending: somebody there must decide",
    State.WINDOWING: "a time is being agreed",
    State.SCHEDULED: "a time is agreed",
    State.CHECKING: "accepted; the caller's identity is being checked",
    State.SUMMONING: "the principals are being fetched",
    State.INTERPRETING: "the interpreters are being fetched",
    State.READY: "all are there",
    State.TALKING: "both sides talk",
    State.INTERRUPTED: "both sides talked; nothing is heard now",
    State.LINE_DEAD: "no signature of their station came in time",
    State.UNATTENDED: "their station held it; it rang at no manned post",
    State.UNANSWERED: "it rang; nobody took it up in time",
    State.UNDECIDED: "a person took it up and gave no answer in time",
    State.UNAPPROVED: "pending, and never decided in time",
    State.NO_WINDOW: "no time was agreed",
    State.REPLACED: "the agreed time came; the next attempt takes its place",
    State.UNVERIFIED: "accepted; the caller's identity was never settled",
    State.MISMATCHED: "the caller was not who they said",
    State.NOT_JOINED: "accepted, but not all came",
    State.REFUSED: "refused",
    State.WRITTEN: "they asked for it in writing",
    State.WITHDRAWN: "the caller took it back",
    State.PREEMPTED: "a call of higher precedence took its place",
    State.MERGED: "each called the other; the other call went on",
    State.HELD_BACK: "never released, so never sent",
    State.OUR_FAULT: "our station was away: no silence can be claimed",
    State.ENDED: "both sides talked, then hung up",
    State.CUT_OFF: "both sides talked, then silence",
}
OF_THEIRS: Final = {  # of a call of theirs, where that is not the same
    State.PLACED: "on their record; our station has signed nothing yet",
    State.DELIVERED: "our station holds it",
    State.AWAITING: "pending: somebody here must decide",
    State.LINE_DEAD: "no signature of our station reached them in time",
    State.UNATTENDED: "our station held it; it rang at no manned post",
    State.WRITTEN: "we asked for it in writing",
    State.OUR_FAULT: "their station was away: no silence can be claimed",
}


def calls(
    reading: Reading, row: LineRow, now: int, *, newest: int = 0, open_only: bool = False
) -> list[dict[str, Any]]:
    """The calls of a line, oldest first; with `newest`, only so many of the last."""
    line = lines.state(reading, row)
    if line is None:
        return []
    rows = reading.things(row.id, kind=TABLE, open_only=open_only, newest=newest)
    ordered = sorted(
        (_loaded(found.data) for found in rows), key=lambda c: (c.placed.heard_ms, c.placed.place)
    )
    return [call(line.core, found, row, now) for found in ordered]


def one(reading: Reading, row: LineRow, ref: str, now: int) -> dict[str, Any]:
    """The call of that reference, which must be there."""
    line, found = lines.state(reading, row), reading.thing(row.id, ref)
    assert line is not None
    assert found is not None
    return stored(line.core, found, row, now)


def stored(core: Core, found: ThingRow, row: LineRow, now: int) -> dict[str, Any]:
    """The call of that row of the store."""
    return call(core, _loaded(found.data), row, now)


def _loaded(data: bytes) -> Call:
    thing = things.load(data)
    assert isinstance(thing, Call)
    return thing


def call(core: Core, found: Call, row: LineRow, now: int) -> dict[str, Any]:
    """One attempt as plain values."""
    fact, story, state = found.fact, found.story, found.state
    mine = found.mine
    return {
        "ref": found.ref,
        "line": row.id,
        "with": row.name,
        "mine": mine,
        "by": row.me if mine else row.them,
        "from": fact.from_,
        "to": fact.to,
        "asked": list(story.asked),
        "precedence": fact.precedence.value,
        "exercise": fact.exercise,
        "subject": fact.subject,
        "languages": list(fact.languages),
        "needed_by": fact.needed_by,
        "refers": fact.refers,
        "placed_at": stamped(found.placed.at_ms),
        "heard_at": stamped(found.placed.heard_ms),
        "delivered_at": stamped(found.delivered_ms),
        "state": state.value,
        "words": words(state, mine=mine),
        "open": found.open,
        "since": stamped(found.since_ms),
        "due": stamped(found.silence_ms),
        "possible": asks_calls.possible(found) if found.open else [],
        "end": None if found.open else state.value,
        "silence": _silence(core, found),
        "evidence": _evidence(found),
        "path": [_move(move) for move in story.path],
        "reached": story.reached,
        "bell": None if mine else str(found.bell),
        "pending": _pending(found, now),
        "refused": _refused(found),
        "window": _window(found),
        "claim": _claim(found),
        "other": story.other,
        "late": list(story.late),
        "crossed": list(story.crossed),
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in story.faults],
    }


def words(state: State, *, mine: bool) -> str:
    """What became of a call that stands so, as the side that reads it has to take it."""
    return WORDS[state] if mine else OF_THEIRS.get(state, WORDS[state])


def _move(move: Move) -> dict[str, Any]:
    return {"step": str(move.step), "state": str(move.state), "ref": move.ref, "at": stamped(move.at_ms)}


def _evidence(found: Call) -> dict[str, Any]:
    """How far the attempt provably came, by which entries, and whether its end is the caller's word alone."""
    claim = found.story.claim
    refs = [found.ref, *(move.ref for move in found.story.path if move.step is not Step.COSIGNED)]
    return {
        "level": silence.evidence(found).value,
        "refs": list(dict.fromkeys(refs)),
        "end_is_callers_word": claim is not None and claim.withdrawn is None,
    }


def _silence(core: Core, found: Call) -> dict[str, Any] | None:
    """How deep the silence was, why we say so, and by which entries; None where they answered otherwise."""
    shown = silence.of_call(core, found)
    if shown is None:
        return None
    return {
        "class": shown.cls.value,
        "words": shown.shown,
        "why": shown.why,
        "refs": list(shown.refs),
        "one_sided": shown.one_sided,
    }


def _pending(found: Call, now: int) -> dict[str, Any] | None:
    pending = found.story.pending
    if pending is None:
        return None
    return {
        "code": pending.code.value,
        "words": PENDING_WORDS[pending.code],
        "decider": pending.decider,
        "review_by": stamped(pending.review_by_ms),
        "stale": found.stale(Instant(now)),
        "ref": pending.ref,
    }


def _refused(found: Call) -> dict[str, Any] | None:
    refused = found.story.refused
    if refused is None:
        return None
    return {
        "code": refused.code.value,
        "words": REFUSAL_WORDS[refused.code],
        "text": refused.text,
        "by": refused.by,
        "alternative": refused.alternative,
        "retry_after": refused.retry_after,
    }


def _window(found: Call) -> dict[str, Any] | None:
    window = found.story.window
    if window is None:
        return None
    return {"from": stamped(window.from_ms), "until": stamped(window.until_ms), "by_caller": window.by_owner}


def _claim(found: Call) -> dict[str, Any] | None:
    claim = found.story.claim
    if claim is None:
        return None
    return {
        "ref": claim.ref,
        "end": claim.end,
        "listened_ms": claim.listened_ms,
        "withdrawn": claim.withdrawn,
    }
