"""The page of requests suffices: a fold that is written from it alone tells every story as our machines do."""

import random
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.request_parts import Story
from parley.line.request_story import fold
from parley.line.requests import ENDS, NEXT, TO_MEET, State, Step
from parley.line.terms import Requests
from parley.line.values import Post, Precedence, Ref
from parley.line.written import message
from parley.record.entry import Instant, stamp
from tests.docs import second_request
from tests.docs.test_second import START, as_entry
from tests.line.tales import ref as named

ITEMS = ("objective", "location", "completion", "Not an item", "question")
ANSWERS = ("yes", "no", "other-time", "perhaps", None)
STORIES = 4_000
Maker = Callable[[], f.AnyFact]


class Teller:
    """Words about one request, by two parties of whom neither need be honest. One seed, one tale."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.now = START
        self.places = {True: 0, False: 0}
        self.held = {True: 0, False: self.chance.choice([0, 1, 1, 1])}
        self.made: dict[str, list[Ref]] = {"reply": [], "meeting": [], "met": [], "claim": []}
        self.request = named("the request")
        fields = {"items": self.some(), **self.chance.choice([{}, {}, {"question": "until when?"}])}
        self.words = [self.word_of(True, 0, self.request, 0, self.letter("RFE/1", fields=fields))]

    def word_of(self, mine: bool, place: int, ref: Ref, after: int, fact: f.AnyFact) -> Word:
        return Word(mine, place, ref, Instant(self.now), Instant(self.now), after, fact)

    def some(self) -> list[str]:
        return [item for item in ITEMS[:4] if self.chance.random() < 0.6]

    def letter(self, type_: str, **more: Any) -> f.MessageSent:
        precedence = self.chance.choice(list(Precedence))
        plain = {"number": 1, "from_": Post("desk"), "to": (Post("desk"),), "precedence": precedence}
        return message(**{**plain, "type": type_, **more})

    def tell(self, words: int) -> None:
        for _ in range(words):
            self.word()

    def word(self) -> None:
        """Mostly what the table has where the request stands, said by whose it is; else anything."""
        chance = self.chance
        self.now += chance.choice([1_000, 60_000, 50_000_000, 200_000_000])
        makers = self.makers()
        if chance.random() < (0.5 if self.story().state in TO_MEET else 0.85):
            makers = {step: made for step, made in makers.items() if step not in {"Corrected", "Cancelled"}}
        fitting = [step for step in NEXT.get(self.stands(), {}) if step in makers]
        honest = bool(fitting) and chance.random() < 0.75
        name = chance.choice(fitting) if honest else chance.choice(list(makers))
        asked = name in {"Replied", "MeetingAccepted", "MeetingDeclined", "TakenBack", "Expected"}
        mine = not asked if chance.random() < 0.9 else chance.random() < 0.5
        mine = mine or name in {
            "MeetingAsked",
            "Corrected",
        }  # of the other side they are no words of it: §3.1
        self.places[mine] += 1
        place = self.places[mine]
        most = self.places[not mine] + 1
        self.held[mine] = most if chance.random() < 0.75 else chance.randint(self.held[mine], most)
        ref = named(f"{mine} {place}")
        fact = makers[name]()
        kept = {"Replied": "reply", "MeetingAsked": "meeting", "MeetingAccepted": "met", "Silence": "claim"}
        if name in kept:
            self.made[kept[name]].append(ref)
        self.words.append(self.word_of(mine, place, ref, self.held[mine], fact))

    def stands(self) -> State:
        """Where it stands, as a receipt would show it, mostly."""
        state = self.story().state
        if Step.COSIGNED in NEXT.get(state, {}) and self.chance.random() < 0.8:
            return NEXT[state][Step.COSIGNED]
        return state

    def one(self, what: str) -> Ref:
        """The last of these; at times an earlier one, or one that is not there."""
        made = self.made[what]
        if not made or self.chance.random() < 0.05:
            return named("nothing")
        return made[-1] if self.chance.random() < 0.8 else self.chance.choice(made)

    def makers(self) -> dict[str, Maker]:
        """For each step a word that makes it, and some that make none."""
        request, pick = self.request, self.chance.choice
        return {
            "Replied": lambda: self.letter("RFE-REPLY/1", reply_to=request, fields=self.answers()),
            "JudgedAdequate": lambda: f.RequestJudged(request, self.one("reply"), True, (), ""),
            "JudgedInadequate": lambda: f.RequestJudged(request, self.one("reply"), False, pick(((), ITEMS[:1])), ""),
            "MeetingAsked": lambda: self.letter("MEETING-REQUEST/1", reply_to=request),
            "MeetingAccepted": lambda: self.met(pick(ANSWERS)),
            "MeetingDeclined": lambda: self.met("no"),
            "MeetingCancelled": lambda: self.letter("CANCEL/1", supersedes=self.one("meeting")),
            "Corrected": lambda: self.letter("RFE/2", supersedes=request),
            "Cancelled": lambda: self.letter("CANCEL/1", supersedes=request),
            "TakenBack": lambda: self.letter("CANCEL/1", supersedes=self.one(pick(("reply", "met")))),
            "Silence": self.silence,
            "OurOutage": lambda: f.RequestSilent(request, "OUR_FAULT", 0),
            "Withdraws": lambda: f.ClaimWithdrawn(self.one("claim"), request, ""),
            "Expected": lambda: f.AnswerExpected(
                pick((request, self.one("meeting"))), Post("desk"), stamp(Instant(self.now)), ""
            ),
        }  # fmt: skip

    def met(self, answer: str | None) -> f.MessageSent:
        fields = {} if answer is None else {"answer": answer}
        return self.letter("MEETING-REPLY/1", reply_to=self.one("meeting"), fields=fields)

    def answers(self) -> dict[str, Any]:
        rows: list[Any] = [
            {"item": i, "answer": self.chance.choice(("this", "this", " "))} for i in self.some()
        ]
        odd: list[Any] = self.chance.choice(([], [], [3], [{"item": "location"}]))
        return {"answers": rows + odd, **self.chance.choice(({}, {"question": "in June"}))}

    def silence(self) -> f.RequestSilent:
        stands = self.stands()
        fits = {
            State.ASKED: "UNDELIVERED",
            State.MEETING_ASKED: "UNDELIVERED",
            State.MEETING_DELIVERED: "NOT_MET",
        }
        end: Any = fits.get(stands, "UNANSWERED")
        if self.chance.random() < 0.1:
            end = self.chance.choice(("UNDELIVERED", "UNANSWERED", "NOT_MET"))
        return f.RequestSilent(self.request, end, self.chance.choice((0, 10**7, 10**9, 10**9, 10**9)))

    def story(self) -> Story:
        return fold(self.words[0], self.words[1:], Requests())


def both(teller: Teller) -> tuple[list[object], list[object]]:
    """What our machines tell, and what the second does, in the same plain form."""
    ours = teller.story()
    asked, *words = [as_entry(word) for word in teller.words]
    theirs = second_request.tell(asked, words)
    meeting = ours.meeting
    return (
        [
            ours.state.value,
            [(move.step, move.state, move.ref) for move in ours.path],
            [
                (
                    r.ref,
                    list(r.answered),
                    r.late,
                    r.judged.adequate if r.judged else None,
                    r.taken_back is not None,
                )
                for r in ours.replies
            ],
            list(ours.missing),
            list(ours.late),
            list(ours.beside),
            sorted(fault.ref for fault in ours.faults),
            ours.expected.ref if ours.expected else None,
            (meeting.ref, (meeting.answer, meeting.answered, meeting.taken_back is not None))
            if meeting
            else None,
            [(claim.ref, claim.withdrawn is None) for claim in ours.claims],
        ],
        [
            theirs.state,
            theirs.path,
            [(r.ref, r.answered, r.late, r.adequate, r.taken_back) for r in theirs.replies],
            theirs.missing,
            theirs.late,
            theirs.beside,
            sorted(theirs.misconduct),
            theirs.expected,
            (theirs.meeting.ref, theirs.answer or ("", None, False)) if theirs.meeting else None,
            theirs.claims,
        ],
    )


def test_the_fold_that_is_written_from_the_page_tells_what_ours_tells() -> None:
    states: Counter[str] = Counter()
    edges: set[tuple[str, str]] = set()
    beside: Counter[str] = Counter()
    for seed in range(STORIES):
        teller = Teller(seed)
        teller.tell(teller.chance.randint(1, 16))
        ours, theirs = both(teller)
        assert ours == theirs, seed
        story = teller.story()
        states[story.state] += 1
        steps = [("", State.ASKED.value), *((move.step, move.state) for move in story.path)]
        edges |= {(before[1], after[0]) for before, after in pairwise(steps)}
        beside.update(late=len(story.late), beside=len(story.beside), faults=len(story.faults))
        beside.update(taken_back=sum(reply.taken_back is not None for reply in story.replies))
    assert min(beside[kind] for kind in ("late", "beside", "faults", "taken_back")) > 10, (
        "the tales took none of these paths"
    )
    assert states.keys() >= set(ENDS)
    walked = {(state, step) for state, steps in NEXT.items() for step in steps}
    assert edges >= walked
