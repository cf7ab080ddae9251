"""The timeline: both sides' entries as one story, page by page, with filters; one entry with its exact bytes."""

from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from parley.console import acting, pages, searching, times
from parley.console.acting import Missing
from parley.console.beside import beside
from parley.record.entry import Instant, instant, stamp
from parley.record.errors import Theirs
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import lines, record
from parley.views import timeline as view
from parley.views.timeline import Wanted
from parley.views.walk import End

FILTERS: Final = ("side", "group", "from", "to", "text", "about")
SIDES: Final = ("ours", "theirs")
FIELD_MAX: Final = 200
RAW: Final = "application/octet-stream"  # a browser saves it, and opens nothing


@pages.for_people
async def chosen(request: Request) -> Response:
    """The only line's timeline; of several, a choice."""
    rows = pages.desk(request).reading.lines()
    if len(rows) == 1:
        return RedirectResponse(f"/timeline/{rows[0].name}", 303)
    return pages.render(request, "timeline_lines.html", rows=rows)


@pages.for_people
async def page(request: Request) -> Response:
    """One page of the story, with what stands beside the record."""
    return await _shown(request, "timeline.html", whole=True)


@pages.for_people
async def entries(request: Request) -> Response:
    """The entries alone, to be brought into an open page."""
    return await _shown(request, "timeline_entries.html", whole=False)


async def _shown(request: Request, template: str, *, whole: bool) -> Response:
    desk = pages.desk(request)
    name = str(request.path_params["line"])
    try:
        asked = Asked(request, desk.now())

        def read(reading: Reading) -> dict[str, Any]:
            row = lines.choose(reading, name)
            about = asked.said["about"]
            wanted = view.alone(reading, row, asked.wanted, about) if about else asked.wanted
            found = view.page(reading, row, wanted, asked.end, asked.begin)
            return {"found": found, "beside": view.beside(reading, row) if whole else None}

        told = await beside(desk, read)
    except (Refusal, Theirs) as why:
        return acting.failed(request, why)
    running = desk.running()["lines"]
    waiting = next((line["outbox"] for line in running if line["line"] == told["found"]["line"]), 0)
    return pages.render(request, template, asked=asked, groups=view.GROUPS, waiting=waiting, **told)


class Asked:
    """What an address of the timeline asks for. Raises Refusal for what is none."""

    def __init__(self, request: Request, now: int) -> None:
        self.line = str(request.path_params["line"])
        said = {name: request.query_params.get(name, "").strip()[:FIELD_MAX] for name in FILTERS}
        self.said = said
        since, until = (_moment(said[name], now) for name in ("from", "to"))
        side = said["side"] if said["side"] in SIDES else ""
        group = said["group"] if said["group"] in view.GROUPS else ""
        self.wanted = Wanted(side, group, since, until, _words(said["text"]))
        self.end = _place(request.query_params.get("before", ""))
        self.begin = _place(request.query_params.get("since", ""))

    def address(self, part: str = "", **other: str) -> str:
        """The same with these filters instead, at the newest page."""
        return self._address(part, {**self.said, **other})

    def here(self, part: str) -> str:
        """A part of this very page."""
        return self._address(part, {**self.said, "before": _typed(self.end), "since": _typed(self.begin)})

    def older(self, place: End) -> str:
        return self._address("", {**self.said, "before": _typed(place)})

    def newer(self, place: End) -> str:
        return self._address("", {**self.said, "since": _typed(place)})

    def _address(self, part: str, said: dict[str, str]) -> str:
        query = urlencode({name: value for name, value in said.items() if value})
        return f"/timeline/{self.line}{part}" + (f"?{query}" if query else "")


def _moment(text: str, now: int) -> int:
    """The time that somebody typed; 0 for none. Raises Refusal."""
    return instant(times.typed(text, now)) if text else 0


def _words(text: str) -> str:
    """What is looked for in an entry: a date-time group as an entry has it, anything else as it was typed."""
    at = searching.minute(text)
    return stamp(Instant(at))[: len("2022-03-04T12:30")] if at is not None else text


def _place(text: str) -> End | None:
    """The place in the story that an address names, if it does."""
    ours, point, theirs = text.partition(".")
    if not point or not (ours + theirs).isascii() or not (ours.isdecimal() and theirs.isdecimal()):
        return None
    return End(int(ours[:16]), int(theirs[:16]))


def _typed(place: End | None) -> str:
    return f"{place.ours}.{place.theirs}" if place is not None else ""


@pages.for_people
async def entry(request: Request) -> Response:
    """One entry with everything that is known of it, its bytes as they are signed."""
    try:
        row, found = _one(request)
    except (Refusal, Theirs) as why:
        return acting.failed(request, why)
    return pages.render(request, "entry.html", entry=found, line=row.name, address=request.url.path)


@pages.for_people
async def raw(request: Request) -> Response:
    """The exact bytes, as a file."""
    try:
        _, found = _one(request)
    except (Refusal, Theirs) as why:
        return acting.failed(request, why)
    name = f"entry-{found['ref'][:16]}.json"
    return Response(
        found["raw"].encode(),
        media_type=RAW,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _one(request: Request) -> tuple[LineRow, dict[str, Any]]:
    """Raises Missing if there is no such entry."""
    said, reading = request.path_params, pages.desk(request).reading
    row = lines.choose(reading, said["line"])
    party = row.me if said["side"] == "ours" else row.them
    try:
        return row, record.by_index(reading, row, party, said["index"], said["epoch"])
    except Refusal as why:
        raise Missing(why.what, why.hint) from why


ROUTES: Final = (
    Route("/timeline", chosen),
    Route("/timeline/{line}", page),
    Route("/timeline/{line}/entries", entries),
    Route("/timeline/{line}/entry/{side}/{epoch}/{index:int}", entry),
    Route("/timeline/{line}/entry/{side}/{epoch}/{index:int}/bytes", raw),
)
