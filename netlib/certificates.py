"""Judging certificates: is a chain signed by somebody trusted, in time, strong enough, and for this host?

`cryptography` parses and checks signatures; what is added here is GnuTLS's way to judge: all that is wrong is told at
once, as bits, and the caller decides what to make of it.
"""

from __future__ import annotations

import datetime
import ipaddress
import os
import ssl
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.x509.oid import ExtensionOID, NameOID

# Bits of a verdict, with GnuTLS's values.
INVALID = 1 << 1
REVOKED = 1 << 5
SIGNER_NOT_FOUND = 1 << 6
SIGNER_NOT_CA = 1 << 7
INSECURE = 1 << 8
NOT_ACTIVATED = 1 << 9
EXPIRED = 1 << 10
SIGNATURE_FAILURE = 1 << 11

LEVELS = ("Very weak", "Weak", "Low", "Legacy", "Medium", "High", "Ultra", "Future")
"""GnuTLS's names for how hard a key is to break."""
LOW, LEGACY, MEDIUM, HIGH, ULTRA, FUTURE = range(2, 8)
_RSA_BITS = (767, 1008, 1024, 1776, 2048, 3072, 8192, 15360)
_CURVE_BITS = (150, 160, 160, 192, 224, 256, 384, 512)
_SYSTEM_FILES = (
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
    "/etc/ssl/ca-bundle.pem",
)  # fmt: skip


def key_bits(key: Any) -> int:
    """The size of a public key, as GnuTLS counts it."""
    if isinstance(key, ed25519.Ed25519PublicKey):
        return 256
    if isinstance(key, ed448.Ed448PublicKey):
        return 456
    return int(key.key_size)


def security_level(key: Any) -> int:
    """How hard KEY, a public key, is to break: an index into `LEVELS`."""
    sizes = _RSA_BITS if isinstance(key, rsa.RSAPublicKey | dsa.DSAPublicKey) else _CURVE_BITS
    bits = key_bits(key)
    level = 0
    for index, size in enumerate(sizes):
        if bits >= size:
            level = index
    return level


def key_algorithm(key: Any) -> str:
    """The name of the algorithm of KEY, a public key."""
    names: list[tuple[type, str]] = [
        (rsa.RSAPublicKey, "RSA"), (dsa.DSAPublicKey, "DSA"), (ec.EllipticCurvePublicKey, "EC/ECDSA"),
        (ed25519.Ed25519PublicKey, "EdDSA (Ed25519)"), (ed448.Ed448PublicKey, "EdDSA (Ed448)"),
    ]  # fmt: skip
    return next((name for kind, name in names if isinstance(key, kind)), "Unknown")


def signature_algorithm(certificate: x509.Certificate | x509.CertificateRevocationList) -> str:
    """The name of the algorithm that CERTIFICATE is signed with, such as RSA-SHA256."""
    oid = certificate.signature_algorithm_oid
    name = oid._name
    digest = certificate.signature_hash_algorithm
    if "ed25519" in name.lower():
        return "EdDSA-Ed25519"
    if "ed448" in name.lower():
        return "EdDSA-Ed448"
    shown = digest.name.upper().replace("-", "") if digest else ""
    if name.upper().startswith("RSASSA-PSS"):
        return f"RSA-PSS-{shown}"
    for word, prefix in (("ecdsa", "ECDSA"), ("RSA", "RSA"), ("dsa", "DSA")):
        if word in name:
            return f"{prefix}-{shown}"
    return name


# Reading files


class Unreadable(Exception):
    """A file that is not what it should be; `code` is GnuTLS's error code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


_read: dict[str, tuple[tuple[int, int, int], list[x509.Certificate]]] = {}
"""Files of certificates read so far; the system's has a hundred and more of them."""


