"""A station in bad faith: the production code, told to misbehave at the places where it signs and sends.

It goes on keeping a log, answering and receipting, so that its lies meet an honest station in every state that a line
can be in. `Scheme` says what it does next; it outlives its station's restarts, and the seed decides.
"""

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from parley.line.engine import Draft
from parley.line.terms import terms_hash
from parley.record import entry as entries
from parley.record import epochs
from parley.record.entry import After, Entry
from parley.record.grammar import Vouched
from parley.record.tree import leaf_hash
from parley.sim.world.hand import Hand
from parley.sim.world.lies import ENTRIES, LETTERS, Lie, Mouth, Past, opening
from parley.sim.world.mutants import Mutator
from parley.station.book import Book, Held
from parley.station.loop import Station
from parley.station.work import Work

HABITS: Final = ("dates", "after", "holds", "mine", "clock", "no entries", "no receipt", "no hello")
"""Ways of production code that are bent for a while: what it dates, says that it holds, and sends at all."""
OLD_MAX: Final = 60  # letters that it keeps, to bring them again


@dataclass
class Scheme:
    """What one liar does. `habits`: those that are bent just now; `instead`: letters that go in place of a reply."""

    chance: Random
    on: bool = False
    habits: set[str] = field(default_factory=set)
    slips: list[str] = field(default_factory=list)  # lies that wait to be written into its log
    instead: deque[tuple[str, bytes]] = field(default_factory=deque)
    old: deque[bytes] = field(default_factory=lambda: deque(maxlen=OLD_MAX))
    told: Counter[str] = field(default_factory=Counter)  # how often each lie was told
    wrote: dict[str, str] = field(default_factory=dict)  # by reference: the lie that this entry of its own is
    forked_at: int | None = None  # what the reader took of another story goes on from this size
    leaves_out: int = 0  # logs before this ordinal, because the reader has others in their place

    def __post_init__(self) -> None:
        self.mutator = Mutator(self.chance.getrandbits(64))

    def bends(self, habit: str) -> bool:
        """Whether it does so this time."""
        bent = self.on and habit in self.habits and self.chance.random() < 0.5  # every second time
        self.told[f"habit: {habit}"] += bent
        return bent


