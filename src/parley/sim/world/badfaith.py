"""A world in which `boreas` lies: it tells `aster` everything that a station in bad faith may, in good and bad weather.

`aster` is honest. What must hold is its side of the invariants, and three that are about liars: it stays bounded, its
own people's words go into its log, and of each lie that somebody could be held to, evidence remains.
"""

import re
import time
from collections import Counter, deque
from collections.abc import Collection
from functools import partial
from random import Random
from typing import Final

from parley.record import entry as entries
from parley.record import grammar
from parley.record import head as heads
from parley.record.errors import Theirs
from parley.record.evidence import Kind
from parley.record.grammar import Signed
from parley.record.identity import read_origin
from parley.record.verify import verify
from parley.sim.world import coverage, life
from parley.sim.world.host import Host, Stopped
from parley.sim.world.liar import HABITS, Liar, Scheme
from parley.sim.world.lies import ENTRIES, LETTERS
from parley.sim.world.life import Lived
from parley.sim.world.plan import DAY_MS, MINUTE_MS, Plan, plan
from parley.sim.world.side import Side
from parley.sim.world.watch import Violated
from parley.sim.world.world import World
from parley.station import check
from parley.station.ports import StoreFailed
from parley.station.turn import Letter
from parley.station.work import ODDITIES_MAX
from parley.stores.sqlite import SqliteStore
from parley.verdict import judge
from parley.verdict.result import Verdict
from parley.views import bundles

LIE: Final = "lie: "
LIES_A_DAY: Final = 1_500
TURN_S_MAX: Final = 10.0  # of the processor's time for one turn; the slowest lie costs a tenth of that here
LETTERS_A_MINUTE: Final = 250  # over one bearer: the courier tries none more often than four times a second
CHALLENGES_MAX: Final = 32
CLOSED_MAX: Final = 20  # things that are over, kept in memory after a turn
KEPT_MS_MAX: Final = (
    90_000  # somebody's words wait so long while the station may not sign: three times the recall
)
REF: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


