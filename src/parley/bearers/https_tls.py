"""TLS as two stations speak it: version 1.3, a certificate from both, and no authority but the pinned certificates."""

import ssl
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

from parley.station.bearing import CertificateHash
from parley.station.keys import TlsIdentity

# A TCP connect or a TLS handshake takes 2 round trips: 3 s is five times a satellite's 600 ms.
CONNECT_WAIT_S: Final = 3.0
HANDSHAKE_WAIT_S: Final = 5.0  # the listener's: asyncio's own default of 60 s lets slow sockets pile up
SHUTDOWN_WAIT_S: Final = 1.0


def listening(identity: TlsIdentity, peers: Iterable[bytes]) -> ssl.SSLContext:
    """A context for accepting exactly the holders of the certificates `peers` (DER)."""
    context = _context(ssl.PROTOCOL_TLS_SERVER, identity, peers)
    context.num_tickets = (
        0  # no resumption: it would skip the certificate of a peer that is no longer admitted
    )
    return context


def calling(identity: TlsIdentity, peer: bytes) -> ssl.SSLContext:
    """A context for calling exactly the holder of the certificate `peer` (DER)."""
    return _context(ssl.PROTOCOL_TLS_CLIENT, identity, [peer])


def fingerprint(certificate: bytes) -> CertificateHash:
    """The name of a certificate (DER): its SHA-256 in hex."""
    return sha256(certificate).hexdigest()


def _context(side: int, identity: TlsIdentity, peers: Iterable[bytes]) -> ssl.SSLContext:
    context = ssl.SSLContext(side)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False  # the certificate itself is pinned; a name or address may change
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(identity.certificate_path, identity.key_path, identity.key_password)
    if anchors := b"".join(peers):
        context.load_verify_locations(cadata=anchors)
    return context
