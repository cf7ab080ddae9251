"""The page of the calls restates the table, the waits, the codes and the numbers of the code."""

import typing
from typing import Any

import pytest

from parley.line import bells, calls, collision, facts, ladder, listening, things, values
from parley.line.calls import BY, CLASS_OF_END, ENDS, NEXT, SILENT_ENDS, UNTIL, WAITS, State, Step, Who
from parley.line.fold import STEP
from parley.line.terms import Do, Waits
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS, STATION_MAY_REFUSE
from tests.docs.examples import crossing
from tests.docs.pages import number, page
from tests.docs.stories import told
from tests.line.stage import Stage

PAGE = page("spec/calls")
FLAT = " ".join(PAGE.text.split())
DEFAULTS = Waits()


def test_the_states_are_those_of_the_code() -> None:
    assert PAGE.table("state", "where the call stands").column("state") == [s for s in State if s not in ENDS]


def test_the_ends_and_their_classes_are_those_of_the_code() -> None:
    said = PAGE.table("end", "class", "what may be said of the other side").pairs("end", "class")
    assert said == {end: CLASS_OF_END[end] or "–" for end in State if end in ENDS}
    assert list(said) == [end for end in State if end in ENDS]


def test_each_step_is_made_by_the_entry_and_the_side_that_the_code_says() -> None:
    table = PAGE.table("step", "made by the entry", "of")
    kinds = {step: str(fact.__struct_config__.tag) for fact, step in STEP.items()}
    kinds |= {
        Step.REFUSED_BY_STATION: kinds[Step.REFUSED],
        Step.COUNTER_OFFERED: kinds[Step.WINDOW_OFFERED],
        Step.HEARD: kinds[Step.BOTH_ON],
        Step.OUR_OUTAGE: kinds[Step.SILENCE],
        Step.PREEMPTED: kinds[Step.CROSSED],
        Step.COSIGNED: "derived",
    }
    names = {Who.OWNER: "owner", Who.CALLED: "called side", Who.EITHER: "either", Who.TURN: "in turn"}
    beside = {
        Step.COSIGNED: "called side"
    }  # the journal's, of which no side says anything on a line, are the owner's
    assert table.pairs("step", "made by the entry") == {step: kinds.get(step, "journal") for step in Step}
    assert table.pairs("step", "of") == {
        step: names[BY[step]] if step in BY else beside.get(step, "owner") for step in Step
    }


def test_the_table_of_steps_is_the_table_of_the_code() -> None:
    said = {}
    for at, steps in (
        PAGE.table("at", "steps and where they lead").pairs("at", "steps and where they lead").items()
    ):
        said[at] = dict(step.split(" → ") for step in steps.split("; "))
    assert said == {state: dict(steps) for state, steps in NEXT.items()}


def test_the_diagram_is_drawn_from_the_table() -> None:
    assert PAGE.blocks("mermaid") == [calls.mermaid()]


def test_the_codes_are_those_of_the_code() -> None:
    assert PAGE.table("code", "a refusal because").pairs("code", "a refusal because") == REFUSAL_WORDS
    assert PAGE.table("code", "the answer waits for").pairs("code", "the answer waits for") == PENDING_WORDS
    said = ", ".join(sorted(STATION_MAY_REFUSE))
    assert said == "R09, R13, R16"
    assert "A *station* may refuse by itself with R09, R13 or R16 only" in FLAT
    assert f"*RefusedByStation* with another code than {said}." in FLAT


def test_the_clocks_and_their_defaults_are_those_of_the_code() -> None:
    table = PAGE.table("state", "wait, Z and O", "default, Z and O", "wait, P and R", "default, P and R")
    said = [tuple(row.values()) for row in table.rows]
    assert said == [
        (
            state,
            wait.urgent,
            number(getattr(DEFAULTS, wait.urgent)),
            wait.other,
            number(getattr(DEFAULTS, wait.other)),
        )
        for state, wait in WAITS.items()
    ]
    assert PAGE.table("state", "clock").pairs("state", "clock") == UNTIL
    assert UNTIL.keys() | WAITS.keys() == NEXT.keys()


