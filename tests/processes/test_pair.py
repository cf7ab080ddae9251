"""What is lost, doubled or answered wrongly is noticed: else the other files here would prove nothing."""

import pytest

from tests.processes.pair import Load, held, letter, outcome, pair, under_load
from tests.scenarios.staging import until


@pytest.mark.slow
def test_what_is_lost_or_doubled_is_noticed() -> None:
    with pair() as (near, far):
        with under_load(near, far, per_s=20) as (mine, theirs):
            until(lambda: mine.acknowledged and theirs.acknowledged, 30)
        assert outcome([mine, theirs]) >= 10

        id_ = mine.asked[0]
        one, two = mine.acknowledged[id_], mine.acknowledged[mine.asked[1]]
        for wrong in ({"never written": one}, {id_: two}):
            liar = Load(near, 1)
            liar.acknowledged = mine.acknowledged | wrong
            with pytest.raises(AssertionError, match="lost"):
                held(liar, far)

        near.station.ask({**letter(id_), "id": "the same message under another id"})
        with pytest.raises(AssertionError, match="doubled"):
            held(mine, far)
