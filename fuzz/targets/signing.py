"""Two parties whose signatures cost nothing: what a thief of their keys could write, every target may write.

`any_signature_holds` swaps the checks of signatures for its block, so that mutation reaches what stands behind them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from parley.record import head as heads
from parley.record.head import ED25519_BYTES, MLDSA44_BYTES, Role

TIME_S: Final = 1_646_125_200  # 2022-03-01T09:00:00Z


def sign(role: Role, message: bytes) -> bytes:
    """As long as a signature, and no more than that."""
    return message[:1] * (MLDSA44_BYTES if role is Role.MLDSA else ED25519_BYTES)


def _holds(key: bytes, message: bytes, data: bytes, what: str) -> None:
    pass


@contextmanager
def any_signature_holds() -> Iterator[None]:
    """Within the block nothing is said against any signature of a head. Keys, names and lengths still count."""
    names = ("_check_ed25519", "_check_mldsa")
    before = {name: getattr(heads, name) for name in names}
    try:
        for name in names:
            setattr(heads, name, _holds)
        yield
    finally:
        for name, check in before.items():
            setattr(heads, name, check)
