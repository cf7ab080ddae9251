"""Backups put back, machines copied, stations that fail over: short histories by the thousand, under one seed each.

Nobody loses its memory without a word: an honest station signs no size of a log twice, a counterpart gives back what
it holds, and where two machines run under one card the counterpart shows it.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from random import Random
from typing import Final

from parley.record.entry import parse
from parley.record.epochs import opening
from parley.record.verify import verify
from parley.sim.world.disk import Survival
from parley.sim.world.exhaustive import Play
from parley.sim.world.host import Host, Stopped
from parley.sim.world.keys import DiskKeys, standing_in
from parley.sim.world.mail import Mail
from parley.sim.world.people import Crew
from parley.sim.world.scenes import Says
from parley.sim.world.side import Side
from parley.sim.world.watch import Violated, Watch
from parley.station.turn import Turned
from parley.verdict import judge
from parley.views import bundles

ACTS: Final = 14  # of one history
DOWN_MS: Final = (1_000, 20_000, 90_000)  # how long a restored machine, or its counterpart, is away
CALM_MS: Final = 120_000


@dataclass(slots=True)
class Kept:
    """A backup: the record's files, and what lay beside them."""

    side: Side
    record: dict[str, bytes]
    everything: dict[str, bytes]


class TwinMail(Mail):
    """Letters, where two machines may run under one card: those of the one that nobody reaches get lost."""

    def send(self, side: Side) -> None:
        away = self.world.away if isinstance(self.world, History) else None
        if side is not away:
            super().send(side)
            return
        station = side.host.station
        assert station is not None
        for book in station.books.values():
            for name, greets, carries in book.courier.choose(station.load(book), station.now):
                station.letter(book, name, greets=greets, carries=carries)
                book.courier.failed(name, station.now)


class History(Play):
    """One seed's history from the prepared disks: writing, backups, restores, and perhaps a twin of aster."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.mail = TwinMail(self)
        self.luck = Random(f"restores {seed}")
        for side in self.sides:
            side.host.chance.seed(f"{side.host.name} restores {seed}")
        self.kept: list[Kept] = []
        self.numbers = count(1)
        self.done: Counter[str] = Counter()
        self.twin: Side | None = None
        self.away: Side | None = None

    def other(self, side: Side) -> Side:
        """The machine that letters of this one reach: under aster's card, the one that is not away."""
        if side is not self.b:
            return self.b
        return self.twin if self.twin is not None and self.away is not self.twin else self.a

    def live(self) -> None:
        """Some acts, then calm, then what must hold. Raises Violated."""
        acts: tuple[tuple[int, Callable[[], None]], ...] = (
            (6, self._write), (2, self._see), (3, self._back_up), (4, self._restore), (1, self._both_restored),
            (1, self._power), (1, self._rest),
        )  # fmt: skip
        for _ in range(ACTS):
            (act,) = self.luck.choices([act for _, act in acts], [weight for weight, _ in acts])
            act()
        self._calm()

    # --- acts -----------------------------------------------------------------------------------------------

    def _any(self) -> Side:
        return self.luck.choice(self.sides)

    def _write(self) -> None:
        for side in self.luck.sample(self.sides, self.luck.choice((1, 1, 2))):
            number = next(self.numbers)
            self._says(Says(side.host.name, {"do": "write", "to": "desk", "text": f"number {number}"},
                            times=self.luck.choice((1, 1, 3)), then_ms=self.luck.choice((0, 50, 3_000))))  # fmt: skip

    def _see(self) -> None:
        side = self._any()
        theirs = [ref for ref in self.refs.values() if ref]
        if theirs:
            self._says(Says(side.host.name, {"do": "seen", "message": self.luck.choice(theirs)}))

    def _back_up(self) -> None:
        side = self._any()
        self._runs(side)
        record, everything = dict(side.host.backup()), side.host.disk.image()
        self.kept.append(Kept(side, record, everything))
        self.done["backups"] += 1

    def _restore(self) -> None:
        if self.kept:
            kept = self.luck.choice(self.kept)
            self._stop(kept.side, Survival.KILL)
            other_too = self.luck.random() < 0.4
            if other_too:
                self._stop(self.other(kept.side), Survival.KILL)
            self._put_back(kept)
            self.later(self.luck.choice(DOWN_MS), partial(self._start_on, kept.side))
            if other_too:
                self.later(self.luck.choice(DOWN_MS), partial(self._start_on, self.other(kept.side)))
            self._pass(self.luck.choice((0, 2_000, 100_000)))

    def _both_restored(self) -> None:
        """Both machines go back at once, each to some backup of its own."""
        chosen = {id(kept.side): kept for kept in self.luck.sample(self.kept, len(self.kept))}
        if len(chosen) == len(self.sides):
            for kept in chosen.values():
                self._stop(kept.side, Survival.KILL)
                self._put_back(kept)
                self.later(self.luck.choice(DOWN_MS), partial(self._start_on, kept.side))
            self.done["both at once"] += 1

    def _put_back(self, kept: Kept) -> None:
        whole = self.luck.random() < 0.5  # with the notes beside the keys, on another machine
        host = kept.side.host
        host.restore(kept.record, whole=whole)
        if whole:
            notes = {name: data for name, data in kept.everything.items() if name.startswith("signed/")}
            host.disk.put({**host.disk.image(), **notes})
        self.watch.restored(host)
        self.done["restores"] += 1

    def _power(self) -> None:
        side = self._any()
        self._stop(side, Survival.NONE)
        self.later(1_000, partial(self._start_on, side))
        self.done["power cuts"] += 1

    def _rest(self) -> None:
        self._pass(CALM_MS)

    def _stop(self, side: Side, mode: Survival) -> None:
        self._runs(side)
        side.host.stop(Stopped.KILLED)
        side.host.revive(mode)
        self.watch.died()
        side.forget()

    # --- what must hold -------------------------------------------------------------------------------------

    def _calm(self) -> None:
        for side in self.sides:
            self._runs(side)
        self._says(Says("aster", {"do": "write", "to": "desk", "text": "after all"}))
        self._says(Says("boreas", {"do": "write", "to": "desk", "text": "after all"}))
        self._pass(CALM_MS)
        self._wait(lambda: all(map(self._rests, self.sides)), "rest", CALM_MS)
        self.judge()
        levels(self.a.host, self.b.host, restored=len(self.watch.set_back))


