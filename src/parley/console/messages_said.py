"""What there is to show of one message: what it says, how far up it is known to have come, what became of it.

Pure. Every text of others is made harmless here or in the template: it is data, whatever it says.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, Final

from markupsafe import Markup, escape

from parley.console import scripts, shapes
from parley.forms import body, inert, wording
from parley.forms.body import Wordings
from parley.forms.compose import ISOLATES
from parley.forms.definition import LANGUAGE, Definition
from parley.forms.sheet import Row, Said
from parley.record.entry import instant
from parley.views import times

LEVELS: Final = (1, 2, 3, 4)
LEVEL_LEAST: Final = 2  # what every agreement gives: the watch has seen it


def read(print_: dict[str, Any], form: Definition | None, language: str) -> list[dict[str, Any]]:
    """What the message says, labelled in that language: each row with its label, its depth, and every wording of it.

    `print_`: as a printed form gets it.
    """
    entry = print_["entry"]
    wordings = Wordings(entry)
    rows = [Row((), wordings.subject(entry["subject"]))] if entry["subject"] else []
    rows += body.rows(entry["fields"], form, wordings, (language,))
    if entry["remarks"]:
        rows.append(Row((wording.word("header.remarks", language),), (wordings.own(entry["remarks"]),)))
    phrases = [_said(Said(tag, ""), "", sentence(words)) for tag, words in print_["phrases"].items()]
    said = (
        [{"label": wording.word("header.phrase", language), "level": 0, "said": phrases}] if phrases else []
    )
    return [*said, *(_row(row, language) for row in rows)]


def sentence(text: str) -> Markup:
    """A phrase of the book. What fills its slots stands between marks of direction; here it gets its own direction."""
    parts = [shapes.harmless(part) for part in ISOLATES.split(text)]
    return Markup("").join(shapes.theirs(part) if at % 2 else escape(part) for at, part in enumerate(parts))


def _row(row: Row, language: str) -> dict[str, Any]:
    said = [
        _said(
            one,
            wording.word(one.note, language) if one.note and row.tagged else "",
            scripts.flagged("\n".join(inert.lines(one.text))),
        )
        for one in row.said
    ]
    return {"label": "".join(row.labels), "level": min(row.level, body.DEPTH_MAX), "said": said}


def _said(one: Said, note: str, text: str) -> dict[str, Any]:
    return {
        "lang": one.language if LANGUAGE.fullmatch(one.language) else "",
        "dir": "rtl" if inert.rtl(one.text, one.language) else "ltr",
        "note": note,
        "text": text,
    }


def receipt(found: dict[str, Any], language: str) -> Markup:
    """The words of a receipt; its post and date-time group keep their order in a language from the right."""
    at = times.dtg(instant(found["at"]))
    parts = wording.parts(f"receipt.{found['level']}", language, post=found["post"], dtg=at)
    ours = [escape(part) for part in parts[::2]]
    slots = [shapes.dtg(found["at"]) if part == at else shapes.theirs(part) for part in parts[1::2]]
    return Markup("").join(part for pair in zip_longest(ours, slots, fillvalue=Markup("")) for part in pair)


def left(message: dict[str, Any], posts: Sequence[str], level: int) -> list[str]:
    """Those of these posts of which no receipt of this level, or of one above it, was given yet."""
    said_of = {found["post"] for found in message["receipts"] if found["level"] >= level}
    return [post for post in posts if post not in said_of]


def ladder(message: dict[str, Any]) -> list[dict[str, Any]]:
    """The four levels of receipts: each with what says it, or whether it is still awaited or not agreed on."""
    agreed = message["receipts_agreed"] or LEVEL_LEAST
    rungs: list[dict[str, Any]] = []
    for level in LEVELS:
        receipts = [receipt for receipt in message["receipts"] if receipt["level"] == level]
        held = message["held_at"] if level == 1 else None
        state = "there" if receipts or held else "awaited" if level <= agreed else "not-agreed"
        rungs.append({"level": level, "state": state, "receipts": receipts, "held_at": held})
    return rungs


def story(message: dict[str, Any]) -> list[dict[str, Any]]:
    """What became of it, each with its time and what kind of word it is; what has no time of its own comes last."""
    filed, *rest = _events(
        message
    )  # by three clocks, of which one counts in whole seconds: what was filed is first
    return [filed, *sorted(rest, key=lambda event: event["at"] or "9999")]


def _events(message: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"what": "filed", "at": message["at"]}
    if message["mine"] and message["held_at"]:
        yield {"what": "held", "at": message["held_at"]}
    elif not message["mine"]:
        yield {"what": "arrived", "at": message["heard_at"]}
    for name, what in (("receipts", "receipt"), ("queries", "query"), ("nacks", "nack")):
        for word in message[name]:
            yield {"what": what, **word}
    if message["expected"]:
        yield {"what": "expected", **message["expected"], "at": None}
    for name, what in (("replies", "reply"), ("readdressed", "readdress"), ("corrections", "correction")):
        yield from ({"what": what, "at": None, "ref": ref} for ref in message[name])
    if message["cancelled"]:
        yield {"what": "cancel", "at": None, "ref": message["cancelled"]}
