"""What time it is for a command: the running station's clock, else this machine's."""

import time

from parley.cli.asking import running
from parley.cli.here import Here


def now(at: Here) -> int:
    """Milliseconds since 1970. A demo's station may live in another month than we do."""
    status = running(at)
    return int(status["now"]) if status is not None else time.time_ns() // 1_000_000
