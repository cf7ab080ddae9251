"""What the other kinds of word do: the agreement, declared states, claims taken back, what we cannot read.

Nothing here raises, whatever theirs says.
"""

from msgspec.structs import replace

from parley.line import agreement, contact, hearing_calls, hearing_requests, hearing_tests
from parley.line import facts as f
from parley.line.cadence import Slot
from parley.line.contact import Declaration
from parley.line.effects import Alarm, Draft, Effect, Misconduct
from parley.line.facts import Word
from parley.line.follow import Rfe, key
from parley.line.state import Line
from parley.line.things import Call, Test
from parley.line.values import Level
from parley.record.entry import Instant


def claim_withdrawn(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """A claim of silence is taken back."""
    assert isinstance(word.fact, f.ClaimWithdrawn)
    match line.things.get(word.fact.of):
        case Call() as call:
            return hearing_calls.hears(line, call, word)
        case Test() as test:
            return hearing_tests.hears(line, test, word)
    request = line.things.get(key(word.fact.of))
    if isinstance(request, Rfe):
        return hearing_requests.hears(line, request, word, None)
    return line.absent(word, "withdraws a claim about nothing on record")


def agreement_signed(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """A party signs terms; with the other's signature they stand."""
    core = line.core
    parties = frozenset((core.me, core.them))
    if why := agreement.strange(core.agreement, word, parties):
        return [Misconduct(word.ref, why)]
    before = core.agreement.settled
    core.agreement = agreement.hear(core.agreement, word, parties, smaller_is_mine=core.smaller_is_mine)
    now = core.agreement.settled
    effects: list[Effect] = [
        Misconduct(fault.ref, fault.why)
        for fault in now.faults
        if fault not in before.faults and not word.unsure  # which terms stood there, it may not have known
    ]
    if now.standing != before.standing:
        effects.append(Alarm(Level.NOTICE, f"the agreement {str(now.standing)[:8]} stands", word.ref))
        line.reschedule_bells()
    elif now.theirs != before.theirs and now.theirs is not None:
        effects.append(
            Alarm(
                Level.NOTICE,
                f"they propose the agreement {now.theirs.terms[:8]}: sign it or answer",
                word.ref,
            )
        )
    if core.terms is not None and core.station_test_ms is None:
        core.station_test_ms = word.heard_ms  # the line has opened: is it alive?
        core.slot = Slot(word.heard_ms, -1)
    return effects


def declared(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """A party says how its side of the line is."""
    core, fact = line.core, word.fact
    assert isinstance(fact, f.LineDeclared)
    known = core.contact.mine if word.mine else core.contact.theirs
    if known is not None and known.place > word.place:
        return []  # an entry of ours that came back after a restore
    said = Declaration(
        word.ref,
        word.place,
        fact.state,
        fact.reason,
        fact.from_,
        fact.review,
        fact.emergency_exception,
        word.heard_ms,
    )
    if word.mine:
        core.contact = replace(core.contact, mine=said)
        line.reschedule_bells()
        return []
    core.contact = replace(core.contact, theirs=said)
    return [Alarm(Level.NOTICE, f"they declare {fact.state}: {fact.reason[:80]}", word.ref)]


def bearer(line: Line, name: str, alive: bool | None, at: Instant, why: str) -> list[Effect]:  # noqa: FBT001  # yes, no, or not known
    """No word, but a fresh challenge that came back, or did not."""
    line.core.contact, effects = contact.bearer(line.core.contact, name, alive, at, why)
    return effects


def unreadable(line: Line, word: Word, _draft: Draft | None) -> list[Effect]:
    """An entry that this release cannot read. Of a kind that we know it is misconduct; of a new kind it may be news."""
    assert isinstance(word.fact, f.Unknown)
    line.core.odd += 1
    if word.fact.kind in f.KINDS:
        return [Misconduct(word.ref, f"{word.fact.kind}: {word.fact.why}")]
    return []


def shown_only(_line: Line, _word: Word, _draft: Draft | None) -> list[Effect]:
    """The station's own kinds: epochs, cards, sealing keys. Nothing follows from them here."""
    return []
