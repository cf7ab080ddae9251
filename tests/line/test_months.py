"""Three cases that happened, as the machines tell them: March 2022, China and Korea in 2023."""

from parley.line import engine
from parley.line.calls import State
from parley.line.effects import Misconduct
from parley.line.facts import PersonTest
from parley.line.terms import Cadence, PersonTests
from parley.line.values import Level, Post, Ref
from parley.record.entry import instant, stamp
from tests.line.stage import DAY, HOUR, MINUTE, WEEKEND, A, Stage, Station, dumped, size, terms, twice_daily

S = State


def on(s: Stage, time: str) -> None:
    s.at(f"{time}:00.000Z")


def class_of(station: Station, ref: Ref) -> str | None:
    silence = engine.show(station.line, station.thing(ref), station.now())["silence"]
    return silence["class"] if silence else None


def attended(s: Stage, until: str) -> None:
    """Time goes on to `until`; B's desk reads every test back within two minutes."""
    end = instant(f"{until}:00.000Z")
    while True:
        due = engine.due(s.a.line)
        s.at(min(end, due if due is not None else end))
        for test in s.b.status()["tests"]["open"]:
            if not test["mine"] and test["layer"] == "person":
                s.wait(2 * MINUTE)
                s.b.ask("read_back", test=test["ref"])
        if s.now >= end:
            return


def place(s: Stage, from_: str, to: str, **more: str) -> Ref:
    return s.a.ask("call.place", from_=from_, to=to, subject="the movements near the border", **more)[-1]


def talk(s: Stage, from_: str, to: str) -> Ref:
    """A call that goes well: they talk for half an hour."""
    ref = place(s, from_, to)
    for do, more in (("call.attend", {}), ("call.accept", {}), ("call.identity", {"result": "held"}),
                     ("call.principals", {}), ("call.interpreters", {}), ("call.both_on", {})):  # fmt: skip
        s.wait(30_000)
        s.b.ask(do, call=ref, **more)
    s.wait(30 * MINUTE)
    s.a.ask("call.hang_up", call=ref)
    return ref


def test_march_2022() -> None:
    s = Stage(twice_daily(), now=instant("2022-02-11T08:00:00.000Z"))
    engine.bearer(s.a.line, "https", True, s.a.now(), "answered a fresh challenge")
    attended(s, "2022-02-11T13:00")
    first = talk(s, "chairman", "general staff")
    attended(s, "2022-02-18T13:00")
    last = talk(s, "secretary", "minister")
    assert [s.a.state(ref) for ref in (first, last)] == [S.ENDED, S.ENDED]
    talked = s.a.status()["observed"]["principal"]["last_talk_ms"]
    assert stamp(talked).startswith("2022-02-18T13:")

    # The Secretary calls; B: the head of state must approve, review in 12 hours. Nobody renews.
    attended(s, "2022-03-03T14:00")
    pending = place(s, "secretary", "minister", precedence="O")
    s.wait(20_000)
    s.b.ask("call.attend", call=pending)
    s.b.ask("call.pending", call=pending, code="P2", decider="head of state", review_by="+12h")
    assert s.a.lamp("principal") == "REACHABLE"
    attended(s, "2022-03-04T02:01")
    assert s.a.status()["calls"][0]["stale"]
    attended(s, "2022-03-05T15:00")
    assert (s.a.state(pending), class_of(s.a, pending)) == (S.UNAPPROVED, "S4")

    # The Chairman calls twice, and is refused twice.
    attended(s, "2022-03-08T10:00")
    no_reason = place(s, "chairman", "general staff")
    s.wait(30_000)
    s.b.ask("call.refuse", call=no_reason, code="R99")
    assert s.a.lamp("principal") == "REACHABLE"
    attended(s, "2022-03-15T10:00")
    no_authority = place(s, "chairman", "general staff")
    s.wait(30_000)
    s.b.ask("call.refuse", call=no_authority, code="R03", text="no authority to answer")
    assert s.a.lamp("principal") == "CLOSED"
    assert s.a.changes("principal") == ["REACHABLE", "CLOSED"]

    # The alternate post: it rings, nobody takes it up.
    attended(s, "2022-03-22T11:00")
    alternate = place(s, "secretary", "first deputy")
    attended(s, "2022-03-22T12:00")
    attended(s, "2022-03-31T20:00")

    ends = {
        ref: (s.a.state(ref), class_of(s.a, ref)) for ref in (pending, no_reason, no_authority, alternate)
    }
    assert ends == {
        pending: (S.UNAPPROVED, "S4"),
        no_reason: (S.REFUSED, "S5"),
        no_authority: (S.REFUSED, "S5"),
        alternate: (S.UNANSWERED, "S3"),
    }
    assert s.a.changes("desk") == ["ATTENDED"], "the desk answered through the whole month"
    assert [s.a.lamp(lamp) for lamp in ("bearers", "desk", "principal")] == ["UP", "ATTENDED", "CLOSED"]
    light = s.a.status()["observed"]["principal"]
    assert (stamp(light["since_ms"])[:10], light["last_talk_ms"]) == ("2022-03-15", talked)
    assert s.a.status()["silence"] is None
    assert s.a.status()["tests"]["person"]["missed"] == 0
    person = [e for e in s.a.log if isinstance(e.fact, PersonTest)]
    assert len(person) == 98  # twice a day from 11 February 09:00 to 31 March 17:00
    assert not [e for e in s.a.effects + s.b.effects if isinstance(e, Misconduct)]
    assert not s.a.alarms(Level.INCIDENT)
    for ref in (first, last, *ends):
        assert engine.show(s.b.line, s.b.thing(ref), s.b.now())["state"] == s.a.state(ref)
    assert size(s.a.line) < 32_000


