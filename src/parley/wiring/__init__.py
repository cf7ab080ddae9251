"""The only folder that names concrete adapters. Here what reads a station's folder; `serving` is what runs a station.

Apart, because a command that only reads should not have to wait for all that a station is made of.
"""

from pathlib import Path
from typing import Final

from parley.forms import catalogue as types
from parley.forms import phrasebook
from parley.forms.catalogue import Catalogue
from parley.forms.phrasebook import PhraseBook
from parley.record import card as cards
from parley.record.card import Card
from parley.station.errors import Refusal
from parley.station.settings import CARD, FORMS, PHRASES, RECORD
from parley.station.settings import read as read_settings
from parley.stores.sqlite import SqliteReading

settings: Final = read_settings


def card_of(folder: Path) -> Card:
    """Our card. Raises Refusal if there is no station."""
    try:
        return cards.parse((folder / CARD).read_bytes())
    except FileNotFoundError as why:
        raise Refusal(f"there is no station in {folder}", "make one with: parley init") from why


def reading(folder: Path) -> SqliteReading:
    """The record of the station in `folder`, to read."""
    card_of(folder)
    return SqliteReading(folder / RECORD)


def catalogue(folder: Path) -> Catalogue:
    """The forms of this release, and those in the station's own folder. Raises BadDefinition."""
    return types.builtin().with_added(_texts(folder / FORMS))


def phrase_book(folder: Path) -> PhraseBook:
    """The phrases of this release, and those in the station's own folder. Raises BadDefinition."""
    return phrasebook.builtin().with_added(_texts(folder / PHRASES))


def _texts(folder: Path) -> dict[str, str]:
    """The texts of the TOML files there, by name; none if there is no such folder."""
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
