"""One scene between two prepared stations, with a crash at one operation of a disk: played on to its end, and judged.

`crashpoints` does so at every operation, in every way that a disk can forget.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, partial
from random import Random
from typing import Any, Final

from parley.line.drafts import Claimed, Drafted
from parley.sim.world.disk import Crash, Survival
from parley.sim.world.host import RECORD, Host, Stopped
from parley.sim.world.keys import standing_in
from parley.sim.world.plan import Plan
from parley.sim.world.scenes import Ages, Checkpoints, Hands, Says, Step, Waits, picture
from parley.sim.world.side import Side
from parley.sim.world.watch import Violated, Watch
from parley.sim.world.world import World
from parley.station import attachments
from parley.station.ports import StoreFailed
from parley.station.turn import Answer, Ask
from parley.stores.sqlite import SqliteStore

MODES: Final = (
    Survival.KILL, Survival.NONE, Survival.ALL, *(Survival.PREFIX,) * 3, *(Survival.SUBSET,) * 6,
)  # fmt: skip
PLAN: Final = Plan(
    seed=1, days=0, faults={}, echo_s=7_200, acts_a_day=1, patience=1, bearers=("https",), two_persons=False,
    stand_in=True,
)  # fmt: skip
START_MS: Final = 1_000  # a machine is up again so soon
ANSWER_MS: Final = 600_000  # somebody who asks again and again has an answer by then
REST_MS: Final = 7_200_000  # and both have come to rest


@dataclass(frozen=True, slots=True)
class Prepared:
    """Two stations that have signed one agreement, as their disks hold them."""

    now: int
    images: tuple[dict[str, bytes], ...]
    memories: tuple[dict[str, str], ...]
    cards: tuple[Any, ...]
    watch: Watch


@dataclass(frozen=True, slots=True)
class Point:
    """Where one side stops: at its so-manieth operation, in the so-manieth of MODES."""

    side: str
    operation: int
    mode: int

    def chance(self) -> Random:
        """What decides which of the waiting writes stay."""
        return Random(f"{self.side} {self.operation} {self.mode}")


@cache
def prepared(*, whole: bool = False) -> Prepared:
    """Made once; every play begins from it. `whole`: each record in one file, its log of writes brought home."""
    world = World(PLAN)
    with standing_in(wanted=True):
        world.begin()
    hosts = [side.host for side in world.sides]
    for host in hosts:
        host.stop(Stopped.KILLED)
        host.revive(Survival.KILL)
        if whole:
            host.vfs.join()
            SqliteStore(RECORD, vfs=host.vfs.name).close()  # the last to close it does so
    return Prepared(
        world.now,
        tuple(host.disk.image() for host in hosts),
        tuple(dict(host.memory) for host in hosts),
        tuple(host.card for host in hosts),
        world.watch,
    )


class Play(World):
    """One scene from the prepared disks. `point`: where it is to stop. `future`: names what follows from there.

    `weak`: the store with a setting that many wrappers choose; so that it is seen that this is seen.
    """

    def __init__(
        self, point: Point | None = None, future: bytes = b"", *, weak: bool = False, whole: bool = False
    ) -> None:
        super().__init__(PLAN)
        self.weak = weak
        self.base = prepared(whole=whole)
        self.now = self.base.now
        self.point, self.future = point, future
        self.handed = 0
        self.refs: dict[str, str] = {}
        self.crashed: set[str] = set()
        self.watch.signed = dict(self.base.watch.signed)
        self.watch.receipted = deepcopy(self.base.watch.receipted)
        self.watch.fresh = dict(self.base.watch.fresh)
        for number, side in enumerate(self.sides):
            self._wake(side, number)

    def _sees(self, side: Side, message: str) -> None:
        """People do what the scene says, and nothing else."""

    def _wake(self, side: Side, number: int) -> None:
        host = side.host
        host.disk.put(self.base.images[number])
        host.memory.update(self.base.memories[number])
        host.card = self.base.cards[number]
        host.chance.seed(f"{host.name} again")  # not what it drew when it was made
        if not host.start(self.now, self.plan.bearers):
            raise Violated("STATION-LIVES", f"{host.name} does not start on the prepared disk")
        if self.weak:
            self._pragma(host, "synchronous = NORMAL")
        self.watch.awake[host.name] = self.now
        host.disk.operations = 0
        if self.point is not None and self.point.side == host.name:
            host.disk.crash_at = self.point.operation
        self.soon(side)

    def play(self, steps: Sequence[Step]) -> None:
        """The scene to its end, and what must hold then. Raises Violated."""
        for step in steps:
            self._step(step)
        self._rest()
        self.judge()

    def _step(self, step: Step) -> None:
        match step:
            case Says():
                self._says(step)
            case Waits(ms):
                self._pass(ms)
            case Checkpoints(pages):
                for side in self.sides:
                    if side.host.station is not None:
                        self._pragma(side.host, f"wal_autocheckpoint = {pages}")
            case Ages():
                for side in self.sides:
                    if side.host.station is not None:
                        side.host.book.sealing.since = 0
            case Hands(who):
                self._hands(self._who(who))

    @staticmethod
    def _pragma(host: Host, setting: str) -> None:
        assert host.station is not None
        assert isinstance(host.station.store, SqliteStore)
        host.station.store.db.execute(f"PRAGMA {setting}")

    def _who(self, name: str) -> Side:
        return self.a if name == "aster" else self.b

    def _pass(self, ms: int) -> None:
        end = self.now + ms
        self._until(lambda: self._heap[0][0] > end)
        self.now = max(self.now, end)

    def _noticed(self, side: Side) -> None:
        """People do what the scene says, and nothing else."""

    # --- asking ---------------------------------------------------------------------------------------------

    def _says(self, step: Says) -> None:
        side = self._who(step.who)
        self._runs(side)
        request = {key: self._meant(side, value) for key, value in step.request.items()}
        asks = [Ask(f"{step.who} says {next(self._ids)}", "", request) for _ in range(step.times)]
        for ask in asks:
            self._try(side, ask)
        self._wait(lambda: all(ask.id in self.watch.answers for ask in asks), "an answer")
        self._refer(step.name, self.watch.answers[asks[0].id])
        self._pass(step.then_ms)

    def _refer(self, name: str, answer: Answer) -> None:
        self.counts["refused"] += answer.error is not None
        made = (answer.ok or {}).get("entries", ())
        if made:
            self.refs[name] = made[0]["ref"]

    def _meant(self, side: Side, value: object) -> object:
        if not isinstance(value, str) or not value.startswith("@"):
            return value
        kinds: dict[str, type[object]] = {"@draft": Drafted, "@claimed": Claimed}
        if value not in kinds:
            return self.refs.get(value[1:], "0" * 64)
        found = [thing for thing in side.host.book.line.things.values() if isinstance(thing, kinds[value])]
        return found[-1].ref if found else "0" * 64

    def _hands(self, side: Side) -> None:
        """A picture is handed in, at once or after the start that follows a crash; then a message names it."""
        made = picture()
        said: dict[str, Any] | None = None
        host = side.host
        while said is None:
            self._runs(side)
            self.handed += 1
            assert host.station is not None
            try:
                said = attachments.keep(host.station.store, host.book, made, host.station.now)
            except (Crash, StoreFailed):
                host.stop(Stopped.CRASHED)
                self.died(side)
        named = {**said, "name": "map.png", "about": ""}
        self._says(
            Says(host.name, {"do": "write", "to": "desk", "text": "see the map", "attachments": [named]})
        )

    # --- waiting --------------------------------------------------------------------------------------------

    def _wait(self, over: Callable[[], bool], what: str, most: int = ANSWER_MS) -> None:
        end = self.now + most
        self._until(lambda: over() or self._heap[0][0] > end)
        if not over():
            raise Violated("CONVERGENCE", f"no {what} within {most // 1000} s")

    def _runs(self, side: Side) -> None:
        self._wait(lambda: side.host.station is not None, f"start of {side.host.name}")

    def _rest(self) -> None:
        self._wait(lambda: all(map(self._rests, self.sides)), "rest", REST_MS)

    def _rests(self, side: Side) -> bool:
        host = side.host
        if host.station is None or side.letters or side.asks or side.missed or host.station.recalling:
            return False
        book = host.book
        return not (book.outbox or book.receipt_owed or book.beside.waits(host.station.now))

    # --- the crash ------------------------------------------------------------------------------------------

    def died(self, side: Side, mode: Survival | None = None, down_ms: int | None = None) -> None:  # noqa: ARG002  # a point decides for itself how long
        """The machine stopped at the point: it starts again on what the point's kind of crash leaves."""
        host = side.host
        if self.point is None or host.name != self.point.side or host.why is not Stopped.CRASHED:
            raise Violated("STATION-LIVES", f"{host.name} stopped, and nothing was to stop it: {host.why}")
        if host.name in self.crashed:
            raise Violated("STATION-LIVES", f"{host.name} crashed twice")
        self.crashed.add(host.name)
        self.watch.died()
        side.forget()
        host.disk.chance = self.point.chance()
        host.revive(mode or MODES[self.point.mode])
        host.disk.chance = Random(self.future)  # what follows depends on what was left alone,
        host.chance.seed(self.future)  # not on how often chance was asked before
        self.later(START_MS, partial(self._start_on, side))

    def _start_on(self, side: Side) -> None:
        host = side.host
        if not host.start(self.now, self.plan.bearers):
            raise Violated("STATION-LIVES", f"{host.name} does not start again: {host.why}")
        self._rules(side)
        self.watch.awake[host.name] = self.now
        self.watch.started(host)
        self.soon(side)


def crash(steps: Sequence[Step], point: Point, future: bytes = b"", *, weak: bool = False) -> None:
    """One play with its crash. Raises Violated."""
    with standing_in(wanted=True):
        play = Play(point, future, weak=weak, whole=True)
        play.play(steps)
        if not play.crashed:
            raise Violated("STATION-LIVES", "the play took another way than when it was counted")