def test_china_2023() -> None:
    s = Stage(now=instant("2023-02-04T20:00:00.000Z"))
    ref = place(s, "secretary", "minister", precedence="O")
    s.wait(1 * MINUTE)
    s.b.ask("call.attend", call=ref)
    s.b.ask("call.pending", call=ref, code="P1", decider="minister", review_by="+48h")
    s.wait(11 * HOUR + 50 * MINUTE)
    s.b.ask("call.still_pending", call=ref, review_by="+36h")
    for station in (s.a, s.b):
        shown = station.status()["calls"][0]
        assert (shown["state"], shown["stale"]) == ("AWAITING", False)
        assert (station.now() - shown["since_ms"]) // HOUR == 11
    s.wait(10 * HOUR)
    s.b.ask("call.refuse", call=ref, code="R08", alternative="written")
    for station in (s.a, s.b):
        call = station.call(ref)
        assert call.state is S.REFUSED
        assert call.story.refused is not None
        assert (call.story.refused.code, call.story.refused.alternative) == ("R08", "written")
        assert [move.step for move in call.story.path].count("StillPending") == 1
    assert class_of(s.a, ref) == "S5"
    assert s.a.lamp("desk") == "ATTENDED"


def korea() -> Stage:
    cadence = Cadence(person_tests=(PersonTests(A, ("09:00", "17:00"), Post("desk")),), utc_offset_min=540)
    return Stage(terms(cadence=cadence, weekend=WEEKEND), now=instant("2023-04-06T23:00:00.000Z"))


def test_korea_2023() -> None:
    s = korea()
    on(s, "2023-04-07T00:15")  # Friday 09:15
    assert len(s.a.alarms(Level.NOTICE)) >= 1
    assert not s.a.alarms(Level.INCIDENT)
    on(s, "2023-04-07T08:15")  # Friday 17:15
    [incident] = s.a.alarms(Level.INCIDENT)
    assert "first at 2023-04-07T00:00:00.000Z" in incident.what
    on(s, "2023-04-07T14:59")  # to Friday midnight: twelve hours silent
    assert len(s.a.alarms(Level.ALARM)) == 1
    told = len(s.a.effects)
    tests = sum(isinstance(e.fact, PersonTest) for e in s.a.log)
    on(s, "2023-04-09T14:59")  # Saturday and Sunday: nobody is asked, nothing is alarmed
    assert s.a.effects[told:] == []
    assert sum(isinstance(e.fact, PersonTest) for e in s.a.log) == tests
    on(s, "2023-04-10T00:00")  # Monday 09:00: a day of silence on working days
    assert len(s.a.alarms(Level.MEDIATOR)) == 1
    silence = s.a.status()["silence"]
    assert (silence["class"], silence["one_sided"]) == ("S2", False)
    assert s.a.lamp("desk") == "UNATTENDED"
    assert s.a.status()["tests"]["station"]["missed"] == 0
    assert len(silence["refs"]) == 2


def test_korea_in_the_rain() -> None:
    s = korea()
    s.cut = True
    engine.bearer(s.a.line, "https", False, s.a.now(), "no route")
    on(s, "2023-04-07T01:30")
    assert s.a.status()["silence"]["class"] == "S1"
    assert s.a.lamp("desk") == "UNKNOWN", "a dead line says nothing of the desk"
    s.cut = False
    engine.bearer(s.a.line, "https", True, s.a.now(), "answered a fresh challenge")
    on(s, "2023-04-07T08:01")
    s.b.ask("read_back")
    assert s.a.status()["silence"] is None
    assert [s.a.lamp("bearers"), s.a.lamp("desk")] == ["UP", "ATTENDED"]


def test_the_month_after_a_restart_at_every_word_is_the_same_month() -> None:
    shaken = Stage(twice_daily(), now=instant("2022-03-03T08:00:00.000Z"), reloads=True)
    steady = Stage(twice_daily(), now=instant("2022-03-03T08:00:00.000Z"))
    for s in (shaken, steady):
        attended(s, "2022-03-03T14:00")
        ref = place(s, "secretary", "minister", precedence="Z", climb="mediator")
        s.wait(20_000)
        s.b.ask("call.pending", call=ref, code="P2", decider="head of state", review_by="+12h")
        s.wait(3 * DAY)
    assert shaken.a.rows == steady.a.rows
    assert shaken.a.effects == steady.a.effects
    assert dumped(shaken.b.line) == dumped(steady.b.line)
