"""Answers to a call, and every step between it and its end. Each is one command and needs no explanation.

That it was given is what counts: pending is not a refusal, and a refusal needs no words.
"""

from typing import Any, Final

import click

from parley import wiring
from parley.cli import callsheet
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.codes import PENDING, REFUSAL, listed
from parley.cli.examples import examples
from parley.cli.here import Here, here, writes
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.line.values import PENDING_WORDS, REFUSAL_WORDS
from parley.views import calls as view
from parley.views import lines

CALL: Final = click.argument("call", metavar="CALL")


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


@click.command
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


@click.command
@CALL
@writes
@here
@examples(
    "parley call accept 3fa9c1d2",
)
def accept(at: Here, call: str) -> None:
    """Accept the call. Next, the caller's identity is checked."""
    _answer(at, call, "call.accept")


@click.command(epilog=listed(PENDING_WORDS))
@CALL
@click.argument("code", type=PENDING)
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
    _answer(at, call, "call.pending", code=code, decider=decider, review_by=review_by)


@click.command("still-pending")
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


@click.command(epilog=listed(REFUSAL_WORDS))
@CALL
@click.argument("code", type=REFUSAL)
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
        code=code,
        text=text,
        alternative=alternative,
        retry_after=retry_after,
    )


@click.command
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


@click.command
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


@click.command("in-writing")
@CALL
@writes
@here
@examples(
    "parley call in-writing 3fa9c1d2",
)
def in_writing(at: Here, call: str) -> None:
    """Ask for it in writing instead. The attempt ends WRITTEN."""
    _answer(at, call, "call.in_writing")


@click.command
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


@click.command
@CALL
@writes
@here
@examples(
    "parley call principals 3fa9c1d2",
)
def principals(at: Here, call: str) -> None:
    """Say that the principals are there; the lower rank comes first."""
    _answer(at, call, "call.principals")


@click.command
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


@click.command("both-on")
@CALL
@writes
@here
@examples(
    "parley call both-on 3fa9c1d2",
)
def both_on(at: Here, call: str) -> None:
    """Say that both principals are on; after a loss, that they hear each other again."""
    _answer(at, call, "call.both_on")


@click.command("hang-up")
@CALL
@writes
@here
@examples(
    "parley call hang-up 3fa9c1d2",
)
def hang_up(at: Here, call: str) -> None:
    """Say that the talk is over. The attempt ends ENDED."""
    _answer(at, call, "call.hang_up")


@click.command
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


COMMANDS: Final[tuple[click.Command, ...]] = (
    attend,
    accept,
    pending,
    still_pending,
    refuse,
    delegate,
    schedule,
    in_writing,
    identity,
    principals,
    interpreters,
    both_on,
    hang_up,
    withdraw,
)  # in the order of a call's life
