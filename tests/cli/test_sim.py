"""Worlds from the command line: one with a liar, and what a campaign does not let one choose."""

import json
from pathlib import Path

import pytest

from parley.cli.failures import USAGE
from tests.cli.running import At

SHORT = ("--seed", "1", "--days", "0.01", "--faults", "none", "--stand-in")


@pytest.fixture
def at(tmp_path: Path) -> At:
    return At(tmp_path)


def test_a_liar_lies_and_every_invariant_holds(at: At) -> None:
    told = json.loads(at.run("sim", *SHORT, "--liar", "--json").stdout)
    assert told["violated"] is None
    assert any(what.startswith("lie: ") for what in told["counts"])


def test_nobody_lies_unless_asked_to(at: At) -> None:
    told = json.loads(at.run("sim", *SHORT, "--json").stdout)
    assert told["violated"] is None
    assert not any(what.startswith("lie: ") for what in told["counts"])


@pytest.mark.parametrize("given", [("--liar",), ("--days", "3"), ("--scenario", "busy.toml")])
def test_a_campaign_draws_what_happens_itself(at: At, given: tuple[str, ...]) -> None:
    done = at.run("sim", "--campaign", "1", *given, status=USAGE)
    assert "draws" in done.stderr


def test_a_world_has_a_seed(at: At) -> None:
    assert "--seed NUMBER" in at.run("sim", "--days", "1", status=USAGE).stderr
