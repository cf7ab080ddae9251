"""The authenticator book: numbered pairs of words, a challenge and a reply, made by one party and carried to the other.

The words are of our own making: three syllables of a consonant and a vowel, so that whoever hears one can write it, and
343,000 of them, so that a reply is not guessed. No word stands twice in a book. Which pairs are used is no business of
the book: line/authenticators.py keeps that.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from parley.record.entry import Instant, instant, stamp
from parley.record.errors import Malformed
from parley.station.errors import Refusal

HEAD: Final = "parley-authbook/1"
CONSONANTS: Final = "BDFGKLMNPRSTVZ"  # no C, H, J, Q, W, X, Y: read differently in different languages
VOWELS: Final = "AEIOU"
SYLLABLES: Final = tuple(consonant + vowel for consonant in CONSONANTS for vowel in VOWELS)
OF_WORD: Final = 3
PAIRS_MIN, PAIRS_MAX = 2, 2_000

_WORD: Final = re.compile(f"([{CONSONANTS}][{VOWELS}]){{{OF_WORD}}}")
_SPOKEN: Final = {  # the spelling alphabet of radiotelephony, for the letters that occur
    "A": "Alfa",
    "B": "Bravo",
    "D": "Delta",
    "E": "Echo",
    "F": "Foxtrot",
    "G": "Golf",
    "I": "India",
    "K": "Kilo",
    "L": "Lima",
    "M": "Mike",
    "N": "November",
    "O": "Oscar",
    "P": "Papa",
    "R": "Romeo",
    "S": "Sierra",
    "T": "Tango",
    "U": "Uniform",
    "V": "Victor",
    "Z": "Zulu",
}


@dataclass(frozen=True, slots=True)
class Book:
    """`pairs[n - 1]`: challenge and reply of number n. `line`: the id of the line that it is for."""

    line: str
    made: Instant
    pairs: tuple[tuple[str, str], ...]

    @property
    def hash(self) -> str:
        """What both sides compare; it says nothing of the words."""
        return sha256(dump(self)).hexdigest()

    def pair(self, number: int) -> tuple[str, str]:
        """Challenge and reply of that number. Raises Refusal."""
        if not 1 <= number <= len(self.pairs):
            raise Refusal(
                f"the book has {len(self.pairs)} pairs", "check the number that was said", "no-pair"
            )
        return self.pairs[number - 1]


def make(line: str, count: int, made: Instant, chance: Callable[[int], bytes]) -> Book:
    """A new book; `chance(n)` gives n random bytes. Raises Refusal for a count that makes none."""
    if not PAIRS_MIN <= count <= PAIRS_MAX:
        raise Refusal(f"a book has {PAIRS_MIN} to {PAIRS_MAX:,} pairs", "for instance: --pairs 200")
    words = _words(chance)
    return Book(line, made, tuple((next(words), next(words)) for _ in range(count)))


def _words(chance: Callable[[int], bytes]) -> Iterator[str]:
    """Words without end, each once."""
    known: set[str] = set()
    while True:
        word = "".join(SYLLABLES[_number(chance, len(SYLLABLES))] for _ in range(OF_WORD))
        if word not in known:
            known.add(word)
            yield word


def _number(chance: Callable[[int], bytes], below: int) -> int:
    """A number from 0, each as likely: bytes that would favour the small ones are thrown again."""
    limit = 256 - 256 % below
    while True:
        (byte,) = chance(1)
        if byte < limit:
            return byte % below


def dump(book: Book) -> bytes:
    """The book as a text that people could read without any software."""
    lines = [HEAD, f"line {book.line}", f"made {stamp(book.made)}"]
    lines += [f"{number} {challenge} {reply}" for number, (challenge, reply) in enumerate(book.pairs, 1)]
    return "".join(f"{line}\n" for line in lines).encode()


def load(data: bytes) -> Book:
    """The book of this text. Raises Refusal."""
    try:
        head, line, made, *pairs = data.decode("ascii").split("\n")[:-1]
        found = Book(_after("line ", line), instant(_after("made ", made)), tuple(_pairs(pairs)))
    except (ValueError, Malformed) as why:
        raise Refusal(
            f"this is no authenticator book: {why}", "take the file that they carried to you"
        ) from why
    if head != HEAD or dump(found) != data:
        raise Refusal(
            "this is no authenticator book of this release", "take the file that they carried to you"
        )
    return found


def _after(begins: str, line: str) -> str:
    if not line.startswith(begins):
        raise ValueError(f"{line[:40]!r} does not begin with {begins!r}")
    return line.removeprefix(begins)


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    known: set[str] = set()
    for expected, line in enumerate(lines, 1):
        number, challenge, reply = line.split(" ")
        if number != str(expected) or not _WORD.fullmatch(challenge) or not _WORD.fullmatch(reply):
            raise ValueError(f"pair {expected} is damaged")
        if challenge in known or reply in known or challenge == reply:
            raise ValueError(f"a word of pair {expected} stands twice")
        known |= {challenge, reply}
        yield challenge, reply
    if not PAIRS_MIN <= len(lines) <= PAIRS_MAX:
        raise ValueError(f"{len(lines)} pairs")


def heard(said: str) -> str:
    """A word as it was typed after it was heard: small letters, or spelled with spaces, are the same word."""
    words = said.upper().split()
    letters = {spoken.upper(): letter for letter, spoken in _SPOKEN.items()}
    if words and all(word in letters for word in words):
        return "".join(letters[word] for word in words)
    return "".join(words)


def spelled(word: str) -> str:
    """The word as it is spelled aloud."""
    return " ".join(_SPOKEN[letter] for letter in word)


def sheet(book: Book, title: str) -> str:
    """The book on paper: to be cut off pair by pair, and kept in a safe."""
    lines = [title, f"made {stamp(book.made)[:10]}, {len(book.pairs)} pairs, book {book.hash[:16]}",
             "Whoever made the book asks with the odd numbers, the other party with the even ones.",
             "Strike out a pair when it was used. No pair is used twice.", ""]  # fmt: skip
    width = len(str(len(book.pairs)))
    lines += [
        f"{number:>{width}}  ask {challenge}  answer {reply}"
        for number, (challenge, reply) in enumerate(book.pairs, 1)
    ]
    return "".join(f"{line}\n" for line in lines)
