"""A certificate as text of many lines, laid out as GnuTLS lays it out."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from elwire.netlib import certificates

_USES = (
    ("digital_signature", "Digital signature"), ("content_commitment", "Non repudiation"),
    ("key_encipherment", "Key encipherment"), ("data_encipherment", "Data encipherment"),
    ("key_agreement", "Key agreement"), ("key_cert_sign", "Certificate signing"), ("crl_sign", "CRL signing"),
)  # fmt: skip

_PURPOSES = {
    ExtendedKeyUsageOID.SERVER_AUTH: "TLS WWW Server.",
    ExtendedKeyUsageOID.CLIENT_AUTH: "TLS WWW Client.",
    ExtendedKeyUsageOID.CODE_SIGNING: "Code signing.",
    ExtendedKeyUsageOID.EMAIL_PROTECTION: "Email protection.",
    ExtendedKeyUsageOID.TIME_STAMPING: "Time stamping.",
    ExtendedKeyUsageOID.OCSP_SIGNING: "OCSP signing.",
    ExtendedKeyUsageOID.ANY_EXTENDED_KEY_USAGE: "Any purpose.",
}

_ACCESS = {"1.3.6.1.5.5.7.48.1": "id-ad-ocsp", "1.3.6.1.5.5.7.48.2": "id-ad-caIssuers"}


def describe(certificate: x509.Certificate) -> str:
    """CERTIFICATE as text."""
    return "\n".join(_lines(certificate)) + "\n"


def _dump(data: bytes, depth: int) -> Iterator[str]:
    for start in range(0, len(data), 16):
        yield "\t" * depth + data[start : start + 16].hex(":")


def _number(value: int) -> bytes:
    """VALUE as a DER integer holds it: with a zero byte before a leading bit."""
    return value.to_bytes(value.bit_length() // 8 + 1, "big")


def _lines(certificate: x509.Certificate) -> Iterator[str]:
    begin, end = certificates.validity(certificate)
    moment = "%a %b %d %H:%M:%S UTC %Y"
    yield "X.509 Certificate Information:"
    yield f"\tVersion: {certificate.version.value + 1}"
    yield f"\tSerial Number (hex): {certificates.serial_bytes(certificate).hex()}"
    yield f"\tIssuer: {certificates.distinguished_name(certificate.issuer, reverse=True)}"
    yield "\tValidity:"
    yield f"\t\tNot Before: {begin.strftime(moment)}"
    yield f"\t\tNot After: {end.strftime(moment)}"
    yield f"\tSubject: {certificates.distinguished_name(certificate.subject, reverse=True)}"
    yield from _key(certificate)
    extensions = list(certificate.extensions)
    if extensions:
        yield "\tExtensions:"
        for each in extensions:
            yield from _extension(each)
    yield f"\tSignature Algorithm: {certificates.signature_algorithm(certificate)}"
    salt = getattr(certificate.signature_algorithm_parameters, "_salt_length", None)
    if salt is not None:
        yield f"\t\tSalt Length: {salt}"
    yield "\tSignature:"
    yield from _dump(certificate.signature, 2)
    yield "Other Information:"
    yield "\tFingerprint:"
    yield f"\t\tsha1:{certificate.fingerprint(hashes.SHA1()).hex()}"
    yield f"\t\tsha256:{certificate.fingerprint(hashes.SHA256()).hex()}"
    yield "\tPublic Key ID:"
    yield f"\t\tsha1:{certificates.key_id(certificate).hex()}"
    digest = certificates.key_id(certificate, hashes.SHA256())
    yield f"\t\tsha256:{digest.hex()}"
    yield "\tPublic Key PIN:"
    yield f"\t\tpin-sha256:{base64.b64encode(digest).decode()}"


def _key(certificate: x509.Certificate) -> Iterator[str]:
    key: Any = certificate.public_key()
    bits = certificates.key_bits(key)
    pss = certificate.public_key_algorithm_oid.dotted_string == "1.2.840.113549.1.1.10"
    yield f"\tSubject Public Key Algorithm: {'RSA-PSS' if pss else certificates.key_algorithm(key)}"
    yield f"\tAlgorithm Security Level: {certificates.LEVELS[certificates.security_level(key)]} ({bits} bits)"
    if isinstance(key, rsa.RSAPublicKey):
        numbers = key.public_numbers()
        yield f"\t\tModulus (bits {bits}):"
        yield from _dump(_number(numbers.n), 3)
        exponent = _number(numbers.e)
        yield f"\t\tExponent (bits {len(exponent) * 8}):"
        yield from _dump(exponent, 3)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        point = key.public_numbers()
        yield f"\t\tCurve:\t{key.curve.name.upper()}"
        for name, value in (("X", point.x), ("Y", point.y)):
            yield f"\t\t{name}:"
            yield from _dump(_number(value), 3)
    elif isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey):
        yield f"\t\tCurve:\t{'Ed25519' if isinstance(key, ed25519.Ed25519PublicKey) else 'Ed448'}"
        yield "\t\tX:"
        yield from _dump(key.public_bytes(Encoding.Raw, PublicFormat.Raw), 3)
    elif isinstance(key, dsa.DSAPublicKey):
        parameters = key.public_numbers()
        group = parameters.parameter_numbers
        for name, value in (("Public key", parameters.y), ("P", group.p), ("Q", group.q), ("G", group.g)):
            yield f"\t\t{name} (bits {value.bit_length()}):"
            yield from _dump(_number(value), 3)


def _general_name(name: x509.GeneralName) -> str:
    if isinstance(name, x509.DNSName):
        return f"DNSname: {name.value}"
    if isinstance(name, x509.IPAddress):
        return f"IPAddress: {name.value}"
    if isinstance(name, x509.RFC822Name):
        return f"RFC822Name: {name.value}"
    if isinstance(name, x509.UniformResourceIdentifier):
        return f"URI: {name.value}"
    if isinstance(name, x509.DirectoryName):
        return f"directoryName: {certificates.distinguished_name(name.value, reverse=True)}"
    return f"Unknown name: {name.value}"


def _extension(extension: x509.Extension[Any]) -> Iterator[str]:
    value = extension.value
    critical = "(critical)" if extension.critical else "(not critical)"

    def titled(title: str, lines: list[str]) -> Iterator[str]:
        yield f"\t\t{title} {critical}:"
        for line in lines:
            yield "\t\t\t" + line

    if isinstance(value, x509.BasicConstraints):
        lines = [f"Certificate Authority (CA): {'TRUE' if value.ca else 'FALSE'}"]
        if value.path_length is not None:
            lines.append(f"Path Length Constraint: {value.path_length}")
        return titled("Basic Constraints", lines)
    if isinstance(value, x509.SubjectKeyIdentifier):
        return titled("Subject Key Identifier", [value.digest.hex()])
    if isinstance(value, x509.AuthorityKeyIdentifier):
        return titled("Authority Key Identifier", [(value.key_identifier or b"").hex()])
    if isinstance(value, x509.KeyUsage):
        return titled("Key Usage", [f"{text}." for name, text in _USES if getattr(value, name)])
    if isinstance(value, x509.ExtendedKeyUsage):
        return titled("Key Purpose", [_PURPOSES.get(each, each.dotted_string) for each in value])
    if isinstance(value, x509.SubjectAlternativeName):
        return titled("Subject Alternative Name", [_general_name(each) for each in value])
    if isinstance(value, x509.IssuerAlternativeName):
        return titled("Issuer Alternative Name", [_general_name(each) for each in value])
    if isinstance(value, x509.CRLDistributionPoints):
        names = [name for point in value for name in point.full_name or ()]
        return titled("CRL Distribution points", [_general_name(each) for each in names])
    if isinstance(value, x509.AuthorityInformationAccess):
        lines = []
        for each in value:
            oid = each.access_method.dotted_string
            lines.append(f"Access Method: {oid} ({_ACCESS[oid]})" if oid in _ACCESS else f"Access Method: {oid}")
            lines.append("Access Location " + _general_name(each.access_location))
        return titled("Authority Information Access", lines)
    if isinstance(value, x509.CertificatePolicies):
        return titled("Certificate Policies", [each.policy_identifier.dotted_string for each in value])
    data = value.value if isinstance(value, x509.UnrecognizedExtension) else value.public_bytes()
    shown = "".join(chr(each) if 32 <= each < 127 else "." for each in data)
    oid = extension.oid.dotted_string
    return titled(f"Unknown extension {oid}", [f"ASCII: {shown}", f"Hexdump: {data.hex()}"])
