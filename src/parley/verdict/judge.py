"""What may be concluded from a verified bundle, and on whose word. Pure.

Each call, test, message and request is judged from its owner's log, which decides the order of what crossed; or, if a
point of view is asked for, as that party's station had it. A receipt or an entry of the other side shows what that side
signed; what only its beneficiary says is listed as one side's word.
"""

from collections.abc import Iterable, Iterator, Mapping

from parley.line import facts
from parley.line.follow import Assurance, Rfe
from parley.line.things import Call, Message, Test, Thing
from parley.line.values import Lamp, Ref
from parley.record.entry import Instant, stamp
from parley.record.evidence import Evidence, Log, Party
from parley.verdict import attempts, brief, letters, numbering, promises, questions
from parley.verdict.basis import Basis
from parley.verdict.replay import Side, replay, said
from parley.verdict.result import Declared, Found, LampChange, LogShown, Misstep, PartyShown, Verdict


def judge(evidence: Evidence, point_of_view: str | None = None) -> Verdict:
    """The verdict on this bundle. `point_of_view`: the name of a party; by default nobody's.

    Raises KeyError if no party has that name.
    """
    one, other = evidence.parties
    if point_of_view is not None:
        evidence.party(point_of_view)
    words = {one.name: said(one, other), other.name: said(other, one)}
    sides = {
        me.name: replay(evidence, me, them, words[me.name], words[them.name])
        for me, them in ((one, other), (other, one))
    }
    basis = Basis(words, {party.name: all(log.whole for log in party.logs) for party in evidence.parties})
    complete = basis.complete
    seen = list(_things(sides, basis, point_of_view))
    return Verdict(
        line=evidence.line,
        point_of_view=point_of_view,
        confirmed=evidence.confirmed,
        complete=complete,
        until=stamp(Instant(basis.end_ms)),
        parties=tuple(_party(party, sides[party.name], basis) for party in evidence.parties),
        agreement=sides[one.name].line.core.agreement.settled.standing,
        attempts=tuple(attempts.attempt(side, call, basis) for side, call in seen if isinstance(call, Call)),
        tests=tuple(brief.test(test, basis) for _, test in seen if isinstance(test, Test)),
        messages=tuple(
            letters.message(side, sent, basis) for side, sent in seen if isinstance(sent, Message)
        ),
        numbers=tuple(numbering.numbers(basis)),
        requests=tuple(questions.request(side, rfe, basis) for side, rfe in seen if isinstance(rfe, Rfe)),
        assurances=tuple(
            promises.assurance(side, one, basis) for side, one in seen if isinstance(one, Assurance)
        ),
        misconduct=tuple(_missteps(sides.values(), basis)) if complete else (),
        found=tuple(Found(str(f.kind), f.party, f.what) for f in evidence.findings),
        unknown=tuple(
            basis.reference(w.ref) for w in basis.by_ref.values() if isinstance(w.fact, facts.Unknown)
        ),
    )


def _things(
    sides: Mapping[str, Side], basis: Basis, point_of_view: str | None
) -> Iterator[tuple[Side, Thing]]:
    """Each thing once, oldest first, with the side from which it is judged: its owner's, or the one asked for."""
    if point_of_view is not None:
        views = [(sides[point_of_view], thing) for thing in sides[point_of_view].line.things.values()]
    else:
        views = [
            (side, thing) for side in sides.values() for thing in side.line.things.values() if thing.mine
        ]
    begun = [
        (basis.by_ref[ref].at_ms, side, thing) for side, thing in views if (ref := _begun(thing)) is not None
    ]
    for _, side, thing in sorted(begun, key=lambda found: found[0]):
        yield side, thing


def _begun(thing: Thing) -> Ref | None:
    """The entry that began it, if it is one of those that are judged."""
    if isinstance(thing, Rfe | Assurance):
        return thing.message
    return thing.ref if isinstance(thing, Call | Test | Message) else None


def _missteps(sides: Iterable[Side], basis: Basis) -> Iterator[Misstep]:
    """What either could not honestly have written, each once."""
    told = dict.fromkeys((wrong.ref, wrong.why) for side in sides for wrong in side.misconduct)
    for ref, why in told:
        yield Misstep(basis.reference(ref), why)


def _party(party: Party, side: Side, basis: Basis) -> PartyShown:
    first = party.identity.first
    contact = side.line.core.contact
    lights = ((Lamp.DESK, contact.desk), (Lamp.PRINCIPAL, contact.principal))
    changes = sorted(
        ((lamp, change) for lamp, light in lights for change in light.history), key=lambda c: c[1].at_ms
    )
    return PartyShown(
        name=party.name,
        title=first.title,
        card=first.hash,
        digits=first.digits,
        confirmed=party.confirmed,
        logs=tuple(_log(log) for log in (*party.logs, *party.strays)),
        lamps=tuple(LampChange(lamp, c.was, c.now, c.why, stamp(c.at_ms)) for lamp, c in changes),
        declared=tuple(
            Declared(
                word.fact.state,
                word.fact.reason,
                word.fact.from_,
                word.fact.review,
                basis.reference(word.ref),
            )
            for word in basis.words[party.name]
            if isinstance(word.fact, facts.LineDeclared)
        ),
    )


def _log(log: Log) -> LogShown:
    shown = sum(1 for _ in log.lines())
    return LogShown(log.epoch, log.size, shown, log.whole, log.counted, log.receipted, log.ordinal is None)
