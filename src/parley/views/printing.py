"""A message with all that a printed form shows of it: its entry as it was signed, and what became of it.

Nothing here depends on the time at which somebody asks, so that the same record is printed in the same bytes.
What the form makes of it: docs/spec/forms.md, section 6.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from parley.forms.catalogue import Catalogue, builtin
from parley.forms.phrasebook import TYPE, PhraseBook
from parley.line.message import Message, faults
from parley.line.terms import Terms
from parley.record.entry import stamp
from parley.record.epochs import PLACES
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import lines
from parley.views.messages import About, loaded
from parley.views.times import dtg, stamped


def languages(reading: Reading, row: LineRow) -> tuple[str, ...]:
    """The languages of the agreement; English while there is none."""
    terms = _terms(reading, row)
    return terms.languages if terms is not None else ("en",)


def _terms(reading: Reading, row: LineRow) -> Terms | None:
    """The terms that stand, if any do."""
    state = lines.state(reading, row)
    return state.core.terms if state is not None else None


def message(
    reading: Reading,
    row: LineRow,
    ref: str,
    book: PhraseBook,
    spoken: Sequence[str],
    catalogue: Catalogue | None = None,
) -> dict[str, Any]:
    """The message of that reference, which must be there. `spoken`: in which languages a phrase is told.

    `book`, `catalogue`: what this station has, to be compared with what was agreed; None: this release's.
    """
    thing = reading.thing(row.id, ref)
    assert thing is not None
    found = loaded(thing.data)
    about = About(reading, row)
    ordinal, index = divmod(found.place, PLACES)
    log = about.logs[found.mine][ordinal]
    ((raw, _),) = reading.entries(log.id, index, 1)
    entry = json.loads(raw)
    story, terms = found.story, _terms(reading, row)
    return {
        "ref": found.ref,
        "line": row.id,
        "party": row.me if found.mine else row.them,
        "entry": entry,
        "names": _names(reading, row, _named(found)),
        "phrases": _phrases(entry, book, spoken),
        "other_forms": terms is not None and terms.forms not in {"", (catalogue or builtin()).hash},
        "other_phrases": terms is not None and terms.phrases not in {"", book.hash},
        "held_at": stamped(about.held[found.mine].at(log, index)),
        "receipts": [
            {"post": r.post, "level": r.level, "at": stamp(r.at_ms), "crossed": r.crossed}
            for r in story.receipts
        ],
        # How far up the other side gives receipts of it.
        "receipts_agreed": terms and terms.highest_receipt(row.them if found.mine else row.me),
        "nacks": [
            {"post": n.post, "reason": n.reason, "text": n.text, "at": stamp(n.at_ms)} for n in story.nacks
        ],
        "expected": None
        if story.expected is None
        else {
            "post": story.expected.post,
            "by": stamp(story.expected.by_ms),
            "text": story.expected.text,
        },
        "cancelled": story.cancelled,
        "corrections": list(story.corrections),
        "readdressed": list(story.readdressed),
        "replies": list(story.replies),
        "faults": [fault.why for fault in faults(found)],
    }


def unsent(
    reading: Reading, row: LineRow, entry: dict[str, Any], book: PhraseBook, spoken: Sequence[str]
) -> dict[str, Any]:
    """What a printed form shows of a message that is not signed yet; `entry`: as views.composing has it."""
    refs = [entry["reply_to"], entry["supersedes"], *entry["must_follow"], *entry["refers"]]
    return {
        "line": row.id,
        "party": row.me,
        "entry": entry,
        "names": _names(reading, row, (ref for ref in refs if ref is not None)),
        "phrases": _phrases(entry, book, spoken),
    }


def copy_for(reading: Reading, row: LineRow, told: dict[str, Any], reader: str) -> dict[str, Any]:
    """The copy of one addressee: without the receipts of the others, unless the agreement shares them. Raises Refusal.

    A receipt of a desk, or of a post that is not addressed at all, is one for the whole message, and stays.
    """
    addressed = (*told["entry"]["to"], *told["entry"]["info"])
    if reader not in addressed:
        raise Refusal(f"that message is not addressed to {reader}", f"it is to: {', '.join(addressed)}")
    terms = _terms(reading, row)
    if terms is None or terms.receipts_shared:
        return told
    others = set(addressed) - {reader, *terms.side(row.them if told["party"] == row.me else row.me).desks}
    return {**told, "receipts": [r for r in told["receipts"] if r["post"] not in others], "unshared": reader}


def _phrases(entry: dict[str, Any], book: PhraseBook, spoken: Sequence[str]) -> dict[str, str]:
    """The phrase that the message names, in each of these languages."""
    if entry["type"] != TYPE:
        return {}
    fields = entry["fields"]
    return {tag: book.say(fields.get("phrase"), fields.get("slots"), tag) for tag in spoken}


def _named(found: Message) -> Iterator[str]:
    """Every reference that a print of it shows."""
    story = found.story
    yield from (ref for ref in (found.reply_to, found.supersedes, story.cancelled) if ref is not None)
    for some in (found.must_follow, found.refers, story.corrections, story.readdressed, story.replies):
        yield from some


def _names(reading: Reading, row: LineRow, refs: Iterable[str]) -> dict[str, str]:
    """What each of them is, where it is a message of our record: its post, number and date-time group."""
    names = {}
    for ref in refs:
        thing = reading.thing(row.id, ref)
        if thing is not None and thing.kind == "message":
            named = loaded(thing.data)
            names[ref] = f"{named.from_} {named.number}, {dtg(named.at_ms)}"
    return names
