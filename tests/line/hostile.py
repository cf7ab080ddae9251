"""A counterpart that writes whatever fits the vocabulary, about whatever there is, in whatever order."""

import random
from hashlib import sha256
from typing import Any, cast, get_args

from parley.line import facts as f
from parley.line import terms as t
from parley.line.facts import AnyFact, Word
from parley.line.values import Declared, Party, PendingCode, Post, Precedence, Ref, RefusalCode, Role, Usage
from parley.line.written import message
from parley.record import canonical
from parley.record.entry import Instant, stamp
from tests.line.stage import A, B, Stage, terms

POSTS = ("desk", "minister", "first deputy", "secretary", "cellar", "x" * 64)
C = Party(B[:-1] + "c")
TYPES = (
    "FREE-TEXT/1", "RFE/1", "RFE-REPLY/1", "CANCEL/1", "CANCEL/9", "READDRESS/1", "SERVICE/1", "SERVICE/2",
    "MINIMIZE/1", "STOP-APPEAL/1", "ROSTER/1", "FAULT-REPORT/1", "ASSURANCE/1", "MEETING-REQUEST/1", "X-NEW/9",
)  # fmt: skip
MARKINGS = tuple(f.Marking(usage, "cold lake") for usage in Usage)
SILENT: tuple[f.SilentEnd, ...] = get_args(f.SilentEnd)
SILENT_TESTS: tuple[f.TestEnd, ...] = get_args(f.TestEnd)


