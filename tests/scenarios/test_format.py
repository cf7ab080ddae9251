"""The text of a play: every sentence can be said, and what cannot be read says where, what is wrong, and what now."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.line import commands
from parley.sim import expect, read, requests, sentences, unsent
from parley.sim.play import Play, PlayError
from parley.sim.read import HEADINGS, POSTS
from parley.sim.sentences import ACTS, HABITS, TERMS

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference" / "plays.md"
TUTORIAL = ROOT / "docs" / "tutorial" / "demo.md"

HEAD = """\
play small: "A small play"
about "Two parties."
clock +02:00 ahead of UTC
party aster: "Aster"
    desk duty-desk
    principal secretary, then deputy
    principal deputy
party boreas: "Boreas"
    desk duty-desk
    principal minister
line staff between aster and boreas
"""

SAY = 'acts\n    2022-03-01 09:00 say "x"\n'
EXAMPLES = {  # an example of each sentence, by its first words after the one who acts
    "call.place": 'aster.secretary calls boreas.minister as c2, FLASH, "x", needed in 1h, after c1',
    "call.attend": "boreas attends c1",
    "call.accept": "boreas accepts c1",
    "call.pending": "boreas answers c1 with P2, decided by head-of-state, review in 12h",
    "call.still_pending": "boreas renews c1, decided by head-of-state, review in 12h",
    "call.refuse": 'boreas refuses c1 with R08, saying "x", alternative "written", retry in 1d',
    "call.delegate": "boreas delegates c1 to duty-desk",
    "call.in_writing": "boreas asks for c1 in writing",
    "call.schedule": "boreas offers c1 a window in 2h for 30m",
    "call.schedule_agree": "aster agrees to the window of c1",
    "call.identity_held": 'boreas confirms the caller of c1 by "call-back"',
    "call.identity_failed": 'boreas doubts the caller of c1 because "x"',
    "call.identity_overridden": "boreas passes the caller of c1 on the word of minister and duty-desk",
    "call.principals": "boreas brings the principals to c1",
    "call.interpreters": "boreas brings the interpreters to c1",
    "call.interpreters_not_needed": "boreas needs no interpreters for c1",
    "call.both_on": "boreas has both on c1",
    "call.hang_up": "aster hangs up c1",
    "call.withdraw": 'aster withdraws c1 because "x"',
    "write": 'aster.duty-desk writes to boreas.duty-desk as m2, ROUTINE, "x", "y"',
    "seen": "boreas opens m1",
    "declare": 'boreas declares SUSPENDED because "x", review in 7d, except emergencies',
    "desk.leave": "boreas leaves duty-desk",
    "desk.man": "boreas mans duty-desk",
    "test.station": "aster tests the station",
    "test.person": "aster tests duty-desk",
    "read_back": "boreas reads the tests back",
    "agree": "both agree staff",
    "bearers": "the bearers of staff fail",
    "say": 'say "x"',
    "later": 'later "x"',
    "expect.call": "expect c1 REFUSED, class S5",
    "expect.stale": "expect c1 stale",
    "expect.lamp": "expect aster sees desk ATTENDED",
    "expect.alarm": 'expect aster is told incident about "x" 2 times',
    "send": (
        'aster.secretary sends boreas.minister RFE as m2, PRIORITY, "x", in exercise "e", answering m1, reply in 2d,'
        ' valid for 3d, Russian subject "x" activity "y", with activity "y", place "z", items "objective; location"'
    ),
    "correct": 'aster corrects m1 as m2 with text "z"',
    "cancel": 'aster cancels m1 as m2 because "x"',
    "readdress": 'aster readdresses m1 as m2 to minister because "x"',
    "office": "boreas has m1 at the office of minister",
    "informed": "boreas informs minister of m1",
    "expect": "boreas announces an answer to m1 in 6h",
    "nack": "boreas cannot use m1 because LANGUAGE",
    "query": "aster asks whether m1 was seen",
    "judge.adequate": "aster judges m1 adequate",
    "judge.inadequate": 'aster judges m1 inadequate, saying "x"',
    "release.meeting": "watch-officer of aster releases the meeting request of m1 as m2",
    "claimed.open": 'a voice claiming to be boreas.minister calls aster.secretary as v2, over "radio", saying "x"',
    "claimed.no_record": 'aster checks v1 by "an authenticator", and finds nothing',
    "claimed.held": 'aster checks v1 by "call-back", and it holds',
    "claimed.failed": 'aster checks v1 by "call-back", and it fails',
    "claimed.ask": "aster asks the other desk about v1 as m2",
    "claimed.override_alone": "watch-officer of aster tries to pass v1 alone, and is refused",
    "claimed.override": "watch-officer and duty-officer of aster pass v1",
    "expect.message": "expect message m1 not CANCELLED",
    "expect.request": "expect request m1 UNANSWERED",
    "expect.late": "expect request m1 has 1 late answers",
    "expect.missing": "expect request m1 without answer to location equipment",
    "expect.voice": "expect voice v1 MISMATCHED",
    "expect.never": "expect voice v1 never SUMMONING",
    "expect.drafts": "expect aster has 1 drafts of MEETING-REQUEST",
    "expect.journal": 'expect aster finds "draft.released/1" in its journal, 1 times',
}


def acts(*lines: str) -> Play:
    return read.read(HEAD + "acts\n    2022-03-01 09:00  " + "\n    ".join(lines) + "\n", "small.play")


@pytest.mark.parametrize("do", EXAMPLES)
def test_every_sentence_can_be_said(do: str) -> None:
    play = acts(
        'aster.secretary calls boreas.minister as c1, PRIORITY, "x"',
        'aster.duty-desk writes to boreas.duty-desk as m1, ROUTINE, "x", "y"',
        'a voice claiming to be boreas.minister calls aster.secretary as v1, over "a telephone", saying "x"',
        EXAMPLES[do],
    )
    act = play.acts[-1]
    assert act.do == do
    if do in requests.ASKED:
        asked = requests.request(act, {"c1": "c" * 64, "m1": "d" * 64})
        assert commands.read(asked).__struct_config__.tag == asked["do"]  # a request that stations know


def test_the_examples_are_of_all_sentences() -> None:
    assert set(EXAMPLES) == set(ACTS.values())
    assert set(ACTS.values()) >= requests.ASKED | unsent.DOES


def test_every_expectation_is_checked() -> None:
    wanted = {do for do in ACTS.values() if do.startswith(expect.EXPECTS)}
    assert wanted == set(expect.CHECKS)


def test_the_reference_restates_every_sentence_of_the_tables() -> None:
    page = REFERENCE.read_text("utf-8")
    listed = set(re.findall(r"^    (?!#)(\S.*)$", page, re.MULTILINE))
    for table in (HEADINGS, POSTS, TERMS, HABITS, ACTS):
        assert {shape for shape in table if shape not in listed} == set()


def test_the_reference_explains_every_kind_of_word() -> None:
    page = REFERENCE.read_text("utf-8")
    assert {kind for kind in sentences.KINDS if f"`{kind}`" not in page} == set()


def test_the_play_of_the_tutorial_can_be_read() -> None:
    (text,) = re.findall(r"```text\n(play .*?)```", TUTORIAL.read_text("utf-8"), re.DOTALL)
    play = read.read(text, "tutorial")
    assert any(act.do == "expect.call" for act in play.acts)


@pytest.mark.parametrize(
    ("line", "what", "hint"),
    [
        ("yesterday say", "'say' stands where", "every sentence"),
        ("25:00 say", "'25:00' is no time", "begin an act with"),
        ("2022-02-30 09:00 say", "2022-02-30 is no day of the calendar", "write days like"),
        ("2022-03-02 9:00 say", "'9:00' is no time of day", "write it like 09:00"),
        ("08:00 say", "earlier than the act before", "in the order of time"),
        ("+5 say", "'+5' is no time", "+5m"),
        ('say "x', 'needs a closing "', "close the quotes"),
        (
            'aster.secretary calls boreas.king as c2, PRIORITY, "x"',
            "no post of boreas 'king'",
            "duty-desk, minister",
        ),
        ('aster.secretary calls cadia.king as c2, PRIORITY, "x"', "no party 'cadia'", "aster, boreas"),
        (
            'aster.secretary calls aster.deputy as c2, PRIORITY, "x"',
            "no line between aster and aster",
            "line NAME between",
        ),
        (
            'aster.secretary calls boreas.minister as c1, PRIORITY, "x"',
            "a call, message or voice 'c1' already",
            "another name",
        ),
        (
            'aster.secretary calls boreas.minister as c2, URGENT, "x"',
            "'URGENT' stands where one of FLASH",
            "every sentence",
        ),
        ("boreas attends c9", "there is no call 'c9'", "known here: c1"),
        (
            'aster.secretary sends boreas.minister LETTER as m1, PRIORITY, "x"',
            "'LETTER' stands where a form",
            "every",
        ),
        (
            'aster.secretary sends boreas.minister RFE as m1, PRIORITY, "x", with weather "rain"',
            "RFE has no field 'weather'",
            "see: parley form RFE",
        ),
        (
            'aster.secretary sends boreas.minister RFE as m1, PRIORITY, "x", with items "weather"',
            "'weather' is none of the choices",
            "objective",
        ),
        ('aster cancels m9 as m2 because "x"', "there is no message 'm9'", "known here: none"),
        (
            'a voice claiming to be aster.deputy calls aster.secretary as v1, over "x", saying "y"',
            "no line",
            "add one",
        ),
        ("expect voice v9 MISMATCHED", "there is no voice 'v9'", "known here"),
        ("boreas refuses c1 with R77", "'R77' stands where one of R01 to R16", "every sentence"),
        ("boreas refuses c1 with R08 quickly", "'quickly' stands where", "every sentence"),
        ("cadia attends c1", "no party 'cadia'", "aster, boreas"),
        ("boreas leaves kitchen", "no post of boreas 'kitchen'", "duty-desk, minister"),
        ("both agree peace", "there is no terms 'peace'", "known here: staff"),
        ("expect c1 FINE", "'FINE' stands where", "every sentence"),
        ("boreas", "the end of the line stands where", "every sentence"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_with_what_is_wrong_and_what_now(
    line: str, what: str, hint: str
) -> None:
    with pytest.raises(PlayError) as told:
        acts('aster.secretary calls boreas.minister as c1, PRIORITY, "x"', line)
    assert str(told.value).startswith("small.play, line 14: ")
    assert what in told.value.what
    assert hint in told.value.hint


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the play has no name"),
        ('play a: "A"\n', "the play has no line"),
        (HEAD, "nothing happens in the play"),
        ("    attends\n", "stands in no section"),
        (HEAD.replace("    desk duty-desk\n    principal m", "    principal m") + SAY, "has no desk"),
        (HEAD.replace("then deputy", "then nobody") + SAY, "nobody cannot stand in"),
        (HEAD + "line other between aster and boreas\n", "aster is on a line already"),
        (HEAD + 'party cadia-north: "C"\n', "'cadia-north' cannot stand on a card"),
        (HEAD + 'party aster: "C"\n', "there is a party 'aster' already"),
        (HEAD + "    aster tests kitchen at 09:00\n", "no post of boreas 'kitchen'"),
        (HEAD + "    wait patience 2h\n", "there is no wait 'patience'"),
        (HEAD + "acts\n    09:00 say\n", "the first act has no date"),
        (HEAD + "terms later for nowhere\n", "there is no line 'nowhere'"),
    ],
)  # fmt: skip
def test_a_play_that_is_not_whole_says_what_is_missing(text: str, what: str) -> None:
    with pytest.raises(PlayError, match=re.escape(what)):
        read.read(text)


def test_times_are_of_the_plays_own_clock() -> None:
    play = acts(
        'say "a"', '+1h30m say "b"', '11:00 say "c"', '2022-03-02 00:30 say "d"', '01:00 say "e"', 'say "f"'
    )
    nine = 1_646_118_000_000  # 09:00 two hours ahead of UTC
    minutes = [(act.at - nine) // 60_000 for act in play.acts]
    assert minutes == [0, 90, 120, 930, 960, 960]


def test_habits_keep_their_days() -> None:
    text = (
        HEAD
        + "people\n    boreas reads tests back after 4m, from 2022-03-02, until 2022-03-05, except 2022-03-03\n"
    )
    (habit,) = read.read(text + 'acts\n    2022-03-01 09:00 say "x"\n').habits
    day = 86_400_000
    second = 1_646_172_000_000  # 2 March, 00:00, two hours ahead of UTC
    kept = [habit.keeps(second + n * day) for n in (-1, 0, 1, 2, 3)]
    assert kept == [False, True, False, True, False]


def test_terms_set_the_fields_of_the_agreement() -> None:
    text = (
        HEAD
        + '    titled "T"\n    echo every 90s\n    station tests every 6h waiting 5m\n'
        + "    aster tests duty-desk at 09:00 17:00\n"
        + "    tests are read back within 10m\n    holidays 2022-03-08\n    weekend sat sun\n    wait awaiting 24h\n"
        + "    principal closed after 2 attempts\nterms more for staff\n    holidays 2022-03-09\n"
        + 'acts\n    2022-03-01 09:00 say "x"\n'
    )
    play = read.read(text)
    line = play.lines["staff"]
    tree = requests.terms(play, line, play.terms["more"], {"aster": "aster-1", "boreas": "boreas-2"})
    assert tree["cadence"] == {
        "echo_s": 90, "station_test_s": 21_600, "station_wait_s": 300, "read_back_s": 600, "utc_offset_min": 120,
        "person_tests": [{"by": "aster-1", "post": "duty-desk", "times": ["09:00", "17:00"]}],
    }  # fmt: skip
    assert (tree["title"], tree["weekend"], tree["waits"]) == ("T", ["sat", "sun"], {"awaiting_s": 86_400})
    assert tree["principal_attempts"] == 2
    assert tree["holidays"] == ["2022-03-08", "2022-03-09"]
    assert requests.terms(play, line, line.terms, {"aster": "a", "boreas": "b"})["holidays"] == ["2022-03-08"]


WORDS = sorted({word for table in (ACTS, TERMS, HEADINGS) for shape in table for word in shape.split()})


def complaint(text: str) -> tuple[str, str] | None:
    try:
        read.read(text)
    except PlayError as why:
        return why.what, why.hint
    return None


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_any_text_is_a_play_or_says_why_not(text: str) -> None:
    for whole in (text, HEAD + "acts\n    2022-03-01 09:00 " + text, HEAD + "    " + text):
        said = complaint(whole)
        assert said is None or all(said)


def test_a_duration_of_endless_digits_is_none() -> None:
    endless = "9" * 5_000
    with pytest.raises(PlayError, match="stands where"):
        acts(f'aster.secretary calls boreas.minister as c1, PRIORITY, "x", needed in {endless}m')
