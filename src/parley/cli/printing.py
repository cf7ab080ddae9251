"""`print`: a message as a form on paper, or as a page, in both languages, to be kept or read aloud."""

from pathlib import Path

import click

from parley import wiring
from parley.cli.examples import examples
from parley.cli.here import Here, here, on_line, reads
from parley.cli.show import as_json
from parley.forms import paper, printed
from parley.forms.sheet import LANGUAGES_MAX, chosen
from parley.station.errors import Refusal
from parley.views import lines, printing


@click.command("print")
@click.argument("message")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="TAG",
    help="A language of the labels, up to three; those of the agreement if none is given.",
)
@click.option(
    "--for",
    "reader",
    default="",
    metavar="POST",
    help="The copy of this addressee: without the receipts of others, unless the agreement shares them.",
)
@click.option(
    "--html", is_flag=True, help="As one page of HTML, without scripts and without anything from outside."
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Into this file."
)
@reads
@on_line
@here
@examples(
    "parley print 7be20c44",
    "parley print 7be20c44 --for secretary",
    "parley print 7be20c44 --language en --language ru --html -o request.html",
)
def print_(
    at: Here, message: str, languages: tuple[str, ...], reader: str, html: bool, output: Path | None
) -> None:
    """MESSAGE as a form: what was signed, in the words of both languages, with check digits to read it aloud."""
    if len(set(languages)) > LANGUAGES_MAX:
        raise Refusal(f"more than {LANGUAGES_MAX} languages do not fit a page", "print it once for each two")
    reading = wiring.reading(at.folder)
    row, ref = lines.find(reading, message, "message", at.line)
    spoken = chosen(languages or printing.languages(reading, row))
    catalogue, book = wiring.catalogue(at.folder), wiring.phrase_book(at.folder)
    found = printing.message(reading, row, ref, book, spoken, catalogue)
    found = printing.copy_for(reading, row, found, reader) if reader else found
    form = catalogue.get(found["entry"]["type"])
    if at.json:
        as_json(
            {
                "message": ref,
                "text": printed.text(found, form, spoken),
                "html": paper.html(found, form, spoken),
            }
        )
        return
    made = paper.html(found, form, spoken) if html else printed.text(found, form, spoken)
    if output is None:
        click.echo(made, nl=False)
    else:
        output.write_text(made, encoding="utf-8", newline="\n")
