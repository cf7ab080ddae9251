"""The fixed words around a form: each in five languages, with the same slots, and no word that says too much."""

import re
from typing import Final

import pytest

from parley.forms import wording
from parley.forms.definition import OURS

BARE: Final = ("banner", "receipt", "state", "aloud", "type")


@pytest.mark.parametrize("key", wording.keys())
def test_a_word_stands_in_every_language_with_the_same_slots(key: str) -> None:
    told = [wording._words()[key].get(language, "") for language in OURS]
    assert all(told)
    assert len({frozenset(re.findall(r"{(\w+)}", text)) for text in told}) == 1
    if key.startswith(BARE):
        assert told[0] not in told[1:], "a sentence that is not translated"


# What says of a receipt that it is no approval, in each language: approval, agreement, permission.
NO_MORE: Final = {
    "en": ("RECEIPT ONLY", "not", "approval", "agreement", "permission"),
    "ru": ("ТОЛЬКО РАСПИСКА", "не", "одобрение", "согласие", "разрешение"),
    "uk": ("ЛИШЕ РОЗПИСКА", "не", "схвалення", "згода", "дозвіл"),
    "ar": ("إيصال استلام فقط", "ليس", "موافقة", "اتفاقًا", "إذنًا"),
    "zh": ("仅为回执", "不是", "批准", "同意", "许可"),
}


@pytest.mark.parametrize("language", OURS)
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_receipt_says_in_every_language_what_it_is_not(language: str, level: int) -> None:
    told = wording.filled(f"receipt.{level}", language, post="desk", dtg="041230Z MAR 22")
    assert all(word in told for word in NO_MORE[language])
    assert "041230Z MAR 22" in told
    assert ("desk" in told) == (level > 1)


def test_a_word_that_is_not_there_is_its_own_name() -> None:
    assert wording.word("usage.WEATHER", "ru") == "WEATHER"
    assert wording.words("usage.WEATHER") == ()


def test_a_language_that_is_not_there_is_answered_in_english_and_a_region_in_its_language() -> None:
    assert wording.word("flag.yes", "fr") == "yes"
    assert wording.word("flag.yes", "uk-UA") == wording.word("flag.yes", "uk") != "yes"


def test_what_fills_a_slot_is_not_read_for_slots_again() -> None:
    told = wording.filled("receipt.2", "en", post="{dtg}", dtg="now")
    assert "the watch of {dtg} at now." in told


def test_the_parts_of_a_sentence_are_its_words_and_its_slots_in_turn() -> None:
    parts = wording.parts("receipt.2", "ar", post="desk", dtg="now")
    assert parts[1::2] == ("desk", "now")
    assert "".join(parts) == wording.filled("receipt.2", "ar", post="desk", dtg="now")
