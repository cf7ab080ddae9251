"""One side of the simulated line: a machine, what waits for its next turn, and who sits there."""

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from parley.sim.world.host import Host
from parley.sim.world.people import Crew
from parley.station.turn import Ask, Letter, Missed

if TYPE_CHECKING:
    from parley.sim.world.mail import Under

BACKUPS_MAX: Final = 6  # the last so many are kept: each is as large as the record


@dataclass(slots=True)
class Side:
    """`letters`, each with what its sender waits for; `kept`: asks that the station keeps for a later turn."""

    host: Host
    crew: Crew
    letters: list[tuple[Letter, "Under | None"]] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    missed: list[Missed] = field(default_factory=list)
    kept: list[Ask] = field(default_factory=list)
    turn_at: int | None = None
    paused: bool = False
    backups: deque[dict[str, bytes]] = field(default_factory=lambda: deque(maxlen=BACKUPS_MAX))

    def forget(self) -> None:
        """The station stopped: what waited in its memory is gone."""
        self.letters, self.asks, self.missed, self.kept, self.turn_at = [], [], [], [], None
