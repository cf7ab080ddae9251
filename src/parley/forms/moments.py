"""Moments and lengths of time: as people type them, as a form prints them, as somebody reads them aloud.

Pure: the caller tells the time. Spec: docs/spec/forms.md, §3.2.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from parley.forms import inert, wording
from parley.record.entry import Instant, instant, stamp
from parley.record.errors import Malformed

# Fixed, whatever the machine's language: the group is read across the line (ACP 121).
MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
UNITS_S: Final = {"d": 86_400, "h": 3_600, "min": 60, "s": 1}
_CENTURY: Final = 2000
_MINUTE_MS: Final = 60_000
_GROUP: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})Z ?([A-Z]{3}) ?([0-9]{2})", re.ASCII)
_RELATIVE: Final = re.compile(r"\+([1-9][0-9]{0,5})([smhd])", re.ASCII)
_RELATIVE_S: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def dtg(text: str) -> str:
    """The date-time group of an RFC 3339 stamp, cut to the minute: `041230Z MAR 22`. No moment: the text as it is."""
    try:
        at = _date(text)
    except Malformed:
        return text
    return f"{at.day:02d}{at.hour:02d}{at.minute:02d}Z {MONTHS[at.month - 1]} {at.year % 100:02d}"


def shown(text: str) -> str:
    """The date-time group where it says all of the moment, the moment as it is where it does not."""
    try:
        whole = instant(text) % _MINUTE_MS == 0 and _CENTURY <= _date(text).year < _CENTURY + 100
    except Malformed:
        return text
    return dtg(text) if whole else text


def spelled(text: str) -> str:
    """A stamp as it is read over a telephone: `04 12 30 ZULU MAR 20 22`, each digit by itself. No moment: empty."""
    try:
        at = _date(text)
    except Malformed:
        return ""
    digits = " ".join(f"{at.day:02d}{at.hour:02d}{at.minute:02d}")
    return f"{digits} ZULU {MONTHS[at.month - 1]} {' '.join(f'{at.year:04d}')}"


def parse(text: str, now: Instant | None) -> str:
    """The stamp of what somebody typed: `+48h`, `2022-03-04 12:30Z`, `041230Z MAR 22`. Raises ValueError."""
    typed = text.strip().upper()
    if group := _GROUP.fullmatch(typed):
        day, hour, minute, month, year = group.groups()
        at = datetime(
            _CENTURY + int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute), tzinfo=UTC
        )
    elif relative := _RELATIVE.fullmatch(text.strip()):
        if now is None:
            raise ValueError("a time from now, where nobody said what time it is")
        return _from(now, int(relative[1]), _RELATIVE_S[relative[2]])
    else:
        at = _iso(text.strip())
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    try:
        at = at.astimezone(UTC).replace(tzinfo=None)
    except OverflowError as why:
        raise ValueError("a time that no calendar has") from why
    return f"{at.isoformat(timespec='milliseconds')}Z"


def _from(now: Instant, count: int, unit_s: int) -> str:
    """So much later, cut as finely as it was asked for: to the second, or to the minute, as a group says it."""
    fine = 1_000 if unit_s == 1 else _MINUTE_MS
    return stamp((now + 1_000 * count * unit_s) // fine * fine)


def _iso(typed: str) -> datetime:
    try:
        return datetime.fromisoformat(typed.upper())
    except ValueError as why:
        raise ValueError(f"{inert.quoted(typed)} is no time") from why


def span(seconds: int, language: str) -> str:
    """A length of time in whole units: `1 d 2 h 5 min`."""
    if seconds == 0:
        return f"0 {wording.word('unit.s', language)}"
    parts, rest = [], abs(seconds)
    for unit, length in UNITS_S.items():
        if rest >= length:
            parts.append(f"{rest // length} {wording.word(f'unit.{unit}', language)}")
            rest %= length
    return ("−" if seconds < 0 else "") + " ".join(parts)


def parse_span(text: str) -> int:
    """The seconds of `1 d 2 h 5 min` or `48h`, in any language that forms have words for. Raises ValueError."""
    typed = text.strip().casefold()
    sign = -1 if typed[:1] in {"-", "−"} else 1
    typed = typed.lstrip("-−").strip()
    known = _spoken_units()
    total, rest = 0, typed
    while rest:
        found = re.match(r"([0-9]{1,12})\s*([^\W\d_]+)\s*", rest)
        if found is None or found[2] not in known:
            raise ValueError("a length of time is written 48h, 90 min or 1 d 12 h")
        total += int(found[1]) * known[found[2]]
        rest = rest[found.end() :]
    if not typed:
        raise ValueError("no length of time")
    return sign * total


def _spoken_units() -> dict[str, int]:
    known = {"m": 60, "days": 86_400, "hours": 3_600}
    for unit, length in UNITS_S.items():
        known |= {word.casefold(): length for word in wording.words(f"unit.{unit}")}
    return known


def _date(text: str) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=instant(text))
