"""The closed vocabulary: every kind of entry that a line may carry, its fields and their bounds.

A body has exactly the fields of its kind, null where a field is empty. What does not fit, or is of a kind that we do
not know, becomes `Unknown`: kept, shown, never lost. Spec: docs/spec/entries.md.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, TypeAlias, cast

import msgspec
from msgspec import Meta, Struct, field

from parley.line import misfits
from parley.line.bounds import (
    CardText,
    HashHex,
    Language,
    Milliseconds,
    PhraseText,
    PostName,
    RefHex,
    Remark,
    Short,
    Size,
    Spoken,
    Stamp,
    check_stamps,
)
from parley.line.fact import TAG, Fact
from parley.line.terms import Terms
from parley.line.values import Declared, PendingCode, Precedence, Ref, RefusalCode
from parley.line.written import (
    AnswerExpected,
    AssuranceMissed,
    AssuranceTold,
    Attachment,
    Marking,
    MessageInformed,
    MessageNacked,
    MessageOffice,
    MessageQueried,
    MessageSeen,
    MessageSent,
    MessageWord,
    RequestJudged,
    RequestSilent,
    Translation,
)
from parley.record.entry import Instant

__all__ = [  # what is written down in `fact` and `written`, to be had from here with the rest
    "AnswerExpected",
    "AssuranceMissed",
    "AssuranceTold",
    "Attachment",
    "Fact",
    "Marking",
    "MessageInformed",
    "MessageNacked",
    "MessageOffice",
    "MessageQueried",
    "MessageSeen",
    "MessageSent",
    "MessageWord",
    "RequestJudged",
    "RequestSilent",
    "Translation",
]

Languages: TypeAlias = Annotated[tuple[Language, ...], Meta(max_length=8)]
SilentEnd: TypeAlias = Literal[
    "LINE_DEAD",
    "UNATTENDED",
    "UNANSWERED",
    "UNDECIDED",
    "UNAPPROVED",
    "NO_WINDOW",
    "REPLACED",
    "UNVERIFIED",
    "NOT_JOINED",
    "INTERRUPTED",  # not an end: the talk was lost, and may be heard again
    "CUT_OFF",
    "OUR_FAULT",
]
TestEnd: TypeAlias = Literal["LINE_DEAD", "UNATTENDED", "OUR_FAULT"]


# --- the station's own; the engine shows them and draws no conclusion ---------------------------------------


class LogPoint(Struct, frozen=True, forbid_unknown_fields=True):
    """A size of a log, by epoch."""

    epoch: Short
    size: Size


class LogHead(Struct, frozen=True, forbid_unknown_fields=True):
    """A size of a log with its root."""

    epoch: Short
    size: Size
    root: HashHex


class EpochBegun(Fact, frozen=True, tag="epoch/1"):
    """A station begins a new log: after its first start, a restore, a reboot."""

    card: Short
    previous: LogHead | None
    holds: LogPoint


class CardChanged(Fact, frozen=True, tag="card/1"):
    """A new card, signed by the old keys; which receipts of the old ones still count. Read by record/identity."""

    card: CardText
    their_epoch: Short
    their_size: Size


class SealRotated(Fact, frozen=True, tag="seal.rotated/1"):
    """A new sealing key for what comes to this station."""

    key: Annotated[str, Meta(max_length=4_000)]


# --- the line -----------------------------------------------------------------------------------------------


class AgreementSigned(Fact, frozen=True, tag="agreement.signed/1"):
    """These terms, in place of those with the hash `replaces`; both parties' entries make them stand."""

    terms: Terms
    replaces: HashHex | None


class LineDeclared(Fact, frozen=True, tag="line.declared/1"):
    """What its author says of its own side of the line."""

    state: Declared
    reason: Short
    from_: Stamp = field(name="from")
    review: Stamp | None
    emergency_exception: bool

    def __post_init__(self) -> None:
        check_stamps(self.from_, self.review)


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """A test phrase in one language."""

    language: Language
    text: PhraseText


class StationTest(Fact, frozen=True, tag="test.station/1"):
    """A question to their station; the cosignature is the answer."""


class PersonTest(Fact, frozen=True, tag="test.person/1"):
    """A question to whoever is at the desk: read this back."""

    post: PostName
    phrase: Annotated[tuple[Phrase, ...], Meta(min_length=1, max_length=8)]
    wait_ms: Milliseconds


