"""The party's TLS key and its self-signed certificate. Peers pin the certificate itself; no authority is asked.

P-256: its handshake is as fast as Ed25519's, and every TLS library has it. Valid from 2000 to 2100, because a wrong
clock must not kill the line. The name inside is random: it must differ between peers (OpenSSL looks anchors up by
name), and a certificate should not tell a passer-by who runs this machine.
"""

import secrets
from datetime import UTC, datetime
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

VALID_FROM: Final = datetime(2000, 1, 1, tzinfo=UTC)
VALID_UNTIL: Final = datetime(2100, 1, 1, tzinfo=UTC)


def generate(password: str) -> tuple[bytes, bytes]:
    """A new certificate (PEM) and its private key (PEM, PKCS#8, encrypted under `password`)."""
    key = ec.generate_private_key(ec.SECP256R1())
    # PKCS#8's weak key derivation does not matter here: the password is 32 random bytes, kept in the keystore.
    sealed = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(password.encode()),
    )
    return _certificate(key).public_bytes(serialization.Encoding.PEM), sealed


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"parley {secrets.token_hex(8)}")])
    public = key.public_key()
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(VALID_FROM)
        .not_valid_after(VALID_UNTIL)
        # Not an authority: as an anchor it vouches for itself and can issue nothing.
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_signing_only(), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]),
            critical=False,
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )


def _signing_only() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
