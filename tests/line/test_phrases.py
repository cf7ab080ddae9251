"""The neutral phrases of a person's test: one at least in each language that a desk may read."""

import pytest

from parley.line.phrases import PHRASES, phrase

ENGLISH = PHRASES["en"]


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr", "ja", "ko", "ru", "uk", "zh"])
def test_a_desk_reads_back_a_phrase_in_its_own_script(language: str) -> None:
    for turn in range(4):
        (found,) = phrase((language,), turn)
        assert found.language == language
        assert found.text not in ENGLISH
        assert any(character.isdigit() for character in found.text)


def test_a_desk_whose_language_has_none_reads_english() -> None:
    assert [phrase(("tlh",), turn)[0].text for turn in range(2)] == list(ENGLISH)
