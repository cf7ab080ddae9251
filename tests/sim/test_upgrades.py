"""Two releases on one line: one that does not know every kind of entry, and one that is put in its place in mid-call.

There is only this release. An older one is played by this one with some kinds taken away, turn by turn.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from parley.line import facts
from parley.record.verify import verify
from parley.sim.world.disk import Survival
from parley.sim.world.exhaustive import Play
from parley.sim.world.host import Host, Stopped
from parley.sim.world.keys import standing_in
from parley.sim.world.scenes import SCENES
from parley.sim.world.side import Side
from parley.station.loop import Station
from parley.station.turn import Turned
from parley.verdict import judge
from parley.views import bundles, record

TALK = "a call is talked and hung up"
NEWER = {  # a scene, and a kind of it that the older release does not know
    TALK: "call.hung_up/1",
    "a call is refused": "call.refused/1",
    "a message is written and seen": "message.seen/1",
    "a message cannot be read": "message.nacked/1",
    "a request is answered and judged": "request.judged/1",
    "an assurance is told": "assurance.told/1",
    "a line is suspended and opened": "line.declared/1",
}


@contextmanager
def lacking(kind: str) -> Iterator[None]:
    """Within the block nobody knows this kind."""
    assert isinstance(facts.KINDS, dict)
    known = facts.KINDS.pop(kind)
    try:
        yield
    finally:
        facts.KINDS[kind] = known


def release_without(kind: str) -> Callable[..., Station]:
    class Older(Station):
        def turn(self, *args: Any, **named: Any) -> Turned:
            with lacking(kind):
                return super().turn(*args, **named)

    return Older


def runs(play: Play, side: Side, release: Callable[..., Station]) -> None:
    """This release is started on what is there, in place of the one that ran."""
    host = side.host
    host.stop(Stopped.KILLED)
    side.forget()
    play.watch.died()
    host.revive(Survival.KILL)
    host.kind = release
    assert host.start(play.now, play.plan.bearers), host.why
    play._rules(side)
    play.watch.awake[host.name] = play.now
    play.watch.started(host)
    play.soon(side)


def raws(host: Host, *, mine: bool) -> list[bytes]:
    assert host.station is not None
    store = host.station.store
    return [
        raw for log in store.logs(host.book.id) if log.mine is mine for raw in store.raws(log.id, 0, log.size)
    ]


@pytest.mark.parametrize("name", NEWER)
def test_what_an_older_release_does_not_know_it_keeps_receipts_shows_and_exports(name: str) -> None:
    with standing_in(wanted=True):
        play = Play()
        older, kind = play.a if kind_is_of_boreas(name) else play.b, NEWER[name]
        newer = play.other(older)
        runs(play, older, release_without(kind))
        for step in SCENES[name]:
            play._step(step)
        play._rest()  # all that either wrote has its receipt
        assert raws(older.host, mine=False) == raws(newer.host, mine=True)
        assert raws(newer.host, mine=False) == raws(older.host, mine=True)
        assert older.host.station is not None
        store, row = older.host.station.store, older.host.book.row
        with lacking(kind):
            shown = [tree["says"] for tree in record.newest(store, row, 100) if tree["kind"] == kind]
            assert shown
            assert all("cannot read" in says and kind in says for says in shown)
            made = bundles.bundle(store, row, older.host.station.now)
            verdict = judge(verify(made.data, {made.ours, made.theirs}))
        assert [entry.kind for entry in verdict.unknown] == [kind] * len(shown)
        assert verdict.misconduct == ()


def kind_is_of_boreas(name: str) -> bool:
    """Who writes the entry of the kind that the other does not know."""
    return name in {"a call is refused", "a message is written and seen", "a message cannot be read"}


@pytest.mark.parametrize("at", range(len(SCENES[TALK]) + 1))
@pytest.mark.parametrize("name", ["aster", "boreas"])
def test_a_station_that_another_release_replaces_in_mid_call_tells_the_same_story(name: str, at: int) -> None:
    """The older release knew all that was said so far; from here on the newer one runs on its record."""
    with standing_in(wanted=True):
        play = Play()
        side = play._who(name)
        runs(play, side, release_without("message.nacked/1"))
        for number, step in enumerate(SCENES[TALK]):
            if number == at:
                runs(play, side, Station)
            play._step(step)
        play._rest()
        play.judge()
        assert play.counts["refused"] == 0
