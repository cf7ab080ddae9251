"""One call: where it stands, how far it provably came, and what may be said of it now; and placing one."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from parley.console import acting, pages, sayings, watching
from parley.console.acting import Missing
from parley.console.desk import Desk
from parley.line.silence import Evidence
from parley.line.values import Precedence
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import calls, composing

NEWEST: Final = 100  # of a line's calls on its page


def _call(desk: Desk, row: LineRow, ref: str) -> dict[str, Any]:
    """Raises Missing if the line has no such call."""
    _there(desk, row, ref)
    return calls.one(desk.reading, row, ref, desk.now())


def _there(desk: Desk, row: LineRow, ref: str) -> None:
    """Raises Missing if the line has no such call."""
    found = desk.reading.thing(row.id, ref)
    if found is None or found.kind != calls.TABLE:
        raise Missing("there is no such call on this line", "look at the list of its calls")


def shown(request: Request, row: LineRow, ref: str) -> dict[str, Any]:
    """What every look at one call shows of it, and the words that may be said. Raises Refusal."""
    desk = pages.desk(request)
    call, ours = _call(desk, row, ref), composing.sides(desk.reading, row).ours
    offered = sayings.offered(call["possible"])
    if set(ours) <= set(call["asked"]):  # each post is asked once in a call
        offered = [saying for saying in offered if saying.key != "delegate"]
    return {
        "call": call, "level": Evidence(call["evidence"]["level"]).name, "line": row.name,
        "sayings": offered, "spans": sayings.SPANS, "codes": sayings.CODES, "our_posts": ours,
        "may_act": acting.may_act(request), "fresh_id": acting.fresh_id(),
    }  # fmt: skip


def _named(request: Request) -> dict[str, Any]:
    """The call of the page's address."""
    return shown(request, pages.line(request), request.path_params["call"])


@acting.shown
async def one(request: Request) -> Response:
    """The call's page."""
    return pages.render(request, "call.html", **_named(request))


@acting.shown
async def part(request: Request) -> Response:
    """What of it changes by itself: where it stands, and what may be said of it now."""
    return pages.render(request, "call-part.html", **_named(request))


@acting.for_watch
async def answer(request: Request) -> Response:
    """One word about the call; then its page. Said at a desk that nobody had taken, it may take the desk as well."""
    row, form = pages.line(request), await acting.read(request)
    saying = sayings.BY_KEY.get(request.path_params["word"])
    if saying is None:
        raise Refusal("there is no such word about a call", "use the buttons of its page")
    ref = request.path_params["call"]
    desk = pages.desk(request)
    _there(desk, row, ref)
    asked = sayings.request(saying, ref, form, desk.now())
    if form.get("watch") == "yes":
        watching.begun(request)  # not awaited: in one turn with the word, no bell moves between the two
    await acting.ask(request, row.id, form, asked)
    return RedirectResponse(f"/calls/{row.name}/{ref}", 303)


@acting.shown
async def listed(request: Request) -> Response:
    """The line's newest calls, both sides'."""
    row, desk = pages.line(request), pages.desk(request)
    found = calls.calls(desk.reading, row, desk.now(), newest=NEWEST)
    return pages.render(request, "calls.html", line=row.name, calls=found[::-1])


@acting.for_watch
async def new(request: Request) -> Response:
    """The form for a call."""
    row, desk = pages.line(request), pages.desk(request)
    sides = composing.sides(desk.reading, row)
    return pages.render(
        request, "call-new.html", line=row.name, theirs_posts=sides.theirs, ours_posts=sides.ours,
        precedences=[p.value for p in Precedence], spans=sayings.SPANS,
        fresh_id=acting.fresh_id(),
    )  # fmt: skip


@acting.for_watch
async def place(request: Request) -> Response:
    """The call is placed; then its page."""
    row, form = pages.line(request), await acting.read(request)
    asked: dict[str, Any] = {"do": "call.place", "exercise": form.get("exercise") == "yes"}
    for field in ("to", "from", "precedence", "subject", "needed_by"):
        if text := str(form.get(field, ""))[: sayings.TEXT_MAX].strip():
            asked[field] = text
    done = await acting.ask(request, row.id, form, asked)
    return RedirectResponse(f"/calls/{row.name}/{done['entries'][0]['ref']}", 303)


ROUTES: Final = (
    Route("/calls/{line}", listed),
    Route("/calls/{line}/new", new, methods=["GET"]),
    Route("/calls/{line}/new", place, methods=["POST"]),
    Route("/calls/{line}/{call}", one),
    Route("/calls/{line}/{call}/part", part),
    Route("/calls/{line}/{call}/{word}", answer, methods=["POST"]),
)
