"""What the watch is told, in the language of the page: alarms, what is owed, the shift log, the station check.

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

FILES: Final = ("alarmed", "owed")
PARTS_MAX: Final = 40
_COMMA: Final = re.compile(r", (?=[a-z])")
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
        """The sentence, or the several that stand in one text, with semicolons or commas between them."""
        whole = super().told(text, depth)
        if whole is not None or depth > retold.DEPTH_MAX:
            return whole
        return self._parts(text.split("; "), Markup("; "), depth) or self._parts(
            _COMMA.split(text), Markup(", "), depth
        )

    def _parts(self, parts: list[str], between: Markup, depth: int) -> Markup | None:
        if len(parts) == 1 or len(parts) > PARTS_MAX:
            return None
        told = [super(Teller, self).told(part, depth + 1) for part in parts]
        return between.join(part for part in told if part is not None) if None not in told else None

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

    def command(self, said: str) -> Markup:
        """Where it is done: on one of our pages if there is one, else at the station's command line."""
        if said.startswith("parley draft "):
            return self.speech.say("alarm-among-drafts")
        return self.speech.say("alarm-command-line", command=super().command(said))

    def hint(self, said: str) -> Markup | None:
        """What now: a command, or a sentence."""
        return self.command(said) if said.startswith("parley ") else super().told(said)

    def waits(self, said: str) -> Markup | None:
        """How much waits of each sort."""
        return self.told(said)

    def fails(self, said: str) -> Markup:
        """What fails: a lamp's reason; or what one of ours typed, in whichever language."""
        reason = self.why(said)
        return reason if "<bdi lang" not in reason else theirs(said)


SHOWN: Final[Mapping[str, Callable[[Teller, str], Markup | None]]] = {
    "named": Teller.named,
    "command": Teller.command,
    "at": Teller.at,
    "hint": Teller.hint,
    "waits": Teller.waits,
    "fails": Teller.fails,
}
