"""The page of contact restates the tests, the lamps, the alarms, the classes and the levels of the code."""

import re
from typing import Any

import pytest
from msgspec.structs import fields

from parley.line import contact, linetest, silence, things, values
from parley.line.calls import CLASS_OF_END, State, Step
from parley.line.hearing_calls import _FAILED, BY_STATION
from parley.line.silence import Evidence
from parley.line.terms import Terms
from parley.line.values import (
    CLASS_WORDS,
    Bearers,
    Declared,
    Desk,
    Lamp,
    Layer,
    Level,
    Principal,
    Ref,
    SilenceClass,
)
from parley.record.entry import Instant
from tests.docs.pages import page, words
from tests.line.roads import placed
from tests.line.stage import DAY, Stage

PAGE = page("spec/contact")
FLAT = " ".join(PAGE.text.split())


def listed(names: list[str], last: str) -> str:
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def test_the_table_of_line_tests_is_that_of_the_code() -> None:
    said: dict[str, dict[str, dict[str, str]]] = {}
    for row in PAGE.table("layer", "at", "steps and where they lead").rows:
        steps = dict(step.split(" → ") for step in row["steps and where they lead"].split("; "))
        said.setdefault(row["layer"], {})[row["at"]] = steps
    coded = {
        layer: {state: dict(steps) for state, steps in table.items()}
        for layer, table in linetest.NEXT.items()
    }
    assert said == coded


def test_the_states_and_ends_of_tests_are_those_of_the_code() -> None:
    said = PAGE.table("state", "end", "means").pairs("state", "end")
    assert said == {state: "yes" if state in linetest.ENDS else "no" for state in linetest.State}


def test_the_layers_are_the_bearers_and_those_of_the_code() -> None:
    assert PAGE.table("layer", "question", "answer").column("layer") == ["bearer", *words(Layer)]


def test_the_lamps_and_their_values_are_those_of_the_code() -> None:
    said = PAGE.table("lamp", "values").pairs("lamp", "values")
    lamps = {Lamp.BEARERS: Bearers, Lamp.DESK: Desk, Lamp.PRINCIPAL: Principal}
    assert said == {lamp: ", ".join(words(kind)) for lamp, kind in lamps.items()}
    for lamp, kind in lamps.items():
        rules = [t for t in PAGE.tables if t.columns[0] == "shows" and lamp.value in t.under[-1].lower()]
        shown = {row["shows"] for table in rules for row in table.rows}
        assert shown | {"UNKNOWN"} == set(words(kind))


def test_the_steps_that_show_a_person_are_all_but_those_of_a_station() -> None:
    names = [step.value for step in Step if step in BY_STATION]
    assert f"any step but {', '.join(names)}" in FLAT


def test_the_ends_that_count_against_a_principal_are_those_of_the_code() -> None:
    ends = [state for state in State if state in _FAILED - {State.AWAITING}]
    assert (
        "while it stands at AWAITING, and from when it ends as REFUSED, UNANSWERED, UNDECIDED or UNAPPROVED"
        in FLAT
    )
    assert set(ends) == {State.REFUSED, State.UNANSWERED, State.UNDECIDED, State.UNAPPROVED}


def test_the_rungs_of_alarm_are_those_of_the_code() -> None:
    assert PAGE.table("how loudly", "when").column("how loudly") == words(Level)


def test_the_classes_are_those_of_the_code() -> None:
    table = PAGE.table("class", "shown as", "said when", "evidence")
    assert table.pairs("class", "shown as") == CLASS_WORDS
    said = table.pairs("class", "said when")
    for end, cls in CLASS_OF_END.items():
        for other in SilenceClass:
            assert (end.value in re.findall(r"[A-Z_]+", said[other])) == (other is cls), (end, other)


def test_the_levels_of_evidence_are_those_of_the_code_the_strongest_last() -> None:
    table = PAGE.table("level", "shown by")
    assert table.column("level") == words(Evidence)
    coded: dict[str, list[str]] = {}
    for step, level in silence._SHOWS.items():
        if step is not Step.COSIGNED:
            coded.setdefault(level, []).append(step)
    said = {
        level: [name for name in by.replace(";", ",").split(", ") if name in set(Step)]
        for level, by in table.pairs("level", "shown by").items()
    }
    assert {level: steps for level, steps in said.items() if steps} == coded
    assert silence._SHOWS[Step.COSIGNED] is Evidence.DELIVERED


def test_the_declared_states_are_those_of_the_code() -> None:
    columns = ("declared", "means", "what the declaring station does")
    assert PAGE.table(*columns).column("declared") == words(Declared)


def default(name: str) -> Any:
    return {field.name: field.default for field in fields(Terms)}[name]


NUMBERS = [
    f"of each author the first {things.WORDS_MAX}.",
    f"(default {default('principal_attempts')})",
    f"the last {contact.ATTEMPTS_MAX} are kept",
    "| incident | the second |",
]


@pytest.mark.parametrize("said", NUMBERS)
def test_a_number_in_the_text_is_that_of_the_code(said: str) -> None:
    assert said in FLAT
    assert contact.INCIDENT == 2
    assert values.SERVICE_MS  # the times within which a message counts are on the messages' page


# --- the lamps, played --------------------------------------------------------------------------------------


def read_back(s: Stage) -> None:
    s.a.ask("test", layer="person")
    s.b.ask("read_back")


def attended(s: Stage) -> None:
    s.b.ask("desk", manned=True)
    s.b.ask("call.attend", call=placed(s))


def seen(s: Stage) -> None:
    s.b.ask("seen", message=s.a.ask("write", to="desk", text="a line")[-1])


def not_read_back(s: Stage) -> None:
    s.a.ask("test", layer="person")
    s.wait(DAY)


def nobody_there(s: Stage) -> None:
    placed(s)
    s.b.ask("desk", manned=False)


DESK_PLAYS = (read_back, attended, seen, not_read_back, nobody_there)


def test_the_desks_lamp_shows_what_the_page_says_from_when_it_says() -> None:
    shown = []
    for play in DESK_PLAYS:
        s = Stage(manned=False)
        play(s)
        shown.append(s.a.lamp("desk"))
    assert PAGE.table("shows", "from when").column("shows") == shown


def lamps(under: str) -> list[str]:
    return PAGE.table("shows", "when", under=under).column("shows")


def test_the_bearers_lamp_shows_what_the_page_says() -> None:
    ways: list[list[bool | None]] = [[None], [False], [True, False], [True, True]]
    shown = []
    for way in ways:
        known = contact.Contact()
        for name, alive in enumerate(way):
            known, _ = contact.bearer(known, str(name), alive, Instant(0), "")
        shown.append(known.bearers.value)
    assert lamps("3.1") == shown


def test_the_principals_lamp_shows_what_the_page_says_the_first_that_is_true() -> None:
    shown = []
    for talks in ([True, False, False, False], [False, False, True, False, False], [False, False]):
        known = contact.Contact()
        for call, talked in enumerate(talks):
            attempt = contact.Attempt(Ref(str(call)), talked, "", Instant(0))
            known, _ = contact.attempted(
                known, attempt.call, attempt, default("principal_attempts"), Instant(0)
            )
        shown.append(known.principal.value)
    assert lamps("3.3") == shown
