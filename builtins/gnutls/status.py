"""What is known about the peer of a TLS connection: `gnutls-peer-status`, certificates as property lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from elwire.builtins.gnutls.session import NO_HOST_MATCH, Session
from elwire.builtins.processes.process_objects import check_process
from elwire.interpreter.objects import LispString, Obj, Symbol, list_to_lisp, nil, t
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import error, wrong_type

if TYPE_CHECKING:
    from cryptography import x509

WARNINGS = {
    ":invalid": "certificate could not be verified",
    ":revoked": "certificate was revoked (CRL)",
    ":self-signed": "certificate signer was not found (self-signed)",
    ":unknown-ca": "the certificate was signed by an unknown and therefore untrusted authority",
    ":not-ca": "certificate signer is not a CA",
    ":insecure": "certificate was signed with an insecure algorithm",
    ":not-activated": "certificate is not yet activated",
    ":expired": "certificate has expired",
    ":no-host-match": "certificate host does not match hostname",
    ":signature-failure": "certificate signature could not be verified",
    ":revocation-data-superseded": "certificate revocation data are old and have been superseded",
    ":revocation-data-issued-in-future": "certificate revocation data have a future issue date",
    ":signer-constraints-failure": "certificate signer constraints were violated",
    ":purpose-mismatch": "certificate does not match the intended purpose",
    ":missing-ocsp-status": (
        "certificate requires the server to send a OCSP certificate status, but no status was received"
    ),
    ":invalid-ocsp-status": "the received OCSP certificate status is invalid",
}
"""The words of `gnutls-peer-status-warning-describe`."""

# Bits of a verdict (`netlib/certificates.py`) in the order in which Emacs lists them, last first.
_BITS = (
    (1 << 1, ":invalid"), (1 << 5, ":revoked"), (1 << 6, ":unknown-ca"), (1 << 7, ":not-ca"), (1 << 8, ":insecure"),
    (1 << 9, ":not-activated"), (1 << 10, ":expired"), (1 << 11, ":signature-failure"),
)  # fmt: skip


def warnings_of(session: Session) -> list[str]:
    """The keywords of what is wrong with the peer of SESSION, as `gnutls-peer-status` lists them."""
    from elwire.netlib.certificates import SIGNER_NOT_FOUND, signs_itself

    found = [keyword for bit, keyword in _BITS if session.verdict & bit]
    if session.extra & NO_HOST_MATCH:
        found.append(":no-host-match")
    if session.verdict & SIGNER_NOT_FOUND and session.chain and signs_itself(session.chain[0]):
        found.append(":self-signed")
    return found[::-1]


@primitive("gnutls-peer-status-warning-describe")
def gnutls_peer_status_warning_describe(status_symbol: Obj) -> Obj:
    """Return a sentence about STATUS-SYMBOL, one of the `:warnings` of `gnutls-peer-status`; nil when it is none.

    Signals `wrong-type-argument symbolp`.
    """
    if not isinstance(status_symbol, Symbol):
        raise wrong_type("symbolp", status_symbol)
    text = WARNINGS.get(status_symbol.name)
    return nil if text is None else LispString(text)


def _plist(it: Any, pairs: list[tuple[str, Obj]]) -> Obj:
    return list_to_lisp([each for key, value in pairs for each in (it.intern(key), value)])


def _hex(data: bytes) -> str:
    return data.hex(":")


def certificate_plist(it: Any, certificate: x509.Certificate) -> Obj:
    """CERTIFICATE as a property list."""
    from cryptography.hazmat.primitives import hashes, serialization

    from elwire.netlib import certificates

    begin, end = certificates.validity(certificate)
    key = certificate.public_key()
    texts = [
        (":serial-number", _hex(certificates.serial_bytes(certificate))),
        (":issuer", certificates.distinguished_name(certificate.issuer)),
        (":valid-from", f"{begin:%Y-%m-%d}"),
        (":valid-to", f"{end:%Y-%m-%d}"),
        (":subject", certificates.distinguished_name(certificate.subject)),
        (":public-key-algorithm", certificates.key_algorithm(key)),
        (":certificate-security-level", certificates.LEVELS[certificates.security_level(key)]),
        (":signature-algorithm", certificates.signature_algorithm(certificate)),
        (":public-key-id", "sha1:" + _hex(certificates.key_id(certificate))),
        (":certificate-id", "sha1:" + _hex(certificate.fingerprint(hashes.SHA1()))),
        (":pem", certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")),
    ]
    pairs: list[tuple[str, Obj]] = [(":version", certificate.version.value + 1)]
    pairs += [(keyword, LispString(text)) for keyword, text in texts]
    return _plist(it, pairs)


_SUITE = re.compile(
    r"(?:(?P<kx>ECDHE-ECDSA|ECDHE-RSA|DHE-RSA|DHE-DSS|ECDHE-PSK|DHE-PSK|RSA-PSK|PSK|SRP-RSA|SRP|ADH|AECDH)-)?"
    r"(?P<cipher>AES128|AES256|CAMELLIA128|CAMELLIA256|CHACHA20|ARIA128|ARIA256|DES-CBC3|RC4|NULL)"
    r"(?:-(?P<mode>GCM|CCM8|CCM|POLY1305|CBC))?(?:-(?P<mac>SHA256|SHA384|SHA|MD5))?"
)
_KEY_EXCHANGES = {None: "RSA", "ADH": "ANON-DH", "AECDH": "ANON-ECDH"}


def suite_names(version: str, suite: str) -> tuple[str, str, str]:
    """Key exchange, cipher and MAC of OpenSSL's SUITE, with GnuTLS's names."""
    if version == "TLSv1.3":
        _, _, rest = suite.partition("_")
        words = rest.split("_")
        cipher = "CHACHA20-POLY1305" if words[0] == "CHACHA20" else "-".join(words[: 4 if "8" in words else 3])
        # GnuTLS has this name for any exchange over an elliptic curve in TLS 1.3.
        return "ECDHE-RSA", cipher, "AEAD"
    match = _SUITE.fullmatch(suite)
    if match is None:
        return "Unknown", suite, "Unknown"
    kx = match["kx"]
    exchange = _KEY_EXCHANGES.get(kx, kx)
    base = re.sub(r"(?<=[A-Z])(128|256)", r"-\1", match["cipher"])
    mode = match["mode"]
    if mode in ("GCM", "CCM", "CCM8", "POLY1305"):
        return exchange, base + "-" + mode.replace("CCM8", "CCM-8"), "AEAD"
    names = {"DES-CBC3": "3DES-CBC", "RC4": "ARCFOUR-128", "NULL": "NULL"}
    mac = {"SHA": "SHA1", None: "SHA1"}.get(match["mac"], match["mac"])
    return exchange, names.get(base, base + "-CBC"), mac


@primitive("gnutls-peer-status")
def gnutls_peer_status(it: Any, proc: Obj) -> Obj:
    """Return what is known about the peer of the TLS connection PROC, as a property list; nil before any handshake.

    `:warnings` are keywords for `gnutls-peer-status-warning-describe`; `:certificate` is the peer's, `:certificates`
    the whole chain; `:key-exchange`, `:protocol`, `:cipher` and `:mac` are names.  Signals `wrong-type-argument
    processp`.
    """
    process = check_process(proc)
    session: Session | None = process.tls
    if session is None or session.stage < 8:
        return nil
    pairs: list[tuple[str, Obj]] = []
    warnings = warnings_of(session)
    if warnings:
        pairs.append((":warnings", list_to_lisp([it.intern(each) for each in warnings])))
    if session.chain:
        made = [certificate_plist(it, each) for each in session.chain]
        pairs.append((":certificates", list_to_lisp(made)))
        pairs.append((":certificate", made[0]))
    if session.suite is not None:
        version, suite = session.suite
        exchange, cipher, mac = suite_names(version, suite)
        pairs += [
            (":key-exchange", LispString(exchange)),
            (":protocol", LispString(version.replace("v", "") if "." in version else version.replace("v", "") + ".0")),
            (":cipher", LispString(cipher)),
            (":mac", LispString(mac)),
            (":encrypt-then-mac", nil),
        ]
        if version != "TLSv1.3":
            pairs.append((":safe-renegotiation", t))
    return _plist(it, pairs)


# A certificate as text


@primitive("gnutls-format-certificate")
def gnutls_format_certificate(cert: Obj) -> Obj:
    """Return a description, of many lines, of the certificate CERT, a string in PEM.

    Signals `error` when CERT is none, `wrong-type-argument stringp`.
    """
    if not isinstance(cert, LispString):
        raise wrong_type("stringp", cert)
    from cryptography import x509

    from elwire.builtins.gnutls.certificate_text import describe

    if "-----BEGIN" not in cert.s:
        raise error("gnutls-format-certificate error: Base64 unexpected header error.")
    try:
        found = x509.load_pem_x509_certificate(cert.s.encode())
    except ValueError:
        raise error("gnutls-format-certificate error: Base64 decoding error.") from None
    return LispString(describe(found))
