"""The engine's door: what it needs, when it wakes, what it stores, and what it says in one look."""

import msgspec
import pytest

from parley.line import commands as c
from parley.line import engine, things
from parley.line import facts as f
from parley.line.follow import key
from parley.line.request import moment
from parley.line.values import Post, Ref, Refusal
from parley.record.entry import Instant, stamp
from tests.line.roads import TO, placed
from tests.line.stage import HOUR, MINUTE, MORNING, SECOND, Stage, Station, dumped, twice_daily
from tests.line.tales import a_call, ref

NOW = Instant(MORNING)


def test_it_names_the_things_that_a_word_or_a_request_wants() -> None:
    s = Stage()
    call = placed(s)
    line = s.b.line
    assert tuple(engine.needs(line, f.PickedUp(call, Post("desk")))) == (call,)
    assert tuple(engine.needs(line, f.MessageSeen(call, Post("desk")))) == (call,)
    assert tuple(engine.needs(line, f.TestSilent(call, "LINE_DEAD", 0))) == (call,)
    assert tuple(engine.needs(line, f.ClaimWithdrawn(ref("x"), call, ""))) == (call, key(call))
    assert tuple(engine.needs(line, f.StationTest())) == ()
    assert tuple(engine.needs(line, a_call(preempts=call))) == (call,)
    crossing = a_call(from_=Post("minister"), to=Post("secretary"))
    assert tuple(engine.needs(line, crossing)) == (call,)
    assert tuple(engine.needs(line, {"do": "call.attend", "call": call, "x": 1})) == (call,)
    assert tuple(engine.needs(line, {"do": "call.attend", "call": call[:12]})) == ()


def test_the_row_of_a_thing_says_what_the_store_may_sort_by() -> None:
    s = Stage()
    call = placed(s)
    row = engine.row(s.a.line, call)
    assert row[:7] == (call, "call", True, s.now, True, s.now + 3 * MINUTE, "RINGING")
    assert things.load(row.data) == s.a.call(call)


def test_things_changed_and_not_yet_stored_are_not_forgotten() -> None:
    s = Stage()
    [name] = s.a.ask("write", to="desk", text="x")
    engine.load(s.a.line, s.a.rows[name])
    line = s.a.line
    line.put(line.things[name])
    engine.forget_closed(line)
    assert name in line.things
    assert engine.changed(line) == {name}
    engine.forget_closed(line)
    assert name not in line.things


def test_what_is_due_is_found_however_often_a_thing_changed() -> None:
    s = Stage()
    call = placed(s)
    line = s.a.line
    for _ in range(500):
        line.put(line.things[call])
    assert len(line._heap) < 100
    assert line.next_due() == s.now + 3 * MINUTE


def test_a_station_is_woken_at_once_to_sign_that_it_rings_and_then_when_something_is_due() -> None:
    s = Stage()
    s.by_hand = True
    call = placed(s)
    s.b.take(len(s.a.log))
    assert engine.due(s.b.line) == s.now
    s.b.wake()
    assert engine.due(s.b.line) == s.now + 1 * MINUTE
    assert s.b.state(call) == "RINGING"


def test_waking_twice_without_writing_drafts_the_same() -> None:
    s = Stage()
    placed(s)
    s.by_hand = True
    s.now += 3 * MINUTE
    first = engine.wake(s.a.line, s.a.now(), lambda since, until: until - since)
    assert engine.wake(s.a.line, s.a.now(), lambda since, until: until - since) == first
    assert [type(draft.fact) for draft in first.drafts] == [f.Silent]


def test_what_is_due_together_is_drafted_in_one_order() -> None:
    s = Stage(twice_daily())
    refs = [placed(s), placed(s, from_="chairman")]
    s.by_hand = True
    s.now += 2 * HOUR
    drafts = engine.wake(s.a.line, s.a.now(), lambda since, until: until - since).drafts
    kinds = [f.kind(draft.fact) for draft in drafts]
    assert kinds == ["call.silent/1", "call.silent/1", "test.station/1"]
    assert [draft.fact.call for draft in drafts if isinstance(draft.fact, f.Silent)] == sorted(refs)


def test_after_a_year_of_sleep_a_few_wakings_are_enough() -> None:
    s = Stage(twice_daily())
    placed(s, precedence="Z", climb="mediator")
    s.down(s.a)
    s.b.down_since = s.now
    s.now += 365 * 24 * HOUR
    before = len(s.a.log)
    s.up(s.a)
    assert 3 <= len(s.a.log) - before < 10


def test_the_status_is_plain_json_and_says_what_can_be_done() -> None:
    s = Stage(twice_daily())
    placed(s)
    s.b.ask("declare", state="LIMITED", reason="weekdays")
    status = s.a.status()
    assert msgspec.json.decode(msgspec.json.encode(status)) == status
    assert status["calls"][0]["possible"] == ["withdraw"]
    assert status["declared"]["theirs"]["reason"] == "weekdays"
    theirs = s.b.status()["calls"][0]["possible"]
    assert theirs == ["attend", "accept", "pending", "schedule", "delegate", "in-writing", "refuse"]
    assert status["due_ms"] == engine.due(s.a.line)


@pytest.mark.parametrize("state", TO)
def test_what_is_called_possible_is_possible_and_nothing_else_is(state: str) -> None:
    s = Stage(manned=False)
    s.a.ask("desk", manned=True)
    call = TO[state](s)  # type: ignore[index]  # a State
    for station in (s.a, s.b):
        if call in station.rows:
            called = engine.show(station.line, station.thing(call), station.now())["possible"]
            assert sorted(called) == sorted(how for how in DO if said(station, call, how))


