"""The plays' two stations as a fixture."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.views.plays import Pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found
