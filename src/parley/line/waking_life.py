"""What time alone brings to the line's own life: reviews, drills, exercises and keys that fall due, faults not told of.

The watch is told of each once. Spec: docs/spec/life.md, §2 to §5.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from parley.line import hearing_life, tickets
from parley.line.contact import Declaration
from parley.line.core import Core
from parley.line.effects import Alarm, Effect
from parley.line.state import Line
from parley.line.tickets import Ticket
from parley.line.values import DAY_MS, Declared, Level, Ref
from parley.record.entry import Instant, instant

OVERDUE_DAYS: Final = 7  # a drill or an exercise that is late by so much is an alarm: ours
REKEY_AHEAD_DAYS: Final = 60  # to meet face to face takes so long to arrange: ours
DRILL_DAYS: Final = 1  # a drill that is not ended by then has been forgotten: ours


class Reminder(Struct, frozen=True):
    """Something that the watch is told of once its moment has come. `key`: once for each moment of it."""

    key: str
    at_ms: Instant
    level: Level
    what: str
    ref: Ref = Ref("")

    @property
    def alarm(self) -> Alarm:
        """What the watch is told."""
        return Alarm(self.level, self.what, self.ref, (self.key,))


def due(line: Line) -> Instant | None:
    """When `wake` would next do something, tickets' own dues left out."""
    moments = [reminder.at_ms for reminder in _untold(line)]
    failed = _failed(line)
    moments += [failed[1]] if failed is not None else []
    moments += [t.since_ms for t in _reported(line)]
    return min(moments, default=None)


def wake(line: Line, now: Instant) -> list[Effect]:
    """What is due by `now`, but for the tickets that are due by themselves."""
    effects: list[Effect] = []
    failed = _failed(line)
    if failed is not None and failed[1] <= now:
        effects += hearing_life.failed(line, failed[0], now)
    for ticket in _reported(line):
        effects += hearing_life.keep(
            line, tickets.told(ticket, "our FAULT-REPORT is with their station", now)
        )
    for reminder in _untold(line):
        if reminder.at_ms <= now:
            line.core.life.told = {**line.core.life.told, reminder.key: reminder.at_ms}
            effects.append(reminder.alarm)
    return effects


def ticket_due(line: Line, ticket: Ticket, now: Instant) -> list[Effect]:
    """A ticket's own clock has come. While they are away by their own word, nothing of it is louder than a notice."""
    effects = hearing_life.keep(line, tickets.wake(ticket, now))
    if not maintenance(line.core.contact.theirs, now):
        return effects
    away = "; they declared maintenance"
    return [
        replace(effect, level=Level.NOTICE, what=f"{effect.what}{away}")
        if isinstance(effect, Alarm)
        else effect
        for effect in effects
    ]


def _failed(line: Line) -> tuple[Instant, Instant] | None:
    """Since when a way fails without a ticket, and when that is one. Before terms stood nothing was owed to anybody."""
    found, stood = tickets.opens(line.core.contact.bearers), line.core.life.since_ms
    if found is None or stood is None or line.core.terms is None or hearing_life.of_lamp(line):
        return None
    return max(found[0], stood), max(found[1], stood)


def maintenance(theirs: Declaration | None, now: Instant) -> bool:
    """Whether they are away by their own word."""
    if theirs is None or theirs.state is not Declared.MAINTENANCE or now < instant(theirs.from_):
        return False
    return theirs.review is None or now < instant(theirs.review)


def _reported(line: Line) -> list[Ticket]:
    receipted = line.core.receipted
    return [ticket for ticket in hearing_life.open_tickets(line) if tickets.reported(ticket, receipted)]


def _untold(line: Line) -> list[Reminder]:
    core, life, contact = line.core, line.core.life, line.core.contact
    of: tuple[object, ...] = (
        core.terms, contact.mine, contact.theirs, life.told, life.drill, life.scores,
        life.since_ms, life.exercise_ms, life.rekeyed_ms,
    )  # fmt: skip
    return line.once("reminders", of, lambda: _of_now(core))


