"""The application: which address shows which page, for whom."""

import asyncio
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Match, Mount, Route
from starlette.staticfiles import StaticFiles

from parley.console import (
    attached,
    call,
    check,
    entrance,
    evidence,
    line,
    lines,
    messages_pages,
    pages,
    passkeys,
    rings,
    timeline,
    watching,
)
from parley.console.desk import Desk
from parley.console.guard import Guard
from parley.console.live import CONSOLES_MAX, FULL

EVENTS: Final = "text/event-stream"
STATIC: Final = Path(__file__).parent / "static"


def application(desk: Desk, hosts: frozenset[str]) -> Starlette:
    """The console of this station, under these names (with their ports)."""
    app = Starlette(
        routes=[
            Route("/", lines.page),
            Route("/lines", lines.cards),
            *messages_pages.ROUTES,
            *attached.ROUTES,
            *call.ROUTES,
            *rings.ROUTES,
            *watching.ROUTES,
            Route("/events", _events),
            Route("/login", entrance.page, methods=["GET"]),
            Route("/login", entrance.enter, methods=["POST"]),
            Route("/enter/{secret}", entrance.link, methods=["GET"]),
            Route("/enter/{secret}", entrance.enter_by_link, methods=["POST"]),
            *passkeys.ROUTES,
            Route("/language", entrance.speak, methods=["POST"]),
            Route("/logout", entrance.leave, methods=["POST"]),
            *timeline.ROUTES,
            *evidence.ROUTES,
            *line.ROUTES,
            *check.ROUTES,
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        middleware=[Middleware(Guard, hosts=hosts)],
        exception_handlers={HTTPStatus.NOT_FOUND: _no_page, HTTPStatus.METHOD_NOT_ALLOWED: _above},
    )
    app.state.desk = desk
    app.state.challenges = passkeys.Challenges()
    app.state.evidence = evidence.Evidence()
    app.state.decoding = asyncio.Lock()
    pages.ready(*rings.TEMPLATES)  # the first bell of a station would wait for it a twentieth of a second
    return app


async def _no_page(request: Request, _: Exception) -> Response:
    """An address that is none, said as any failure is."""
    request.state.session = pages.session(request)
    what = pages.spoken(request).say("failed-no-page")
    return pages.render(request, "failed.html", HTTPStatus.NOT_FOUND, what=what, hint="")


async def _above(request: Request, _: Exception) -> Response:
    """Where a form was sent is no page: whoever comes there, by Back or by a link, is led to the page that it is of."""
    if request.method != "GET":
        return Response(status_code=HTTPStatus.METHOD_NOT_ALLOWED)
    path = request.url.path
    while path := path.rpartition("/")[0]:
        if any(
            route.matches({**request.scope, "path": path})[0] is Match.FULL for route in request.app.routes
        ):
            return RedirectResponse(path, HTTPStatus.SEE_OTHER)
    return RedirectResponse("/", HTTPStatus.SEE_OTHER)


@pages.for_people
async def _events(request: Request) -> Response:
    desk = pages.desk(request)
    if desk.live.consoles >= CONSOLES_MAX:
        return _full(request)
    own, may = rings.Dialogs(request), lambda: pages.session(request) is not None
    return StreamingResponse(
        desk.live.stream(desk.now, lambda: lines.state(desk), own, may), media_type=EVENTS
    )


def _full(request: Request) -> Response:
    """An open page is told so, and asks again; somebody who looks is shown it as any failure."""
    if EVENTS in request.headers.get("accept", ""):
        return Response(FULL, media_type=EVENTS)
    say = pages.spoken(request).say
    what, hint = say("failed-full", n=CONSOLES_MAX), say("failed-full-now")
    return pages.render(request, "failed.html", HTTPStatus.SERVICE_UNAVAILABLE, what=what, hint=hint)
