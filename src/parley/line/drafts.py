"""What a party has before anything leaves: drafts of messages, and calls from outside the line that claim to be theirs.

Private matters both: what became of them is in our journal. Their tables: release.py, claimed.py.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from parley.line.commands_messages import Letter
from parley.line.private import Private
from parley.line.values import Post, Ref
from parley.line.written import MessageSent
from parley.record.entry import Instant


class DraftState(StrEnum):
    """Where a draft stands. Three ends: it left, somebody said no, or nobody said yes in time."""

    DRAFTED = "DRAFTED"  # written, and nobody else has read it as it stands
    VERIFIED = "VERIFIED"  # read as it stands, and found right
    DEFERRED = "DEFERRED"  # released, but below what MINIMIZE lets through: kept until that ends

    RELEASED = "RELEASED"  # end: it is a message on the record
    NOT_RELEASED = "NOT_RELEASED"  # end: somebody said no, and why
    HELD_BACK = "HELD_BACK"  # end: not released in time, or taken back by its author; so never sent


DRAFT_ENDS: Final = frozenset((DraftState.RELEASED, DraftState.NOT_RELEASED, DraftState.HELD_BACK))


class Drafted(Private, frozen=True, tag="draft", tag_field="thing", kw_only=True):
    """A message that somebody wants to send. `by`: the office of ours that wrote the text as it stands."""

    letter: Letter
    by: str
    why: str  # what it is for, where a machine of ours drafted it
    state: DraftState
    since_ms: Instant
    until_ms: Instant | None = None  # then its silence is named, or MINIMIZE is over; None at an end
    remind_ms: Instant | None = None  # then its releaser is reminded, once; None afterwards
    needed_by_ms: Instant | None = None
    ready: MessageSent | None = None  # deferred: what was released, as the releaser saw it
    unaided: bool = False  # deferred: the releaser said that it goes by itself when MINIMIZE is over
    changes: int = 0
    verified_by: str = ""
    released_by: str = ""  # who released it, or said no
    reason: str = ""  # why not
    message: Ref | None = None  # what it became

    @property
    def open(self) -> bool:
        return self.state not in DRAFT_ENDS

    @property
    def due_ms(self) -> Instant | None:
        """When time alone next changes something about it."""
        return min((due for due in (self.remind_ms, self.until_ms) if due is not None), default=None)


class ClaimState(StrEnum):
    """Where a claimed call stands. No principal is fetched before SUMMONING."""

    CHECKING = "CHECKING"  # is the voice who it says?

    SUMMONING = "SUMMONING"  # it held, or two overrode it: a principal of ours may be fetched
    UNVERIFIED = "UNVERIFIED"  # nobody settled it in time
    MISMATCHED = "MISMATCHED"  # end: the voice was not who it said
    WITHDRAWN = "WITHDRAWN"  # end: the voice went away


class Verdict(StrEnum):
    """What their desk signed about a call that claimed to be theirs. The values are those of CALL-CHECK-REPLY."""

    OURS = "ours"
    NOT_OURS = "not-ours"
    ASKING = "asking"


class Check(Struct, frozen=True):
    """One check that somebody made: `result` is held, failed or no-record."""

    result: str
    how: str
    by: str
    at_ms: Instant


class Claimed(Private, frozen=True, tag="claimed", tag_field="thing", kw_only=True):
    """A voice outside the line claims to be a post of theirs, and wants a post of ours. `said`: what it said."""

    caller_post: Post
    to: Post
    channel: str
    said: str
    by: str
    state: ClaimState
    since_ms: Instant
    until_ms: Instant | None = (
        None  # CHECKING: then it is UNVERIFIED; later: how long their answer is awaited
    )
    disclosed: bool = True  # the agreement names a post of theirs that is called so
    offers: tuple[Ref, ...] = ()  # open calls of theirs between these posts, when it was opened
    checks: tuple[Check, ...] = ()
    draft: Ref | None = None  # the CALL-CHECK to their desk, among our drafts
    asked: Ref | None = None  # the same once it was released: a message of ours
    reply: Ref | None = None  # their desk's last answer,
    verdict: Verdict | None = None  # and what it says
    overridden_by: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Whether it is kept in memory: still checked, or so lately settled that their desk may still answer."""
        return self.until_ms is not None

    @property
    def due_ms(self) -> Instant | None:
        """When time alone next changes something about it."""
        return self.until_ms
