"""Line tests as people read them: who asked whom, how deep, and what became of it."""

from typing import Any, Final

from parley.line import facts as f
from parley.line import things
from parley.line.linetest import State
from parley.line.things import Test
from parley.station.ports import LineRow, Reading
from parley.views.times import stamped

TABLE: Final = "test"

WORDS: Final = {
    State.SENT: "on the asking side's record; nothing signed yet",
    State.HELD: "the station asked holds it; a person is to read it back",
    State.ANSWERED: "the station asked signed for it",
    State.READ_BACK: "a person read it back",
    State.LINE_DEAD: "no signature came in time",
    State.UNATTENDED: "the station asked signed; nobody read it back",
    State.OUR_FAULT: "the asking station was away: no silence can be claimed",
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
        "words": WORDS[found.state],
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
