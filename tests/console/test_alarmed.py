"""What the watch is told aloud is told in every language, and what others wrote in it is set apart in each of them."""

import ast
import re
from collections.abc import Iterator
from typing import Final

import pytest

from parley.console import alarmed, retold, speech
from parley.console.reasons import teller
from tests.console.refusals import ROOT, Said, Source
from tests.console.test_refused import english, shape

LANGUAGES: Final = list(speech.LANGUAGES)
OTHERS: Final = [language for language in LANGUAGES if language != speech.FALLBACK]
TOLD: Final = dict(retold.lines(alarmed.FILES))
QUIET: Final = "Level.NOTICE"  # of which no console speaks
MADE_ELSEWHERE: Final = {  # what no alarm is given as words of its own: by which function, and an example of each
    "waking_life.wake": "a contact drill is overdue by 7 days: parley drill begin",
    "waking_messages._alarm": "their watch has not seen in time: FLASH no. 3 of desk, FLASH no. 4 of desk, and 2 more",
    "contact._tell": "3 station tests in a row missed, first at 2022-03-01T09:00:00.000Z",
    "hearing_requests._moved": "our request for explanation 3 of desk: no reply in time",
    "hearing_requests.assures": "their assurance 2 of desk: disputed",
    "waking_release._draft": (
        "held back: the draft 0123abcd by deputy 2 to minister, secretary, FREE-TEXT/1 'a \"meeting\"' was not "
        "released by 2022-03-01T09:00:00.000Z"
    ),
    "waking_gaps.wake": "number 2 of desk was never sent: a question to them lies ready: parley draft show 0123abcd",
    "tickets.wake": "fault ticket 3, the fax: out, on and off, for 10 min: tell them within 5 min",
}
ALARMS: Final = [
    *MADE_ELSEWHERE.values(),
    "a person test was not answered",
    "a exercise is overdue by 7 days: agree with them on a day for it",
    "keys should have been changed face to face by now",
    "no console has shown within 5 s that it rings: movements; and more: of them",
    "our reply to their request for explanation 3 of desk was due, and is not written",
    "our answer about a meeting to their request for explanation 3 of desk is due in 3 h 20 min",
    ("EXERCISE: our watch has not seen in time: FLASH no. 3 of desk; we have not answered by the time asked: "
    "ROUTINE no. 1 of first, second"),
    "minister cannot use message no. 2 of desk: LANGUAGE",
    "minister cannot use message no. 2 of desk: NOT-OURS nobody here: try the coast guard",
    "numbers 2 to 5 of desk were never sent: a question to them lies ready: parley draft show 0123abcd",
    "no answer to 'movements' at minister, secretary",
    "their clock is +4.2 s from ours: one of the two is wrong",
    "fault ticket 3, https: no answer from https://127.0.0.1:9: they have not been told",
    "fault ticket 3, the fax: out for 10 min: tell them at once",
    "fault ticket 3, the fax: its repair has not begun",
    "DURESS: their secret word is in their message.sent/1. Whoever says it may not be free. Say nothing of it here",
    ("the voice that claimed to be minister over a telephone is not theirs: write HAZARD-INCIDENT to them, "
    "and tell the mediator"),
    "their desk signs that the call that claimed to be from desk is NOT theirs: say so: parley claimed check failed",
]  # fmt: skip


def told(language: str, text: str) -> str:
    tongue = speech.speech(language)
    return alarmed.teller(tongue, teller(tongue))(text)


@pytest.mark.parametrize("language", OTHERS)
def test_each_alarm_is_told(language: str) -> None:
    said = {text: told(language, text) for text in ALARMS}
    assert {text: words for text, words in said.items() if english(words)} == {}
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_others_wrote_is_set_apart_in_our_sentence(language: str) -> None:
    words = told(language, "وزير cannot use message no. 2 of <b>desk</b>: LANGUAGE \u202ereversed")
    assert "<bdi>وزير</bdi>" in words
    assert "<bdi>&lt;b&gt;desk&lt;/b&gt;</bdi>" in words
    assert "\u202e" not in words
    subject = told(language, "no console has shown within 5 s that it rings: حركة")
    assert "<bdi>حركة</bdi>" in subject


def loud() -> Iterator[Said]:
    """What each alarm says that may be louder than a notice, as the source makes it."""
    for path in sorted((ROOT / "line").glob("*.py")):
        source = Source(f"line/{path.name}", ast.parse(path.read_text(encoding="utf-8")))
        for function in ast.walk(source.tree):
            if isinstance(function, ast.FunctionDef) and f"{path.stem}.{function.name}" not in MADE_ELSEWHERE:
                for call in ast.walk(function):
                    if isinstance(call, ast.Call) and ast.unparse(call.func) == "Alarm" and _rings(call):
                        yield from source.made(_last(call, function), function)


def _rings(call: ast.Call) -> bool:
    return ast.unparse(call.args[0]) != QUIET


def _last(call: ast.Call, function: ast.AST) -> ast.expr:
    """The words of this alarm: what a name was given last before."""
    words = call.args[1]
    given = [
        node for node in ast.walk(function)
        if isinstance(node, ast.Assign) and node.lineno < call.lineno
        and ast.unparse(node.targets[0]) == ast.unparse(words)
    ]  # fmt: skip
    return max(given, key=lambda node: node.lineno).value if given else words


def test_every_loud_alarm_that_the_source_makes_has_words() -> None:
    found = list(loud())
    assert len(found) > 10
    known = {shape(words) for words in TOLD.values()}
    assert [said for said in found if shape(said.words) not in known] == []


def test_a_text_made_to_be_slow_is_not() -> None:
    for text in ("FLASH no. 1 of a, " * 200, "a: b; " * 400, "EXERCISE: " * 200):
        assert re.search("<bdi", told("uk", text))
