"""A hello that lies, and claims that would make letters too large: each costs us a letter, and nothing else."""

import pytest

from parley.record import entry as entries
from parley.record.entry import After
from parley.wire import seal
from tests.station.rogue import Rogue, kept

# --- a hello that lies --------------------------------------------------------------------------------------


def greeted(rogue: Rogue, **fields: object) -> None:
    """A fresh hello that says this."""
    rogue.victim.station.letter(rogue.victim.book, "hand", greets=True)
    challenge = list(rogue.victim.book.challenges)[-1]
    assert rogue.send(rogue.hello(answers=challenge, **fields)) == ""


@pytest.mark.parametrize("epoch", ["", "ffffffff"], ids=["ours", "one that we never began"])
def test_a_lie_about_our_size_makes_us_ask_once_and_sign_nothing_wrong(rogue: Rogue, epoch: str) -> None:
    a = rogue.victim
    for _ in range(10):
        log = a.book.my_log
        greeted(rogue, holds=After(epoch or log.epoch, 2**53 - 1))
        rogue.now += 40_000
        a.station.turn(rogue.now)
        assert a.book.id not in a.station.recalling
    assert len(a.book.mine) == 2, "one new epoch, not one for each lie"
    assert [kind for kind, _, _ in kept(a)] == ["memory"]
    settled = {(row.size, row.root) for log in a.book.mine for row in a.station.store.heads(log.id)}
    assert len(settled) >= 2
    assert a.ask(rogue.now, do="declare", state="OPEN", reason="").error is None


def test_a_lie_about_its_own_size_costs_us_one_letter(rogue: Rogue) -> None:
    many = [rogue.declared(str(number)) for number in range(50)]
    assert rogue.send(*rogue.added(*many)) == ""
    for claim in (After("", 0), After(rogue.epoch, 0), After(rogue.epoch, 7), After(rogue.epoch, 2**53 - 1)):
        greeted(rogue, mine=claim)
    greeted(rogue, mine=After("ffffffff", 3))
    assert not rogue.victim.book.give_back


def test_a_hello_that_says_they_hold_nothing_is_believed_for_what_we_send_only(rogue: Rogue) -> None:
    greeted(rogue, holds=After("", 0))
    assert rogue.victim.book.outbox == 2
    assert rogue.victim.book.receipted == 2, "what they signed stays signed"


# --- a full letter ------------------------------------------------------------------------------------------


def test_a_claim_to_have_forgotten_all_while_much_waits_makes_a_letter_that_can_be_sealed(
    rogue: Rogue,
) -> None:
    a = rogue.victim
    text = "x" * 15_000
    for _ in range(12):
        raws = [rogue.entry("note/1", text=text) for _ in range(30)]
        assert rogue.send(*rogue.added(*raws)) == ""
    for number in range(400):
        a.ask(rogue.now, do="declare", state="OPEN", reason=f"{number}" + "é" * 150)
    rogue.victim.station.letter(a.book, "hand", greets=True)
    challenge = list(a.book.challenges)[-1]
    outer = rogue.parcel(rogue.hello(answers=challenge, mine=After("", 0), holds=After("", 0)))
    assert rogue.deliver(outer) == ""
    assert len(a.station.letter(a.book, "hand", greets=True)) <= seal.OUTER_BYTES_MAX


def test_a_stale_time_in_an_entry_is_no_crash(rogue: Rogue) -> None:
    for at in (0, 253_402_300_799_999):
        assert rogue.send(*rogue.added(rogue.entry("note/1", at=at))) == ""
    assert entries.parse(rogue.victim.raws(mine=False)[-1]).at.startswith("9999")
