"""What our own people may ask for before anything leaves: drafts, claimed calls, authenticators, secret words.

`by` is an office of ours ("duty officer 2"), never a person's name, and never sent.
Reference: docs/reference/requests.md.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from parley.line.bounds import HashHex, Named, PostName, Remark, Short, Spoken, Stamp, Text
from parley.line.commands_messages import Letter
from parley.line.request import RefPrefix, Request, Time
from parley.line.values import Precedence

WORDS_MAX = 8
PAIRS_MAX = 2_000

Secrets: TypeAlias = Annotated[tuple[Spoken, ...], Meta(max_length=WORDS_MAX)]
PairNumber: TypeAlias = Annotated[int, Meta(ge=1, le=PAIRS_MAX)]


class WriteDraft(Letter, Request, frozen=True, tag="draft.write"):
    """Draft a message. `needed_by`: not released by then, it is held back."""

    by: Named
    needed_by: Time | None = None


class OfDraft(Request, frozen=True, tag=None):
    """Something about one draft. `draft`: its ref or the beginning of it."""

    draft: RefPrefix
    by: Named


class AsRead(OfDraft, frozen=True, tag=None):
    """What holds of the text that somebody read. `changes`: how often it had been changed then; None: any."""

    changes: Annotated[int, Meta(ge=0, le=1_000_000)] | None = None


class ChangeDraft(AsRead, frozen=True, tag="draft.change"):
    """Another text in its place, or a whole other letter."""

    text: Text | None = None
    letter: Letter | None = None


class VerifyDraft(AsRead, frozen=True, tag="draft.verify"):
    """Read as it stands, and found right."""


class ReleaseDraft(AsRead, frozen=True, tag="draft.release"):
    """Let it go, at once or, below MINIMIZE, by itself afterwards (`unaided`) or after being asked again."""

    precedence: Precedence | None = None
    post: PostName | None = None
    unaided: bool = False


class RejectDraft(OfDraft, frozen=True, tag="draft.reject"):
    """No, and why."""

    why: Short


class HoldBack(OfDraft, frozen=True, tag="draft.hold_back"):
    """Its author takes it back."""

    why: Short = ""


class OpenClaimed(Request, frozen=True, tag="claimed.open"):
    """A voice outside the line says that it is `caller_post` of theirs. `ask`: ask their desk at once."""

    caller_post: PostName
    channel: Short
    by: Named
    to: PostName | None = None
    said: Remark = ""
    ask: bool = False


class OfClaimed(Request, frozen=True, tag=None):
    """Something about one claimed call. `claimed`: its ref or the beginning of it."""

    claimed: RefPrefix
    by: Named


class AskClaimed(OfClaimed, frozen=True, tag="claimed.ask"):
    """Ask their desk over the line whether it is theirs."""


class CheckClaimed(OfClaimed, frozen=True, tag="claimed.check"):
    """What a check of the voice came to. `authenticator`: the number of the pair, where that was the method."""

    result: Literal["held", "failed", "no-record"]
    how: Short = ""
    authenticator: PairNumber | None = None


class OverrideClaimed(OfClaimed, frozen=True, tag="claimed.override"):
    """Fetch the principal although no check held: takes two."""

    second: Named | None = None
    why: Short = ""


class WithdrawClaimed(OfClaimed, frozen=True, tag="claimed.withdraw"):
    """The voice is gone."""

    why: Short = ""


class TellBook(Request, frozen=True, tag="authbook.told"):
    """A book of authenticators is in our station's folder. `first`: whether the odd numbers are ours to ask."""

    book: HashHex
    pairs: PairNumber
    first: bool
    made: Stamp


class UsePair(Request, frozen=True, tag="authbook.use"):
    """A pair is taken from the book: to ask with it, or to answer with it. Once, whatever comes of it."""

    number: PairNumber
    use: Literal["ask", "answer"]
    by: Named
    right: bool = True


class TellWords(Request, frozen=True, tag="words"):
    """The secret words of both sides, all of them. Kept in memory only: never written down, never sent."""

    our_duress: Secrets = ()
    their_duress: Secrets = ()
    our_compromise: Secrets = ()
    their_compromise: Secrets = ()
