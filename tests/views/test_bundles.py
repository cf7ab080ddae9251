"""A line as one file: it verifies, and holds what it says."""

from collections.abc import Iterator

import pytest

from parley.record import verify
from parley.station.errors import Refusal
from parley.station.settings import RECORD
from parley.stores.sqlite import SqliteReading
from parley.views import bundles, excerpts
from tests.views.plays import MINUTE, Pair


def test_the_bundle_of_a_line_verifies_with_both_cards_hashes(pair: Pair) -> None:
    call = pair.ringing()
    pair.ask(pair.boreas, "call.refuse", call=call, code="R99")
    pair.settle()
    made = bundles.bundle(pair.reading(pair.aster), pair.row(pair.aster), pair.now)
    evidence = verify.verify(made.data, [made.ours, made.theirs])
    assert evidence.confirmed
    assert not evidence.findings
    kinds = [entry.kind for party in evidence.parties for log in party.logs for _, entry in log.entries()]
    assert kinds.count("call.placed/1") == 1
    assert kinds.count("call.refused/1") == 1
    assert len(kinds) == made.entries


def test_both_sides_export_the_same_entries(pair: Pair) -> None:
    pair.ringing()
    logs = []
    for side in (pair.aster, pair.boreas):
        made = bundles.bundle(pair.reading(side), pair.row(side), pair.now)
        evidence = verify.verify(made.data)
        logs.append({log.origin: list(log.lines()) for party in evidence.parties for log in party.logs})
    assert logs[0] == logs[1]


def test_receipts_over_nothing_of_weight_are_left_out_unless_asked_for(pair: Pair) -> None:
    for _ in range(5):
        pair.ask(pair.aster, "test", layer="station")
        pair.settle(MINUTE)
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    few = bundles.bundle(reading, row, pair.now)
    all_ = bundles.bundle(reading, row, pair.now, all_receipts=True)
    assert few.heads < all_.heads
    assert few.entries == all_.entries
    verify.verify(few.data)
    verify.verify(all_.data)


def test_progress_is_told_up_to_the_end(pair: Pair) -> None:
    told: list[tuple[int, int]] = []
    made = bundles.bundle(
        pair.reading(pair.aster),
        pair.row(pair.aster),
        pair.now,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told[-1] == (made.entries, made.entries)


class Growing(SqliteReading):
    """The record of a station that writes while it is read: as often as `times` says."""

    def __init__(self, pair: Pair, times: int) -> None:
        super().__init__(pair.aster.folder / RECORD)
        self.pair = pair
        self.times = times

    def raws(self, log: int, first: int, count: int) -> Iterator[bytes]:
        if self.times:
            self.times -= 1
            self.pair.ask(self.pair.aster, "test", layer="station")
            self.pair.settle(MINUTE)
        return super().raws(log, first, count)


def test_a_record_that_grows_while_it_is_read_is_read_anew_until_it_fits(pair: Pair) -> None:
    call = pair.ringing()
    growing = Growing(pair, 2)
    verify.verify(bundles.bundle(growing, growing.lines()[0], pair.now).data)
    growing.times = 2
    verify.verify(excerpts.excerpt(growing, growing.lines()[0], pair.now, {call}).data)
    growing.times = 100
    with pytest.raises(Refusal, match="grew whenever"):
        bundles.bundle(growing, growing.lines()[0], pair.now)
