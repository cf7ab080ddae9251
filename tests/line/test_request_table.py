"""The table of requests: every step of it is taken between two stations, and both tell the same story."""

from typing import Any

import pytest

from parley.line import facts as f
from parley.line import requests
from parley.line.drafts import Drafted
from parley.line.effects import Misconduct
from parley.line.facts import AnyFact
from parley.line.requests import CLOCKS, ENDS, NAMED, NEXT, UNCLAIMED, State, Step
from parley.line.values import Post, Ref, Refusal
from parley.line.written import message
from tests.line.asking import SIX, alike, ask, meet, reply, rfe, state
from tests.line.request_roads import TAKE, TO
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage, Station

S, T = State, Step
EDGES = list(requests.edges())


@pytest.mark.parametrize(("start", "step", "then"), EDGES, ids=[f"{s}-{t}" for s, t, _ in EDGES])
def test_each_step_of_the_table_is_taken_and_told_alike(start: State, step: Step, then: State) -> None:
    s = Stage()
    request = TO[start](s)
    assert state(s.a, request) is start
    moved = len(rfe(s.a, request).story.path)

    TAKE[step](s, request)

    found = rfe(s.a, request)
    if step is T.COSIGNED:  # a receipt is no entry: it is laid over the story
        assert found.state is then
    else:
        assert (step, then) in {(move.step, move.state) for move in found.story.path[moved:]}
    s.cut = False
    s.settle()
    assert alike(s, request).story.faults == ()


def test_every_state_has_a_road_and_every_step_is_taken() -> None:
    assert set(TO) == set(NEXT)
    assert {step for _, step, _ in EDGES} == set(TAKE) == set(Step)


def test_every_state_that_is_no_end_can_be_left_by_its_owner() -> None:
    assert all({T.CORRECTED, T.CANCELLED} <= steps.keys() for steps in NEXT.values())
    assert not ENDS & NEXT.keys()


def test_every_silence_of_the_table_has_a_clock_a_name_and_a_way_back() -> None:
    silent = {state: steps[T.SILENCE] for state, steps in NEXT.items() if T.SILENCE in steps}
    assert silent.keys() == CLOCKS.keys() - {S.ANSWERED}
    assert set(silent.values()) == set(UNCLAIMED) == set(NAMED) - {S.OUR_FAULT}


@pytest.mark.parametrize("start", list(TO), ids=str)
def test_a_station_that_restarts_knows_where_every_request_stands(start: State) -> None:
    s = Stage(reloads=True)
    request = TO[start](s)
    due = s.a.due()
    s.a.reload()
    assert (state(s.a, request), s.a.due()) == (start, due)


# --- the clock, to the second --------------------------------------------------------------------------------


def test_a_reply_one_second_before_the_end_of_48_hours_stops_the_clock() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(48 * HOUR - SECOND)
    reply(s.b, request)
    s.wait(5 * DAY)
    found = alike(s, request)
    assert (found.state, found.story.claims, found.story.late) == (S.ANSWERED, (), ())


def test_their_clock_moves_none_of_ours() -> None:
    s = Stage()
    s.b.skew_ms = -30 * HOUR
    request = ask(s.a)
    s.wait(48 * HOUR - SECOND)
    assert state(s.a, request) is S.DELIVERED
    s.wait(2 * SECOND)
    assert state(s.a, request) is S.UNANSWERED


def test_the_answer_of_the_watch_that_it_has_seen_it_stops_no_clock() -> None:
    s = Stage()
    request = ask(s.a)
    s.b.ask("seen", message=request)
    s.wait(48 * HOUR + SECOND)
    assert alike(s, request).state is S.UNANSWERED


def test_an_adequate_reply_leaves_no_meeting_in_the_drafts_and_an_inadequate_one_only_a_draft() -> None:
    for adequate, drafts in ((True, 0), (False, 1)):
        s = Stage()
        request = ask(s.a)
        reply(s.b, request, SIX[:2])
        s.a.ask("request.judge", request=request, adequate=adequate)
        s.wait(10 * DAY)
        found = [thing for ref in s.a.rows if isinstance(thing := s.a.thing(ref), Drafted)]
        written = [
            e for e in s.a.log if isinstance(e.fact, f.MessageSent) and e.fact.form == "MEETING-REQUEST"
        ]
        assert (len(found), written) == (drafts, [])


# --- what may not be written ---------------------------------------------------------------------------------


def test_no_meeting_is_asked_for_while_the_time_runs_or_a_reply_waits_to_be_judged() -> None:
    s = Stage()
    request = ask(s.a)
    with pytest.raises(Refusal, match="does not come to a meeting now"):
        meet(s.a, request)
    reply(s.b, request)
    with pytest.raises(Refusal, match="does not come to a meeting now"):
        meet(s.a, request)


