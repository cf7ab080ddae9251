"""Rosters: what a party says of its own hours, read safely, and what it explains."""

from typing import Any

import pytest

from parley.line import facts as f
from parley.line import roster
from parley.line.facts import Word
from parley.line.roster import Roster, Watch
from parley.line.values import Post, Ref
from parley.line.written import message
from parley.record.entry import Instant, instant
from tests.line.stage import DAY, HOUR, MINUTE, Stage

TUESDAY = instant("2022-03-01T00:00:00.000Z")


def ref(n: int) -> Ref:
    return Ref(f"{n:064x}")


def word(fields: dict[str, Any], n: int = 1, at: int = TUESDAY, **header: Any) -> Word:
    fact = message(number=n, from_="desk", to=("desk",), type="ROSTER/1", fields=fields, **header)
    return Word(False, n, ref(n), Instant(at), Instant(at), 0, fact)


def fields(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"posts": list(rows), "utc_offset_min": 0, **more}


def one(row: dict[str, Any] | None = None, **more: Any) -> Roster:
    found = roster.read(word(fields({"post": "desk", **(row or {})}, **more)))
    assert found is not None
    return found


def at(time: str) -> Instant:
    return instant(f"2022-03-{time}:00.000Z")


MANNED: list[tuple[str, dict[str, Any], dict[str, Any], str, bool]] = [
    ("a post without hours is manned day and night", {}, {}, "01T03:00", True),
    ("within its hours", {"from": "08:00", "to": "20:00"}, {}, "01T08:00", True),
    ("just before them", {"from": "08:00", "to": "20:00"}, {}, "01T07:59", False),
    ("at their end", {"from": "08:00", "to": "20:00"}, {}, "01T20:00", False),
    ("through midnight, before it", {"from": "20:00", "to": "08:00"}, {}, "01T23:00", True),
    ("through midnight, after it", {"from": "20:00", "to": "08:00"}, {}, "02T07:59", True),
    ("through midnight, at noon", {"from": "20:00", "to": "08:00"}, {}, "02T12:00", False),
    ("on a day of its week", {"days": ["tue"]}, {}, "01T12:00", True),
    ("on another day", {"days": ["tue"]}, {}, "02T12:00", False),
    ("the night of a shift that began on its day", {"days": ["tue"], "from": "20:00", "to": "08:00"}, {},
     "02T03:00", True),
    ("the night before its day", {"days": ["tue"], "from": "20:00", "to": "08:00"}, {}, "01T03:00", False),
    ("on a holiday", {}, {"holidays": ["2022-03-08"]}, "08T12:00", False),
    ("on its own clock", {"from": "08:00", "to": "20:00"}, {"utc_offset_min": 180}, "01T05:00", True),
    ("not on ours", {"from": "08:00", "to": "20:00"}, {"utc_offset_min": 180}, "01T18:00", False),
    ("until 24:00", {"from": "12:00", "to": "24:00"}, {}, "01T23:59", True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "more", "time", "there"), [r[1:] for r in MANNED], ids=[r[0] for r in MANNED]
)
def test_a_post_is_manned_as_its_party_says(
    row: dict[str, Any], more: dict[str, Any], time: str, there: bool
) -> None:
    found = one(row, **more)
    assert roster.manned(found, "desk", at(time)) is there
    assert (roster.why_away(found, "desk", at(time)) is None) is there


def test_of_a_post_that_it_does_not_name_a_roster_says_nothing() -> None:
    assert roster.manned(one(), "minister", at("01T12:00")) is None
    assert roster.why_away(one(), "minister", at("01T12:00")) is None
    assert roster.next_manned(one(), "minister", at("01T12:00")) is None


