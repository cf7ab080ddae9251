"""One assurance: what its author stated until when, and, if it named a trigger, whether the other side was told of it.

The author's log decides the order of what crossed. That its time is over is no entry: each reader's own clock says so.
This file is its table and its fold; docs/spec/requests.md, section 6, restates the table so that a test can compare.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.fold import Fault, Move, forgetful, order, unblamed, unread
from parley.line.request_parts import CANCEL
from parley.line.values import Ref

ASSURANCE: Final = "ASSURANCE"
SHOWN_MAX: Final = (
    200  # characters of a statement that are kept beside the entry, for a look at all that stand
)


class State(StrEnum):
    """Where an assurance stands."""

    STANDING = "STANDING"
    EXPIRED = "EXPIRED"  # its time is over, and nothing else was said of it
    KEPT = "KEPT"  # its author told that the trigger came, or would
    DISPUTED = "DISPUTED"  # the other side says that it came untold; the author's word stands beside theirs
    CORRECTED = "CORRECTED"  # end: a new assurance took its place
    WITHDRAWN = "WITHDRAWN"  # end: its author took it back


class Step(StrEnum):
    """What moves an assurance. `Expired` is derived from its `valid_to`, all others are entries."""

    EXPIRED = "Expired"
    TOLD = "Told"
    MISSED = "Missed"
    CORRECTED = "Corrected"
    CANCELLED = "Cancelled"


S, T = State, Step
_ALWAYS: Final = {T.CORRECTED: S.CORRECTED, T.CANCELLED: S.WITHDRAWN}
NEXT: Final[Mapping[State, Mapping[Step, State]]] = MappingProxyType({
    S.STANDING: {T.EXPIRED: S.EXPIRED, T.TOLD: S.KEPT, T.MISSED: S.DISPUTED, **_ALWAYS},
    S.EXPIRED: {T.TOLD: S.KEPT, T.MISSED: S.DISPUTED, **_ALWAYS},
    S.KEPT: {T.TOLD: S.KEPT, T.MISSED: S.DISPUTED, **_ALWAYS},
    S.DISPUTED: {T.TOLD: S.DISPUTED, T.MISSED: S.DISPUTED, **_ALWAYS},
})  # fmt: skip
ENDS: Final = frozenset(State) - NEXT.keys()
BY: Final[Mapping[Step, str]] = MappingProxyType({
    T.EXPIRED: "derived",
    T.TOLD: "author",
    T.MISSED: "other side",
    T.CORRECTED: "author",
    T.CANCELLED: "author",
})  # fmt: skip


class Story(Struct, frozen=True):
    """An assurance as its words tell it; STANDING also when its time is over (see `Assurance.state`)."""

    state: State
    trigger: bool
    path: tuple[Move, ...] = ()
    told: tuple[Ref, ...] = ()
    missed: tuple[Ref, ...] = ()
    beside: tuple[Ref, ...] = ()
    faults: tuple[Fault, ...] = ()


def trimmed(word: Word) -> Word:
    """The word with no more of the message than its story and a look at it need."""
    fact = word.fact
    if not isinstance(fact, f.MessageSent):
        return word
    texts = {name: fact.fields.get(name) for name in ("statement", "trigger")}
    keep = {name: text[:SHOWN_MAX] for name, text in texts.items() if isinstance(text, str) and text.strip()}
    bare = replace(
        fact, fields=keep, translations=(), authentic=fact.language, attachments=(), remarks="", refers=()
    )
    return replace(word, fact=bare)


def fold(began: Word, words: Sequence[Word]) -> Story:
    """The story of the assurance that `began` gave; raises nothing whatever they say."""
    assert isinstance(began.fact, f.MessageSent)
    story = Story(S.STANDING, bool(began.fact.fields.get("trigger")))
    forgot = forgetful(began, words)
    for word in order(words, owner_mine=began.mine):
        then = _take(story, word, began)
        story = unblamed(story, then, _aside, word) if word.ref in forgot else then
    return story


def _aside(story: Story, word: Word) -> Story:
    return replace(story, beside=(*story.beside, word.ref))


def _take(story: Story, word: Word, began: Word) -> Story:
    own = word.mine is began.mine
    if not own and unread(began, word):
        return _fault(story, word, "speaks of an assurance that its author did not hold yet")
    match word.fact:
        case f.AssuranceTold() if own:
            step = T.TOLD
        case f.AssuranceMissed() if not own:
            step = T.MISSED
        case f.MessageSent(form=form) if own and form in {ASSURANCE, CANCEL}:
            step = T.CANCELLED if form == CANCEL else T.CORRECTED
        case f.MessageSent():
            return _aside(story, word)
        case fact:
            return _fault(story, word, f"{f.kind(fact)} is not this side's to say of an assurance")
    if step in {T.TOLD, T.MISSED} and not story.trigger:
        return _fault(story, word, "speaks of a trigger, and the assurance names none")
    then = NEXT.get(story.state, {}).get(step)
    if then is None:
        return _aside(story, word)
    told = (*story.told, word.ref) if step is T.TOLD else story.told
    missed = (*story.missed, word.ref) if step is T.MISSED else story.missed
    path = (*story.path, Move(step, then, word.ref, word.at_ms))
    return replace(story, state=then, path=path, told=told, missed=missed)


def _fault(story: Story, word: Word, why: str) -> Story:
    return replace(story, faults=(*story.faults, Fault(word.ref, why)))
