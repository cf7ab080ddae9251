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
    "waking_life.alarm": "a contact drill is overdue by 7 days: parley drill begin",
    "waking_messages.alarm": "their watch has not seen in time: FLASH no. 3 of desk, FLASH no. 4 of desk, and 2 more",
    "contact._missed": "3 station tests in a row missed, first at 2022-03-01T09:00:00.000Z",
    "hearing_requests._moved": "our request for explanation 3 of desk: no reply in time",
    "waking_requests.unanswered": "our request for explanation 4 of desk: no reply in time",
    "hearing_requests.assures": "their assurance 2 of desk: disputed",
    "waking_release._draft": (
        "held back: the draft 0123abcd by deputy 2 to minister, secretary, FREE-TEXT/1 'a \"meeting\"' was not "
        "released by 2022-03-01T09:00:00.000Z"
    ),
    "waking_gaps.alarm": "number 2 of desk was never sent: a question to them lies ready: parley draft show 0123abcd",
    "tickets._alarm": "fault ticket 3, the fax: out, on and off, for 10 min: tell them within 5 min",
}
ALARMS: Final = [
    *MADE_ELSEWHERE.values(),
    "a person test was not answered",
    "an exercise is overdue by 7 days: agree with them on a day for it",
    "keys should have been changed face to face by now",
    "no console has shown within 5 s that it rings: movements; and more: of them",
    "our reply to their request for explanation 3 of desk was due, and is not written",
    "our answer about a meeting to their request for explanation 3 of desk is due at 2022-03-01T09:00:00.000Z",
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


OWED: Final = [  # what is due, the shift log, the station check
    "contact drill: every number tried",
    "review of MAINTENANCE",
    "we test minister: to be read back",
    "they test minister: to be read back",
    "a test of minister: to be read back",
    "agreed holiday: no test is to be read back",
    "the roster ends: a new one is needed",
    "fault ticket 3: out for 10 min: tell them within 5 min",
    "fault ticket 3: its repair has not begun",
    "assurance ends: the river",
    "draft to be released: a meeting",
    "word on the pending call 'movements': minister decides",
    "agreed time of the call 'movements'",
    "to be seen, FLASH: message no. 3, RFE",
    "to be seen for information, ROUTINE: message no. 3, bridge; and road",
    "reply asked for: message no. 3, the bridge",
    "reply announced: message no. 3, the bridge",
    "ASKED: movements",
    "watch 2 takes the watch; watch 1 handed nothing over",
    "watch 1 hands over to watch 2: all quiet; open: calls 1, drafts 2, fault tickets 1, 3, a contact drill",
    "watch 1 hands over to watch 2; open: nothing",
    "calls 2, tests to read back 25, messages for us to see 72",
    "has run for 1 min 35 s",
    "it does not run: nothing goes out, nothing comes in, nothing rings; what follows is old",
    "keys.parley is there, for the station's own user alone",
    "others on this machine can read keys.parley: chmod 600, and think of new keys",
    "card 1 was made 301205Z NOV 26, 2 d 3 h ago: keys are renewed face to face about every two years",
    "it is not the one on our card: the other side refuses it",
    "ours, from 2000-01-01 until 2100-01-01",
    "boreas, from 2000-01-01 until 2001-01-01: not valid now, so no connection is made; is our clock right?",
    "9,296 KiB, and 16,467 KiB not yet taken up; at each start all of it is checked",
    "the station keeps no note of them: make them with SQLite's online backup, never by plain copying",
    "aster's +4.2 s from ours; ours or theirs: compare with a good clock",
]


def told(language: str, text: str) -> str:
    tongue = speech.speech(language)
    return alarmed.teller(tongue, teller(tongue))(text)


@pytest.mark.parametrize("language", OTHERS)
def test_each_alarm_is_told(language: str) -> None:
    said = {text: told(language, text) for text in (*ALARMS, *OWED)}
    assert {text: words for text, words in said.items() if english(words)} == {}
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_a_page_is_said_by_its_name_and_only_the_rest_sends_somebody_to_a_command_line(
    language: str,
) -> None:
    gap = told(
        language, "number 2 of desk was never sent: a question to them lies ready: parley draft show 0123abcd"
    )
    assert "parley" not in gap
    assert str(speech.speech(language).say("alarm-among-drafts")) in gap
    drill = told(language, "a contact drill is overdue by 7 days: parley drill begin")
    before = str(speech.speech(language).say("alarm-command-line", command="|")).partition("|")[0]
    assert before.strip("\u2068 ") in drill
    assert "parley drill begin</code>" in drill


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


def test_everything_that_can_be_due_has_words() -> None:
    source = Source("line/duties.py", ast.parse((ROOT / "line" / "duties.py").read_text(encoding="utf-8")))
    calls = [
        (call, function) for function in ast.walk(source.tree) if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function) if isinstance(call, ast.Call) and ast.unparse(call.func) == "Duty"
    ]  # fmt: skip
    found = [said for call, function in calls for said in source.made(call.args[3], function)]
    assert len(found) > 15
    known = {shape(words) for words in TOLD.values()}
    names = {  # who tests, and what a message is called, are put together; OWED has them whole
        "{} {}: to be read back", "{}, {}: message no. {}, {}", "reply asked for: message no. {}, {}",
        "reply announced: message no. {}, {}",
    }  # fmt: skip
    assert [said for said in found if shape(said.words) not in known | {shape(each) for each in names}] == []


def test_a_text_made_to_be_slow_is_not() -> None:
    for text in ("FLASH no. 1 of a, " * 200, "a: b; " * 400, "EXERCISE: " * 200):
        assert re.search("<bdi", told("uk", text))
