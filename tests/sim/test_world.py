"""Whole worlds: seeds that live without a violation, the same each time, and faults that are planted and seen."""

from collections.abc import Callable

import pytest

from parley.keystores import xwing
from parley.sim.world.judgement import judgement
from parley.sim.world.keys import standing_in
from parley.sim.world.life import Lived
from parley.sim.world.plan import FAULTS, plan
from parley.sim.world.seed import kinds, live
from parley.sim.world.watch import INVARIANTS, Violated
from parley.sim.world.world import REST_MAX_MS, World
from parley.station.turn import Ask

WAYS = ("loss", "double", "late", "spoil", "cut", "one-way", "replay")
SHORT = 0.2  # days


@pytest.mark.parametrize("seed", [3, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(3))])
def test_a_seed_lives_under_every_kind_of_fault(seed: int) -> None:
    lived = live(seed, SHORT, FAULTS, stand_in=True)
    assert (lived.violated, lived.what) == ("", "")
    assert lived.counts["events"] > 300


def test_a_seed_lives_with_real_signatures_and_seals() -> None:
    lived = live(5, 0.05, WAYS)
    assert (lived.violated, lived.what) == ("", "")


def told(lived: Lived) -> tuple[object, ...]:
    return dict(lived.counts), lived.tale, dict(lived.edges)


def test_the_same_seed_makes_the_same_world() -> None:
    one, again, other = (live(seed, 0.1, FAULTS, stand_in=True) for seed in (3, 3, 4))
    assert told(one) == told(again)
    assert told(one) != told(other)


def test_kinds_of_fault_are_named_by_commas() -> None:
    assert kinds("all") == FAULTS
    assert kinds("none") == ()
    assert kinds("loss,cut") == ("loss", "cut")
    with pytest.raises(KeyError, match="rain"):
        kinds("loss,rain")


# --- planted: each is seen by the invariant that guards against it ------------------------------------------


def calm(days: float = 0.05) -> World:
    """A world in which nothing goes wrong by itself, lived to just before its end."""
    made = World(plan(1, days, (), stand_in=True))
    made.begin()
    made.live()
    return made


def seen(world: World, planted: Callable[[World], None]) -> str:
    """The invariant that is violated once this is done to the world."""
    try:
        planted(world)
        world.clear_up()
    except Violated as why:
        return why.name
    return ""


def _forgets(world: World) -> None:
    """The holder's mirror is one entry shorter than its receipt says."""
    log = world.b.host.book.theirs[-1]
    log.frontier = type(log.frontier)()
    world.watch.started(world.b.host)


def _loses(world: World) -> None:
    origin = world.a.host.book.my_log.origin
    world.watch.accepted.setdefault("aster", {})[origin] = world.a.host.book.my_log.size + 1
    world.watch.started(world.a.host)


def _forks(world: World) -> None:
    host = world.a.host
    head = host.book.my_log
    world.watch.signed[head.origin, head.size] = b"another\n1\nroot\n"
    world.watch.started(host)


def _never_up(world: World) -> None:
    world.watch.fresh["aster"] = 0
    world.watch.lamp(world.a.host, world.now)


def _other_entries(world: World) -> None:
    store = world.b.host.station
    assert store is not None
    log = world.b.host.book.theirs[-1]
    with store.store.writing() as page:
        page.db.execute("UPDATE entry SET raw = CAST('{}' AS BLOB) WHERE log = ? AND idx = 1", (log.id,))  # type: ignore[attr-defined]  # the real page


def _another_story(world: World) -> None:
    store = world.b.host.station
    assert store is not None
    with store.store.writing() as page:
        page.db.execute("UPDATE thing SET state = 'ELSEWHERE' WHERE kind IN ('message', 'test', 'call')")  # type: ignore[attr-defined]  # as above
    judgement(world.watch, world.a, world.b, restored=0)


PLANTED = {
    "ACK-IS-DURABLE": _forgets,
    "NO-LOST-ACCEPT": _loses,
    "NO-FORK": _forks,
    "TRUTHFUL-LINE": _never_up,
    "PREFIX": _other_entries,
    "ONE-STORY": _another_story,
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_seen_by_its_invariant(name: str) -> None:
    assert name in INVARIANTS
    with standing_in(wanted=True):
        assert seen(calm(), PLANTED[name]) == name


def test_what_is_written_as_a_world_ends_is_still_under_way_and_no_violation() -> None:
    """Found by restores of seed 27: a clock asked once more whether a message was seen, 20 ms before the end."""
    with standing_in(wanted=True):
        world = calm()
        ask = Ask("late", world.a.host.book.id, {"do": "write", "to": "desk", "text": "at the last moment"})

        def write() -> None:
            world.a.asks.append(ask)
            world.soon(world.a)

        size = world.b.host.book.theirs[-1].size
        world.at(world.now + REST_MAX_MS + 3 * world.plan.echo_s * 1000, write)
        world.clear_up()
        assert world.b.host.book.theirs[-1].size > size
    assert world.a.host.book.outbox == 0


def test_a_calm_world_is_violated_by_nothing() -> None:
    with standing_in(wanted=True):
        assert seen(calm(), lambda _: None) == ""


def test_stand_in_checks_are_gone_after_their_block() -> None:
    with standing_in(wanted=True):
        pass
    key = xwing.PrivateKey.generate()
    assert key.open(b"info", xwing.seal(key.public, b"info", b"text")) == b"text"
