"""A second fold, written from docs/spec/calls.md alone: its tables are read from the page, its rules follow §3.

It takes entries as plain JSON, knows nothing of our machines, and says of each call what a stranger's program would.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from tests.docs.pages import page

PAGE: Final = page("spec/calls")
TABLE: Final = {
    at: dict(step.split(" → ") for step in steps.split("; "))
    for at, steps in PAGE.table("at", "steps and where they lead")
    .pairs("at", "steps and where they lead")
    .items()
}
SIDE: Final = PAGE.table("step", "made by the entry", "of").pairs("step", "of")
STEPS: Final = PAGE.table("step", "made by the entry", "of").pairs("step", "made by the entry")
SILENT: Final = {  # §3.7
    "LINE_DEAD", "UNATTENDED", "UNANSWERED", "UNDECIDED", "UNAPPROVED",
    "NO_WINDOW", "REPLACED", "UNVERIFIED", "NOT_JOINED", "CUT_OFF",
}  # fmt: skip
RANK: Final = "RPOZ"
ANSWERS_OF: Final = {  # one step for each kind that has one
    kind: step for step, kind in STEPS.items() if list(STEPS.values()).count(kind) == 1
}

Clock: TypeAlias = Callable[[str], int]  # the number of a time


@dataclass(frozen=True)
class Entry:
    """An entry of one of two logs: `own`, the owner's; its place, its `after` as a number, its JSON."""

    own: bool
    place: int
    after: int
    ref: str
    said: dict[str, Any]


@dataclass
class Told:
    """What the page calls a story."""

    state: str
    asked: list[str]
    path: list[tuple[str, str, str]] = field(default_factory=list)  # step, state, entry
    late: list[str] = field(default_factory=list)
    overtaken: list[str] = field(default_factory=list)
    misconduct: list[str] = field(default_factory=list)
    offered_by_owner: bool | None = None
    claim: str | None = None
    claim_gone: bool = False


@dataclass(frozen=True)
class Agreed:
    """Of the terms: the waits in milliseconds by state (§4.1), and the two numbers beside them."""

    waits: dict[str, int]
    whole_ms: int
    hops_max: int


def tell(
    placed: Entry, words: Sequence[Entry], agreed: Agreed, ms: Clock, barred: frozenset[str] = frozenset()
) -> Told:
    """§3.4. `ms`: a time as a number. `barred`: refusals that rule 6 of §3.5 forbids."""
    told = Told("PLACED", [placed.said["to"]])
    seen = placed.place
    for word in ordered(words):
        _take(told, placed, word, agreed, seen, ms, barred)
        if word.own:
            seen = word.place  # 8.
    return told


def ordered(words: Sequence[Entry]) -> list[Entry]:
    """§3.3."""
    own = sorted((w for w in words if w.own), key=lambda w: w.place)
    rest = sorted((w for w in words if not w.own), key=lambda w: w.place)
    told: list[Entry] = []
    for word in own:
        covered = [w for w in rest if w.place < word.after]
        told += [*covered, word]
        rest = [w for w in rest if w not in covered]
    return told + rest


def _step(told: Told, placed: Entry, word: Entry) -> str:
    """§2.2."""
    kind, said = word.said["kind"], word.said
    match kind:
        case "call.window_offered/1":
            return "CounterOffered" if told.state == "WINDOWING" else "WindowOffered"
        case "call.both_on/1":
            return "Heard" if told.state in {"TALKING", "INTERRUPTED"} else "BothOn"
        case "call.refused/1":
            return "RefusedByStation" if said["by"] == "station" else "Refused"
        case "call.silent/1":
            return "OurOutage" if said["end"] == "OUR_FAULT" else "Silence"
        case "call.placed/1":
            return "Preempted" if said["preempts"] == placed.ref else "Crossed"
    return ANSWERS_OF[kind]


