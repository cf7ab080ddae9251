"""The examples of bytes in the specification: real entries of two parties, written here and nowhere by hand.

`python -m tests.docs.examples` puts them into the pages; a test sees that they are there.
"""

import re
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final

from parley.line import facts as f
from parley.line import phrases
from parley.line.facts import AnyFact
from parley.line.terms import (
    Cadence,
    Fallback,
    PersonTests,
    PostTerms,
    Receipts,
    Side,
    Terms,
    terms_hash,
)
from parley.line.values import Declared, Party, PendingCode, Post, Precedence, Ref, RefusalCode, Role
from parley.line.written import message
from parley.record import entry as entries
from parley.record.entry import NOTHING, After, Entry, instant
from tests.docs.pages import DOCS

ASTER: Final = Party("aster-3f1c0d9a5be27846")  # the smaller first card
BOREAS: Final = Party("boreas-81d6e0b7f4a92c35")
EPOCHS: Final = {ASTER: "6d0f3a91", BOREAS: "c47be20d"}

DESK, SECRETARY, CHAIRMAN = Post("desk"), Post("secretary"), Post("chairman")
MINISTER, DEPUTY = Post("minister"), Post("first deputy")


@dataclass
class Tale:
    """Two logs. Whoever writes holds all of the other's, unless `held` says how many entries."""

    name: str
    logs: dict[Party, list[Entry]] = field(default_factory=lambda: {ASTER: [], BOREAS: []})
    day: str = "2022-03-01"

    def say(self, who: Party, at: str, fact: AnyFact, held: int | None = None) -> Entry:
        """One more entry of `who`. `at`: the time of this day."""
        log, other = self.logs[who], BOREAS if who is ASTER else ASTER
        size = len(self.logs[other]) if held is None else held
        after = After(EPOCHS[other], size) if size else NOTHING
        salt = sha256(f"{self.name}/{who}/{len(log)}".encode()).hexdigest()[:32]
        moment = instant(f"{self.day}T{at}.000Z")
        log.append(entries.write(f.kind(fact), moment, after, salt, f.body(fact)))
        return log[-1]

    def begin(self, at: str) -> None:
        """Both stations begin their logs."""
        self.say(ASTER, at, opening(ASTER, After("", 0)))
        self.say(BOREAS, at, opening(BOREAS, After(EPOCHS[ASTER], 1)))


def ref(entry: Entry) -> Ref:
    return Ref(entry.ref)


def opening(party: Party, holds: After) -> f.EpochBegun:
    card = sha256(f"card of {party}".encode()).hexdigest()
    return f.EpochBegun(party[-16:] + card[16:], None, f.LogPoint(holds.epoch, holds.size))


def example_terms() -> Terms:
    """Everything by default but the sides, the times of the tests, one side's receipts and one number of each."""
    ours = Side(ASTER, (PostTerms(DESK, Role.DESK), PostTerms(SECRETARY, Role.PRINCIPAL)))
    theirs = Side(
        BOREAS,
        (
            PostTerms(DESK, Role.DESK),
            PostTerms(MINISTER, Role.PRINCIPAL, (DEPUTY,)),
            PostTerms(DEPUTY, Role.PRINCIPAL),
        ),
    )
    tests = (PersonTests(ASTER, ("09:00", "17:00"), DESK),)
    return Terms(
        "Line Aster-Boreas",
        (ours, theirs),
        cadence=Cadence(person_tests=tests),
        receipts=(Receipts(BOREAS, 4),),
        fallback=(
            Fallback(ASTER, "duty officer, telephone", "+00 555 0101"),
            Fallback(BOREAS, "desk, radio", "5410 kHz", "08:00 to 20:00"),
        ),
    )


TERMS: Final = example_terms()
TERMS_NAME: Final = terms_hash(TERMS)


def a_call(
    from_: Post,
    to: Post,
    subject: str,
    *,
    precedence: Precedence = Precedence.PRIORITY,
    refers: Ref | None = None,
) -> f.CallPlaced:
    return f.CallPlaced(
        from_, to, precedence, subject, ("en",), None, refers, None, TERMS_NAME, exercise=False
    )


def refusal(call: Ref, code: RefusalCode) -> f.Refused:
    return f.Refused(call, code, "", "desk", None, None)


# --- one of each kind ----------------------------------------------------------------------------------------


def history() -> Tale:
    """A line opens; tests, calls and messages between two honest parties: every kind once at least."""
    tale = Tale("history")
    tale.begin("08:00:00")
    tale.say(ASTER, "08:05:00", f.AgreementSigned(TERMS, None))
    tale.say(BOREAS, "08:07:30", f.AgreementSigned(TERMS, None))
    _tests(tale)
    _waiting(tale)
    _talk(tale)
    _short_calls(tale)
    _letters(tale)
    return tale


