"""The console's languages: each says all that English says, with the same values in it."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, FluentSerializer, ast
from markupsafe import Markup

from parley.console import speech

PLACES = re.compile(r"\$([a-z_]+)")
LANGUAGES = list(speech.LANGUAGES)
KEPT_APART = (
    "state",
    "silence",
    "refusal",
    "pending",
    "evidence",
    "declared",
    "light",
    "step",
    "became-call",
    "became-test",
    "became-request",
    "became-assurance",
    "rq-afterwards",
)


@cache
def words(language: str) -> dict[str, str]:
    """Each key of a language with its words as they are written."""
    found: dict[str, str] = {}
    for path in speech.files(language):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path}: {entry.id.name} twice"
                found[entry.id.name] = FluentSerializer().serialize_entry(entry)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_says_what_english_says_about_the_same_values(language: str) -> None:
    english, found = words("en"), words(language)
    assert found.keys() == english.keys()
    for key, text in found.items():
        assert set(PLACES.findall(text)) == set(PLACES.findall(english[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_hold_no_markup_of_their_own(language: str) -> None:
    for key, text in words(language).items():
        assert not re.search(r"[<&]", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_never_merged_is_not_merged_by_a_translation(language: str) -> None:
    tongue = speech.speech(language)
    for group in KEPT_APART:
        keys = [key for key in words(language) if key.startswith(f"{group}-")]
        assert len(keys) > 1
        for mine in (True, False, None):
            said = [str(tongue.say(key, whose=speech.whose(mine))).casefold() for key in keys]
            assert sorted(set(said)) == sorted(said), group


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_one_sides_is_said_otherwise_on_either_side(language: str) -> None:
    tongue = speech.speech(language)
    keys = [key for key, text in words(language).items() if "$whose" in text]
    assert {"state-OUR-FAULT", "step-OurOutage", "call-by-station", "became-test-OUR-FAULT"} <= set(keys)
    for key in keys:
        values = dict.fromkeys(PLACES.findall(words(language)[key]), "x")
        said = {
            str(tongue.say(key, **{**values, "whose": speech.whose(mine)})) for mine in (True, False, None)
        }
        assert len(said) == len(("ours", "theirs", "neither")), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_is_counted_as_the_language_counts(language: str) -> None:
    counts = Locale(language).plural_form.tags
    found = FluentParser().parse("".join(words(language).values()))
    for entry in found.body:
        assert isinstance(entry, ast.Message)
        for choice in chosen(entry):
            if isinstance(choice.selector, ast.VariableReference) and choice.selector.id.name == "whose":
                continue  # which counts nothing
            named = {
                variant.key.name for variant in choice.variants if isinstance(variant.key, ast.Identifier)
            }
            assert named == counts | {"other"}, entry.id.name


def chosen(entry: ast.Message) -> list[ast.SelectExpression]:
    """The places where the words depend on a number."""
    assert entry.value is not None
    within = [part.expression for part in entry.value.elements if isinstance(part, ast.Placeable)]
    return [each for each in within if isinstance(each, ast.SelectExpression)]


def test_a_text_is_escaped_and_set_apart_and_markup_of_ours_is_let_through() -> None:
    tongue = speech.speech("en")
    assert tongue.say("to-post", post="<b>") == "to \u2068&lt;b&gt;\u2069"
    assert tongue.say("to-post", post=Markup("<b>x</b>")) == "to <b>x</b>"


def test_a_value_without_words_stands_for_itself() -> None:
    assert speech.speech("uk").term("state", "SOMETHING_NEW") == "SOMETHING_NEW"
    assert speech.speech("en").term("silence", "S5") == "refused"


@pytest.mark.parametrize(
    ("accepted", "spoken"),
    [
        ("", "en"),
        ("fr,de;q=0.5", "en"),
        ("uk-UA,uk;q=0.9", "uk"),
        ("fr, ar;q=0.3", "ar"),
        ("zh-Hant-TW", "zh"),
        (",;q", "en"),
    ],
)
def test_the_first_language_of_the_browser_that_we_speak(accepted: str, spoken: str) -> None:
    assert speech.preferred(accepted) == spoken


def test_every_language_has_a_folder_and_no_folder_is_without_one() -> None:
    assert {path.name for path in Path(speech.WORDS).iterdir()} == set(LANGUAGES)


def test_a_text_longer_than_fluent_places_is_said_all_the_same() -> None:
    long = "<\u0301" * 2_000
    assert speech.speech("en").say("to-post", post=long).startswith("to \u2068&lt;\u0301&lt;")
    assert str(speech.speech("en").say("to-post", post=long)).count("&lt;") == 2_000
