"""FLASH and IMMEDIATE are short, in every script: 199, 200 and 201 words, counted the same by everybody."""

from typing import Any

import pytest

from parley.line import facts as f
from parley.line.effects import Misconduct
from parley.line.message import Message
from parley.line.values import Post, Refusal
from parley.line.written import message
from tests.line.stage import Stage

ONE = {  # one word of the language, and what stands between two; the last is written without spaces
    "en": ("bridge", " "),
    "ru": ("мост", " "),
    "uk": ("зв’язок", " "),  # an apostrophe inside a word
    "ar": ("الجِسْرُ", " "),  # with vowel marks
    "zh": ("桥", ""),
}
WHY = "more than 200 words: FLASH and IMMEDIATE are short; say less, or send it as PRIORITY"


def text(language: str, words: int) -> str:
    word, between = ONE[language]
    return between.join([word] * words)


@pytest.mark.parametrize("language", ONE)
@pytest.mark.parametrize("precedence", "ZOPR")
@pytest.mark.parametrize("words", [199, 200, 201])
def test_our_people_send_up_to_200_words_fast_and_as_many_as_they_like_otherwise(
    language: str, precedence: str, words: int
) -> None:
    s = Stage()
    said: dict[str, Any] = {"text": text(language, words), "language": language, "precedence": precedence}
    if words > 200 and precedence in "ZO":
        with pytest.raises(Refusal, match="more than 200 words") as why:
            s.a.ask("write", to="desk", **said)
        assert WHY in why.value.what
        assert why.value.hint == "see: parley form FREE-TEXT"
        assert [e.fact for e in s.a.log if isinstance(e.fact, f.MessageSent)] == []
    else:
        [ref] = s.a.ask("write", to="desk", **said)
        assert ref in s.b.rows
        assert s.b.told(Misconduct) == []


@pytest.mark.parametrize("language", ONE)
def test_a_longer_one_of_theirs_is_delivered_rings_and_is_shown_with_its_fault(language: str) -> None:
    s = Stage()
    given: dict[str, Any] = {"from_": Post("desk"), "to": (Post("desk"),), "precedence": "Z"}
    ref = s.b.write(message(number=1, text=text(language, 201), language=language, **given))
    s.settle()
    found = s.a.thing(ref)
    assert isinstance(found, Message)
    assert ([fault.why for fault in found.faults], found.quiet) == ([WHY], "")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Stop at 08:30Z, bridge no. 4.", 7),
        ("— … ! ?", 0),
        ("桥梁bridge桥梁", 5),
        ("don’t", 1),
        ("e\u0301te\u0301", 1),
        ("мост, мост; мост.", 3),
    ],
    ids=[
        "numbers are words, signs are none, and a colon parts two numbers",
        "signs alone",
        "two scripts",
        "an apostrophe",
        "marks of their own",
        "stops",
    ],
)
def test_what_a_word_is(written: str, words: int) -> None:
    s = Stage()
    filler = text("en", 200 - words)
    s.a.ask("write", to="desk", text=f"{written} {filler}", precedence="Z")
    with pytest.raises(Refusal, match="more than 200 words"):
        s.a.ask("write", to="desk", text=f"{written} {filler} more", precedence="Z")


def test_a_translation_is_the_same_text_again_and_is_not_counted() -> None:
    s = Stage()
    again = {"language": "ru", "subject": "", "fields": {"text": text("ru", 150)}}
    assert s.a.ask("write", to="desk", text=text("en", 150), precedence="Z", translations=[again])


def test_the_words_of_all_fields_of_a_form_are_counted_together() -> None:
    s = Stage()
    fields = {"what": "go " * 100, "where": "bridge 4"}
    s.a.ask("write", to="desk", type="STOP-APPEAL/1", fields={**fields, "danger": "go " * 98}, precedence="Z")
    with pytest.raises(Refusal, match="more than 200 words"):
        s.a.ask(
            "write", to="desk", type="STOP-APPEAL/1", fields={**fields, "danger": "go " * 99}, precedence="Z"
        )
