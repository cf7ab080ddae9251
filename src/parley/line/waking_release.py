"""What time alone brings to drafts and claimed calls: reminders, silences, the end of a MINIMIZE.

These clocks run on whether our station listens or not: nothing is claimed of anybody by them.
"""

from parley.line import release
from parley.line.drafts import Claimed, Drafted
from parley.line.effects import Alarm, Draft, Effect
from parley.line.release import Step
from parley.line.state import Line
from parley.line.values import Level
from parley.record.entry import Instant, stamp

Brought = tuple[list[Draft], list[Effect]]


def wake(line: Line, thing: Drafted | Claimed, now: Instant) -> Brought:
    """What is due about it by `now`."""
    if isinstance(thing, Drafted):
        return _draft(line, thing, now)
    return [], []


def _draft(line: Line, draft: Drafted, now: Instant) -> Brought:
    if draft.until_ms is None or now < draft.until_ms:
        return [], [release.reminded(line, draft)]
    after = release.moved(line, draft, Step.SILENCE, now)
    release.note(line, "held_back", after, by=release.STATION, why="not released in time")
    what = f"held back: the draft {release.about(draft)} was not released by {stamp(draft.until_ms)}"
    level = Level.INCIDENT if release.speed(draft.letter).urgent else Level.NOTICE
    return [], [Alarm(level, what, draft.ref)]
