"""What the plays write: how each request, message and voice ends, at both stations, and by the bundle alone.

The second half is what a mediator may conclude who has one file and was not there.
"""

import json
from typing import Any

import pytest

from parley.verdict import Verdict, words
from parley.verdict.result_written import Answer, Level, MessageResult, RequestResult
from tests.scenarios.staging import Kept, demonstrated

# Of each request: the play's name for it, every state that an entry led to, what was not answered, late answers.
Went = tuple[str, list[str], int, int]
REQUESTS: dict[str, list[Went]] = {
    "march-2022": [
        ("rfe-west", ["UNANSWERED"], 4, 0),
        ("rfe-south", ["UNANSWERED"], 4, 0),
        ("rfe-air", ["UNANSWERED", "MEETING_ASKED", "NOT_MET"], 3, 0),
    ],
    "vienna-2022": [("rfe", ["UNANSWERED", "MEETING_ASKED", "NOT_MET"], 4, 1)],
    "vienna-2022-inadequate": [("rfe", ["ANSWERED", "INADEQUATE", "MEETING_ASKED", "NOT_MET"], 4, 0)],
    "hoax-2008": [],
}
# Of each message: who wrote it, its form, the play's name for it, what became of it beside being seen.
MESSAGES: dict[str, list[tuple[str, str, str, list[str]]]] = {
    "march-2022": [
        ("aster", "FREE-TEXT", "letter", []),
        ("aster", "RFE", "rfe-west", []),
        ("aster", "RFE", "rfe-south", []),
        ("aster", "RFE", "rfe-air", []),
        ("aster", "MEETING-REQUEST", "meeting-air", []),
    ],
    "vienna-2022": [
        ("aster", "RFE", "rfe", ["ANSWERED"]),
        ("aster", "MEETING-REQUEST", "meeting", []),
        ("boreas", "RFE-REPLY", "late-answer", []),
    ],
    "vienna-2022-inadequate": [
        ("aster", "RFE", "rfe", ["ANSWERED"]),
        ("boreas", "RFE-REPLY", "answer", []),
        ("aster", "MEETING-REQUEST", "meeting", []),
    ],
    "hoax-2008": [
        ("aster", "CALL-CHECK", "is-it-yours", ["ANSWERED"]),
        ("boreas", "CALL-CHECK-REPLY", "denial", []),
        ("aster", "HAZARD-INCIDENT", "incident", []),
    ],
}


def form(row: dict[str, Any]) -> str:
    return str(row["type"]).partition("/")[0]


@pytest.mark.parametrize("name", REQUESTS)
def test_each_request_went_as_its_story_says_and_stands_alike_at_both_stations(name: str) -> None:
    rows = demonstrated(name).rows("request")
    went = [
        (r["name"], [step["state"] for step in r["path"]], len(r["missing"]), len(r["late"])) for r in rows
    ]
    assert went == REQUESTS[name]
    assert all(row["state"] == row["state_at_other"] == row["path"][-1]["state"] for row in rows)


@pytest.mark.parametrize("name", MESSAGES)
def test_each_message_was_seen_and_no_more_is_said_of_it(name: str) -> None:
    rows = demonstrated(name).rows("message")
    assert [(r["author"], form(r), r["name"], r["marks"]) for r in rows] == MESSAGES[name]
    for row in rows:
        assert row["state"] == row["state_at_other"] == "SEEN"
        assert row["held_at"] is not None
        assert all("RECEIPT ONLY" in receipt["words"] for receipt in row["receipts"])
        assert row["faults"] == []


def test_what_is_bilingual_says_so_and_which_text_counts() -> None:
    rows = [row for name in ("march-2022", "vienna-2022") for row in demonstrated(name).rows("message")]
    bilingual = [row for row in rows if row["translations"]]
    assert {row["name"] for row in bilingual} >= {"letter", "rfe", "late-answer"}
    for row in bilingual:
        assert (row["authentic"], [each["language"] for each in row["translations"]]) == ("en", ["ru"])


# --- by the bundle alone ------------------------------------------------------------------------------------


def verdict(name: str) -> Verdict:
    (only,) = demonstrated(name).verdicts
    assert only.complete
    return only


def asked(name: str) -> list[RequestResult]:
    return list(verdict(name).requests)


def sent(name: str, form_: str) -> MessageResult:
    (found,) = [m for m in verdict(name).messages if m.type.startswith(f"{form_}/")]
    return found


def party(name: str) -> str:
    """The short name of a party on a card, which ends in a piece of its hash."""
    return name.partition("-")[0]


