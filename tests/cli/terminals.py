"""A terminal with nobody at it but the test."""

import os
import select
import time
from typing import Final

WAIT_S: Final = 60.0


def read_until(terminal: int, words: bytes) -> bytes:
    """What the terminal was sent, up to and with these bytes."""
    shown = b""
    end = time.monotonic() + WAIT_S
    while words not in shown:
        assert time.monotonic() < end, shown[-2000:]
        if select.select([terminal], [], [], 0.5)[0]:
            shown += os.read(terminal, 65_536)
    return shown
