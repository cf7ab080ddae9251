"""Which pairs of the authenticator book are used up. The words themselves are in a file, under a passphrase.

Both parties hold the same book. Odd numbers are for one side to ask with, even ones for the other, so that both may ask
at the same moment and no pair is used twice. Pure; station/authbook.py makes and reads the book.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line.effects import Alarm
from parley.line.values import DAY_MS, Level, Ref, Refusal
from parley.record.entry import Instant, stamp

REKEY_MS: Final = 730 * DAY_MS  # two years, as CATALINK's design has it for its keys
FEW: Final = 10  # pairs left to ask with: time for a new book


class Book(Struct, frozen=True):
    """The book of one line: how large it is, and what of it is used. `first`: the odd numbers are ours to ask with."""

    book: str  # SHA-256 of its pairs: both sides have the same
    pairs: int
    first: bool
    made_ms: Instant
    asked: tuple[int, ...] = ()
    answered: tuple[int, ...] = ()
    vouched: tuple[int, ...] = ()  # those that a check of a claimed call was settled with
    told_old: bool = False

    def ours(self, number: int) -> bool:
        """Whether this number is ours to ask with; otherwise it is theirs."""
        return (number % 2 == 1) is self.first

    @property
    def next(self) -> int | None:
        """The next pair to ask with; None if the book is used up."""
        numbers = range(1 if self.first else 2, self.pairs + 1, 2)
        return next((number for number in numbers if number not in self.asked), None)

    @property
    def left(self) -> int:
        """How many pairs we can still ask with."""
        numbers = range(1 if self.first else 2, self.pairs + 1, 2)
        return len(numbers) - len(self.asked)

    @property
    def due_ms(self) -> Instant | None:
        """When our people are reminded to make a new one."""
        return None if self.told_old else Instant(self.made_ms + REKEY_MS)


def used(book: Book | None, number: int, use: str) -> Book:
    """The book with this pair used up. Raises Refusal."""
    if book is None:
        raise Refusal("there is no authenticator book on this line", "make one: parley authbook make")
    if number > book.pairs:
        raise Refusal(f"the book has {book.pairs} pairs", "check the number that was said", "no-pair")
    if book.ours(number) is not (use == "ask"):
        whose = "ours" if book.ours(number) else "theirs"
        what = f"pair {number} is {whose} to ask with"
        raise Refusal(
            what, "say so: whoever asks with another side's number may not have the book", "no-pair"
        )
    if number in book.asked or number in book.answered:
        raise Refusal(
            f"pair {number} is used up", "no pair is used twice: ask for, or take, another one", "used-up"
        )
    if use == "ask":
        return replace(book, asked=(*book.asked, number))
    return replace(book, answered=(*book.answered, number))


def vouches(book: Book | None, number: int) -> Book:
    """The book once a claimed call was settled with this pair. Raises Refusal unless we asked with it, for one call."""
    if book is None or number not in book.asked:
        raise Refusal(
            f"nobody asked with pair {number}", "take a pair first: parley authbook challenge", "no-pair"
        )
    if number in book.vouched:
        raise Refusal(
            f"pair {number} settled another call", "take a new one: parley authbook challenge", "used-up"
        )
    return replace(book, vouched=(*book.vouched, number))


def wake(book: Book, now: Instant) -> tuple[Book, list[Alarm]]:
    """The book once our people were reminded that it has grown old."""
    if book.due_ms is None or now < book.due_ms:
        return book, []
    what = f"the authenticator book is of {stamp(book.made_ms)[:10]}: make a new one with them, face to face"
    return replace(book, told_old=True), [Alarm(Level.NOTICE, what, Ref(""))]
