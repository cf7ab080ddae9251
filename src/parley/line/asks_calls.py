"""Requests about calls: placing one, and everything that may be said of one.

Each word is tried on the story before it is written, so that our own log never holds a word out of turn.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.line import bells, things
from parley.line import commands as c
from parley.line import facts as f
from parley.line.calls import BEFORE_TALK, BY, NEXT, State, Step, Who
from parley.line.effects import Draft, Note
from parley.line.facts import AnyFact, Word
from parley.line.request import moment
from parley.line.state import Line
from parley.line.terms import Side, Terms
from parley.line.things import Call
from parley.line.values import Post, Ref, Refusal
from parley.record.entry import Instant, stamp

TRIAL: Final = Ref("f" * 64)  # the entry that a trial supposes

HOW: Final = {  # how our people say each step
    Step.PICKED_UP: "attend",
    Step.ACCEPTED: "accept",
    Step.APPROVAL_AWAITED: "pending",
    Step.STILL_PENDING: "still-pending",
    Step.WINDOW_OFFERED: "schedule",
    Step.COUNTER_OFFERED: "schedule",
    Step.WINDOW_AGREED: "schedule --agree",
    Step.DELEGATED: "delegate",
    Step.ASKED_IN_WRITING: "in-writing",
    Step.REFUSED: "refuse",
    Step.IDENTITY_HELD: "identity held",
    Step.IDENTITY_FAILED: "identity failed",
    Step.OVERRIDDEN: "identity overridden",
    Step.PRINCIPALS_HERE: "principals",
    Step.INTERPRETERS_READY: "interpreters",
    Step.NOT_NEEDED: "interpreters --not-needed",
    Step.BOTH_ON: "both-on",
    Step.HEARD: "both-on",
    Step.HUNG_UP: "hang-up",
    Step.WITHDRAWN: "withdraw",
}
_OWNERS: Final = (c.Withdraw,)
_EITHERS: Final = (c.Schedule, c.AgreeSchedule, c.Principals, c.Interpreters, c.BothOn, c.HangUp)


def standing(line: Line) -> tuple[Terms, str]:
    """The terms that stand, and their hash. Raises Refusal."""
    terms, name = line.core.terms, line.core.agreement.settled.standing
    if terms is None or name is None:
        raise Refusal(
            "no agreement stands on this line yet",
            "propose one, or sign theirs: parley agree",
            "no-agreement",
        )
    return terms, name


def post_of(side: Side, post: Post | None, whose: str) -> Post:
    """That post of this side, by default its first desk. Raises Refusal."""
    if post is None:
        return side.desks[0]
    if side.post(post) is None:
        raise Refusal(
            f"{post} is no post of {whose}",
            f"their posts: {', '.join(p.name for p in side.posts)}",
            "no-post",
        )
    return post


def trial(line: Line, fact: AnyFact, now: Instant, after: int = 0) -> Word:
    """The word that this fact would be, were it written now (behind `after` others)."""
    core = line.core
    return Word(
        mine=True,
        place=core.my_place + after,
        ref=TRIAL,
        at_ms=now,
        heard_ms=now,
        after=core.their_place,
        fact=fact,
    )


def place(line: Line, asked: c.PlaceCall, now: Instant) -> list[Draft]:
    """A call of ours, and the ladder it may climb. Raises Refusal."""
    core = line.core
    terms, name = standing(line)
    ours, theirs = terms.side(core.me), terms.side(core.them)
    needed_by = moment(asked.needed_by, now) if asked.needed_by else None
    if needed_by is not None and needed_by <= now:
        raise Refusal(
            "the call is needed by a time that is past", "leave needed-by out, or name a later time"
        )
    from_, to = post_of(ours, asked.from_, "ours"), post_of(theirs, asked.to, "theirs")
    for thing in line.things.values():
        if (
            isinstance(thing, Call)
            and thing.mine
            and thing.open
            and (thing.fact.from_, thing.fact.to) == (from_, to)
        ):
            _not_twice(thing, asked)
    fact = f.CallPlaced(
        from_=from_,
        to=to,
        precedence=asked.precedence,
        subject=asked.subject,
        languages=asked.languages or terms.languages,
        needed_by=stamp(needed_by) if needed_by is not None else None,
        refers=full(line, asked.refers) if asked.refers else None,
        preempts=full(line, asked.preempts) if asked.preempts else None,
        agreement=name,
        exercise=asked.exercise,
    )
    _try_preemption(line, fact, now)
    return [Draft(fact, asked.climb)]


def _not_twice(known: Call, asked: c.PlaceCall) -> None:
    if asked.preempts and known.ref.startswith(asked.preempts):
        return
    what = f"a call from {known.fact.from_} to {known.fact.to} is under way: {known.state}"
    raise Refusal(what, f"take it back first, or wait until it has ended: {known.ref[:12]}", "under-way")


def _try_preemption(line: Line, fact: f.CallPlaced, now: Instant) -> None:
    if fact.preempts is None:
        return
    target = line.things.get(fact.preempts)
    if not isinstance(target, Call) or target.state not in BEFORE_TALK:
        raise Refusal("there is no such call to preempt, or they talk already", "see: parley calls")
    tried = things.add(target, trial(line, fact, now))
    if tried.state is not State.PREEMPTED:
        why = tried.story.faults[-1].why if tried.story.faults else "it has ended"
        raise Refusal(f"that call cannot be preempted: {why}", "see: parley calls")


def full(line: Line, prefix: str) -> Ref:
    """The whole ref of the thing in memory that this begins; a whole ref stands for itself. Raises Refusal."""
    if len(prefix) == 64:  # noqa: PLR2004 - a ref's hex digits
        return Ref(prefix)
    found = [ref for ref in line.things if ref.startswith(prefix)]
    if len(found) != 1:
        raise Refusal(
            f"{len(found)} things begin with {prefix!r}", "give more of it, or the whole ref", "ambiguous"
        )
    return found[0]


def about(line: Line, asked: c.OfCall, now: Instant) -> list[Draft]:
    """A word about a call; if a person answers before our station has said that it rings, that is said first."""
    call = _find(line, asked)
    fact = _fact(line, call, asked, now)
    tried = things.add(call, trial(line, fact, now))
    if _took(call, tried):
        return [Draft(fact)]
    if not call.mine and call.state is State.DELIVERED:
        rang = f.Rang(call.ref, bells.rings_at(line.core, call.story.post))
        ringing = things.add(call, trial(line, rang, now))
        if _took(ringing, things.add(ringing, trial(line, fact, now, after=1))):
            return [Draft(rang), Draft(fact)]
    raise Refusal(_why(call, tried), f"possible now: {', '.join(possible(call)) or 'nothing'}", "out-of-turn")


def painted(line: Line, asked: c.Paint, _now: Instant) -> list[Draft]:
    """A console shows that it rings: that is signed, if somebody is there and it was not before.

    Shown at a post that was asked before this one, it says nothing of this one.
    """
    call = _find(line, asked)
    line.notes.append(Note("ring.painted/1", {"call": call.ref, "console": asked.console}))
    if asked.post not in {None, call.story.post}:
        return []
    fact = bells.shown(line.core, call)
    return [Draft(fact)] if fact is not None else []


def _find(line: Line, asked: c.OfCall) -> Call:
    """The call that is meant: by its ref, or the only open one that such a word can be about. Raises Refusal."""
    calls = [t for t in line.things.values() if isinstance(t, Call) and t.ref.startswith(asked.call)]
    if not asked.call:
        calls = [
            t
            for t in calls
            if t.open and (isinstance(asked, _EITHERS) or t.mine is isinstance(asked, _OWNERS))
        ]
    if len(calls) == 1:
        return calls[0]
    if not calls:
        raise Refusal("there is no such call", "see: parley calls", "no-call")
    names = ", ".join(f"{call.ref[:12]} ({call.fact.subject[:30]})" for call in calls[:5])
    raise Refusal(f"{len(calls)} calls could be meant", f"name one: {names}", "ambiguous")


def _took(before: Call, tried: Call) -> bool:
    """Whether the trial's last word moved the story, and nobody could object to it."""
    moved = len(tried.story.path) > len(before.story.path) and tried.story.path[-1].ref == TRIAL
    return moved and len(tried.story.faults) == len(before.story.faults)


