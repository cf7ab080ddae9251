"""What an entry says, in one sentence without its subject: who says it stands beside it.

Claims stay claims: a silence is "claimed", a receipt "only" a receipt.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.line import facts as f
from parley.line.facts import AnyFact
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS
from parley.record.entry import instant
from parley.views.times import dtg, span

REF_DIGITS: Final = 8  # of a reference, where a person reads it; any unique prefix names the entry


def short(ref: str) -> str:
    """A reference as lists show it."""
    return ref[:REF_DIGITS]


def sentence(fact: AnyFact) -> str:
    """What this entry says."""
    says = SAYS[type(fact)](fact)
    return f"{says} ({short(fact.call)})" if isinstance(fact, f.CallWord) else says


def _at(stamp: str) -> str:
    return dtg(instant(stamp))


def _quoted(text: str) -> str:
    return f"“{text}”"


def _about(head: str, subject: str) -> str:
    return f"{head}: {_quoted(subject)}" if subject else head


def _marked(what: str, *, exercise: bool) -> str:
    return f"EXERCISE {what}" if exercise else what


def _epoch(fact: f.EpochBegun) -> str:
    if fact.previous is None:
        return "begins its log"
    return f"begins a new log after {fact.previous.epoch}, of which it remembers {fact.previous.size} entries"


def _signed(fact: f.AgreementSigned) -> str:
    instead = f", in place of {short(fact.replaces)}" if fact.replaces else ""
    return f"signs the agreement {_quoted(fact.terms.title)}{instead}"


def _declared(fact: f.LineDeclared) -> str:
    text = f"declares its side {fact.state} from {_at(fact.from_)}"
    text += f", review {_at(fact.review)}" if fact.review else ""
    text += ", except in emergencies" if fact.emergency_exception else ""
    return f"{text}: {_quoted(fact.reason)}" if fact.reason else text


def _test_silent(fact: f.TestSilent) -> str:
    return (
        f"claims that the test {short(fact.test)} ended {fact.end}, having listened {span(fact.listened_ms)}"
    )


def _placed(fact: f.CallPlaced) -> str:
    call = _marked("call", exercise=fact.exercise)
    return _about(f"{fact.from_} calls {fact.to}, {fact.precedence.name} {call}", fact.subject)


def _pending(fact: f.ApprovalAwaited) -> str:
    words = PENDING_WORDS[fact.code]
    return f"pending, {fact.code} {words}: {fact.decider} decides, review by {_at(fact.review_by)}"


def _refused(fact: f.Refused) -> str:
    text = f"refuses, {fact.code} {REFUSAL_WORDS[fact.code]}"
    text += ", by the station's own rule" if fact.by == "station" else ""
    text += f", {_quoted(fact.text)}" if fact.text else ""
    text += f"; alternative: {_quoted(fact.alternative)}" if fact.alternative else ""
    return text + (f"; not again before {_at(fact.retry_after)}" if fact.retry_after else "")


def _sent(fact: f.MessageSent) -> str:
    marking = f"{fact.marking.usage} " if fact.marking else ""
    form = "" if fact.form == "FREE-TEXT" else f" ({fact.form})"
    head = f"{fact.from_} sends {', '.join(fact.to)} {fact.precedence.name} {marking}message no. {fact.number}{form}"
    return _about(head, fact.subject)


SAYS: Final[Mapping[type[f.Fact], Callable[[Any], str]]] = {
    f.EpochBegun: _epoch,
    f.CardChanged: lambda _: "has a new card",
    f.SealRotated: lambda _: "has a new sealing key",
    f.AgreementSigned: _signed,
    f.LineDeclared: _declared,
    f.StationTest: lambda _: "tests the other side's station",
    f.PersonTest: lambda fact: f"tests whether a person is at {fact.post}",
    f.ReadBack: lambda fact: f"reads the test {short(fact.test)} back at {fact.post}",
    f.TestSilent: _test_silent,
    f.ClaimWithdrawn: lambda fact: f"withdraws its claim of silence {short(fact.claim)}: {_quoted(fact.why)}",
    f.CallPlaced: _placed,
    f.Withdrawn: lambda fact: "withdraws the call" + (f": {_quoted(fact.why)}" if fact.why else ""),
    f.Silent: lambda fact: f"claims {fact.end}, having listened {span(fact.listened_ms)}",
    f.Rang: lambda fact: f"it rings at {fact.post}",
    f.NobodyThere: lambda fact: f"nobody is at {fact.post}",
    f.PickedUp: lambda fact: f"taken up at {fact.post}, no answer yet",
    f.Accepted: lambda _: "accepts the call; the caller's identity is checked",
    f.ApprovalAwaited: _pending,
    f.StillPending: lambda fact: f"still pending: {fact.decider} decides, review by {_at(fact.review_by)}",
    f.WindowOffered: lambda fact: f"offers {_at(fact.from_)} to {_at(fact.until)}",
    f.WindowAgreed: lambda _: "agrees to the time offered",
    f.Delegated: lambda fact: f"hands it to {fact.to}",
    f.AskedInWriting: lambda _: "asks for it in writing",
    f.Refused: _refused,
    f.IdentityHeld: lambda fact: f"the caller is who they say: {_quoted(fact.method)}",
    f.IdentityFailed: lambda fact: f"the caller is not who they say: {_quoted(fact.why)}",
    f.Overridden: lambda fact: f"the identity check is overridden by {fact.first} and {fact.second}",
    f.PrincipalsHere: lambda _: "the principals are there",
    f.InterpretersReady: lambda _: "the interpreters are ready",
    f.InterpretersNotNeeded: lambda _: "goes without interpreters",
    f.BothOn: lambda _: "both are on",
    f.HungUp: lambda _: "hangs up",
    f.MessageSent: _sent,
    f.MessageSeen: lambda fact: (
        f"message {short(fact.message)} seen by the watch of {fact.post}: receipt only"
    ),
    f.MessageOffice: lambda fact: (
        f"message {short(fact.message)} is with the office of {fact.post}: receipt only"
    ),
    f.MessageInformed: lambda fact: (
        f"{fact.post} was informed of message {short(fact.message)}: receipt only"
    ),
    f.MessageQueried: lambda fact: f"asks whether message {short(fact.message)} was seen",
    f.MessageNacked: lambda fact: (
        f"cannot use message {short(fact.message)}: {fact.reason} {_quoted(fact.text)}"
    ),
    f.AnswerExpected: lambda fact: f"prepares an answer to {short(fact.message)}, expected by {_at(fact.by)}",
    f.RequestSilent: lambda fact: f"claims {fact.end} for the request {short(fact.request)}",
    f.RequestJudged: lambda fact: (
        f"finds the reply {short(fact.reply)} {'adequate' if fact.adequate else 'not adequate'}"
    ),
    f.AssuranceTold: lambda fact: f"tells first, as assured in {short(fact.assurance)}: {_quoted(fact.text)}",
    f.AssuranceMissed: lambda fact: f"says it was not told first as assured in {short(fact.assurance)}",
    f.Unknown: lambda fact: f"says something that this release cannot read: {fact.kind} ({fact.why})",
}
