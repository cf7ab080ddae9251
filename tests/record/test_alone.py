"""The folder is a verifier by itself: it runs where nothing else of ours is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from parley import record
from tests.record.making import bundled, first_card, second_heads, small_talk

FOLDER = Path(record.__file__).parent


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    """A folder with nothing but parley/record, and a bundle."""
    shutil.copytree(FOLDER, tmp_path / "parley" / "record", ignore=shutil.ignore_patterns("__pycache__"))
    a, b = small_talk()
    (tmp_path / "month.parley").write_bytes(bundled(a, b))
    second_heads(b)
    (tmp_path / "lied.parley").write_bytes(bundled(a, b))
    (tmp_path / "cut.parley").write_bytes(bundled(a, b)[:-100])
    return tmp_path


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    # -S -I would hide the libraries too; PYTHONPATH before all else hides the installed parley.
    command = [
        sys.executable,
        "-c",
        "import sys, runpy; sys.path.insert(0, '.'); runpy.run_module('parley.record', run_name='__main__')",
    ]
    return subprocess.run(
        [*command, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_bundle_is_verified_with_the_folder_alone(alone: Path) -> None:
    done = run(
        alone, "month.parley", "--trust", first_card("aster").hash, "--trust", first_card("boreas").hash
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "authentic" in done.stdout
    assert "unconfirmed" not in done.stdout
    assert (
        "log 0, epoch a0a0a0a0: 3 of 3 signed entries; the counterpart signed that it holds 3" in done.stdout
    )
    assert (
        "log 0, epoch b0b0b0b0: 2 of 2 signed entries; the counterpart signed that it holds 2" in done.stdout
    )


def test_identities_that_nobody_vouched_for_are_said_to_be_unconfirmed(alone: Path) -> None:
    assert "identities unconfirmed" in run(alone, "month.parley").stdout


def test_what_was_found_is_told_and_the_bundle_stands(alone: Path) -> None:
    done = run(alone, "lied.parley")
    assert done.returncode == 0
    assert "found: equivocation, by boreas-" in done.stdout


@pytest.mark.parametrize(
    ("words", "status", "what"),
    [
        (["cut.parley"], 1, "error: not authentic: the file does not end with its digest"),
        (["absent.parley"], 2, "cannot be read"),
        ([], 2, "usage"),
        (["one", "two"], 2, "usage"),
    ],
    ids=["a file cut short", "no such file", "no file", "two files"],
)
def test_what_is_wrong_is_said(alone: Path, words: list[str], status: int, what: str) -> None:
    done = run(alone, *words)
    assert done.returncode == status
    assert what in done.stderr
    assert done.stdout == ""


def test_nothing_else_of_ours_is_imported() -> None:
    code = (
        "import sys, parley.record.verify, parley.record.__main__, parley.record.bundle;"
        "print(sorted(m for m in sys.modules if m.startswith('parley.') and not m.startswith('parley.record')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
