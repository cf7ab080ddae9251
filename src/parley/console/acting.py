"""What a form of a page asks of the station: once, however often it is sent; and what is said where it is refused.

A page's form carries `id`, which `fresh_id` made with the page: a form that is sent twice is carried out once.
"""

import secrets
from collections.abc import Awaitable, Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from parley.console import pages, reasons
from parley.console.accounts import Role
from parley.line.values import SECOND_MS
from parley.record.errors import Theirs
from parley.station.errors import Refusal
from parley.station.turn import Ask

BODY_MAX: Final = 1 << 20  # of a form: the longest message in several languages, typed
FIELDS_MAX: Final = 2_000  # a table of 64 rows has more than a thousand
ID_BYTES: Final = 8
ID_MAX: Final = 64


class Missing(Refusal):
    """The address of a page names nothing that is on record."""


def fresh_id() -> str:
    """A new id for a form that is about to be shown."""
    return secrets.token_hex(ID_BYTES)


async def read(request: Request, *, files: int = 0, bytes_max: int = 0) -> FormData:
    """What the form says, with so many `files` of so many bytes. Raises Refusal if it is too long, or not a form."""
    if not pages.fits(request, BODY_MAX + files * bytes_max):
        raise Refusal(
            "this form is longer than a message may be", "shorten its texts, or send fewer pictures"
        )
    return await request.form(max_files=files, max_fields=FIELDS_MAX, max_part_size=BODY_MAX)


async def ask(request: Request, line: str, form: FormData, do: dict[str, Any]) -> dict[str, Any]:
    """The station's answer to `do` on this line (its id), asked under the form's id. Raises Refusal."""
    id_ = str(form.get("id", ""))[:ID_MAX]
    answer = await pages.desk(request).ask(Ask(id_, line, do))
    if answer.error is not None:
        raise Refusal(answer.error["what"], answer.error.get("hint", ""), answer.error.get("code", "refused"))
    return answer.ok or {}


def shown(page: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The page is for all who are logged in; what it is not possible to show is said in words."""

    @wraps(page)
    async def showing(request: Request) -> Response:
        try:
            return await page(request)
        except (Refusal, Theirs) as why:
            return failed(request, why)

    return pages.for_people(showing)


def for_watch(page: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """The page acts: for those who are logged in and may. What is refused is shown with what, and what now."""

    @wraps(page)
    async def acting(request: Request) -> Response:
        if not may_act(request):
            what = pages.spoken(request).say("failed-read-only")
            return pages.render(request, "failed.html", 403, what=what, hint="")
        return await page(request)

    return shown(acting)


def may_act(request: Request) -> bool:
    """Whether whoever asks may do more than read."""
    return request.state.session.role is Role.WATCH


def once(request: Request, what: str, make: Callable[[], Response]) -> bytes:
    """`what` of the pages, made once for all consoles of one language and role that ask for it in this moment."""
    desk = pages.desk(request)
    key = f"{what} {pages.spoken(request).language} {may_act(request)}"
    return desk.kept.get(desk.live.version, desk.now() // SECOND_MS, key, lambda: bytes(make().body))


def failed(request: Request, why: Refusal | Theirs) -> Response:
    """The refusal as a page, in its language."""
    what, hint = (why.what, why.hint) if isinstance(why, Refusal) else (str(why), "")
    tell = reasons.teller(pages.spoken(request))
    status = HTTPStatus.NOT_FOUND if isinstance(why, Missing) else HTTPStatus.CONFLICT
    return pages.render(request, "failed.html", status, what=tell(what), hint=tell(hint) if hint else "")
