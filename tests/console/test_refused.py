"""What is refused is refused in the language of the page: every sentence that the source can make, in each of them."""

import re
from itertools import chain, product
from typing import Final

import pytest

from parley.console import refused, retold, speech
from parley.console.reasons import teller
from parley.line.calls import State, Step
from parley.line.request_words import WORDS
from parley.record import grammar
from parley.record.errors import Malformed, Theirs
from parley.record.verify import verify
from tests.console.refusals import sentences
from tests.record.test_verify import REFUSED

OTHERS: Final = [language for language in speech.LANGUAGES if language != speech.FALLBACK]
PLACE: Final = re.compile(r"\{ \$(\w+) \}")
TOLD: Final = dict(retold.lines(refused.FILES))
KNOWN: Final = dict(retold.lines((*retold.FILES, *refused.FILES)))
SENTENCES: Final = sorted({said.words: said for said in sentences()}.values())
SAMPLES: Final = {  # of what stands in a place
    "command": "parley ticket list --all", "possible": "attend, schedule --agree, identity held",
    "became": "meeting_asked",
    "requested": "delivered; the reply is awaited", "sentence": "request for explanation 3 of desk", "speed": "FLASH",
    "does": "says that it saw", "thing": "message", "side": "theirs", "parts": "rows", "step": "Refused",
    "state": "TALKING", "other_state": "RINGING", "from_state": "PLACED", "speed_code": "Z", "other_code": "O",
    "why": "no text", "typed": "'it\\'s: \"so\", 2022'", "field": "posts, row 3, days", "n": "1,024", "count": "12",
    "most": "9,007", "least": "-9007", "dtg": "041230Z MAR 22", "at": "2022-03-04T12:30:00.000Z", "code": "R03",
    "form": "RFE", "numbers": "1, 2, 3", "ref": "0123456789ab", "party": "boreas-0123456789abcdef", "other": "aster",
    "kind": "call.rang/1", "sort": "str",
    "marked": "EXERCISE 'flood'", "usage": "EXERCISE",
    "raw": "b'x: y'", "origin": "parley/1/00ff/aster/0123abcd", "detail": "trailing characters (byte 8)",
    "signed": "receipt of aster on head 7 of parley/1/00ff/boreas/0123abcd", "part": "post's title",
    "begins": "follows 0123abcd", "against": "one of size 7", "version": '{"a":"b; c: d"}', "epoch": "0123abcd",
    "day": "2022-02-30", "shown": "3",
}  # fmt: skip


def shape(words: str) -> str:
    """What of a sentence is written by us: where a value stands, or a command, is all one."""
    return re.sub(r"(\{\}(, )?)+", "{}", re.sub(r"parley .*", "{}", PLACE.sub("{}", words)))


def filled(words: str) -> str:
    return PLACE.sub(lambda place: SAMPLES.get(place[1], "minister of defence"), words)


def plainly(words: str) -> str:
    """Without what is set apart, and marks of direction."""
    return re.sub(r"<(bdi|code)[^>]*>.*?</\1>|[\u2066-\u2069\u200e\u200f]", "", words)


def test_the_source_is_read() -> None:
    words = {said.words for said in SENTENCES}
    assert len(words) > 350
    assert {
        "{} while the call stood at {}", "{} has changed this draft since it was read", "too many requests wait",
        "write 2022-03-04", "an answer cannot be asked for by a time that is past", "{}: it {}", "and more",
        "there is no open ticket {}", "its time has not run out yet", "{} pixels where {} are allowed in all",
    } <= words | {shape(each) for each in words} | {"{} pixels where {} are allowed in all"}  # fmt: skip


RESTORED: Final = (
    "epoch 0123abcd follows 4567abcd, though 89abcdef came before it: restored from an old backup, or two stations run "
    "under one card"
)
IN_PARTS: Final = {  # what the source puts together: a whole sentence with each part
    "epoch {} {}, though {} came before it: ": RESTORED,
    "restored from an old backup, or two stations run under one card": RESTORED,
    "{}: {} that cannot both be true": (
        "parley/1/00ff/aster/0123abcd: two different heads of size 7 that cannot both be true"
    ),
}


