"""The numbers of messages: per sending post, without gaps; and how many of them nobody has seen.

Thousands of messages may come in a second: nothing here looks at more than the one message and its number.
Spec: docs/spec/messages.md, section 2.
"""

from typing import Final

from msgspec import Struct

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.message import Message
from parley.line.values import Post

SENDERS_MAX: Final = 256  # of one party; an agreement names at most 64 posts


class Numbers(Struct):
    """The last number of each sending post, and how many messages nobody has seen. Mutable: one per line."""

    mine: dict[Post, int] = {}
    theirs: dict[Post, int] = {}
    mine_unseen: int = 0
    theirs_unseen: int = 0

    def next(self, post: Post) -> int:
        """The number of our next message from that post."""
        return self.mine.get(post, 0) + 1


def number(numbers: Numbers, word: Word) -> list[str]:
    """This message is counted; what is odd about its number, in words."""
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    last = numbers.mine if word.mine else numbers.theirs
    known = last.get(fact.from_, 0)
    if fact.number > known and (known or len(last) < SENDERS_MAX):
        last[fact.from_] = fact.number
    if word.mine:
        numbers.mine_unseen += 1
    else:
        numbers.theirs_unseen += 1
    return [] if fact.number == known + 1 else [_odd(fact, known)]


def _odd(fact: f.MessageSent, known: int) -> str:
    if fact.number <= known:
        return f"number {fact.number} of {fact.from_} was used before"
    if fact.number == known + 2:
        return f"number {known + 1} of {fact.from_} was never sent"
    return f"numbers {known + 1} to {fact.number - 1} of {fact.from_} were never sent"


def seen(numbers: Numbers, message: Message) -> None:
    """One message fewer that nobody has seen."""
    if message.mine:
        numbers.mine_unseen -= 1
    else:
        numbers.theirs_unseen -= 1
