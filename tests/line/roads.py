"""How a call gets to each state, and how each step is taken there: the roads that the table's tests walk."""

from collections.abc import Callable
from typing import Any

from parley.line.calls import State, Step
from parley.line.values import Ref
from tests.line.stage import HOUR, Stage

S, T = State, Step
Road = Callable[[Stage], Ref]


def placed(s: Stage, **more: Any) -> Ref:
    """A's secretary calls B's minister."""
    more = {"from_": "secretary", "to": "minister", "subject": "the exercise at the river", **more}
    return s.a.ask("call.place", **more)[-1]


def _placed(s: Stage) -> Ref:
    s.cut = True
    return placed(s)


def _ringing(s: Stage) -> Ref:
    ref = placed(s)
    s.b.ask("desk", manned=True)
    return ref


def _after(road: Road, do: str, **more: Any) -> Road:
    def walk(s: Stage) -> Ref:
        ref = road(s)
        s.b.ask(do, call=ref, **more)
        return ref

    return walk


def _scheduled(s: Stage) -> Ref:
    ref = _windowing(s)
    s.a.ask("call.schedule_agree", call=ref)
    return ref


def _interrupted(s: Stage) -> Ref:
    ref = _talking(s)
    s.wait(4 * HOUR)
    return ref


_windowing = _after(_ringing, "call.schedule", from_="+3h", until="+4h")
_checking = _after(_ringing, "call.accept")
_summoning = _after(_checking, "call.identity", result="held", how="authenticator")
_interpreting = _after(_summoning, "call.principals")
_ready = _after(_interpreting, "call.interpreters")
_talking = _after(_ready, "call.both_on")

TO: dict[State, Road] = {
    S.PLACED: _placed,
    S.DELIVERED: placed,  # at a desk of which nobody has told whether it is manned
    S.RINGING: _ringing,
    S.ATTENDED: _after(_ringing, "call.attend"),
    S.AWAITING: _after(_ringing, "call.pending", decider="head of state", code="P2"),
    S.WINDOWING: _windowing,
    S.SCHEDULED: _scheduled,
    S.CHECKING: _checking,
    S.SUMMONING: _summoning,
    S.INTERPRETING: _interpreting,
    S.READY: _ready,
    S.TALKING: _talking,
    S.INTERRUPTED: _interrupted,
}


def _cosign(s: Stage, _ref: Ref) -> None:
    s.cut = False
    s.settle()


def _preempt(s: Stage, ref: Ref) -> None:
    s.a.ask("call.place", from_="chairman", to="minister", precedence="Z", preempts=ref)


def _cross(s: Stage, _ref: Ref) -> None:
    """B's minister calls A's secretary before hearing of A's call."""
    s.b.ask("call.place", from_="minister", to="secretary", precedence="Z")
    s.cut = False
    s.settle()


def _outage(s: Stage, ref: Ref) -> None:
    """A's station is away for as long as the wait."""
    due = s.a.call(ref).silence_ms
    assert due is not None
    s.down(s.a)
    s.at(due + 2 * HOUR)
    s.up(s.a)


def _silence(s: Stage, ref: Ref) -> None:
    due = s.a.call(ref).silence_ms
    assert due is not None
    s.at(due)


def _refuse_by_station(s: Stage, _ref: Ref) -> None:
    s.b.ask("declare", state="SUSPENDED", reason="protest", review="+7d")


def _desk(*, manned: bool) -> Callable[[Stage, Ref], None]:
    def take(s: Stage, _ref: Ref) -> None:
        s.b.ask("desk", manned=manned)

    return take


def _asks(do: str, who: str = "b", **more: Any) -> Callable[[Stage, Ref], None]:
    def take(s: Stage, ref: Ref) -> None:
        getattr(s, who).ask(do, call=ref, **more)

    return take


TAKE: dict[Step, Callable[[Stage, Ref], None]] = {
    T.COSIGNED: _cosign,
    T.RANG: _desk(manned=True),
    T.NOBODY_THERE: _desk(manned=False),
    T.REFUSED_BY_STATION: _refuse_by_station,
    T.PICKED_UP: _asks("call.attend"),
    T.ACCEPTED: _asks("call.accept"),
    T.APPROVAL_AWAITED: _asks("call.pending", decider="head of state", code="P2"),
    T.STILL_PENDING: _asks("call.still_pending"),
    T.WINDOW_OFFERED: _asks("call.schedule", from_="+1h", until="+2h"),
    T.COUNTER_OFFERED: _asks("call.schedule", who="a", from_="+5h", until="+6h"),
    T.WINDOW_AGREED: _asks("call.schedule_agree", who="a"),
    T.DELEGATED: _asks("call.delegate", to="first deputy"),
    T.ASKED_IN_WRITING: _asks("call.in_writing"),
    T.REFUSED: _asks("call.refuse", code="R99"),
    T.IDENTITY_HELD: _asks("call.identity", result="held", how="call back"),
    T.IDENTITY_FAILED: _asks("call.identity", result="failed", how="no such call"),
    T.OVERRIDDEN: _asks("call.identity", result="overridden", first="duty officer", second="releaser"),
    T.PRINCIPALS_HERE: _asks("call.principals"),
    T.INTERPRETERS_READY: _asks("call.interpreters"),
    T.NOT_NEEDED: _asks("call.interpreters", needed=False),
    T.BOTH_ON: _asks("call.both_on", who="a"),
    T.HEARD: _asks("call.both_on", who="a"),
    T.HUNG_UP: _asks("call.hang_up", who="a"),
    T.WITHDRAWN: _asks("call.withdraw", who="a", why="settled otherwise"),
    T.PREEMPTED: _preempt,
    T.CROSSED: _cross,
    T.SILENCE: _silence,
    T.OUR_OUTAGE: _outage,
}
