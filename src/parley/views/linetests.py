"""Line tests as people read them: who asked whom, how deep, and what became of it."""

from typing import Any, Final

from parley.line import facts as f
from parley.line import things
from parley.line.linetest import State
from parley.line.things import Test
from parley.station.ports import LineRow, Reading
from parley.views.times import stamped

TABLE: Final = "test"

WORDS: Final = {  # of a test of ours, and of theirs
    State.SENT: ("on our record; nothing signed yet", "on their record; nothing signed yet"),
    State.HELD: (
        "their station holds it; a person there is to read it back",
        "our station holds it; a person here is to read it back",
    ),
    State.ANSWERED: ("their station signed for it", "our station signed for it"),
    State.READ_BACK: ("a person there read it back", "a person here read it back"),
    State.LINE_DEAD: (
        "no signature of their station came in time",
        "no signature of our station reached them in time",
    ),
    State.UNATTENDED: (
        "their station signed; nobody there read it back",
        "our station signed; nobody here read it back",
    ),
    State.OUR_FAULT: (
        "our station was away: no silence can be claimed",
        "their station was away: no silence can be claimed",
    ),
}


def listed(
    reading: Reading, row: LineRow, *, newest: int = 0, open_only: bool = False
) -> list[dict[str, Any]]:
    """The tests of a line, oldest first; with `newest`, only so many of the last."""
    found = reading.things(row.id, kind=TABLE, open_only=open_only, newest=newest)
    return [shown(_loaded(thing.data), row) for thing in found]


def one(reading: Reading, row: LineRow, ref: str) -> dict[str, Any]:
    """The test of that reference, which must be there."""
    found = reading.thing(row.id, ref)
    assert found is not None
    return shown(_loaded(found.data), row)


def _loaded(data: bytes) -> Test:
    thing = things.load(data)
    assert isinstance(thing, Test)
    return thing


def shown(found: Test, row: LineRow) -> dict[str, Any]:
    """One test as plain values."""
    fact, story = found.began.fact, found.story
    claim = story.claim
    return {
        "ref": found.ref,
        "line": row.id,
        "with": row.name,
        "mine": found.mine,
        "by": row.me if found.mine else row.them,
        "layer": found.layer.value,
        "post": found.post,
        "phrases": _phrases(fact),
        "began_at": stamped(found.began.at_ms),
        "heard_at": stamped(found.began.heard_ms),
        "delivered_at": stamped(found.delivered_ms),
        "state": found.state.value,
        "words": WORDS[found.state][0 if found.mine else 1],
        "open": found.open,
        "since": stamped(found.since_ms),
        "due": stamped(found.silence_ms),
        "read_back": story.read_back,
        "claim": {"ref": claim.ref, "end": claim.end, "listened_ms": claim.listened_ms, "withdrawn": claim.withdrawn}
        if claim else None,
        "late": list(story.late),
        "faults": [{"ref": fault.ref, "why": fault.why} for fault in story.faults],
    }  # fmt: skip


def _phrases(fact: f.AnyFact) -> list[dict[str, str]]:
    if not isinstance(fact, f.PersonTest):
        return []
    return [{"language": phrase.language, "text": phrase.text} for phrase in fact.phrase]
