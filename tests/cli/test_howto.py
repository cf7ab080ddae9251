"""Commands in the how-to pages, the tutorial and the README exist, with those options."""

import re
import shlex
from pathlib import Path

import click
import pytest

from parley.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    *(ROOT / "docs" / "howto").glob("*.md"),
    *(ROOT / "docs" / "tutorial").glob("*.md"),
    ROOT / "README.md",
]
SHARED = {"--folder", "--passphrase-file", "--help", "--version"}


def commands() -> list[tuple[str, str]]:
    """Page and command, of each line of a block and each inline word that begins with `parley`."""
    found = []
    for page in PAGES:
        text = page.read_text("utf-8").replace("\\\n", " ")
        blocks = re.findall(r"^(?:\$ |    )(?:\w+ [^|\n]* \| )?(parley [^\n]*)$", text, re.MULTILINE)
        inline = re.findall(r"`(parley [^`]*)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
        found += [(page.name, " ".join(line.split())) for line in [*blocks, *inline]]
    return found


@pytest.mark.parametrize(("page", "line"), commands())
def test_a_command_that_a_page_shows_is_one(page: str, line: str) -> None:
    words = shlex.split(re.split(r"   #| > | \| ", line)[0], comments=True)[1:]
    command: click.Command = main
    ctx = click.Context(main)
    while words and isinstance(command, click.Group):
        if words[0].startswith("--"):
            assert words[0] in SHARED, f"{page}: {line}"
            words = words[2:] if words[0] in {"--folder", "--passphrase-file"} else words[1:]
            continue
        command_or_none = command.get_command(ctx, words[0])
        if command_or_none is None and command.name == "call":
            command_or_none = command.get_command(ctx, "place")
            words = ["place", *words]
        if words[0] in {"…", "COMMAND"}:
            return
        assert command_or_none is not None, f"{page}: {line}: no command {words[0]}"
        command, words = command_or_none, words[1:]
    known = {flag for param in command.params for flag in (*param.opts, *param.secondary_opts)} | SHARED
    for word in words:
        if re.match(r"-{1,2}[a-z]", word):
            assert word.split("=")[0] in known, f"{page}: {line}: no option {word}"


def test_pages_show_commands() -> None:
    assert len(commands()) > 40


HINT = re.compile(r"[\"'][^\"']*\bparley ([a-z][a-z-]+)(?: ([a-z][a-z-]+))?[^\"']*[\"']")


def hints() -> list[tuple[str, str, str]]:
    """Commands that the program's own messages name: where, the command, and the word after it."""
    found = []
    for file in (ROOT / "src").rglob("*.py"):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
            if '"""' not in line and "import " not in line:
                found += [(f"{file.name}:{number}", hit[1], hit[2] or "") for hit in HINT.finditer(line)]
    return found


@pytest.mark.parametrize(("where", "name", "more"), hints())
def test_a_hint_names_a_command_that_exists(where: str, name: str, more: str) -> None:
    ctx = click.Context(main)
    command = main.get_command(ctx, name)
    assert command is not None, where
    if isinstance(command, click.Group) and more and command.name != "call":
        assert command.get_command(ctx, more) is not None, f"{where}: parley {name} {more}"