class ReadBack(Fact, frozen=True, tag="test.read_back/1"):
    """A person read this back."""

    test: RefHex
    post: PostName
    phrase: Spoken


class TestSilent(Fact, frozen=True, tag="test.silent/1"):
    """The tester's claim: nothing came, and we listened so long."""

    __test__ = False  # pytest: not a class of tests

    test: RefHex
    end: TestEnd
    listened_ms: Milliseconds


class ClaimWithdrawn(Fact, frozen=True, tag="claim.withdrawn/1"):
    """Our claim of silence was wrong. `claim`: the entry that made it; `of`: the call or test it was about."""

    claim: RefHex
    of: RefHex
    why: Short


# --- calls --------------------------------------------------------------------------------------------------


class CallPlaced(Fact, frozen=True, tag="call.placed/1"):
    """An attempt by voice begins: `from_` is the caller's post, `to` is asked for."""

    from_: PostName = field(name="from")
    to: PostName
    precedence: Precedence
    subject: Short
    languages: Languages
    needed_by: Stamp | None
    refers: RefHex | None
    preempts: RefHex | None
    agreement: HashHex
    exercise: bool

    def __post_init__(self) -> None:
        check_stamps(self.needed_by)


class CallWord(Fact, frozen=True, tag=None):
    """Something said about one call."""

    call: RefHex


class Withdrawn(CallWord, frozen=True, tag="call.withdrawn/1"):
    """The caller takes the call back."""

    why: Short


class Silent(CallWord, frozen=True, tag="call.silent/1"):
    """The caller's claim: nothing came, and we listened so long."""

    end: SilentEnd
    listened_ms: Milliseconds


class Rang(CallWord, frozen=True, tag="call.rang/1"):
    """It rings at this post, which is manned."""

    post: PostName


class NobodyThere(CallWord, frozen=True, tag="call.nobody_there/1"):
    """Their station says that nobody is there."""

    post: PostName


class PickedUp(CallWord, frozen=True, tag="call.picked_up/1"):
    """A person took it up; no answer yet."""

    post: PostName


class Accepted(CallWord, frozen=True, tag="call.accepted/1"):
    """Yes: now the caller's identity is checked."""


class ApprovalAwaited(CallWord, frozen=True, tag="call.approval_awaited/1"):
    """Not a refusal: somebody else must decide, and by then we say how it stands."""

    code: PendingCode
    decider: PostName
    review_by: Stamp

    def __post_init__(self) -> None:
        check_stamps(self.review_by)


class StillPending(CallWord, frozen=True, tag="call.still_pending/1"):
    """The renewal that keeps a pending answer from going stale."""

    decider: PostName
    review_by: Stamp

    def __post_init__(self) -> None:
        check_stamps(self.review_by)


class WindowOffered(CallWord, frozen=True, tag="call.window_offered/1"):
    """Not now, but then; in answer to an offer it is the counter-offer."""

    from_: Stamp = field(name="from")
    until: Stamp

    def __post_init__(self) -> None:
        check_stamps(self.from_, self.until)
        if self.from_ >= self.until:
            raise ValueError("the window ends before it begins")


class WindowAgreed(CallWord, frozen=True, tag="call.window_agreed/1"):
    """The window last offered suits."""


class Delegated(CallWord, frozen=True, tag="call.delegated/1"):
    """Another post will answer; the call goes there."""

    to: PostName


class AskedInWriting(CallWord, frozen=True, tag="call.asked_in_writing/1"):
    """Write instead."""


class Refused(CallWord, frozen=True, tag="call.refused/1"):
    """A coded no. `by`: a person at the desk, or the station by a rule of its declared state."""

    code: RefusalCode
    text: Remark
    by: Literal["desk", "station"]
    alternative: Short | None
    retry_after: Stamp | None

    def __post_init__(self) -> None:
        check_stamps(self.retry_after)


class IdentityHeld(CallWord, frozen=True, tag="call.identity_held/1"):
    """The caller is who they say."""

    method: Short


class IdentityFailed(CallWord, frozen=True, tag="call.identity_failed/1"):
    """The caller is not, or could not show it."""

    why: Short


class Overridden(CallWord, frozen=True, tag="call.overridden/1"):
    """Two posts answer for going on without the check. One alone never can."""

    first: PostName
    second: PostName


class PrincipalsHere(CallWord, frozen=True, tag="call.principals_here/1"):
    """The principals have come, the lower rank first."""


