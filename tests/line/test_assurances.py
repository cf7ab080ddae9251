"""Assurances between two stations: until when they stand, and whether their trigger was told of, by whose word."""

from typing import Any

import pytest

from parley.line import assurances, engine
from parley.line import facts as f
from parley.line.assurances import ENDS, NEXT, State, Step
from parley.line.effects import Misconduct
from parley.line.facts import AnyFact
from parley.line.follow import CROWD_MAX, WORDS_MAX, Assurance, key
from parley.line.values import Level, Post, Ref, Refusal
from parley.line.written import message
from parley.record.entry import Instant, stamp
from tests.line.asking import heard
from tests.line.stage import DAY, HOUR, SECOND, Stage, Station

S, T = State, Step
FIELDS = {"statement": "we move nothing north of the river", "trigger": "should a unit cross it"}


def assure(station: Station, valid_to: str = "+10d", fields: Any = FIELDS, **more: Any) -> Ref:
    [ref] = station.ask("write", type="ASSURANCE/1", to="desk", fields=fields, valid_to=valid_to, **more)
    return ref


def given(station: Station, ref: Ref) -> Assurance:
    thing = station.thing(key(ref))
    assert isinstance(thing, Assurance)
    return thing


def alike(s: Stage, ref: Ref) -> Assurance:
    """Both stations tell one story; what it is at its author's."""
    ours, theirs = given(s.a, ref), given(s.b, ref)
    assert ours.story == theirs.story
    assert ours.state is theirs.state
    return ours


def tell(s: Stage, ref: Ref) -> None:
    s.a.ask("assurance.told", assurance=ref, text="one unit crosses on Monday")


def miss(s: Stage, ref: Ref) -> None:
    s.b.ask("assurance.missed", assurance=ref, text="a unit crossed on Sunday")


def correct(s: Stage, ref: Ref) -> None:
    assure(s.a, supersedes=ref)


def cancel(s: Stage, ref: Ref) -> None:
    s.a.ask("cancel", message=ref, reason="the situation changed")


def expire(s: Stage, _ref: Ref) -> None:
    s.wait(10 * DAY)


TAKE = {T.EXPIRED: expire, T.TOLD: tell, T.MISSED: miss, T.CORRECTED: correct, T.CANCELLED: cancel}
ROAD = {S.STANDING: None, S.EXPIRED: expire, S.KEPT: tell, S.DISPUTED: miss}
EDGES = [(at, step, then) for at, steps in NEXT.items() for step, then in steps.items()]


@pytest.mark.parametrize(("start", "step", "then"), EDGES, ids=[f"{s}-{t}" for s, t, _ in EDGES])
def test_each_step_of_the_table_is_taken_and_told_alike(start: State, step: Step, then: State) -> None:
    s = Stage()
    ref = assure(s.a)
    road = ROAD[start]
    if road is not None:
        road(s, ref)
    assert alike(s, ref).state is start
    TAKE[step](s, ref)
    found = alike(s, ref)
    assert (found.state, found.story.faults) == (then, ())


def test_the_table_is_walked_whole_and_no_end_leads_on() -> None:
    assert ROAD.keys() == NEXT.keys()
    assert TAKE.keys() == set(Step) == assurances.BY.keys()
    assert not ENDS & NEXT.keys()


def test_it_stands_to_the_second_and_both_watches_hear_when_it_does_no_more() -> None:
    s = Stage()
    ref = assure(s.a)
    s.wait(10 * DAY - SECOND)
    assert alike(s, ref).state is S.STANDING
    assert not heard(s.b, "has expired")
    s.wait(SECOND)
    assert alike(s, ref).state is S.EXPIRED
    assert len(heard(s.a, "our assurance 1 of desk has expired")) == 1
    assert len(heard(s.b, "their assurance 1 of desk has expired")) == 1


def test_what_was_told_or_taken_back_expires_without_a_word() -> None:
    for said in (tell, cancel, correct):
        s = Stage()
        ref = assure(s.a)
        said(s, ref)
        assert not heard(s.b, "has expired")
        s.wait(9 * DAY)
        before = len(heard(s.b, "assurance 1 of desk has expired"))
        s.wait(2 * DAY)
        assert len(heard(s.b, "assurance 1 of desk has expired")) == before == 0


def test_that_it_came_untold_is_an_alarm_at_its_author_and_telling_is_a_notice_there() -> None:
    s = Stage()
    told, missed = assure(s.a), assure(s.a)
    tell(s, told)
    assert [a.level for a in heard(s.b, "their assurance 1 of desk: kept")] == [Level.NOTICE]
    miss(s, missed)
    assert [a.level for a in heard(s.a, "our assurance 2 of desk: disputed")] == [Level.ALARM]


def test_both_words_of_a_dispute_stay_whichever_came_first() -> None:
    for first, second in ((tell, miss), (miss, tell)):
        s = Stage()
        ref = assure(s.a)
        first(s, ref)
        second(s, ref)
        found = alike(s, ref)
        assert (found.state, len(found.story.told), len(found.story.missed)) == (S.DISPUTED, 1, 1)


