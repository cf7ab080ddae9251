"""What our own people may ask of a line: typed requests, and how a time may be written in them.

`read` is the only way in. What does not fit is refused with what, and what now. Reference: docs/reference/control.md.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

import msgspec
from msgspec import field

from parley.line import misfits
from parley.line.bounds import Language, PostName, Remark, Short, Spoken
from parley.line.commands_life import (
    BeginDrill,
    BeginShift,
    CloseTicket,
    EndDrill,
    HandOver,
    NoteDrill,
    NoteShift,
    OpenTicket,
    ReportTicket,
    TicketBegun,
    TicketTold,
)
from parley.line.commands_messages import (
    Cancel,
    Correct,
    Expect,
    Inform,
    Nack,
    Office,
    Query,
    Readdress,
    See,
    Write,
)
from parley.line.commands_release import (
    AskClaimed,
    ChangeDraft,
    CheckClaimed,
    HoldBack,
    OpenClaimed,
    OverrideClaimed,
    RejectDraft,
    ReleaseDraft,
    TellBook,
    TellWords,
    UsePair,
    VerifyDraft,
    WithdrawClaimed,
    WriteDraft,
)
from parley.line.commands_requests import Judge, Miss, Tell
from parley.line.request import RefPrefix, Request, Time
from parley.line.terms import Do
from parley.line.values import (
    Declared,
    Layer,
    PendingCode,
    Precedence,
    Refusal,
    RefusalCode,
)

_ENVELOPE: Final = frozenset(("req", "id", "line"))  # the control protocol's own


class BeginTest(Request, frozen=True, tag="test"):
    """Test the line now."""

    layer: Layer = Layer.STATION
    post: PostName | None = None


class SendReadBack(Request, frozen=True, tag="read_back"):
    """Read their test back. `phrase`: as the person typed it; left out: the first language's as sent."""

    test: RefPrefix = ""
    post: PostName | None = None
    phrase: Spoken | None = None


class PlaceCall(Request, frozen=True, tag="call.place"):
    """Call them. `climb`: how far the ladder may go on unaided."""

    to: PostName
    from_: PostName | None = field(default=None, name="from")
    precedence: Precedence = Precedence.PRIORITY
    subject: Short = ""
    languages: tuple[Language, ...] = ()
    needed_by: Time | None = None
    refers: RefPrefix | None = None
    preempts: RefPrefix | None = None
    climb: Do | None = None
    exercise: bool = False


class OfCall(Request, frozen=True, tag=None, kw_only=True):
    """Something about one call. `call`: a ref or its beginning; empty where only one is open."""

    call: RefPrefix = ""


class Attend(OfCall, frozen=True, tag="call.attend"):
    """Take it up, without an answer yet."""

    post: PostName | None = None


class Paint(OfCall, frozen=True, tag="call.painted"):
    """A console has shown that it rings, at `post`. Said again, too late, or of another post, it changes nothing."""

    console: Short = ""
    post: PostName | None = None


class Accept(OfCall, frozen=True, tag="call.accept"):
    """Yes."""


class Await(OfCall, frozen=True, tag="call.pending"):
    """Somebody else must decide. Not a refusal."""

    decider: PostName
    code: PendingCode = PendingCode.PRINCIPAL
    review_by: Time = "+12h"


class Renew(OfCall, frozen=True, tag="call.still_pending"):
    """Still waiting for the decision."""

    decider: PostName | None = None
    review_by: Time = "+12h"


class Refuse(OfCall, frozen=True, tag="call.refuse"):
    """No, with a code."""

    code: RefusalCode = RefusalCode.NO_REASON
    text: Remark = ""
    alternative: Short | None = None
    retry_after: Time | None = None


class Delegate(OfCall, frozen=True, tag="call.delegate"):
    """Another post of ours will answer."""

    to: PostName


class Schedule(OfCall, frozen=True, tag="call.schedule"):
    """Not now, but then."""

    from_: Time = field(name="from")
    until: Time


class AgreeSchedule(OfCall, frozen=True, tag="call.schedule_agree"):
    """The time they offered suits."""


