"""Contact drills: a sheet of every number, post and desk, each tried, scored, and asked for again in a month."""

import pytest

from parley.line import drills, engine
from parley.line.drills import Result
from parley.line.effects import Alarm
from parley.line.terms import Drills, Fallback, Terms
from parley.line.values import Level, Refusal
from parley.record.entry import instant
from tests.line.stage import DAY, HOUR, MINUTE, A, B, Stage, dumped, terms

NUMBERS = (Fallback(A, "duty officer, telephone", "+00 1"), Fallback(B, "desk, radio", "5410 kHz", "08:00"))


def agreed(**more: int) -> Terms:
    return terms(fallback=NUMBERS, drills=Drills(**more) if more else Drills())


def told(s: Stage, word: str) -> list[tuple[Level, str]]:
    return [(e.level, e.what) for e in s.a.effects if isinstance(e, Alarm) and word in e.what]


def test_the_sheet_has_every_number_and_every_post_of_both_sides_desks_first() -> None:
    found = [(item.party, item.sort, item.what, item.number) for item in drills.sheet(agreed())]
    assert found == [
        (A, "number", "duty officer, telephone", "+00 1"),
        (B, "number", "desk, radio", "5410 kHz"),
        (A, "desk", "desk", ""),
        (A, "post", "secretary", ""),
        (A, "post", "chairman", ""),
        (B, "desk", "desk", ""),
        (B, "post", "minister", ""),
        (B, "post", "general staff", ""),
        (B, "post", "first deputy", ""),
    ]


def test_a_drill_is_scored_and_what_was_not_tried_counts_as_that() -> None:
    s = Stage(agreed())
    s.a.ask("drill.begin", by="duty officer")
    for item, result in ((1, "works"), (2, "works"), (3, "soon not"), (4, "dead"), (5, "wrong")):
        s.a.ask("drill.result", item=item, result=result, text="tried twice")
    s.a.ask("drill.result", item=1, result="dead")  # the second word counts
    s.a.ask("drill.end")
    (score,) = s.a.line.core.life.scores
    assert score.counts == {"works": 1, "soon not": 1, "dead": 2, "wrong": 1, "not tried": 4}
    assert score.words == "9 numbers: 1 work, 1 soon not, 2 dead, 1 wrong, 4 not tried"
    kinds = [note.kind for note in engine.notes(s.a.line)]
    assert kinds == ["drill.begun/1", *["drill.result/1"] * 6, "drill.ended/1"]


def test_a_drill_at_night_is_known_as_one_by_the_lines_own_clock() -> None:
    there = agreed()
    nights = [drills.at_night(there, instant(f"2022-03-01T{time}:00.000Z")) for time in TIMES]
    assert nights == [True, True, False, False, True]
    east = terms(cadence=there.cadence.__class__(utc_offset_min=180))
    assert drills.at_night(east, instant("2022-03-01T19:00:00.000Z"))


TIMES = ("00:00", "05:59", "06:00", "21:59", "22:00")


def test_a_line_without_numbers_still_has_its_posts() -> None:
    assert [item.sort for item in drills.sheet(terms())].count("desk") == 2


REFUSED = [
    ("drill.result", {"item": 1, "result": "works"}, "no contact drill is on"),
    ("drill.end", {}, "no contact drill is on"),
]


@pytest.mark.parametrize(("do", "given", "why"), REFUSED)
def test_nothing_is_noted_where_no_drill_is_on(do: str, given: dict[str, object], why: str) -> None:
    s = Stage(agreed())
    with pytest.raises(Refusal, match=why):
        s.a.ask(do, **given)


def test_one_drill_at_a_time_and_no_entry_that_its_sheet_has_not() -> None:
    s = Stage(agreed())
    s.a.ask("drill.begin")
    with pytest.raises(Refusal, match="on already"):
        s.a.ask("drill.begin")
    with pytest.raises(Refusal, match="the sheet has 9 entries"):
        s.a.ask("drill.result", item=10, result=Result.WORKS.value)


# --- when it is due -----------------------------------------------------------------------------------------


