"""What a request for explanation is told with: replies and judgements, and what of a message's form counts for it.

Whatever the fields of a form may hold, the readers here find in them what they can, and raise nothing.
"""

import re
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.fold import Claim, Fault, Move
from parley.line.requests import ENDS, State
from parley.line.values import Post, Precedence, Ref
from parley.line.written import ITEMS_MAX
from parley.record.entry import Instant

RFE: Final = "RFE"
REPLY: Final = "RFE-REPLY"
MEETING: Final = "MEETING-REQUEST"
MEETING_REPLY: Final = "MEETING-REPLY"
CANCEL: Final = "CANCEL"
QUESTION: Final = "question"  # the further question counts as one more item

_ITEM: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}", re.ASCII)


class Afterwards(StrEnum):
    """What a reply came to that came only after its time: it moves no state, and nobody may overlook it beside one."""

    UNJUDGED = "UNJUDGED"  # it came; the requester has not judged it yet
    ADEQUATE = "ADEQUATE"  # the requester judged it adequate
    INADEQUATE = "INADEQUATE"  # the requester judged it inadequate
    TAKEN_BACK = "TAKEN_BACK"  # its author took it back, and has given no other


class Judged(Struct, frozen=True):
    """The requester's word on one reply."""

    ref: Ref
    adequate: bool
    missing: tuple[str, ...]
    text: str


class Reply(Struct, frozen=True):
    """One reply. `answered`: the items that it gives some answer to, asked or not. `late`: its time had ended."""

    ref: Ref
    at_ms: Instant
    heard_ms: Instant
    answered: tuple[str, ...]
    late: bool
    judged: Judged | None = None
    taken_back: Ref | None = None  # the CANCEL by which its author withdrew it


class Meeting(Struct, frozen=True):
    """The request for a meeting that counts, and what they answered. `place`: of its entry."""

    ref: Ref
    place: int
    at_ms: Instant
    precedence: Precedence
    answer: str = ""  # as their form has it: yes, no, other-time
    answered: Ref | None = None
    taken_back: Ref | None = None  # the CANCEL by which they withdrew that answer


class Expected(Struct, frozen=True):
    """They prepare a reply, and say when to expect it. It moves no clock."""

    ref: Ref
    post: Post
    by_ms: Instant


class Story(Struct, frozen=True):
    """A request as its words tell it. `since_ms` is our clock, and the only part that differs between readers."""

    state: State
    since_ms: Instant
    asked: tuple[str, ...]
    path: tuple[Move, ...] = ()
    replies: tuple[Reply, ...] = ()
    expected: Expected | None = None
    meeting: Meeting | None = None
    meetings: tuple[Ref, ...] = ()  # every request for a meeting, in order
    claims: tuple[Claim, ...] = ()
    late: tuple[Ref, ...] = ()  # what they said after the end of its time: kept, shown beside it
    beside: tuple[Ref, ...] = ()  # what moves nothing here, without blame
    faults: tuple[Fault, ...] = ()

    @property
    def ended(self) -> bool:
        return self.state in ENDS

    @property
    def claim(self) -> Claim | None:
        """The last claim of silence that still stands."""
        return next((claim for claim in reversed(self.claims) if claim.withdrawn is None), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """The items that were asked, and that no reply answers that was not taken back."""
        had = {item for reply in self.replies if reply.taken_back is None for item in reply.answered}
        return tuple(item for item in self.asked if item not in had)

    @property
    def afterwards(self) -> Afterwards | None:
        """What the newest late reply that stands came to; None if none is late, or one came in time."""
        if not self.replies or not all(reply.late for reply in self.replies):
            return None
        stand = [reply for reply in self.replies if reply.taken_back is None]
        if not stand:
            return Afterwards.TAKEN_BACK
        judged = stand[-1].judged
        if judged is None:
            return Afterwards.UNJUDGED
        return Afterwards.ADEQUATE if judged.adequate else Afterwards.INADEQUATE

    @property
    def answered_late(self) -> bool:
        """Whether a reply came only after its time, and stands."""
        return self.afterwards not in {None, Afterwards.TAKEN_BACK}

    @property
    def unjudged(self) -> tuple[Reply, ...]:
        return tuple(reply for reply in self.replies if reply.judged is None)


def items(fact: f.MessageSent) -> tuple[str, ...]:
    """The items that a request asks, in its order, whatever else its fields may hold."""
    listed = fact.fields.get("items")
    asked = [item for item in listed if _is_item(item)] if isinstance(listed, list | tuple) else []
    if _said(fact.fields.get(QUESTION)):
        asked.append(QUESTION)
    return tuple(dict.fromkeys(asked))[:ITEMS_MAX]


def answered(fact: f.MessageSent) -> tuple[str, ...]:
    """The items to which a reply gives an answer that is more than white space, in its order."""
    rows = fact.fields.get("answers")
    given = [
        row["item"]
        for row in (rows if isinstance(rows, list | tuple) else [])
        if isinstance(row, dict) and _is_item(row.get("item")) and _said(row.get("answer"))
    ]
    if _said(fact.fields.get(QUESTION)):
        given.append(QUESTION)
    return tuple(dict.fromkeys(given))[:ITEMS_MAX]


def _is_item(value: object) -> bool:
    return isinstance(value, str) and _ITEM.fullmatch(value) is not None


def _said(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def trimmed(word: Word) -> Word:
    """The word with no more of a message than its story needs: the text stays in the entry that it names."""
    fact = word.fact
    if not isinstance(fact, f.MessageSent):
        return word
    keep: dict[str, Any] = {}
    if fact.form == RFE:
        asked = items(fact)
        keep = {"items": [item for item in asked if item != QUESTION]}
        keep |= {QUESTION: "asked"} if QUESTION in asked else {}
    elif fact.form == REPLY:
        given = answered(fact)
        keep = {"answers": [{"item": item, "answer": "given"} for item in given if item != QUESTION]}
        keep |= {QUESTION: "given"} if QUESTION in given else {}
    elif fact.form == MEETING_REPLY and isinstance(fact.fields.get("answer"), str):
        keep = {"answer": fact.fields["answer"][:40]}
    bare = replace(
        fact, fields=keep, translations=(), authentic=fact.language, attachments=(), remarks="", refers=()
    )
    return replace(word, fact=bare)
