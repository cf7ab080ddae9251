"""MINIMIZE: for some time nothing slower than a stated precedence is sent, by either side.

Both sides hold the order, and each keeps it by itself: it stops no entry of theirs, and a message of theirs that comes
all the same is delivered. What is drafted meanwhile waits: docs/explanation/release.md.
"""

from typing import Final

from msgspec import Struct

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.values import HOUR_MS, Precedence, Ref
from parley.record.entry import Instant, instant
from parley.record.errors import Malformed

FORM: Final = "MINIMIZE"
ORDERS_MAX: Final = 8  # kept of each side; the oldest go
ORDER_MS_MAX: Final = 72 * HOUR_MS  # no order holds longer, or one of theirs would gag us for years; ours
EXEMPT: Final = frozenset(("CANCEL", "MINIMIZE", "SERVICE", "STOP-APPEAL"))
"""What no order holds back: what takes back, what keeps the line itself, and the appeal that always gets through."""


class Order(Struct, frozen=True):
    """One order: from, to, and the lowest precedence that still goes."""

    ref: Ref
    mine: bool
    lowest: Precedence
    from_ms: Instant
    to_ms: Instant


def heard(orders: tuple[Order, ...], word: Word) -> tuple[Order, ...]:
    """The orders with this word: one more, one corrected, or one taken back by the side that gave it."""
    fact = word.fact
    if not isinstance(fact, f.MessageSent) or fact.unreal:
        return orders
    left = tuple(o for o in orders if o.mine is not word.mine or o.ref != fact.supersedes)
    order = _order(word, fact) if fact.form == FORM else None
    if order is None:
        return left
    same = [o for o in (*left, order) if o.mine is word.mine][-ORDERS_MAX:]
    return (*(o for o in left if o.mine is not word.mine), *same)


def _order(word: Word, fact: f.MessageSent) -> Order | None:
    """The order that this message is; None if its fields do not say one, which stands beside it."""
    found = times(fact)
    try:
        lowest = Precedence(fact.fields["lowest"])
    except (KeyError, TypeError, ValueError):
        return None
    if found is None:
        return None
    begins, ends = found
    ends = min(ends, Instant(begins + ORDER_MS_MAX))
    return Order(word.ref, word.mine, lowest, begins, ends) if begins < ends else None


def times(fact: f.MessageSent) -> tuple[Instant, Instant] | None:
    """From when to when it says that it holds; None if it does not say so."""
    try:
        return instant(fact.fields["from"]), instant(fact.fields["to"])
    except (KeyError, TypeError, ValueError, Malformed):
        return None


def until(orders: tuple[Order, ...], fact: f.MessageSent, now: Instant) -> Instant | None:
    """Until when this message is held back; None if it may go."""
    if fact.form in EXEMPT or fact.supersedes is not None:
        return None
    found = (o for o in orders if o.from_ms <= now < o.to_ms and fact.precedence.rank < o.lowest.rank)
    return max((order.to_ms for order in found), default=None)
