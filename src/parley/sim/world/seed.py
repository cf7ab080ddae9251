"""One seed lived to its end: the world that it draws, or the one that a plan says."""

from collections.abc import Collection
from typing import Final

from parley.sim.world import bound, life
from parley.sim.world.badfaith import BadFaith
from parley.sim.world.bound import Bound
from parley.sim.world.life import Lived
from parley.sim.world.plan import FAULTS, Plan, plan
from parley.sim.world.world import World

ALL: Final = "all"


def kinds(named: str) -> Collection[str]:
    """The kinds of fault that this list names, by commas; all of them, or none. Raises KeyError for one unknown."""
    found = FAULTS if named == ALL else tuple(name for name in named.split(",") if name not in {"", "none"})
    for name in found:
        if name not in FAULTS:
            raise KeyError(name)
    return found


def live(seed: int, days: float, faults: Collection[str], *, stand_in: bool = False) -> Lived:
    """The world of this seed, from its first agreement to the last judgement."""
    return lived(plan(seed, days, faults, stand_in=stand_in))


def lived(made: Plan, ends: Bound = bound.NONE) -> Lived:
    """The world of this plan, likewise, or as much of it as is allowed; with a liar in it, if one is to lie."""
    world = BadFaith(made) if made.lies_a_day else World(made)
    world.bound = ends
    return life.run(world)
