"""What a party wrote is shown between marks that it cannot close; numbers and entries in brief."""

import pytest

from parley.verdict.telling_parts import SHOWN_MAX, entry, marked, quoted, run, spans

HOSTILE = {
    "a closing mark": ("x' and then", '"x\' and then"'),
    "both marks": ("x' and \" then", "'x\\' and \" then'"),
    "a new line": ("x\nATTEMPTS: 0", "'x\\nATTEMPTS: 0'"),
    "a separator of lines": ("x\u2028y", "'x\\u2028y'"),
    "an override of direction": ("\u202eevil", "'\\u202eevil'"),
    "an escape sequence": ("\x1b[2J", "'\\x1b[2J'"),
    "a letter that shows nothing": ("x\u3164y", "'x\\u{3164}y'"),
    "its own writing": ("Что это?", "'Что это?'"),
}


@pytest.mark.parametrize(("text", "shown"), HOSTILE.values(), ids=HOSTILE)
def test_a_text_stays_between_its_marks(text: str, shown: str) -> None:
    assert quoted(text) == shown


def test_a_tower_of_marks_is_cut_and_a_long_text_ends_with_an_ellipsis() -> None:
    assert quoted("a" + "\u0301" * 50).count("\u0301") < 10
    assert quoted("x" * SHOWN_MAX) == f"'{'x' * SHOWN_MAX}'"
    assert quoted("x" * (SHOWN_MAX + 1)) == f"'{'x' * SHOWN_MAX}…'"


@pytest.mark.parametrize(
    ("numbers", "shown"), [((), ""), ((4,), "4"), ((3, 5, 9, 7, 8), "3, 5, 7 to 9"), ((2, 2, 1), "1 to 2")]
)
def test_numbers_in_brief(numbers: tuple[int, ...], shown: str) -> None:
    assert spans(numbers) == shown
    assert run(4, 4) == "4"


def test_what_belongs_to_nothing_is_not_marked_and_no_entry_is_no_place() -> None:
    assert (marked("", ""), marked("DRILL", ""), marked("EXERCISE", "x' y")) == (
        "",
        "DRILL ",
        'EXERCISE "x\' y" ',
    )
    assert entry(None) == ""
