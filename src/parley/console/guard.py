"""What every answer carries, and what no request may be: headers for a locked-down browser, and one origin."""

from typing import Final

from markupsafe import Markup
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.console import pages
from parley.console.shapes import theirs

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; media-src 'self' blob:; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
NAMED_MAX: Final = 100  # characters of a name or origin that is not ours
SAFE: Final = frozenset(("GET", "HEAD"))
SHEET: Final = (
    "/static/console.css"  # of the refusal itself, which is read under whatever name: it says nothing of us
)


class Guard:
    """Wraps the whole application. `hosts`: what a browser may call this station, with the port."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        app = self.app if self._ours(scope) else self._refusal(scope)
        await app(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> ASGIApp:
        """Why nothing was done, and by which address the console is reached: nothing of the station itself is said."""
        request = Request(scope)
        say = pages.spoken(request).say
        host, origin = request.headers.get("host", ""), request.headers.get("origin", "null")
        named = host in self.hosts
        if not named:
            what = say("outside-host", name=theirs(host[:NAMED_MAX]))
        elif origin == "null":
            what = say("outside-nameless")
        else:
            what = say("outside-site", name=theirs(origin[:NAMED_MAX]))
        own = host if named else max(self.hosts)
        return pages.outside(request, what=what, address=_link(f"http://{own}/"), tell=named)

    def _ours(self, scope: Scope) -> bool:
        """Whether it was meant for this console, and does not come from another site's page."""
        if scope["path"] == SHEET and scope["method"] in SAFE:
            return True
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts:
            return False  # a name that was made to point here: DNS rebinding
        if scope["method"] in SAFE:
            return True
        origin = headers.get("origin", "")
        return (
            origin.partition("://")[2] == host
            and headers.get("sec-fetch-site", "same-origin") == "same-origin"
        )


def _link(address: str) -> Markup:
    return Markup('<a href="{0}" dir="ltr">{0}</a>').format(address)
