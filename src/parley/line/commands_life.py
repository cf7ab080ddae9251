"""What our own people may ask for about the line's own life: tickets, drills, the watch. All of it stays with us.

Reference: docs/reference/requests.md.
"""

from typing import Annotated, Literal

from msgspec import Meta

from parley.line.bounds import Named, PostName, Remark, Short
from parley.line.drills import ITEMS_MAX, Result
from parley.line.request import Request, Time

Part = Literal["bearer", "station", "console", "voice", "telephone", "power", "clock", "other"]


class OpenTicket(Request, frozen=True, tag="ticket.open"):
    """Something of ours, or on the way to them, has failed."""

    fails: Short
    part: Part = "other"
    name: Short = ""


class OfTicket(Request, frozen=True, tag=None, kw_only=True):
    """Something about one open ticket, by its number; 0: the only one that is open."""

    number: Annotated[int, Meta(ge=0, le=10**9)] = 0


class TicketTold(OfTicket, frozen=True, tag="ticket.told"):
    """They were told of it, and how: over another bearer, or by voice."""

    how: Short


class TicketBegun(OfTicket, frozen=True, tag="ticket.begun"):
    """Its repair has begun."""

    how: Short = ""


class CloseTicket(OfTicket, frozen=True, tag="ticket.close"):
    """It is repaired, or was none."""

    how: Short


class ReportTicket(OfTicket, frozen=True, tag="ticket.report"):
    """Tell them of it over the line, by the FAULT-REPORT that is ready; `repaired`: that it works again."""

    to: PostName | None = None
    doing: Remark = ""
    meanwhile: Remark = ""
    expected: Time | None = None
    repaired: bool = False


class BeginDrill(Request, frozen=True, tag="drill.begin"):
    """Begin to try every number, post and desk of both sides."""

    by: Named = "desk"


class NoteDrill(Request, frozen=True, tag="drill.result"):
    """What became of one entry of the drill's sheet."""

    item: Annotated[int, Meta(ge=1, le=ITEMS_MAX)]
    result: Result
    text: Short = ""


class EndDrill(Request, frozen=True, tag="drill.end"):
    """The drill is over: score it. What was not tried counts as that."""


class BeginShift(Request, frozen=True, tag="shift.begin"):
    """An office of ours takes the watch."""

    by: Named


class NoteShift(Request, frozen=True, tag="shift.note"):
    """A line for the log of the watch."""

    text: Remark


class HandOver(Request, frozen=True, tag="shift.hand_over"):
    """The watch goes to another office of ours."""

    to: Named
    text: Remark = ""
