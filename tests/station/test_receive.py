"""What comes in, however it comes: late, double, in pieces, two letters in one turn, with things nobody knows yet."""

import pytest

from parley.record.entry import NOTHING, After
from parley.record.epochs import place
from parley.record.grammar import Entries, Section, Signed, Single
from parley.record.head import Head
from parley.station.turn import Heard, Letter
from tests.station.pairs import START, Side, carry, deliver, settle
from tests.station.rogue import Rogue


def odd(side: Side, kind: str) -> list[str]:
    """What the station noticed of this kind."""
    return [what for _, found, what, _ in side.station.store.oddities(side.book.id) if found == kind]


def theirs(rogue: Rogue) -> list[bytes]:
    return rogue.victim.raws(mine=False)


# --- however it comes ---------------------------------------------------------------------------------------


def test_a_parcel_that_comes_twice_is_taken_once_and_answered_twice(rogue: Rogue) -> None:
    outer = rogue.parcel(*rogue.added(rogue.declared("once")))
    for _ in range(2):
        assert rogue.deliver(outer) == ""
    assert theirs(rogue) == rogue.raws


def test_entries_that_we_hold_already_are_skipped(rogue: Rogue) -> None:
    rogue.raws += [rogue.declared("one"), rogue.declared("two")]
    assert rogue.send(Entries(rogue.name, 0, rogue.raws), Signed(rogue.head(rogue.raws))) == ""
    assert theirs(rogue) == rogue.raws


def test_a_gap_is_no_misconduct_and_the_reply_says_what_we_hold(
    rogue: Rogue, sides: tuple[Side, Side]
) -> None:
    first = rogue.added(rogue.declared("one"))
    second = rogue.added(rogue.declared("two"))
    before = theirs(rogue)
    _, reply = deliver(rogue.victim, START + 5, rogue.parcel(*second))
    assert isinstance(reply, bytes)
    assert (theirs(rogue), odd(rogue.victim, "gap")) == (before, [])
    heard = sides[1].station.turn(START + 6, letters=[Letter(rogue.book.id, "hand", reply, asked=True)])
    assert heard.letters[0].refused == ""
    claim = sides[1].book.their_challenges
    assert claim, "the reply greets, so that they learn what we hold"
    assert rogue.send(*first) == rogue.send(*second) == ""
    assert theirs(rogue) == rogue.raws


def test_a_head_that_comes_late_is_compared_and_found_the_same(rogue: Rogue) -> None:
    new = [rogue.declared("one"), rogue.declared("two")]
    rogue.raws += new
    early: list[Section] = [Entries(rogue.name, 2, new[:1]), Signed(rogue.head(rogue.raws[:3]))]
    assert rogue.send(Entries(rogue.name, 2, new), Signed(rogue.head(rogue.raws))) == ""
    assert rogue.send(*early) == ""
    assert (theirs(rogue), odd(rogue.victim, "forked")) == (rogue.raws, [])


def test_two_letters_of_one_turn_build_on_one_another(rogue: Rogue) -> None:
    outers = [rogue.parcel(*rogue.added(rogue.declared(str(number)))) for number in range(3)]
    letters = [Letter(rogue.book.id, "hand", outer, asked=False) for outer in outers]
    turned = rogue.victim.station.turn(START + 9, letters=letters)
    assert [heard.refused for heard in turned.letters] == ["", "", ""]
    assert theirs(rogue) == rogue.raws
    assert rogue.victim.book.receipt is not None
    assert b"\n5\n" in rogue.victim.book.receipt.text


def test_two_heads_of_one_log_may_travel_together(rogue: Rogue) -> None:
    assert rogue.send(*rogue.added(rogue.declared("one")), *rogue.added(rogue.declared("two"))) == ""
    assert theirs(rogue) == rogue.raws


def test_an_entry_ahead_of_its_prefix_waits_for_it(rogue: Rogue) -> None:
    raw = rogue.declared("flash")
    assert rogue.send(Single(rogue.name, 2, 3, (bytes(32),), raw)) == ""
    assert odd(rogue.victim, "express")
    assert raw not in theirs(rogue)
    assert rogue.send(*rogue.added(raw)) == ""
    assert raw in theirs(rogue)


