"""What time alone brings to drafts and claimed calls: reminders, silences, the end of a MINIMIZE.

These clocks run on whether our station listens or not: nothing is claimed of anybody by them.
"""

from msgspec.structs import replace

from parley.line import authenticators, claimed, release
from parley.line.drafts import Claimed, ClaimState, Drafted, DraftState
from parley.line.effects import Alarm, Draft, Effect, Release
from parley.line.release import Step
from parley.line.state import Line
from parley.line.values import Level
from parley.record.entry import Instant, stamp

Brought = tuple[list[Draft], list[Effect]]


def wake(line: Line, thing: Drafted | Claimed, now: Instant) -> Brought:
    """What is due about it by `now`."""
    return _draft(line, thing, now) if isinstance(thing, Drafted) else ([], _claimed(line, thing, now))


def due(line: Line) -> Instant | None:
    """When `alarms` would next say something: at once, if one of our people's requests has left an alarm."""
    if line.alarms:
        return Instant(0)
    return line.core.book.due_ms if line.core.book is not None else None


def alarms(line: Line, now: Instant) -> list[Effect]:
    """What our own people's requests have left to tell, and that a book of authenticators has grown old."""
    told: list[Effect] = [*line.alarms]
    line.alarms = []
    if line.core.book is not None:
        line.core.book, more = authenticators.wake(line.core.book, now)
        told += more
    return told


def _draft(line: Line, draft: Drafted, now: Instant) -> Brought:
    if draft.until_ms is None or now < draft.until_ms:
        return [], [release.reminded(line, draft)]
    if draft.state is DraftState.DEFERRED and (draft.needed_by_ms is None or now < draft.needed_by_ms):
        return _minimize_over(line, draft, now)
    after = release.moved(line, draft, Step.SILENCE, now)
    release.note(line, "held_back", after, by=release.STATION, why="not released in time")
    what = f"held back: the draft {release.about(draft)} was not released by {stamp(draft.until_ms)}"
    level = Level.INCIDENT if release.speed(line, draft.letter).urgent else Level.NOTICE
    return [], [Alarm(level, what, draft.ref)]


def _minimize_over(line: Line, draft: Drafted, now: Instant) -> Brought:
    """What was deferred goes by itself, if its releaser said so; otherwise somebody is asked again."""
    assert draft.ready is not None
    until = release.held_down(line, draft.ready, now)
    if until is not None:  # another order, or a longer one
        line.put(replace(draft, until_ms=release.earlier(until, draft.needed_by_ms)))
        return [], []
    if draft.unaided and line.core.agreement.settled.standing == draft.ready.agreement:
        fact = replace(draft.ready, number=line.core.numbers.next(draft.ready.from_))
        return [Draft(fact, released=Release(draft.ref, draft.released_by))], []
    after = release.moved(line, draft, Step.RESUMED, now, ready=None)
    release.note(line, "resumed", after, by=release.STATION)
    what = f"MINIMIZE is over: the draft {release.about(draft)} waits for its release"
    return [], [Alarm(Level.NOTICE, what, draft.ref)]


def _claimed(line: Line, thing: Claimed, now: Instant) -> list[Effect]:
    if thing.state is not ClaimState.CHECKING:
        line.put(replace(thing, until_ms=None))
        return []
    claimed.moved(line, thing, claimed.Step.SILENCE, now)
    claimed.note(line, "unverified", thing)
    what = (
        f"nobody settled whether the voice is {thing.caller_post}: "
        "no principal is to be fetched on its word; begin a new check"
    )
    return [Alarm(Level.NOTICE, what, thing.ref)]
