"""A form that answers another begins with what was asked, whatever the two types are called."""

from typing import Any

import pytest

from parley.console.writing_answers import Answering, Asked, answering
from parley.console.writing_nodes import Typed
from parley.console.writing_read import Read
from parley.forms.catalogue import builtin
from parley.forms.definition import Definition, read
from tests.console.test_writing import LANGUAGES, NOW, form, whole

ASKED = {
    "activity": "columns", "place": "north", "items": ["location", "objective"], "question": "until when?",
}  # fmt: skip
UKRAINIAN = {"language": "uk", "subject": "", "fields": {"question": "доки?"}}


def reply(fields: object, translations: tuple[dict[str, Any], ...] = ()) -> Answering:
    about = {"fields": fields, "language": "en", "translations": translations}
    found = answering(form("RFE-REPLY"), form("RFE"), about)
    assert found is not None
    return found


def test_each_item_that_was_asked_has_a_row_in_the_order_of_the_request() -> None:
    assert reply(ASKED).begun() == {
        "f.answers#": ["2"], "f.answers.0.item": ["location"], "f.answers.1.item": ["objective"],
    }  # fmt: skip


def test_beside_each_field_stands_what_it_answers_in_every_language_of_the_request() -> None:
    about = reply(ASKED, (UKRAINIAN,))
    assert about.beside(Typed(about.begun())) == {
        "f.question": (Asked("en", "until when?"), Asked("uk", "доки?")),
        "f.answers.0": (Asked("en", "Exact location"), Asked("uk", "Точний район")),
        "f.answers.1": (Asked("en", "Objective"), Asked("uk", "Мета")),
    }


def test_beside_a_row_in_which_another_item_was_chosen_nothing_is_said_to_be_asked() -> None:
    typed = Typed({"f.answers#": ["1"], "f.answers.0.item": ["equipment"]})
    assert list(reply(ASKED).beside(typed)) == ["f.question"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        [],
        {"items": "objective", "question": 7},
        {"items": [["objective"], 7, None, "nonsense"], "question": ["a"]},
    ],
)
def test_a_request_that_does_not_fit_its_type_asks_nothing(fields: object) -> None:
    about = reply(fields)
    assert about.begun() == {"f.answers#": ["0"]}
    assert about.beside(Typed(about.begun())) == {}
    assert about.unanswered({}, "en") == []


def test_a_row_in_which_only_what_was_asked_stands_is_an_empty_one_and_is_said_to_have_no_answer() -> None:
    about = reply(ASKED)
    typed = {**about.begun(), "f.answers.1.answer": ["an exercise"], "to": ["desk"], "reply_to": ["ab"]}
    read_ = Read(form("RFE-REPLY"), Typed(typed), LANGUAGES, NOW, lambda text: text, about.keys)
    assert read_.faults == {}
    assert read_.letter["fields"] == {"answers": [{"item": "objective", "answer": "an exercise"}]}
    assert about.unanswered(read_.letter["fields"], "en") == ["Further question", "Exact location"]


def test_a_row_whose_item_was_chosen_by_hand_needs_its_answer() -> None:
    typed = {"f.answers#": ["1"], "f.answers.0.item": ["objective"], "to": ["desk"]}
    read_ = Read(form("RFE-REPLY"), Typed(typed), LANGUAGES, NOW, whole)
    assert "f.answers.0.answer" in read_.faults


def test_a_field_of_one_name_and_kind_answers_the_other_in_any_two_types() -> None:
    about = {"fields": {"place": "Geneva"}, "language": "en", "translations": ()}
    found = answering(form("MEETING-REPLY"), form("MEETING-REQUEST"), about)
    assert found is not None
    assert found.beside(Typed({})) == {"f.place": (Asked("en", "Geneva"),)}
    assert found.begun() == {}


ASKS = """
type = "X-ASKS/1"
group = "own"
name = {en = "Asks"}
about = {en = "Asks."}
[[fields]]
name = "wanted"
kind = "list"
of = "choice"
label = {en = "Wanted"}
options = [{value = "water", en = "Water"}, {value = "fuel", en = "Fuel"}]
"""
TELLS = """
type = "X-TELLS/1"
group = "own"
name = {en = "Tells"}
about = {en = "Tells."}
follows = ["X-ASKS"]
[[fields]]
name = "given"
kind = "table"
count_max = 1
label = {en = "Given"}
[[fields.columns]]
name = "what"
kind = "choice"
label = {en = "What"}
options = [{value = "fuel", en = "Fuel"}, {value = "water", en = "Water"}, {value = "none", en = "None"}]
[[fields.columns]]
name = "much"
kind = "integer"
label = {en = "How much"}
"""


def test_types_that_a_party_added_are_answered_by_the_same_rule_and_no_further_than_a_table_goes() -> None:
    asks, tells = read(ASKS, "asks.toml"), read(TELLS, "tells.toml")
    about = {"fields": {"wanted": ["fuel", "water"]}, "language": "en", "translations": ()}
    found = answering(tells, asks, about)
    assert found is not None
    assert found.begun() == {"f.given#": ["1"], "f.given.0.what": ["fuel"]}
    assert found.unanswered({}, "en") == ["Fuel", "Water"]


@pytest.mark.parametrize("short", [found.short for found in builtin().all() if not found.follows])
def test_a_type_that_answers_none_begins_with_nothing(short: str) -> None:
    definition: Definition = form(short)
    about = {"fields": ASKED, "language": "en", "translations": ()}
    assert answering(definition, form("RFE"), about) is None
    assert answering(definition, None, about) is None
