"""Our own words that come back from the other side after a restore: nothing is claimed of what we did not hear."""

import pytest
from msgspec.structs import replace

from parley.line.calls import State
from tests.line.stage import HOUR, MINUTE, Stage


@pytest.mark.parametrize("needed_by", ["+5m", None])
def test_a_call_that_comes_back_after_its_time_ends_as_our_fault_and_not_as_their_silence(
    needed_by: str | None,
) -> None:
    stage = Stage()
    stage.cut = True
    more = {} if needed_by is None else {"needed_by": needed_by}
    (ref,) = stage.a.ask("call.place", to="desk", precedence="P", subject="now", **more)
    placed = stage.a.call(ref).placed
    del stage.a.line.things[ref], stage.a.rows[ref]  # the record is an older one
    stage.a.opens.discard(ref)
    stage.a.dues.pop(ref)
    stage.wait(HOUR)
    stage.a._hear(replace(placed, heard_ms=stage.a.now()))
    stage.wait(10 * MINUTE)
    # Without a time of its own it is waited for anew, as long as any call.
    assert stage.a.state(ref) is (State.OUR_FAULT if needed_by else State.LINE_DEAD)