def _tests(tale: Tale) -> None:
    tale.say(ASTER, "08:08:00", f.StationTest())
    first = ref(tale.say(ASTER, "09:00:00", a_test(0)))
    tale.say(BOREAS, "09:02:10", f.ReadBack(first, DESK, phrases.PHRASES["en"][0]))
    second = ref(tale.say(ASTER, "17:00:00", a_test(1)))
    claim = ref(tale.say(ASTER, "17:15:01", f.TestSilent(second, "UNATTENDED", 900_000)))
    tale.say(
        ASTER,
        "17:40:00",
        f.ClaimWithdrawn(claim, second, "our receiver was off: they telephoned the reading"),
    )
    tale.day = "2022-03-02"
    review = "2022-03-09T08:00:00.000Z"
    tale.say(
        BOREAS,
        "08:00:00",
        f.LineDeclared(
            Declared.LIMITED, "desk 08:00 to 20:00 only", "2022-03-02T08:00:00.000Z", review, True
        ),  # its last field
    )


def a_test(turn: int) -> f.PersonTest:
    return f.PersonTest(DESK, phrases.phrase(("en",), turn), 900_000)


def _waiting(tale: Tale) -> None:
    """A call that waits for approval, is delegated, and gets a time; at that time another attempt takes over."""
    call = ref(tale.say(ASTER, "09:00:00", a_call(SECRETARY, MINISTER, "movements near the river")))
    tale.say(BOREAS, "09:00:02", f.Rang(call, DESK))
    tale.say(BOREAS, "09:00:40", f.PickedUp(call, DESK))
    tale.say(
        BOREAS,
        "09:03:00",
        f.ApprovalAwaited(call, PendingCode.SUPERIOR, Post("head of state"), "2022-03-02T21:00:00.000Z"),
    )
    tale.say(BOREAS, "20:55:00", f.StillPending(call, Post("head of state"), "2022-03-03T08:00:00.000Z"))
    tale.day = "2022-03-03"
    tale.say(BOREAS, "07:30:00", f.Delegated(call, DEPUTY))
    tale.say(BOREAS, "07:30:01", f.Rang(call, DESK))
    tale.say(
        BOREAS, "07:31:00", f.WindowOffered(call, "2022-03-03T10:00:00.000Z", "2022-03-03T11:00:00.000Z")
    )
    tale.say(ASTER, "07:40:00", f.WindowAgreed(call))
    tale.say(ASTER, "10:00:00", f.Silent(call, "REPLACED", 8_400_000))
    tale.say(ASTER, "10:00:00", a_call(SECRETARY, DEPUTY, "movements near the river", refers=call))


def _talk(tale: Tale) -> None:
    call = ref(tale.logs[ASTER][-1])
    tale.say(BOREAS, "10:00:01", f.Rang(call, DESK))
    tale.say(BOREAS, "10:00:20", f.Accepted(call))
    tale.say(BOREAS, "10:01:10", f.IdentityHeld(call, "authenticator, card of February"))
    tale.say(BOREAS, "10:04:00", f.PrincipalsHere(call))
    tale.say(ASTER, "10:05:30", f.InterpretersReady(call))
    tale.say(ASTER, "10:06:00", f.BothOn(call))
    tale.say(BOREAS, "10:31:00", f.HungUp(call))


def _short_calls(tale: Tale) -> None:
    nobody = ref(tale.say(ASTER, "21:00:00", a_call(SECRETARY, MINISTER, "a drone off its course")))
    tale.say(BOREAS, "21:00:01", f.NobodyThere(nobody, DESK))
    tale.day = "2022-03-04"
    hoax = ref(tale.say(BOREAS, "09:00:00", a_call(MINISTER, SECRETARY, "urgent")))
    tale.say(ASTER, "09:00:01", f.Rang(hoax, DESK))
    tale.say(ASTER, "09:00:30", f.Accepted(hoax))
    tale.say(ASTER, "09:02:00", f.IdentityFailed(hoax, "no authenticator; their desk knows of no such call"))
    again = ref(tale.say(BOREAS, "09:30:00", a_call(MINISTER, SECRETARY, "the call before was not ours")))
    tale.say(ASTER, "09:30:01", f.Rang(again, DESK))
    tale.say(ASTER, "09:30:20", f.Accepted(again))
    tale.say(ASTER, "09:31:00", f.Overridden(again, Post("duty officer"), Post("releaser")))
    tale.say(ASTER, "09:35:00", f.PrincipalsHere(again))
    tale.say(BOREAS, "09:35:20", f.InterpretersNotNeeded(again))
    tale.say(BOREAS, "09:36:00", f.Withdrawn(again, "settled between the desks"))
    written = ref(tale.say(ASTER, "11:00:00", a_call(SECRETARY, MINISTER, "list of the units concerned")))
    tale.say(BOREAS, "11:00:01", f.Rang(written, DESK))
    tale.say(BOREAS, "11:01:00", f.AskedInWriting(written))
    refused = ref(tale.say(ASTER, "12:00:00", a_call(SECRETARY, MINISTER, "what comes next")))
    tale.say(BOREAS, "12:00:01", f.Rang(refused, DESK))
    tale.say(BOREAS, "12:02:00", refusal(refused, RefusalCode.NO_REASON))


