"""Whatever crosses, or is told again after a crash: both stations tell one story, and no honest one is accused."""

import random
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from parley.line import engine, things
from parley.line.calls import ENDS
from parley.line.effects import Misconduct
from parley.line.fold import Clock
from parley.line.message import faults
from parley.line.terms import tree
from parley.line.things import Call, Message, Test, Thing
from parley.line.values import Refusal
from tests.line.stage import DAY, HOUR, MINUTE, SECOND, Stage, Station, dumped, terms

MENU: list[tuple[str, dict[str, Any]]] = [
    ("call.place", {"from": 1, "to": 1, "precedence": "P"}),
    ("call.place", {"from": 1, "to": 1, "precedence": "Z", "climb": "mediator"}),
    ("call.place", {"from": 2, "to": 1, "precedence": "O", "needed_by": "+1h"}),
    ("call.place", {"from": 1, "to": 1, "precedence": "Z", "preempts": True}),
    ("call.attend", {}),
    ("call.accept", {}),
    ("call.pending", {"decider": "head of state", "code": "P2", "review_by": "+12h"}),
    ("call.still_pending", {}),
    ("call.refuse", {"code": "R99"}),
    ("call.refuse", {"code": "R08", "retry_after": "+2h"}),
    ("call.delegate", {"to": "first deputy"}),
    ("call.delegate", {"to": "desk"}),
    ("call.schedule", {"from": "+2h", "until": "+3h"}),
    ("call.schedule_agree", {}),
    ("call.in_writing", {}),
    ("call.identity", {"result": "held"}),
    ("call.identity", {"result": "failed"}),
    ("call.principals", {}),
    ("call.interpreters", {"needed": False}),
    ("call.both_on", {}),
    ("call.hang_up", {}),
    ("call.withdraw", {}),
    ("desk", {"manned": True}),
    ("desk", {"manned": False}),
    ("declare", {"state": "SUSPENDED", "reason": "x", "review": "+1d", "emergency_exception": True}),
    ("declare", {"state": "OPEN"}),
    ("test", {"layer": "person"}),
    ("test", {"layer": "station"}),
    ("read_back", {}),
    ("write", {"to": "desk", "text": "we hear you"}),
    ("seen", {}),
    ("claim.withdraw", {}),
    ("agree", {}),
    ("agree", {}),
    ("agree.sign", {}),
    ("write", {"to": "minister", "text": "which units?", "precedence": "O", "reply_by": "+6h"}),
    ("write", {"to": "desk", "text": "those of the first corps", "reply_to": True}),
    ("nack", {"reason": "LANGUAGE"}),
    ("expect", {"by": "+3h"}),
    ("query", {}),
    ("cancel", {"reason": "wrong bank"}),
    ("correct", {"text": "which units, and until when?"}),
    ("readdress", {"to": ["desk"], "why": "it concerns them"}),
]
OF_THEIRS = frozenset(("seen", "nack", "expect"))
OF_OURS = frozenset(("query", "cancel", "correct", "readdress"))
WHATS = ("ask", "ask", "answer", "answer", "answer", "deliver", "deliver", "wait", "wake", "outage")
POSTS = {"aster": ("desk", "secretary", "chairman"), "boreas": ("desk", "minister", "general staff")}
ANSWERS = (
    4,
    5,
    6,
    7,
    10,
    12,
    13,
    15,
    17,
    18,
    19,
    8,
    4,
    5,
    6,
    15,
    17,
    18,
    19,
    20,
    10,
    12,
    14,
    16,
)  # those that go on, more often


@dataclass(frozen=True)
class Act:
    """Something that happens: to whom, what, and which of several."""

    mine: bool
    what: str  # ask, deliver, wait, wake
    pick: int
    which: int


def script_of(seed: int) -> list[Act]:
    """A long script: Hypothesis alone writes short ones, which it can shrink."""
    chance = random.Random(seed)
    count = chance.randrange(20, 80)
    return [
        Act(chance.random() < 0.5, chance.choice(WHATS), chance.randrange(1_000), chance.randrange(6))
        for _ in range(count)
    ]


act = st.builds(Act, st.booleans(), st.sampled_from(WHATS), st.integers(0, 1_000), st.integers(0, 5))
acts = st.one_of(st.lists(act, min_size=5, max_size=60), st.integers(0, 2**32).map(script_of))
WAITS = (
    0,
    0,
    1 * SECOND,
    1 * SECOND,
    20 * SECOND,
    61 * SECOND,
    3 * MINUTE,
    11 * MINUTE,
    HOUR,
    13 * HOUR,
    2 * DAY,
)


def play(s: Stage, script: list[Act]) -> None:
    """The script, on stations that hear only what it delivers, when it does."""
    s.by_hand = True
    for act in script:
        station = s.a if act.mine else s.b
        match act.what:
            case "ask":
                ask(station, *MENU[act.pick % len(MENU)], act.which)
            case "answer":  # whatever can be said of that call, tried from somewhere among the answers on
                if act.pick % 3:
                    deliver(station, len(station.other.log), act.pick)
                answers = (MENU[ANSWERS[(act.pick + i) % len(ANSWERS)]] for i in range(len(ANSWERS)))
                any(ask(station, *answer, act.which) for answer in answers)
            case "deliver":
                deliver(station, station.held + 1 + act.which, act.pick)
            case "wait":
                s.now += WAITS[act.pick % len(WAITS)]
            case "outage":
                station.gaps.append((s.now, s.now + WAITS[act.pick % 4]))
                s.now += WAITS[act.pick % 4]
            case _:
                station.wake()
    s.by_hand = False
    s.settle()


