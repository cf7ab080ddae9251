"""The command line: one command, a sub-command for each thing a duty officer or an administrator does."""

from pathlib import Path
from typing import Final

import click

from parley import __version__
from parley.cli.examples import verbatim
from parley.cli.here import FOLDER, Here
from parley.cli.root import Door, Doors

DOORS: Final = {
    "init": Door("parley.cli.station", "init", "Make a station: keys, card, empty record."),
    "card": Door("parley.cli.card", "card", "The card: show it, give it away, compare it."),
    "pair": Door("parley.cli.station", "pair", "Make a line with the party whose card this is."),
    "agree": Door("parley.cli.agree", "agree", "The agreement that both sides sign first."),
    "run": Door("parley.cli.station", "run", "Run the station until it is stopped."),
    "stop": Door("parley.cli.station", "stop", "Stop the running station."),
    "status": Door(
        "parley.cli.status", "status", "Is it us? Then each line: declared, observed, since when, why."
    ),
    "watch": Door(
        "parley.cli.watch", "watch", "The terminal console: what rings, what waits, and one key to answer."
    ),
    "test": Door("parley.cli.desk", "test", "Test the line: their station, or a person at their desk."),
    "tests": Door("parley.cli.desk", "tests", "Line tests, and what became of each."),
    "read-back": Door("parley.cli.desk", "read_back", "Read a test of theirs back, as a person at our desk."),
    "desk": Door("parley.cli.desk", "desk", "Say who is at our desks."),
    "declare": Door("parley.cli.desk", "declare", "Declare our side open, limited, suspended, …"),
    "call": Door("parley.cli.call", "call", "Place a call, answer one, and every step between."),
    "calls": Door("parley.cli.call", "calls", "Each attempt: what became of it, on what evidence."),
    "withdraw-claim": Door(
        "parley.cli.desk", "withdraw_claim", "Take back a claim of silence that proves wrong."
    ),
    "write": Door("parley.cli.writing", "write", "Write to a post of the counterpart."),
    "fill": Door("parley.cli.writing", "fill", "Fill a form, field by field, and send it."),
    "forms": Door("parley.cli.formlist", "forms", "What can be written."),
    "phrases": Door("parley.cli.phrases", "phrases", "The phrase book."),
    "say": Door(
        "parley.cli.phrases", "say", "Send a phrase by its number: each side reads its own language."
    ),
    "form": Door("parley.cli.formlist", "form", "One form, with its fields."),
    "inbox": Door("parley.cli.message", "inbox", "What they wrote."),
    "outbox": Door("parley.cli.message", "outbox", "What we wrote: whether they have it, and have seen it."),
    "seen": Door("parley.cli.message", "seen", "Say that our watch has seen a message: a receipt only."),
    "office": Door("parley.cli.acts", "office", "Say that a message is with the principal's office."),
    "informed": Door("parley.cli.acts", "informed", "Say that the principal was informed of a message."),
    "expect": Door("parley.cli.acts", "expect", "Say by when an answer to a message may be expected."),
    "correct": Door("parley.cli.acts", "correct", "Put a whole new text in the place of a message of ours."),
    "cancel": Door("parley.cli.acts", "cancel", "Take a message of ours back."),
    "readdress": Door("parley.cli.acts", "readdress", "Give a message of ours to further posts."),
    "query-ack": Door("parley.cli.acts", "query_ack", "Ask whether a message of ours was seen."),
    "neg-ack": Door("parley.cli.acts", "neg_ack", "Say that a message of theirs cannot be used."),
    "requests": Door("parley.cli.explain", "requests", "Requests for explanation, and how long there is."),
    "answer": Door("parley.cli.explain", "answer", "Reply to a request for explanation, item by item."),
    "judge": Door("parley.cli.explain", "judge", "Say whether a reply to our request is adequate."),
    "assurances": Door(
        "parley.cli.explain", "assurances", "What was assured, until when, and whether it was kept."
    ),
    "assurance": Door(
        "parley.cli.explain", "assurance", "Keep an assurance of ours, or dispute one of theirs."
    ),
    "search": Door("parley.cli.searching", "search", "Find messages by words, number, post, form or date."),
    "print": Door("parley.cli.printing", "print_", "A message as a form on paper, to keep or to read aloud."),
    "draft": Door("parley.cli.draft", "draft", "A message before it leaves: draft, verify, release, reject."),
    "claimed": Door(
        "parley.cli.claimed", "claimed", "A voice claims to be theirs: check it before anything else."
    ),
    "authbook": Door(
        "parley.cli.authbook", "authbook", "Authenticators: make the book, ask with it, answer."
    ),
    "words": Door("parley.cli.words", "words", "Secret words for duress and for compromised keys."),
    "attachment": Door("parley.cli.attachment", "attachment", "Pictures that messages name: list, save."),
    "shift": Door("parley.cli.shift", "shift", "The watch: take it, keep its log, hand it over. Never sent."),
    "calendar": Door(
        "parley.cli.duties", "calendar", "What either side owes the other by when, overdue first."
    ),
    "roster": Door("parley.cli.duties", "roster", "Who should be there now, at every post of both sides."),
    "rules": Door(
        "parley.cli.rules", "rules", "The rules of use on one page, with fall-back numbers and steps."
    ),
    "ticket": Door("parley.cli.ticket", "ticket", "Faults: what fails, who was told, who repairs it."),
    "drill": Door("parley.cli.drill", "drill", "Contact drills: every number and desk tried, and scored."),
    "exercise": Door("parley.cli.duties", "exercise", "How an exercise went, counted from the record alone."),
    "account": Door("parley.cli.account", "account", "Who may use the web console of this station."),
    "journal": Door("parley.cli.journal", "journal", "Our own journal: who did what. Never sent."),
    "record": Door("parley.cli.record", "record", "The record that both sides hold: show, export, oddities."),
    "verify": Door("parley.cli.verify", "verify", "Check a bundle offline, and say what it proves."),
    "demo": Door("parley.cli.demo", "demo", "Two stations and a month of calls, on this machine."),
    "sim": Door("parley.cli.sim", "sim", "A simulated world under one seed, and what held in it."),
    "completion": Door("parley.cli.completion", "completion", "Print the completion script for a shell."),
}


@click.group(
    cls=Doors, doors=DOORS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="PARLEY_FOLDER",
    default=FOLDER,
    show_default="~/.parley",
    show_envvar=True,
    help="The station's folder.",
)
@click.option(
    "--passphrase-file",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="PARLEY_PASSPHRASE_FILE",
    show_envvar=True,
    help="A file whose first line is the passphrase; without it you are asked.",
)
@click.version_option(__version__, package_name="parley-line")
@click.pass_context
@verbatim("Exit status:  0 done   1 it cannot be done   2 wrong usage   3 evidence that does not hold")
def main(ctx: click.Context, folder: Path, passphrase_file: Path | None) -> None:
    """A crisis line between two parties: both hold the record, a third can verify it.

    --folder and --passphrase-file may stand before or after the command. A call, a message or an entry is named by its
    reference, or by any beginning of it that is unique. Every command says more with --help.
    """
    ctx.obj = Here(folder.expanduser(), passphrase_file.expanduser() if passphrase_file else None)