def test_the_ends_that_fall_with_their_claim_are_those_of_the_code() -> None:
    names = [end for end in State if end in SILENT_ENDS]
    assert (
        f"If the call stands at {', '.join(names[:-1])} or {names[-1]}, it now stands at OUR_FAULT." in FLAT
    )


def test_the_example_that_crossed_comes_to_what_the_page_tells() -> None:
    table = PAGE.table("log", "index", "entry", "after", "makes", "the call then")
    assert [tuple(row.values()) for row in table.rows] == told(crossing())


def test_the_rungs_of_the_ladder_are_those_of_the_code() -> None:
    assert set(PAGE.table("rung", "does").column("rung")) == {do.value for do in Do}
    order = ", ".join(f"`{do.value}`" for do in ladder.REACH)
    assert f"comes not after the limit in the order {order}." in FLAT
    goes_on = [end for end in State if end in ladder._GOES_ON]
    assert f"fails if it ends as {', '.join(goes_on[:-1])} or {goes_on[-1]}, or as REFUSED" in FLAT


NUMBERS = [
    f"Of each author the first {things.WORDS_MAX} count.",
    f"at least the last {collision.KEPT} of both parties together",
    f"the caller has more than {bells.OPEN_MAX} open calls",
    f"`unheard_s` (default {number(DEFAULTS.unheard_s)})",
    f"`remind_s` (default {number(DEFAULTS.remind_s)})",
    f"`renewal_s` (default {number(DEFAULTS.renewal_s)})",
    f"`consoles_s` (default {number(DEFAULTS.consoles_s)})",
    f"`whole_s` (default {DEFAULTS.whole_s * values.SECOND_MS // values.DAY_MS} days)",
    "what is missing fits into one tenth of the wait",
]


@pytest.mark.parametrize("words", NUMBERS)
def test_a_number_in_the_text_is_that_of_the_code(words: str) -> None:
    assert words in FLAT
    assert listening.MADE_UP == 10


def test_the_silences_that_may_be_claimed_lead_somewhere_in_the_table() -> None:
    claimable = set(typing.get_args(facts.SilentEnd))
    assert claimable == {
        steps[Step.SILENCE] for state, steps in NEXT.items() if state not in calls.JOURNAL
    } | {State.OUR_FAULT}


# --- what the called side's station signs by itself ---------------------------------------------------------


def signed(*, manned: bool, exercise: bool = False, declared: str = "OPEN", **declares: Any) -> list[str]:
    """The steps that B's station makes of a call that reaches it, each with the code of its refusal."""
    s = Stage(manned=False)
    s.b.ask("exercises", accepted=False)
    s.b.ask("declare", state=declared, reason="for a reason", review="+7d", **declares)
    s.b.ask("desk", manned=manned)
    precedence = "Z" if declares else "P"
    call = s.b.call(s.a.ask("call.place", to="minister", exercise=exercise, precedence=precedence)[-1])
    code = f" {call.story.refused.code.value}" if call.story.refused else ""
    return [f"{move.step}{code}" for move in call.story.path if move.step != Step.COSIGNED]


def test_what_a_station_signs_by_itself_is_the_first_that_is_true_on_the_page() -> None:
    assert PAGE.table("it signs", "if").column("it signs") == [
        *signed(manned=True, exercise=True, declared="SUSPENDED"),
        *signed(manned=False, declared="SUSPENDED"),
        *signed(manned=False, declared="LIMITED"),
        *signed(manned=True, declared="LIMITED"),
        *signed(manned=False),
    ]


def test_an_emergency_is_refused_by_no_station_that_makes_the_exception() -> None:
    assert signed(manned=True, exercise=True, declared="SUSPENDED", emergency_exception=True) == ["Rang"]
    assert signed(manned=False, declared="LIMITED", emergency_exception=True) == ["NobodyThere"]