def deliver(station: Station, upto: int, pick: int) -> None:
    """The other's entries up to there arrive, and what they bring at once; one receipt in four is lost."""
    station.take(min(len(station.other.log), upto))
    if pick % 4:
        station.other.receipt(station.held)
    station.wake()


def ask(station: Station, do: str, given: dict[str, Any], which: int) -> bool:
    """Our people try something, on whichever thing there is; what is refused leaves no trace."""
    asked = dict(given)
    mine, theirs = ("aster", "boreas") if station is station.stage.a else ("boreas", "aster")
    known = [things.load(data) for data in station.rows.values()]
    calls = [thing.ref for thing in known if isinstance(thing, Call)]
    if do == "call.place":
        asked["from"], asked["to"] = POSTS[mine][asked["from"]], POSTS[theirs][asked["to"]]
        if asked.get("preempts"):
            asked["preempts"] = calls[which % len(calls)] if calls else None
    elif do.startswith("call.") and calls:
        asked["call"] = calls[-1 - which % len(calls)]
    elif do in OF_THEIRS | OF_OURS or "reply_to" in asked:
        name = "reply_to" if "reply_to" in asked else "message"
        some = [t.ref for t in known if isinstance(t, Message) and t.mine is (do in OF_OURS)]
        asked[name] = some[-1 - which % len(some)] if some else "f" * 64
    elif do == "claim.withdraw":
        claims = [t.ref for t in known if isinstance(t, Call | Test) and t.mine and t.story.claim]
        asked["of"] = claims[which % len(claims)] if claims else "f" * 64
    elif do == "agree":
        asked["terms"] = tree(terms(flash_a_day=5 + which))
    if do == "call.interpreters":
        asked["needed"] = bool(which % 2)
    before = len(station.log)
    try:
        station.ask(do, **asked)
    except Refusal:
        return len(station.log) != before
    else:
        note(f"{station.stage.now % DAY // 1000:6} {station.name[:6]} {do} {asked}")
        return True


def told(thing: Thing) -> object:
    """What must be the same for whoever holds both logs."""
    if isinstance(thing, Call):
        return thing.state, replace(thing.story, clock=Clock(0))  # type: ignore[arg-type]  # any instant
    if isinstance(thing, Test):
        return thing.state, replace(thing.story, since_ms=0)
    assert isinstance(thing, Message), "nothing private is asked for here"
    story = thing.story
    receipts = [(receipt.ref, receipt.post, receipt.level, receipt.crossed) for receipt in story.receipts]
    beside = [(said.ref, said.post) for said in story.nacks], [query.ref for query in story.queries]
    expected = story.expected and (story.expected.ref, story.expected.by_ms)
    named = story.cancelled, story.corrections, story.readdressed, story.replies, story.crossed
    return thing.number, thing.subject, thing.faults, story.marks, receipts, beside, expected, named


def accused(thing: Thing) -> bool:
    """Whether somebody could not honestly have written what is told of it."""
    if isinstance(thing, Message):
        return bool(faults(thing))
    assert isinstance(thing, Call | Test), "nothing private is asked for here"
    return bool(thing.story.faults)


def check_one_story(s: Stage) -> None:
    ours, theirs = (station.line.core.agreement.settled for station in (s.a, s.b))
    assert (ours.standing, ours.stood, ours.withdrawn) == (theirs.standing, theirs.stood, theirs.withdrawn)
    assert (ours.mine, ours.theirs) == (theirs.theirs, theirs.mine)
    assert not ours.faults, "an honest station is accused"
    assert not s.a.told(Misconduct) + s.b.told(Misconduct), "an honest station was accused on the way"
    assert s.a.rows.keys() == s.b.rows.keys()
    for ref, data in s.a.rows.items():
        thing = things.load(data)
        assert told(thing) == told(s.b.thing(ref))
        assert not accused(thing), "an honest station is accused"


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts)
def test_two_stations_that_hold_the_same_two_logs_tell_one_story(script: list[Act]) -> None:
    s = Stage()
    play(s, script)
    check_one_story(s)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts)
def test_every_attempt_comes_to_one_named_end(script: list[Act]) -> None:
    s = Stage(terms(ladder=()))
    play(s, script)
    s.wait(61 * DAY)
    check_one_story(s)
    for call in s.a.calls():
        assert call.state in ENDS
        assert sum(move.state in ENDS for move in call.story.path) <= 1 + (call.state == "OUR_FAULT")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts)
def test_a_station_that_restarts_after_every_word_is_none_the_wiser(script: list[Act]) -> None:
    steady, shaken = Stage(), Stage(reloads=True)
    play(steady, script)
    play(shaken, script)
    for one, other in ((steady.a, shaken.a), (steady.b, shaken.b)):
        assert [entry.fact for entry in one.log] == [entry.fact for entry in other.log]
        assert one.rows == other.rows
        assert dumped(one.line) == dumped(other.line)
        assert one.effects == other.effects
        assert engine.due(one.line) == engine.due(other.line)
