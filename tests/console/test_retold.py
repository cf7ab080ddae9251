"""The verdict's and the rules' sentences in the language of the page: each is known, none is merged with another."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.console import alarmed, refused, retold, speech
from parley.console.reasons import reteller, teller
from parley.line import facts
from parley.line.calls import State
from parley.verdict.attempts import WORDS
from parley.verdict.promises import WORDS as PROMISED
from parley.verdict.result_written import Level, Watch
from parley.views import bundles, drafts, proving, rules
from parley.views.says import SAYS, sentence
from tests.docs import examples
from tests.views.plays import HOUR, Pair

OTHERS = [language for language in speech.LANGUAGES if language != speech.FALLBACK]
SENTENCES = [
    *(words.format(caller="aster", called="boreas") for words in WORDS.values()),
    *(words.format(by="aster", to="boreas") for words in PROMISED.values()),
    *(level.value for level in Level if level.value not in {"attempted", "delivered", "answered", "seen by a person"}),
    *(watch.value for watch in Watch),
]  # fmt: skip


def told(language: str, text: str) -> str:
    """Without marks of direction."""
    return re.sub(r"[\u2068\u2069]", "", teller(speech.speech(language))(text).striptags())


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    """A line with a refusal, a silence, a message that nobody saw, and a request that nobody answered."""
    pair = Pair.agreed(Path(tmp_path_factory.mktemp("retold")))
    call = pair.ringing(precedence="O")
    pair.ask(
        pair.boreas, "call.refuse", call=call, code="R03", text="not today. Ask again.", retry_after="+12h"
    )
    pair.settle()
    pair.ringing()
    pair.settle(HOUR)
    pair.ask(pair.aster, "test")
    pair.ask(pair.aster, "write", to="secretary", text="are you there?", precedence="O")
    fields = {"activity": "movements", "place": "the east bank", "items": ["objective"]}
    pair.ask(pair.aster, "write", to="secretary", type="RFE/1", fields=fields)
    pair.settle(60 * HOUR)
    yield pair
    for side in (pair.aster, pair.boreas):
        side.close()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("text", SENTENCES)
def test_every_sentence_of_a_verdict_is_told(language: str, text: str) -> None:
    assert 'lang="en"' not in teller(speech.speech(language))(text)
    assert told(language, text) != text


@pytest.mark.parametrize("language", OTHERS)
def test_every_line_of_the_verdict_on_a_real_line_is_told(pair: Pair, language: str) -> None:
    made = bundles.bundle(pair.reading(pair.aster), pair.row(pair.aster), pair.now)
    lines = [line.strip() for line in proving.proved(made.data, [made.ours]).words if line.strip()]
    for wanted in ("ATTEMPTS: 2", "R03", "UNANSWERED", "REQUESTS FOR EXPLANATION: 1", "MESSAGES: 2"):
        assert any(wanted in line for line in lines), wanted
    tell = teller(speech.speech(language))
    assert [line for line in lines if 'lang="en"' in tell(line)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_rule_of_use_that_is_ours_is_told(pair: Pair, language: str) -> None:
    card = rules.card(pair.reading(pair.aster), pair.row(pair.aster), pair.now)
    tell = reteller(speech.speech(language))
    kept = {"boreas", "aster", "FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE", "EXERCISE, DRILL", "STOP-APPEAL"}
    for section in card["sections"]:
        assert tell(section["title"]) != f"<bdi>{section['title']}</bdi>"
        for label, words in section["rows"]:
            assert not re.search(r"[a-z]{3} [a-z]{2,} [a-z]{2,} [a-z]{2,}", told_plainly(tell(words))), words
            assert not label or label in kept or label.isdigit() or tell(label) != f"<bdi>{label}</bdi>"


def told_plainly(words: str) -> str:
    """Without the commands that are named in it."""
    return re.sub(r"parley [a-z]+( [a-z]+)?( N --how TEXT)?", "", words)


@pytest.mark.parametrize("language", OTHERS)
def test_what_became_of_a_call_is_not_merged_by_a_translation(language: str) -> None:
    said = [
        told(language, WORDS[state].format(caller="aster", called="boreas"))
        for state in State
        if state in WORDS
    ]
    open_, ended = said[:13], said[13:]
    assert len(set(open_)) == len(open_)
    assert len(set(ended)) == len(ended)


def test_a_refusal_with_its_words_stays_one_sentence_whatever_they_are() -> None:
    line = (
        "boreas refused. R03, no authority, or approval not granted: 'x. aster took it back. '; by the desk."
    )
    refused, code = told("uk", "boreas refused"), speech.speech("uk").term("refusal", "R03")
    by = told("uk", "desk")
    assert told("uk", line).startswith(f"{refused}. R03, {code}: 'x. aster took it back. '; ")
    assert told("uk", line).endswith(f": {by}.")


@pytest.mark.parametrize(
    "text", ["<b>aster</b> took it back", "'aster took it back", "something that nobody says", "a" * 100_000]
)
def test_what_is_no_sentence_of_ours_is_shown_in_english_and_inert(text: str) -> None:
    shown = teller(speech.speech("uk"))(text)
    assert 'lang="en"' in shown
    assert "<b>" not in shown


def test_a_text_made_to_be_slow_is_not() -> None:
    begun = time.monotonic()
    for text in (
        "; it took that reply back at " * 130,
        "1. " * 1_000,
        "a: b, c, d; " * 300,
        "'" * 3_900 + ".",
    ):
        teller(speech.speech("uk"))(text)
    assert time.monotonic() - begun < 5  # seconds, on a machine that does other things besides


def test_a_sentence_stands_on_one_line_and_english_repeats_it_word_for_word() -> None:
    assert retold.teller(speech.speech("en"), teller(speech.speech("en")))("they talked, and hung up") is None
    for name in (*retold.FILES, *refused.FILES, *alarmed.FILES):
        for language in speech.LANGUAGES:
            text = (speech.WORDS / language / f"{name}.ftl").read_text(encoding="utf-8")
            assert all(
                re.match(r"#|(c[vrs]|rf|mf|al|ow)-[a-z0-9-]+ = \S", line)
                for line in text.splitlines()
                if line
            )


SAID = sorted(
    {
        sentence(facts.read(entry.kind, entry.body))
        for tale in (examples.history(), examples.letters(), examples.crossing())
        for log in tale.logs.values()
        for entry in log
    }
)


@pytest.mark.parametrize("language", OTHERS)
def test_what_every_example_of_an_entry_says_is_told(language: str) -> None:
    assert len(SAID) > len(SAYS) // 2
    tell = teller(speech.speech(language))
    assert [text for text in SAID if 'lang="en"' in tell(text)] == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "text", [*drafts.WORDS.values(), "deputy 2 has changed this draft since it was read"]
)
def test_what_stands_beside_a_draft_is_told(language: str, text: str) -> None:
    assert 'lang="en"' not in teller(speech.speech(language))(text)
