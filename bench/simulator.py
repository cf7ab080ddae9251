"""Events a second of the simulator on one core, with real signatures and with stand-ins, beside a floor.

The floor is the same number of events through an empty heap loop with the same disk: each takes a moment off the heap,
writes a page to a simulated file and syncs it. No station runs, nothing is signed, nobody looks on.
Why the goal for stand-ins is out of reach: docs/decisions/0019.
Run: python -m bench simulator [DAYS]
"""

import heapq
import sys
import time
from random import Random

from parley.sim.world.disk import Disk
from parley.sim.world.life import Lived
from parley.sim.world.plan import FAULTS, plan
from parley.sim.world.seed import lived

DAYS = 0.15
SEEDS = (1, 4, 6, 8)
GOALS = {"real": 1_000, "stand-in": 6_000}
PAGE = bytes(4_096)


def floor(events: int) -> float:
    """Seconds for so many events of nothing but time and one durable write."""
    disk = Disk(Random(1))  # noqa: S311  # the chance of a simulated disk is no secret
    file = disk.open("file", create=True)
    assert file is not None
    heap = [(0, 0)]
    start = time.process_time()
    for number in range(1, events + 1):
        at, _ = heapq.heappop(heap)
        heapq.heappush(heap, (at + 1, number))
        disk.write(file, 0, PAGE)
        disk.sync(file)
    return time.process_time() - start


def worlds(days: float, *, stand_in: bool) -> tuple[list[Lived], float]:
    """Some seeds under all faults, and the seconds of one core that they took."""
    start = time.process_time()
    found = [lived(plan(seed, days, FAULTS, stand_in=stand_in)) for seed in SEEDS]
    return found, time.process_time() - start


def main() -> None:
    days = float(sys.argv[2]) if len(sys.argv) > 2 else DAYS  # noqa: PLR2004 - after the name
    lived(plan(0, 0.01, (), stand_in=True))  # what is made once is made by now
    for name, stand_in in (("real", False), ("stand-in", True)):
        found, seconds = worlds(days, stand_in=stand_in)
        events = sum(one.counts["events"] for one in found)
        least, goal = floor(events), GOALS[name]
        broken = [one.violated for one in found if one.violated]
        print(
            f"{name:9} {events / seconds:>8,.0f} events/s   {events / seconds / goal:.2f} of the goal of {goal:,}   "
            f"{seconds / least:,.0f} x the floor of {events / least:,.0f}   "
            f"{events:,} events, {len(SEEDS)} worlds of {days:g} days{', VIOLATED ' + broken[0] if broken else ''}"
        )


if __name__ == "__main__":
    main()
