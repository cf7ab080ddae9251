"""Evidence from the page: a bundle as a download, and what a bundle shows, in the verdict's words.

Both are worked out beside the station's loop, one at a time. The bundle made last is kept in memory, so that it can be
verified as it was handed out, and is forgotten with the process.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from parley.console import acting, pages
from parley.console.beside import beside
from parley.record import card as cards
from parley.record.errors import Theirs
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import bundles, excerpts, lines, proving, timeline
from parley.views.timeline import Wanted

BUNDLE_MAX: Final = 32 << 20  # bytes of a file that is verified here; a larger one is the command's business
CARDS_MAX: Final = 8
LINES_MAX: Final = 2_000  # of a verdict's words on one page
BUNDLE_TYPE: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle as it is verified. `name`: of its file."""

    line: str
    name: str
    data: bytes


@dataclass(slots=True)
class Evidence:
    """What a console keeps of evidence: the bundle made last, and that one is worked out at a time."""

    last: Bundle | None = None
    working: asyncio.Lock = field(default_factory=asyncio.Lock)


def _evidence(request: Request) -> Evidence:
    found: Evidence = request.app.state.evidence
    return found


@pages.for_people
async def make(request: Request) -> Response:
    """The whole line as a bundle, or what was said about one call, test or message, to be saved."""
    desk, name = pages.desk(request), str(request.path_params["line"])
    about = request.query_params.get("about", "")

    def made(reading: Reading) -> Bundle:
        row, now = lines.choose(reading, name), desk.now()
        stamp = datetime.fromtimestamp(now / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
        if not about:
            return Bundle(row.id, f"{row.name}-{stamp}.parley", bundles.bundle(reading, row, now).data)
        refs = timeline.alone(reading, row, Wanted(), about).refs
        data = excerpts.excerpt(reading, row, now, refs).data
        return Bundle(row.id, f"{row.name}-{about[:8]}-{stamp}.parley", data)

    kept = _evidence(request)
    async with kept.working:
        try:
            bundle = await beside(desk, made)
        except (Refusal, Theirs) as why:
            return acting.failed(request, why)
        kept.last = bundle
    headers = {"Content-Disposition": f'attachment; filename="{bundle.name}"'}
    return Response(bundle.data, media_type=BUNDLE_TYPE, headers=headers)


@pages.for_people
async def verify(request: Request) -> Response:
    """What the bundle made last shows, or the one that was brought. What does not hold is said, and is no failure."""
    kept = _evidence(request)
    try:
        row = pages.line(request)
        bundle, said = await _given(request, row)
    except (Refusal, Theirs) as why:
        return acting.failed(request, why)
    async with kept.working:
        shown = await asyncio.to_thread(_shown, bundle, row, said)
    # Off the loop, as the check itself: thousands of sentences are told in the language of the page.
    return await asyncio.to_thread(
        pages.render, request, "verified.html", line=row.name, bundle=bundle, **shown
    )


async def _given(request: Request, row: LineRow) -> tuple[Bundle, list[str]]:
    """The bundle that is meant, and the hashes of cards that came with it. Raises Refusal."""
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        last = _evidence(request).last
        if last is None or last.line != row.id:
            raise Refusal("no bundle was made here since the station started", "make it first")
        return last, []
    form = await _form(request)
    typed = str(form.get("cards", "")).splitlines()
    said = [line.strip() for line in typed if line.strip()][:CARDS_MAX]
    file = form.get("bundle")
    if not isinstance(file, UploadFile) or not file.filename:
        raise Refusal("no file was chosen")
    return Bundle(row.id, file.filename, await file.read()), said


async def _form(request: Request) -> FormData:
    if not pages.fits(request, BUNDLE_MAX):
        raise Refusal("this file is longer than the console checks", "check it with: parley verify FILE")
    return await request.form(max_files=1, max_fields=4)


def _shown(bundle: Bundle, row: LineRow, said: list[str]) -> dict[str, Any]:
    """Everything that the page says of it. The cards had when pairing count: they came from elsewhere."""
    told: dict[str, Any] = {
        "sha256": sha256(bundle.data).hexdigest(),
        "broken": "",
        "parties": [],
        "words": [],
    }
    ours = [cards.parse(row.my_card).hash, cards.parse(row.their_card).hash]
    try:
        found = proving.proved(bundle.data, [*ours, *said])
    except Theirs as why:
        return told | {"broken": str(why), "strangers": [], "more": 0}
    words = found.words
    return told | {
        "parties": found.parties,
        "strangers": proving.strangers(found.evidence, said),
        "words": words[:LINES_MAX],
        "more": max(0, len(words) - LINES_MAX),
    }


ROUTES: Final = (
    Route("/timeline/{line}/bundle", make, methods=["POST"]),
    Route("/timeline/{line}/verify", verify, methods=["POST"]),
)
