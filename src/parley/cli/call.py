"""`parley call`: place a call, look at one; what may be said of it is in answers.py. `parley calls`: all of them."""

from typing import Any, Final

import click

from parley import wiring
from parley.cli import answers, callsheet
from parley.cli.answers import CALL
from parley.cli.asking import ask, soon
from parley.cli.clock import now
from parley.cli.codes import PRECEDENCE
from parley.cli.examples import examples, verbatim
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.line.terms import Do
from parley.views import calls as view
from parley.views import lines

DELIVERED_S: Final = 2.0  # so long a command waits to say whether their station has it


class Calls(click.Group):
    """`parley call minister` is `parley call place minister`."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["place", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Calls)
@verbatim(
    "Answers:  accept, pending, refuse, delegate, schedule, in-writing",
    "Then:     identity, principals, interpreters, both-on, hang-up",
    "`parley call POST …` places a call.",
)
def call() -> None:
    """Place a call, answer one, and every step between.

    CALL is a call's reference, or the beginning of it, as `parley calls` shows it.
    """


@call.command
@click.argument("post")
@click.option("--from", "from_", metavar="POST", help="Our post that calls; without it, our desk.")
@click.option(
    "-p",
    "--precedence",
    type=PRECEDENCE,
    default="P",
    show_default="PRIORITY",
    help="How fast it must go: FLASH, IMMEDIATE, PRIORITY, ROUTINE (or Z, O, P, R). Not how important it is.",
)
@click.option("-s", "--subject", default="", help="What it is about, in a few words.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="A language for the talk, as in `en`; repeat it.",
)
@click.option("--needed-by", type=MOMENT, help="After this it is of no use: the waits are cut short to fit.")
@click.option("--refers", metavar="CALL", help="An earlier call that this one follows.")
@click.option(
    "--climb",
    type=click.Choice([do.value for do in Do]),
    help="How far the agreed ladder may go on from it unaided.",
)
@click.option("--exercise", is_flag=True, help="This is an EXERCISE, and will be marked as one everywhere.")
@writes
@on_line
@here
@examples(
    'parley call minister --from secretary -p immediate -s "movements near the border"',
    'parley call place desk -p flash -s "shots at the bridge" --needed-by +30m',
)
def place(
    at: Here,
    post: str,
    from_: str | None,
    precedence: str,
    subject: str,
    languages: tuple[str, ...],
    needed_by: str | None,
    refers: str | None,
    climb: str | None,
    exercise: bool,
) -> None:
    """Place a call to POST of the counterpart."""
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    earlier = lines.find(reading, refers, "call", row.id)[1] if refers else None
    said = {
        "from": from_,
        "languages": list(languages) or None,
        "needed_by": needed_by,
        "refers": earlier,
        "climb": climb,
    }
    request = {
        "do": "call.place",
        "to": post,
        "precedence": precedence,
        "subject": subject,
        "exercise": exercise,
    }
    at.line = row.id
    answer = ask(at, {**request, **{name: value for name, value in said.items() if value is not None}})
    ref = next(entry["ref"] for entry in answer["entries"] if entry["kind"].startswith("call.placed/"))
    placed = soon(lambda: view.one(reading, row, ref, now(at)), _delivered, DELIVERED_S)
    if at.json:
        as_json({**answer, "call": placed})
    else:
        callsheet.line(Sheet(), placed)


def _delivered(call: dict[str, Any]) -> bool:
    return call["delivered_at"] is not None or not call["open"]


@call.command
@CALL
@reads
@here
@examples(
    "parley call show 3fa9c1d2",
)
def show(at: Here, call: str) -> None:
    """Everything about one call: each step, its evidence, late words, contradictions."""
    reading = wiring.reading(at.folder)
    row, ref = lines.find(reading, call, "call", at.line)
    found = view.one(reading, row, ref, now(at))
    if at.json:
        as_json(found)
    else:
        callsheet.whole(Sheet(), found, now(at))


for step in answers.COMMANDS:
    call.add_command(step)


@click.command
@click.option("--open", "open_only", is_flag=True, help="Only those that have not ended.")
@click.option(
    "-n",
    "--newest",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    help="So many of the last; 0 for all.",
)
@reads
@on_line
@here
@examples(
    "parley calls",
    "parley calls --open --json",
)
def calls(at: Here, open_only: bool, newest: int) -> None:
    """Each attempt: by whom, to which post, how urgent, what became of it, and on what evidence."""
    reading = wiring.reading(at.folder)
    moment = now(at)
    found = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.calls(reading, row, moment, newest=newest, open_only=open_only)
    ]
    if at.json:
        as_json(found)
    else:
        callsheet.listed(Sheet(), found, moment)
