"""The machines of one side, fed with what a verified bundle holds, in the order in which that side's station had it.

A side's own entries stand in their order. Each entry of the other side was heard before the first own entry whose
`after` covers it; what none covers was heard last. When it was heard is the time of this side's receipt, by this side's
clock; without a receipt in the bundle it is the author's claim.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Final

from parley.line import engine, facts
from parley.line.effects import Misconduct
from parley.line.facts import Word
from parley.line.retelling import causes_first
from parley.line.state import Line
from parley.line.values import Party as PartyName
from parley.line.values import Ref
from parley.record.entry import NOTHING, After, Instant
from parley.record.epochs import PLACES
from parley.record.evidence import Evidence, Log, Party
from parley.record.pasts import Lack, Pasts, Trail, lack_of_ended

SECOND_MS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of the bundle as a word, with where it stands. `received_s`: the counterpart's receipt, its clock."""

    party: str
    epoch: str
    index: int
    kind: str
    place: int
    ref: Ref
    at_ms: Instant
    after: int
    apart: tuple[int, ...]
    lack: Lack
    received_s: int | None
    fact: facts.AnyFact


@dataclass(slots=True)
class Side:
    """One party's replay: the line as its station knew it, and what it could not honestly have been told."""

    name: str
    line: Line
    misconduct: list[Misconduct] = field(default_factory=list)


def said(party: Party, other: Party) -> list[Said]:
    """All entries of a party that count, in order. An `after` that goes back counts as the largest before it there."""
    named = {log.epoch: log for log in other.logs if log.ordinal is not None}
    pasts = _pasts(party, other)
    words: list[Said] = []
    for log in party.logs:
        held = 0
        for index, entry in log.entries():
            if not log.counts(index):
                continue
            names = _held(entry.after, named)
            held = max(held, names)
            at = named.get(entry.after.epoch)
            fact = facts.read(entry.kind, entry.body)
            words.append(
                Said(
                    party.name,
                    log.epoch,
                    index,
                    entry.kind,
                    log.place(index),
                    Ref(entry.ref),
                    entry.claimed_at,
                    held,
                    at.apart.from_(names, held) if at and pasts else (),
                    pasts.lack(log.epoch, index) if pasts else _lacks(entry.after, named, other),
                    log.received_s(index),
                    fact,
                )
            )
    return words


def _pasts(one: Party, other: Party) -> Pasts | None:
    """What the past of each entry lacks, where logs of one of them lie beside one another."""
    logs = [log for party in (one, other) for log in party.logs if log.ordinal is not None]
    return Pasts(_trail(log, mine=log.party == one.name) for log in logs) if _beside(one, other) else None


def _beside(one: Party, other: Party) -> bool:
    """Whether logs of one of them lie beside one another."""
    return any(log.apart.beside for party in (one, other) for log in party.logs)


def _trail(log: Log, *, mine: bool) -> Trail:
    steps: list[tuple[int, After]] = []
    for index, entry in log.entries():
        if log.counts(index) and (not steps or steps[-1][1] != entry.after):
            steps.append((index, entry.after))
    previous = log.opening.previous
    return Trail(mine, log.epoch, After(*previous[:2]) if previous else NOTHING, steps, _here(log))


def _lacks(after: After, named: Mapping[str, Log], other: Party) -> Lack:
    log = named.get(after.epoch)
    newest = other.logs[-1].epoch if len(named) > 1 else ""
    return lack_of_ended(after, newest, _here(log) if log else 0)


def _here(log: Log) -> int:
    """How many of its entries are here. Of a log of which entries are withheld nobody can say that one is not there."""
    return log.end if log.whole else PLACES


def _held(after: After, named: Mapping[str, Log]) -> int:
    """How many of the counterpart's places this `after` covers; 0 for what is not here."""
    log = named.get(after.epoch)
    return 0 if log is None or after.size > _here(log) else log.place(after.size)


def replay(evidence: Evidence, me: Party, them: Party, mine: list[Said], theirs: list[Said]) -> Side:
    """The line as `me` had it when the last of these words had been heard."""
    smaller = me.identity.first.hash < them.identity.first.hash
    line = engine.begin(evidence.line, PartyName(me.name), PartyName(them.name), smaller_card_is_mine=smaller)
    side = Side(me.name, line)
    if _beside(me, them):
        _replay_each(side, mine, theirs)
        return side
    receipts = _receipts(me)
    due = next(receipts, None)
    for word in causes_first(heard(mine, theirs)):
        while due is not None and due[1] <= word.heard_ms and due[0] <= line.core.my_place:
            engine.receipt(line, *due)
            due = next(receipts, None)
        side.misconduct += [e for e in engine.hear(line, word) if isinstance(e, Misconduct)]
    while due is not None:
        engine.receipt(line, *due)
        due = next(receipts, None)
    return side


def _replay_each(side: Side, mine: list[Said], theirs: list[Said]) -> None:
    """Where logs lie beside one another a receipt says nothing of those told before: each entry has its time."""
    line = side.line
    signed = {word.ref: word.received_s * SECOND_MS for word in mine if word.received_s is not None}
    due: list[tuple[int, Ref]] = []
    for word in causes_first(heard(mine, theirs)):
        while due and due[0][0] <= word.heard_ms:
            at_ms, ref = heappop(due)
            engine.received(line, ref, Instant(at_ms))
        side.misconduct += [e for e in engine.hear(line, word) if isinstance(e, Misconduct)]
        if word.mine and word.ref in signed:
            heappush(due, (max(signed[word.ref], word.at_ms), word.ref))
    for at_ms, ref in sorted(due):
        engine.received(line, ref, Instant(at_ms))


def heard(mine: list[Said], theirs: list[Said]) -> Iterator[Word]:
    """Both sides' words in the order in which the first had them, each with its time on the first's clock."""
    taken, now = 0, Instant(0)
    for own in mine:
        while taken < len(theirs) and theirs[taken].place < own.after:
            # Heard no later than the entry that says so, whatever a receipt's whole seconds make of it.
            now = max(now, min(_arrived(theirs[taken]), own.at_ms))
            yield _word(theirs[taken], now, mine=False)
            taken += 1
        now = own.at_ms
        yield _word(own, now, mine=True)
    for other in theirs[taken:]:
        now = max(now, _arrived(other))
        yield _word(other, now, mine=False)


def _arrived(word: Said) -> Instant:
    return word.at_ms if word.received_s is None else Instant(word.received_s * SECOND_MS)


def _word(word: Said, heard_ms: Instant, *, mine: bool) -> Word:
    return Word(
        mine=mine,
        place=word.place,
        ref=word.ref,
        at_ms=word.at_ms,
        heard_ms=heard_ms,
        after=word.after,
        fact=word.fact,
        apart=word.apart,
        lacks=word.lack.entries,
        over=word.lack.over,
    )


def _receipts(party: Party) -> Iterator[tuple[int, Instant]]:
    """The counterpart's receipts on this party's logs, smallest first: how many places, and when by its clock."""
    for log in party.logs:
        for signed in _receipted(log):
            yield log.place(signed[0]), Instant(signed[1] * SECOND_MS)


def _receipted(log: Log) -> list[tuple[int, int]]:
    return [(s.head.size, s.receipt_s) for s in log.heads if s.receipt_s is not None]