def _of_now(core: Core) -> list[Reminder]:
    return [reminder for reminder in reminders(core) if core.life.told.get(reminder.key) != reminder.at_ms]


def lasting(core: Core) -> list[tuple[Instant, Alarm]]:
    """What the watch has been told of and nobody has seen to, and since when."""
    return [(r.at_ms, r.alarm) for r in reminders(core) if core.life.told.get(r.key) == r.at_ms]


def reminders(core: Core) -> list[Reminder]:
    """All that the watch is told of, whenever it comes."""
    if core.terms is None:
        return []
    return [*_reviews(core), *_drills(core), *_keys(core)]


# --- each of them -------------------------------------------------------------------------------------------


def _reviews(core: Core) -> list[Reminder]:
    """A declaration that was to be reviewed by now stands unreviewed, on either side."""
    found: list[Reminder] = []
    for whose, said in (("our", core.contact.mine), ("their", core.contact.theirs)):
        if said is None or said.review is None or said.state is Declared.OPEN:
            continue
        hint = "declare how it is now" if whose == "our" else "they have said nothing since"
        what = f"the review of {whose} {said.state} is due: {hint}"
        found.append(Reminder(f"review/{whose}", instant(said.review), Level.NOTICE, what, said.ref))
    return found


def contact_drill_ms(core: Core) -> Instant | None:
    """When the next contact drill is due; None before terms stand."""
    since = core.life.scores[-1].ended_ms if core.life.scores else core.life.since_ms
    return _days_after(since, core.terms.drills.contact_days) if core.terms else None


def exercise_ms(core: Core) -> Instant | None:
    """When the next exercise is due; None before terms stand."""
    since = core.life.exercise_ms or core.life.since_ms
    return _days_after(since, core.terms.drills.exercise_days) if core.terms else None


def rekey_ms(core: Core) -> Instant | None:
    """When keys are to be changed face to face; None before terms stand."""
    since = core.life.rekeyed_ms or core.life.since_ms
    return _days_after(since, core.terms.drills.rekey_days) if core.terms else None


def _days_after(since: Instant | None, days: int) -> Instant | None:
    return None if since is None else Instant(since + days * DAY_MS)


def _drills(core: Core) -> list[Reminder]:
    found: list[Reminder] = []
    drill = core.life.drill
    if drill is not None:
        moment = Instant(drill.begun_ms + DRILL_DAYS * DAY_MS)
        what = f"the contact drill of {drill.by} is not ended: parley drill end"
        found.append(Reminder("drill/open", moment, Level.NOTICE, what))
    else:
        found += _late("contact drill", "a", contact_drill_ms(core), "parley drill begin")
    return [*found, *_late("exercise", "an", exercise_ms(core), "agree with them on a day for it")]


def _late(name: str, article: str, moment: Instant | None, hint: str) -> list[Reminder]:
    if moment is None:
        return []
    late = Instant(moment + OVERDUE_DAYS * DAY_MS)
    return [
        Reminder(f"{name}/due", moment, Level.NOTICE, f"{article} {name} is due: {hint}"),
        Reminder(
            f"{name}/late", late, Level.ALARM, f"{article} {name} is overdue by {OVERDUE_DAYS} days: {hint}"
        ),
    ]


def _keys(core: Core) -> list[Reminder]:
    moment = rekey_ms(core)
    if moment is None:
        return []
    ahead = Instant(moment - REKEY_AHEAD_DAYS * DAY_MS)
    soon = f"keys are to be changed face to face within {REKEY_AHEAD_DAYS} days: agree on a meeting"
    return [
        Reminder("rekey/soon", ahead, Level.NOTICE, soon),
        Reminder("rekey/due", moment, Level.ALARM, "keys should have been changed face to face by now"),
    ]
