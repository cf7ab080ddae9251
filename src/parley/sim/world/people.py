"""People at both desks, as they are: they call, answer, refuse, ask upward, forget, write, read late, and get it wrong.

What they ask for is chosen from what could be asked at that moment, and sometimes from what could not. Every choice is
the seed's.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any, Final

from parley.line.calls import NEXT, Step
from parley.line.drafts import Claimed, Drafted
from parley.line.follow import Assurance, Rfe
from parley.line.state import Line
from parley.line.things import Call, Test
from parley.line.tickets import Ticket
from parley.record.entry import Instant, stamp

Request = dict[str, Any]
POSTS: Final = ("desk", "office", "deputy")
HOURS: Final = ("+20m", "+1h", "+5h", "+13h", "+2d")
BLUNDER: Final = 0.08  # of acts: something that cannot be asked for at this moment, perhaps
REMEMBERED: Final = 60  # messages that somebody may still say something about
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


class Crew:
    """Who sits at one side. `patience`: how likely somebody does what is due, at each occasion."""

    def __init__(self, chance: Random, patience: float) -> None:
        self.chance = chance
        self.patience = patience
        self.now = 0
        self.ours: list[str] = []  # messages of our own
        self.theirs: list[str] = []

    def wrote(self, ref: str) -> None:
        self.ours = [*self.ours[-REMEMBERED:], ref]

    def read(self, ref: str) -> None:
        self.theirs = [*self.theirs[-REMEMBERED:], ref]

    def act(self, line: Line, now: int) -> Request:
        """What somebody asks for now. `now`: the clock of their station."""
        chance, self.now = self.chance, now
        things = [thing for thing in line.things.values() if getattr(thing, "open", False)]
        urgent = [thing for thing in things if isinstance(thing, Call | Claimed | Drafted | Rfe | Assurance)]
        if urgent and chance.random() < self.patience:
            found = self._about(chance.choice(urgent))
            if found is not None:
                return found
        return self._anything(line, things)

    def _about(self, thing: object) -> Request | None:
        match thing:
            case Call():
                return self._call(thing)
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
        steps = [step for step in NEXT.get(call.state, {}) if step in STEPS]
        if self.chance.random() < BLUNDER:
            steps = list(STEPS)
        if not steps:
            return None
        if call.mine and self.chance.random() < 0.8:  # the caller takes a call back seldom
            steps = [step for step in steps if step is not T.WITHDRAWN] or steps
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
        chance, message = self.chance, rfe.message
        if rfe.mine:
            return chance.choice((
                {"do": "request.judge", "request": message, "adequate": True},
                {"do": "request.judge", "request": message, "adequate": False},
                {"do": "request.judge", "request": message, "adequate": False},
                {"do": "write", "type": "MEETING-REQUEST/1", "to": "desk", "reply_to": message,
                 "fields": {"level": "ministers", "within_hours": 48, "agenda": "the columns"}},
                {"do": "cancel", "message": message, "reason": "settled"},
                {"do": "correct", "message": message, "subject": "corrected"},
                {"do": "claim.withdraw", "of": message},
            ))  # fmt: skip
        meeting = rfe.story.meeting
        if meeting is not None and chance.random() < 0.7:  # mostly what was asked last
            answer = chance.choice(("yes", "other-time", "no"))
            return {"do": "write", "type": "MEETING-REPLY/1", "to": "desk", "reply_to": meeting.ref,
                    "fields": {"answer": answer}}  # fmt: skip
        return chance.choice((
            {"do": "expect", "message": message, "by": "+6h"},
            {"do": "seen", "message": message},
            {"do": "write", "type": "RFE-REPLY/1", "to": "desk", "reply_to": message,
             "fields": {"answers": [{"item": "objective", "answer": "a change of garrisons"}]}},
        ))  # fmt: skip

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
            {"do": "write", "type": "MINIMIZE/1", "to": "desk", "fields": {
                "from": stamp(Instant(self.now)), "to": stamp(Instant(self.now + 10_800_000)), "lowest": "P"}},
            {"do": "exercises", "accepted": self.chance.random() < 0.5},
        ))  # fmt: skip

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
