"""`parley call`: place a call, answer one, and every step between. `parley calls`: what became of each.

Each answer costs one command and no explanation: that it was given is what counts.
"""

from collections.abc import Mapping
from typing import Any, Final

import click

from parley import wiring
from parley.cli import callsheet
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.examples import examples, verbatim
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.moments import MOMENT
from parley.cli.precedence import PRECEDENCE
from parley.cli.show import Sheet, as_json
from parley.line.terms import Do
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS, PendingCode, RefusalCode
from parley.views import calls as view
from parley.views import lines

CALL: Final = click.argument("call", metavar="CALL")


class Calls(click.Group):
    """`parley call minister` is `parley call place minister`."""

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


def _told(at: Here, ref: str, row_id: str, request: dict[str, Any]) -> None:
    """The request carried out, and where the call stands after it."""
    at.line = row_id
    answer = ask(at, {**request, "call": ref})
    reading = wiring.reading(at.folder)
    stands = view.one(reading, lines.choose(reading, row_id), ref, now(at))
    if at.json:
        as_json({**answer, "call": stands})
    else:
        callsheet.line(Sheet(), stands)


def _answer(at: Here, prefix: str, do: str, **said: Any) -> None:  # noqa: ANN401  # the fields of the request
    row, ref = lines.find(wiring.reading(at.folder), prefix, "call", at.line)
    given = {name: value for name, value in said.items() if value not in {None, ""}}
    _told(at, ref, row.id, {"do": do, **given})


@call.command
@click.argument("post")
@click.option(
    "--from", "from_", metavar="POST", help="Our post that calls; needed where we disclose several."
)
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
    placed = view.one(wiring.reading(at.folder), row, ref, now(at))
    if at.json:
        as_json({**answer, "call": placed})
    else:
        callsheet.line(Sheet(), placed)


@call.command
@CALL
@click.option("--post", metavar="POST", help="Where you take it up, if not where it rings.")
@writes
@here
@examples(
    "parley call attend 3fa9c1d2",
)
def attend(at: Here, call: str, post: str | None) -> None:
    """Take the call up: a person is there now, and will answer."""
    _answer(at, call, "call.attend", post=post)


@call.command
@CALL
@writes
@here
@examples(
    "parley call accept 3fa9c1d2",
)
def accept(at: Here, call: str) -> None:
    """Accept the call. Next, the caller's identity is checked."""
    _answer(at, call, "call.accept")


def _codes(words: Mapping[RefusalCode, str] | Mapping[PendingCode, str]) -> str:
    return "\b\nCodes:\n" + "\n".join(f"  {code.value}  {said}" for code, said in words.items())


@call.command(epilog=_codes(PENDING_WORDS))
@CALL
@click.argument(
    "code", metavar="CODE", type=click.Choice([code.value for code in PENDING_WORDS], case_sensitive=False)
)
@click.option(
    "--decider", required=True, metavar="POST", help="The post that must decide, or `not-disclosed`."
)
@click.option("--review", "review_by", type=MOMENT, required=True, help="By when you say how it stands.")
@writes
@here
@examples(
    "parley call pending 3fa9c1d2 P1 --decider minister --review +4h",
)
def pending(at: Here, call: str, code: str, decider: str, review_by: str) -> None:
    """Say that somebody else must decide. This is not a refusal, and costs nothing."""
    _answer(at, call, "call.pending", code=code.upper(), decider=decider, review_by=review_by)


@call.command("still-pending")
@CALL
@click.option(
    "--decider", metavar="POST", help="The post that must decide now; without it, the same as before."
)
@click.option(
    "--review", "review_by", type=MOMENT, required=True, help="By when you say again how it stands."
)
@writes
@here
@examples(
    "parley call still-pending 3fa9c1d2 --review +12h",
)
def still_pending(at: Here, call: str, decider: str | None, review_by: str) -> None:
    """Renew a pending answer, before it goes stale."""
    _answer(at, call, "call.still_pending", decider=decider, review_by=review_by)


@call.command(epilog=_codes(REFUSAL_WORDS))
@CALL
@click.argument(
    "code", metavar="CODE", type=click.Choice([code.value for code in REFUSAL_WORDS], case_sensitive=False)
)
@click.option("--text", default="", help="In your own words; nobody needs any.")
@click.option("--alternative", metavar="TEXT", help="What would be possible instead.")
@click.option("--retry-after", type=MOMENT, help="Before this, asking again is of no use.")
@writes
@here
@examples(
    "parley call refuse 3fa9c1d2 R99",
    'parley call refuse 3fa9c1d2 R08 --alternative "in writing" --retry-after +12h',
)
def refuse(
    at: Here, call: str, code: str, text: str, alternative: str | None, retry_after: str | None
) -> None:
    """Refuse the call, with a code. R99 gives no reason."""
    _answer(
        at,
        call,
        "call.refuse",
        code=code.upper(),
        text=text,
        alternative=alternative,
        retry_after=retry_after,
    )


