"""The terms of an agreement: what both sides must share, and so sign.

Defaults are ours; a source stands beside those that have one. Its hash is that of its canonical JSON, so that two
stations, and a stranger's, name the same terms alike.
Spec: docs/spec/agreement.md.
"""

from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Final, TypeAlias

import msgspec
from msgspec import Meta, Struct

from parley.line.bounds import LIST_MAX, POSTS_MAX, HashOrNone, Language, Named, PartyName, PostName, Short
from parley.line.values import Post, Role
from parley.record import canonical

_MINUTE: Final = 60
_HOUR: Final = 3_600
_DAY: Final = 86_400

Seconds: TypeAlias = Annotated[int, Meta(ge=1, le=30 * _DAY)]
ClockTime: TypeAlias = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z")]  # "09:00"
Days: TypeAlias = Annotated[int, Meta(ge=1, le=3_660)]  # ten years
Day: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])\Z")]

SkewMs: TypeAlias = Annotated[int, Meta(ge=1, le=3_600_000)]
RULES_MAX: Final = 40  # lines: the card of the rules is one page
FALLBACKS_MAX: Final = 100  # numbers of both sides together; ours
RECEIPT_LEAST: Final = 2  # the watch; what a station signs is level 1, and no agreement can do without it


class Weekday(StrEnum):
    """ISO 8601's days, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class PostTerms(Struct, frozen=True, forbid_unknown_fields=True):
    """A post that one party discloses, and who stands in for it, in order."""

    name: PostName
    role: Role
    alternates: Annotated[tuple[PostName, ...], Meta(max_length=LIST_MAX)] = ()


class Side(Struct, frozen=True, forbid_unknown_fields=True):
    """One party's posts, the first desk being where its calls ring."""

    party: PartyName
    posts: Annotated[tuple[PostTerms, ...], Meta(min_length=1, max_length=POSTS_MAX)]

    def post(self, name: str) -> PostTerms | None:
        """The post of that name, if it is disclosed."""
        return next((post for post in self.posts if post.name == name), None)

    @property
    def desks(self) -> tuple[Post, ...]:
        return tuple(post.name for post in self.posts if post.role is Role.DESK)


class Do(StrEnum):
    """What a rung of the ladder does."""

    RETRY = "retry"
    ALTERNATE = "alternate"
    OTHER_LEVEL = "other_level"
    TEXT = "text"
    MEDIATOR = "mediator"


class Rung(Struct, frozen=True, forbid_unknown_fields=True):
    """One step after a silent end, so long after the failed attempt: FLASH and IMMEDIATE, and the others."""

    do: Do
    urgent_s: Annotated[int, Meta(ge=0, le=30 * _DAY)]
    other_s: Annotated[int, Meta(ge=0, le=30 * _DAY)]


LADDER: Final = (  # ours: docs/spec/agreement.md, §1.4; "at once" is 0
    Rung(Do.TEXT, 0, 12 * _HOUR),
    Rung(Do.RETRY, 2 * _MINUTE, 30 * _MINUTE),
    Rung(Do.RETRY, 4 * _MINUTE, _HOUR),
    Rung(Do.ALTERNATE, 5 * _MINUTE, 2 * _HOUR),
    Rung(Do.OTHER_LEVEL, 10 * _MINUTE, 12 * _HOUR),
    Rung(Do.MEDIATOR, _HOUR, _DAY),
)


