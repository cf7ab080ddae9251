"""Two stations exchange letters: what one accepted, both hold; what was acknowledged is there."""

from pathlib import Path

from parley.station.bearing import Rejection
from tests.station.pairs import START, Side, carry, deliver, make_folder, pair, settle


def test_each_log_is_mirrored_byte_for_byte(sides: tuple[Side, Side]) -> None:
    a, b = sides
    assert a.raws(mine=True) == b.raws(mine=False)
    assert b.raws(mine=True) == a.raws(mine=False)
    assert a.book.outbox == b.book.outbox == 0


def test_a_message_is_receipted_in_one_round_trip(sides: tuple[Side, Side]) -> None:
    a, b = sides
    answer = a.ask(START + 1, do="declare", state="OPEN", reason="")
    assert answer.error is None
    assert a.book.outbox == 1
    carry(a, b, START + 1)
    assert a.book.outbox == 0
    assert a.raws(mine=True) == b.raws(mine=False)


def test_a_lost_reply_changes_nothing_but_time(sides: tuple[Side, Side]) -> None:
    a, b = sides
    a.ask(START + 1, do="declare", state="OPEN", reason="")
    outer = a.station.letter(a.book, "hand", greets=False)
    deliver(b, START + 1, outer)
    size = b.book.theirs[-1].size
    deliver(b, START + 2, outer)  # again: the reply was lost
    assert b.book.theirs[-1].size == size
    settle(a, b, START + 70_000)
    assert a.book.outbox == 0


def test_a_mere_restart_continues_the_log(sides: tuple[Side, Side]) -> None:
    a, b = sides
    epoch = a.book.my_log.epoch
    a.ask(START + 1, do="declare", state="OPEN", reason="")
    a.close()
    a.open(START + 2)
    settle(a, b, START + 2)
    assert a.book.my_log.epoch == epoch
    assert a.raws(mine=True) == b.raws(mine=False)


def test_a_reboot_begins_a_new_epoch_and_loses_nothing(sides: tuple[Side, Side], tmp_path: Path) -> None:
    a, b = sides
    a.ask(START + 1, do="declare", state="LIMITED", reason="night")  # never sent before the reboot
    a.close()
    a.volatile = tmp_path / "after reboot"
    a.open(START + 2)
    settle(a, b, START + 2)
    assert len(a.book.mine) == 2
    assert a.raws(mine=True) == b.raws(mine=False)
    assert any(b"LIMITED" in raw for raw in b.raws(mine=False))


def test_a_restored_station_gets_back_what_its_counterpart_holds(
    sides: tuple[Side, Side],
) -> None:
    a, b = sides
    a.close()
    backup = {path.name: path.read_bytes() for path in a.folder.glob("station.db*")}
    a.open(START + 1)
    for i in range(5):
        a.ask(START + 1 + i, do="declare", state="OPEN", reason=f"after the backup {i}")
        b.ask(START + 1 + i, do="declare", state="OPEN", reason=f"theirs {i}")
    settle(a, b, START + 10)
    written, theirs = a.raws(mine=True), b.raws(mine=True)
    a.close()
    for path in a.folder.glob("station.db*"):
        path.unlink()
    for name, data in backup.items():
        (a.folder / name).write_bytes(data)
    a.open(START + 20)
    settle(a, b, START + 20)
    assert len(a.book.mine) == 2
    assert a.raws(mine=True)[: len(written)] == written
    assert a.raws(mine=False)[: len(theirs)] == theirs
    assert a.raws(mine=True) == b.raws(mine=False)
    accusing = {"forked", "contradicted", "forged"}
    assert not [kind for _, kind, _, _ in b.station.store.oddities(b.book.id) if kind in accusing]


def test_a_parcel_for_another_line_is_refused_and_kept(sides: tuple[Side, Side], tmp_path: Path) -> None:
    a, b = sides
    c = Side(make_folder(tmp_path / "corvus", "corvus"), tmp_path / "volatile")
    pair(a, c)
    other = next(book for book in a.station.books.values() if book is not a.book)
    a.station.turn(START + 1)
    outer = a.station.letter(other, "hand", greets=True)
    size = b.book.theirs[-1].size
    _, reply = deliver(b, START + 1, outer)
    assert isinstance(reply, Rejection)
    assert b.book.theirs[-1].size == size
    assert b.station.store.oddities(b.book.id)
