"""What has not left, or never will: drafts with the message that each would be, and calls that claim to be theirs."""

from collections.abc import Collection
from typing import Any, Final

import msgspec

from parley.forms.catalogue import Catalogue
from parley.line import claimed as claims
from parley.line import release, things
from parley.line.drafts import Check, Claimed, ClaimState, Drafted, DraftState
from parley.line.private import ref_of
from parley.record.entry import Instant
from parley.station.errors import Refusal
from parley.station.ports import LineRow, Reading
from parley.views import composing, lines
from parley.views.times import stamped

DRAFT: Final = "draft"
CLAIMED: Final = "claimed"
RECENT_MS: Final = (
    24 * 3_600_000
)  # so far back calls of theirs are looked for when a voice claims to be theirs

WORDS: Final = {
    DraftState.DRAFTED: "drafted; waits to be released",
    DraftState.VERIFIED: "verified; waits to be released",
    DraftState.DEFERRED: "released, and kept until MINIMIZE is over",
    DraftState.RELEASED: "released: it is a message on the record",
    DraftState.NOT_RELEASED: "not released: somebody said no. It never left",
    DraftState.HELD_BACK: "held back: not released in time, or taken back. It never left",
}
CLAIM_WORDS: Final = {
    ClaimState.CHECKING: "is the voice who it says? No principal is to be fetched before that is settled",
    ClaimState.SUMMONING: "the check held, or two officers overrode it: a principal may be fetched",
    ClaimState.UNVERIFIED: "nobody settled it in time: no principal is to be fetched on its word",
    ClaimState.MISMATCHED: "the voice was not who it said",
    ClaimState.WITHDRAWN: "the voice went away before it was settled",
}


def drafts(
    reading: Reading, row: LineRow, now: int, catalogue: Catalogue, *, open_only: bool = True
) -> list[dict[str, Any]]:
    """The drafts of this line, oldest first."""
    found = (things.load(thing.data) for thing in reading.things(row.id, kind=DRAFT, open_only=open_only))
    return [draft(reading, row, thing, now, catalogue) for thing in found if isinstance(thing, Drafted)]


def one_draft(reading: Reading, row: LineRow, ref: str, now: int, catalogue: Catalogue) -> dict[str, Any]:
    """The draft of that reference, which must be there."""
    thing = _loaded(reading, row, ref)
    assert isinstance(thing, Drafted)
    return draft(reading, row, thing, now, catalogue)


def letter(reading: Reading, row: LineRow, ref: str) -> dict[str, Any]:
    """The letter of that draft, which must be there: everything that may be said in one, said or not."""
    thing = _loaded(reading, row, ref)
    assert isinstance(thing, Drafted)
    plain: dict[str, Any] = msgspec.to_builtins(thing.letter)
    return plain


def newest_draft(reading: Reading, row: LineRow, by: str) -> str:
    """The reference of the last draft that this office wrote."""
    found = (things.load(thing.data) for thing in reading.things(row.id, kind=DRAFT))
    return _last(reading, row, DRAFT, {t.ref for t in found if isinstance(t, Drafted) and t.by == by})


def _last(reading: Reading, row: LineRow, kind: str, refs: Collection[str]) -> str:
    """The one of these that was begun last: several may be of one moment, so that their times do not tell."""
    line = lines.state(reading, row)
    assert line is not None
    begun = (ref_of(kind, row.id, number) for number in range(line.core.private, 0, -1))
    return next(ref for ref in begun if ref in refs)


