"""Troubles that come when somebody's goal needs them: a receipt that stays away, an absence in one's own wait.

Nothing else of them is special: a way that is shut carries nothing, a station that is away was paused, killed or
without power.
"""

from random import Random
from typing import TYPE_CHECKING, Final

from parley.line.calls import State
from parley.line.follow import Rfe
from parley.line.things import Call, Test
from parley.sim.world.coverage import begun
from parley.sim.world.goals import OUTAGE, Thing, withheld
from parley.sim.world.side import Side

if TYPE_CHECKING:
    from parley.sim.world.world import World

BEGINS: Final = 0.2  # of what is left of the wait, at the latest
AWAY: Final = (0.2, 1.2)  # of the wait: more than a tenth, which is made up for
LATE_MS: Final = 60_000  # after the window
NOTICED: Final = 2  # echoes
LIGHT_MS: Final = 30 * 60_000  # between dark hours
DARK_MS: Final = (4 * 60_000, 40 * 60_000)  # at least; and at most, while a receipt is to stay away


class Seeker:
    """Looks at the goals of one world; does nothing where nobody has any."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.chance = Random(f"seeker {world.plan.seed}")
        self.away: set[tuple[str, str]] = (
            set()
        )  # things, and where they stood when it was their station that went
        self.withheld: dict[str, bool] = {}  # by side: whether a receipt is to stay away
        self.turns_ms = world.now + LIGHT_MS  # when it may turn dark, or light
        self.dark_ms = 0  # since when it is dark

    def turned(self, side: Side) -> None:
        """A turn is over, its letters have not left yet."""
        world = self.world
        if world.goals is None or world.calm or not world.trouble.begun or side.host.station is None:
            return
        now, away = side.host.station.now, False
        for thing in side.host.book.line.things.values():
            if isinstance(thing, Call | Test | Rfe) and thing.mine and thing.open:
                wanted = world.goals.wanted(thing, now)
                away = away or withheld(begun(thing)[0], str(thing.state), wanted)
                if wanted == OUTAGE:
                    self._goes(side, thing, now)
        self.withheld[side.host.name] = away
        self._turns_dark()
        self._shut()

    def _turns_dark(self) -> None:
        """Dark hours come every hour, and last as long as a receipt is to stay away."""
        world, goals = self.world, self.world.goals
        assert goals is not None
        least, most = DARK_MS
        if goals.dark:
            long = world.now - self.dark_ms
            goals.dark = long < least or (long < most and any(self.withheld.values()))
            self.turns_ms = world.now + LIGHT_MS
        elif world.now >= self.turns_ms and "cut" in world.plan.faults:
            goals.dark, self.dark_ms = True, world.now

    def _shut(self) -> None:
        """In dark hours the ways carry nothing, for as long as a receipt is to stay away."""
        goals = self.world.goals
        shut = goals is not None and goals.dark and any(self.withheld.values())
        for way in self.world.net.ways.values():
            if shut is not way.shut:
                self.world.counts["fault: cut"] += shut
                self.world.tell(way.name, "is shut" if shut else "is open again")
            way.shut = shut

    def _goes(self, side: Side, thing: Thing, now: int) -> None:
        """In a while its station is away, for long enough that nothing of the wait can be claimed."""
        known = (str(thing.ref), str(thing.state))
        silence = thing.silence_ms
        if known in self.away or silence is None:
            return
        self.away.add(known)
        left = max(0, silence - now)
        begins = int(self.chance.uniform(0, BEGINS) * left)
        long = int(self.chance.uniform(*AWAY) * (silence - thing.since_ms))
        window = thing.story.window if isinstance(thing, Call) and thing.state is State.SCHEDULED else None
        if window is not None:
            long = window.until_ms - now - begins + LATE_MS
        # A pause is noticed by a turn that is late, and at rest a turn is due with each echo only.
        kinds = (
            ("kill", "power", "pause")
            if long > NOTICED * self.world.plan.echo_s * 1000
            else ("kill", "power")
        )
        self.world.later(begins, lambda: self.world.trouble.stops(side, kinds, max(1, long)))
