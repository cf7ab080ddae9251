"""A station's memory breaks, or two do: nothing that was received is lost, nobody is accused, and the line goes on."""

from dataclasses import replace
from pathlib import Path

import pytest

from parley import wiring
from parley.record import note
from parley.record.entry import After
from parley.record.grammar import Entries, Section, Signed
from parley.station import begin, post
from parley.station.loop import ROOM
from parley.station.turn import Ask
from parley.wire import seal
from tests.station.pairs import START, Side, agree, carry, make_folder, pair, settle
from tests.station.rogue import Rogue

S = 1_000


def say(side: Side, now: int, *words: str) -> None:
    for word in words:
        assert side.ask(now, do="declare", state="OPEN", reason=word).error is None


def same(a: Side, b: Side) -> None:
    """Both hold both logs, in one order, and neither accuses the other."""
    for one, other in ((a, b), (b, a)):
        assert one.raws(mine=True) == other.raws(mine=False)
        assert one.epochs(mine=True) == other.epochs(mine=False)
        assert one.odd("stations", "cannotopen") == []


def has(side: Side, word: str, *, mine: bool) -> bool:
    return any(word.encode() in raw for raw in side.raws(mine=mine))


# --- reboots ------------------------------------------------------------------------------------------------


def test_three_reboots_out_of_reach_arrive_in_one_parcel(sides: tuple[Side, Side]) -> None:
    a, b = sides
    now = START
    for number in range(3):
        say(a, now, f"before reboot {number}")
        a.reboot(now)
        now += 5 * S
        a.station.turn(now)  # nobody answers: the log begins all the same
    settle(a, b, now)
    same(a, b)
    assert len(a.book.mine) == 4
    assert all(has(b, f"before reboot {number}", mine=False) for number in range(3))
    assert b.odd() == []


def test_it_reboots_before_it_ever_reached_its_counterpart(tmp_path: Path) -> None:
    a, b = (Side(make_folder(tmp_path / name, name), tmp_path / "volatile") for name in ("aster", "boreas"))
    pair(a, b)
    a.station.turn(START)
    a.reboot(START)
    a.station.turn(START + 5 * S)
    settle(a, b, START + 6 * S)
    same(a, b)
    assert (len(a.book.mine), b.odd()) == (2, [])


def test_both_reboot_at_once(sides: tuple[Side, Side]) -> None:
    a, b = sides
    say(a, START, "from a")
    say(b, START, "from b")
    for side in sides:
        side.reboot(START + S)
    settle(a, b, START + S)
    same(a, b)
    assert (a.odd(), b.odd()) == ([], [])


def test_eighty_reboots_out_of_reach_arrive_in_more_than_one_parcel(sides: tuple[Side, Side]) -> None:
    """A parcel has at most 64 sections: more would be refused by everybody, for ever."""
    a, b = sides
    now = START
    for _ in range(80):
        a.reboot(now)
        now += 4 * S
        a.station.turn(now)
    settle(a, b, now)
    same(a, b)
    assert len(b.book.theirs) == 81


def test_an_outbox_of_several_letters_survives_a_reboot(sides: tuple[Side, Side]) -> None:
    a, b = sides
    agree(a, b, START)
    text = "x" * 9_000
    for number in range(10):
        letters = [{"to": "duty-desk", "text": f"{number} {text}"} for _ in range(100)]
        assert a.ask(START + S, do="write", messages=letters).error is None
    a.reboot(START + 2 * S)
    a.station.turn(START + 9 * S)
    settle(a, b, START + 10 * S)
    same(a, b)
    assert sum(raw.count(b'"message.sent/1"') for raw in b.raws(mine=False)) == 1_000


# --- restores -----------------------------------------------------------------------------------------------


def test_restored_from_before_its_newest_epoch_while_out_of_reach(sides: tuple[Side, Side]) -> None:
    """The machine is lost, the backup is from before its last reboot, and the line is down (decision 16)."""
    a, b = sides
    say(a, START, "in the backup")
    settle(a, b, START)
    saved = a.backup(START)
    say(a, START + S, "after the backup")
    settle(a, b, START + S)
    a.reboot(START + 2 * S)
    settle(a, b, START + 2 * S)
    say(a, START + 3 * S, "in an epoch that the backup does not know")
    settle(a, b, START + 3 * S)
    written = a.raws(mine=True)
    a.restore(saved, START + 10 * S)
    a.reboot(START + 10 * S)  # on another machine
    a.station.turn(START + 50 * S)
    say(a, START + 51 * S, "attempt while the line is down")
    settle(a, b, START + 60 * S)
    same(a, b)
    assert a.raws(mine=True)[: len(written)] == written, "what was forgotten is back, in its place"
    assert has(b, "attempt while the line is down", mine=False)
    assert [kind for kind, _ in b.odd()] == ["stations"]
    assert a.odd() == []


