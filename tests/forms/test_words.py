# ruff: noqa: RUF001  # words in five scripts, one of which has letters that look Latin
"""Words are counted alike on both sides of the line: 199, 200 and 201, in five languages."""

import itertools
import time
import unicodedata
from types import SimpleNamespace
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uniseg.wordbreak import words

from parley.forms import check
from parley.forms.catalogue import builtin
from parley.forms.words import count

# One word of each language, and what stands between two of them; Chinese counts each ideograph.
WORDS: Final = {
    "en": ("bridge", " "),
    "ru": ("мост", " "),
    "uk": ("об’їзд", ", "),
    "ar": ("جِسْر", "، "),
    "zh": ("桥", ""),
}


def text(language: str, words: int) -> str:
    word, between = WORDS[language]
    return between.join([word] * words)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("words", [0, 1, 199, 200, 201, 2_000])
def test_words_are_counted_in_every_language(language: str, words: int) -> None:
    assert count(text(language, words)) == words


def problems(language: str, words: int, precedence: str) -> list[str]:
    definition = builtin().get("FREE-TEXT/1")
    assert definition is not None
    message: Any = SimpleNamespace(
        type="FREE-TEXT/1",
        precedence=precedence,
        language=language,
        authentic=language,
        fields={"text": text(language, words)},
        translations=(),
        reply_to=None,
    )
    return check.problems(definition, message)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("precedence", ["Z", "O"])
def test_a_flash_of_200_words_fits_and_one_of_201_does_not(language: str, precedence: str) -> None:
    assert problems(language, 199, precedence) == problems(language, 200, precedence) == []
    assert problems(language, 201, precedence) == [
        "more than 200 words: FLASH and IMMEDIATE are short; say less, or send it as PRIORITY"
    ]


@pytest.mark.parametrize("precedence", ["P", "R"])
def test_what_is_not_urgent_may_be_long(precedence: str) -> None:
    assert problems("en", 2_000, precedence) == []


COUNTED: Final = {
    "nothing": ("", 0),
    "spaces and marks": (" \n\t — … ! ", 0),
    "a number": ("54,5", 1),
    "an apostrophe": ("don't об’їзд", 2),
    "a hyphen parts": ("north-east", 2),
    "marks on letters": ("e\u0301te\u0301", 1),
    "a zero-width joiner": ("می\u200cخواهم", 1),
    "figures between ideographs": ("在14号标", 4),
    "a position": ("54°21.5'N", 3),
    "emoji are no words": ("🚢🚢", 0),
}


@pytest.mark.parametrize(("said", "words"), COUNTED.values(), ids=COUNTED.keys())
def test_what_a_word_is(said: str, words: int) -> None:
    assert count(said) == words


@given(st.text(max_size=200), st.integers(0, 30))
def test_counting_may_stop_early_and_then_says_more_than_enough(said: str, enough: int) -> None:
    whole, cut = count(said), count(said, enough)
    assert (cut > enough) == (whole > enough)
    assert cut <= whole


@given(st.lists(st.text(max_size=30), max_size=8))
def test_lines_are_counted_apart(said: list[str]) -> None:
    bare = [part.replace("\n", "") for part in said]
    assert count("\n".join(bare)) == sum(map(count, bare))


# One or more characters of every sort that the rules know; some are of two sorts.
SORTS: Final = "aⒶ˂א1٣ア_:·,;.'’\"\u0301\u200d\u00ad\uff9e\r\n\u0085 \u3000🇦🚢ℹ©桥ก[\ufeff\u20e3㊗#"


def told(said: str) -> int:
    """The words by another's implementation, which walks the rules one by one."""
    return sum(any(unicodedata.category(letter)[0] in "LN" for letter in part) for part in words(said))


def test_any_two_sorts_beside_each_other_are_counted_as_the_rules_say() -> None:
    pairs = ["".join(pair) for pair in itertools.product(SORTS, repeat=2)]
    assert [pair for pair in pairs if count(pair) != told(pair)] == []


@settings(max_examples=400)
@given(st.text(st.sampled_from(SORTS) | st.characters(), max_size=12))
def test_any_text_is_counted_as_the_rules_say(said: str) -> None:
    assert count(said) == told(said)


LONG: Final = {
    "marks": "[" * 16_000,
    "one word": "a" * 16_000,
    "letters and digits": "a1" * 8_000,
    "letters with accents": "a\u0301" * 8_000,
    "accents alone": "\u0301" * 16_000,
    "apostrophes": "ab'" * 5_300,
    "joined pictures": "a\u200dℹ" * 5_300,
}


@pytest.mark.parametrize("said", LONG.values(), ids=LONG.keys())
def test_the_longest_text_holds_nobody_up(said: str) -> None:
    """Walking the rules took half a second, in the turn that hears it; a parcel may bring hundreds."""
    start = time.thread_time()
    assert count(said, 200) <= 201
    assert time.thread_time() - start < 0.1
