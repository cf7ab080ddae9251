"""One attempt to reach a counterpart by voice: its states, steps, clocks, and what each end says of the other side.

This file is the table of a call and nothing else; `fold` walks it, the documents' diagrams are drawn from it, and
docs/spec/calls.md restates it so that a test can compare the two.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from parley.line.terms import Waits
from parley.line.values import SECOND_MS, Precedence, SilenceClass


class State(StrEnum):
    """Where a call stands. Each end says something different of the other side: merge none."""

    DRAFTED = "DRAFTED"  # in our journal: somebody wants to call
    AWAITING_RELEASE = "AWAITING_RELEASE"  # in our journal: somebody must allow it
    PLACED = "PLACED"  # on our record; their station has signed nothing yet
    DELIVERED = "DELIVERED"  # their station signed that it holds the call
    RINGING = "RINGING"  # their station signed that it rings at a manned post
    ATTENDED = "ATTENDED"  # a person took it up, and has not answered yet
    AWAITING = "AWAITING"  # a person there must ask somebody else
    WINDOWING = "WINDOWING"  # not now: a time is being agreed
    SCHEDULED = "SCHEDULED"  # a time is agreed
    CHECKING = "CHECKING"  # accepted; is the caller who they say?
    SUMMONING = "SUMMONING"  # the principals are being fetched
    INTERPRETING = "INTERPRETING"  # the interpreters are being fetched
    READY = "READY"  # all are there
    TALKING = "TALKING"
    INTERRUPTED = "INTERRUPTED"  # they talked, and hear nothing now

    LINE_DEAD = "LINE_DEAD"  # end: their station stayed silent
    UNATTENDED = "UNATTENDED"  # end: their station signed, it rang at no manned post
    UNANSWERED = "UNANSWERED"  # end: it rang, nobody took it up
    UNDECIDED = "UNDECIDED"  # end: a person took it up and said nothing
    UNAPPROVED = "UNAPPROVED"  # end: a person signed, their principal did not decide
    NO_WINDOW = "NO_WINDOW"  # end: no time was agreed
    REPLACED = "REPLACED"  # end: the agreed time came; another attempt takes over
    UNVERIFIED = "UNVERIFIED"  # end: the caller's identity was never settled
    MISMATCHED = "MISMATCHED"  # end: the caller was not who they said
    NOT_JOINED = "NOT_JOINED"  # end: accepted, but not all came
    REFUSED = "REFUSED"  # end: refused, with a code
    WRITTEN = "WRITTEN"  # end: they asked for it in writing
    WITHDRAWN = "WITHDRAWN"  # end: the caller took it back
    PREEMPTED = "PREEMPTED"  # end: a call of higher precedence took its place
    MERGED = "MERGED"  # end: both called each other; the other call goes on
    HELD_BACK = "HELD_BACK"  # end: never released, so never sent
    OUR_FAULT = "OUR_FAULT"  # end: the caller's station was away while it should have listened
    ENDED = "ENDED"  # end: they talked, then hung up
    CUT_OFF = "CUT_OFF"  # end: they talked, then silence


class Step(StrEnum):
    """What moves a call. Most are entries, some the journal's; `Cosigned`, `Crossed` and `Preempted` are derived."""

    SUBMITTED = "Submitted"
    RELEASED = "Released"
    NOT_RELEASED = "NotReleased"
    COSIGNED = "Cosigned"
    RANG = "Rang"
    NOBODY_THERE = "NobodyThere"
    REFUSED_BY_STATION = "RefusedByStation"
    PICKED_UP = "PickedUp"
    ACCEPTED = "Accepted"
    APPROVAL_AWAITED = "ApprovalAwaited"
    STILL_PENDING = "StillPending"
    WINDOW_OFFERED = "WindowOffered"
    COUNTER_OFFERED = "CounterOffered"
    WINDOW_AGREED = "WindowAgreed"
    DELEGATED = "Delegated"
    ASKED_IN_WRITING = "AskedInWriting"
    REFUSED = "Refused"
    IDENTITY_HELD = "IdentityHeld"
    IDENTITY_FAILED = "IdentityFailed"
    OVERRIDDEN = "Overridden"
    PRINCIPALS_HERE = "PrincipalsHere"
    INTERPRETERS_READY = "InterpretersReady"
    NOT_NEEDED = "NotNeeded"
    BOTH_ON = "BothOn"
    HEARD = "Heard"
    HUNG_UP = "HungUp"
    WITHDRAWN = "Withdrawn"
    PREEMPTED = "Preempted"
    CROSSED = "Crossed"
    SILENCE = "Silence"  # the owner's clock ran out
    OUR_OUTAGE = "OurOutage"  # the owner's clock ran out, and its station had not listened


