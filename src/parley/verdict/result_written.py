"""Of a verdict, what was written: messages and their numbers, requests for explanation, assurances.

Whatever a party wrote stands in fields of its own (`subject`, `text`, `statement`, `trigger`): none of it is ours.
"""

from enum import StrEnum

from msgspec import Struct

from parley.verdict.result_parts import Claim, Reference, Shown


class Level(StrEnum):
    """How far something written provably came. None stands for another, and none is an approval."""

    ATTEMPTED = "attempted"  # a message: its author's own entry
    ASKED = "asked"  # a request: likewise
    STATED = "stated"  # an assurance: likewise
    DELIVERED = "delivered"
    SEEN = "seen by a person"  # receipt of level 2
    OFFICE = "with the principal's office"  # level 3
    INFORMED = "principal informed"  # level 4
    PREPARED = "answer being prepared"
    ANSWERED = "answered"


class Watch(StrEnum):
    """Whether a person there had a message in the time of its precedence. The sender's clock."""

    IN_TIME = "seen in time"
    LATE = "seen late"
    UNUSABLE = "a person there could not use it"
    OVERDUE = "not seen, and overdue when the record ends"
    WAITING = "not seen, and not yet due when the record ends"
    STOPPED = "cancelled or corrected before anybody had seen it"
    UNDELIVERED = "nothing here shows that it was delivered"
    WITHHELD = "not known: entries are withheld"


class Nack(Struct, frozen=True):
    """A person there could not do anything with it, and said why."""

    post: str
    reason: str
    text: str
    entry: Reference


class Promise(Struct, frozen=True):
    """Their word that an answer is being prepared. `kept` None: its time is not over here, or entries are withheld."""

    post: str
    by: str
    text: str
    kept: bool | None
    entry: Reference


class MessageResult(Struct, frozen=True):
    """A message. Its receipts are receipts only: no approval, agreement or permission.

    `due`: by when its precedence asks a person to have seen it. `crossed`: words that crossed with its cancellation.
    `odd`: what its author could not honestly write in it, or what in it fits no form; empty where entries are withheld.
    """

    ref: str
    by: str
    number: int
    type: str
    from_post: str
    to_posts: tuple[str, ...]
    info_posts: tuple[str, ...]
    precedence: str
    marking: str  # EXERCISE, OPERATION, DRILL, PROJECT, or nothing
    marking_name: str
    unreal: bool  # an exercise or a drill: nothing in it is so
    subject: str
    sent_at: str
    due: str
    level: str
    levels: tuple[Shown, ...]
    watch: str
    queries: tuple[Reference, ...]
    nacks: tuple[Nack, ...]
    promise: Promise | None
    cancelled: Reference | None
    corrections: tuple[Reference, ...]
    readdressed: tuple[Reference, ...]
    replies: tuple[Reference, ...]
    crossed: tuple[Reference, ...]
    one_sided: tuple[str, ...]
    odd: tuple[str, ...]


class NumbersShown(Struct, frozen=True):
    """The numbers of one sending post. `missing`: ranges that its author's whole record does not have.

    None is missing where entries are withheld: `missing` is None then. `repeated`: entries under a number that an
    earlier one has. `behind`: those with a number of their own that is smaller than one before it.
    """

    by: str
    post: str
    messages: int
    highest: int
    missing: tuple[tuple[int, int], ...] | None
    repeated: tuple[Reference, ...]
    behind: tuple[Reference, ...]


class Answer(StrEnum):
    """What became of the reply, whatever was claimed and whenever it came."""

    NONE = "never answered"  # their whole log is here, and has no reply
    WITHHELD = "no reply is shown, and entries are withheld"
    TAKEN_BACK = "answered, and every answer was taken back"
    PART = "answered in part"
    FULL = "every item has an answer"


class JudgedShown(Struct, frozen=True):
    """The requester's word on a reply."""

    adequate: bool
    missing: tuple[str, ...]
    text: str
    entry: Reference


class ReplyShown(Struct, frozen=True):
    """One reply. `late`: the requester had claimed the end of its time before."""

    items: tuple[str, ...]
    missing: tuple[str, ...]
    late: bool
    judged: JudgedShown | None
    taken_back: Reference | None
    entry: Reference


class Absence(Struct, frozen=True):
    """The whole log of `by` has no reply: so many entries, so many of them received, the last of them of `until`."""

    by: str
    entries: int
    receipted: int
    until: str


class MeetingShown(Struct, frozen=True):
    """The request for a meeting that counts. `due`: when the time for an answer was over, by the asked side's clock."""

    levels: tuple[Shown, ...]
    due: str | None
    answer: str  # yes, no, other-time; nothing while there is none
    answered: Reference | None
    taken_back: Reference | None
    silent_by: Reference | None
    entry: Reference


class RequestResult(Struct, frozen=True):
    """A request for explanation: what was asked, what became of it, and what of that is one side's word.

    `state` by the names of docs/spec/requests.md. `waited_s`: the agreed time for the reply; `due`: when it was over
    by the asked side's own clock, None if nothing shows that it was delivered. `afterwards`: what a reply came to where
    none came in time, by the names of line/request_parts.py. `silent_by`: an entry by which the asked side's own log
    shows that the time was over and no reply written. `words`: all this in sentences.
    """

    ref: str
    by: str
    asked_of: str
    number: int
    type: str
    from_post: str
    to_posts: tuple[str, ...]
    precedence: str
    marking: str
    marking_name: str
    unreal: bool
    subject: str
    activity: str  # what is to be explained, which a request without a subject is known by
    items: tuple[str, ...]
    asked_at: str
    state: str
    ended: bool
    afterwards: str | None
    answer: str
    missing: tuple[str, ...]
    level: str
    levels: tuple[Shown, ...]
    waited_s: int
    due: str | None
    promise: Promise | None
    replies: tuple[ReplyShown, ...]
    claims: tuple[Claim, ...]
    silent_by: Reference | None
    absence: Absence | None
    meeting: MeetingShown | None
    words: tuple[str, ...]
    one_sided: tuple[str, ...]
    late: tuple[Reference, ...]
    beside: tuple[Reference, ...]
    odd: tuple[str, ...]


class AboutTrigger(Struct, frozen=True):
    """What one side said of an assurance's trigger."""

    text: str
    entry: Reference


class AssuranceResult(Struct, frozen=True):
    """An assurance: what its author stated, until when, and what either side said of its trigger."""

    ref: str
    by: str
    given_to: str
    number: int
    from_post: str
    to_posts: tuple[str, ...]
    marking: str
    marking_name: str
    unreal: bool
    statement: str
    trigger: str | None
    stated_at: str
    until: str | None
    state: str
    words: tuple[str, ...]
    level: str
    levels: tuple[Shown, ...]
    told: tuple[AboutTrigger, ...]
    missed: tuple[AboutTrigger, ...]
    one_sided: tuple[str, ...]
    odd: tuple[str, ...]
