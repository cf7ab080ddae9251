"""How a request gets to each state, and how each step is taken there: the roads that the table's tests walk."""

from collections.abc import Callable

from parley.line.requests import State, Step
from parley.line.values import Ref
from tests.line.asking import SIX, ask, meet, met, reply, rfe
from tests.line.stage import HOUR, SECOND, Stage

S, T = State, Step
Road = Callable[[Stage], Ref]
Take = Callable[[Stage, Ref], None]


def _asked(s: Stage) -> Ref:
    s.cut = True
    return ask(s.a)


def _delivered(s: Stage) -> Ref:
    return ask(s.a)


def _answered(s: Stage) -> Ref:
    request = ask(s.a)
    reply(s.b, request, SIX[:2])
    return request


def _unanswered(s: Stage) -> Ref:
    request = ask(s.a)
    s.wait(48 * HOUR + SECOND)
    return request


def _inadequate(s: Stage) -> Ref:
    request = _answered(s)
    s.a.ask("request.judge", request=request, adequate=False)
    return request


def _meeting_asked(s: Stage) -> Ref:
    request = _unanswered(s)
    s.cut = True
    meet(s.a, request)
    return request


def _meeting_delivered(s: Stage) -> Ref:
    request = _unanswered(s)
    meet(s.a, request)
    return request


def _in_time(road: Road) -> Road:
    """So far, and its clock runs out."""

    def walk(s: Stage) -> Ref:
        request = road(s)
        _silence(s, request)
        return request

    return walk


def _silence(s: Stage, request: Ref) -> None:
    due = rfe(s.a, request).silence_ms
    assert due is not None
    s.at(due + SECOND)


TO: dict[State, Road] = {
    S.ASKED: _asked,
    S.UNDELIVERED: _in_time(_asked),
    S.DELIVERED: _delivered,
    S.ANSWERED: _answered,
    S.UNANSWERED: _unanswered,
    S.INADEQUATE: _inadequate,
    S.MEETING_ASKED: _meeting_asked,
    S.MEETING_UNDELIVERED: _in_time(_meeting_asked),
    S.MEETING_DELIVERED: _meeting_delivered,
}


def _cosign(s: Stage, _request: Ref) -> None:
    s.cut = False
    s.settle()


def _reply(s: Stage, request: Ref) -> None:
    reply(s.b, request)


def _judge(*, adequate: bool) -> Take:
    def take(s: Stage, request: Ref) -> None:
        s.a.ask("request.judge", request=request, adequate=adequate)

    return take


def _meet(s: Stage, request: Ref) -> None:
    """A request for a meeting; where there is one, a corrected one."""
    meeting = rfe(s.a, request).story.meeting
    if meeting is None:
        meet(s.a, request)
        return
    fields = {"level": "experts", "within_hours": 24, "agenda": "the movements"}
    s.a.ask("correct", message=meeting.ref, fields=fields)


def _met(answer: str) -> Take:
    def take(s: Stage, request: Ref) -> None:
        meeting = rfe(s.b, request).story.meeting
        assert meeting is not None
        met(s.b, meeting.ref, answer)

    return take


def _meeting_cancelled(s: Stage, request: Ref) -> None:
    meeting = rfe(s.a, request).story.meeting
    assert meeting is not None
    s.a.ask("cancel", message=meeting.ref, reason="settled by telephone")


def _correct(s: Stage, request: Ref) -> None:
    ask(s.a, supersedes=request)


def _cancel(s: Stage, request: Ref) -> None:
    s.a.ask("cancel", message=request, reason="settled by telephone")


def _outage(s: Stage, request: Ref) -> None:
    """The requester's station is away for as long as the wait, and longer."""
    due = rfe(s.a, request).silence_ms
    assert due is not None
    s.down(s.a)
    s.at(due + HOUR)
    s.up(s.a)


TAKE: dict[Step, Take] = {
    T.COSIGNED: _cosign,
    T.REPLIED: _reply,
    T.JUDGED_ADEQUATE: _judge(adequate=True),
    T.JUDGED_INADEQUATE: _judge(adequate=False),
    T.MEETING_ASKED: _meet,
    T.MEETING_ACCEPTED: _met("yes"),
    T.MEETING_DECLINED: _met("no"),
    T.MEETING_CANCELLED: _meeting_cancelled,
    T.CORRECTED: _correct,
    T.CANCELLED: _cancel,
    T.SILENCE: _silence,
    T.OUR_OUTAGE: _outage,
}
