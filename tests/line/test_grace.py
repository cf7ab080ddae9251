"""A silence that we make up for, since we did not listen ourselves, ends with what was waited for."""

import pytest

from parley.line.linetest import State
from parley.line.values import Layer
from tests.line.roads import placed
from tests.line.stage import MINUTE, SECOND, Stage

MISSED = 30 * SECOND


def waited_too_short(s: Stage) -> None:
    """Ten minutes pass, but for half of one we did not listen: the silence is named so much later, and not now."""
    s.wait(1 * MINUTE)
    s.down(s.a)
    s.wait(MISSED)
    s.up(s.a)
    s.wait(9 * MINUTE - MISSED)


def arrives(s: Stage) -> None:
    s.cut = False
    s.settle()


@pytest.mark.parametrize("layer", [Layer.STATION, Layer.PERSON])
def test_a_test_that_arrives_meanwhile_waits_by_the_clock_of_where_it_stands_then(layer: Layer) -> None:
    s = Stage()
    s.cut = True
    ref = s.a.ask("test", layer=layer.value)[-1]
    waited_too_short(s)
    assert s.a.test(ref).state is State.SENT
    assert s.a.test(ref).grace_ms == s.now + MISSED
    arrives(s)
    stands = s.a.test(ref).state
    assert stands is not State.SENT
    s.wait(2 * MISSED)
    assert s.a.test(ref).state is stands


def test_a_call_that_arrives_meanwhile_where_nobody_is_waits_as_long_as_any_other() -> None:
    s = Stage(manned=False)
    s.cut = True
    ref = placed(s)
    waited_too_short(s)
    late = s.a.call(ref).grace_ms
    assert late == s.now + MISSED
    arrives(s)
    due = s.a.call(ref).silence_ms
    assert due is not None
    assert due != late
    s.at(due - 1)
    assert not s.a.call(ref).story.ended
    s.at(due)
    assert s.a.call(ref).story.ended
