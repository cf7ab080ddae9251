"""What goes wrong: ways that are cut, machines that stop, disks that fail, clocks that jump, records from a backup.

Each kind happens so many times a day as the plan says, at either side.
"""

from collections.abc import Sequence
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Final

from parley.sim.world import marks
from parley.sim.world.disk import Fault, Survival
from parley.sim.world.host import Stopped
from parley.sim.world.plan import CHANCES, DAY_MS
from parley.sim.world.side import Side
from parley.station.turn import Ask, Letter

if TYPE_CHECKING:
    from parley.sim.world.world import World

TURNS_A_DAY: Final = (
    2_000  # of one side, about: what befalls a turn befalls it as often a day as the plan says
)
MODES: Final = (Survival.NONE, Survival.ALL, Survival.PREFIX, Survival.SUBSET)
ARMED: Final = (
    40,
    4_000,
)  # disk operations within which an armed crash comes: a commit's, or a checkpoint's, too
TURN_MS: Final = 20  # a turn takes time: what comes meanwhile shares the next
FLOODS: Final = ((20, 1), (200, 1), (400, 2))  # letters, and within how many seconds
AGAIN_S: Final = 120  # on average, until somebody asks again
BACKUPS: Final = 2  # kept before one is put back


class Trouble:
    """Everything that befalls one world."""

    def __init__(self, world: "World") -> None:
        self.world = world
        self.begun = False
        self.chance = Random(f"trouble {world.plan.seed}")

    def befalls(self, kind: str) -> bool:
        """Whether this befalls the present turn."""
        often = self.world.plan.faults.get(kind, 0.0)
        if not often or not self.begun or self.world.calm:
            return False
        hit = self.world.chance.random() < often / TURNS_A_DAY
        self.world.counts[f"fault: {kind}"] += hit
        return hit

    def begin(self) -> None:
        """From now on things go wrong."""
        self.begun = True
        for way in self.world.net.ways.values():
            way.loss, way.double = (
                self.world.plan.faults.get("loss", 0.0),
                self.world.plan.faults.get("double", 0.0),
            )
            way.late, way.spoil = (
                self.world.plan.faults.get("late", 0.0),
                self.world.plan.faults.get("spoil", 0.0),
            )
        for kind, often in self.world.plan.faults.items():
            if kind not in CHANCES and kind != "between" and often:
                self._again(kind, often)

    def _again(self, kind: str, often: float) -> None:
        def happens() -> None:
            if self.world.calm:
                return
            self.befall(kind, self.world.chance.choice(self.world.sides))
            self._again(kind, often)

        self.world.later(self.world.chance.expovariate(often) * DAY_MS, happens)

    def befall(self, kind: str, side: Side) -> None:
        """This happens to that side now."""
        if not self.world.calm:
            self.world.counts[f"fault: {kind}"] += 1
            self._happens(kind, side)

    def unheard(self, side: Side, ask: Ask) -> None:
        """The answer reaches nobody, perhaps: the same is asked again under the same id, a while later."""
        if not self.begun or self.chance.random() >= self.world.plan.again:
            return

        def again() -> None:
            if self.world.calm or side.host.station is None or side.paused:
                self.world.nothing()
                return
            if all(known.id != ask.id for known in (*side.asks, *side.kept)):
                side.asks.append(Ask(ask.id, side.host.book.id, ask.request))
                self.world.soon(side)

        self.world.later(self.chance.expovariate(1 / AGAIN_S) * 1000, again)

    def _happens(self, kind: str, side: Side) -> None:
        host, chance = side.host, self.world.chance
        match kind:
            case "cut" | "one-way":
                self._cut(kind, side)
            case "replay":
                self._replay()
            case "flood":
                self._flood()
            case "kill":
                self._kill(side, Survival.KILL)
            case "power":
                self._kill(side, chance.choice(MODES))
            case "crash":
                host.disk.crash_at = host.disk.operations + 1 + chance.randrange(chance.choice(ARMED))
            case "full" | "read-only" | "sync" | "read":
                host.disk.faults.add(Fault(kind))
                if kind == "full":
                    marks.full(self.world, side)
                self.world.tell(host.name, f"disk: {kind}")
                self.world.later(
                    chance.choice((1, 30, 600)) * 1000, partial(host.disk.faults.discard, Fault(kind))
                )
            case "drift" | "jump":
                self._clock(kind, side)
            case "pause":
                self._pause(side)
            case "restore":
                self._restore(side)

    def _clock(self, kind: str, side: Side) -> None:
        host, chance, now = side.host, self.world.chance, self.world.now
        if kind == "drift":
            host.set_clock(now, host.now(now) - now, chance.randint(-300, 300))
            return
        off = chance.choice((-3_600_000, -60_000, -3_000, 3_000, 60_000, 3_600_000, 86_400_000, 0, 0))
        marks.jump(self.world, side, host.now(now) - now, off)
        host.set_clock(now, off, host.drift_ppm)
        self.world.tell(host.name, f"clock: {off / 1000:+.0f} s")
        self.world.soon(side)

    def _cut(self, kind: str, side: Side) -> None:
        way = self.world.net.ways[self.world.chance.choice(self.world.plan.bearers)]
        deaf = {side.host.name} if kind == "one-way" else {s.host.name for s in self.world.sides}
        way.deaf |= deaf
        marks.cut(self.world, kind)
        self.world.tell(way.name, f"cut: nothing reaches {' and '.join(sorted(deaf))}")

        def mended() -> None:
            way.deaf -= deaf
            self.world.tell(way.name, "carries again")

        self.world.later(
            self.world.chance.expovariate(1 / self.world.chance.choice(self.world.plan.cut_s)) * 1000, mended
        )

    def _replay(self) -> None:
        """Somebody on the way brings a letter once more."""
        if self.world.late:
            kept = (
                self.world.late if self.world.chance.random() < 0.5 else self.world.old
            )  # lately, or long ago
            made, to, way, outer = self.world.chance.choice(kept)
            marks.replay(self.world, self.world.now - made)
            if to.host.station is not None and not to.paused:
                to.letters.append((Letter(to.host.book.id, way, outer, asked=False), None))
                self.world.soon(to, TURN_MS)

    def _flood(self) -> None:
        """Somebody on the way brings many, one after the other."""
        letters, seconds = self.world.chance.choice(FLOODS)
        for _ in range(letters):
            self.world.later(self.world.chance.random() * seconds * 1000, self._flows)

    def _flows(self) -> None:
        if self.world.calm:
            self.world.nothing()
            return
        self.world.counts["fault: flood"] += 1
        self._replay()

    def stops(self, side: Side, kinds: Sequence[str], ms: int) -> None:
        """The side's station is away for so long, in one of these ways, if the plan has it."""
        kinds = [kind for kind in kinds if self.world.plan.faults.get(kind)]
        if not kinds or side.host.station is None or side.paused:
            return
        kind = self.chance.choice(kinds)
        self.world.counts[f"fault: {kind}"] += 1
        if kind == "pause":
            self._pause(side, ms)
        else:
            self._kill(side, Survival.KILL if kind == "kill" else self.chance.choice(MODES), ms)

    def _pause(self, side: Side, ms: float | None = None) -> None:
        marks.pause(self.world, side)
        side.paused = True

        def goes_on() -> None:
            side.paused = False
            self.world.watch.awake[side.host.name] = self.world.now
            self.world.soon(side)

        if ms is None:
            ms = self.world.chance.expovariate(1 / self.world.chance.choice(self.world.plan.pause_s)) * 1000
        self.world.later(ms, goes_on)

    def _kill(self, side: Side, mode: Survival, down_ms: int | None = None) -> None:
        if side.host.station is None:
            return
        self.world.tell(
            side.host.name,
            "is killed" if mode is Survival.KILL else f"loses power; of its writes {mode} stay",
        )
        side.host.stop(Stopped.KILLED if mode is Survival.KILL else Stopped.POWER)
        self.world.died(side, mode, down_ms)

    def _restore(self, side: Side) -> None:
        """A copy of the record is kept, or an older copy is put in its place."""
        host = side.host
        if host.station is None:
            return
        open_call = marks.open_call(side)
        host.stop(Stopped.KILLED)
        host.revive(Survival.KILL)
        if len(side.backups) < BACKUPS or self.world.chance.random() < 0.4:
            side.backups.append(dict(host.backup()))
        else:
            self.world.tell(host.name, "is restored from a backup")
            host.restore(self.world.chance.choice(side.backups), whole=self.world.chance.random() < 0.3)
            self.world.watch.restored(host)
            marks.restored(self.world, side, open_call=open_call)
        self.world.died(side, Survival.KILL)