def test_words_that_cross_come_to_one_story() -> None:
    s = Stage()
    ref = assure(s.a)
    s.by_hand = True
    tell(s, ref)
    miss(s, ref)
    s.by_hand = False
    s.settle()
    found = alike(s, ref)
    assert (found.state, len(found.story.told), len(found.story.missed)) == (S.DISPUTED, 1, 1)


def test_an_assurance_without_a_trigger_has_nothing_to_tell() -> None:
    for fields in ({"statement": "we move nothing"}, {"statement": "we move nothing", "trigger": ""}):
        s = Stage()
        ref = assure(s.a, fields={name: text for name, text in fields.items() if text})
        for said in (tell, miss):
            with pytest.raises(Refusal, match="names none"):
                said(s, ref)


@pytest.mark.parametrize(
    ("who", "do", "match"),
    [
        ("b", "assurance.told", "that assurance is theirs"),
        ("a", "assurance.missed", "that assurance is ours"),
    ],
)
def test_each_side_has_one_thing_to_say(who: str, do: str, match: str) -> None:
    s = Stage()
    ref = assure(s.a)
    with pytest.raises(Refusal, match=match):
        getattr(s, who).ask(do, assurance=ref, text="")


def test_of_what_was_taken_back_nothing_more_is_said() -> None:
    s = Stage()
    ref = assure(s.a)
    cancel(s, ref)
    with pytest.raises(Refusal, match="withdrawn"):
        tell(s, ref)


HOSTILE = [
    ("the other side tells", lambda r: f.AssuranceTold(r, "")),
    ("of one that is not there", lambda _: f.AssuranceMissed(Ref("0" * 64), "")),
    ("told of one that is not there", lambda _: f.AssuranceTold(Ref("0" * 64), "")),
]


@pytest.mark.parametrize("fact", [made for _, made in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_a_word_that_is_not_theirs_to_say_is_misconduct_and_moves_nothing(fact: Any) -> None:
    s = Stage()
    ref = assure(s.a)
    said = write(s.b, fact(ref))
    assert [e for e in s.a.effects if isinstance(e, Misconduct) and e.ref == said]
    assert alike(s, ref).state is S.STANDING


def write(station: Station, fact: AnyFact) -> Ref:
    """Whatever its own machines think of it."""
    ref = station.write(fact)
    station.stage.settle()
    return ref


def test_a_statement_of_whatever_shape_is_an_assurance_all_the_same() -> None:
    s = Stage()
    for n, fields in enumerate(({}, {"statement": ["x"], "trigger": 3}, {"trigger": "  "}), 1):
        ref = write(
            s.a, message(number=n, type="ASSURANCE/1", from_=Post("desk"), to=(Post("desk"),), fields=fields)
        )
        found = alike(s, ref)
        assert (found.state, found.story.trigger, found.due_ms) == (S.STANDING, False, None)


def test_what_is_shown_of_one_is_what_it_states_until_when_and_whether_its_trigger_came() -> None:
    s = Stage()
    ref = assure(s.a)
    miss(s, ref)
    for station, mine in ((s.a, True), (s.b, False)):
        shown = engine.show(station.line, station.thing(key(ref)), station.now())
        assert (shown["thing"], shown["message"], shown["mine"]) == ("assurance", ref, mine)
        assert {name: shown[name] for name in FIELDS} == FIELDS
        assert shown["valid_to"] == stamp(Instant(s.now + 10 * DAY))
        assert (shown["state"], shown["told"], len(shown["missed"])) == ("DISPUTED", [], 1)


def test_a_flood_of_them_is_on_the_record_and_not_in_memory() -> None:
    s = Stage()
    s.by_hand = True
    refs = [assure(s.a) for _ in range(CROWD_MAX + 3)]
    s.by_hand = False
    s.settle()
    assert len([a for a in s.b.status()["assurances"] if not a["mine"]]) == CROWD_MAX
    assert given(s.b, refs[-1]).crowded
    miss(s, refs[-1])
    assert alike(s, refs[-1]).state is S.DISPUTED
    s.wait(10 * DAY)
    assert alike(s, refs[-2]).state is S.EXPIRED
    assert len(heard(s.b, "has expired")) == CROWD_MAX


def test_one_that_stands_is_known_after_a_restart() -> None:
    s = Stage(reloads=True)
    ref = assure(s.a)
    s.a.reload()
    s.wait(10 * DAY)
    assert alike(s, ref).state is S.EXPIRED
    assert len(heard(s.a, "has expired")) == 1
    s.wait(HOUR)


def test_what_is_said_of_one_beyond_what_is_kept_is_counted() -> None:
    s = Stage()
    ref = assure(s.a)
    for _ in range(WORDS_MAX + 3):
        s.b.write(f.AssuranceMissed(ref, "a unit crossed"))
    s.settle()
    assert alike(s, ref).excess == 3
    assert len(alike(s, ref).words) == WORDS_MAX
