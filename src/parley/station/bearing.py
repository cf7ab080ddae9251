"""The port to bearers: what carries sealed parcels. A bearer knows addresses and certificates, never what is inside.

Undelivered
├── Refused        nobody listens at the address: dead, and known at once
├── Unreachable    no way there, or the connection broke before an answer
├── TimedOut       no answer within the wait: packets vanish, or their station hangs
├── NotPinned      somebody answered who does not have the certificate on the card
├── NotAdmitted    they do not accept our certificate: not paired on their side
├── Rejected       their station answered and refused the parcel, with a status and its words
└── Garbled        what answered does not speak as agreed, or says more than the limit
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol


class Undelivered(Exception):
    """A parcel brought no reply. It may have arrived all the same; parcels are idempotent, so it is sent again."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"{address}: {why}")
        self.address = address
        self.why = why


class Refused(Undelivered):
    """Nobody listens at the address. Their machine is up and their station is not: known at once."""


class Unreachable(Undelivered):
    """No route, no such name, or the connection broke before an answer."""


class TimedOut(Undelivered):
    """No connection, or no answer, within the wait."""


class NotPinned(Undelivered):
    """Whoever answered does not hold the certificate on the counterpart's card."""


class NotAdmitted(Undelivered):
    """The other side ended the handshake over our certificate: to them we are not paired."""


class Garbled(Undelivered):
    """The reply is no reply of a station, or longer than allowed."""


class Rejected(Undelivered):
    """Their station answered, and took nothing. `words` are theirs: printable ASCII, at most 200 characters."""

    def __init__(self, address: str, status: int, words: str) -> None:
        super().__init__(address, f"{status} {words}")
        self.status = status
        self.words = words


@dataclass(frozen=True, slots=True)
class Rejection:
    """Our answer to a parcel that we do not take."""

    status: int  # 400 malformed, 403 not paired, 413 too long, 429 too many, 503 stopping
    words: str


CertificateHash = str  # SHA-256 of the DER certificate, 64 hex
Receive = Callable[[CertificateHash, bytes], Awaitable[bytes | Rejection]]
"""Given who brought it and the sealed parcel; returns the sealed reply (perhaps empty). Must not raise."""


class Bearer(Protocol):
    """One way to one counterpart. Posts are answered one at a time, in order."""

    @property
    def name(self) -> str: ...

    async def post(self, parcel: bytes, wait_ms: int) -> bytes:
        """Their sealed reply to `parcel`, perhaps empty. Raises Undelivered within about `wait_ms` otherwise."""
        ...

    async def close(self) -> None: ...


class Listener(Protocol):
    """One way in. Serves every counterpart that is admitted."""

    @property
    def name(self) -> str: ...

    async def start(self) -> None:
        """Parcels are received when this returns."""
        ...

    def admit(self, certificates: list[bytes]) -> None:
        """From now on exactly the holders of these certificates (DER) may bring parcels; others are cut off."""
        ...

    async def stop(self) -> None:
        """Nothing more is received; what was being answered was answered, or cut off after a second."""
        ...
