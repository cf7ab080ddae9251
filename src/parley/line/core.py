"""What a line is beside its things: who, which agreement, what is observed, which numbers, who is at our desks.

Mutable; the engine changes it in its turn. Dumped whole with every turn, so it stays small whatever they send.
"""

from typing import Final

import msgspec
from msgspec import Struct

from parley.line.agreement import Agreement
from parley.line.authenticators import Book
from parley.line.cadence import Slot
from parley.line.collision import Placing
from parley.line.contact import Contact
from parley.line.ladder import Climb
from parley.line.life import Life
from parley.line.messages import Numbers
from parley.line.minimize import Order
from parley.line.terms import Terms
from parley.line.traffic import Traffic
from parley.line.values import Party, Post
from parley.record.entry import Instant


class Core(Struct):
    """All of a line that is no thing, as it is dumped and loaded."""

    id: str
    me: Party
    them: Party
    smaller_is_mine: bool  # whose first card has the smaller hash
    my_place: int = 0  # one past the last entry of ours
    their_place: int = 0
    receipted: int = 0  # one past the last entry of ours that they cosigned
    agreement: Agreement = Agreement()
    contact: Contact = Contact()
    numbers: Numbers = msgspec.field(default_factory=Numbers)
    minimize: tuple[Order, ...] = ()  # what is slower is held back, on both sides
    traffic: Traffic = msgspec.field(default_factory=Traffic)
    climbs: tuple[Climb, ...] = ()
    manned: dict[Post, bool] = {}  # told by our own people; a post not named: not known
    exercises: bool = True  # whether we take exercise traffic
    placings: tuple[Placing, ...] = ()
    their_flashes: tuple[Instant, ...] = ()
    station_test_ms: Instant | None = None  # when our next is due; None before the line opens
    slot: Slot | None = None  # the last of our person's tests that was due, sent or not
    tests_begun: int = 0
    life: Life = msgspec.field(default_factory=Life)
    odd: int = 0  # entries that this release cannot read
    private: int = 0  # drafts and claimed calls that we began
    two_persons: bool = False  # our own rule: who wrote a message does not release it
    book: Book | None = None  # of authenticators

    @property
    def terms(self) -> Terms | None:
        return self.agreement.terms


_encode: Final = msgspec.json.Encoder(order="deterministic").encode
_decode: Final = msgspec.json.Decoder(Core).decode


def dump(core: Core) -> bytes:
    """The core as bytes."""
    return _encode(core)


def load(data: bytes) -> Core:
    """The core of these bytes."""
    return _decode(data)
