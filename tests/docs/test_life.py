"""The page of the line's own life restates the rosters, reminders, results, states and clocks of the code."""

import re
from typing import Any, get_args

from msgspec.structs import replace

from parley.forms.catalogue import builtin
from parley.line import clocks, drills, duties, exercises, roster, shift, tickets, waking_life
from parley.line import facts as f
from parley.line.commands_life import Part
from parley.line.contact import Declaration
from parley.line.drills import Drill
from parley.line.facts import Word
from parley.line.private import ref_of
from parley.line.terms import Clocks, Repair
from parley.line.tickets import Ticket
from parley.line.values import DAY_MS, MINUTE_MS, Declared, Level, Ref
from parley.line.written import message
from parley.record import entry as entries
from parley.record.entry import Entry, Instant, stamp
from tests.docs.examples import BOREAS, DESK, MINISTER, TERMS_NAME, Tale
from tests.docs.pages import page, words
from tests.line.stage import DAY, HOUR, MORNING, Stage

PAGE = page("spec/life")
FLAT = " ".join(PAGE.text.split())


def example() -> Entry:
    """Boreas's roster, as the page opens with it."""
    tale = Tale("life")
    tale.begin("08:00:00")
    fields = {
        "posts": [
            {"post": "desk", "languages": ["en", "ru"]},
            {"post": "minister", "from": "09:00", "to": "18:00", "days": ["mon", "tue", "wed", "thu", "fri"],
             "alternates": ["first deputy"]},
        ],
        "holidays": ["2022-03-08"],
        "utc_offset_min": 180,
        "handover": ["08:00", "20:00"],
    }  # fmt: skip
    said = message(number=1, from_=DESK, to=(DESK,), agreement=TERMS_NAME, type="ROSTER/1", fields=fields)
    return tale.say(BOREAS, "08:10:00", said)


def test_the_page_opens_with_a_roster_that_says_what_the_rules_say() -> None:
    assert PAGE.blocks("json") == [f"{example().raw.decode()}\n"]
    assert PAGE.text.index("```json") < PAGE.text.index("\n## ")
    entry = entries.parse(PAGE.blocks("json")[0].strip().encode())
    fact = f.read(entry.kind, entry.body)
    found = roster.read(Word(False, 1, Ref(entry.ref), entry.claimed_at, entry.claimed_at, 1, fact))
    assert found is not None
    morning = entry.claimed_at  # 11:10 there, on a Tuesday
    assert roster.manned(found, MINISTER, morning) is True
    assert roster.manned(found, MINISTER, morning + 7 * HOUR) is False
    assert roster.manned(found, DESK, morning + 7 * HOUR) is True
    assert "nobody is to be expected" in str(roster.why_away(found, DESK, morning + 7 * DAY))


def test_the_fields_of_a_roster_are_those_of_its_form_with_the_bounds_of_the_code() -> None:
    said = PAGE.table("field", "read as", "if it is not there").pairs("field", "read as")
    form = builtin().newest(roster.FORM)
    assert form is not None
    names = [field.name for field in form.fields]
    columns = [f"posts[].{column.name}" for field in form.fields for column in field.columns]
    assert set(said) == {*names, *columns}
    bounds = {
        "posts": roster.POSTS_MAX,
        "holidays": roster.HOLIDAYS_MAX,
        "utc_offset_min": roster.OFFSET_MIN_MAX,
        **dict.fromkeys(("posts[].alternates", "posts[].languages", "handover"), roster.FEW_MAX),
    }
    assert {name: int(re.findall(r"at most (\d+)", said[name])[0]) for name in bounds} == bounds
    assert roster.KEPT_MAX == 3
    assert "the last three are kept" in PAGE.section("1.2")


