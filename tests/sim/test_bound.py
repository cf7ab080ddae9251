"""A world is cut where its bound says, and can be lived again; a campaign that is over says what it cut."""

from dataclasses import replace

from parley.sim.world.bound import Bound
from parley.sim.world.campaign import Totals, campaign
from parley.sim.world.life import Lived
from parley.sim.world.plan import FAULTS, plan
from parley.sim.world.seed import lived

PLAN = plan(4, 0.1, FAULTS, stand_in=True)
SOME = 400


def test_a_world_that_was_cut_is_that_of_a_plan_with_fewer_days() -> None:
    cut = lived(PLAN, Bound(events=SOME))
    again = lived(replace(PLAN, days=cut.days))
    assert (cut.cut, cut.violated) == (True, "")
    assert SOME <= cut.counts["events"] < lived(PLAN).counts["events"]
    assert not again.cut
    assert (again.tale, again.counts, again.faults) == (cut.tale, cut.counts, cut.faults)


def test_a_world_whose_time_is_over_clears_up_and_is_judged() -> None:
    cut = lived(PLAN, Bound(until_s=0.0))
    assert (cut.cut, cut.violated) == (True, "")
    assert cut.days < 0.01


def test_a_world_within_its_bound_is_not_cut() -> None:
    assert not lived(replace(PLAN, days=0.01), Bound(events=1e9)).cut


def test_a_campaign_counts_the_worlds_that_it_cut_and_the_days_that_they_had() -> None:
    totals = Totals()
    totals.add(Lived(1, 2.0, cut=True))
    totals.add(Lived(1, 5.0))
    assert totals.station_days == 14.0
    assert (totals.tree()["kinds"], totals.tree()["cut"]) == ({"season": 2}, {"season": 1})


def test_a_campaign_without_time_begins_no_world() -> None:
    assert campaign(1, 0.0, cores=1).worlds == 0
