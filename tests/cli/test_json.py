"""What `--json` prints has the shapes of the reference: no field that is not there, none there that is not printed."""

import re
from pathlib import Path
from typing import Any

import pytest

from parley.station import attachments
from parley.verdict import Verdict
from tests.cli import living
from tests.cli.running import At
from tests.cli.shapes import below
from tests.station.images import picture_of
from tests.views.plays import HOUR, MINUTE, Pair
from tests.views.test_requests import late

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "cli-json.md"
GAP = ("mine", "post", "first", "last", "words", "since", "shown_by", "draft", "asked")
NEVER = {  # what an honest play does not bring about
    *("faults[].ref", "faults[].why"),
    *(f"lines[].gaps[].{name}" for name in GAP),
    # An order holds for three days at most, and the plays are of 2022: tests/views/test_status.py has one in force.
    *(f"lines[].minimize[].{name}" for name in ("ref", "mine", "lowest", "from", "to")),
}
SHAPES = (
    *("card", "agreement", "status", "call", "test", "message", "draft", "claimed", "journal"),
    *("request", "assurance"),
    *("entry", "oddity", "attachment", "export", "form", "print"),
    *("ticket", "drill", "watch", "log", "duty", "roster", "rules", "exercise"),
)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """Something of each shape, with each of its parts filled somewhere."""
    folder = tmp_path_factory.mktemp("samples")
    pair, strangers = Pair.agreed(folder), Pair.paired(folder / "strangers")
    aster, boreas = At(pair.aster.folder), At(pair.boreas.folder)
    they_do_a_little_of_everything(pair, boreas)
    they_send_a_picture(pair)
    they_write_all_there_is(pair)
    asked = Pair.agreed(folder / "asked")
    they_ask_and_assure(asked)
    offering = At(strangers.aster.folder)
    strangers.ask(strangers.aster, "agree", terms={**offering.read("agree", "draft"), "flash_a_day": 5})
    strangers.settle()
    found = {
        "card": [aster.read("card", "show")],
        "agreement": [at.read("agree", "show")[0] for at in (aster, offering, At(strangers.boreas.folder))],
        "call": [*aster.read("calls"), *boreas.read("calls")],
        "test": aster.read("tests", "-n", "0"),
        "message": [*aster.read("outbox"), *boreas.read("inbox")],
        "draft": aster.read("draft", "list", "--all"),
        "claimed": aster.read("claimed", "list"),
        "journal": aster.read("journal"),
        "request": At(asked.aster.folder).read("requests"),
        "assurance": At(asked.aster.folder).read("assurances"),
        "entry": aster.read("record", "show"),
        "oddity": aster.read("record", "oddities"),
        "attachment": boreas.read("attachment", "list"),
        "export": [aster.read("record", "export", str(folder / "bundle"))],
        "form": [*aster.read("forms"), aster.read("form", "rfe")],
        "print": [aster.read("print", aster.read("outbox")[0]["ref"])],
        "status": [aster.read("status"), boreas.read("status"), At(asked.aster.folder).read("status")],
    }
    lively = living.lived(folder / "lively")
    found |= living.trees(lively)
    for each in (pair, strangers, asked, lively):
        for side in (each.aster, each.boreas):
            side.close()
    return found


def they_ask_and_assure(pair: Pair) -> None:
    late(pair)
    given = {"statement": "nothing moves", "trigger": "should a unit move"}
    pair.ask(pair.boreas, "write", type="ASSURANCE/1", to="duty-desk", valid_to="+10d", fields=given)
    pair.settle(MINUTE)


