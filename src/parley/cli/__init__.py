"""The command line: one command, a sub-command for each thing a duty officer or an administrator does."""

import click

from parley import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="parley-line")
def main() -> None:
    """A crisis line between two parties: both hold the record, a third can verify it."""
