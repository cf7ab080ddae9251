"""What the machines ask of the loop: facts to write, and effects once they are on disk. No effect reaches theirs."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from msgspec import Struct

from parley.line.facts import AnyFact
from parley.line.values import Lamp, Level, Post, Precedence, Ref, Usage
from parley.record.entry import Instant

EXERCISE: Final = "EXERCISE: "  # so begins what the watch is told of exercises and drills alone


class Ring(Struct, frozen=True):
    """Ring for this call at `post`; `everywhere`: at all consoles."""

    call: Ref
    post: Post
    precedence: Precedence
    everywhere: bool = False


class StopRing(Struct, frozen=True):
    """No bell rings for this call any longer. Harmless where none did."""

    call: Ref


class Alarm(Struct, frozen=True):
    """Tell the watch. `ref`: the entry that it is about.

    `causes`: what it is about for as long as that lasts, by names of line/causes.py; none where it is news alone.
    `precedence`: of the message that somebody should have seen by now, the gravest of several; none of all else.
    """

    level: Level
    what: str
    ref: Ref
    causes: tuple[str, ...] = ()
    precedence: Precedence | None = None


class LampChanged(Struct, frozen=True):
    """What we observe of them has changed; `refs` are the evidence, `at_ms` is our clock."""

    lamp: Lamp
    was: str
    now: str
    why: str
    refs: tuple[Ref, ...]
    at_ms: Instant


class Misconduct(Struct, frozen=True):
    """An entry of theirs (or, in a replay, of either) says what its author could not honestly say. It is kept."""

    ref: Ref
    why: str


class LateWord(Struct, frozen=True):
    """An answer crossed with the end of its call: kept, shown beside the end."""

    ref: Ref
    call: Ref


class Arrived(Struct, frozen=True):
    """A message of theirs came for `post`. `rings`: it is within their quota and no MINIMIZE holds it down.

    `unreal`: EXERCISE or DRILL, where it is one; nothing in it is so.
    """

    message: Ref
    post: Post
    precedence: Precedence
    rings: bool
    unreal: Usage | None = None


Effect = Arrived | Ring | StopRing | Alarm | LampChanged | Misconduct | LateWord


class Release(Struct, frozen=True):
    """Which draft of ours is released, and by which office."""

    draft: Ref
    by: str


class Draft(Struct, frozen=True):
    """A fact that the loop is to write as our entry, and then to let the engine hear together with this draft.

    `climb`: how far the ladder may go on from this call unaided; private, so not part of the fact.
    `released`: the draft of ours that this message was, and by whom.
    """

    fact: AnyFact
    climb: str | None = None
    released: Release | None = None


class Note(Struct, frozen=True):
    """Something for our own journal, in the same transaction as what it led to. Never sent."""

    kind: str  # "draft.released/1"
    body: Mapping[str, Any]


class Woken(NamedTuple):
    """What a moment brings: `drafts` to write, in this order, and `effects` (bells that stop, alarms)."""

    drafts: list[Draft]
    effects: list[Effect]
