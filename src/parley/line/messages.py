"""Messages: numbered per sending post, without gaps, and seen by a person or not yet.

Thousands of them may come in a second: nothing here looks at more than the one message and its number.
Spec: docs/spec/messages.md.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.effects import Alarm, Effect
from parley.line.facts import Word
from parley.line.fold import Fault
from parley.line.things import SEEN_MAX, Message, Seen
from parley.line.values import SERVICE_MS, Level, Post

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


def sent(numbers: Numbers, word: Word) -> tuple[Message, list[Effect]]:
    """The message that this word is, its number checked against the last from its post."""
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    last = numbers.mine if word.mine else numbers.theirs
    known = last.get(fact.from_, 0)
    faults: tuple[Fault, ...] = ()
    if fact.number != known + 1:
        faults = (Fault(word.ref, _odd_number(fact, known)),)
    if fact.number > known and (known or len(last) < SENDERS_MAX):
        last[fact.from_] = fact.number
    if word.mine:
        numbers.mine_unseen += 1
    else:
        numbers.theirs_unseen += 1
    message = Message(
        ref=word.ref,
        mine=word.mine,
        place=word.place,
        at_ms=word.at_ms,
        heard_ms=word.heard_ms,
        number=fact.number,
        from_=fact.from_,
        type=fact.type,
        to=fact.to,
        info=fact.info,
        precedence=fact.precedence,
        subject=fact.subject,
        language=fact.language,
        marking=fact.marking,
        faults=faults,
    )
    effects: list[Effect] = (
        [] if word.mine else [Alarm(Level.NOTICE, fault.why, fault.ref) for fault in faults]
    )
    return message, effects


def _odd_number(fact: f.MessageSent, known: int) -> str:
    if fact.number <= known:
        return f"number {fact.number} of {fact.from_} was used before"
    return f"numbers {known + 1} to {fact.number - 1} of {fact.from_} were never sent"


def seen(numbers: Numbers, message: Message, word: Word) -> Message:
    """The message with this receipt by a person; one that its reader cannot give is a fault beside it."""
    fact = word.fact
    assert isinstance(fact, f.MessageSeen)
    if word.mine is message.mine:
        return replace(
            message, faults=(*message.faults[:SEEN_MAX], Fault(word.ref, "says that it saw its own message"))
        )
    if word.after <= message.place:
        why = "says that it saw a message that its author did not hold yet"
        return replace(message, faults=(*message.faults[:SEEN_MAX], Fault(word.ref, why)))
    if len(message.seen) >= SEEN_MAX:
        return message
    if not message.seen:
        if message.mine:
            numbers.mine_unseen -= 1
        else:
            numbers.theirs_unseen -= 1
    in_time = word.heard_ms - message.heard_ms <= SERVICE_MS[message.precedence]
    return replace(message, seen=(*message.seen, Seen(word.ref, fact.post, word.heard_ms, in_time)))
