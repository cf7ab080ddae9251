"""The line's small words: names, precedences, codes, lamps, classes. An enum's values are what entries say.

What each stands for: docs/spec/calls.md, contact.md, messages.md. Nothing here decides anything.
"""

from enum import StrEnum
from typing import Final, NewType

Party = NewType("Party", str)  # `aster-0123456789abcdef`: short name, prefix of the first card's hash
Post = NewType("Post", str)  # an office: "secretary", "desk"; never a person
Ref = NewType("Ref", str)  # 64 hex digits: the leaf hash of the entry that began a thing, or is meant

SECOND_MS: Final = 1_000
MINUTE_MS: Final = 60 * SECOND_MS
HOUR_MS: Final = 60 * MINUTE_MS
DAY_MS: Final = 24 * HOUR_MS


class Refusal(Exception):
    """Our own user asked for what cannot be done. `what` says what, `hint` says what now."""

    def __init__(self, what: str, hint: str = "", code: str = "refused") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint
        self.code = code


class Precedence(StrEnum):
    """Speed of service, not importance (ACP 121)."""

    FLASH = "Z"
    IMMEDIATE = "O"
    PRIORITY = "P"
    ROUTINE = "R"

    @property
    def rank(self) -> int:
        """3 for FLASH down to 0 for ROUTINE."""
        return _RANKS[self]

    @property
    def urgent(self) -> bool:
        """FLASH and IMMEDIATE: the shorter of two clocks where a table gives two."""
        return self in {Precedence.FLASH, Precedence.IMMEDIATE}


class Usage(StrEnum):
    """What a message belongs to, where that must not be overlooked: docs/spec/messages.md."""

    EXERCISE = "EXERCISE"
    OPERATION = "OPERATION"
    DRILL = "DRILL"
    PROJECT = "PROJECT"


UNREAL: Final = frozenset((Usage.EXERCISE, Usage.DRILL))  # nothing in such a message is so

_RANKS: Final = {Precedence.FLASH: 3, Precedence.IMMEDIATE: 2, Precedence.PRIORITY: 1, Precedence.ROUTINE: 0}

SERVICE_MS: Final = {  # ACP 121: within this a message is to be seen by a person
    Precedence.FLASH: 10 * MINUTE_MS,
    Precedence.IMMEDIATE: 30 * MINUTE_MS,
    Precedence.PRIORITY: 3 * HOUR_MS,
    Precedence.ROUTINE: 6 * HOUR_MS,
}
URGENT_WORDS_MAX: Final = 200  # ACP 121: FLASH and IMMEDIATE are short


class RefusalCode(StrEnum):
    """Why a call is refused. Text beside it is optional; software judges none: docs/spec/calls.md, §2.4."""

    ABSENT = "R01"
    OCCUPIED = "R02"
    NO_AUTHORITY = "R03"
    VACANT = "R04"
    WRONG_LEVEL = "R05"
    NO_INTERPRETER = "R06"
    SUBJECT = "R07"
    CONDITIONS = "R08"
    SUSPENDED = "R09"
    IN_WRITING = "R10"
    IDENTITY = "R11"
    OUR_FAULT = "R12"
    HOURS = "R13"
    OTHER_CHANNEL = "R14"
    HANDLED = "R15"
    EXERCISE = "R16"
    NO_REASON = "R99"


REFUSAL_WORDS: Final = {
    RefusalCode.ABSENT: "principal absent",
    RefusalCode.OCCUPIED: "occupied",
    RefusalCode.NO_AUTHORITY: "no authority, or approval not granted",
    RefusalCode.VACANT: "post vacant",
    RefusalCode.WRONG_LEVEL: "wrong level",
    RefusalCode.NO_INTERPRETER: "no interpreter",
    RefusalCode.SUBJECT: "subject not accepted",
    RefusalCode.CONDITIONS: "conditions not met",
    RefusalCode.SUSPENDED: "suspended in protest",
    RefusalCode.IN_WRITING: "written form preferred",
    RefusalCode.IDENTITY: "identity not verified",
    RefusalCode.OUR_FAULT: "our technical fault",
    RefusalCode.HOURS: "outside declared hours",
    RefusalCode.OTHER_CHANNEL: "use another channel",
    RefusalCode.HANDLED: "already handled",
    RefusalCode.EXERCISE: "exercise traffic not accepted",
    RefusalCode.NO_REASON: "no reason given",
}
STATION_MAY_REFUSE: Final = frozenset((RefusalCode.SUSPENDED, RefusalCode.HOURS, RefusalCode.EXERCISE))


class PendingCode(StrEnum):
    """Whom the answer waits for. Waiting is not refusing."""

    PRINCIPAL = "P1"
    SUPERIOR = "P2"
    TRANSLATION = "P3"
    CONSULTING = "P4"


PENDING_WORDS: Final = {
    PendingCode.PRINCIPAL: "principal",
    PendingCode.SUPERIOR: "superior, or head of state",
    PendingCode.TRANSLATION: "translation",
    PendingCode.CONSULTING: "legal advice, or consulting a third party",
}


class Role(StrEnum):
    """What a post is to the other party."""

    DESK = "desk"  # the duty officer's place
    PRINCIPAL = "principal"  # whose word the line is for


class Declared(StrEnum):
    """What a party says of its side of the line: docs/spec/contact.md, §5."""

    OPEN = "OPEN"
    LIMITED = "LIMITED"
    MAINTENANCE = "MAINTENANCE"
    SUSPENDED = "SUSPENDED"
    WITHDRAWN = "WITHDRAWN"


class Layer(StrEnum):
    """How deep a line test reaches."""

    STATION = "station"
    PERSON = "person"


class Lamp(StrEnum):
    """The three things that we observe, never merged."""

    BEARERS = "bearers"
    DESK = "desk"
    PRINCIPAL = "principal"


class Bearers(StrEnum):
    """Whether ways to them answer fresh challenges."""

    UNKNOWN = "UNKNOWN"
    DEAD = "DEAD"  # none answers
    DEGRADED = "DEGRADED"  # some do
    UP = "UP"


class Desk(StrEnum):
    """Whether a person is there."""

    UNKNOWN = "UNKNOWN"
    UNATTENDED = "UNATTENDED"  # their station signs, nobody acts
    ATTENDED = "ATTENDED"  # read back, or acted, in time


class Principal(StrEnum):
    """Whether the person comes whose word the line is for."""

    UNKNOWN = "UNKNOWN"
    REACHABLE = "REACHABLE"  # talked with; the lamp says when
    CLOSED = "CLOSED"  # the last n attempts pending, refused or unanswered


class SilenceClass(StrEnum):
    """How deep the silence is, each with its own evidence: docs/spec/contact.md, §4."""

    S0 = "S0"
    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"
    S5 = "S5"
    S6 = "S6"
    S7 = "S7"


CLASS_WORDS: Final = {
    SilenceClass.S0: "no test yet",
    SilenceClass.S1: "line dead",
    SilenceClass.S2: "station up, no person",
    SilenceClass.S3: "tests answered, call not",
    SilenceClass.S4: "pending or stale",
    SilenceClass.S5: "refused",
    SilenceClass.S6: "alternate only",
    SilenceClass.S7: "reachable elsewhere",
}


class Level(StrEnum):
    """How loudly to tell our own people."""

    NOTICE = "notice"
    INCIDENT = "incident"
    ALARM = "alarm"
    MEDIATOR = "mediator"  # tell the mediator: a person's act until there is a channel to one
