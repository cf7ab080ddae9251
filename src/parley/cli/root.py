"""`parley` itself: commands that are imported when they are called, and errors in two lines."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

import click
from click.shell_completion import CompletionItem

from parley.cli import failures


class Door(NamedTuple):
    """Where a command is to be found, and what `--help` says of it without importing it."""

    module: str
    name: str
    says: str


class Doors(click.Group):
    """A group whose commands are imported one by one: `status` need not wait for what only `run` needs."""

    def __init__(self, *args: Any, doors: Mapping[str, Door], **settings: Any) -> None:  # noqa: ANN401  # click's
        super().__init__(*args, **settings)
        self.doors = doors

    def list_commands(self, _: click.Context) -> list[str]:
        return list(self.doors)

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        door = self.doors.get(cmd_name)
        if door is None:
            return None
        command: click.Command = getattr(import_module(door.module), door.name)
        return command

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, door.says) for name, door in self.doors.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands with their words, without importing them."""
        items = [
            CompletionItem(name, help=door.says)
            for name, door in self.doors.items()
            if name.startswith(incomplete)
        ]
        return items + click.Command.shell_complete(self, ctx, incomplete)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as why:
            near = [
                name for name in self.doors if args[0] and (name.startswith(args[0][:3]) or args[0] in name)
            ]
            if near:
                raise click.UsageError(
                    f"{why.format_message()} Did you mean: {', '.join(near)}?", ctx
                ) from why
            raise

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,  # noqa: FBT002  # click's own signature
        **extra: Any,  # noqa: ANN401  # likewise
    ) -> Any:  # noqa: ANN401  # likewise
        """Runs the command; ends the process with its status."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except Exception as why:  # noqa: BLE001  # told in two lines, or raised again
            _fail(why)
        sys.exit(status if isinstance(status, int) else 0)


def _fail(why: Exception) -> NoReturn:
    if isinstance(why, BrokenPipeError):  # whoever read our output has gone, as `| head` does: nothing to say
        sys.stdout = None  # so that the interpreter does not flush into the void
        sys.exit(failures.CANNOT)
    failure = failures.of(why)
    if failure is None:
        raise why
    failures.tell(failure)
    sys.exit(failure.status)
