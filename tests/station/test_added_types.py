"""A type that a third party added in a file of its own: known to both stations, to one, in two versions."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from parley import wiring
from parley.forms import phrasebook, printed
from parley.station import private
from parley.views import messages as view
from parley.views import printing
from tests.station.pairs import Side
from tests.views.plays import Pair

FERRY = """
type = "X-FERRY/{version}"
precedence = "O"

[name]
en = "Ferry crossing"
ar = "عبور العبّارة"

[about]
en = "A ferry crosses where both sides patrol."

[[fields]]
name = "vessel"
kind = "line"
required = true

[fields.label]
en = "Vessel"
ar = "السفينة"

[[fields]]
name = "persons"
kind = "integer"
minimum = 0
maximum = 5000
unit = "persons"

[fields.label]
en = "Persons on board"

[[fields]]
name = "stops"
kind = "table"
count_max = 4

[fields.label]
en = "Stops"

[[fields.columns]]
name = "where"
kind = "line"
required = true

[fields.columns.label]
en = "Where"
"""
FIELDS: dict[str, Any] = {
    "vessel": "العبّارة الشمالية",
    "persons": 212,
    "stops": [{"where": "North pier"}, {"where": "South pier"}],
}


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    with Pair.agreed(tmp_path) as found:
        yield found


def knows(pair: Pair, side: Side, version: int = 1) -> None:
    """This station is started with the file in its folder."""
    (side.folder / "forms").mkdir(exist_ok=True)
    (side.folder / "forms" / f"ferry-{version}.toml").write_text(FERRY.format(version=version), "utf-8")
    side.restart(pair.now)
    private.know(side.station, wiring.catalogue(side.folder))


def write(pair: Pair, version: int = 1, **more: Any) -> str:
    said = {
        "type": f"X-FERRY/{version}",
        "to": "duty-desk",
        "subject": "crossing",
        "fields": FIELDS,
        "language": "ar",
    }
    return pair.ask(pair.aster, "write", **{**said, **more})


def shown(pair: Pair, side: Side, ref: str) -> dict[str, Any]:
    return view.one(pair.reading(side), pair.row(side), ref, pair.now)


def printed_at(pair: Pair, side: Side, ref: str) -> str:
    """What this station prints, with the types that it knows."""
    message = printing.message(pair.reading(side), pair.row(side), ref, phrasebook.builtin(), ("en",))
    return printed.text(message, wiring.catalogue(side.folder).get(message["entry"]["type"]), ("en",))


def test_a_station_that_does_not_know_a_type_does_not_write_it(pair: Pair) -> None:
    answer = pair.aster.ask(pair.now, do="write", type="X-FERRY/1", to="duty-desk", fields=FIELDS)
    assert answer.error is not None
    assert (answer.error["what"], answer.error["code"]) == ("this station knows no type X-FERRY/1", "no-form")


def test_a_type_from_a_file_is_checked_like_one_of_the_release(pair: Pair) -> None:
    knows(pair, pair.aster)
    said = {"do": "write", "type": "X-FERRY/1", "to": "duty-desk", "fields": {**FIELDS, "persons": 6_000}}
    answer = pair.aster.ask(pair.now, **said)
    assert answer.error is not None
    assert "persons: not from 0 to 5000" in answer.error["what"]


def test_a_type_that_both_know_goes_as_fast_as_its_file_offers(pair: Pair) -> None:
    for side in (pair.aster, pair.boreas):
        knows(pair, side)
    ref = write(pair)
    pair.settle()
    for side in (pair.aster, pair.boreas):
        found = shown(pair, side, ref)
        assert (found["fields"], found["precedence"], found["faults"]) == (FIELDS, "O", [])
    assert printed_at(pair, pair.aster, ref) == printed_at(pair, pair.boreas, ref)
    for worded in ("Ferry crossing (X-FERRY/1)", "Vessel", "212 persons"):
        assert worded in printed_at(pair, pair.boreas, ref)


def test_a_type_that_only_its_author_knows_is_shown_whole_and_answered_as_any_other(pair: Pair) -> None:
    knows(pair, pair.aster)
    ref = write(pair)
    pair.settle()
    found = shown(pair, pair.boreas, ref)
    assert (found["type"], found["fields"], found["faults"]) == ("X-FERRY/1", FIELDS, [])
    assert found["text"] == FIELDS["vessel"]
    on_paper = printed_at(pair, pair.boreas, ref)
    for signed in ("X-FERRY/1", "vessel", FIELDS["vessel"], "212", "North pier", "South pier"):
        assert signed in on_paper
    assert "Ferry crossing" not in on_paper
    pair.ask(pair.boreas, "seen", message=ref)
    newer = pair.ask(pair.aster, "correct", message=ref, type="X-FERRY/1", fields={"vessel": "South"})
    pair.ask(pair.aster, "cancel", message=newer, reason="The sea is closed.")
    pair.settle()
    assert shown(pair, pair.boreas, ref)["corrections"] == [newer]
    assert shown(pair, pair.boreas, newer)["cancelled"] is not None


def test_a_newer_version_of_a_known_type_is_not_checked_by_the_older(pair: Pair) -> None:
    knows(pair, pair.boreas)
    knows(pair, pair.aster, version=2)
    ref = write(pair, version=2)
    pair.settle()
    found = shown(pair, pair.boreas, ref)
    assert (found["type"], found["fields"], found["faults"]) == ("X-FERRY/2", FIELDS, [])
