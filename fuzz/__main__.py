"""`python -m fuzz [TARGET …] [--runs N] [--seconds S] [--seed N]`: all targets, or those named; mutation is blind.

`python -m fuzz.guided` does the same for one target under atheris, which sees what code each input reaches.
"""

import argparse
import sys
import time
import traceback

from fuzz.run import FINDS, Find, campaign
from fuzz.targets import MODULES, load

TRACE = 6  # calls, the innermost


def main() -> int:
    """1 if there was a find."""
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*", metavar="TARGET", help=f"of: {', '.join(MODULES)}")
    asked.add_argument("--runs", type=int, default=10_000, help="executions of each target")
    asked.add_argument("--seconds", type=float, default=60.0, help="for each target, at most")
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    if unknown := set(options.targets) - set(MODULES):
        asked.error(f"no such target: {', '.join(sorted(unknown))}")
    finds = 0
    total, began = 0, time.monotonic()
    for name in options.targets or MODULES:
        start = time.monotonic()
        spent, find = campaign(name, load(name), options.seed, options.runs, options.seconds)
        took = time.monotonic() - start
        total += spent.runs
        print(
            f"{name:<10} {spent.runs:9,} executions in {took:6.1f} s, {spent.taken:8,} accepted,"
            f" slowest {spent.slowest_s * 1000:5.1f} ms, at most {spent.most_bytes / 1048576:4.1f} MiB",
            flush=True,
        )
        if find is not None:
            finds += 1
            _tell(find)
    print(f"{total:,} executions in {time.monotonic() - began:.0f} s, seed {options.seed}, {finds} finds")
    return 1 if finds else 0


def _tell(find: Find) -> None:
    FINDS.mkdir(parents=True, exist_ok=True)
    path = FINDS / find.target
    path.write_bytes(find.data)
    traceback.print_exception(find.why, limit=-TRACE)
    print(f"find: {find.target}: {find.why!r:.200}; its bytes are in {path}", flush=True)


sys.exit(main())
