"""Since when a station runs: also one whose time is told, which knows of none before it is."""

from pathlib import Path

from parley.station.service import Service
from parley.wiring.serving import ToldClock
from tests.views.plays import HOUR, Pair


def test_a_station_whose_time_is_told_has_run_since_it_was_told_first(tmp_path: Path) -> None:
    with Pair.paired(tmp_path) as pair:
        clock = ToldClock(0)
        service = Service(pair.boreas.station, clock, lambda *_: {})
        clock.tell(pair.now)
        assert service.status()["began"] == pair.now
        clock.tell(pair.now + HOUR)
        assert service.status()["began"] == pair.now
