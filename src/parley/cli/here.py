"""Where a command acts: which station's folder, which line, under which passphrase. The only reader of the environment.

PARLEY_FOLDER            the station's folder, in place of --folder
PARLEY_PASSPHRASE_FILE   a file whose first line is the passphrase, in place of --passphrase-file
DISPLAY, WAYLAND_DISPLAY whether there is a screen on which a browser's window can be opened
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from parley.cli.failures import Cannot

FOLDER: Final = Path("~/.parley")

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Here:
    """What the shared options said. They may stand before or after the command."""

    folder: Path
    passphrase_file: Path | None = None
    line: str = ""
    json: bool = False
    id: str = ""

    def passphrase(self, *, new: bool = False) -> str:
        """The passphrase of the station's keys: from the file, else asked for; `new`: asked for twice."""
        if self.passphrase_file is not None:
            first = self.passphrase_file.read_text(encoding="utf-8").split("\n", 1)[0]
            if not first:
                raise Cannot(
                    f"{self.passphrase_file}: its first line is empty", "the first line is the passphrase"
                )
            return first
        try:
            found: str = click.prompt("Passphrase", hide_input=True, confirmation_prompt=new, err=True)
        except click.Abort as why:
            hint = "use --passphrase-file FILE (or PARLEY_PASSPHRASE_FILE) where nobody can be asked"
            raise Cannot("no passphrase was given", hint) from why
        return found


def display() -> bool:
    """Whether a browser could open a window here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


here: Final = click.make_pass_decorator(Here)


def _kept(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:  # noqa: ANN401  # what click read
        if value not in {None, False, ""}:
            found = ctx.find_object(Here)
            if found is not None:
                setattr(found, name, value.expanduser() if isinstance(value, Path) else value)

    return keep


def _option(name: str, *flags: str, **settings: Any) -> Callable[[F], F]:  # noqa: ANN401  # click's own settings
    return click.option(*flags, expose_value=False, callback=_kept(name), **settings)


def folder(function: F) -> F:
    """Options that every command takes; not shown with each, but once, with `parley` itself."""
    directory = click.Path(file_okay=False, path_type=Path)
    file = click.Path(dir_okay=False, path_type=Path)
    function = _option("passphrase_file", "--passphrase-file", type=file, hidden=True)(function)
    return _option("folder", "--folder", type=directory, hidden=True)(function)


def reads(function: F) -> F:
    """A reading command: `--json`."""
    return folder(
        _option("json", "--json", is_flag=True, help="Print JSON: a stable shape, for programs.")(function)
    )


def on_line(function: F) -> F:
    """A command about one line."""
    words = "The line, by the counterpart's short name or by the line's id; needed where there are several."
    return _option("line", "-l", "--line", metavar="NAME", help=words)(function)


def writes(function: F) -> F:
    """A command that the running station carries out: `--id`, `--json`."""
    words = "A name for this command, of your choice: repeated with the same one, it is not done twice."
    return reads(_option("id", "--id", metavar="ID", help=words)(function))
