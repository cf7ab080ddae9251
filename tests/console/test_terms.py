"""The field's words on the pages: every value that a page may have to show has some."""

import re

import pytest

from parley.console import speech
from parley.forms import catalogue
from parley.line import assurances, calls, drafts, linetest, message, requests
from parley.line.silence import Evidence
from parley.line.values import Precedence, SilenceClass
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
