"""When the terminal's bell rings: for what is urgent, again and again, until somebody has dealt with it or silenced it.

Pure: the caller brings the time. A terminal has one sound, so how urgent it is shows in how often it comes.
"""

from dataclasses import dataclass, field
from typing import Final

from parley.cli.watch_ear import Sight

AWAY: Final = "the station is away"
AWAY_S: Final = 10.0
CALL_S: Final = {"Z": 1.0, "O": 2.0, "P": 3.0, "R": 5.0}  # ours: a call rings on, whatever its precedence
MESSAGE_S: Final = {
    "Z": 2.0,
    "O": 5.0,
}  # of messages only the urgent ring on; others ring once, when they come
ONCE_S: Final = float("inf")


@dataclass(slots=True)
class Bell:
    """The bell of one terminal. `silenced`: what somebody here has heard, and wants to hear no longer."""

    rings: dict[str, float] = field(default_factory=dict)  # what rings, and every how many seconds
    rang: dict[str, float] = field(default_factory=dict)  # when each did last
    silenced: set[str] = field(default_factory=set)

    def hear(self, sight: Sight) -> None:
        """From now on this is what may ring; what has gone may ring anew if it comes again."""
        self.rings = _rings(sight)
        self.silenced &= self.rings.keys()
        self.rang = {what: at for what, at in self.rang.items() if what in self.rings}

    def due(self, now_s: float) -> bool:
        """Whether the bell rings now; asked some times a second."""
        due = [what for what in self._loud if now_s - self.rang.get(what, -ONCE_S) >= self.rings[what]]
        for what in due:
            self.rang[what] = now_s
        return bool(due)

    def silence(self) -> None:
        """What rings now rings no longer here; whatever comes next does."""
        self.silenced |= self.rings.keys()

    @property
    def _loud(self) -> set[str]:
        return self.rings.keys() - self.silenced

    @property
    def words(self) -> str:
        """What the screen says of it."""
        if any(self.rings[what] != ONCE_S for what in self._loud):
            return "RINGS"
        return "silenced here" if self.silenced else "armed"


def _rings(sight: Sight) -> dict[str, float]:
    if not sight.alive:
        return {AWAY: AWAY_S}
    calls = {call["ref"]: CALL_S[call["precedence"]] for call in sight.calls if sight.rings(call)}
    loud = [message for message in sight.unseen if not message["quiet"]]
    return calls | {m["ref"]: MESSAGE_S.get(m["precedence"], ONCE_S) for m in loud}
