"""What is said of one message: which receipts were agreed on, how long each leg took."""

from typing import Any

import pytest

from parley.line import engine
from parley.line.message_status import NOT_AGREED
from parley.line.terms import Receipts
from parley.line.values import Party, Ref
from tests.line.stage import MINUTE, SECOND, A, B, Stage, Station, terms


def said(station: Station, ref: Ref) -> dict[str, Any]:
    return engine.show(station.line, station.thing(ref), station.now())


RECEIPTS: list[tuple[str, Party | None, int, dict[str, Any]]] = [
    ("nothing beyond the watch", None, 2, {"highest": 2, "shown": NOT_AGREED}),
    ("the readers' office", B, 3, {"highest": 3, "shown": ""}),
    ("the readers' principal", B, 4, {"highest": 4, "shown": ""}),
    ("the writers' office, which does not read it", A, 3, {"highest": 2, "shown": NOT_AGREED}),
]


@pytest.mark.parametrize(
    ("party", "highest", "shown"), [row[1:] for row in RECEIPTS], ids=[row[0] for row in RECEIPTS]
)
def test_receipts_that_were_not_agreed_are_named_so_and_no_silence_is_seen_in_them(
    party: Party | None, highest: int, shown: dict[str, Any]
) -> None:
    s = Stage(terms(receipts=(Receipts(party, highest),) if party else ()))
    [ref] = s.a.ask("write", to="desk", text="?")
    assert said(s.a, ref)["levels"] == said(s.b, ref)["levels"] == shown


LEGS = ("leg_delivered_ms", "leg_seen_ms")


def legs(station: Station, ref: Ref) -> list[int | None]:
    return [said(station, ref)["classes"]["action"][leg] for leg in LEGS]


@pytest.mark.parametrize(
    ("late_ms", "ours"),
    [(90 * SECOND, [None, None]), (12 * MINUTE, [12 * MINUTE, 4 * MINUTE])],
    ids=["in its service time, which the writer's station does not keep", "later"],
)
def test_each_leg_is_timed_from_the_one_before(late_ms: int, ours: list[int | None]) -> None:
    s = Stage()
    s.cut = True
    [ref] = s.a.ask("write", to="desk", text="?", precedence="Z")
    s.wait(late_ms)
    assert legs(s.a, ref) == [None, None]
    s.cut = False
    s.settle()
    assert legs(s.b, ref) == [late_ms, None]
    s.wait(4 * MINUTE)
    s.b.ask("seen", message=ref)
    assert legs(s.b, ref) == [late_ms, 4 * MINUTE]
    assert legs(s.a, ref) == ours
