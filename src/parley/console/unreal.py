"""Which messages that nobody here has seen are of an exercise or a drill: nothing in such a message is so."""

from typing import Final, NamedTuple

from parley.line.message import State
from parley.station.ports import Reading, Wanted
from parley.views import messages

LOOKED_MAX: Final = 50  # of one line's messages, the newest: a page is made within a few milliseconds


class Unseen(NamedTuple):
    """Messages that nobody has seen. `refs`: each, and EXERCISE or DRILL where it is one, else nothing.

    `marked`: each precedence of which nothing is meant in earnest, and how it is marked; none where not all were looked
    at.
    """

    refs: dict[str, str]
    marked: dict[str, str]


def unseen(reading: Reading, line: str) -> Unseen:
    """Those of this line (its id)."""
    refs: dict[str, str] = {}
    marks: dict[str, set[str]] = {}
    for row in reading.search(line, Wanted(mine=False, state=State.SENT, newest=LOOKED_MAX)):
        found = messages.loaded(row.data)
        refs[found.ref] = found.marking.usage.value if found.marking is not None and found.unreal else ""
        marks.setdefault(found.precedence.value, set()).add(refs[found.ref])
    if len(refs) == LOOKED_MAX:  # something real may stand behind them
        return Unseen(refs, {})
    return Unseen(refs, {precedence: max(used) for precedence, used in marks.items() if "" not in used})