def a_letter(number: int, from_: Post, to: Post, subject: str, **more: Any) -> f.MessageSent:
    return message(number=number, from_=from_, to=(to,), subject=subject, agreement=TERMS_NAME, **more)


def _letters(tale: Tale) -> None:
    """A letter that is seen, handed on and announced to be answered; another that nobody there can read."""
    asked = a_letter(
        1,
        SECRETARY,
        MINISTER,
        "units at the river",
        precedence=Precedence.IMMEDIATE,
        text="Which units are on the east bank today,\nand until when?",
    )
    letter = ref(tale.say(ASTER, "12:30:00", asked))
    tale.say(BOREAS, "12:41:00", f.MessageSeen(letter, DESK))
    tale.say(BOREAS, "12:55:00", f.MessageOffice(letter, MINISTER))
    tale.say(BOREAS, "13:10:00", f.AnswerExpected(letter, DESK, "2022-03-04T18:00:00.000Z", ""))
    tale.say(BOREAS, "14:02:00", f.MessageInformed(letter, MINISTER))
    told = a_letter(
        1, MINISTER, SECRETARY, "", reply_to=letter, language="uk", text="Два батальйони, до 9 березня."
    )
    answer = ref(tale.say(BOREAS, "17:30:00", told))
    tale.say(BOREAS, "18:30:00", f.MessageQueried(answer, "desk"))
    nobody = "nobody here reads it before Monday: please add English"
    tale.say(ASTER, "18:40:00", f.MessageNacked(answer, DESK, "LANGUAGE", nobody))
    tale.say(ASTER, "18:40:10", f.MessageSeen(answer, DESK))
    _requests(tale)


def _requests(tale: Tale) -> None:
    """An explanation that comes late and leaves one item out; assurances, one kept and one said not to be."""
    asked = {"activity": "a column of tracked vehicles going west", "place": "the road along the east bank",
             "items": ["objective", "completion"]}  # fmt: skip
    rfe = a_letter(
        2, SECRETARY, MINISTER, "column", type="RFE/1", precedence=Precedence.PRIORITY, fields=asked
    )
    request = ref(tale.say(ASTER, "19:00:00", rfe))
    tale.say(BOREAS, "19:20:00", f.MessageSeen(request, DESK))
    tale.day = "2022-03-06"
    tale.say(ASTER, "19:00:01", f.RequestSilent(request, "UNANSWERED", 172_801_000))
    answers = {"answers": [{"item": "objective", "answer": "a change of garrisons"}]}
    late = a_letter(
        2, MINISTER, SECRETARY, "column", type="RFE-REPLY/1", precedence=Precedence.PRIORITY,
        reply_to=request, fields=answers,
    )  # fmt: skip
    reply = ref(tale.say(BOREAS, "20:15:00", late))
    tale.say(ASTER, "20:30:00", f.MessageSeen(reply, DESK))
    tale.say(ASTER, "20:45:00", f.RequestJudged(request, reply, False, ("completion",), ""))
    tale.day = "2022-03-07"
    kept = ref(tale.say(BOREAS, "09:00:00", an_assurance(3, MINISTER, SECRETARY)))
    other = ref(tale.say(ASTER, "10:00:00", an_assurance(3, SECRETARY, MINISTER)))
    tale.day = "2022-03-08"
    tale.say(BOREAS, "08:00:00", f.AssuranceTold(kept, "tonight at 22:00 local time, for two hours"))
    tale.say(BOREAS, "23:00:00", f.AssuranceMissed(other, "at 22:30 today; we were told nothing"))


def an_assurance(number: int, from_: Post, to: Post) -> f.MessageSent:
    stated = {"statement": "no drone of ours flies along the river",
              "trigger": "one has to be flown along the river"}  # fmt: skip
    return a_letter(
        number, from_, to, "drones", type="ASSURANCE/1", precedence=Precedence.PRIORITY, fields=stated,
        valid_to="2022-03-21T00:00:00.000Z",
    )  # fmt: skip


# --- what crossed --------------------------------------------------------------------------------------------


