"""A private matter with a life: kept in rows like other things, never an entry of a line's log.

Spec: none of it crosses the line; what follows from it, people write as messages.
"""

from hashlib import sha256

from msgspec import Struct

from parley.line.values import Ref
from parley.record.entry import Instant


class Private(Struct, frozen=True, tag=None):
    """What such things have in common. `due_ms`: when time alone changes it next, None if never."""

    ref: Ref  # `ref_of` its kind, line and number: not an entry's
    opened_ms: Instant

    @property
    def mine(self) -> bool:
        return True

    @property
    def kind(self) -> str:
        """Its row's kind."""
        return str(self.__struct_config__.tag)


def ref_of(kind: str, line: str, number: int) -> Ref:
    """The reference of a private matter, in the form of an entry's."""
    return Ref(sha256(f"{kind}/{line}/{number}".encode()).hexdigest())
