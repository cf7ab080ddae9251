"""Which calls ring here now: told to every console with each event, and shown by each as a dialog.

The dialog of the first comes with the event itself: a bell does not wait for one more request. Whatever else rings is
listed in that dialog, so that none stays unseen behind another.

A ring is one call at one post: handed over to another post the call rings anew, and is to be shown anew.

A console says that it has *shown* a ring two frames after it painted it: only that lets the station sign that it rings.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from parley.console import acting, pages, watching
from parley.console import call as calling
from parley.line.bells import RINGS
from parley.line.calls import BELLS
from parley.line.things import Bell, Call
from parley.record.errors import Theirs
from parley.station.book import Book
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import lines

TEMPLATES: Final = ("ring.html", "ring-more.html", "sayings.html")
_THIS_FORM: Final = acting.fresh_id()  # stands for a form's id; nobody outside can know it, and so write it


def _found(books: Iterable[Book]) -> list[tuple[Call, str]]:
    """The calls that ring, each with its line's name, the most urgent first."""
    found = [
        (call, book.row.name)
        for book in books
        for call in book.line.things.values()
        if isinstance(call, Call) and not call.mine and call.bell in RINGS and call.state in BELLS
    ]
    found.sort(key=lambda each: (-each[0].fact.precedence.rank, each[0].placed.heard_ms))
    return found


def ringing(books: Iterable[Book]) -> list[dict[str, Any]]:
    """The calls that ring, the most urgent first: what a console needs to know before it asks for more."""
    return [
        {
            "ring": _ring(call), "call": call.ref, "line": name, "post": call.story.post,
            "precedence": call.fact.precedence.value,
            "exercise": call.fact.exercise, "everywhere": call.bell is Bell.EVERYWHERE, "state": call.state.value,
        }
        for call, name in _found(books)
    ]  # fmt: skip


def _ring(call: Call) -> str:
    """The name of this ring: which call, and at its how manieth post."""
    return f"{call.ref}-{len(call.story.asked)}"


@acting.shown
async def dialog(request: Request) -> Response:
    """What the ring dialog shows of one call, and the answers that may be given."""
    return _dialog(request, pages.line(request), request.path_params["call"], acting.fresh_id())


def _dialog(request: Request, row: LineRow, ref: str, fresh_id: str) -> HTMLResponse:
    """Raises Refusal."""
    shown = calling.shown(request, row, ref) | {"fresh_id": fresh_id}
    desk = pages.desk(request)
    told = {"desk_taken": watching.taken(desk), "desk_closed": watching.closed(desk)}
    return pages.render(request, "ring.html", party=row.them, **told, **shown)


class Dialogs:
    """What one console is told besides the others: the dialog of what rings first, and a list of all that rings."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._told = ""
        self._listed: list[str] = []

    def __call__(self, state: Mapping[str, Any]) -> dict[str, Any]:
        """`dialog`, of which ring, and its words, and `more`, if this console has not been told them so."""
        return self._first(next(iter(state["rings"]), None)) | self._more([r["ring"] for r in state["rings"]])

    def _first(self, first: Mapping[str, Any] | None) -> dict[str, Any]:
        told = f"{first['ring']} {first['as']}" if first is not None else ""
        if first is None or told == self._told:
            return {}
        self._told = told
        try:
            return {"dialog": {"ring": first["ring"], "words": self._words(first["line"], first["call"])}}
        except (Refusal, Theirs):  # gone meanwhile: a console that still wants it asks, and is told why not
            return {}

    def _more(self, rings: list[str]) -> dict[str, Any]:
        """One alone needs no list."""
        rings = rings if len(rings) > 1 else []
        if rings == self._listed:
            return {}
        self._listed = rings
        return {"more": self._list() if rings else ""}

    def _list(self) -> str:
        """All of them, as the dialog lists them."""
        request, books = self._request, pages.desk(self._request).books()
        return acting.once(request, "rings", lambda: pages.render(request, "ring-more.html", rings=[
            {"ring": _ring(call), "line": name, "call": call} for call, name in _found(books)
        ])).decode()  # fmt: skip

    def _words(self, name: str, ref: str) -> str:
        """The dialog's; of what was made for all, the forms' ids are this console's own."""
        request = self._request
        row = lines.choose(pages.desk(request).reading, name)
        made = acting.once(request, f"dialog {ref}", lambda: _dialog(request, row, ref, _THIS_FORM))
        return made.decode().replace(_THIS_FORM, acting.fresh_id())


@acting.shown
async def painted(request: Request) -> Response:
    """A console has shown it, ringing at `post`. Who may only read has a console, too; but nobody there can answer."""
    form = await acting.read(request)
    row = lines.choose(pages.desk(request).reading, str(form.get("line", "")))
    console = f"{request.state.session.name}, {str(form.get('console', ''))[:40]}"
    do = {"do": "call.painted", "call": str(form.get("call", "")), "console": console}
    if form.get("post"):
        do["post"] = str(form["post"])
    if acting.may_act(request):
        await acting.ask(request, row.id, form, do)
    return Response(status_code=204)


ROUTES: Final = (
    Route("/rings/{line}/{call}", dialog),
    Route("/painted", painted, methods=["POST"]),
)