def test_restored_while_out_of_reach_it_is_given_the_end_of_its_old_log(sides: tuple[Side, Side]) -> None:
    a, b = sides
    saved = a.backup(START)
    say(a, START + S, "one", "two", "three")
    settle(a, b, START + S)
    written = a.raws(mine=True)
    a.restore(saved, START + 10 * S)
    a.station.turn(START + 50 * S)
    settle(a, b, START + 60 * S)
    same(a, b)
    assert a.raws(mine=True)[: len(written)] == written
    assert (a.odd(), b.odd()) == ([], [])


def test_a_backup_with_a_word_that_never_went_out_is_put_back_after_an_older_one(
    sides: tuple[Side, Side],
) -> None:
    """Found under seed 166: the new log followed what the counterpart had never got, and was never sent that."""
    a, b = sides
    older = a.backup(START)
    say(a, START + S, "never sent")
    newer = a.backup(START + S)
    a.restore(older, START + 2 * S)
    settle(a, b, START + 2 * S)
    a.restore(newer, START + 10 * S)
    a.station.turn(
        START + 50 * S
    )  # nobody answers: it begins another log behind the word that never went out
    settle(a, b, START + 60 * S)
    same(a, b)
    assert has(b, "never sent", mine=False)
    a.restore(older, START + 70 * S)
    settle(a, b, START + 70 * S)
    same(a, b)
    assert has(a, "never sent", mine=True), "it is given back the same way"


def test_a_word_that_never_went_out_goes_out_though_what_came_after_it_is_given_back_first(
    sides: tuple[Side, Side],
) -> None:
    """The same, while both can hear each other: it was told to be delivered, and was in nobody's hands but ours."""
    a, b = sides
    older = a.backup(START)
    say(a, START + S, "never sent")
    newer = a.backup(START + S)
    a.restore(older, START + 2 * S)
    settle(a, b, START + 2 * S)
    a.restore(newer, START + 10 * S)
    settle(a, b, START + 10 * S)
    same(a, b)
    assert has(b, "never sent", mine=False)
    a.reboot(START + 20 * S)
    settle(a, b, START + 20 * S)
    same(a, b)
    assert len(b.odd()) == 1, "one log follows an older one, and no other does"


def test_one_that_lost_everything_but_its_keys_is_paired_again_and_given_all(
    sides: tuple[Side, Side],
) -> None:
    a, b = sides
    say(a, START, "before")
    say(b, START, "theirs")
    settle(a, b, START)
    written, theirs = a.raws(mine=True), b.raws(mine=True)
    a.close()
    fresh = Side(make_folder(a.folder.parent / "spare", "spare"), a.volatile)
    empty = fresh.folder / "station.db"
    fresh.close()
    for path in (*a.folder.glob("station.db*"), *(a.folder / "signed").iterdir()):
        path.unlink()
    (a.folder / "station.db").write_bytes(empty.read_bytes())
    a.volatile = a.volatile.with_name("another machine")
    a.open(START + S)
    pair_again(a, b, START + S)
    settle(a, b, START + 2 * S)
    same(a, b)
    assert a.raws(mine=True)[: len(written)] == written
    assert a.raws(mine=False)[: len(theirs)] == theirs


def pair_again(a: Side, b: Side, now: int) -> None:
    row = begin.pair(a.station.store, wiring.card_of(a.folder), wiring.card_of(b.folder), now)
    book = begin.book(a.station.store, row)
    a.station.add(book)
    book.courier.add(["hand"], now)


def test_both_are_restored_at_once(sides: tuple[Side, Side]) -> None:
    a, b = sides
    saved = [side.backup(START) for side in sides]
    say(a, START + S, "from a")
    say(b, START + S, "from b")
    settle(a, b, START + S)
    for side, old in zip(sides, saved, strict=True):
        side.restore(old, START + 2 * S)
    settle(a, b, START + 2 * S)
    same(a, b)


def test_a_refill_of_several_letters(rogue: Rogue, sides: tuple[Side, Side]) -> None:
    """`boreas` writes more than a letter holds, is restored, and is given it back letter by letter."""
    a, b = sides
    saved = b.backup(START)
    for _ in range(8):
        raws = [rogue.entry("note/1", After("", 0), text="x" * 60_000) for _ in range(10)]
        assert rogue.send(*rogue.added(*raws)) == ""
    b.restore(saved, rogue.now)
    b.reboot(rogue.now)
    settle(a, b, rogue.now)
    assert b.raws(mine=True)[: len(rogue.raws)] == rogue.raws
    assert a.raws(mine=False) == b.raws(mine=True)


def test_a_receipt_after_their_restore_counts_though_its_size_is_not_new(sides: tuple[Side, Side]) -> None:
    a, b = sides
    saved = b.backup(START)
    say(a, START + S, "one", "two")
    settle(a, b, START + S)
    b.restore(saved, START + 20 * S)
    settle(a, b, START + 20 * S)
    settle(a, b, START + 90 * S)  # with the next echo it is known
    assert (a.book.outbox, b.raws(mine=False)) == (0, a.raws(mine=True))


