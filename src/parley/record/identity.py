"""Who may sign what: a party's cards in their order, and the keys that count at each size of its logs.

A key's validity is decided by log index, never by a wall clock. A `card/1` entry at index i closes its head: size
i + 1 is signed by old and new keys, larger sizes by the new ones. It also says up to which size of the counterpart's
log the old cosignature keys count, since receipts have no index in the author's own log. Spec: docs/spec/record.md, §7.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from parley.record import card as cards
from parley.record.card import Card
from parley.record.entry import EPOCH, Entry
from parley.record.errors import Forged, Malformed
from parley.record.head import Keys

KIND: Final = "card/1"  # of the entry


@dataclass(frozen=True, slots=True)
class Change:
    """A card that replaced the one before it: where in the party's own log, and up to where the old receipts count."""

    epoch: str
    index: int
    their_epoch: str
    their_size: int
    card: Card


@dataclass(frozen=True, slots=True)
class Identity:
    """A party as its counterpart knows it: the first card that people compared, and every change since."""

    first: Card
    changes: tuple[Change, ...] = field(default=())

    @property
    def party(self) -> str:
        return self.first.party

    @property
    def receipt_name(self) -> str:
        """The name under which it signs receipts: without the line, since its cosignature key has but one name."""
        return f"parley/1/{self.party}"

    @property
    def card(self) -> Card:
        """The card in force."""
        return self.changes[-1].card if self.changes else self.first

    def author_keys(self, epoch: str, size: int, epochs: tuple[str, ...]) -> tuple[Keys, ...]:
        """The keys that must have signed its head of `size` in `epoch`; `epochs`: its epochs, oldest first."""
        here = epochs.index(epoch)
        keys, closing = self.first.keys, None
        for change in self.changes:
            at = epochs.index(change.epoch)
            if (at, change.index) >= (here, size):
                break
            closing = keys if (at, change.index + 1) == (here, size) else None
            keys = change.card.keys
        return (closing, keys) if closing else (keys,)

    def receipt_keys(self, epoch: str, size: int, epochs: tuple[str, ...]) -> Keys:
        """The keys that count on a head of `size` in the *counterpart's* `epoch`; `epochs`: the counterpart's.

        A change that names an epoch not among them was made later than all of them; one that names none, before.
        """
        here = epochs.index(epoch)
        keys = self.first.keys
        for change in self.changes:
            at = -1
            if change.their_epoch:
                at = epochs.index(change.their_epoch) if change.their_epoch in epochs else len(epochs)
            if (here, size) <= (at, change.their_size):
                break
            keys = change.card.keys
        return keys

    def changed(self, epoch: str, index: int, entry: Entry) -> "Identity":
        """This identity after the `card/1` entry at `index` of its own `epoch`. Raises Malformed or Forged."""
        body = entry.body
        if body.keys() != {"card", "their_epoch", "their_size"} or type(body["card"]) is not str:
            raise Malformed(f"card entry {index} of {self.party}: not exactly card, their_epoch, their_size")
        their_epoch, their_size = body["their_epoch"], body["their_size"]
        sound = type(their_epoch) is str and type(their_size) is int and their_size >= 0
        if not sound or (EPOCH.fullmatch(their_epoch) is None and (their_epoch, their_size) != ("", 0)):
            raise Malformed(
                f"card entry {index} of {self.party}: it does not say up to where old receipts count"
            )
        card = cards.read(body["card"].encode())
        now = self.card
        if (card.number, card.previous, card.name) != (now.number + 1, now.hash, now.name):
            raise Forged(
                f"card entry {index} of {self.party}: card {card.number} does not follow card {now.number}"
            )
        return replace(self, changes=(*self.changes, Change(epoch, index, their_epoch, their_size, card)))


def origin(line: str, party: str, epoch: str) -> str:
    """The origin of one log: `parley/1/<line id>/<party>/<epoch>`."""
    return f"parley/1/{line}/{party}/{epoch}"


def read_origin(text: str) -> tuple[str, str, str]:
    """Line id, party and epoch of an origin. Raises Malformed."""
    match text.split("/"):
        case ["parley", "1", line, party, epoch] if line and party and EPOCH.fullmatch(epoch):
            return line, party, epoch
    raise Malformed(f"{text[:120]!r} is not the origin of a line's log")
