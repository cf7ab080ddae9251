"""What the tutorial and the README show of a play is what the play prints."""

import re
from pathlib import Path

import pytest

from tests.scenarios.staging import demonstrated

ROOT = Path(__file__).resolve().parents[2]
PLAYS = ("march-2022", "hoax-2008", "vienna-2022")
TABLES = re.compile(r"```text\n(?!play )(.*?)```", re.DOTALL)
BY_CHANCE = re.compile(
    r"[0-9a-f]{8}|byte|bytes|\bverify: Forged"
)  # names and sizes that differ from run to run


def cells(page: str) -> list[str]:
    """Everything that a page shows in its tables, cell by cell, a line of each."""
    text = (ROOT / page).read_text("utf-8")
    lines = [line for block in TABLES.findall(text) for line in block.splitlines()]
    shown = [
        cell.strip() for line in lines if not BY_CHANCE.search(line) for cell in re.split(r"\s{2,}", line)
    ]
    return sorted({cell for cell in shown if cell and "─" not in cell})


@pytest.mark.parametrize("page", ["docs/tutorial/demo.md", "README.md"])
def test_what_a_page_shows_of_a_play_was_printed_by_it(page: str) -> None:
    shown = cells(page)
    assert len(shown) > len(PLAYS)
    printed = [line for name in PLAYS for line in demonstrated(name).printed.splitlines()]
    assert [cell for cell in shown if not any(cell in line for line in printed)] == []
