"""What our own people ask for is never written as something that theirs would have to call malformed."""

from typing import Any

import pytest

from parley.line import facts
from parley.line.values import Refusal
from tests.line.roads import placed
from tests.line.stage import Stage

TOO_MUCH: list[tuple[str, dict[str, Any]]] = [
    ("more languages than a call names", {"do": "call.place", "to": "minister", "languages": ["en"] * 9}),
    ("more references than a message has", {"do": "write", "to": "desk", "text": "x", "refers": ["a" * 64] * 33}),
    ("a letter among many with too much", {"do": "write", "messages": [
        {"to": "desk", "text": "fine"}, {"to": "desk", "text": "x", "refers": ["a" * 64] * 33}]}),
    ("a control character in a field", {"do": "write", "to": "desk", "fields": {"text": "is \x1b[31mclosed"}}),
]  # fmt: skip


@pytest.mark.parametrize("asked", [row[1] for row in TOO_MUCH], ids=[row[0] for row in TOO_MUCH])
def test_what_does_not_fit_is_refused_before_it_is_written(asked: dict[str, Any]) -> None:
    s = Stage()
    before = len(s.a.log)
    with pytest.raises(Refusal, match="cannot be written so"):
        s.a.ask(**asked)
    assert len(s.a.log) == before


CONTROLS = ("\x1b[2J", "\x9b2J", "\x00", "\u2028")


@pytest.mark.parametrize("hidden", CONTROLS, ids=[repr(text) for text in CONTROLS])
def test_what_people_say_carries_nothing_that_moves_a_terminal(hidden: str) -> None:
    test = {"test": "0" * 64, "post": "desk", "phrase": f"a{hidden}"}
    assert isinstance(facts.read("test.read_back/1", test), facts.Unknown)
    test_begun = {"post": "desk", "phrase": [{"language": "en", "text": f"a{hidden}"}], "wait_ms": 1}
    assert isinstance(facts.read("test.person/1", test_begun), facts.Unknown)


def test_a_refusal_may_have_lines_and_tabs_and_no_other_control() -> None:
    no = {"call": "0" * 64, "code": "R99", "by": "desk", "alternative": None, "retry_after": None}
    assert isinstance(facts.read("call.refused/1", {**no, "text": "one\n\ttwo"}), facts.Refused)
    assert isinstance(facts.read("call.refused/1", {**no, "text": "one\x1b[2J"}), facts.Unknown)
    s = Stage()
    call = placed(s)
    s.b.ask("desk", manned=True)
    with pytest.raises(Refusal, match="text"):
        s.b.ask("call.refuse", call=call, code="R99", text="\x1b[2J")
