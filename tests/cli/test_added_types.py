"""A type in a file of its own, from the folder of a station to the page that the other side prints."""

import subprocess
from pathlib import Path

from tests.cli.running import PASSPHRASE, PROGRAM, At, introduced, made
from tests.cli.test_two_stations import they_agree

FERRY = """
type = "X-FERRY/1"
precedence = "O"

[name]
en = "Ferry crossing"
uk = "Поромна переправа"

[about]
en = "A ferry crosses where both sides patrol."

[[fields]]
name = "vessel"
kind = "line"
required = true

[fields.label]
en = "Vessel"
uk = "Судно"
"""


def knows(at: At, text: str = FERRY) -> None:
    (at.folder / "forms").mkdir()
    (at.folder / "forms" / "ferry.toml").write_text(text, "utf-8")


def test_a_third_party_s_type_is_written_read_and_printed_by_commands_alone(tmp_path: Path) -> None:
    aster, boreas = made(tmp_path, "aster"), made(tmp_path, "boreas")
    introduced(aster, boreas)
    knows(aster)
    knows(boreas)
    assert "Ferry crossing" in aster.said("form", "x-ferry")
    with aster.running(), boreas.running():
        they_agree(aster, boreas)
        aster.run("write", "desk", "--type", "x-ferry", "-f", "vessel=Pivnichnyi", "-s", "crossing")
        boreas.until(["inbox"], "crossing")
        (came,) = boreas.read("inbox")
    assert (came["type"], came["precedence"], came["faults"]) == ("X-FERRY/1", "O", [])
    for at in (aster, boreas):
        paper = at.said("print", came["ref"][:12], "--language", "uk")
        assert "Поромна переправа (X-FERRY/1)" in paper
        assert "Судно" in paper
        assert "Pivnichnyi" in paper


def test_a_station_does_not_start_with_a_type_that_cannot_be_used_and_says_which(tmp_path: Path) -> None:
    at = made(tmp_path, "aster")
    knows(at, FERRY.replace('kind = "line"', 'kind = "lines"'))
    secret = tmp_path / "passphrase"
    secret.write_text(f"{PASSPHRASE}\n")
    command = [*PROGRAM, "--folder", str(at.folder), "--passphrase-file", str(secret), "run"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    error, hint = [line for line in done.stderr.splitlines() if line.startswith(("error", "hint"))]
    assert error.startswith("error: ferry.toml: Invalid enum value 'lines'")
    assert hint.startswith("hint: docs/spec/forms.md lists every key")