def test_a_mediator_reads_which_requests_of_the_month_were_never_answered_and_on_whose_word_that_rests() -> (
    None
):
    found = asked("march-2022")
    assert [request.answer for request in found] == [Answer.NONE] * 3
    for request in found:
        assert {shown.level: party(shown.by) for shown in request.levels} == {
            Level.ASKED: "aster",
            Level.DELIVERED: "boreas",  # its receipt on the log of aster
            Level.SEEN: "boreas",
        }
        assert request.silent_by is not None  # boreas's own log goes on after the 48 hours, without a reply
        assert party(request.silent_by.party) == "boreas"
        assert request.absence is not None
        assert [party(claim.by) for claim in request.claims[:1]] == ["aster"]
        assert any("listened" in said for said in request.one_sided)
    told = words(verdict("march-2022"))
    assert "never answered, as far as this record goes: no. 2 of aster chairman" in told
    assert "that aster's station had listened for 2 d: aster says so" in told


def test_a_late_answer_stands_beside_the_silence_that_was_claimed_and_the_meeting_of_the_13th() -> None:
    (request,) = asked("vienna-2022")
    (reply,) = request.replies
    assert (request.state, request.answer, reply.late) == ("NOT_MET", Answer.PART, True)
    assert set(request.missing) == {"location", "formations", "subordination", "equipment"}
    assert request.silent_by is not None
    assert request.meeting is not None
    assert request.meeting.entry.at == "2022-02-13T15:00:00.000Z"
    assert [shown.level for shown in request.meeting.levels][:2] == ["asked", "delivered"]
    assert request.meeting.answered is None


def test_an_answer_on_two_items_of_six_is_inadequate_by_the_word_of_the_side_that_asked() -> None:
    (request,) = asked("vienna-2022-inadequate")
    (reply,) = request.replies
    assert (reply.late, reply.items) == (False, ("objective", "location"))
    assert reply.judged is not None
    assert reply.judged.adequate is False
    assert party(reply.judged.entry.party) == "aster"
    assert any("inadequate: aster" in said for said in request.one_sided)
    assert request.meeting is not None


# --- the hoax -----------------------------------------------------------------------------------------------


def test_the_voice_was_never_put_through_and_the_lone_override_is_in_the_journal() -> None:
    (voice,) = demonstrated("hoax-2008").rows("voice")
    assert voice["path"] == ["CHECKING", "MISMATCHED"]
    assert voice["refused_alone"] == ["watch-officer"]
    assert voice["overridden_by"] == []
    assert voice["verdict"] == "not-ours"
    assert [check["result"] for check in voice["checks"]] == ["no-record", "no-record", "failed"]


def test_the_denial_of_the_other_desk_is_on_the_record_for_anybody() -> None:
    denial = sent("hoax-2008", "CALL-CHECK-REPLY")
    assert (party(denial.by), denial.from_post, denial.level) == ("boreas", "duty-desk", Level.SEEN)
    body = entry(demonstrated("hoax-2008"), denial.ref)
    assert body["fields"]["verdict"] == "not-ours"
    assert body["reply_to"] == sent("hoax-2008", "CALL-CHECK").ref
    incident = sent("hoax-2008", "HAZARD-INCIDENT")
    assert (party(incident.by), incident.level) == ("aster", Level.SEEN)


def entry(kept: Kept, ref: str) -> dict[str, Any]:
    """The entry of that reference, out of the bundle."""
    from tests.scenarios.test_plays import refs  # noqa: PLC0415  # the one use: how a bundle's lines are named

    lines = [line for line in kept.bundles[0].split(b"\n") if line.startswith(b'{"after"')]
    (found,) = [json.loads(line) for line in lines if ref in refs(line)]
    return dict(found)


def test_what_a_party_did_about_the_voice_is_in_no_bundle() -> None:
    (bundle,) = demonstrated("hoax-2008").bundles
    for private in (b"claimed.", b"override", b"watch-officer", b"MISMATCHED", b"draft."):
        assert private not in bundle


def test_the_outcome_is_printed_in_plain_words_beside_the_attempts() -> None:
    month, hoax = demonstrated("march-2022").printed, demonstrated("hoax-2008").printed
    assert "Requests for explanation" in month
    assert "no reply in time" in month
    assert "that it was delivered: their receipt" in month
    assert "that nothing came in time: aster's word" in month
    assert "seen by the watch, receipt only" in month
    assert "CHECKING, then MISMATCHED" in hoax
    assert "their desk signed: not-ours" in hoax
    assert "watch-officer alone tried to pass it: refused" in hoax
    for printed in (month, hoax):
        assert "✓" not in printed
        assert "accepted" not in printed.lower()
