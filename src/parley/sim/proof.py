"""What a third machine makes of a play: the bundle, a copy that was damaged, a copy that was forged with more care.

The bundle comes from the caller's station as `parley record export` makes it; the checks are those of `parley verify`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from parley.line.message import State
from parley.record.errors import Theirs
from parley.record.verify import verify
from parley.sim.outcome import Attempt, views
from parley.sim.play import Line
from parley.sim.stage import Stage
from parley.sim.traffic import Written
from parley.verdict import Verdict, judge, result
from parley.verdict.result_written import Level, MessageResult, RequestResult
from parley.views import bundles
from parley.views.bundles import Made

_LEVELS: Final = {  # of a message: what a verdict calls where its author's station has it
    State.SENT: Level.DELIVERED,
    State.SEEN: Level.SEEN,
    State.OFFICE: Level.OFFICE,
    State.INFORMED: Level.INFORMED,
}
_UNHEARD: Final = ("LINE_DEAD", "OUR_FAULT")
_DIGEST: Final = b"digest sha256 "
_TARGETS: Final = (
    b'"code":"R',
    b'"verdict":"not-our',
    b'"kind":"message.sen',
    b'"kind":"call.',
    b'"kind":"test.',
)  # what a forger would like to change, the best first


@dataclass(frozen=True, slots=True)
class Damage:
    """A copy of a bundle with one byte changed: where, from what to what, and what verify says of it."""

    how: str
    data: bytes
    at: int
    was: str
    now: str
    said: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A line's bundle, what may be concluded from it, and what became of its damaged copies."""

    line: Line
    made: Made
    verdict: Verdict
    damaged: tuple[Damage, ...]


def prove(stage: Stage, line: Line) -> Proof:
    """The line's evidence, exported by whoever called more often, verified, and damaged in two ways."""
    side = max((stage.sides[party] for party in line.parties), key=lambda s: _calls(stage, s.name))
    assert side.row is not None
    made = bundles.bundle(side.reading, side.row, stage.now)
    evidence = verify(made.data, (made.ours, made.theirs))
    at = _target(made.data)
    plain = made.data[:at] + _other(made.data[at : at + 1]) + made.data[at + 1 :]
    body = plain[: plain.rindex(_DIGEST)]
    careful = body + _DIGEST + sha256(body).hexdigest().encode() + b"\n"
    return Proof(
        line,
        made,
        judge(evidence),
        (
            _damage("one byte changed", made, plain, at),
            _damage("the same, with the digest at the end mended", made, careful, at),
        ),
    )


def levels(proofs: Sequence[Proof]) -> dict[str, str]:
    """For each attempt the level that its bundle shows, whatever came after its end included."""
    return {attempt.ref: attempt.level for proof in proofs for attempt in proof.verdict.attempts}


def contradicted(proofs: Sequence[Proof], seen: Sequence[Attempt], written: Sequence[Written]) -> list[str]:
    """Where a third machine, from the bundles alone, concludes otherwise than the stations of those who began it."""
    calls = {found.ref: found for proof in proofs for found in proof.verdict.attempts}
    messages = {found.ref: found for proof in proofs for found in proof.verdict.messages}
    requests = {found.ref: found for proof in proofs for found in proof.verdict.requests}
    asked = [one for one in written if one.kind == "request"]
    sent = [one for one in written if one.kind == "message"]
    return [
        *_counted("attempts", len(calls), len(seen)),
        *_counted("messages", len(messages), len(sent)),
        *_counted("requests", len(requests), len(asked)),
        *(wrong for shown in seen for wrong in _attempt(shown, calls.get(shown.ref))),
        *(wrong for shown in sent for wrong in _message(shown, messages.get(shown.ref))),
        *(wrong for shown in asked for wrong in _request(shown, requests.get(shown.ref))),
    ]


def _counted(what: str, bundles_show: int, stations_show: int) -> list[str]:
    same = bundles_show == stations_show
    return [] if same else [f"the bundles show {bundles_show} {what}, the stations {stations_show}"]


def _attempt(shown: Attempt, found: result.Attempt | None) -> list[str]:
    said = (found.end, found.silence_class) if found else ()
    seen = (shown.end, shown.caller.silence_class)
    # A dead line may come back: the receipt of a call that had ended comes beside the end, and raises the level.
    same_level = found is not None and (found.level == shown.caller.evidence or shown.end in _UNHEARD)
    if said == seen and same_level:
        return []
    told = f"{said} {found.level}" if found else "nothing"
    return [f"attempt {shown.ref[:12]}: station {seen} {shown.caller.evidence}, bundle {told}"]


def _message(shown: Written, found: MessageResult | None) -> list[str]:
    """It came as far by the bundle as by its author's station."""
    told = shown.mine
    said = found.level if found else "nothing"
    seen = _LEVELS[told["state"]] if told["held_at"] else Level.ATTEMPTED
    return [] if said == seen else [f"message {shown.ref[:12]}: station {seen}, bundle {said}"]


def _request(shown: Written, found: RequestResult | None) -> list[str]:
    """It stands where its author's station has it, and lacks the same answers."""
    said = (found.state, list(found.missing), len(found.late)) if found else ()
    seen = (shown.mine["state"], shown.mine["missing"], shown.late)
    return [] if said == seen else [f"request {shown.ref[:12]}: station {seen}, bundle {said}"]


def _calls(stage: Stage, party: str) -> int:
    return sum(bool(view.told["mine"]) for view in views(stage, stage.sides[party]).values())


def _target(data: bytes) -> int:
    """The byte to change: the last digit of a refusal's code, if there is one; else a letter of an entry's kind."""
    for found in _TARGETS:
        at = data.find(found)
        if at >= 0:
            return at + len(found) + (1 if found == _TARGETS[0] else 0)
    return len(data) // 2


def _other(byte: bytes) -> bytes:
    """Another byte that keeps the text a text."""
    return b"1" if byte == b"0" else b"0" if byte.isdigit() else b"x" if byte != b"x" else b"y"


def _damage(how: str, made: Made, data: bytes, at: int) -> Damage:
    was, now = (chr(text[at]) for text in (made.data, data))
    try:
        verify(data, (made.ours, made.theirs))
    except Theirs as why:
        return Damage(how, data, at, was, now, f"{type(why).__name__}: {why}")
    return Damage(how, data, at, was, now, "")
