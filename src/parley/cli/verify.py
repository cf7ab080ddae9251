"""`parley verify`: stub"""

import click


@click.command
def verify() -> None:
    """Stub"""
