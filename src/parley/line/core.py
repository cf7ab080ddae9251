"""What a line is beside its things: who, which agreement, what is observed, which numbers, who is at our desks.

Mutable; the engine changes it in its turn. It stays small whatever they send, and is stored in parts, since a turn
changes few of them: most turns only when they were last seen.
"""

from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, Final, get_type_hints

import msgspec
from msgspec import Struct

from parley.line.agreement import Agreement
from parley.line.authenticators import Book
from parley.line.cadence import Slot
from parley.line.collision import Placing
from parley.line.contact import Contact, Light
from parley.line.ladder import Climb
from parley.line.life import Life
from parley.line.messages import Numbers
from parley.line.minimize import Order
from parley.line.terms import Terms
from parley.line.traffic import Traffic
from parley.line.values import Party, Post
from parley.record.entry import Instant
from parley.record.telling import lies


class Core(Struct):
    """All of a line that is no thing, as it is dumped and loaded."""

    id: str
    me: Party
    them: Party
    smaller_is_mine: bool  # whose first card has the smaller hash
    my_place: int = 0  # one past the last entry of ours
    their_place: int = 0
    receipted: int = 0  # one past the last entry of ours that they cosigned,
    unheld: tuple[int, ...] = ()  # but for these places on, each to the end of its log: telling.lies
    agreement: Agreement = Agreement()
    contact: Contact = Contact()
    numbers: Numbers = msgspec.field(default_factory=Numbers)
    minimize: tuple[Order, ...] = ()  # what is slower is held back, on both sides
    traffic: Traffic = msgspec.field(default_factory=Traffic)
    climbs: tuple[Climb, ...] = ()
    manned: dict[Post, bool] = {}  # told by our own people; a post not named: not known
    screens: tuple[Post, ...] = ()  # those manned at a console: it rings there once one has shown it
    closed: tuple[Post, ...] = ()  # of these, where no console of the watch is open any longer
    exercises: bool = True  # whether we take exercise traffic
    placings: tuple[Placing, ...] = ()
    their_flashes: tuple[Instant, ...] = ()
    station_test_ms: Instant | None = None  # when our next is due; None before the line opens
    slot: Slot | None = None  # the last of our person's tests that was due, sent or not
    tests_begun: int = 0
    life: Life = msgspec.field(default_factory=Life)
    odd: int = 0  # entries that this release cannot read
    beside: bool = False  # logs of one party lie beside one another: one that was named may yet come
    private: int = 0  # drafts and claimed calls that we began
    two_persons: bool = False  # our own rule: who wrote a message does not release it
    book: Book | None = None  # of authenticators

    @property
    def terms(self) -> Terms | None:
        return self.agreement.terms

    def holds(self, place: int) -> bool:
        """Whether they signed that they hold our entry of that place."""
        return place < self.receipted and not lies(place, self.unheld)


_encode: Final = msgspec.json.Encoder(order="deterministic").encode
_decode: Final = msgspec.json.Decoder(Core).decode
_APART: Final = (Contact, Light)  # each field of these is a part of its own


def _paths(of: type[Struct], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, kind in get_type_hints(of).items():
        path = (*before, name)
        if kind in _APART:
            yield from _paths(kind, path)
        elif name in of.__struct_fields__:
            yield path


PATHS: Final = {".".join(path): path for path in _paths(Core)}  # of each part, by its name
_values: Final = attrgetter(*PATHS)


class Parts:
    """The core's parts as they were last dumped or loaded."""

    def __init__(self, stored: Mapping[str, bytes]) -> None:
        self._stored = dict(stored)
        self._known: list[object] = [self] * len(PATHS)  # values of those that are never changed in place

    def changed(self, core: Core) -> dict[str, bytes]:
        """The parts that differ from then, as bytes."""
        found: dict[str, bytes] = {}
        for at, (name, value, known) in enumerate(zip(PATHS, _values(core), self._known, strict=True)):
            if value is known:
                continue
            data = _encode(value)
            if _steady(value):
                self._known[at] = value
            if self._stored.get(name) != data:
                self._stored[name] = found[name] = data
        return found


def _steady(value: object) -> bool:
    """Whether it is never changed in place."""
    frozen = isinstance(value, Struct) and value.__struct_config__.frozen
    return frozen or isinstance(value, tuple | str | int | None)


def load(parts: Mapping[str, bytes]) -> Core:
    """The core of these parts; what is not among them is as in a new one. Raises ValueError."""
    tree: dict[str, Any] = {}
    for name, path in PATHS.items():
        if name in parts:
            into = tree
            for field in path[:-1]:
                into = into.setdefault(field, {})
            into[path[-1]] = msgspec.Raw(parts[name])
    return _decode(_encode(tree))
