"""`parley verify`: what a mediator reads of a request that was never answered."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import At
from tests.views.plays import HOUR, MINUTE, Pair

FIELDS = {"activity": "columns", "place": "north of the river", "items": ["objective", "location"]}


@pytest.fixture
def evidence(pair: Pair, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A bundle of a request that boreas's watch saw and nobody answered, and the hashes of both cards."""
    request = pair.ask(pair.aster, "write", type="RFE/1", to="duty-desk", subject="movements", fields=FIELDS)
    pair.settle(MINUTE)
    pair.ask(pair.boreas, "seen", message=request)
    pair.settle(49 * HOUR)
    pair.ask(pair.boreas, "write", to="duty-desk", text="about another matter")
    pair.settle(MINUTE)
    file = tmp_path / "evidence.parley"
    return file, At(pair.aster.folder).read("record", "export", str(file))["cards"]


def test_a_mediator_reads_which_request_was_never_answered_and_what_that_rests_on(
    evidence: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    file, cards = evidence
    nobody = At(tmp_path / "nobody")
    said = nobody.said("verify", str(file), "--card", cards["ours"], "--card", cards["theirs"])
    flat = " ".join(said.split())
    for sentence in (
        "REQUESTS FOR EXPLANATION: 1 never answered, as far as this record goes: no. 1 of aster duty-desk",
        "about 'movements'; asked: objective, location",
        "boreas held the request: receipt on the log of aster, dated",
        "aster says that no reply had come in the agreed 2 d after delivery.",
        "The request was never answered, as far as this record goes: the whole log of boreas,",
        "seen by a person: boreas,",
        "by its own log: boreas wrote an entry dated",
        "one side's word: that aster's station had listened for 2 d",
    ):
        assert sentence.lower() in flat.lower(), sentence
    assert "proof" not in flat.lower().replace("every proof holds", "")


def test_a_program_reads_the_same(evidence: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    verdict = At(tmp_path / "nobody").read("verify", str(evidence[0]))
    (request,) = verdict["requests"]
    assert (request["state"], request["answer"]) == ("UNANSWERED", "never answered")
    assert request["missing"] == FIELDS["items"]
    assert [level["level"] for level in request["levels"]] == ["asked", "delivered", "seen by a person"]
    assert request["silent_by"]["party"] == request["asked_of"]
    assert {one["post"]: one["missing"] for one in verdict["numbers"]} == {"duty-desk": []}