class BadFaith(World):
    """The world of one plan, with a liar in it."""

    def __init__(self, plan: Plan, told: Collection[str] = ()) -> None:
        super().__init__(plan)
        self.scheme = Scheme(Random(f"liar {plan.seed}"))
        self.b.host.kind = partial(Liar, scheme=self.scheme)
        self.b.host.signs = lambda *_: None  # whatever it signs
        self.watch.liars.add(self.b.host.name)
        self.lies_a_day = plan.lies_a_day or LIES_A_DAY
        self.letters = [name for name in LETTERS if not told or name in told]
        self.entries = [name for name in ENTRIES if not told or name in told]
        self.left: dict[str, set[str]] = {}  # by reference of an entry: kinds of oddity that named it
        self.kept_since: int | None = None
        self.unsure: set[int] = set()  # moments at which aster may itself have forgotten what it wrote
        self.crowded: set[str] = set()  # kinds of oddity of which a turn had more than it keeps
        self.sent: deque[int] = deque()  # when aster's letters of the last minute left
        self.slowest_s = 0.0
        self.under: dict[
            bytes, tuple[str, str, int]
        ] = {}  # letters that are a lie: which, about how much of which log

    # --- lying ----------------------------------------------------------------------------------------------

    def run(self) -> None:
        try:
            super().run()
        finally:
            for name, count in self.scheme.told.items():
                self.counts[f"{LIE}{name}"] = count

    def live(self) -> None:
        self.scheme.on = True
        self._lie_again()
        super().live()

    def _lie_again(self) -> None:
        def lies() -> None:
            if self.calm:
                self.scheme.on = False
                return
            station = self.b.host.station
            if isinstance(station, Liar) and not self.b.paused:
                self._lie(station)
            self._lie_again()

        self.later(self.chance.expovariate(self.lies_a_day) * DAY_MS, lies)

    def _lie(self, liar: Liar) -> None:
        """One lie, of any sort."""
        chance, draw = self.scheme.chance, self.scheme.chance.random()
        if draw < 0.55 and self.letters:
            self.tell_lie(chance.choice(self.letters), liar)
        elif draw < 0.8 and self.entries:
            self.scheme.slips.append(chance.choice(self.entries))
            self.soon(self.b)
        elif draw < 0.92:
            self.scheme.habits = set(chance.sample(HABITS, chance.randrange(4)))
        elif self.scheme.forked_at is None and draw < 0.95 and self._about()[1]:
            self.brought("another story, taken", [liar.two_faced()], answered=False)
            self.later(
                self.chance.randrange(600_000), self._new_epoch
            )  # else nothing of it is ever taken again
        else:
            self._new_epoch()

    def _new_epoch(self) -> None:
        if isinstance(self.b.host.station, Liar) and not self.calm:
            self.tell("boreas", "begins a new epoch, and forgot nothing")
            self.b.host.station.new_epoch()
            self.soon(self.b)

    def tell_lie(self, name: str, liar: Liar) -> None:
        """That lie is on its way."""
        self.tell("boreas", f"lies: {name}")
        self.brought(name, liar.lie(name), answered=self.scheme.chance.random() < 0.3)

    def _about(self) -> tuple[str, int]:
        """The log that a lie is about, and how much of it the liar believes to be known."""
        book = self.b.host.book
        held = book.they_hold.size if book.they_hold.ordinal == book.my_log.ordinal else 0
        return book.my_log.epoch, min(held, book.my_log.size)

    def brought(self, name: str, outers: list[bytes], *, answered: bool) -> None:
        """These letters come to the honest station: as letters, or as replies to its own."""
        for outer in outers:
            if outer not in self.mail.made:
                self.mail.remember(outer)
            self.under[outer] = (name, *self._about())
            if answered:
                self.scheme.instead.append((name, outer))
            elif self.a.host.station is not None and not self.a.paused:
                way = self.scheme.chance.choice(self.plan.bearers)
                self.a.letters.append((Letter(self.a.host.book.id, way, outer, asked=False), None))
                self.soon(self.a)

    # --- what must hold after each turn ---------------------------------------------------------------------

    def _turn(self, side: Side) -> None:
        if side is self.b:
            self._liars_turn()
            return
        told = self._meant([letter for letter, _ in side.letters])
        before = _last_oddity(side.host)
        letters = self.counts["letters"]
        begun = time.process_time()
        unsure = _unsure(side.host)
        try:
            super()._turn(side)
        except Violated:
            raise
        except Exception as why:  # whatever it is, an honest station must not fall over a lie
            raise Violated("STATION-LIVES", f"aster fell over what it was told: {why!r}") from why
        self.slowest_s = max(self.slowest_s, time.process_time() - begun)
        self.sent.extend([self.now] * (self.counts["letters"] - letters))
        if side.host.station is not None:
            if unsure or _unsure(side.host):
                self.unsure.add(side.host.station.now)
            self._bounded(side)
            self._own_words(side)
            self._left(side.host, told, before)

    def _liars_turn(self) -> None:
        """A liar that falls over its own lies is started again: nobody promised it anything."""
        try:
            super()._turn(self.b)
        except Violated:
            raise
        except Exception as why:  # as above, but it is the liar's own doing
            if not self.scheme.told:
                raise  # it has not lied yet
            self.counts["the liar fell over its own lies"] += 1
            self.tell("boreas", f"falls over its own lies: {why!r}"[:300])
            self.b.host.stop(Stopped.KILLED)
            self.died(self.b)

    def _bounded(self, side: Side) -> None:
        sent = self.sent
        while sent and sent[0] < self.now - MINUTE_MS:
            sent.popleft()
        if len(sent) > LETTERS_A_MINUTE * len(self.plan.bearers):
            raise Violated("BOUNDED", f"aster sent {len(sent)} letters in a minute")
        if self.slowest_s > TURN_S_MAX:
            raise Violated("BOUNDED", f"a turn took {self.slowest_s:.1f} s of the processor's time")
        book = side.host.book
        sizes = {
            "challenges": (len(book.challenges), CHALLENGES_MAX),
            "their challenges": (len(book.their_challenges), len(self.plan.bearers) + 1),
            "attachments asked for": (len(book.beside.lacking), 256),
            "things in memory": (len(book.line.things), _open_things(side.host) + CLOSED_MAX),
        }
        for what, (count, most) in sizes.items():
            if count > most:
                raise Violated("BOUNDED", f"aster keeps {count} {what}, more than {most}")

    def _own_words(self, side: Side) -> None:
        """What our own people ask for is not kept waiting by what a liar says."""
        if not side.kept:
            self.kept_since = None
            return
        self.kept_since = self.now if self.kept_since is None else self.kept_since
        awake = self.now - max(self.kept_since, self.watch.awake.get(side.host.name, 0))
        if awake > KEPT_MS_MAX:
            raise Violated("OWN-WORDS", f"what aster's people asked for waits for {awake // 1000} s")

    def died(self, side: Side, *mode: object) -> None:
        super().died(side, *mode)  # type: ignore[arg-type]  # as it is declared there
        if side is self.a:
            self.kept_since = None
            self.under.clear()

    # --- evidence -------------------------------------------------------------------------------------------

    def _left(self, host: Host, told: Collection[str], before: int) -> None:
        """Each lie of this turn that its author could be held to left an oddity of its kind."""
        rows = self._oddities(host, before)
        kinds = Counter(kind for kind, _ in rows)
        for kind, what in rows:
            self.counts[f"oddity: {kind}"] += 1
            for ref in REF.findall(what):
                self.left.setdefault(ref, set()).add(kind)
        for kind in (kind for kind, count in kinds.items() if count >= ODDITIES_MAX):
            self.crowded.add(kind)
        for name in told:
            wanted = LETTERS[name].leaves
            if (
                wanted and not (wanted | {"cannotopen"}) & kinds.keys()
            ):  # sealed to a key that is gone: that is kept
                what = f"aster was told {name!r}, and keeps none of {sorted(wanted)}"
                raise Violated("EVIDENCE-REMAINS", what)

    @staticmethod
    def _oddities(host: Host, after: int) -> list[tuple[str, str]]:
        store = _store(host)
        rows = store.db.execute("SELECT kind, what FROM oddity WHERE id > ? ORDER BY id", (after,))
        return [(str(kind), str(what)) for kind, what in rows]

    def _meant(self, letters: list[Letter]) -> list[str]:
        """The lies among these letters that must be seen through: the reader knows the log that they are about."""
        found = []
        for letter in letters:
            name, epoch, held = self.under.pop(letter.outer, ("", "", 0))
            self.counts["lies taken in"] += bool(name)
            newest = self.a.host.book.theirs[-1] if self.a.host.book.theirs else None
            if name in LETTERS and newest is not None and newest.epoch == epoch and newest.size >= held:
                found.append(name)
        return found

    # --- the end --------------------------------------------------------------------------------------------

    def judge(self) -> None:
        """The honest side rests, its record is whole, and what it exports convicts nobody but the liar."""
        host = self.a.host
        if host.station is None or host.station.recalling:
            raise Violated("STATION-LIVES", f"aster is not itself at the end: {host.why}")
        self.watch.started(host)
        store = _store(host)
        for row in store.logs(host.book.id):
            try:
                check.full(store, row)
            except StoreFailed as why:
                raise Violated("BUNDLE-HOLDS", f"aster's record is not what was signed: {why}") from why
        verdict = _exported(host)
        for wrong in verdict.misconduct:
            if wrong.entry.party == host.card.name:
                raise Violated("HONEST-UNACCUSED", f"the mediator says of aster: {wrong.why}")
        self._convicts(host)
        self._named(host, verdict)
        coverage.count(self.watch, host)

    def _convicts(self, host: Host) -> None:
        """Two heads of one log that cannot both be true speak for themselves, to anybody who has the card."""
        for kind, _, data in _kept(host):
            if kind != "forked":
                continue
            notes = [part.note for part in grammar.read(data, grammar.PARCEL) if isinstance(part, Signed)]
            names = {heads.origin_of(note) for note in notes}
            parties = {read_origin(name)[1] for name in names}
            if len(notes) != 2 or len(names) != 1 or parties != {self.b.host.card.party}:  # heads
                raise Violated("EVIDENCE-REMAINS", f"what is kept of a fork convicts nobody: {names}")
            one, other = (heads.check_author(n, min(names), self.b.host.card.keys) for n in notes)
            if one == other:
                raise Violated("EVIDENCE-REMAINS", "what is kept of a fork are two heads that agree")

    def _named(self, host: Host, verdict: Verdict) -> None:
        """Entries of the liar that the reader holds, and that it could be held to, are named."""
        missteps = {wrong.entry.ref for wrong in verdict.misconduct}
        mirror, never = _mirror(host), _voided(host, verdict) | _excused(host, verdict)
        for ref in mirror.keys() & self.scheme.wrote.keys():
            lie = ENTRIES[self.scheme.wrote[ref]]
            self.counts["lies in the mirror"] += 1
            if lie.leaves == {"after"} and mirror[ref] in self.unsure:
                continue  # it may be aster that forgot, for all that it knew then
            if lie.leaves and not lie.leaves & (self.left.get(ref, set()) | self.crowded):
                what = f"{self.scheme.wrote[ref]!r} ({ref[:12]}) is in aster's mirror, and nothing says so"
                raise Violated("EVIDENCE-REMAINS", what)
            if lie.misconduct and verdict.complete and ref not in missteps | never:
                what = f"the mediator does not name {self.scheme.wrote[ref]!r} ({ref[:12]})"
                raise Violated("EVIDENCE-REMAINS", what)


