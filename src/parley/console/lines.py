"""The first page: each line, which of them needs somebody, and why."""

import shutil
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley.console import acting, alarms, needs, pages, rings, shapes, watching
from parley.console.desk import Desk
from parley.views import status
from parley.views.status import Around


def found(desk: Desk) -> dict[str, Any]:
    """The station and each of its lines, as `parley status` has them."""
    free = shutil.disk_usage(desk.folder).free
    around = Around(str(desk.folder), desk.now(), free, desk.running(), shapes.STRIP_MAX)
    return status.status(desk.reading, desk.card, around)


def state(desk: Desk) -> dict[str, object]:
    """What every event says: which calls ring, what must be heard, and whether somebody is at the desk."""
    names = {book.id: book.row.name for book in desk.books()}
    taken, closed = watching.taken(desk), watching.closed(desk)
    ringing = rings.ringing(desk.books())
    return {
        "rings": [{**each, "as": f"{each['state']} {taken} {closed}"} for each in ringing],
        "alarms": alarms.told(desk.alarms.standing(desk.reading, alarms.marks(desk.books())), names),
        "desk": taken,
        "closed": closed,
        "elsewhere": watching.elsewhere(desk),
    }


@pages.for_people
async def page(request: Request) -> Response:
    """All lines, those that need somebody first."""
    return pages.render(request, "lines.html", **_shown(request))


@pages.for_people
async def cards(request: Request) -> Response:
    """The cards alone, to be swapped into an open page: made once for all consoles of one language and role."""
    made = acting.once(request, "cards", lambda: pages.render(request, "cards.html", **_shown(request)))
    return HTMLResponse(made)


def _shown(request: Request) -> dict[str, Any]:
    desk = pages.desk(request)
    told = found(desk)
    standing = desk.alarms.standing(desk.reading, alarms.marks(desk.books()))
    known = {book.id: needs.known(desk.reading, book, desk.now(), standing) for book in desk.books()}
    for line in told["lines"]:
        of_line = known.get(line["line"], needs.Known())
        line["needs"] = needs.needs(line, of_line, desk.now())
        line["marked"] = of_line.marked
        line["closed"] = of_line.closed
        line["queue"] = sorted(
            line["unseen"]["by_us"]["by_precedence"], key=lambda each: needs.ORDER[each["precedence"]]
        )
    told["lines"].sort(
        key=lambda line: (line["needs"][0].rank if line["needs"] else needs.LAST, line["name"])
    )
    return {
        "found": told,
        "taken": watching.taken(desk),
        "checks": [c for c in told["station"]["checks"] if c["state"] in {"care", "bad"}],
    }
