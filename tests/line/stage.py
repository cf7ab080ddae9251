"""Two stations on a stage: real engines, a clock told by the play, and a wire that can be cut or made slow.

A station here does what the loop does with the engine (hear, decide, write down, act), with lists for logs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from parley.line import engine, facts, things
from parley.line.calls import State
from parley.line.core import Parts
from parley.line.effects import Alarm, Effect, LampChanged
from parley.line.facts import AnyFact, Word
from parley.line.terms import Cadence, PersonTests, PostTerms, Side, Terms, Weekday
from parley.line.things import Call, Test, Thing
from parley.line.values import Level, Party, Post, Ref, Role
from parley.record import canonical
from parley.record.entry import Instant, instant

A = Party("aster-00000000000000aa")
B = Party("boreas-00000000000000bb")
MORNING = instant("2022-03-01T08:00:00.000Z")
SECOND, MINUTE, HOUR, DAY = 1_000, 60_000, 3_600_000, 86_400_000

POSTS_A = ("secretary", "chairman")
POSTS_B = ("minister", "general staff", "first deputy")


def terms(**more: Any) -> Terms:
    """The defaults between A and B; by default without the calendar's tests, so that a play holds only its own."""
    principals_a = tuple(PostTerms(Post(name), Role.PRINCIPAL) for name in POSTS_A)
    principals_b = (
        PostTerms(Post("minister"), Role.PRINCIPAL, (Post("first deputy"),)),
        PostTerms(Post("general staff"), Role.PRINCIPAL),
        PostTerms(Post("first deputy"), Role.PRINCIPAL),
    )
    desk = PostTerms(Post("desk"), Role.DESK)
    sides = (Side(A, (desk, *principals_a)), Side(B, (desk, *principals_b)))
    more.setdefault("cadence", Cadence(station_test_s=30 * DAY // 1000))
    return Terms("the line between A and B", sides, **more)


def twice_daily(times: tuple[str, ...] = ("09:00", "17:00"), **more: Any) -> Terms:
    """Terms under which A tests B's desk at these times."""
    return terms(cadence=Cadence(person_tests=(PersonTests(A, times, Post("desk")),)), **more)


def dumped(line: engine.Line) -> dict[str, bytes]:
    """All of a line's state, as it would be stored."""
    return Parts({}).changed(line.core)


def size(line: engine.Line) -> int:
    """How many bytes of state that is."""
    return sum(map(len, dumped(line).values()))


WEEKEND = (Weekday.SAT, Weekday.SUN)


@dataclass
class Entry:
    """One line of a log here."""

    fact: AnyFact
    at_ms: Instant
    after: int
    ref: Ref


@dataclass
class Station:
    """One party's station. `gaps`: when it was down, as pairs of instants."""

    name: Party
    line: engine.Line
    stage: "Stage"
    log: list[Entry] = field(default_factory=list)
    held: int = 0  # of the other's entries
    stored: dict[str, bytes] = field(default_factory=dict)  # the parts of the line's state
    rows: dict[Ref, bytes] = field(default_factory=dict)
    opens: set[Ref] = field(default_factory=set)  # of rows: what a start takes into memory
    dues: dict[Ref, Instant] = field(default_factory=dict)  # of rows: the store's index of what falls due
    effects: list[Effect] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    down_since: int | None = None
    skew_ms: int = 0

    @property
    def other(self) -> "Station":
        return self.stage.b if self is self.stage.a else self.stage.a

    def now(self) -> Instant:
        return Instant(self.stage.now + self.skew_ms)

    # --- what the loop does ---------------------------------------------------------------------------------

    def write(self, fact: AnyFact, draft: engine.Draft | None = None) -> Ref:
        """What our people wrote, or whatever a play wants on record. A message without one names what stands."""
        if isinstance(fact, facts.MessageSent) and not fact.agreement:
            fact = replace(fact, agreement=self.line.core.agreement.settled.standing or "")
        ref = Ref(sha256(f"{self.name} {len(self.log)}".encode()).hexdigest())
        entry = Entry(fact, self.now(), self.held, ref)
        self.log.append(entry)
        self._hear(Word(True, len(self.log) - 1, ref, entry.at_ms, self.now(), entry.after, fact), draft)
        return ref

    def take(self, upto: int) -> None:
        """The other's entries up to there arrive."""
        while self.held < upto:
            entry, place = self.other.log[self.held], self.held
            self.held += 1
            body = canonical.decode(canonical.encode(facts.body(entry.fact)))  # as it travels
            fact = facts.read(facts.kind(entry.fact), body)
            self._hear(Word(False, place, entry.ref, entry.at_ms, self.now(), entry.after, fact))

    def _hear(self, word: Word, draft: engine.Draft | None = None) -> None:
        self._load(engine.needs(self.line, word.fact))
        self.effects += engine.hear(self.line, word, draft)
        self._store()

    def _load(self, refs: Iterable[Ref]) -> None:
        for ref in refs:
            if ref not in self.line.things and ref in self.rows:
                engine.load(self.line, self.rows[ref])

    def _store(self) -> None:
        self.stored |= engine.changed_state(self.line)
        for ref in engine.changed(self.line):
            row = engine.row(self.line, ref)
            self.rows[ref] = row.data
            (self.opens.add if row.open else self.opens.discard)(ref)
            self.dues.pop(ref, None)
            if row.due_ms is not None:
                self.dues[ref] = row.due_ms
        engine.forget_closed(self.line)
        if self.stage.reloads:
            self.reload()

    def reload(self) -> None:
        """The process ends, and begins again from what was stored."""
        self.stored |= engine.changed_state(self.line)
        self.line = engine.load_state(self.stored)
        for ref, data in self.rows.items():
            if ref in self.opens:
                engine.load(self.line, data)

    def receipt(self, places: int) -> None:
        self.effects += engine.receipt(self.line, places, self.now())
        self._store()

    def wake(self) -> None:
        for _ in range(200):
            self._load([ref for ref, due in self.dues.items() if due <= self.now()])
            due = engine.due(self.line)
            if due is None or due > self.now():
                return
            woken = engine.wake(self.line, self.now(), self._listened)
            self.effects += woken.effects
            self._store()
            for draft in woken.drafts:
                self.write(draft.fact, draft)
        raise AssertionError(f"{self.name} wakes for ever: {engine.status(self.line, self.now())}")

    def due(self) -> Instant | None:
        """When the loop would wake: for what is in memory, or in the store."""
        dues = [engine.due(self.line), *self.dues.values()]
        return min((due for due in dues if due is not None), default=None)

    def _listened(self, since: Instant, until: Instant) -> int:
        gaps = [*self.gaps, (self.down_since, self.now())] if self.down_since is not None else self.gaps
        return until - since - sum(max(0, min(until, end) - max(since, start)) for start, end in gaps)

    # --- what people do, and what they see ------------------------------------------------------------------

    def ask(self, do: str, **more: Any) -> list[Ref]:
        """What our people ask for; the entries it came to. The wire carries them at once, if it can."""
        request = canonical.decode(
            canonical.encode({"do": do, **{key.rstrip("_"): v for key, v in more.items()}})
        )
        self._load(engine.needs(self.line, request))
        drafts = engine.ask(self.line, request, self.now())
        self._store()
        refs = [self.write(draft.fact, draft) for draft in drafts]
        self.stage.settle()
        return refs

    def thing(self, ref: Ref) -> Thing:
        return things.load(self.rows[ref])

    def call(self, ref: Ref) -> Call:
        thing = self.thing(ref)
        assert isinstance(thing, Call)
        return thing

    def test(self, ref: Ref) -> Test:
        thing = self.thing(ref)
        assert isinstance(thing, Test)
        return thing

    def state(self, ref: Ref) -> State:
        return self.call(ref).state

    def calls(self) -> list[Call]:
        return [thing for data in self.rows.values() if isinstance(thing := things.load(data), Call)]

    def status(self) -> dict[str, Any]:
        return engine.status(self.line, self.now())

    def lamp(self, name: str) -> str:
        value: str = self.status()["observed"][name]["value"]
        return value

    def told(self, kind: type[Effect]) -> list[Effect]:
        return [effect for effect in self.effects if isinstance(effect, kind)]

    def alarms(self, level: Level) -> list[Alarm]:
        return [effect for effect in self.effects if isinstance(effect, Alarm) and effect.level is level]

    def changes(self, lamp: str) -> list[str]:
        return [
            effect.now for effect in self.effects if isinstance(effect, LampChanged) and effect.lamp == lamp
        ]


class Stage:
    """The world of a play. `cut`: nothing arrives; `deaf`: only B hears nothing, say."""

    def __init__(
        self, agreed: Terms | None = None, *, now: int = MORNING, reloads: bool = False, manned: bool = True
    ) -> None:
        self.now = now
        self.reloads = reloads
        self.by_hand = False  # then nothing arrives, and nobody wakes, by itself
        self.cut = False
        self.a = Station(A, engine.begin("1" * 32, A, B, smaller_card_is_mine=True), self)
        self.b = Station(B, engine.begin("1" * 32, B, A, smaller_card_is_mine=False), self)
        agreed = agreed or terms()
        self.a.ask("agree", terms=facts.body(facts.AgreementSigned(agreed, None))["terms"])
        self.b.ask("agree.sign")
        if manned:
            self.a.ask("desk", manned=True)
            self.b.ask("desk", manned=True)

    def settle(self) -> None:
        """Everything that can arrive arrives, and what follows at this moment follows."""
        if self.by_hand:
            return
        for _ in range(50):
            before = self._progress()
            for station in (self.a, self.b):
                if station.down_since is None:
                    station.wake()
            if not self.cut and self.a.down_since is None and self.b.down_since is None:
                self.exchange(self.a, self.b)
                self.exchange(self.b, self.a)
            if before == self._progress():
                return
        raise AssertionError("the two stations never come to rest")

    def _progress(self) -> tuple[int, ...]:
        return tuple(n for s in (self.a, self.b) for n in (len(s.log), s.held, s.line.core.receipted))

    def exchange(self, sender: Station, reader: Station) -> None:
        """What the sender has reaches the reader, and its receipt comes back."""
        if reader.held < len(sender.log):
            reader.take(len(sender.log))
        if sender.line.core.receipted < reader.held:
            sender.receipt(reader.held)

    def at(self, time: str | int) -> None:
        """The clock goes on to `time`, stopping wherever something is due."""
        until = instant(time) if isinstance(time, str) else time
        assert until >= self.now, "no play runs backwards"
        for _ in range(10_000):
            self.settle()
            dues = [s.due() for s in (self.a, self.b) if s.down_since is None]
            moments = [
                due - s.skew_ms for s, due in zip((self.a, self.b), dues, strict=False) if due is not None
            ]
            coming = [moment for moment in moments if self.now < moment <= until]
            if not coming:
                break
            self.now = min(coming)
        self.now = until
        self.settle()

    def wait(self, ms: int) -> None:
        """So much time passes."""
        self.at(self.now + ms)

    def down(self, station: Station) -> None:
        station.down_since = self.now

    def up(self, station: Station) -> None:
        assert station.down_since is not None
        station.gaps.append((station.down_since, self.now))
        station.down_since = None
        station.reload()
        self.settle()
