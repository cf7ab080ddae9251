"""Two stations as processes: a request for explanation, its answer and its judgement, and an assurance disputed."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import At, introduced, made
from tests.cli.test_two_stations import they_agree

RFE = ("--type", "rfe", "-s", "movements", "-p", "priority", "-f", "activity=columns on the coast road",
       "-f", "place=north of the river", "-f", "items=objective,location")  # fmt: skip


@pytest.mark.slow
def test_a_request_is_answered_and_judged_and_an_assurance_is_disputed(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster", "secretary"), made(tmp_path, "boreas", "minister")
    introduced(aster, boreas)
    with aster.running(), boreas.running():
        they_agree(aster, boreas)
        a_request_is_answered_in_part(aster, boreas)
        an_assurance_is_disputed(aster, boreas)
    bundle = tmp_path / "evidence.parley"
    aster.run("record", "export", str(bundle))
    verdict = At(tmp_path / "mediator").read("verify", str(bundle))
    assert [(r["state"], r["answer"]) for r in verdict["requests"]] == [("INADEQUATE", "answered in part")]
    assert [a["state"] for a in verdict["assurances"]] == ["DISPUTED"]
    assert verdict["misconduct"] == []


def one(at: At, *args: str) -> dict[str, Any]:
    (found,) = at.read(*args)
    assert isinstance(found, dict)
    return found


def a_request_is_answered_in_part(aster: At, boreas: At) -> None:
    assert "no requests" in boreas.said("requests")
    aster.run("write", "desk", *RFE, "--from", "secretary")
    boreas.until(["requests"], "DELIVERED")
    asked = one(boreas, "requests")
    assert (asked["items"], asked["mine"], asked["from"]) == (["objective", "location"], False, "secretary")
    assert "left" in boreas.said("requests", "--open")
    boreas.run("expect", asked["ref"][:8], "+24h")
    aster.until(["requests", "--json"], '"expected_by": "')
    assert "ITEM=TEXT" in boreas.run("answer", asked["ref"][:8], "--item", "objective", status=1).stderr
    boreas.run("answer", asked["ref"][:8], "--item", "objective=A planned exercise.", "--from", "minister")
    shown = aster.until(["requests"], "ANSWERED")
    assert "location" in shown.splitlines()[-1]
    judged = aster.said("judge", asked["ref"][:8], "inadequate", "--text", "One of two has no answer.")
    assert "inadequate" in judged
    boreas.until(["requests"], "INADEQUATE")
    (reply,) = one(boreas, "requests")["replies"]
    assert (reply["adequate"], reply["missing"], reply["text"]) == (
        False, ["location"], "One of two has no answer.",
    )  # fmt: skip
    (draft,) = aster.read("draft", "list")
    assert draft["message"]["type"] == "MEETING-REQUEST/1"


def an_assurance_is_disputed(aster: At, boreas: At) -> None:
    boreas.run(
        "write", "desk", "--type", "assurance", "--from", "minister", "--valid-to", "+10d",
        "-f", "statement=We move nothing north of the river.", "-f", "trigger=Should a unit cross it",
    )  # fmt: skip
    aster.until(["assurances"], "STANDING")
    given = one(aster, "assurances", "--standing")["ref"][:8]
    refused = aster.run("assurance", "told", given, status=1).stderr
    assert "that assurance is theirs" in refused
    assert "on our record, and theirs" in aster.said("assurance", "missed", given, "--text", "one crossed")
    boreas.until(["assurances"], "DISPUTED")
    boreas.run("assurance", "told", given, "--text", "we had told by telephone")
    aster.until(["assurances", "--json"], '"told": [\n      "')
    shown = one(aster, "assurances")
    assert (shown["state"], len(shown["told"]), len(shown["missed"])) == ("DISPUTED", 1, 1)
