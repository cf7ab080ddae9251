"""`authbook`: the book of authenticators that both parties hold, and its use, pair by pair, over any telephone."""

import os
from pathlib import Path
from typing import Any, Final

import click

from parley import wiring
from parley.cli.asking import ask, running
from parley.cli.clock import now
from parley.cli.draft import BY
from parley.cli.examples import examples, verbatim
from parley.cli.failures import Cannot
from parley.cli.here import Here, folder, here, on_line, reads, writes
from parley.cli.show import Sheet, as_json
from parley.line.authenticators import Book as Used
from parley.record.entry import Instant, stamp
from parley.station import authbook as books
from parley.station import private
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import lines
from parley.wiring import serving

STICK: Final = click.option(
    "--carry-passphrase-file",
    "carry_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file whose first line is the passphrase of the carried file; else you are asked for it.",
)
FILE: Final = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))


@click.group
@verbatim("make, import       the book, once in two years, face to face", "challenge          ask a voice who they are",
          "reply              answer a voice that asks us", "show               how much of it is left")  # fmt: skip
def authbook() -> None:
    """Authenticators: numbered pairs of words that only the two parties have. No pair is used twice."""


def _line(at: Here) -> LineRow:
    row = lines.choose(wiring.reading(at.folder), at.line)
    at.line = row.id
    return row


def _book(at: Here, row: LineRow) -> books.Book:
    """The book of this line. Raises Refusal if there is none."""
    found = serving.kept(at.folder, at.passphrase(), private.authbook_file(row.id))
    if found is None:
        raise Refusal(
            f"there is no authenticator book for {row.name}",
            "make one: parley authbook make, or import theirs",
        )
    return books.load(found)


def _carry(path: Path | None, *, new: bool) -> str:
    """The passphrase of the file that is carried by hand: told to the other party by mouth."""
    if path is not None:
        return path.read_text(encoding="utf-8").split("\n", 1)[0]
    said: str = click.prompt(
        "Passphrase of the carried file", hide_input=True, confirmation_prompt=new, err=True
    )
    return said


def _begin(at: Here, row: LineRow, book: books.Book, *, first: bool) -> dict[str, Any]:
    """The book is in our folder, and the station knows of it."""
    serving.keep(at.folder, at.passphrase(), private.authbook_file(row.id), books.dump(book))
    told = {"book": book.hash, "pairs": len(book.pairs), "first": first, "made": stamp(book.made)}
    return ask(at, {"do": "authbook.told", **told})


def _running(at: Here) -> None:
    if running(at) is None:
        raise Cannot(f"no station runs in {at.folder}", "start it in another terminal with: parley run")


@authbook.command
@FILE
@click.option("--pairs", type=click.IntRange(books.PAIRS_MIN, books.PAIRS_MAX), default=200, show_default=True,
              help="How many; each side asks with half of them.")  # fmt: skip
@STICK
@writes
@on_line
@here
@examples("parley authbook make /media/stick/authbook.parley --pairs 200")
def make(at: Here, file: Path, pairs: int, carry_file: Path | None) -> None:
    """Make a book, keep it here, and write it to FILE, to be carried to the other party. The old one is void."""
    _running(at)
    if file.exists():
        raise Cannot(f"{file} is there already", "choose another name")
    row = _line(at)
    book = books.make(row.id, pairs, Instant(now(at)), os.urandom)
    serving.carry(file, _carry(carry_file, new=True), books.dump(book))
    _told(at, book, _begin(at, row, book, first=True), f"written: {file}; carry it by hand, then destroy it")


@authbook.command("import")
@FILE
@STICK
@writes
@on_line
@here
@examples("parley authbook import /media/stick/authbook.parley")
def import_(at: Here, file: Path, carry_file: Path | None) -> None:
    """Take the book that they made, from the FILE that they carried to us."""
    _running(at)
    row = _line(at)
    book = books.load(serving.carried(file, _carry(carry_file, new=False)))
    if book.line != row.id:
        raise Refusal("this book is for another line", f"for {row.name} ask them for the right one")
    _told(at, book, _begin(at, row, book, first=False), f"taken; destroy {file}")


