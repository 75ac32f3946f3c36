"""GnuTLS's priority strings, `NORMAL:-VERS-TLS1.3` and the like, said to OpenSSL.

A string begins with a keyword and goes on with `+` (add), `-` or `!` (remove) and `%` (an option).  Protocol versions
and the ciphers of TLS 1.2 and below do what they say.  What OpenSSL does not let Python choose is understood and has
no effect: the cipher suites of TLS 1.3, groups, signature algorithms, options.
"""

from __future__ import annotations

import re
import ssl
from typing import Any

from elwire.netlib.certificates import FUTURE, HIGH, LEGACY, LOW, MEDIUM, ULTRA

_KEYWORDS = {
    "NORMAL": LOW, "PERFORMANCE": LOW, "LEGACY": LOW, "PFS": LOW, "NONE": LOW, "SYSTEM": LOW, "SECURE": LOW,
    "SECURE128": LOW, "SECURE192": HIGH, "SECURE256": HIGH, "SUITEB128": MEDIUM, "SUITEB192": HIGH,
    "EXPORT": LOW,
}  # fmt: skip
"""The keyword a string begins with, and the weakest level of keys that it allows in certificates."""

_PROFILES = {"LOW": LOW, "LEGACY": LEGACY, "MEDIUM": MEDIUM, "HIGH": HIGH, "ULTRA": ULTRA, "FUTURE": FUTURE}

_VERSIONS = {
    "VERS-SSL3.0": ssl.OP_NO_SSLv3, "VERS-TLS1.0": ssl.OP_NO_TLSv1, "VERS-TLS1.1": ssl.OP_NO_TLSv1_1,
    "VERS-TLS1.2": ssl.OP_NO_TLSv1_2, "VERS-TLS1.3": ssl.OP_NO_TLSv1_3,
}  # fmt: skip

_CIPHERS = {
    "AES-128-GCM": "AES128+AESGCM", "AES-256-GCM": "AES256+AESGCM", "AES-128-CCM": "AES128+AESCCM",
    "AES-256-CCM": "AES256+AESCCM", "AES-128-CCM-8": "AES128+AESCCM8", "AES-256-CCM-8": "AES256+AESCCM8",
    "CHACHA20-POLY1305": "CHACHA20", "AES-128-CBC": "AES128+SHA1:AES128+SHA256",
    "AES-256-CBC": "AES256+SHA1:AES256+SHA384:AES256+SHA256", "CAMELLIA-128-CBC": "CAMELLIA128",
    "CAMELLIA-256-CBC": "CAMELLIA256", "CAMELLIA-128-GCM": "CAMELLIA128+GCM", "CAMELLIA-256-GCM": "CAMELLIA256+GCM",
    "3DES-CBC": "3DES", "ARCFOUR-128": "RC4", "NULL": "eNULL",
}  # fmt: skip

_EXCHANGES = {
    "RSA": "kRSA", "DHE-RSA": "DHE+aRSA", "DHE-DSS": "DHE+aDSS", "ECDHE-RSA": "ECDHE+aRSA",
    "ECDHE-ECDSA": "ECDHE+aECDSA", "ANON-DH": "ADH", "ANON-ECDH": "AECDH", "DHE-PSK": "DHEPSK",
    "ECDHE-PSK": "ECDHEPSK", "RSA-PSK": "RSAPSK", "PSK": "PSK", "SRP": "SRP", "SRP-RSA": "SRP+aRSA",
    "SRP-DSS": "SRP+aDSS",
}  # fmt: skip

_UNDERSTOOD = re.compile(
    r"(CIPHER|KX|MAC|SIGN|GROUP|CURVE|COMP|CTYPE|VERS)(-[A-Z0-9.]+)*"
    r"|(MD5|SHA1|SHA256|SHA384|SHA512|AEAD|UMAC-96|UMAC-128)"
    r"|(CTYPE-X509|CTYPE-X\.509|CTYPE-RAWPK|COMP-NULL|COMP-DEFLATE)"
    r"|SIGN-[A-Z0-9-]+|GROUP-[A-Z0-9-]+|CURVE-[A-Z0-9-]+"
)
_OPTIONS = re.compile(r"%[A-Z0-9_]+(\([^)]*\))?")


