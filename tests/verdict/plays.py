"""Two parties that play, and the bundle of what they wrote: real facts, real logs, real signatures.

A clock is told by the play. After each word both stations sign, and whoever is not cut off receives.
"""

from dataclasses import dataclass, field
from typing import Any

from parley.line import facts
from parley.line.facts import Fact
from parley.line.terms import Cadence, PersonTests, PostTerms, Side, Terms, terms_hash
from parley.line.values import Party as PartyName
from parley.line.values import Post, Precedence, Ref, RefusalCode, Role
from parley.line.written import message
from parley.record.entry import Entry, instant, stamp
from parley.record.evidence import Evidence
from parley.record.verify import verify
from parley.verdict import Verdict, judge
from tests.record import making
from tests.record.making import Party, bundled, first_card

SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000


def terms(a: str, b: str) -> Terms:
    desk = PostTerms(Post("desk"), Role.DESK)
    ours = (desk, *(PostTerms(Post(name), Role.PRINCIPAL) for name in ("secretary", "chairman")))
    minister = PostTerms(Post("minister"), Role.PRINCIPAL, (Post("deputy"),))
    theirs = (desk, minister, *(PostTerms(Post(name), Role.PRINCIPAL) for name in ("deputy", "staff")))
    tests = PersonTests(PartyName(a), ("09:00", "17:00"), Post("desk"))
    sides = (Side(PartyName(a), ours), Side(PartyName(b), theirs))
    return Terms("the line", sides, cadence=Cadence(person_tests=(tests,)))


@dataclass
class Play:
    """A line between A (who calls) and B, and the clock that both look at."""

    a: Party
    b: Party
    agreement: str = ""
    cut: bool = False  # nothing arrives
    sent: dict[str, int] = field(default_factory=dict)  # the last number of each party's desk
    now: int = field(default_factory=lambda: instant("2022-03-01T08:00:00.000Z"))

    def write(self, author: Party, fact: Fact) -> Ref:
        """`author` writes; both logs are signed, and what is not cut off arrives at once."""
        made = self.note(author, fact)
        self.exchange()
        return Ref(made.ref)

    def note(self, author: Party, fact: Fact) -> Entry:
        """`author` writes, and nothing is signed or sent yet."""
        self.now += SECOND
        author.now_ms = self.now
        return author.log.write(facts.kind(fact), facts.body(fact), at=self.now)

    def exchange(self) -> None:
        """Both sign what they have; unless the line is cut, both receive it."""
        for party in (self.a, self.b):
            party.now_ms = self.now
            if party.logs and party.log.size not in party.log.heads:
                party.log.sign()
        if not self.cut:
            self.deliver(self.a, self.b)
            self.deliver(self.b, self.a)

    def deliver(self, author: Party, holder: Party) -> None:
        """The holder signs that it has the author's log."""
        if author.logs and len(author.log.heads[author.log.size].signatures) == 2:
            author.log.receive(holder, time_s=self.now // SECOND)

    def wait(self, ms: int) -> None:
        self.now += ms

    def at(self, text: str) -> None:
        """The clock is now this."""
        assert instant(text) >= self.now, text
        self.now = instant(text)

    def call(
        self, to: str = "minister", precedence: Precedence = Precedence.IMMEDIATE, by: str = "secretary"
    ) -> Ref:
        return self.write(self.a, self.placed(to, precedence, by))

    def placed(
        self, to: str, precedence: Precedence = Precedence.IMMEDIATE, by: str = "secretary"
    ) -> facts.CallPlaced:
        return facts.CallPlaced(
            Post(by),
            Post(to),
            precedence,
            "movements",
            ("en",),
            None,
            None,
            None,
            self.agreement,
            exercise=False,
        )

    def refuse(self, call: Ref, code: RefusalCode = RefusalCode.NO_REASON) -> Ref:
        return self.write(self.b, facts.Refused(call, code, "", "desk", None, None))

    def silent(self, call: Ref, end: str, listened_ms: int) -> Ref:
        return self.write(self.a, facts.Silent(call, end, listened_ms))  # type: ignore[arg-type]  # plays name wrong ends too

    def test(self, *, read_back: bool = True) -> Ref:
        """A person's test of B's desk."""
        phrase = (facts.Phrase("en", "the quick brown fox"),)
        test = self.write(self.a, facts.PersonTest(Post("desk"), phrase, 15 * MINUTE))
        if read_back:
            self.wait(MINUTE)
            self.write(self.b, facts.ReadBack(test, Post("desk"), "the quick brown fox"))
        else:
            self.wait(15 * MINUTE)
            self.write(self.a, facts.TestSilent(test, "UNATTENDED", 15 * MINUTE + SECOND))
        return test

    def send(self, author: Party, type_: str = "FREE-TEXT/1", **more: Any) -> Ref:
        """`author`'s desk writes to the other's, numbered on from its last message unless a number is given."""
        self.sent[author.name] = number = more.pop("number", self.sent.get(author.name, 0) + 1)
        plain: dict[str, Any] = {
            "from_": Post("desk"),
            "to": (Post("desk"),),
            "precedence": Precedence.PRIORITY,
            "agreement": self.agreement,
        }
        if type_ == "FREE-TEXT/1" and "fields" not in more:
            more.setdefault("text", "What are the units at the border there for?")
        return self.write(author, message(number=number, type=type_, **{**plain, **more}))

    def bundle(self) -> bytes:
        return bundled(self.a, self.b)

    def evidence(self) -> Evidence:
        return verify(self.bundle(), [first_card(p.short).hash for p in (self.a, self.b)])

    def verdict(self, point_of_view: str | None = None) -> Verdict:
        return judge(self.evidence(), point_of_view)

    def later(self, ms: int) -> str:
        return stamp(self.now + ms)


def begin() -> Play:
    """Both stations are up, and both have signed the agreement."""
    a, b = making.pair()
    play = Play(a, b)
    for party, epoch in ((a, "a0a0a0a0"), (b, "b0b0b0b0")):
        party.now_ms = play.now
        party.begin(epoch)
    play.exchange()
    agreed = terms(a.name, b.name)
    for party in (a, b):
        play.write(party, facts.AgreementSigned(agreed, None))
    play.agreement = terms_hash(agreed)
    return play