def read_certificates(path: str) -> list[x509.Certificate]:
    """The certificates in the PEM file PATH, none when it holds none.  Raises OSError."""
    status = os.stat(path)
    key = (status.st_mtime_ns, status.st_size, status.st_ino)
    known = _read.get(path)
    if known is not None and known[0] == key:
        return known[1]
    with open(path, "rb") as file:
        text = file.read()
    found = []
    marker, end = b"-----BEGIN CERTIFICATE-----", b"-----END CERTIFICATE-----"
    with warnings.catch_warnings():
        # Authorities of long ago have serial numbers that are no longer allowed; that is nobody's business here.
        warnings.simplefilter("ignore")
        for piece in text.split(marker)[1:]:
            body, closing, _ = piece.partition(end)
            if closing:
                try:
                    found.append(x509.load_pem_x509_certificate(marker + body + end + b"\n"))
                except ValueError:
                    continue  # one that cannot be read does not spoil the others
    _read[path] = (key, found)
    return found


def read_crls(path: str) -> list[x509.CertificateRevocationList]:
    """The revocation lists in the PEM file PATH.  Raises OSError, and `Unreadable` when there is none."""
    with open(path, "rb") as file:
        text = file.read()
    marker, end = b"-----BEGIN X509 CRL-----", b"-----END X509 CRL-----"
    try:
        found = [
            x509.load_pem_x509_crl(marker + piece.partition(end)[0] + end + b"\n") for piece in text.split(marker)[1:]
        ]
    except ValueError:
        raise Unreadable(-67) from None
    if not found:
        raise Unreadable(-34)
    return found


def system_trust() -> list[x509.Certificate]:
    """The authorities that this machine trusts."""
    paths = ssl.get_default_verify_paths()
    for path in (os.environ.get(paths.openssl_cafile_env), paths.cafile, *_SYSTEM_FILES):
        if path and os.path.exists(path):
            return read_certificates(path)
    return []


# Judging


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return certificate.version is x509.Version.v1
    except ValueError:
        return False


def _signed_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _weakly_signed(certificate: x509.Certificate) -> bool:
    return isinstance(certificate.signature_hash_algorithm, hashes.MD5 | hashes.SHA1)


def _timeliness(certificate: x509.Certificate, moment: datetime.datetime) -> int:
    # Times without a zone are UTC; the properties that say so exist since cryptography 42.
    if moment < _utc(certificate, "not_valid_before"):
        return NOT_ACTIVATED | INVALID
    if moment > _utc(certificate, "not_valid_after"):
        return EXPIRED | INVALID
    return 0


def _utc(certificate: x509.Certificate, name: str) -> datetime.datetime:
    aware = getattr(certificate, name + "_utc", None)
    if aware is not None:
        return aware  # type: ignore[no-any-return]
    plain: datetime.datetime = getattr(certificate, name)
    return plain.replace(tzinfo=datetime.UTC)


def validity(certificate: x509.Certificate) -> tuple[datetime.datetime, datetime.datetime]:
    """From when to when CERTIFICATE is valid, in UTC."""
    return _utc(certificate, "not_valid_before"), _utc(certificate, "not_valid_after")


def is_revoked(
    certificate: x509.Certificate, issuer: x509.Certificate, crls: Iterable[x509.CertificateRevocationList]
) -> bool:
    """True when one of CRLS that ISSUER has signed lists CERTIFICATE."""
    for crl in crls:
        if (
            crl.issuer != issuer.subject
            or crl.get_revoked_certificate_by_serial_number(certificate.serial_number) is None
        ):
            continue
        if crl.is_signature_valid(issuer.public_key()):  # type: ignore[arg-type]
            return True
    return False


