"""What all pages have in common: who asks, and how a template becomes an answer."""

from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.console import shapes
from parley.console.desk import Desk
from parley.console.sessions import Session

COOKIE: Final = "parley"
SECURE_COOKIE: Final = "__Host-parley"  # over TLS
TEMPLATES: Final = Path(__file__).parent / "templates"

_made: Final = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_made.globals |= shapes.HELPERS

Page = Callable[[Request], Awaitable[Response]]


def desk(request: Request) -> Desk:
    """What this console is given of its station."""
    found: Desk = request.app.state.desk
    return found


def cookie(request: Request) -> str:
    """What the cookie is called: over TLS its name says that only this host may have set it."""
    return SECURE_COOKIE if request.url.scheme == "https" else COOKIE


def session(request: Request) -> Session | None:
    """Who asks, if somebody who is logged in."""
    token = request.cookies.get(cookie(request), "")
    return desk(request).sessions.find(token, desk(request).now() // 1000) if token else None


def for_people(page: Page) -> Page:
    """The page is shown to those who are logged in; others are sent to the entrance, a script is told so."""

    @wraps(page)
    async def shown(request: Request) -> Response:
        found = session(request)
        if found is None:
            wants_page = request.headers.get("sec-fetch-mode", "navigate") == "navigate"
            return RedirectResponse("/login", 303) if wants_page else Response(status_code=401)
        request.state.session = found
        return await page(request)

    return shown


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401  # what the template needs
    """The template with these values, and with what every page shows."""
    found: Session | None = getattr(request.state, "session", None)
    words = _made.get_template(template).render(
        station=desk(request).card.title, now=desk(request).now(), session=found, **values
    )
    return HTMLResponse(words, status)
