"""Requests of our people about requests for explanation and assurances, and what may not be written about one."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.line import commands_requests as c
from parley.line import facts as f
from parley.line import follow, request_words
from parley.line.asks_calls import full, trial
from parley.line.effects import Draft
from parley.line.facts import Word
from parley.line.fold import Claim
from parley.line.follow import Assurance, Rfe, Thread, key
from parley.line.request import Request
from parley.line.request_parts import CANCEL, MEETING, MEETING_REPLY, REPLY, RFE
from parley.line.requests import NEXT, State, Step
from parley.line.state import Line
from parley.line.values import Ref, Refusal
from parley.record.entry import Instant

_SEE: Final = "see: parley requests"


def judge(line: Line, asked: c.Judge, now: Instant) -> list[Draft]:
    """Whether a reply is adequate: a person's word."""
    rfe = _request(line, asked.request)
    if not rfe.mine:
        raise Refusal("that request is theirs: they judge our reply", _SEE, "out-of-turn")
    unjudged = rfe.story.unjudged
    if asked.reply:
        ref = full(line, asked.reply)
    elif unjudged:
        ref = unjudged[-1].ref
    else:
        what = "every reply to that request is judged" if rfe.story.replies else "no reply to it has come"
        raise Refusal(what, _SEE, "no-reply")
    reply = next((known for known in rfe.story.replies if known.ref == ref), None)
    missing = asked.missing
    if missing is None:
        given = reply.answered if reply is not None else ()
        missing = () if asked.adequate else tuple(item for item in rfe.story.asked if item not in given)
    fact = f.RequestJudged(rfe.message, ref, asked.adequate, missing, asked.text)
    _try(rfe, trial(line, fact, now))
    return [Draft(fact)]


def tell(line: Line, asked: c.Tell, now: Instant) -> list[Draft]:
    """We keep an assurance: they hear of it first."""
    assurance = _assurance(line, asked.assurance)
    fact = f.AssuranceTold(assurance.message, asked.text)
    if not assurance.mine:
        raise Refusal(
            "that assurance is theirs", "say that it was missed: parley assurance missed", "out-of-turn"
        )
    _try_assurance(assurance, trial(line, fact, now))
    return [Draft(fact)]


def miss(line: Line, asked: c.Miss, now: Instant) -> list[Draft]:
    """They did not keep an assurance: our word."""
    assurance = _assurance(line, asked.assurance)
    fact = f.AssuranceMissed(assurance.message, asked.text)
    if assurance.mine:
        raise Refusal("that assurance is ours", "say that it came: parley assurance told", "out-of-turn")
    _try_assurance(assurance, trial(line, fact, now))
    return [Draft(fact)]


def _request(line: Line, ref: str) -> Rfe:
    thing = line.things.get(key(full(line, ref)))
    if isinstance(thing, Thread):
        thing = line.things.get(thing.request)
    if not isinstance(thing, Rfe):
        raise Refusal("there is no such request for explanation", _SEE, "no-request")
    return thing


def _assurance(line: Line, ref: str) -> Assurance:
    thing = line.things.get(key(full(line, ref)))
    if not isinstance(thing, Assurance):
        raise Refusal("there is no such assurance", "see: parley assurances", "no-assurance")
    return thing


def _try(rfe: Rfe, word: Word) -> Rfe:
    """The request with this word of ours. Raises Refusal if we could not honestly write it."""
    tried = follow.add(rfe, word)
    new = [fault for fault in tried.story.faults if fault.ref == word.ref]
    if new or tried.excess > rfe.excess:
        why = new[-1].why if new else f"more than {follow.WORDS_MAX} words about one request"
        raise Refusal(f"{request_words.name(rfe)}: {why}", _SEE, "out-of-turn")
    return tried


def _try_assurance(assurance: Assurance, word: Word) -> None:
    tried = follow.add_to_assurance(assurance, word)
    new = [fault for fault in tried.story.faults if fault.ref == word.ref]
    if new or tried.story.path == assurance.story.path:
        why = new[-1].why if new else f"it is {tried.story.state.lower()}"
        raise Refusal(
            f"assurance {assurance.fact.number} of {assurance.fact.from_}: {why}",
            "see: parley assurances",
            "out-of-turn",
        )


def check(line: Line, fact: f.AnyFact, now: Instant) -> None:
    """A message that answers or continues a request does so in its turn. Raises Refusal."""
    if not isinstance(fact, f.MessageSent) or fact.form not in {RFE, REPLY, MEETING, MEETING_REPLY, CANCEL}:
        return
    named = fact.reply_to if fact.form in {REPLY, MEETING, MEETING_REPLY} else fact.supersedes
    thing = line.things.get(key(named)) if named is not None else None
    rfe = line.things.get(thing.request) if isinstance(thing, Thread) else thing
    if fact.form == REPLY and (not isinstance(rfe, Rfe) or rfe.message != named):
        what = "a reply needs the request that it answers"
        raise Refusal(what, "name their request for explanation: --reply-to REF", "no-request")
    if not isinstance(rfe, Rfe):
        return
    word = trial(line, fact, now)
    if fact.form == MEETING and rfe.mine:
        _check_meeting(rfe)
    if fact.form == REPLY and rfe.story.state in {State.CORRECTED, State.WITHDRAWN}:
        raise Refusal(
            f"their {request_words.name(rfe)} is {rfe.story.state.lower()}",
            "answer the request that took its place, if there is one",
            "out-of-turn",
        )
    _try(rfe, word)


def _check_meeting(rfe: Rfe) -> None:
    if Step.MEETING_ASKED in NEXT.get(rfe.state, {}):
        return
    hint = {
        State.ANSWERED: "judge the reply first: parley judge",
        State.ASKED: "its time has not run out yet",
        State.DELIVERED: "its time has not run out yet",
        State.UNDELIVERED: "they do not hold it yet",
    }.get(rfe.state, "ask for a meeting without --reply-to")
    what = f"our {request_words.name(rfe)} does not come to a meeting now: {request_words.WORDS[rfe.state]}"
    raise Refusal(what, hint, "out-of-turn")


def claim(line: Line, of: Ref) -> Claim | None:
    """The claim of silence of ours about that request that still stands."""
    thing = line.things.get(key(of))
    return thing.story.claim if isinstance(thing, Rfe) and thing.mine else None


DO: Final[Mapping[type[Request], Callable[[Line, Any, Instant], list[Draft]]]] = {
    c.Judge: judge,
    c.Tell: tell,
    c.Miss: miss,
}
