"""What has not left yet, as the commands show it."""

import pytest

from parley.line import things
from parley.line.drafts import Claimed, Drafted
from parley.views import drafts as view
from tests.views.plays import Pair


def test_of_drafts_that_were_written_in_one_moment_the_last_is_the_last_that_was_written(pair: Pair) -> None:
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    for number in range(8):
        pair.ask(pair.aster, "draft.write", to="duty-desk", text=f"text {number}", by="watch")
        pair.ask(pair.aster, "draft.write", to="duty-desk", text="another office's", by="duty officer")
        found = reading.thing(row.id, view.newest_draft(reading, row, "watch"))
        assert found is not None
        draft = things.load(found.data)
        assert isinstance(draft, Drafted)
        assert draft.letter.text == f"text {number}"


@pytest.mark.parametrize("count", [1, 5])
def test_of_calls_that_were_claimed_in_one_moment_the_last_is_the_last(pair: Pair, count: int) -> None:
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    for number in range(count):
        pair.ask(
            pair.aster, "claimed.open", caller_post="secretary", channel=f"telephone {number}", by="watch"
        )
    found = reading.thing(row.id, view.newest_claimed(reading, row))
    assert found is not None
    claimed = things.load(found.data)
    assert isinstance(claimed, Claimed)
    assert claimed.channel == f"telephone {count - 1}"
