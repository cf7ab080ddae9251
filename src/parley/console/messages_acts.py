"""What the watch does about one message: each a form that posts, and comes back to the message."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from parley.console import acting, messages, pages, requests, times
from parley.line.values import Precedence
from parley.record.entry import Instant
from parley.station.errors import Refusal
from parley.station.ports import LineRow
from parley.views import drafts as view

Do = Callable[[FormData, Instant], dict[str, Any]]


def _text(form: FormData, name: str) -> str:
    return str(form.get(name, "")).replace("\r\n", "\n").strip()


def _many(form: FormData, name: str) -> list[str]:
    return [str(text) for text in form.getlist(name) if text]


def _post(form: FormData) -> dict[str, Any]:
    """The post that the form names; without one the station takes the desk, or whom it was written to."""
    return {"post": post} if (post := _text(form, "post")) else {}


def _precedence(form: FormData) -> dict[str, Any]:
    said = _text(form, "precedence")
    return {"precedence": said} if said in set(Precedence) else {}


def _nack(form: FormData, _: Instant) -> dict[str, Any]:
    return {"do": "nack", "reason": _text(form, "reason"), "text": _text(form, "text"), **_post(form)}


def _expect(form: FormData, now: Instant) -> dict[str, Any]:
    return {
        "do": "expect",
        "by": times.typed(_text(form, "by"), now),
        "text": _text(form, "text"),
        **_post(form),
    }


def _readdress(form: FormData, _: Instant) -> dict[str, Any]:
    return {
        "do": "readdress",
        "to": _many(form, "to"),
        "info": _many(form, "info"),
        "why": _text(form, "why"),
    }


DO: Final[Mapping[str, Do]] = {
    "seen": lambda form, _: {"do": "seen", **_post(form)},
    "office": lambda form, _: {"do": "office", **_post(form)},
    "informed": lambda form, _: {"do": "informed", **_post(form)},
    "nack": _nack,
    "expect": _expect,
    "query": lambda _, __: {"do": "query"},
    "cancel": lambda form, _: {"do": "cancel", "reason": _text(form, "reason"), **_precedence(form)},
    "readdress": _readdress,
}


@acting.for_watch
async def act(request: Request) -> Response:
    """Say that of the message, and show what it then is."""
    row, ref = messages.found(request)
    form = await acting.read(request)
    name = request.path_params["do"]
    if name in requests.DO:
        await acting.ask(request, row.id, form, {**requests.DO[name](form), requests.NAMED[name]: ref})
    elif (do := DO.get(name)) is not None:
        said = do(form, Instant(pages.desk(request).now()))
        await acting.ask(request, row.id, form, {**said, "message": ref})
    else:
        raise Refusal("there is no such act", "use the buttons of the message's page")
    return RedirectResponse(f"/messages/{row.name}/{ref}", 303)


# --- drafts -------------------------------------------------------------------------------------------------


def _as_read(form: FormData) -> dict[str, Any]:
    """How often the draft had been changed when the page was made: whoever verifies or releases it means that text."""
    changes = _text(form, "changes")
    return {"changes": int(changes)} if re.fullmatch("[0-9]{1,6}", changes) else {}


OF_DRAFT: Final[Mapping[str, Do]] = {
    "verify": lambda form, _: {"do": "draft.verify", **_as_read(form)},
    "release": lambda form, _: {
        "do": "draft.release",
        **_as_read(form),
        **_precedence(form),
        "unaided": bool(form.get("unaided")),
    },
    "reject": lambda form, _: {"do": "draft.reject", "why": _text(form, "why")},
    "hold-back": lambda form, _: {"do": "draft.hold_back", "why": _text(form, "why")},
}


@acting.for_watch
async def act_on_draft(request: Request) -> Response:
    """Verify, release, reject or take back a draft, by whoever is logged in."""
    row, ref = found_draft(request)
    form = await acting.read(request)
    do = OF_DRAFT.get(request.path_params["do"])
    if do is None:
        raise Refusal("there is no such act", "use the buttons of the draft's page")
    said = do(form, Instant(pages.desk(request).now()))
    answer = await acting.ask(request, row.id, form, {**said, "draft": ref, "by": request.state.session.name})
    if answer.get("entries"):
        return RedirectResponse(f"/messages/{row.name}/{answer['entries'][0]['ref']}", 303)
    return RedirectResponse(f"/messages/{row.name}/drafts/{ref}", 303)


def found_draft(request: Request) -> tuple[LineRow, str]:
    """The line and the draft that the address names. Raises Refusal."""
    return messages.found(request, view.DRAFT)