def crossing() -> Tale:
    """A call that rings; the answer crosses the caller's end. And one word that its author had no right to."""
    tale = Tale("crossing")
    tale.begin("08:00:00")
    call = ref(
        tale.say(
            ASTER, "09:00:00", a_call(SECRETARY, MINISTER, "the bridge", precedence=Precedence.IMMEDIATE)
        )
    )
    tale.say(BOREAS, "09:00:01", f.Rang(call, DESK))
    tale.say(ASTER, "09:03:02", f.Silent(call, "UNANSWERED", 180_000))
    tale.say(BOREAS, "09:02:58", f.PickedUp(call, DESK), held=2)
    tale.say(BOREAS, "09:03:03", refusal(call, RefusalCode.ABSENT), held=2)
    tale.say(BOREAS, "09:03:20", f.Accepted(call), held=3)
    return tale


def letters() -> Tale:
    """A message that was cancelled while the other side's watch opened it; and one word that its author knew better."""
    tale = Tale("letters")
    tale.begin("08:00:00")
    asked = a_letter(1, SECRETARY, MINISTER, "units at the river", precedence=Precedence.IMMEDIATE,
                     text="Which units are on the east bank today,\nand until when?")  # fmt: skip
    letter = ref(tale.say(ASTER, "12:30:00", asked))
    tale.say(BOREAS, "12:40:00", f.MessageSeen(letter, DESK))
    taken = a_letter(2, SECRETARY, MINISTER, "units at the river", precedence=Precedence.IMMEDIATE,
                     type="CANCEL/1", fields={"reason": "It is the west bank: a new question follows."},
                     supersedes=letter)  # fmt: skip
    tale.say(ASTER, "12:40:20", taken, held=1)
    tale.say(BOREAS, "12:55:00", f.AnswerExpected(letter, DESK, "2022-03-01T18:00:00.000Z", ""), held=2)
    tale.say(BOREAS, "13:05:00", f.MessageOffice(letter, MINISTER), held=3)
    tale.say(ASTER, "13:10:00", f.MessageQueried(letter, "desk"), held=4)
    return tale


# --- in the pages --------------------------------------------------------------------------------------------


def of_kind(tale: Tale, kind: str) -> list[Entry]:
    """The first entry of this kind, whoever wrote it."""
    return [next(e for log in tale.logs.values() for e in log if e.kind == kind)]


def _explained(tale: Tale) -> list[Entry]:
    """The request for explanation of this tale, with all that came of it, as it was written."""
    entries = [e for log in tale.logs.values() for e in log]
    asked = next(e for e in entries if e.body.get("type") == "RFE/1")
    about = [e for e in entries if asked.ref in (e.body.get("request"), e.body.get("reply_to"))]
    return sorted([asked, *about], key=lambda e: e.at)


ELSEWHERE: Final = frozenset(("card/1", "seal.rotated/1", "agreement.signed/1"))
"""Kinds without an example in the page of the kinds: too long for it, and shown in other pages."""


def examples() -> dict[str, list[list[Entry]]]:
    """By page, the entries of each block in order."""
    tale, crossed, taken = history(), crossing(), letters()
    a, b = tale.logs[ASTER], tale.logs[BOREAS]
    refused = next(e for e in b if e.kind == "call.refused/1")
    asked = next(e for e in a if e.ref == refused.body["call"])
    each = [of_kind(tale, kind) for kind in f.KINDS if kind not in ELSEWHERE]
    tests = [e for e in (*a, *b) if e.kind in {"test.person/1", "test.read_back/1", "test.silent/1"}]
    return {
        "spec/entries": [[asked, refused], *each],
        "spec/calls": [crossed.logs[ASTER], crossed.logs[BOREAS]],
        "spec/agreement": [of_kind(tale, "agreement.signed/1")],
        "spec/contact": [sorted(tests, key=lambda e: e.at)],
        "spec/requests": [_explained(tale)],
        "spec/messages": [taken.logs[ASTER][1:], taken.logs[BOREAS][1:]],
    }


BLOCK: Final = re.compile(r"^```json\n.*?^```$", re.MULTILINE | re.DOTALL)


def put(text: str, blocks: list[list[Entry]]) -> str:
    """The page's text with these entries in its blocks, in order."""
    rest = iter(blocks)
    done = BLOCK.sub(
        lambda _: "".join(("```json\n", *(f"{e.raw.decode()}\n" for e in next(rest)), "```")), text
    )
    assert next(rest, None) is None, "the page has fewer blocks than there are examples"
    return done


def main() -> None:
    for name, blocks in examples().items():
        path = DOCS / f"{name}.md"
        path.write_text(put(path.read_text("utf-8"), blocks), encoding="utf-8")
        sys.stdout.write(f"{path}: {len(blocks)} examples\n")


if __name__ == "__main__":
    main()