S, T = State, Step

_ANSWERS: Final = {
    T.ACCEPTED: S.CHECKING,
    T.APPROVAL_AWAITED: S.AWAITING,
    T.WINDOW_OFFERED: S.WINDOWING,
    T.DELEGATED: S.DELIVERED,  # at the new post
    T.ASKED_IN_WRITING: S.WRITTEN,
    T.REFUSED: S.REFUSED,
}
_ALWAYS: Final = {T.OUR_OUTAGE: S.OUR_FAULT}
_BEFORE_TALK: Final = {**_ALWAYS, T.WITHDRAWN: S.WITHDRAWN, T.PREEMPTED: S.PREEMPTED}
_BEFORE_PICK_UP: Final = {**_BEFORE_TALK, T.CROSSED: S.MERGED}

NEXT: Final[Mapping[State, Mapping[Step, State]]] = MappingProxyType({
    S.DRAFTED: {T.SUBMITTED: S.AWAITING_RELEASE, T.SILENCE: S.HELD_BACK},
    S.AWAITING_RELEASE: {T.RELEASED: S.PLACED, T.NOT_RELEASED: S.HELD_BACK, T.SILENCE: S.HELD_BACK},
    S.PLACED: {T.COSIGNED: S.DELIVERED, T.SILENCE: S.LINE_DEAD, **_BEFORE_PICK_UP},
    S.DELIVERED: {
        T.RANG: S.RINGING,
        T.NOBODY_THERE: S.UNATTENDED,
        T.REFUSED_BY_STATION: S.REFUSED,
        T.SILENCE: S.UNATTENDED,
        **_BEFORE_PICK_UP,
    },
    S.RINGING: {T.PICKED_UP: S.ATTENDED, **_ANSWERS, T.SILENCE: S.UNANSWERED, **_BEFORE_PICK_UP},
    S.ATTENDED: {**_ANSWERS, T.SILENCE: S.UNDECIDED, **_BEFORE_TALK},
    S.AWAITING: {**_ANSWERS, T.STILL_PENDING: S.AWAITING, T.SILENCE: S.UNAPPROVED, **_BEFORE_TALK},
    S.WINDOWING: {
        T.COUNTER_OFFERED: S.WINDOWING,
        T.WINDOW_AGREED: S.SCHEDULED,
        T.APPROVAL_AWAITED: S.AWAITING,
        T.REFUSED: S.REFUSED,
        T.SILENCE: S.NO_WINDOW,
        **_BEFORE_TALK,
    },
    S.SCHEDULED: {T.WINDOW_OFFERED: S.WINDOWING, T.REFUSED: S.REFUSED, T.SILENCE: S.REPLACED, **_BEFORE_TALK},
    S.CHECKING: {
        T.IDENTITY_HELD: S.SUMMONING,
        T.OVERRIDDEN: S.SUMMONING,
        T.IDENTITY_FAILED: S.MISMATCHED,
        T.REFUSED: S.REFUSED,
        T.SILENCE: S.UNVERIFIED,
        **_BEFORE_TALK,
    },
    S.SUMMONING: {T.PRINCIPALS_HERE: S.INTERPRETING, T.SILENCE: S.NOT_JOINED, **_BEFORE_TALK},
    S.INTERPRETING: {
        T.INTERPRETERS_READY: S.READY,
        T.NOT_NEEDED: S.READY,
        T.SILENCE: S.NOT_JOINED,
        **_BEFORE_TALK,
    },
    S.READY: {T.BOTH_ON: S.TALKING, T.SILENCE: S.NOT_JOINED, **_BEFORE_TALK},
    S.TALKING: {T.HEARD: S.TALKING, T.HUNG_UP: S.ENDED, T.SILENCE: S.INTERRUPTED, **_ALWAYS},
    S.INTERRUPTED: {T.HEARD: S.TALKING, T.HUNG_UP: S.ENDED, T.SILENCE: S.CUT_OFF, **_ALWAYS},
})  # fmt: skip

JOURNAL: Final = frozenset((S.DRAFTED, S.AWAITING_RELEASE))
ENDS: Final = frozenset(State) - NEXT.keys()
BEFORE_TALK: Final = frozenset(state for state, steps in NEXT.items() if T.WITHDRAWN in steps)
BELLS: Final = frozenset((S.PLACED, S.DELIVERED, S.RINGING))
SILENT_ENDS: Final = frozenset(steps[T.SILENCE] for steps in NEXT.values()) & ENDS - {S.HELD_BACK}
"""Ends that rest on the owner's claim of silence, and fall with it. UNATTENDED may also be their station's own word."""