def _why(call: Call, tried: Call) -> str:
    if len(tried.story.faults) > len(call.story.faults):
        return f"that cannot be said of this call: {tried.story.faults[-1].why}"
    return f"that cannot be said of this call, which stands at {call.state}"


def possible(call: Call) -> list[str]:
    """What our people may say of this call now, in the words of the command line."""
    state = State.RINGING if call.state is State.DELIVERED and not call.mine else call.state
    steps = [step for step in NEXT.get(state, {}) if step in HOW and _may(call, step)]
    return list(dict.fromkeys(HOW[step] for step in steps))


def _may(call: Call, step: Step) -> bool:
    """Whether this step is ours to make, as the called side or the caller, or because it is our turn."""
    if step is Step.WINDOW_OFFERED and call.state is State.SCHEDULED:
        return True
    match BY[step]:
        case Who.OWNER:
            return call.mine
        case Who.CALLED:
            return not call.mine
        case Who.TURN:
            return call.story.window is None or call.story.window.by_owner is not call.mine
    return True


def _fact(line: Line, call: Call, asked: c.OfCall, now: Instant) -> AnyFact:
    """What is asked for, as a fact. Raises Refusal."""
    if (plain := _PLAIN.get(type(asked))) is not None:
        return plain(call.ref)
    return _ANSWERS[type(asked)](line, call, asked, now)