def _told(at: Here, book: books.Book, answer: dict[str, Any], what: str) -> None:
    if at.json:
        as_json({**answer, "book": book.hash, "pairs": len(book.pairs)})
        return
    sheet = Sheet()
    sheet.say(what)
    sheet.say(f"book {book.hash[:16]}, {len(book.pairs)} pairs: compare its name with them")


@authbook.command
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Into this file.")
@on_line
@folder
@here
@examples("parley authbook sheet | lp")
def sheet(at: Here, output: Path | None) -> None:
    """The book on paper, for the safe: where no station runs, the telephone still does."""
    row = _line(at)
    said = books.sheet(_book(at, row), f"AUTHENTICATORS of the line with {row.name}")
    if output is None:
        click.echo(said, nl=False)
    else:
        output.touch(mode=0o600)
        output.write_text(said, encoding="utf-8")


@authbook.command
@BY
@writes
@on_line
@here
@examples('parley authbook challenge --by "watch 1"')
def challenge(at: Here, by: str) -> None:
    """Take the next pair, and ask a voice with it: the number and the first word; they must say the second."""
    row = _line(at)
    book = _book(at, row)
    number = _used(at, row, book).next
    if number is None:
        raise Cannot("the book is used up", "call back over the line; make a new book face to face")
    answer = ask(at, {"do": "authbook.use", "number": number, "use": "ask", "by": by})
    asked, expected = book.pair(number)
    if at.json:
        as_json({**answer, "number": number, "challenge": asked, "reply": expected})
        return
    out = Sheet()
    out.say(f"say:    number {number}, {asked}  ({books.spelled(asked)})")
    out.say(f"expect: {expected}  ({books.spelled(expected)})")
    out.say(f"if they say it: parley claimed check CLAIMED held --authenticator {number}")


@authbook.command
@click.argument("number", type=click.IntRange(1))
@click.argument("word", metavar="CHALLENGE")
@BY
@writes
@on_line
@here
@examples('parley authbook reply 18 BADOFI --by "watch 1"')
def reply(at: Here, number: int, word: str, by: str) -> None:
    """Our answer to pair NUMBER, if its first word is the CHALLENGE that they said. Right or wrong, it is used up."""
    row = _line(at)
    expected, answer_word = _book(at, row).pair(number)
    right = books.heard(word) == expected
    answer = ask(at, {"do": "authbook.use", "number": number, "use": "answer", "by": by, "right": right})
    if not right:
        raise Cannot(
            f"{word} is not the challenge of pair {number}: answer nothing",
            "ask them with a pair of ours instead",
        )
    if at.json:
        as_json({**answer, "number": number, "reply": answer_word})
    else:
        Sheet().say(f"answer: {answer_word}  ({books.spelled(answer_word)})")


@authbook.command
@reads
@on_line
@here
@examples("parley authbook show")
def show(at: Here) -> None:
    """Which book is in use, and how much of it is left. No word of it is shown."""
    row = _line(at)
    known = _used(at, row, None)
    tree = {"book": known.book, "pairs": known.pairs, "made_at": stamp(known.made_ms), "next": known.next,
            "left": known.left, "asked": list(known.asked), "answered": list(known.answered)}  # fmt: skip
    if at.json:
        as_json(tree)
    else:
        Sheet().say(
            f"book {known.book[:16]} of {stamp(known.made_ms)[:10]}: {known.left} pairs left to ask with"
        )


def _used(at: Here, row: LineRow, book: books.Book | None) -> Used:
    """What is used of the line's book. Raises Refusal if the station knows of none, or of another."""
    line = lines.state(wiring.reading(at.folder), row)
    known = line.core.book if line else None
    if known is None or (book is not None and known.book != book.hash):
        raise Refusal(
            f"the station knows no such authenticator book for {row.name}",
            "make one, or import theirs: parley authbook --help",
        )
    return known
