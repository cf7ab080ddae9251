"""`write`: a message in one command; `fill`: a form, field by field, shown before it is sent."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from parley import wiring
from parley.cli import letters, messagesheet, prompts
from parley.cli.asking import ask, soon
from parley.cli.clock import now
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, writes
from parley.cli.show import Sheet, as_json
from parley.station.ports import LineRow
from parley.views import lines
from parley.views import messages as view

HELD_S: Final = 2.0  # so long a command waits to say whether their station has it
FILE: Final = click.Path(dir_okay=False, path_type=Path, allow_dash=True)
FIELDS: Final = click.option(
    "-f", "--field", "given", multiple=True, metavar="NAME=VALUE", help="A field of the form; repeat it."
)


@click.command
@click.argument("post")
@click.argument("text", required=False)
@click.option("--file", type=FILE, help="The text from a file (UTF-8), or `-`.")
@click.option(
    "--type", "type_", default=letters.FREE, show_default=True, metavar="FORM", help="The form: see forms."
)
@FIELDS
@click.option("--form", "filled", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="A filled form as TOML: fields below [fields], and what else stands in the header.")  # fmt: skip
@letters.header
@writes
@on_line
@here
@examples(
    'parley write desk "Your patrol has crossed the line at marker 14." -p immediate -s "patrol"',
    'parley write desk --type stop-appeal -f what="Fire on the bridge" -f where="bridge 4" -p flash',
    'parley write desk "Good morning." --translation ru="Доброе утро."',
    "parley write minister --form request.toml --reply-by +48h",
)
def write(
    at: Here,
    header: letters.Options,
    post: str,
    text: str | None,
    file: Path | None,
    type_: str,
    given: Sequence[str],
    filled: Path | None,
) -> None:
    """Write to POST of the counterpart: TEXT, or the text of a file, or of standard input; or a form, by its fields.

    FLASH and IMMEDIATE are short: 200 words. What is written is sent as it stands, and can be proved by both sides.
    """
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    from_file = letters.from_file(filled) if filled is not None else {}
    form = letters.definition(at, from_file.get("type", type_))
    fields = {**from_file.get("fields", {}), **letters.fields(form, given, now(at))}
    if not fields or text is not None or file is not None:
        if form.field("text") is None:
            raise click.UsageError(
                f"{form.short} has no text: give its fields with -f NAME=VALUE, or use: parley fill"
            )
        fields["text"] = letters.text(text, file)
    request = {
        **from_file,
        **letters.letter(at, reading, header, [post]),
        "type": form.type,
        "fields": fields,
    }
    send(at, row, request)


@click.command
@click.argument("form")
@click.argument("post")
@letters.header
@writes
@on_line
@here
@examples(
    "parley fill rfe desk",
    "parley fill hazard-incident desk --translation ru.what=авария",
)
def fill(at: Here, header: letters.Options, form: str, post: str) -> None:
    """Fill FORM for POST, field by field; it is shown, and sent only when you say so."""
    reading = wiring.reading(at.folder)
    row = lines.choose(reading, at.line)
    found = letters.definition(at, form)
    made = letters.letter(at, reading, header, [post])
    language = header["language"] or "en"
    prompts.header(at, reading, found, made)
    made["fields"] = prompts.fields(found, language, now(at))
    prompts.confirm(found, made, language)
    send(at, row, {**made, "type": found.type})


def send(at: Here, row: LineRow, request: dict[str, Any]) -> None:
    """Ask the station to write this, and say what became of it."""
    at.line = row.id
    answer = ask(at, {"do": "write", **request})
    told(at, row, answer)


def told(at: Here, row: LineRow, answer: dict[str, Any]) -> None:
    """What was written, and whether their station has it; with warnings, if there are any."""
    reading, ref = wiring.reading(at.folder), answer["entries"][0]["ref"]
    sent = soon(lambda: view.one(reading, row, ref, now(at)), lambda m: m["held_at"] is not None, HELD_S)
    if at.json:
        as_json({**answer, "message": sent})
        return
    sheet = Sheet()
    messagesheet.line(sheet, sent)
    for warning in answer.get("warnings", []):
        sheet.say(f"note: {warning}")
