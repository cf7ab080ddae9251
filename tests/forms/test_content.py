"""Every type of ours is whole: in five languages, in its own script, and such that something can be written in it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import msgspec
import pytest

from parley.forms import check, fitting, phrasebook, slots, typed, wording
from parley.forms import shown as reading
from parley.forms.catalogue import builtin
from parley.forms.definition import OURS, Definition, Field
from parley.line import facts as f
from parley.line.terms import Weekday
from parley.line.values import Declared, Precedence
from tests.forms import examples

ALL: Final = builtin().all()
WRITTEN: Final = [definition for definition in ALL if definition.written]
CARRIED: Final = [definition for definition in ALL if not definition.written]

by_type = pytest.mark.parametrize("definition", ALL, ids=lambda d: d.short)
by_written = pytest.mark.parametrize("definition", WRITTEN, ids=lambda d: d.short)
by_language = pytest.mark.parametrize("language", OURS)

# In which script a label of each language stands; what else it may hold is Latin: names, codes, units.
SCRIPTS: Final = {"en": "LATIN", "ru": "CYRILLIC", "uk": "CYRILLIC", "ar": "ARABIC", "zh": "CJK"}
# Letters that only one of the two has.
RUSSIAN: Final = re.compile("[ыэъё]", re.IGNORECASE)
UKRAINIAN: Final = re.compile("[іїєґ]", re.IGNORECASE)


def scripts(text: str) -> set[str]:
    """The scripts of its letters, by the first word of their Unicode names."""
    return {unicodedata.name(letter).partition(" ")[0] for letter in text if letter.isalpha()}


def labels(definition: Definition) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every label of a type with where it stands."""
    yield "name", definition.name
    yield "about", definition.about
    for where, field in fields(definition.fields):
        yield where, field.label
        if field.help:
            yield f"{where}, help", field.help
        yield from ((f"{where}={option.value}", option.label) for option in field.options)


def fields(some: tuple[Field, ...], at: str = "") -> Iterator[tuple[str, Field]]:
    """Every field with its path, the columns of tables too."""
    for field in some:
        yield f"{at}{field.name}", field
        yield from fields(field.columns, f"{at}{field.name}.")


def kept_apart(labelled: Mapping[str, str], where: str) -> list[str]:
    """What is wrong with the scripts of one label."""
    wrong = [
        f"{where}, {language}: {text!r} has no letter of its script"
        for language, text in labelled.items()
        if SCRIPTS[language] not in scripts(text)
    ]
    wrong += [
        f"{where}, {language}: {text!r} mixes in {foreign}"
        for language, text in labelled.items()
        if (foreign := scripts(text) - {SCRIPTS[language], "LATIN"})
    ]
    if UKRAINIAN.search(labelled["ru"]):
        wrong.append(f"{where}: Ukrainian letters in the Russian {labelled['ru']!r}")
    if RUSSIAN.search(labelled["uk"]):
        wrong.append(f"{where}: Russian letters in the Ukrainian {labelled['uk']!r}")
    return wrong


# --- five languages -------------------------------------------------------------------------------------------


@by_type
def test_every_word_of_a_type_stands_in_five_languages_each_in_its_script(definition: Definition) -> None:
    wrong = []
    for where, labelled in labels(definition):
        assert sorted(labelled) == sorted(OURS), where
        assert all(text == text.strip() != "" for text in labelled.values()), where
        wrong += kept_apart(labelled, where)
    assert wrong == []


def test_the_check_of_scripts_finds_a_text_under_the_wrong_language() -> None:
    right = {"en": "Place", "ru": "Объезд", "uk": "Місце", "ar": "المكان", "zh": "地点"}
    assert kept_apart(right, "x") == []
    assert kept_apart(right | {"uk": "Объезд"}, "x")
    assert kept_apart(right | {"ru": "Місце"}, "x")
    assert kept_apart(right | {"ar": "Place"}, "x")
    assert kept_apart(right | {"zh": "地点 Место"}, "x")
    assert kept_apart(right | {"en": "Рlace"}, "x"), "a Cyrillic letter that looks Latin"  # noqa: RUF001  # so meant


