"""How far an attempt is shown: by which of their words, to which level."""

from typing import Any

import pytest

from parley.line import engine
from parley.line.silence import Evidence, read_as
from tests.line.roads import placed
from tests.line.stage import Stage

ANSWERS: list[tuple[str, str, dict[str, Any], str]] = [
    ("they came to the telephone", "attend", {}, "seen by a person"),
    ("they take the call", "accept", {}, "answered"),
    ("they ask upward", "pending", {"decider": "minister"}, "pending"),
    ("they offer a time", "schedule", {"from": "+1h", "until": "+2h"}, "answered"),
    ("they name another post", "delegate", {"to": "desk"}, "answered"),
    ("they ask for it in writing", "in_writing", {}, "answered"),
    ("they refuse", "refuse", {}, "refused"),
]


@pytest.mark.parametrize(
    ("do", "more", "evidence"), [row[1:] for row in ANSWERS], ids=[row[0] for row in ANSWERS]
)
def test_what_they_answered_shows_how_far_the_attempt_came(
    do: str, more: dict[str, Any], evidence: str
) -> None:
    s = Stage()
    call = placed(s)
    s.b.ask(f"call.{do}", call=call, **more)
    shown = [engine.show(x.line, x.thing(call), x.now())["evidence"] for x in (s.a, s.b)]
    assert shown == [evidence, evidence]


def test_every_level_is_read_as_what_it_shows_and_none_as_another() -> None:
    words = [read_as(level) for level in Evidence]
    assert len(set(words)) == len(words)
    assert read_as("answered") == "a person signed how it goes on"  # who hands a call on has not answered it
