"""What one execution may cost: so much time of the processor, so much memory.

Time is that of this thread. Memory is watched by the process's high-water mark, which costs nothing; only an
execution that raised it is measured again, exactly and slowly. What stays below an earlier peak of the
same process is not seen: that peak was measured when it came.
"""

import resource
import time
import tracemalloc
from dataclasses import dataclass
from typing import Final, Protocol

TIME_S_MAX: Final = 0.05  # ours: a turn of the station must not wait longer for one letter of a few kB
DEARER_S: Final = {
    "bundle": 0.5,  # verified, and the machines of both sides replayed: nobody waits on the line for that
    "story": 0.5,  # likewise
    "letter": 0.5,  # a station starts, reads its record, and lives through four turns
    "message": 0.2,  # judged in a tenth of that; then printed as text and as HTML, read aloud, and searched for
    "play": 0.5,  # each line is tried against every sentence; our own people's, and a few pages at most
}
BYTES_MAX: Final = 32 << 20  # ours, likewise
AGAIN: Final = 3  # times: a collection of garbage, or an import, is no fault of the bytes


class Target(Protocol):
    """Says whether bytes were accepted. Whatever else it raises is a find."""

    __name__: str

    def __call__(self, data: bytes, /) -> bool: ...


class TooDear(AssertionError):
    """An execution took more than it may, each time that it was repeated."""


@dataclass(slots=True)
class Spent:
    """What executions cost so far. `slowest_s` and `most_bytes`: the worst, each as it was in its best repetition."""

    runs: int = 0
    taken: int = 0  # accepted: the bytes were what the parser reads
    slowest_s: float = 0.0
    most_bytes: int = 0


def bounded(target: Target, data: bytes, spent: Spent, slower: float = 1.0) -> bool:
    """What the target says of these bytes. Raises TooDear, and whatever the target raises.

    `slower`: by what the program is watched, such as for coverage, costs so many times as much.
    """
    most = DEARER_S.get(target.__name__, TIME_S_MAX) * slower
    before, start = _high_water(), time.thread_time()
    taken = target(data)
    took = time.thread_time() - start
    if took > most:
        took = min(_time(target, data) for _ in range(AGAIN))
    spent.runs += 1
    spent.taken += taken
    spent.slowest_s = max(spent.slowest_s, took)
    if took > most:
        raise TooDear(f"{took * 1000:.0f} ms for {len(data):,} bytes")
    if _high_water() > before:
        peak = measured(target, data)
        spent.most_bytes = max(spent.most_bytes, peak)
        if peak > BYTES_MAX:
            raise TooDear(f"{peak >> 20} MiB for {len(data):,} bytes")
    return taken


def measured(target: Target, data: bytes) -> int:
    """The most memory that Python's own allocators held for it, in bytes."""
    tracemalloc.start()
    try:
        target(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _time(target: Target, data: bytes) -> float:
    start = time.thread_time()
    target(data)
    return time.thread_time() - start


def _high_water() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
