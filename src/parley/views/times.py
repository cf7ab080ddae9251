"""Times as people on watch read them: date-time groups, and how long ago that was."""

from typing import Final

from parley.forms import moments
from parley.line.values import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS
from parley.record.entry import stamp

_UNITS: Final = ((DAY_MS, "d"), (HOUR_MS, "h"), (MINUTE_MS, "min"), (SECOND_MS, "s"))


def stamped(at_ms: int | None) -> str | None:
    """The instant as views give it: RFC 3339 UTC with milliseconds; None for none."""
    return None if at_ms is None else stamp(at_ms)


def dtg(at_ms: int) -> str:
    """The date-time group, cut to the minute: `041230Z MAR 22`."""
    return moments.dtg(stamp(at_ms))


DAYS_ALONE_MS: Final = 100 * DAY_MS


def span(ms: int) -> str:
    """A length of time in its two largest units, the rest cut off: `2 h 5 min`, `40 s`; of many days no hours."""
    if ms < SECOND_MS:
        return "0 s"
    for index, (unit, name) in enumerate(_UNITS):
        if ms < unit:
            continue
        text = f"{ms // unit} {name}"
        if index + 1 < len(_UNITS):
            smaller, its_name = _UNITS[index + 1]
            rest = ms % unit // smaller
            text += f" {rest} {its_name}" if rest and ms < DAYS_ALONE_MS else ""
        return text
    raise AssertionError("a second is the smallest unit")


def ago(at_ms: int, now_ms: int) -> str:
    """How long before or after now: `3 min ago`, `in 2 h`, `now`."""
    apart = now_ms - at_ms
    if abs(apart) < SECOND_MS:
        return "now"
    return f"{span(apart)} ago" if apart > 0 else f"in {span(-apart)}"


def roughly(at_ms: int, now_ms: int) -> str:
    """The same in the largest unit alone, for a column of a narrow table."""
    apart = now_ms - at_ms
    if abs(apart) < SECOND_MS:
        return "now"
    largest = " ".join(span(abs(apart)).split(" ")[:2])
    return f"{largest} ago" if apart > 0 else f"in {largest}"


def when(at_ms: int, now_ms: int) -> str:
    """Both beside each other: `041230Z MAR 22, 3 min ago`."""
    return f"{dtg(at_ms)}, {ago(at_ms, now_ms)}"