class Waits(Struct, frozen=True, forbid_unknown_fields=True):
    """How long each state of a call may last before silence is named, in seconds of the owner's clock."""

    drafted_s: Seconds = _DAY
    remind_s: Seconds = 15 * _MINUTE
    placed_urgent_s: Seconds = 2 * _MINUTE
    placed_s: Seconds = 10 * _MINUTE
    delivered_s: Seconds = _MINUTE
    consoles_s: Seconds = _MINUTE  # ringing so long at the post, then at all consoles
    ringing_s: Seconds = 3 * _MINUTE
    attended_s: Seconds = 10 * _MINUTE
    awaiting_s: Seconds = 2 * _DAY  # US-China 2023: 48 h and more; in all, never restarted
    renewal_s: Seconds = 12 * _HOUR
    windowing_s: Seconds = 12 * _HOUR
    checking_s: Seconds = 5 * _MINUTE
    summoning_s: Seconds = 15 * _MINUTE
    interpreting_s: Seconds = 15 * _MINUTE
    ready_s: Seconds = 2 * _MINUTE
    talking_s: Seconds = 15  # without media, where our station carries them
    unheard_s: Seconds = (
        4 * _HOUR
    )  # a talk that our station cannot hear: a lost hang-up must not last for ever
    interrupted_s: Seconds = 5 * _MINUTE
    whole_s: Seconds = 30 * _DAY


class PersonTests(Struct, frozen=True, forbid_unknown_fields=True):
    """A party's tests of the other's desk: at these times of day, at that post."""

    by: PartyName
    times: Annotated[tuple[ClockTime, ...], Meta(min_length=1, max_length=24)]
    post: PostName


class Cadence(Struct, frozen=True, forbid_unknown_fields=True):
    """How often the line is tested, in each of its three layers, and what missed tests lead to."""

    echo_s: Seconds = 60
    station_test_s: Seconds = _HOUR  # Moscow-Washington
    station_wait_s: Seconds = 10 * _MINUTE
    person_tests: Annotated[tuple[PersonTests, ...], Meta(max_length=LIST_MAX)] = ()
    read_back_s: Seconds = 15 * _MINUTE
    alarm_s: Seconds = 12 * _HOUR
    mediator_s: Seconds = _DAY
    utc_offset_min: Annotated[int, Meta(ge=-14 * 60, le=14 * 60)] = 0  # of `times`, `holidays` and `weekend`


class Receipts(Struct, frozen=True, forbid_unknown_fields=True):
    """How far up a party's receipts go: 2 its watch, 3 the office of its principal, 4 the principal."""

    party: PartyName
    highest: Annotated[int, Meta(ge=RECEIPT_LEAST, le=4)]


class Requests(Struct, frozen=True, forbid_unknown_fields=True):
    """How long a request for explanation waits for its reply, then for a meeting: Vienna Document 2011, ch. III."""

    reply_s: Seconds = 2 * _DAY
    meeting_s: Seconds = 2 * _DAY


class Fallback(Struct, frozen=True, forbid_unknown_fields=True):
    """How a party can be reached when this line is dead: a number or a way, who answers there, and at which hours."""

    party: PartyName
    what: Short
    number: Short
    hours: Short = ""


class Drills(Struct, frozen=True, forbid_unknown_fields=True):
    """How often the numbers are tried, the line is exercised with a score, and keys are changed face to face."""

    contact_days: Days = 30  # monthly
    exercise_days: Days = 90  # quarterly
    rekey_days: Days = 730  # CATALINK design


class Repair(Struct, frozen=True, forbid_unknown_fields=True):
    """A fault that lasts `out_s` is told to the other side by `told_s`, its repair begun by `begun_s`.

    All three from when it was first seen. NERC COM-001-3, R9 and R10.
    """

    out_s: Seconds = 30 * _MINUTE
    told_s: Seconds = _HOUR
    begun_s: Seconds = 2 * _HOUR


