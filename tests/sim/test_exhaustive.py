"""Crashes at single operations of the disk: a sample of them here, every one of them as a soak."""

import pytest

from parley.sim.world.crashpoints import counted, exhaust
from parley.sim.world.disk import Survival
from parley.sim.world.exhaustive import MODES, Point, crash
from parley.sim.world.scenes import SCENES
from parley.sim.world.watch import Violated

SAMPLE = (
    "a message is written and seen",
    "a draft is released",
    "a picture is sent",
    "a sealing key is rotated",
)


def test_there_are_thirty_scenes_and_twelve_ways_to_forget() -> None:
    assert len(SCENES) >= 30
    assert len(MODES) == 12
    assert set(MODES) == set(Survival)


@pytest.mark.parametrize("name", SCENES)
def test_every_request_of_a_scene_is_granted_where_nothing_crashes(name: str) -> None:
    found, _ = counted(name, every=10_000)
    assert found.operations > 30


@pytest.mark.parametrize("name", SAMPLE)
def test_a_crash_at_any_operation_loses_and_forks_nothing(name: str) -> None:
    found = exhaust(name, every=97, first=17)
    assert found.bad == []
    assert found.lived > 3


def test_every_operation_of_a_scene_is_looked_at_in_every_mode() -> None:
    found, futures = counted("a fault is written up")
    assert found.points == 12 * found.operations
    assert 0 < len(futures) <= found.opened <= found.points
    assert {point.side for point in futures.values()} == {"aster", "boreas"}


def test_the_same_point_leads_to_the_same_futures() -> None:
    one, again = (counted("a fault is written up", every=5)[1] for _ in range(2))
    assert one == again


def test_a_store_that_does_not_sync_is_seen_to_lose_what_it_acknowledged() -> None:
    """The control: with this setting a power cut forgets commits, and the plays say so."""
    found = exhaust("a message is written and seen", every=41, weak=True)
    assert any("NO-LOST-ACCEPT" in why or "ACK-IS-DURABLE" in why for _, _, why in found.bad)


def test_a_point_that_is_never_reached_is_no_success() -> None:
    with pytest.raises(Violated, match="another way"):
        crash(SCENES["exercises are refused"], Point("aster", 100_000, 0))


@pytest.mark.soak
@pytest.mark.parametrize("name", SCENES)
def test_every_crash_of_every_scene_loses_and_forks_nothing(name: str) -> None:
    assert exhaust(name).bad == []
