"""The Messages pages: what came and what went by precedence, and one message with all that became of it.

A receipt is a receipt: no page has a tick, a green or the word "accepted" for one.
"""

import asyncio
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parley.console import acting, attached, messages_said, pages, requests, searching
from parley.console.acting import Missing
from parley.console.beside import beside
from parley.console.desk import Desk
from parley.forms import printed
from parley.forms.definition import Definition, said
from parley.forms.sheet import chosen
from parley.line.values import SERVICE_MS
from parley.record.entry import instant
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import composing, drafts, lines, printing
from parley.views import messages as view

LISTED_MAX: Final = (
    50  # of one line and precedence; a watch that has more unseen needs people, not a longer page
)
BOXES: Final = ("in", "out", "drafts", "requests")
RANK: Final = {precedence.value: rank for rank, precedence in enumerate(SERVICE_MS)}  # the most urgent first


@pages.for_people
async def page(request: Request) -> Response:
    """Inbox, outbox, drafts or requests, over all lines; or what was looked for."""
    looked_for = searching.typed(request.query_params.get("q", ""))
    told = await _found(request, looked_for) if looked_for else _listed(request)
    desk = pages.desk(request)
    asking = (
        requests.may_ask(desk, told["rows"]) if told["box"] == "requests" and acting.may_act(request) else []
    )
    return pages.render(request, "messages.html", **told, asking=asking, phrase=requests.ASKING)


async def _found(request: Request, text: str) -> dict[str, Any]:
    """What that finds, read beside the station's loop."""
    desk = pages.desk(request)
    rows, now = desk.reading.lines(), desk.now()
    found = await beside(desk, lambda reading: searching.messages(reading, rows, text, now))
    return {
        "box": BOXES[0], "boxes": BOXES, "rows": rows, "about": view.about, "q": text,
        "found": [_placed(row, one, now) for row, one in found],
    }  # fmt: skip


@pages.for_people
async def listed(request: Request) -> Response:
    """The list alone, to be swapped into an open page."""
    made = acting.once(
        request,
        f"messages {_box(request)}",
        lambda: pages.render(request, "messages-list.html", **_listed(request)),
    )
    return HTMLResponse(made)


def _box(request: Request) -> str:
    asked = request.query_params.get("box", "")
    return asked if asked in BOXES else BOXES[0]


def _listed(request: Request) -> dict[str, Any]:
    desk = pages.desk(request)
    box, rows = _box(request), desk.reading.lines()
    found: dict[str, Any] = {"box": box, "boxes": BOXES, "rows": rows, "about": view.about, "q": ""}
    if box == "requests":
        language = pages.spoken(request).language
        return {**found, **requests.listed(desk, rows), "items": requests.names(desk.catalogue, language)}
    if box == "drafts":
        return {**found, "drafts": [one for row in rows for one in _drafts(desk, row)]}
    return {**found, **_boxes(desk, rows, mine=box == "out")}


def _boxes(desk: Desk, rows: list[LineRow], *, mine: bool) -> dict[str, Any]:
    """The messages of all lines as one list: unseen ones by precedence and due time, others newest first."""
    now = desk.now()
    all_ = [(row, view.box(desk.reading, row, now, mine=mine, newest=LISTED_MAX)) for row in rows]
    unseen = [_placed(row, one, now) for row, box in all_ for one in box.unseen]
    rest = [_placed(row, one, now) for row, box in all_ for one in box.rest]
    unseen.sort(key=lambda one: (one["stopped"], RANK[one["precedence"]], one["due"]))
    rest.sort(key=lambda one: one["heard_at"], reverse=True)
    more = [(row.name, precedence, count) for row, box in all_ for precedence, count in box.more.items()]
    gaps = [(row.name, gap) for row in rows for gap in view.gaps_of(desk.reading, row, mine=mine)]
    return {"unseen": unseen, "rest": rest[:LISTED_MAX], "more": more, "gaps": gaps, "mine": mine}


