"""Which of a party's logs count, how much of them, and which of its keys: found together, each rests on the others.

Steps 6 to 8 of the recipe (docs/spec/record.md, §11). How much of an ended log counts depends on the counterpart's
receipts; which receipts count depends on the counterpart's cards; which cards count depends on how much of the log with
the change in it counts. Only a change of cards in a tail that was forgotten makes this more than one round.
"""

from itertools import pairwise
from typing import Final

from parley.record import epochs
from parley.record.epochs import counted_size
from parley.record.errors import Theirs
from parley.record.head import check_receipt
from parley.record.identity import Identity
from parley.record.sides import Side
from parley.record.telling import FIRST, Branch, tell

LATEST: Final = 2**53  # no receipt, and yet the counterpart's word: after all receipts


def settle(here: Side, there: Side) -> None:
    """Chains, counted sizes, cards and receipts of both sides agree with one another. Raises Forged."""
    broken: Theirs | None = None
    for _ in range(
        1 + len(here.logs) + len(there.logs)
    ):  # each round that changes something settles one log at least
        before = [(side.chain, dict(side.counted), side.identity) for side in (here, there)]
        for side, other in ((here, there), (there, here)):
            _arrange(side, _said_to_hold(other))
        if before == [(side.chain, side.counted, side.identity) for side in (here, there)]:
            break
        # Under cards that a later round corrects, a good receipt may look broken: only the last round's word counts.
        broken = _read_receipts(here, there) or _read_receipts(there, here)
    if broken is not None:
        raise broken
    here.told, there.told = tell(_branches(here), _branches(there))


def _branches(side: Side) -> list[Branch]:
    """Its logs that count, as far as their order needs them."""
    found = []
    for epoch in side.chain.order:
        log = side.logs[epoch]
        follows, size, _ = log.opening.previous or (FIRST, 0, b"")
        found.append(Branch(epoch, follows, size, log.began_ms, tuple(log.names)))
    return found


def _said_to_hold(side: Side) -> dict[str, int]:
    """How much of each of its counterpart's logs this party's own entries say that it held."""
    held: dict[str, int] = {}
    for log in side.logs.values():
        for epoch, size in log.names.items():
            held[epoch] = max(size, held.get(epoch, 0))
    return held


def _arrange(side: Side, held: dict[str, int]) -> None:
    """(6) The chain of epochs, and how much of each counts. (7) The cards. All as far as the receipts known say.

    `held`: what the counterpart's entries say it held: its signature, too, though no receipt.
    """
    cosigned = {epoch: LATEST for epoch in side.logs if epoch in held}
    cosigned |= {epoch: min(log.receipts.values()) for epoch, log in side.logs.items() if log.receipts}
    side.chain = epochs.chain({epoch: log.opening for epoch, log in side.logs.items()}, cosigned)
    side.counted = {}
    named: dict[str, int] = {}
    for epoch in side.chain.order:
        if previous := side.logs[epoch].opening.previous:
            named[previous[0]] = max(previous[1], named.get(previous[0], 0))
    for epoch in side.chain.order[:-1]:
        receipted = max((head.size for head in side.logs[epoch].receipts), default=0)
        side.counted[epoch] = counted_size(named.get(epoch, 0), max(receipted, held.get(epoch, 0)))
    side.card_findings = []
    side.identity = _follow_cards(side, side.chain.order, side.counted)
    for stray in side.chain.strays:
        path = side.path(stray)
        counted = {epoch: _named(side, following) for epoch, following in pairwise(path)}
        _follow_cards(side, path, {**counted, **side.counted})


def _named(side: Side, epoch: str) -> int:
    """The size of the log before it that this epoch's first entry names."""
    previous = side.logs[epoch].opening.previous
    return previous[1] if previous else 0


def _follow_cards(side: Side, path: tuple[str, ...], counted: dict[str, int]) -> Identity:
    """(7) The party's cards at the end of this path; `side.at` says how they stood in each epoch of it.

    In its own epoch a change counts for what follows it there; for later epochs only if its entry counts.
    """
    identity = Identity(side.first)
    for epoch in path:
        log = side.logs[epoch]
        if log.opening.card != identity.card.hash:
            side.card_findings.append(f"epoch {epoch} was begun under another card than {identity.card.hash}")
        inside = identity
        for index, entry in log.changes:
            try:
                inside = inside.changed(epoch, index, entry)
            except Theirs as why:  # it changes nothing, and is shown
                side.card_findings.append(str(why))
            if index < counted.get(epoch, index + 1):
                identity = inside
        side.at[epoch] = inside
    return identity


def _read_receipts(author: Side, holder: Side) -> Theirs | None:
    """(8) The holder's receipts on the author's heads, by the keys that count there; the first broken one."""
    broken: Theirs | None = None
    for epoch, log in author.logs.items():
        log.receipts = {}
        for head, note in log.shown.heads.items():
            keys = holder.identity.receipt_keys(epoch, head.size, author.path(epoch))
            try:
                time_s = check_receipt(note.signatures, head, holder.identity.receipt_name, keys)
            except Theirs as why:
                broken = broken or why
                continue
            if time_s is not None:
                log.receipts[head] = time_s
    return broken
