"""Pictures that go with a message: `attachment list`, `attachment save`, and handing one in for `write --attach`."""

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from parley import wiring
from parley.cli.asking import ask
from parley.cli.examples import examples
from parley.cli.failures import Cannot
from parley.cli.here import Here, folder, here, on_line, reads
from parley.cli.show import Sheet, as_json
from parley.station import attachments, pictures
from parley.station.ports import BlobRow, LineRow
from parley.views import attachments as view
from parley.views import lines
from parley.views.says import short
from parley.wire.flat import NotFlat


def hand_in(at: Here, files: Sequence[Path], about: str = "") -> list[dict[str, Any]]:
    """What a message is to say of these pictures, once the station has them. Raises Refusal, Cannot or OSError.

    The name of each file travels; nothing else of it does but its pixels.
    """
    return [_handed_in(at, file, about) for file in files]


def _handed_in(at: Here, file: Path, about: str) -> dict[str, Any]:
    if file.stat().st_size > pictures.FILE_BYTES_MAX:
        raise Cannot(
            f"{file}: {file.stat().st_size:,} bytes where {pictures.FILE_BYTES_MAX:,} are allowed",
            "make it smaller: fewer pixels, or only the part that matters",
        )
    data = base64.b64encode(file.read_bytes()).decode()
    answer = ask(Here(at.folder, line=at.line), {"do": "attach", "name": file.name, "data": data})
    return {**{name: answer[name] for name in ("name", "media", "size", "hash")}, "about": about}


@click.group
@folder
def attachment() -> None:
    """The pictures that messages name: which are here, and the picture itself."""


@attachment.command("list")
@reads
@on_line
@here
@examples("parley attachment list")
def list_(at: Here) -> None:
    """Every picture that a message names, and whether it is here.

    That they named one and did not deliver it is our word; that they named it is in their own entry.
    """
    reading = wiring.reading(at.folder)
    found = [tree for row in lines.chosen(reading, at.line) for tree in view.attachments(reading, row)]
    if at.json:
        as_json(found)
        return
    sheet = Sheet()
    if not found:
        sheet.say("no attachments")
        return
    rows = [
        [tree["hash"][:12], tree["name"] or "", f"{tree['size']:,}", "ours" if tree["mine"] else tree["with"],
         short(tree["message"]) if tree["message"] else "", tree["words"]]
        for tree in found
    ]  # fmt: skip
    heads = ["HASH", "NAME", "BYTES", "WHOSE", "MESSAGE", "WHAT WE HAVE"]
    sheet.table(heads, rows, folds=("NAME", "WHAT WE HAVE"))


@attachment.command
@click.argument("hash_", metavar="HASH")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@folder
@on_line
@here
@examples(
    "parley attachment save 3f9a0c1b7d22 map.png",
)
def save(at: Here, hash_: str, file: Path, force: bool) -> None:
    """Write the picture of that HASH (or its beginning) to FILE.

    Only a flat image is given out: it is decoded first, in a process of its own. Its hash is the one in the signed
    entry, which proves which picture was meant.
    """
    row, blob = _find(at, hash_)
    if blob.state != attachments.WHOLE:
        raise Cannot(f"{blob.name}: {view.words(blob)}", "see: parley attachment list")
    data = wiring.reading(at.folder).blob_bytes(row.id, blob.hash, 0, blob.size)
    try:
        pictures.opened(data, blob.media)
    except NotFlat as why:
        raise Cannot(
            f"{blob.name}: not a flat image: not opened: {why}", "ask them for another file"
        ) from why
    if file.exists() and not force:
        raise Cannot(f"{file} is there already", "choose another name, or say --force")
    file.write_bytes(data)
    Sheet().say(f"written: {file}, {len(data):,} bytes of {blob.media}; SHA-256 {blob.hash}")


def _find(at: Here, prefix: str) -> tuple[LineRow, BlobRow]:
    """The only attachment whose hash begins so."""
    reading = wiring.reading(at.folder)
    found = [
        (row, blob)
        for row in lines.chosen(reading, at.line)
        for blob in reading.blobs(row.id)
        if len(prefix) >= lines.PREFIX_MIN and blob.hash.startswith(prefix.lower())
    ]
    if not found:
        raise Cannot(f"there is no attachment {prefix}", "see: parley attachment list")
    if len({blob.hash for _, blob in found}) > 1:
        raise Cannot(f"more than one attachment begins with {prefix}", "give more digits of its hash")
    return next(((row, blob) for row, blob in found if blob.state == attachments.WHOLE), found[0])
