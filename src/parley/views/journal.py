"""Our own journal as its supervisors read it: what our people did and what our station noticed, newest last."""

from collections.abc import Iterator
from typing import Any, Final

from parley.record import entry as entries
from parley.station.journal import LINE
from parley.station.ports import Reading

BLOCK: Final = 500  # entries read at a time, from the end


def journal(reading: Reading, *, begins: str = "", line: str = "", newest: int = 50) -> list[dict[str, Any]]:
    """The newest entries whose kind begins so and that are about this line; 0 for all. Oldest first."""
    names = {row.id: row.name for row in reading.lines()}
    found: list[dict[str, Any]] = []
    for entry in _backwards(reading):
        body = dict(entry.body)
        about = str(body.pop("line", ""))
        if entry.kind.startswith(begins) and line in {"", about}:
            found.append(
                {
                    "at": entry.at,
                    "kind": entry.kind,
                    "line": about,
                    "with": names.get(about, ""),
                    "body": body,
                }
            )
            if len(found) == newest:
                break
    return found[::-1]


def _backwards(reading: Reading) -> Iterator[entries.Entry]:
    for log in reversed(reading.logs(LINE)):
        for end in range(log.size, 0, -BLOCK):
            first = max(0, end - BLOCK)
            raws = [raw for raw, _ in reading.entries(log.id, first, end - first)]
            yield from (entries.parse(raw) for raw in reversed(raws))
