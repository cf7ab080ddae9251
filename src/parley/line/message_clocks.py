"""The clocks of a message: how long until somebody is told that it was not delivered, seen, or answered.

All run on our own clock, and none of them ends anything. A message that was cancelled or corrected has none.
Spec: docs/spec/messages.md, section 4.
"""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Final

from parley.line.message import WORDS_MAX, Addressees, Message, Story
from parley.line.values import HOUR_MS, MINUTE_MS, Post
from parley.record.entry import Instant, instant

LOOK_MS: Final = (
    10 * MINUTE_MS
)  # so often it is looked whether a message that was late to arrive has arrived; ours
QUERY_MS: Final = 10 * MINUTE_MS  # CATALINK design: the first query is repeated so much later,
QUERY_MS_MAX: Final = 6 * HOUR_MS  # then after twice as long each time, up to this; the cap is ours
QUERIES_MAX: Final = WORDS_MAX // 2  # by our station about one message: the rest of its words is for people


class Clock(StrEnum):
    """What time alone brings about a message."""

    ACTION = "action"  # those who must act have not seen it
    INFO = "info"  # those who need only know have not
    DELIVERY = "delivery"  # their station did not have it in time: has it come since?
    QUERY = "query"  # ask again
    REPLY_BY = "reply by"  # the time by which an answer was asked for
    EXPECTED = "expected"  # the time by which they said that one would come


UNDELIVERED: Final = "undelivered"  # in `told`: our watch knows that their station did not have it in time
CLASS: Final[Mapping[Addressees, Clock]] = {Addressees.ACTION: Clock.ACTION, Addressees.INFO: Clock.INFO}


def running(message: Message, desks: Collection[Post]) -> dict[Clock, Instant]:
    """Every clock that runs, and when it fires. `desks`: of the side to which it was sent.

    Of a message of theirs that did not ring, only our own word about it has a clock: a flood that rings no bell when
    it comes would ring one later. That it is overdue is shown all the same.
    """
    story = message.story
    if story.stopped:
        return {}
    clocks = {} if message.quiet else _legs(message, story, desks)
    if not story.replies:
        clocks |= _answers(message, story)
    return clocks


def due(message: Message, desks: Collection[Post]) -> Instant | None:
    """When time alone next changes something about the message."""
    if not (message.words or message.told or message.reply_by or message.quiet):  # new, as most are
        return min(message.due_ms(addressees) for addressees in classes(message))
    return min(running(message, desks).values(), default=None)


def _legs(message: Message, story: Story, desks: Collection[Post]) -> dict[Clock, Instant]:
    clocks: dict[Clock, Instant] = {}
    late = UNDELIVERED in message.told and message.delivered_ms is None
    for addressees in classes(message):
        clock = CLASS[addressees]
        if clock in message.told or handled(message, story, addressees, desks):
            continue
        if late:
            clocks[Clock.DELIVERY] = message.next_ms or message.due_ms(addressees)
        else:
            clocks[clock] = message.due_ms(addressees)
    querying = Clock.ACTION in message.told and message.next_ms is not None
    if querying and not handled(message, story, Addressees.ACTION, desks):
        assert message.next_ms is not None
        clocks[Clock.QUERY] = message.next_ms
    return clocks


def _answers(message: Message, story: Story) -> dict[Clock, Instant]:
    """Only what was still to come when we had it: a time that was past already is shown, and rings nobody."""
    clocks: dict[Clock, Instant] = {}
    if message.reply_by is not None and Clock.REPLY_BY not in message.told and not message.quiet:
        by = instant(message.reply_by)
        if by > message.heard_ms:
            clocks[Clock.REPLY_BY] = by
    expected = story.expected
    if expected is not None and expected.ref not in message.told and expected.by_ms > expected.heard_ms:
        clocks[Clock.EXPECTED] = expected.by_ms
    return clocks


def undelivered(message: Message) -> bool:
    """Whether our watch was told that their station did not have it, and it has not since."""
    return UNDELIVERED in message.told and message.delivered_ms is None and not message.story.stopped


def classes(message: Message) -> tuple[Addressees, ...]:
    """The classes of addressees that it has."""
    return (Addressees.ACTION, Addressees.INFO) if message.info else (Addressees.ACTION,)


def handled(message: Message, story: Story, addressees: Addressees, desks: Collection[Post]) -> bool:
    """Whether a person there has had it, for that class: seen it, or said that they cannot use it."""
    given = [*(receipt.post for receipt in story.receipts), *(nack.post for nack in story.nacks)]
    return any(counts(message, addressees, post, desks) for post in given)


def counts(message: Message, addressees: Addressees, post: Post, desks: Collection[Post]) -> bool:
    """Whether a receipt of that post is one for that class.

    That of an addressee that is no desk counts for its own class, every other one for the whole message.
    """
    if post in desks or post in message.posts(addressees):
        return True
    return post not in message.to and post not in message.info


def next_query(message: Message, now: Instant) -> Instant | None:
    """When our station asks again, having asked now; None if it has asked often enough."""
    asked = sum(query.by == "station" for query in message.story.queries)
    if asked + 1 >= QUERIES_MAX:
        return None
    return Instant(now + min(QUERY_MS << min(asked, 16), QUERY_MS_MAX))
