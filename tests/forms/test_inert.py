# ruff: noqa: RUF001  # words in scripts whose letters look Latin
"""Texts of others do nothing: to a line, to the lines beside it, to whoever counts columns."""

import unicodedata
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.forms import inert
from tests.forms.hostile import HOSTILE

anything = st.text(st.characters(codec=None), max_size=60)


@given(anything)
def test_a_harmless_line_has_nothing_that_acts_and_leaves_nothing_out(text: str) -> None:
    made = inert.line(text)
    assert all(
        letter in "\u200c\u200d"
        or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        for letter in made
    )
    assert made.encode().decode() == made
    assert inert.line(made) == made  # once is enough
    if text.isascii() and text.isprintable():
        assert made == text


ESCAPED: Final = {
    "\u202e": "\\u{202e}",
    "a\nb\tc": "a\\nb\\tc",
    "\ufeff": "\\u{feff}",
    "می\u200cخواهم": "می\u200cخواهم",
    "a" + "\u0301" * 6: "a" + "\u0301" * 4 + "\\u{301}" * 2,
    "\u3164": "\\u{3164}",
    "\U000e0041": "\\u{e0041}",
}


@pytest.mark.parametrize(("text", "made"), ESCAPED.items(), ids=[ascii(text) for text in ESCAPED])
def test_what_acts_is_shown_and_what_a_script_needs_is_kept(text: str, made: str) -> None:
    assert inert.line(text) == made


def test_lines_break_where_their_author_broke_them_and_nowhere_else() -> None:
    assert inert.lines("a\nb\r\nc\rd\u2028e\x0bf") == ["a", "b", "c", "d\\u{2028}e\\u{b}f"]
    assert inert.lines("\ta") == ["    a"]


@given(anything, st.integers(2, 40))
def test_a_wrapped_line_fits_and_leaves_nothing_out(text: str, columns: int) -> None:
    made = inert.line(text)
    cut = list(inert.wrapped(made, columns))
    assert all(inert.width(part) <= columns for part in cut)
    assert "".join("".join(cut).split()) == "".join(made.split())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_is_wrapped_in_time_that_grows_with_it(text: str) -> None:
    assert sum(1 for line in inert.lines(text * 5) for _ in inert.wrapped(line, 62)) < 20_000


WIDTHS: Final = {"bridge": 6, "мост": 4, "桥梁": 4, "e\u0301": 1, "\u2066x\u2069": 1, "ｘ": 2}


@pytest.mark.parametrize(("text", "columns"), WIDTHS.items())
def test_columns_are_counted_as_a_terminal_does(text: str, columns: int) -> None:
    assert inert.width(text) == columns


DIRECTIONS: Final = [
    ("bridge", "", False), ("جسر", "", True), ("14 جسر", "", True), ("bridge", "ar", True), ("جسر", "en", False),
    ("x", "ar-SY", True), ("14", "", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "rtl"), DIRECTIONS)
def test_a_direction_is_that_of_the_language_or_else_of_the_first_letter(
    text: str, language: str, rtl: bool
) -> None:
    assert inert.rtl(text, language) is rtl


def test_only_what_runs_from_right_to_left_is_isolated() -> None:
    assert inert.isolated("bridge", from_right=True) == "bridge"
    assert inert.isolated("جسر", from_right=True) == "\u2067جسر\u2069"


def test_a_quoted_value_is_short_and_harmless() -> None:
    assert inert.quoted("\u202e" + "x" * 99) == "'\\u{202e}" + "x" * 39 + "…'"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "'plain'"),
        ("it's", r"'it\'s'"),
        ("x' is none of: y", r"'x\' is none of: y'"),
        ("a\\", r"'a\\'"),
        ("a\\' b", r"'a\\\' b'"),
    ],
)
def test_a_quoted_value_cannot_close_its_own_quotation(text: str, shown: str) -> None:
    assert inert.quoted(text) == shown
