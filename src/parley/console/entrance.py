"""Logging in and out, and the language of the pages."""

import asyncio
import ipaddress
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from parley.console import pages, watching
from parley.console.accounts import Account
from parley.console.links import Links
from parley.line.values import SECOND_MS

FIELD_MAX: Final = 200
BODY_MAX: Final = 4_096
_hashing: Final = asyncio.Lock()
LANGUAGE_S: Final = 400 * 86_400  # as long as a browser keeps a cookie


async def page(request: Request) -> Response:
    """Name, password, code."""
    return _login(request)


async def enter(request: Request) -> Response:
    """Both secrets at once: which of them was wrong nobody is told."""
    desk = pages.desk(request)
    if not pages.fits(request, BODY_MAX):
        return _login(request, 413, "long")
    form = await request.form(max_files=0, max_fields=8)
    name, password, code = (str(form.get(field, ""))[:FIELD_MAX] for field in ("name", "password", "code"))
    now_s = desk.now() // 1000
    address = request.client.host if request.client else ""
    tried = (f"name {name}", f"address {address}")
    async with _hashing:  # one at a time, beside the station's loop: a password takes a tenth of a second
        if desk.sessions.too_many(tried, now_s):
            return _login(request, 429, "often")
        account = await asyncio.to_thread(desk.accounts.check, name, password, code, now_s)
    if account is None:
        desk.sessions.failed(tried, now_s)
        return _login(request, 403, "wrong")
    return let_in(request, RedirectResponse("/", 303), account)


def _login(request: Request, status: int = 200, failed: str = "") -> Response:
    """The entrance, with what went wrong, if anything."""
    desk = pages.desk(request)
    over = desk.sessions.over(_token(request), desk.now() // SECOND_MS)
    return pages.render(
        request, "login.html", status, failed=failed, named=named(request), by_name=by_name(request, "/login"),
        over=over, shift=over is not None and over.until_s <= desk.now() // SECOND_MS,
    )  # fmt: skip


def _token(request: Request) -> str:
    return request.cookies.get(pages.cookie(request), "")


def named(request: Request) -> bool:
    """Whether the console was opened by a name: a passkey is made for one, never for a number."""
    try:
        ipaddress.ip_address(request.url.hostname or "")
    except ValueError:
        return True
    return False


def by_name(request: Request, path: str) -> str:
    """The address under which passkeys work here."""
    return f"{request.url.scheme}://localhost:{request.url.port}{path}"


def let_in(request: Request, answer: Response, account: Account) -> Response:
    """The answer, which begins a session of this account."""
    desk = pages.desk(request)
    now_s = desk.now() // SECOND_MS
    token = desk.sessions.begin(account.name, account.role, now_s, before=_token(request))
    answer.set_cookie(
        pages.cookie(request), token, path="/", httponly=True, secure=request.url.scheme == "https", samesite="strict"
    )  # fmt: skip
    return answer


def _links(request: Request) -> Links:
    desk = pages.desk(request)
    return Links(desk.folder, desk.accounts)


async def link(request: Request) -> Response:
    """Who comes by a link is asked first: to look at an address must not use it up."""
    desk = pages.desk(request)
    account = _links(request).find(request.path_params["secret"], desk.now() // 1000)
    if account is None:
        return _login(request, 403, "link")
    return pages.render(request, "link.html", name=account.name)


async def enter_by_link(request: Request) -> Response:
    """The link is used up, and lets its account in."""
    desk = pages.desk(request)
    account = _links(request).take(request.path_params["secret"], desk.now() // 1000)
    if account is None:
        return _login(request, 403, "link")
    return let_in(request, RedirectResponse("/", 303), account)


async def speak(request: Request) -> Response:
    """From now on, on this machine, in that language."""
    if not pages.fits(request, BODY_MAX):
        return _login(request, 413, "long")
    form = await request.form(max_files=0, max_fields=2)
    answer = RedirectResponse(_back(request), 303)
    answer.set_cookie(
        pages.LANGUAGE_COOKIE, str(form.get("language", ""))[:FIELD_MAX], path="/", httponly=True,
        max_age=LANGUAGE_S, secure=request.url.scheme == "https", samesite="strict",
    )  # fmt: skip
    return answer


def _back(request: Request) -> str:
    """The page of ours that the form stood on; the Guard has seen that it was one."""
    path = urlsplit(request.headers.get("referer", "")).path
    return path if path.startswith("/") and not path.startswith("//") else "/"


async def leave(request: Request) -> Response:
    """The session ends here, whatever the browser still keeps; and with the last one at the desk, the watch."""
    desk, now_s = pages.desk(request), pages.desk(request).now() // SECOND_MS
    known = desk.sessions.find(_token(request), now_s)
    desk.sessions.end(_token(request))
    if known is not None and known.watches and not desk.sessions.watched(now_s):
        await watching.left(desk)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(pages.cookie(request), path="/")
    return answer
