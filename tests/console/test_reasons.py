"""The station's reasons in the language of the page: those that the machines make, and what fits none."""

import re

import pytest

from parley.console.reasons import PATTERNS, teller
from parley.console.speech import LANGUAGES, speech, whose

SAID = {
    "https answers": "https answers",
    "https: no answer from https://127.0.0.1:9; mesh answers":
        "https: no answer from https://127.0.0.1:9; mesh answers",
    "answered a fresh challenge": "answered a fresh challenge",
    "last talk 2022-02-18T10:00:00.000Z": "last talk 181000Z FEB 22",
    "the last 3 attempts that show something of a principal: REFUSED R99, UNANSWERED, still AWAITING P2; no talk yet":
        "the last 3 attempts that show something of a principal: REFUSED R99, UNANSWERED, PENDING P2 (still open); "
        "no talk yet",
    "minister read our test back in 12 s": "minister read our test back in 12 s",
    "Refused on a call to first deputy": "on a call to first deputy: refused",
    "they signed that minister must decide: P2": "they signed that minister must decide: superior, or head of state",
    "they signed a refusal: R03": "they signed a refusal: no authority, or approval not granted",
    "we signed that minister must decide: P2": "we signed that minister must decide: superior, or head of state",
    "we signed a refusal: R03": "we signed a refusal: no authority, or approval not granted",
    "our station holds the call; no person acted": "our station holds the call; no person acted",
    "nothing of theirs came over any bearer; that we tried is our word":
        "nothing of theirs came over any bearer; that we tried is our word",
    "1,024 MiB free: the station stops when it cannot write":
        "1,024 MiB free: the station stops when it cannot write",
    "<b>something else</b>": "&lt;b&gt;something else&lt;/b&gt;",
}  # fmt: skip


def plain(words: str) -> str:
    """Without tags of ours and marks of direction."""
    return re.sub(r"</?bdi[^>]*>|[\u2068\u2069]", "", words)


@pytest.mark.parametrize("text", SAID)
def test_a_reason_is_told(text: str) -> None:
    assert plain(teller(speech("en"))(text)) == SAID[text]


def test_what_fits_no_pattern_is_said_to_be_english() -> None:
    assert '<bdi lang="en" dir="ltr">' in teller(speech("uk"))("something that no machine says")


def test_every_pattern_has_words() -> None:
    said = speech("en")
    for pattern, key, mine in PATTERNS:
        values = {
            name: 2 if name in {"count", "seconds", "some", "number"} else "x" for name in pattern.groupindex
        }
        assert said.say(key, **values, whose=whose(mine))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("text", ["answered a fresh challenge", "https: no answer to our challenge"])
def test_what_a_bearer_says_of_itself_is_told_in_every_language(text: str, language: str) -> None:
    told = teller(speech(language))(text)
    assert 'lang="en"' not in told
    assert "challenge" not in told
