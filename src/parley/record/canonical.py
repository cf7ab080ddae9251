"""Canonical JSON: one text, one sequence of bytes (RFC 8785, restricted).

The restriction makes the rule short: an object at the top; keys `[a-z][a-z0-9_]*`, sorted; no floats;
whole numbers within ±(2^53 - 1); at most 16 levels; no white space. A decoder accepts bytes only if encoding
what it read gives the same bytes again, so that nobody can sign one text and show another.
Spec: docs/spec/record.md, §1.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import msgspec

from parley.record.errors import Malformed

ENTRY_BYTES_MAX: Final = 65_535  # C2SP tiles count an entry's bytes with 16 bits
DEPTH_MAX: Final = 16  # ours: deeper than any entry needs, far from the interpreter's own limit
INTEGER_MAX: Final = 2**53 - 1  # RFC 8785 §3.2.2.3: beyond it readers disagree

KEY: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)

_encoder: Final = msgspec.json.Encoder(order="sorted")
_decoder: Final = msgspec.json.Decoder()


def encode(tree: Mapping[str, Any]) -> bytes:
    """The one byte sequence of `tree`. Raises Malformed if the profile cannot say it."""
    if type(tree) is not dict:
        tree = dict(tree)
    _walk(tree, 1)
    try:
        return _encoder.encode(tree)
    except (UnicodeEncodeError, msgspec.MsgspecError) as why:
        raise Malformed(f"text that is not Unicode: {why}") from why


def decode(data: bytes, limit: int = ENTRY_BYTES_MAX) -> dict[str, Any]:
    """The tree that `data` says. Raises Malformed unless `data` is its one canonical form within `limit` bytes."""
    if len(data) > limit:
        raise Malformed(f"{len(data)} bytes where {limit} are allowed")
    try:
        tree = _decoder.decode(data)
    except (ValueError, RecursionError) as why:
        raise Malformed(f"not JSON: {why}") from why
    if not isinstance(tree, dict):
        raise Malformed(f"{type(tree).__name__} at the top where an object belongs")
    _walk(tree, 1)
    if _encoder.encode(tree) != data:
        raise Malformed("not in canonical form (order, white space, escapes or a key twice)")
    return tree


def _walk(tree: Mapping[str, Any] | Sequence[Any], depth: int) -> None:
    """Raises Malformed at the first thing in `tree` that the profile excludes."""
    if depth > DEPTH_MAX:
        raise Malformed(f"more than {DEPTH_MAX} levels deep")
    values: Iterable[Any] = tree
    if type(tree) is dict:
        _check_keys(tuple(tree))
        values = tree.values()
    for value in values:
        # Exact types, not isinstance: True is an int, and a subclass could encode as something else.
        kind = type(value)
        if kind is str or kind is bool or value is None:
            continue
        if kind is int:
            if not -INTEGER_MAX <= value <= INTEGER_MAX:
                raise Malformed(f"the number {value} is beyond 2^53 - 1")
        elif kind is dict or kind is list or kind is tuple:
            _walk(value, depth + 1)
        else:
            raise Malformed(f"{kind.__name__} has no place in an entry")


# The keys of a kind return for ever, in one order: the pattern is dear beside all else.
@lru_cache(maxsize=4096)
def _check_keys(keys: tuple[object, ...]) -> None:
    for key in keys:
        if type(key) is not str or KEY.fullmatch(key) is None:
            raise Malformed(f"the key {str(key)[:80]!r} is not of the form [a-z][a-z0-9_]*")
