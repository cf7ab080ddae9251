"""`search`: a message by its words, number, post, form or date."""

import click

from parley import wiring
from parley.cli import messagesheet
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads
from parley.cli.message import NEWEST
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.record.entry import instant
from parley.views import lines
from parley.views import search as view


@click.command
@click.argument("words", required=False, default="")
@click.option("--number", type=click.IntRange(1), help="The number that its post gave it.")
@click.option("--post", default="", help="A post that wrote it or was written to.")
@click.option("--type", "type_", default="", metavar="FORM", help="Its form, as in `rfe`.")
@click.option("--since", type=MOMENT, help="Written at or after this time.")
@click.option("--until", type=MOMENT, help="Written before this time.")
@click.option("--ours/--theirs", "mine", default=None, help="Only what we wrote, or only what they wrote.")
@click.option("--unseen", is_flag=True, help="Only what nobody has seen.")
@NEWEST
@reads
@on_line
@here
@examples(
    'parley search "bridge 4"',
    "parley search --number 17 --post minister",
    "parley search --type rfe --theirs",
)
def search(
    at: Here,
    words: str,
    number: int | None,
    post: str,
    type_: str,
    since: str | None,
    until: str | None,
    mine: bool | None,
    unseen: bool,
    newest: int,
) -> None:
    """Messages whose subject, text or any field holds WORDS, in any script; both ours and theirs."""
    reading, moment = wiring.reading(at.folder), now(at)
    found = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.search(
            reading,
            row,
            moment,
            text=words,
            number=number or 0,
            post=post,
            type=type_.upper(),
            since=_at(since),
            until=_at(until),
            mine=mine,
            unseen=unseen,
            newest=newest,
        )
    ]
    if at.json:
        as_json(found)
    else:
        messagesheet.listed(Sheet(), found, moment, mine=None)


def _at(text: str | None) -> int:
    if text is not None and text.startswith("+"):
        raise click.UsageError("a search looks back: give a date, as in 2022-03-04T12:30Z")
    return int(instant(text)) if text else 0
