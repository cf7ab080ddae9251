"""Worlds whose people are after every edge: which goals there are, when they are drawn, and what is done for them."""

from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from parley.line.calls import NEXT, State, Step
from parley.line.things import Call
from parley.sim.world import coverage, goals, kinds
from parley.sim.world.coverage import Edge
from parley.sim.world.goals import LATER, Goals
from parley.sim.world.ideas import RFE
from parley.sim.world.keys import standing_in
from parley.sim.world.kinds import KINDS, ROUND
from parley.sim.world.plan import FAULTS, HOUR_MS, Plan, plan
from parley.sim.world.trouble import Trouble
from parley.sim.world.world import World

BEGINNINGS = {"call": "PLACED", "station test": "SENT", "person test": "SENT", "request": "ASKED"}


def thorough(days: float, **more: Any) -> Plan:
    kind = next(kind for kind in KINDS if kind.name == "thorough")
    return replace(kinds.of(kind, 1), days=days, **more)


@pytest.mark.parametrize("table", BEGINNINGS)
def test_every_edge_of_the_table_is_somebodys_goal_and_has_a_way(table: str) -> None:
    able = {edge for edge in coverage.EDGES if edge.table == table and edge not in coverage.UNREACHABLE}
    gone_for = {edge for edge in able for dark in (True, False) if goals._may(edge, at_once=dark)}
    assert {edge.step for edge in able - gone_for} <= goals._UNASKED
    for edge in gone_for:
        assert BEGINNINGS[table] in goals._ways(table, edge.state), edge


def test_a_way_leads_over_no_end_and_no_outage() -> None:
    way = goals._ways("call", "READY")
    state, walked = "PLACED", []
    while state != "READY":
        walked.append(way[state])
        state = NEXT[State(state)][Step(way[state])].value
    assert walked[:2] == ["Cosigned", "Rang"]
    assert walked[-1] in {"InterpretersReady", "NotNeeded"}
    assert "OurOutage" not in way.values()


def test_the_edge_that_was_walked_least_is_gone_for_next() -> None:
    drawn = Goals(Random(1))
    able = [edge for edge in coverage.EDGES if edge.table == "call" and goals._may(edge, at_once=False)]
    assert Counter(drawn._draw("call") for _ in range(2 * len(able))) == dict.fromkeys(able, 2)


def test_while_it_is_dark_what_begins_is_not_to_be_receipted() -> None:
    drawn = Goals(Random(1))
    drawn.dark = True
    steps = {(edge.state, edge.step) for edge in (drawn._draw("call") for _ in range(40))}
    assert steps == {("PLACED", step) for step in ("Silence", "OurOutage", "Withdrawn", "Preempted")}


def places(world: World) -> None:
    """A call that rings at a manned desk."""
    world._ask(world.b, {"do": "desk", "manned": True})
    world._settle()
    world._ask(
        world.a, {"do": "call.place", "from": "office", "to": "office", "precedence": "P", "subject": "x"}
    )
    world._settle()


def test_a_goal_out_of_reach_is_nobodys_any_more() -> None:
    with standing_in(wanted=True):
        world = World(plan(1, 0.1, (), stand_in=True))
        world.begin()
        places(world)
        call = next(thing for thing in world.a.host.book.line.things.values() if isinstance(thing, Call))
        known = Goals(Random(1))
        known._of[call.ref] = goals._Goal(Edge("call", "PLACED", "Withdrawn"), "PLACED", 0)
        assert (call.state, known.wanted(call, 0)) == (State.RINGING, "")
        known._of[call.ref] = goals._Goal(Edge("call", "ATTENDED", "Refused"), "RINGING", 0)
        assert known.wanted(call, 0) == "PickedUp"
        assert known.wanted(call, goals.PATIENT_MS + 1) == ""
        world.close()


def test_what_leads_to_a_receipt_that_stays_away_waits_for_the_dark() -> None:
    edge = Edge("request", "MEETING_UNDELIVERED", "Cancelled")
    assert goals._into_dark(edge, "INADEQUATE", "MeetingAsked")
    assert not goals._into_dark(edge, "DELIVERED", "Replied")
    assert LATER not in {str(step) for step in Step}


def test_each_round_of_a_campaign_has_every_kind_and_begins_with_a_season() -> None:
    assert {kind.name for kind in ROUND} == {kind.name for kind in KINDS}
    assert Counter(kind.name for kind in ROUND) == {kind.name: kind.times for kind in KINDS}
    assert ROUND[0].days[0] > 90
    assert kinds.kind(1) is ROUND[0]
    assert kinds.kind(len(ROUND) + 1) is ROUND[0]


ASKED = {"do": "write", **RFE, "precedence": "Z"}
GONE_FOR = {
    "nobody decides until the time is over": ("call", "AWAITING", "Silence"),
    "one's own station is away while it rings": ("call", "RINGING", "OurOutage"),
    "one's own station is away when the window opens": ("call", "SCHEDULED", "OurOutage"),
    "all are there, and the call is taken back": ("call", "READY", "Withdrawn"),
    "they talk, hear nothing, and hear each other again": ("call", "INTERRUPTED", "Heard"),
    "a call is taken back before it arrives": ("call", "PLACED", "Withdrawn"),
    "a request for a meeting does not arrive, and is cancelled": (
        "request",
        "MEETING_UNDELIVERED",
        "MeetingCancelled",
    ),
}


@pytest.mark.parametrize("what", GONE_FOR)
def test_people_and_troubles_get_to_their_goal(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    edge = Edge(*GONE_FOR[what])
    monkeypatch.setattr(Goals, "_draw", lambda _, table: edge if table == edge.table else Edge(table, "", ""))
    faults = {**dict.fromkeys(FAULTS, 0.0), "kill": 1e-9, "cut": 1e-9}  # none by itself
    with standing_in(wanted=True):
        world = World(thorough(0.1, faults=faults, patience=1.0))
        world.begin()
        world.trouble.begin()
        assert world.goals is not None
        if edge.state == "PLACED":
            world.goals.dark, world.seeker.dark_ms = True, world.now
        places(world) if edge.table == "call" else world._ask(world.a, ASKED)
        end = world.now + 3 * HOUR_MS
        world._until(lambda: world._heap[0][0] > end)
        world.clear_up()
        world.close()
    assert world.watch.edges[edge], [*map(str, world.watch.edges), *world.tale]


# --- troubles at their moment -------------------------------------------------------------------------------


def test_a_trouble_comes_when_its_moment_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[tuple[str, State]] = []
    real = Trouble.befall

    def befall(self: Trouble, kind: str, side: object) -> None:
        things = self.world.a.host.book.line.things.values()
        came.extend((kind, thing.state) for thing in things if isinstance(thing, Call))
        real(self, kind, side)  # type: ignore[arg-type]  # the side it came with

    monkeypatch.setattr(Trouble, "befall", befall)
    quiet = {**dict.fromkeys(FAULTS, 0.0), "one-way": 1e-9}
    with standing_in(wanted=True):
        world = World(replace(plan(1, 0.1, (), stand_in=True), keen=1.0, faults=quiet))
        world.begin()
        world.trouble.begin()
        assert came == []
        places(world)
        assert ("one-way", State.RINGING) in came
        assert world.watch.sometimes["one-way cut while it rings"] >= 1
        world.close()
