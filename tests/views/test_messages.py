"""Messages, and the words of a receipt."""

from parley.views import messages as view
from tests.views.plays import MINUTE, Pair


def test_a_message_is_held_by_their_station_before_anybody_has_seen_it(pair: Pair) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", text="Good morning.", subject="greeting", precedence="Z")
    (sent,) = view.messages(pair.reading(pair.aster), pair.row(pair.aster), pair.now, mine=True)
    assert sent["held_at"] is None
    pair.settle()
    (sent,) = view.messages(pair.reading(pair.aster), pair.row(pair.aster), pair.now, mine=True)
    assert sent["held_at"] is not None
    assert (sent["seen"], sent["overdue"]) == ([], False)
    (came,) = view.messages(pair.reading(pair.boreas), pair.row(pair.boreas), pair.now, mine=False)
    assert (came["text"], came["subject"], came["number"]) == ("Good morning.", "greeting", 1)


def test_a_flash_message_that_nobody_sees_is_overdue_after_ten_minutes(pair: Pair) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", text="x", precedence="Z")
    pair.settle(10 * MINUTE)
    (came,) = view.messages(pair.reading(pair.boreas), pair.row(pair.boreas), pair.now + MINUTE, mine=False)
    assert came["overdue"]


def test_a_receipt_says_what_it_is_not(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    pair.settle()
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    sent = view.one(pair.reading(pair.aster), pair.row(pair.aster), ref, pair.now)
    assert sent["seen"][0]["words"] == (
        "RECEIPT ONLY. Seen by the watch of duty-desk at 010900Z MAR 22."
        " This is not approval, agreement or permission."
    )
    reading, row = pair.reading(pair.boreas), pair.row(pair.boreas)
    assert view.messages(reading, row, pair.now, mine=False, unseen=True) == []


def test_only_so_many_of_the_last(pair: Pair) -> None:
    for text in ("one", "two", "three"):
        pair.ask(pair.aster, "write", to="duty-desk", text=text)
    found = view.messages(pair.reading(pair.aster), pair.row(pair.aster), pair.now, mine=True, newest=2)
    assert [m["text"] for m in found] == ["two", "three"]
