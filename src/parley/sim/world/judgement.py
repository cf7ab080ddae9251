"""The last judgement: after the last fault both stations and a mediator hold the same, and tell the same.

Where both sides lost their memory, what neither holds is gone for good; then only what is left must agree.
"""

from collections.abc import Collection, Mapping

from parley.line import engine, facts
from parley.line.facts import CallPlaced, ClaimWithdrawn
from parley.line.follow import key
from parley.line.things import Call, Message, load
from parley.line.values import Ref
from parley.record.entry import parse
from parley.record.errors import Theirs
from parley.record.verify import verify
from parley.sim.world import coverage
from parley.sim.world.host import Host
from parley.sim.world.side import Side
from parley.sim.world.watch import Violated, Watch
from parley.station.ports import ThingRow
from parley.verdict import judge
from parley.verdict.result import Verdict
from parley.views import bundles

COMMON = ("call", "test", "message", "request", "assurance")  # kinds that both sides have
BESIDE = (ClaimWithdrawn, CallPlaced)  # told with the claim, and with the other call
Stories = Mapping[Ref, tuple[str, str, str]]


def judgement(watch: Watch, one: Side, other: Side, *, restored: int, asked: Side | None = None) -> None:
    """Both rest, and agree. `restored`: how many of the two ever went back to a backup. Raises Violated.

    The bundle of each is checked. Without a restore both hold the same logs: then the mediator judges only that of the
    side which is `asked`, if one is.
    """
    for side in (one, other):
        _rests(side)
    lost: set[Ref] = set()
    for mine, theirs in ((one.host, other.host), (other.host, one.host)):
        lost |= _mirrors(mine, theirs, whole=restored < 2)  # both
        watch.started(mine)
    if not restored:  # who forgot its last numbers may give them once more
        for side in (one, other):
            _numbered(side.host)
    stories = [_stories(side.host, lost) for side in (one, other)]
    _same("boreas", stories[0], stories[1])
    for side in (one, other):
        watch.sent(_mediator(side.host, stories[0], lost, judges=asked in (None, side) or restored > 0))
    for host in (one.host, other.host):
        coverage.count(watch, host)


def _rests(side: Side) -> None:
    host = side.host
    if host.station is None:
        raise Violated("CONVERGENCE", f"{host.name} does not run, long after the last fault: {host.why}")
    if host.station.recalling:
        raise Violated("CONVERGENCE", f"{host.name} still waits for what it forgot")
    if host.book.outbox:
        raise Violated("CONVERGENCE", f"{host.book.outbox} entries of {host.name} never arrived")


def _mirrors(author: Host, holder: Host, *, whole: bool) -> set[Ref]:
    """What the holder has of the author's logs is what the author wrote, and all of it.

    Returns what is gone at the holder for good, and what that was about.
    """
    lost: set[Ref] = set()
    assert author.station is not None
    assert holder.station is not None
    held = {log.epoch: log for log in holder.book.theirs}
    for log in author.book.mine:
        mirror = held.get(log.epoch)
        size = mirror.size if mirror is not None else 0
        both = min(size, log.size)
        mine = list(author.station.store.raws(log.id, 0, both))
        theirs = list(holder.station.store.raws(mirror.id, 0, both)) if mirror is not None else []
        if mine != theirs:
            raise Violated("PREFIX", f"{holder.name} holds other entries of {log.origin} than its author")
        newest = log is author.book.my_log
        if size < log.size and (whole or newest):
            raise Violated("CONVERGENCE", f"{holder.name} holds {size} of {log.size} entries of {log.origin}")
        for entry in map(parse, author.station.store.raws(log.id, both, log.size - both)):
            gone = {Ref(entry.ref), *engine.named(facts.read(entry.kind, entry.body))}
            lost |= gone | {key(ref) for ref in gone}
    return lost


def _stories(host: Host, lost: Collection[Ref]) -> Stories:
    """What this station tells of everything that both sides have: its kind, its state, and more of a call."""
    assert host.station is not None
    rows = host.station.store.things(host.book.id)
    return {
        Ref(row.ref): (row.kind, row.state, _more(host, row))
        for row in rows
        if row.kind in COMMON and row.ref not in lost
    }


def _more(host: Host, row: ThingRow) -> str:
    """With which code a call was refused, and what came too late. Each word about a call has its place in the story."""
    call = load(row.data)
    if not isinstance(call, Call):
        return ""
    story = call.story
    placed = {move.ref for move in story.path} | {fault.ref for fault in story.faults}
    placed |= {*story.late, *story.crossed, *call.barred}
    for word in call.words:
        if word.ref not in placed and not isinstance(word.fact, BESIDE):
            raise Violated(
                "LATE-WORDS-STAY", f"{host.name} tells nothing of {word.ref[:12]} about {call.ref[:12]}"
            )
    return f"{story.refused.code if story.refused else ''} late: {' '.join(ref[:12] for ref in sorted(story.late))}"


def _numbered(host: Host) -> None:
    """Each message of this station has a number of its own, among those from its post."""
    assert host.station is not None
    given: set[tuple[str, int]] = set()
    for row in host.station.store.things(host.book.id):
        message = load(row.data) if row.kind == "message" and row.mine else None
        if isinstance(message, Message):
            name = (message.from_, message.number)
            if name in given:
                raise Violated("NUMBERED-ONCE", f"{host.name} wrote two messages {name[1]} from {name[0]}")
            given.add(name)


def _same(who: str, one: Stories, other: Stories) -> None:
    for ref in one.keys() | other.keys():
        if one.get(ref) != other.get(ref):
            raise Violated("ONE-STORY", f"{ref[:12]} is {one.get(ref)} at aster, {other.get(ref)} at {who}")


def _mediator(host: Host, stories: Stories, lost: Collection[Ref], *, judges: bool) -> bytes:
    """What this station exports is authentic, and the mediator, if it judges, reads in it what the stations tell."""
    assert host.station is not None
    row = host.book.row
    made = bundles.bundle(host.station.store, row, host.station.now)
    try:
        evidence = verify(made.data, {made.ours, made.theirs})
        verdict = judge(evidence) if judges else None
    except Theirs as why:
        raise Violated("BUNDLE-HOLDS", f"what {host.name} exports is refused: {why}") from why
    if verdict is not None:
        _judged(verdict, stories, lost)
    return made.data


def _judged(verdict: Verdict, stories: Stories, lost: Collection[Ref]) -> None:
    """The mediator accuses nobody, and tells what the stations tell."""
    if verdict.misconduct:
        worst = verdict.misconduct[0]
        raise Violated("HONEST-UNACCUSED", f"the mediator says of {worst.entry.party}: {worst.why}")
    for ref, state in read_in(verdict).items():
        kind, told, _ = stories.get(Ref(ref), ("nothing", "", ""))
        if told != state and ref not in lost:
            raise Violated(
                "ONE-STORY", f"{ref[:12]} ({kind}) is {told} at the stations, {state} for the mediator"
            )


def read_in(verdict: Verdict) -> dict[str, str]:
    """The states of calls, tests and requests as the mediator reads them."""
    calls = {attempt.ref: attempt.state for attempt in verdict.attempts}
    tests = {test.ref: test.state for test in verdict.tests}
    return {**calls, **tests}
