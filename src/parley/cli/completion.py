"""`parley completion`: what a shell needs to complete our commands."""

import click
from click.shell_completion import get_completion_class

from parley.cli.examples import examples


@click.command
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
@examples(
    "parley completion bash > ~/.local/share/bash-completion/completions/parley",
    "parley completion zsh > ~/.zfunc/_parley",
    "parley completion fish > ~/.config/fish/completions/parley.fish",
)
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    made = get_completion_class(shell)
    assert made is not None
    click.echo(made(ctx.find_root().command, {}, "parley", "_PARLEY_COMPLETE").source())