class InterpretersReady(CallWord, frozen=True, tag="call.interpreters_ready/1"):
    """The interpreters have come."""


class InterpretersNotNeeded(CallWord, frozen=True, tag="call.interpreters_not_needed/1"):
    """They go without interpreters."""


class BothOn(CallWord, frozen=True, tag="call.both_on/1"):
    """Both principals are on; after a loss, again."""


class HungUp(CallWord, frozen=True, tag="call.hung_up/1"):
    """The talk is over."""


# --- what is none of these ----------------------------------------------------------------------------------


class Unknown(Fact, frozen=True, tag="?"):
    """An entry of a kind that this release does not know, or whose body does not fit its kind."""

    kind: str
    body: dict[str, Any]
    why: str


Known: TypeAlias = (
    EpochBegun | CardChanged | SealRotated
    | AgreementSigned | LineDeclared | StationTest | PersonTest | ReadBack | TestSilent | ClaimWithdrawn
    | CallPlaced | Withdrawn | Silent | Rang | NobodyThere | PickedUp | Accepted | ApprovalAwaited | StillPending
    | WindowOffered | WindowAgreed | Delegated | AskedInWriting | Refused | IdentityHeld | IdentityFailed | Overridden
    | PrincipalsHere | InterpretersReady | InterpretersNotNeeded | BothOn | HungUp
    | MessageSent | MessageSeen | MessageOffice | MessageInformed | MessageQueried | MessageNacked | AnswerExpected
    | RequestSilent | RequestJudged | AssuranceTold | AssuranceMissed
)  # fmt: skip
AnyFact: TypeAlias = Known | Unknown

KINDS: Final[Mapping[str, type[Fact]]] = {str(known.__struct_config__.tag): known for known in Known.__args__}
_FIELDS: Final = {kind: frozenset(known.__struct_encode_fields__) for kind, known in KINDS.items()}


def kind(fact: Fact) -> str:
    """The name that an entry of this fact has: `call.refused/1`."""
    return fact.kind if isinstance(fact, Unknown) else str(fact.__struct_config__.tag)


def body(fact: Fact) -> dict[str, Any]:
    """The entry's own fields, ready for JSON: every field there, null where it is empty."""
    if isinstance(fact, Unknown):
        return fact.body
    fields: dict[str, Any] = msgspec.to_builtins(fact)
    del fields[TAG]
    return fields


def read(kind: str, fields: Mapping[str, Any]) -> AnyFact:
    """The fact that this entry says; `Unknown` if it is of no kind of ours, or does not fit. Raises nothing."""
    known = KINDS.get(kind)
    if known is None:
        return Unknown(kind, dict(fields), "a kind that this release does not know")
    if fields.keys() != _FIELDS[kind]:
        odd = sorted(str(name)[:40] for name in fields.keys() ^ _FIELDS[kind])
        return Unknown(kind, dict(fields), f"fields missing or too many: {', '.join(odd[:8])}")
    try:
        fact = cast("AnyFact", msgspec.convert(fields, known))
    except (msgspec.ValidationError, ValueError) as why:
        return Unknown(kind, dict(fields), misfits.told(why)[:300])
    # Its defaults must be written out to be signed. Compared as JSON, where a tuple is a list.
    if known is AgreementSigned and _json(body(fact)) != _json(fields):
        return Unknown(kind, dict(fields), "terms with fields left out")
    return fact


_json: Final = msgspec.json.Encoder(order="deterministic").encode


class Word(Struct, frozen=True, omit_defaults=True):
    """A fact with its place in the story.

    `mine`: its author is the party whose side of the line this is. `place`: its index among its author's entries,
    counted over epochs. `at_ms`: the author's claim. `heard_ms`: our clock, when we wrote it or it arrived.
    `after`: how many of the counterpart's entries (places 0..after-1) its author held. `apart`: from which places on,
    each to the end of its log, entries of the counterpart lie beside what it names: of those nothing says whether its
    author held them. `lacks`: how many entries its past names that are not here, `over`: so many of them in logs that
    were over (record/pasts.py).
    """

    mine: bool
    place: int
    ref: Ref
    at_ms: Instant
    heard_ms: Instant
    after: int
    fact: AnyFact
    apart: tuple[int, ...] = ()
    lacks: int = 0
    over: int = 0

    @property
    def unsure(self) -> bool:
        """Whether entries that its author may not have known, or that are not here, may speak of what it speaks of."""
        return bool(self.apart or self.lacks)