@by_type
def test_a_translation_is_not_the_english_text_again(definition: Definition) -> None:
    for where, labelled in labels(definition):
        assert len(set(labelled.values()) - {labelled["en"]}) >= 3, where


@by_type
@by_language
def test_no_two_fields_and_no_two_choices_are_called_alike(definition: Definition, language: str) -> None:
    """A person fills the form by its labels, and `parse` takes a choice by its label."""
    for table in [definition.fields, *(field.columns for field in definition.fields if field.columns)]:
        called = [field.label[language] for field in table]
        assert len(set(called)) == len(called)
    for where, field in fields(definition.fields):
        called = [option.label[language].casefold() for option in field.options]
        assert len(set(called)) == len(called), where


@by_language
def test_no_two_types_are_called_alike(language: str) -> None:
    called = [definition.name[language] for definition in ALL]
    assert len(set(called)) == len(called)


@by_type
def test_every_unit_has_a_word_in_five_languages(definition: Definition) -> None:
    for where, field in fields(definition.fields):
        if field.unit and field.unit != "%":  # read as a sign in all of them
            assert len(wording.words(f"unit.{field.unit}")) == len(OURS), where


# --- the catalogue --------------------------------------------------------------------------------------------


def test_every_number_of_the_catalogue_has_its_type_but_for_what_later_issues_bring() -> None:
    notices, minutes, conflict_alert = set(range(18, 28)), 17, 34
    numbers = {definition.number for definition in ALL} - {0}
    assert numbers == set(range(1, 39)) - notices - {minutes, conflict_alert}


def test_a_file_is_named_as_its_type() -> None:
    folder = Path(str(files("parley.forms"))) / "types"
    names = {path.stem for path in folder.glob("*.toml")}
    assert names == {definition.short.lower() for definition in ALL}


def test_what_a_type_answers_is_a_type_that_people_write() -> None:
    for definition in ALL:
        for name in definition.follows:
            found = builtin().newest(name) or builtin().get(name)
            assert found, f"{definition.short} answers {name}"
            assert found.written, f"{definition.short} answers {name}"


def test_what_cannot_wait_is_offered_as_flash_and_what_takes_something_back_names_it() -> None:
    flash = {definition.short for definition in WRITTEN if definition.precedence == "Z"}
    assert flash == {"STOP-APPEAL", "CALL-CHECK", "CALL-CHECK-REPLY"}
    assert {d.short for d in ALL if "supersedes" in d.needs} == {"CANCEL", "CORRECT"}
    assert {d.short for d in ALL if "valid_to" in d.needs} == {"ASSURANCE"}, "an assurance ends"


# --- something can be written in each -------------------------------------------------------------------------


@by_written
@by_language
def test_a_form_filled_as_it_asks_fits(definition: Definition, language: str) -> None:
    for fill in (examples.whole, examples.least):
        assert fitting.check(definition, fill(definition, language)) == []


@by_written
def test_a_message_of_each_type_fits_as_a_whole_with_a_translation_beside_it(definition: Definition) -> None:
    message = written(definition, "en", "uk")
    assert check.problems(definition, message) == []
    assert msgspec.json.encode(message.fields)


def written(definition: Definition, language: str, other: str) -> Any:
    given = examples.whole(definition, language)
    beside = SimpleNamespace(language=other, fields=examples.translated(definition, given, other))
    header = {"reply_to": None, "supersedes": None, "valid_to": None} | examples.header(definition)
    return SimpleNamespace(
        type=definition.type, precedence=definition.precedence, language=language, authentic=language,
        fields=given, translations=[beside], **header,
    )  # fmt: skip


@by_written
def test_an_example_without_a_field_that_it_needs_does_not_fit(definition: Definition) -> None:
    given = examples.least(definition)
    for name in given:
        left = {key: value for key, value in given.items() if key != name}
        assert fitting.check(definition, left) == [f"{name}: missing"]


