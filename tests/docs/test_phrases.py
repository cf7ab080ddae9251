"""The pages of the phrase book say what its code does, and list every phrase that there is."""

import json
import re
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import msgspec
import pytest

from parley.forms import bookread, slots
from parley.forms.bookread import Book, Group, Known, Phrase
from parley.forms.definition import OURS
from parley.forms.phrasebook import PhraseBook, builtin, hashed
from parley.record import canonical
from tests.docs.pages import number, page
from tools.phrases_reference import PAGE
from tools.phrases_reference import page as reference

SPEC: Final = page("spec/phrases")
FLAT: Final = " ".join(SPEC.text.split())


def test_the_reference_lists_the_phrases_of_the_release() -> None:
    assert Path(PAGE).read_text("utf-8") == reference(), (
        "renew it: .venv/bin/python tools/phrases_reference.py"
    )


def test_the_example_reads_as_it_says_in_every_language() -> None:
    fields = json.loads(SPEC.blocks("json")[0])
    table = SPEC.table("language", "text").pairs("language", "text")
    assert table == {
        language: builtin().say(fields["phrase"], fields["slots"], language, isolated=False)
        for language in OURS
    }


def test_the_keys_of_a_book_and_of_a_phrase_are_those_of_the_code() -> None:
    book, phrase = [table for table in SPEC.tables if table.columns == ("key", "holds")]
    assert set(book.column("key")) == {field.name for field in msgspec.structs.fields(Book)}
    assert set(phrase.column("key")) == {field.name for field in msgspec.structs.fields(Phrase)} - {"texts"}


def test_the_kinds_of_slots_are_those_of_the_code() -> None:
    table = SPEC.table("kind", "form on the line", "shown as")
    assert table.column("kind") == list(bookread.SLOT_KINDS)
    moment = re.search(r"\d{4}-\d\d-\d\dT[\d:.]+Z", table.rows[0]["form on the line"])
    assert moment
    assert builtin().say("P-10098", {"time": moment[0]}, "en") == "It ends at 111400Z FEB 22."


def most(kind: type[msgspec.Struct], name: str) -> int:
    """The bound of a list that the struct sets."""
    _, meta = get_args(get_type_hints(kind, include_extras=True)[name])
    assert isinstance(meta.max_length, int)
    return meta.max_length


@pytest.mark.parametrize(
    "said",
    [
        f"at most {number(bookread.PHRASES_MAX)} |",
        f"each of at most {bookread.TEXT_CHARACTERS_MAX} characters without control characters",
        f"each of at most {bookread.SLOTS_MAX} slots once",
        f"at most {most(Phrase, 'replies')}, of this book",
        f"never their text; at most {most(Phrase, 'cites')};",
        f"the slots that its phrases may have, at most {most(Book, 'slots')} |",
        f"what its phrases are about, at most {most(Book, 'groups')} |",
        f"every value is a text of at most {slots.CHARACTERS_MAX} characters",
        f"longer than {slots.CHARACTERS_MAX} characters is cut",
        f"of which the first {slots.ROWS_MAX} are read",
    ],
)
def test_the_bounds_are_those_of_the_code(said: str) -> None:
    assert said in FLAT


def test_the_numbers_are_written_as_the_page_says() -> None:
    assert "the prefix, `-`, and two to five digits without leading zeros" in FLAT
    assert [bool(bookread.NUMBER.fullmatch(text)) for text in ("P-10", "P-99999", "P-100000", "P-01", "P-1")] == [
        True, True, False, False, False,
    ]  # fmt: skip
    example = re.search(r"`(\d+)` is followed by `(\d)`", FLAT)
    assert example
    assert bookread.check_digit(example[1]) == example[2]


def small() -> PhraseBook:
    (text,) = SPEC.blocks("toml")
    return PhraseBook([bookread.read(text, "the page", Known())])


def test_the_small_book_is_hashed_as_the_page_says() -> None:
    book = small()
    said = SPEC.blocks("json")[-1].strip()
    assert canonical.encode(hashed(book)).decode() == said
    assert f"to `{book.hash}`" in FLAT


def test_the_keys_that_are_hashed_are_all_of_them() -> None:
    table = SPEC.table("of a", "keys").pairs("of a", "keys")
    (book,) = hashed(small())["books"]
    found: dict[str, dict[str, Any]] = {
        "book": book, "group": book["groups"][0], "slot": book["slots"][0], "phrase": book["phrases"][0],
    }  # fmt: skip
    assert table == {what: ", ".join(sorted(tree)) for what, tree in found.items()}
    assert set(book) == {field.name for field in msgspec.structs.fields(Book)}
    assert set(found["group"]) == {field.name for field in msgspec.structs.fields(Group)}
    assert set(found["phrase"]) == {field.name for field in msgspec.structs.fields(Phrase)}


def test_the_book_of_the_how_to_fits() -> None:
    how = page("howto/extend-the-phrase-book").text
    block = re.search(r"^   ```toml\n(.*?)^   ```$", how, re.MULTILINE | re.DOTALL)
    assert block
    text = re.sub(r"^   ", "", block[1], flags=re.MULTILINE)
    more = builtin().with_added({"fleet.toml": text})
    time = "2022-02-11T14:00:00.000Z"
    assert more.say("FLEET-19", {"buoy": "7", "time": time}, "en") == "We moor at buoy 7 at 111400Z FEB 22."
