"""What two real stations show of a message is what a third party reads out of the bundle of either."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from parley.record import verify
from parley.verdict import judge
from parley.verdict.result_written import MessageResult
from parley.views import bundles
from parley.views import messages as view
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair

LEVELS = {
    "SENT": "delivered",
    "SEEN": "seen by a person",
    "OFFICE": "with the principal's office",
    "INFORMED": "principal informed",
}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path, highest=4) as found:
        yield found


def unseen(pair: Pair, _ref: str) -> None:
    pair.settle(7 * HOUR)


def seen(pair: Pair, ref: str) -> None:
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle(MINUTE)


def seen_late(pair: Pair, ref: str) -> None:
    pair.settle(7 * HOUR)
    seen(pair, ref)


def informed(pair: Pair, ref: str) -> None:
    seen(pair, ref)
    pair.ask(pair.boreas, "office", message=ref, post="secretary")
    pair.ask(pair.boreas, "informed", message=ref, post="secretary")
    pair.settle(MINUTE)


def corrected(pair: Pair, ref: str) -> None:
    pair.ask(pair.aster, "correct", message=ref, text="a better text")
    pair.settle(7 * HOUR)


def cancelled(pair: Pair, ref: str) -> None:
    pair.ask(pair.aster, "cancel", message=ref, reason="overtaken")
    pair.settle(7 * HOUR)


def promised(pair: Pair, ref: str) -> None:
    pair.ask(pair.boreas, "expect", message=ref, by="+2h", text="the staff is asked")
    pair.settle(8 * HOUR)


def unusable(pair: Pair, ref: str) -> None:
    pair.ask(pair.boreas, "nack", message=ref, reason="LANGUAGE", text="nobody here reads it")
    pair.settle(7 * HOUR)


def of_bundle(pair: Pair, side: Side, ref: str) -> MessageResult:
    made = bundles.bundle(pair.reading(side), pair.row(side), pair.now)
    verdict = judge(verify.verify(made.data, [made.ours, made.theirs]))
    assert verdict.misconduct == ()
    return next(message for message in verdict.messages if message.ref == ref)


@pytest.mark.parametrize(
    "then",
    [unseen, seen, seen_late, informed, corrected, cancelled, promised, unusable],
    ids=lambda then: then.__name__.replace("_", " "),
)
def test_both_stations_and_a_third_party_say_the_same(pair: Pair, then: Callable[[Pair, str], None]) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="Which units are on the east bank?")
    pair.settle(MINUTE)
    then(pair, ref)
    shown = view.one(pair.reading(pair.aster), pair.row(pair.aster), ref, pair.now)
    for side in (pair.aster, pair.boreas):
        found = of_bundle(pair, side, ref)
        assert found.level == LEVELS[shown["state"]]
        assert [level.entry.ref for level in found.levels[2:] if level.entry] == [
            receipt["ref"] for receipt in shown["receipts"]
        ]
        assert (found.watch == "not seen, and overdue when the record ends") == shown["overdue"]
        in_time = [receipt["in_time"] for receipt in shown["receipts"] if receipt["level"] == 2]
        assert (found.watch == "seen in time") == any(in_time)
        assert (found.watch == "seen late") == (in_time == [False])
        assert [entry.ref for entry in found.corrections] == shown["corrections"]
        assert (found.cancelled.ref if found.cancelled else None) == shown["cancelled"]
        assert [nack.text for nack in found.nacks] == [nack["text"] for nack in shown["nacks"]]
        assert (found.promise.by if found.promise else None) == (
            shown["expected"]["by"] if shown["expected"] else None
        )
        assert [entry.ref for entry in found.queries] == [query["ref"] for query in shown["queries"]]
