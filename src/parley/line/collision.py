"""Two calls that crossed: each side placed one before it held the other's. Derived from the two words, by both alike.

Each calls the other between the same two posts; the higher precedence survives, on a tie the call of the smaller first
card. The other is merged into it; both count as attempts. Spec: docs/spec/calls.md, §5.
"""

from typing import Final

from msgspec import Struct

from parley.line import facts as f
from parley.line.calls import WAITS, State
from parley.line.facts import Word
from parley.line.fold import Rules
from parley.line.values import Post, Precedence, Ref
from parley.record.entry import Instant

KEPT: Final = 256  # calls remembered, of both parties together: a late one still finds what it crossed


class Placing(Struct, frozen=True):
    """A call's beginning, as far as a collision needs it. `wait_ms`: how long it may stand undelivered."""

    ref: Ref
    mine: bool
    place: int
    after: int
    at_ms: Instant
    from_: Post
    to: Post
    precedence: Precedence
    wait_ms: int


def placing(word: Word, rules: Rules) -> Placing:
    """The beginning of the call that `word` places."""
    fact = word.fact
    assert isinstance(fact, f.CallPlaced)
    wait = WAITS[State.PLACED].ms(rules.waits, fact.precedence)
    return Placing(
        word.ref, word.mine, word.place, word.after, word.at_ms, fact.from_, fact.to, fact.precedence, wait
    )  # fmt: skip


def crossed(one: Placing, other: Placing) -> bool:
    """Whether they collide: neither author had the other's, same two posts, and neither could be long over.

    A call that is not delivered within its wait has ended; one placed later than that cannot have met it.
    """
    return (
        one.mine is not other.mine
        and one.after <= other.place
        and other.after <= one.place
        and (one.from_, one.to) == (other.to, other.from_)
        and abs(one.at_ms - other.at_ms) <= max(one.wait_ms, other.wait_ms)
    )


def survives(one: Placing, other: Placing, *, smaller_is_mine: bool) -> bool:
    """Whether `one` goes on and `other` is merged into it."""
    if one.precedence is not other.precedence:
        return one.precedence.rank > other.precedence.rank
    return one.mine is smaller_is_mine