def _store(host: Host) -> SqliteStore:
    assert host.station is not None
    assert isinstance(host.station.store, SqliteStore)
    return host.station.store


def _last_oddity(host: Host) -> int:
    [(last,)] = _store(host).db.execute("SELECT ifnull(max(id), 0) FROM oddity")
    return int(last)


def _open_things(host: Host) -> int:
    [(count,)] = _store(host).db.execute("SELECT count(*) FROM thing WHERE open")
    return int(count)


def _kept(host: Host) -> list[tuple[str, str, bytes]]:
    return [(kind, what, data) for _, kind, what, data in _store(host).oddities(host.book.id)]


def _mirror(host: Host) -> dict[str, int]:
    """All entries of theirs that it holds, by reference, and when it heard each."""
    store, logs = _store(host), host.book.theirs
    return {entries.parse(raw).ref: at for log in logs for raw, at in store.entries(log.id, 0, log.size)}


def _voided(host: Host, verdict: Verdict) -> set[str]:
    """Entries of theirs that never count, as the bundle shows: a tail that is voided, or a log that no other follows.

    The liar took them back with a new log before anybody had receipted them; nobody is held to what they say.
    """
    counted = {log.epoch: 0 if log.stray else log.counted for party in verdict.parties for log in party.logs}
    found: set[str] = set()
    for log in host.book.theirs:
        first = counted.get(log.epoch)
        if first is not None and first < log.size:
            found |= {entries.parse(raw).ref for raw in _store(host).raws(log.id, first, log.size - first)}
    return found


