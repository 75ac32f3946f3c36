"""Digests, message authentication and symmetric encryption under GnuTLS's names, done by `hashlib` and `cryptography`.

The lists hold what these two can do, in the order and with the properties that Emacs gives.  What GnuTLS has beyond
that (RC2, single DES, the GOST family, Salsa20, UMAC, GMAC) is not in the lists, and is refused like any unknown name.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from elwire.builtins.data.digests import data_of
from elwire.interpreter.errors import plist_get
from elwire.interpreter.objects import Cons, LispString, Obj, Symbol, lisp_list, list_to_lisp, list_to_python, nil
from elwire.interpreter.registry import primitive
from elwire.interpreter.signals import Signal, error, signal, wrong_type

DIGESTS = {"MD5": (2, 16), "SHA224": (9, 28), "SHA512": (8, 64), "SHA384": (7, 48), "SHA256": (6, 32), "SHA1": (3, 20)}
"""Name to GnuTLS's number and the length of the result in bytes."""

# Name: number, length of the result, of the key, of the nonce.
MACS = {
    "AES-CMAC-256": (204, 16, 32, 0), "AES-CMAC-128": (203, 16, 16, 0), "MD5": (2, 16, 16, 0),
    "SHA224": (9, 28, 28, 0), "SHA512": (8, 64, 64, 0), "SHA384": (7, 48, 48, 0), "SHA256": (6, 32, 32, 0),
    "SHA1": (3, 20, 20, 0),
}  # fmt: skip

# Name: number, size of the tag (0: no AEAD), of a block, of the key, of the initialization vector.
CIPHERS = {
    "3DES-CBC": (3, 0, 8, 24, 8), "AES-256-SIV": (38, 16, 16, 64, 16), "AES-128-SIV": (37, 16, 16, 32, 16),
    "AES-256-XTS": (33, 0, 16, 64, 16), "AES-128-XTS": (32, 0, 16, 32, 16), "AES-256-CFB8": (31, 0, 16, 32, 16),
    "AES-192-CFB8": (30, 0, 16, 24, 16), "AES-128-CFB8": (29, 0, 16, 16, 16),
    "CHACHA20-POLY1305": (23, 16, 64, 32, 12), "CAMELLIA-128-CBC": (7, 0, 16, 16, 16),
    "CAMELLIA-192-CBC": (12, 0, 16, 24, 16), "CAMELLIA-256-CBC": (8, 0, 16, 32, 16),
    "ARCFOUR-128": (2, 0, 1, 16, 0), "AES-256-CCM-8": (22, 8, 16, 32, 12), "AES-128-CCM-8": (21, 8, 16, 16, 12),
    "AES-256-CCM": (20, 16, 16, 32, 12), "AES-128-CCM": (19, 16, 16, 16, 12), "AES-256-GCM": (11, 16, 16, 32, 12),
    "AES-192-GCM": (39, 16, 16, 24, 12), "AES-128-GCM": (10, 16, 16, 16, 12), "AES-128-CBC": (4, 0, 16, 16, 16),
    "AES-192-CBC": (9, 0, 16, 24, 16), "AES-256-CBC": (5, 0, 16, 32, 16),
}  # fmt: skip


def _listed(it: Any, kind: str, table: dict[str, Any], keys: tuple[str, ...]) -> Obj:
    entries = []
    for name, values in table.items():
        parts: list[Obj] = [it.intern(name), it.intern(keys[0]), values[0], it.intern(":type"), it.intern(kind)]
        for key, value in zip(keys[1:], values[1:], strict=True):
            parts += [it.intern(key), value]
        entries.append(list_to_lisp(parts))
    return list_to_lisp(entries)


@primitive("gnutls-digests")
def gnutls_digests(it: Any) -> Obj:
    """Return an alist of the digests there are: names, as `gnutls-hash-digest` takes them, and properties."""
    return _listed(it, "gnutls-digest-algorithm", DIGESTS, (":digest-algorithm-id", ":digest-algorithm-length"))


@primitive("gnutls-macs")
def gnutls_macs(it: Any) -> Obj:
    """Return an alist of the message authentication codes there are: names for `gnutls-hash-mac` and properties."""
    keys = (":mac-algorithm-id", ":mac-algorithm-length", ":mac-algorithm-keysize", ":mac-algorithm-noncesize")
    return _listed(it, "gnutls-mac-algorithm", MACS, keys)


