"""The desk's day: line tests, reading them back, who is there, and what we declare of our side."""

from typing import Any, Final

import click

from parley import wiring
from parley.cli import testsheet
from parley.cli.asking import ask, soon
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.line.values import Declared, Layer
from parley.station.errors import Refusal
from parley.views import lines
from parley.views import linetests as view
from parley.views.says import short

ANSWERED_S: Final = 5.0  # so long `test` waits to say what became of it; tests go on without


@click.command
@click.argument("layer", type=click.Choice([layer.value for layer in Layer]), default=Layer.STATION.value)
@click.option("--post", metavar="POST", help="person: whose desk; without it, the counterpart's first.")
@writes
@on_line
@here
@examples(
    "parley test",
    "parley test person --post desk",
)
def test(at: Here, layer: str, post: str | None) -> None:
    """Test the line: whether their station signs, or whether a person is at their desk.

    The station's answer is its cosignature; the person's is a phrase read back. Tests also run by themselves, as
    agreed.
    """
    row = lines.choose(wiring.reading(at.folder), at.line)
    at.line = row.id
    answer = ask(at, {"do": "test", "layer": layer, **({"post": post} if post else {})})
    _told(at, answer, answer["entries"][0]["ref"], ANSWERED_S if layer == Layer.STATION else 0)


def _told(at: Here, answer: dict[str, Any], ref: str, wait_s: float = 0) -> None:
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    found = soon(lambda: view.one(reading, row, ref), lambda test: not test["open"], wait_s)
    if at.json:
        as_json({**answer, "test": found})
    else:
        testsheet.line(Sheet(), found, now(at))


@click.command
@click.option("--open", "open_only", is_flag=True, help="Only those that wait for an answer.")
@click.option(
    "-n",
    "--newest",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="So many of the last; 0 for all.",
)
@reads
@on_line
@here
@examples(
    "parley tests --open",
    "parley tests -n 0 --json",
)
def tests(at: Here, open_only: bool, newest: int) -> None:
    """Line tests, ours and theirs, and what became of each."""
    reading = wiring.reading(at.folder)
    found = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.listed(reading, row, newest=newest, open_only=open_only)
    ]
    if at.json:
        as_json(found)
    else:
        testsheet.listed(Sheet(), found, now(at))


@click.command("read-back")
@click.argument("test", required=False)
@click.argument("phrase", required=False)
@click.option("--post", metavar="POST", help="The desk where you sit, if not the one that was asked.")
@writes
@on_line
@here
@examples(
    "parley read-back",
    'parley read-back 90ab12cd "The quick brown fox jumps over the lazy dog"',
)
def read_back(at: Here, test: str | None, phrase: str | None, post: str | None) -> None:
    """Read a test of theirs back, as a person at our desk. Without PHRASE you are shown it, and asked for it.

    TEST is its reference, or the beginning of it; without it, the one that waits.
    """
    reading = wiring.reading(at.folder)
    asked = _asked(at, test)
    row = lines.choose(reading, asked["line"])
    at.line = row.id
    said = phrase if phrase is not None else _typed(asked)
    request = {"do": "read_back", "test": asked["ref"], "phrase": said, **({"post": post} if post else {})}
    answer = ask(at, request)
    _told(at, answer, asked["ref"])


def _asked(at: Here, prefix: str | None) -> dict[str, Any]:
    """The test of theirs that is meant."""
    reading = wiring.reading(at.folder)
    if prefix is not None:
        row, ref = lines.find(reading, prefix, "test", at.line)
        return view.one(reading, row, ref)
    waiting = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.listed(reading, row, open_only=True)
        if not tree["mine"] and tree["layer"] == Layer.PERSON
    ]
    if not waiting:
        raise Cannot("no test waits to be read back", "see: parley tests")
    if len(waiting) > 1:
        refs = ", ".join(short(tree["ref"]) for tree in waiting)
        raise Cannot(f"{len(waiting)} tests wait to be read back", f"say which: {refs}")
    return waiting[0]


def _typed(asked: dict[str, Any]) -> str:
    sheet = Sheet()
    for phrase in asked["phrases"]:
        sheet.say(f"{phrase['language']}: {phrase['text']}")
    found: str = click.prompt("Read it back", err=True)
    return found


