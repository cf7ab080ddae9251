"""`parley watch`: the console on a terminal, for stations that are reached over ssh alone."""

import sys

import click

from parley import wiring
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, folder, here


@click.command
@folder
@here
@examples("parley watch")
def watch(at: Here) -> None:
    """Lines, calls that ring, unseen messages, on one screen of this terminal, until you leave it with `q`.

    A call that rings comes to the front and rings the terminal's bell until it is answered, or silenced here. All keys
    stand at the foot. It goes on when the station is stopped, says so, and finds it again.
    """
    wiring.card_of(at.folder)  # says so where there is no station
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Cannot(
            "this is no terminal", "in a script, use: parley status --json, parley inbox --unseen --json"
        )
    from parley.cli.watch_app import WatchApp  # noqa: PLC0415  # a second that `--help` need not wait for
    from parley.cli.watch_ear import Ear  # noqa: PLC0415  # likewise

    WatchApp(Ear(at)).run(mouse=False)
