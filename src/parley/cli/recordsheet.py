"""How entries look, and what was odd."""

import json
from collections.abc import Sequence
from typing import Any

from parley.cli.show import Cell, Sheet, Tone, Toned
from parley.record.entry import instant
from parley.views.says import short
from parley.views.times import dtg, when


def listed(sheet: Sheet, entries: Sequence[dict[str, Any]]) -> None:
    """Entries, one a row, in the order in which they reached our record."""
    if not entries:
        sheet.say("nothing is on record yet")
        return
    rows: list[list[Cell]] = [
        [
            short(entry["ref"]),
            dtg(instant(entry["at"])),
            entry["by"].rpartition("-")[0],
            f"{entry['epoch']} {entry['index']}",
            "signed for" if entry["held_at"] else Toned("not yet received", Tone.CARE),
            entry["says"],
        ]
        for entry in entries
    ]
    sheet.table(["ENTRY", "DTG", "BY", "EPOCH, NO", "OTHER STATION", "SAYS"], rows, folds=("SAYS",))


def whole(sheet: Sheet, entry: dict[str, Any], now: int) -> None:
    """One entry with everything that is known of it, its bytes last."""
    sheet.title(f"{entry['kind']}  {entry['ref']}")
    sheet.say(f"entry {entry['index']} of {entry['origin']}", indent=2)
    sheet.say(f"written {when(instant(entry['at']), now)}, by the clock of {entry['by']}", indent=2)
    if not entry["mine"]:
        sheet.say(f"arrived {when(instant(entry['heard_at']), now)}, by our clock", indent=2)
    after = entry["after"]
    seen = f"{after['size']} entries of epoch {after['epoch']}" if after["epoch"] else "nothing"
    sheet.say(f"its author then held {seen} of the other side", indent=2)
    holder = "the counterpart" if entry["mine"] else "we"
    held = (
        f"{holder} signed for it {when(instant(entry['held_at']), now)}"
        if entry["held_at"]
        else "nobody has signed for it yet"
    )
    sheet.say(held, indent=2)
    sheet.say(f"says: {entry['says']}", indent=2)
    sheet.text(json.dumps(entry["body"], indent=2, ensure_ascii=False))
    sheet.say("as signed:", indent=2)
    sheet.text(entry["raw"])


def oddities(sheet: Sheet, found: Sequence[dict[str, Any]], now: int) -> None:
    """What was refused or flagged, one a row; the bytes are in the JSON."""
    if not found:
        sheet.say("nothing odd is on record")
        return
    rows = [[when(instant(o["at"]), now), o["with"], o["kind"], o["what"]] for o in found]
    sheet.table(["WHEN", "LINE", "KIND", "WHAT"], rows, folds=("WHAT",))