def test_a_reply_that_was_lost_is_given_again(sides: tuple[Side, Side]) -> None:
    a, b = sides
    a.ask(START + 1, do="declare", state="OPEN", reason="")
    outer = a.station.letter(a.book, "hand", greets=False)
    _, first = deliver(b, START + 1, outer)
    _, second = deliver(b, START + 2, outer)
    for reply in (first, second):
        assert isinstance(reply, bytes)
        assert (
            a.station.turn(START + 3, letters=[Letter(a.book.id, "hand", reply, asked=True)])
            .letters[0]
            .refused
            == ""
        )
    assert a.book.outbox == 0


# --- what nobody knows yet ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["weather.seen/1", "call.refused/2", "epoch/2", "a/9999"])
def test_a_kind_of_the_future_is_stored_mirrored_and_shown(rogue: Rogue, kind: str) -> None:
    raw = rogue.entry(kind, temperature=-3, words=["fog", None, True], deep={"a": {"b": []}})
    assert rogue.send(*rogue.added(raw, rogue.declared("and on"))) == ""
    assert theirs(rogue) == rogue.raws
    assert rogue.victim.book.line.core.odd == 1


def test_a_known_kind_that_does_not_fit_is_kept_and_is_misconduct(rogue: Rogue) -> None:
    raw = rogue.entry("call.refused/1", call=7)
    outer = rogue.parcel(*rogue.added(raw))
    turned = rogue.victim.station.turn(START + 9, letters=[Letter(rogue.book.id, "hand", outer, asked=False)])
    assert raw in theirs(rogue)
    assert any("call.refused/1" in getattr(effect, "why", "") for _, effect in turned.effects)


def test_the_longest_entry_is_taken(rogue: Rogue) -> None:
    room = 65_535 - len(rogue.entry("note/1", text=""))
    raw = rogue.entry("note/1", text="x" * room)
    assert len(raw) == 65_535
    assert rogue.send(*rogue.added(raw)) == ""
    assert raw in theirs(rogue)


# --- what is flagged and kept -------------------------------------------------------------------------------


def test_an_entry_of_ten_minutes_to_come_is_flagged_and_kept(rogue: Rogue) -> None:
    raw = rogue.entry("note/1", at=rogue.now + 600_000)
    assert rogue.send(*rogue.added(raw)) == ""
    assert raw in theirs(rogue)
    assert ["599 s ahead" in what for what in odd(rogue.victim, "clock")] == [True]


def test_an_entry_dated_ten_minutes_before_what_it_had_seen_is_flagged_and_kept(rogue: Rogue) -> None:
    raw = rogue.entry("note/1", at=START - 600_000)
    assert rogue.send(*rogue.added(raw)) == ""
    assert raw in theirs(rogue)
    assert ["600 s before" in what for what in odd(rogue.victim, "clock")] == [True]


def test_an_entry_that_comes_an_hour_late_is_no_odd_one(rogue: Rogue) -> None:
    raw = rogue.entry("note/1")
    rogue.now += 3_600_000
    assert rogue.send(*rogue.added(raw)) == ""
    assert odd(rogue.victim, "clock") == []


@pytest.mark.parametrize("off", [600_000, -600_000])
def test_a_clock_ten_minutes_off_is_said_once(rogue: Rogue, off: int) -> None:
    for _ in range(3):
        rogue.victim.station.letter(rogue.victim.book, "hand", greets=True)
        challenge = list(rogue.victim.book.challenges)[-1]
        assert rogue.send(rogue.hello(answers=challenge, at=rogue.now + off)) == ""
    assert [what[:14] for what in odd(rogue.victim, "clock")] == ["their clock is"]


def test_after_that_is_too_large_is_flagged_and_counted_as_the_largest_before_it(rogue: Rogue) -> None:
    held = rogue.victim.book.my_log
    good = rogue.entry("note/1", After(held.epoch, 2))
    liar = rogue.entry("note/1", After(held.epoch, 9_000))
    stranger = rogue.entry("note/1", After("ffffffff", 1))
    assert rogue.send(*rogue.added(good, liar, stranger)) == ""
    assert theirs(rogue) == rogue.raws
    assert len(odd(rogue.victim, "after")) == 2
    assert rogue.victim.book.their_after == place(held.ordinal, 2)


