"""What a play can have people do in writing, and with a voice from outside: each act, played on real stations."""

import pytest

from parley.sim.play import PlayError
from tests.scenarios.staging import unmet

HEAD = """
play small: "A small play"
party aster: "Aster"
    desk duty-desk
    principal president
party boreas: "Boreas"
    desk duty-desk
    principal minister
line staff between aster and boreas
    languages en ru
    echo every 1h
    station tests every 1h
    boreas gives receipts up to level 4
acts
    2022-03-01 09:00  """
VOICE = (
    'a voice claiming to be boreas.minister calls aster.president as voice, over "radio", saying "At once!"'
)
LETTER = (
    'aster.duty-desk sends boreas.duty-desk FREE-TEXT as letter, PRIORITY, "Bridge", with text "It is out."'
)


def played(*acts: str) -> list[str]:
    return unmet(HEAD + "\n    ".join(acts) + "\n")


def test_a_message_climbs_to_level_4_where_that_is_agreed_and_is_no_answer_by_it() -> None:
    assert (
        played(
            LETTER,
            "expect message letter SENT",
            "expect message letter HELD",
            "+5m boreas opens letter at duty-desk",
            "expect message letter SEEN",
            "+5m boreas has letter at the office of minister",
            "expect message letter OFFICE",
            "boreas announces an answer to letter in 6h",
            "expect message letter EXPECTED",
            "+5m boreas informs minister of letter",
            "expect message letter INFORMED",
            "expect message letter not ANSWERED",
            'boreas.duty-desk writes to aster.duty-desk as reply, ROUTINE, "Bridge", "Thank you."',
            "expect message letter not ANSWERED",  # it names no letter that it answers
        )
        == []
    )


def test_a_message_is_corrected_handed_on_asked_about_refused_as_unreadable_and_taken_back() -> None:
    assert (
        played(
            LETTER,
            '+1m aster readdresses letter as further to minister because "he must act"',
            "expect message letter READDRESSED",
            "+9m aster asks whether letter was seen",
            "+1m boreas cannot use letter because LANGUAGE",
            "expect message letter NACKED",
            '+1m aster corrects letter as better with text "The northern bridge is out."',
            "expect message letter CORRECTED",
            "expect message better not CORRECTED",
            '+1m aster cancels better as end because "the bridge is open again"',
            "expect message better CANCELLED",
        )
        == []
    )


def test_an_exercise_is_marked_and_an_adequate_answer_ends_a_request() -> None:
    assert (
        played(
            'aster.president sends boreas.minister RFE as rfe, ROUTINE, "Columns", in exercise "QUIET RIVER", '
            'with activity "Columns of vehicles.", place "The north", items "objective"',
            "expect request rfe DELIVERED",
            'boreas.minister sends aster.president RFE-REPLY as reply, ROUTINE, "Columns", in exercise "QUIET RIVER", '
            'answering rfe, with answers "objective | A parade."',
            "expect request rfe ANSWERED",
            "aster judges rfe adequate",
            "expect request rfe ADEQUATE",
            "expect request rfe has 0 late answers",
            "expect aster has 0 drafts of MEETING-REQUEST",
        )
        == []
    )


def test_a_voice_whose_check_holds_is_put_through_and_one_that_two_officers_pass_too() -> None:
    assert (
        played(
            VOICE,
            'aster checks voice by "call-back on a number that we hold", and it holds',
            "expect voice voice SUMMONING",
            VOICE.replace(" as voice", " as second"),
            "watch-officer and duty-officer of aster pass second",
            "expect voice second SUMMONING",
            'expect aster finds "claimed.overridden/1" in its journal, 1 times',
            VOICE.replace(" as voice", " as third"),
            "+6m expect voice third UNVERIFIED",  # the check has five minutes
            "expect voice third never SUMMONING",
        )
        == []
    )


def test_what_is_not_as_expected_is_said_in_words() -> None:
    found = played(
        LETTER,
        "expect message letter SEEN",
        "expect message letter not HELD",
        "expect request letter UNANSWERED",
        VOICE,
        'aster checks voice by "call-back", and it holds',
        "expect voice voice MISMATCHED",
        "expect voice voice never SUMMONING",
        "expect aster has 1 drafts of MEETING-REQUEST",
        'expect boreas finds "claimed.opened/1" in its journal',
    )
    assert [wrong.rpartition(": ")[2] for wrong in found] == [
        "aster sees it SENT HELD; the other side sees it SENT HELD",
        "it is HELD",
        "there is no request letter on its author's record",
        "it is SUMMONING",
        "it was SUMMONING",
        "aster has 0 drafts of MEETING-REQUEST",
        "the journal of boreas has claimed.opened/1 0 times",
    ]


@pytest.mark.parametrize(
    ("acts", "what"),
    [
        ((LETTER, "chairman of aster releases the meeting request of letter as meeting"), "no meeting request"),
        ((VOICE, "watch-officer and watch-officer of aster pass voice"), "two different officers"),
        ((LETTER, "aster opens letter"), "no such message of theirs"),
    ],
)  # fmt: skip
def test_an_act_that_cannot_be_is_named_with_its_line_and_what_now(acts: tuple[str, ...], what: str) -> None:
    with pytest.raises(PlayError, match=what) as told:
        played(*acts)
    assert told.value.line == HEAD.count("\n") + len(acts)
    assert told.value.hint
