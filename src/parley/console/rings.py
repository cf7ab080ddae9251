"""Which calls ring here now: told to every console with each event, and shown by each as a dialog.

A console says that it has *shown* a ring two frames after it painted it: only that lets the station sign that it rings.
"""

from collections.abc import Iterable
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from parley.console import acting, pages, watching
from parley.console import call as calling
from parley.line.bells import RINGS
from parley.line.calls import BELLS
from parley.line.things import Bell, Call
from parley.station.book import Book
from parley.views import lines


def ringing(books: Iterable[Book]) -> list[dict[str, Any]]:
    """The calls that ring, the most urgent first: what a console needs to know before it asks for more."""
    found = [
        (call, book.row.name)
        for book in books
        for call in book.line.things.values()
        if isinstance(call, Call) and not call.mine and call.bell in RINGS and call.state in BELLS
    ]
    found.sort(key=lambda each: (-each[0].fact.precedence.rank, each[0].placed.heard_ms))
    return [
        {
            "call": call.ref, "line": name, "precedence": call.fact.precedence.value,
            "exercise": call.fact.exercise, "everywhere": call.bell is Bell.EVERYWHERE,
        }
        for call, name in found
    ]  # fmt: skip


@acting.shown
async def dialog(request: Request) -> Response:
    """What the ring dialog shows of one call, and the answers that may be given."""
    taken = watching.taken(pages.desk(request))
    return pages.render(
        request, "ring.html", party=pages.line(request).them, desk_taken=taken, **calling.shown(request)
    )


@acting.shown
async def painted(request: Request) -> Response:
    """A console has shown it. Who may only read has a console, too; but nobody there can answer."""
    form = await acting.read(request)
    row = lines.choose(pages.desk(request).reading, str(form.get("line", "")))
    console = f"{request.state.session.name}, {str(form.get('console', ''))[:40]}"
    do = {"do": "call.painted", "call": str(form.get("call", "")), "console": console}
    if acting.may_act(request):
        await acting.ask(request, row.id, form, do)
    return Response(status_code=204)


ROUTES: Final = (
    Route("/rings/{line}/{call}", dialog),
    Route("/painted", painted, methods=["POST"]),
)
