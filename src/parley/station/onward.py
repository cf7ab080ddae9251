"""How a station reads a machine's clock, which somebody may set back. Pure: both readings come in."""


class Onward:
    """A clock that never goes back: where the machine's was set back, this one goes half as fast until they agree.

    A station waits by this clock. If it stood still until the other caught up, no echo would be asked for meanwhile,
    and a line that died would be called up for as long as the step was. `wall`: what the machine's clock says; `ran`:
    what its uptime says, which nobody sets. Both in ns: halves of smaller units would be lost with each reading.
    """

    __slots__ = ("_ran", "_said")

    def __init__(self, wall: int, ran: int) -> None:
        self._said = wall
        self._ran = ran

    def read(self, wall: int, ran: int) -> int:
        """What it says now."""
        self._said, self._ran = max(wall, self._said + (ran - self._ran) // 2), ran
        return self._said

    def ran_at(self, said: int) -> int:
        """What `ran` will be when it says so at the latest: earlier if the machine's clock is ahead by then."""
        return self._ran + 2 * max(0, said - self._said)