def draft(reading: Reading, row: LineRow, found: Drafted, now: int, catalogue: Catalogue) -> dict[str, Any]:
    """One draft as plain values; `message`: what would be signed were it released now, or `cannot` and why."""
    tree: dict[str, Any] = {
        "ref": found.ref,
        "line": row.id,
        "with": row.name,
        "state": found.state.value,
        "words": WORDS[found.state],
        "by": found.by,
        "why": found.why,
        "drafted_at": stamped(found.opened_ms),
        "since": stamped(found.since_ms),
        "until": stamped(found.until_ms),
        "needed_by": stamped(found.needed_by_ms),
        "changes": found.changes,
        "verified_by": found.verified_by,
        "released_by": found.released_by,
        "reason": found.reason,
        "unaided": found.unaided,
        "became": found.message,
        "possible": release.possible(found),
        "message": None,
        "cannot": None,
    }
    try:
        tree["message"] = _would_be(reading, row, found, now, catalogue) if found.open else None
    except Refusal as why:
        tree["cannot"] = why.what
    return tree


def _would_be(
    reading: Reading, row: LineRow, found: Drafted, now: int, catalogue: Catalogue
) -> dict[str, Any]:
    """The entry that releasing it now would write, but for what only writing gives: its place, time and salt."""
    line = lines.state(reading, row) or lines.fresh(row)
    line.catalogue = catalogue
    for ref in list(release.needs(line, {"letter": release.plain(found.letter)})):
        composing.recall(reading, row, line, ref)
    return composing.body(found.ready or release.composed(line, found.letter, Instant(now)))


def _loaded(reading: Reading, row: LineRow, ref: str) -> things.Thing:
    thing = reading.thing(row.id, ref)
    assert thing is not None
    return things.load(thing.data)


# --- claimed calls ------------------------------------------------------------------------------------------


def all_claimed(reading: Reading, row: LineRow) -> list[dict[str, Any]]:
    """All calls that were claimed on this line, oldest first."""
    found = (things.load(thing.data) for thing in reading.things(row.id, kind=CLAIMED))
    return [claimed(reading, row, thing) for thing in found if isinstance(thing, Claimed)]


def one_claimed(reading: Reading, row: LineRow, ref: str) -> dict[str, Any]:
    """The claimed call of that reference, which must be there."""
    thing = _loaded(reading, row, ref)
    assert isinstance(thing, Claimed)
    return claimed(reading, row, thing)


def newest_claimed(reading: Reading, row: LineRow) -> str:
    """The reference of the last call that was claimed."""
    return _last(reading, row, CLAIMED, {thing.ref for thing in reading.things(row.id, kind=CLAIMED)})


def claimed(reading: Reading, row: LineRow, found: Claimed) -> dict[str, Any]:
    """One claimed call as plain values, with what is on record of the post that the voice claims to be."""
    return {
        "ref": found.ref,
        "line": row.id,
        "with": row.name,
        "state": found.state.value,
        "words": CLAIM_WORDS[found.state],
        "caller_post": found.caller_post,
        "disclosed": found.disclosed,
        "to": found.to,
        "channel": found.channel,
        "said": found.said,
        "by": found.by,
        "opened_at": stamped(found.opened_ms),
        "since": stamped(found.since_ms),
        "until": stamped(found.until_ms) if found.state is ClaimState.CHECKING else None,
        "offers": list(found.offers),
        "earlier": _earlier(reading, row, found),
        "checks": [_check(check) for check in found.checks],
        "draft": found.draft,
        "asked": found.asked,
        "reply": found.reply,
        "verdict": found.verdict.value if found.verdict else None,
        "overridden_by": list(found.overridden_by),
        "possible": claims.possible(found),
    }


def _check(check: Check) -> dict[str, Any]:
    return {"result": check.result, "how": check.how, "by": check.by, "at": stamped(check.at_ms)}


def _earlier(reading: Reading, row: LineRow, found: Claimed) -> list[str]:
    """Calls of theirs from that post in the 24 hours before, whatever became of them."""
    calls = (things.load(t.data) for t in reading.things(row.id, kind="call"))
    return [
        call.ref
        for call in calls
        if isinstance(call, things.Call)
        and not call.mine
        and call.fact.from_ == found.caller_post
        and found.opened_ms - RECENT_MS <= call.placed.heard_ms <= found.opened_ms
    ]