def test_after_that_goes_back_is_flagged_and_counted_as_the_largest_before_it(rogue: Rogue) -> None:
    held = rogue.victim.book.my_log
    assert rogue.send(*rogue.added(rogue.entry("note/1", After(held.epoch, 2)))) == ""
    assert (
        rogue.send(*rogue.added(rogue.entry("note/1", After(held.epoch, 1)), rogue.entry("note/1", NOTHING)))
        == ""
    )
    assert theirs(rogue) == rogue.raws
    assert len(odd(rogue.victim, "after")) == 2
    assert rogue.victim.book.their_after == place(held.ordinal, 2)


def test_the_largest_after_is_remembered_over_a_restart(rogue: Rogue) -> None:
    held = rogue.victim.book.my_log
    assert rogue.send(*rogue.added(rogue.entry("note/1", After(held.epoch, 2)))) == ""
    rogue.victim.close()
    rogue.victim.open(START + 10)
    assert rogue.victim.book.their_after == place(held.ordinal, 2)


def test_twenty_thousand_odd_entries_do_not_fill_the_shelf(rogue: Rogue) -> None:
    many = [rogue.entry("note/1", After("ffffffff", 1)) for _ in range(2_000)]
    assert rogue.send(*rogue.added(*many)) == ""
    assert 0 < len(odd(rogue.victim, "after")) <= 20


# --- receipts -----------------------------------------------------------------------------------------------


def test_a_receipt_empties_the_outbox_and_is_kept(sides: tuple[Side, Side]) -> None:
    a, b = sides
    a.ask(START + 1, do="declare", state="OPEN", reason="")
    carry(a, b, START + 1)
    row = a.station.store.last_receipt(a.book.my_log.id)
    assert row is not None
    assert (row.size, a.book.outbox, a.book.receipted) == (3, 0, 3)


def test_an_old_receipt_changes_nothing(rogue: Rogue) -> None:
    a = rogue.victim
    for number in range(2):
        a.ask(rogue.now, do="declare", state="OPEN", reason=str(number))
    heads = {row.size: row for row in a.station.store.heads(a.book.my_log.id)}
    origin = a.book.my_log.origin
    receipts = {size: Signed(rogue.receipt(Head(origin, size, heads[size].root))) for size in (3, 4)}
    assert rogue.send(receipts[4]) == rogue.send(receipts[3]) == ""
    assert (a.book.receipted, a.book.outbox) == (4, 0)


HOUR_MS = 3_600_000


def test_a_receipt_that_was_kept_back_is_no_sign_of_life_once_our_clock_was_set_right(rogue: Rogue) -> None:
    """Whoever carries our letters keeps a receipt until our fast clock was set right: its head then seems new."""
    a = rogue.victim
    a.ask(rogue.now, do="declare", state="OPEN", reason="said while our clock was an hour fast")
    log = a.book.my_log
    kept_back = rogue.parcel(Signed(rogue.receipt(Head(log.origin, log.size, log.frontier.root()))))
    a.restart(rogue.now - HOUR_MS)
    turned = a.station.turn(rogue.now - HOUR_MS + 1, [Letter(a.book.id, "hand", kept_back, asked=False)])
    assert turned.letters == [Heard(fresh=False)]
    assert a.book.receipted == log.size, "that they hold it, it shows all the same"


def test_a_receipt_of_what_we_signed_just_now_is_a_sign_of_life(rogue: Rogue) -> None:
    a = rogue.victim
    a.restart(rogue.now)
    a.ask(rogue.now + 1, do="declare", state="OPEN", reason="said since we started")
    log = a.book.my_log
    receipt = rogue.parcel(Signed(rogue.receipt(Head(log.origin, log.size, log.frontier.root()))))
    turned = a.station.turn(rogue.now + 2, [Letter(a.book.id, "hand", receipt, asked=False)])
    assert turned.letters == [Heard(fresh=True)]


def test_two_stations_that_lost_each_other_come_to_rest_again(sides: tuple[Side, Side]) -> None:
    a, b = sides
    for number in range(30):
        a.ask(START + number, do="declare", state="OPEN", reason=str(number))
        b.ask(START + number, do="declare", state="OPEN", reason=str(number))
    settle(a, b, START + 100)
    assert a.raws(mine=True) == b.raws(mine=False)
    assert b.raws(mine=True) == a.raws(mine=False)
