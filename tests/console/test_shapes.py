"""How values look: what others wrote in several lines is told in one, and shows where each line ended."""

import pytest

from parley.console import shapes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("closed\nuntil noon", "closed ⏎ until noon"),
        ("closed  \r\n  until\rnoon\n", "closed ⏎ until ⏎ noon"),
        ("closed", "closed"),
        ("a\u202eb\tc", "a\\u{202e}b\\tc"),
    ],
    ids=[
        "two lines",
        "every sort of line's end, and none at the end",
        "one line",
        "what is hidden stays shown",
    ],
)
def test_a_text_of_others_in_one_line(text: str, shown: str) -> None:
    assert shapes.harmless(text) == shown
    assert shapes.theirs(text) == f"<bdi>{shown}</bdi>"
