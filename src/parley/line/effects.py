"""What the loop is to do once the turn is on disk. Effects are for our own side only: none of them reaches theirs."""

from msgspec import Struct

from parley.line.values import Lamp, Level, Post, Precedence, Ref
from parley.record.entry import Instant


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
    """Tell the watch. `ref`: the entry that it is about."""

    level: Level
    what: str
    ref: Ref


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


Effect = Ring | StopRing | Alarm | LampChanged | Misconduct | LateWord
