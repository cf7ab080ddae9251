"""Epochs: the chain of logs that one party's station wrote on one line.

A log lives as long as its station's unbroken memory. Its first entry, `epoch/1`, names the log before it and how much of
the counterpart's log the station still holds. Spec: docs/spec/record.md, §8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from parley.record.entry import EPOCH, After, Entry
from parley.record.errors import Forged, Malformed

KIND: Final = "epoch/1"


@dataclass(frozen=True, slots=True)
class Opening:
    """What an `epoch/1` entry says: the card in force, the head it remembers of the log before, what it holds of theirs."""

    card: str
    previous: tuple[str, int, bytes] | None  # epoch, size, root; None for the first log of the line
    holds: After


def body(card: str, previous: tuple[str, int, bytes] | None, holds: After) -> dict[str, Any]:
    """The fields of an `epoch/1` entry."""
    before = None if previous is None else {"epoch": previous[0], "size": previous[1], "root": previous[2].hex()}
    return {"card": card, "previous": before, "holds": {"epoch": holds.epoch, "size": holds.size}}


def opening(entry: Entry) -> Opening:
    """What the first entry of a log says. Raises Malformed if it is no `epoch/1`."""
    fields = entry.body
    if entry.kind != KIND or fields.keys() != {"card", "previous", "holds"} or type(fields["card"]) is not str:
        raise Malformed(f"a log begins with {KIND}, not with {entry.kind}")
    return Opening(fields["card"], _previous(fields["previous"]), _holds(fields["holds"]))


def _previous(value: object) -> tuple[str, int, bytes] | None:
    match value:
        case None:
            return None
        case {"epoch": str(epoch), "size": int(size), "root": str(root)} if len(value) == 3:  # noqa: PLR2004
            if EPOCH.fullmatch(epoch) and size >= 0 and len(root) == 64 and root == root.lower():  # noqa: PLR2004
                try:
                    return epoch, size, bytes.fromhex(root)
                except ValueError:
                    pass
    raise Malformed("epoch/1: the log before it is not named by epoch, size and root")


def _holds(value: object) -> After:
    match value:
        case {"epoch": str(epoch), "size": int(size)} if len(value) == 2 and size >= 0:  # noqa: PLR2004
            if EPOCH.fullmatch(epoch) or (epoch == "" and size == 0):
                return After(epoch, size)
    raise Malformed("epoch/1: what it holds of the counterpart is not an epoch and a size")


def chain(openings: Mapping[str, Opening]) -> tuple[str, ...]:
    """The epochs in their order, from the first. Raises Forged if they do not form one chain.

    Two epochs that name one predecessor mean two stations under one card: the caller says so.
    """
    followers: dict[str, list[str]] = {}
    for epoch, opened in openings.items():
        followers.setdefault(opened.previous[0] if opened.previous else "", []).append(epoch)
    order: list[str] = []
    at = ""
    while nexts := followers.get(at):
        if len(nexts) > 1:
            raise Forged(f"the epochs {', '.join(sorted(nexts))} follow one and the same: two stations run under one card")
        at = nexts[0]
        if at in order:
            raise Forged(f"the epoch {at} follows itself")
        order.append(at)
    if len(order) != len(openings):
        raise Forged(f"the epochs {', '.join(sorted(set(openings) - set(order)))} follow none that is here")
    return tuple(order)