@call.command
@CALL
@click.argument("post")
@writes
@here
@examples(
    "parley call delegate 3fa9c1d2 deputy",
)
def delegate(at: Here, call: str, post: str) -> None:
    """Hand the call to another of our posts; it rings there."""
    _answer(at, call, "call.delegate", to=post)


@call.command
@CALL
@click.option("--from", "opens", type=MOMENT, help="When the window opens.")
@click.option("--until", type=MOMENT, help="When it closes.")
@click.option("--agree", is_flag=True, help="Agree to the window that they offered last.")
@writes
@here
@examples(
    'parley call schedule 3fa9c1d2 --from "051000Z MAR 22" --until "051200Z MAR 22"',
    "parley call schedule 3fa9c1d2 --agree",
)
def schedule(at: Here, call: str, opens: str | None, until: str | None, agree: bool) -> None:
    """Offer another time, or agree to the one offered."""
    if agree:
        _answer(at, call, "call.schedule_agree")
        return
    if opens is None or until is None:
        raise click.UsageError("say --from and --until, or --agree")
    _answer(at, call, "call.schedule", **{"from": opens, "until": until})


@call.command("in-writing")
@CALL
@writes
@here
@examples(
    "parley call in-writing 3fa9c1d2",
)
def in_writing(at: Here, call: str) -> None:
    """Ask for it in writing instead. The attempt ends WRITTEN."""
    _answer(at, call, "call.in_writing")


@call.command
@CALL
@click.argument("result", type=click.Choice(["held", "failed", "overridden"]))
@click.option(
    "--how", metavar="TEXT", default="", help="How it was checked; or, if it failed, what did not fit."
)
@click.option("--first", metavar="POST", help="overridden: one of the two posts that answer for it.")
@click.option("--second", metavar="POST", help="overridden: the other one.")
@writes
@here
@examples(
    "parley call identity 3fa9c1d2 held --how authenticator",
    'parley call identity 3fa9c1d2 failed --how "the reply did not match"',
    "parley call identity 3fa9c1d2 overridden --first desk --second deputy",
)
def identity(at: Here, call: str, result: str, how: str, first: str | None, second: str | None) -> None:
    """Say what the check of the caller's identity came to. One person alone cannot override it."""
    if result == "overridden" and not (first and second):
        raise click.UsageError("overriding the check takes two posts: --first and --second")
    _answer(at, call, "call.identity", result=result, how=how, first=first, second=second)


@call.command
@CALL
@writes
@here
@examples(
    "parley call principals 3fa9c1d2",
)
def principals(at: Here, call: str) -> None:
    """Say that the principals are there; the lower rank comes first."""
    _answer(at, call, "call.principals")


@call.command
@CALL
@click.option("--not-needed", is_flag=True, help="They go without interpreters.")
@writes
@here
@examples(
    "parley call interpreters 3fa9c1d2",
    "parley call interpreters 3fa9c1d2 --not-needed",
)
def interpreters(at: Here, call: str, not_needed: bool) -> None:
    """Say that the interpreters are ready, or not needed."""
    _answer(at, call, "call.interpreters", needed=not not_needed)


@call.command("both-on")
@CALL
@writes
@here
@examples(
    "parley call both-on 3fa9c1d2",
)
def both_on(at: Here, call: str) -> None:
    """Say that both principals are on; after a loss, that they hear each other again."""
    _answer(at, call, "call.both_on")


@call.command("hang-up")
@CALL
@writes
@here
@examples(
    "parley call hang-up 3fa9c1d2",
)
def hang_up(at: Here, call: str) -> None:
    """Say that the talk is over. The attempt ends ENDED."""
    _answer(at, call, "call.hang_up")


@call.command
@CALL
@click.option("--why", default="", help="In a few words.")
@writes
@here
@examples(
    'parley call withdraw 3fa9c1d2 --why "settled by letter"',
)
def withdraw(at: Here, call: str, why: str) -> None:
    """Take back a call of ours that has not led to a talk."""
    _answer(at, call, "call.withdraw", why=why)


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
