"""What a request, and a reply, are cut down to: no more than their story needs, and no less."""

from collections.abc import Callable
from typing import Any

import pytest

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.request_parts import QUESTION, answered, items, trimmed
from parley.line.values import Post, Ref
from parley.line.written import Translation, message
from parley.record.entry import Instant

DESK = Post("desk")
ROWS = [{"item": "objective", "answer": "an exercise"}, {"item": "place", "answer": " "}]

REQUESTS: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("items", {"items": ["place", "time"], "activity": "an exercise"}, ("place", "time")),
    ("items and a question", {"items": ["place"], QUESTION: "an exercise?"}, ("place", QUESTION)),
    ("a question alone", {QUESTION: "an exercise?"}, (QUESTION,)),
    ("a question of no words", {"items": ["place"], QUESTION: " "}, ("place",)),
]
REPLIES: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("items, one with no words", {"answers": ROWS, "text": "an exercise"}, ("objective",)),
    ("items and the question", {"answers": ROWS, QUESTION: "an exercise"}, ("objective", QUESTION)),
    ("the question alone", {QUESTION: "an exercise"}, (QUESTION,)),
]


def told_alike(type_: str, fields: dict[str, Any], read: Callable[[f.MessageSent], object]) -> object:
    """What `read` finds, in the whole message and in what is kept of it."""
    fact = message(
        number=1, from_=DESK, to=(DESK,), type=type_, text=None, fields=fields,
        remarks="an exercise", refers=(Ref("b" * 64),), translations=(Translation("ru", "", fields),),
    )  # fmt: skip
    kept = trimmed(Word(True, 0, Ref("a" * 64), Instant(0), Instant(0), 0, fact)).fact
    assert isinstance(kept, f.MessageSent)
    assert "exercise" not in str(kept), "the text stays in the entry"
    assert (kept.translations, kept.attachments, kept.refers) == ((), (), ())
    assert read(kept) == read(fact)
    return read(kept)


@pytest.mark.parametrize(("fields", "found"), [row[1:] for row in REQUESTS], ids=[row[0] for row in REQUESTS])
def test_what_is_kept_of_a_request_asks_the_same(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    assert told_alike("RFE/1", fields, items) == found


@pytest.mark.parametrize(("fields", "found"), [row[1:] for row in REPLIES], ids=[row[0] for row in REPLIES])
def test_what_is_kept_of_a_reply_answers_the_same(fields: dict[str, Any], found: tuple[str, ...]) -> None:
    assert told_alike("RFE-REPLY/1", fields, answered) == found
