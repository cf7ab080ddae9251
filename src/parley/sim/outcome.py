"""What a play came to: every attempt, as each side's own record tells it.

Nothing here is told by the stage: it is read from the stations' stores, as any command reads them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parley.line import engine
from parley.sim.stage import Side, Stage
from parley.views import calls


@dataclass(frozen=True, slots=True)
class View:
    """One call as one side's station shows it. `told`: as `parley call list --json` has it."""

    party: str
    told: dict[str, Any]

    @property
    def state(self) -> str:
        return str(self.told["state"])

    @property
    def silence_class(self) -> str | None:
        return self.told["silence"]["class"] if self.told["silence"] else None

    @property
    def evidence(self) -> str:
        return str(self.told["evidence"]["level"])

    @property
    def stale(self) -> bool:
        """Whether it is pending, and its renewal was missed."""
        return bool(self.told["pending"] and self.told["pending"]["stale"])


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt, from both sides. `label`: the play's name for it; None if a ladder placed it by itself."""

    line: str
    line_id: str
    label: str | None
    caller: View
    called: View | None  # None while it has not reached them

    @property
    def ref(self) -> str:
        return str(self.caller.told["ref"])

    @property
    def end(self) -> str | None:
        return None if self.caller.told["open"] else self.caller.state

    def row(self) -> dict[str, Any]:
        """The attempt as attempts.json has it. Reference: docs/reference/plays.md."""
        told = self.caller.told
        silence, refused, pending = told["silence"], told["refused"], told["pending"]
        refs = [told["ref"], *(move["ref"] for move in told["path"]), *told["late"]]
        return {
            "line": self.line,
            "line_id": self.line_id,
            "label": self.label,
            "caller": self.caller.party,
            "caller_post": told["from"],
            "called": self.called.party if self.called else None,
            "called_post": told["to"],
            "posts_asked": told["asked"],
            "precedence": told["precedence"],
            "subject": told["subject"],
            "placed_at": told["placed_at"],
            "ended_at": None if told["open"] else told["since"],
            "end": self.end,
            "end_at_called": None if self.called is None or self.called.told["open"] else self.called.state,
            "silence_class": self.caller.silence_class,
            "evidence_level": self.caller.evidence,
            "refusal_code": refused["code"] if refused else None,
            "pending_code": pending["code"] if pending else None,
            "rests_on_callers_word": bool(told["claim"]) and not told["claim"]["withdrawn"],
            "why": silence["why"] if silence else None,
            "entries": list(dict.fromkeys(refs)),
            "late_words": told["late"],
            "misconduct": [fault["why"] for fault in told["faults"]],
        }


def views(stage: Stage, side: Side) -> dict[str, View]:
    """The calls on this side's record, oldest first, by reference."""
    if side.row is None:
        return {}
    shown = calls.calls(side.reading, side.row, stage.now)
    return {str(told["ref"]): View(side.name, told) for told in shown}


def last_talk(stage: Stage, side: Side) -> int | None:
    """When this side last talked with a principal of theirs, by its own clock (ms)."""
    if side.row is None or not (state := side.reading.state(side.row.id)):
        return None
    seen = engine.status(engine.load_state(state), stage.instant)["observed"]["principal"]["last_talk_ms"]
    return None if seen is None else int(seen)


def attempts(stage: Stage) -> list[Attempt]:
    """All attempts of the play, in the order in which they were placed."""
    return sorted(_attempts(stage), key=lambda a: (a.caller.told["placed_at"], a.line, a.ref))


def _attempts(stage: Stage) -> Iterator[Attempt]:
    labels = {ref: label for label, ref in stage.names.items()}
    for line in stage.play.lines.values():
        sides = [stage.sides[party] for party in line.parties]
        both = [views(stage, side) for side in sides]
        for here, there, side in ((both[0], both[1], sides[0]), (both[1], both[0], sides[1])):
            for ref, view in here.items():
                if view.told["mine"]:
                    assert side.row is not None
                    yield Attempt(line.name, side.row.id, labels.get(ref), view, there.get(ref))
