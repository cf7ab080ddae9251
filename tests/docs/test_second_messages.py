"""The page of the messages suffices: a fold that is written from it alone tells every story as our machines do."""

import random
from collections import Counter
from typing import Any

from parley.line import facts as f
from parley.line.message import Mark, Message, State
from parley.line.values import Post, Precedence, Ref
from parley.line.written import message
from parley.record.entry import stamp
from tests.docs import second_messages as second
from tests.docs.examples import ASTER, BOREAS, Tale
from tests.docs.stories import replayed

TALES = 120
WORDS = 30
TYPES = ("FREE-TEXT/1", "FREE-TEXT/2", "CANCEL/1", "CANCEL/3", "READDRESS/1", "SERVICE/1", "WEATHER/1")
SAYS: tuple[Any, ...] = (f.MessageSeen, f.MessageOffice, f.MessageInformed)


class Teller:
    """Messages, and words about them, by two parties of whom neither need be honest. One seed, one tale."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.tale = Tale(f"seed {seed}")
        self.tale.begin("00:00:00")
        self.refs: list[Ref] = []
        self.held = {ASTER: 1, BOREAS: 1}

    def tell(self) -> Tale:
        for minute in range(WORDS):
            who = self.chance.choice((ASTER, BOREAS))
            other = BOREAS if who is ASTER else ASTER
            most = len(self.tale.logs[other])
            self.held[who] = max(self.held[who], self.chance.choice((self.held[who], most)))
            fact = self.fact(minute)
            entry = self.tale.say(who, f"{minute // 6:02}:{minute % 6}0:00", fact, held=self.held[who])
            if isinstance(fact, f.MessageSent):
                self.refs.append(Ref(entry.ref))
        return self.tale

    def ref(self) -> Ref:
        """Mostly one of the first messages, so that much is said of few."""
        return self.chance.choice(self.refs[:3] + self.refs[-1:])

    def fact(self, minute: int) -> Any:
        pick = self.chance.random()
        if not self.refs or pick < 0.45:
            return self.letter()
        about, post = self.ref(), Post("desk")
        if pick < 0.75:
            return self.chance.choice(SAYS)(about, post)
        if pick < 0.85:
            return f.MessageQueried(about, "desk")
        if pick < 0.92:
            return f.MessageNacked(about, post, "LANGUAGE", "")
        return f.AnswerExpected(about, post, stamp(1_700_000_000_000 + minute), "")

    def letter(self) -> f.MessageSent:
        named: dict[str, Any] = {}
        if self.refs and self.chance.random() < 0.9:
            named[self.chance.choice(("supersedes", "reply_to", "reply_to"))] = self.ref()
            if self.chance.random() < 0.2:
                named["reply_to"] = self.ref()
        return message(
            number=len(self.refs) + 1,
            from_=Post("desk"),
            to=(Post("desk"),),
            precedence=Precedence.ROUTINE,
            type=self.chance.choice(TYPES),
            fields={},
            **named,
        )


def as_json(tale: Tale, owner: object) -> list[second.Entry]:
    """Both logs as a stranger reads them, seen from the sender of one message."""
    return [
        second.Entry(author is owner, place, e.after.size, e.ref, {**e.body, "kind": e.kind})
        for author, log in tale.logs.items()
        for place, e in enumerate(log)
    ]


def test_a_second_implementation_tells_the_same_stories() -> None:
    seen: Counter[str] = Counter()
    for seed in range(TALES):
        tale = Teller(seed).tell()
        for author in tale.logs:
            entries = as_json(tale, author)
            line, _ = replayed(tale, author)
            for sent in (e for e in entries if e.own and e.said["kind"] == "message.sent/1"):
                ours = line.things[Ref(sent.ref)]
                assert isinstance(ours, Message)
                theirs = second.told(sent, entries)
                story = ours.story
                assert (theirs.state, theirs.marks) == (ours.state, [*story.marks]), (seed, sent)
                assert theirs.receipts == [receipt.ref for receipt in story.receipts], (seed, sent)
                assert theirs.answers == [*story.replies], (seed, sent)
                assert theirs.corrections == [*story.corrections], (seed, sent)
                assert theirs.crossed == [*story.crossed], (seed, sent)
                assert theirs.misconduct == [fault.ref for fault in story.faults], (seed, sent)
                seen.update([theirs.state, *theirs.marks])
                seen.update(["crossed"] * bool(theirs.crossed) + ["misconduct"] * bool(theirs.misconduct))
    assert set(seen) == {*State, *Mark, "crossed", "misconduct"}, "every part of the page was put to the test"
