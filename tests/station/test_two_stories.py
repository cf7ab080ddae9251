"""Two stories: heads that cannot both be true convict by themselves; epochs in bad faith are shown, and kept."""

from parley.record import grammar, head, note
from parley.record.entry import After
from parley.record.grammar import Entries, Signed
from parley.record.head import Head
from parley.record.tree import leaf_hash, root_of
from parley.station import work
from parley.station.book import Held
from parley.station.turn import Letter
from parley.stores.sqlite import ODDITIES_MAX
from tests.station.pairs import START
from tests.station.rogue import Rogue, forged, kept, new_epoch, record


def convicts(rogue: Rogue, data: bytes) -> tuple[Head, Head]:
    """What is kept proves by itself, to anybody who has the card: two heads of one log, both signed in full."""
    card = rogue.book.me.card
    parts = list(grammar.read(data, grammar.PARCEL))
    first, second = (part.note for part in parts if isinstance(part, Signed))
    name = head.origin_of(first)
    one, other = (head.check_author(found, name, card.keys) for found in (first, second))
    assert one != other
    return one, other


def test_two_heads_of_one_size_convict(rogue: Rogue) -> None:
    said, other = rogue.declared("to you"), rogue.declared("to others")
    twin = forged(rogue, other)
    assert rogue.send(*rogue.added(said)) == ""
    before = record(rogue.victim)
    assert "cannot both be true" in rogue.send(Entries(rogue.name, 2, [other]), Signed(twin))
    assert record(rogue.victim) == before
    kind, _, data = kept(rogue.victim)[-1]
    one, two = convicts(rogue, data)
    assert (kind, one.size, two.size) == ("forked", 3, 3)
    assert one.root != two.root


def test_two_heads_in_one_parcel_convict(rogue: Rogue) -> None:
    raw = rogue.declared("to you")
    twin = forged(rogue, rogue.declared("to others"))
    before = record(rogue.victim)
    assert "cannot both be true" in rogue.send(*rogue.added(raw), Signed(twin))
    assert record(rogue.victim) == before
    assert kept(rogue.victim)[-1][0] == "forked"
    convicts(rogue, kept(rogue.victim)[-1][2])


def test_two_heads_in_one_turn_convict(rogue: Rogue) -> None:
    twin = rogue.parcel(Signed(forged(rogue, rogue.declared("to others"))))
    outers = [rogue.parcel(*rogue.added(rogue.declared("to you"))), twin]
    letters = [Letter(rogue.book.id, "hand", outer, asked=False) for outer in outers]
    turned = rogue.victim.station.turn(START + 9, letters=letters)
    assert [bool(heard.refused) for heard in turned.letters] == [False, True]
    assert kept(rogue.victim)[-1][0] == "forked"
    convicts(rogue, kept(rogue.victim)[-1][2])


def test_a_smaller_head_that_our_copy_contradicts_is_proof_with_the_next_larger(rogue: Rogue) -> None:
    """It was never sent before: only hashing our own copy once more shows it."""
    other = rogue.declared("to others")
    smaller = rogue.head([*rogue.raws, other])
    assert rogue.send(*rogue.added(rogue.declared("one"), rogue.declared("two"))) == ""
    assert "cannot both be true" in rogue.send(Signed(smaller))
    one, two = convicts(rogue, kept(rogue.victim)[-1][2])
    assert {one.size, two.size} == {3, 4}
    shown = [leaf_hash(raw) for raw in rogue.victim.raws(mine=False)]
    larger = max((one, two), key=lambda found: found.size)
    assert root_of(shown) == larger.root, "the entries that we hold give the one"
    assert root_of(shown[:3]) != min((one, two), key=lambda found: found.size).root, "and not the other"


def test_a_larger_head_over_other_entries_is_kept_with_ours(rogue: Rogue) -> None:
    assert rogue.send(*rogue.added(rogue.declared("one"))) == ""
    raws = [*rogue.raws[:2], rogue.declared("another"), rogue.declared("two")]
    assert "do not give the root" in rogue.send(Entries(rogue.name, 3, raws[3:]), Signed(rogue.head(raws)))
    convicts(rogue, kept(rogue.victim)[-1][2])


def test_proof_outlives_noise_and_a_restart(rogue: Rogue) -> None:
    twin = Signed(forged(rogue, rogue.declared("to others")))
    rogue.send(*rogue.added(rogue.declared("to you")))
    rogue.send(twin)
    for _ in range(300):
        rogue.deliver(b"noise")
    rogue.victim.close()
    rogue.victim.open(rogue.now + 1)
    assert [kind for kind, _, _ in kept(rogue.victim)].count("forked") == 1


