"""`draft`: a message before it leaves. Nothing here is sent but by `release`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from parley import wiring
from parley.cli import draftsheet, letters, writing
from parley.cli.asking import ask
from parley.cli.clock import now
from parley.cli.codes import PRECEDENCE
from parley.cli.examples import examples, verbatim
from parley.cli.here import Here, here, on_line, reads, writes
from parley.cli.moments import MOMENT
from parley.cli.show import Sheet, as_json
from parley.views import drafts as view
from parley.views import lines

BY: Final = click.option(
    "--by",
    required=True,
    metavar="OFFICE",
    help="Your office, as in `duty officer`: for our journal, never sent.",
)
DRAFT: Final = click.argument("draft_", metavar="DRAFT")
CHANGES: Final = click.option(
    "--changes",
    type=click.IntRange(0, 1_000_000),
    metavar="N",
    help="Which text you read, as `draft show` has it: one changed since is refused. Left out: as it stands now.",
)


@click.group
@verbatim("write, change      the text", "verify             read as it stands, and found right",
          "release, reject    it leaves, or never does", "hold-back          its author takes it back")  # fmt: skip
def draft() -> None:
    """A message before it leaves: one writes it, another reads and releases it.

    DRAFT is a draft's reference, or the beginning of it, as `parley draft list` shows it.
    """


def _letter(
    at: Here, header: letters.Options, post: str, type_: str, given: Sequence[str]
) -> letters.Options:
    """The header and the fields that were given."""
    reading = wiring.reading(at.folder)
    form = letters.definition(at, type_)
    fields = letters.fields(form, given, now(at))
    return {**letters.letter(at, reading, header, [post]), "type": form.type, "fields": fields}


@draft.command
@click.argument("post")
@click.argument("text", required=False)
@click.option("--file", type=writing.FILE, help="The text from a file (UTF-8), or `-`.")
@click.option(
    "--type", "type_", default=letters.FREE, show_default=True, metavar="FORM", help="See: parley forms."
)
@writing.FIELDS
@click.option("--needed-by", type=MOMENT, help="Not released by then, it is held back.")
@BY
@letters.header
@writes
@on_line
@here
@examples(
    'parley draft write desk "We propose to meet on Friday." -s meeting --by "duty officer"',
    'parley draft write desk --type goodwill -f text="A peaceful new year." --needed-by +6h --by protocol',
)
def write(
    at: Here,
    header: letters.Options,
    post: str,
    text: str | None,
    file: Path | None,
    type_: str,
    given: Sequence[str],
    needed_by: str | None,
    by: str,
) -> None:
    """Draft a message to POST. It stays here until somebody releases it, or for a day."""
    row = lines.choose(wiring.reading(at.folder), at.line)
    at.line = row.id
    made = _letter(at, header, post, type_, given)
    if not made["fields"] or text is not None or file is not None:
        made["fields"]["text"] = letters.text(text, file)
    late = {"needed_by": needed_by} if needed_by else {}
    answer = ask(at, {"do": "draft.write", **made, "by": by, **late})
    _shown(at, view.newest_draft(wiring.reading(at.folder), row, by), answer)


@draft.command
@DRAFT
@click.argument("text", required=False)
@click.option("--file", type=writing.FILE, help="The text from a file (UTF-8), or `-`.")
@CHANGES
@BY
@writes
@on_line
@here
@examples('parley draft change 3fa2 "We propose to meet on Monday." --by "duty officer"')
def change(at: Here, draft_: str, text: str | None, file: Path | None, changes: int | None, by: str) -> None:
    """Put another text in the place of DRAFT's. Whoever had verified it verified the one before."""
    request = {"do": "draft.change", "text": letters.text(text, file), "by": by}
    _do_as_read(at, draft_, request, changes)


@draft.command
@DRAFT
@CHANGES
@BY
@writes
@on_line
@here
@examples(
    "parley draft verify 3fa2 --by interpreter", "parley draft verify 3fa2 --changes 1 --by interpreter"
)
def verify(at: Here, draft_: str, changes: int | None, by: str) -> None:
    """Say that you have read DRAFT as it stands, and found it right. It does not leave by that."""
    _do_as_read(at, draft_, {"do": "draft.verify", "by": by}, changes)