def _attend(line: Line, call: Call, asked: c.Attend, _now: Instant) -> AnyFact:
    return f.PickedUp(call.ref, asked.post or bells.rings_at(line.core, call.story.post))


def _await(_line: Line, call: Call, asked: c.Await, now: Instant) -> AnyFact:
    return f.ApprovalAwaited(call.ref, asked.code, asked.decider, stamp(moment(asked.review_by, now)))


def _renew(_line: Line, call: Call, asked: c.Renew, now: Instant) -> AnyFact:
    known = call.story.pending.decider if call.story.pending else call.story.post
    return f.StillPending(call.ref, asked.decider or known, stamp(moment(asked.review_by, now)))


def _refuse(_line: Line, call: Call, asked: c.Refuse, now: Instant) -> AnyFact:
    later = stamp(moment(asked.retry_after, now)) if asked.retry_after else None
    return f.Refused(call.ref, asked.code, asked.text, "desk", asked.alternative, later)


def _delegate(_line: Line, call: Call, asked: c.Delegate, _now: Instant) -> AnyFact:
    return f.Delegated(call.ref, asked.to)


def _interpreters(_line: Line, call: Call, asked: c.Interpreters, _now: Instant) -> AnyFact:
    return f.InterpretersReady(call.ref) if asked.needed else f.InterpretersNotNeeded(call.ref)


def _withdraw(_line: Line, call: Call, asked: c.Withdraw, _now: Instant) -> AnyFact:
    return f.Withdrawn(call.ref, asked.why)


def _window(_line: Line, call: Call, asked: c.Schedule, now: Instant) -> AnyFact:
    opens, until = moment(asked.from_, now), moment(asked.until, now)
    if opens < now:
        raise Refusal("the window lies in the past", "for instance: two hours from now, for an hour")
    if until <= opens:
        raise Refusal("the window ends before it begins", "for instance: two hours from now, for an hour")
    return f.WindowOffered(call.ref, stamp(opens), stamp(until))


def _identity(_line: Line, call: Call, asked: c.Identity, _now: Instant) -> AnyFact:
    match asked.result:
        case "held":
            return f.IdentityHeld(call.ref, asked.how)
        case "failed":
            return f.IdentityFailed(call.ref, asked.how)
    if asked.first is None or asked.second is None:
        raise Refusal("an override takes two posts", "name both: --first duty-officer --second releaser")
    return f.Overridden(call.ref, asked.first, asked.second)


_PLAIN: Final[Mapping[type[c.OfCall], Callable[[Ref], AnyFact]]] = {
    c.Accept: f.Accepted,
    c.AgreeSchedule: f.WindowAgreed,
    c.AskInWriting: f.AskedInWriting,
    c.Principals: f.PrincipalsHere,
    c.BothOn: f.BothOn,
    c.HangUp: f.HungUp,
}
_ANSWERS: Final[Mapping[type[c.OfCall], Callable[[Line, Call, Any, Instant], AnyFact]]] = {
    c.Attend: _attend,
    c.Await: _await,
    c.Renew: _renew,
    c.Refuse: _refuse,
    c.Delegate: _delegate,
    c.Schedule: _window,
    c.Identity: _identity,
    c.Interpreters: _interpreters,
    c.Withdraw: _withdraw,
}
