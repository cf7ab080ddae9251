"""People at both desks, as they are: they act on what comes up, soon or late, refuse, forget, and get it wrong.

What they ask for is chosen from what could be asked at that moment, and sometimes from what could not. Every choice is
the seed's. What they think of by themselves is in `ideas`.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from parley.line.calls import BEFORE_TALK, BY, NEXT, Step, Who
from parley.line.drafts import Claimed, Drafted
from parley.line.follow import Assurance, Rfe, key
from parley.line.linetest import Step as TestStep
from parley.line.requests import NEXT as REQUEST_NEXT
from parley.line.requests import Step as RequestStep
from parley.line.state import Line
from parley.line.things import Call, Test
from parley.line.values import Ref
from parley.sim.world.goals import LATER, Goals
from parley.sim.world.ideas import HOURS, OURS_ALONE, POSTS, PRINCIPALS, RFE, Ideas, Request

BLUNDER: Final = 0.08  # of acts: something that cannot be asked for at this moment, perhaps
GOES_ON: Final = (0.2, 0.6, 0.9)  # of what a crew does about a call: it comes nearer to a talk
SOON_S: Final = (2, 5, 20, 60, 240, 1_500)  # on average, until somebody does something about what has come up
PROMPT: Final = 3  # of these, where people are after something
WAVES_MAX: Final = 6  # of things that somebody has in mind at once
WINDOWS: Final = (("+10m", "+15m"), ("+40m", "+1h"), ("+2h", "+3h"))
T = Step


def _window(chance: Random) -> Request:
    opens, until = chance.choice(WINDOWS)
    return {"do": "call.schedule", "from": opens, "until": until}


STEPS: Final[Mapping[Step, Callable[[Random], Request]]] = {
    T.PICKED_UP: lambda _: {"do": "call.attend"},
    T.ACCEPTED: lambda _: {"do": "call.accept"},
    T.APPROVAL_AWAITED: lambda c: {
        "do": "call.pending", "decider": "head of state", "code": c.choice(("P1", "P2", "P3", "P4")),
        "review_by": c.choice(HOURS),
    },
    T.STILL_PENDING: lambda c: {"do": "call.still_pending", "review_by": c.choice(HOURS)},
    T.WINDOW_OFFERED: _window,
    T.COUNTER_OFFERED: _window,
    T.WINDOW_AGREED: lambda _: {"do": "call.schedule_agree"},
    T.DELEGATED: lambda c: {"do": "call.delegate", "to": c.choice(POSTS)},
    T.ASKED_IN_WRITING: lambda _: {"do": "call.in_writing"},
    T.REFUSED: lambda c: {"do": "call.refuse", "code": c.choice(("R01", "R03", "R08", "R99"))},
    T.IDENTITY_HELD: lambda _: {"do": "call.identity", "result": "held", "how": "call-back"},
    T.IDENTITY_FAILED: lambda _: {"do": "call.identity", "result": "failed", "how": "wrong reply"},
    T.OVERRIDDEN: lambda _: {
        "do": "call.identity", "result": "overridden", "first": "office", "second": "deputy",
    },
    T.PRINCIPALS_HERE: lambda _: {"do": "call.principals"},
    T.INTERPRETERS_READY: lambda _: {"do": "call.interpreters"},
    T.NOT_NEEDED: lambda _: {"do": "call.interpreters", "needed": False},
    T.BOTH_ON: lambda _: {"do": "call.both_on"},
    T.HEARD: lambda _: {"do": "call.both_on"},
    T.HUNG_UP: lambda _: {"do": "call.hang_up"},
    T.WITHDRAWN: lambda _: {"do": "call.withdraw"},
}  # fmt: skip
URGENT: Final = (Call, Test, Claimed, Drafted, Rfe, Assurance)  # what has a clock that somebody should beat
REPEATS: Final = 2  # so often somebody may act on the same thing while it stands where it is
PREPARED: Final = 0.2  # of what is done about a request of theirs: they are told that an answer comes
PREEMPTS: Final = 0.08  # of what is done about a call: a more urgent one takes its place
ONWARDS: Final = frozenset((
    T.PICKED_UP, T.ACCEPTED, T.WINDOW_AGREED, T.IDENTITY_HELD, T.OVERRIDDEN, T.PRINCIPALS_HERE, T.INTERPRETERS_READY,
    T.NOT_NEEDED, T.BOTH_ON, T.HEARD,
))  # fmt: skip
OFFERS: Final = frozenset((T.COUNTER_OFFERED, T.WINDOW_AGREED))  # by turns
RELEASERS: Final = ("officer 1", "officer 2")
READ: Final = str(TestStep.READ_BACK)
_NOT: Final = {True: Who.CALLED, False: Who.OWNER}


def _preempts(call: Call) -> Request:
    """A more urgent call takes its place."""
    post, to = (call.fact.from_, call.fact.to) if call.mine else (call.fact.to, call.fact.from_)
    return {"do": "call.place", "from": post if post in PRINCIPALS else "office", "to": to, "precedence": "Z",
            "subject": "more urgent", "preempts": call.ref}  # fmt: skip


# --- requests for explanation -------------------------------------------------------------------------------


_Says = Callable[[Rfe, Random], Request]


def _judges(adequate: bool) -> _Says:  # noqa: FBT001  # which of two steps
    return lambda rfe, _: {"do": "request.judge", "request": rfe.message, "adequate": adequate}


def _meets(answer: str) -> _Says:
    def made(rfe: Rfe, _: Random) -> Request:
        asked = rfe.story.meeting.ref if rfe.story.meeting is not None else rfe.message
        return {"do": "write", "type": "MEETING-REPLY/1", "to": "desk", "reply_to": asked,
                "fields": {"answer": answer}}  # fmt: skip

    return made


def _replies(rfe: Rfe, _: Random) -> Request:
    return {"do": "write", "type": "RFE-REPLY/1", "to": "desk", "reply_to": rfe.message,
            "fields": {"answers": [{"item": "objective", "answer": "a change of garrisons"}]}}  # fmt: skip


def _meeting(rfe: Rfe, chance: Random) -> Request:
    again = {"supersedes": rfe.story.meeting.ref} if rfe.story.meeting is not None else {}
    return {"do": "write", "type": "MEETING-REQUEST/1", "to": "desk", "reply_to": rfe.message, **again,
            "precedence": chance.choice("ZOP"),
            "fields": {"level": "ministers", "within_hours": 48, "agenda": "the columns"}}  # fmt: skip


def _no_meeting(rfe: Rfe, _: Random) -> Request:
    asked = rfe.story.meeting.ref if rfe.story.meeting is not None else rfe.message
    return {"do": "cancel", "message": asked, "reason": "settled"}


def _corrects(rfe: Rfe, _: Random) -> Request:
    """As a whole new text, which two persons can release."""
    return {"do": "write", **RFE, "subject": "corrected", "precedence": rfe.fact.precedence.value,
            "supersedes": rfe.message}  # fmt: skip


def _cancels(rfe: Rfe, _: Random) -> Request:
    return {"do": "cancel", "message": rfe.message, "reason": "settled"}


def _expects(rfe: Rfe, _: Random) -> Request:
    """An answer is prepared: to the request for a meeting, if there is one."""
    asked = rfe.story.meeting.ref if rfe.story.meeting is not None else rfe.message
    return {"do": "expect", "message": asked, "by": "+6h"}


def _sees(rfe: Rfe, _: Random) -> Request:
    return {"do": "seen", "message": rfe.message}


_REQUESTS: Final[Mapping[RequestStep, tuple[_Says, bool]]] = {  # and whether of a request of ours
    RequestStep.REPLIED: (_replies, False),
    RequestStep.JUDGED_ADEQUATE: (_judges(adequate=True), True),
    RequestStep.JUDGED_INADEQUATE: (_judges(adequate=False), True),
    RequestStep.MEETING_ASKED: (_meeting, True),
    RequestStep.MEETING_ACCEPTED: (_meets("yes"), False),
    RequestStep.MEETING_DECLINED: (_meets("no"), False),
    RequestStep.MEETING_CANCELLED: (_no_meeting, True),
    RequestStep.CORRECTED: (_corrects, True),
    RequestStep.CANCELLED: (_cancels, True),
}
_TAKEN_BACK: Final = (_no_meeting, _corrects, _cancels)


class Crew:
    """Who sits at one side. `patience`: how likely somebody does what is due, at each occasion.

    `two_persons`: what leaves is drafted by one and released by another. `goals`: what they are after, if anything.
    """

    def __init__(
        self,
        chance: Random,
        patience: float,
        *,
        two_persons: bool = False,
        mind: str = "",
        goals: Goals | None = None,
    ) -> None:
        self.chance = chance
        self.patience = patience
        self.two_persons = two_persons
        self.goes_on = chance.choice(GOES_ON)
        self.goals = goals
        self.line: Line | None = None  # as it is when they act,
        self.now = 0  # and when
        self.ideas = Ideas(chance, mind, thorough=goals is not None)
        self.noticed: dict[str, str] = {}  # things of which somebody has seen that they stand there

    def notices(self, line: Line) -> list[tuple[str, float]]:
        """What has come up since they last looked, and in how many seconds somebody acts on it: or never."""
        found: list[tuple[str, float]] = []
        noticed: dict[str, str] = {}
        light = (
            " in the dark" if self.goals is not None and self.goals.dark else ""
        )  # then other things can be done
        for ref, thing in line.things.items():
            if not isinstance(thing, URGENT) or not thing.open:
                continue
            stands = noticed[ref] = str(thing.state) + light
            if self.noticed.get(ref) != stands:
                found += [(ref, self._soon()) for _ in range(REPEATS) if self.chance.random() < self.patience]
        self.noticed = noticed
        return found[:WAVES_MAX]

    def _soon(self) -> float:
        return self.chance.expovariate(1 / self.chance.choice(SOON_S[:PROMPT] if self.goals else SOON_S))

    def sees(self) -> float | None:
        """In how many seconds somebody says that they have seen a message; None: it is forgotten."""
        return self._soon() if self.chance.random() < self.patience else None

    def react(self, line: Line, ref: str, now: int) -> Request | None:
        """What somebody asks for about this, now that they come to it. `now`: the clock of their station."""
        self.line, self.now = line, now
        thing = line.things.get(Ref(ref))
        found = self._about(thing) if getattr(thing, "open", False) else None
        return None if found is None else self._drafted(found)

    def act(self, line: Line, now: int) -> Request:
        """What somebody asks for now. `now`: the clock of their station."""
        self.line, self.now = line, now
        things = [thing for thing in line.things.values() if getattr(thing, "open", False)]
        urgent = [thing for thing in things if isinstance(thing, URGENT) and not isinstance(thing, Assurance)]
        found = None
        if urgent and self.chance.random() < self.patience:
            found = self._about(self.chance.choice(urgent))
        return self._drafted(found or self.ideas.anything(line, now, things))

    def _drafted(self, request: Request) -> Request:
        """The same; where two persons are asked for, what one of them would send is a draft of theirs."""
        if not self.two_persons or request["do"] != "write" or self.chance.random() < BLUNDER:
            return request
        return {**request, "do": "draft.write", "by": RELEASERS[0]}

    def _about(self, thing: object) -> Request | None:
        match thing:
            case Call():
                return self._call(thing)
            case Test():
                return (
                    None
                    if thing.mine or not self._free(thing, READ)
                    else {"do": "read_back", "test": thing.ref}
                )
            case Drafted():
                return self._draft(thing) if not self._too_early(thing) else None
            case Claimed():
                return self._claimed(thing)
            case Rfe():
                return self._request(thing)
            case Assurance():
                return self._assurance(thing)
        return None

    def _wanted(self, thing: Call | Test | Rfe) -> str:
        """The step that they are after; empty if none, or if it is out of reach."""
        return self.goals.wanted(thing, self.now) if self.goals is not None else ""

    def _free(self, thing: Call | Test | Rfe, *steps: str) -> bool:
        """Whether nothing else is wanted of it than one of these."""
        return self._wanted(thing) in {"", *steps}

    def _too_early(self, draft: Drafted) -> bool:
        """Whether they are after something for which what a machine of ours drafted is to leave later."""
        asked = draft.letter.reply_to
        rfe = self.line.things.get(key(Ref(asked))) if self.line is not None and asked is not None else None
        return isinstance(rfe, Rfe) and self._wanted(rfe) == LATER

    def _call(self, call: Call) -> Request | None:
        if wanted := self._wanted(call):
            return self._towards(call, Step(wanted)) if wanted != LATER else None
        if call.state in BEFORE_TALK and self.chance.random() < PREEMPTS:
            return _preempts(call)
        steps = [
            step for step in NEXT.get(call.state, {}) if step in STEPS and BY[step] is not _NOT[call.mine]
        ]
        offered = call.story.window
        if offered is not None and offered.by_owner is call.mine:  # it is theirs to say
            steps = [step for step in steps if step not in OFFERS]
        if self.chance.random() < BLUNDER:
            steps = list(STEPS)
        if call.mine and self.chance.random() < 0.8:  # the caller takes a call back seldom
            steps = [step for step in steps if step is not T.WITHDRAWN]
        if self.chance.random() < self.goes_on:
            steps = [step for step in steps if step in ONWARDS] or steps
        if not steps:
            return None
        return {**STEPS[self.chance.choice(steps)](self.chance), "call": call.ref}

    def _towards(self, call: Call, step: Step) -> Request | None:
        """What this side can do for that step, if anything."""
        if step is T.PREEMPTED:
            return _preempts(call)
        offered = call.story.window
        turn = step in OFFERS and offered is not None and offered.by_owner is call.mine
        if step not in STEPS or BY[step] is _NOT[call.mine] or turn:
            return None
        return {**STEPS[step](self.chance), "call": call.ref}

    def _draft(self, draft: Drafted) -> Request:
        by = self.chance.choice(
            [name for name in RELEASERS if name != draft.by or self.chance.random() < BLUNDER]
        )
        do: Request = self.chance.choice((
            {"do": "draft.verify"}, {"do": "draft.verify"}, {"do": "draft.release"}, {"do": "draft.release"},
            {"do": "draft.release"}, {"do": "draft.release", "unaided": True},
            {"do": "draft.release", "precedence": "O"}, {"do": "draft.reject", "why": OURS_ALONE},
            {"do": "draft.hold_back"}, {"do": "draft.change", "text": "another text"},
        ))  # fmt: skip
        return {**do, "draft": draft.ref, "by": by}

    def _claimed(self, claimed: Claimed) -> Request:
        do: Request = self.chance.choice((
            {"do": "claimed.ask"}, {"do": "claimed.check", "result": "held", "how": "call-back"},
            {"do": "claimed.check", "result": "failed", "how": "call-back"},
            {"do": "claimed.check", "result": "no-record", "how": "log"},
            {"do": "claimed.override", "second": "officer 2", "why": OURS_ALONE}, {"do": "claimed.override"},
            {"do": "claimed.withdraw"},
        ))  # fmt: skip
        return {**do, "claimed": claimed.ref, "by": "officer 1"}

    def _request(self, rfe: Rfe) -> Request | None:
        """Mostly a step that its table has now; of ours seldom that it is taken back."""
        if wanted := self._wanted(rfe):
            if wanted == LATER:
                return None
            make, mine = _REQUESTS.get(RequestStep(wanted), (_sees, None))
            urgent = {"precedence": "Z"} if make is _meeting else {}  # else its receipt is not missed in time
            return {**make(rfe, self.chance), **urgent} if mine is rfe.mine else None
        steps = [_REQUESTS[step] for step in REQUEST_NEXT.get(rfe.state, {}) if step in _REQUESTS]
        able = [make for make, mine in steps if mine is rfe.mine]
        if rfe.mine and self.chance.random() < 0.7:  # mostly
            able = [make for make in able if make not in _TAKEN_BACK] or able
        if not rfe.mine and self.chance.random() < PREPARED:
            return _expects(rfe, self.chance)
        if self.chance.random() < BLUNDER or (not rfe.mine and self.chance.random() < BLUNDER):
            able = [make for make, mine in _REQUESTS.values() if mine is rfe.mine] + [_expects, _sees]
        return self.chance.choice(able)(rfe, self.chance) if able else None

    def _assurance(self, given: Assurance) -> Request:
        do = "assurance.told" if given.mine else "assurance.missed"
        return {"do": do, "assurance": given.message}