class Hostile:
    """Random facts. `refs` grows with what both sides wrote, so that words meet things."""

    def __init__(self, seed: int, stage: Stage) -> None:
        self.chance = random.Random(seed)
        self.stage = stage
        self.refs: list[Ref] = [Ref("0" * 64)]
        self.made = 0

    def ref(self) -> Ref:
        known = list(self.stage.a.rows)
        return self.chance.choice(known[-8:] + self.refs[-8:])

    def post(self) -> Post:
        return Post(self.chance.choice(POSTS))

    def moment(self) -> str:
        spread = self.chance.choice((0, 60_000, 86_400_000, 10**10, -(10**10), -self.stage.now))
        return stamp(self.stage.now + spread)

    def fact(self) -> AnyFact:
        kind = self.chance.choice(list(f.KINDS.values()))
        return self._special(kind) or self._call_word(kind)

    def _special(self, kind: type[f.Fact]) -> AnyFact | None:
        pick, r = self.chance.choice, self.chance
        terms_hash = self.stage.a.line.core.agreement.settled.standing or "0" * 64
        some: dict[type[f.Fact], Any] = {
            f.EpochBegun: lambda: f.EpochBegun("", None, f.LogPoint("", 0)),
            f.CardChanged: lambda: f.CardChanged("x", "", 0),
            f.SealRotated: lambda: f.SealRotated("y"),
            f.AgreementSigned: lambda: f.AgreementSigned(self.terms(), pick((None, terms_hash, "e" * 64))),
            f.LineDeclared: lambda: f.LineDeclared(
                pick(list(Declared)), "", self.moment(), pick((None, self.moment())), pick((True, False))
            ),
            f.StationTest: f.StationTest,
            f.PersonTest: lambda: f.PersonTest(self.post(), (f.Phrase("en", "a b"),), pick((0, 1, 10**9))),
            f.ReadBack: lambda: f.ReadBack(self.ref(), self.post(), pick(("a b", "nonsense", ""))),
            f.TestSilent: lambda: f.TestSilent(self.ref(), pick(SILENT_TESTS), pick((0, 10**9))),
            f.ClaimWithdrawn: lambda: f.ClaimWithdrawn(self.ref(), self.ref(), ""),
            f.CallPlaced: lambda: f.CallPlaced(
                self.post(), self.post(), pick(list(Precedence)), "", (), pick((None, self.moment())),
                pick((None, self.ref())), pick((None, self.ref())), pick((terms_hash, "e" * 64)), pick((True, False)),
            ),
            f.MessageSent: lambda: message(
                number=pick((1, 2, 7, 10**12)), from_=self.post(), to=(self.post(),), precedence=pick(list(Precedence)),
                fields=self.fields(), type=pick(TYPES), marking=pick((None, None, *MARKINGS)),
                info=pick(((), (self.post(),))), reply_by=pick((None, self.moment())),
                reply_to=pick((None, self.ref())), supersedes=pick((None, self.ref())),
                must_follow=pick(((), (self.ref(),))),
            ),
            f.Silent: lambda: f.Silent(self.ref(), pick(SILENT), pick((0, 1, r.randrange(10**9)))),
            f.WindowOffered: lambda: f.WindowOffered(
                self.ref(), stamp(self.stage.now), stamp(self.stage.now + pick((1, 10**9)))
            ),
        }  # fmt: skip
        made = some.get(kind)
        return made() if made else None

    def fields(self) -> dict[str, Any]:
        """Of a form, or of none, whatever the type beside them."""
        pick = self.chance.choice
        numbers = {
            "first": pick((1, -(10**15), "one", None, 10**12)),
            "last": pick((None, 0, 7, 10**15, True)),
        }
        times = {
            "from": self.moment(),
            "to": pick((self.moment(), 7, None)),
            "lowest": pick(("Z", "O", "A", 3)),
        }
        some: tuple[dict[str, Any], ...] = (
            {"text": "t"},
            {},
            {"what": pick(("gap", "wrong-number", "repeat", 9)), "post": pick((self.post(), 5)), **numbers},
            times,
            {"ticket": pick(("1", 1, {})), "posts": pick(([], [{}], "x")), "items": pick((["place"], 4))},
        )
        return pick(some)

    def terms(self) -> t.Terms:
        return self.chance.choice((
            terms(flash_a_day=1), terms(), terms(hops_max=0),
            t.Terms("others", tuple(t.Side(p, (t.PostTerms(Post("desk"), Role.DESK),)) for p in (A, C))),
        ))  # fmt: skip

    def _call_word(self, kind: type[f.Fact]) -> AnyFact:
        ref, post, moment, pick = self.ref(), self.post(), self.moment(), self.chance.choice
        some: dict[type[f.Fact], tuple[Any, ...]] = {
            f.Withdrawn: ("",), f.Rang: (post,), f.NobodyThere: (post,), f.PickedUp: (post,), f.Delegated: (post,),
            f.ApprovalAwaited: (pick(list(PendingCode)), post, moment), f.StillPending: (post, moment),
            f.Refused: (pick(list(RefusalCode)), "", pick(("desk", "station")), None, pick((None, moment))),
            f.IdentityHeld: ("",), f.IdentityFailed: ("",), f.Overridden: (post, self.post()),
            f.MessageSeen: (post,), f.MessageOffice: (post,), f.MessageInformed: (post,),
            f.MessageQueried: (pick(("station", "desk")),), f.MessageNacked: (post, "LANGUAGE", ""),
            f.AnswerExpected: (post, moment, ""), f.RequestSilent: (pick(("UNANSWERED", "NOT_MET")), 10**9),
            f.RequestJudged: (self.ref(), pick((True, False)), pick(((), ("place",))), ""),
            f.AssuranceTold: ("",), f.AssuranceMissed: ("",),
        }  # fmt: skip
        return cast("AnyFact", kind(ref, *some.get(kind, ())))

    def word(self) -> Word:
        """The next word of theirs: its place is the next, everything else is as they please."""
        self.made += 1
        name = Ref(sha256(f"hostile {self.made}".encode()).hexdigest())
        self.refs.append(name)
        at = Instant(max(0, self.stage.now + self.chance.choice((0, -(10**7), 10**7, -self.stage.now))))
        after = self.chance.choice((0, 1, len(self.stage.a.log), 10**6))
        place = self.stage.a.line.core.their_place
        fact = self.fact()
        assert f.read(f.kind(fact), _travelled(fact)) == fact
        return Word(False, place, name, at, Instant(self.stage.now), after, fact)


def _travelled(fact: AnyFact) -> dict[str, Any]:
    return canonical.decode(canonical.encode(f.body(fact)))
