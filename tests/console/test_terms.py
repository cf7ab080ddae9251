"""The field's words on the pages: every value that a page may have to show has some."""

import pytest

from parley.console import speech
from parley.line import assurances, calls, drafts, linetest, message, requests
from parley.line.silence import Evidence
from parley.line.values import Precedence, SilenceClass

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
