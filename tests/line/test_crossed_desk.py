"""A call of theirs that crossed one of ours shows nothing of their desk: their station may have placed it alone."""

from tests.line.roads import placed
from tests.line.stage import Stage


def test_two_calls_that_crossed_light_no_desk_lamp() -> None:
    s = Stage(manned=False)
    s.cut = True
    ours = placed(s)
    s.b.ask("call.place", from_="minister", to="secretary", precedence="Z")
    s.cut = False
    s.settle()
    assert s.a.state(ours) == "MERGED"
    assert s.a.lamp("desk") == "UNKNOWN"
