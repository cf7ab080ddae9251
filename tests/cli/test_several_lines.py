"""A station with two counterparts: which one is meant must be said, unless what is named says it."""

from pathlib import Path

import pytest

from tests.cli.running import At, introduced, made


@pytest.fixture
def aster(tmp_path: Path) -> At:
    """Paired with boreas and with cyrene; none of them runs."""
    found = made(tmp_path, "aster")
    for name in ("boreas", "cyrene"):
        introduced(found, made(tmp_path, name))
    return found


def test_a_reading_command_shows_all_lines_or_the_one_that_is_named(aster: At) -> None:
    assert [line["name"] for line in aster.read("status")["lines"]] == ["boreas", "cyrene"]
    assert [agreed["with"] for agreed in aster.read("agree", "show")] == ["boreas", "cyrene"]
    assert [agreed["with"] for agreed in aster.read("agree", "show", "--line", "cyrene")] == ["cyrene"]
    line = aster.read("status")["lines"][1]["line"]
    assert [agreed["with"] for agreed in aster.read("agree", "show", "-l", line[:6])] == ["cyrene"]


@pytest.mark.parametrize("args", [["agree", "draft"], ["write", "desk", "hello"], ["call", "desk"], ["test"]])
def test_a_command_for_one_line_asks_which(aster: At, args: list[str]) -> None:
    done = aster.run(*args, status=1)
    assert "error: which line?" in done.stderr
    assert "there are: boreas, cyrene" in done.stderr
    done = aster.run(*args, "--line", "carthage", status=1)
    assert "error: there is no line carthage" in done.stderr


def test_each_line_gets_terms_from_its_own_cards(aster: At) -> None:
    terms = aster.read("agree", "draft", "-l", "cyrene")
    assert {side["party"].partition("-")[0] for side in terms["sides"]} == {"aster", "cyrene"}
    assert {test["post"] for test in terms["cadence"]["person_tests"]} == {"desk"}