@primitive("gnutls-ciphers")
def gnutls_ciphers(it: Any) -> Obj:
    """Return an alist of the ciphers there are: names for `gnutls-symmetric-encrypt` and properties; sizes in bytes."""
    table = {
        name: (number, it.s.t if tag else nil, tag, block, key, vector)
        for name, (number, tag, block, key, vector) in CIPHERS.items()
    }
    keys = (
        ":cipher-id", ":cipher-aead-capable", ":cipher-tagsize", ":cipher-blocksize", ":cipher-keysize",
        ":cipher-ivsize",
    )  # fmt: skip
    return _listed(it, "gnutls-symmetric-cipher", table, keys)


def _chosen(it: Any, table: dict[str, Any], what: str, key: str, method: Obj) -> str:
    """The name of the METHOD in TABLE: its name, its number, or a property list with its number under KEY."""
    wanted: Obj = method
    if isinstance(method, Symbol | LispString):
        name = method.name if isinstance(method, Symbol) else method.s
        if name in table:
            return name
        wanted = nil
        # A string is named as the symbol it stands for.
        method = it.intern(name) if isinstance(method, LispString) else method
    elif isinstance(method, Cons):
        wanted = plist_get(method, it.intern(key))
    if type(wanted) is int:
        for name, values in table.items():
            if values[0] == wanted:
                return name
    raise signal("error", LispString(f"GnuTLS {what} is invalid or not found"), method)


def _bytes(it: Any, spec: Obj) -> bytes:
    """The bytes that SPEC means: a string, a buffer, or (OBJECT START END CODING NOERROR)."""
    if not isinstance(spec, Cons):
        if not isinstance(spec, LispString) and not hasattr(spec, "text"):
            raise wrong_type("consp", spec)
        spec = Cons(spec, nil)
    parts = [*list_to_python(spec), nil, nil, nil, nil][:5]
    return data_of(it, *parts)


def _forget(spec: Obj) -> None:
    """Overwrite the key SPEC, when it is a string, with zeros, as Emacs does once it has been used."""
    key = spec.car if isinstance(spec, Cons) else spec
    if isinstance(key, LispString):
        key.s = "\0" * len(key.s)


def _unibyte(data: bytes) -> LispString:
    return LispString(data.decode("latin-1"), False)


@primitive("gnutls-hash-digest")
def gnutls_hash_digest(it: Any, digest_method: Obj, input: Obj) -> Obj:
    """Return the digest of INPUT, a unibyte string of bytes.

    DIGEST-METHOD is a name (symbol or string) or a number of `gnutls-digests`.  INPUT is a string, a buffer, or a list
    (OBJECT START END CODING NOERROR) as for `secure-hash`.  Signals `error`, `wrong-type-argument`.
    """
    name = _chosen(it, DIGESTS, "digest-method", ":digest-algorithm-id", digest_method)
    return _unibyte(hashlib.new(name.lower(), _bytes(it, input)).digest())


@primitive("gnutls-hash-mac")
def gnutls_hash_mac(it: Any, hash_method: Obj, key: Obj, input: Obj) -> Obj:
    """Return the message authentication code of INPUT under KEY, a unibyte string of bytes.

    HASH-METHOD is a name or a number of `gnutls-macs`; KEY and INPUT are given as INPUT of `gnutls-hash-digest`.  When
    KEY is a string, it is overwritten with zeros.  Signals `error`, `wrong-type-argument`.
    """
    name = _chosen(it, MACS, "MAC-method", ":mac-algorithm-id", hash_method)
    secret = _bytes(it, key)
    data = _bytes(it, input)
    size = MACS[name][2]
    if name.startswith("AES-") and len(secret) != size:
        raise error(f"GnuTLS MAC {name} initialization failed: The request is invalid.")
    if name.startswith("AES-CMAC"):
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.cmac import CMAC

        code = CMAC(AES(secret))
        code.update(data)
        result = code.finalize()
    else:
        result = hmac.new(secret, data, name.lower()).digest()
    _forget(key)
    return _unibyte(result)


# Encryption


@primitive("gnutls-symmetric-encrypt")
def gnutls_symmetric_encrypt(it: Any, cipher: Obj, key: Obj, iv: Obj, input: Obj, aead_auth: Obj = nil) -> Obj:
    """Encrypt INPUT and return (ENCRYPTED IV), two unibyte strings.

    CIPHER is a name or a number of `gnutls-ciphers`.  KEY, IV and INPUT are given as INPUT of `gnutls-hash-digest`; IV
    may be (iv-auto LENGTH) for random bytes; all must have the lengths that CIPHER wants.  AEAD-AUTH is data that is
    protected, not encrypted.  When KEY is a string, it is overwritten with zeros.  Signals `error`,
    `wrong-type-argument`.
    """
    return _symmetric(it, True, cipher, key, iv, input, aead_auth)


