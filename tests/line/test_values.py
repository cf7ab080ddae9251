"""The field's codes: each has its words, and none has those of another."""

from collections.abc import Mapping

import pytest

from parley.line.values import PENDING_WORDS, REFUSAL_WORDS, SERVICE_MS, PendingCode, Precedence, RefusalCode


@pytest.mark.parametrize(
    ("codes", "words"),
    [(RefusalCode, REFUSAL_WORDS), (PendingCode, PENDING_WORDS)],
    ids=["refusals", "pending"],
)
def test_each_code_has_words_of_its_own(
    codes: type[RefusalCode | PendingCode], words: Mapping[RefusalCode | PendingCode, str]
) -> None:
    assert set(words) == set(codes)
    assert len(set(words.values())) == len(codes)
    assert all(words.values())


def test_what_is_more_urgent_has_less_time() -> None:
    assert set(SERVICE_MS) == set(Precedence)
    urgent = [Precedence.FLASH, Precedence.IMMEDIATE, Precedence.PRIORITY, Precedence.ROUTINE]
    assert [SERVICE_MS[each] // 60_000 for each in urgent] == [10, 30, 180, 360]
