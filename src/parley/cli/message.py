"""Messages: `write`, `inbox`, `outbox`, and `seen`, which is a receipt and nothing more."""

from pathlib import Path
from typing import Any, Final

import click

from parley import wiring
from parley.cli import messagesheet
from parley.cli.asking import ask, soon
from parley.cli.clock import now
from parley.cli.codes import PRECEDENCE
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.line.bounds import TEXT_CHARACTERS_MAX
from parley.station.errors import Refusal
from parley.views import lines
from parley.views import messages as view

HELD_S: Final = 2.0  # so long `write` waits to say whether their station has it

NEWEST: Final = click.option(
    "-n",
    "--newest",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    help="So many of the last; 0 for all.",
)


@click.command
@click.argument("post")
@click.argument("text", required=False)
@click.option(
    "--file",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help="The text from a file (UTF-8), or `-`.",
)
@click.option("-s", "--subject", default="", help="What it is about, in a few words.")
@click.option(
    "-p",
    "--precedence",
    type=PRECEDENCE,
    default="R",
    show_default="ROUTINE",
    help="FLASH, IMMEDIATE, PRIORITY, ROUTINE.",
)
@click.option(
    "--from", "from_", metavar="POST", help="Our post that writes; needed where we disclose several."
)
@click.option("--language", metavar="TAG", help="The language it is written in, as in `en`.")
@click.option(
    "--refers", multiple=True, metavar="REF", help="A message or call that it refers to; repeat it."
)
@click.option("--exercise", is_flag=True, help="This is an EXERCISE, and will be marked as one everywhere.")
@writes
@on_line
@here
@examples(
    'parley write desk "Your patrol has crossed the line at marker 14." -p immediate -s "patrol"',
    'parley write minister --file note.txt -s "reply to yours of today"',
    'echo "Good morning." | parley write desk -s goodwill',
)
def write(
    at: Here,
    post: str,
    text: str | None,
    file: Path | None,
    subject: str,
    precedence: str,
    from_: str | None,
    language: str | None,
    refers: tuple[str, ...],
    exercise: bool,
) -> None:
    """Write to POST of the counterpart: TEXT, or the text of a file, or of standard input.

    FLASH and IMMEDIATE are short: 200 words. The text is sent as written, and can be proved by both sides.
    """
    row = lines.choose(wiring.reading(at.folder), at.line)
    said = {"from": from_, "language": language, "refers": [_whole(at, ref) for ref in refers] or None}
    request = {
        "do": "write",
        "to": post,
        "text": _text(text, file),
        "subject": subject,
        "precedence": precedence,
        "marking": {"usage": "EXERCISE", "name": ""} if exercise else None,
    }
    at.line = row.id
    answer = ask(at, {**request, **{name: value for name, value in said.items() if value is not None}})
    reading, ref = wiring.reading(at.folder), answer["entries"][0]["ref"]
    sent = soon(lambda: view.one(reading, row, ref, now(at)), lambda m: m["held_at"] is not None, HELD_S)
    if at.json:
        as_json({**answer, "message": sent})
    else:
        messagesheet.line(Sheet(), sent)


def _text(text: str | None, file: Path | None) -> str:
    """The text, from wherever it comes. A trailing line end is the editor's, not the writer's."""
    if text is not None and file is not None:
        raise click.UsageError("either TEXT or --file")
    if text is not None:
        return text
    if file is not None and str(file) != "-":
        found = file.read_text(encoding="utf-8")
    else:
        with click.open_file("-", encoding="utf-8") as stdin:
            found = stdin.read()
    found = found.removesuffix("\n")
    if len(found) > TEXT_CHARACTERS_MAX:
        raise Cannot(
            f"the text has {len(found)} characters",
            f"a message has at most {TEXT_CHARACTERS_MAX}: send it in parts",
        )
    return found


def _whole(at: Here, prefix: str) -> str:
    """A reference to a message or a call, whole."""
    reading = wiring.reading(at.folder)
    try:
        return lines.find(reading, prefix, "message", at.line)[1]
    except Refusal:
        return lines.find(reading, prefix, "call", at.line)[1]


def _listed(at: Here, prefix: str | None, newest: int, *, mine: bool, unseen: bool) -> None:
    reading, moment = wiring.reading(at.folder), now(at)
    if prefix is not None:
        row, ref = lines.find(reading, prefix, "message", at.line)
        found: Any = view.one(reading, row, ref, moment)
    else:
        found = [
            tree
            for row in lines.chosen(reading, at.line)
            for tree in view.messages(reading, row, moment, mine=mine, unseen=unseen, newest=newest)
        ]
    if at.json:
        as_json(found)
    elif prefix is not None:
        messagesheet.whole(Sheet(), found, moment)
    else:
        messagesheet.listed(Sheet(), found, moment, mine=mine)


@click.command
@click.argument("message", required=False)
@click.option("--unseen", is_flag=True, help="Only those that our watch has not seen.")
@NEWEST
@reads
@on_line
@here
@examples(
    "parley inbox --unseen",
    "parley inbox 7be20c44",
)
def inbox(at: Here, message: str | None, unseen: bool, newest: int) -> None:
    """What they wrote; with MESSAGE (its reference, or the beginning of it), that one whole.

    To read here acknowledges nothing: say `parley seen MESSAGE` for that.
    """
    _listed(at, message, newest, mine=False, unseen=unseen)


@click.command
@click.argument("message", required=False)
@click.option("--unseen", is_flag=True, help="Only those that their watch has not seen.")
@NEWEST
@reads
@on_line
@here
@examples(
    "parley outbox",
    "parley outbox 7be20c44 --json",
)
def outbox(at: Here, message: str | None, unseen: bool, newest: int) -> None:
    """What we wrote: whether their station has it, and whether their watch has seen it."""
    _listed(at, message, newest, mine=True, unseen=unseen)


@click.command
@click.argument("message")
@click.option(
    "--post", metavar="POST", help="The post whose watch has seen it; without it, the one it was written to."
)
@writes
@here
@examples(
    "parley seen 7be20c44",
)
def seen(at: Here, message: str, post: str | None) -> None:
    """Say that our watch has opened MESSAGE. A receipt only: never approval, agreement or permission."""
    reading = wiring.reading(at.folder)
    row, ref = lines.find(reading, message, "message", at.line)
    at.line = row.id
    answer = ask(at, {"do": "seen", "message": ref, **({"post": post} if post else {})})
    found = view.one(wiring.reading(at.folder), row, ref, now(at))
    if at.json:
        as_json({**answer, "message": found})
    else:
        Sheet().say(found["seen"][-1]["words"])