def test_the_example_of_a_phrase_is_one_that_can_be_read() -> None:
    fields_ = examples.MEANT["PHRASE"]
    assert phrasebook.builtin().problems(fields_["phrase"], slots.texts(fields_["slots"])) == []


@by_written
def test_what_the_header_must_have_is_missed(definition: Definition) -> None:
    message = written(definition, "en", "ru")
    for need in definition.needs:
        without = SimpleNamespace(**(vars(message) | {need: None}))
        assert check.problems(definition, without) == [f"{need}: {definition.short} cannot do without it"]


@by_written
@by_language
def test_every_value_of_an_example_is_read_as_it_was_shown(definition: Definition, language: str) -> None:
    given = examples.whole(definition, language)
    for field in definition.fields:
        said = reading.shown(field, given[field.name], language)
        assert typed.parse(field, said) == given[field.name], field.name


@pytest.mark.parametrize(
    "definition", [d for d in WRITTEN if d.precedence in {"Z", "O"}], ids=lambda d: d.short
)
def test_a_form_that_is_offered_as_urgent_can_be_filled_within_two_hundred_words(
    definition: Definition,
) -> None:
    assert check.words_of(definition, examples.whole(definition)) <= check.WORDS_MAX


@by_written
def test_no_type_asks_for_more_than_an_entry_can_hold_of_it_in_its_own_language(
    definition: Definition,
) -> None:
    """The texts and lines alone, at their longest, in three-byte letters; a table can still be overfilled."""
    longest = sum(field.characters for field in definition.fields if field.kind in {"line", "text"})
    assert longest * 3 <= 60_000


# --- what other entries carry ---------------------------------------------------------------------------------


def of_entries(definition: Definition) -> dict[str, set[str]]:
    """The fields of each kind of entry that carries the type, by kind."""
    return {
        kind: {str(field.encode_name) for field in msgspec.structs.fields(f.KINDS[kind])}
        for kind in definition.carried
    }


@pytest.mark.parametrize("definition", [d for d in CARRIED if d.short != "CORRECT"], ids=lambda d: d.short)
def test_a_type_that_entries_carry_has_their_fields_and_no_other(definition: Definition) -> None:
    kinds = of_entries(definition)
    named = {field.name for field in definition.fields}
    assert named == set[str]().union(*kinds.values())
    for field in definition.fields:
        if field.required:
            assert all(field.name in had for had in kinds.values()), field.name


def test_a_correction_is_a_message_of_its_own_type_and_has_no_form() -> None:
    correct = builtin().get("CORRECT/1")
    assert correct
    assert correct.carried == ("message.sent/1 with supersedes",)
    assert not correct.written
    assert correct.fields == ()


def values(type_: str, *path: str) -> list[str]:
    """The choices of one field."""
    definition = builtin().newest(type_)
    assert definition
    found = dict(fields(definition.fields))[".".join(path)]
    return [option.value for option in found.options]


def test_the_choices_are_those_of_the_entries_and_of_the_agreement() -> None:
    nacked: Any = msgspec.inspect.type_info(f.KINDS["message.nacked/1"])
    reasons = next(field.type for field in nacked.fields if field.name == "reason")
    assert set(values("NEG-ACK", "reason")) == set(reasons.values)
    assert values("LINE-STATUS", "state") == [state.value for state in Declared]
    assert values("MINIMIZE", "lowest") == [precedence.value for precedence in Precedence]
    assert values("CALL-OFFER", "precedence") == [precedence.value for precedence in Precedence]
    assert values("ROSTER", "posts", "days") == [day.value for day in Weekday]


def test_a_reply_answers_the_items_that_a_request_can_ask() -> None:
    assert values("RFE-REPLY", "answers", "item") == values("RFE", "items")
    assert values("RFE", "items") == [
        "objective", "location", "completion", "formations", "subordination", "equipment",
    ]  # fmt: skip
