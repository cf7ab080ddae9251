"""What can be found of a message that somebody hostile wrote: no text of theirs holds a turn up."""

import time
from pathlib import Path

import pytest

from parley.line.values import Post, Precedence
from parley.line.written import message
from parley.station import written
from tests.stores.houses import HOUSES, LINE, begun

TOWERS = {
    "marks in the wrong order": "\u0315\u0300\u05ae",
    "marks that a search leaves out and marks that it does not": "\u0345\u200d\u0334",
    "signs that are two marks once they are taken apart": "\u0f73",
}


@pytest.mark.parametrize("mark", TOWERS.values(), ids=TOWERS.keys())
def test_a_tower_of_marks_is_indexed_at_once(mark: str, tmp_path: Path) -> None:
    """An entry of nothing else took a store nine seconds to fold; a parcel has room for sixty."""
    fact = message(
        number=1,
        from_=Post("desk"),
        to=(Post("desk"),),
        precedence=Precedence.PRIORITY,
        fields={"text": "bridge " + mark * (15_000 // len(mark))},
        type="FREE-TEXT/1",
    )
    store = begun(HOUSES["sqlite"](tmp_path).open())
    start = time.thread_time()
    with store.writing() as page:
        page.written(LINE.id, [written.row(fact, "ab" * 32, 0, mine=False)])
    assert time.thread_time() - start < 0.1
    store.close()
