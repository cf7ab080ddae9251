"""The architecture page names files that are there, and every folder of the package."""

import re

import pytest

from tests.docs.pages import page
from tests.docs.test_reference import SRC

PAGE = page("explanation/architecture")
NAMED = sorted(set(re.findall(r"`([a-z_]+/[a-z_/]*[a-z_]+\.py)`", PAGE.text)))
RESERVED = {"space", "forms", "board", "media", "console"}  # floors without a folder yet
DATA = {"plays"}


@pytest.mark.parametrize("name", NAMED)
def test_a_file_on_the_page_is_there(name: str) -> None:
    assert (SRC / name).is_file()


def test_every_folder_has_its_floor_on_the_page() -> None:
    floors = PAGE.table("Floor", "Folder", "What lives there", "What it may not do").column("Folder")
    said = {name for floor in floors for name in floor.split(", ")}
    folders = {path.name for path in SRC.iterdir() if path.is_dir() and not path.name.startswith("_")}
    assert said == (folders - DATA) | RESERVED
    assert {path.stem for path in SRC.glob("*.py")} == {"__init__"}


def test_every_machine_of_a_line_can_be_found_from_the_page() -> None:
    files = {f"line/{path.name}" for path in (SRC / "line").glob("*.py")}
    small_words = {"line/__init__.py", "line/values.py", "line/effects.py", "line/status.py"}
    assert files - set(NAMED) - small_words == set()
