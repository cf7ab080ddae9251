"""A station of one's own: `init`, `run`, `stop`, and how it comes to a line: `pair`."""

import os
import select
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from parley import wiring
from parley.cli.asking import ask, running
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, folder, here, reads, writes
from parley.cli.show import Sheet, as_json, in_rows
from parley.record import card as cards
from parley.record.errors import Theirs
from parley.station.settings import CARD
from parley.views.terms import DESK, is_desk
from parley.wiring import serving

DESK_POST: Final = (DESK, "Duty desk")
CARD_FILE_BYTES_MAX: Final = 1 << 20
STOP_S: Final = 30  # a turn, the pages that are being made, and the record closed


class Named(click.ParamType[tuple[str, str]]):
    """`name=Title of the office`."""

    name = "name=title"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        if isinstance(value, tuple):
            return value
        post, equals, title = str(value).partition("=")
        if not equals or not post.strip() or not title.strip():
            self.fail(
                f"{value!r} is not of the form name=title, as in minister='Minister of Defence'", param, ctx
            )
        return post.strip(), title.strip()


@click.command
@click.argument("name")
@click.option("--title", required=True, help="What the party is called, in full.")
@click.option(
    "--post",
    "posts",
    type=Named(),
    multiple=True,
    metavar="NAME=TITLE",
    help="A post that can be called, and its title; repeat it for each. A post called `desk`, or ending in"
    " `-desk`, is the duty officer's place; if you name none, `desk` is added.",
)
@click.option(
    "--address",
    "addresses",
    multiple=True,
    required=True,
    metavar="https://HOST:PORT",
    help="Where the counterpart reaches this station; it stands on the card. Repeat it for each.",
)
@click.option(
    "--listen",
    metavar="HOST:PORT",
    default="",
    help="Where this machine listens; without it, on every interface at the first address's port.",
)
@click.option(
    "--cost",
    type=click.Choice(["interactive", "sensitive", "test"]),
    default="interactive",
    help="How much work each guess at the passphrase is; `test` is for tests only.",
)
@folder
@here
@examples(
    'parley init aster --title "Republic of Aster" --post minister="Minister of Defence" \\',
    '    --post desk="Duty desk" --address https://line.aster.example:7443',
    'parley --folder ./boreas init boreas --title "Kingdom of Boreas" \\',
    "    --address https://192.0.2.7:7443 --listen 127.0.0.1:7443",
)
def init(
    at: Here,
    name: str,
    title: str,
    posts: tuple[tuple[str, str], ...],
    addresses: tuple[str, ...],
    listen: str,
    cost: str,
) -> None:
    """Make a station: its keys under a passphrase, its card, its empty record.

    NAME is the party's short name, up to 16 letters a-z and digits. The card carries posts, never persons.
    """
    listed = posts if any(is_desk(post) for post, _ in posts) else (*posts, DESK_POST)
    card = serving.init(
        at.folder,
        name=name,
        title=title,
        posts=listed,
        addresses=addresses,
        listen=listen or _everywhere(addresses[0]),
        passphrase=at.passphrase(new=True),
        cost=cost,
        now=time.time_ns() // 1_000_000,
    )
    sheet = Sheet()
    sheet.say(f"made: the station of {card.title}, party {card.party}, in {at.folder}")
    sheet.say("now: carry the card to the counterpart, and read the digits to each other:")
    sheet.say(f"parley card export FILE   (the file is also {at.folder / CARD})", indent=2)
    sheet.say("parley card digits", indent=2)
    sheet.say("parley pair THEIR-CARD", indent=2)


def _everywhere(address: str) -> str:
    """Every interface of this machine, at the port of this address."""
    port = address.rpartition(":")[2].strip("/")
    if not port.isdigit():
        raise Cannot(f"the address {address} names no port", "write it like https://line.aster.example:7443")
    return f"0.0.0.0:{port}"


@click.command
@click.argument("card", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@writes
@here
@examples(
    "parley pair /media/stick/boreas.parley",
    "parley card digits --of boreas",
)
def pair(at: Here, card: Path) -> None:
    """Make a line with the party whose card this is.

    Both sides do this, each with the other's card, brought by hand. Compare the digits before you rely on it: who
    can exchange the file can pose as the other party. Until both have paired, the line is not paired, which is not
    dead.
    """
    text = _card_file(card)
    theirs = _checked(text, card)
    alive = running(at) is not None
    made = (
        ask(at, {"do": "pair", "card": text.decode()})
        if alive
        else serving.pair(at.folder, at.passphrase(), text)
    )
    if at.json:
        as_json({**made, "digits": theirs.digits})
        return
    sheet = Sheet()
    sheet.say(f"paired with {theirs.title}, party {theirs.party}; line {made['line']}")
    sheet.say("their digits, to be compared with what they read to you from `parley card digits`:")
    for row in in_rows(theirs.digits):
        sheet.say(row, indent=2)
    if not alive:
        sheet.say("next: parley run, then parley agree")


def _card_file(path: Path) -> bytes:
    if path.stat().st_size > CARD_FILE_BYTES_MAX:
        raise Cannot(f"{path}: too long for a card", "a card file has some twenty kilobytes")
    return path.read_bytes()


def _checked(text: bytes, path: Path) -> cards.Card:
    """The card in this file. A card that does not hold is evidence, and says where it lies."""
    try:
        return cards.parse(text)
    except Theirs as why:
        raise type(why)(f"{path}: {why}") from why


@click.command
@click.option(
    "--clock",
    type=click.Choice(["machine", "told"]),
    default="machine",
    help="Whose clock: the machine's, or (for demos and drills) one that stands until it is told the time.",
)
@folder
@here
@click.pass_context
@examples(
    "parley run",
    "parley --passphrase-file /run/credentials/parley run",
)
def run(ctx: click.Context, at: Here, clock: str) -> None:
    """Run the station until it is stopped (Ctrl-C, SIGTERM, or `parley stop`).

    It may be killed at any moment: what it acknowledged is on disk, and the next start goes on from there. Status 74
    means that the record could not be written: see to the disk before starting again.
    """
    wiring.card_of(at.folder)
    ctx.exit(serving.serve(at.folder, at.passphrase(), told=clock == "told"))


@click.command
@reads
@here
@examples(
    "parley stop",
)
def stop(at: Here) -> None:
    """Stop the running station, after the turn that is under way, and wait until its process has ended."""
    pid: int = ask(at, {"do": "status"})["pid"]
    with _process(pid) as process:
        answer = ask(at, {"do": "stop"})
        ended, _, _ = select.select([process], [], [], STOP_S)
    if not ended:
        raise Cannot(
            f"the station in {at.folder} was told to stop, and still runs {STOP_S} s later: process {pid}",
            f"its record stays whole if it is killed: kill -9 {pid}",
        )
    if at.json:
        as_json(answer)
    else:
        Sheet().say(f"stopped: the station in {at.folder}")


@contextmanager
def _process(pid: int) -> Iterator[int]:
    """That process, as a file that can be read once it has ended; its number may be another's by then."""
    try:
        process = os.pidfd_open(pid)
    except OSError as why:
        raise Cannot(
            f"the station's process {pid} cannot be seen from here: {why.strerror}", "stop it where it runs"
        ) from why
    try:
        yield process
    finally:
        os.close(process)
