"""What is asked for, when, and how much of it at once: the way decides, and nobody is asked twice at a time."""

import pytest

from parley.record.grammar import Want
from parley.wire import beside as module
from parley.wire.beside import (
    ASK_MS,
    ASK_MS_MAX,
    DAY_BYTES,
    DAY_MS,
    FIRST_BYTES,
    LACKING_MAX,
    LEAST_BYTES,
    LIMITS,
    OTHERS,
    Beside,
    Lacking,
    Limit,
    limit,
)
from parley.wire.flat import PNG

NOW = 1_646_125_200_000
MOST = LIMITS["https"].letter_bytes
A, B = "a" * 64, "b" * 64


def lacking(hash_: str = A, size: int = 1 << 20) -> Lacking:
    return Lacking(hash_, size, PNG)


def beside(*ones: Lacking) -> Beside:
    made = Beside()
    for one in ones or (lacking(),):
        made.add(one)
    return made


def test_the_narrowest_bearer_counts_and_one_that_nobody_knows_is_narrow() -> None:
    assert limit(["https"]) == LIMITS["https"]
    assert limit(["https", "kite"]) == limit([]) == OTHERS
    assert limit(["https"]) == Limit(2_097_152, 184_320)


def test_one_question_at_a_time() -> None:
    made = beside(lacking(A), lacking(B))
    assert made.waits(NOW)
    assert made.ask(NOW, MOST) == Want(A, 0, FIRST_BYTES)
    assert made.ask(NOW, MOST) is None
    assert not made.waits(NOW)
    assert made.due() == made.wakes(NOW) == NOW + ASK_MS


def test_what_is_under_way_does_not_keep_an_answer_of_ours_back() -> None:
    made = beside()
    made.ask(NOW, MOST)
    made.wanted = Want(B, 0, 5)
    assert made.waits(NOW)


def test_a_quick_way_is_used_more_and_more_up_to_a_letter() -> None:
    made = beside(lacking(size=4 << 20))
    asked, now = [], NOW
    for _ in range(6):
        want = made.ask(now, MOST)
        assert want is not None
        asked.append(want.count)
        now += 500
        made.came(made.lacking[A], want.count, now)
    assert asked == [FIRST_BYTES, 2 * FIRST_BYTES, 4 * FIRST_BYTES, MOST, MOST, MOST]


def test_a_slow_way_is_used_less_and_less() -> None:
    made = beside()
    asked, now = [], NOW
    for _ in range(5):
        want = made.ask(now, MOST)
        assert want is not None
        asked.append(want.count)
        now += 2_000
        made.came(made.lacking[A], want.count, now)
    assert asked == [24_576, 12_288, 6_144, LEAST_BYTES, LEAST_BYTES]


@pytest.mark.parametrize("heard", [True, False], ids=["they spoke", "silence"])
def test_an_unanswered_question_is_blamed_only_on_who_spoke(heard: bool) -> None:
    made = beside(lacking(A), lacking(B))
    made.ask(NOW, MOST)
    made.heard = heard
    assert made.missed(NOW + ASK_MS - 1, lost=False) is None
    one = made.missed(NOW + ASK_MS, lost=False)
    assert (one is not None) is heard
    want = made.ask(NOW + ASK_MS, MOST)
    assert want == Want(B if heard else A, 0, FIRST_BYTES // 2)
    assert made.lacking[A].again_ms == (NOW + 2 * ASK_MS if heard else 0)


def test_a_question_whose_letter_was_lost_is_asked_at_once() -> None:
    made = beside()
    made.ask(NOW, MOST)
    assert made.missed(NOW + 1, lost=True) is None
    assert made.waits(NOW + 1)


def test_nobody_is_asked_less_often_than_once_an_hour() -> None:
    made, now = beside(), NOW
    waits = []
    for _ in range(40):
        due = made.due()
        assert due is not None
        now = max(now, due)
        assert made.ask(now, MOST)
        made.heard = True
        one = made.missed(now + ASK_MS, lost=False)
        assert one is not None
        waits.append(one.again_ms - now)
        now += ASK_MS
    assert waits[:4] == [2 * ASK_MS, 4 * ASK_MS, 8 * ASK_MS, 16 * ASK_MS]
    assert waits[-1] == ASK_MS_MAX


def test_a_late_answer_counts_all_the_same() -> None:
    made = beside()
    made.ask(NOW, MOST)
    made.missed(NOW + ASK_MS, lost=False)
    made.came(made.lacking[A], 100, NOW + 9_000)
    assert made.ask(NOW + 9_000, MOST) == Want(A, 100, FIRST_BYTES // 2)


def test_a_share_of_a_day_is_taken_and_the_rest_waits_for_the_next() -> None:
    made = beside()
    assert made.takes(DAY_BYTES, NOW)
    assert not made.takes(1, NOW)
    midnight = (NOW // DAY_MS + 1) * DAY_MS
    assert made.due() == midnight
    assert not made.waits(midnight - 1)
    assert made.waits(midnight)
    assert made.takes(1, midnight)


def test_memory_is_bounded_and_filled_again_when_half_is_done() -> None:
    made = beside(*(lacking(f"{n:064x}") for n in range(LACKING_MAX + 5)))
    assert len(made.lacking) == LACKING_MAX
    assert made.more
    assert not made.room
    for n in range(LACKING_MAX // 2):
        made.drop(f"{n:064x}")
    assert made.room


def test_what_was_spoilt_is_asked_for_from_the_start_and_later_each_time() -> None:
    made = beside()
    one = made.lacking[A]
    one.have = one.size
    made.spoilt(one, NOW, 3)
    assert (one.have, made.due()) == (0, NOW + 8 * ASK_MS)
    made.spoilt(one, NOW, 99)
    assert made.due() == NOW + ASK_MS_MAX


def test_nothing_lacks_so_nothing_is_due() -> None:
    made = beside()
    made.ask(NOW, MOST)
    made.drop(A)
    assert (made.due(), made.waits(NOW), made.missed(NOW + ASK_MS, lost=True)) == (None, False, None)
    assert module.WITHHELD > 1