@draft.command
@DRAFT
@click.option(
    "-p", "--precedence", type=PRECEDENCE, help="Another precedence: it is the releaser's to choose."
)
@click.option("--post", metavar="POST", help="Our post that answers for it; else the one that it is from.")
@click.option("--unaided", is_flag=True, help="Below MINIMIZE: it goes by itself when that is over.")
@CHANGES
@BY
@writes
@on_line
@here
@examples("parley draft release 3fa2 --by releaser", "parley draft release 3fa2 -p immediate --by releaser")
def release(
    at: Here,
    draft_: str,
    precedence: str | None,
    post: str | None,
    changes: int | None,
    *,
    unaided: bool,
    by: str,
) -> None:
    """Let DRAFT go: it gets its number and its filing time now, and both sides hold it for ever."""
    said = {"precedence": precedence, "post": post, "unaided": unaided or None}
    request = {
        "do": "draft.release",
        "by": by,
        **{name: what for name, what in said.items() if what is not None},
    }
    row, ref, answer = _asked_as_read(at, draft_, request, changes)
    if answer["entries"]:
        writing.told(at, row, answer)
    else:
        _shown(at, ref, answer)


@draft.command
@DRAFT
@click.argument("why")
@BY
@writes
@on_line
@here
@examples('parley draft reject 3fa2 "names a person" --by releaser')
def reject(at: Here, draft_: str, why: str, by: str) -> None:
    """Say that DRAFT is not to leave, and WHY. Its text stays in our journal."""
    _do(at, draft_, {"do": "draft.reject", "why": why, "by": by})


@draft.command("hold-back")
@DRAFT
@click.argument("why", required=False)
@BY
@writes
@on_line
@here
@examples('parley draft hold-back 3fa2 "they have answered meanwhile" --by "duty officer"')
def hold_back(at: Here, draft_: str, why: str | None, by: str) -> None:
    """Take DRAFT back before anybody has released it."""
    _do(at, draft_, {"do": "draft.hold_back", "why": why or "", "by": by})


@draft.command("list")
@click.option("--all", "every", is_flag=True, help="Those too that have left, or never will.")
@reads
@on_line
@here
@examples("parley draft list", "parley draft list --all --json")
def listed(at: Here, *, every: bool) -> None:
    """What waits to be released."""
    reading, moment = wiring.reading(at.folder), now(at)
    found = [
        tree
        for row in lines.chosen(reading, at.line)
        for tree in view.drafts(reading, row, moment, wiring.catalogue(at.folder), open_only=not every)
    ]
    if at.json:
        as_json(found)
    else:
        draftsheet.listed(Sheet(), found, moment)


@draft.command
@DRAFT
@reads
@on_line
@here
@examples("parley draft show 3fa2")
def show(at: Here, draft_: str) -> None:
    """DRAFT whole, as it would be signed."""
    reading = wiring.reading(at.folder)
    row, ref = lines.find(reading, draft_, view.DRAFT, at.line)
    at.line = row.id
    _shown(at, ref, {})


def _asked(at: Here, draft_: str, request: dict[str, Any]) -> tuple[Any, str, dict[str, Any]]:
    row, ref = lines.find(wiring.reading(at.folder), draft_, view.DRAFT, at.line)
    at.line = row.id
    return row, ref, ask(at, {**request, "draft": ref})


def _asked_as_read(
    at: Here, draft_: str, request: dict[str, Any], changes: int | None
) -> tuple[Any, str, dict[str, Any]]:
    """Likewise, and refused if the draft is no longer the one that was read; else the one that stands when we look."""
    reading = wiring.reading(at.folder)
    row, ref = lines.find(reading, draft_, view.DRAFT, at.line)
    if changes is None:
        changes = view.one_draft(reading, row, ref, now(at), wiring.catalogue(at.folder))["changes"]
    return _asked(at, draft_, {**request, "changes": changes})


def _do_as_read(at: Here, draft_: str, request: dict[str, Any], changes: int | None) -> None:
    _, ref, answer = _asked_as_read(at, draft_, request, changes)
    _shown(at, ref, answer)


def _do(at: Here, draft_: str, request: dict[str, Any]) -> None:
    _, ref, answer = _asked(at, draft_, request)
    _shown(at, ref, answer)


def _shown(at: Here, ref: str, answer: dict[str, Any]) -> None:
    reading, moment = wiring.reading(at.folder), now(at)
    found = view.one_draft(reading, lines.choose(reading, at.line), ref, moment, wiring.catalogue(at.folder))
    if at.json:
        as_json({**answer, "draft": found})
    else:
        draftsheet.whole(Sheet(), found, moment, wiring.catalogue(at.folder))
