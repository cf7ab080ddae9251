"""`claimed`: a voice from outside the line says that it is theirs. Checked before any principal is fetched."""

from typing import Any, Final

import click

from parley import wiring
from parley.cli import draftsheet
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.draft import BY
from parley.cli.examples import examples, verbatim
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.views import drafts as view
from parley.views import lines

CLAIMED: Final = click.argument("claimed_", metavar="CLAIMED")


@click.group
@verbatim("open       a voice is there: the five minutes begin",
          "ask        ask their desk over the line, where it can be proved",
          "check      what a check came to: held, failed, no-record",
          "override   go on without: takes two officers")  # fmt: skip
def claimed() -> None:
    """A voice outside the line claims to be theirs: check it before anything else.

    CLAIMED is its reference, or the beginning of it, as `parley claimed list` shows it.
    """


@claimed.command("open")
@click.argument("caller_post")
@click.option("--to", metavar="POST", help="Our post that it wants; else our first desk.")
@click.option("--channel", required=True, help="Over what it came, as in `telephone +41 22 000`.")
@click.option("--said", default="", help="What it said, in a few words.")
@click.option("--ask", "and_ask", is_flag=True, help="Ask their desk over the line, at once.")
@BY
@writes
@on_line
@here
@examples('parley claimed open minister --to secretary --channel telephone --ask --by "watch 1"')
def open_(
    at: Here, caller_post: str, to: str | None, channel: str, said: str, *, and_ask: bool, by: str
) -> None:
    """Somebody says that they are CALLER_POST of the counterpart. Nothing leaves unless you say --ask."""
    row = lines.choose(wiring.reading(at.folder), at.line)
    at.line = row.id
    request = {"do": "claimed.open", "caller_post": caller_post, "channel": channel, "said": said, "by": by}
    answer = ask(at, {**request, "ask": and_ask, **({"to": to} if to else {})})
    _shown(at, view.newest_claimed(wiring.reading(at.folder), row), answer)


@claimed.command("ask")
@CLAIMED
@BY
@writes
@on_line
@here
@examples('parley claimed ask 5c1e --by "watch 1"')
def ask_(at: Here, claimed_: str, by: str) -> None:
    """Ask their desk, by a signed message, whether the call is theirs."""
    _do(at, claimed_, {"do": "claimed.ask", "by": by})


@claimed.command
@CLAIMED
@click.argument("result", type=click.Choice(["held", "failed", "no-record"]))
@click.option("--how", default="", help="The method, as in `call-back to their desk`.")
@click.option(
    "--authenticator", type=click.IntRange(1), metavar="N", help="It answered pair N of the book rightly."
)
@BY
@writes
@on_line
@here
@examples(
    'parley claimed check 5c1e held --authenticator 17 --by "watch 1"',
    'parley claimed check 5c1e failed --how "their desk knows of no such call" --by "watch 1"',
)
def check(at: Here, claimed_: str, result: str, how: str, authenticator: int | None, by: str) -> None:
    """What a check of the voice came to. `no-record`: there was nothing to check it by, which decides nothing."""
    pair = {"authenticator": authenticator} if authenticator else {}
    _do(at, claimed_, {"do": "claimed.check", "result": result, "how": how, "by": by, **pair})


@claimed.command
@CLAIMED
@click.option(
    "--second", metavar="OFFICE", help="The second officer. One alone is refused, and that is kept."
)
@click.option("--why", default="", help="Why they take it upon themselves.")
@BY
@writes
@on_line
@here
@examples('parley claimed override 5c1e --by "watch 1" --second releaser --why "known by voice for years"')
def override(at: Here, claimed_: str, second: str | None, why: str, by: str) -> None:
    """Fetch the principal although no check held: two officers, by name of their offices."""
    other = {"second": second} if second else {}
    _do(at, claimed_, {"do": "claimed.override", "by": by, "why": why, **other})


@claimed.command
@CLAIMED
@click.argument("why", required=False)
@BY
@writes
@on_line
@here
@examples('parley claimed withdraw 5c1e "hung up when asked for a word" --by "watch 1"')
def withdraw(at: Here, claimed_: str, why: str | None, by: str) -> None:
    """The voice is gone before anything was settled."""
    _do(at, claimed_, {"do": "claimed.withdraw", "why": why or "", "by": by})


@claimed.command("list")
@reads
@on_line
@here
@examples("parley claimed list")
def listed(at: Here) -> None:
    """All calls that were claimed."""
    reading = wiring.reading(at.folder)
    found = [tree for row in lines.chosen(reading, at.line) for tree in view.all_claimed(reading, row)]
    if at.json:
        as_json(found)
    else:
        draftsheet.claims(Sheet(), found, now(at))


@claimed.command
@CLAIMED
@reads
@on_line
@here
@examples("parley claimed show 5c1e")
def show(at: Here, claimed_: str) -> None:
    """CLAIMED whole: what is on record of it, and what can be done."""
    row, ref = lines.find(wiring.reading(at.folder), claimed_, view.CLAIMED, at.line)
    at.line = row.id
    _shown(at, ref, {})


def _do(at: Here, claimed_: str, request: dict[str, Any]) -> None:
    row, ref = lines.find(wiring.reading(at.folder), claimed_, view.CLAIMED, at.line)
    at.line = row.id
    _shown(at, ref, ask(at, {**request, "claimed": ref}))


def _shown(at: Here, ref: str, answer: dict[str, Any]) -> None:
    reading = wiring.reading(at.folder)
    found = view.one_claimed(reading, lines.choose(reading, at.line), ref)
    if at.json:
        as_json({**answer, "claimed": found})
    else:
        draftsheet.claim(Sheet(), found, now(at))