def test_what_they_signed_against_themselves_outlives_their_own_forgeries(rogue: Rogue) -> None:
    """Of each kind the newest are kept: a contradiction must not be driven out by parcels that cost nothing."""
    assert rogue.send(*rogue.added(rogue.declared("one"))) == ""
    raws = [*rogue.raws[:2], rogue.declared("another"), rogue.declared("two")]
    assert "do not give the root" in rogue.send(Entries(rogue.name, 3, raws[3:]), Signed(rogue.head(raws)))
    cheap = Letter(rogue.book.id, "hand", rogue.sealed(b"x", line="0" * 32), asked=False)
    for turn in range(ODDITIES_MAX // work.ODDITIES_MAX + 1):
        rogue.victim.station.turn(rogue.now + turn, letters=[cheap] * work.ODDITIES_MAX)
    kinds = [kind for kind, _, _ in kept(rogue.victim)]
    assert kinds.count("forged") == ODDITIES_MAX
    [shown] = [data for kind, _, data in kept(rogue.victim) if kind == "contradicted"]
    convicts(rogue, shown)


# --- epochs in bad faith ------------------------------------------------------------------------------------


def test_a_head_under_a_closed_epoch_is_a_voided_tail_and_is_kept(rogue: Rogue) -> None:
    tail = forged(rogue, rogue.declared("beyond"))
    old, root = rogue.name, root_of([leaf_hash(raw) for raw in rogue.raws])
    first = rogue.opening((rogue.epoch, 2, root))
    assert rogue.send(*new_epoch(rogue, first)) == ""
    before = record(rogue.victim)
    assert rogue.send(Signed(tail)) == ""
    assert record(rogue.victim) == before
    kind, what, data = kept(rogue.victim)[-1]
    assert (kind, "voided tail" in what) == ("voided", True)
    assert head.check_author(note.parse(data), old, rogue.public).size == 3


def test_a_fork_under_a_closed_epoch_convicts_as_any_other(rogue: Rogue) -> None:
    twin = Signed(rogue.head([rogue.raws[0], rogue.declared("other")]))
    root = root_of([leaf_hash(raw) for raw in rogue.raws])
    assert rogue.send(*new_epoch(rogue, rogue.opening((rogue.epoch, 2, root)))) == ""
    assert "cannot both be true" in rogue.send(twin)
    convicts(rogue, kept(rogue.victim)[-1][2])


def test_an_epoch_that_follows_an_older_one_is_taken_and_shown(rogue: Rogue) -> None:
    """Restored from an old backup, or two stations under one card: nothing that was received is un-said by it."""
    root = root_of([leaf_hash(raw) for raw in rogue.raws])
    assert rogue.send(*new_epoch(rogue, rogue.opening((rogue.epoch, 2, root)))) == ""
    other = rogue.name[:-8] + "eeeeeeee"
    first = rogue.opening((rogue.epoch, 2, root))
    section = Entries(other, 0, [first])
    assert rogue.send(section, Signed(rogue.head([first], other))) == ""
    assert [log.epoch for log in rogue.victim.book.theirs] == [rogue.epoch, "ffffffff", "eeeeeeee"]
    kind, what, data = kept(rogue.victim)[-1]
    assert (kind, "two stations run under one card" in what) == ("stations", True)
    assert section in list(grammar.read(data, grammar.PARCEL))


def test_an_epoch_from_nothing_after_another_is_taken_and_shown(rogue: Rogue) -> None:
    """Its station lost everything but its keys."""
    before = rogue.victim.raws(mine=False)
    assert rogue.send(*new_epoch(rogue, rogue.opening(None))) == ""
    assert rogue.victim.raws(mine=False)[:-1] == before
    assert "begins from nothing" in kept(rogue.victim)[-1][1]


def test_an_epoch_that_claims_what_we_never_wrote_is_flagged(rogue: Rogue) -> None:
    root = root_of([leaf_hash(raw) for raw in rogue.raws])
    for number, holds in enumerate((After(rogue.victim.book.my_log.epoch, 9_999), After("abcdabcd", 5))):
        epoch = f"{number:08x}"
        name = rogue.name[:-8] + epoch
        first = rogue.opening((rogue.epoch, len(rogue.raws), root), holds)
        assert rogue.send(Entries(name, 0, [first]), Signed(rogue.head([first], name))) == ""
        rogue.epoch, rogue.raws, root = epoch, [first], root_of([leaf_hash(first)])
    assert [kind for kind, _, _ in kept(rogue.victim)] == ["holds", "holds"]
    log = rogue.victim.book.my_log
    assert rogue.victim.book.they_hold == Held(log.ordinal, log.size)


def test_a_hundred_epochs_in_a_row_are_taken(rogue: Rogue) -> None:
    for number in range(100):
        root, name = root_of([leaf_hash(raw) for raw in rogue.raws]), f"{rogue.name[:-8]}{number:08x}"
        first = rogue.opening((rogue.epoch, len(rogue.raws), root))
        assert rogue.send(Entries(name, 0, [first]), Signed(rogue.head([first], name))) == ""
        rogue.epoch, rogue.raws = f"{number:08x}", [first]
    assert len(rogue.victim.book.theirs) == 101
