"""Ten thousand mutants of real parcels: each refused or harmless, none over a second; nothing escapes but Theirs."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from parley.record import grammar, note
from parley.record.grammar import Chunk, Entries, Section, Signed, Want
from parley.record.head import Head
from parley.record.tree import leaf_hash, root_of
from parley.sim.world.mutants import Mutator
from parley.station import check
from parley.wire import seal
from tests.station.pairs import START, Side, agree, settle
from tests.station.rogue import Rogue

MUTANTS = 10_000
SEEDS = 4
SHOTS = MUTANTS // SEEDS // 4  # of each kind and seed
SECONDS_MAX = 1.0  # of one turn with one mutant; a laden machine may take ten times what ours does


@dataclass
class Range:
    """A rogue that shoots, and what must hold after each shot."""

    rogue: Rogue
    slowest_s: float = 0.0
    taken: int = 0
    refused: int = 0
    mine: list[bytes] = field(default_factory=list)

    def shoot(self, outer: bytes) -> bool:
        """Whether it was taken. The victim's own log is as it was; its mirror is a beginning of what was signed."""
        begun = time.perf_counter()
        why = self.rogue.deliver(outer)
        self.slowest_s = max(self.slowest_s, time.perf_counter() - begun)
        self.taken, self.refused = self.taken + (not why), self.refused + bool(why)
        victim = self.rogue.victim
        assert victim.raws(mine=True)[: len(self.mine)] == self.mine
        self.mine = victim.raws(mine=True)
        return not why

    def unharmed(self) -> None:
        """The victim is up: it takes an honest parcel, and its record is what was signed, also after a restart."""
        victim = self.rogue.victim
        assert self.rogue.send(*self.rogue.added(self.rogue.declared("and on"))) == ""
        victim.close()
        victim.open(self.rogue.now + 1)
        assert victim.raws(mine=False) == self.rogue.raws
        for row in victim.station.store.logs(victim.book.id):
            assert check.full(victim.station.store, row) == row.size
        assert self.slowest_s < SECONDS_MAX


def real(rogue: Rogue, *new: bytes) -> list[Section]:
    """All that a parcel may hold: a hello, what is given back, what is new, what is asked and given, a receipt."""
    log = rogue.victim.book.my_log
    own = rogue.victim.raws(mine=True)
    row = rogue.victim.station.store.last_head(log.id)
    assert row is not None
    grown = [*rogue.raws, *new]
    return [
        rogue.hello(),
        Entries(log.origin, 0, own),
        Signed(note.parse(row.note)),
        Entries(rogue.name, len(rogue.raws), new),
        Signed(rogue.head(grown)),
        Want("ab" * 32, 0, 4_096),
        Chunk("cd" * 32, 0, b"some bytes of a picture"),
        Signed(rogue.receipt(Head(log.origin, log.size, log.frontier.root()))),
    ]


@pytest.fixture
def target(sides: tuple[Side, Side]) -> Range:
    """Two stations that have agreed, called and written; the second turns rogue."""
    a, b = sides
    agree(a, b, START)
    for side in (a, b):
        side.ask(START + 10, do="call.place", to="secretary", precedence="O", subject="movements")
        side.ask(START + 11, do="write", to="duty-desk", text="hello", subject="s")
        side.ask(START + 12, do="test")
    settle(a, b, START + 20)
    b.ask(START + 21, do="call.attend")
    settle(a, b, START + 30)
    return Range(Rogue(b, a, now=START + 1_000))


@pytest.mark.parametrize("seed", range(SEEDS))
def test_changed_on_the_way(target: Range, seed: int) -> None:
    rogue, mutator = target.rogue, Mutator(seed)
    new = [rogue.declared("new")]
    outer = rogue.parcel(*real(rogue, *new))
    for _ in range(SHOTS):
        mutant = mutator.data(outer)
        taken = target.taken
        shoot_and_follow(target, mutant, new)
        assert mutant == outer or target.taken == taken
    target.unharmed()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_changed_inside_and_sealed_anew(target: Range, seed: int) -> None:
    rogue, mutator = target.rogue, Mutator(seed)
    new = [rogue.declared("new"), rogue.declared("newer")]
    text = grammar.write(grammar.PARCEL, real(rogue, *new))
    for _ in range(SHOTS):
        shoot_and_follow(target, rogue.sealed(mutator.data(text)[: seal.TEXT_BYTES_MAX]), new)
    target.unharmed()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_sections_in_disorder(target: Range, seed: int) -> None:
    rogue, mutator = target.rogue, Mutator(seed)
    new = [rogue.declared("new"), rogue.declared("newer")]
    parts = real(rogue, *new)
    for _ in range(SHOTS):
        shoot_and_follow(target, rogue.sealed(mutator.sections(parts)), new)
    target.unharmed()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_anything_at_all_signed_by_its_author(target: Range, seed: int) -> None:
    rogue, mutator = target.rogue, Mutator(seed)
    templates = [*rogue.raws, *rogue.victim.raws(mine=True)]
    for _ in range(SHOTS):
        raw = mutator.entry(rogue, templates)
        parts = Entries(rogue.name, len(rogue.raws), [raw]), Signed(rogue.head([*rogue.raws, raw]))
        if target.shoot(rogue.parcel(*parts)):
            rogue.raws.append(raw)
            assert rogue.victim.raws(mine=False)[-1] == raw
    assert target.taken > target.refused
    target.unharmed()


def shoot_and_follow(target: Range, outer: bytes, new: Sequence[bytes]) -> None:
    """If what was changed did not matter, the log has grown by what was signed, and by nothing else."""
    rogue = target.rogue
    before = rogue.victim.raws(mine=False)
    target.shoot(outer)
    after = rogue.victim.raws(mine=False)
    assert after in (before, [*rogue.raws, *new][: len(after)])
    if len(after) > len(rogue.raws):
        rogue.raws = after
        assert root_of([leaf_hash(raw) for raw in after]) == rogue.victim.book.theirs[-1].frontier.root()
