"""Entries a second through the verifier, one core, beside what hashing them into the tree alone costs.

The floor is the leaf hash of every line and the tree's root: no text is read, no signature checked, no order kept.
Run: python -m bench verify [ENTRIES]
"""

import resource
import sys
import time
from collections.abc import Callable

from parley.line.facts import body
from parley.line.values import Post
from parley.line.written import message
from parley.record.tree import Frontier, leaf_hash
from parley.record.verify import verify
from parley.verdict import judge
from tests.record import making

ENTRIES = 100_000
HEADS = 20  # with receipts: ten verifications of 360 µs a second of traffic
GOAL_PER_S = 100_000
TEXT = "Convoy of six vehicles left Northgate at 0915Z, moving south on route 7 towards the bridge. Nothing to add."


def bundle(entries: int) -> tuple[bytes, list[bytes]]:
    """A line with so many messages, and their lines."""
    a, b = making.pair()
    a.begin("a0a0a0a0")
    b.begin("b0b0b0b0")
    b.log.sign()
    for number in range(1, entries):
        sent = message(
            number=number, from_=Post("desk"), to=(Post("desk"),), subject=f"note {number}", text=TEXT
        )
        a.log.write("message.sent/1", body(sent))
        if number % (entries // HEADS) == 0 or number == entries - 1:
            a.log.sign()
            a.log.receive(b)
    return making.bundled(a, b), [entry.raw for entry in a.log.entries]


def floor(lines: list[bytes]) -> bytes:
    """Every line hashed into the tree."""
    frontier = Frontier()
    for line in lines:
        frontier.append(leaf_hash(line))
    return frontier.root()


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Seconds, the best of some rounds: the machine does other things too."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    entries = int(sys.argv[2]) if len(sys.argv) > 2 else ENTRIES  # noqa: PLR2004 - after the name
    data, lines = bundle(entries)
    size = sum(map(len, lines)) // entries
    print(f"{entries:,} entries of {size} bytes, {HEADS} heads with receipts, {len(data):,} bytes")
    least = best(lambda: floor(lines))
    whole = best(lambda: verify(data))
    print(f"verify   {entries / whole:>10,.0f} entries/s   goal {GOAL_PER_S:,}")
    print(f"floor    {entries / least:>10,.0f} entries/s   leaf hash and tree only")
    print(f"ratio    {whole / least:>10.1f} x the floor")
    evidence = verify(data)
    judging = best(lambda: judge(evidence), rounds=1)
    print(f"verdict  {entries / judging:>10,.0f} entries/s   the machines replayed for both sides")
    peak_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory   {peak_mib:>10,.0f} MiB at most, making the bundle included")


if __name__ == "__main__":
    main()
