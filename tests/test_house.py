"""The repository keeps its own rules: what may stand in a file, how long one may be, who pins what."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE_LINES_MAX = 500  # a file that passes this wants to be two
PURE = ("record", "line", "space", "forms", "wire", "verdict", "board")
PICTURES = {".png", ".ico", ".woff2", ".wav"}

# Written so that this file does not match itself.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|Users|home/[a-z]+|opt/pypi)[/]")
REGISTRY_HOST = re.compile(r"(?:pypi|pythonhosted|npmjs|(?:proxy|sum)[.]golang|debian)[.](?:org|com|io)\b")
INDEX_OPTION = re.compile(r"^\s*(?:-i|-f|--(?:extra-)?index-url|--find-links)\b", re.MULTILINE)
OUTSIDE_FOLDER = re.compile(r"[.]{2}/shared|(?<![\w-])shared/(?:vectors|notes|DESIGN|DOMAIN|STYLE)")
ABSENT_PAPER = re.compile(r"\b(?:DESIGN|DOMAIN|STYLE)(?:[.]md| §)|\bnotes/[a-z]+[.]md|\bcontract[.]md")
EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore)\b(?P<rest>[^\n]*)")
EXPLAINED = re.compile(r"^(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z, -]+\])\s*[#:(-]+\s*\S+")


def tracked() -> Iterator[Path]:
    """Every file that is committed or would be: what git ignores is nobody's business."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: no list of files to look at")
    for name in listed.stdout.split(b"\0"):
        path = ROOT / name.decode()
        if name and path.is_file() and path.suffix not in PICTURES:
            yield path


def text_files() -> Iterator[tuple[str, str]]:
    """Name and content of every text file of ours."""
    for path in tracked():
        yield path.relative_to(ROOT).as_posix(), path.read_bytes().decode("utf-8", "replace")


def hits(pattern: re.Pattern[str], *, outside: tuple[str, ...] = ()) -> list[str]:
    """Where the pattern occurs, as `file:line: match`, but for files under the folders named."""
    return [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group().strip()}"
        for name, text in text_files()
        if not name.startswith(outside)
        for hit in pattern.finditer(text)
    ]


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    assert hits(MACHINE_PATH) == []


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert hits(REGISTRY_HOST) == []


def test_no_requirements_file_chooses_an_index() -> None:
    assert [hit for hit in hits(INDEX_OPTION) if hit.startswith("requirements")] == []


def test_only_tests_look_outside_the_repository() -> None:
    assert hits(OUTSIDE_FOLDER, outside=("tests/",)) == []


def test_nothing_cites_a_paper_that_is_not_in_the_repository() -> None:
    assert hits(ABSENT_PAPER, outside=("tests/test_house.py",)) == []


def test_every_text_is_utf8_with_plain_line_ends_and_a_last_one() -> None:
    wrong = []
    for path in tracked():
        data = path.read_bytes()
        name = path.relative_to(ROOT).as_posix()
        if name.startswith("tests/vectors/"):
            continue  # vectors are bytes as their makers wrote them, wrong ones included
        if b"\0" in data:
            wrong.append(f"{name}: a NUL byte")
        if b"\r" in data:
            wrong.append(f"{name}: a carriage return")
        if data and not data.endswith(b"\n"):
            wrong.append(f"{name}: no line end at the end")
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as why:
            wrong.append(f"{name}: not UTF-8 at byte {why.start}")
    assert wrong == []


def test_no_source_file_has_grown_too_long() -> None:
    long = {
        name: lines
        for name, text in text_files()
        if name.startswith("src/") and name.endswith(".py") and (lines := text.count("\n")) > SOURCE_LINES_MAX
    }
    assert long == {}


def is_comment(lines: list[str]) -> bool:
    """Whether the line above, the first of the two, is nothing but a comment: there the reason may stand too."""
    return len(lines) > 1 and lines[0].lstrip().startswith("#")


def test_every_exception_from_a_rule_has_its_reason_beside_it() -> None:
    bare = [
        f"{name}:{text.count(chr(10), 0, hit.start()) + 1}: {hit.group().strip()}"
        for name, text in text_files()
        if name.endswith(".py") and name != "tests/test_house.py"
        for hit in EXCEPTION.finditer(text)
        if not EXPLAINED.match(hit["rest"]) and not is_comment(text[: hit.start()].splitlines()[-2:])
    ]
    assert bare == []


def test_every_pure_folder_bans_clocks_chance_and_input() -> None:
    for name in PURE:
        folder = ROOT / "src" / "parley" / name
        if folder.is_dir():
            rules = tomllib.loads((folder / "ruff.toml").read_text("utf-8"))
            assert (folder / rules["extend"]).resolve() == ROOT / "tools" / "ruff-pure.toml", name


def wanted(name: str) -> set[str]:
    """The requirements that an .in file lists itself."""
    lines = (line.split("#")[0].strip() for line in (ROOT / name).read_text("utf-8").splitlines())
    return {line for line in lines if line and not line.startswith("-r")}


def test_the_package_and_the_pins_ask_for_the_same_things() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert set(project["dependencies"]) == wanted("requirements.in")


@pytest.mark.parametrize("source", ["requirements.in", "requirements-dev.in"])
def test_everything_asked_for_is_pinned_with_hashes(source: str) -> None:
    pins = (ROOT / source).with_suffix(".txt").read_text("utf-8")
    for requirement in wanted(source):
        bare = re.split(r"[<>=;\[ ]", requirement)[0]
        assert re.search(rf"^{re.escape(bare)}==\S+.*\\\n\s+--hash=sha256:", pins, re.MULTILINE), bare


def test_what_runs_a_station_has_the_same_pins_in_both_files() -> None:
    pin = re.compile(r"^[a-z][\w.-]*==\S+", re.MULTILINE)
    run = set(pin.findall((ROOT / "requirements.txt").read_text("utf-8")))
    assert run <= set(pin.findall((ROOT / "requirements-dev.txt").read_text("utf-8")))


def test_the_command_named_parley_is_ours() -> None:
    (command,) = entry_points(group="console_scripts", name="parley")
    assert callable(command.load())


def test_every_folder_of_the_package_says_what_it_is_for() -> None:
    for init in (ROOT / "src").rglob("__init__.py"):
        assert init.read_text("utf-8").startswith('"""'), init


def test_every_verb_of_the_makefile_is_explained_to_contributors() -> None:
    verbs = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert [verb for verb in verbs if verb != "help" and f"`make {verb}`" not in told] == []
