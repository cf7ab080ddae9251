"""A request between two stations: what both show of it, and what a third party reads out of their bundles."""

from typing import Any

import pytest

from parley.record import verify
from parley.verdict import judge, words
from parley.verdict.result_written import AssuranceResult, RequestResult
from parley.views import bundles, excerpts
from parley.views import requests as view
from tests.station.pairs import Side
from tests.views.plays import HOUR, MINUTE, Pair

ITEMS = ["objective", "location"]


def ask(pair: Pair) -> str:
    fields = {"activity": "columns", "place": "north of the river", "items": ITEMS}
    request = pair.ask(pair.aster, "write", type="RFE/1", to="duty-desk", subject="movements", fields=fields)
    pair.settle(MINUTE)
    return request


def reply(pair: Pair, request: str, items: list[str]) -> str:
    answers = [{"item": item, "answer": f"the {item}"} for item in items]
    answer = pair.ask(
        pair.boreas,
        "write",
        type="RFE-REPLY/1",
        to="duty-desk",
        reply_to=request,
        fields={"answers": answers},
    )
    pair.settle(MINUTE)
    return answer


def unanswered(pair: Pair) -> None:
    ask(pair)
    pair.settle(49 * HOUR)


def late(pair: Pair) -> None:
    request = ask(pair)
    pair.settle(49 * HOUR)
    reply(pair, request, ITEMS[:1])
    pair.ask(pair.aster, "request.judge", request=request, adequate=False)
    pair.settle(MINUTE)


def adequate(pair: Pair) -> None:
    request = ask(pair)
    reply(pair, request, ITEMS)
    pair.ask(pair.aster, "request.judge", request=request, adequate=True)
    pair.settle(MINUTE)


def not_met(pair: Pair) -> None:
    request = ask(pair)
    pair.settle(49 * HOUR)
    fields = {"level": "delegations", "within_hours": 48, "agenda": "the movements"}
    pair.ask(pair.aster, "write", type="MEETING-REQUEST/1", to="duty-desk", reply_to=request, fields=fields)
    pair.settle(49 * HOUR)


def of_stations(pair: Pair, side: Side) -> dict[str, Any]:
    (shown,) = view.requests(pair.reading(side), pair.row(side))
    return shown


def of_bundle(pair: Pair, side: Side) -> RequestResult:
    made = bundles.bundle(pair.reading(side), pair.row(side), pair.now)
    (found,) = judge(verify.verify(made.data, [made.ours, made.theirs])).requests
    return found


@pytest.mark.parametrize(
    ("play", "state", "answer"),
    [
        (unanswered, "UNANSWERED", "never answered"),
        (late, "UNANSWERED", "answered in part"),
        (adequate, "ADEQUATE", "every item has an answer"),
        (not_met, "NOT_MET", "never answered"),
    ],
    ids=["never answered", "answered late and in part", "answered", "never answered, and never met"],
)
def test_both_stations_and_a_third_party_say_the_same(pair: Pair, play: Any, state: str, answer: str) -> None:
    play(pair)
    ours, theirs = (of_stations(pair, side) for side in (pair.aster, pair.boreas))
    same = ("ref", "state", "items", "missing", "late", "claim", "meeting")
    assert {name: ours[name] for name in same} == {name: theirs[name] for name in same}
    found = of_bundle(pair, pair.aster)
    assert (found.ref, found.state, list(found.missing)) == (ours["ref"], ours["state"], ours["missing"])
    assert (found.state, found.answer) == (state, answer)
    other = of_bundle(pair, pair.boreas)
    assert (other.state, other.answer, other.claims) == (found.state, found.answer, found.claims)


def test_a_request_goes_alone_as_an_excerpt_with_its_claim_and_nothing_follows_of_absence(pair: Pair) -> None:
    request = ask(pair)
    pair.ask(pair.aster, "write", to="duty-desk", text="another matter")
    pair.settle(49 * HOUR)
    reading, row = pair.reading(pair.aster), pair.row(pair.aster)
    made = excerpts.excerpt(reading, row, pair.now, excerpts.words_of(reading, row, request))
    verdict = judge(verify.verify(made.data, [made.ours, made.theirs]))
    (found,) = verdict.requests
    assert (found.state, found.answer) == ("UNANSWERED", "no reply is shown, and entries are withheld")
    assert found.levels[1].level == "delivered"
    assert b"another matter" not in made.data
    assert "never answered" not in words(verdict)


def test_an_assurance_and_its_trigger_are_told_alike(pair: Pair) -> None:
    given = pair.ask(
        pair.boreas, "write", type="ASSURANCE/1", to="duty-desk", valid_to="+10d",
        fields={"statement": "nothing moves", "trigger": "should a unit move"},
    )  # fmt: skip
    pair.settle(MINUTE)
    pair.ask(pair.aster, "assurance.missed", assurance=given, text="a unit moved")
    pair.settle(MINUTE)
    for side in (pair.aster, pair.boreas):
        (shown,) = view.assurances(pair.reading(side), pair.row(side))
        assert (shown["state"], len(shown["missed"]), shown["told"]) == ("DISPUTED", 1, [])
    made = bundles.bundle(pair.reading(pair.aster), pair.row(pair.aster), pair.now)
    found: AssuranceResult
    (found,) = judge(verify.verify(made.data)).assurances
    assert (found.state, found.missed[0].text) == ("DISPUTED", "a unit moved")