def test_after_thirty_days_a_drill_is_due_and_a_week_later_overdue() -> None:
    s = Stage(agreed())
    s.wait(30 * DAY - 1)
    assert told(s, "contact drill") == []
    s.wait(1)
    assert told(s, "contact drill") == [(Level.NOTICE, "a contact drill is due: parley drill begin")]
    s.wait(7 * DAY)
    assert told(s, "contact drill")[1:] == [
        (Level.ALARM, "a contact drill is overdue by 7 days: parley drill begin")
    ]
    s.wait(30 * DAY)
    assert len(told(s, "contact drill")) == 2


def test_a_drill_held_in_time_raises_nothing_until_the_next_is_due() -> None:
    s = Stage(agreed(), reloads=True)
    s.wait(29 * DAY)
    s.a.ask("drill.begin")
    s.wait(HOUR)
    s.a.ask("drill.end")
    s.wait(30 * DAY - 1)
    assert told(s, "contact drill") == []
    s.wait(1)
    assert [level for level, _ in told(s, "contact drill")] == [Level.NOTICE]


def test_a_drill_that_nobody_ends_is_asked_after() -> None:
    s = Stage(agreed())
    s.a.ask("drill.begin", by="duty officer")
    s.wait(DAY - 1)
    assert told(s, "not ended") == []
    s.wait(1)
    assert told(s, "not ended") == [
        (Level.NOTICE, "the contact drill of duty officer is not ended: parley drill end")
    ]


def test_exercises_are_asked_for_each_quarter_and_one_that_was_held_is_enough() -> None:
    s = Stage(agreed(contact_days=3_000))
    s.wait(89 * DAY)
    s.b.ask("write", to="desk", text="x", marking={"usage": "EXERCISE", "name": "cold lake"})
    s.wait(90 * DAY - 1)
    assert told(s, "exercise") == []
    s.wait(1)
    assert [level for level, _ in told(s, "an exercise") or told(s, "exercise is due")] == [Level.NOTICE]
    s.wait(7 * DAY)
    assert [level for level, _ in told(s, "exercise")] == [Level.NOTICE, Level.ALARM]


def test_a_drill_of_the_other_kind_is_no_exercise() -> None:
    s = Stage(agreed(contact_days=3_000))
    s.wait(80 * DAY)
    s.b.ask("write", to="desk", text="x", marking={"usage": "DRILL", "name": "fire"})
    s.wait(10 * DAY)
    assert [level for level, _ in told(s, "exercise")] == [Level.NOTICE]


def test_keys_are_asked_for_two_months_ahead_and_alarmed_after_two_years() -> None:
    s = Stage(agreed(contact_days=3_000, exercise_days=3_000))
    s.wait(670 * DAY - MINUTE)
    assert told(s, "keys") == []
    s.wait(MINUTE)
    assert [level for level, _ in told(s, "keys")] == [Level.NOTICE]
    s.wait(60 * DAY - MINUTE)
    assert len(told(s, "keys")) == 1
    s.wait(MINUTE)
    assert [level for level, _ in told(s, "keys")] == [Level.NOTICE, Level.ALARM]


def test_a_drill_under_way_outlives_the_process_with_what_was_found() -> None:
    s = Stage()
    s.a.ask("drill.begin", by="duty officer")
    s.a.ask("drill.result", item=2, result="wrong", text="a bakery answers")
    s.a.ask("drill.result", item=1, result="soon not")
    kept = engine.load_state(dumped(s.a.line)).core.life.drill
    assert kept == s.a.line.core.life.drill
    assert kept is not None
    assert [(tried.item, tried.result.value) for tried in kept.tried] == [(1, "soon not"), (2, "wrong")]


def test_the_journal_has_the_score_by_keys_that_an_entry_may_have() -> None:
    s = Stage()
    s.a.ask("drill.begin")
    s.a.ask("drill.result", item=1, result="soon not")
    s.a.ask("drill.end")
    body = next(note.body for note in engine.notes(s.a.line) if note.kind == "drill.ended/1")
    assert (body["soon_not"], body["works"]) == (1, 0)
    assert all(key.replace("_", "").isalnum() for key in body)