def reminders(**life: Any) -> dict[str, tuple[int, Level]]:
    """Everything that would be told on a line agreed at `MORNING`: how many days later, and how loudly."""
    core = Stage().a.line.core
    core.life.since_ms = MORNING
    for name, value in life.items():
        setattr(core.life, name, value)
    review = stamp(Instant(MORNING + 3 * DAY_MS))
    said = Declaration(Ref(""), 0, Declared.LIMITED, "", stamp(MORNING), review, False, MORNING)
    core.contact = replace(core.contact, mine=said, theirs=said)
    return {r.key: ((r.at_ms - MORNING) // DAY_MS, r.level) for r in waking_life.reminders(core)}


def test_what_is_to_be_done_in_time_is_what_the_code_reminds_of() -> None:
    said = PAGE.table("what", "when", "how loudly").pairs("what", "how loudly")
    told = reminders() | reminders(drill=Drill(MORNING, "desk", ()))
    assert {key: level.value for key, (_, level) in told.items()} == {
        "review/our": said["review of our declaration"],
        "review/their": said["review of their declaration"],
        "contact drill/due": said["contact drill due"],
        "contact drill/late": said["contact drill late"],
        "drill/open": said["contact drill not ended"],
        "exercise/due": said["exercise due"],
        "exercise/late": said["exercise late"],
        "rekey/soon": said["keys soon"],
        "rekey/due": said["keys due"],
    }
    assert len(said) == len(told)


def test_the_days_are_those_of_the_code() -> None:
    assert {key: days for key, (days, _) in reminders().items()} == {
        "review/our": 3,
        "review/their": 3,
        "contact drill/due": 30,
        "contact drill/late": 37,
        "exercise/due": 90,
        "exercise/late": 97,
        "rekey/soon": 670,
        "rekey/due": 730,
    }
    when = PAGE.table("what", "when", "how loudly").pairs("what", "when")
    assert when["contact drill late"] == when["exercise late"] == f"{waking_life.OVERDUE_DAYS} days later"
    assert when["contact drill not ended"].startswith(f"{waking_life.DRILL_DAYS} day ")
    assert when["keys soon"].startswith(f"{waking_life.REKEY_AHEAD_DAYS} days before")


def test_the_results_of_a_drill_are_those_of_the_code() -> None:
    assert PAGE.table("result", "means").column("result") == words(drills.Result)
    assert f"at most {drills.ITEMS_MAX}" in FLAT
    assert f"The last {drills.KEPT_MAX} scores" in FLAT
    assert "at or after {:02d}:00 or before {:02d}:00".format(*drills.NIGHT) in FLAT


def test_the_answers_of_an_exercise_are_those_of_the_code() -> None:
    rule = PAGE.section("4. ").split("**answered**")[1].split("**refused**")[0]
    assert set(re.findall(r"`(call\.\w+/1)`", rule)) == {
        str(kind.__struct_config__.tag) for kind in exercises.ANSWERS
    }


def ticket(**more: Any) -> Ticket:
    fresh = Ticket(
        ref=ref_of("ticket", "x", 1),
        opened_ms=MORNING,
        number=1,
        part="bearer",
        name="",
        fails="DEAD",
        since_ms=MORNING,
        repair=Repair(),
    )
    return replace(fresh, **more)


def test_the_states_of_a_ticket_are_those_of_the_code() -> None:
    each = [ticket(), ticket(begun_ms=MORNING), ticket(mended_ms=MORNING), ticket(closed_ms=MORNING)]
    assert PAGE.table("state", "is").column("state") == [one.state for one in each]
    assert f"closed {tickets.MENDED_MS // MINUTE_MS} minutes later" in FLAT
    assert PAGE.section("5.3").count("`") >= 2 * len(get_args(Part))
    assert all(f"`{part}`" in PAGE.section("5.3") for part in get_args(Part))


def test_the_clocks_of_a_ticket_are_those_of_the_code() -> None:
    rows = PAGE.table("clock", "when", "unless", "how loudly").rows
    coded = tickets.clocks(ticket())
    waits = [Repair().out_s, Repair().told_s, Repair().begun_s]
    assert [at - MORNING for at, _, _ in coded] == [1000 * wait for wait in waits]
    assert [row["when"] for row in rows] == ["out_s", "told_s", "begun_s"]
    assert [row["how loudly"] for row in rows] == [level.value for _, level, _ in coded]
    assert [level for _, level, _ in tickets.clocks(ticket(told_ms=MORNING))] == [Level.ALARM]
    assert [row["unless"] for row in rows].count("they were told") == 2
    assert tickets.clocks(ticket(told_ms=MORNING, begun_ms=MORNING)) == []


def test_the_limits_of_clocks_are_those_of_the_code() -> None:
    rows = PAGE.table("how loudly", "surely apart by more than", "over when surely within").rows
    limits = Clocks()
    for row in rows:
        limit = getattr(limits, row["surely apart by more than"])
        at, beyond = clocks.Skew(), limit + 1
        told, effects = clocks.measured(at, 1_000_000, 1_000_000 + beyond, Instant(1_000_000), limits)
        assert told.told == row["how loudly"]
        assert effects
        exact, quiet = clocks.measured(at, 1_000_000, 1_000_000 + limit, Instant(1_000_000), limits)
        assert exact.told != row["how loudly"]
        assert quiet == [] or exact.told is Level.NOTICE
    assert [row["over when surely within"] for row in rows] == ["half of warn_ms", "half of alarm_ms"]
    assert clocks.CALM == 2


def test_the_kinds_of_the_watch_are_those_of_the_code() -> None:
    assert PAGE.table("kind", "when").column("kind") == [shift.BEGUN, shift.NOTE, shift.HANDED]


def test_the_sorts_of_the_calendar_are_those_of_the_code() -> None:
    assert PAGE.table("sort", "owed by", "due").column("sort") == words(duties.Sort)
    assert {duties.Sort.HOLIDAY, duties.Sort.HAND_OVER} == duties.STANDING
    assert "a holiday or a hand-over cannot be" in FLAT
