"""How deep the silence is, with the evidence for saying so. Refusal is never inferred from silence.

Spec: docs/spec/contact.md, §4.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from parley.line.agreement import role_of
from parley.line.calls import CLASS_OF_END, State, Step
from parley.line.contact import Contact, Light
from parley.line.core import Core
from parley.line.things import Call
from parley.line.values import CLASS_WORDS, Bearers, Desk, Ref, Role, SilenceClass
from parley.record.entry import Instant


class Silence(Struct, frozen=True):
    """A class, why we say so, the entries that show it, and whether it rests on the owner's word alone."""

    cls: SilenceClass
    why: str
    refs: tuple[Ref, ...]
    one_sided: bool

    @property
    def shown(self) -> str:
        return CLASS_WORDS[self.cls]


class Evidence(StrEnum):
    """How far an attempt provably came: by entries and receipts of the called side: §4.3."""

    ATTEMPTED = "attempted"
    DEPOSITED = "deposited"  # with a witness
    DELIVERED = "delivered"
    RANG = "rang"
    SEEN = "seen by a person"
    PENDING = "pending"
    ANSWERED = "answered"
    REFUSED = "refused"


_SHOWS: Final = {  # the strongest last
    Step.COSIGNED: Evidence.DELIVERED,
    Step.NOBODY_THERE: Evidence.DELIVERED,
    Step.RANG: Evidence.RANG,
    Step.PICKED_UP: Evidence.SEEN,
    Step.APPROVAL_AWAITED: Evidence.PENDING,
    Step.STILL_PENDING: Evidence.PENDING,
    Step.ACCEPTED: Evidence.ANSWERED,
    Step.WINDOW_OFFERED: Evidence.ANSWERED,
    Step.WINDOW_AGREED: Evidence.ANSWERED,
    Step.DELEGATED: Evidence.ANSWERED,
    Step.ASKED_IN_WRITING: Evidence.ANSWERED,
    Step.REFUSED: Evidence.REFUSED,
    Step.REFUSED_BY_STATION: Evidence.REFUSED,
}
_WHYS: Final = {  # of a call of ours, and of theirs: whoever reads it is told whose it is from their own side
    State.LINE_DEAD: (
        "nothing of theirs came over any bearer; that we tried is our word",
        "they say that nothing of ours came over any bearer; that is their word",
    ),
    State.UNATTENDED: (
        "their station holds the call; no person acted",
        "our station holds the call; no person acted",
    ),
    State.UNANSWERED: (
        "their station signed that it rings; nobody took it up",
        "our station signed that it rings; nobody took it up",
    ),
    State.UNDECIDED: ("a person took it up, and gave no answer",) * 2,
    State.UNAPPROVED: (
        "they signed that somebody must decide; nobody did",
        "we signed that somebody must decide; nobody did",
    ),
    State.REFUSED: ("they signed a refusal: {code}", "we signed a refusal: {code}"),
}
# Where people read a level it must not say more than it shows: who hands a call on has signed, and nobody has talked.
_READ_AS: Final = {Evidence.ANSWERED: "a person signed how it goes on"}
_RANKS: Final = {level: rank for rank, level in enumerate(Evidence)}


def evidence(call: Call) -> Evidence:
    """The furthest that this call came on the called side's own word."""
    found = [Evidence.DELIVERED if call.delivered_ms is not None else Evidence.ATTEMPTED]
    found += [_SHOWS[Step(move.step)] for move in call.story.path if move.step in _SHOWS]
    return max(found, key=_RANKS.__getitem__)


def read_as(level: str) -> str:
    """What people read for a level of a call; everywhere else it goes by its name."""
    return _READ_AS.get(Evidence(level), level)


def of_call(core: Core, call: Call) -> Silence | None:
    """The class of this call as it stands; None where there is no silence to class."""
    story, state = call.story, call.state
    claim = story.claim.ref if story.claim else None
    if state is State.AWAITING and story.pending is not None:
        who = "they" if call.mine else "we"
        why = f"{who} signed that {story.pending.decider} must decide: {story.pending.code}"
        return Silence(SilenceClass.S4, why, (story.pending.ref,), one_sided=False)
    if story.clock.talked_ms is not None:
        return _alternate_only(core, call)
    cls = CLASS_OF_END.get(state)
    if cls is None:
        return None
    refs = _refs(call, claim)
    if (
        state is State.UNANSWERED
        and call.mine
        and _value_at(core.contact.desk, call.since_ms) != Desk.ATTENDED
    ):
        return Silence(
            SilenceClass.S2, "it rang, and no read-back shows that anybody was there", refs, one_sided=False
        )
    ours, theirs = _WHYS[state]
    why = (ours if call.mine else theirs).format(code=story.refused.code if story.refused else "")
    return Silence(cls, why, refs, one_sided=state is State.LINE_DEAD)


def _refs(call: Call, claim: Ref | None) -> tuple[Ref, ...]:
    """The call, the last word that moved it on, and the claim that ended it."""
    last = [move.ref for move in call.story.path if move.ref != claim][-1:]
    return (call.ref, *last, *((claim,) if claim is not None else ()))


def _alternate_only(core: Core, call: Call) -> Silence | None:
    """Talked, but not with whom it was asked for."""
    them = core.them if call.mine else core.me
    asked = role_of(core.terms, them, call.fact.to)
    reached = call.story.reached
    if reached is None or reached == call.fact.to or asked is not Role.PRINCIPAL:
        return None
    moves = tuple(move.ref for move in call.story.path if move.step in {Step.DELEGATED, Step.BOTH_ON})
    why = f"{call.fact.to} was asked for, {reached} came"
    return Silence(SilenceClass.S6, why, moves, one_sided=False)


def of_line(contact: Contact) -> Silence | None:
    """The class that the tests of the line show now; None where they are answered by station and person."""
    station, person = contact.station, contact.person
    if contact.bearers.value == Bearers.DEAD or station.count:
        refs = tuple(missed.test for missed in station.missed[-2:])
        why = (
            contact.bearers.why
            if contact.bearers.value == Bearers.DEAD
            else f"{station.count} tests without a signature"
        )
        return Silence(SilenceClass.S1, why, refs, one_sided=True)
    if not contact.tested:
        return Silence(SilenceClass.S0, "no test has been answered or missed", (), one_sided=True)
    if contact.desk.value == Desk.UNATTENDED or person.count:
        return Silence(SilenceClass.S2, contact.desk.why, contact.desk.refs, one_sided=False)
    return None


def _value_at(light: Light, at: Instant) -> str:
    """What the lamp showed then."""
    value = light.history[0].was if light.history else light.value
    for change in light.history:
        if change.at_ms <= at:
            value = change.now
    return value