class AskInWriting(OfCall, frozen=True, tag="call.in_writing"):
    """Write instead."""


class Identity(OfCall, frozen=True, tag="call.identity"):
    """The caller was checked: `how` is the method, or why it failed; an override takes two posts."""

    result: Literal["held", "failed", "overridden"]
    how: Short = ""
    first: PostName | None = None
    second: PostName | None = None


class Principals(OfCall, frozen=True, tag="call.principals"):
    """The principals are here."""


class Interpreters(OfCall, frozen=True, tag="call.interpreters"):
    """The interpreters are here, or not needed."""

    needed: bool = True


class BothOn(OfCall, frozen=True, tag="call.both_on"):
    """They talk."""


class HangUp(OfCall, frozen=True, tag="call.hang_up"):
    """The talk is over."""


class Withdraw(OfCall, frozen=True, tag="call.withdraw"):
    """We take our call back."""

    why: Short = ""


class WithdrawClaim(Request, frozen=True, tag="claim.withdraw"):
    """Our claim that a call or test met silence was wrong. `of`: the whole ref of that call or test."""

    of: RefPrefix
    why: Short = ""


class Declare(Request, frozen=True, tag="declare"):
    """Say how our side of the line is."""

    state: Declared
    reason: Short = ""
    from_: Time | None = field(default=None, name="from")
    review: Time | None = None
    emergency_exception: bool = False


class Propose(Request, frozen=True, tag="agree"):
    """Sign these terms; what is left out has its default."""

    terms: dict[str, Any]


class SignTheirs(Request, frozen=True, tag="agree.sign"):
    """Sign the terms that they signed."""


class TellDesk(Request, frozen=True, tag="desk"):
    """Somebody is at our desk, or nobody is. Ours alone: only what follows from it is told.

    `screen`: they sit at a console that says what it has shown (`call.painted`). `closed`: it is not open any longer;
    nobody has said that they left.
    """

    manned: bool
    post: PostName | None = None
    screen: bool = False
    closed: bool = False


class TellExercises(Request, frozen=True, tag="exercises"):
    """Whether our station takes exercise traffic."""

    accepted: bool


AnyRequest: TypeAlias = (
    BeginTest | SendReadBack | PlaceCall | Attend | Accept | Await | Renew | Refuse | Delegate | Schedule
    | AgreeSchedule | AskInWriting | Identity | Principals | Interpreters | BothOn | HangUp | Withdraw
    | Paint | WithdrawClaim | Write | See | Office | Inform | Query | Nack | Expect | Cancel | Correct | Readdress
    | Declare | Propose | SignTheirs | TellDesk | TellExercises
    | OpenTicket | TicketTold | TicketBegun | CloseTicket | ReportTicket | BeginDrill | NoteDrill | EndDrill
    | BeginShift | NoteShift | HandOver | Judge | Tell | Miss
    | WriteDraft | ChangeDraft | VerifyDraft | ReleaseDraft | RejectDraft | HoldBack
    | OpenClaimed | AskClaimed | CheckClaimed | OverrideClaimed | WithdrawClaimed | TellBook | UsePair | TellWords
)  # fmt: skip
REQUESTS: Final = tuple(str(known.__struct_config__.tag) for known in AnyRequest.__args__)


def read(request: Mapping[str, Any]) -> AnyRequest:
    """The request that these fields are. Raises Refusal."""
    fields = {name: value for name, value in request.items() if name not in _ENVELOPE}
    if fields.get("do") not in REQUESTS:
        raise Refusal(
            f"there is nothing called {str(fields.get('do'))[:40]!r} to do", f"one of: {', '.join(REQUESTS)}"
        )
    try:
        known: AnyRequest = msgspec.convert(fields, AnyRequest)
    except (msgspec.ValidationError, ValueError) as why:
        usage = f"see: parley {fields['do'].replace('.', ' ').replace('_', '-')} --help"
        raise Refusal(misfits.told(why), misfits.hint(why, usage)) from why
    return known
