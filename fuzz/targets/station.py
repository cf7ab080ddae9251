"""A whole station and what its counterpart writes: entries of any kind, soundly signed, about what there is."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from typing import Any, Final

import msgspec

from parley.record import canonical
from parley.record import entry as entries
from parley.record.entry import After
from parley.record.errors import Malformed
from parley.sim.world.hand import Hand
from parley.sim.world.host import Host, Stopped
from parley.sim.world.keys import standing_in
from parley.sim.world.plan import Plan
from parley.sim.world.world import World
from parley.station.turn import Letter

LINES_MAX: Final = 8
TURNS: Final = 3  # after the letter: clocks run
BEARERS: Final = ("https",)
HASH: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
PLAN: Final = Plan(11, 0.005, {}, 3_600, 6_000.0, 0.5, BEARERS, two_persons=False, stand_in=True)


def letter(data: bytes) -> bool:
    """Any entries in a letter: the station lives, holds all or none of them, and lives on as its clocks run.

    Each line is JSON that need not be canonical; a hash in it stands for one of the things that the station knows.
    """
    with standing_in(wanted=True):
        house = _house()
        host, hand = house.station(), house.hand()
        new = list(_entries(data, house))
        if not new:
            return False
        outer = hand.parcel(*hand.added(*new))
        turned = host.turn(house.now, [Letter(host.book.id, "https", outer, asked=False)])
        assert turned is not None, f"the station stopped: {host.why}"
        mirror = host.book.theirs[-1]
        whole = mirror.size == len(hand.raws)
        assert whole or mirror.size == len(hand.raws) - len(new), "all of a letter counts, or nothing"
        _lives_on(host, house.now)
        return whole


def _lives_on(host: Host, now: int) -> None:
    """What is due next comes, a few times."""
    for _ in range(TURNS):
        assert host.station is not None
        due = host.station.due()
        if due is None:
            return
        now = max(now + 1, host.when(due, now))
        assert host.turn(now) is not None, f"the station stopped: {host.why}"


class House:
    """Two stations that knew each other for half an hour; one is set back to that moment again and again."""

    def __init__(self) -> None:
        world = World(PLAN)
        world.begin()
        world.live()
        world.clear_up()
        self.now = world.now
        self.host, other = world.a.host, world.b.host
        assert other.station is not None
        assert self.host.station is not None
        self.other, self.keys = other, other.station.keys
        log, mine = other.book.my_log, self.host.book.my_log
        self.raws = list(other.station.store.raws(log.id, 0, log.size))
        self.held = After(mine.epoch, mine.size)
        rows = self.host.station.store.things(self.host.book.id)
        self.refs = [row.ref for row in rows]
        self.agreement = self.host.book.line.core.agreement.settled.standing
        self.host.station.store.close()  # tidied up, it is small
        self.host.stop(Stopped.KILLED)
        self.image, self.memory = self.host.disk.image(), dict(self.host.memory)

    def station(self) -> Host:
        """The station as it was at that moment."""
        self.host.stop(Stopped.KILLED)
        self.host.disk.dead = False
        self.host.disk.put(dict(self.image))
        self.host.memory.clear()
        self.host.memory.update(self.memory)
        self.host.chance = Random(1)
        assert self.host.start(self.now, BEARERS)
        return self.host

    def hand(self) -> Hand:
        """The counterpart's hand, at the end of its log."""
        chance = Random(2)
        made = Hand(self.keys, self.other.book, lambda: self.held, chance.randbytes, self.now)
        made.raws = list(self.raws)
        return made


@cache
def _house() -> House:
    return House()


def _entries(data: bytes, house: House) -> Iterator[bytes]:
    for line in data.split(b"\n")[:LINES_MAX]:
        try:
            tree = _about(msgspec.json.decode(line.removeprefix(b"b "), type=dict[str, Any]), house)
            raw = canonical.encode(tree)
            entries.parse(raw)
        except (Malformed, ValueError, RecursionError):
            continue
        yield raw


def _about(tree: Mapping[str, Any], house: House) -> dict[str, Any]:
    """The same, about things that there are, by an author who holds what there is."""
    held = {"epoch": house.held.epoch, "size": house.held.size}
    told = {name: _named(value, house) for name, value in tree.items()}
    if "agreement" in told:
        told["agreement"] = house.agreement
    return {**told, "after": held} if "after" in told else told


def _named(value: object, house: House, depth: int = 0) -> object:
    if isinstance(value, str) and HASH.fullmatch(value):
        return house.refs[int(value[:4], 16) % len(house.refs)]
    if isinstance(value, list) and depth < canonical.DEPTH_MAX:
        return [_named(one, house, depth + 1) for one in value]
    if isinstance(value, dict) and depth < canonical.DEPTH_MAX:
        return {name: _named(one, house, depth + 1) for name, one in value.items()}
    return value
