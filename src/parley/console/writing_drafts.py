"""A draft: how it stands, what may be done with it, and its text opened again in the form that it was written in."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from parley.console import acting, attached, messages_acts, pages
from parley.console import writing_nodes as nodes
from parley.console.writing_nodes import Typed
from parley.console.writing_read import header_of
from parley.forms import printed
from parley.forms.definition import Definition
from parley.forms.sheet import chosen
from parley.line.values import Precedence
from parley.station.ports import LineRow, Reading
from parley.views import composing, printing
from parley.views import drafts as view

DRAFT: Final = "draft"  # inputs of a form that changes one: which,
CHANGES: Final = "changes"  # and how often it had been changed when it was opened
KEPT: Final = ("released_by",)  # of its letter, for which the form has no input


@acting.shown
async def page(request: Request) -> Response:
    """One draft, as it would be signed, and what may be done with it."""
    desk = pages.desk(request)
    row, ref = messages_acts.found_draft(request)
    found = view.one_draft(desk.reading, row, ref, desk.now(), desk.catalogue)
    form = desk.catalogue.newest(view.letter(desk.reading, row, ref)["type"].partition("/")[0])
    return pages.render(
        request, "writing-draft.html", row=row, draft=found, text=await _as_signed(request, row, found["message"]),
        id=acting.fresh_id(), acts=acting.may_act(request), precedences=tuple(Precedence),
        change=form.short.lower() if form is not None and form.written and "change" in found["possible"] else "",
    )  # fmt: skip


async def _as_signed(request: Request, row: LineRow, entry: dict[str, Any] | None) -> str:
    if entry is None:
        return ""
    desk = pages.desk(request)
    spoken = chosen(printing.languages(desk.reading, row))
    print_ = printing.unsent(desk.reading, row, entry, desk.book, spoken)
    form = desk.catalogue.get(entry["type"])
    return await asyncio.to_thread(printed.text, print_, form, spoken, signed=False)


def begun(request: Request, row: LineRow, ref: str, definition: Definition, own: str) -> dict[str, list[str]]:
    """The form filled with what the draft says; `own`: the language in which one writes unless it says another."""
    desk = pages.desk(request)
    letter = view.letter(desk.reading, row, ref)
    found = view.one_draft(desk.reading, row, ref, desk.now(), desk.catalogue)
    said = {**letter, **{name: _several(letter[name]) for name in ("to", "info", "exempted")}}
    language = letter["language"] or own
    fields = letter["fields"] or ({"text": letter["text"]} if letter["text"] else {})
    made: dict[str, list[str]] = {"precedence": [definition.precedence], "language": [language]}
    made |= header_of(said, language)
    made |= nodes.retyped(definition, fields, letter["translations"], language)
    if letter["supersedes"]:
        made["supersedes"] = [letter["supersedes"]]
    made |= attached.of_letter(letter["attachments"])
    return {**made, DRAFT: [ref], CHANGES: [str(found["changes"])]}


def _several(posts: str | list[str] | None) -> list[str]:
    return [posts] if isinstance(posts, str) else list(posts or ())


def request(
    reading: Reading, row: LineRow, typed: Typed, letter: Mapping[str, Any], by: str
) -> dict[str, Any]:
    """What the station is to be asked: this letter in the draft's place, if the draft is still as it was opened."""
    ref, changes = typed.one(DRAFT), typed.one(CHANGES)
    before = view.letter(reading, row, ref)
    kept = {name: before[name] for name in KEPT if before[name]}
    seen = int(changes) if changes.isascii() and changes.isdecimal() and len(changes) < len("1000000") else 0
    return {"do": composing.CHANGE, "draft": ref, "by": by, "changes": seen, "letter": {**kept, **letter}}
