"""Where a world ends before its plan does, so that a campaign ends in time and its memory stays small.

A world that was cut is the world of the same plan with fewer days, told to the last event: so it can be lived again.
"""

import time
from dataclasses import dataclass
from math import inf
from typing import Final


@dataclass(frozen=True, slots=True)
class Bound:
    """Events, and a moment of the machine's monotonic clock, in seconds: it lives on until one of them is reached."""

    events: float = inf
    until_s: float = inf

    def reached(self, events: int) -> bool:
        """Whether a world with so many events is to clear up."""
        return events >= self.events or time.monotonic() >= self.until_s


NONE: Final = Bound()
