"""The page of requests restates the tables, the clocks and the limits of the code: of requests, and of assurances."""

import typing

import pytest

from parley.line import (
    assurances,
    facts,
    follow,
    request_parts,
    request_story,
    request_words,
    requests,
    values,
    written,
)
from parley.line.requests import BY, CLOCKS, ENDS, NAMED, NEXT, SERVICE, UNCLAIMED, State, Step
from parley.line.terms import Requests
from parley.line.values import SECOND_MS, SERVICE_MS
from tests.docs.pages import number, page

PAGE = page("spec/requests")
FLAT = " ".join(PAGE.text.split())
DEFAULTS = Requests()
KINDS = {
    Step.COSIGNED: "derived",
    Step.REPLIED: "message.sent/1 of a type RFE-REPLY",
    Step.JUDGED_ADEQUATE: "request.judged/1",
    Step.JUDGED_INADEQUATE: "request.judged/1",
    Step.MEETING_ASKED: "message.sent/1 of a type MEETING-REQUEST",
    Step.MEETING_ACCEPTED: "message.sent/1 of a type MEETING-REPLY",
    Step.MEETING_DECLINED: "message.sent/1 of a type MEETING-REPLY",
    Step.MEETING_CANCELLED: "message.sent/1 of a type CANCEL",
    Step.CORRECTED: "message.sent/1 of a type RFE",
    Step.CANCELLED: "message.sent/1 of a type CANCEL",
    Step.SILENCE: "request.silent/1",
    Step.OUR_OUTAGE: "request.silent/1",
}


def led(text: str) -> dict[str, str]:
    """The steps of one row, and where each leads."""
    return dict(step.split(" → ") for step in text.split("; "))


def test_the_states_and_the_ends_are_those_of_the_code() -> None:
    said = PAGE.table("state", "where the request stands").column("state")
    assert said == [state for state in State if state not in ENDS]
    ends = PAGE.table("end", "what may be said of the other side").column("end")
    assert ends == [state for state in State if state in ENDS]


def test_each_step_is_made_by_the_entry_and_the_side_that_the_code_says() -> None:
    table = PAGE.table("step", "made by the entry", "of")
    assert table.pairs("step", "made by the entry") == KINDS
    assert list(KINDS) == list(Step)
    assert table.pairs("step", "of") == {step: who.value for step, who in BY.items()}
    assert BY.keys() == set(Step)


def test_the_table_of_steps_is_the_table_of_the_code() -> None:
    said = PAGE.table("at", "steps and where they lead").pairs("at", "steps and where they lead")
    assert {at: led(steps) for at, steps in said.items()} == {s: dict(steps) for s, steps in NEXT.items()}


def test_the_diagram_is_drawn_from_the_table() -> None:
    assert PAGE.blocks("mermaid") == [requests.mermaid()]


def test_what_may_be_claimed_where_is_that_of_the_code() -> None:
    table = PAGE.table("claimed at", "end", "withdrawn, leads to")
    silent = {state: steps[Step.SILENCE] for state, steps in NEXT.items() if Step.SILENCE in steps}
    assert table.pairs("claimed at", "end") == {state: NAMED[then] for state, then in silent.items()}
    assert table.pairs("claimed at", "withdrawn, leads to") == {
        state: UNCLAIMED[then] for state, then in silent.items()
    }
    assert UNCLAIMED.keys() == set(silent.values())


def test_every_end_of_the_entry_can_be_claimed_and_no_other() -> None:
    said = typing.get_type_hints(facts.RequestSilent)["end"]
    assert set(typing.get_args(said)) == set(NAMED.values())
    assert set(typing.get_args(requests.End)) == set(NAMED.values())


def test_the_clocks_and_their_defaults_are_those_of_the_code() -> None:
    service = ", ".join(number(ms // SECOND_MS) for ms in sorted(SERVICE_MS.values()))
    table = PAGE.table("state", "clock", "default, seconds", "from")
    assert table.pairs("state", "clock") == CLOCKS
    assert table.pairs("state", "default, seconds") == {
        state: service if clock == SERVICE else number(getattr(DEFAULTS, clock))
        for state, clock in CLOCKS.items()
    }
    without = [state for state in NEXT if state not in CLOCKS]
    assert f"{', '.join(without[:1])}, MEETING_UNDELIVERED, UNANSWERED and INADEQUATE have no clock." in FLAT
    assert set(without) == {"UNDELIVERED", "MEETING_UNDELIVERED", "UNANSWERED", "INADEQUATE"}


@pytest.mark.parametrize("state", CLOCKS, ids=str)
def test_the_wait_of_each_state_is_the_clock_that_the_table_names(state: State) -> None:
    clocks = Requests(reply_s=3_601, meeting_s=7_203)
    waits = {SERVICE: SERVICE_MS[values.Precedence.FLASH], "reply_s": 3_601_000, "meeting_s": 7_203_000}
    assert request_story.wait_ms(state, values.Precedence.FLASH, None, clocks) == waits[CLOCKS[state]]


NUMBERS = [
    f"Of each author the first {follow.WORDS_MAX} count.",
    f"At most {written.ITEMS_MAX} count.",
    f"Beyond the {request_story.REPLIES_MAX}nd it is kept beside.",
    f"If more than {follow.CROWD_MAX} requests of one side are open at once",
    f"If more than {follow.CROWD_MAX} assurances of one side stand at once",
    f"{follow.LAST_CALL_MS // values.HOUR_MS} hours before its end if that is later",
    f"of each author the first {follow.WORDS_MAX}. Take them",
]


@pytest.mark.parametrize("words", NUMBERS)
def test_a_number_in_the_text_is_that_of_the_code(words: str) -> None:
    assert words in FLAT


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("objective", True), ("a1_b-c", True), ("a" * 40, True),
        ("a" * 41, False), ("1a", False), ("Objective", False), ("", False), ("a b", False),
    ],
)  # fmt: skip
def test_the_name_of_an_item_is_what_the_page_says(name: str, is_one: bool) -> None:
    assert "a small letter, then at most 39 small letters, digits, `_` and `-`" in FLAT
    fact = written.message(number=1, type="RFE/1", from_="desk", to=("desk",), fields={"items": [name]})
    assert request_parts.items(fact) == ((name,) if is_one else ())


def test_the_letter_that_lies_ready_is_the_one_of_the_page() -> None:
    assert request_words.MEETING == "MEETING-REQUEST/1"
    assert "the level `delegations`; `within_hours` of `meeting_s`, at least 1 and at most 720" in FLAT


# --- assurances ----------------------------------------------------------------------------------------------


def test_the_states_of_an_assurance_are_those_of_the_code() -> None:
    table = PAGE.table("state of an assurance", "end", "means")
    assert table.pairs("state of an assurance", "end") == {
        state: "yes" if state in assurances.ENDS else "no" for state in assurances.State
    }


def test_the_steps_of_an_assurance_are_those_of_the_code() -> None:
    table = PAGE.table("step of an assurance", "made by the entry", "of")
    assert table.pairs("step of an assurance", "of") == {
        step: "–" if who == "derived" else who for step, who in assurances.BY.items()
    }
    assert table.column("step of an assurance") == list(assurances.Step)
    said = PAGE.table("an assurance at", "steps and where they lead").pairs(
        "an assurance at", "steps and where they lead"
    )
    assert {at: led(steps) for at, steps in said.items()} == {s: dict(n) for s, n in assurances.NEXT.items()}
