"""Epochs: the chain of logs that one party's station wrote on one line.

A log lives as long as its station's unbroken memory. Its first entry, `epoch/1`, names the log before it and how much
of the counterpart's log the station still holds. Spec: docs/spec/record.md, §8.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.record.entry import EPOCH, HASH, After, Entry
from parley.record.errors import Forged, Malformed

KIND: Final = "epoch/1"
PLACES: Final = 2**32  # of one epoch: an entry a millisecond fills it in 49 days of nothing else


def place(ordinal: int, index: int) -> int:
    """The place of an entry among all that its author wrote on the line: its epoch's ordinal, then its index there.

    Entries of an old epoch that are found again later shift nobody's place.
    """
    return ordinal * PLACES + index


@dataclass(frozen=True, slots=True)
class Opening:
    """What an `epoch/1` entry says."""

    card: str  # hash of the card in force
    previous: (
        tuple[str, int, bytes] | None
    )  # epoch, size, root of the log before; None for the first of the line
    holds: After  # of the counterpart's log


@dataclass(frozen=True, slots=True)
class Chain:
    """A party's epochs: those that count, from the first, and those that nobody received and that others replaced."""

    order: tuple[str, ...]
    strays: tuple[str, ...]


def body(card: str, previous: tuple[str, int, bytes] | None, holds: After) -> dict[str, Any]:
    """The fields of an `epoch/1` entry."""
    before = None
    if previous is not None:
        before = {"epoch": previous[0], "size": previous[1], "root": previous[2].hex()}
    return {"card": card, "previous": before, "holds": {"epoch": holds.epoch, "size": holds.size}}


def opening(entry: Entry) -> Opening:
    """What the first entry of a log says. Raises Malformed if it is no `epoch/1`."""
    fields = entry.body
    if entry.kind != KIND:
        raise Malformed(f"a log begins with {KIND}, not with {entry.kind}")
    if fields.keys() != {"card", "previous", "holds"}:
        raise Malformed(f"{KIND}: its fields are not exactly card, previous and holds")
    card = fields["card"]
    if type(card) is not str or HASH.fullmatch(card) is None:
        raise Malformed(f"{KIND}: the card in force is not named by its hash")
    return Opening(card, _previous(fields["previous"]), _holds(fields["holds"]))


def _previous(value: object) -> tuple[str, int, bytes] | None:
    if value is None:
        return None
    if isinstance(value, dict) and value.keys() == {"epoch", "size", "root"}:
        epoch, size, root = value["epoch"], value["size"], value["root"]
        # Exact types: True would pass for the size 1.
        sound = type(epoch) is str and type(size) is int and type(root) is str
        if sound and EPOCH.fullmatch(epoch) and size >= 0 and HASH.fullmatch(root):
            return epoch, size, bytes.fromhex(root)
    raise Malformed(f"{KIND}: the log before it is not named by epoch, size and root")


def _holds(value: object) -> After:
    if isinstance(value, dict) and value.keys() == {"epoch", "size"}:
        epoch, size = value["epoch"], value["size"]
        sound = type(epoch) is str and type(size) is int and size >= 0
        if sound and (EPOCH.fullmatch(epoch) or (epoch == "" and size == 0)):
            return After(epoch, size)
    raise Malformed(f"{KIND}: what it holds of the counterpart is not an epoch and a size")


def chain(openings: Mapping[str, Opening], cosigned: Mapping[str, int] | None = None) -> Chain:
    """The epochs in their order, from the first. Raises Forged if one follows none that is here, or itself.

    An epoch may follow an older one than the newest: a station was restored from an old backup, or two stations ran
    under one card. Nothing that the counterpart received is un-said by it, so what it cosigned counts, in the order in
    which it did (`cosigned`: by epoch, the time of the first receipt; one on an epoch is one on what leads to it).
    Of what nobody cosigned only the path from the last of these counts, by the smallest name; the rest are strays.
    The caller says so to people: it is a finding, not an error.
    """
    before = {epoch: opened.previous[0] if opened.previous else "" for epoch, opened in openings.items()}
    followers: dict[str, list[str]] = {}
    for epoch in sorted(before):
        followers.setdefault(before[epoch], []).append(epoch)
    tree = _reached(followers)
    if lost := sorted(openings.keys() - set(tree)):
        raise Forged(f"the epochs {', '.join(lost)} follow none that is here")
    first = dict(cosigned or {})
    for epoch in reversed(tree):
        if epoch in first and before[epoch]:
            first[before[epoch]] = min(first[epoch], first.get(before[epoch], first[epoch]))
    order: list[str] = []
    waiting = [(first.get(epoch, math.inf), epoch) for epoch in followers.get("", ())]
    while waiting:
        last = order[-1] if order else ""
        # In one second, and where nothing was cosigned, what follows the last one comes before what does not.
        time_s, _, epoch = min((time_s, before[epoch] != last, epoch) for time_s, epoch in waiting)
        if time_s == math.inf and before[epoch] != last:
            break
        waiting.remove((time_s, epoch))
        order.append(epoch)
        waiting += [(first.get(follower, math.inf), follower) for follower in followers.get(epoch, ())]
    return Chain(tuple(order), tuple(sorted(openings.keys() - set(order))))


def _reached(followers: Mapping[str, list[str]]) -> list[str]:
    """All epochs that some path from the beginning leads to, each after the one that it follows."""
    found: list[str] = []
    ends = [""]
    while ends:
        nexts = followers.get(ends.pop(), [])
        found += nexts
        ends += nexts
    return found


def counted_size(named: int, receipted: int) -> int:
    """How many entries of an ended log count: what a later epoch remembers, or more if the counterpart holds more.

    `named`: the largest size in the `previous` of an epoch that follows it, 0 if none does; `receipted`: the largest
    that the counterpart cosigned. What lies beyond is a voided tail: kept and shown, not counted. Naming an early head
    un-says nothing that was received.
    """
    return max(named, receipted)