def _placed(row: LineRow, one: dict[str, Any], now: int) -> dict[str, Any]:
    """The message with where its page is, and whether somebody should have seen it by now."""
    stopped = bool(one["cancelled"] or one["corrections"])
    late = one["state"] == "SENT" and not stopped and now > instant(one["due"])
    return {**one, "stopped": stopped, "late": late, "href": f"/messages/{row.name}/{one['ref']}"}


def _drafts(desk: Desk, row: LineRow) -> list[dict[str, Any]]:
    found = drafts.drafts(desk.reading, row, desk.now(), desk.catalogue)
    return [{**one, "href": f"/messages/{row.name}/drafts/{one['ref']}"} for one in found]


# --- one message --------------------------------------------------------------------------------------------


def found(request: Request, kind: str = view.TABLE) -> tuple[LineRow, str]:
    """The line and the message (or the thing of another kind) that the address names. Raises Missing."""
    row = pages.line(request)
    try:
        return row, lines.find(pages.desk(request).reading, request.path_params["ref"], kind, row.name)[1]
    except Refusal as why:
        raise Missing(why.what, why.hint) from why


@acting.shown
async def one(request: Request) -> Response:
    """One message: the printed form, what became of it, and what may be done about it."""
    return pages.render(request, "message.html", **await _whole(request))


@acting.shown
async def became(request: Request) -> Response:
    """What became of it alone, to be swapped into an open page; what is being typed there stays."""
    row, ref = found(request)
    made = acting.once(
        request,
        f"message {row.id} {ref}",
        lambda: pages.render(request, "message-became.html", **_became(request, row, ref)),
    )
    return HTMLResponse(made)


@acting.shown
async def form(request: Request) -> Response:
    """Its printed form alone, with the receipts that were given by now."""
    row, ref = found(request)
    return pages.render(request, "message-form.html", text=await _printed(pages.desk(request), row, ref))


async def _printed(desk: Desk, row: LineRow, ref: str) -> str:
    """Off the loop: what a hostile author wrote may take long to be made harmless."""
    spoken = chosen(printing.languages(desk.reading, row))
    print_ = printing.message(desk.reading, row, ref, desk.book, spoken, desk.catalogue)
    return await asyncio.to_thread(printed.text, print_, desk.catalogue.get(print_["entry"]["type"]), spoken)


def _became(request: Request, row: LineRow, ref: str) -> dict[str, Any]:
    desk = pages.desk(request)
    message = _placed(row, view.one(desk.reading, row, ref, desk.now()), desk.now())
    return {
        "message": message,
        "row": row,
        "ladder": messages_said.ladder(message),
        "receipt": messages_said.receipt,
        "story": messages_said.story(message),
        "pictures": attached.shown(desk.reading, row, message),
        **requests.about(desk, row, message, pages.spoken(request).language),
    }


def _answering(desk: Desk, message: Mapping[str, Any]) -> list[Definition]:
    """The types that answer this message: those of its type, and an assurance where one is asked for."""
    found = desk.catalogue.answering(message["type"])
    assurance = desk.catalogue.newest(requests.ASSURANCE) if requests.asks_assurance(message) else None
    return [*found, *([assurance] if assurance is not None else [])]


async def _whole(request: Request) -> dict[str, Any]:
    desk = pages.desk(request)
    row, ref = found(request)
    told = _became(request, row, ref)
    message, sides = told["message"], composing.sides(desk.reading, row)
    spoken = chosen(printing.languages(desk.reading, row))
    print_ = printing.message(desk.reading, row, ref, desk.book, spoken, desk.catalogue)
    form_ = desk.catalogue.get(message["type"])
    return {
        **told,
        "sides": sides,
        "form": form_,
        "text": await _printed(desk, row, ref),
        "read": await asyncio.to_thread(messages_said.read, print_, form_, pages.spoken(request).language),
        "left": partial(messages_said.left, message),
        "answers": [
            (answer.short, said(answer.name, pages.spoken(request).language))
            for answer in _answering(desk, message)
        ],
        "acts": acting.may_act(request) and sides.agreed,
        "id": acting.fresh_id(),
        "drafts_first": composing.drafts_first(sides.two_persons, message["type"]),
    }
