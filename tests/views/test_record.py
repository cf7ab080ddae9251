"""Entries as they are looked up and told."""

import pytest

from parley.line import facts
from parley.station.errors import Refusal
from parley.views import record as view
from parley.views.says import SAYS
from tests.views.plays import Pair


def test_every_kind_of_entry_has_a_sentence() -> None:
    assert SAYS.keys() == {*facts.KINDS.values(), facts.Unknown}


def test_an_entry_is_found_by_author_and_number_and_by_any_unique_prefix(pair: Pair) -> None:
    call = pair.ringing()
    reading, row = pair.reading(pair.boreas), pair.row(pair.boreas)
    found = view.by_ref(reading, [row], call[:8])
    assert (found["ref"], found["kind"], found["mine"]) == (call, "call.placed/1", False)
    assert found["says"] == "secretary calls secretary, PRIORITY call: “the border”"
    assert view.by_index(reading, row, "aster", found["index"])["ref"] == call
    assert view.by_index(reading, row, row.them, found["index"], found["epoch"][:4])["ref"] == call


@pytest.mark.parametrize(
    ("prefix", "why"), [("zz", "no reference"), ("abc", "no reference"), ("f" * 64, "no entry")]
)
def test_what_is_no_entry_is_refused_with_a_hint(pair: Pair, prefix: str, why: str) -> None:
    with pytest.raises(Refusal, match=why) as refused:
        view.by_ref(pair.reading(pair.aster), [pair.row(pair.aster)], prefix)
    assert refused.value.hint


def test_a_number_that_was_never_written_is_refused(pair: Pair) -> None:
    with pytest.raises(Refusal, match="entries in epoch"):
        view.by_index(pair.reading(pair.aster), pair.row(pair.aster), "boreas", 10_000)
    with pytest.raises(Refusal, match="not on this line"):
        view.by_index(pair.reading(pair.aster), pair.row(pair.aster), "carthage", 0)


def test_the_newest_entries_come_in_the_order_in_which_they_reached_us(pair: Pair) -> None:
    call = pair.ringing()
    found = view.newest(pair.reading(pair.aster), pair.row(pair.aster), 5)
    kinds = [entry["kind"] for entry in found]
    assert kinds.index("call.placed/1") < kinds.index("call.rang/1")
    assert call in {entry["ref"] for entry in found}
    assert all(entry["held_at"] is not None for entry in found)
    assert len(found) == 5