class Who(StrEnum):
    """Whose entry makes a step."""

    OWNER = "owner"
    CALLED = "called"
    EITHER = "either"
    TURN = "turn"  # whoever did not make the last offer


BY: Final[Mapping[Step, Who]] = MappingProxyType({
    T.RANG: Who.CALLED,
    T.NOBODY_THERE: Who.CALLED,
    T.REFUSED_BY_STATION: Who.CALLED,
    T.PICKED_UP: Who.CALLED,
    T.ACCEPTED: Who.CALLED,
    T.APPROVAL_AWAITED: Who.CALLED,
    T.STILL_PENDING: Who.CALLED,
    T.WINDOW_OFFERED: Who.CALLED,  # as an answer; once scheduled, either (fold)
    T.COUNTER_OFFERED: Who.TURN,
    T.WINDOW_AGREED: Who.TURN,
    T.DELEGATED: Who.CALLED,
    T.ASKED_IN_WRITING: Who.CALLED,
    T.REFUSED: Who.CALLED,
    T.IDENTITY_HELD: Who.CALLED,
    T.IDENTITY_FAILED: Who.CALLED,
    T.OVERRIDDEN: Who.CALLED,
    T.PRINCIPALS_HERE: Who.EITHER,
    T.INTERPRETERS_READY: Who.EITHER,
    T.NOT_NEEDED: Who.EITHER,
    T.BOTH_ON: Who.EITHER,
    T.HEARD: Who.EITHER,
    T.HUNG_UP: Who.EITHER,
    T.WITHDRAWN: Who.OWNER,
    T.PREEMPTED: Who.EITHER,
    T.CROSSED: Who.CALLED,
    T.SILENCE: Who.OWNER,
    T.OUR_OUTAGE: Who.OWNER,
})  # fmt: skip


class Wait(Struct, frozen=True):
    """Which agreed waits (fields of Waits) are a state's clock: for FLASH and IMMEDIATE, and for the others."""

    urgent: str
    other: str

    def ms(self, waits: Waits, precedence: Precedence) -> int:
        """The clock in milliseconds."""
        seconds: int = getattr(waits, self.urgent if precedence.urgent else self.other)
        return seconds * SECOND_MS


def _same(name: str) -> Wait:
    return Wait(name, name)


WAITS: Final[Mapping[State, Wait]] = MappingProxyType({
    S.DRAFTED: _same("drafted_s"),
    S.PLACED: Wait("placed_urgent_s", "placed_s"),
    S.DELIVERED: _same("delivered_s"),
    S.RINGING: _same("ringing_s"),
    S.ATTENDED: _same("attended_s"),
    S.AWAITING: _same("awaiting_s"),
    S.WINDOWING: _same("windowing_s"),
    S.CHECKING: _same("checking_s"),
    S.SUMMONING: _same("summoning_s"),
    S.INTERPRETING: _same("interpreting_s"),
    S.READY: _same("ready_s"),
    S.TALKING: _same("talking_s"),
    S.INTERRUPTED: _same("interrupted_s"),
})  # fmt: skip
UNTIL: Final[Mapping[State, str]] = MappingProxyType({  # states whose clock is a moment, not a length
    S.AWAITING_RELEASE: "needed-by",
    S.SCHEDULED: "window opens",
})  # fmt: skip

CLASS_OF_END: Final[Mapping[State, SilenceClass | None]] = MappingProxyType({
    **dict.fromkeys(sorted(ENDS)),
    S.LINE_DEAD: SilenceClass.S1,
    S.UNATTENDED: SilenceClass.S2,
    S.UNANSWERED: SilenceClass.S3,  # or S2, where no read-back shows that anybody was there (contact)
    S.UNDECIDED: SilenceClass.S3,
    S.UNAPPROVED: SilenceClass.S4,
    S.REFUSED: SilenceClass.S5,
})  # fmt: skip


def edges() -> Iterator[tuple[State, Step, State]]:
    """Every step of the table, in its order."""
    for state, steps in NEXT.items():
        for step, then in steps.items():
            yield state, step, then


def mermaid() -> str:
    """The table as a Mermaid state diagram; steps between the same two states share an arrow."""
    arrows: dict[tuple[State, State], list[Step]] = {}
    for state, step, then in edges():
        if step not in {T.WITHDRAWN, T.PREEMPTED, T.OUR_OUTAGE}:  # from nearly everywhere: the text says so
            arrows.setdefault((state, then), []).append(step)
    lines = ["stateDiagram-v2", "    [*] --> DRAFTED"]
    lines += [f"    {state} --> {then}: {', '.join(steps)}" for (state, then), steps in arrows.items()]
    lines += [f"    {end} --> [*]" for end in State if end in ENDS and any(then is end for _, then in arrows)]
    return "\n".join(lines) + "\n"
