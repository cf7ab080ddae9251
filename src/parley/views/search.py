"""Messages that were looked for: by their words, number, post, form or date, as every other view shows a message."""

from typing import Any

from parley.line.message import State
from parley.station.ports import LineRow, Reading, Wanted
from parley.views import messages


def search(  # noqa: PLR0913  # one for each thing by which a message is looked for, all by keyword
    reading: Reading,
    row: LineRow,
    now: int,
    *,
    text: str = "",
    number: int = 0,
    post: str = "",
    since: int = 0,
    until: int = 0,
    type: str = "",  # noqa: A002  # as the header and every reader call it
    mine: bool | None = None,
    unseen: bool = False,
    newest: int = 50,
) -> list[dict[str, Any]]:
    """The last `newest` messages (0: all) that fit all that is given, in the order in which they reached our record.

    `text`: each of its words occurs somewhere in the message, in any script. `type`: with its version, or a name for
    every version. `since` and before `until`: ms, by its author's clock.
    """
    state = State.SENT if unseen else ""
    wanted = Wanted(text, number, post, since, until, type, mine, state, newest)
    about = messages.About(reading, row)
    return [
        messages.message(messages.loaded(found.data), about, now) for found in reading.search(row.id, wanted)
    ]