class Clocks(Struct, frozen=True, forbid_unknown_fields=True):
    """How far the two clocks may be apart. CATALINK refuses beyond it; here it is shown, and nothing is dropped."""

    warn_ms: SkewMs = 2_000
    alarm_ms: SkewMs = 10_000

    def __post_init__(self) -> None:
        if self.warn_ms > self.alarm_ms:
            raise ValueError("the alarm of the clocks comes before their warning")


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """All that both sides sign before the line opens."""

    title: Short
    sides: Annotated[tuple[Side, ...], Meta(min_length=2, max_length=2)]
    languages: Annotated[tuple[Language, ...], Meta(min_length=1, max_length=8)] = ("en",)
    bearers: Annotated[tuple[Named, ...], Meta(max_length=LIST_MAX)] = ("https",)
    waits: Waits = Waits()
    ladder: Annotated[tuple[Rung, ...], Meta(max_length=LIST_MAX)] = LADDER
    cadence: Cadence = Cadence()
    holidays: Annotated[tuple[Day, ...], Meta(max_length=400)] = ()
    weekend: Annotated[tuple[Weekday, ...], Meta(max_length=7)] = ()
    principal_attempts: Annotated[int, Meta(ge=1, le=20)] = 3
    hops_max: Annotated[int, Meta(ge=0, le=10)] = 3
    flash_a_day: Annotated[int, Meta(ge=0, le=1_000)] = 10
    messages_an_hour: Annotated[int, Meta(ge=1, le=10_000)] = 60
    receipts: Annotated[tuple[Receipts, ...], Meta(max_length=2)] = ()
    receipts_shared: bool = False
    requests: Requests = Requests()
    drills: Drills = Drills()
    repair: Repair = Repair()
    clocks: Clocks = Clocks()
    rules: Annotated[tuple[Short, ...], Meta(max_length=RULES_MAX)] = ()
    fallback: Annotated[tuple[Fallback, ...], Meta(max_length=FALLBACKS_MAX)] = ()
    forms: HashOrNone = ""
    phrases: HashOrNone = ""

    def __post_init__(self) -> None:
        """Raises ValueError where the parts contradict each other."""
        ours, theirs = self.sides
        if ours.party == theirs.party:
            raise ValueError("both sides are the same party")
        for side in self.sides:
            _check_side(side)
        for tests in self.cadence.person_tests:
            other = theirs if tests.by == ours.party else ours
            if tests.by not in (ours.party, theirs.party) or other.post(tests.post) is None:
                raise ValueError(
                    f"{tests.by} cannot test {tests.post}: no such party, or no such post opposite"
                )
        _check_named(self)

    def highest_receipt(self, party: str) -> int:
        """How far up that party gives receipts."""
        return next((said.highest for said in self.receipts if said.party == party), RECEIPT_LEAST)

    def side(self, party: str) -> Side:
        """The posts of that party. Raises KeyError if it is not of this agreement."""
        for side in self.sides:
            if side.party == party:
                return side
        raise KeyError(party)


def _check_named(terms: Terms) -> None:
    """Raises ValueError where receipts or fall-backs are of somebody else."""
    parties = {side.party for side in terms.sides}
    receipts = [said.party for said in terms.receipts]
    if len(set(receipts)) != len(receipts):
        raise ValueError(f"the receipts of {receipts[0]} are agreed twice")
    for party in (*receipts, *(way.party for way in terms.fallback)):
        if party not in parties:
            raise ValueError(f"{party} is no party of this agreement")


def _check_side(side: Side) -> None:
    names = [post.name for post in side.posts]
    if len(set(names)) != len(names):
        raise ValueError(f"{side.party} names a post twice")
    if not side.desks:
        raise ValueError(f"{side.party} names no desk: its calls would ring nowhere")
    for post in side.posts:
        if post.name in post.alternates or not set(post.alternates) <= set(names):
            raise ValueError(
                f"{side.party}: the alternates of {post.name} are not other posts of the same side"
            )


def terms_hash(terms: Terms) -> str:
    """What both sign: the SHA-256, in hex, of the terms' canonical JSON."""
    return sha256(canonical.encode(tree(terms))).hexdigest()


def tree(terms: Terms) -> dict[str, Any]:
    """The terms as an entry carries them: every field there, the defaults filled in."""
    built: dict[str, Any] = msgspec.to_builtins(terms)
    return built
