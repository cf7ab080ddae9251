"""One seed lived to its end, and what there is to say of it: the violated invariant, if any, and the play."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from parley.sim.world.keys import standing_in
from parley.sim.world.plan import FAULTS, plan
from parley.sim.world.watch import Violated
from parley.sim.world.world import World

ALL: Final = "all"


@dataclass
class Lived:
    """`violated`: the name of an invariant, or nothing. `tale`: the last lines of the play. `edges`: steps walked."""

    seed: int
    days: float
    violated: str = ""
    what: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    letters_harmed: int = 0
    tale: list[str] = field(default_factory=list)
    edges: Mapping[tuple[str, str, str], int] = field(default_factory=dict)

    def tree(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        walked = [
            {"table": t, "state": s, "step": p, "times": n} for (t, s, p), n in sorted(self.edges.items())
        ]
        return {
            "seed": self.seed, "days": self.days, "violated": self.violated or None, "what": self.what,
            "counts": dict(sorted(self.counts.items())), "letters_harmed": self.letters_harmed,
            "edges": walked, "tale": self.tale,
        }  # fmt: skip


def kinds(named: str) -> Collection[str]:
    """The kinds of fault that this list names, by commas; all of them, or none. Raises KeyError for one unknown."""
    found = FAULTS if named == ALL else tuple(name for name in named.split(",") if name not in {"", "none"})
    for name in found:
        if name not in FAULTS:
            raise KeyError(name)
    return found


def live(seed: int, days: float, faults: Collection[str], *, stand_in: bool = False) -> Lived:
    """The world of this seed, from its first agreement to the last judgement."""
    world = World(plan(seed, days, faults, stand_in=stand_in))
    violated, what = "", ""
    with standing_in(wanted=stand_in):
        try:
            world.run()
        except Violated as why:
            violated, what = why.name, why.what
    return Lived(
        seed, days, violated, what, world.counts, world.net.faults, list(world.tale), world.watch.edges
    )
