"""Times as people type them: `+48h`, a date-time group, or RFC 3339."""

import re
from datetime import UTC, datetime
from typing import Final

import click

from parley.forms.moments import MONTHS

_RELATIVE: Final = re.compile(r"\+[1-9][0-9]{0,5}[smhd]", re.ASCII)
_GROUP: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})Z ?([A-Z]{3}) ?([0-9]{2})", re.ASCII)
_CENTURY: Final = 2000


class Moment(click.ParamType[str]):
    """A time for a request: `+48h` as it is (the station adds it to its own clock), all others as RFC 3339 UTC."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value).strip()
        if _RELATIVE.fullmatch(text):
            return text
        try:
            return _absolute(text)
        except ValueError:
            self.fail(f"{text!r} is no time: write +48h, 2022-03-04T12:30Z, or '041230Z MAR 22'", param, ctx)


def _absolute(text: str) -> str:
    if group := _GROUP.fullmatch(text.upper()):
        day, hour, minute, month, year = group.groups()
        at = datetime(
            _CENTURY + int(year), MONTHS.index(month) + 1, int(day), int(hour), int(minute), tzinfo=UTC
        )
    else:
        at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


MOMENT: Final = Moment()