def said(station: Station, call: Ref, how: str) -> bool:
    """Whether our people may say this of the call now."""
    asked = {"do": f"call.{DO[how][0]}", "call": call, **DO[how][1]}
    try:
        return bool(engine.ask(station.line, asked, station.now()))
    except Refusal:
        return False


DO: dict[str, tuple[str, dict[str, object]]] = {
    "attend": ("attend", {}),
    "accept": ("accept", {}),
    "pending": ("pending", {"decider": "minister"}),
    "still-pending": ("still_pending", {}),
    "schedule": ("schedule", {"from": "+1h", "until": "+2h"}),
    "schedule --agree": ("schedule_agree", {}),
    "delegate": ("delegate", {"to": "desk"}),
    "in-writing": ("in_writing", {}),
    "refuse": ("refuse", {}),
    "identity held": ("identity", {"result": "held"}),
    "identity failed": ("identity", {"result": "failed"}),
    "identity overridden": ("identity", {"result": "overridden", "first": "a", "second": "b"}),
    "principals": ("principals", {}),
    "interpreters": ("interpreters", {}),
    "interpreters --not-needed": ("interpreters", {"needed": False}),
    "both-on": ("both_on", {}),
    "hang-up": ("hang_up", {}),
    "withdraw": ("withdraw", {}),
}


# --- requests -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("+90s", 90 * SECOND),
        ("+15m", 15 * MINUTE),
        ("+48h", 48 * HOUR),
        ("+5d", 120 * HOUR),
        (stamp(NOW + 5), 5),
    ],
)
def test_a_time_is_a_moment_or_a_while_from_now(text: str, ms: int) -> None:
    assert moment(text, NOW) == NOW + ms


@pytest.mark.parametrize("text", ["", "48h", "+48", "+1w", "2022-03-01", "2022-13-01T00:00:00.000Z", "+٣h"])
def test_what_is_no_time_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(Refusal) as refusal:
        moment(text, NOW)
    assert "+48h" in refusal.value.hint


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"do": "dance"}, "nothing called 'dance'"),
        ({}, "nothing called"),
        ({"do": "call.place"}, "to"),
        ({"do": "call.place", "to": "minister", "wish": 1}, "wish"),
        ({"do": "call.place", "to": "minister", "precedence": "X"}, "precedence"),
        ({"do": "call.place", "to": "kitchen"}, "no post of theirs"),
        ({"do": "call.place", "to": "minister", "from": "kitchen"}, "no post of ours"),
        ({"do": "call.place", "to": "minister", "needed_by": "2022-03-01T00:00:00.000Z"}, "past"),
        ({"do": "call.place", "to": "minister", "refers": "ab"}, "0 things"),
        ({"do": "call.place", "to": "minister", "preempts": "f" * 64}, "no such call to preempt"),
        ({"do": "call.attend"}, "no such call"),
        ({"do": "call.attend", "call": "f" * 64}, "no such call"),
        ({"do": "read_back"}, "0 tests"),
        ({"do": "test", "layer": "person", "post": "kitchen"}, "no post of theirs"),
        ({"do": "declare", "state": "SUSPENDED", "reason": "protest"}, "review date"),
        ({"do": "desk", "manned": True, "post": "kitchen"}, "no post of ours"),
        ({"do": "write", "to": "kitchen", "text": "x"}, "no post of theirs"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_done_is_refused_and_leaves_no_trace(asked: dict[str, object], why: str) -> None:
    s = Stage()
    before = dumped(s.a.line)
    with pytest.raises(Refusal, match=why) as refusal:
        engine.ask(s.a.line, {**asked, "req": 1, "id": "x", "line": "boreas"}, s.a.now())
    assert refusal.value.hint
    assert dumped(s.a.line) == before


def test_where_only_one_call_can_be_meant_it_need_not_be_named() -> None:
    s = Stage()
    call = placed(s)
    [theirs] = s.b.ask("call.place", from_="general staff", to="chairman")
    s.b.ask("call.accept")
    assert s.a.state(call) == "CHECKING"
    s.a.ask("call.accept", call=theirs[:10])
    assert s.b.state(theirs) == "CHECKING"
    with pytest.raises(Refusal, match="2 calls could be meant"):
        s.a.ask("call.principals")


def test_a_call_that_it_refers_to_may_be_named_by_its_beginning() -> None:
    s = Stage()
    call = placed(s)
    again = placed(s, from_="chairman", refers=call[:12])
    assert s.a.call(again).fact.refers == call
    shown = engine.show(s.a.line, s.a.thing(s.a.ask("test")[0]), s.a.now())
    assert (shown["layer"], shown["state"]) == ("station", "ANSWERED")


def test_a_window_lies_ahead_and_begins_before_it_ends() -> None:
    s = Stage()
    call = placed(s)
    for opens, until in (("+2h", "+1h"), ("+1h", "+1h"), ("2022-02-01T00:00:00.000Z", "+1h")):
        with pytest.raises(Refusal, match="window"):
            s.b.ask("call.schedule", call=call, from_=opens, until=until)


def test_before_an_agreement_the_desk_must_be_named() -> None:
    line = engine.begin("1" * 32, Stage().a.name, Stage().b.name, smaller_card_is_mine=True)
    with pytest.raises(Refusal, match="names our desks"):
        engine.ask(line, {"do": "desk", "manned": True}, NOW)
    assert engine.ask(line, {"do": "desk", "manned": True, "post": "desk"}, NOW) == []
    assert engine.due(line) is None
    assert engine.status(line, NOW)["agreement"]["standing"] is None


def test_every_request_of_the_contract_has_a_name() -> None:
    assert {
        "test",
        "read_back",
        "call.place",
        "write",
        "seen",
        "declare",
        "agree",
        "agree.sign",
        "desk",
    } <= set(c.REQUESTS)
