"""What became of what was written in a play, as each side's record tells it: messages, requests, voices from outside.

As outcome.py does for calls: read from the stations' stores, as any command reads them. Voices are private to the side
that heard them; how theirs went is in that side's journal alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.line import things
from parley.line.claimed import NEXT, Step
from parley.line.drafts import ClaimState
from parley.line.follow import Rfe
from parley.line.requests import Step as Moved
from parley.record.entry import Instant, stamp
from parley.sim import unsent
from parley.sim.sentences import HELD
from parley.sim.stage import Side, Stage
from parley.views import drafts, messages, requests
from parley.views.journal import journal

Told = dict[str, Any]  # plain values, as the views give them
_STEPS: Final[Mapping[str, Step]] = {
    "held": Step.HELD,
    "failed": Step.FAILED,
    "claimed.overridden/1": Step.OVERRIDDEN,
    "claimed.unverified/1": Step.SILENCE,
    "claimed.withdrawn/1": Step.WITHDRAWN,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Written:
    """A message, or the request for explanation that one is, from both sides. `label`: the play's name for it."""

    kind: str  # message or request
    line: str
    label: str | None
    author: str
    mine: Told  # as its author's station shows it
    theirs: Told | None  # as the other one does; None while it has not reached them
    path: tuple[
        tuple[str, int], ...
    ] = ()  # of a request: where each entry led, and when by its author's clock (ms)

    @property
    def ref(self) -> str:
        return str(self.mine["ref"])

    @property
    def late(self) -> int:
        """How many answers to the request came after its time."""
        return len(self.mine["late"])

    def stands(self, word: str) -> list[str]:
        """Who sees it otherwise than at that state, or with that mark: party by party, in words."""
        shown = [(self.author, self.mine)] + ([("the other side", self.theirs)] if self.theirs else [])
        return [f"{who} sees it {' '.join(stand(told))}" for who, told in shown if word not in stand(told)]

    def anywhere(self, word: str) -> bool:
        """Whether either side sees it at that state, or with that mark."""
        return any(word in stand(told) for told in (self.mine, self.theirs) if told is not None)

    def row(self) -> Told:
        """As written.json has it. Reference: docs/reference/plays.md."""
        other = None if self.theirs is None else self.theirs["state"]
        path = [{"state": state, "at": stamp(Instant(at))} for state, at in self.path]
        own = {"kind": self.kind, "name": self.label, "author": self.author, "state_at_other": other}
        return {**own, **({"path": path} if self.kind == "request" else {}), **self.mine}


def stand(told: Told) -> list[str]:
    """Where it stands and what else became of it; HELD is a comparison, and stays true."""
    held = [HELD] if told.get("held_at") else []
    return [told["state"], *told.get("marks", ()), *held]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice from outside, as the side that heard it has it. `path`: every state that it was in, in order."""

    party: str
    label: str | None
    told: Told
    path: tuple[ClaimState, ...]
    refused_alone: tuple[str, ...]  # the offices that tried to pass it alone, and were refused

    def row(self) -> Told:
        """As written.json has it."""
        alone = list(self.refused_alone)
        return {
            "kind": "voice",
            "name": self.label,
            "path": list(self.path),
            "refused_alone": alone,
            **self.told,
        }


def written(stage: Stage, kind: str) -> list[Written]:
    """All messages, or all requests, of the play, in the order of their authors' clocks."""
    at = "at" if kind == "message" else "asked_at"
    return sorted(_written(stage, kind), key=lambda w: (w.mine[at], w.line, w.author, w.mine["number"]))


def _written(stage: Stage, kind: str) -> Iterator[Written]:
    labels = {ref: label for label, ref in stage.names.items()}
    for line in stage.play.lines.values():
        one, other = (stage.sides[party] for party in line.parties)
        for author, reader in ((one, other), (other, one)):
            paths = _paths(author) if kind == "request" else {}
            there = {told["ref"]: told for told in _shown(stage, reader, kind, mine=False)}
            for told in _shown(stage, author, kind, mine=True):
                ref = told["ref"]
                yield Written(
                    kind, line.name, labels.get(ref), author.name, told, there.get(ref), paths.get(ref, ())
                )


def _shown(stage: Stage, side: Side, kind: str, *, mine: bool) -> list[Told]:
    assert side.row is not None
    if kind == "message":
        return messages.messages(side.reading, side.row, stage.now, mine=mine)
    return [told for told in requests.requests(side.reading, side.row) if told["mine"] is mine]


def _paths(side: Side) -> dict[str, tuple[tuple[str, int], ...]]:
    """How each request of this side's record went. That it was delivered is no entry, and has no place in it."""
    assert side.row is not None
    found = [things.load(row.data) for row in side.reading.things(side.row.id, kind=requests.REQUEST)]
    rfes = [rfe for rfe in found if isinstance(rfe, Rfe)]
    steps = {rfe.message: [move for move in rfe.story.path if move.step != Moved.COSIGNED] for rfe in rfes}
    return {ref: tuple((str(move.state), int(move.at_ms)) for move in moves) for ref, moves in steps.items()}


def voices(stage: Stage) -> list[Voice]:
    """Every voice from outside that somebody in the play was to check, in order."""
    found = [voice for side in stage.sides.values() for voice in _voices(stage, side)]
    return sorted(found, key=lambda voice: voice.told["opened_at"])


def _voices(stage: Stage, side: Side) -> Iterator[Voice]:
    labels = {ref: label for label, ref in stage.names.items()}
    notes = journal(side.reading, begins="claimed.", newest=0)
    for claimed in unsent.voices(side):
        assert side.row is not None
        told = drafts.claimed(side.reading, side.row, claimed)
        mine = [note for note in notes if note["body"].get("claimed") == claimed.ref]
        alone = tuple(n["body"]["by"] for n in mine if n["kind"] == "claimed.override_refused/1")
        yield Voice(side.name, labels.get(claimed.ref), told, tuple(_path(mine)), alone)


def _path(notes: list[Told]) -> Iterator[ClaimState]:
    """The states that a journal's entries on one voice lead through."""
    state = ClaimState.CHECKING
    yield state
    for note in notes:
        step = _STEPS.get(note["body"].get("result", note["kind"]))
        if step is not None:
            state = NEXT[state][step]
            yield state


def journalled(side: Side, kind: str) -> int:
    """How many entries of that kind this side's journal has."""
    return len(journal(side.reading, begins=kind, newest=0))