def they_do_a_little_of_everything(pair: Pair, boreas: At) -> None:
    pair.ask(pair.aster, "write", to="duty-desk", text="x")
    pair.settle()
    they_do_what_is_private(pair)
    pair.ask(pair.boreas, "seen", message=boreas.read("inbox")[0]["ref"])
    refused = pair.ringing()
    pair.ask(pair.boreas, "call.refuse", call=refused, alternative="in writing", retry_after="+1h")
    pair.settle()
    for side in (pair.aster, pair.boreas):
        pair.ask(side, "declare", state="OPEN", reason="as ever", review="+7d")
    unanswered = pair.ringing()
    pair.settle(4 * MINUTE)
    pair.ask(pair.aster, "claim.withdraw", of=unanswered)
    window = pair.ringing()
    pair.ask(pair.boreas, "call.schedule", call=window, **{"from": "+2h", "until": "+3h"})
    pair.settle()
    pending = pair.ringing(to="duty-desk")
    pair.ask(pair.boreas, "call.pending", call=pending, decider="secretary")
    pair.ask(pair.aster, "test", layer="person")
    pair.settle(HOUR)
    pair.ask(pair.aster, "write", to="duty-desk", text="unseen")
    pair.boreas.ask(pair.now + 10 * MINUTE, do="write", to="duty-desk", text="of an odd date")
    pair.settle()


def they_send_a_picture(pair: Pair) -> None:
    station, book = pair.aster.station, pair.aster.book
    said = attachments.keep(station.store, book, picture_of(500), pair.now)
    pair.ask(
        pair.aster, "write", to="duty-desk", text="see", attachments=[said | {"name": "map.png", "about": ""}]
    )
    pair.settle()


def they_write_all_there_is(pair: Pair) -> None:
    """A message with a full header, and every word that can be said about one."""
    translation = {"language": "ru", "subject": "", "fields": {"text": "да"}}
    letter = {
        "to": ["duty-desk"],
        "info": ["secretary"],
        "text": "yes",
        "translations": [translation],
        "marking": {"usage": "EXERCISE", "name": "cold lake"},
    }
    asked = pair.ask(pair.aster, "write", **letter)
    pair.settle()
    pair.ask(pair.aster, "query", message=asked)
    pair.ask(pair.boreas, "nack", message=asked, reason="LANGUAGE", text="please in English")
    pair.ask(pair.boreas, "expect", message=asked, by="+6h")
    pair.settle()


def they_do_what_is_private(pair: Pair) -> None:
    pair.ask(pair.aster, "draft.write", to="duty-desk", text="x", by="watch 1", needed_by="+1h")
    voice = {"caller_post": "minister", "channel": "telephone", "by": "watch 1"}
    pair.ask(pair.aster, "claimed.open", **voice, ask=True)
    [claim] = At(pair.aster.folder).read("claimed", "list")
    checked = {"result": "no-record", "how": "no authenticator", "by": "watch 1"}
    pair.ask(pair.aster, "claimed.check", claimed=claim["ref"], **checked)


def documented() -> dict[str, set[str]]:
    """The fields by shape, as the page's tables have them."""
    found: dict[str, set[str]] = {}
    shape = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if title := re.match(r"## `(\w+)`", line):
            shape = title[1]
        elif shape and (row := re.match(r"\| (`[^|]*`) \|", line)):
            found.setdefault(shape, set()).update(re.findall(r"`([^`]+)`", row[1]))
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_as_the_reference_says(samples: dict[str, list[Any]], shape: str) -> None:
    said, printed = documented()[shape], below(shape, samples[shape])
    assert printed - said == set(), "printed, and not in the reference"
    assert said - printed - NEVER == set(), "in the reference, and never printed"


def test_the_reference_has_no_other_shapes() -> None:
    assert set(documented()) == {*SHAPES, "verdict"}


def test_a_command_that_writes_says_what_it_wrote_and_what_stands_after_it() -> None:
    page = PAGE.read_text("utf-8")
    for field in ("entries", "epoch", "index", "ref", "kind"):
        assert f"`{field}`" in page


def test_a_verdicts_fields_are_those_of_the_reference() -> None:
    assert documented()["verdict"] == set(Verdict.__struct_fields__)
