"""What the watch is told aloud, in the language of the page: the alarms of the machines.

Known by the English words that they are made with. In English, too, each is told anew from its parts: what the other
side wrote, a post's name or a subject, stands in our sentence and is set apart there, so that it turns nothing of it.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup

from parley.console import refused, retold
from parley.console.shapes import dtg, theirs
from parley.console.speech import Speech
from parley.record.entry import instant

FILES: Final = ("alarmed",)
_NAMED: Final = re.compile(
    r"(?:[A-Z]+ no\. \d+ of .{1,64}?|and \d+ more)(?=, [A-Z]+ no\. |, and \d+ more\Z|\Z)"
)


def teller(speech: Speech, why: Callable[[str], Markup]) -> Callable[[str], Markup]:
    """What tells an alarm. `why`: tells what is none of these, and reasons within one."""
    told = Teller(speech, why, FILES).told
    return lambda text: told(text) or why(text)


class Teller(refused.Teller):
    """One language."""

    def told(self, text: str, depth: int = 0) -> Markup | None:
        """The alarm, or the several that stand in one, with semicolons between them."""
        whole = super().told(text, depth)
        if whole is not None or "; " not in text or depth > retold.DEPTH_MAX:
            return whole
        parts = [super(Teller, self).told(part, depth + 1) for part in text.split("; ")]
        return Markup("; ").join(part for part in parts if part is not None) if None not in parts else None

    def _value(self, name: str, said: str, depth: int) -> Markup | None:
        shown = SHOWN.get(name)
        return shown(self, said) if shown is not None else super()._value(name, said, depth)

    def named(self, said: str) -> Markup | None:
        """`FLASH no. 3 of desk, FLASH no. 4 of desk, and 2 more`."""
        found = _NAMED.findall(said)
        told = [super(Teller, self).told(part, retold.DEPTH_MAX) for part in found]
        if ", ".join(found) != said or None in told:
            return None
        return Markup(", ").join(part for part in told if part is not None)

    def at(self, said: str) -> Markup:
        """A moment."""
        return dtg(instant(said))

    def hint(self, said: str) -> Markup | None:
        """What now: a command, or a sentence."""
        return self.command(said) if said.startswith("parley ") else super().told(said)

    def fails(self, said: str) -> Markup:
        """What fails: a lamp's reason; or what one of ours typed, in whichever language."""
        reason = self.why(said)
        return reason if "<bdi lang" not in reason else theirs(said)


SHOWN: Final[Mapping[str, Callable[[Teller, str], Markup | None]]] = {
    "named": Teller.named,
    "at": Teller.at,
    "hint": Teller.hint,
    "fails": Teller.fails,
}
