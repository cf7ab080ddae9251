"""What an entry says, in one sentence without its subject: who says it stands beside it.

Claims stay claims: a silence is "claimed", a receipt "only" a receipt.
"""

from typing import Final

from parley.line import facts as f
from parley.line.facts import AnyFact
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS
from parley.record.entry import instant
from parley.views.times import dtg, span

REF_DIGITS: Final = 8  # of a reference, where a person reads it; any unique prefix names the entry


def short(ref: str) -> str:
    """A reference as lists show it."""
    return ref[:REF_DIGITS]


def at(stamp: str) -> str:
    """A time that an entry carries, as a date-time group."""
    return dtg(instant(stamp))


def sentence(fact: AnyFact) -> str:
    """What this entry says."""
    match fact:
        case f.CallWord():
            return f"{_of_call(fact)} ({short(fact.call)})"
        case f.CallPlaced():
            kind = "EXERCISE call" if fact.exercise else "call"
            return f"{fact.from_} places a {fact.precedence.name} {kind} to {fact.to}: {_quoted(fact.subject)}"
        case f.MessageSent():
            kind = "EXERCISE message" if fact.exercise else "message"
            return (
                f"{fact.from_} sends {fact.to} {fact.precedence.name} {kind} no. {fact.number}: {_quoted(fact.subject)}"
            )
        case f.MessageSeen():
            return f"message seen by the watch of {fact.post}: receipt only ({short(fact.message)})"
    return _of_line(fact)


def _of_line(fact: AnyFact) -> str:  # noqa: PLR0911  # a sentence for each kind
    match fact:
        case f.EpochBegun(previous=None):
            return "begins its log"
        case f.EpochBegun(previous=f.LogHead(epoch=epoch, size=size)):
            return f"begins a new log after {epoch}, of which it remembers {size} entries"
        case f.CardChanged():
            return "has a new card"
        case f.SealRotated():
            return "has a new sealing key"
        case f.AgreementSigned(terms=terms, replaces=replaces):
            instead = f", in place of {short(replaces)}" if replaces else ""
            return f"signs the agreement {_quoted(terms.title)}{instead}"
        case f.LineDeclared():
            return _declared(fact)
        case f.StationTest():
            return "tests their station"
        case f.PersonTest(post=post):
            return f"tests whether a person is at {post}"
        case f.ReadBack(post=post, test=test):
            return f"reads the test back at {post} ({short(test)})"
        case f.TestSilent(end=end, test=test, listened_ms=listened):
            return f"claims that the test ended {end}, having listened {span(listened)} ({short(test)})"
        case f.ClaimWithdrawn(claim=claim, why=why):
            return f"withdraws its claim of silence {short(claim)}: {_quoted(why)}"
        case f.Unknown(kind=kind, why=why):
            return f"says something that this release cannot read: {kind} ({why})"
    return f.kind(fact)


def _declared(fact: f.LineDeclared) -> str:
    text = f"declares its side {fact.state} from {at(fact.from_)}"
    text += f", review {at(fact.review)}" if fact.review else ""
    text += ", except in emergencies" if fact.emergency_exception else ""
    return f"{text}: {_quoted(fact.reason)}" if fact.reason else text


def _of_call(fact: f.CallWord) -> str:  # noqa: PLR0911  # a sentence for each kind
    match fact:
        case f.Rang(post=post):
            return f"it rings at {post}"
        case f.NobodyThere(post=post):
            return f"nobody is at {post}"
        case f.PickedUp(post=post):
            return f"taken up at {post}, no answer yet"
        case f.Accepted():
            return "accepts the call; the caller's identity is checked"
        case f.ApprovalAwaited(code=code, decider=decider, review_by=review_by):
            return f"pending, {code} {PENDING_WORDS[code]}: {decider} decides, review by {at(review_by)}"
        case f.StillPending(decider=decider, review_by=review_by):
            return f"still pending: {decider} decides, review by {at(review_by)}"
        case f.WindowOffered(from_=opens, until=until):
            return f"offers {at(opens)} to {at(until)}"
        case f.WindowAgreed():
            return "agrees to the time offered"
        case f.Delegated(to=to):
            return f"hands it to {to}"
        case f.AskedInWriting():
            return "asks for it in writing"
        case f.Refused():
            return _refused(fact)
        case f.Silent(end=end, listened_ms=listened):
            return f"claims {end}, having listened {span(listened)}"
        case f.Withdrawn(why=why):
            return f"withdraws the call: {_quoted(why)}" if why else "withdraws the call"
    return _of_talk(fact)


def _of_talk(fact: f.CallWord) -> str:
    match fact:
        case f.IdentityHeld(method=method):
            return f"the caller is who they say: {_quoted(method)}"
        case f.IdentityFailed(why=why):
            return f"the caller is not who they say: {_quoted(why)}"
        case f.Overridden(first=first, second=second):
            return f"the identity check is overridden by {first} and {second}"
        case f.PrincipalsHere():
            return "the principals are there"
        case f.InterpretersReady():
            return "the interpreters are ready"
        case f.InterpretersNotNeeded():
            return "goes without interpreters"
        case f.BothOn():
            return "both are on"
        case f.HungUp():
            return "hangs up"
    return f.kind(fact)


def _refused(fact: f.Refused) -> str:
    text = f"refuses, {fact.code} {REFUSAL_WORDS[fact.code]}"
    text += ", by the station's own rule" if fact.by == "station" else ""
    text += f", {_quoted(fact.text)}" if fact.text else ""
    text += f"; alternative: {_quoted(fact.alternative)}" if fact.alternative else ""
    return text + (f"; not again before {at(fact.retry_after)}" if fact.retry_after else "")


def _quoted(text: str) -> str:
    return f"“{text}”"
