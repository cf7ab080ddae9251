"""The search box: messages of all lines by words, author or post, number, reference, or date-time group.

What is typed is tried as each of these, and what any of them finds is listed, so that nobody has to say which it is.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from parley.forms import moments
from parley.line.values import MINUTE_MS
from parley.record.entry import Instant, instant
from parley.record.errors import Theirs
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import lines
from parley.views import messages as view
from parley.views import search as finding

TYPED_MAX: Final = 200  # characters
FOUND_MAX: Final = 50  # of each line and each way to look, the newest
GROUP: Final = re.compile(r"\d{6}Z ?[A-Z]{3} ?\d\d|\d{4}-\d\d-\d\dT\d\d:\d\dZ", re.ASCII)
NUMBER: Final = re.compile(r"[1-9]\d{0,8}", re.ASCII)


def typed(text: str) -> str:
    """What somebody typed, cut to what is looked for."""
    return text.strip()[:TYPED_MAX]


def minute(text: str) -> int | None:
    """The minute that this date-time group names: ms; None if it is none."""
    if not GROUP.fullmatch(text.upper()):
        return None
    try:
        return instant(moments.parse(text.upper(), Instant(0)))
    except (ValueError, Theirs):
        return None


def messages(
    reading: Reading, rows: list[LineRow], text: str, now: int
) -> list[tuple[LineRow, dict[str, Any]]]:
    """What is found on these lines, each message once, the newest first."""
    found: dict[str, tuple[LineRow, dict[str, Any]]] = {}
    for row in rows:
        for one in _by_reference(reading, row, text, now):
            found.setdefault(one["ref"], (row, one))
        for way in _ways(text):
            for one in finding.search(reading, row, now, **way, newest=FOUND_MAX):
                found.setdefault(one["ref"], (row, one))
    return sorted(found.values(), key=lambda each: str(each[1]["heard_at"]), reverse=True)


def _ways(text: str) -> Iterator[dict[str, Any]]:
    if (at := minute(text)) is not None:
        yield {"since": at, "until": at + MINUTE_MS}
        return
    if NUMBER.fullmatch(text):
        yield {"number": int(text)}
    yield {"post": text}
    yield {"text": text}


def _by_reference(reading: Reading, row: LineRow, text: str, now: int) -> Iterator[dict[str, Any]]:
    if not lines.REFERENCE.fullmatch(text.lower()):
        return
    try:
        ref = lines.find(reading, text.lower(), view.TABLE, row.name)[1]
    except Refusal:
        return  # there is none, or several: then it is no reference yet
    yield view.one(reading, row, ref, now)