@click.group
def desk() -> None:
    """Who is at our desks. Only what follows from it is told across the line: whether a call rings."""


def _manned(at: Here, post: str | None, *, manned: bool, screen: bool = False) -> None:
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    answer = ask(at, {"do": "desk", "manned": manned, "screen": screen, **({"post": post} if post else {})})
    if at.json:
        as_json(answer)
    else:
        Sheet().say(f"{post or 'the desk'}: {'manned; calls ring here' if manned else 'nobody is there'}")


@desk.command
@click.argument("post", required=False)
@click.option(
    "--screen",
    is_flag=True,
    help="You sit at a console, on the web or `parley watch`: a call rings there once that has shown it.",
)
@writes
@on_line
@here
@examples(
    "parley desk take desk",
    "parley desk take desk --screen",
)
def take(at: Here, post: str | None, *, screen: bool) -> None:
    """Say that you are at POST now (without POST: at the first desk)."""
    _manned(at, post, manned=True, screen=screen)


@desk.command
@click.argument("post", required=False)
@writes
@on_line
@here
@examples(
    "parley desk leave desk",
)
def leave(at: Here, post: str | None) -> None:
    """Say that nobody is at POST now."""
    _manned(at, post, manned=False)


@desk.command
@click.argument("answer", type=click.Choice(["accept", "refuse"]))
@writes
@on_line
@here
@examples(
    "parley desk exercises refuse",
)
def exercises(at: Here, answer: str) -> None:
    """Take EXERCISE calls, or have the station refuse them (R16) by itself."""
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    said = ask(at, {"do": "exercises", "accepted": answer == "accept"})
    if at.json:
        as_json(said)
    else:
        Sheet().say("EXERCISE calls ring" if answer == "accept" else "EXERCISE calls are refused: R16")


@click.command
@click.argument("state", type=click.Choice([state.value for state in Declared], case_sensitive=False))
@click.option("--reason", default="", help="In a few words.")
@click.option("--from", "from_", type=MOMENT, help="From when on; without it, from now.")
@click.option("--review", type=MOMENT, help="When you will look at it again. Leave none open-ended.")
@click.option("--emergency-exception", is_flag=True, help="Emergency calls still ring, whatever we declare.")
@writes
@on_line
@here
@examples(
    'parley declare MAINTENANCE --reason "power" --review +4h',
    'parley declare SUSPENDED --reason "in protest" --review +72h --emergency-exception',
)
def declare(
    at: Here, state: str, reason: str, from_: str | None, review: str | None, emergency_exception: bool
) -> None:
    """Declare our side OPEN, LIMITED, MAINTENANCE, SUSPENDED or WITHDRAWN. They see it beside what they observe."""
    at.line = lines.choose(wiring.reading(at.folder), at.line).id
    said = {"reason": reason, "emergency_exception": emergency_exception, "from": from_, "review": review}
    answer = ask(
        at, {"do": "declare", "state": state.upper(), **{n: v for n, v in said.items() if v is not None}}
    )
    if at.json:
        as_json(answer)
    else:
        Sheet().say(f"declared: {state.upper()}, on record as {short(answer['entries'][0]['ref'])}")


@click.command("withdraw-claim")
@click.argument("thing", metavar="CALL-OR-TEST")
@click.option("--why", default="", help="In a few words.")
@writes
@here
@examples(
    'parley withdraw-claim 3fa9c1d2 --why "our own router was down"',
)
def withdraw_claim(at: Here, thing: str, why: str) -> None:
    """Take back our claim that a call or test met silence, where it proves wrong. Nothing is edited."""
    reading = wiring.reading(at.folder)
    try:
        row, ref = lines.find(reading, thing, "call", at.line)
    except Refusal:
        row, ref = lines.find(reading, thing, "test", at.line)
    at.line = row.id
    answer = ask(at, {"do": "claim.withdraw", "of": ref, "why": why})
    if at.json:
        as_json(answer)
    else:
        Sheet().say(f"withdrawn: what we claimed of {short(ref)}; both stay on record")
