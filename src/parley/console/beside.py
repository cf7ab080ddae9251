"""What takes long is read beside the station's loop: in a thread, with a reading of its own."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from parley.console.desk import Desk
from parley.station.ports import Reading

T = TypeVar("T")


async def beside(desk: Desk, work: Callable[[Reading], T]) -> T:
    """What `work` makes of the record. The loop, and with it every bell, goes on meanwhile."""

    def done() -> T:
        reading = desk.opened()
        try:
            return work(reading)
        finally:
            reading.close()

    return await asyncio.to_thread(done)
