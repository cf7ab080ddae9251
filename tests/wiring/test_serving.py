"""The clock that a station on this machine waits by."""

from parley.wiring.serving import SystemClock

SECOND = 1_000_000_000
HOUR = 3600 * SECOND
BEGAN = 1_900_000_000 * SECOND


class Machine:
    """What its clock shows, and how long it has run."""

    def __init__(self) -> None:
        self.shown = BEGAN
        self.ran = 0
        self.clock = SystemClock(lambda: self.shown, lambda: self.ran)

    def passes(self, ns: int) -> None:
        self.shown += ns
        self.ran += ns

    def since(self) -> float:
        """Seconds since the beginning, as the station is told them."""
        return (self.clock.now() - BEGAN // 1_000_000) / 1000


def test_it_says_what_the_machine_says() -> None:
    machine = Machine()
    assert machine.since() == 0
    machine.passes(5 * SECOND)
    assert machine.since() == 5


def test_set_forward_it_follows_at_once() -> None:
    machine = Machine()
    machine.shown += HOUR
    assert machine.since() == 3600


def test_set_back_it_goes_half_as_fast_until_the_two_agree() -> None:
    machine = Machine()
    machine.passes(10 * SECOND)
    assert machine.since() == 10
    machine.shown -= HOUR
    assert machine.since() == 10
    machine.passes(60 * SECOND)
    assert machine.since() == 40
    machine.passes(2 * HOUR - 60 * SECOND)
    assert machine.since() == 3610  # and the machine's clock says the same now
    machine.passes(SECOND)
    assert machine.since() == 3611


def test_set_back_and_looked_at_all_the_time_it_goes_on() -> None:
    machine = Machine()
    machine.clock.now()
    machine.shown -= HOUR
    for _ in range(1_000):
        machine.passes(999_999)  # less than it counts in
        machine.clock.now()
    assert 0.49 < machine.since() < 0.5