def test_a_silence_is_explained_by_hours_days_or_a_holiday() -> None:
    found = one({"from": "08:00", "to": "20:00", "days": ["mon", "tue"]}, holidays=["2022-03-07"])
    said = [roster.why_away(found, "desk", at(time)) for time in ("01T07:00", "02T12:00", "07T12:00")]
    assert said == [
        "outside their declared hours",
        "outside their declared days",
        "on a day on which they declared that nobody is to be expected",
    ]


def test_when_somebody_is_there_next_is_looked_up_beyond_nights_weekends_and_holidays() -> None:
    weekdays = ["mon", "tue", "wed", "thu", "fri"]
    found = one({"from": "08:00", "to": "20:00", "days": weekdays}, holidays=["2022-03-07"])
    assert roster.next_manned(found, "desk", at("04T21:30")) == at("08T08:00")
    assert roster.next_manned(found, "desk", at("04T12:34")) == at("04T12:34")
    never = one({"days": ["sun"]}, holidays=[f"2022-{m:02}-{d:02}" for m, d in SUNDAYS])
    assert roster.next_manned(never, "desk", at("01T12:00")) is None


SUNDAYS = [(3, 6), (3, 13), (3, 20), (3, 27), (4, 3), (4, 10), (4, 17), (4, 24), (5, 1)]


def test_a_night_shift_is_found_again_at_midnight_of_its_next_day() -> None:
    found = one({"from": "20:00", "to": "06:00"})
    assert roster.next_manned(found, "desk", at("01T12:00")) == at("01T20:00")


def test_hand_overs_are_on_their_clock() -> None:
    found = one(handover=["08:00", "20:00"], utc_offset_min=120)
    assert roster.handovers(found, at("01T06:30"), at("02T07:00")) == [at("01T18:00"), at("02T06:00")]


def test_who_stands_in_and_in_which_languages() -> None:
    found = one({"alternates": ["deputy"], "languages": ["en", "ru"]})
    assert found.watch("desk") == Watch(
        Post("desk"),
        (Post("deputy"),),
        ("en", "ru"),
        0,
        1440,
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    )


BAD: list[tuple[str, dict[str, Any]]] = [
    ("no posts", {"utc_offset_min": 0}),
    ("posts that are no list", {"posts": "desk", "utc_offset_min": 0}),
    ("a row that is no row", fields("desk")),  # type: ignore[arg-type]  # that is the point
    ("a time that is none", fields({"post": "desk", "from": "25:00"})),
    ("a time that is a number", fields({"post": "desk", "from": 8})),
    ("a day that is none", fields({"post": "desk", "days": ["funday"]})),
    ("a holiday that is no date", fields({"post": "desk"}, holidays=["Christmas"])),
    ("an offset beyond the world", {"posts": [], "utc_offset_min": 100_000}),
    ("an offset that is a word", {"posts": [], "utc_offset_min": "Z"}),
    ("an offset that is true", {"posts": [], "utc_offset_min": True}),
    ("more posts than a side has", fields(*[{"post": f"p{n}"} for n in range(65)])),
    ("more holidays than a year needs", fields({"post": "desk"}, holidays=["2022-01-01"] * 65)),
]


@pytest.mark.parametrize("given", [row[1] for row in BAD], ids=[row[0] for row in BAD])
def test_a_roster_that_does_not_fit_says_nothing(given: dict[str, Any]) -> None:
    assert roster.read(word(given)) is None


def kept(*words: Word) -> tuple[Roster, ...]:
    found: tuple[Roster, ...] = ()
    for each in words:
        read = roster.read(each)
        assert read is not None
        found = roster.with_new(found, read)
    return found


def test_the_newest_roster_counts_and_one_for_later_waits_for_its_day() -> None:
    now = fields({"post": "desk"})
    first = word(now, 1, TUESDAY)
    later = word(now, 2, TUESDAY + HOUR, valid_from="2022-03-10T00:00:00.000Z")
    rosters = kept(first, later)
    assert [roster.in_force(rosters, t) for t in (TUESDAY + DAY, at("10T00:00"))] == list(rosters)
    again = word(now, 3, TUESDAY + 2 * HOUR)
    rosters = kept(first, later, again)
    assert [r.ref for r in rosters] == [ref(1), ref(3)]
    assert roster.in_force(rosters, at("10T00:00")) == rosters[-1]


