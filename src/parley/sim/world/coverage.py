"""Which edges of which tables a world walked: a table whose edge nothing ever walked was not tested there.

Calls, tests and requests keep their path. Of drafts and claimed calls the journal tells each step. All is read from the
record, so what a restore took away does not count.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from parley.line import calls, claimed, linetest, release, requests, things
from parley.line.calls import ENDS
from parley.line.follow import Rfe
from parley.line.things import Call, Test, Thing
from parley.line.values import Layer
from parley.record import entry as entries
from parley.sim.world.host import Host
from parley.sim.world.watch import Watch
from parley.station.journal import LINE as JOURNAL


class Edge(NamedTuple):
    """One step of one table."""

    table: str
    state: str
    step: str

    def __str__(self) -> str:
        return f"{self.table}: {self.state} {self.step}"


def _edges(table: str, next_: Mapping[Any, Mapping[Any, Any]]) -> list[Edge]:
    return [Edge(table, str(state), str(step)) for state, steps in next_.items() for step in steps]


_TEST_TABLES: Final = {Layer.STATION: "station test", Layer.PERSON: "person test"}
EDGES: Final = (
    *_edges("call", calls.NEXT),
    *(edge for layer, next_ in linetest.NEXT.items() for edge in _edges(_TEST_TABLES[layer], next_)),
    *_edges("request", requests.NEXT),
    *_edges("draft", release.NEXT),
    *_edges("claimed call", claimed.NEXT),
)
_KNOWN: Final = frozenset(EDGES)
BEFORE_THE_LINE: Final = (
    "calls are placed at once in this release: nobody drafts one, and nothing of it could be told"
)
CROSSED_FIRST: Final = (
    "who calls at the same moment does not hold the other's call yet: "
    "in its log that comes before all that it says of it"
)
UNREACHABLE: Final[Mapping[Edge, str]] = {
    **{edge: BEFORE_THE_LINE for edge in EDGES if edge.table == "call" and edge.state in calls.JOURNAL},
    **{
        Edge("call", str(at), str(calls.Step.CROSSED)): CROSSED_FIRST
        for at in (calls.State.DELIVERED, calls.State.RINGING)
    },
}
"""Edges that no world can walk, each with the reason."""


def missing(walked: Mapping[Any, int]) -> list[Edge]:
    """The edges that could have been walked, and were not."""
    return [edge for edge in EDGES if edge not in UNREACHABLE and not walked.get(edge)]


def unforeseen(walked: Mapping[Any, int]) -> list[Edge]:
    """The edges that were walked though we know a reason why nobody can: the reason is wrong, then."""
    return [edge for edge in UNREACHABLE if walked.get(edge)]


def count(watch: Watch, host: Host) -> None:
    """Counts every edge that a thing of this side walked, by its record."""
    assert host.station is not None
    found: Counter[Edge] = Counter()
    for row in host.station.store.things(host.book.id):
        thing = things.load(row.data)
        found.update(walked(thing))
        if isinstance(thing, Call) and thing.mine and thing.state not in ENDS:
            watch.sometimes["a call still open at the end"] += 1
    found.update(_private(host))
    watch.edges.update(found)


def walked(thing: Thing) -> Iterator[Edge]:
    """The edges that this thing of ours walked, as its station saw it.

    A receipt is no entry: where no word tells that they hold it, it is laid over the story at the moment when it came.
    """
    if not isinstance(thing, Call | Test | Rfe) or not thing.mine:
        return
    table, state, receipt = begun(thing)
    heard = {word.ref: word.heard_ms for word in thing.words}
    for move in thing.story.path:
        step = str(move.step)
        held = _receipted(thing, state, heard.get(move.ref, 0))
        if held and step not in {receipt, str(calls.Step.CROSSED)} and Edge(table, held, step) in _KNOWN:
            yield Edge(table, state, receipt)
            state = held
        yield Edge(table, state, step)
        state = str(move.state)
    if str(thing.state) != state:
        yield Edge(table, state, receipt)


def begun(thing: Call | Test | Rfe) -> tuple[str, str, str]:
    """Its table, where it begins, and what a receipt is called."""
    match thing:
        case Call():
            return "call", str(calls.State.PLACED), str(calls.Step.COSIGNED)
        case Test():
            return _TEST_TABLES[thing.layer], str(linetest.State.SENT), str(linetest.Step.COSIGNED)
    return "request", str(requests.State.ASKED), str(requests.Step.COSIGNED)


def _receipted(thing: Call | Test | Rfe, state: str, at: int) -> str:
    """Where their receipt had brought it from there by then; empty if nowhere."""
    table: Any = calls.NEXT
    came = thing.delivered_ms
    match thing:
        case Test():
            table = linetest.NEXT[thing.layer]
        case Rfe():
            table, came = requests.NEXT, thing.met_ms if state in requests.TO_MEET else came
    if came is None or at < came:
        return ""
    return str(table.get(state, {}).get(begun(thing)[2], ""))


# --- what only the journal tells ----------------------------------------------------------------------------

_DRAFTS: Final = {
    "changed": release.Step.CHANGED, "verified": release.Step.VERIFIED, "released": release.Step.RELEASED,
    "deferred": release.Step.DEFERRED, "resumed": release.Step.RESUMED, "rejected": release.Step.NOT_RELEASED,
    "held_back": release.Step.TAKEN_BACK,
}  # fmt: skip
_CLAIMED: Final = {
    "overridden": claimed.Step.OVERRIDDEN, "withdrawn": claimed.Step.WITHDRAWN, "unverified": claimed.Step.SILENCE,
}  # fmt: skip
_CHECKED: Final = {"held": claimed.Step.HELD, "failed": claimed.Step.FAILED}


def _private(host: Host) -> Iterator[Edge]:
    """The edges of drafts and claimed calls, by the journal."""
    assert host.station is not None
    store, at = host.station.store, dict[str, str]()
    for log in store.logs(JOURNAL):
        for raw in store.raws(log.id, 0, log.size):
            entry = entries.parse(raw)
            match entry.kind.partition("/")[0].split("."):
                case ["draft", what]:
                    yield from _stepped(
                        at, str(entry.body["draft"]), what, _draft_step(what, entry.body), release.NEXT
                    )
                case ["claimed", what]:
                    yield from _stepped(
                        at, str(entry.body["claimed"]), what, _claimed_step(what, entry.body), claimed.NEXT
                    )


def _draft_step(what: str, body: Mapping[str, Any]) -> release.Step | None:
    if what == "held_back" and body["by"] == release.STATION:
        return release.Step.SILENCE
    return _DRAFTS.get(what)


def _claimed_step(what: str, body: Mapping[str, Any]) -> claimed.Step | None:
    return _CHECKED.get(body["result"]) if what == "checked" else _CLAIMED.get(what)


def _stepped(
    at: dict[str, str],
    ref: str,
    what: str,
    step: Any,  # noqa: ANN401  # a step of that table
    next_: Mapping[Any, Mapping[Any, Any]],
) -> Iterator[Edge]:
    """The edge of this note, if it is one; `at`: where each stands by what was told so far."""
    table = "draft" if next_ is release.NEXT else "claimed call"
    if what in {"written", "opened"}:
        at[ref] = str(next(iter(next_)))
    state = at.get(ref)
    if step is None or state is None:
        return
    yield Edge(table, state, str(step))
    at[ref] = str(next_[state][step])
