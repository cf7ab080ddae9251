"""Pictures that go with a message: handed in with a form, and shown on the page of the message that names them.

What anybody sent is decoded in a process of its own before a browser gets it, and then as PNG or JPEG and nothing else.
What our people hand in is written anew from its pixels. One at a time: each takes memory.
"""

import asyncio
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, Final

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from parley.console import acting, pages
from parley.console.acting import Missing
from parley.console.beside import beside
from parley.console.writing_nodes import Typed
from parley.line.written import ATTACHMENTS_MAX, Attachment
from parley.record import entry
from parley.station import attachments, pictures
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.wire.flat import JPEG, PNG, NotFlat

FILE: Final = "picture"  # the input for files,
NAMED: Final = "attachment"  # the input of what is handed in already, each as JSON,
ABOUT: Final = "about:"  # and, with the hash, the one for what it shows
NAME_MAX: Final = 100  # characters of a file's name
ABOUT_MAX: Final = 200
SUFFIXES: Final = {PNG: "png", JPEG: "jpg"}


def of_letter(found: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The inputs of a form for what a message or a draft names already."""
    made = {NAMED: [_typed(one) for one in found]}
    return made | {f"{ABOUT}{one['hash']}": [one["about"]] for one in found if one["about"]}


def _typed(one: Mapping[str, Any]) -> str:
    return msgspec.json.encode({name: one[name] for name in ("name", "media", "size", "hash")}).decode()


def listed(typed: Typed) -> list[dict[str, Any]]:
    """What the message is to say of each picture that the form has. Raises Refusal."""
    found = []
    for text in typed.many(NAMED):
        try:
            one = msgspec.json.decode(text, type=dict[str, Any])
            about = typed.one(f"{ABOUT}{one.get('hash', '')}").strip()[:ABOUT_MAX]
            found.append(msgspec.to_builtins(msgspec.convert({**one, "about": about}, Attachment)))
        except msgspec.MsgspecError as why:
            raise Refusal("this is no picture that was handed in", "choose its file again") from why
    return found


async def taken(request: Request, row: LineRow, form: FormData, typed: Typed) -> Typed:
    """The form with the files that came with it handed in. Raises Refusal."""
    files = [file for file in form.getlist(FILE) if isinstance(file, UploadFile) and file.filename]
    known = typed.many(NAMED)
    if len(known) + len(files) > ATTACHMENTS_MAX:
        raise Refusal(f"a message has at most {ATTACHMENTS_MAX} pictures", "send the others with another one")
    for file in files:
        name = PurePath(str(file.filename).replace("\\", "/")).name[-NAME_MAX:]
        known.append(_typed(await pages.desk(request).attach(row.id, name, await file.read())))
    return Typed({**typed.texts, NAMED: list(dict.fromkeys(known))}) if files else typed


def shown(reading: Reading, row: LineRow, message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What this message names, and how much of it is here."""
    told = []
    for one in message["attachments"]:
        blob = reading.blob(row.id, one["hash"])
        state = blob.state if blob is not None else attachments.LACKING
        have = blob.have if blob is not None else 0
        told.append({**one, "state": state, "have": have, "href": f"/pictures/{row.name}/{one['hash']}"})
    return told


@acting.shown
async def picture(request: Request) -> Response:
    """The picture itself, if it is here and can be decoded."""
    row, name = pages.line(request), str(request.path_params["hash"])
    if entry.HASH.fullmatch(name) is None:
        raise Missing("that is no hash of a picture", "follow the link on the message's page")

    def read(reading: Reading) -> tuple[bytes, str]:
        blob = reading.blob(row.id, name)
        if blob is None:
            raise Missing("this picture is not here", "the message's page says how much of it came")
        if blob.state != attachments.WHOLE or blob.media not in SUFFIXES:
            raise Refusal("this picture is not here", "the message's page says how much of it came")
        try:
            return pictures.opened(reading.blob_bytes(row.id, name, 0, blob.size), blob.media), blob.media
        except NotFlat as why:
            raise Refusal(f"not a flat image: not opened: {why}", "ask them for another file") from why

    lock: asyncio.Lock = request.app.state.decoding
    async with lock:
        data, media = await beside(pages.desk(request), read)
    headers = {"Content-Disposition": f'inline; filename="{name[:16]}.{SUFFIXES[media]}"'}
    return Response(data, media_type=media, headers=headers)


ROUTES: Final = (Route("/pictures/{line}/{hash}", picture),)
