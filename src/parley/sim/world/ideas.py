"""What comes to people's minds while nothing presses: they call, write, draft, test, declare, and mend their own line.

Some of it cannot be asked for at that moment, as with people. Every choice is the seed's.
"""

from collections.abc import Sequence
from random import Random
from typing import Any, Final

from parley.line.state import Line
from parley.line.things import Call, Test
from parley.line.tickets import Ticket
from parley.record.entry import Instant, stamp

Request = dict[str, Any]
POSTS: Final = ("desk", "office", "deputy")
PRINCIPALS: Final = POSTS[1:]
HOURS: Final = ("+20m", "+1h", "+5h", "+13h", "+2d")
MOSTLY: Final = 0.6  # of what comes to mind
THOROUGH: Final = 0.85  # of what comes to mind, where people are after every edge
TABLED: Final = (6, 3, 1, 2)  # calls, requests, tests, drafts: about as their tables have edges
OURS_ALONE: Final = "for our own people alone"  # in whatever must never leave the party
REMEMBERED: Final = 60  # messages that somebody may still say something about
WORDS: Final = (
    "convoy", "bridge", "north", "route", "officer", "harbour", "fuel", "border", "patrol",
    "мост", "граница", "桥梁", "جسر",
)  # fmt: skip
RFE: Final[Request] = {
    "type": "RFE/1", "to": "desk", "subject": "movements",
    "fields": {"activity": "columns on the coast road", "place": "north of the river",
               "items": ["objective", "completion"]},
}  # fmt: skip


class Ideas:
    """What the people of one side think of, mostly of `mind`, if anything; and the messages that they remember."""

    def __init__(self, chance: Random, mind: str = "", *, thorough: bool = False) -> None:
        self.chance = chance
        self.mind = mind
        self.thorough = thorough  # they begin what has a table
        self.now = 0
        self.ours: list[str] = []  # messages of our own
        self.theirs: list[str] = []

    def wrote(self, ref: str) -> None:
        self.ours = [*self.ours[-REMEMBERED:], ref]

    def read(self, ref: str) -> None:
        self.theirs = [*self.theirs[-REMEMBERED:], ref]

    def meets(self, request: Request) -> Request:
        """The same call from the other end: they pick up their telephone at the same moment."""
        precedence = self.chance.choice((request["precedence"], "Z", "R"))
        return {**request, "from": request["to"], "to": request["from"], "precedence": precedence}

    def calls(self) -> Request:
        """A call between principals, of whom the other may be about to call, too."""
        one, other = self.chance.sample(PRINCIPALS, 2)
        return {"do": "call.place", "from": one, "to": other, "precedence": self.chance.choice("ZOPR"),
                "subject": "at the same moment"}  # fmt: skip

    def anything(self, line: Line, now: int, things: Sequence[object]) -> Request:
        """Whatever comes to mind. `things`: what is open; `now`: the clock of their station."""
        self.now = now
        if self.thorough and self.chance.random() < THOROUGH:
            return self.chance.choices((self._place, self._rfe, self._tests, self._slowed), TABLED)[0](line)
        if self.mind and self.chance.random() < MOSTLY:
            return {"calls": self._place, "requests": self._rfe, "drafts": self._private}[self.mind](line)
        makers = (
            (7, self._write), (7, self._place), (4, self._see), (3, self._follow_up), (3, lambda _: self._test(things)),
            (1, self._desk), (1, self._declare), (2, self._form), (4, self._private), (1, self._agree),
            (1, lambda _: self._life(things)), (3, self._rfe),
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
            made |= {"preempts": chance.choice(calls).ref, "precedence": "Z"}  # of any: often that cannot be
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

    def _tests(self, _line: Line | None = None) -> Request:
        return {"do": "test", "layer": self.chance.choice(("person", "station"))}

    def _test(self, things: Sequence[object]) -> Request:
        tests = [thing for thing in things if isinstance(thing, Test) and not thing.mine]
        if tests and self.chance.random() < 0.8:  # mostly they read back
            return {"do": "read_back", "test": self.chance.choice(tests).ref}
        return self._tests()

    def _desk(self, _line: Line) -> Request:
        return {"do": "desk", "manned": self.chance.random() < 0.85}  # mostly somebody is there

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
        return {"do": "write", **RFE, "precedence": self.chance.choice("ZO" if self.thorough else "ZOPP")}

    def _private(self, _line: Line) -> Request:
        if self.chance.random() < 0.6:  # a draft, or a voice
            made: Request = {"do": "draft.write", "to": "desk", "text": "to be released", "by": "officer 1"}
            if self.chance.random() < 0.3:  # sometimes
                made["needed_by"] = self.chance.choice(("+3m", "+40m"))  # over before MINIMIZE is, or not
            return made
        return {"do": "claimed.open", "caller_post": "office", "channel": "telephone", "by": "officer 1",
                "to": "office", "said": "put me through", "ask": self.chance.random() < 0.5}  # fmt: skip

    def _slowed(self, line: Line) -> Request:
        """A draft; or an order that holds back what is as slow as most drafts."""
        return self._minimize() if self.chance.random() < 0.2 else self._private(line)  # sometimes

    def _agree(self, line: Line) -> Request:
        if line.core.terms is None or self.chance.random() < 0.8:  # terms seldom change
            return {"do": "agree.sign"}
        return {"do": "test", "layer": "station"}

    def _life(self, things: Sequence[object]) -> Request:
        tickets = [thing for thing in things if isinstance(thing, Ticket)]
        if tickets:
            number = {"number": self.chance.choice(tickets).number}
            return {**self.chance.choice((
                {"do": "ticket.begun"}, {"do": "ticket.told", "how": "by voice"},
                {"do": "ticket.close", "how": "mended"},
            )), **number}  # fmt: skip
        return self.chance.choice((
            {"do": "ticket.open", "fails": OURS_ALONE}, {"do": "shift.begin", "by": "officer 1"},
            {"do": "shift.note", "text": OURS_ALONE}, {"do": "shift.hand_over", "to": "officer 2"},
            {"do": "drill.begin"}, {"do": "drill.end"},
        ))  # fmt: skip
