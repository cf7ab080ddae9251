"""The page of messages restates the precedences, the times and the limits of the code."""

import re

from parley.line import messages, things
from parley.line.values import SECOND_MS, SERVICE_MS, URGENT_WORDS_MAX, Precedence
from parley.views.messages import receipt_words
from tests.docs.pages import number, page

PAGE = page("spec/messages")
FLAT = " ".join(PAGE.text.split())


def test_the_precedences_and_their_times_are_those_of_the_code() -> None:
    table = PAGE.table("precedence", "name", "to be seen within, seconds")
    said = [tuple(row.values()) for row in table.rows]
    assert said == [(p.value, p.name, number(SERVICE_MS[p] // SECOND_MS)) for p in Precedence]
    assert "Z and O are **urgent**" in FLAT
    assert [p.value for p in Precedence if p.urgent] == ["Z", "O"]


def test_the_states_are_those_of_the_code() -> None:
    assert PAGE.table("state", "means").column("state") == ["SENT", "HELD", "SEEN"]


def test_the_levels_of_receipt_are_the_two_of_this_release_and_the_wording_is_that_of_the_code() -> None:
    assert PAGE.table("level of receipt", "says", "carried by").column("level of receipt") == [
        "1 station",
        "2 seen",
    ]
    said = re.search(r"^> (RECEIPT ONLY.*)$", PAGE.text, re.MULTILINE)
    shown = receipt_words("⟨post⟩", "2022-03-04T12:30:00.000Z").replace("041230Z MAR 22", "⟨date-time group⟩")
    assert said
    assert said[1] == shown


def test_the_limits_are_those_of_the_code() -> None:
    assert f"no more than {URGENT_WORDS_MAX} words" in FLAT
    assert f"beyond {messages.SENDERS_MAX} of one party" in FLAT
    assert f"the first {things.SEEN_MAX} of them" in FLAT
