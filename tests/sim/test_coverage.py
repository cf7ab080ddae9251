"""Which steps a thing walked: its own word's, and the receipt's that came in between."""

import pytest
from msgspec.structs import replace

from parley.line.things import Call, Test
from parley.record.entry import Instant
from parley.sim.world.coverage import EDGES, UNREACHABLE, Edge, walked
from tests.line.stage import MINUTE, Stage

CALL = {"to": "desk", "precedence": "P", "subject": "now"}


def steps(thing: Call | Test) -> list[str]:
    return [str(edge) for edge in walked(thing)]


@pytest.fixture
def withdrawn() -> Call:
    """A call that was taken back a minute after it was placed; nothing came from them."""
    stage = Stage()
    stage.cut = True
    (placed,) = stage.a.ask("call.place", **CALL)
    stage.wait(MINUTE)
    stage.a.ask("call.withdraw", call=placed)
    return stage.a.call(placed)


def test_a_call_withdrawn_before_any_receipt_never_was_delivered(withdrawn: Call) -> None:
    assert steps(withdrawn) == ["call: PLACED Withdrawn"]


def test_a_receipt_that_came_first_is_a_step_of_its_own(withdrawn: Call) -> None:
    delivered = replace(withdrawn, delivered_ms=withdrawn.placed.heard_ms)
    assert steps(delivered) == ["call: PLACED Cosigned", "call: DELIVERED Withdrawn"]


def test_a_receipt_that_came_afterwards_is_none(withdrawn: Call) -> None:
    late = Instant(withdrawn.words[-1].heard_ms + 1)
    assert steps(replace(withdrawn, delivered_ms=late)) == ["call: PLACED Withdrawn"]


def test_a_receipt_that_no_word_followed_is_walked() -> None:
    stage = Stage()
    (test,) = stage.a.ask("test", layer="station")
    assert steps(stage.a.test(test)) == ["station test: SENT Cosigned"]


def test_a_persons_test_that_was_held_when_we_were_away_is_our_fault_from_there() -> None:
    stage = Stage(manned=False)
    (test,) = stage.a.ask("test", layer="person")
    stage.wait(MINUTE)
    stage.down(stage.a)
    stage.wait(30 * MINUTE)
    stage.up(stage.a)
    assert steps(stage.a.test(test)) == ["person test: SENT Cosigned", "person test: HELD OurOutage"]


def test_theirs_is_not_ours_to_walk(withdrawn: Call) -> None:
    theirs = replace(withdrawn, placed=replace(withdrawn.placed, mine=False))
    assert steps(theirs) == []


def test_no_step_is_named_twice_and_what_cannot_be_walked_is_a_step() -> None:
    assert len(set(EDGES)) == len(EDGES)
    assert set(EDGES) > UNREACHABLE.keys()
    assert Edge("call", "DELIVERED", "Withdrawn") in EDGES
