"""The numbers of messages over restores: a station that forgot is told what it wrote, and goes on from there."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from parley.station.loop import RECALL_MS
from parley.station.memory import Memory
from parley.views import messages as view
from parley.views import status
from tests.views.plays import MINUTE, Pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found


def came(pair: Pair) -> list[tuple[int, str, list[str]]]:
    """What boreas has of aster: number, text, and what is odd about it."""
    found = view.messages(pair.reading(pair.boreas), pair.row(pair.boreas), pair.now, mine=False)
    return [(m["number"], m["text"], [fault["why"] for fault in m["faults"]]) for m in found]


def gaps(pair: Pair) -> list[dict[str, Any]]:
    reading = pair.reading(pair.boreas)
    around = status.Around(str(pair.boreas.folder), pair.now, 1 << 40, None)
    found: list[dict[str, Any]] = status.status(reading, pair.boreas.book.me.card, around)["lines"][0]["gaps"]
    return found


def write(pair: Pair, *texts: str) -> None:
    for text in texts:
        pair.ask(pair.aster, "write", to="duty-desk", text=text)


def forget(pair: Pair) -> None:
    """aster's record is as it was before its third message, which boreas holds."""
    write(pair, "one", "two")
    pair.settle(MINUTE)
    saved = pair.aster.backup(pair.now)
    write(pair, "three")
    pair.settle(MINUTE)
    pair.aster.restore(saved, pair.now)


def test_a_restored_station_is_told_what_it_had_written_and_its_numbers_run_on(pair: Pair) -> None:
    forget(pair)
    pair.settle(5 * MINUTE)
    write(pair, "four")
    pair.settle(MINUTE)
    assert came(pair) == [(1, "one", []), (2, "two", []), (3, "three", []), (4, "four", [])]
    assert gaps(pair) == []


def test_one_that_must_write_before_it_was_told_uses_a_number_twice_and_no_more_is_said_of_it_than_that(
    pair: Pair,
) -> None:
    forget(pair)
    pair.wait(RECALL_MS[Memory.RESTORED] + MINUTE)
    write(pair, "another three")
    pair.settle(5 * MINUTE)
    write(pair, "four")
    pair.settle(MINUTE)
    found = came(pair)
    assert sorted(text for _, text, _ in found) == ["another three", "four", "one", "three", "two"]
    assert [why for _, _, why in found if why] == [["number 3 of duty-desk was used before"]]
    assert found[-1][:2] == (4, "four")
    assert gaps(pair) == []
