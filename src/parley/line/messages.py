"""The numbers of messages: per sending post, without gaps; and how many of them nobody has seen.

Thousands of messages may come in a second: nothing here looks at more than the one message and its number.
Spec: docs/spec/messages.md, section 2.
"""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import facts as f
from parley.line.facts import Word
from parley.line.message import Message
from parley.line.values import MINUTE_MS, Post, Ref
from parley.record.entry import Instant

SENDERS_MAX: Final = 256  # of one party; an agreement names at most 64 posts
GAPS_MAX: Final = 16  # of one party, kept open; what showed a further one still says so beside it
SERVICE: Final = "SERVICE"
ASK_MS: Final = 10 * MINUTE_MS  # so long a gap may stay before a question to them is drafted; ours
ASKING_MAX: Final = (
    4  # drafted questions about gaps that wait for their release; ours: a peer makes us write no more
)


class Gap(Struct, frozen=True):
    """Numbers of a post that no message had. `mine`: of a post of ours. `ref`: the message that showed it.

    `draft`: the question that our station has drafted. `asked`: the message of the other side that asks for them.
    """

    mine: bool
    post: Post
    first: int
    last: int
    ref: Ref
    heard_ms: Instant
    draft: Ref | None = None
    asked: Ref | None = None

    @property
    def words(self) -> str:
        """As in `number 2 of desk was`, or `numbers 2 to 3 of desk were`."""
        if self.first == self.last:
            return f"number {self.first} of {self.post} was"
        return f"numbers {self.first} to {self.last} of {self.post} were"


class Numbers(Struct):
    """The last number of each sending post, the gaps, and how many nobody has seen. Mutable: one per line."""

    mine: dict[Post, int] = {}
    theirs: dict[Post, int] = {}
    mine_unseen: int = 0
    theirs_unseen: int = 0
    gaps: tuple[Gap, ...] = ()  # open ones, the oldest first

    def next(self, post: Post) -> int:
        """The number of our next message from that post."""
        return self.mine.get(post, 0) + 1


def number(numbers: Numbers, word: Word) -> list[str]:
    """This message is counted; what is odd about its number, in words."""
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    last = numbers.mine if word.mine else numbers.theirs
    if word.mine:
        numbers.mine_unseen += 1
    else:
        numbers.theirs_unseen += 1
    known = last.get(fact.from_, 0)
    if not known and len(last) >= SENDERS_MAX:
        return [f"more than {SENDERS_MAX} posts have written: the numbers of {fact.from_} are not followed"]
    if fact.number > known:
        last[fact.from_] = fact.number
    return [] if fact.number == known + 1 else [_odd(numbers, word, fact, known)]


def _odd(numbers: Numbers, word: Word, fact: f.MessageSent, known: int) -> str:
    if fact.number > known:
        gap = Gap(word.mine, fact.from_, known + 1, fact.number - 1, word.ref, word.heard_ms)
        if sum(open_.mine is word.mine for open_ in numbers.gaps) < GAPS_MAX:
            numbers.gaps = (*numbers.gaps, gap)
        return f"{gap.words} never sent"
    missing = any(_has(gap, word, fact) for gap in numbers.gaps)
    _close(numbers, mine=word.mine, post=fact.from_, first=fact.number, last=fact.number)
    said = f"came after number {known}" if missing else "was used before"
    return f"number {fact.number} of {fact.from_} {said}"


def _has(gap: Gap, word: Word, fact: f.MessageSent) -> bool:
    return gap.mine is word.mine and gap.post == fact.from_ and gap.first <= fact.number <= gap.last


def explained(numbers: Numbers, word: Word) -> None:
    """What this message does to the gaps: it asks for one, it says what became of numbers, or it answers a question."""
    fact = word.fact
    assert isinstance(fact, f.MessageSent)
    if fact.unreal:
        return
    if fact.form == SERVICE:
        _service(numbers, word, fact)
    if fact.reply_to is not None:
        numbers.gaps = tuple(g for g in numbers.gaps if g.mine is not word.mine or g.asked != fact.reply_to)


def _service(numbers: Numbers, word: Word, fact: f.MessageSent) -> None:
    """A gap is asked for by the side that reads, and explained by the side that writes."""
    said = fact.fields
    post, first = said.get("post"), said.get("first")
    last = first if said.get("last") is None else said["last"]
    if not (isinstance(post, str) and type(first) is int and type(last) is int and first <= last):
        return  # it does not fit its form, and that is said beside it
    if said.get("what") == "wrong-number":
        _close(numbers, mine=word.mine, post=Post(post), first=first, last=last)
    elif said.get("what") == "gap":
        numbers.gaps = tuple(
            replace(g, asked=g.asked or word.ref)
            if g.mine is not word.mine and g.post == post and first <= g.last and g.first <= last
            else g
            for g in numbers.gaps
        )


def _close(numbers: Numbers, *, mine: bool, post: Post, first: int, last: int) -> None:
    """These numbers of that post are missing no longer. A gap that cannot be split for want of room stays whole."""
    room = GAPS_MAX - sum(gap.mine is mine for gap in numbers.gaps)
    left: list[Gap] = []
    for gap in numbers.gaps:
        parts = [gap]
        if gap.mine is mine and gap.post == post:
            parts = list(_without(gap, first, last))
            if len(parts) - 1 > room:
                parts = [gap]
            room -= len(parts) - 1
        left += parts
    numbers.gaps = tuple(left)


def _without(gap: Gap, first: int, last: int) -> Iterable[Gap]:
    """What is left of a gap without these numbers: nothing, one part, or two."""
    if gap.first < first:
        yield replace(gap, last=min(gap.last, first - 1))
    if gap.last > last:
        yield replace(gap, first=max(gap.first, last + 1))


def asks(numbers: Numbers) -> list[Gap]:
    """The gaps of theirs for which a question is still to be drafted, as many as may be at once."""
    theirs = [gap for gap in numbers.gaps if not gap.mine and gap.asked is None]
    room = ASKING_MAX - sum(gap.draft is not None for gap in theirs)
    return [gap for gap in theirs if gap.draft is None][: max(0, room)]


def drafted(numbers: Numbers, gap: Gap, draft: Ref) -> None:
    """A question about this gap waits for its release."""
    numbers.gaps = tuple(replace(g, draft=draft) if g == gap else g for g in numbers.gaps)


def seen(numbers: Numbers, message: Message) -> None:
    """One message fewer that nobody has seen."""
    if message.mine:
        numbers.mine_unseen -= 1
    else:
        numbers.theirs_unseen -= 1
