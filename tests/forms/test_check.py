"""Whether a message fits its type as a whole: its header, its translations, what it answers."""

from dataclasses import dataclass, field
from typing import Any, Final

import pytest

from parley.forms.catalogue import builtin
from parley.forms.check import problems, spoken, words_of
from parley.forms.definition import Definition
from tests.forms import examples


@dataclass
class Translation:
    """A translation, as `line` has it."""

    language: str
    fields: dict[str, Any]


@dataclass
class Letter:
    """A message, as `line` has it; one that fits."""

    type: str = "FREE-TEXT/1"
    precedence: str = "R"
    language: str = "en"
    authentic: str = "en"
    fields: dict[str, Any] = field(default_factory=lambda: {"text": "x"})
    translations: tuple[Translation, ...] = ()
    reply_to: str | None = None
    supersedes: str | None = None
    valid_to: str | None = None


def form(short: str) -> Definition:
    found = builtin().newest(short)
    assert found is not None
    return found


FREE: Final = form("FREE-TEXT")
RU: Final = Translation("ru", {"text": "икс"})
TOLD: Final[dict[str, tuple[Letter, list[str]]]] = {
    "all is well": (Letter(translations=(RU,)), []),
    "the translation counts": (Letter(translations=(RU,), authentic="ru"), []),
    "a field that the type has not": (Letter(fields={"text": "x", "y": 1}), ["'y': the type has no such field"]),
    "no text": (Letter(fields={}), ["text: missing"]),
    "a translation of what is no text of the type": (
        Letter(translations=(Translation("ru", {"text": "икс", "y": "z"}),)),
        ["translation 'ru', 'y': no text of this type that could be translated"],
    ),
    "a translation that is too long": (
        Letter(translations=(Translation("ru", {"text": "x" * 16_001}),)),
        ["translation 'ru', text: 16001 characters where 16000 are allowed"],
    ),
    "an authentic text with a part missing": (
        Letter(translations=(Translation("ru", {}),), authentic="ru"),
        ["translation 'ru', text: missing, though this is the authentic text"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("letter", "said"), TOLD.values(), ids=TOLD.keys())
def test_a_message_is_checked_as_a_whole(letter: Letter, said: list[str]) -> None:
    assert problems(FREE, letter) == said


def reply(**keys: Any) -> Letter:
    definition = form("RFE-REPLY")
    return Letter(type=definition.type, fields=examples.whole(definition), **keys)


def test_an_answer_names_what_it_answers_and_that_is_of_the_right_type() -> None:
    definition = form("RFE-REPLY")
    assert problems(definition, reply()) == ["reply_to: RFE-REPLY cannot do without it"]
    assert problems(definition, reply(reply_to=examples.REF)) == []
    for answered in ("RFE/1", "RFE/7"):
        assert problems(definition, reply(reply_to=examples.REF), answered) == []
    assert problems(definition, reply(reply_to=examples.REF), "GOODWILL/1") == [
        "reply_to: RFE-REPLY answers RFE, not 'GOODWILL/1'"
    ]


def test_words_are_those_of_lines_and_texts_in_lists_and_tables_too() -> None:
    definition = form("ROSTER")
    fields = {"posts": [{"post": "desk", "from": "08:00"}], "handover": ["08:00"], "remarks": "two words"}
    assert "two words" in list(spoken(definition, fields))
    assert words_of(definition, {"remarks": "two words"}) == 2
    assert list(spoken(definition, "nothing")) == []
    assert list(spoken(definition, {"posts": "nothing", "handover": 5, "remarks": None})) == []
