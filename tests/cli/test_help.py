"""Every command explains itself, and the reference says the same."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from parley.cli import DOORS, main
from tests.cli.running import At
from tools.cli_reference import PAGE, page


def commands(
    command: click.Command, path: tuple[str, ...] = ("parley",)
) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(path), command
    if isinstance(command, click.Group):
        ctx = click.Context(command)
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield from commands(found, (*path, name))


ALL = dict(commands(main))


@pytest.mark.parametrize("name", ALL)
def test_every_command_says_what_it_does_and_shows_an_example(name: str) -> None:
    command = ALL[name]
    assert command.help
    if not isinstance(command, click.Group):
        assert "Example" in command.help, name
        assert f"{name}" in command.help or name == "parley completion", name


@pytest.mark.parametrize("name", ALL)
def test_every_option_says_what_it_means(name: str) -> None:
    for param in ALL[name].params:
        if isinstance(param, click.Option) and not param.hidden:
            assert param.help, f"{name} {param.name}"


@pytest.mark.parametrize("name", DOORS)
def test_the_short_words_are_there_without_importing_the_command(name: str) -> None:
    assert DOORS[name].says.endswith((".", "…"))
    assert isinstance(ALL[f"parley {name}"], click.Command)


def test_the_reference_page_is_what_the_commands_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "renew it: .venv/bin/python tools/cli_reference.py"


def test_every_reading_command_prints_json_if_asked() -> None:
    reading = {"status", "calls", "inbox", "outbox", "tests", "verify", "agree show", "agree draft", "card show",
               "call show", "record show", "record export", "record oddities", "calendar", "roster", "rules",
               "exercise", "shift show", "shift log", "ticket list", "ticket show", "drill show"}  # fmt: skip
    for name in reading:
        assert "json" in {flag.strip("-") for p in ALL[f"parley {name}"].params for flag in p.opts}, name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion_script(at_nothing: At, shell: str) -> None:
    assert "_PARLEY_COMPLETE" in at_nothing.said("completion", shell)


def test_a_command_is_completed_with_its_words() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from parley.cli import main; main(prog_name='parley')"],
        env={"_PARLEY_COMPLETE": "zsh_complete", "COMP_WORDS": "parley stat", "COMP_CWORD": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "status" in done.stdout
    assert "Is it us?" in done.stdout


@pytest.mark.parametrize(
    ("command", "heavy"),
    [
        ("status", "uvicorn"),
        ("status", "rich"),
        ("calls", "segno"),
        ("status", "parley.sim"),
        ("verify", "apsw"),
    ],
)
def test_a_command_does_not_load_what_only_others_need(command: str, heavy: str) -> None:
    look = f"main.get_command(None, {command!r}); sys.exit({heavy!r} in sys.modules)"
    look = f"import sys; from parley.cli import main; {look}"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0
