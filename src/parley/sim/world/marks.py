"""Rare situations by name, counted when a world gets there: what no world ever lived, no world tested.

A campaign says which of `SOMETIMES` it never reached.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from parley.line.calls import BEFORE_TALK, State
from parley.line.things import Call
from parley.sim.world.host import RECORD, Stopped
from parley.sim.world.side import Side

if TYPE_CHECKING:
    from parley.sim.world.world import World

SOMETIMES: Final = (
    "crash with a write-ahead log that was not synced",
    "crash in a checkpoint",
    "killed between commit and act",
    "restored",
    "both sides restored",
    "restored while a call is open",
    "both stations down at once",
    "one-way cut while it rings",
    "every way cut while it rings",
    "disk full with FLASH to be sent",
    "clock an hour back while an approval is awaited",
    "letter brought again after a day",
    "letter brought again after 90 days",
    "paused while they talk",
    "a call still open at the end",
)
HOUR_MS: Final = 3_600_000
DAY_MS: Final = 86_400_000
OLD: Final = ((90, "letter brought again after 90 days"), (1, "letter brought again after a day"))


def stands(side: Side, states: Collection[State]) -> bool:
    """Whether a call of this side stands there now, as far as the side knows."""
    if side.host.station is None:
        return False
    things = side.host.book.line.things.values()
    return any(isinstance(thing, Call) and thing.state in states for thing in things)


def _mark(world: "World", name: str, *, reached: bool = True) -> None:
    assert name in SOMETIMES, name
    world.watch.sometimes[name] += reached


def cut(world: "World", kind: str) -> None:
    """A way was cut."""
    rings = any(stands(side, {State.RINGING}) for side in world.sides)
    _mark(world, "one-way cut while it rings", reached=kind == "one-way" and rings)
    deaf = all(way.deaf for way in world.net.ways.values())
    _mark(world, "every way cut while it rings", reached=deaf and rings)


def flash_waits(side: Side) -> bool:
    """Whether something of this side is to be sent at once, and has not arrived."""
    if side.host.station is None:
        return False
    book = side.host.book
    return book.outbox > 0 and book.precedence() == "Z"


def full(world: "World", side: Side) -> None:
    """A disk has no room any more."""
    _mark(world, "disk full with FLASH to be sent", reached=flash_waits(side))


def jump(world: "World", side: Side, before: int, after: int) -> None:
    """A clock that was off by `before` is off by `after` now."""
    reached = after <= before - HOUR_MS and stands(side, {State.AWAITING})
    _mark(world, "clock an hour back while an approval is awaited", reached=reached)


def replay(world: "World", age_ms: int) -> None:
    """A letter so old was brought again."""
    for days, name in OLD:
        if age_ms >= days * DAY_MS:
            _mark(world, name)


def pause(world: "World", side: Side) -> None:
    """A process is stopped for a while."""
    _mark(world, "paused while they talk", reached=stands(side, {State.TALKING}))


def restored(world: "World", side: Side, *, open_call: bool) -> None:
    """A record was put back to a backup."""
    _mark(world, "restored")
    _mark(world, "restored while a call is open", reached=open_call)
    others = world.watch.set_back - {side.host.name}
    _mark(world, "both sides restored", reached=bool(others))


def open_call(side: Side) -> bool:
    """Whether a call has begun here and has not come to a talk."""
    return stands(side, BEFORE_TALK)


def died(world: "World", side: Side) -> None:
    """A station stopped; its disk is as the crash found it."""
    host = side.host
    if host.why in {Stopped.CRASHED, Stopped.POWER}:
        files = host.disk.files
        wal, record = files.get(f"{RECORD}-wal"), files.get(str(RECORD))
        unsynced = wal is not None and bool(wal.waits)
        _mark(world, "crash with a write-ahead log that was not synced", reached=unsynced)
        _mark(world, "crash in a checkpoint", reached=record is not None and bool(record.waits))
    down = all(one.host.station is None for one in world.sides)
    _mark(world, "both stations down at once", reached=down)
