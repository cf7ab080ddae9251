# noqa: INP001  # a program, not a package
"""Writes docs/reference/cli.md from the commands' own help, so that the two cannot disagree; a test compares them.

Run after a change of a command: .venv/bin/python tools/cli_reference.py
"""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import click

from parley.cli import main

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
HEAD: Final = """# Commands

Made from the commands' own `--help` by `tools/cli_reference.py`; a test compares the two. How the commands are used
is in [](../howto/index.md); the shapes that `--json` prints are in [](cli-json.md).

`parley [--folder DIR] [--passphrase-file FILE] COMMAND …`

| Option of every command | From the environment | Means |
| --- | --- | --- |
| `--folder DIR` | `PARLEY_FOLDER` | the station's folder; `~/.parley` if nothing is said |
| `--passphrase-file FILE` | `PARLEY_PASSPHRASE_FILE` | a file; its first line is the passphrase. Else it is asked for |

These two may stand before the command or after it. A call, a message, a test or an entry is named by its reference,
or by any beginning of it (four digits at least) that is unique. Times are written `+48h` (`s`, `m`, `h`, `d`), as a
date-time group (`"041230Z MAR 22"`), or as RFC 3339 with a zone (`2022-03-04T12:30Z`).

| Exit status | Means |
| --- | --- |
| 0 | done; for `verify`: the evidence holds |
| 1 | it cannot be done, or nobody knows whether it was done; the message says which |
| 2 | the command line is wrong |
| 3 | evidence was checked and does not hold: malformed, forged or forked |
| 74 | `run` only: the record cannot be written, and the station has stopped |

An error is two lines on standard error: `error:` says what and who, `hint:` says what now. What others wrote is printed
harmlessly: control characters, direction controls and invisible characters appear as `\\u{202e}`.
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_command(["parley"], main, None))


def _command(path: list[str], command: click.Command, parent: click.Context | None) -> Iterator[str]:
    ctx = click.Context(command, parent, info_name=path[-1])
    if len(path) > 1:
        yield f"\n{'#' * min(len(path), 4)} {' '.join(path)}\n\n"
        yield f"```text\n{' '.join([*path, *command.collect_usage_pieces(ctx)])}\n```\n"
        yield from _help(command.help or "")
        yield from _options(command, ctx)
        yield from _help(command.epilog or "")
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            found = command.get_command(ctx, name)
            assert found is not None
            yield from _command([*path, name], found, ctx)


def _help(text: str) -> Iterator[str]:
    """Paragraphs as text; what is kept line by line, as a block."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b\n"):
            head, *lines = paragraph.removeprefix("\b\n").split("\n")
            if head.endswith(":"):
                yield f"\n{head}\n"
            else:
                lines = [head, *lines]
            yield "\n```text\n" + "\n".join(line.removeprefix("  ") for line in lines) + "\n```\n"
        elif paragraph.strip():
            yield "\n" + " ".join(paragraph.split()) + "\n"


def _options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    rows = [record for param in command.get_params(ctx) if (record := param.get_help_record(ctx)) is not None]
    rows = [(flags, words) for flags, words in rows if "--help" not in flags and words]
    if rows:
        yield "\n| Option | Means |\n| --- | --- |\n"
        yield from (f"| `{_cell(flags)}` | {_cell(words)} |\n" for flags, words in rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
