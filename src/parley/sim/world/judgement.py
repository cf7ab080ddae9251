"""The last judgement: after the last fault both stations and a mediator hold the same, and tell the same.

Where both sides lost their memory, what neither holds is gone for good; then only what is left must agree.
"""

from collections.abc import Mapping

from parley.line.values import Ref
from parley.record.errors import Theirs
from parley.record.verify import verify
from parley.sim.world import coverage
from parley.sim.world.host import Host
from parley.sim.world.side import Side
from parley.sim.world.watch import Violated, Watch
from parley.verdict import judge
from parley.verdict.result import Verdict
from parley.views import bundles

COMMON = ("call", "test", "message", "request", "assurance")  # kinds that both sides have


def judgement(watch: Watch, one: Side, other: Side, *, restored: int) -> None:
    """Both rest, and agree. `restored`: how many of the two ever went back to a backup. Raises Violated."""
    for side in (one, other):
        _rests(side)
    for mine, theirs in ((one.host, other.host), (other.host, one.host)):
        _mirrors(mine, theirs, whole=restored < 2)  # both
        watch.started(mine)
    stories = [_stories(side.host) for side in (one, other)]
    _same("boreas", stories[0], stories[1])
    for host in (one.host, other.host):
        _mediator(host, stories[0])
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


def _mirrors(author: Host, holder: Host, *, whole: bool) -> None:
    """What the holder has of the author's logs is what the author wrote, and all of it."""
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


def _stories(host: Host) -> dict[Ref, tuple[str, str]]:
    """What this station tells of everything that both sides have: its kind and state."""
    assert host.station is not None
    rows = host.station.store.things(host.book.id)
    return {Ref(row.ref): (row.kind, row.state) for row in rows if row.kind in COMMON}


def _same(who: str, one: Mapping[Ref, tuple[str, str]], other: Mapping[Ref, tuple[str, str]]) -> None:
    for ref in one.keys() | other.keys():
        if one.get(ref) != other.get(ref):
            raise Violated("ONE-STORY", f"{ref[:12]} is {one.get(ref)} at aster, {other.get(ref)} at {who}")


def _mediator(host: Host, stories: Mapping[Ref, tuple[str, str]]) -> None:
    """What this station exports is authentic, and the mediator reads in it what the stations tell."""
    assert host.station is not None
    row = host.book.row
    made = bundles.bundle(host.station.store, row, host.station.now)
    try:
        verdict = judge(verify(made.data, {made.ours, made.theirs}))
    except Theirs as why:
        raise Violated("BUNDLE-HOLDS", f"what {host.name} exports is refused: {why}") from why
    if verdict.misconduct:
        worst = verdict.misconduct[0]
        raise Violated("HONEST-UNACCUSED", f"the mediator says of {worst.entry.party}: {worst.why}")
    for ref, state in read_in(verdict).items():
        kind, told = stories.get(Ref(ref), ("nothing", ""))
        if told != state:
            raise Violated(
                "ONE-STORY", f"{ref[:12]} ({kind}) is {told} at the stations, {state} for the mediator"
            )


def read_in(verdict: Verdict) -> dict[str, str]:
    """The states of calls, tests and requests as the mediator reads them."""
    calls = {attempt.ref: attempt.state for attempt in verdict.attempts}
    tests = {test.ref: test.state for test in verdict.tests}
    return {**calls, **tests}
