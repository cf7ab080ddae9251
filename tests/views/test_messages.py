"""Messages, and the words of a receipt."""

from pathlib import Path

from msgspec.structs import replace

from parley.line.terms import tree
from parley.record.entry import instant
from parley.views import messages as view
from parley.views.terms import first_terms
from tests.views.plays import MINUTE, Pair


def test_a_message_is_held_by_their_station_before_anybody_has_seen_it(pair: Pair) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", text="Good morning.", subject="greeting", precedence="Z")
    (sent,) = view.messages(pair.reading(pair.aster), pair.row(pair.aster), pair.now, mine=True)
    assert sent["held_at"] is None
    pair.settle()
    (sent,) = view.messages(pair.reading(pair.aster), pair.row(pair.aster), pair.now, mine=True)
    assert sent["held_at"] is not None
    assert (sent["receipts"], sent["overdue"]) == ([], False)
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
    assert sent["receipts"][0]["words"] == (
        "RECEIPT ONLY. Seen by the watch of duty-desk at 010900Z MAR 22."
        " This is not approval, agreement or permission."
    )
    reading, row = pair.reading(pair.boreas), pair.row(pair.boreas)
    assert view.messages(reading, row, pair.now, mine=False, unseen=True) == []


def test_a_receipt_speaks_both_languages_of_the_line(tmp_path: Path) -> None:
    pair = Pair.agreed(tmp_path)
    terms = first_terms(pair.row(pair.aster))
    pair.ask(pair.aster, "agree", terms=tree(replace(terms, languages=("en", "ru"))))
    pair.settle()
    pair.ask(pair.boreas, "agree.sign")
    pair.settle()
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    pair.settle()
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    for side in (pair.aster, pair.boreas):
        (receipt,) = view.one(pair.reading(side), pair.row(side), ref, pair.now)["receipts"]
        english, russian = (said["words"] for said in receipt["in_languages"])
        assert english == receipt["words"]
        assert russian.startswith("ТОЛЬКО РАСПИСКА. Просмотрено дежурным поста duty-desk")
        assert russian.endswith("не одобрение, не согласие и не разрешение.")


def test_each_class_of_addressees_has_its_own_precedence_and_time(pair: Pair) -> None:
    header = {"to": "duty-desk", "info": ["secretary"], "precedence": "Z", "info_precedence": "P"}
    ref = pair.ask(pair.aster, "write", text="x", **header)
    pair.settle(10 * MINUTE)
    sent = view.one(pair.reading(pair.aster), pair.row(pair.aster), ref, pair.now + 1)
    action, info = sent["addressees"]
    assert (action["class"], action["posts"], action["precedence"], action["overdue"]) == (
        "action",
        ["duty-desk"],
        "Z",
        True,
    )
    assert (info["class"], info["posts"], info["precedence"], info["overdue"]) == (
        "info",
        ["secretary"],
        "P",
        False,
    )
    assert sent["due"] == action["due"]
    assert instant(info["due"]) - instant(action["due"]) == 170 * MINUTE


def test_a_message_that_is_cancelled_is_overdue_no_longer(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x", precedence="Z")
    pair.settle(10 * MINUTE)
    pair.ask(pair.aster, "cancel", message=ref, reason="wrong line")
    pair.settle(MINUTE)
    sent = view.one(pair.reading(pair.aster), pair.row(pair.aster), ref, pair.now)
    assert (sent["marks"], sent["overdue"]) == (["CANCELLED"], False)


def test_only_so_many_of_the_last(pair: Pair) -> None:
    for text in ("one", "two", "three"):
        pair.ask(pair.aster, "write", to="duty-desk", text=text)
    found = view.messages(pair.reading(pair.aster), pair.row(pair.aster), pair.now, mine=True, newest=2)
    assert [m["text"] for m in found] == ["two", "three"]