def test_who_was_asked_judges_nothing_and_nobody_judges_twice() -> None:
    s = Stage()
    request = ask(s.a)
    with pytest.raises(Refusal, match="no reply to it has come"):
        s.a.ask("request.judge", request=request, adequate=True)
    reply(s.b, request)
    with pytest.raises(Refusal, match="they judge our reply"):
        s.b.ask("request.judge", request=request, adequate=True)
    s.a.ask("request.judge", request=request, adequate=True)
    with pytest.raises(Refusal, match="every reply to that request is judged"):
        s.a.ask("request.judge", request=request, adequate=False)


def test_a_reply_needs_the_request_that_it_answers() -> None:
    s = Stage()
    request = ask(s.a)
    answer = reply(s.b, request)
    with pytest.raises(Refusal):
        reply(s.b, answer)


# --- words of somebody who keeps to nothing ------------------------------------------------------------------


def said(station: Station, fact: AnyFact) -> Ref:
    """The station writes this, whatever its own machines think of it, and the other side hears it."""
    ref = station.write(fact)
    station.stage.settle()
    return ref


def blamed(station: Station, ref: Ref) -> list[str]:
    return [e.why for e in station.effects if isinstance(e, Misconduct) and e.ref == ref]


def letter(type_: str, **more: Any) -> f.MessageSent:
    return message(**{"number": 9, "type": type_, "from_": Post("desk"), "to": (Post("desk"),), **more})


HOSTILE = [
    ("the asked side claims a silence", lambda r: f.RequestSilent(r, "UNANSWERED", 10**9)),
    ("the asked side judges its own reply", lambda r: f.RequestJudged(r, r, True, (), "")),
    ("the asked side withdraws a claim", lambda r: f.ClaimWithdrawn(r, r, "")),
    ("a claim about a request that is not there", lambda _: f.RequestSilent(Ref("0" * 64), "UNANSWERED", 0)),
    (
        "a judgement about a request that is not there",
        lambda r: f.RequestJudged(Ref("0" * 64), r, True, (), ""),
    ),
    ("a reply to nothing", lambda _: letter("RFE-REPLY/1", reply_to=Ref("0" * 64))),
]


@pytest.mark.parametrize("fact", [made for _, made in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_a_word_that_is_not_theirs_to_say_is_misconduct_and_moves_nothing(fact: Any) -> None:
    s = Stage()
    request = ask(s.a)
    ref = said(s.b, fact(request))
    assert blamed(s.a, ref)
    assert alike(s, request).state is S.DELIVERED
    s.wait(48 * HOUR + SECOND)
    assert alike(s, request).state is S.UNANSWERED


def test_a_claim_before_its_time_is_misconduct_and_ends_as_the_claimants_fault() -> None:
    s = Stage()
    request = ask(s.a)
    s.wait(10 * HOUR)
    ref = said(s.a, f.RequestSilent(request, "UNANSWERED", 10 * HOUR))
    assert "after listening" in blamed(s.b, ref)[0]
    assert alike(s, request).state is S.OUR_FAULT


def test_a_claim_of_another_silence_than_where_it_stands_moves_nothing() -> None:
    s = Stage()
    request = ask(s.a)
    ref = said(s.a, f.RequestSilent(request, "NOT_MET", 10**9))
    assert "claims NOT_MET of a request that stood at" in blamed(s.b, ref)[0]
    assert alike(s, request).state is S.DELIVERED


@pytest.mark.parametrize(
    "fields",
    [
        {"answers": "all of it"},
        {"answers": [["objective", "x"]]},
        {"answers": [{"item": "objective"}, {"answer": "x"}, {"item": 3, "answer": 4}, None]},
        {"answers": [{"item": "objective", "answer": "  \t "}]},
        {"question": ["x"]},
        {},
    ],
    ids=[
        "a text",
        "rows that are lists",
        "rows without a half",
        "white space",
        "a question of no words",
        "nothing",
    ],
)
def test_a_reply_of_whatever_shape_answers_what_can_be_read_in_it(fields: dict[str, Any]) -> None:
    s = Stage()
    request = ask(s.a)
    said(s.b, letter("RFE-REPLY/1", reply_to=request, fields=fields))
    found = alike(s, request)
    assert (found.state, found.story.missing) == (S.ANSWERED, tuple(SIX))


def test_a_flood_of_replies_is_kept_on_the_record_and_counted() -> None:
    s = Stage()
    request = ask(s.a)
    for n in range(40):
        s.b.write(letter("RFE-REPLY/1", number=n + 1, reply_to=request, fields={}))
    s.settle()
    found = alike(s, request)
    assert (len(found.story.replies), len(found.story.beside)) == (32, 8)


def test_a_flood_of_requests_is_kept_and_only_so_many_ring_the_asked_side() -> None:
    s = Stage()
    s.by_hand = True
    for n in range(103):
        s.a.write(letter("RFE/1", number=n + 1, fields={"items": ["objective"]}))
    s.by_hand = False
    s.settle()
    told = [e for e in s.b.effects if "our reply is due in" in getattr(e, "what", "")]
    assert len(told) == 100
    assert len([r for r in s.b.status()["requests"] if not r["mine"]]) == 100
    s.wait(MINUTE)
