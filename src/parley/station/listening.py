"""For how long our station really listened: a silence that we record is worth only what we were there to hear."""

import json
from typing import Final

from parley.station.ports import StoreFailed

KEPT: Final = 1_000  # gaps remembered; a month of hourly restarts is 720


class Listening:
    """The gaps in our listening, oldest first, as pairs of instants (ms)."""

    def __init__(self, gaps: list[tuple[int, int]] | None = None) -> None:
        self.gaps = gaps or []
        self.changed = False
        self.may_sleep = (
            True  # false under a told clock: it jumps from moment to moment, and nobody sleeps between
        )

    @classmethod
    def load(cls, text: str) -> "Listening":
        """The gaps that `dump` wrote. Raises StoreFailed if the note is damaged."""
        try:
            return cls([(int(since), int(until)) for since, until in json.loads(text)])
        except (ValueError, TypeError) as why:
            raise StoreFailed(f"the note of when we listened cannot be read: {why}") from why

    def dump(self) -> str:
        self.changed = False
        return json.dumps(self.gaps)

    def missed(self, since: int, until: int) -> None:
        """Nobody was listening from `since` to `until`; what is known already is not counted twice."""
        since = max(since, self.gaps[-1][1]) if self.gaps else since
        if until > since and self.may_sleep:
            self.gaps = [*self.gaps[1 - KEPT :], (since, until)]
            self.changed = True

    def listened(self, since: int, until: int) -> int:
        """Milliseconds between the two in which we were there."""
        lost = sum(max(0, min(until, end) - max(since, start)) for start, end in self.gaps)
        return max(0, until - since - lost)
