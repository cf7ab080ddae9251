"""Which line is meant, and which thing on it; and a card as plain values."""

import re
from typing import Any, Final

from parley.line import core
from parley.line.core import Core
from parley.line.state import Line
from parley.line.values import Party
from parley.record import card as cards
from parley.record.card import Card
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading

PREFIX_MIN: Final = 4  # hex digits of a line's id or a reference; fewer are a slip of the hand
REFERENCE: Final = re.compile(r"[0-9a-f]{6,64}", re.ASCII)  # what is looked for as one, or as how one begins
_HEX: Final = re.compile(r"[0-9a-f]+", re.ASCII)


def choose(reading: Reading, name: str = "") -> LineRow:
    """The line of that short name, id or prefix of an id; the only one, if nothing is said. Raises Refusal."""
    rows = reading.lines()
    found = [row for row in rows if name in {"", row.name, row.them} or _begins(row.id, name)]
    if len(found) == 1:
        return found[0]
    if not rows:
        raise Refusal("there is no line yet", "pair with a counterpart first: parley pair CARD")
    names = ", ".join(row.name for row in rows)
    raise Refusal(
        f"there is no line {name}" if name and not found else "which line?",
        f"say --line NAME; there are: {names}",
    )


def chosen(reading: Reading, name: str = "") -> list[LineRow]:
    """The line of that name, or all lines if nothing is said. Raises Refusal."""
    return [choose(reading, name)] if name else reading.lines()


def _begins(hex_: str, prefix: str) -> bool:
    return len(prefix) >= PREFIX_MIN and hex_.startswith(prefix)


def state(reading: Reading, row: LineRow) -> Line | None:
    """The line as the machines last left it, without its things; None while the station has never run with it."""
    parts = reading.state(row.id)
    return (
        Line(core.load(parts)) if parts else None
    )  # not by the engine: who only reads need not load all that may be asked


def fresh(row: LineRow) -> Line:
    """The line of a pair that has not met yet."""
    smaller = cards.parse(row.my_card).hash < cards.parse(row.their_card).hash
    return Line(Core(row.id, Party(row.me), Party(row.them), smaller))


def find(reading: Reading, prefix: str, kind: str, name: str = "") -> tuple[LineRow, str]:
    """The line and the whole reference of the thing whose reference begins so. Raises Refusal."""
    prefix = prefix.lower()
    if len(prefix) < PREFIX_MIN or _HEX.fullmatch(prefix) is None:
        raise Refusal(
            f"{prefix[:64]!r} refers to no {kind}",
            f"give at least its first {PREFIX_MIN} hex digits, as lists show them",
        )
    found = [
        (row, ref)
        for row in chosen(reading, name)
        for ref in reading.refs(row.id, prefix)
        if (thing := reading.thing(row.id, ref)) is not None and thing.kind == kind
    ]
    if len(found) == 1:
        return found[0]
    if found:
        refs = ", ".join(ref[:16] for _, ref in found)
        raise Refusal(f"more than one {kind} begins with {prefix}", f"give more digits: {refs}")
    raise Refusal(f"there is no {kind} {prefix}", f"see: parley {_LISTS[kind]}")


_LISTS: Final = {
    "call": "calls", "message": "inbox", "test": "tests", "draft": "draft list", "claimed": "claimed list",
}  # fmt: skip


def card(found: Card) -> dict[str, Any]:
    """The card as plain values."""
    return {
        "party": found.party,
        "name": found.name,
        "title": found.title,
        "number": found.number,
        "hash": found.hash,
        "digits": found.digits,
        "made_at": found.made_at,
        "addresses": list(found.addresses),
        "posts": [{"post": post, "title": title} for post, title in found.posts],
    }
