"""What travels beside the log: the bytes of attachments. What to ask for, when, and how much of it at once.

Nothing is pushed. Who lacks the bytes that an entry names asks for them, from the first byte that it does not have; who
has them answers with as many. So a lost, doubled or late letter needs nothing further: the next question is made from
what is stored. One question is under way at a time, and its size follows the way: a picture takes a second of a thin
line, not a minute, and an urgent word never waits longer than that behind it.
Spec: docs/spec/wire.md, §8.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from parley.record.grammar import Want


class Limit(NamedTuple):
    """What a bearer takes: so large an attachment, and so much of it in one letter."""

    attachment_bytes: int
    letter_bytes: int


LIMITS: Final = {"https": Limit(2 << 20, 180 << 10)}
"""By bearer. 2 MiB is a photograph on which one can read a number plate; 180 KiB, as base64 with a head and a receipt,
fill the bucket of 256 KiB."""
OTHERS: Final = Limit(64 << 10, 9 << 10)  # nothing is known of it: 9 KiB fit into the bucket of 16 KiB

ASK_MS: Final = 5_000  # as long as a letter waits for its reply; then the question counts as unanswered
ASK_MS_MAX: Final = 3_600_000  # ours: who does not serve what it named is asked every hour
WITHHELD: Final = 8  # unanswered so often though they spoke (20 minutes by then): told to our people
FIRST_BYTES: Final = 24 << 10  # of the first question, before the way is known
LEAST_BYTES: Final = 4 << 10
QUICK_MS: Final = 500  # an answer within this doubles the next question,
SLOW_MS: Final = 2_000  # one after this, or none, halves it
LACKING_MAX: Final = 256  # in memory; the record may name more
DAY_BYTES: Final = 64 << 20  # ours: taken from one counterpart in a day (UTC); the rest waits for the next
DAY_MS: Final = 86_400_000


def limit(bearers: Iterable[str]) -> Limit:
    """The narrowest of these bearers: what both sides may count on whichever way a letter takes."""
    found = [LIMITS.get(name, OTHERS) for name in bearers] or [OTHERS]
    return Limit(min(one.attachment_bytes for one in found), min(one.letter_bytes for one in found))


@dataclass(slots=True)
class Lacking:
    """Bytes that an entry names and that we do not have, or not all of them."""

    hash: str
    size: int
    media: str
    have: int = 0
    asked: int = 0  # questions in a row that brought nothing, though they spoke
    again_ms: int = 0  # not asked for before


@dataclass(slots=True)
class Beside:
    """One line's attachments as the courier sees them. Mutable; the loop owns it and brings the time."""

    lacking: dict[str, Lacking] = field(default_factory=dict)  # by hash, the first named first
    more: bool = False  # the record names more that we lack than is here
    asked: str = ""  # the hash that is asked for now,
    asked_ms: int = 0  # since when,
    heard: bool = False  # and whether they spoke since
    wanted: Want | None = None  # what they asked of us, that we have, and that did not leave yet
    bytes_at_once: int = FIRST_BYTES
    day: int = 0
    today: int = 0  # bytes taken on that day

    def add(self, lacking: Lacking) -> None:
        """This is asked for as soon as may be."""
        if lacking.hash in self.lacking or len(self.lacking) < LACKING_MAX:
            self.lacking[lacking.hash] = lacking
        else:
            self.more = True

    def drop(self, hash_: str) -> None:
        """This is not asked for any longer."""
        self.lacking.pop(hash_, None)
        if self.asked == hash_:
            self.asked = ""

    @property
    def room(self) -> bool:
        """There is more to ask for, and half of our memory is free for it."""
        return self.more and len(self.lacking) <= LACKING_MAX // 2

    def due(self) -> int | None:
        """When there is next something to ask, or to find unanswered."""
        if self.asked:
            return self.asked_ms + ASK_MS
        first = min((one.again_ms for one in self.lacking.values()), default=None)
        return first if first is None or self.today < DAY_BYTES else max(first, (self.day + 1) * DAY_MS)

    def wakes(self, now: int) -> int | None:
        """The same, if it is yet to come. What could be asked now waits for a letter, and that is the courier's."""
        due = self.due()
        return due if due is not None and due > now else None

    def waits(self, now: int) -> bool:
        """Something is to go now: a question of ours, or an answer to theirs."""
        if self.wanted is not None:
            return True
        due = None if self.asked else self.due()
        return due is not None and due <= now

    def ask(self, now: int, most: int) -> Want | None:
        """The next question, of at most so many bytes; it is under way when this returns. None if there is none."""
        if self.asked or not self.waits(now):
            return None
        for one in self.lacking.values():
            if one.again_ms <= now:
                self.asked, self.asked_ms, self.heard = one.hash, now, False
                return Want(one.hash, one.have, min(one.size - one.have, self.bytes_at_once, most))
        return None

    def missed(self, now: int, *, lost: bool) -> Lacking | None:
        """What was asked for in vain and is asked for again later; None while that cannot be said.

        `lost`: the letter with the question found no reply. In a silence nobody is to blame: then it is asked for
        again at once, and the courier knows when.
        """
        if not self.asked or (now < self.asked_ms + ASK_MS and not lost):
            return None
        one = self.lacking.get(self.asked)
        self.asked = ""
        self.bytes_at_once = max(LEAST_BYTES, self.bytes_at_once // 2)
        if one is None or not self.heard:
            return None
        one.asked += 1
        one.again_ms = self.asked_ms + min(ASK_MS_MAX, ASK_MS << min(one.asked, 20))
        return one

    def takes(self, count: int, now: int) -> bool:
        """So many bytes of theirs still fit into this day; then they are counted."""
        if now // DAY_MS != self.day:
            self.day, self.today = now // DAY_MS, 0
        if self.today >= DAY_BYTES:
            return False
        self.today += count
        return True

    def came(self, one: Lacking, count: int, now: int) -> None:
        """These bytes are on their way into the record; what follows is asked for at once."""
        one.have += count
        one.asked, one.again_ms = 0, now
        if self.asked == one.hash:
            took = now - self.asked_ms
            if took <= QUICK_MS:
                self.bytes_at_once = min(LIMITS["https"].letter_bytes, self.bytes_at_once * 2)
            elif took >= SLOW_MS:
                self.bytes_at_once = max(LEAST_BYTES, self.bytes_at_once // 2)
            self.asked = ""

    def spoilt(self, one: Lacking, now: int, times: int) -> None:
        """All came, and it was not what the entry names: from the first byte again, later each time."""
        one.have = 0
        one.again_ms = now + min(ASK_MS_MAX, ASK_MS << min(times, 20))
