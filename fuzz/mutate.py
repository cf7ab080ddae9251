"""Mutation without a guide: what is changed depends on the seed alone, so that a find can be found again.

The changes know that most of what we read is text in lines, with words, numbers and JSON in them.
"""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

CHANGES_MAX: Final = 4  # in one mutation
BYTES_MAX: Final = 1 << 18

# What stands at the edges of what is allowed, in any of the formats.
_TEXTS: Final = (
    "0", "-1", "1", "9007199254740991", "9007199254740992", "18446744073709551616", "1e400", "0.5", "-0",
    "null", "true", "[]", "{}", '""', '"\\ud800"', '"\\u0000"', '{"a":1,"a":2}', "NaN", "9" * 5_000,
    "[" * 2_000, '{"a":' * 600, "(" * 60, "\u2028", "\u202e", "\u0301" * 40, "\ufeff", "é", "²", "桥", "\t",
    "\r\n", "\n", "\n\n", " ", "'", '"', '"""', "\\", "\u2014 ", "=", "[[", "]]", "../", "%s{}", "a" * 300,
    "1970-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "0000-00-00T00:00:00.000Z", "2022-02-30T10:00:00.000Z",
    "0" * 64, "f" * 64,
)  # fmt: skip
_BYTES: Final = (b"\x00", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\x7f", b"\x80" * 8)  # no UTF-8, or no text
TOKENS: Final = (*(text.encode() for text in _TEXTS), *_BYTES)
_NUMBER: Final = re.compile(rb"-?[0-9]+")
_STRING: Final = re.compile(rb'"[^"\n]*"')
_WORD: Final = re.compile(rb"[^\s\",:{}\[\]]+")


def mutated(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    """These bytes with one to a few changes; `others` lend pieces of theirs."""
    for _ in range(chance.randint(1, CHANGES_MAX)):
        data = chance.choice(_CHANGES)(data, others, chance)[:BYTES_MAX]
    return data


def _at(data: bytes, chance: Random) -> int:
    return chance.randint(0, len(data))


def _flip(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes((data[at] ^ (1 << chance.randrange(8)),)) + data[at + 1 :]


def _token(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = _at(data, chance)
    return data[:at] + chance.choice(TOKENS) + data[at + chance.choice((0, 0, 1, 4)) :]


def _cut(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = _at(data, chance)
    return data[:at] + data[at + chance.choice((1, 2, 8, 64, 1 << 18)) :]


def _double(data: bytes, _: Sequence[bytes], chance: Random) -> bytes:
    at = _at(data, chance)
    piece = data[at : at + chance.choice((1, 8, 64, 512))]
    return data[:at] + piece * chance.choice((2, 2, 3, 40)) + data[at + len(piece) :]


def _splice(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(others)
    start = _at(other, chance)
    piece = other[start : start + chance.choice((4, 32, 256, 4_096))]
    at = _at(data, chance)
    return data[:at] + piece + data[at + chance.choice((0, len(piece))) :]


def _lines(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
    lines, lent = data.split(b"\n"), chance.choice(others).split(b"\n")
    at = chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[chance.randrange(len(lines))])
        case 2:
            lines[at] = chance.choice(lent)
        case _:
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
    return b"\n".join(lines)


def _swap(pattern: re.Pattern[bytes]) -> Callable[[bytes, Sequence[bytes], Random], bytes]:
    """One find of this pattern makes way for another find, there or elsewhere, or for a token."""

    def change(data: bytes, others: Sequence[bytes], chance: Random) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return _token(data, others, chance)
        there = chance.choice(found)
        lent = pattern.findall(chance.choice(others)) or list(TOKENS)
        new = chance.choice((chance.choice(lent), chance.choice(found).group(), chance.choice(TOKENS)))
        return data[: there.start()] + new + data[there.end() :]

    return change


_CHANGES: Final = (
    _flip, _token, _cut, _double, _splice, _lines, _lines, _swap(_NUMBER), _swap(_STRING), _swap(_WORD), _swap(_WORD),
)  # fmt: skip
