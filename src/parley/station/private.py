"""What is a party's own: its types of message, its rule of two persons, its authenticator books, its secret words.

The rule stands in `settings.toml` and is written into the journal with every start. Books and words are in files under
the passphrase of the keys, one of each for a line; the words are told to the machines when the station starts.
"""

from typing import Any, Final

import msgspec

from parley.forms.catalogue import Catalogue
from parley.line import secret_words
from parley.station.book import Book
from parley.station.errors import Refusal
from parley.station.loop import Station

KINDS: Final = ("our_duress", "their_duress", "our_compromise", "their_compromise")


def authbook_file(line: str) -> str:
    """The name of the file with that line's authenticator book."""
    return f"authbook-{line[:16]}.parley"


def words_file(line: str) -> str:
    """The name of the file with that line's secret words."""
    return f"words-{line[:16]}.parley"


def rules(station: Station, *, two_persons: bool) -> None:
    """The party's own rules hold on all its lines, and the journal says which they are."""
    for book in station.books.values():
        rule(book, two_persons=two_persons)
    station.journal.note("rules.stand/1", two_persons=int(two_persons))


def know(station: Station, catalogue: Catalogue) -> None:
    """The types of message that the party added are written, and checked when they come, as those of this release."""
    for book in station.books.values():
        book.line.catalogue = catalogue


def rule(book: Book, *, two_persons: bool) -> None:
    """The rules hold on this line."""
    book.line.core.two_persons = two_persons


def dump_words(words: dict[str, list[str]]) -> bytes:
    """The secret words as the file has them. Raises Refusal for words that would not do."""
    secret_words.secrets(words)
    return msgspec.json.encode({kind: words.get(kind, []) for kind in KINDS})


def load_words(data: bytes) -> dict[str, list[str]]:
    """The secret words of the file. Raises Refusal."""
    try:
        found = msgspec.json.decode(data, type=dict[str, list[str]])
    except (ValueError, RecursionError) as why:  # ValueError: no JSON, no UTF-8
        raise Refusal("the file of secret words is damaged", "set them again: parley words set") from why
    return {kind: found.get(kind, []) for kind in KINDS}


def tell(book: Book, words: dict[str, Any]) -> None:
    """The machines of this line know the words from now on."""
    book.line.secrets = secret_words.secrets(words)
