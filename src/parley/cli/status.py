"""`parley status`: one look."""

import shutil
import time

import click

from parley import wiring
from parley.cli import statussheet
from parley.cli.asking import running
from parley.cli.examples import examples
from parley.cli.here import Here, here, reads
from parley.cli.show import Sheet, as_json
from parley.views import status as view


@click.command
@reads
@here
@examples(
    "parley status",
    "parley status --json",
)
def status(at: Here) -> None:
    """Is it us? Then each line: what they declared, what we observe, since when, and why we think so.

    Works without a running station, and says so first.
    """
    card = wiring.card_of(at.folder)
    alive = running(at)
    now = int(alive["now"]) if alive is not None else time.time_ns() // 1_000_000
    around = view.Around(str(at.folder), now, shutil.disk_usage(at.folder).free, alive)
    found = view.status(wiring.reading(at.folder), card, around)
    if at.json:
        as_json(found)
    else:
        statussheet.whole(Sheet(), found, now)
