"""Attachments as plain values: who named each, how much of it is here, and what may be said of it."""

from typing import Any

from parley.record.entry import stamp
from parley.station.attachments import CLOSED, LACKING, REFUSED
from parley.station.ports import BlobRow, LineRow, Reading


def attachments(reading: Reading, row: LineRow) -> list[dict[str, Any]]:
    """Every attachment of a line, the first named first."""
    return [of(row, blob) for blob in reading.blobs(row.id)]


def of(row: LineRow, blob: BlobRow) -> dict[str, Any]:
    """One of them. Shape: docs/reference/cli-json.md."""
    return {
        "line": row.id, "with": row.name, "hash": blob.hash, "name": blob.name or None, "media": blob.media,
        "size": blob.size, "have": blob.have, "state": blob.state, "mine": blob.mine, "message": blob.ref or None,
        "named_at": stamp(blob.named_at), "moved_at": stamp(blob.moved_at) if blob.have else None, "asked": blob.asked,
        "words": words(blob),
    }  # fmt: skip


def words(blob: BlobRow) -> str:
    """What may be said of it. That something was not delivered is our word; that it was named is in a signed entry."""
    if blob.state == CLOSED:
        return "not a flat image: not opened"
    if blob.state == REFUSED:
        return "larger than agreed: not asked for"
    if blob.state == LACKING:
        came = f"{blob.have:,} of {blob.size:,} bytes came"
        vain = f"; asked for {blob.asked} times in a row in vain" if blob.asked else ""
        spoilt = "; what came before had another hash" if blob.spoilt else ""
        return f"named, not delivered so far: {came}{vain}{spoilt} (our word)"
    return "here" if blob.ref else "handed in; no message names it yet"
