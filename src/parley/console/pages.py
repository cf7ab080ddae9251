"""What all pages have in common: who asks, in which language, and how a template becomes an answer."""

import json
from collections.abc import Awaitable, Callable
from functools import wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from parley.console import alarmed, reasons, refused, retold, sayings, shapes, speech
from parley.console.desk import Desk
from parley.console.sessions import Session
from parley.console.speech import Speech
from parley.station.ports import LineRow
from parley.views import lines

COOKIE: Final = "parley-{}"  # with the port: a browser gives one host's cookies to all its ports
SECURE_COOKIE: Final = "__Host-parley"  # over TLS
LANGUAGE_COOKIE: Final = "language"
TEMPLATES: Final = Path(__file__).parent / "templates"
_SPOKEN_BY_SCRIPT: Final = (
    "stream-live",
    "stream-lost",
    "stream-full",
    "time-now",
    "title-exercise",
    "ring-sudden",
    "ring-unanswered",
    "station-away",
)  # and, with a placeholder, those below
_WITH_NUMBER: Final = ("ring-more", "alarms-more")
_WITH_SPAN: Final = ("stream-stale", "station-away-for", "time-ago", "time-in")

PAGES: Final = {  # what the head of each page leads to
    "/": "page-lines",
    "/messages": "page-messages",
    "/timeline": "page-timeline",
    "/check": "page-check",
}

_made: Final = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_made.globals |= shapes.HELPERS | {"KEYS": sayings.KEYS, "PAGES": PAGES}

Page = Callable[[Request], Awaitable[Response]]


def desk(request: Request) -> Desk:
    """What this console is given of its station."""
    found: Desk = request.app.state.desk
    return found


def line(request: Request) -> LineRow:
    """The line that the page's address names. Raises Refusal."""
    return lines.choose(desk(request).reading, request.path_params["line"])


def fits(request: Request, most: int) -> bool:
    """Whether what comes says how long it is, and is no longer: bytes."""
    length = request.headers.get("content-length", "")
    return length.isascii() and length.isdecimal() and int(length) <= most


def cookie(request: Request) -> str:
    """What the cookie is called: over TLS its name says that only this host may have set it."""
    return SECURE_COOKIE if request.url.scheme == "https" else COOKIE.format(request.url.port)


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
        desk(request).sessions.heard(request.cookies.get(cookie(request), ""), desk(request).now() // 1000)
        # Taken before anything is read: what the page then shows may be newer than it says, but not older.
        request.state.version = desk(request).live.version
        return await page(request)

    return shown


def spoken(request: Request) -> Speech:
    """The language of whoever asks: chosen on this machine, else what the browser prefers."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen not in speech.LANGUAGES:
        chosen = speech.preferred(request.headers.get("accept-language", ""))
    return speech.speech(chosen)


def render(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:  # noqa: ANN401  # what the template needs
    """The template with these values, and with what every page shows."""
    found: Session | None = getattr(request.state, "session", None)
    now, tongue = desk(request).now(), spoken(request)
    reason = reasons.teller(tongue)
    words = _made.get_template(template).render(
        station=desk(request).card.title, now=now, session=found, path=request.url.path,
        version=getattr(request.state, "version", ""),
        say=tongue.say, term=tongue.term, speech=tongue, age=shapes.ages(tongue, now), reason=reason,
        told=alarmed.teller(tongue, reason), retold=reasons.reteller(tongue),
        languages=speech.LANGUAGES, for_scripts=_for_scripts(tongue), **values,
    )  # fmt: skip
    return HTMLResponse(words, status, _pushed(request, status))


def outside(request: Request, **values: Any) -> HTMLResponse:  # noqa: ANN401  # what the template needs
    """The answer to what comes from elsewhere: it names no station, and holds no form and no script."""
    tongue = spoken(request)
    words = _made.get_template("outside.html").render(say=tongue.say, speech=tongue, **values)
    return HTMLResponse(words, HTTPStatus.FORBIDDEN)


def ready(*templates: str) -> None:
    """These are compiled now, and so are the sentences that are told anew: not when somebody first waits for them."""
    for name in templates:
        _made.get_template(name)
    for files in (retold.FILES, retold.SAID, refused.FILES, alarmed.FILES):
        retold.known(files)


def _pushed(request: Request, status: int) -> dict[str, str]:
    """After a form has led to another page, the address bar says so."""
    boosted = request.method == "GET" and request.headers.get("hx-boosted") == "true"
    if not boosted or status >= HTTPStatus.BAD_REQUEST:
        return {}
    return {"HX-Push-Url": str(request.url).removeprefix(str(request.base_url).rstrip("/"))}


def _for_scripts(tongue: Speech) -> str:
    """What the page's own scripts say, as JSON: the span of time stands as `{}`."""
    said = {key: str(tongue.say(key)) for key in _SPOKEN_BY_SCRIPT}
    said |= {key: str(tongue.say(key, span=Markup("{}"))) for key in _WITH_SPAN}
    said |= {key: str(tongue.say(key, n=Markup("{}"))) for key in _WITH_NUMBER}
    said |= {f"span-{unit}": str(tongue.say(f"span-{unit}", n=Markup("{}"))) for unit in shapes.UNITS}
    return json.dumps(said)
