"""A definition is read whole or refused, with its file, what is wrong, and what to write instead."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.forms.definition import BadDefinition, Definition, Field, read, said

GOOD: Final = """
type = "X-BOATS/2"

[name]
en = "Boats"
uk = "Човни"
zh-Hant = "船"

[about]
en = "Says which boats leave."

[[fields]]
name = "purpose"
kind = "text"
label = { en = "Purpose" }

[[fields]]
name = "sort"
kind = "choice"
label = { en = "Sort" }
options = [{ value = "a", en = "Barge" }, { value = "b", en = "Ferry" }]

[[fields]]
name = "lengths"
kind = "list"
of = "integer"
minimum = 1
maximum = 9
unit = "m"
label = { en = "Lengths" }

[[fields]]
name = "stops"
kind = "table"
label = { en = "Stops" }

[[fields.columns]]
name = "pier"
kind = "line"
label = { en = "Pier" }
"""


def test_defaults_are_filled_in() -> None:
    found = read(GOOD, "boats.toml")
    assert (found.short, found.version, found.group, found.precedence) == ("X-BOATS", 2, "own", "R")
    assert found.written
    purpose, _, lengths, stops = found.fields
    assert (purpose.characters, purpose.translated, purpose.required) == (16_000, True, False)
    assert (lengths.count_max, lengths.element.kind, lengths.element.maximum) == (64, "integer", 9)
    assert (stops.columns[0].characters, stops.columns[0].translated) == (200, False)


OPTIONS: Final = 'options = [{ value = "a", en = "Barge" }, { value = "b", en = "Ferry" }]'
WRONG: Final = {
    "no TOML at all": ("type =", 'type = "X-BOATS/2" =', "not TOML"),
    "brackets that never close": ("type =", f"carried = {'[' * 2_000}\ntype =", "not TOML"),
    "a number without end": ("type =", f"number = {'9' * 5_000}\ntype =", "not TOML"),
    "a type without a version": ("X-BOATS/2", "X-BOATS", "type"),
    "version zero": ("X-BOATS/2", "X-BOATS/0", "type"),
    "a name in small letters": ("X-BOATS/2", "x-boats/2", "type"),
    "a key that nothing knows": ("[name]", 'colour = "red"\n[name]', "colour"),
    "no English": ('en = "Boats"', 'en-GB = "Boats"', "no English"),
    "a language that is none": ('uk = "Човни"', 'UKRAINIAN = "Човни"', "is no language"),
    "an empty label": ('en = "Boats"', 'en = ""', "name"),
    "a label with a line break": ('en = "Boats"', 'en = "Bo\\nats"', "name"),
    "a kind that is none": ('kind = "text"', 'kind = "colour"', "fields"),
    "a field twice": ('name = "sort"', 'name = "purpose"', "stands twice"),
    "a name of a field that no entry could have": ('name = "sort"', 'name = "Sort"', "fields"),
    "a text that is too long for any entry": ('kind = "text"', 'kind = "text"\ncharacters = 16001', "characters"),
    "characters of a choice": ('kind = "choice"', 'kind = "choice"\ncharacters = 5', "nothing for the kind choice"),
    "options of a text": ('kind = "text"', 'kind = "text"\noptions = [{ value = "a", en = "A" }]', "means nothing"),
    "a choice without options": (OPTIONS, "", "needs options"),
    "an option twice": ('value = "b"', 'value = "a"', "each value once"),
    "two options with one name": ('en = "Ferry"', 'en = "barge"', "one name in en"),
    "an option without English": ('value = "b", en', 'value = "b", fr', "no English"),
    "a least above the most": ("minimum = 1", "minimum = 10", "above the maximum"),
    "a list of nothing": ('of = "integer"\nminimum = 1\nmaximum = 9\nunit = "m"', "", "a list of what"),
    "a list of lists": ('of = "integer"\nminimum = 1\nmaximum = 9\nunit = "m"', 'of = "list"', "a list of what"),
    "a table of tables": ('name = "pier"\nkind = "line"', 'name = "pier"\nkind = "table"', "a table within a table"),
    "a need that is no part of a header": ('type =', 'needs = ["weather"]\ntype =', "needs"),
    "an answer to what is no type": ('type =', 'follows = ["rfe"]\ntype =', "is no type"),
    "carried by what is no kind": ('type =', 'carried = "Message"\ntype =', "names no kind of entry"),
    "fields that are a text": ("[[fields]]\nname = \"purpose\"", "[fields]\nname = \"purpose\"", ""),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what"), WRONG.values(), ids=WRONG.keys())
def test_a_definition_that_does_not_fit_is_named_with_what_is_wrong(old: str, new: str, what: str) -> None:
    assert old in GOOD
    with pytest.raises(BadDefinition) as failed:
        read(GOOD.replace(old, new, 1), "boats.toml")
    assert failed.value.where == "boats.toml"
    assert what in failed.value.what
    assert failed.value.hint


def test_a_table_needs_columns() -> None:
    with pytest.raises(BadDefinition, match="without columns"):
        read(GOOD[: GOOD.index("[[fields.columns]]")], "boats.toml")


def tried(text: str) -> Definition | str:
    """The definition, or what is wrong with it; nothing else may happen."""
    try:
        return read(text, "x")
    except BadDefinition as why:
        return str(why)


@given(st.text(max_size=200))
def test_a_file_is_a_definition_or_a_bad_one_and_nothing_else_happens(noise: str) -> None:
    for text in (noise, GOOD + noise, GOOD.replace('"Boats"', noise), GOOD.replace('"text"', noise)):
        assert isinstance(tried(text), Definition | str)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
        max_leaves=8,
    )
)
def test_whatever_stands_under_fields_is_refused_in_words(value: object) -> None:
    text = f'type = "X-A/1"\nname = {{ en = "A" }}\nabout = {{ en = "A" }}\nfields = {_toml(value)}'
    found = tried(text)
    assert isinstance(found, Definition) or found.startswith("x: ")


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case str():
            return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'
        case list():
            return f"[{', '.join(map(_toml, value))}]"
        case dict():
            return "{" + ", ".join(f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items()) + "}"
    return '""'


SAID: Final = {"uk": "Човни", "uk-UA": "Човни", "zh-Hant": "船", "zh": "Boats", "fr": "Boats", "": "Boats"}


@pytest.mark.parametrize(("language", "label"), SAID.items())
def test_a_label_is_said_in_the_language_or_near_it_or_in_english(language: str, label: str) -> None:
    assert said(read(GOOD, "x").name, language) == label


def test_the_element_of_a_list_is_a_field_of_its_own() -> None:
    found = read(GOOD, "x").field("lengths")
    assert isinstance(found, Field)
    assert (found.element.name, found.element.of, found.element.required) == ("lengths", "", True)