@primitive("gnutls-symmetric-decrypt")
def gnutls_symmetric_decrypt(it: Any, cipher: Obj, key: Obj, iv: Obj, input: Obj, aead_auth: Obj = nil) -> Obj:
    """Decrypt INPUT and return (DECRYPTED IV), two unibyte strings; the reverse of `gnutls-symmetric-encrypt`.

    Signals `error` also when INPUT and AEAD-AUTH do not belong together.
    """
    return _symmetric(it, False, cipher, key, iv, input, aead_auth)


def _symmetric(it: Any, encrypt: bool, cipher: Obj, key: Obj, iv: Obj, source: Obj, aead_auth: Obj) -> Obj:
    name = _chosen(it, CIPHERS, "cipher", ":cipher-id", cipher)
    _, tag, block, key_size, vector_size = CIPHERS[name]
    way = "encrypt" if encrypt else "decrypt"
    secret = _bytes(it, key)
    _check_length(name, way, "key", secret, key_size)
    vector = _bytes(it, iv)
    _check_length(name, way, "IV", vector, vector_size)
    data = _bytes(it, source)
    if tag:
        extra = 0 if encrypt else tag
        if len(data) < extra or (len(data) - extra) % block:
            raise error(
                f"GnuTLS AEAD cipher {name}/{way} input block length {len(data)} is not {extra} greater than a multiple"
                f" of the required {block}"
            )
        protected = b"" if aead_auth is nil else _bytes(it, aead_auth)
        result = _aead(name, tag, encrypt, secret, vector, data, protected)
    else:
        if len(data) % block:
            raise error(
                f"GnuTLS cipher {name}/{way} input block length {len(data)} is not a multiple of the required {block}"
            )
        result = _plain(name, encrypt, secret, vector, data) if data else b""
    _forget(key)
    return lisp_list(_unibyte(result), _unibyte(vector))


def _check_length(name: str, way: str, what: str, data: bytes, size: int) -> None:
    if len(data) != size:
        raise error(f"GnuTLS cipher {name}/{way} {what} length {len(data)} is not equal to the required {size}")


def _aead(name: str, tag: int, encrypt: bool, key: bytes, nonce: bytes, data: bytes, protected: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers import aead

    try:
        if name.endswith("SIV"):
            siv = aead.AESSIV(key)
            return siv.encrypt(data, [protected, nonce]) if encrypt else siv.decrypt(data, [protected, nonce])
        engine: Any
        if "CCM" in name:
            engine = aead.AESCCM(key, tag_length=tag)
        else:
            engine = aead.AESGCM(key) if name.startswith("AES") else aead.ChaCha20Poly1305(key)
        return (engine.encrypt if encrypt else engine.decrypt)(nonce, data, protected)  # type: ignore[no-any-return]
    except InvalidTag:
        raise error(f"GnuTLS AEAD cipher {name} decryption failed: Decryption has failed.") from None


def _plain(name: str, encrypt: bool, key: bytes, vector: bytes, data: bytes) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    try:
        from cryptography.hazmat.decrepit.ciphers import algorithms as old
    except ImportError:  # before cryptography 43 all were in one place
        old = algorithms  # type: ignore[misc]
    family, _, mode = name.rpartition("-")
    if family.startswith("AES"):
        algorithm: Any = algorithms.AES(key)
    elif family.startswith("CAMELLIA"):
        algorithm = getattr(old, "Camellia", None) or algorithms.Camellia
        algorithm = algorithm(key)
    elif family == "3DES":
        algorithm = old.TripleDES(key)
    else:
        algorithm, mode = old.ARC4(key), ""
    try:
        chosen: Any = None
        if mode == "CBC":
            chosen = modes.CBC(vector)
        elif mode == "CFB8":
            chosen = _cfb8(vector)
        elif mode == "XTS":
            chosen = modes.XTS(vector)
        context: Any = Cipher(algorithm, chosen)
        worker = context.encryptor() if encrypt else context.decryptor()
        return worker.update(data) + worker.finalize()  # type: ignore[no-any-return]
    except (UnsupportedAlgorithm, ValueError) as failure:
        raise _refused(name, failure) from None


def _cfb8(vector: bytes) -> Any:
    try:
        from cryptography.hazmat.decrepit.ciphers.modes import CFB8
    except ImportError:
        from cryptography.hazmat.primitives.ciphers.modes import CFB8  # type: ignore[assignment,unused-ignore]
    return CFB8(vector)


def _refused(name: str, failure: Exception) -> Signal:
    return error(f"GnuTLS cipher {name} initialization failed: {failure}")
