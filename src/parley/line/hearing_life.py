"""What a word means for the line's own life, beside what it does to its own thing: rosters, exercises, keys, tickets.

Nothing here raises, whatever theirs says.
"""

from typing import Final

from msgspec.structs import replace

from parley.line import clocks, roster, tickets
from parley.line import facts as f
from parley.line.effects import Effect, LampChanged
from parley.line.facts import Word
from parley.line.life import TRAFFIC_HOURS, Hour
from parley.line.private import ref_of
from parley.line.state import Line
from parley.line.terms import Clocks, Repair
from parley.line.tickets import BY_ITSELF, Ticket
from parley.line.values import HOUR_MS, Bearers, Lamp, Precedence, Usage
from parley.record.entry import Instant

FLASHES_KEPT: Final = 1_100  # above the highest quota that an agreement may name


def beside(line: Line, word: Word) -> list[Effect]:
    """Every word passes here once, after its own machine heard it."""
    life, fact = line.core.life, word.fact
    match fact:
        case f.MessageSent():
            _message(line, word, fact)
            _traffic(line, word, fact.precedence)
        case f.CallPlaced():
            _traffic(line, word, fact.precedence)
        case f.CardChanged():
            life.rekeyed_ms = word.heard_ms
        case f.AgreementSigned() if life.since_ms is None and line.core.terms is not None:
            life.since_ms = word.heard_ms
    return []


def _message(line: Line, word: Word, fact: f.MessageSent) -> None:
    life = line.core.life
    if fact.marking is not None and fact.marking.usage is Usage.EXERCISE:
        life.exercise, life.exercise_ms = fact.marking.name, word.heard_ms
    if fact.unreal:
        return
    if fact.form == roster.FORM and (said := roster.read(word)) is not None:
        _keep(line, word, roster.with_new(_rosters(line, word), said))
    elif fact.form == "CANCEL" and fact.supersedes is not None:
        _keep(line, word, roster.without(_rosters(line, word), fact.supersedes))
    elif fact.form == "FAULT-REPORT" and word.mine:
        for ticket in open_tickets(line):
            if str(ticket.number) == fact.fields.get("ticket"):
                repaired = fact.fields.get("state") == "repaired"
                line.put(replace(ticket, report=word.place + 1, repaired=repaired))


def _rosters(line: Line, word: Word) -> tuple[roster.Roster, ...]:
    life = line.core.life
    return life.my_rosters if word.mine else life.their_rosters


def _keep(line: Line, word: Word, rosters: tuple[roster.Roster, ...]) -> None:
    if word.mine:
        line.core.life.my_rosters = rosters
    else:
        line.core.life.their_rosters = rosters


def _traffic(line: Line, word: Word, precedence: Precedence) -> None:
    life, flash = line.core.life, precedence is Precedence.FLASH
    if word.mine:
        life.my_traffic = _counted(life.my_traffic, word.heard_ms, flash=flash)
        if flash:
            life.my_flashes = (*life.my_flashes, word.heard_ms)[-FLASHES_KEPT:]
    else:
        life.their_traffic = _counted(life.their_traffic, word.heard_ms, flash=flash)


def _counted(hours: tuple[Hour, ...], at: Instant, *, flash: bool) -> tuple[Hour, ...]:
    begun = Instant(at // HOUR_MS * HOUR_MS)
    last = hours[-1] if hours and hours[-1].began_ms == begun else Hour(begun, 0, 0)
    before = [hour for hour in hours if hour.began_ms != begun]
    return (*before, Hour(begun, last.all + 1, last.flash + flash))[-TRAFFIC_HOURS:]


# --- clocks and bearers -------------------------------------------------------------------------------------


def clock(line: Line, asked: int, said: int, now: Instant) -> list[Effect]:
    """A fresh hello says what their clock was: written between our challenge of `asked` and `now`."""
    limits = line.core.terms.clocks if line.core.terms else Clocks()
    line.core.life.skew, effects = clocks.measured(line.core.life.skew, asked, said, now, limits)
    return effects


def lamps(line: Line, effects: list[Effect], now: Instant) -> list[Effect]:
    """What was seen of the bearers changes a ticket, or mends it; whether it opens one, time tells (waking_life)."""
    more: list[Effect] = []
    for effect in effects:
        if isinstance(effect, LampChanged) and effect.lamp is Lamp.BEARERS:
            more += _bearers(line, effect, now)
    return [*effects, *more]


def _bearers(line: Line, change: LampChanged, now: Instant) -> list[Effect]:
    ticket = of_lamp(line)
    if ticket is None:
        return []
    if tickets.failing(change.now):
        return keep(line, tickets.fails(ticket, _why(change.now, change.why), now))
    if change.now == Bearers.UP:
        line.put(tickets.answers(ticket, now))
    return []


def failed(line: Line, since: Instant, now: Instant) -> list[Effect]:
    """The bearers' lamp has shown a failure for long enough, or often enough: a ticket."""
    light = line.core.contact.bearers
    return opened(line, BY_ITSELF, "", _why(light.value, light.why), now, since=since)


def _why(value: str, why: str) -> str:
    return f"{value}: {why}"[:200]


def of_lamp(line: Line) -> Ticket | None:
    """The open ticket that the lamp opened."""
    return next((ticket for ticket in open_tickets(line) if not ticket.by_hand), None)


def opened(  # noqa: PLR0913  # what fails is four things
    line: Line,
    part: str,
    name: str,
    why: str,
    now: Instant,
    *,
    since: Instant | None = None,
    by_hand: bool = False,
) -> list[Effect]:
    """One more ticket; it fails since then, else since now."""
    life = line.core.life
    life.tickets += 1
    ticket = Ticket(
        ref=ref_of("ticket", line.core.id, life.tickets),
        opened_ms=now,
        number=life.tickets,
        part=part,
        name=name,
        fails=why,
        since_ms=now if since is None else since,
        repair=line.core.terms.repair if line.core.terms else Repair(),
        by_hand=by_hand,
    )
    after, note = tickets.step(ticket, "opened", why, now)
    return keep(line, (after, [], [note]))


def keep(line: Line, kept: tickets.Kept) -> list[Effect]:
    """The ticket is as it is now, the journal says so, and these effects follow."""
    ticket, effects, notes = kept
    line.put(ticket)
    line.notes += notes
    return effects


def open_tickets(line: Line) -> list[Ticket]:
    """Those that are open, the oldest first."""
    return sorted(line.tickets.values(), key=lambda ticket: ticket.number) if line.tickets else []
