"""A time that somebody typed into a form, as the station is asked: `+2h`, `041230Z MAR 22`, `2022-03-04T12:30Z`.

Never a browser's own field for times: that asks in the machine's zone and order, and the group is what is read aloud.
"""

from typing import Final

from parley.forms import moments
from parley.forms.definition import Field
from parley.forms.typed import hint
from parley.record.entry import Instant
from parley.record.errors import Theirs
from parley.station.errors import Refusal

MOMENT: Final = Field(name="moment", kind="moment", label={"en": "Moment"})


def typed(text: str, now: int) -> str:
    """The stamp of it; what counts from now does so from `now` (ms). Raises Refusal."""
    try:
        return moments.parse(text, Instant(now))
    except (ValueError, OverflowError, Theirs) as why:
        raise Refusal(str(why), hint(MOMENT)) from why
