"""What a request would put on the record: the same as it then does, and nothing before."""

from typing import Any

import pytest

from parley.forms.catalogue import builtin
from parley.line.values import Refusal
from parley.views import composing, messages
from tests.views.plays import Pair

BY_WRITING = {"at", "after", "salt"}


def composed(pair: Pair, **request: Any) -> tuple[dict[str, Any], list[str]]:
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    return composing.composed(reading, row, request, pair.now, builtin())


def entry(pair: Pair, ref: str) -> dict[str, Any]:
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    thing = reading.thing(row.id, ref)
    assert thing is not None
    return messages.written(messages.loaded(thing.data), messages.About(reading, row))


def test_what_is_shown_is_what_is_then_signed(pair: Pair) -> None:
    letter = {"to": ["duty-desk"], "text": "The bridge is closed.", "subject": "bridge", "precedence": "O"}
    shown, warnings = composed(pair, do="write", **letter)
    ref = pair.ask(pair.aster, "write", **letter)
    signed = entry(pair, ref)
    assert {name: value for name, value in signed.items() if name not in BY_WRITING} == shown
    assert warnings == []


def test_nothing_is_written_by_showing_it(pair: Pair) -> None:
    before = pair.reading(pair.aster).logs(pair.row(pair.aster).id)
    first, _ = composed(pair, do="write", to="duty-desk", text="one")
    second, _ = composed(pair, do="write", to="duty-desk", text="one")
    assert (first, first["number"]) == (second, 1)
    assert pair.reading(pair.aster).logs(pair.row(pair.aster).id) == before


def test_a_correction_is_shown_with_what_it_keeps_of_the_header(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="one", subject="bridge", label="for you")
    shown, _ = composed(pair, do="correct", message=ref, fields={"text": "two"})
    assert (shown["subject"], shown["label"], shown["supersedes"]) == ("bridge", "for you", ref)
    assert shown["fields"] == {"text": "two"}


def test_a_draft_is_shown_as_it_would_be_signed_once_it_is_released(pair: Pair) -> None:
    request = {"to": "duty-desk", "text": "one", "by": "watch"}
    shown, _ = composed(pair, do="draft.write", **request)
    assert shown["fields"] == {"text": "one"}
    with pytest.raises(Refusal, match="no text"):
        composed(pair, do="draft.write", to="duty-desk", by="watch")


def test_what_would_be_refused_is_refused_beforehand(pair: Pair) -> None:
    with pytest.raises(Refusal, match="200 words"):
        composed(pair, do="write", to="duty-desk", text="word " * 201, precedence="Z")


def test_the_flash_beyond_the_quota_is_warned_of(pair: Pair) -> None:
    for _ in range(10):
        pair.ask(pair.aster, "write", to="duty-desk", text="now", precedence="Z")
    _, warnings = composed(pair, do="write", to="duty-desk", text="now", precedence="Z")
    assert len(warnings) == 1
    assert "11 FLASH" in warnings[0]


def test_of_many_that_nobody_has_seen_the_most_urgent_stand_first_however_old(pair: Pair) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", text="stop", precedence="Z")
    for number in range(6):
        pair.ask(pair.aster, "write", to="duty-desk", text=f"chatter {number}", precedence="R")
    pair.settle()
    reading, row = pair.reading(pair.boreas), pair.row(pair.boreas)
    found = messages.box(reading, row, pair.now, mine=False, newest=4)
    assert [m["precedence"] for m in found.unseen] == ["Z", "R", "R", "R", "R"]
    assert found.more == {"R": 2}
    assert found.rest == []
    pair.ask(pair.boreas, "seen", message=found.unseen[0]["ref"])
    after = messages.box(reading, row, pair.now, mine=False, newest=20)
    assert [m["text"] for m in after.rest] == ["stop"]
    assert len(after.unseen) == 6
    assert after.more == {}


def test_the_sides_of_a_line_are_those_of_its_agreement(pair: Pair) -> None:
    found = composing.sides(pair.reading(pair.aster), pair.row(pair.aster))
    assert found.agreed
    assert set(found.desks) < set(found.ours)
    assert set(found.principals) == set(found.ours) - set(found.desks)
    assert not composing.drafts_first(found.two_persons, "FREE-TEXT/1")
    assert composing.drafts_first(True, "FREE-TEXT/1")
    assert not composing.drafts_first(True, "CANCEL/1")
