"""Phrases on the form of their type: chosen by number, filled in the form that each slot has."""

from typing import Any

import pytest

from parley.console.writing_nodes import Typed
from parley.console.writing_phrases import NUMBER, SLOTS, TYPE, begun, filled, listed
from parley.console.writing_read import Read
from parley.forms.catalogue import builtin as types
from parley.forms.phrasebook import builtin
from parley.forms.typed import BadValue
from parley.record.entry import instant
from tests.forms import examples

NOW = instant(examples.NOW)


def letter(typed: dict[str, Any]) -> dict[str, Any]:
    """What the form of a phrase comes to."""
    form = types().get(TYPE)
    assert form is not None
    texts = {
        "to": ["desk"],
        **{name: text if isinstance(text, list) else [text] for name, text in typed.items()},
    }
    read = Read(form, Typed(texts), ("en", "uk"), NOW, str)
    assert read.faults == {}
    return filled(builtin(), read.letter, read.now, read.own)


def test_a_time_typed_from_now_is_a_moment_before_anybody_sees_what_will_be_signed() -> None:
    form = begun(builtin(), "P-2127")
    names = [form[f"{SLOTS}.{place}.name"][0] for place in range(int(form[f"{SLOTS}#"][0]))]
    values = {"time": "+48h", "post": "minister"}
    made = letter({**form, **{f"{SLOTS}.{at}.value": values[name] for at, name in enumerate(names)}})
    assert {row["name"]: row["value"] for row in made["fields"]["slots"]} == {
        "time": examples.LATER,
        "post": "minister",
    }
    assert made["subject"] == builtin().say("P-2127", made["fields"]["slots"], "en", isolated=False)


def test_a_subject_that_was_typed_stays() -> None:
    number = next(number for number in builtin().numbers() if not builtin().slots(number))
    made = letter({NUMBER: number.lower(), "subject:en": "mine"})
    assert (made["subject"], made["fields"]) == ("mine", {"phrase": number})


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ({NUMBER: "P-0000"}, "no such phrase"),
        ({NUMBER: "P-2127"}, "missing"),
        (
            {NUMBER: "P-2127", f"{SLOTS}#": "1", f"{SLOTS}.0.name": "hue", f"{SLOTS}.0.value": "red"},
            "no such slot",
        ),
    ],
)
def test_a_phrase_that_does_not_fit_its_book_is_refused_in_words(typed: dict[str, str], what: str) -> None:
    with pytest.raises(BadValue, match=what):
        letter(typed)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_phrase_is_offered_once_and_those_that_answer_come_first(language: str) -> None:
    book = builtin()
    groups = listed(book, language)
    assert sorted(number for _, group in groups for number, _ in group) == sorted(book.numbers())
    assert all(label for label, _ in groups)
    asked = next(number for number in book.numbers() if book.replies(number))
    (label, first), *_ = listed(book, language, asked)
    assert (label, [number for number, _ in first]) == ("", [reply.number for reply in book.replies(asked)])
