"""People at both desks, as they are: they call, answer, refuse, ask upward, forget, write, read late, and get it wrong.

What they ask for is chosen from what could be asked at that moment, and sometimes from what could not. Every choice is
the seed's.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final

from parley.line.calls import BEFORE_TALK, BY, NEXT, Step, Who
from parley.line.drafts import Claimed, Drafted
from parley.line.follow import Assurance, Rfe
from parley.line.requests import NEXT as REQUEST_NEXT
from parley.line.requests import Step as RequestStep
from parley.line.state import Line
from parley.line.things import Call, Test
from parley.line.tickets import Ticket
from parley.line.values import Ref
from parley.record.entry import Instant, stamp

Request = dict[str, Any]
POSTS: Final = ("desk", "office", "deputy")
HOURS: Final = ("+20m", "+1h", "+5h", "+13h", "+2d")
BLUNDER: Final = 0.08  # of acts: something that cannot be asked for at this moment, perhaps
REMEMBERED: Final = 60  # messages that somebody may still say something about
SOON_S: Final = (2, 5, 20, 60, 240, 1_500)  # on average, until somebody does something about what has come up
WAVES_MAX: Final = 6  # of things that somebody has in mind at once
WORDS: Final = [
    "convoy",
    "bridge",
    "north",
    "route",
    "officer",
    "harbour",
    "fuel",
    "border",
    "patrol",
    "мост",
    "граница",
    "桥梁",
    "جسر",
]
T = Step

STEPS: Final[Mapping[Step, Callable[[Random], Request]]] = {
    T.PICKED_UP: lambda _: {"do": "call.attend"},
    T.ACCEPTED: lambda _: {"do": "call.accept"},
    T.APPROVAL_AWAITED: lambda c: {
        "do": "call.pending", "decider": "head of state", "code": c.choice(("P1", "P2", "P3", "P4")),
        "review_by": c.choice(HOURS),
    },
    T.STILL_PENDING: lambda c: {"do": "call.still_pending", "review_by": c.choice(HOURS)},
    T.WINDOW_OFFERED: lambda _: {"do": "call.schedule", "from": "+2h", "until": "+3h"},
    T.COUNTER_OFFERED: lambda _: {"do": "call.schedule", "from": "+4h", "until": "+5h"},
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
PREEMPTS: Final = 0.05  # of what is done about a call: a more urgent one takes its place
_NOT: Final = {True: Who.CALLED, False: Who.OWNER}


# --- requests for explanation -------------------------------------------------------------------------------


def _judges(adequate: bool) -> Callable[[Rfe], Request]:  # noqa: FBT001  # which of two steps
    return lambda rfe: {"do": "request.judge", "request": rfe.message, "adequate": adequate}


def _meets(answer: str) -> Callable[[Rfe], Request]:
    def made(rfe: Rfe) -> Request:
        asked = rfe.story.meeting.ref if rfe.story.meeting is not None else rfe.message
        return {
            "do": "write",
            "type": "MEETING-REPLY/1",
            "to": "desk",
            "reply_to": asked,
            "fields": {"answer": answer},
        }

    return made


def _replies(rfe: Rfe) -> Request:
    return {"do": "write", "type": "RFE-REPLY/1", "to": "desk", "reply_to": rfe.message,
            "fields": {"answers": [{"item": "objective", "answer": "a change of garrisons"}]}}  # fmt: skip


def _meeting(rfe: Rfe) -> Request:
    again = {"supersedes": rfe.story.meeting.ref} if rfe.story.meeting is not None else {}
    return {"do": "write", "type": "MEETING-REQUEST/1", "to": "desk", "reply_to": rfe.message, **again,
            "fields": {"level": "ministers", "within_hours": 48, "agenda": "the columns"}}  # fmt: skip


def _no_meeting(rfe: Rfe) -> Request:
    asked = rfe.story.meeting.ref if rfe.story.meeting is not None else rfe.message
    return {"do": "cancel", "message": asked, "reason": "settled"}


def _corrects(rfe: Rfe) -> Request:
    return {"do": "correct", "message": rfe.message, "subject": "corrected"}


def _cancels(rfe: Rfe) -> Request:
    return {"do": "cancel", "message": rfe.message, "reason": "settled"}


def _expects(rfe: Rfe) -> Request:
    return {"do": "expect", "message": rfe.message, "by": "+6h"}


def _sees(rfe: Rfe) -> Request:
    return {"do": "seen", "message": rfe.message}


_REQUESTS: Final[
    Mapping[RequestStep, tuple[Callable[[Rfe], Request], bool]]
] = {  # and whether of a request of ours
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
    """Who sits at one side. `patience`: how likely somebody does what is due, at each occasion."""

    def __init__(self, chance: Random, patience: float) -> None:
        self.chance = chance
        self.patience = patience
        self.now = 0
        self.ours: list[str] = []  # messages of our own
        self.theirs: list[str] = []
        self.noticed: dict[str, str] = {}  # things of which somebody has seen that they stand there

    def wrote(self, ref: str) -> None:
        self.ours = [*self.ours[-REMEMBERED:], ref]

    def read(self, ref: str) -> None:
        self.theirs = [*self.theirs[-REMEMBERED:], ref]

    def notices(self, line: Line) -> list[tuple[str, float]]:
        """What has come up since they last looked, and in how many seconds somebody acts on it: or never."""
        found: list[tuple[str, float]] = []
        noticed: dict[str, str] = {}
        for ref, thing in line.things.items():
            if not isinstance(thing, URGENT) or not thing.open:
                continue
            stands = noticed[ref] = str(thing.state)
            if self.noticed.get(ref) != stands:
                found += [(ref, self._soon()) for _ in range(REPEATS) if self.chance.random() < self.patience]
        self.noticed = noticed
        return found[:WAVES_MAX]

    def _soon(self) -> float:
        return self.chance.expovariate(1 / self.chance.choice(SOON_S))

    def sees(self) -> float | None:
        """In how many seconds somebody says that they have seen a message; None: it is forgotten."""
        return self._soon() if self.chance.random() < self.patience else None

    def react(self, line: Line, ref: str, now: int) -> Request | None:
        """What somebody asks for about this, now that they come to it."""
        self.now = now
        thing = line.things.get(Ref(ref))
        return self._about(thing) if getattr(thing, "open", False) else None

    def act(self, line: Line, now: int) -> Request:
        """What somebody asks for now. `now`: the clock of their station."""
        chance, self.now = self.chance, now
        things = [thing for thing in line.things.values() if getattr(thing, "open", False)]
        urgent = [thing for thing in things if isinstance(thing, URGENT)]
        if urgent and chance.random() < self.patience:
            found = self._about(chance.choice(urgent))
            if found is not None:
                return found
        return self._anything(line, things)

    def meets(self, request: Request) -> Request:
        """The same call from the other end: they pick up their telephone at the same moment."""
        precedence = self.chance.choice((request["precedence"], "Z", "R"))
        return {**request, "from": request["to"], "to": request["from"], "precedence": precedence}

    def calls(self) -> Request:
        """A call between principals, of whom the other may be about to call, too."""
        one, other = self.chance.sample(POSTS[1:], 2)
        return {"do": "call.place", "from": one, "to": other, "precedence": self.chance.choice("ZOPR"),
                "subject": "at the same moment"}  # fmt: skip

    def _about(self, thing: object) -> Request | None:
        match thing:
            case Call():
                return self._call(thing)
            case Test():
                return None if thing.mine else {"do": "read_back", "test": thing.ref}
            case Drafted():
                return self._draft(thing)
            case Claimed():
                return self._claimed(thing)
            case Rfe():
                return self._request(thing)
            case Assurance():
                return self._assurance(thing)
        return None

    def _call(self, call: Call) -> Request | None:
        if call.state in BEFORE_TALK and self.chance.random() < PREEMPTS:
            post, to = (call.fact.from_, call.fact.to) if call.mine else (call.fact.to, call.fact.from_)
            return {"do": "call.place", "from": post if post in POSTS[1:] else "office", "to": to, "precedence": "Z",
                    "subject": "more urgent", "preempts": call.ref}  # fmt: skip
        steps = [
            step for step in NEXT.get(call.state, {}) if step in STEPS and BY[step] is not _NOT[call.mine]
        ]
        if self.chance.random() < BLUNDER:
            steps = list(STEPS)
        if call.mine and self.chance.random() < 0.8:  # the caller takes a call back seldom
            steps = [step for step in steps if step is not T.WITHDRAWN]
        if not steps:
            return None
        return {**STEPS[self.chance.choice(steps)](self.chance), "call": call.ref}

    def _draft(self, draft: Drafted) -> Request:
        by = self.chance.choice(("officer 1", "officer 2"))
        do: Request = self.chance.choice((
            {"do": "draft.verify"}, {"do": "draft.release"}, {"do": "draft.release"},
            {"do": "draft.release", "unaided": True}, {"do": "draft.reject", "why": "not now"},
            {"do": "draft.hold_back"}, {"do": "draft.change", "text": "another text"},
        ))  # fmt: skip
        return {**do, "draft": draft.ref, "by": by}

    def _claimed(self, claimed: Claimed) -> Request:
        do: Request = self.chance.choice((
            {"do": "claimed.ask"}, {"do": "claimed.check", "result": "held", "how": "call-back"},
            {"do": "claimed.check", "result": "failed", "how": "call-back"},
            {"do": "claimed.check", "result": "no-record", "how": "log"},
            {"do": "claimed.override", "second": "officer 2", "why": "known voice"}, {"do": "claimed.override"},
            {"do": "claimed.withdraw"},
        ))  # fmt: skip
        return {**do, "claimed": claimed.ref, "by": "officer 1"}

    def _request(self, rfe: Rfe) -> Request | None:
        """Mostly a step that its table has now; of ours seldom that it is taken back."""
        steps = [_REQUESTS[step] for step in REQUEST_NEXT.get(rfe.state, {}) if step in _REQUESTS]
        able = [make for make, mine in steps if mine is rfe.mine]
        if rfe.mine and self.chance.random() < 0.7:  # mostly
            able = [make for make in able if make not in _TAKEN_BACK] or able
        if self.chance.random() < BLUNDER or (not rfe.mine and self.chance.random() < BLUNDER):
            able = [make for make, mine in _REQUESTS.values() if mine is rfe.mine] + [_expects, _sees]
        return self.chance.choice(able)(rfe) if able else None

    def _assurance(self, given: Assurance) -> Request:
        do = "assurance.told" if given.mine else "assurance.missed"
        return {"do": do, "assurance": given.message}

    # --- what comes to mind ---------------------------------------------------------------------------------

    def _anything(self, line: Line, things: list[Any]) -> Request:
        makers = (
            (8, self._write), (5, self._place), (6, self._see), (3, self._follow_up), (3, lambda _: self._test(things)),
            (2, self._desk), (1, self._declare), (1, self._form), (1, self._private), (1, self._agree),
            (1, lambda _: self._life(things)), (2, self._rfe),
        )  # fmt: skip
        made = self.chance.choices([maker for _, maker in makers], [weight for weight, _ in makers])[0]
        return made(line)

    def _place(self, line: Line) -> Request:
        chance = self.chance
        made: Request = {
            "do": "call.place", "from": chance.choice(("office", "deputy")), "to": chance.choice(POSTS),
            "precedence": chance.choice("ZOPPRR"), "subject": "the exercise at the river",
        }  # fmt: skip
        if chance.random() < 0.2:  # sometimes
            made["needed_by"] = chance.choice(("+5m", "+1h"))
        if chance.random() < 0.2:  # sometimes
            made["climb"] = chance.choice(("retry", "alternate", "mediator"))
        calls = [thing for thing in line.things.values() if isinstance(thing, Call) and thing.open]
        if calls and chance.random() < 0.3:  # sometimes
            made |= {"preempts": chance.choice(calls).ref, "precedence": "Z"}
        return made

    def _write(self, _line: Line) -> Request:
        chance = self.chance
        text = " ".join(chance.choice(WORDS) for _ in range(chance.choice((3, 8, 30))))
        made: Request = {"do": "write", "to": chance.choice(POSTS), "text": text,
                         "precedence": chance.choice("ZOPPRRRR"), "subject": "note"}  # fmt: skip
        if self.theirs and chance.random() < 0.3:  # sometimes
            made["reply_to"] = chance.choice(self.theirs)
        if chance.random() < 0.1:  # sometimes
            made["reply_by"] = chance.choice(HOURS)
        if chance.random() < 0.05:  # seldom
            made["marking"] = {"usage": "EXERCISE", "name": "north"}
        return made

    def _see(self, _line: Line) -> Request:
        if not self.theirs:
            return {"do": "desk", "manned": True}
        return {"do": self.chance.choice(("seen", "seen", "seen", "office", "informed")),
                "message": self.chance.choice(self.theirs)}  # fmt: skip

    def _follow_up(self, _line: Line) -> Request:
        chance = self.chance
        if self.theirs and chance.random() < 0.4:  # of theirs, or of ours
            return chance.choice((
                {"do": "nack", "message": chance.choice(self.theirs), "reason": "UNREADABLE"},
                {"do": "expect", "message": chance.choice(self.theirs), "by": chance.choice(HOURS)},
            ))  # fmt: skip
        if not self.ours:
            return {"do": "test", "layer": "station"}
        message = chance.choice(self.ours)
        return chance.choice((
            {"do": "cancel", "message": message, "reason": "an error"},
            {"do": "correct", "message": message, "text": "what was meant"},
            {"do": "query", "message": message},
            {"do": "readdress", "message": message, "to": chance.choice(POSTS), "why": "for their knowledge"},
        ))  # fmt: skip

    def _test(self, things: list[Any]) -> Request:
        tests = [thing for thing in things if isinstance(thing, Test) and not thing.mine]
        if tests and self.chance.random() < 0.8:  # mostly they read back
            return {"do": "read_back", "test": self.chance.choice(tests).ref}
        return {"do": "test", "layer": self.chance.choice(("person", "station"))}

    def _desk(self, _line: Line) -> Request:
        return {"do": "desk", "manned": self.chance.random() < 0.7}  # mostly somebody is there

    def _declare(self, _line: Line) -> Request:
        return self.chance.choice((
            {"do": "declare", "state": "OPEN"}, {"do": "declare", "state": "OPEN"},
            {"do": "declare", "state": "MAINTENANCE", "reason": "power", "review": "+4h"},
            {"do": "declare", "state": "SUSPENDED", "reason": "in protest", "review": "+1d",
             "emergency_exception": True},
        ))  # fmt: skip

    def _form(self, _line: Line) -> Request:
        return self.chance.choice((
            {"do": "write", "type": "GOODWILL/1", "to": "desk", "fields": {"text": "a quiet night to you"}},
            {"do": "write", "type": "STOP-APPEAL/1", "to": "desk", "precedence": "Z",
             "fields": {"what": "fire on the bridge", "where": "bridge 4"}},
            {"do": "write", "type": "ASSURANCE/1", "to": "desk", "valid_to": "+2d",
             "fields": {"statement": "we stay west of the river", "trigger": "a crossing"}},
            self._minimize(), self._minimize(),
            {"do": "exercises", "accepted": self.chance.random() < 0.5},
        ))  # fmt: skip

    def _minimize(self) -> Request:
        until = self.now + self.chance.choice((900_000, 3_600_000, 10_800_000))
        return {"do": "write", "type": "MINIMIZE/1", "to": "desk", "precedence": "O", "fields": {
                "from": stamp(Instant(self.now)), "to": stamp(Instant(until)), "lowest": "P"}}  # fmt: skip

    def _rfe(self, _line: Line) -> Request:
        return {"do": "write", "type": "RFE/1", "to": "desk", "precedence": "P", "subject": "movements",
                "fields": {"activity": "columns on the coast road", "place": "north of the river",
                           "items": ["objective", "completion"]}}  # fmt: skip

    def _private(self, _line: Line) -> Request:
        if self.chance.random() < 0.5:  # a draft, or a voice
            made: Request = {"do": "draft.write", "to": "desk", "text": "to be released", "by": "officer 1"}
            if self.chance.random() < 0.3:  # sometimes
                made["needed_by"] = "+40m"
            return made
        return {"do": "claimed.open", "caller_post": "office", "channel": "telephone", "by": "officer 1",
                "to": "office", "said": "put me through", "ask": self.chance.random() < 0.5}  # fmt: skip

    def _agree(self, line: Line) -> Request:
        if line.core.terms is None or self.chance.random() < 0.8:  # terms seldom change
            return {"do": "agree.sign"}
        return {"do": "test", "layer": "station"}

    def _life(self, things: list[Any]) -> Request:
        tickets = [thing for thing in things if isinstance(thing, Ticket)]
        if tickets:
            number = {"number": self.chance.choice(tickets).number}
            return {**self.chance.choice((
                {"do": "ticket.begun"}, {"do": "ticket.told", "how": "by voice"},
                {"do": "ticket.close", "how": "mended"},
            )), **number}  # fmt: skip
        return self.chance.choice((
            {"do": "ticket.open", "fails": "the console's sound"}, {"do": "shift.begin", "by": "officer 1"},
            {"do": "shift.note", "text": "quiet"}, {"do": "shift.hand_over", "to": "officer 2"},
            {"do": "drill.begin"}, {"do": "drill.end"},
        ))  # fmt: skip
