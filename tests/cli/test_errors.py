"""What, who, and what now; and a status that scripts can read."""

import os
from pathlib import Path

import pytest

from parley.cli.failures import CANNOT, EVIDENCE, USAGE
from tests.cli.running import At, made
from tests.views.plays import Pair


@pytest.mark.parametrize(
    ("args", "status", "what", "hint"),
    [
        (["status"], CANNOT, "there is no station in", "parley init"),
        (["calls"], CANNOT, "there is no station in", "parley init"),
        (["call", "desk"], CANNOT, "there is no station in", "parley init"),
        (["run"], CANNOT, "there is no station in", "parley init"),
        (["stop"], CANNOT, "no station runs in", "parley run"),
        (["statu"], USAGE, "No such command 'statu'. Did you mean: status", "parley --help"),
        (["call", "refuse", "3fa9"], USAGE, "Missing argument 'CODE'", "parley call refuse --help"),
        (["call", "refuse", "3fa9", "R77"], USAGE, "'R77' is none of R01", "parley call refuse --help"),
        (
            ["call", "place", "desk", "-p", "soon"],
            USAGE,
            "'soon' is none of FLASH",
            "parley call place --help",
        ),
        (
            ["call", "pending", "3fa9", "P1", "--decider", "x", "--review", "later"],
            USAGE,
            "is no time",
            "--help",
        ),
        (["words"], USAGE, "parley words alone says too little", "parley words --help"),
        (["verify", "nowhere.parley"], USAGE, "does not exist", "parley verify --help"),
    ],
)
def test_an_error_is_two_lines_and_a_status(
    at_nothing: At, args: list[str], status: int, what: str, hint: str
) -> None:
    done = at_nothing.run(*args, status=status)
    first, second = done.stderr.splitlines()
    assert first.startswith("error: ")
    assert what in first
    assert second.startswith("hint: ")
    assert hint in second
    assert done.stdout == ""


def test_a_second_station_is_not_made_over_the_first(tmp_path: Path) -> None:
    at = made(tmp_path, "aster")
    again = ["init", "aster", "--title", "x", "--address", "https://127.0.0.1:1", "--cost", "test"]
    assert "there is a station in" in at.run(*again, status=CANNOT).stderr


def test_a_command_that_needs_the_station_says_that_none_runs(pair: Pair) -> None:
    at = At(pair.aster.folder)
    done = at.run("write", "duty-desk", "hello", status=CANNOT)
    assert "no station runs in" in done.stderr
    assert "parley run" in done.stderr


def test_a_forged_file_is_evidence_and_has_a_status_of_its_own(pair: Pair, tmp_path: Path) -> None:
    at = At(pair.aster.folder)
    card = tmp_path / "card.parley"
    at.run("card", "export", str(card))
    card.write_bytes(card.read_bytes().replace(b'"title":"Aster"', b'"title":"Bster"'))
    done = at.run("pair", str(card), status=EVIDENCE)
    assert str(card) in done.stderr
    bundle = tmp_path / "e.parley"
    at.run("record", "export", str(bundle))
    bundle.write_bytes(bundle.read_bytes().replace(b"agreement.signed/1", b"agreement.signed/2", 1))
    done = at.run("verify", str(bundle), status=EVIDENCE)
    assert "the digest at the end is not that of the text before it" in done.stderr


def test_a_file_that_is_there_is_not_written_over_by_mistake(pair: Pair, tmp_path: Path) -> None:
    at = At(pair.aster.folder)
    for args in (["card", "export"], ["record", "export"]):
        file = tmp_path / args[0]
        at.run(*args, str(file))
        assert "is there already" in at.run(*args, str(file), status=CANNOT).stderr
        at.run(*args, str(file), "--force")


def test_without_a_passphrase_nothing_is_guessed(pair: Pair, tmp_path: Path) -> None:
    card = tmp_path / "boreas.parley"
    At(pair.boreas.folder).run("card", "export", str(card))
    empty = tmp_path / "empty"
    empty.write_text("\n")
    at = At(pair.aster.folder)
    assert (
        "its first line is empty"
        in at.run("pair", str(card), "--passphrase-file", str(empty), status=CANNOT).stderr
    )


def test_our_own_card_is_no_counterpart(pair: Pair, tmp_path: Path) -> None:
    card = tmp_path / "aster.parley"
    at = At(pair.aster.folder)
    at.run("card", "export", str(card))
    assert "this is our own card" in at.run("pair", str(card), status=CANNOT).stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(pair: Pair, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.touch(mode=0)
    assert str(locked) in At(pair.aster.folder).run("verify", str(locked), status=CANNOT).stderr


def test_a_form_that_cannot_be_used_is_named_with_its_file(pair: Pair) -> None:
    forms = pair.aster.folder / "forms"
    forms.mkdir()
    (forms / "ferry.toml").write_text('type = "FERRY/1"\n[name]\nen = "Ferry"\n[about]\nen = "Moves."\n')
    done = At(pair.aster.folder).run("forms", status=CANNOT)
    assert "ferry.toml: the name FERRY is kept for releases of Parley" in done.stderr
    assert "begin it with X-" in done.stderr


def test_a_value_that_cannot_be_read_is_named_once_with_how_it_is_written(pair: Pair) -> None:
    typed = ["write", "duty-desk", "--type", "sar", "-f", "position=north of the river"]
    said = At(pair.aster.folder).run(*typed, status=CANNOT).stderr.splitlines()
    assert said[0] == "error: position: 'north of the river' is no position"
    assert "54.35833" in said[1]
