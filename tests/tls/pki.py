"""A certificate authority for the tests: certificates good and bad, written as PEM files into a folder.

    python -m tests.tls.pki DIR

Names of files: `ca.pem`, `other-ca.pem`, `crl.pem`; and for each of `LEAVES` its `NAME.pem` (with the chain behind it)
and `NAME.key`.  Everything is for `localhost` and 127.0.0.1 unless its name says otherwise.
"""

from __future__ import annotations

import datetime
import ipaddress
import sys
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey

DAY = datetime.timedelta(days=1)
BEGIN = datetime.datetime(2020, 1, 1)
END = datetime.datetime(2049, 12, 31, 23, 59, 59)


@dataclass
class Issued:
    """A certificate with its private key, and those that lead from it to the authority."""

    certificate: x509.Certificate
    key: Key
    chain: tuple[x509.Certificate, ...] = ()


def new_key(kind: str) -> Key:
    """A private key: KIND is rsa, ec or ed25519."""
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    if kind == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(65537, 2048)


def name_of(common: str) -> x509.Name:
    """A distinguished name of several parts, as real ones have."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "elwire, tests"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def issue(
    common: str,
    issuer: Issued | None = None,
    *,
    authority: bool = False,
    kind: str = "rsa",
    begin: datetime.datetime = BEGIN,
    end: datetime.datetime = END,
    hosts: tuple[str, ...] = ("localhost",),
    client: bool = False,
) -> Issued:
    """A new certificate; one that signs itself when ISSUER is None."""
    key = new_key(kind)
    subject = name_of(common)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if not authority:
        names: list[x509.GeneralName] = [x509.DNSName(each) for each in hosts]
        if "localhost" in hosts:
            names.append(x509.IPAddress(ipaddress.ip_address("127.0.0.1")))
        use = ExtendedKeyUsageOID.CLIENT_AUTH if client else ExtendedKeyUsageOID.SERVER_AUTH
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        builder = builder.add_extension(x509.ExtendedKeyUsage([use]), critical=False)
    signer = issuer.key if issuer else key
    algorithm = None if isinstance(signer, ed25519.Ed25519PrivateKey) else hashes.SHA256()
    certificate = builder.sign(signer, algorithm)
    chain = () if issuer is None or not issuer.chain else issuer.chain
    return Issued(certificate, key, chain if not authority else (certificate, *chain))


def make(folder: Path) -> None:
    """Write the whole authority into FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = issue("elwire test authority", authority=True)
    authority.chain = ()
    other = issue("another authority", authority=True)
    other.chain = ()
    middle = issue("elwire intermediate", authority, authority=True, kind="ec")
    now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
    leaves = {
        "good": issue("localhost", authority),
        "ec": issue("localhost", authority, kind="ec"),
        "ed25519": issue("localhost", authority, kind="ed25519"),
        "chained": issue("localhost", middle),
        "self-signed": issue("localhost"),
        "expired": issue("localhost", authority, end=datetime.datetime(2021, 1, 1)),
        "not-yet": issue("localhost", authority, begin=now + 365 * DAY),
        "wrong-host": issue("example.org", authority, hosts=("example.org", "*.example.net")),
        "revoked": issue("localhost", authority),
        "client": issue("a client", authority, hosts=("client",), client=True),
        "other-client": issue("a stranger", other, hosts=("client",), client=True),
    }
    for name, each in leaves.items():
        _write(folder / f"{name}.pem", each.certificate, *each.chain)
        (folder / f"{name}.key").write_bytes(
            each.key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
    _write(folder / "ca.pem", authority.certificate)
    _write(folder / "other-ca.pem", other.certificate)
    revoked = (
        x509.RevokedCertificateBuilder()
        .serial_number(leaves["revoked"].certificate.serial_number)
        .revocation_date(now - DAY)
        .build()
    )
    crl = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(now - DAY)
        .next_update(now + 365 * DAY)
        .add_revoked_certificate(revoked)
        .sign(authority.key, hashes.SHA256())
    )
    (folder / "crl.pem").write_bytes(crl.public_bytes(serialization.Encoding.PEM))


def _write(path: Path, *certificates: x509.Certificate) -> None:
    path.write_bytes(b"".join(each.public_bytes(serialization.Encoding.PEM) for each in certificates))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
