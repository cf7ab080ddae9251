"""One request for explanation: its states, steps and clocks, from when it is asked to its recorded end.

This file is the table of a request and nothing else; `request_story` walks it, the documents' diagram is drawn from it,
and docs/spec/requests.md restates it so that a test can compare the two.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal, TypeAlias


class State(StrEnum):
    """Where a request stands. Each says something different of the other side: merge none."""

    ASKED = "ASKED"  # on the requester's record; their station has signed nothing yet
    UNDELIVERED = "UNDELIVERED"  # no receipt came in time: it waits on, and nothing is said of their answer
    DELIVERED = "DELIVERED"  # their station signed: the time for the reply runs
    ANSWERED = "ANSWERED"  # a reply came; the requester has not judged it yet
    UNANSWERED = "UNANSWERED"  # the time ran out without a reply
    INADEQUATE = "INADEQUATE"  # the requester judged the reply inadequate
    MEETING_ASKED = "MEETING_ASKED"  # a meeting is asked for; their station has not signed for that yet
    MEETING_UNDELIVERED = "MEETING_UNDELIVERED"  # no receipt for it came in time: it waits on
    MEETING_DELIVERED = "MEETING_DELIVERED"  # their station signed: the time for their answer runs

    ADEQUATE = "ADEQUATE"  # end: the requester judged the reply adequate
    MEETING_AGREED = "MEETING_AGREED"  # end: they accepted the meeting
    MEETING_REFUSED = "MEETING_REFUSED"  # end: they did not accept it
    NOT_MET = "NOT_MET"  # end: the time ran out without an answer to the request for a meeting
    MEETING_WITHDRAWN = "MEETING_WITHDRAWN"  # end: the requester cancelled the request for a meeting
    CORRECTED = "CORRECTED"  # end: a new request took its place
    WITHDRAWN = "WITHDRAWN"  # end: the requester cancelled it
    OUR_FAULT = "OUR_FAULT"  # end: the requester's station was away while it should have listened


class Step(StrEnum):
    """What moves a request. `Cosigned` is derived, all others are entries."""

    COSIGNED = "Cosigned"
    REPLIED = "Replied"
    JUDGED_ADEQUATE = "JudgedAdequate"
    JUDGED_INADEQUATE = "JudgedInadequate"
    MEETING_ASKED = "MeetingAsked"
    MEETING_ACCEPTED = "MeetingAccepted"
    MEETING_DECLINED = "MeetingDeclined"
    MEETING_CANCELLED = "MeetingCancelled"
    CORRECTED = "Corrected"
    CANCELLED = "Cancelled"
    SILENCE = "Silence"  # the requester's clock ran out
    OUR_OUTAGE = "OurOutage"  # the requester's clock ran out, and its station had not listened


S, T = State, Step

_ALWAYS: Final = {T.CORRECTED: S.CORRECTED, T.CANCELLED: S.WITHDRAWN}
_MEETING: Final = {
    T.MEETING_ASKED: S.MEETING_ASKED,  # anew: a corrected request for a meeting
    T.MEETING_CANCELLED: S.MEETING_WITHDRAWN,
    **_ALWAYS,
}

NEXT: Final[Mapping[State, Mapping[Step, State]]] = MappingProxyType({
    S.ASKED: {T.COSIGNED: S.DELIVERED, T.SILENCE: S.UNDELIVERED, **_ALWAYS},
    S.UNDELIVERED: {T.COSIGNED: S.DELIVERED, **_ALWAYS},
    S.DELIVERED: {
        T.REPLIED: S.ANSWERED, T.SILENCE: S.UNANSWERED, T.OUR_OUTAGE: S.OUR_FAULT, **_ALWAYS,
    },
    S.ANSWERED: {
        T.REPLIED: S.ANSWERED, T.JUDGED_ADEQUATE: S.ADEQUATE, T.JUDGED_INADEQUATE: S.INADEQUATE, **_ALWAYS,
    },
    S.UNANSWERED: {T.MEETING_ASKED: S.MEETING_ASKED, **_ALWAYS},
    S.INADEQUATE: {T.REPLIED: S.ANSWERED, T.MEETING_ASKED: S.MEETING_ASKED, **_ALWAYS},
    S.MEETING_ASKED: {T.COSIGNED: S.MEETING_DELIVERED, T.SILENCE: S.MEETING_UNDELIVERED, **_MEETING},
    S.MEETING_UNDELIVERED: {T.COSIGNED: S.MEETING_DELIVERED, **_MEETING},
    S.MEETING_DELIVERED: {
        T.MEETING_ACCEPTED: S.MEETING_AGREED,
        T.MEETING_DECLINED: S.MEETING_REFUSED,
        T.SILENCE: S.NOT_MET,
        T.OUR_OUTAGE: S.OUR_FAULT,
        **_MEETING,
    },
})  # fmt: skip

ENDS: Final = frozenset(State) - NEXT.keys()
UNCLAIMED: Final[Mapping[State, State]] = MappingProxyType({  # where a withdrawn claim of silence leads
    S.UNDELIVERED: S.ASKED,
    S.MEETING_UNDELIVERED: S.MEETING_ASKED,
    S.UNANSWERED: S.OUR_FAULT,
    S.NOT_MET: S.OUR_FAULT,
})  # fmt: skip
End: TypeAlias = Literal["UNDELIVERED", "UNANSWERED", "NOT_MET", "OUR_FAULT"]
NAMED: Final[Mapping[State, End]] = MappingProxyType({  # what `request.silent/1` calls that silence
    S.UNDELIVERED: "UNDELIVERED",
    S.UNANSWERED: "UNANSWERED",
    S.MEETING_UNDELIVERED: "UNDELIVERED",
    S.NOT_MET: "NOT_MET",
    S.OUR_FAULT: "OUR_FAULT",
})  # fmt: skip
TO_MEET: Final = frozenset((S.MEETING_ASKED, S.MEETING_UNDELIVERED, S.MEETING_DELIVERED))
IN_TIME: Final = frozenset(state for state, steps in NEXT.items() if T.REPLIED in steps)


class Who(StrEnum):
    """Whose entry makes a step."""

    REQUESTER = "requester"
    ASKED = "asked side"


BY: Final[Mapping[Step, Who]] = MappingProxyType({
    T.COSIGNED: Who.ASKED,
    T.REPLIED: Who.ASKED,
    T.JUDGED_ADEQUATE: Who.REQUESTER,
    T.JUDGED_INADEQUATE: Who.REQUESTER,
    T.MEETING_ASKED: Who.REQUESTER,
    T.MEETING_ACCEPTED: Who.ASKED,
    T.MEETING_DECLINED: Who.ASKED,
    T.MEETING_CANCELLED: Who.REQUESTER,
    T.CORRECTED: Who.REQUESTER,
    T.CANCELLED: Who.REQUESTER,
    T.SILENCE: Who.REQUESTER,
    T.OUR_OUTAGE: Who.REQUESTER,
})  # fmt: skip

SERVICE: Final = "service time of its precedence"
CLOCKS: Final[Mapping[State, str]] = MappingProxyType({  # the service time, or a field of the terms' `requests`
    S.ASKED: SERVICE,
    S.DELIVERED: "reply_s",
    S.ANSWERED: "reply_s",  # makes no step: the requester's own people are told that it waits to be judged
    S.MEETING_ASKED: SERVICE,
    S.MEETING_DELIVERED: "meeting_s",
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
        if step not in {T.CORRECTED, T.CANCELLED}:  # from everywhere: the text says so
            arrows.setdefault((state, then), []).append(step)
    lines = ["stateDiagram-v2", "    [*] --> ASKED"]
    lines += [f"    {state} --> {then}: {', '.join(steps)}" for (state, then), steps in arrows.items()]
    lines += [f"    {end} --> [*]" for end in State if end in ENDS and any(then is end for _, then in arrows)]
    return "\n".join(lines) + "\n"