def _excused(host: Host, verdict: Verdict) -> set[str]:
    """Entries of theirs whose past names what is not here, while logs of theirs lie beside one another.

    Nobody can say that they speak of nothing. The liar bought that with a claim that the mediator names instead.
    """
    pasts = host.book.pasts
    liar = host.book.row.them
    if pasts is None or (Kind.AFTER_BEYOND, liar) not in {
        (found.kind, found.party) for found in verdict.found
    }:
        return set()
    return {
        entries.parse(raw).ref
        for log in host.book.theirs
        for index, raw in enumerate(_store(host).raws(log.id, 0, log.size))
        if pasts.lack(log.epoch, index).entries
    }


def _unsure(host: Host) -> bool:
    """Whether it began a log without having heard what they hold of it, or knows that it forgot some."""
    return host.station is not None and (host.book.blind is not None or host.book.forgot)


def _exported(host: Host) -> Verdict:
    """What a mediator makes of what this station exports, with both cards. Raises Violated."""
    assert host.station is not None
    made = bundles.bundle(host.station.store, host.book.row, host.station.now)
    try:
        return judge(verify(made.data, {made.ours, made.theirs}))
    except Theirs as why:
        raise Violated("BUNDLE-HOLDS", f"what {host.name} exports is refused: {why}") from why


def live(
    seed: int, days: float, faults: Collection[str], *, stand_in: bool = True, told: Collection[str] = ()
) -> Lived:
    """A world of this seed with a liar in it. `told`: the lies that it tells; all of them if empty."""
    return life.run(BadFaith(plan(seed, days, faults, stand_in=stand_in), told=told))
