"""Two stations' folders with something in them, for commands that read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import At
from tests.views.plays import Pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found


@pytest.fixture
def at_nothing(tmp_path: Path) -> At:
    """A folder in which there is no station."""
    return At(tmp_path / "nothing")