def test_entries_that_we_signed_and_do_not_remember_end_the_log_unasked(sides: tuple[Side, Side]) -> None:
    """Even if every note beside the database says that the memory is unbroken."""
    a, b = sides
    saved = a.backup(START)
    say(a, START + S, "forgotten")
    settle(a, b, START + S)
    a.restore(saved, START + 2 * S)
    a.station.recalling.clear()
    assert Rogue(b, a, START + 3 * S).send(*given(b)) == ""
    assert a.book.id in a.station.recalling
    settle(a, b, START + 5 * S)
    same(a, b)
    assert len(a.book.mine) == 2


def test_killed_between_what_came_back_and_the_new_log_it_signs_nothing_more_in_the_old_one(
    sides: tuple[Side, Side],
) -> None:
    """By then the database and every note beside it agree: only that the log once came back can tell."""
    a, b = sides
    saved = a.backup(START)
    say(a, START + S, "forgotten")
    settle(a, b, START + S)
    a.restore(saved, START + 2 * S)
    a.station.recalling.clear()
    assert Rogue(b, a, START + 3 * S).send(*given(b)) == ""
    a.restart(START + 4 * S)
    assert a.book.id in a.station.recalling
    settle(a, b, START + 5 * S)
    same(a, b)
    assert len(a.book.mine) == 2
    a.restart(START + 6 * S)
    assert not a.station.recalling


def given(holder: Side) -> list[Section]:
    """Their whole newest log, as `holder` has it."""
    log = holder.book.theirs[-1]
    head = holder.station.store.last_head(log.id)
    assert head is not None
    raws = list(holder.station.store.raws(log.id, 0, log.size))
    return [Entries(log.origin, 0, raws), Signed(note.parse(head.note))]


# --- keys that are gone -------------------------------------------------------------------------------------


def test_two_that_seal_to_keys_that_are_gone_knock_at_the_keys_on_the_cards(sides: tuple[Side, Side]) -> None:
    a, b = sides
    for side in sides:
        gone = side.station.keys.new_sealing_key()[1]  # ours, so not theirs: nobody there can open for it
        side.book.row, side.book.fresh_key = replace(side.book.row, seal_key=gone), b""
        side.book.courier.broke(START + S)
    settle(a, b, START + S)
    for number in range(6):
        say(a, START + S, str(number))
    settle(a, b, START + 2 * S)
    assert a.raws(mine=True) == b.raws(mine=False)


def test_a_knock_tells_nothing_but_the_hello(sides: tuple[Side, Side]) -> None:
    a, b = sides
    say(a, START + S, "canary")
    a.book.courier.bearings["hand"].failures = 2
    outer = a.station.letter(a.book, "hand", greets=True)
    sealed = seal.read(outer)
    assert sealed.key == seal.key_id(a.book.them.card.seal_key)
    parcel = post.open_letter(b.book, b.station.keys, outer)
    assert (parcel.hello is not None, parcel.parts, parcel.receipt) == (True, (), None)


# --- what waits ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["restart", "reboot"])
def test_a_flash_is_a_flash_after_a_restart_too(sides: tuple[Side, Side], how: str) -> None:
    a, b = sides
    agree(a, b, START)
    assert a.ask(START + S, do="call.place", to="secretary", precedence="Z", subject="x").error is None
    getattr(a, how)(START + 2 * S)
    a.station.turn(START + 9 * S)
    assert a.book.precedence() == "Z"
    settle(a, b, START + 10 * S)
    assert a.book.precedence() == "R"


def test_our_own_logs_leave_room_for_what_may_come_back(sides: tuple[Side, Side]) -> None:
    a, _ = sides
    a.reboot(START)
    a.station.turn(START + 5 * S)
    assert [log.ordinal for log in a.book.mine] == [ROOM, 2 * ROOM]


def test_requests_wait_until_the_line_may_sign_again(sides: tuple[Side, Side]) -> None:
    a, b = sides
    a.reboot(START)
    ask = Ask("one id", a.book.id, {"do": "declare", "state": "OPEN", "reason": "waits"})
    turned = a.station.turn(START, asks=[ask, ask])
    assert turned.answers == [None, None]
    carry(b, a, START + 1)
    settle(a, b, START + 2)
    assert sum(b"waits" in raw for raw in a.raws(mine=True)) == 1


def test_one_way_to_them_is_enough(sides: tuple[Side, Side]) -> None:
    """They cannot reach us: what they forgot, and what they hold, is settled in the replies to our letters."""
    a, b = sides
    saved = b.backup(START)
    say(b, START + S, "theirs")
    say(a, START + S, "ours")
    settle(a, b, START + S)
    b.restore(saved, START + 2 * S)
    a.book.courier.broke(START + 3 * S)
    now = START + 3 * S
    for _ in range(20):
        carry(a, b, now)
        now += 2 * S
        for side in sides:
            side.station.turn(now)
    same(a, b)
    assert has(b, "theirs", mine=True)
