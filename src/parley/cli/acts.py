"""What may be done about a message that is there: correct it, cancel it, ask after it, announce an answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from parley import wiring
from parley.cli import letters, messagesheet, writing
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.codes import PRECEDENCE
from parley.cli.examples import examples
from parley.cli.here import Here, here, writes
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.station.ports import LineRow
from parley.views import lines
from parley.views import messages as view
from parley.views.says import short


def of_message(at: Here, prefix: str) -> tuple[LineRow, str]:
    """The line and the whole reference of that message; the command is about this line from here on."""
    row, ref = lines.find(wiring.reading(at.folder), prefix, "message", at.line)
    at.line = row.id
    return row, ref


def done(at: Here, row: LineRow, ref: str, answer: dict[str, Any], words: str) -> None:
    """What was said about a message, in a sentence, or the message as it now is."""
    found = view.one(wiring.reading(at.folder), row, ref, now(at))
    if at.json:
        as_json({**answer, "message": found})
    else:
        Sheet().say(words)


@click.command
@click.argument("message")
@click.argument("text", required=False)
@click.option("--file", type=writing.FILE, help="The text from a file (UTF-8), or `-`.")
@writing.FIELDS
@click.option("-s", "--subject", help="Another subject.")
@click.option("-p", "--precedence", type=PRECEDENCE, help="A higher precedence than the message had.")
@writes
@here
@examples(
    'parley correct 7be20c44 "The convoy leaves at 0915Z, not at 0815Z."',
    "parley correct 7be20c44 -f where='bridge 5'",
)
def correct(
    at: Here,
    message: str,
    text: str | None,
    file: Path | None,
    given: Sequence[str],
    subject: str | None,
    precedence: str | None,
) -> None:
    """Put a whole new text in the place of MESSAGE, which was ours. Both stay on record; fields not named are kept."""
    row, ref = of_message(at, message)
    old = view.one(wiring.reading(at.folder), row, ref, now(at))
    form = letters.definition(at, old["type"])
    fields = {**old["fields"], **letters.fields(form, given, now(at))}
    if text is not None or file is not None or not given:
        fields["text"] = letters.text(text, file)
    request: dict[str, Any] = {"do": "correct", "message": ref, "fields": fields}
    request |= {
        name: said for name, said in (("subject", subject), ("precedence", precedence)) if said is not None
    }
    writing.told(at, row, ask(at, request))


@click.command
@click.argument("message")
@click.option("--reason", required=True, help="Why it is taken back.")
@click.option("-p", "--precedence", type=PRECEDENCE, help="A higher precedence than the message had.")
@writes
@here
@examples('parley cancel 7be20c44 --reason "false alarm: a sensor failed" -p flash')
def cancel(at: Here, message: str, reason: str, precedence: str | None) -> None:
    """Take MESSAGE back, which was ours. It rings as the message did, and at least as fast."""
    row, ref = of_message(at, message)
    request = {"do": "cancel", "message": ref, "reason": reason}
    writing.told(at, row, ask(at, request | ({"precedence": precedence} if precedence else {})))


@click.command
@click.argument("message")
@click.argument("posts", nargs=-1, required=True)
@click.option("--why", required=True, help="Why they are to have it.")
@click.option("--info", multiple=True, metavar="POST", help="A post that need only know; repeat it.")
@writes
@here
@examples('parley readdress 7be20c44 chief-of-staff --why "he decides about this sector from today"')
def readdress(at: Here, message: str, posts: Sequence[str], why: str, info: Sequence[str]) -> None:
    """Give MESSAGE, which was ours, unchanged to further POSTS of the counterpart."""
    row, ref = of_message(at, message)
    request = {"do": "readdress", "message": ref, "to": list(posts), "info": list(info), "why": why}
    writing.told(at, row, ask(at, request))


@click.command("query-ack")
@click.argument("message")
@writes
@here
@examples("parley query-ack 7be20c44")
def query_ack(at: Here, message: str) -> None:
    """Ask whether anybody there has seen MESSAGE. The station asks by itself once it is overdue."""
    row, ref = of_message(at, message)
    answer = ask(at, {"do": "query", "message": ref})
    done(at, row, ref, answer, f"asked whether {short(ref)} was seen")


@click.command("neg-ack")
@click.argument("message")
@click.argument("reason", type=click.Choice(["unreadable", "not-ours", "language"]))
@click.option("--text", default="", help="What is wrong, in words.")
@click.option("--post", metavar="POST", help="The post that says so; without it, our desk.")
@writes
@here
@examples('parley neg-ack 7be20c44 language --text "nobody here reads it; please repeat in English"')
def neg_ack(at: Here, message: str, reason: str, text: str, post: str | None) -> None:
    """Say that MESSAGE came and cannot be used: unreadable, not ours, or in a language nobody here reads."""
    row, ref = of_message(at, message)
    request = {"do": "nack", "message": ref, "reason": reason.upper(), "text": text}
    answer = ask(at, request | ({"post": post} if post else {}))
    done(at, row, ref, answer, f"told them that {short(ref)} cannot be used: {reason}")


@click.command
@click.argument("message")
@click.argument("by", type=MOMENT)
@click.option("--text", default="", help="A word more.")
@click.option("--post", metavar="POST", help="The post that prepares it; without it, our desk.")
@writes
@here
@examples('parley expect 7be20c44 +6h --text "the staff is asked"')
def expect(at: Here, message: str, by: str, text: str, post: str | None) -> None:
    """Say that an answer to MESSAGE is being prepared, and by when to expect it. It is not an answer."""
    row, ref = of_message(at, message)
    request = {"do": "expect", "message": ref, "by": by, "text": text}
    answer = ask(at, request | ({"post": post} if post else {}))
    done(at, row, ref, answer, f"told them to expect an answer to {short(ref)}")


@click.command
@click.argument("message")
@click.option(
    "--post", metavar="POST", help="The principal whose office has it; without it, whom it was written to."
)
@writes
@here
@examples("parley office 7be20c44 --post minister")
def office(at: Here, message: str, post: str | None) -> None:
    """Say that MESSAGE is with the principal's office: level 3, where agreed. A receipt only."""
    _level(at, message, post, "office")


@click.command
@click.argument("message")
@click.option(
    "--post", metavar="POST", help="The principal who was informed; without it, whom it was written to."
)
@writes
@here
@examples("parley informed 7be20c44 --post minister")
def informed(at: Here, message: str, post: str | None) -> None:
    """Say that the principal was informed of MESSAGE: level 4, where agreed. A receipt only."""
    _level(at, message, post, "informed")


def _level(at: Here, message: str, post: str | None, do: str) -> None:
    row, ref = of_message(at, message)
    answer = ask(at, {"do": do, "message": ref, **({"post": post} if post else {})})
    found = view.one(wiring.reading(at.folder), row, ref, now(at))
    if at.json:
        as_json({**answer, "message": found})
    else:
        messagesheet.receipt(Sheet(), found["receipts"][-1])