def test_whatever_the_source_refuses_with_has_words() -> None:
    known = {shape(words) for words in KNOWN.values()}
    made = [said for said in SENTENCES if not said.where.startswith("record/")]
    assert [said for said in made if shape(said.words) not in known and said.words not in IN_PARTS] == []
    tell = teller(speech.speech("uk"))
    assert [text for text in IN_PARTS.values() if english(tell(text))] == []


def test_no_sentence_puts_a_or_an_before_a_word_that_may_begin_with_any_letter() -> None:
    alike = {"{}: a {} of size {} is signed later than one of size {}"}  # a head, or a receipt on one
    assert [
        said for said in SENTENCES if re.search(r"\b[Aa]n? \{\}", said.words) and said.words not in alike
    ] == []


VALUES: Final = (
    "7", "parley/1/00ff/aster/0123abcd", "aster-0123abcd", "'x'", "follows 0123abcd", "one of size 7", "2022-02-30",
    "head 7 of aster-0123abcd",
)  # fmt: skip
VERIFIED: Final = [said for said in SENTENCES if said.where.startswith("record/")]


def test_whatever_the_verifier_says_of_a_bundle_has_words() -> None:
    assert len(VERIFIED) > 100
    tell = teller(speech.speech("uk"))

    def known(words: str) -> bool:
        parts = words.split("{}")
        return any(
            not english(tell("".join(chain(*zip(parts, (*values, ""), strict=True)))))
            for values in product(VALUES, repeat=len(parts) - 1)
        )

    assert [said for said in VERIFIED if not known(said.words)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_is_told(language: str) -> None:
    tell = teller(speech.speech(language))
    told = {key: tell(filled(words)) for key, words in TOLD.items()}
    assert {key: text for key, text in told.items() if english(text)} == {}


def english(told: str) -> bool:
    """Whether some of it fell back, or was never put into the language."""
    fell_back = 'lang="en"' in told.replace('<code lang="en"', "")
    return fell_back or re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", plainly(told)) is not None


@pytest.mark.parametrize("language", OTHERS)
def test_whatever_stands_in_a_place_of_few_values_is_told(language: str) -> None:
    tell = teller(speech.speech(language))
    for step in Step:
        assert 'lang="en"' not in tell(f"{step} while the call stood at RINGING"), step
    for state in State:
        assert 'lang="en"' not in tell(f"that cannot be said of this call, which stands at {state}"), state
    for words in WORDS.values():
        text = f"our request for explanation 3 of desk does not come to a meeting now: {words}"
        assert 'lang="en"' not in tell(text), words


@pytest.fixture(scope="module")
def unauthentic() -> list[str]:
    """Why each bundle with which the verifier itself is tried does not hold."""
    said = set()
    for _, make, _ in REFUSED:
        with pytest.raises(Theirs) as why:
            verify(make())
        said.add(str(why.value))
    return sorted(said)


@pytest.mark.parametrize("language", OTHERS)
def test_why_a_bundle_does_not_hold_is_told(unauthentic: list[str], language: str) -> None:
    tell = teller(speech.speech(language))
    assert len(unauthentic) > 30
    assert [why for why in unauthentic if english(tell(why))] == []


BROKEN: Final = {  # a file that somebody brings to be checked: its bytes, and whether its digest is looked for
    "cut": (b"something else", True), "changed": (b"parley\n" + b"digest sha256 " + b"0" * 64 + b"\n", True),
    "not ended": (b"parley", False), "no bundle": (b"something: else\n", False),
}  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_with_a_file_that_is_no_bundle_is_told(language: str, what: str) -> None:
    data, digest = BROKEN[what]
    with pytest.raises(Malformed) as why:
        list(grammar.read(data, "parley-bundle/1", digest=digest))
    assert not english(teller(speech.speech(language))(str(why.value)))


def test_what_no_language_has_stays_english_and_is_said_to_be() -> None:
    assert teller(speech.speech("ar"))("no such <b>thing</b> at all") == (
        '<bdi lang="en" dir="ltr">no such &lt;b&gt;thing&lt;/b&gt; at all</bdi>'
    )


def test_a_value_cannot_become_a_sentence_of_ours() -> None:
    told = teller(speech.speech("uk"))("<b>desk</b> wrote it as it stands")
    assert "<b>" not in told
    assert "<bdi>&lt;b&gt;desk&lt;/b&gt;</bdi>" in told
