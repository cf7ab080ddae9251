# ruff: noqa: RUF001  # letters that pass for others are what this is about
"""Letters of several alphabets in one word are shown as what they are; honest words of every language stay."""

import pytest

from parley.console import scripts, shapes

DECEPTIVE = {
    "one Cyrillic letter in a Latin word": ("m\u0456nister", "m\\u{456}nister"),
    "one at its beginning": ("\u0430ster says", "\\u{430}ster says"),
    "a Latin letter in a Cyrillic word": ("м\u0456н\u0456c\u0442р", "м\u0456н\u0456\\u{63}\u0442р"),
    "a Greek letter": ("b\u03bfreas", "b\\u{3bf}reas"),
    "in the second word of two": ("the m\u0456nister", "the m\\u{456}nister"),
}
HONEST = [
    "The minister", "Мост закрыт до особого распоряжения.", "Міст закрито, об’їзд є", "الجسر مغلق 14",
    "桥梁关闭 bridge 14", "From / От: minister", "T-72Б3", "Т-72", "COVID-тест", "5 µm", "naïve Ærøskøbing",
    "Ελλάς", "R03: отказ",
]  # fmt: skip


@pytest.mark.parametrize(("text", "shown"), DECEPTIVE.values(), ids=DECEPTIVE)
def test_a_letter_of_another_alphabet_than_its_word_is_shown_as_its_number(text: str, shown: str) -> None:
    assert scripts.flagged(text) == shown
    assert str(shapes.theirs(text)) == f"<bdi>{shown}</bdi>"


@pytest.mark.parametrize("text", HONEST)
def test_words_of_one_alphabet_each_stay_as_they_are(text: str) -> None:
    assert scripts.flagged(text) == text
