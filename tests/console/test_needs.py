"""Why a card says that a line needs somebody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.console import lines
from parley.views import status
from parley.wiring import card_of
from tests.views.plays import MINUTE, Pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found


def first_need(pair: Pair) -> str:
    around = status.Around(str(pair.boreas.folder), pair.now, 100 << 30, None)
    (line,) = status.status(pair.reading(pair.boreas), card_of(pair.boreas.folder), around)["lines"]
    word: str = lines.needs(line, pair.now)[0]["word"]
    return word


def test_a_call_beyond_their_share_of_flash_waits_and_is_not_said_to_ring(pair: Pair) -> None:
    terms = pair.boreas.book.line.core.terms
    assert terms is not None
    for _ in range(terms.flash_a_day):
        call = pair.ringing(precedence="Z")
        assert first_need(pair) == "rings"
        pair.ask(pair.aster, "call.withdraw", call=call)
        pair.settle(MINUTE)
    pair.ringing(precedence="Z")
    assert first_need(pair) == "waits"