def judge(
    chain: Sequence[x509.Certificate],
    trusted: Sequence[x509.Certificate],
    crls: Sequence[x509.CertificateRevocationList],
    moment: datetime.datetime,
    weakest: int = LOW,
) -> int:
    """What is wrong with CHAIN at MOMENT: bits, 0 when nothing is.

    CHAIN is what the peer has shown, its own certificate first, the others in any order.  TRUSTED are the authorities
    believed.  Keys below the level WEAKEST and signatures over MD5 and SHA-1 are insecure.
    """
    by_subject: dict[x509.Name, list[x509.Certificate]] = {}
    for each in trusted:
        by_subject.setdefault(each.subject, []).append(each)
    verdict = 0
    current = chain[0]
    others = list(chain[1:])
    while True:
        if security_level(current.public_key()) < weakest:
            verdict |= INSECURE | INVALID
        anchors = by_subject.get(current.subject, ())
        verdict |= _timeliness(current, moment)
        if current in anchors:
            return verdict
        candidates = [each for each in by_subject.get(current.issuer, ()) if _signed_by(current, each)]
        if candidates:
            issuer = candidates[0]
            verdict |= _timeliness(issuer, moment)
            if security_level(issuer.public_key()) < weakest:
                verdict |= INSECURE | INVALID
            trusted_end = True
        else:
            trusted_end = False
            named = [each for each in others if each.subject == current.issuer]
            if not named or current.issuer == current.subject:
                if by_subject.get(current.issuer) and current.issuer != current.subject:
                    return verdict | SIGNATURE_FAILURE | INVALID
                return verdict | SIGNER_NOT_FOUND | INVALID
            proper = [each for each in named if _signed_by(current, each)]
            if not proper:
                return verdict | SIGNATURE_FAILURE | INVALID
            issuer = proper[0]
            others.remove(issuer)
        if not _is_authority(issuer):
            verdict |= SIGNER_NOT_CA | INVALID
        if _weakly_signed(current):
            verdict |= INSECURE | INVALID
        if crls and is_revoked(current, issuer, crls):
            return verdict | REVOKED | INVALID
        if trusted_end:
            return verdict
        current = issuer


def signs_itself(certificate: x509.Certificate) -> bool:
    """True when CERTIFICATE names itself as its issuer."""
    return certificate.issuer == certificate.subject


# Names


def matches_host(certificate: x509.Certificate, host: str) -> bool:
    """True when CERTIFICATE is for HOST, a name or an address (RFC 6125).

    The common name counts only when there is no alternative name of the wanted kind.
    """
    try:
        names: Any = certificate.extensions.get_extension_for_oid(ExtensionOID.SUBJECT_ALTERNATIVE_NAME).value
    except (x509.ExtensionNotFound, ValueError):
        names = ()
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        address = None
    if address is not None:
        return any(isinstance(each, x509.IPAddress) and each.value == address for each in names)
    given = [each.value for each in names if isinstance(each, x509.DNSName)]
    if not given:
        common = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        given = [str(each.value) for each in common[-1:]]
    wanted = host.rstrip(".").lower()
    return any(_matches(each.lower(), wanted) for each in given)


def _matches(pattern: str, name: str) -> bool:
    if not pattern.startswith("*."):
        return pattern == name
    rest = pattern[2:]
    # A star stands for one label, and there must be two more.
    label, dot, tail = name.partition(".")
    return bool(label and dot) and "." in rest and "*" not in rest and tail == rest


# Reading a certificate


def distinguished_name(name: x509.Name, reverse: bool = False) -> str:
    """NAME as text, in the order in which it is written down, or REVERSE, as RFC 4514 has it."""
    parts = [each.rfc4514_string({NameOID.EMAIL_ADDRESS: "EMAIL"}) for each in name.rdns]
    return ",".join(parts[::-1] if reverse else parts)


def key_id(certificate: x509.Certificate, algorithm: Any = None) -> bytes:
    """The digest of the public key of CERTIFICATE, SHA-1 unless ALGORITHM says otherwise."""
    digest = hashes.Hash(algorithm or hashes.SHA1())
    digest.update(
        certificate.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    return digest.finalize()


def serial_bytes(certificate: x509.Certificate) -> bytes:
    """The serial number of CERTIFICATE as it is written down, in two's complement."""
    number = certificate.serial_number
    return number.to_bytes(number.bit_length() // 8 + 1, "big", signed=True)