class Liar(Station):
    """The production station with a scheme. Its own people, its store and its clock are as anybody's."""

    def __init__(self, *station: Any, scheme: Scheme) -> None:  # noqa: ANN401  # what a station is made of
        self.scheme = scheme
        super().__init__(*station)

    # --- what it makes up -----------------------------------------------------------------------------------

    def mouth(self, book: Book) -> Mouth:
        """All that it knows, to make a lie of."""
        hand = Hand(self.keys, book, lambda: book.after, self.chance, self.now)
        hand.raws = list(self.store.raws(book.my_log.id, 0, book.my_log.size))
        theirs = book.theirs[-1]
        held = book.they_hold.size if book.they_hold.ordinal == book.my_log.ordinal else 0
        terms = book.line.core.terms
        return Mouth(
            hand=hand,
            chance=self.scheme.chance,
            mutator=self.scheme.mutator,
            held=min(held, book.my_log.size),
            theirs=list(self.store.raws(theirs.id, 0, theirs.size)),
            origin=theirs.origin,
            old=list(self.scheme.old),
            challenge=next(iter(book.their_challenges.values()), ""),
            agreement=terms_hash(terms) if terms is not None else "00" * 32,
        )

    def lie(self, name: str) -> list[bytes]:
        """The letters of that lie."""
        book = next(iter(self.books.values()))
        if not book.mine or not book.theirs or book.id in self.recalling:
            return []
        self.scheme.told[name] += 1
        return LETTERS[name].make(self.mouth(book))

    def two_faced(self) -> bytes:
        """A letter with a story that is not in its own log; what the reader takes of it cannot be taken back."""
        book = next(iter(self.books.values()))
        mouth = self.mouth(book)
        mouth.hand.raws = mouth.raws[: mouth.held]
        self.scheme.forked_at = mouth.held
        self.scheme.told["another story, taken"] += 1
        said = [mouth.hand.declared("to you alone") for _ in range(self.scheme.chance.choice((1, 2, 5)))]
        return mouth.hand.parcel(*mouth.hand.added(*said))

    def new_epoch(self) -> None:
        """A new log begins with the next turn, though nothing was forgotten."""
        book = next(iter(self.books.values()))
        if book.mine:
            self.recalling[book.id] = self.now

    # --- where production code signs ------------------------------------------------------------------------

    def _wake(self, work: Work) -> None:
        super()._wake(work)
        book = work.book
        if not self.scheme.on or book.id in self.recalling or not book.mine or not book.theirs:
            return
        names, self.scheme.slips = self.scheme.slips, []
        for name in names:
            self._slip(work, name, ENTRIES[name])

    def _slip(self, work: Work, name: str, lie: Lie) -> None:
        """These entries stand in its own log; its own machines never hear of them."""
        self.scheme.told[name] += 1
        log = work.book.my_log
        draught = self._draught(work, log)
        for raw in lie.make(self.mouth(work.book)):
            draught.raws.append(raw)
            log.frontier.append(leaf_hash(raw))
            self.scheme.wrote[entries.parse(raw).ref] = name

    def _made(self, book: Book, kind: str, body: Mapping[str, Any]) -> Entry:
        now, after, chance = self.now, book.after, self.scheme.chance
        if self.scheme.bends("dates"):
            now += chance.choice((-86_400_000, -60_000, 60_000, 86_400_000))
        if self.scheme.bends("after"):
            after = After(after.epoch, chance.choice((1, after.size // 2 + 1, after.size + 3)))
        return entries.write(kind, now, after, self.chance(16).hex(), body)

    def _append(self, work: Work, kind: str, body: Mapping[str, Any], draft: Draft | None = None) -> None:
        if kind == epochs.KIND and self.scheme.on and len(work.book.mine) > 1:
            body = self._opening(work.book, dict(body))
        super()._append(work, kind, body, draft)

    def _opening(self, book: Book, body: dict[str, Any]) -> Mapping[str, Any]:
        past = [
            Past(log.epoch, tuple(leaf_hash(raw) for raw in self.store.raws(log.id, 0, log.size)))
            for log in book.mine[:-1]
            if log.size and log.ordinal >= self.scheme.leaves_out
        ]
        forked, self.scheme.forked_at = self.scheme.forked_at, None
        if forked:  # it must name what both stories have in common, and leave out the rest, or nobody hears it any more
            self.scheme.leaves_out = book.my_log.ordinal
            return {**body, "previous": epochs.body("", past[-1].at(forked), After("", 0))["previous"]}
        if not past or self.scheme.chance.random() < 0.3:  # sometimes it is honest
            return body
        return opening(self.scheme.chance, body, past, book.they_hold.size or 1)

    # --- where it sends -------------------------------------------------------------------------------------

    def letter(self, book: Book, bearer: str, *, greets: bool, carries: bool = True) -> bytes:
        greets = greets and not self.scheme.bends("no hello")
        outer = super().letter(book, bearer, greets=greets, carries=carries)
        self.scheme.old.append(outer)
        return outer

    def reply(self, book: Book, bearer: str) -> bytes:
        if self.scheme.on and self.scheme.instead:
            return self.scheme.instead.popleft()[1]
        outer = super().reply(book, bearer)
        self.scheme.old.append(outer)
        return outer

    def _sealed(self, book: Book, hello: Vouched | None, *, entries_too: bool, reply: bool) -> bytes:
        receipt = book.receipt
        book.they_hold = max(book.they_hold, Held(self.scheme.leaves_out, 0))
        if self.scheme.bends("no receipt"):
            book.receipt = None
        entries_too = entries_too and not self.scheme.bends("no entries")
        try:
            return super()._sealed(book, hello, entries_too=entries_too, reply=reply)
        finally:
            book.receipt = receipt

    def _greet(self, book: Book, bearer: str) -> Vouched:
        """A hello as production makes it; then, perhaps, signed anew with something in it that is not so."""
        answers = book.their_challenges.get(bearer, "")
        hello = super()._greet(book, bearer)
        chance, changed = self.scheme.chance, dict[str, Any]()
        if self.scheme.bends("holds"):
            changed["holds"] = After(book.after.epoch, chance.choice((0, book.after.size + 5, 2**53 - 1)))
        if self.scheme.bends("mine") and book.mine:
            changed["mine"] = After(book.my_log.epoch, chance.choice((0, book.my_log.size // 2)))
        if self.scheme.bends("clock"):
            changed["at"] = self.now + chance.choice((-3_600_000, 3_600_000, 30_000))
        if not changed or not book.mine:
            return hello
        hand = Hand(self.keys, book, lambda: book.after, self.chance, self.now)
        said = {"challenge": list(book.challenges)[-1], "answers": answers, "mine": book.told}
        seal_key = book.sealing.current(self.keys)
        return hand.hello(**{**said, "seal": seal_key, "sees": book.sees, **changed})
