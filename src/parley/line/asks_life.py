"""Requests about the line's own life: fault tickets, contact drills, the watch.

Only a FAULT-REPORT crosses the line.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from parley.line import asks_messages, drills, hearing_life, shift, tickets
from parley.line import commands_life as c
from parley.line.asks_calls import standing
from parley.line.commands_messages import Write
from parley.line.drills import Drill
from parley.line.effects import Draft, Note
from parley.line.request import Request, moment
from parley.line.state import Line
from parley.line.terms import Terms
from parley.line.tickets import Kept, Ticket
from parley.line.values import Precedence, Refusal
from parley.record.entry import Instant, stamp

OPEN_MAX: Final = 50  # tickets opened by hand; further ones would hide each other
REPORT: Final = "FAULT-REPORT/1"


# --- tickets ------------------------------------------------------------------------------------------------


def open_ticket(line: Line, asked: c.OpenTicket, now: Instant) -> list[Draft]:
    """A fault that no lamp shows."""
    if not asked.fails.strip():
        raise Refusal("a ticket says what fails", 'for instance: parley ticket open "the fax"')
    if sum(ticket.by_hand for ticket in hearing_life.open_tickets(line)) >= OPEN_MAX:
        raise Refusal(f"{OPEN_MAX} tickets are open already", "close some: parley ticket close N --how TEXT")
    hearing_life.opened(line, asked.part, asked.name, asked.fails, now, by_hand=True)
    return []


def _ticket(line: Line, number: int) -> Ticket:
    found = [t for t in hearing_life.open_tickets(line) if number in {0, t.number}]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(t.number) for t in found)
        raise Refusal(f"{len(found)} tickets are open", f"say which: {numbers}", "ambiguous")
    what = f"there is no open ticket {number}" if number else "no ticket is open"
    raise Refusal(what, "see: parley ticket list --all", "no-ticket")


def _moved(line: Line, kept: Kept) -> list[Draft]:
    hearing_life.keep(line, kept)
    return []


def told(line: Line, asked: c.TicketTold, now: Instant) -> list[Draft]:
    """The watch says how they were told."""
    ticket = _ticket(line, asked.number)
    if not asked.how.strip():
        raise Refusal("how were they told?", 'for instance: --how "telephone, their duty officer"')
    if ticket.told_ms is not None:
        raise Refusal("they were told already", f"at {stamp(ticket.told_ms)}", "done")
    return _moved(line, tickets.told(ticket, asked.how, now))


def begun(line: Line, asked: c.TicketBegun, now: Instant) -> list[Draft]:
    """Somebody repairs it."""
    ticket = _ticket(line, asked.number)
    if ticket.begun_ms is not None:
        raise Refusal("its repair has begun already", f"at {stamp(ticket.begun_ms)}", "done")
    return _moved(line, tickets.begun(ticket, asked.how, now))


def close(line: Line, asked: c.CloseTicket, now: Instant) -> list[Draft]:
    """It works again. What a lamp opened, only the lamp closes."""
    ticket = _ticket(line, asked.number)
    if not ticket.by_hand and ticket.mended_ms is None:
        raise Refusal(
            "what the bearers' lamp opened closes once they all answer", "what fails: parley status"
        )
    if not asked.how.strip():
        raise Refusal("how was it repaired?", 'for instance: --how "new cable"')
    return _moved(line, tickets.closed(ticket, asked.how, now))


def report(line: Line, asked: c.ReportTicket, now: Instant) -> list[Draft]:
    """The FAULT-REPORT about it."""
    ticket = _ticket(line, asked.number)
    if asked.repaired and not ticket.by_hand and ticket.mended_ms is None:
        raise Refusal("the bearers' lamp says that it still fails", "what fails: parley status")
    terms, _ = standing(line)
    side = terms.side(line.core.them)
    fields: dict[str, Any] = {
        "ticket": str(ticket.number),
        "part": ticket.part,
        "state": "repaired" if asked.repaired else "open",
        "since": stamp(ticket.since_ms),
        "fails": ticket.fails,
        "meanwhile": asked.meanwhile or meanwhile(line, terms),
    }
    fields |= {"name": ticket.name} if ticket.name else {}
    fields |= {"doing": asked.doing} if asked.doing else {}
    fields |= {"repair_expected": stamp(moment(asked.expected, now))} if asked.expected else {}
    letter = Write(
        to=asked.to or side.desks[0],
        type=REPORT,
        fields=fields,
        precedence=Precedence.PRIORITY,
        subject=f"{'repaired' if asked.repaired else 'fault'}: {ticket.fails}"[:200],
    )
    return asks_messages.write(line, letter, now)


def meanwhile(line: Line, terms: Terms) -> str:
    """How we can be reached while it fails: by the numbers that both agreed on."""
    ways = [f"{way.what}: {way.number}" for way in terms.fallback if way.party == line.core.me]
    return "; ".join(ways)[:1000] or "over this line; no other number of ours is agreed"


# --- drills -------------------------------------------------------------------------------------------------


def begin_drill(line: Line, asked: c.BeginDrill, now: Instant) -> list[Draft]:
    """The sheet of all that is to be tried."""
    terms, _ = standing(line)
    life = line.core.life
    if life.drill is not None:
        raise Refusal("a contact drill is on already", "go on with it, or end it: parley drill end", "done")
    life.drill = Drill(now, asked.by, drills.sheet(terms))
    line.notes.append(Note("drill.begun/1", {"by": asked.by, "items": len(life.drill.items)}))
    return []


def _drill(line: Line) -> Drill:
    if line.core.life.drill is None:
        raise Refusal("no contact drill is on", "begin one: parley drill begin", "no-drill")
    return line.core.life.drill


def note_drill(line: Line, asked: c.NoteDrill, now: Instant) -> list[Draft]:
    """What became of one of them."""
    drill = _drill(line)
    if asked.item > len(drill.items):
        raise Refusal(f"the sheet has {len(drill.items)} entries", "see: parley drill show")
    item = drill.items[asked.item - 1]
    line.core.life.drill = drills.noted(drill, asked.item, asked.result, asked.text, now)
    body = {
        "item": asked.item,
        "party": item.party,
        "what": item.what,
        "number": item.number,
        "result": asked.result.value,
        "text": asked.text,
    }
    line.notes.append(Note("drill.result/1", body))
    return []


def end_drill(line: Line, _asked: c.EndDrill, now: Instant) -> list[Draft]:
    """It is scored; of the earlier ones, two years are kept."""
    drill, life = _drill(line), line.core.life
    terms, _ = standing(line)
    score = drills.scored(drill, terms, now)
    life.drill = None
    life.scores = (*life.scores, score)[-drills.KEPT_MAX :]
    counts = {result.replace(" ", "_"): count for result, count in score.counts.items()}
    body = {"by": drill.by, "score": score.words, "night": score.night, **counts}
    line.notes.append(Note("drill.ended/1", body))
    return []


# --- the watch ----------------------------------------------------------------------------------------------


def begin_shift(line: Line, asked: c.BeginShift, now: Instant) -> list[Draft]:
    """An office takes the watch."""
    shift.begin(line, asked.by, now)
    return []


def note_shift(line: Line, asked: c.NoteShift, _now: Instant) -> list[Draft]:
    """A line for its log."""
    if not asked.text.strip():
        raise Refusal("a note says something", 'for instance: parley shift note "their desk is slow"')
    shift.note(line, asked.text)
    return []


def hand_over(line: Line, asked: c.HandOver, now: Instant) -> list[Draft]:
    """The next office has it."""
    if line.core.life.shift is None:
        raise Refusal("nobody has the watch", "take it: parley shift begin --by OFFICE", "no-shift")
    shift.hand_over(line, asked.to, asked.text, now)
    return []


DO: Final[Mapping[type[Request], Callable[[Line, Any, Instant], list[Draft]]]] = {
    c.OpenTicket: open_ticket,
    c.TicketTold: told,
    c.TicketBegun: begun,
    c.CloseTicket: close,
    c.ReportTicket: report,
    c.BeginDrill: begin_drill,
    c.NoteDrill: note_drill,
    c.EndDrill: end_drill,
    c.BeginShift: begin_shift,
    c.NoteShift: note_shift,
    c.HandOver: hand_over,
}
