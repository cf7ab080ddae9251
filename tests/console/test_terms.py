"""The field's words on the pages: every value that a page may have to show has some, and stands nowhere by its name."""

import re

import pytest

from parley.console import alarmed, reasons, speech
from parley.forms import catalogue
from parley.line import assurances, calls, drafts, facts, linetest, message, request_parts, requests
from parley.line.silence import Evidence
from parley.line.values import (
    Bearers,
    Declared,
    Desk,
    Lamp,
    Layer,
    PendingCode,
    Precedence,
    Principal,
    RefusalCode,
    Role,
    SilenceClass,
    Usage,
)
from tests.console.test_speech import words

STATES = {
    str(state)
    for states in (
        calls.State,
        linetest.State,
        message.State,
        requests.State,
        assurances.State,
        drafts.DraftState,
        drafts.ClaimState,
    )
    for state in states
} | {"OPEN", "REPAIR", "MENDED", "CLOSED"}  # the last of fault tickets
GROUPS = {
    "state": STATES,
    "mark": {mark.value for mark in message.Mark},
    "evidence": {level.name for level in Evidence},
    "precedence": {precedence.value for precedence in Precedence},
    "silence": {silence.value for silence in SilenceClass},
}
EVERY = {
    **GROUPS,
    "declared": {state.value for state in Declared},
    "light": {light.value for lights in (Bearers, Desk, Principal) for light in lights},
    "lamp": {lamp.value for lamp in Lamp},
    "layer": {layer.value for layer in Layer},
    "refusal": {code.value for code in RefusalCode},
    "pending": {code.value for code in PendingCode},
    "role": {role.value for role in Role} - {"other"},
    "marking": {usage.value for usage in Usage},
    "step": {step.value for step in calls.Step},
    "became-call": {state.value for state in calls.State if state in calls.ENDS},
    "became-test": {state.value for state in linetest.State},
    "became-request": {state.value for state in requests.State},
    "became-assurance": {state.value for state in assurances.State},
    "rq-afterwards": {came.value for came in request_parts.Afterwards},
    "kind": {kind.partition("/")[0].replace(".", "-") for kind in facts.KINDS},
}


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("mine", [True, False, None])
def test_every_value_has_words_of_its_own(group: str, mine: bool | None) -> None:
    said = [str(speech.speech("en").term(group, value, mine)) for value in GROUPS[group]]
    assert len(set(said)) == len(said)
    assert not set(said) & {value for value in GROUPS[group] if "_" in value}  # which stand for themselves


EXPLAINED = {"uk": "роз’яснен", "ru": "разъяснен", "ar": "إيضاح", "zh": "说明"}  # as the form RFE has it
OTHERWISE = {"uk": "поясненн", "ru": "объяснен", "ar": "تفسير", "zh": "解释"}
ASKED_FOR = re.compile(
    r"request for explanation|requests for explanation|ask for an explanation|^explanation$", re.IGNORECASE
)


@pytest.mark.parametrize("language", EXPLAINED)
def test_a_request_for_explanation_is_called_on_every_page_what_its_form_is_called(language: str) -> None:
    form = catalogue.builtin().newest("RFE")
    assert form is not None
    assert speech.speech(language).say("rq-request") == form.name[language]
    said = {
        key: text for key, text in words("en").items() if ASKED_FOR.search(text.partition(" = ")[2].strip())
    }
    assert len(said) > 10
    told = {key: words(language)[key].casefold() for key in said}
    assert {key: text for key, text in told.items() if EXPLAINED[language] not in text} == {}
    assert {key: text for key, text in told.items() if OTHERWISE[language] in text} == {}


@pytest.mark.parametrize("language", speech.LANGUAGES)
@pytest.mark.parametrize("group", EVERY)
def test_no_value_stands_for_itself_in_any_language(group: str, language: str) -> None:
    assert {
        value for value in EVERY[group] if f"{group}-{value.replace('_', '-')}" not in words(language)
    } == set()


CALL = [state.value for state in calls.State]
TEST = [state.value for state in linetest.State]
ASKED = [state.value for state in requests.State]
SAID = [state.value for state in Declared]
SENTENCES = {  # what the machines say of where something stands, of which group that is, and where it may be
    "that cannot be said of this call, which stands at {}": ("state", CALL),
    "a call from secretary to minister is under way: {}": ("state", CALL),
    "the draft 0123456789ab stands at {}": ("state", [state.value for state in drafts.DraftState]),
    "that test cannot be read back so: it has ended: {}": ("state", TEST),
    "PickedUp while the call stood at {}": ("state", CALL),
    "claims {}, though by its own `after` the call stood at RINGING: UNANSWERED": ("state", CALL),
    "claims UNANSWERED, though by its own `after` the call stood at {}: UNANSWERED": ("state", CALL),
    "read back after the test had ended: {}": ("state", TEST),
    "claims {} of a test that had ended: READ_BACK": ("state", TEST),
    "claims UNANSWERED of a request that stood at {}": ("state", ASKED),
    "claims {}, having listened 3 min": ("state", CALL),
    "declares its side {} from 041230Z MAR 22": ("declared", SAID),
    "{}: movements": ("state", ASKED),
    "review of {}": ("declared", SAID),
    "the last 3 attempts that show something of a principal: {}, REFUSED R99, still AWAITING P2": (
        "state",
        CALL,
    ),
    "{} on a call to minister": ("step", [step.value for step in calls.Step]),
}


@pytest.mark.parametrize("language", speech.LANGUAGES)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_where_something_stands_is_said_in_words_and_never_by_its_name(sentence: str, language: str) -> None:
    tongue = speech.speech(language)
    told, (group, names) = alarmed.teller(tongue, reasons.teller(tongue)), SENTENCES[sentence]
    for name in names:
        said = told(sentence.format(name))
        called = {plain(str(tongue.term(group, name, mine))) for mine in (True, False, None)}
        rest = [plain(said).replace(word, "") for word in called if word in plain(said)]
        assert rest, (name, said)
        assert called == {name} or not re.search(rf"\b{name}\b", rest[0]), (name, said)
        assert 'lang="en"' not in said, name


def plain(told: str) -> str:
    return re.sub(r"<[^>]*>|[\u2066-\u2069]", "", told)


@pytest.mark.parametrize("language", speech.LANGUAGES)
def test_that_a_person_signed_how_a_call_goes_on_is_not_read_as_that_the_call_was_answered(
    language: str,
) -> None:
    say = speech.speech(language).say
    answered = {say(key).casefold() for key in ("state-ANSWERED", "mark-ANSWERED", "cv-level-answered")}
    assert say("evidence-ANSWERED").casefold() not in answered


def test_a_hash_is_called_by_one_word_in_ukrainian() -> None:
    said = " ".join(words("uk").values()).casefold()
    assert "хеш" in said
    assert "геш" not in said
