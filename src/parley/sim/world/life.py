"""What came of one world: the violated invariant, if any, the play, and what was counted."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from parley.sim.world import coverage
from parley.sim.world.keys import standing_in
from parley.sim.world.marks import SOMETIMES
from parley.sim.world.watch import Violated
from parley.sim.world.world import START, World

FAULT: Final = "fault: "


@dataclass
class Lived:
    """`violated`: the name of an invariant, or nothing. `tale`: the last lines of the play. `edges`: steps walked."""

    seed: int
    days: float
    violated: str = ""
    what: str = ""
    lived_ms: int = 0  # of the world's time, the clearing up included
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    sometimes: Counter[str] = field(default_factory=Counter)
    tale: list[str] = field(default_factory=list)
    edges: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    cut: bool = False  # it ended before its plan did; `days` are those that it had

    def tree(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        walked = [
            {"table": t, "state": s, "step": p, "times": n} for (t, s, p), n in sorted(self.edges.items())
        ]
        return {
            "seed": self.seed, "days": self.days, "violated": self.violated or None, "what": self.what,
            "counts": dict(sorted(self.counts.items())), "faults": dict(sorted(self.faults.items())),
            "sometimes": {name: self.sometimes[name] for name in SOMETIMES},
            "edges": walked, "never_walked": [str(edge) for edge in coverage.missing(self.edges)],
            "tale": self.tale,
        }  # fmt: skip


def run(world: World) -> Lived:
    """The world, lived from its first agreement to the last judgement."""
    violated, what = "", ""
    with standing_in(wanted=world.plan.stand_in):
        try:
            world.run()
        except Violated as why:
            violated, what = why.name, why.what
        finally:
            world.close()
    return Lived(
        world.plan.seed,
        world.plan.days,
        violated,
        what,
        world.now - START,
        _counts(world),
        _faults(world),
        world.watch.sometimes,
        list(world.tale),
        world.watch.edges,
        world.cut_short,
    )


def _counts(world: World) -> Counter[str]:
    """What happened, but for faults."""
    found = Counter({what: times for what, times in world.counts.items() if not what.startswith(FAULT)})
    found["disk operations"] = sum(side.host.disk.operations for side in world.sides)
    return found


def _faults(world: World) -> Counter[str]:
    """Faults that were injected, by kind: what befell letters and replies, machines, disks and clocks."""
    net = world.net
    found = Counter({
        "loss": net.lost, "double": net.doubled, "late": net.delayed, "spoil": net.spoilt, "cut off": net.unheard,
    })  # fmt: skip
    found.update(
        {what[len(FAULT) :]: times for what, times in world.counts.items() if what.startswith(FAULT)}
    )
    return +found
