"""How messages look: what an officer must not overlook stands first, and nothing reads as approval."""

from typing import Any

import pytest

from parley.cli import messagesheet
from parley.cli.show import Sheet
from tests.cli.running import At
from tests.views.plays import Pair
from tests.views.test_requests import ask, late


def test_that_they_cannot_use_it_is_not_hidden_behind_the_receipt(pair: Pair) -> None:
    ref = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    pair.settle()
    pair.ask(pair.boreas, "seen", message=ref)
    pair.ask(pair.boreas, "nack", message=ref, reason="LANGUAGE", text="again, please")
    pair.settle()
    said = At(pair.aster.folder).said("outbox")
    assert "seen, but cannot be used at duty-desk: LANGUAGE" in said


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ({"subject": "patrol", "text": "two ships"}, "  patrol  "),
        ({"text": "two ships\nleave at noon"}, "  (two ships leave at noon)  "),
        ({"text": "ship " * 20}, "  (ship ship ship ship ship ship ship ship ship sh…)  "),
    ],
    ids=["its subject", "in parentheses, if it has none", "no more of it than a list has room for"],
)
def test_a_list_says_what_a_message_is_about(pair: Pair, header: dict[str, str], shown: str) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", **header)
    pair.settle()
    assert shown in At(pair.boreas.folder).said("inbox")


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ({"type": "STOP-APPEAL/1", "fields": {"what": "Fire", "where": "bridge 4"}, "precedence": "Z"},
         "  STOP-APPEAL (Fire)  "),
        ({"type": "GOODWILL/1", "fields": {"text": "A good year."}, "subject": "new year"}, "  GOODWILL new year  "),
        ({"type": "MINIMIZE/1", "fields": {"from": "2022-03-01T10:00:00.000Z", "to": "2022-03-01T12:00:00.000Z",
                                           "lowest": "O"}}, "  MINIMIZE  "),
    ],
    ids=["an appeal", "a form with a subject", "a form without words"],
)  # fmt: skip
def test_a_list_says_which_form_it_is(pair: Pair, header: dict[str, Any], shown: str) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", **header)
    pair.settle()
    assert shown in At(pair.boreas.folder).said("inbox")


def test_what_it_must_not_be_read_without_and_how_it_is_to_be_handled_is_shown(pair: Pair) -> None:
    first = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    ref = pair.ask(
        pair.aster, "write", to="duty-desk", text="y", must_follow=[first], label="not for the press",
        article="4", paragraph="2",
    )  # fmt: skip
    pair.settle()
    said = At(pair.boreas.folder).said("inbox", ref)
    assert f"AFTER    {first[:8]}: not to be read without it\n" in said
    assert "ARTICLE  4\nPARAGRAPH 2\nHANDLING not for the press\n" in said


def test_who_acknowledges_a_text_that_no_longer_stands_is_told_so(
    pair: Pair, capsys: pytest.CaptureFixture[str]
) -> None:
    one = pair.ask(pair.aster, "write", to="duty-desk", text="x")
    newest = pair.ask(pair.aster, "correct", message=one, fields={"text": "y"})
    pair.ask(pair.aster, "cancel", message=newest, reason="wrong")
    pair.settle()
    at = At(pair.boreas.folder)
    for ref, told in (
        (one, f"CORRECTED by {newest[:8]}: read that one"),
        (newest, "CANCELLED: it no longer stands"),
    ):
        messagesheet.replaced(Sheet(), at.read("inbox", ref))
        assert told in capsys.readouterr().out


def test_a_reply_that_came_after_its_time_undoes_nothing(pair: Pair) -> None:
    late(pair)
    at = At(pair.aster.folder)
    (request,) = at.read("outbox")
    assert request["unanswered"] is True
    assert "UNANSWERED in its time, then a reply: " in at.said("outbox") + _seen(pair, request["ref"])


def _seen(pair: Pair, ref: str) -> str:
    """The list once they have seen it."""
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    return At(pair.aster.folder).said("outbox")


def test_a_form_is_shown_by_its_labels_with_its_times_as_groups_and_with_the_command_that_answers_it(
    pair: Pair,
) -> None:
    fields = {
        "caller_post": "minister", "channel": "telephone", "to": "secretary", "when": "2022-03-01T08:58:00.000Z",
    }  # fmt: skip
    ref = pair.ask(pair.aster, "write", type="CALL-CHECK/1", to="duty-desk", subject="yours?", fields=fields)
    pair.settle()
    at = At(pair.boreas.folder)
    said = at.said("inbox", ref)
    assert "  | 010858Z MAR 22\n" in said
    assert "caller_post" not in said
    answer = f"parley fill call-check-reply duty-desk --reply-to {ref[:8]}"
    assert said.endswith(f"now: parley seen {ref[:8]}; {answer}\n")
    pair.ask(pair.boreas, "seen", message=ref)
    pair.settle()
    assert at.said("inbox", ref).endswith(f"now: {answer}\n")
    assert "now:" not in At(pair.aster.folder).said("outbox", ref)


def test_a_request_for_explanation_is_answered_by_a_command_of_its_own_and_a_cancelled_one_by_none(
    pair: Pair,
) -> None:
    ref = ask(pair)
    at = At(pair.boreas.folder)
    assert f"; parley answer {ref[:8]}\n" in at.said("inbox", ref)
    pair.ask(pair.aster, "cancel", message=ref, reason="explained")
    pair.settle()
    assert at.said("inbox", ref).endswith(f"now: parley seen {ref[:8]}\n")


def test_a_phrase_is_shown_by_its_number_whatever_its_subject_says(pair: Pair) -> None:
    fields = {"phrase": "P-1054"}
    ref = pair.ask(pair.aster, "write", type="PHRASE/1", to="duty-desk", subject="We agree.", fields=fields)
    pair.settle()
    said = At(pair.boreas.folder).said("inbox", ref)
    assert "the phrase of this number (en):\n  | How do you receive us?\n" in said
