"""Two honest stations at rest; the second may turn out to be in bad faith."""

from pathlib import Path

import pytest

from tests.station.pairs import START, Side, make_folder, pair, settle
from tests.station.rogue import Rogue


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side]:
    a, b = (Side(make_folder(tmp_path / name, name), tmp_path / "volatile") for name in ("aster", "boreas"))
    pair(a, b)
    settle(a, b, START)
    return a, b


@pytest.fixture
def rogue(sides: tuple[Side, Side]) -> Rogue:
    """`boreas` in bad faith, towards `aster`."""
    return Rogue(sides[1], sides[0])
