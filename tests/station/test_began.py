"""Since when a station runs: also one whose time is told, which knows of none before it is."""

import asyncio
from pathlib import Path

from parley.station.bearing import Undelivered
from parley.station.service import Service
from parley.wiring.serving import ToldClock
from tests.looping import finished
from tests.views.plays import HOUR, Pair


class CutCable:
    """A bearer that carries nothing."""

    name = "hand"

    async def post(self, parcel: bytes, wait_ms: int) -> bytes:
        raise Undelivered("nowhere", f"{len(parcel)} bytes, not within {wait_ms} ms")

    async def close(self) -> None:
        pass


def test_a_station_whose_time_is_told_has_run_since_it_was_told_first(tmp_path: Path) -> None:
    with Pair.paired(tmp_path) as pair:
        clock = ToldClock(0)
        service = Service(pair.boreas.station, clock, lambda *_: {})
        clock.tell(pair.now)
        assert service.status()["began"] == pair.now
        clock.tell(pair.now + HOUR)
        assert service.status()["began"] == pair.now


def test_what_arrives_before_it_is_told_the_time_waits_for_it(tmp_path: Path) -> None:
    """Found by a station that was killed and ran again: what came in at once was dated by its last life's clock."""
    with Pair.agreed(tmp_path) as pair:
        boreas, later = pair.boreas.station, pair.now + HOUR
        service = Service(boreas, ToldClock(pair.now), lambda *_: {"hand": CutCable()})
        service.serve(pair.boreas.book, "its certificate")
        pair.aster.ask(later, do="test", layer="station")
        letter = pair.aster.station.letter(pair.aster.book, "hand", greets=True)

        async def heard() -> None:
            running = asyncio.create_task(service.run())
            arriving = asyncio.create_task(service.receive("its certificate", letter))
            _, waits = await asyncio.wait([arriving], timeout=0.2)
            assert waits
            await service.tell(later)
            assert isinstance(await arriving, bytes)
            service.stop()
            await running

        finished(heard())
        log = pair.boreas.book.theirs[-1]
        assert boreas.store.entries(log.id, log.size - 1, 1)[0][1] == later
