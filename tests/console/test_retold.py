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
from parley.record.evidence import Kind
from parley.verdict.attempts import WORDS
from parley.verdict.promises import WORDS as PROMISED
from parley.verdict.result_written import Level, Watch
from parley.views import bundles, drafts, proving, rules
from parley.views.says import SAYS, sentence
from tests.console.refusals import concluded
from tests.console.test_refused import plainly, shape
from tests.docs import examples
from tests.views.plays import HOUR, Pair

OTHERS = [language for language in speech.LANGUAGES if language != speech.FALLBACK]
SENTENCES = [
    *(words.format(caller="aster", called="boreas") for words in WORDS.values()),
    *(words.format(by="aster", to="boreas") for words in PROMISED.values()),
    *(level.value for level in Level if level.value not in {"attempted", "delivered", "seen by a person"}),
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
        "a: " * 1_300,
        ": restored from an old backup, or two stations under one card" * 24,
        "the signature of x: not base64" * 49,
    ):
        teller(speech.speech("uk"))(text)
    assert time.monotonic() - begun < 5  # seconds, on a machine that does other things besides


def test_a_sentence_stands_on_one_line_and_english_repeats_it_word_for_word() -> None:
    assert retold.teller(speech.speech("en"), teller(speech.speech("en")))("they talked, and hung up") is None
    for name in (*retold.FILES, *refused.FILES, *alarmed.FILES):
        for language in speech.LANGUAGES:
            text = (speech.WORDS / language / f"{name}.ftl").read_text(encoding="utf-8")
            assert all(
                re.match(r"#|(c[vrs]|rf|mf|vf|fl|al|ow)-[a-z0-9-]+ = \S", line)
                for line in text.splitlines()
                if line
            )


PUT_TOGETHER = {  # what the source makes of parts: an example of each, as it stands in a verdict
    "the request was never answered, as far as this record goes: {} has no reply to it": (
        "the request was never answered, as far as this record goes: the log of boreas has no reply to it."
    ),
    "the whole log of {}, {} entries up to {},": (
        "the request was never answered, as far as this record goes: the whole log of boreas, 7 entries up to "
        "2022-03-01T09:00:00.000Z, has no reply to it."
    ),
    "the log of {}": "",  # the first of these
    "{}; {} judged it adequate at {}": (
        "late, after the end of its time, boreas replied at 2022-03-01T09:00:00.000Z, to 1 of 2 items, not to place; "
        "it took that reply back at 2022-03-02T09:00:00.000Z; aster judged it adequate at 2022-03-03T09:00:00.000Z."
    ),
    "{}; {} judged it inadequate at {}": (
        "boreas replied at 2022-03-01T09:00:00.000Z, to 1 of 2 items; "
        "aster judged it inadequate at 2022-03-03T09:00:00.000Z."
    ),
    "{} asked for a meeting at {}; {}": (
        "aster asked for a meeting at 2022-03-01T09:00:00.000Z; nothing shows that it was delivered."
    ),
    "that no answer{} had come by {}, and that {}'s station had listened for {}: {} says so": (
        "one side's word: that no answer had come by 2022-03-01T09:00:00.000Z, and that aster's station had listened "
        "for 2 d: aster says so"
    ),
    "that {}'s station had listened for {}: {} says so. That no answer{} had been written, {}'s own log shows": (
        "one side's word: that aster's station had listened for 2 d for an answer about the meeting: aster says so. "
        "That no answer about the meeting had been written, boreas's own log shows"
    ),
    "log {}: {} {} signed entries, {} receipted{}{}": (
        "log 0123abcd: 3 of 7 signed entries, 2 receipted; 3 count, a second station's: shown, not counted"
    ),
    "{}.{}": "boreas refused. R03, no authority, or approval not granted: 'x'; by the desk.",
    "MESSAGES: {} ({})": "MESSAGES: 2 (a receipt is a receipt only: not approval, agreement or permission)",
    "never answered, as far as this record goes: {}": (
        "never answered, as far as this record goes: no. 3 of aster desk, 2022-03-01T09:00:00.000Z"
    ),
    "no. {} of {} {}, {}": "",  # likewise
    "by its own log: {} wrote an entry dated {}, after the agreed time by its own clock or knowing of the claim, and "
    "no reply before it{}": (
        "by its own log: boreas wrote an entry dated 2022-03-01T09:00:00.000Z, after the agreed time by its own clock "
        "or knowing of the claim, and no reply before it [entry 12 of boreas/c47be20d]"
    ),
    "{}. {}{} {} {} no. {} to {} {}, precedence {}: {}; {}": (
        "1. 2022-03-01T09:00:00.000Z aster desk no. 3 to boreas desk, precedence P: UNANSWERED; answered late, and "
        "judged inadequate"
    ),
    "{}. {}{} {} {} no. {} to {}, {}: {}": (
        "1. EXERCISE 'Amber' 2022-03-01T09:00:00.000Z aster desk no. 3 to boreas, until 2022-03-02T09:00:00.000Z: KEPT"
    ),
}
FOUND = [f"{kind}, by aster: {what}" for kind, what in (
    ("equivocation", "entry 5 of parley/1/00ff/aster/0123abcd was signed in two versions; one is {\"a\":\"b; c. d\"}"),
    ("equivocation", "parley/1/00ff/aster/0123abcd: a head of size 5 and the entries cannot both be true"),
    ("two stations", ("epoch 0123abcd follows 4567abcd, though 89abcdef was received before it: restored from an old "
     "backup, or two stations under one card")),
    ("voided tail", "entries 5 to 7 of parley/1/00ff/aster/0123abcd are kept, and do not count"),
    ("rollback", "parley/1/00ff/aster/0123abcd: a receipt on a head of size 5 is signed later than one of size 7"),
    ("bad card", "card entry 5 of aster: card 3 does not follow card 1"),
    ("bad card", "card of aster: its signatures are on another text"),
    ("after went back", "entry 5 of parley/1/00ff/aster/0123abcd claims to hold less than one before it did"),
    ("after beyond", "entry 5 of parley/1/00ff/aster/0123abcd claims to hold more of 89abcdef than the 7 entries here"),
)]  # fmt: skip


def plain(words: str) -> str:
    return re.sub(r"\s+", " ", shape(words)).strip()


def test_whatever_a_verdict_can_say_has_words() -> None:
    made = concluded()
    assert len(made) > 150
    known = {plain(words) for _, words in retold.lines((*retold.FILES, *refused.FILES))}
    assert [
        said for said in made if plain(said.words) not in known | {plain(each) for each in PUT_TOGETHER}
    ] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_verdict_puts_together_is_told(language: str) -> None:
    assert {found.partition(",")[0] for found in FOUND} == set(Kind)
    tell = teller(speech.speech(language))
    said = {text: tell(text) for text in (*PUT_TOGETHER.values(), *FOUND) if text}
    assert {text: words for text, words in said.items() if 'lang="en"' in words} == {}
    assert not [
        words for words in said.values() if re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", plainly(words))
    ]


@pytest.mark.parametrize("language", OTHERS)
def test_an_entry_in_two_versions_is_told_however_long_it_is(language: str) -> None:
    version = '{"text":"<b>a; b</b> is twice as long; one is … ' + "x" * 2_500 + '"}'
    shown = teller(speech.speech(language))(
        f"equivocation, by aster: entry 5 of parley/1/00ff/aster/0123abcd was signed in two versions; one is {version}"
    )
    assert 'lang="en"' not in shown
    assert shown.count("x" * 2_500) == 1
    assert "<b>" not in shown


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
