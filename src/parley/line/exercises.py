"""Exercises with a score: how fast and how surely an exercise's traffic was delivered, seen, answered.

Counted from what both logs say and from nothing else, so that both stations and a mediator come to the same numbers.
Times are the authors' own, so a score is no better than their clocks. Spec: docs/spec/life.md, §4.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from parley.line import facts as f
from parley.line.values import SERVICE_MS, Party, Precedence, Ref, Usage
from parley.record.entry import Instant, instant

ANSWERS: Final = (f.Accepted, f.Delegated, f.WindowOffered, f.AskedInWriting)


class Act(NamedTuple):
    """One entry that counts: its place, its author's time, how many of the other side's places its author held."""

    place: int
    ref: Ref
    at_ms: Instant
    after: int
    fact: f.AnyFact


class Speed(Struct, frozen=True):
    """Messages of one precedence: how many, how many seen within their service time, how many later, how many not."""

    precedence: Precedence
    sent: int
    in_time: int
    late: int

    @property
    def unseen(self) -> int:
        return self.sent - self.in_time - self.late


class Part(Struct, frozen=True):
    """What one party sent in the exercise, and what became of it on the other side."""

    party: Party
    messages: int
    delivered: int  # the other side has shown, by what it wrote later, that it held them
    slowest_ms: int  # until it showed that; 0 if it never did
    seen: tuple[Speed, ...]
    asked: int  # messages that wanted a reply by a time
    replied: int  # that had one by then
    calls: int
    answered: int  # a person took them up and gave an answer, refusals left out
    refused: int


class Score(Struct, frozen=True):
    """An exercise's score. `done` of `due`: what was to be done by a person in time, and what was."""

    name: str
    from_ms: Instant | None
    until_ms: Instant | None
    parts: tuple[Part, ...]

    @property
    def due(self) -> int:
        return sum(part.messages + part.asked + part.calls for part in self.parts)

    @property
    def done(self) -> int:
        return sum(
            sum(speed.in_time for speed in part.seen) + part.replied + part.answered for part in self.parts
        )

    @property
    def percent(self) -> int | None:
        """Rounded down; None if there was nothing to do."""
        return 100 * self.done // self.due if self.due else None


def score(name: str, logs: Sequence[tuple[Party, Sequence[Act]]]) -> Score:
    """The score of the exercise of that name. `logs`: both parties, each with all that it wrote, in order."""
    (one, ones), (other, others) = logs
    sides = ((one, _marked(name, ones), others), (other, _marked(name, others), ones))
    acts = [act for _, mine, _ in sides for act in mine]
    return Score(
        name,
        min((act.at_ms for act in acts), default=None),
        max((act.at_ms for act in acts), default=None),
        tuple(_part(party, mine, theirs) for party, mine, theirs in sides),
    )


def names(acts: Iterable[Act]) -> list[str]:
    """Every exercise that these entries belong to, in the order in which they began."""
    found = (_exercise(act.fact) for act in acts)
    return list(dict.fromkeys(name for name in found if name))


def _exercise(fact: f.AnyFact) -> str:
    if isinstance(fact, f.MessageSent) and fact.marking is not None and fact.marking.usage is Usage.EXERCISE:
        return fact.marking.name
    return ""


def _marked(name: str, acts: Iterable[Act]) -> list[Act]:
    """The messages marked with it, and the exercise calls whose subject names it."""
    wanted = name.casefold()
    return [
        act
        for act in acts
        if _exercise(act.fact).casefold() == wanted
        or (
            isinstance(act.fact, f.CallPlaced) and act.fact.exercise and wanted in act.fact.subject.casefold()
        )
    ]


def _part(party: Party, mine: Sequence[Act], theirs: Sequence[Act]) -> Part:
    messages = [act for act in mine if isinstance(act.fact, f.MessageSent)]
    calls = {act.ref for act in mine if isinstance(act.fact, f.CallPlaced)}
    waits = [wait for act in messages if (wait := _delivery(act, theirs)) is not None]
    about = [act.fact for act in theirs if isinstance(act.fact, f.CallWord) and act.fact.call in calls]
    wanted = [act for act in messages if isinstance(act.fact, f.MessageSent) and act.fact.reply_by]
    return Part(
        party=party,
        messages=len(messages),
        delivered=len(waits),
        slowest_ms=max(waits, default=0),
        seen=tuple(
            speed for precedence in Precedence if (speed := _speed(precedence, messages, theirs)).sent
        ),
        asked=len(wanted),
        replied=sum(_replied(act, theirs) for act in wanted),
        calls=len(calls),
        answered=len({fact.call for fact in about if isinstance(fact, ANSWERS)}),
        refused=len({fact.call for fact in about if isinstance(fact, f.Refused)}),
    )


def _delivery(act: Act, theirs: Sequence[Act]) -> int | None:
    """How long until the other side wrote something that shows that it held it."""
    low, high = 0, len(theirs)  # `after` never decreases along a log
    while low < high:
        middle = (low + high) // 2
        if theirs[middle].after > act.place:
            high = middle
        else:
            low = middle + 1
    return max(0, theirs[low].at_ms - act.at_ms) if low < len(theirs) else None


def _speed(precedence: Precedence, messages: Iterable[Act], theirs: Sequence[Act]) -> Speed:
    sent = {
        act.ref: act.at_ms
        for act in messages
        if isinstance(act.fact, f.MessageSent) and act.fact.precedence is precedence
    }
    seen: dict[Ref, int] = {}
    for act in theirs:
        if isinstance(act.fact, f.MessageSeen) and act.fact.message in sent:
            seen.setdefault(act.fact.message, act.at_ms - sent[act.fact.message])
    in_time = sum(wait <= SERVICE_MS[precedence] for wait in seen.values())
    return Speed(precedence, len(sent), in_time, len(seen) - in_time)


def _replied(act: Act, theirs: Iterable[Act]) -> bool:
    """Whether a reply of the other side was written by the time that the message asks for."""
    assert isinstance(act.fact, f.MessageSent)
    until = instant(act.fact.reply_by or "")
    return any(
        isinstance(reply.fact, f.MessageSent) and reply.fact.reply_to == act.ref and reply.at_ms <= until
        for reply in theirs
    )
