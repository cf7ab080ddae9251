"""Marks in a row are cut to thirty; any other text stays as it is."""

import time
import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.forms.marks import ROW_MAX, bounded

KEPT: Final = {
    "nothing": "",
    "letters": "the bridge",
    "a letter with four marks": "a\u0301\u0302\u0303\u0304",
    "marks at the beginning": "\u0301 x",
    "thirty marks": "a" + "\u0301" * ROW_MAX + "b",
    "vowels of Devanagari": "क्षि" * 50,
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_what_a_script_needs_stays(text: str) -> None:
    assert bounded(text) == text


TOWERS: Final = {
    "one mark, often": "\u0301",
    "marks in the wrong order": "\u0345\u0315\u0334",
    "a mark that is two": "\u0344",
    "marks kept apart by what is unseen": "\u0301\u200d",
    "a sign that is two marks once it is taken apart": "\u0f73",
}


@pytest.mark.parametrize("mark", TOWERS.values(), ids=TOWERS.keys())
def test_a_tower_is_cut_and_normalized_at_once(mark: str) -> None:
    cut = bounded(f"a{mark * 16_000}b")
    assert (cut[0], cut[-1], len(cut)) == ("a", "b", ROW_MAX + 2)
    start = time.thread_time()
    unicodedata.normalize("NFKC", bounded(f"b{mark * ROW_MAX} " * 500))
    assert time.thread_time() - start < 0.1


@given(st.text(st.sampled_from("ab \u0301\u0334\u0f73") | st.characters()))
def test_cutting_twice_cuts_no_further(text: str) -> None:
    assert bounded(bounded(text)) == bounded(text)
