"""What may be wrong with bytes that others sent. Evidence, never a crash.

Theirs
├── Malformed   the bytes are not what the specification allows
├── Forged      a signature, a hash or a proof does not match what it is said to cover
└── Forked      two signed heads of one log cannot both be true
"""


class Theirs(Exception):
    """Something that reached us breaks the specification. The message says what, and where."""


class Malformed(Theirs):
    """The bytes do not have the form that the specification gives them."""


class Forged(Theirs):
    """A signature, a hash or a proof does not cover what it is said to cover."""


class Forked(Theirs):
    """One author signed two heads of one size with different roots: `notes` holds both, as evidence."""

    def __init__(self, what: str, notes: tuple[bytes, bytes]) -> None:
        super().__init__(what)
        self.notes = notes