def _take(
    told: Told, placed: Entry, word: Entry, agreed: Agreed, seen: int, ms: Clock, barred: frozenset[str]
) -> None:
    said = word.said
    if said["kind"] == "claim.withdrawn/1":  # 1.
        _withdraw(told, word)
        return
    if (
        not word.own and said["kind"] != "call.placed/1" and word.after <= placed.place
    ):  # §3.5, its first sentence
        told.misconduct.append(word.ref)
        return
    step = _step(told, placed, word)  # 2.
    if told.state == "PLACED":  # 3.
        shows = (
            said["end"] not in {"LINE_DEAD", "OUR_FAULT"} if "end" in said else step not in TABLE["PLACED"]
        )
        if shows:
            _move(told, "Cosigned", word)
    if step not in TABLE.get(told.state, {}):  # 4.
        _beside(told, step, word, seen)
    elif _forbidden(told, step, placed, word, agreed, barred):  # 5.
        told.misconduct.append(word.ref)
    elif step == "Silence":  # 6.
        _claim(told, placed, word, agreed, ms)
    else:  # 7.
        if step == "OurOutage":
            told.claim, told.claim_gone = word.ref, False
        if step in {"WindowOffered", "CounterOffered"}:
            told.offered_by_owner = word.own
        if step == "Delegated":
            told.asked.append(said["to"])
        _move(told, step, word)


def _move(told: Told, step: str, word: Entry) -> None:
    told.state = TABLE[told.state][step]
    told.path.append((step, told.state, word.ref))


def _forbidden(
    told: Told, step: str, placed: Entry, word: Entry, agreed: Agreed, barred: frozenset[str]
) -> bool:
    """§3.5."""
    side, said = SIDE[step], word.said
    if step == "WindowOffered" and told.state == "SCHEDULED":
        side = "either"
    match side:
        case "owner" if not word.own:
            return True
        case "called side" if word.own:
            return True
        case "in turn" if told.offered_by_owner == word.own:
            return True
    match step:
        case "Delegated":
            return said["to"] in told.asked or len(told.asked) - 1 >= agreed.hops_max
        case "Overridden":
            return bool(said["first"] == said["second"])
        case "RefusedByStation":
            return said["code"] not in {"R09", "R13", "R16"} or word.ref in barred
        case "Preempted":
            return not _preempts(placed, word)
    return False


def _preempts(placed: Entry, word: Entry) -> bool:
    """§5.2."""
    old, new = placed.said, word.said
    higher = RANK.index(new["precedence"]) > RANK.index(old["precedence"])
    if word.own:
        return higher and (new["to"] == old["to"] or new["from"] == old["from"])
    return higher and (new["to"] == old["from"] or new["from"] == old["to"])


def _beside(told: Told, step: str, word: Entry, seen: int) -> None:
    """§3.6."""
    if word.said["kind"] == "call.placed/1":
        return
    knew = word.own or word.after > seen
    made = {move[0] for move in told.path}
    interpreters = {"InterpretersReady", "NotNeeded"}
    repeats = (step in {"PrincipalsHere", "BothOn"} and step in made) or (
        step in interpreters and bool(made & interpreters)
    )
    if not knew and told.state not in TABLE:
        told.late.append(word.ref)
    elif not knew or repeats:
        told.overtaken.append(word.ref)
    else:
        told.misconduct.append(word.ref)


def _claim(told: Told, placed: Entry, word: Entry, agreed: Agreed, ms: Clock) -> None:
    """§3.7, for a claim other than OUR_FAULT."""
    said = word.said
    told.claim, told.claim_gone = word.ref, False
    at, needed_by = ms(said["at"]), placed.said["needed_by"]
    cut_short = at >= ms(placed.said["at"]) + agreed.whole_ms or (
        "Withdrawn" in TABLE[told.state] and needed_by is not None and at >= ms(needed_by)
    )
    if said["listened_ms"] < agreed.waits.get(told.state, 0) and not cut_short:
        told.misconduct.append(word.ref)
        _move(told, "OurOutage", word)
        return
    _move(told, "Silence", word)
    if said["end"] != told.state:
        told.misconduct.append(word.ref)


def _withdraw(told: Told, word: Entry) -> None:
    """§3.7, the last part."""
    if not word.own or told.claim is None or told.claim_gone or word.said["claim"] != told.claim:
        told.misconduct.append(word.ref)
        return
    told.claim_gone = True
    if told.state in SILENT:
        told.state = "OUR_FAULT"
        told.path.append(("OurOutage", "OUR_FAULT", word.ref))
