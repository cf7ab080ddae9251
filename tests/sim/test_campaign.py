"""Campaigns, plays and scenarios: what is counted, how a failing world shrinks, what a scenario may say."""

from dataclasses import replace
from pathlib import Path

import pytest

from parley.line.values import Refusal
from parley.sim.world import coverage, shrink
from parley.sim.world.campaign import Totals
from parley.sim.world.kinds import KINDS, Kind, kind, of, world
from parley.sim.world.life import Lived
from parley.sim.world.marks import SOMETIMES
from parley.sim.world.plan import DAY_MS, FAULTS, Plan, plan
from parley.sim.world.scenario import Scenario, composed, read
from parley.sim.world.seed import live, lived
from parley.sim.world.shrink import Play

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.toml"))


# --- what was walked ----------------------------------------------------------------------------------------


def test_a_world_walks_edges_of_the_tables_and_no_others() -> None:
    one = live(9, 0.1, (), stand_in=True)
    assert one.violated == ""
    assert {edge.table for edge in map(coverage.Edge._make, one.edges)} >= {"call", "person test"}
    assert set(one.edges) <= set(coverage.EDGES)
    assert not set(one.edges) & coverage.UNREACHABLE.keys()


def test_an_edge_that_was_never_walked_is_missing_unless_no_world_can_walk_it() -> None:
    everything = dict.fromkeys(coverage.EDGES, 1)
    rang = coverage.Edge("call", "DELIVERED", "Rang")
    assert coverage.missing(everything) == []
    assert coverage.missing({**everything, rang: 0}) == [rang]
    assert set(coverage.missing({})) == set(coverage.EDGES) - coverage.UNREACHABLE.keys()


def test_a_campaign_has_short_wild_worlds_and_long_quiet_ones() -> None:
    days = [world(seed).days for seed in range(200)]
    assert min(days) < 0.5
    assert max(days) > 90
    assert {kind(seed).name for seed in range(200)} == {known.name for known in KINDS}
    assert world(3) == world(3)


@pytest.mark.parametrize("known", KINDS, ids=lambda known: known.name)
def test_a_kind_dwells_on_its_faults_more_than_a_seed_alone(known: Kind) -> None:
    made = of(known, 3)
    assert known.days[0] <= made.days <= known.days[1]
    assert made.acts_a_day >= max(known.acts, 2)
    for fault, most in known.more.items():
        assert 0.3 * most <= made.faults[fault] <= most
    assert (made.lies_a_day > 0) is (known.name == "liar")


def test_a_kind_leaves_out_the_faults_that_are_left_out() -> None:
    cuts = next(known for known in KINDS if known.name == "cuts")
    assert set(of(cuts, 3, ("loss", "replay")).faults) == {"loss", "replay"}


def test_a_campaign_counts_no_days_of_a_world_that_failed() -> None:
    totals = Totals()
    totals.add(Lived(1, 2.0))
    totals.add(Lived(2, 5.0, "NO-FORK"))
    assert (totals.worlds, totals.station_days) == (2, 4.0)
    assert set(totals.tree()["sometimes"]) == set(SOMETIMES)


# --- shrinking ----------------------------------------------------------------------------------------------


def fails_by_kill_and_full(made: Plan) -> Lived:
    """As a world would that fails a tenth of a day in, where a process is killed on a full disk."""
    bad = made.days >= 0.1 and {"kill", "full"} <= {kind for kind, often in made.faults.items() if often}
    return Lived(made.seed, made.days, "NO-FORK" if bad else "", "two roots", lived_ms=int(0.1 * DAY_MS))


def test_a_failing_world_shrinks_to_what_it_takes_to_fail() -> None:
    seed = next(s for s in range(99) if fails_by_kill_and_full(plan(s, 3, FAULTS, stand_in=True)).violated)
    made = plan(seed, 3, FAULTS, stand_in=True)
    made = replace(made, down_s=(1.0,))
    play = shrink.shrunk(fails_by_kill_and_full(made), made, fails_by_kill_and_full)
    assert set(play.faults) == {"kill", "full"}
    assert 0.1 <= play.plan.days < 0.2
    assert play.violated == "NO-FORK"
    assert play.plan.down_s == (1.0,)  # all else is as it was when it failed


def test_a_play_is_read_as_it_was_written() -> None:
    play = Play(
        plan(7, 0.25, ("loss", "kill"), stand_in=True), "PREFIX", 'says "no" \\ twice', "in receive.py"
    )
    again = shrink.read(play.text())
    assert (again.plan.faults, again.violated, again.what) == (play.faults, play.violated, play.what)
    assert replace(again, plan=replace(again.plan, faults=play.plan.faults)) == play


@pytest.mark.parametrize("file", SEEDS, ids=lambda file: file.stem.replace("-", " "))
def test_a_play_that_once_failed_holds_for_ever(file: Path) -> None:
    again = lived(shrink.read(file.read_text()).plan)
    assert (again.violated, again.what) == ("", "")


# --- scenarios ----------------------------------------------------------------------------------------------

BUSY = '[people]\nacts_a_day = 900\npatience = 1\n[line]\nbearers = ["https"]\n'
THIN = '[line]\necho_s = 60\n[faults]\nothers = "never"\nloss = 0.5\ncut = "frequent"\n'


def test_scenarios_compose_and_the_later_counts(tmp_path: Path) -> None:
    for name, text in (("busy", BUSY), ("thin", THIN), ("later", "days = 2\n[faults]\nloss = 0.1\n")):
        (tmp_path / name).write_text(text)
    found = composed(tmp_path / name for name in ("busy", "thin", "later"))
    made = found.over(plan(1, 1, FAULTS, stand_in=True))
    assert (made.acts_a_day, made.patience, made.bearers, made.echo_s) == (900, 1, ("https",), 60)
    assert {kind: often for kind, often in made.faults.items() if often} == {"loss": 0.1, "cut": 12}
    assert found.days == 2


def test_an_empty_scenario_leaves_all_to_the_seed() -> None:
    drawn = plan(5, 1, FAULTS, stand_in=True)
    assert read("empty", "") == Scenario()
    assert read("empty", "").over(drawn) == drawn


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("days = [", "no TOML"),
        ("days = 0", "days is 0: a number from 0.01 to 400"),
        ("days = true", "days is True"),
        ("weather = 1", "there is no 'weather'"),
        ("people = 3", "[people] is not a table"),
        ("[people]\npatience = 2", "people.patience is 2: a number from 0 to 1"),
        ('[people]\nmind = "war"', "one of calls, requests, drafts, or nothing"),
        ("[line]\nbearers = []", "line.bearers is []"),
        ('[line]\nbearers = ["pigeon"]', "https, second"),
        ("[line]\necho_s = 1.5", "a whole number"),
        ("[faults]\nrain = 1", "there is no 'rain'"),
        ('[faults]\nloss = "always"', "one of never, rare, frequent"),
        ("[faults]\nloss = 2", "a number from 0 to 1"),
        ('[faults]\nothers = "all"', "drawn, or never"),
    ],
)
def test_a_bad_scenario_is_refused_with_its_place(text: str, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        read("bad.toml", text)
    assert refused.value.what.startswith("bad.toml")
    assert why in refused.value.what
