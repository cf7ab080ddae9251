"""What must be heard stands until somebody has seen it, and is looked up only where the record moved."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.console import unreal
from parley.console.alarms import Alarms, marks, told
from parley.line import causes, clocks
from parley.line import contact as contacts
from parley.line.effects import Alarm, Arrived
from parley.line.terms import Clocks
from parley.line.values import Layer, Level, Post, Precedence, Ref
from parley.record.entry import Instant
from parley.station.ports import ThingRow
from parley.station.settings import RECORD
from parley.stores.sqlite import SqliteReading
from tests.views.plays import HOUR, MINUTE, Pair


class Counting(SqliteReading):
    """The record, and how often a thing was read of it."""

    read = 0

    def thing(self, line: str, ref: str) -> ThingRow | None:
        self.read += 1
        return super().thing(line, ref)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as pair:
        yield pair


def test_what_nobody_has_seen_stands_and_is_read_again_only_when_the_record_of_its_line_moved(
    pair: Pair,
) -> None:
    book = pair.boreas.book
    reading = Counting(pair.boreas.folder / RECORD)
    alarms = Alarms()
    refs = [
        pair.ask(pair.aster, "write", to="secretary", text=f"{number}", precedence="Z") for number in range(3)
    ]
    pair.settle()
    alarms.told(
        [(book.id, Arrived(Ref(ref), Post("secretary"), Precedence.FLASH, rings=True)) for ref in refs],
        pair.now,
    )
    assert len(alarms.standing(reading, marks([book]))) == 3
    before = reading.read
    for _ in range(100):  # events, of which none is about this line
        assert len(alarms.standing(reading, marks([book]))) == 3
    assert reading.read == before
    pair.ask(pair.boreas, "seen", message=refs[0])
    assert {known.ref for known in alarms.standing(reading, marks([book]))} == set(refs[1:])
    assert reading.read == before + 3
    reading.close()


def test_an_alarm_of_the_watch_stands_until_it_is_silenced(pair: Pair) -> None:
    book = pair.boreas.book
    reading = pair.reading(pair.boreas)
    alarms = Alarms()
    alarms.told([(book.id, Alarm(Level.ALARM, "the line is dead", Ref("")))], pair.now)
    [known] = alarms.standing(reading, marks([book]))
    alarms.silence([known.id])
    assert alarms.standing(reading, marks([book])) == []


def test_tests_missed_in_a_row_stay_in_sight_silent_or_not_and_after_a_start_until_one_is_answered(
    pair: Pair,
) -> None:
    side, alarms, anew = pair.aster, Alarms(), Alarms()
    reading, book = pair.reading(side), side.book
    for _ in range(2):
        pair.ask(side, "test", layer="station")
        pair.wait(3 * HOUR)
    streak = book.line.core.contact.streak(Layer.STATION)
    assert streak.count == 2
    [told] = [
        each for _, each in contacts.lasting(book.line.core.contact) if each.causes == ("tests station",)
    ]
    alarms.told([(book.id, told)], pair.now)
    [known] = alarms.standing(reading, marks([book]))
    alarms.silence([known.id])
    [known] = alarms.standing(reading, marks([book]))
    assert known.silent, "heard, and still in sight"
    anew.find_again(reading, pair.now)
    [again] = [each for each in anew.standing(reading, marks([book])) if each.causes == told.causes]
    assert (again.what, again.silent) == (known.what, False)
    louder_one = Alarm(Level.ALARM, "3 station tests in a row missed, first at", Ref(""), told.causes)
    alarms.told([(book.id, louder_one)], pair.now)
    [louder] = alarms.standing(reading, marks([book]))
    assert not louder.silent, "the louder one takes the place of the one that was heard"
    pair.settle(MINUTE)
    pair.ask(side, "test", layer="station")
    pair.settle(MINUTE)
    assert book.line.core.contact.streak(Layer.STATION).count == 0
    assert alarms.standing(reading, marks([book])) == []
    assert told.causes not in [each.causes for each in anew.standing(reading, marks([book]))]


def test_clocks_that_are_apart_stay_in_sight_until_they_agree_again(pair: Pair) -> None:
    line = pair.boreas.book.line
    now = Instant(pair.now)
    assert causes.standing(line, (), now) == {}
    apart, [alarm] = clocks.measured(clocks.Skew(), pair.now, pair.now + HOUR, now, Clocks())
    line.core.life.skew = apart
    assert causes.standing(line, (), now)["clock"].alarm == alarm
    line.core.life.skew, _ = clocks.measured(apart, pair.now, pair.now, now, Clocks())
    assert causes.standing(line, (), now) == {}


def test_after_a_start_what_waits_is_an_exercise_only_where_nothing_of_it_is_real(pair: Pair) -> None:
    reading = pair.reading(pair.boreas)
    letter = {"to": "secretary", "precedence": "Z"}
    pair.ask(pair.aster, "write", text="flood", marking={"usage": "DRILL", "name": "ORCHARD"}, **letter)
    pair.settle()
    drilled, real = Alarms(), Alarms()
    drilled.find_again(reading, pair.now)
    [known] = drilled.standing(reading, {})
    assert (known.precedence, known.unreal) == ("Z", "DRILL")
    assert told([known], {})[0]["exercise"] is True
    pair.ask(pair.aster, "write", text="the bridge burns", **letter)
    pair.settle()
    real.find_again(reading, pair.now)
    assert {known.unreal for known in real.standing(reading, {})} == {"DRILL", ""}


def test_a_real_message_behind_more_of_an_exercise_than_are_looked_at_is_not_called_one(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unreal, "LOOKED_MAX", 2)
    for marking in (None, {"usage": "EXERCISE", "name": "A"}, {"usage": "EXERCISE", "name": "A"}):
        pair.ask(pair.aster, "write", to="secretary", text="flood", marking=marking)
    pair.settle()
    assert unreal.unseen(pair.reading(pair.boreas), pair.boreas.book.id).marked == {}


REQUEST = "ab" * 32


def watched(level: Level, what: str, *causes: str) -> Alarm:
    return Alarm(level, what, Ref(REQUEST), causes)


def test_what_nobody_has_heard_stands_first_then_the_most_urgent_then_the_newest(pair: Pair) -> None:
    book, reading, alarms = pair.boreas.book, pair.reading(pair.boreas), Alarms()
    refs = [pair.ask(pair.aster, "write", to="secretary", text=each, precedence=each) for each in "ROZZ"]
    pair.settle()
    for number, (ref, precedence) in enumerate(zip(refs, "ROZZ", strict=True)):
        arrived = Arrived(Ref(ref), Post("secretary"), Precedence(precedence), rings=True)
        alarms.told([(book.id, arrived)], pair.now + number)
    alarms.told([(book.id, watched(Level.ALARM, "the line is dead"))], pair.now)
    alarms.silence(["4"])
    shown = [known.what or known.ref for known in alarms.standing(reading, marks([book]))]
    assert shown == [refs[2], "the line is dead", refs[1], refs[0], refs[3]]


def test_a_later_reminder_takes_the_place_of_the_earlier_of_the_same_cause_alone(pair: Pair) -> None:
    book, reading, alarms = pair.boreas.book, pair.reading(pair.boreas), Alarms()
    for what, about in (("first", ["x", "y"]), ("says more", []), ("then", ["x"]), ("at last", ["y"])):
        alarms.told([(book.id, watched(Level.INCIDENT, what, *about))], pair.now)
        if what == "then":
            assert kept(alarms) == {"first": ("y",), "says more": (), "then": ("x",)}
    assert kept(alarms) == {"says more": (), "then": ("x",), "at last": ("y",)}
    assert [each.what for each in alarms.standing(reading, {})] == ["says more"], "no such causes stand"


def kept(alarms: Alarms) -> dict[str, tuple[str, ...]]:
    return {each.what: each.causes for each in alarms._kept.values()}
