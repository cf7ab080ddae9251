"""Troubles that come at the worst moment: when what is rare, and would be worst then, has come about by itself.

Each is of a kind that the plan has, and does what that kind does; only its moment is not left to chance alone.
"""

from collections.abc import Callable
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Final

from parley.line.calls import BEFORE_TALK, State
from parley.sim.world import marks
from parley.sim.world.side import Side

if TYPE_CHECKING:
    from parley.sim.world.world import World

Moment = Callable[[Side], bool]
MOMENTS: Final[tuple[tuple[str, Moment], ...]] = (
    ("full", marks.flash_waits),
    ("jump", partial(marks.stands, states=(State.AWAITING,))),
    ("restore", partial(marks.stands, states=BEFORE_TALK)),
    ("one-way", partial(marks.stands, states=(State.RINGING,))),
    ("cut", partial(marks.stands, states=(State.RINGING,))),
    ("pause", partial(marks.stands, states=(State.TALKING,))),
)


class Moments:
    """Waits for the moments of one world."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.chance = Random(f"moments {world.plan.seed}")

    def turned(self, side: Side) -> None:
        """A turn is over: if a moment has come, its trouble may come with it."""
        plan = self.world.plan
        if not plan.keen or self.world.calm or not self.world.trouble.begun:
            return
        for kind, has_come in MOMENTS:
            if plan.faults.get(kind) and self.chance.random() < plan.keen and has_come(side):
                self.world.later(0, partial(self.world.trouble.befall, kind, side))
