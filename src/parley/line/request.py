"""What every request of our own people has in common, and how a reference and a time may be written in one."""

import re
from typing import Annotated, Final, TypeAlias

from msgspec import Meta, Struct

from parley.line.values import DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, Refusal
from parley.record.entry import Instant, instant
from parley.record.errors import Malformed

RefPrefix: TypeAlias = Annotated[str, Meta(pattern=r"^[0-9a-f]{0,64}\Z")]
Time: TypeAlias = Annotated[str, Meta(max_length=40)]  # RFC 3339, or "+48h": see `moment`

_RELATIVE: Final = re.compile(r"\+([0-9]{1,6})([smhd])", re.ASCII)
_UNITS: Final = {"s": SECOND_MS, "m": MINUTE_MS, "h": HOUR_MS, "d": DAY_MS}


class Request(Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """Something that our own people ask for."""


def moment(text: str, now: Instant) -> Instant:
    """The instant that `text` names: RFC 3339 UTC with milliseconds, or so long after now (`+90s`, `+48h`).

    Raises Refusal.
    """
    relative = _RELATIVE.fullmatch(text)
    if relative is not None:
        return Instant(now + int(relative[1]) * _UNITS[relative[2]])
    try:
        return instant(text)
    except Malformed as why:
        raise Refusal(
            str(why), "write it like 2022-03-01T09:00:00.000Z, or +48h for 48 hours from now"
        ) from why
