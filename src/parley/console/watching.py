"""Taking the desk at a console, and silencing what has been heard."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from parley.console import acting, alarm_pages, pages
from parley.console import alarms as heard
from parley.console.desk import Desk
from parley.line.core import Core
from parley.line.values import SECOND_MS
from parley.station.turn import Answer, Ask
from parley.views import lines

LOOK_S: Final = 2  # how often it is looked whether a session is over


def taken(desk: Desk) -> bool:
    """Whether somebody is at the desk of every line that has terms, at a console that is open."""
    cores = _cores(desk)
    open_ = [
        [post for post in core.screens if core.manned.get(post) and post not in core.closed] for core in cores
    ]
    return bool(cores) and all(open_)


def closed(desk: Desk) -> bool:
    """Whether somebody has the desk whose consoles are closed, on some line."""
    return any(core.closed for core in _cores(desk))


def elsewhere(desk: Desk) -> bool:
    """Whether the desk of every line is taken, of some at no console: at a command line."""
    cores = _cores(desk)
    manned = bool(cores) and all(any(core.manned.values()) for core in cores)
    return manned and not taken(desk) and not closed(desk)


def _cores(desk: Desk) -> list[Core]:
    return [book.line.core for book in desk.books() if book.line.core.terms is not None]


@acting.for_watch
async def begin(request: Request) -> Response:
    """Somebody is at the desk, at a console: calls ring there once one has shown them.

    `call` on `line`: what rings in this console already; it is signed in the same turn that somebody is there.
    """
    form = await acting.read(request)
    told = begun(request)
    if form.get("call"):
        told.append(_shows(request, str(form["call"]), str(form.get("line", ""))))
    return await _done(request, told)


@acting.for_watch
async def end(request: Request) -> Response:
    """Nobody is there any longer."""
    desk = pages.desk(request)
    desk.sessions.left()
    return await _done(request, _told(desk, manned=False))


def begun(request: Request) -> list[asyncio.Future[Answer]]:
    """The desk of every line that has terms is taken at a console, in the station's next turn."""
    desk = pages.desk(request)
    desk.sessions.watch(request.cookies.get(pages.cookie(request), ""))
    return _told(desk, manned=True)


def _told(desk: Desk, *, manned: bool) -> list[asyncio.Future[Answer]]:
    asked = {"do": "desk", "manned": manned, "screen": manned}
    lines = [book.id for book in desk.books() if book.line.core.terms is not None]
    return [desk.ask(Ask("", line, dict(asked))) for line in lines]


async def left(desk: Desk) -> None:
    """The last session at the desk is over: whoever calls now is told at once that nobody is there.

    A desk that was taken at a command line stays as it is.
    """
    lines = [(book.id, book.line.core) for book in desk.books() if book.line.core.terms is not None]
    empty = {"do": "desk", "manned": False}
    asks = [Ask("", line, {**empty, "post": post}) for line, core in lines for post in core.screens]
    await asyncio.gather(*(desk.ask(each) for each in asks))
    desk.live.changed()


async def lapse(desk: Desk) -> None:
    """For as long as the console runs, sessions end with their shift, and the desk with the last one at it.

    If no console of those who have it is open, that is told, and once one is again: whether they left nobody knows.
    """
    attended = not closed(desk)
    while True:
        attended = await look(desk, attended=attended)
        await asyncio.sleep(LOOK_S)


async def look(desk: Desk, *, attended: bool) -> bool:
    """What is over is told; whether a console of the watch is open, as far as that is known. `attended`: told last."""
    if desk.sessions.lapsed(desk.now() // SECOND_MS):
        await left(desk)
    now = desk.sessions.attended(desk.now() // SECOND_MS)
    if now is None or now is attended:
        return attended
    await _attended(desk, open_=now)
    return now


async def _attended(desk: Desk, *, open_: bool) -> None:
    """The station knows whether a console of the watch is open, of every desk that was taken at one."""
    lines = [(book.id, book.line.core) for book in desk.books() if book.line.core.terms is not None]
    asked = {"do": "desk", "manned": True, "screen": True, "closed": not open_}
    asks = [Ask("", line, {**asked, "post": post}) for line, core in lines for post in core.screens]
    await asyncio.gather(*(desk.ask(each) for each in asks))
    desk.live.changed()


@pages.for_people
async def here(_: Request) -> Response:
    """A console is open: whoever asks for anything has said so."""
    return Response(status_code=204)


def _shows(request: Request, call: str, line: str) -> asyncio.Future[Answer]:
    """What a console has shown already, said again now that somebody has taken the desk. Raises Refusal."""
    desk = pages.desk(request)
    do = {"do": "call.painted", "call": call, "console": request.state.session.name}
    return desk.ask(Ask("", lines.choose(desk.reading, line).id, do))


async def _done(request: Request, told: list[asyncio.Future[Answer]]) -> Response:
    await asyncio.gather(*told)
    pages.desk(request).live.changed()
    return Response(status_code=204)


@acting.for_watch
async def silence(request: Request) -> Response:
    """These alarms have been heard: silent on every console."""
    form = await acting.read(request)
    desk = pages.desk(request)
    desk.alarms.silence(str(each) for each in form.getlist("alarm"))
    desk.live.at_once()
    return Response(status_code=204)


@pages.for_people
async def alarms(request: Request) -> Response:
    """The alarms that stand, as the shell shows them: made once for all consoles of one language and role."""
    return HTMLResponse(acting.once(request, "alarms", lambda: _listed(request, pages.desk(request))))


def _listed(request: Request, desk: Desk) -> Response:
    names = {book.id: book.row.name for book in desk.books()}
    found = desk.alarms.standing(desk.reading, heard.marks(desk.books()))
    about = {each.id: alarm_pages.about(desk.reading, each, names.get(each.line, "")) for each in found}
    return pages.render(request, "alarms.html", alarms=found, names=names, about=about)


ROUTES: Final = (
    Route("/alarms", alarms),
    Route("/here", here, methods=["POST"]),
    Route("/alarms/silence", silence, methods=["POST"]),
    Route("/watch/begin", begin, methods=["POST"]),
    Route("/watch/end", end, methods=["POST"]),
)