class BadPriority(ValueError):
    """A priority string that GnuTLS would not understand."""


def apply(context: ssl.SSLContext, text: str) -> int:
    """Make CONTEXT do what the priority string TEXT says; the weakest level of keys allowed.  Raises `BadPriority`."""
    words = text.strip().split(":")
    keyword = words[0]
    if keyword.startswith("@"):
        keyword = "SYSTEM"
    if keyword not in _KEYWORDS:
        raise BadPriority(text)
    weakest = _KEYWORDS[keyword]
    versions = set() if keyword in ("NONE", "LEGACY") else {"VERS-TLS1.0", "VERS-TLS1.1", "VERS-TLS1.2", "VERS-TLS1.3"}
    ciphers: set[str] | None = set() if keyword == "NONE" else None
    without: set[str] = set()
    for word in words[1:]:
        if not word:
            continue
        if word[0] == "%":
            if not _OPTIONS.fullmatch(word):
                raise BadPriority(text)
            profile = word.removeprefix("%PROFILE_")
            weakest = _PROFILES.get(profile, weakest)
            continue
        sign, name = word[0], word[1:]
        if sign not in "+-!":
            raise BadPriority(text)
        add = sign == "+"
        if name in ("VERS-ALL", "VERS-TLS-ALL"):
            versions = set(_VERSIONS) - {"VERS-SSL3.0"} if add else set()
        elif name in _VERSIONS:
            (versions.add if add else versions.discard)(name)
        elif name == "CIPHER-ALL":
            ciphers = None if add else set()
        elif name in _CIPHERS:
            rule = _CIPHERS[name]
            if add and ciphers is not None:
                ciphers.add(rule)
            elif not add:
                without.add(rule)
                if ciphers is not None:
                    ciphers.discard(rule)
        elif name in _EXCHANGES:
            if not add:
                without.add(_EXCHANGES[name])
        elif name not in _KEYWORDS and not _UNDERSTOOD.fullmatch(name):
            raise BadPriority(text)
    if keyword == "PFS":
        without.add("kRSA")
    _set_versions(context, versions)
    rules = "ALL" if ciphers is None else ":".join(sorted(ciphers))
    if ciphers is not None or without:
        if not ciphers and ciphers is not None and "VERS-TLS1.3" not in versions:
            raise BadPriority(text)
        exclusions = "".join(f":!{each}" for rule in sorted(without) for each in rule.split(":"))
        try:
            context.set_ciphers((rules or "ALL") + exclusions + ":!aNULL:!eNULL:@STRENGTH")
        except ssl.SSLError:
            if "VERS-TLS1.3" not in versions:
                raise BadPriority(text) from None
    return weakest


def _set_versions(context: Any, versions: set[str]) -> None:
    order = [
        ("VERS-TLS1.0", ssl.TLSVersion.TLSv1), ("VERS-TLS1.1", ssl.TLSVersion.TLSv1_1),
        ("VERS-TLS1.2", ssl.TLSVersion.TLSv1_2), ("VERS-TLS1.3", ssl.TLSVersion.TLSv1_3),
    ]  # fmt: skip
    allowed = [version for name, version in order if name in versions]
    if not allowed:
        return
    # The range says it all when there is no gap in it; the old versions also need OpenSSL's consent.
    context.minimum_version = (
        max(allowed[0], ssl.TLSVersion.TLSv1_2) if allowed[-1] >= ssl.TLSVersion.TLSv1_2 else allowed[0]
    )
    context.maximum_version = allowed[-1]
    for name, version in order:
        if name not in versions and allowed[0] < version < allowed[-1]:
            context.options |= _VERSIONS[name]
