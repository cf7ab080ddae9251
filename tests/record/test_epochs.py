"""Epochs: one chain out of many logs, whatever a second station under the same card began."""

from typing import Any

import pytest

from parley.record import epochs
from parley.record.entry import NOTHING, After, Entry, write
from parley.record.epochs import Chain, Opening, chain, counted_size, opening, place
from parley.record.errors import Forged, Malformed

ROOT = bytes(range(32))
CARD = "c" * 64


def opened(previous: str = "", size: int = 1) -> Opening:
    return Opening(CARD, (previous, size, ROOT) if previous else None, NOTHING)


def entry(body: dict[str, Any], kind: str = epochs.KIND) -> Entry:
    return write(kind, 0, NOTHING, "00" * 16, body)


@pytest.mark.parametrize("previous", [None, ("00000001", 12, ROOT)])
@pytest.mark.parametrize("holds", [NOTHING, After("0000000b", 7)])
def test_an_opening_is_read_as_it_was_written(previous: tuple[str, int, bytes] | None, holds: After) -> None:
    assert opening(entry(epochs.body(CARD, previous, holds))) == Opening(CARD, previous, holds)


GOOD = epochs.body(CARD, ("00000001", 12, ROOT), After("0000000b", 7))
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("a card that is no hash", {"card": "aster"}, "card in force"),
    ("a card in upper case", {"card": "C" * 64}, "card in force"),
    ("a field too many", {"why": "reboot"}, "not exactly card"),
    ("true for a size", {"previous": {**GOOD["previous"], "size": True}}, "log before it"),
    ("a negative size", {"previous": {**GOOD["previous"], "size": -1}}, "log before it"),
    ("an epoch of seven digits", {"previous": {**GOOD["previous"], "epoch": "0000001"}}, "log before it"),
    ("a root in upper case", {"previous": {**GOOD["previous"], "root": "AB" * 32}}, "log before it"),
    (
        "a root with spaces in it",
        {"previous": {**GOOD["previous"], "root": "ab " * 21 + "a"}},
        "log before it",
    ),
    ("a log before without a root", {"previous": {"epoch": "00000001", "size": 12}}, "log before it"),
    ("a log before that is a text", {"previous": "00000001"}, "log before it"),
    ("true for what it holds", {"holds": {"epoch": "0000000b", "size": True}}, "what it holds"),
    ("some of no log", {"holds": {"epoch": "", "size": 1}}, "what it holds"),
    ("nothing said of what it holds", {"holds": None}, "what it holds"),
]


@pytest.mark.parametrize(("change", "what"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_refused(change: dict[str, Any], what: str) -> None:
    with pytest.raises(Malformed, match=what):
        opening(entry({**GOOD, **change}))


def test_another_kind_opens_no_log() -> None:
    with pytest.raises(Malformed, match=r"begins with epoch/1, not with test\.station/1"):
        opening(entry(GOOD, "test.station/1"))


def test_one_log_is_a_chain() -> None:
    assert chain({"a": opened()}) == Chain(("a",), ())


def test_epochs_come_in_their_order_whatever_their_names() -> None:
    assert chain({"z": opened(), "m": opened("z"), "a": opened("m")}) == Chain(("z", "m", "a"), ())


def test_no_log_is_an_empty_chain() -> None:
    assert chain({}) == Chain((), ())


TWO = {"a": opened(), "b": opened("a"), "c": opened("a"), "d": opened("c")}


def test_of_two_that_follow_one_the_smaller_name_counts() -> None:
    assert chain(TWO) == Chain(("a", "b"), ("c", "d"))


def test_the_one_that_was_cosigned_counts_before_the_smaller_name() -> None:
    assert chain(TWO, {"c": 50}) == Chain(("a", "c", "d"), ("b",))


def test_what_was_cosigned_counts_in_the_order_in_which_it_was() -> None:
    assert chain(TWO, {"b": 60, "c": 50}) == Chain(("a", "c", "b"), ("d",))
    assert chain(TWO, {"b": 40, "c": 50}) == Chain(("a", "b", "c", "d"), ())
    assert chain(TWO, {"b": 60, "c": 50, "d": 55}) == Chain(("a", "c", "d", "b"), ())
    assert chain(TWO, {"b": 60, "c": 50, "d": 65}) == Chain(("a", "c", "b", "d"), ())


def test_a_receipt_is_one_on_all_that_leads_to_it() -> None:
    assert chain(TWO, {"b": 60, "d": 55}) == Chain(("a", "c", "d", "b"), ())
    assert chain(TWO, {"d": 55}) == Chain(("a", "c", "d"), ("b",))


def test_in_one_second_what_follows_the_last_comes_first() -> None:
    assert chain(TWO, {"b": 50, "c": 50, "d": 50}) == Chain(("a", "b", "c", "d"), ())
    assert chain({**TWO, "e": opened("b")}, dict.fromkeys("bcde", 50)) == Chain(("a", "b", "e", "c", "d"), ())


def test_two_stations_that_begin_from_nothing() -> None:
    assert chain({"b": opened(), "a": opened()}) == Chain(("a",), ("b",))


@pytest.mark.parametrize(
    "openings",
    [{"a": opened("b"), "b": opened("a")}, {"a": opened("a")}, {"a": opened(), "b": opened("x")}],
    ids=["a circle", "itself", "one that is not here"],
)
def test_an_epoch_that_follows_none_is_refused(openings: dict[str, Opening]) -> None:
    with pytest.raises(Forged, match="follow none that is here"):
        chain(openings)


def test_ten_thousand_epochs_are_followed() -> None:
    many = {f"{i:08x}": opened(f"{i - 1:08x}" if i else "") for i in range(10_000)}
    assert len(chain(many).order) == 10_000


def test_an_old_entry_found_again_shifts_no_place() -> None:
    assert place(0, 7) == 7
    assert place(3, 7) == 3 * 2**32 + 7
    assert place(1, 0) > place(0, 2**32 - 1)


def test_an_early_head_un_says_nothing_that_was_received() -> None:
    assert counted_size(named=3, receipted=8) == 8
    assert counted_size(named=8, receipted=3) == 8
