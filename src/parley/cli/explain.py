"""Requests for explanation: `requests`, `answer`, `judge`; and what was assured: `assurances`, `assurance`."""

from collections.abc import Sequence
from typing import Any

import click

from parley import wiring
from parley.cli import letters, prompts, requestsheet, writing
from parley.cli.acts import of_message
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.record.entry import instant
from parley.station.errors import Refusal
from parley.views import lines
from parley.views import messages as written
from parley.views import requests as view
from parley.views.says import short
from parley.views.times import dtg


@click.command
@click.argument("request", required=False)
@click.option("--open", "open_only", is_flag=True, help="Only those about which something is still to come.")
@reads
@on_line
@here
@examples("parley requests", "parley requests --open", "parley requests 7be20c44")
def requests(at: Here, request: str | None, open_only: bool) -> None:
    """Requests for explanation, ours and theirs: where each stands, and how long there is; or REQUEST whole."""
    reading = wiring.reading(at.folder)
    row, ref = lines.find(reading, request, "message", at.line) if request else (None, "")
    found = [
        tree
        for row in ([row] if row else lines.chosen(reading, at.line))
        for tree in view.requests(reading, row, open_only=open_only)
        if ref in ("", tree["ref"])
    ]
    if request and not found:
        raise Refusal(f"{ref[:8]} is no request for explanation", "those there are: parley requests")
    if at.json:
        as_json(found[0] if request else found)
    elif request:
        requestsheet.whole(Sheet(), found[0], now(at))
    else:
        requestsheet.listed(Sheet(), found, now(at))


@click.command
@click.argument("request")
@click.option(
    "--item",
    "given",
    multiple=True,
    metavar="ITEM=TEXT",
    help="The answer to one item; repeat it. Else you are asked.",
)
@click.option("--post", metavar="POST", help="Whom to answer; without it, the post that asked.")
@letters.header
@writes
@here
@examples(
    "parley answer 7be20c44",
    'parley answer 7be20c44 --item objective="A planned exercise." --item completion="20 February."',
)
def answer(at: Here, header: letters.Options, request: str, given: Sequence[str], post: str | None) -> None:
    """Reply to their REQUEST for explanation, item by item. Whether it suffices is for them to judge."""
    row, ref = of_message(at, request)
    reading = wiring.reading(at.folder)
    asked = written.one(reading, row, ref, now(at))
    form = letters.definition(at, "RFE-REPLY")
    fields: dict[str, Any] = {"answers": [_item(pair) for pair in given]}
    if not given:
        Sheet().say(f"asked: {', '.join(asked['fields'].get('items', []))}")
        fields = prompts.fields(form, header["language"] or "en", now(at))
    made = letters.letter(at, reading, header, [post or asked["from"]])
    made.setdefault("subject", f"Reply to no. {asked['number']} of {asked['from']}")
    made["reply_to"] = ref
    writing.send(at, row, {**made, "type": form.type, "fields": fields})


def _item(pair: str) -> dict[str, str]:
    item, equals, text = pair.partition("=")
    if not equals:
        raise Refusal(f"{pair!r} answers no item", 'write ITEM=TEXT, as in objective="A planned exercise."')
    return {"item": item, "answer": text}


@click.command
@click.argument("request")
@click.argument("verdict", type=click.Choice(["adequate", "inadequate"]))
@click.option("--reply", help="Which reply; without it, the newest that is not judged.")
@click.option(
    "--missing", multiple=True, metavar="ITEM", help="What is missing; without it, what has no answer."
)
@click.option("--text", default="", help="Why, in words.")
@writes
@here
@examples('parley judge 7be20c44 inadequate --text "Four of six items have no answer."')
def judge(at: Here, request: str, verdict: str, reply: str | None, missing: Sequence[str], text: str) -> None:
    """Say whether the reply to our REQUEST is adequate. After an inadequate one a request for a meeting lies ready."""
    row, ref = of_message(at, request)
    said: dict[str, Any] = {
        "do": "request.judge",
        "request": ref,
        "adequate": verdict == "adequate",
        "text": text,
    }
    if reply:
        said["reply"] = lines.find(wiring.reading(at.folder), reply, "message", row.id)[1]
    if missing:
        said["missing"] = list(missing)
    answered = ask(at, said)
    if at.json:
        as_json(answered)
    else:
        Sheet().say(f"the reply to {short(ref)} is {verdict}: on our record, and theirs")


@click.command
@click.option("--standing", is_flag=True, help="Only those whose time is not over.")
@reads
@on_line
@here
@examples("parley assurances --standing")
def assurances(at: Here, standing: bool) -> None:
    """What either side assured the other, until when, and whether it was kept."""
    reading = wiring.reading(at.folder)
    found = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.assurances(reading, row, standing=standing)
    ]
    if at.json:
        as_json(found)
        return
    sheet = Sheet()
    if not found:
        sheet.say("no assurances")
        return
    rows = [
        [short(tree["ref"]), "us" if tree["mine"] else tree["with"], tree["state"],
         dtg(instant(tree["until"])) if tree["until"] else "", tree["statement"], tree["trigger"] or ""]
        for tree in found
    ]  # fmt: skip
    heads = ["ASSURANCE", "BY", "STATE", "UNTIL", "STATEMENT", "TOLD FIRST IF"]
    sheet.table(heads, rows, folds=("STATEMENT", "TOLD FIRST IF"))


@click.group
def assurance() -> None:
    """Keep an assurance of ours, or say of one of theirs that what we were to be told first came untold."""


@assurance.command
@click.argument("message")
@click.option("--text", default="", help="What has come, or will.")
@writes
@here
@examples('parley assurance told 7be20c44 --text "the exercise begins on Monday"')
def told(at: Here, message: str, text: str) -> None:
    """Keep our assurance MESSAGE: what we said we would tell first has come, or will."""
    _said(at, message, "assurance.told", text)


@assurance.command
@click.argument("message")
@click.option("--text", default="", help="What came untold.")
@writes
@here
@examples('parley assurance missed 7be20c44 --text "two ships sailed on Sunday, and we heard nothing"')
def missed(at: Here, message: str, text: str) -> None:
    """Say of their assurance MESSAGE that it came and they did not tell us: our word, beside theirs."""
    _said(at, message, "assurance.missed", text)


def _said(at: Here, message: str, do: str, text: str) -> None:
    _, ref = of_message(at, message)
    answered = ask(at, {"do": do, "assurance": ref, "text": text})
    if at.json:
        as_json(answered)
    else:
        Sheet().say(f"said about {short(ref)}: on our record, and theirs")