def levels(one: Host, other: Host, *, restored: int) -> None:
    """Both sides' bundles show of each message how far it came, and the same. Raises Violated.

    Where both went back, what neither holds any longer may be shown by one of them alone.
    """
    found = []
    for host in (one, other):
        assert host.station is not None
        made = bundles.bundle(host.station.store, host.book.row, host.station.now)
        verdict = judge(verify(made.data, {made.ours, made.theirs}))
        found.append({message.ref: message.level for message in verdict.messages})
    if found[0] != found[1] and restored < len((one, other)):
        ref = min(ref for ref in found[0].keys() | found[1].keys() if found[0].get(ref) != found[1].get(ref))
        told = " and ".join(
            f"{of.get(ref)} in {host.name}'s" for of, host in zip(found, (one, other), strict=True)
        )
        raise Violated("ONE-STORY", f"message {ref[:12]} is {told} bundle")


class OneCard(Watch):
    """What is promised where two machines run under one card: that nothing is signed twice.

    Which of the two said what their counterpart cannot know, nor can they know what it told the other one.
    """

    def turned(self, host: Host, other: Host, turned: Turned) -> None:  # noqa: ARG002  # as every Watch is asked
        """No two roots of one size, by whichever machine."""
        self._signed(*self.signing)
        self.signing.clear()

    def answered_letter(self, host: Host, other: Host, before: tuple[str, int]) -> None:
        """Of two logs that go on from one nobody receipts both."""


class Twins(History):
    """The machine of aster is copied, disk and keys, and both run; now the one, now the other is reached."""

    with_memory = False  # a snapshot of the whole virtual machine, which nothing in it can notice

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.watch = OneCard(dict(self.watch.signed), fresh=self.watch.fresh, awake=self.watch.awake)
        for side in self.sides:
            side.host.signs = self.watch.signs
            assert side.host.station is not None
            assert isinstance(side.host.station.keys, DiskKeys)
            side.host.station.keys.signs = self.watch.signs

    def live(self) -> None:
        """Both write; then the twin is found out at boreas, which does not fork. Raises Violated."""
        for _ in range(self.luck.randrange(3)):
            self._write()
        self._copy()
        for _ in range(self.luck.randrange(2, 6)):
            self._swap()
            self._write()
            if self.luck.random() < 0.5:
                self._also()
            self._pass(CALM_MS)
        self._found_out()

    def _copy(self) -> None:
        original = self.a.host
        self._runs(self.a)
        self._pass(10_000)
        host = Host(original.name, Random(self.luck.getrandbits(64)), stand_in=True)
        host.seeds, host.card, host.signs = original.seeds, original.card, original.signs
        host.disk.put(original.disk.image())
        if self.with_memory:
            host.memory.update(original.memory)
        self.twin = self.away = Side(host, Crew(Random(1), 1))
        self._start_on(self.twin)
        self.done["clones"] += 1

    def _swap(self) -> None:
        """The other one of the two is reached from now on, and people sit there."""
        assert self.twin is not None
        self._pass(10_000)
        self.away = self.a if self.away is self.twin else self.twin
        self.done["failovers"] += 1

    def _who(self, name: str) -> Side:
        return self.b if name == "boreas" else self.other(self.b)

    def _also(self) -> None:
        """Somebody writes at the machine that nobody reaches."""
        side = self.away
        assert side is not None
        reached, self.away = self.other(self.b), self.other(self.b)
        self._says(Says("aster", {"do": "write", "to": "desk", "text": f"unheard {next(self.numbers)}"}))
        self.away = side if self.away is reached else self.away

    def _found_out(self) -> None:
        host = self.b.host
        assert host.station is not None
        store, logs = host.station.store, host.book.theirs
        before = Counter(opening(parse(next(iter(store.raws(log.id, 0, 1))))).previous for log in logs)
        shown = {kind for _, kind, _, _ in store.oddities(host.book.id)} & {"stations", "voided", "forked"}
        if max(before.values()) > 1 and not shown:
            raise Violated("NO-FORK", "boreas shows nothing of two stations that run under one card")
        self.done["shown"] += bool(shown)
        made = bundles.bundle(host.station.store, host.book.row, host.station.now)
        verify(made.data, {made.ours, made.theirs})


@dataclass(slots=True)
class Lived:
    """What histories came to. `done`: how often what happened."""

    histories: int = 0
    done: Counter[str] = field(default_factory=Counter)
    bad: list[tuple[int, str]] = field(default_factory=list)


def histories(kind: type[History], seeds: range) -> Lived:
    """One history for each seed."""
    lived = Lived()
    with standing_in(wanted=True):
        for seed in seeds:
            history = kind(seed)
            try:
                history.live()
            except Violated as why:
                lived.bad.append((seed, str(why)))
            lived.histories += 1
            lived.done += history.done
    return lived
