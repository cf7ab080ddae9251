"""The first page: each line, which of them needs somebody, and why."""

import shutil
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley.console import alarms, pages, rings, shapes, watching
from parley.console.desk import Desk
from parley.line.bells import RINGS
from parley.line.calls import BELLS
from parley.line.values import SECOND_MS, SERVICE_MS
from parley.record.entry import instant
from parley.views import status
from parley.views.status import Around

ORDER: Final = {precedence.value: rank for rank, precedence in enumerate(SERVICE_MS)}  # the most urgent first


def found(desk: Desk) -> dict[str, Any]:
    """The station and each of its lines, as `parley status` has them."""
    free = shutil.disk_usage(desk.folder).free
    around = Around(str(desk.folder), desk.now(), free, desk.running(), shapes.STRIP_MAX)
    return status.status(desk.reading, desk.card, around)


def state(desk: Desk) -> dict[str, object]:
    """What every event says: which calls ring, what must be heard, and whether somebody is at the desk."""
    names = {book.id: book.row.name for book in desk.books()}
    return {
        "rings": rings.ringing(desk.books()),
        "alarms": alarms.told(desk.alarms.standing(desk.reading, alarms.marks(desk.books())), names),
        "desk": watching.taken(desk),
    }


@pages.for_people
async def page(request: Request) -> Response:
    """All lines, those that need somebody first."""
    return pages.render(request, "lines.html", **_shown(request))


@pages.for_people
async def cards(request: Request) -> Response:
    """The cards alone, to be swapped into an open page: made once for all consoles of one language."""
    desk = pages.desk(request)
    made = desk.kept.get(
        desk.live.version, desk.now() // SECOND_MS, pages.spoken(request).language,
        lambda: bytes(pages.render(request, "cards.html", **_shown(request)).body),
    )  # fmt: skip
    return HTMLResponse(made)


def _shown(request: Request) -> dict[str, Any]:
    desk = pages.desk(request)
    told = found(desk)
    now = desk.now()
    for line in told["lines"]:
        line["needs"] = needs(line, now)
        line["queue"] = sorted(
            line["unseen"]["by_us"]["by_precedence"], key=lambda each: ORDER[each["precedence"]]
        )
    told["lines"].sort(key=lambda line: (line["needs"][0]["rank"] if line["needs"] else 99, line["name"]))
    return {"found": told, "checks": [c for c in told["station"]["checks"] if c["state"] in {"care", "bad"}]}


def needs(line: dict[str, Any], now: int) -> list[dict[str, Any]]:
    """Why somebody should look at this line, the most urgent first: its rank, a word, and the reason."""
    reasons: list[dict[str, Any]] = []

    def because(rank: int, word: str, why: str) -> None:
        reasons.append({"rank": rank, "word": word, "why": why})

    for call in line["open_calls"]:
        if not call["mine"] and call["state"] in BELLS:
            # Too late or too many of them make no sound, and wait all the same.
            rank, word = (0, "rings") if call["bell"] in RINGS else (2, "waits")
            because(rank, word, call["subject"])
    for each in line["unseen"]["by_us"]["by_precedence"]:
        if each["overdue"]:
            because(1 + ORDER[each["precedence"]], "overdue", each["precedence"])
    observed = line["observed"]
    if observed["bearers"]["value"] == "DEAD":
        because(3, "dead", observed["bearers"]["why"])
    for each in line["unseen"]["by_us"]["by_precedence"]:
        if not each["overdue"]:
            because(4 + ORDER[each["precedence"]], "unseen", each["precedence"])
    if line["agreement"]["waits_for_us"]:
        because(8, "agreement", "")
    if line["requests"]["theirs"]["count"]:
        due = line["requests"]["theirs"]["first_due"]
        because(3 if due and instant(due) < now else 9, "request", "")
    return sorted(reasons, key=lambda each: int(each["rank"]))
