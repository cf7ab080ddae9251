"""A campaign without a guide: each target over its corpus, then over so many mutations of it, under one seed."""

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from fuzz import corpus
from fuzz.bounds import Spent, Target, bounded
from fuzz.mutate import mutated

FINDS: Final = Path(".fuzz") / "finds"  # in the folder where the program was started
KEPT: Final = 64  # mutations that were accepted and may be mutated further,
FROM_KEPT: Final = 0.3  # so often


@dataclass(frozen=True, slots=True)
class Find:
    """Bytes that broke a target's invariant, and how."""

    target: str
    data: bytes
    why: BaseException


def campaign(
    name: str, target: Target, seed: int, runs: int, seconds: float = 1e9
) -> tuple[Spent, Find | None]:
    """What it cost, and the first find; ends after so many runs or seconds."""
    spent, chance = Spent(), Random(f"{name} {seed}")
    end = time.monotonic() + seconds
    for data in _inputs(list(corpus.of(name).values()), spent, chance):
        if spent.runs >= runs or time.monotonic() > end:
            break
        try:
            bounded(target, data, spent)
        except Exception as why:  # noqa: BLE001  # whatever it is: that is the find
            return spent, Find(name, data, why)
    return spent, None


def _inputs(seeds: list[bytes], spent: Spent, chance: Random) -> Iterator[bytes]:
    """The corpus, then mutations without end; some begin from a mutation that was accepted."""
    yield from seeds
    kept: deque[bytes] = deque(maxlen=KEPT)
    while True:
        begin = chance.choice(kept if kept and chance.random() < FROM_KEPT else seeds)
        data, before = mutated(begin, seeds, chance), spent.taken
        yield data
        if spent.taken > before:
            kept.append(data)