def test_one_for_the_same_day_takes_the_place_of_the_one_before_and_today_s_stays() -> None:
    today = word(fields({"post": "desk"}), 1)
    anew = [word(fields({"post": "desk"}), n, valid_from="2022-03-10T00:00:00.000Z") for n in (2, 3, 4, 5)]
    rosters = kept(today, *anew)
    assert [r.ref for r in rosters] == [ref(1), ref(5)]
    assert roster.in_force(rosters, at("09T00:00")) == rosters[0]


def test_a_roster_ends_when_it_says_and_before_it_nothing_is_said() -> None:
    rosters = kept(word(fields({"post": "desk"}), valid_to="2022-03-02T00:00:00.000Z"))
    assert roster.in_force(rosters, TUESDAY - 1) is None
    assert roster.in_force(rosters, at("01T23:59")) is not None
    assert roster.in_force(rosters, at("02T00:00")) is None


def test_of_a_flood_of_rosters_three_are_kept() -> None:
    words = [
        word(fields({"post": "desk"}), n, valid_from=f"2023-01-01T00:{n // 60:02}:{n % 60:02}.000Z")
        for n in range(1, 200)
    ]
    assert [r.ref for r in kept(*words)] == [ref(197), ref(198), ref(199)]


def test_one_that_comes_back_after_a_restore_does_not_displace_the_newer() -> None:
    old, new = word(fields({"post": "desk"}), 1), word(fields({"post": "desk"}), 2, TUESDAY + HOUR)
    assert kept(new, old)[-1].ref == ref(2)


# --- on a line ----------------------------------------------------------------------------------------------


def write(s: Stage, **more: Any) -> Ref:
    letter = {
        "type": "ROSTER/1",
        "to": "desk",
        "fields": fields({"post": "desk", "from": "08:00", "to": "20:00"}),
    }
    (found,) = s.b.ask("write", **{**letter, **more})
    return found


def test_both_stations_keep_the_roster_each_on_its_side() -> None:
    s = Stage(reloads=True)
    found = write(s)
    assert [r.ref for r in s.a.line.core.life.their_rosters] == [found]
    assert [r.ref for r in s.b.line.core.life.my_rosters] == [found]
    assert s.a.line.core.life.my_rosters == ()


def test_an_exercise_of_a_roster_is_no_roster() -> None:
    s = Stage()
    write(s, marking={"usage": "EXERCISE", "name": "cold lake"})
    assert s.a.line.core.life.their_rosters == ()
    assert s.a.line.core.life.exercise == "cold lake"


def test_a_roster_taken_back_explains_nothing_any_longer() -> None:
    s = Stage()
    found = write(s)
    s.wait(MINUTE)
    s.b.write(message(number=2, from_="desk", to=("desk",), type="CANCEL/1", supersedes=found, fields={}))
    s.settle()
    assert s.a.line.core.life.their_rosters == ()


def test_a_stranger_cannot_take_a_roster_back() -> None:
    s = Stage()
    found = write(s)
    s.a.write(message(number=1, from_="desk", to=("desk",), type="CANCEL/1", supersedes=found, fields={}))
    s.settle()
    assert [r.ref for r in s.a.line.core.life.their_rosters] == [found]
    assert [r.ref for r in s.b.line.core.life.my_rosters] == [found]


def test_what_is_no_roster_is_heard_as_any_message() -> None:
    s = Stage()
    s.b.write(message(number=1, from_="desk", to=("desk",), type="ROSTER/1", fields={"posts": 7}))
    s.settle()
    assert s.a.line.core.life.their_rosters == ()
    assert isinstance(s.b.log[-1].fact, f.MessageSent)
