"""What every part of a verdict is made of: an entry that can be looked up, a level with what shows it, a claim.

Times are RFC 3339 texts. `at` is its author's claim; `received_at` is the counterpart's clock, out of its receipt.
"""

from msgspec import Struct


class Reference(Struct, frozen=True):
    """An entry of the bundle, so that anybody can look it up. `ref` is its leaf hash."""

    party: str
    epoch: str
    index: int
    ref: str
    kind: str
    at: str
    received_at: str | None


class Shown(Struct, frozen=True):
    """One level of evidence and what shows it: an entry signed by `by`, or (without one) its receipt."""

    level: str
    by: str
    what: str
    at: str
    entry: Reference | None


class Claim(Struct, frozen=True):
    """A claim of silence: its author's word. `withdrawn`: the entry that took it back."""

    by: str
    end: str
    listened_ms: int
    entry: Reference
    withdrawn: Reference | None
